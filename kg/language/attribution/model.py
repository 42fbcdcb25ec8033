"""What an attribution is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.model import Cue, EntityArg, Span
from kg.vocabulary import Quotation

Kind = Literal["speech", "thought", "intention"]
ActModality = Literal["actual", "planned", "hypothetical"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying or thinking.

    ``source`` carries the full noun phrase as its span (with apposition), and the name it resolves to; it is
    None where the text does not say who ("reportedly", "it is believed"). ``source_token`` is the head token
    of that phrase, -1 without one. ``resolved`` is False when the source is a pronoun that nothing in the
    article answers to. ``cue_token`` is the index of the head token of the cue. ``content`` are the spans of
    what is said, without outer quotation marks. ``depth`` counts the attributions whose content this one lies
    in (nested speech) and ``outer`` is the position of the innermost of them in the result, or -1. ``kind``
    tells an intention (its content is planned or wished for) from speech and thought (its content is
    reported). ``sources`` are all the speakers when there are several ("the two leaders", "A and B"), each with
    the span of the whole phrase; ``source`` is the first of them. ``frame`` names the path: quote, clause,
    infinitive, phrase (a noun phrase as content), stance (a noun phrase that is judged), noun, carrier,
    adjective, passive, according, colon, turn (of a printed interview), adverb.
    """

    relation: Literal["said", "thinks"]
    source: EntityArg | None
    cue: Cue
    cue_token: int
    content: tuple[Span, ...]
    quote: Quotation
    addressee: EntityArg | None = None
    via: EntityArg | None = None
    negated: bool = False
    modality: ActModality = "actual"
    depth: int = 0
    confidence: float = 1.0
    kind: Kind = "speech"
    source_token: int = -1
    resolved: bool = True
    outer: int = -1
    frame: str = "clause"
    sources: tuple[EntityArg, ...] = ()
