"""The closed vocabulary of statements: relations with their family, PLOVER root and symmetry.

One table, read by the extractors, the merger, the RDF mapping, the shapes and the explorer, so that
they cannot drift apart. PLOVER roots follow the PLOVER codebook (Halterman et al. 2023).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Family = Literal["consult", "say", "support", "oppose", "cooperate", "request", "force", "role"]
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "planned", "hypothetical", "reported"]
EntityType = Literal["Person", "Country", "Organization", "Place", "Group", "Event", "Work", "Thing"]
MentionKind = Literal["name", "nominal", "pronoun"]
Quotation = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation: name in ``kg:``, family, PLOVER root (None for speech and roles), symmetry, label."""

    name: str
    family: Family
    plover: str | None
    symmetric: bool
    label: str


_TABLE: Final = (
    Relation("met", "consult", "CONSULT", True, "met"),
    Relation("spokeWith", "consult", "CONSULT", True, "spoke with"),
    Relation("visited", "consult", "CONSULT", False, "visited"),
    Relation("hosted", "consult", "CONSULT", False, "hosted"),
    Relation("invited", "consult", "REQUEST", False, "invited"),
    Relation("said", "say", None, False, "said"),
    Relation("thinks", "say", None, False, "thinks"),
    Relation("supports", "support", "SUPPORT", False, "supports"),
    Relation("praises", "support", "SUPPORT", False, "praises"),
    Relation("aids", "support", "AID", False, "aids"),
    Relation("opposes", "oppose", "REJECT", False, "opposes"),
    Relation("criticizes", "oppose", "ACCUSE", False, "criticizes"),
    Relation("accuses", "oppose", "ACCUSE", False, "accuses"),
    Relation("threatens", "oppose", "THREATEN", False, "threatens"),
    Relation("protestsAgainst", "oppose", "PROTEST", False, "protests against"),
    Relation("sanctions", "oppose", "SANCTION", False, "sanctions"),
    Relation("cooperatesWith", "cooperate", "COOPERATE", True, "cooperates with"),
    Relation("alliedWith", "cooperate", "COOPERATE", True, "is allied with"),
    Relation("agreesWith", "cooperate", "AGREE", True, "agrees with"),
    Relation("promises", "cooperate", "AGREE", False, "promises"),
    Relation("yieldsTo", "cooperate", "YIELD", False, "yields to"),
    Relation("urges", "request", "REQUEST", False, "urges"),
    Relation("mobilizesAgainst", "force", "MOBILIZE", False, "mobilizes against"),
    Relation("coerces", "force", "COERCE", False, "coerces"),
    Relation("attacks", "force", "ASSAULT", False, "attacks"),
    Relation("holdsRole", "role", None, False, "holds the role"),
)

RELATIONS: Final[dict[str, Relation]] = {relation.name: relation for relation in _TABLE}
FAMILIES: Final[tuple[Family, ...]] = (
    "consult", "say", "support", "oppose", "cooperate", "request", "force", "role",
)  # fmt: skip
PLOVER_ROOTS: Final[tuple[str, ...]] = tuple(sorted({r.plover for r in _TABLE if r.plover}))
