"""Corrections of the parse of relative clauses: "a step that [A denounced and B welcomed]", "a charge [B denies]".

The parser often takes the second of two clauses that share an antecedent for the main one, or a contact clause
after a noun that sums up what was said for anything else. Like
:mod:`kg.language.repairs`, done once on the columns of a document, in place (Huddleston & Pullum, The Cambridge Grammar
of the English Language, 12.7 and 15.2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kg.language.editing import Parse

_FINITE: Final = ("VBD", "VBZ", "VBP")
_VERBS: Final = (*_FINITE, "VBN")
_NOUNS: Final = ("NNP", "NNPS", "NNS")
_RELATIVE: Final = frozenset(("that", "which", "whom"))
_HAVE: Final = frozenset(("had", "has", "have"))
_END: Final = frozenset((",", ".", ";", "!", "?", "--", "–", "—"))
_REACH: Final = 5  # tokens between the first verb and the "and"
#: Nouns that take up the clause before them, if nothing else is said of them but who holds what of it.
_SUMMARIES: Final = frozenset(
    "accusation accusations allegation allegations assertion assertions charge charges claim claims contention "
    "decision demand move suggestion".split()
)
_PHRASE: Final = ("DT", "NNP", "JJ", "NN", "NNPS", "NNS", "POS", "PRP", "PRP$")
_SUBJECT: Final = ("NNP", "NNPS", "NNS", "NN", "PRP")
_AFTER: Final = ("JJ", "RB", "VBN", "IN")  # "has called absurd", "denied on Monday"


def join_relatives(parse: Parse) -> None:
    """Make the second of two relative clauses without an object a conjunct of the first."""
    for first in (parse.deps == parse.strings.add("relcl")).nonzero()[0].tolist():
        if parse.tag(first) in _VERBS and _lacks_object(parse, first):
            joiner = next(
                (k for k in range(first + 1, min(first + _REACH, len(parse.words) - 3))
                 if parse.words[k] in ("and", "but")), -1,
            )  # fmt: skip
            if joiner > 0:
                _join(parse, first, joiner)


def _lacks_object(parse: Parse, verb: int) -> bool:
    """Whether the antecedent is the object of the clause: "that [A denounced]", "[A denounced]"."""
    subject = next(iter(parse.children(verb, "nsubj")), -1)
    objects = [k for k in parse.children(verb, "dobj") if parse.words[k] not in _RELATIVE]
    return 0 < subject < verb and parse.words[subject] not in (*_RELATIVE, "who") and not objects


def _join(parse: Parse, first: int, joiner: int) -> None:
    words = parse.words
    noun = joiner + 1
    while noun < min(joiner + 6, len(words) - 2) and parse.tag(noun) in (
        "DT",
        "NNP",
        "JJ",
        "NN",
        "NNPS",
        "NNS",
        "POS",
    ):
        if parse.tag(noun + 1) in _VERBS or words[noun + 1] in _HAVE:
            break
        noun += 1
    second = noun + 2 if words[noun + 1] in _HAVE else noun + 1
    if parse.tag(noun) not in _NOUNS or second + 1 >= len(words) or parse.tag(second) not in _VERBS:
        return
    if words[second + 1] not in _END or (second == noun + 1 and parse.tag(second) == "VBN"):
        return
    if parse.dep(second) == "conj" and parse.heads[second] == first:
        return
    above, relation = parse.heads[second], parse.dep(second)
    antecedent = parse.heads[first]
    subjects = [k for k in parse.children(second, "nsubj", "nsubjpass") if k < first]
    if subjects or above == second:
        main = _main(parse, second, antecedent)
        if main < 0:
            return
        if above == second or main != above:
            parse.move(main, main if above == second else above, relation)
        for k in subjects:
            if main > second:
                parse.move(k, main, "nsubj")
            else:
                parse.move(k, next(iter(parse.children(main, "dobj")), main), "appos")
    for k in range(max(joiner, 1), second):
        if parse.heads[k] == second and parse.dep(k) == "cc":
            parse.heads[k] = first
    parse.move(joiner, first, "cc")
    parse.move(noun, second, "nsubj")
    parse.move(second, first, "conj")


def _main(parse: Parse, second: int, antecedent: int) -> int:
    """The verb that is the main one instead of ``second``: the one above it, or one that hangs on it."""
    above = parse.heads[second]
    if above > second and parse.tag(above) in _VERBS:
        return above
    later = [k for k in parse.children(second, "dep", "conj", "ccomp", "parataxis", "advcl") if k > second]
    later = [k for k in later if parse.tag(k) in _VERBS and parse.words[k - 1] == ","]
    if later:
        return later[0]
    before = [k for k in parse.children(second, "ccomp", "advcl", "parataxis") if k < antecedent]
    return before[0] if above == second and before and parse.tag(before[0]) in _FINITE else -1


def hang_summaries(parse: Parse) -> None:
    """Make a contact clause of what follows a noun that sums up: "accused B of theft, [a charge B denies]"."""
    for noun, word in enumerate(parse.words):
        if word not in _SUMMARIES:
            continue
        comma = noun - 2 if parse.words[noun - 1] in ("a", "an") else noun - 1
        if comma > 1 and parse.words[comma] == ",":
            subject, verb = _contact_clause(parse, noun)
            if verb > 0:
                _sum_up(parse, comma, noun, subject, verb)


def _contact_clause(parse: Parse, noun: int) -> tuple[int, int]:
    """The subject and the verb of a clause without an object right after ``noun``, or -1 twice."""
    words, size = parse.words, len(parse.words)
    subject = noun + 1
    while subject < min(noun + 6, size - 2) and parse.tag(subject) in _PHRASE:
        verb = subject + 1
        while verb < size - 1 and (words[verb] in _HAVE or parse.tag(verb) == "RB") and verb < subject + 4:
            verb += 1
        perfect = any(words[k] in _HAVE for k in range(subject + 1, verb))
        if parse.tag(verb) in (("VBN", "VBD") if perfect else _FINITE):
            ends = words[verb + 1] in _END or parse.tag(verb + 1) in _AFTER
            return (subject, verb) if ends and parse.tag(subject) in _SUBJECT else (-1, -1)
        subject += 1
    return -1, -1


def _sum_up(parse: Parse, comma: int, noun: int, subject: int, verb: int) -> None:
    main = parse.heads[verb]
    if main == noun:
        main = parse.heads[noun]
    if main == verb or main > comma:
        before = [k for k in parse.children(verb, "ccomp", "dep", "parataxis", "advcl") if k < comma]
        if parse.heads[verb] != verb or len(before) != 1:
            return
        main = before[0]
        parse.hang(main, main, "ROOT")
    for k in range(comma + 1, subject + 1):
        if k <= noun and parse.heads[k] not in range(comma + 1, noun + 1):
            parse.hang(k, noun, "det")
        elif noun < k < subject and parse.heads[k] not in range(noun + 1, subject + 1):
            parse.hang(k, subject, "compound")
    parse.hang(noun, main, "appos")
    parse.hang(subject, verb, "nsubj")
    parse.hang(verb, noun, "relcl")
    for k in range(max(comma - 40, 0), comma):
        if parse.heads[k] == verb:
            parse.hang(k, main, parse.dep(k))
