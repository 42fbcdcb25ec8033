"""Near-duplicates: copies of one wire story in several papers are one source, not many.

Word 5-shingles, MinHash with locality-sensitive hashing to find candidates (Broder 1997; Leskovec, Rajaraman
and Ullman, Mining of Massive Datasets, ch. 3), and the true Jaccard similarity to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_SHINGLE: Final = 5
_PERMUTATIONS: Final = 128
# Looser than the decision, so that hardly a true copy is missed among the candidates.
_CANDIDATE: Final = 0.65
_WORD: Final = re.compile(r"\w+")


def _shingles(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    if len(words) <= _SHINGLE:
        return frozenset([" ".join(words)]) if words else frozenset()
    return frozenset(" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def near_duplicates(articles: Iterable[tuple[str, str]], threshold: float = 0.8) -> dict[str, str]:
    """Map the id of each copy to the id of its original, the first of its kind in sorted order of ids.

    ``articles`` are (id, text) pairs in any order; the result does not depend on it. ``threshold`` is the
    Jaccard similarity of word 5-shingles from which on two texts count as copies. An original is never a
    copy itself.
    """
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    originals: dict[str, frozenset[str]] = {}
    copies: dict[str, str] = {}
    for id, text in sorted(articles):
        shingles = _shingles(text)
        if not shingles or id in originals:
            continue
        sketch = MinHash(num_perm=_PERMUTATIONS, seed=1)
        sketch.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in sorted(shingles)])
        match = next(
            (c for c in sorted(index.query(sketch)) if _jaccard(originals[c], shingles) >= threshold), None
        )
        if match is not None:
            copies[id] = match
            continue
        originals[id] = shingles
        index.insert(id, sketch)
    return copies


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    common = len(a & b)
    return common / (len(a) + len(b) - common)
