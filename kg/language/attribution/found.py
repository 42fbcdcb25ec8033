"""An attribution in tokens, before names and offsets."""

from __future__ import annotations

from dataclasses import dataclass

from kg.language.attribution.model import ActModality
from kg.language.attribution.table import Range
from kg.lexicon.attribution import Entry


@dataclass(slots=True)
class Found:
    """What a rule found. ``head`` is the head token of the source, -1 without one; so are the other roles."""

    entry: Entry
    cue_token: int
    cue: Range
    head: int
    source: Range | None
    content: list[Range]
    frame: str
    negated: bool = False
    modality: ActModality = "actual"
    addressee: int = -1
    via: int = -1
