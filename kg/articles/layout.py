"""Which parts of a source text are running text: headlines, paragraphs and captions as spans of the source.

Nothing is cut or altered; furniture is only left out of the blocks. Three things happen here: lines become
units (hard-wrapped lines of a paragraph are one unit), units get a kind, and sentences that a page broke
around its links are put together again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kg.articles import lines as look
from kg.articles import patterns
from kg.articles.dates import date_line
from kg.articles.joining import join
from kg.articles.trimming import (
    dateline_day,
    dateline_length,
    split_site,
    trim_caption,
    trim_headline,
    trim_paragraph,
)
from kg.articles.units import Unit, gather
from kg.model import Block, Span

# The date line of a page stands among its first units.
_HEAD_UNITS: Final = 12
_SHORT_WORDS: Final = 25
_KICKER_WORDS: Final = 3
_MANY_PARAGRAPHS: Final = 3
_LONGEST_POINTER: Final = 240


@dataclass(frozen=True, slots=True)
class Layout:
    """The running text of an article, and what its lines say about it."""

    blocks: tuple[Block, ...]
    headline: str | None = None
    published: str | None = None
    site: str | None = None


def lay_out(text: str, begin: int = 0, title: str | None = None) -> Layout:
    """Find the running text of ``text`` from offset ``begin`` on; ``title`` helps to know the headline."""
    units = gather(list(look.split_lines(text, begin)))
    if len(units) == 1:
        spans = trim_paragraph(units[0].lines)
        day = dateline_day(units[0].text)
        return Layout((Block("paragraph", spans),) if spans else (), published=day)
    published = _date(units)
    _mark_headline(units, title)
    _mark_furniture(units)
    _mark_captions(units)
    units = join(units)
    _mark_inner_headlines(units)
    _mask_link_lists(units)
    _mask_after_end(units)
    _mask_repeats(units)
    blocks = tuple(_blocks(units))
    headline = next((block for block in blocks if block.kind == "headline"), None)
    top = next((unit for unit in units if unit.kind == "headline"), None)
    _, site = split_site(top.text) if top else ("", None)
    named = " ".join(text[a:b] for a, b in headline.spans) if headline else None
    return Layout(blocks, named, published, site[1] if site else None)


# --------------------------------------------------------------------------- kinds
def _date(units: Sequence[Unit]) -> str | None:
    """The day of a line of its own near the top, else that of a wire dateline there."""
    head = units[:_HEAD_UNITS]
    lines = (day for unit in head if (day := date_line(unit.text)))
    return next(lines, next((day for unit in head if (day := dateline_day(unit.text))), None))


def _key(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _is_title(text: str, title: str | None) -> bool:
    return bool(title) and len(text) <= 400 and _key(text) == _key(title or "")


def _mark_headline(units: Sequence[Unit], title: str | None) -> None:
    """Find the headline among the first units: the one that equals the title, else the first alike.

    Shorter lines before it (sections, kickers such as "Analysis") are furniture.
    """
    head = [u for u in units[:_HEAD_UNITS] if not look.is_furniture(u.text) and not look.is_outlet(u.text)]
    named = [unit for unit in head if _is_title(unit.text, title)]
    for unit in units[:_HEAD_UNITS]:
        if patterns.GLUED_HOME.fullmatch(unit.text):
            unit.kind = "masked"
    if not named:
        named = _guess_headline([unit for unit in head if unit.kind != "masked"], units)
    for unit in named:
        unit.kind = "headline"
    for unit in head:
        if not named or unit is named[0]:
            return
        if unit.kind == "paragraph" and look.word_count(unit.text) <= _KICKER_WORDS:
            unit.kind = "masked"


def _guess_headline(head: Sequence[Unit], units: Sequence[Unit]) -> list[Unit]:
    following = {id(a): b for a, b in pairwise(units)}
    candidates: list[Unit] = []
    for unit in head:
        after = following.get(id(unit))
        if after is None or not _looks_like_headline(unit.text, after.text):
            break
        candidates.append(unit)
    longer = [unit for unit in candidates if look.word_count(unit.text) > _KICKER_WORDS]
    return longer[:1] or candidates[:1]


def _looks_like_headline(text: str, following: str) -> bool:
    words = look.word_count(text)
    if not 1 <= words <= _SHORT_WORDS or look.goes_on(text) or dateline_length(text[:200]):
        return False
    if look.breaks_off(text):
        return False
    if look.is_title_case(text, 0.9 if text.endswith(".") else 0.75):
        return words <= 14 or not text.endswith(".")
    return not text.endswith((".", ",", ":")) and not look.goes_on(following)


def _mark_furniture(units: Sequence[Unit]) -> None:
    below = False  # the headline
    for i, unit in enumerate(units):
        below = below or unit.kind == "headline"
        if unit.kind != "paragraph":
            continue
        before = units[i - 1] if i else None
        after = units[i + 1] if i + 1 < len(units) else None
        if (
            below
            and patterns.POINTER.fullmatch(unit.text[:_LONGEST_POINTER])
            and not look.ends_sentence(unit.text)
        ):
            unit.kind = "masked"
            continue
        near_top = i < _HEAD_UNITS
        if near_top and after is not None and patterns.BYLINE.fullmatch(f"{unit.text} {after.text}"[:200]):
            unit.kind = after.kind = "masked"
            continue
        if look.is_furniture(unit.text) or (
            (look.is_outlet(unit.text) or (near_top and look.is_signature(unit.text)))
            and not _within_sentence(before, unit, after)
            and not (after is not None and look.is_bare_credit(after.text))
        ):
            unit.kind = "masked"


def _within_sentence(before: Unit | None, unit: Unit, after: Unit | None) -> bool:
    """Whether the sentence of the lines around a unit runs through it."""
    opened = before is not None and before.kind == "paragraph" and look.is_open(before.lines[-1].text)
    return opened or (after is not None and look.goes_on(after.lines[0].text))


def _mark_captions(units: Sequence[Unit]) -> None:
    """A credit line makes the short unit before it a caption; so does a credit at its own end."""
    before: Unit | None = None
    after_label = False
    for i, unit in enumerate(units):
        text = unit.text
        if unit.kind == "headline":
            before, after_label = None, False
        elif patterns.CAPTION_LABEL.fullmatch(text):
            unit.kind, after_label = "masked", True
        elif patterns.CREDIT_LABEL.fullmatch(text):
            unit.kind = "masked"
            if before:
                before.kind = "caption"
            if i + 1 < len(units) and _is_bare_credit(units[i + 1].text):
                units[i + 1].kind = "masked"
            before = None
        elif unit.kind == "paragraph" and look.is_credit(text):
            unit.kind = "masked"
            if before:
                before.kind = "caption"
            before = None
        elif unit.kind == "paragraph" and len(text) <= 600:
            captioned = patterns.CREDIT_SUFFIX.search(text[-160:]) or patterns.CAPTION_PREFIX.match(text)
            if captioned or after_label:
                unit.kind = "caption"
            before = unit if look.ends_sentence(text) or len(text) > 30 else None
            after_label = False
            if unit.kind == "caption":
                before = None
        elif unit.kind == "paragraph":
            before = None


def _is_bare_credit(text: str) -> bool:
    return len(text) <= 100 and not look.ends_sentence(text) and look.word_count(text) <= 10


def _mark_inner_headlines(units: Sequence[Unit]) -> None:
    """A short unit of its own without a closing mark, between others, is a heading."""
    for unit in units:
        text = unit.text
        if (
            unit.kind == "paragraph"
            and not unit.joined
            and len(text) <= 160
            and 1 <= look.word_count(text) <= 16
            and not look.ends_sentence(text)
            and text[-1] not in ",;:"
            and not look.goes_on(text)
        ):
            unit.kind = "headline"


def _mask_link_lists(units: Sequence[Unit]) -> None:
    """Titles under "Related posts", "Most popular" and the like are other articles' headlines."""
    inside = False
    for unit in units:
        if patterns.LINK_LIST.fullmatch(unit.text[: patterns.MAX_LINE]):
            inside = True
            unit.kind = "masked"
        elif inside and _is_link_title(unit):
            unit.kind = "masked"
        elif unit.kind != "masked":
            inside = False


