"""A parse while it is corrected: the columns of a document, with the few steps that corrections take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from spacy.strings import StringStore

_SUBJECTS: Final = ("nsubj", "nsubjpass")
_OBJECTS: Final = ("dobj", "prep", "attr", "pobj")
_NAMES: Final = ("PERSON", "GPE", "ORG", "NORP")
_DEEP: Final = 60  # tokens from a leaf up to the root
_REACH: Final = 12  # tokens that a phrase may be long


@dataclass(slots=True)
class Parse:
    """Columns of a document to be corrected; relations, tags and entity types are numbers of ``strings``."""

    strings: StringStore
    deps: np.ndarray
    tags: np.ndarray
    kinds: np.ndarray
    heads: list[int]
    words: Sequence[str]

    def dep(self, i: int) -> str:
        """The relation of a token to its head."""
        return self.strings[int(self.deps[i])]

    def tag(self, i: int) -> str:
        """The fine-grained tag."""
        return self.strings[int(self.tags[i])]

    def kind(self, i: int) -> str:
        """The entity type, or nothing."""
        return self.strings[int(self.kinds[i])] if self.kinds[i] else ""

    def form(self, i: int) -> str:
        """The tag of the first word of a verb group: of the auxiliary, if there is one before the verb."""
        first = next((k for k in self.children(i, "aux", "auxpass") if k < i), i)
        return self.tag(first)

    def named(self, i: int) -> bool:
        """Whether the token is in the name of somebody."""
        return self.kind(i) in _NAMES

    def hang(self, i: int, head: int, dep: str) -> None:
        """Give a token another head and relation."""
        self.heads[i], self.deps[i] = head, self.strings.add(dep)

    def move(self, i: int, head: int, dep: str) -> None:
        """As :meth:`hang`, but nothing where ``head`` hangs below the token."""
        above = head
        for _ in range(_DEEP):
            if above == i and head != i:
                return
            if self.heads[above] == above:
                break
            above = self.heads[above]
        self.hang(i, head, dep)

    def children(self, i: int, *deps: str) -> list[int]:
        """The dependents of a token nearby, with one of ``deps``."""
        near = range(max(i - 3 * _REACH, 0), min(i + 3 * _REACH, len(self.heads)))
        return [k for k in near if k != i and self.heads[k] == i and self.dep(k) in deps]

    def phrase_after(self, start: int) -> int:
        """The head of the phrase that begins at ``start``: the last token up from there that is after it."""
        here = min(start, len(self.heads) - 1)
        for _ in range(_REACH):
            if not start <= self.heads[here] < start + _REACH or self.heads[here] == here:
                break
            if self.dep(here) in (*_SUBJECTS, *_OBJECTS, "conj"):
                break
            here = self.heads[here]
        return here
