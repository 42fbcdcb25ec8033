"""A report as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.evaluation.report import Report, Score

_COLUMNS = ("core facts", "recall", "strict", "statements", "precision", "F1")


def render(report: Report, errors: int = 0) -> str:
    """The figures as aligned text; with ``errors`` up to that many lines of each kind of mistake."""
    parts: list[str] = []
    if report.total is not None:
        scores = [*report.families, report.total]
        parts.append(_table(("family", *_COLUMNS), map(_cells, scores)))
        parts.append(_table(("relation", *_COLUMNS), map(_cells, report.relations)))
    if len(report.articles) > 1:
        parts.append(_table(("article", *_COLUMNS), map(_cells, report.articles)))
    if report.dates is not None:
        d = report.dates
        parts.append(f"dates: {d.gold} facts with a known date, {d.dated} dated, {d.right} rightly")
    if report.calibration is not None and report.calibration.bins:
        rows = [
            (f"{b.lower:.1f}–{b.upper:.1f}", str(b.statements), _figure(b.confidence), _figure(b.accuracy))
            for b in report.calibration.bins
        ]
        parts.append(_table(("confidence", "statements", "mean", "right"), rows))
        parts.append(f"expected calibration error {_figure(report.calibration.error)}")
    if report.coreference:
        cells = [
            (s.kind, str(s.gold), str(s.predicted), _figure(s.precision), _figure(s.recall), _figure(s.f1))
            for s in report.coreference
        ]
        parts.append(_table(("coreference", "gold", "resolved", "precision", "recall", "F1"), cells))
    if report.clustering is not None:
        c = report.clustering
        figures = [
            ("B-cubed", *map(_figure, (c.b3_precision, c.b3_recall, c.b3_f1))),
            ("CEAF φ4", *map(_figure, (c.ceaf_precision, c.ceaf_recall, c.ceaf_f1))),
        ]
        parts.append(_table(("entities", "precision", "recall", "F1"), figures))
        parts.append(f"names found {c.names_found} of {c.names}")
        parts.append(_list(f"entities that join several ({len(c.merged)})", c.merged))
        parts.append(_list(f"entities that came apart ({len(c.split)})", c.split))
    if errors:
        parts.append(_list(f"not found ({len(report.missed)})", report.missed[:errors]))
        parts.append(_list(f"matches no gold fact ({len(report.spurious)})", report.spurious[:errors]))
    return "\n\n".join(part for part in parts if part)


def _cells(score: Score) -> tuple[str, ...]:
    found = (_figure(score.recall), _figure(score.strict_recall)) if score.core else ("–", "–")
    right = _figure(score.precision) if score.predicted else "–"
    both = _figure(score.f1) if score.core and score.predicted else "–"
    return (score.name, str(score.core), *found, str(score.predicted), right, both)


def _figure(value: float) -> str:
    return f"{value:.3f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns of equal width, the first to the left and the figures to the right."""
    lines = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _list(title: str, lines: Sequence[str]) -> str:
    return "\n".join([f"{title}:", *(f"  {line}" for line in lines)]) if lines else ""