def _is_link_title(unit: Unit) -> bool:
    if unit.kind == "headline":
        return True
    return len(unit.text) < 120 and (unit.text.endswith("?") or not look.ends_sentence(unit.text))


def _mask_after_end(units: Sequence[Unit]) -> None:
    """Mask what follows the comment form, as long as the greater part of the text stands before it."""
    total = sum(len(unit.text) for unit in units if unit.kind != "masked")
    read = 0
    for i, unit in enumerate(units):
        if 2 * read > total and patterns.END_OF_ARTICLE.fullmatch(unit.text[: patterns.MAX_LINE]):
            for rest in units[i:]:
                rest.kind = "masked"
            return
        read += len(unit.text) if unit.kind != "masked" else 0


def _mask_repeats(units: Sequence[Unit]) -> None:
    """The same headline or caption a second time says nothing new; names after the last paragraph are tags."""
    seen: set[str] = set()
    for unit in units:
        if unit.kind == "masked":
            continue
        key = _key(split_site(unit.text)[0])
        if key in seen and unit.kind in {"headline", "caption"}:
            unit.kind = "masked"
        seen.add(key)
    if sum(unit.kind == "paragraph" for unit in units) < _MANY_PARAGRAPHS:
        return
    for unit in reversed(units):
        if unit.kind == "headline" and look.word_count(unit.text) <= _KICKER_WORDS:
            unit.kind = "masked"
        elif unit.kind != "masked":
            return


def _blocks(units: Iterable[Unit]) -> Iterable[Block]:
    for unit in units:
        spans: tuple[Span, ...] = ()
        if unit.kind == "paragraph":
            spans = trim_paragraph(unit.lines)
        elif unit.kind == "caption":
            spans = trim_caption(unit.lines)
        elif unit.kind == "headline":
            spans = trim_headline(unit.lines)
        if spans and unit.kind != "masked":
            yield Block(unit.kind, spans)
