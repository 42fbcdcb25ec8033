"""Corrections of the parse of whole clauses: which verb is the main one, and who is its subject.

"A, whose talks prompted B to leave, [offered] to mediate", "Speaking after talks with A, [B] said", "[should] talks
fail", "[neither] has A signed", "aid to A but [not] to B". Like :mod:`kg.language.repairs`, done once on the columns of
a document, in place (Huddleston & Pullum, The Cambridge Grammar of the English Language, chapters 3, 9, 12 and 14).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.lexicon.names import name_words

if TYPE_CHECKING:
    from kg.language.editing import Parse

_VERBS: Final = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
_AGAIN: Final = frozenset(
    "reiterate reiterated reiterates reiterating renew renewed renewing renews repeat repeated repeating repeats".split()
)
_NAMES: Final = ("NNP", "NNPS")
_NOUNS: Final = ("NNP", "NNPS", "NN", "NNS")
_FINITE: Final = ("VBD", "VBZ", "VBP")
_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "expl")
_SETTING: Final = frozenset("after ahead alongside at before during following in on outside to with".split())
_SPEAKING: Final = frozenset(
    ("speaking", "talking", "writing", "appearing", "addressing", "briefing", "testifying")
)
_ONLY: Final = frozenset(("just", "merely", "necessarily", "only", "simply", "solely"))
_REACH: Final = 20
_ALL: Final = frozenset(("all", "any", "every", "no"))
_LEFT_OUT: Final = "dep"  # a relation that no reader asks for
_AUXILIARIES: Final = frozenset("are can could did do does had has have is was were will would".split())


def mend_clauses(parse: Parse) -> None:
    """Put right main verbs, subjects and negations that the parser takes for something else."""
    words = parse.words
    for i, word in enumerate(words):
        if word == "not" and i > 1 and i + 2 < len(words) and words[i - 1] in ("but", ","):
            _leave_out(parse, i)
        elif word in ("but", "except", "save") and i > 1 and parse.dep(i) == "cc":
            _except(parse, i)
        elif word == "should" and parse.dep(i) == "aux":
            _invert(parse, i)
        elif (
            word in ("Neither", "neither", "Nor", "nor") and i + 1 < len(words) and words[i + 1] in _AUXILIARIES
        ):
            _negate(parse, i)
        elif word in ("with", "to", "on", "against") and i > 1 and words[i - 1] == "and":
            _second_phrase(parse, i)
        elif word in _AGAIN:
            _threat(parse, i)
        elif word in ("condemnation", "criticism", "praise", "support", "condemnations", "rebukes"):
            _second_object(parse, i)
    for i in (parse.deps == parse.strings.add("conj")).nonzero()[0].tolist():
        if parse.tag(i) in _FINITE and parse.dep(parse.heads[i]) == "ROOT":
            _share_subject(parse, i)
        elif parse.tag(i) in _NAMES and words[i - 1] == ",":
            _end_setting(parse, i)
    for i in (parse.deps == parse.strings.add("csubj")).nonzero()[0].tolist():
        _free_subject(parse, i)
    for i in (parse.deps == parse.strings.add("nsubj")).nonzero()[0].tolist():
        if i + 2 < len(words) and words[i + 1] == ",":
            _join_list(parse, i)
    for relation in ("npadvmod", "dep"):
        for i in (parse.deps == parse.strings.add(relation)).nonzero()[0].tolist():
            if parse.tag(i) in _NAMES and i + 2 < len(words) and words[i + 1] == ",":
                _join_subjects(parse, i)
    for relation in ("acl", "advcl", "relcl"):
        for i in (parse.deps == parse.strings.add(relation)).nonzero()[0].tolist():
            if parse.tag(i) in ("VBD", "VBZ", "VBN") and words[i - 1] == ",":
                _main_verb(parse, i)


def _leave_out(parse: Parse, negation: int) -> None:
    """ "Suspended aid to A but not [to B]": what is left out is no party of the act."""
    joiner, after = parse.words[negation - 1], parse.words[negation + 1]
    if after in _ONLY:
        return
    phrase = parse.phrase_after(negation + 1)
    relation = parse.dep(phrase)
    if joiner == ",":
        if relation not in ("conj", "appos") or not parse.named(phrase) or parse.heads[phrase] >= negation:
            return
    elif relation not in ("conj", "prep", "dobj", "pobj", "appos") or parse.heads[phrase] >= negation:
        return
    if parse.tag(phrase) not in (*_NOUNS, "IN", "TO", "PRP"):
        return
    above = parse.heads[phrase]
    parse.move(phrase, above, _LEFT_OUT)
    if parse.dep(negation) == "neg" and parse.heads[negation] != phrase:
        parse.move(negation, phrase, "neg")


def _except(parse: Parse, joiner: int) -> None:
    """ "All members [but Chad] signed": the one that is left out is no party."""
    first = parse.heads[joiner]
    if not any(parse.words[k].lower() in _ALL for k in parse.children(first, "det", "predet")):
        return
    for k in parse.children(first, "conj"):
        if k > joiner and parse.phrase_after(joiner + 1) == k:
            parse.move(k, first, _LEFT_OUT)


def _invert(parse: Parse, should: int) -> None:
    """ "[Should] talks with A fail": the noun after it is the subject of the verb that the parser hangs on it."""
    noun = parse.heads[should]
    if noun < should or parse.tag(noun) == "MD":
        return
    subjects = parse.children(noun, *_SUBJECTS)
    if parse.tag(noun) == "VBZ" and noun == should + 1:
        _free_condition(parse, should, noun)
        return
    if subjects:
        if (
            min(subjects) > should
            and parse.dep(noun) == "ccomp"
            and "?" not in parse.words[noun : noun + _REACH]
        ):
            parse.move(noun, parse.heads[noun], "advcl")
        return
    verb = next(
        (k for k in parse.children(noun, "advcl", "ccomp", "xcomp") if k > noun and parse.tag(k) == "VB"), -1
    )
    if verb < 0 or parse.children(verb, "aux", "mark", *_SUBJECTS) or not parse.words[noun].endswith("s"):
        return
    above, relation = parse.heads[noun], parse.dep(noun)
    if relation != "advcl" or above == noun:
        return
    parse.move(verb, above, relation)
    parse.move(noun, verb, "nsubj")
    parse.move(should, verb, "aux")
    parse.tags[noun] = parse.strings.add("NNS")


def _free_condition(parse: Parse, should: int, noun: int) -> None:
    """ "Ruled it out [should talks with A fail]": no verb has an ending after "should", so that it is a noun."""
    above = parse.heads[noun]
    verb = next((k for k in parse.children(above, "ccomp", "advcl", "xcomp", "conj") if k > noun), -1)
    if verb < 0 or above > should or parse.tag(verb) != "VB" or parse.children(verb, "aux", "mark"):
        return
    for k in parse.children(noun, *_SUBJECTS):
        parse.move(k, above, "dobj")
    for prep in parse.children(noun, "prep"):
        name = next((k for k in parse.children(verb, "nsubj") if k > prep), -1)
        if name > 0 and not parse.children(prep, "pobj"):
            parse.move(name, prep, "pobj")
    parse.move(verb, above, "advcl")
    parse.move(noun, verb, "nsubj")
    parse.move(should, verb, "aux")
    parse.tags[noun] = parse.strings.add("NNS")


def _second_phrase(parse: Parse, prep: int) -> None:
    """ "Discussed aid [with A] and with B": a phrase of the verb, as the one joined to it is."""
    verb = parse.heads[prep]
    if parse.tag(verb) not in _VERBS or verb > prep or parse.dep(prep) != "prep":
        return
    object_ = next((k for k in parse.children(verb, "dobj") if k < prep), -1)
    if object_ < 0 or parse.tag(object_) not in ("NN", "NNS"):
        return
    for first in parse.children(object_, "prep"):
        if parse.words[first] == parse.words[prep] and first < prep:
            parse.heads[first] = verb


def _negate(parse: Parse, neither: int) -> None:
    """ "[Neither] has A signed", "B did not pay, [nor] has A": a negation, as the subject stands after the auxiliary."""
    verb = parse.heads[neither + 1]
    if verb <= neither + 1 or parse.heads[neither] == verb:
        return
    if any(neither + 1 < k < verb for k in parse.children(verb, *_SUBJECTS)):
        parse.move(neither, verb, "neg")


def _second_object(parse: Parse, noun: int) -> None:
    """ "Drew criticism from A and [praise] from B": one act is joined to another, not to a name."""
    name = parse.heads[noun]
    if parse.dep(noun) != "conj" or not parse.named(name) or parse.dep(name) != "pobj" or name > noun:
        return
    first = parse.heads[parse.heads[name]]
    if parse.tag(first) not in ("NN", "NNS") or parse.dep(first) not in ("dobj", "nsubjpass"):
        return
    parse.move(noun, first, "conj")
    for joiner in parse.children(name, "cc"):
        parse.move(joiner, first, "cc")
    if (
        noun + 1 < len(parse.words)
        and parse.tag(noun + 1) == "IN"
        and parse.heads[noun + 1] == parse.heads[first]
    ):
        parse.move(noun + 1, noun, "prep")


def _threat(parse: Parse, verb: int) -> None:
    """ "Repeated its threat [to attack]": the infinitive tells what the threat is, and nothing of the repetition."""
    said = next((k for k in parse.children(verb, "dobj") if k > verb), -1)
    act = next((k for k in parse.children(verb, "xcomp", "advcl") if k > said), -1)
    if said > 0 and act > 0 and parse.words[said + 1] == "to" and parse.tag(act) == "VB":
        parse.move(act, said, "acl")


def _free_subject(parse: Parse, participle: int) -> None:
    """ "Speaking after talks with A, [the envoy B] said": the last name before the verb is its subject."""
    verb, words = parse.heads[participle], parse.words
    low = words[participle].lower()
    if parse.tag(participle) != "VBG" or verb < participle + 4 or parse.children(verb, "nsubj", "nsubjpass"):
        return
    if low not in _SPEAKING and words[participle + 1] not in _SETTING:
        return
    last = verb - 1
    while last > participle and words[last] == ",":
        last -= 1
    titled = any(parse.words[k].lower() in name_words().offices for k in parse.children(last, "compound"))
    if (parse.kind(last) != "PERSON" and not titled) or parse.dep(last) not in (
        "conj",
        "appos",
        "pobj",
        "dobj",
    ):
        return
    first = min((k for k in range(participle + 1, last) if _within(parse, k, last)), default=last)
    if words[first - 1] != ",":
        return
    for joiner in parse.children(parse.heads[last], "cc"):
        if first - 2 <= joiner < first:
            return
    parse.move(last, verb, "nsubj")
    parse.move(participle, verb, "advcl")


def _join_list(parse: Parse, first: int) -> None:
    """ "[A], his counterpart B and C met": of two subjects before a verb the second goes on with the list."""
    verb = parse.heads[first]
    second = next((k for k in parse.children(verb, "nsubj") if first < k < verb), -1)
    if second > 0 and parse.named(first) and parse.phrase_after(first + 2) == second:
        named = parse.children(second, "appos")
        joined = [k for end in (second, *named) for k in parse.children(end, "conj") if k < verb]
        if joined:
            parse.move(second, first, "conj")
            for k in joined:
                parse.heads[k] = second


def _join_subjects(parse: Parse, first: int) -> None:
    """ "[Chad], Togo sign pact": the comma of headlines for "and", as the verb is a plural."""
    verb = parse.heads[first]
    if verb < first or parse.tag(verb) not in ("VBP", "VB", "VBZ", "NN") or parse.words[verb].endswith("s"):
        return
    second = next((k for k in parse.children(verb, "nsubj") if first < k < verb), -1)
    if second < 0 or parse.tag(second) not in _NAMES or parse.children(verb, "aux", "auxpass"):
        return
    if parse.phrase_after(first + 2) != second or not (parse.named(first) or parse.named(second)):
        return
    if not parse.children(second, "conj") and verb != second + 1:
        return
    parse.move(first, verb, "nsubj")
    parse.move(second, first, "conj")


def _within(parse: Parse, token: int, head: int) -> bool:
    """Whether a token hangs below ``head``."""
    for _ in range(6):
        if parse.heads[token] == head:
            return True
        token = parse.heads[token]
    return False


def _main_verb(parse: Parse, verb: int) -> None:
    """ "A, whose talks prompted B to leave, [offered] to mediate": the root is a name, and this is what it does."""
    root = verb
    for _ in range(12):
        if parse.heads[root] == root:
            break
        root = parse.heads[root]
    if parse.heads[root] != root or root > verb or parse.tag(root) not in _NOUNS:
        return
    active = parse.tag(verb) != "VBN" or parse.children(verb, "dobj", "ccomp", "xcomp", "prt")
    if not active and parse.heads[verb] == root:
        return  # "The port, which Chad built, [seen] in May"
    clause = next((k for k in parse.children(root, "relcl") if root < k < verb), -1)
    if (
        clause < 0
        or parse.words[root + 1] != ","
        or parse.children(verb, *_SUBJECTS, "agent", "aux", "auxpass", "mark")
    ):
        return
    for k in parse.children(root, "punct"):
        if k > verb:
            parse.heads[k] = verb
    parse.move(verb, verb, "ROOT")
    parse.move(root, verb, "nsubj")
    if parse.tag(verb) == "VBN":
        parse.tags[verb] = parse.strings.add("VBD")


def _share_subject(parse: Parse, verb: int) -> None:
    """ "A and Kenya's B [met] in C": the root is a name, to which the parser joins the verb instead of the other."""
    first = parse.heads[verb]
    subjects = [k for k in parse.children(verb, "nsubj", "nsubjpass") if first < k < verb]
    if parse.tag(first) not in _NAMES or first > verb or len(subjects) != 1:
        return
    if not any(first < k < subjects[0] and parse.words[k] == "and" for k in parse.children(first, "cc")):
        return
    for k in parse.children(first, "punct"):
        if k > verb:
            parse.heads[k] = verb
    parse.move(verb, verb, "ROOT")
    parse.move(first, verb, parse.dep(subjects[0]))
    parse.move(subjects[0], first, "conj")


def _end_setting(parse: Parse, name: int) -> None:
    """ "In C, [A] and B met": who comes after the comma is not one more place, if the verb has no subject."""
    place = parse.heads[name]
    preposition = parse.heads[place]
    verb = parse.heads[preposition]
    if parse.dep(place) != "pobj" or parse.dep(preposition) != "prep" or preposition > place or verb < name:
        return
    if (
        parse.tag(verb) not in _FINITE
        or parse.children(verb, *_SUBJECTS)
        or parse.kind(name) == parse.kind(place)
    ):
        return
    parse.move(name, verb, "nsubj")
