"""The comma of headlines that stands for "and": "Putin, Xi discuss gas", "Kyrgyz, Tajik leaders sign deal".

A verb in the plural after two in the singular, or a plural noun after two nationalities, proves it. Like
:mod:`kg.language.repairs`, done once on the columns of a document, in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from kg.lexicon.territories import gazetteer

if TYPE_CHECKING:
    import numpy as np
    from spacy.strings import StringStore

_REACH: Final = 12  # tokens before the verb of a headline
_LONGEST: Final = 4  # words of a title or name before its comma


def join_headlines(
    strings: StringStore,
    deps: np.ndarray,
    tags: np.ndarray,
    heads: list[int],
    words: Sequence[str],
    starts: Iterable[int],
) -> None:
    """Join the two before the verb of each sentence that begins like a headline; ``starts``: first tokens."""
    plural, singular = _codes(strings, "NNS", "NNPS"), _codes(strings, "NN", "NNP")
    present = _codes(strings, "VB", "VBP")
    conj, nsubj, amod = (strings.add(name) for name in ("conj", "nsubj", "amod"))
    for start in starts:
        comma = next(
            (k for k in range(start + 1, min(start + _LONGEST + 1, len(words))) if words[k] == ","), -1
        )
        if comma < 0 or comma + 2 >= len(words):
            continue
        first, second = comma - 1, comma + 1
        if comma == start + 1 and _nationality(words[first]) and _nationality(words[second]):
            people = heads[second]
            if people > second and int(tags[people]) in plural and _plain(words[second:people]):
                heads[first], deps[first] = people, amod
                heads[second], deps[second] = first, conj
            continue
        verb = next((k for k in range(second, min(start + _REACH, len(words))) if int(tags[k]) in present), -1)
        if verb <= second or not _plain(words[second:verb]):
            continue
        last = verb - 1
        if (
            int(tags[first]) not in singular
            or int(tags[last]) not in singular
            or heads[last] not in (first, verb)
        ):
            continue
        if not words[start].istitle() or not words[second].istitle() or heads[first] not in (last, verb):
            continue
        heads[first], deps[first] = verb, nsubj
        heads[last], deps[last] = first, conj


def _codes(strings: StringStore, *names: str) -> frozenset[int]:
    return frozenset(strings.add(name) for name in names)


def _nationality(word: str) -> bool:
    return gazetteer().demonym(word) is not None or (word.isupper() and gazetteer().name(word) is not None)


def _plain(words: Sequence[str]) -> bool:
    """Whether the words go on without another comma or clause."""
    return not any(word in (",", ";", ":", "-", "and", "to", "who", "which") for word in words)
