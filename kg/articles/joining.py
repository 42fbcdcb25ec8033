"""Sentences that a page broke around its links, advertisements and pictures are put together again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kg.articles import lines as look
from kg.articles.units import Unit

# An advertisement or a picture with caption and credit may stand within a sentence; more is another sentence.
_MOST_BETWEEN: Final = 6


def join(units: Sequence[Unit]) -> list[Unit]:
    """Put units together that are pieces of one sentence; furniture and captions in between are left out."""
    out: list[Unit] = []
    last: Unit | None = None  # the paragraph that may still go on
    between = 0
    texts = [unit for unit in units if unit.kind == "paragraph"]
    after = {id(a): b for a, b in pairwise(texts)}
    for unit in units:
        if (
            unit.kind == "paragraph"
            and last is not None
            and between <= _MOST_BETWEEN
            and _belongs(last, unit, after.get(id(unit)))
        ):
            for caption in out[len(out) - between :]:
                caption.kind = "masked"  # the text is parsed in its order: nothing may stand within a sentence
            last.lines.extend(unit.lines)
            last.joined = True
            between = 0
            continue
        out.append(unit)
        if unit.kind == "paragraph":
            last, between = unit, 0
        elif unit.kind == "headline":
            last = None
        else:
            between += 1
    return out


def _belongs(before: Unit, unit: Unit, following: Unit | None) -> bool:
    """Whether ``unit`` goes on with the sentence that ``before`` leaves open."""
    last, first = before.lines[-1].text, unit.lines[0].text
    if look.ends_sentence(last):
        return look.may_go_on(last) and look.goes_on(first)
    if look.goes_on(first) or look.is_open(last):
        return True
    if before.joined or look.goes_on(before.lines[0].text):
        return last[-1] != ":"
    # A line without an end, a bare name, and the sentence goes on after it.
    return (
        (len(last) > 60 or look.leads_to_name(last))
        and look.is_name_like(first)
        and (first.endswith(",") or (following is not None and look.goes_on(following.lines[0].text)))
    )
