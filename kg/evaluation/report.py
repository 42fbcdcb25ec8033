"""The figures of an evaluation, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


def ratio(part: float, whole: float) -> float:
    """``part / whole``, 0 when there is nothing."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Harmonic mean of precision and recall."""
    return ratio(2 * precision * recall, precision + recall)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one family, relation or article: recall is over core facts, precision over all statements."""

    name: str
    core: int
    found: int
    strict: int
    predicted: int
    correct: int

    @property
    def recall(self) -> float:
        """Part of the core facts that were found."""
        return ratio(self.found, self.core)

    @property
    def strict_recall(self) -> float:
        """Part of the core facts that were found with the right relation and modality."""
        return ratio(self.strict, self.core)

    @property
    def precision(self) -> float:
        """Part of the statements that match a gold fact, core or not."""
        return ratio(self.correct, self.predicted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and core recall."""
        return f1(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements whose confidence lies in one tenth: how many, how sure they say they are, how many right."""

    lower: float
    upper: float
    statements: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Expected calibration error (Naeini et al. 2015): mean gap of confidence and accuracy over the bins."""

    bins: tuple[Bin, ...]
    error: float


@dataclass(frozen=True, slots=True)
class DateScore:
    """Facts found whose date gold knows: for how many a matching statement has a date, and a right one.

    A date is right when the days it may mean and the days gold means overlap.
    """

    gold: int
    dated: int
    right: int

    @property
    def recall(self) -> float:
        """Part of the facts that got a right date."""
        return ratio(self.right, self.gold)

    @property
    def precision(self) -> float:
        """Part of the dates given that are right."""
        return ratio(self.right, self.dated)


@dataclass(frozen=True, slots=True)
class PronounScore:
    """Pronouns or nominals that refer to something named: how many of them lead to the right chain."""

    kind: str
    gold: int
    found: int
    predicted: int
    correct: int

    @property
    def recall(self) -> float:
        """Part of the gold mentions that were resolved rightly."""
        return ratio(self.found, self.gold)

    @property
    def precision(self) -> float:
        """Part of the resolved mentions that were resolved rightly."""
        return ratio(self.correct, self.predicted)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return f1(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Clustering:
    """Who is who over articles.

    B-cubed (Bagga & Baldwin 1998) and CEAF with the entity-based similarity φ4 (Luo 2005) over the names of
    gold; a name that was not found counts as an entity of its own. ``merged`` are predicted entities that
    join several of gold, ``split`` gold entities that came apart, as readable lines.
    """

    names: int
    names_found: int
    b3_precision: float
    b3_recall: float
    ceaf_precision: float
    ceaf_recall: float
    merged: tuple[str, ...]
    split: tuple[str, ...]

    @property
    def b3_f1(self) -> float:
        """Harmonic mean of B-cubed precision and recall."""
        return f1(self.b3_precision, self.b3_recall)

    @property
    def ceaf_f1(self) -> float:
        """Harmonic mean of CEAF precision and recall."""
        return f1(self.ceaf_precision, self.ceaf_recall)


@dataclass(frozen=True, slots=True)
class Report:
    """All figures; the parts for which there was no gold are empty or None.

    ``missed`` and ``spurious`` are readable lines, one for each core fact not found and each statement that
    matches nothing.
    """

    families: tuple[Score, ...] = ()
    relations: tuple[Score, ...] = ()
    articles: tuple[Score, ...] = ()
    total: Score | None = None
    dates: DateScore | None = None
    calibration: Calibration | None = None
    coreference: tuple[PronounScore, ...] = ()
    clustering: Clustering | None = None
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()
