"""From token ranges to attributions with names, offsets, depth and confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.attribution.found import Found
from kg.language.attribution.model import Attribution
from kg.language.attribution.table import Table
from kg.model import Article, Cue, EntityArg, Span
from kg.vocabulary import EntityType, Quotation

if TYPE_CHECKING:
    from kg.language.mentions import MentionIndex

_ARTICLES = ("the ", "a ", "an ")
_DOCUMENTS = frozenset(
    ("report", "statement", "poll", "survey", "study", "letter", "document", "readout", "email", "e-mail", "memo",
     "analysis", "article", "story", "book", "transcript", "record", "post", "tweet", "release", "communique",
     "editorial", "op-ed", "filing", "lawsuit", "law", "bill", "agreement", "resolution", "data", "figure",
     "estimate", "finding", "note", "message", "paper", "review", "complaint", "ruling", "text", "video", "number")
)  # fmt: skip
_BODIES = frozenset(
    ("company", "agency", "ministry", "government", "department", "party", "group", "union", "court", "committee",
     "commission", "council", "campaign", "office", "board", "bank", "newspaper", "magazine", "organization",
     "organisation", "network", "station", "embassy", "administration", "army", "military", "police", "university",
     "parliament", "senate", "congress", "house", "alliance", "bloc", "coalition", "federation", "firm", "team")
)  # fmt: skip
_WHO = frozenset(
    ("he", "she", "i", "we", "they", "you", "who", "it", "that", "which", "this", "these", "those")
)
_BASE = {"quote": 0.95, "clause": 0.9, "according": 0.9, "infinitive": 0.85, "phrase": 0.6, "noun": 0.6}


def assemble(article: Article, t: Table, mentions: MentionIndex, found: list[Found]) -> tuple[Attribution, ...]:
    """Turn what was found into attributions, sorted by cue, with nesting."""
    found = sorted(found, key=lambda f: (f.cue[0], f.cue[1]))
    spans = [[_span(article, t, r) for r in f.content] for f in found]
    out: list[Attribution] = []
    for k, f in enumerate(found):
        cue = _span(article, t, f.cue)
        inside = [
            j for j, other in enumerate(spans) if j != k and any(s <= cue[0] and cue[1] <= e for s, e in other)
        ]
        outer = min(inside, key=lambda j: sum(e - s for s, e in spans[j])) if inside else -1
        source, resolved = _source(article, t, mentions, f)
        out.append(
            Attribution(
                "said" if f.entry.kind == "speech" else "thinks",
                source,
                Cue(article.text[cue[0] : cue[1]], *cue),
                f.cue_token,
                tuple(spans[k]),
                _quotation(t, f, spans[k]),
                negated=f.negated,
                depth=len(inside),
                confidence=_BASE.get(f.frame, 0.7) * (1.0 if resolved else 0.6),
                kind=f.entry.kind,
                source_token=f.head,
                resolved=resolved,
                outer=outer,
                frame=f.frame,
            )
        )
    return tuple(out)


def _span(article: Article, t: Table, r: tuple[int, int]) -> Span:
    return t.start[r[0]], t.end[r[1]]


def _quotation(t: Table, f: Found, spans: list[Span]) -> Quotation:
    marked = [
        t.quote[i] is not None
        for a, b in f.content
        for i in range(a, b + 1)
        if t.pos[i] not in ("PUNCT", "SPACE")
    ]
    if marked and all(marked):
        return "direct"
    return "mixed" if any(marked) else "indirect"


def _source(article: Article, t: Table, mentions: MentionIndex, f: Found) -> tuple[EntityArg | None, bool]:
    if f.source is None or f.head < 0:
        return None, True
    start, end = _span(article, t, f.source)
    text = article.text[start:end]
    head = f.head
    args = mentions.arguments(t.doc[head])
    if not args and t.tag[head] in ("WP", "WDT") and t.head[t.head[head]] != t.head[head]:
        args = mentions.arguments(t.doc[t.head[t.head[head]]])
    if args:
        arg = args[0]
        return EntityArg(arg.name, arg.type, text, start, end, arg.chain, arg.qid, arg.via), True
    lower = t.lower[head]
    pronoun = t.pos[head] == "PRON" or lower in _WHO
    kind: EntityType = "Group"
    if lower in ("he", "she", "i"):
        kind = "Person"
    elif t.lemma[head].lower() in _DOCUMENTS:
        kind = "Thing"
    elif t.lemma[head].lower() in _BODIES:
        kind = "Organization"
    elif t.tag[head] in ("NN", "NNP"):
        kind = "Person" if t.tag[head] == "NN" else "Thing"
    name = " ".join(text.split())
    for word in _ARTICLES:
        if name.lower().startswith(word):
            name = name[len(word) :]
            break
    return EntityArg(name, kind, text, start, end, -1, None, "pronoun" if pronoun else "nominal"), not pronoun
