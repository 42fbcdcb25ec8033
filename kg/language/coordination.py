"""Corrections of the dependency parse around coordinators and relative clauses: "as well as", "not … but", "whose".

Like :mod:`kg.language.repairs`, done once on the columns of a document, in place. The patterns are those of the
correlative coordinators in Quirk et al., A Comprehensive Grammar of the English Language, 13.33-42.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.lexicon.names import nominals

if TYPE_CHECKING:
    from kg.language.editing import Parse

_SUBJECTS: Final = ("nsubj", "nsubjpass")
_OBJECTS: Final = ("dobj", "prep", "attr", "pobj")
_COMPLEMENTS: Final = ("dobj", "attr", "acomp", "ccomp", "xcomp", "dative", "auxpass", "oprd")
_PLACES: Final = ("GPE", "LOC", "FAC")
_VERBS: Final = ("VBD", "VBZ", "VBP", "VB", "VBG", "VBN")
_NAMING: Final = frozenset(
    "brand branded branding brands call called calling calls dub dubbed dubs label labeled labelled labels".split()
)
_STATES: Final = frozenset(("am", "are", "had", "has", "have", "is", "remains", "was", "were"))
_PAST: Final = ("VBD",)
_PRESENT: Final = ("VBZ", "VBP")
_ADDRESSING: Final = frozenset(
    "accused accuses blamed blames condemned condemns criticised criticises criticized criticizes demanded demands "
    "denounced denounces praised praises thanked thanks urged urges warned warns".split()
)
#: Acts of speech too, but of people: "said [the economy] was strong and promised B a loan".
_UTTERING: Final = frozenset(
    "announced announces asked asks called calls denied denies dismissed dismisses insisted invited invites offered "
    "offers ordered pledged pledges promised promises proposed proposes rejected rejects told vowed vows".split()
)
_HAVING: Final = frozenset(("has", "have", "had"))


def mend_correlatives(parse: Parse) -> None:
    """Put right what the parser makes of correlatives, and names after a verb that it takes for adverbs."""
    words = parse.words
    for i, word in enumerate(words):
        if word == "as" and words[i - 1] == "well" and i > 2 and words[i - 2] == "as":
            _join_subject(parse, i, "conj")
        elif word == "than" and words[i - 1] == "rather" and i > 1:
            _join_subject(parse, i, "pobj")
        elif word in ("but", "and", "or") and parse.dep(i) == "cc":
            if word == "but":
                _contrast(parse, i)
            _lift_first(parse, i)
        elif word == ";":
            _set_apart(parse, i)
        elif word in _NAMING:
            _named(parse, i)
        elif word == "who" and parse.dep(i) == "nsubj":
            _somebody(parse, parse.heads[i])
        elif word == "whose":
            _free_main_verb(parse, i)
    for i in (parse.deps == parse.strings.add("conj")).nonzero()[0].tolist():
        _second_phrase(parse, i) if parse.tag(i) == "IN" else _raise_finite(parse, i)
    for i in (parse.deps == parse.strings.add("appos")).nonzero()[0].tolist():
        _join_named(parse, i)
    for i, word in enumerate(words):
        if word in ("among", "including") and i > 1 and words[i - 1] == ",":
            _example(parse, i)
    for dep in ("npadvmod", "oprd"):
        number = parse.strings.add(dep)
        for i in (parse.deps == number).nonzero()[0].tolist():
            if parse.named(i):
                _listed(parse, i) if dep == "npadvmod" and parse.named(parse.heads[i]) else _object(parse, i)


def _join_subject(parse: Parse, joiner: int, relation: str) -> None:
    """ "[A] as well as [B] signed": A is the subject, and B beside it or, after "rather than", nothing."""
    first, second = parse.heads[joiner], parse.phrase_after(joiner + 1)
    if parse.dep(joiner) != "cc" or first >= joiner or parse.dep(second) not in _SUBJECTS:
        return
    verb = parse.heads[second]
    subject = parse.dep(first) in _SUBJECTS and parse.heads[first] == verb
    if verb < second or (not subject and parse.dep(first) in (*_SUBJECTS, "pobj", "dobj", "conj")):
        return
    if any(k < joiner and k != first for k in parse.children(verb, *_SUBJECTS)):
        return
    parse.hang(first, verb, parse.dep(second))
    parse.hang(second, first if relation == "conj" else joiner, relation)


def _contrast(parse: Parse, but: int) -> None:
    """ "Condemned not A but [B]": the negation is A's alone, and B is what the verb is about."""
    first = parse.heads[but]
    verb = parse.heads[first]
    if parse.dep(first) not in _OBJECTS or not verb < first < but:
        return
    second = next((k for k in parse.children(first, "conj") if k > but), -1)
    near = (*parse.children(verb, "neg"), *parse.children(first, "neg", "preconj"))
    negation = next((k for k in near if parse.words[k] == "not" and verb < k < first), -1)
    if second < 0 or negation < 0 or parse.words[negation + 1] in ("only", "just", "merely", "simply"):
        return
    if parse.heads[negation] == verb and parse.phrase_after(negation + 1) != first:
        return
    relation = parse.dep(first)
    parse.hang(second, verb, relation)
    parse.hang(first, second, "dep")
    parse.hang(negation, first, "neg")
    parse.hang(but, second, "cc")


