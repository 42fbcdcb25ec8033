"""How sure a statement is, from the path that led to it.

Each step away from a plain "A did it to B" multiplies the confidence by a factor. The factors are estimates that are
set so that the mean confidence of statements read in ``tests/gold`` meets their precision there; ``kg evaluate``
prints the calibration error.
"""

from __future__ import annotations

from typing import Final

from kg.model import EntityArg, ObjectArg

BASE: Final = 0.94
_KIND: Final = {"verb": 1.0, "noun": 0.93, "adjective": 0.95, "governed": 0.88, "pair": 0.95, "place": 0.75}
_VIA: Final = {"name": 1.0, "nominal": 0.93, "pronoun": 0.88, "metonym": 0.98, "possessive": 0.85}
_TOPIC: Final = 0.95
_UNNAMED: Final = 0.92
_LONG_SENTENCE: Final = 0.95
NEGATED: Final = 0.85
LONG: Final = 45  # tokens; beyond it the parser errs more often


def confidence(kind: str, subject: EntityArg, target: ObjectArg, length: int, negated: bool = False) -> float:
    """Confidence in [0, 1]: ``kind`` of path, how subject and target were resolved, tokens of the sentence, and
    whether the act is denied (the scope of a negation is easily misread).
    """
    value = BASE * _KIND[kind] * _argument(subject) * _argument(target)
    if negated and kind != "governed":
        value *= NEGATED
    if length > LONG:
        value *= _LONG_SENTENCE
    return round(value, 2)


def _argument(argument: ObjectArg) -> float:
    if not isinstance(argument, EntityArg):
        return _TOPIC
    return _VIA.get(argument.via, 0.9) * (_UNNAMED if argument.chain < 0 else 1.0)
