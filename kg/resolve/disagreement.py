"""Facts that contradict each other, and accounts of one event that differ.

Two kinds are told:

- *polarity*: the same proposition affirmed and denied, each as a fact or as somebody's claim, at dates that can
  be the same. A fact without a date meets a dated one only when the other side has that one date alone.
- *accounts*: of one meeting or call, what two sides report. Either both pass on words of the same speaker
  ("according to the Kremlin, Mr. X said …", "in the White House readout Mr. X …"), or both sides' institutions
  speak about the same matter (their words share content words, but are not the same).

Two opposite relations (supports, opposes) are no contradiction: minds change, and both may be true in part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from kg.model import Entity, Fact, Utterance
from kg.resolve.dates import compatible, is_day
from kg.resolve.names import tokens

#: What is only planned or imagined contradicts nothing.
_CLAIMED: Final = frozenset({"actual", "reported"})
_EVENTS: Final = frozenset({"met", "spokeWith"})
#: Share of common content words between which two accounts speak of one matter and are still two.
_SAME_MATTER: Final = (0.15, 0.8)
#: Words shorter than this carry little content ("the", "with").
_CONTENT: Final = 5
#: More accounts of one event in one article are a transcript, not two readouts.
_ACCOUNTS: Final = 12

Links = defaultdict[str, set[str]]


def disagreements(
    facts: list[Fact], utterances: Iterable[Utterance], entities: Iterable[Entity]
) -> dict[str, set[str]]:
    """For the ids of facts the ids of those that contradict them (symmetric)."""
    found: Links = defaultdict(set)
    _opposite_polarity(facts, found)
    _different_accounts(facts, {u.id: u.text for u in utterances}, {e.id: e for e in entities}, found)
    return found


def _link(found: Links, left: Fact, right: Fact) -> None:
    found[left.id].add(right.id)
    found[right.id].add(left.id)


def _opposite_polarity(facts: list[Fact], found: Links) -> None:
    groups: defaultdict[tuple[str, str, str, str | None, bool], tuple[list[Fact], list[Fact]]]
    groups = defaultdict(lambda: ([], []))
    for fact in facts:
        if fact.modality in _CLAIMED:
            key = (fact.subject, fact.relation, fact.object, fact.topic, fact.former)
            groups[key][fact.polarity == "negative"].append(fact)
    for affirmed, denied in groups.values():
        if not (affirmed and denied):
            continue
        loose = _only_date(affirmed, denied)
        by_date: defaultdict[str | None, list[Fact]] = defaultdict(list)
        for no in denied:
            by_date[no.date].append(no)
        coarse = sorted(date for date in by_date if date and not is_day(date))
        for yes in affirmed:
            fitting = by_date if loose or (yes.date and not is_day(yes.date)) else {yes.date, *coarse}
            for date in fitting:
                if loose or compatible(yes.date, date):
                    for no in by_date.get(date, ()):
                        if _asserters(yes).isdisjoint(_asserters(no)):
                            _link(found, yes, no)


def _asserters(fact: Fact) -> set[str]:
    """Who states it: the source, else the articles; nobody is taken to contradict himself in one breath."""
    return {fact.source} if fact.source else {item.article for item in fact.evidence}


def _only_date(affirmed: list[Fact], denied: list[Fact]) -> bool:
    """One side without any date, the other with one: nothing says that they mean different times."""
    a, b = {fact.date for fact in affirmed}, {fact.date for fact in denied}
    return (a == {None} and len(b) == 1) or (b == {None} and len(a) == 1)


def _different_accounts(
    facts: list[Fact], texts: Mapping[str, str], entities: Mapping[str, Entity], found: Links
) -> None:
    said: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        # What somebody "acknowledged" or "recognised" in the other side's version is said there all the same.
        told = fact.relation == "said" or (fact.relation == "thinks" and fact.via)
        if told and fact.polarity == "positive" and fact.object_kind == "utterance":
            party = _party(fact, entities)
            if party:
                for article in {item.article for item in fact.evidence}:
                    said[article].append(fact)
    if not said:
        return
    for event in facts:
        if event.relation in _EVENTS and event.polarity == "positive" and event.modality in _CLAIMED:
            sides = {_side(entities.get(who)) for who in (event.subject, event.object)}
            if len(sides) == 2 and "" not in sides:
                for article in {item.article for item in event.evidence} & said.keys():
                    _compare(event, sides, said[article], texts, entities, found)


def _compare(
    event: Fact,
    sides: set[str],
    said: list[Fact],
    texts: Mapping[str, str],
    entities: Mapping[str, Entity],
    found: Links,
) -> None:
    accounts = [
        (fact, side)
        for fact in said
        if (side := _side(entities.get(_party(fact, entities)))) in sides
        and (fact.date is None or event.date is None or compatible(fact.date, event.date))
    ]
    if len(accounts) > _ACCOUNTS:
        return
    for i, (left, side) in enumerate(accounts):
        for right, other in accounts[i + 1 :]:
            if side == other or left.object == right.object:
                continue
            same_speaker = (
                left.subject == right.subject
                and left.via
                and right.via
                and (
                    left.subject in (event.subject, event.object) or _side(entities.get(left.subject)) in sides
                )
            )
            if same_speaker or (
                left.via is None and right.via is None and _one_matter(texts[left.object], texts[right.object])
            ):
                _link(found, left, right)


def _party(fact: Fact, entities: Mapping[str, Entity]) -> str:
    """Whose account it is: who passes the words on, or an institution that speaks for itself."""
    party = entities.get(fact.via or fact.subject)
    return party.id if party and party.type in {"Organization", "Country"} else ""


def _side(entity: Entity | None) -> str:
    """The country that somebody belongs to or is."""
    if entity is None:
        return ""
    return entity.id if entity.type == "Country" else entity.country or ""


def _one_matter(left: str, right: str) -> bool:
    a, b = ({word for word in tokens(text) if len(word) >= _CONTENT} for text in (left, right))
    if not a or not b:
        return False
    if a <= b or b <= a:
        return False  # the shorter one leaves something out, and says nothing else
    low, high = _SAME_MATTER
    return low <= len(a & b) / len(a | b) <= high
