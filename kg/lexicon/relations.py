"""The lexicon of relations: which verbs, event nouns and adjectives carry which relation, and in which frame.

Data in ``verbs.yaml``, ``nouns.yaml``, ``adjectives.yaml``, ``bearers.yaml``, ``governors.yaml`` and
``factuality.yaml``, each with its own opening comment. :mod:`kg.lexicon.lint` checks them; every example is a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, Literal

import yaml

from kg.errors import SettingsError
from kg.vocabulary import PLOVER_ROOTS, RELATIONS

# Every scalar stays a string: "on" and "no" are words here, not truth values.
_Loader: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

FILES: Final = (
    "verbs.yaml",
    "nouns.yaml",
    "adjectives.yaml",
    "bearers.yaml",
    "governors.yaml",
    "noun_governors.yaml",
)


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """One way in which a verb carries a relation.

    ``slots`` are where the target stands, tried in order: ``obj``, ``dative``, ``joint`` (a plural subject, each
    with each), or a preposition. ``particle`` must be there if given. ``objects`` are lemmas of which one must head
    the object (idioms: cut + ties), ``avoid`` lemmas that must not, ``agents`` lemmas of which one must head the
    subject; of ``complement`` one must be said of the object ("held X hostage", "called X a liar"). ``needs`` are
    slots that must be filled by anything at all, ``without`` slots that must not be. ``doer`` is the slot of the one
    who acts when the subject is the target ("the city fell to X"). Of ``under`` one must head the phrase in a slot that
    is needed ("took to the streets"). ``party``: the target is somebody, never a topic. A
    ``contest`` that is no fight is ``otherwise``. ``between``: from the object to the slot ("pits X against Y").
    ``plover`` is the root of this use where the relation's own root does not fit.
    """

    relation: str
    slots: tuple[str, ...]
    particle: str = ""
    objects: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    example: str = ""
    without: tuple[str, ...] = ()
    party: bool = False
    plover: str = ""
    complement: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    doer: str = ""
    avoid: frozenset[str] = frozenset()
    contest: bool = False
    otherwise: str = ""
    under: frozenset[str] = frozenset()
    between: bool = False


@dataclass(frozen=True, slots=True)
class NounFrame:
    """One way in which an event noun carries a relation.

    ``slots`` are prepositions of the target; ``pair``: the parties stand side by side ("between A and B", "A's
    with B"). ``of`` says what an "of" phrase is. ``light`` nouns are events only under a light verb ("send aid").
    Of ``objects`` one must head the "of" phrase ("use of force"), and none of ``avoid``
    ("war of words"). What is ``undergone`` is done to its possessor, unless
    an "of" phrase names another ("his arrest", but "Turkey's arrest of the reporter").
    ``plover`` and ``party`` are as in :class:`VerbFrame`.
    """

    relation: str
    slots: tuple[str, ...]
    pair: bool = False
    of: Literal["agent", "patient", ""] = ""
    light: bool = False
    example: str = ""
    plover: str = ""
    party: bool = False
    objects: frozenset[str] = frozenset()
    undergone: bool = False
    avoid: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Governor:
    """What a verb makes of the act it governs: its own relation towards the parties of that act, if any.

    ``target`` says whom the relation is towards: the ``inner`` clause's other party, or the governor's own
    ``object`` first ("urged X to withdraw"). ``that``: a finite clause is such an act too ("demanded that X go").
    """

    relation: str
    target: Literal["inner", "object"]
    example: str = ""
    that: bool = False


@dataclass(frozen=True, slots=True)
class Factuality:
    """Classes of words by what they do to the act below them, after FactBank (Saurí & Pustejovsky 2009)."""

    planned: frozenset[str]
    attempted: frozenset[str]
    hypothetical: frozenset[str]
    negative: frozenset[str]
    negative_phrasal: frozenset[str]
    claimed: frozenset[str]
    implicative: frozenset[str]
    denying: frozenset[str]
    denying_claims: frozenset[str]
    adopting_claims: frozenset[str]
    doubting: frozenset[str]
    hoping: frozenset[str]
    evidence: frozenset[str]
    factive: frozenset[str]
    mentioning: frozenset[str]
    blaming: frozenset[str]
    planned_adjectives: frozenset[str]
    hypothetical_adjectives: frozenset[str]
    claimed_adjectives: frozenset[str]
    negative_adjectives: frozenset[str]
    raising_adjectives_planned: frozenset[str]
    raising_adjectives_hypothetical: frozenset[str]
    raising_adjectives_negative: frozenset[str]
    truth_hypothetical: frozenset[str]
    truth_positive: frozenset[str]
    truth_negative: frozenset[str]
    modal_planned: frozenset[str]
    modal_hypothetical: frozenset[str]
    adverbs_hypothetical: frozenset[str]
    adverbs_claimed: frozenset[str]
    conditions: frozenset[str]
    occurrence: frozenset[str]
    light: frozenset[str]
    contacting: frozenset[str]
    expressive: frozenset[str]
    rebuffing: frozenset[str]
    uttered: frozenset[str]
    performed: frozenset[str]


@dataclass(frozen=True, slots=True)
class RelationLexicon:
    """All tables by lemma.

    ``light`` are verbs that lend an event noun their subject, ``requests`` nouns for what is asked of others.
    """

    verbs: Mapping[str, tuple[VerbFrame, ...]]
    nouns: Mapping[str, tuple[NounFrame, ...]]
    adjectives: Mapping[str, tuple[NounFrame, ...]]
    bearers: Mapping[str, tuple[NounFrame, ...]]
    governors: Mapping[str, tuple[Governor, ...]]
    noun_governors: Mapping[str, tuple[Governor, ...]]
    requests: frozenset[str]
    light: frozenset[str]
    object_control: frozenset[str]
    factuality: Factuality


def _read(name: str) -> dict[str, Any]:
    text = (resources.files("kg.lexicon") / name).read_text(encoding="utf-8")
    data = yaml.load(text, Loader=_Loader)
    if not isinstance(data, dict):
        raise SettingsError(f"lexicon/{name}: not a table of lemmas")
    return data


def _words(value: str | None) -> tuple[str, ...]:
    return tuple((value or "").split())


def _known(relation: str, where: str) -> str:
    if relation not in RELATIONS:
        raise SettingsError(f"lexicon/{where}: unknown relation {relation!r}")
    return relation


def _root(entry: Mapping[str, str], where: str) -> str:
    root = entry.get("plover", "")
    if root and root not in PLOVER_ROOTS:
        raise SettingsError(f"lexicon/{where}: unknown PLOVER root {root!r}")
    return root


@cache
def relation_lexicon() -> RelationLexicon:
    """The lexicon, read once. Raises SettingsError for an unknown relation or PLOVER root."""
    verbs = {
        str(lemma): tuple(
            VerbFrame(
                _known(e["relation"], f"verbs.yaml: {lemma}"), _words(e.get("slots", "obj")), e.get("particle", ""),
                frozenset(_words(e.get("objects"))), _words(e.get("needs")), e.get("example", ""),
                _words(e.get("without")), e.get("party") == "true", _root(e, f"verbs.yaml: {lemma}"),
                frozenset(_words(e.get("complement"))), frozenset(_words(e.get("agents"))),
                e.get("doer", ""), frozenset(_words(e.get("avoid"))), e.get("contest") == "true",
                _known(e["otherwise"], f"verbs.yaml: {lemma}") if "otherwise" in e else "",
                frozenset(_words(e.get("under"))), e.get("between") == "true",
            )
            for e in entries
        )
        for lemma, entries in _read("verbs.yaml").items()
    }  # fmt: skip

    def nouns(name: str) -> dict[str, tuple[NounFrame, ...]]:
        return {
            str(lemma): tuple(
                NounFrame(
                    _known(e["relation"], f"{name}: {lemma}"), _words(e.get("slots")), e.get("pair") == "true",
                    e.get("of", ""), e.get("light") == "true", e.get("example", ""), _root(e, f"{name}: {lemma}"),
                    e.get("party") == "true", frozenset(_words(e.get("objects"))), e.get("possessor") == "patient",
                    frozenset(_words(e.get("avoid"))),
                )
                for e in entries
            )
            for lemma, entries in _read(name).items()
        }  # fmt: skip

    def governors(name: str) -> dict[str, tuple[Governor, ...]]:
        return {
            str(lemma): tuple(
                Governor(
                    _known(e["relation"], f"{name}: {lemma}"), e.get("target", "inner"), e.get("example", ""),
                    e.get("that") == "true",
                )
                for e in entries
            )
            for lemma, entries in _read(name).items()
        }  # fmt: skip

    of_nouns = governors("noun_governors.yaml")
    factuality = _read("factuality.yaml")
    sets = {field: frozenset(map(str, factuality[field])) for field in Factuality.__slots__}
    return RelationLexicon(
        verbs, nouns("nouns.yaml"), nouns("adjectives.yaml"), nouns("bearers.yaml"),
        governors("governors.yaml"), of_nouns,
        frozenset(lemma for lemma, found in of_nouns.items() if any(g.relation == "urges" for g in found)),
        frozenset(factuality["light"]),
        frozenset(factuality["object_control"]), Factuality(**sets),
    )  # fmt: skip
