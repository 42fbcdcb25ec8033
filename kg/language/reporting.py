"""Correction of the parse where a reporting clause at the end is taken for a relative clause.

"Fiji will end the pact, the minister [announced] on Wednesday" (Quirk et al., A Comprehensive Grammar of the English
Language, 14.29): the clause before it is what is said. Like :mod:`kg.language.repairs`, in place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kg.language.coordination import Parse

_REPORTING: Final = frozenset(
    "added announced argued confirmed declared explained insisted noted posted reported reports said says stated told "
    "tweeted warned wrote".split()
)
_FINITE: Final = ("VBD", "VBZ", "VBP")
_OWN: Final = ("WDT", "WP", "IN")
_CLIMB: Final = 8


def free_reporting(parse: Parse) -> None:
    """Make the verb of a reporting clause the main verb of its sentence, and the clause before it what it governs."""
    for i in (parse.deps == parse.strings.add("relcl")).nonzero()[0].tolist():
        if parse.words[i] in _REPORTING and parse.tag(i) in _FINITE:
            _free(parse, i)


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
    if parse.heads[root] != root or root > first or not parse.children(root, "nsubj", "nsubjpass", "expl"):
        return
    for k in parse.children(root, "punct"):
        if k > verb or k == first - 1:
            parse.heads[k] = verb
    parse.hang(root, verb, "ccomp")
    parse.hang(verb, verb, "ROOT")


def _is_below(parse: Parse, token: int, head: int) -> bool:
    for _ in range(_CLIMB):
        token = parse.heads[token]
        if token == head:
            return True
    return False
