"""Corrections of the parse around reporting clauses: where they stand at the end, and where what is said ends.

"Fiji will end the pact, the minister [announced] on Wednesday" (Quirk et al., A Comprehensive Grammar of the English
Language, 14.29): the clause before it is what is said. "B said that it was ready, hours after A had left": the time
is that of saying so. Like :mod:`kg.language.repairs`, in place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kg.language.editing import Parse

_REPORTING: Final = frozenset(
    "added announced argued confirmed declared explained insisted noted posted reported reports said says stated told "
    "tweeted warned wrote".split()
)
#: What others say beside it.
_SPEAKING: Final = _REPORTING | frozenset(
    "accused asked called condemned criticised criticized demanded denied dismissed expressed hailed pledged praised "
    "promised rejected urged voiced vowed welcomed".split()
)
_FINITE: Final = ("VBD", "VBZ", "VBP")
_NOUNS: Final = ("NNP", "NNPS", "NN", "NNS")
#: Units of time in which news tells how long before or after something else it was said.
UNITS: Final = frozenset("day days hours minutes moments month months week weeks".split())
RELATIVE_TIME: Final = ("after", "before")
_COUNT: Final = 4  # words before the unit: "just a few", "less than two"
_OWN: Final = ("WDT", "WP", "IN")
_SUBJECTS: Final = ("nsubj", "nsubjpass", "expl")
_CLIMB: Final = 8


def free_reporting(parse: Parse) -> None:
    """Make the verb of a reporting clause the main verb of its sentence, and the clause before it what it governs."""
    for i in (parse.deps == parse.strings.add("relcl")).nonzero()[0].tolist():
        if parse.words[i] in _REPORTING and parse.tag(i) in _FINITE:
            _free(parse, i)
    for i in (parse.deps == parse.strings.add("conj")).nonzero()[0].tolist():
        if parse.words[i] in _REPORTING and parse.tag(i) in _FINITE:
            _give_speaker(parse, i)
    for i in (parse.deps == parse.strings.add("nsubj")).nonzero()[0].tolist():
        if parse.words[parse.heads[i]] in _REPORTING and parse.dep(parse.heads[i]) == "ROOT":
            _part_speakers(parse, i)
    for relation in ("ccomp", "conj"):
        for i in (parse.deps == parse.strings.add(relation)).nonzero()[0].tolist():
            if parse.words[i] in _SPEAKING and parse.tag(i) in (*_FINITE, "VBN"):
                _part_reports(parse, i)
    for i in range(3, len(parse.words) - 2):
        if parse.words[i] in RELATIVE_TIME and parse.words[i - 1] in UNITS:
            _date_report(parse, i)


def _free(parse: Parse, verb: int) -> None:
    subjects = parse.children(verb, "nsubj")
    if len(subjects) != 1 or subjects[0] > verb or parse.tag(subjects[0]) in _OWN:
        return
    if parse.children(verb, "ccomp", "mark") or (parse.words[verb] != "told" and parse.children(verb, "dobj")):
        return
    first = subjects[0]
    while first > 0 and _is_below(parse, first - 1, subjects[0]):
        first -= 1
    if first < 2 or parse.words[first - 1] != ",":
        return
    root = parse.heads[verb]
    for _ in range(_CLIMB):
        if parse.heads[root] == root:
            break
        root = parse.heads[root]
    if parse.heads[root] != root or root > first or not parse.children(root, *_SUBJECTS):
        return
    for k in parse.children(root, "punct"):
        if k > verb or k == first - 1:
            parse.heads[k] = verb
    parse.hang(root, verb, "ccomp")
    parse.hang(verb, verb, "ROOT")


def _give_speaker(parse: Parse, verb: int) -> None:
    """ "A granted asylum to B, the minister [C] announced": C is no party of the act, but who tells of it."""
    root, speaker = parse.heads[verb], verb - 1
    if (
        parse.dep(root) != "ROOT"
        or root > verb
        or parse.children(verb, *_SUBJECTS, "dobj", "ccomp", "mark", "aux")
    ):
        return
    if parse.tag(speaker) not in _NOUNS or parse.dep(speaker) not in ("conj", "appos", "pobj", "dobj"):
        return
    first = speaker
    while first > root and _is_below(parse, first - 1, speaker):
        first -= 1
    if parse.words[first - 1] != "," or first == speaker or not root < parse.heads[speaker] < first:
        return
    if any(k > root for k in parse.children(root, "cc")) or not parse.children(root, *_SUBJECTS):
        return
    for k in parse.children(root, "punct"):
        if k > verb:
            parse.heads[k] = verb
    parse.hang(speaker, verb, "nsubj")
    parse.hang(root, verb, "ccomp")
    parse.hang(verb, verb, "ROOT")


def _part_speakers(parse: Parse, first: int) -> None:
    """ "After it sheltered [B], the minister C announced": B is in the clause before, and C alone tells of it."""
    verb = parse.heads[first]
    said = next((k for k in parse.children(verb, "ccomp") if k < first), -1)
    joined = [k for k in parse.children(first, "conj", "appos") if k < verb]
    if said < 0 or len(joined) != 1 or joined[0] != verb - 1 or parse.children(first, "cc"):
        return
    speaker, start = joined[0], first
    while start > said and _is_below(parse, start - 1, first):
        start -= 1
    above = start - 1
    if above <= said or parse.words[first + 1] != "," or parse.kind(speaker) != "PERSON":
        return
    relation = {"IN": "pobj", "TO": "pobj"}.get(
        parse.tag(above), "dobj" if parse.tag(above)[:2] == "VB" else ""
    )
    if relation and not parse.children(above, relation):
        parse.hang(speaker, verb, "nsubj")
        parse.hang(first, above, relation)


def _part_reports(parse: Parse, verb: int) -> None:
    """ "A said that it was ready, and B [promised] to help": who else speaks is no part of what A said."""
    subjects = parse.children(verb, "nsubj")
    above = parse.heads[verb]
    if len(subjects) != 1 or above > subjects[0] or parse.children(verb, "mark", "aux", "auxpass"):
        return
    said = above if parse.dep(verb) == "ccomp" else parse.heads[above]
    if parse.dep(verb) == "conj" and (parse.dep(above) != "ccomp" or said > above):
        return
    if (
        parse.words[said] not in _REPORTING
        or parse.tag(verb) not in (parse.tag(said), "VBN")
        or not _is_somebody(parse, subjects[0])
    ):
        return
    first = subjects[0]
    while first > said and _is_below(parse, first - 1, subjects[0]):
        first -= 1
    if parse.words[first - 2 : first] != [",", "and"] or '"' in parse.words[said:first]:
        return
    parse.move(verb, said, "conj")
    parse.move(first - 1, said, "cc")


def _is_somebody(parse: Parse, noun: int) -> bool:
    """A name, or people or a body of a state that is named: "the Japanese embassy"."""
    return parse.named(noun) or any(parse.named(k) for k in parse.children(noun, "amod", "poss", "compound"))


def _date_report(parse: Parse, mark: int) -> None:
    """ "Said that B was ready, hours [after] C had left": tells when it was said, unless the words are quoted."""
    first = mark - 1
    while first > mark - 2 - _COUNT and parse.words[first - 1] not in (",", '"', ".", ";"):
        first -= 1
    if parse.words[first - 1] != ",":
        return
    clause = parse.dep(mark) == "mark"
    adjunct = parse.heads[mark] if clause else mark
    if adjunct < mark or (clause and parse.dep(adjunct) not in ("advcl", "ccomp")):
        return
    if not clause and (parse.dep(mark) != "prep" or not parse.children(mark, "pobj", "pcomp")):
        return
    said = parse.heads[adjunct]
    for _ in range(_CLIMB):
        if parse.heads[said] == said or (
            parse.dep(said) == "ccomp" and parse.words[parse.heads[said]] in _REPORTING
        ):
            break
        said = parse.heads[said]
    verb = parse.heads[said] if parse.dep(said) == "ccomp" else said
    if verb >= said and parse.words[said] not in _REPORTING:
        return
    if parse.words[verb] not in _REPORTING or verb > first:
        return
    parse.move(adjunct, verb, "advcl" if clause else "prep")
    unit = mark - 1
    if parse.heads[unit] != adjunct and not _is_below(parse, unit, adjunct):
        parse.move(unit, adjunct, "npadvmod")


def _is_below(parse: Parse, token: int, head: int) -> bool:
    for _ in range(_CLIMB):
        token = parse.heads[token]
        if token == head:
            return True
    return False
