"""Columns of a parsed document as lists of strings; each distinct value is decoded once a vocabulary."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from spacy.vocab import Vocab


class _Decoder(dict[int, str]):
    """Code -> string, asked of the vocabulary the first time only."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__({0: ""})
        self._strings = vocab.strings

    def __missing__(self, code: int) -> str:
        text = self[code] = self._strings[code]
        return text


@lru_cache(maxsize=4)
def _decoder(vocab: Vocab) -> _Decoder:
    return _Decoder(vocab)


def strings(vocab: Vocab, column: np.ndarray) -> list[str]:
    """The strings behind a column of attribute codes from ``Doc.to_array``."""
    return list(map(_decoder(vocab).__getitem__, column.tolist()))
