"""Precision and recall of statements, and how far their confidence can be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.evaluation.gold import AnyGold, GoldFact, GoldFile, GoldRole, GoldSpeech
from kg.evaluation.matching import Match, compare
from kg.evaluation.report import Bin, Calibration, DateScore, Report, Score
from kg.model import ArticleFacts, EntityArg, RoleArg, Statement
from kg.vocabulary import FAMILIES, RELATIONS

BINS = 10


def score_facts(files: Sequence[GoldFile], facts: Mapping[str, ArticleFacts]) -> Report:
    """Compare the statements of every article with its gold; only families that gold has are judged."""
    judged = {_family(gold) for file in files for gold in file.facts}
    counts: Counter[tuple[str, str]] = Counter()
    outcomes: list[tuple[float, bool]] = []
    dates: Counter[str] = Counter()
    missed: list[str] = []
    spurious: list[str] = []
    for file in files:
        statements = [s for s in facts[file.article].statements if s.family in judged]
        table = [[compare(gold, statement) for statement in statements] for gold in file.facts]
        for gold, row in zip(file.facts, table, strict=True):
            if gold.core:
                best = max(row, default=Match.NONE)
                for name in (_family(gold), _relation(gold), file.article):
                    counts[name, "core"] += 1
                    counts[name, "found"] += best > Match.NONE
                    counts[name, "strict"] += best == Match.STRICT
                if best == Match.NONE:
                    missed.append(f"{file.article}: {_tell_gold(gold, facts[file.article].article.text)}")
            if isinstance(gold, GoldFact) and gold.date is not None and any(row):
                matching = [s.date for s, found in zip(statements, row, strict=True) if found and s.date]
                dates["gold"] += 1
                dates["dated"] += bool(matching)
                dates["right"] += any(same_time(gold.date, date) for date in matching)
        for index, statement in enumerate(statements):
            right = any(row[index] > Match.NONE for row in table)
            for name in (statement.family, statement.relation, file.article):
                counts[name, "predicted"] += 1
                counts[name, "correct"] += right
            outcomes.append((statement.confidence, right))
            if not right:
                spurious.append(f"{file.article}: {_tell(statement)}")
    families = tuple(_score(family, counts) for family in FAMILIES if family in judged)
    named = {name for name, _ in counts}
    return Report(
        families=families,
        relations=tuple(_score(relation, counts) for relation in RELATIONS if relation in named),
        articles=tuple(_score(file.article, counts) for file in files),
        total=_sum(families),
        dates=DateScore(dates["gold"], dates["dated"], dates["right"]) if dates["gold"] else None,
        calibration=calibrate(outcomes),
        missed=tuple(missed),
        spurious=tuple(spurious),
    )


def calibrate(outcomes: Iterable[tuple[float, bool]]) -> Calibration:
    """Expected calibration error over ten bins of equal width, from (confidence, was it right)."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    total = 0
    for confidence, right in outcomes:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
        total += 1
    rows = []
    error = 0.0
    for number, members in enumerate(bins):
        if members:
            confidence = sum(value for value, _ in members) / len(members)
            accuracy = sum(right for _, right in members) / len(members)
            rows.append(Bin(number / BINS, (number + 1) / BINS, len(members), confidence, accuracy))
            error += len(members) / total * abs(confidence - accuracy)
    return Calibration(tuple(rows), error)


def same_time(left: str, right: str) -> bool:
    """True when two ISO dates, of any precision or intervals with ``/``, have a day in common."""
    (begin, end), (start, finish) = _days(left), _days(right)
    return begin <= finish and start <= end


def _days(date: str) -> tuple[str, str]:
    first, _, last = date.partition("/")
    return first + "-01-01"[len(first) - 4 :], (last or first) + "-12-31"[len(last or first) - 4 :]


def _family(gold: AnyGold) -> str:
    match gold:
        case GoldFact():
            return gold.family
        case GoldSpeech():
            return "say"
        case GoldRole():
            return "role"


def _relation(gold: AnyGold) -> str:
    return "holdsRole" if isinstance(gold, GoldRole) else gold.relation


def _score(name: str, counts: Counter[tuple[str, str]]) -> Score:
    kinds = ("core", "found", "strict", "predicted", "correct")
    return Score(name, *(counts[name, kind] for kind in kinds))


def _sum(scores: Sequence[Score]) -> Score:
    return Score(
        "all",
        sum(score.core for score in scores),
        sum(score.found for score in scores),
        sum(score.strict for score in scores),
        sum(score.predicted for score in scores),
        sum(score.correct for score in scores),
    )


# ------------------------------------------------------------------------------------------ readable lines
def _tell_gold(gold: AnyGold, text: str) -> str:
    match gold:
        case GoldSpeech():
            said = " … ".join(" ".join(text[start:end].split()) for start, end in gold.content)
            return f"{gold.id} {gold.speakers[0]} {gold.relation}: {said}"
        case GoldRole():
            return f"{gold.id} {gold.subjects[0]} is {gold.titles[0]} of {', '.join(gold.orgs[:1]) or '-'}"
        case GoldFact():
            how = f"[{gold.polarity}, {'/'.join(sorted(gold.modalities))}]"
            return f"{gold.id} {gold.subjects[0]} {gold.relation} {gold.objects[0]} {how}"


def _tell(statement: Statement) -> str:
    target = statement.object
    match target:
        case EntityArg():
            words = target.name
        case RoleArg():
            words = f"{target.title} of {target.org.name if target.org else '-'}"
        case _:
            words = " ".join(target.text.split())
    how = f"[{statement.polarity}, {statement.modality}, {statement.confidence:.2f}]"
    cue = " ".join(statement.cue.text.split())
    return f"{statement.subject.name} {statement.relation} {words} {how} cue “{cue}” at {statement.cue.start}"
