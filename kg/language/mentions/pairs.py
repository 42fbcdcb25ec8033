"""Pair phrases: "the two leaders", "both countries", "the two sides" of a war, "those three states"."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from kg.language.mentions.discourse import Discourse
from kg.language.mentions.referents import WINDOW

if TYPE_CHECKING:
    from kg.language.mentions.chains import Chain
    from kg.language.mentions.table import Table

_LEADERS = frozenset(("leader", "president", "head", "statesman"))
_ALL = frozenset(("the", "these", "those", "all"))
_SIZES = {"three": 3, "four": 4, "five": 5, "six": 6}
_LATELY = 1.5  # how much more two named together in the sentence before weigh as "the two"
_RIVALS = 6  # candidates for "the two" that are compared
_SIDES = frozenset(("side", "party", "rival", "foe", "enemy", "neighbor", "neighbour", "army"))
_OFTEN = 2  # times that two must have been joined to be "the two" of an article
_JOINTS = 8  # pairs of joined names that are looked back at


class Pairs:
    """Finds the chains of a :class:`Discourse`, mostly two, that a phrase in the plural stands for."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.t: Table = discourse.t
        self.lists = discourse.lists

    def of(self, i: int, first: int) -> tuple[int, ...]:
        """ "The two leaders", "both countries", "the pair": the two of their type the text is about."""
        t = self.t
        lemma = t.lemma[i].lower()
        kind = self.d.nouns.pairs.get(lemma)
        words = t.lower[first:i]
        if kind is not None and words[:1] and words[0] in _ALL:
            for word, size in _SIZES.items():
                if word in words:
                    return self._joined(i, (kind,), lemma, size)
        if kind == "Country" and t.tag[i] == "NNS" and words[:1] in (["their"], ["our"]):
            return self._homes(first)
        two = "two" in words and words[0] in ("the", "these", "those")  # "two diplomats said" are any two
        if kind is None or not (
            two or words[:1] == ["both"] or (lemma in ("pair", "duo") and words == ["the"])
        ):
            return ()
        if any(t.dep[c] == "prep" and c > i and t.lower[c] == "of" for c in t.children[i]):
            return ()
        kinds = ("Country", "Organization") if lemma in ("side", "party") else (kind,)
        if lemma in _SIDES and (sides := self._between(i)) is not None:
            return sides
        pair = self._joined(i, kinds, lemma) or self._often_joined(kinds)
        pair = pair or self._top_two(i, kinds, lemma, near=True)
        return pair or (self._top_two(i, kinds, lemma, near=False) if kind == "Person" else ())

    def _homes(self, first: int) -> tuple[int, ...]:
        """ "Their countries", "our two nations": where the two people come from, or the speaker and the other."""
        t, d = self.t, self.d
        if t.lower[first] == "their":
            found = d.at.get(first)
            return self._countries(found.members) if found is not None else ()
        speaker = d.speaker(first)
        if speaker is None or speaker.chain < 0:
            return ()
        own = self._country(speaker.chain)
        for joint in list(d.joint.values())[:-_JOINTS:-1]:
            homes = self._countries(joint.members)
            if own in homes and t.sentence[first] - joint.marks[-1][1] <= WINDOW:
                return homes
        return ()

    def _countries(self, members: list[int]) -> tuple[int, ...]:
        """The countries of two people or, of countries, themselves; empty when it is not clear that they are two."""
        homes = {self._country(chain) for chain in members}
        return tuple(sorted(homes)) if len(members) == len(homes) == 2 and min(homes) >= 0 else ()

    def _country(self, number: int) -> int:
        chain = self.d.linker.chains[number]
        if chain.type != "Person":
            return number if chain.type == "Country" else -1
        homes = (c for c in self.d.country_of.values() if self.d.linker.chains[c].name == chain.country)
        return next(homes, -1)

    def _between(self, i: int) -> tuple[int, ...] | None:
        """The two of the last "war between A and B" nearby; empty when one of them has no name, None without one."""
        t, d = self.t, self.d
        for k in range(i - 1, -1, -1):
            if t.sentence[i] - t.sentence[k] > WINDOW:
                return None
            if t.lower[k] != "between":
                continue
            first = next((c for c in t.children[k] if t.dep[c] == "pobj"), -1)
            both = [first, *(c for c in t.children[first] if t.dep[c] == "conj")] if first >= 0 else []
            chains = {d.linker.chain_of[d.name_at[c]] for c in both if c in d.name_at}
            return tuple(sorted(chains)) if len(chains) == len(both) == 2 else ()
        return None

    def _joined(self, i: int, kinds: tuple[str, ...], lemma: str, size: int = 2) -> tuple[int, ...]:
        """So many names of the type lately joined by "and"; for countries, those of two people so joined."""
        d, t = self.d, self.t
        by_name = {d.linker.chains[c].name: c for c in d.country_of.values()}
        for joint in list(d.joint.values())[:-_JOINTS:-1]:
            if len(joint.members) != size or t.sentence[i] - joint.marks[-1][1] > WINDOW:
                continue
            chains = [d.linker.chains[c] for c in joint.members]
            if all(chain.type in kinds for chain in chains):
                if lemma in _LEADERS and not all(self.leads(chain) for chain in chains):
                    continue
                return tuple(sorted(joint.members))
            if size == 2 and "Country" in kinds and chains[0].country != chains[1].country:
                homes = [by_name.get(chain.country or "", -1) for chain in chains if chain.type == "Person"]
                if len(homes) == 2 and min(homes) >= 0:
                    return tuple(sorted(homes))
        return ()

    def _often_joined(self, kinds: tuple[str, ...]) -> tuple[int, ...]:
        """The two that the text has so far joined by "and" most often, if more than once and than any others."""
        chains = self.d.linker.chains
        count = Counter(
            tuple(sorted(joint.members))
            for joint in self.d.joint.values()
            if len(joint.members) == 2 and all(chains[c].type in kinds for c in joint.members)
        ).most_common(2)
        if not count or count[0][1] < _OFTEN or (len(count) > 1 and count[0][1] == count[1][1]):
            return ()
        return count[0][0]

    def _top_two(self, i: int, kinds: tuple[str, ...], lemma: str, near: bool) -> tuple[int, ...]:
        """The two most salient entities of these types, weighted by how much the article is about them.

        Only two that were named in one sentence belong together; a state and a militia are no two of a kind.
        """
        scored: list[tuple[float, int, int]] = []
        where: dict[int, set[int]] = {}
        for referent in self.d.recent():
            chain = self.d.chain(referent)
            if chain.type not in kinds:
                continue
            if lemma in _LEADERS and not self.leads(chain):
                continue
            weight = referent.salience(self.t.sentence[i], i) if near else 1.0
            if weight:
                about = max(len(chain.names), len(referent.marks)) ** 0.5
                scored.append((weight * about, referent.marks[-1][0], chain.id))
                where[chain.id] = {number for _, number, _ in referent.marks}
        scored.sort(reverse=True)
        chains = self.d.linker.chains
        before = self.t.sentence[i] - 1
        pairs = [
            ((a[0] + b[0]) * (_LATELY if before in where[a[2]] & where[b[2]] else 1), -n, (a[2], b[2]))
            for n, (a, b) in enumerate(combinations(scored[:_RIVALS], 2))
            if chains[a[2]].type == chains[b[2]].type and not where[a[2]].isdisjoint(where[b[2]])
        ]
        return tuple(sorted(max(pairs)[2])) if pairs else ()

    def title_nouns(self, chain: Chain) -> set[str]:
        """The nouns of a person's titles and appositions."""
        return {title.split()[-1].lower() for title in chain.titles} | self.d.known.get(chain.id, set())

    def leads(self, chain: Chain) -> bool:
        """Whether the article gives a person the office of a leader."""
        nouns = self.title_nouns(chain)
        return bool(nouns & self.d.nouns.head_offices or nouns & self.lists["leading"])
