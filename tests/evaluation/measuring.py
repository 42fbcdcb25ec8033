"""Read all articles that have gold with the real pipeline, and measure.

``python -m tests.evaluation.measuring`` prints a floors.toml for the present figures, to be edited in by hand.
"""

from __future__ import annotations

import hashlib
import math
from pathlib import Path
from typing import TYPE_CHECKING

from kg.articles import article_from_text
from kg.evaluation import Report, evaluate, gold_articles, load_gold
from kg.extract import extract
from kg.language import load_model, read_all
from kg.resolve import resolve_mentions

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
PATHS = sorted([*GOLD.glob("*.jsonl"), *(GOLD / "mentions").glob("*.jsonl")])
MARGIN = 0.01


def measure(nlp: Language) -> Report:
    """Figures of the present code on tests/gold."""
    gold = load_gold(PATHS)
    articles = [
        article_from_text(article, (ROOT / article).read_text(encoding="utf-8") if text is None else text)
        for article, text in gold_articles(gold).items()
    ]
    facts = {reading.article.id: extract(reading) for reading in read_all(nlp, articles)}
    return evaluate(gold, facts, resolve_mentions(facts.values()))


def gold_hash() -> str:
    """SHA-256 of the gold files and the seeds: what the floors were measured on."""
    digest = hashlib.sha256()
    for path in [*PATHS, *sorted((ROOT / "seeds").glob("*.txt"))]:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def floors(report: Report) -> str:
    """A floors.toml that ``report`` passes, with a small margin."""
    lines = [
        "# What the pipeline must reach on tests/gold (tests/evaluation/test_gate.py): figures of",
        "# `python -m tests.evaluation.measuring`, less 0.01 and rounded down. Raise them when a change has",
        "# earned it; lower them only with the reason in the commit.",
        f'gold = "{gold_hash()}"  # of the gold files and the seeds',
    ]
    for score in (*report.families, report.total):
        if score is not None:
            figures = {
                "recall": score.recall,
                "strict_recall": score.strict_recall,
                "precision": score.precision,
            }
            lines += ["", f"[facts.{score.name}]", *(f"{name} = {_down(x)}" for name, x in figures.items())]
    for kind in report.coreference:
        lines += ["", f"[coreference.{kind.kind}]"]
        lines += [f"precision = {_down(kind.precision)}", f"recall = {_down(kind.recall)}"]
    if report.clustering is not None and report.calibration is not None:
        who = report.clustering
        lines += ["", "[entities]", f"b3_precision = {_down(who.b3_precision)}"]
        lines += [f"b3_recall = {_down(who.b3_recall)}", f"ceaf_f1 = {_down(who.ceaf_f1)}"]
        lines += [f"false_merges = {len(who.merged)}", "", "[confidence]"]
        lines += [f"calibration_error = {math.ceil((report.calibration.error + MARGIN) * 100) / 100:.2f}"]
    return "\n".join(lines) + "\n"


def _down(value: float) -> str:
    return f"{max(0.0, math.floor(round((value - MARGIN) * 100, 6)) / 100):.2f}"


if __name__ == "__main__":
    print(floors(measure(load_model())), end="")
