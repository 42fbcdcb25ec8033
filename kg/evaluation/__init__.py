"""Measuring: what the pipeline reads against what people marked by hand.

:func:`load_gold` opens gold files of three kinds, :func:`evaluate` compares them with the facts that were
read in the same articles, :func:`render` prints the figures::

    gold = load_gold(paths, articles=None)
    facts = {...}  # ArticleFacts of every file in gold_articles(gold), by its id
    print(render(evaluate(gold, facts, resolve_mentions(facts.values()))))

The rules of matching are in :mod:`kg.evaluation.matching`.
"""

from __future__ import annotations

from kg.evaluation.evaluate import evaluate, gold_articles
from kg.evaluation.gold import GoldChains, GoldEntities, GoldFact, GoldFile, GoldRole, GoldSpeech, load_gold
from kg.evaluation.render import render
from kg.evaluation.report import Bin, Calibration, Clustering, DateScore, PronounScore, Report, Score

__all__ = [
    "Bin",
    "Calibration",
    "Clustering",
    "DateScore",
    "GoldChains",
    "GoldEntities",
    "GoldFact",
    "GoldFile",
    "GoldRole",
    "GoldSpeech",
    "PronounScore",
    "Report",
    "Score",
    "evaluate",
    "gold_articles",
    "load_gold",
    "render",
]
