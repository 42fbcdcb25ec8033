"""An explanation as plain text for people: each statement, the sentences behind it, and how names were resolved."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kg.vocabulary import RELATIONS

if TYPE_CHECKING:
    from kg.query.explain import EvidenceRow, Explanation


def render(explanation: Explanation) -> str:
    """One paragraph a statement: what it says, then article, date, offsets, cue and sentence of each evidence."""
    lines: list[str] = []
    for _, group in groupby(explanation.evidence, key=lambda row: row.statement):
        rows = list(group)
        lines.append(_headline(rows[0]))
        for row in rows:
            dated = f", {row.published}" if row.published else ""
            lines.append(f"  {row.article}{dated}, characters {row.start}–{row.end}, cue “{row.cue}”")
            lines.append(f"    {' '.join(row.sentence.split())}")
            lines += [f"    “{words}” stands for {name}" for words, name in _resolved(row)]
        lines.append("")
    for merge in explanation.merges:
        if merge.left != merge.right:
            lines.append(
                f"“{merge.left}” and “{merge.right}” are one: {merge.rule}, certainty {merge.certainty}"
            )
    return "\n".join(lines).rstrip()


def _resolved(row: EvidenceRow) -> list[tuple[str, str]]:
    """The words of the sentence that are read as a party of another name, with that name."""
    pairs = [(row.subject_text, row.subject)]
    if row.relation not in ("said", "thinks", "holdsRole"):
        pairs.append((row.object_text, row.object))
    return [(words, name) for words, name in pairs if words and _bare(name) not in _bare(words)]


def _bare(words: str) -> str:
    """For comparing: without case, article and possessive."""
    folded = words.casefold().replace("’", "'").removesuffix("'s")
    return folded.removeprefix("the ").removeprefix("a ").removeprefix("an ")


def _headline(row: EvidenceRow) -> str:
    notes = [row.modality.lower(), *(["denied"] if row.polarity == "Denied" else [])]
    notes += [f"according to {row.source}"] if row.source else []
    notes += [f"via {row.via}"] if row.via else []
    notes += [row.date] if row.date else []
    notes += [f"in {row.place}"] if row.place else []
    return f"{row.subject} {RELATIONS[row.relation].label} {row.object}  [{', '.join(notes)}]"
