# ruff: noqa: E501  (a table of patterns reads best with one per line)
"""What time expressions look like in English news: a table of patterns, longest first.

Only expressions that can date an event are listed. Durations ("for two days"), ages, decades ("the 1990s"),
budget years and clock times match nothing. Capital letters count: "May" and "March" are months, "may" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul", "August Aug",
            "September Sept Sep", "October Oct", "November Nov", "December Dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Final = {
    name: number
    for number, name in enumerate(
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    )
}
NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip

_M = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.|(?:Jan|Feb|Apr|Aug|Sept|Sep|Oct|Nov|Dec))(?![a-z])"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%:]|[.,]\d|\w)"
_Y = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d|-(?!\s)|/\d)"
_W = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_N = r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
_TO = r"\s?(?:-|–|—|to|through|till|until)\s?"
_PART = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-](?:in\s)?|(?:[Tt]he\s)?(?:beginning|start|end|middle)\sof\s)?"
_HOUR = r"(?:\s(?:morning|afternoon|evening|night|noon))?"
_STEP = r"(?P<{0}>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his\spast|[Tt]his\scoming)"

# Kind of expression -> pattern. Group names carry the parts; numbers 1 and 2 mark both ends of a range.
_KINDS: Final = (
    ("iso", r"(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"),
    ("range", rf"(?:[Ff]rom\s|[Bb]etween\s)?(?P<r1m1>{_M})\s(?P<r1d1>{_D})(?:,\s(?P<r1y1>{_Y}),?)?(?:{_TO}|\sand\s(?=(?P<r1and>)))(?:(?P<r1m2>{_M})\s)?(?P<r1d2>{_D})(?:,?\s(?P<r1y2>{_Y}))?"),
    ("range", rf"(?:[Ff]rom\s|[Bb]etween\s)?(?P<r2d1>{_D})(?:\s(?P<r2m1>{_M}))?(?:{_TO}|\sand\s(?=(?P<r2and>)))(?P<r2d2>{_D})\s(?P<r2m2>{_M})(?:,?\s(?P<r2y2>{_Y}))?"),
    ("day", rf"(?:{_W},?\s)?(?P<m1>{_M})\s(?P<d1>{_D})(?:,?\s(?P<y1>{_Y}))?"),
    ("day", rf"(?:{_W},?\s)?(?:the\s)?(?P<d2>{_D})\s(?:of\s)?(?P<m2>{_M})(?:,?\s(?P<y2>{_Y}))?"),
    ("months", rf"(?:[Ff]rom|[Bb]etween)\s(?P<m3>{_M})(?:\s(?P<y3>{_Y}))?\s(?:to|through|until|and)\s(?P<m4>{_M})(?:\s(?P<y4>{_Y}))?"),
    ("month_year", rf"{_PART}(?P<m5>{_M}),?\s(?:of\s)?(?P<y5>{_Y})"),
    ("weekdays", rf"(?:[Ff]rom\s)?(?P<w1>{_W})\s(?:to|through|until)\s(?P<w2>{_W})"),
    ("weekday", rf"(?:{_STEP.format('step1')}\s)?(?P<w3>{_W}){_HOUR}(?:,?\s(?:of\s)?(?P<step2>last|this|next)\sweek)?"),
    ("step_month", rf"{_PART}{_STEP.format('step3')}\s(?P<m6>{_M})"),
    ("step", rf"(?<!the\s)(?<!The\s){_PART}(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s)?{_STEP.format('step4')}\s(?P<unit1>week|weekend|month|year)(?![\w-])"),
    ("month", rf"{_PART}(?P<m7>{_M})"),
    ("years", r"(?:[Ff]rom\s|[Bb]etween\s)?(?P<y6>(?:1[5-9]|20)\d\d)(?:-|–|\sto\s|\sand\s(?=(?P<yand>)))(?P<y7>(?:1[5-9]|20)\d\d)(?![\w%-])"),
    ("year", rf"{_PART}(?P<y8>{_Y})"),
    ("deictic", r"(?P<deictic>[Tt]he\sday\sbefore\syesterday|[Tt]he\sday\safter\stomorrow|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Ll]ast\snight|[Tt]his\s(?:morning|afternoon|evening))"),
    ("ago", rf"(?P<hedge>(?:[Nn]early|[Aa]lmost|[Aa]bout|[Aa]round|[Rr]oughly|[Ss]ome|[Mm]ore\sthan|[Oo]ver|[Aa]t\sleast|[Ll]ess\sthan)\s)?(?P<n1>{_N})\s(?P<unit2>day|week|month|year)s?\sago"),
    ("same", r"(?:[Tt]he|[Tt]hat)\s(?:very\s)?same\s(?P<unit3>day|week|month|year)"),
    ("offset", rf"(?P<n2>[Aa]|[Aa]n|[Oo]ne|{_N}|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Tt]en)\s(?P<unit4>day|week|month|year)s?\s(?P<way>later|earlier|afterwards?|before)(?!\s(?:the|his|her|its|he|she|it|they|a|an|that)\b)"),
    ("offset", r"(?:[Tt]he\s(?P<rank>next|following|previous|preceding)\s(?P<unit5>day|week|month|year)|[Tt]he\s(?P<unit6>day)\s(?P<rank2>before|after|earlier))(?!\s(?:the|his|her|its|he|she|it|they|a|an|that|yesterday|tomorrow|[A-Z])\b)"),
)  # fmt: skip
# What stands before an expression is looked at once, not once a pattern, and only where a word begins.
_GRAMMAR: Final = re.compile(
    r"(?<![\w$£€.-])(?=\w)(?:" + "|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_KINDS)) + ")"
)
_KIND_OF: Final = {f"k{i}": kind for i, (kind, _) in enumerate(_KINDS)}
# A word of every expression above, in lower case; the parser's tokens are looked up here first.
TRIGGERS: Final = frozenset(
    {name.lower() for name in MONTHS}
    | {f"{name.lower()}." for name in MONTHS}
    | {name.lower() for name in WEEKDAYS}
    | {
        "week",
        "weekend",
        "month",
        "year",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "ago",
        "night",
        "morning",
    }
    | {
        "afternoon",
        "evening",
        "later",
        "earlier",
        "afterwards",
        "afterward",
        "before",
        "same",
        "following",
        "next",
    }
    | {"previous", "preceding"}
)


def scan(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield (kind, match) for the time expressions of ``text``, in order and apart."""
    for found in _GRAMMAR.finditer(text):
        assert found.lastgroup is not None
        yield _KIND_OF[found.lastgroup], found  # the group that closes last is that of the whole pattern
