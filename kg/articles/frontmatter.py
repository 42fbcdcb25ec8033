"""Optional front matter of a text file: ``key: value`` lines between two lines of three dashes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_BLOCK: Final = re.compile(
    r"\ufeff?\s{0,100}---[ \t]*\r?\n(?P<body>(?:[^\r\n]{0,2000}\r?\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)"
)
_PAIR: Final = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)\s*:(?:\s+(?P<value>.*))?")
# Names that sites and static page makers use for the same thing.
_KEYS: Final = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "publication date": "published",
    "publisher": "publisher",
    "source": "publisher",
    "site": "publisher",
    "outlet": "publisher",
    "url": "url",
    "link": "url",
    "canonical": "url",
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the front matter ends (0 without one) and what it says."""

    end: int = 0
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


def read_front_matter(text: str) -> FrontMatter:
    """Read the front matter at the start of ``text``; anything that is not one is left alone."""
    block = _BLOCK.match(text)
    if block is None:
        return FrontMatter()
    values: dict[str, str] = {}
    pairs = 0
    for line in block["body"].splitlines():
        if not line.strip() or line.lstrip().startswith(("#", "-")) or line[:1].isspace():
            continue
        pair = _PAIR.fullmatch(line.rstrip())
        if pair is None:
            return FrontMatter()
        pairs += 1
        name = _KEYS.get(pair["key"].strip().lower())
        value = (pair["value"] or "").strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1].strip()
        if name and value:
            values.setdefault(name, value)
    if not pairs:
        return FrontMatter()
    return FrontMatter(block.end(), **values)