def _lift_first(parse: Parse, joiner: int) -> None:
    """ "Not only [A] but also B signed": the parser makes A the root and the verb its conjunct."""
    first = parse.heads[joiner]
    if not parse.named(first) and parse.tag(first) not in ("NNP", "NNPS", "NN", "NNS"):
        return
    if parse.dep(first) in _SUBJECTS:  # both are subjects, and not of one another
        verb = parse.heads[first]
    else:
        verb = next((k for k in parse.children(first, "conj") if k > joiner and parse.tag(k) in _VERBS), -1)
    subject = next((k for k in parse.children(verb, *_SUBJECTS) if joiner < k < verb), -1) if verb > 0 else -1
    if subject < 0 or (
        not parse.children(first, "preconj")
        and not (parse.named(first) and parse.named(subject) and parse.phrase_after(joiner + 1) == subject)
    ):
        return
    if parse.heads[first] != verb:
        above, relation = parse.heads[first], parse.dep(first)
        parse.hang(verb, verb if above == first else above, relation)
    parse.hang(first, verb, parse.dep(subject))
    parse.hang(subject, first, "conj")


def _raise_finite(parse: Parse, verb: int) -> None:
    """ "Told A to leave and [promised] B aid": a finite verb is joined to the last one in its tense.

    "Has told A to leave and [promised] B aid": a participle, to the last perfect.
    """
    tag, first = parse.tag(verb), parse.heads[verb]
    perfect = tag == "VBN" and parse.tag(first) in ("VB", "VBG")
    tense = _PAST if tag == "VBD" else _PRESENT if tag in _PRESENT else ()
    if tag == "VBN" and parse.form(verb) == "VBZ":
        tense = _PRESENT  # "says the dam is a threat and [has] asked B to act"
    told = (
        parse.dep(first) == "ccomp"
        and (parse.words[verb] in _ADDRESSING or (parse.words[verb] in _UTTERING and _is_thing(parse, first)))
        and parse.form(parse.heads[first]) in tense
    )
    if first >= verb or not (perfect or told or (tense and parse.form(first) not in tense)):
        return
    aux = parse.children(verb, "aux")
    having = bool(aux) and parse.words[aux[0]] in _HAVING
    if perfect and having and parse.form(first) in ("VB", "TO"):
        tense = (parse.tag(aux[0]),)  # "demanded that A leave and [has] sent B"
    elif aux and not (told and having):
        return
    if parse.children(verb, "auxpass", "mark", "expl", *_SUBJECTS):
        return
    above = parse.heads[first] if told else first  # "denies it has a plan and accuses B"
    while not (parse.form(above) in tense or (tag in ("VBN", "VBD") and _is_perfect(parse, above))):
        if parse.heads[above] == above:
            return
        above = parse.heads[above]
    if above > first or parse.tag(above) not in _VERBS:
        return
    finite = parse.form(first) in (*_PAST, *_PRESENT)
    if finite and parse.dep(first) == "ccomp" and parse.words[verb] in _STATES:
        return  # "said he has four sons and was born in Chad"
    saying = parse.heads[above]
    if parse.dep(above) == "ccomp" and parse.words[verb] in _ADDRESSING and parse.form(saying) in tense:
        above = saying  # "said A was ready to talk and accused B"
    joiner = max((k for k in parse.children(first, "cc") if k < verb), default=-1)
    if joiner < 0:
        return
    parse.hang(verb, above, "conj")
    parse.hang(joiner, above, "cc")


def _is_thing(parse: Parse, verb: int) -> bool:
    """Whether the subject of a verb is nobody who could speak."""
    subjects = parse.children(verb, *_SUBJECTS)
    if len(subjects) != 1 or parse.kind(subjects[0]) or parse.tag(subjects[0]) not in ("NN", "NNS"):
        return False
    word, nouns = parse.words[subjects[0]].lower(), nominals()
    return all(
        form not in nouns.persons and form not in nouns.bodies for form in (word, word.removesuffix("s"))
    )


def _is_perfect(parse: Parse, verb: int) -> bool:
    """Whether a verb group is a perfect of the active voice: "has told"."""
    have = [k for k in parse.children(verb, "aux") if parse.words[k] in ("has", "have", "had", "'ve", "having")]
    return parse.tag(verb) == "VBN" and bool(have) and not parse.children(verb, "auxpass")


