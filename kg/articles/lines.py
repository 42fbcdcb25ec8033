"""Lines of a text with their offsets, and what kind of line each one is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.articles import patterns
from kg.articles.dates import date_line

_LINE: Final = re.compile("[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK: Final = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_EDGES: Final = " \t\ufeff\u00a0\u200b\u200c\u200d\u2002\u2003\u2009\u200a\u202f\u3000\x1c\x1d\x1e\x1f"
_ENDED: Final = re.compile(r"[.!?…]\s?['\"’”“»)\]*]{0,4}(?:\s?\[[^\[\]]{1,24}\])?[\s■●◆♦▪]{0,3}$")
_INITIALS: Final = re.compile(r"(?:^|[\s(])(?:[A-Za-z]\.)+$")
_EDGE_PUNCTUATION: Final = " -–—|:·•*_.…!>»<«\t"
_WORD: Final = re.compile(r"[^\W_][\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space at its ends; ``gap`` tells whether a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool


def split_lines(text: str, begin: int = 0) -> Iterator[Line]:
    """The lines of ``text`` from ``begin`` on that are not blank."""
    previous = -1
    for found in _LINE.finditer(text, begin):
        raw = found[0]
        body = raw.lstrip(_EDGES)
        start = found.start() + len(raw) - len(body)
        body = body.rstrip(_EDGES)
        if not body:
            continue
        between = text[max(previous, found.start() - 400) : found.start()] if previous >= 0 else ""
        gap = previous < 0 or len(_BREAK.findall(between)) > 1
        previous = found.end()
        yield Line(start, start + len(body), body, gap)


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page (menus, bylines, credits, rights, forms), not to the article."""
    if len(line) > patterns.MAX_LINE:
        return False
    if line.strip(_EDGE_PUNCTUATION).lower() in patterns.FURNITURE_LINES:
        return True
    if date_line(line):
        return True
    return any(pattern.fullmatch(line) for pattern in patterns.FURNITURE)


def is_outlet(line: str) -> bool:
    """Whether a line is nothing but the name of a news outlet or network, as on buttons and under bylines."""
    return len(line) < 40 and line.strip(_EDGE_PUNCTUATION).lower() in patterns.AMBIGUOUS_LINES


def is_signature(line: str) -> bool:
    """Whether a line near the top of a page names its writer and place or office ("A B in Rome")."""
    return len(line) <= 160 and any(pattern.fullmatch(line) for pattern in patterns.HEAD_FURNITURE)


def is_credit(line: str) -> bool:
    """Whether a line is nothing but the credit of a picture."""
    if len(line) > 160:
        return False
    if patterns.CREDIT_LABEL.fullmatch(line):
        return True
    suffix = patterns.CREDIT_SUFFIX.search(line)
    with_caption = suffix is not None and word_count(line[: suffix.start()]) > 4
    return not with_caption and patterns.CREDIT_LINE.fullmatch(line) is not None


def ends_sentence(line: str) -> bool:
    """Whether a line ends in a mark that closes a sentence; "Mr." and "U.S." do not."""
    if not _ENDED.search(line[-36:]):
        return False
    last = line[-24:].rsplit(None, 1)[-1].strip("(.").lower()
    return not (line.endswith(".") and last in patterns.ABBREVIATED_TITLES)


def may_go_on(line: str) -> bool:
    """Whether a line ends in initials ("U.S.", "a.m."), so that its last dot need not end the sentence."""
    return bool(_INITIALS.search(line[-16:]))


def is_bare_credit(line: str) -> bool:
    """Whether a line is a credit that stands after its caption, not a label before it."""
    return is_credit(line) and not is_furniture(line)


def breaks_off(line: str) -> bool:
    """Whether a line ends at a comma, an opening mark or a function word, which no headline does."""
    tail = line[-40:]
    if tail.rstrip("\"'’”")[-1:] in {",", "(", "[", "&", "“"}:
        return True
    return _last_word(tail) in patterns.OPEN_ENDS


def is_open(line: str) -> bool:
    """Whether a line breaks off within a sentence; also at a dash or an office before a name."""
    if ends_sentence(line):
        return False
    tail = line[-40:]
    if breaks_off(tail) or tail[-1:] in {";", "—", "–", "-", "/"}:
        return True
    return _last_word(tail).rsplit("-", 1)[-1] in patterns.TITLE_ENDS


def leads_to_name(line: str) -> bool:
    """Whether a short line names an office or begins like a sentence, so that a name may complete it.

    "Secretary of State", "The oil company", "In Tehran, the state agency".
    """
    words = [word.rstrip(".").lower() for word in _WORD.findall(line[-120:])]
    if not 0 < len(words) <= 14 or ends_sentence(line) or line.endswith(":"):
        return False
    return any(word in patterns.TITLE_ENDS for word in words) or (
        words[0] in patterns.OPEN_ENDS and _WORD.findall(line)[-1][:1].islower()
    )


def _last_word(tail: str) -> str:
    words = _WORD.findall(tail)
    return words[-1].rstrip(".").lower() if words and tail.endswith(words[-1]) else ""


def goes_on(line: str) -> bool:
    """Whether a line begins in the middle of a sentence."""
    first = line[:1]
    return first.islower() or first in {",", ";", ")", "]", "—", "–", "%"} or line[:2] in {"’s", "'s"}


def word_count(line: str) -> int:
    """Number of words."""
    return len(_WORD.findall(line))


def is_name_like(line: str) -> bool:
    """Whether a short line consists of capitalised words only, as a name that was a link does."""
    words = line.rstrip(",").split()
    if not 0 < len(words) <= 6:
        return False
    return words[0][:1].isupper() and all(word[:1].isupper() or word in patterns.PARTICLES for word in words)


def is_title_case(line: str, share: float = 0.75) -> bool:
    """Whether a share of the longer words of a line is capitalised, as headlines in American style are."""
    words = [word for word in _WORD.findall(line) if len(word) > 3]
    capital = sum(word[:1].isupper() or word[:1].isdigit() for word in words)
    return len(words) > 1 and capital >= share * len(words)
