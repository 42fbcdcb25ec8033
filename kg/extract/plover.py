"""The PLOVER root of a statement: that of its relation or frame, and what intention makes of it.

PLOVER, like CAMEO before it, codes the stated intent to do something friendly as an agreement and the stated intent
to do something hostile as a threat (CAMEO 03 "express intent to cooperate", 13 "threaten"; Gerner et al. 2002,
Halterman et al. 2023): "will meet B" is AGREE, "will expel B" THREATEN. The relation of the statement stays what it
is, with modality ``planned``.
"""

from __future__ import annotations

from typing import Final

from kg.vocabulary import RELATIONS, Modality, Polarity

_COOPERATIVE: Final = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"))
#: What one rejects by not doing it: "did not give permission", "will not lift the ban".
_WITHHELD: Final = frozenset(("AGREE", "SUPPORT", "YIELD"))
_HOSTILE: Final = frozenset(("THREATEN", "SANCTION", "COERCE", "ASSAULT", "PROTEST"))


def plover_root(relation: str, own: str, polarity: Polarity, modality: Modality, intended: bool) -> str | None:
    """The root of a statement with ``relation``.

    ``own`` is the root that the lexicon gives the frame, empty for that of the relation. ``intended`` says that the
    doer himself plans the act; what somebody else asks him to do is no intent.
    """
    if relation == "agreesWith" and polarity == "negative":
        return "REJECT"  # "failed to reach agreement": a failed settlement
    root = own or RELATIONS[relation].plover
    if polarity == "negative" and modality in ("actual", "planned") and root in _WITHHELD:
        return "REJECT"
    if modality == "planned" and intended and polarity == "positive":
        if root in _COOPERATIVE:
            return "AGREE"
        if root in _HOSTILE:
            return "THREATEN"
    return root