def _second_phrase(parse: Parse, i: int) -> None:
    """ "Spoke with A, who left, and [with] B": one more phrase of the verb, not a second verb."""
    verb = parse.heads[i]
    if parse.tag(verb) in _VERBS and parse.children(i, "pobj", "pcomp"):
        parse.hang(i, verb, "prep")


def _set_apart(parse: Parse, mark: int) -> None:
    """ "A banned X; B denied that …": a clause before the semicolon is no content of what comes after it."""
    verb = parse.heads[mark]
    for clause in parse.children(verb, "ccomp"):
        if clause < mark < verb:
            parse.hang(clause, verb, "parataxis")


def _named(parse: Parse, verb: int) -> None:
    """ "Called [him] 'weak man'": what stands before the quotation is the object, and what is in it the name given."""
    name = next((k for k in parse.children(verb, "dobj") if k > verb), -1)
    object_ = (
        next((k for k in parse.children(name, "nmod", "compound", "poss") if k > verb), -1) if name > 0 else -1
    )
    if object_ > 0 and parse.words[object_ + 1] in ("'", '"', "``", "''"):
        parse.hang(object_, verb, "dobj")
        parse.hang(name, verb, "oprd")


def _somebody(parse: Parse, clause: int) -> None:
    """ "Jian, the consul in Osaka, [who]": the relative clause is about a person, not about the place."""
    place = parse.heads[clause]
    if parse.dep(clause) != "relcl" or parse.dep(place) != "pobj" or parse.kind(place) not in _PLACES:
        return
    noun = parse.heads[parse.heads[place]]
    if parse.dep(noun) == "appos" and parse.kind(parse.heads[noun]) == "PERSON":
        noun = parse.heads[noun]
    if noun < place and parse.tag(noun) in ("NN", "NNS", "NNP"):
        parse.heads[clause] = noun


def _free_main_verb(parse: Parse, whose: int) -> None:
    """ "A, [whose] leader, B, hopes to go, urged C": the verb after "whose" is the clause's, the next the main one."""
    owned = parse.heads[whose]
    owner = parse.heads[owned]
    if parse.dep(owned) != "appos" or owner >= whose:
        return
    subject = owner
    while parse.dep(subject) == "appos" and parse.heads[subject] != subject:
        subject = parse.heads[subject]
    verb = parse.heads[subject]
    if parse.dep(subject) not in _SUBJECTS or verb < owned or parse.tag(verb) not in _VERBS:
        return
    main = next((k for k in parse.children(verb, "conj") if k > verb and parse.tag(k) in _VERBS), -1)
    if main < 0 or parse.words[main - 1] != "," or parse.children(main, *_SUBJECTS):
        return
    if parse.children(verb, "cc"):
        return
    above, relation = parse.heads[verb], parse.dep(verb)
    parse.hang(main, main if above == verb else above, relation)
    parse.hang(subject, main, parse.dep(subject))
    parse.hang(verb, owner, "relcl")
    parse.hang(owned, verb, "nsubj")


def _join_named(parse: Parse, second: int) -> None:
    """ "[Chad], Mali and Niger did not vote": a list of three states, and no state that is two others."""
    first = parse.heads[second]
    if (
        first > second
        or parse.kind(first) != "GPE"
        or parse.kind(second) != "GPE"
        or parse.words[second - 1] != ","
    ):
        return
    joined = [k for k in parse.children(second, "conj") if parse.kind(k) == "GPE"]
    if joined and any(parse.words[k] == "and" for k in parse.children(second, "cc")) and joined[-1] > second:
        parse.hang(second, first, "conj")


def _example(parse: Parse, word: int) -> None:
    """ "Free prisoners, [among them] the former minister B": who is named is one of those, and no object of a verb."""
    noun = word - 2
    if parse.words[word] == "among" and parse.words[word + 1 : word + 2] != ["them"]:
        return
    example = parse.heads[word]
    if (
        example < word
        or parse.tag(noun) not in ("NNS", "NNPS")
        or parse.dep(example) not in ("oprd", "dobj", "npadvmod", "dep")
    ):
        return
    if parse.heads[example] < noun:
        parse.move(example, noun, "appos")


def _listed(parse: Parse, i: int) -> None:
    """ "Three states — A, [B] and C — …": B is one of the list, not a measure of A."""
    first = parse.heads[i]
    if (
        first < i
        and parse.dep(first) == "appos"
        and parse.words[first + 1] == ","
        and parse.children(i, "conj")
    ):
        parse.hang(i, first, "conj")


def _object(parse: Parse, i: int) -> None:
    """ "Condemned [Chad]": somebody's name right after a verb without an object is its object."""
    verb = parse.heads[i]
    if verb >= i or parse.tag(verb) not in _VERBS or parse.phrase_after(verb + 1) != i:
        return
    if not parse.children(verb, *(dep for dep in _COMPLEMENTS if dep != parse.dep(i))):
        parse.hang(i, verb, "dobj")
