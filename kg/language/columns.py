"""Columns of a parsed document as lists of strings; each distinct value is decoded once a vocabulary."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from spacy.vocab import Vocab


@lru_cache(maxsize=4)
def _decoder(vocab: Vocab) -> dict[int, str]:
    return {0: ""}


def strings(vocab: Vocab, column: np.ndarray) -> list[str]:
    """The strings behind a column of attribute codes from ``Doc.to_array``."""
    known = _decoder(vocab)
    out: list[str] = []
    for number in column.tolist():
        code = int(number)
        text = known.get(code)
        if text is None:
            text = known[code] = vocab.strings[code]
        out.append(text)
    return out
