"""What is taken off the ends of a unit: datelines, bullets, credits, link markers, the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import combining, normalize

from kg.articles import patterns
from kg.articles.dates import iso_day
from kg.articles.lines import Line
from kg.model import Span

_BULLET: Final = re.compile(r"(?:[*•·▪■►‣–—]\s+|-\s?(?=[A-Z“\"])|#{1,6}\s+|>\s+|\d{1,2}[.)]\s+(?=[A-Z\"“]))+")
_SITE_SUFFIX: Final = re.compile(r"\s+[|–—:-]\s+(?P<site>[A-Z][\w.’'&]*(?:\s+[\w.’'&]+){0,4})$")
_SITE_WORDS: Final = re.compile(
    r"\b(?:News|Times|Post|Herald|Guardian|Journal|Tribune|Gazette|Chronicle|Telegraph|Observer|Independent|Mail"
    r"|Mirror|Sun|Star|Press|Daily|Weekly|Today|Reuters|BBC|CNN|NPR|AP|AFP|DW|Jazeera|Bloomberg|Politico|Axios"
    r"|Economist|Standard|Examiner|Monitor|Review|Report|Magazine|Network|Radio|TV|Broadcasting|Online|Wikinews"
    r"|Xinhua|TASS|Euronews|France 24|Diplomat|\.com|\.org|\.net)\b"
)
_ENDS: Final = 320


def trim_paragraph(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Spans of a paragraph without its dateline and without link markers."""
    if len(lines) > 1 and dateline_length(f"{lines[0].text[:_ENDS]} {lines[1].text[:1]}") > len(lines[0].text):
        lines = lines[1:]  # the dateline stands on a line of its own
    spans = [(line.start, line.end) for line in lines]
    first = lines[0]
    cut = _bullet(first.text)
    cut += dateline_length(first.text[cut : cut + _ENDS])
    spans[0] = (first.start + cut, first.end)
    return tuple(
        span for line, (start, end) in zip(lines, spans, strict=True) for span in _inline(line, start, end)
    )


def trim_headline(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Spans of a headline without the name of the site at its end."""
    spans = [(line.start, line.end) for line in lines]
    spans[0] = (spans[0][0] + _bullet(lines[0].text), spans[0][1])
    _, site = split_site(lines[-1].text)
    if site:
        spans[-1] = (spans[-1][0], lines[-1].start + site[0])
    return tuple(span for span in spans if span[0] < span[1])


def trim_caption(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Spans of a caption without its label and credit."""
    spans = [(line.start, line.end) for line in lines]
    if found := patterns.CAPTION_PREFIX.match(lines[0].text):
        spans[0] = (lines[0].start + found.end(), spans[0][1])
    last = lines[-1].text
    offset = max(0, len(last) - 160)
    if found := patterns.CREDIT_SUFFIX.search(last, offset):
        spans[-1] = (spans[-1][0], lines[-1].start + found.start())
    return tuple(span for span in spans if span[0] < span[1])


def split_site(text: str) -> tuple[str, tuple[int, str] | None]:
    """Split "Headline – The Daily Post" into headline, and offset and name of the site (None without one)."""
    if len(text) > _ENDS:
        return text, None
    found = _SITE_SUFFIX.search(text)
    if found is None or not _SITE_WORDS.search(found["site"]):
        return text, None
    return text[: found.start()], (found.start(), found["site"])


def dateline_length(text: str) -> int:
    """Length of a wire dateline ("KYIV, Ukraine (AP) — ") or a live blog's time at the start of a paragraph, else 0."""
    if clock := patterns.CLOCK.match(text):
        return clock.end()
    found = patterns.DATELINE.match(text)
    if found is None or (found["mixed"] or "").lower() in patterns.OPEN_ENDS:  # "On 12 March - a Tuesday - "
        return 0
    city, wire, dated, dash = (
        found["city"],
        found["wire"] or found["slashed"],
        found["date"],
        found["dash"] or found["rule"],
    )
    if wire:
        # a place in capitals with a dash needs no agency that is known: "ABUJA (Sahel Wire) -"
        unknown = city is not None and len(city) > 4 and dash and wire[0].isupper()
        named = unknown or re.fullmatch(patterns.AGENCY, wire.split("/")[0].strip())
        if not named and dated and dash and city is not None:
            return found.end()  # "ASTANA, June 16 (agency) --"
        return found.end() if named and (dash or not text[found.end() :][:1].islower()) else 0
    if dash and found["mixed"] and not dated:
        return found.end() if _is_plain_dateline(found, text[found.end() :]) else 0
    if not dash or (city is None and not dated):
        return 0
    if ":" in dash and city is None:  # "New Delhi, November 14: "
        return found.end() if dated and _is_city(found["mixed"]) else 0
    known = city is not None and _is_city(city)
    regional = bool(found["region"]) and len(city or "") > 4
    return found.end() if dated or known or regional else 0


def _is_plain_dateline(found: re.Match[str], after: str) -> bool:
    """Whether a place not in capitals with a long dash begins a report: "Bogotá, Colombia — The minister"."""
    if not found["rule"].strip().startswith(("–", "—", "--")) or not after.lstrip("“\"‘'")[:1].isupper():
        return False
    return _is_city(found["mixed"])


def _is_city(place: str) -> bool:
    """Whether news is often filed from a place, however it is spelt."""
    plain = "".join(c for c in normalize("NFKD", place) if not combining(c)).upper()
    return re.sub(r"[ -]", "_", plain).replace(".", "") in patterns.DATELINE_CITIES


def dateline_day(text: str) -> str | None:
    """The day, as ISO, in the dateline at the start of a paragraph ("LIMA, 12 March 2024 – "); None without."""
    text = text[:_ENDS]
    text = text[_bullet(text) :]
    if not dateline_length(text):
        return None
    found = patterns.DATELINE.match(text)
    return iso_day(found["date"].strip(" ,")) if found and found["date"] else None


def _bullet(text: str) -> int:
    found = _BULLET.match(text[:40])
    return found.end() if found and found.end() < len(text) else 0


def _inline(line: Line, start: int, end: int) -> Iterator[Span]:
    """The parts of ``start``..``end`` between markers such as "[Source]", without white space at their ends."""
    cuts = [(line.start + m.start(), line.start + m.end()) for m in patterns.INLINE.finditer(line.text)]
    for left, right in [*cuts, (end, end)]:
        piece = line.text[start - line.start : max(left, start) - line.start]
        body = piece.strip()
        if body:
            at = start + len(piece) - len(piece.lstrip())
            yield at, at + len(body)
        start = max(start, right)
