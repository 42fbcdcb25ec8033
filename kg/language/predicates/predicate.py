"""A predicate with its roles and factuality: what the language stage hands to the extractors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.language.predicates.slots import Roles
from kg.model import EntityArg, Span
from kg.vocabulary import Modality, Polarity

Kind = Literal["verb", "noun", "adjective", "bearer", "blame"]


# Not frozen, as one is made for every verb and setting the fields of a frozen class costs five times as much.
@dataclass(slots=True)
class Predicate:
    """A predicate with its roles and factuality; nobody changes one.

    ``token`` is its index in the Doc, ``cue`` its code points (with the light verb) and ``carried`` the roles of
    the light verb that an event noun is the object of. ``modifiers`` are words before an event noun
    that may name a party, ``setting`` the roles of the verb that was done at the event ("during a visit"), with its
    lemma ``setting_verb``.
    ``source`` asserts it when the article does not itself; ``reported`` is true then. ``intended``: a planned act is
    planned by its doer and not asked of him; ``obliged``: it is said that he must do it. ``undergone``: the subject
    of the verb over an event noun is the one to whom it is done ("drew criticism from X"); ``carrier`` is that verb
    where it lends the noun its roles.
    """

    token: int
    lemma: str
    kind: Kind
    roles: Roles
    cue: Span
    polarity: Polarity
    modality: Modality
    reported: bool
    source: EntityArg | None
    passive: bool = False
    carried: Roles | None = None
    modifiers: tuple[int, ...] = ()
    setting: Roles | None = None
    setting_verb: str = ""
    intended: bool = True
    obliged: bool = False
    undergone: tuple[int, ...] = ()
    carrier: int = -1
