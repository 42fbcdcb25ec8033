"""One step of the climb from a predicate to what governs it."""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol

from kg.vocabulary import Modality, Polarity

_RANK: Final = {"actual": 0, "reported": 1, "planned": 2, "hypothetical": 3}
# "instead of attacking", "without attacking".
EXCLUDING: Final = frozenset(("without", "instead", "rather", "short", "far"))


class Step(NamedTuple):
    """What one governor does: the modality at least, whether it flips polarity, where to climb on (-1: stop)."""

    modality: Modality = "actual"
    flips: bool = False
    to: int = -1


STOP: Final = Step()


class Climb(Protocol):
    """The climb itself, for governors whose own reading decides."""

    def of(self, token: int, is_noun: bool = False) -> tuple[Polarity, Modality]:
        """Polarity and modality of the predicate at ``token``."""
        ...

    def up(self, here: int, nominal: bool, is_act: bool = False) -> Step:
        """The step from ``here`` to what governs it."""
        ...

    def setting(self, verb: int) -> Modality:
        """What an adjunct takes over from the clause of ``verb``."""
        ...


def highest(one: Modality, other: Modality) -> Modality:
    """Of two modalities the one that is further from fact."""
    return other if _RANK[other] > _RANK[one] else one
