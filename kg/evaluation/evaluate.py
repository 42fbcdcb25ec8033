"""Putting the measures together."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from kg.errors import InputError
from kg.evaluation.facts import score_facts
from kg.evaluation.gold import AnyGoldFile, GoldChains, GoldEntities, GoldFile
from kg.evaluation.mentions import score_chains, score_entities
from kg.evaluation.report import Report
from kg.model import ArticleFacts


def gold_articles(files: Iterable[AnyGoldFile]) -> dict[str, str | None]:
    """The articles that :func:`evaluate` needs, in order: id, and the text where gold brings it along.

    The id of an article without a text is the path of its file.
    """
    needed: dict[str, str | None] = {}
    for file in files:
        match file:
            case GoldEntities():
                needed.update((article, None) for article in file.names if article not in needed)
            case GoldChains():
                needed[file.article] = file.text
            case GoldFile():
                needed.setdefault(file.article, None)
    return dict(sorted(needed.items()))


def evaluate(
    files: Iterable[AnyGoldFile],
    facts: Mapping[str, ArticleFacts],
    entity_of: Mapping[tuple[str, int], str] | None = None,
) -> Report:
    """Measure ``facts`` (by article id, see :func:`gold_articles`) against gold.

    ``entity_of`` comes from ``kg.resolve.resolve_mentions`` and is needed for entities over articles only.
    Raises InputError when the facts of an article are missing.
    """
    files = list(files)
    for article in gold_articles(files):
        if article not in facts:
            raise InputError(f"{article}: has gold but was not read")
    fact_files = [file for file in files if isinstance(file, GoldFile)]
    chain_files = [file for file in files if isinstance(file, GoldChains)]
    entity_files = [file for file in files if isinstance(file, GoldEntities)]
    return dataclasses.replace(
        score_facts(fact_files, facts) if fact_files else Report(),
        coreference=score_chains(chain_files, facts) if chain_files else (),
        clustering=score_entities(entity_files, facts, entity_of) if entity_files else None,
    )
