"""From token ranges to attributions with names, offsets, nesting and confidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.language.attribution.found import Found
from kg.language.attribution.model import Attribution
from kg.language.attribution.speakers import Speakers
from kg.language.attribution.table import Range, Table
from kg.lexicon.attribution import Cues
from kg.model import Article, Cue, EntityArg, Span
from kg.vocabulary import Quotation

if TYPE_CHECKING:
    from kg.language.mentions import MentionIndex

# How often a statement of each kind was right where we measured it (PolNeAR's annotators as judges).
_CONFIDENCE = {
    "quote": 0.95, "according": 0.9, "clause": 0.9, "infinitive": 0.85, "carrier": 0.75, "adjective": 0.7,
    "colon": 0.7, "turn": 0.9, "noun": 0.7, "passive": 0.65, "phrase": 0.75, "stance": 0.85, "adverb": 0.6,
}  # fmt: skip
_UNRESOLVED = 0.5


def assemble(
    article: Article, t: Table, mentions: MentionIndex, found: list[Found], cues: Cues
) -> tuple[Attribution, ...]:
    """Turn what was found into attributions, sorted by cue, with nesting."""
    found = sorted(found, key=lambda f: (f.cue[0], f.cue[1]))
    found = [_after_colon(t, f) for f in found]
    spans = [tuple(_balanced(article.text, t.start[a], t.end[b]) for a, b in f.content) for f in found]
    holders = _holders(t, found, spans)
    speakers = Speakers(article, t, mentions, cues)
    named: list[tuple[tuple[EntityArg, ...], bool]] = [
        speakers.of(f.head, f.source) if f.source is not None and f.head >= 0 else ((), True) for f in found
    ]
    out: list[Attribution] = []
    for k, f in enumerate(found):
        inside = holders[k]
        via = speakers.named(f.via) if f.via >= 0 else None
        if (
            inside
            and found[inside[0]].frame == "according"
            and f.entry.kind == "speech"
            and named[inside[0]][0]
        ):
            # "According to the readout, she said ...": she speaks, the readout passes it on.
            passer = named[inside[0]][0][0]
            own = any((s.chain, s.name) == (passer.chain, passer.name) for s in named[k][0])
            via = via or (None if own else passer)
            inside = inside[1:]
        sources, resolved = named[k]
        if via is None and (teller := speakers.teller(f.cue_token)) is not None:
            via = teller if all(teller.chain != source.chain for source in sources) else None
        cue = _span(t, f.cue)
        confidence = _CONFIDENCE.get(f.frame, 0.7) * (1.0 if resolved else _UNRESOLVED)
        out.append(
            Attribution(
                relation="said" if f.entry.kind == "speech" else "thinks",
                source=sources[0] if sources else None,
                cue=Cue(article.text[cue[0] : cue[1]], *cue),
                cue_token=f.cue_token,
                content=spans[k],
                quote=_quotation(t, f),
                addressee=speakers.addressee(f.addressee) if f.addressee >= 0 else None,
                via=via,
                negated=f.negated,
                modality=f.modality,
                depth=len(inside),
                confidence=round(confidence, 3),
                kind=f.entry.kind,
                source_token=f.head,
                resolved=resolved,
                outer=inside[0] if inside else -1,
                frame=f.frame,
                sources=sources,
            )
        )
    return tuple(out)


def _after_colon(t: Table, f: Found) -> Found:
    """Without what the article says before a colon: "She was careful: [the ban would stay], she said"."""
    if f.frame != "quote" or not f.content or f.content[0][1] >= f.cue[0]:
        return f
    first, last = f.content[0]
    colon = next((i for i in range(first + 2, last) if t.text[i] == ":" and t.quote[i] is None), -1)
    if colon < 0 or t.quote[first] is not None:
        return f
    verbs = [
        any(t.pos[i] in ("VERB", "AUX") for i in part) for part in (range(first, colon), range(colon, last + 1))
    ]
    return replace(f, content=[(colon + 1, last), *f.content[1:]]) if all(verbs) else f


def _balanced(text: str, start: int, end: int) -> Span:
    """The span with the quotation mark that closes one inside it."""
    for left, right in (("“", "”"), ('"', '"')):
        inside = text[start:end]
        odd = inside.count(left) % 2 == 1 if left == right else inside.count(left) > inside.count(right)
        if odd and text[end : end + 1] == right:
            return start, end + 1
    return start, end


def _span(t: Table, r: Range) -> Span:
    return t.start[r[0]], t.end[r[1]]


def _holders(t: Table, found: list[Found], spans: list[tuple[Span, ...]]) -> list[list[int]]:
    """For each attribution those whose content its cue lies in, the innermost first."""
    pieces = sorted((start, end, j) for j, content in enumerate(spans) for start, end in content)
    out: list[list[int]] = []
    active: list[tuple[int, int]] = []
    upcoming = 0
    for k, f in enumerate(found):
        start, end = _span(t, f.cue)
        while upcoming < len(pieces) and pieces[upcoming][0] <= start:
            active.append((pieces[upcoming][1], pieces[upcoming][2]))
            upcoming += 1
        active = [piece for piece in active if piece[0] > start]
        holding = sorted({(stop - start, j) for stop, j in active if stop >= end and j != k})
        out.append([j for _, j in holding])
    return out


def _quotation(t: Table, f: Found) -> Quotation:
    if f.frame == "turn":
        return "direct"
    marked = [
        t.quote[i] is not None
        for a, b in f.content
        for i in range(a, b + 1)
        if t.pos[i] not in ("PUNCT", "SPACE")
    ]
    if marked and all(marked):
        return "direct"
    return "mixed" if any(marked) else "indirect"
