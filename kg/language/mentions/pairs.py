"""Pair phrases: "the two leaders", "both countries", "the two sides" of a war, "those three states"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from kg.language.mentions.discourse import Discourse
from kg.language.mentions.referents import SUBJECT, WINDOW, Referent

if TYPE_CHECKING:
    from kg.language.mentions.chains import Chain
    from kg.language.mentions.table import Table

_LEADERS = frozenset(("leader", "president", "head", "statesman"))
_ALL = frozenset(("the", "these", "those", "all"))
_SIZES = {"three": 3, "four": 4, "five": 5, "six": 6}
_LATELY = 1.5  # how much more two named together in the sentence before weigh as "the two"
_RIVALS = 6  # candidates for "the two" that are compared
_SIDES = frozenset(("side", "party", "rival", "foe", "enemy", "neighbor", "neighbour", "army"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_SERVANTS = frozenset(("official", "diplomat", "envoy", "ambassador", "negotiator", "spokesman"))
_HOSTING = frozenset("arrange broker convene facilitate host mediate organise organize".split())
_REACH = 5  # sentences back in which two may have been brought together
_FADING = 0.7  # what a bond weighs a sentence later
_JUST_NOW = 6  # what it weighs that they dealt with each other in the sentence before
_ASIDE = 0.3  # what a bond weighs between two who act on others: "A and B, who mediated"
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
                    return self._joined(i, (kind,), size)
        if kind == "Country" and t.tag[i] == "NNS" and words[:1] in (["their"], ["our"]):
            return self._homes(first)
        if words[:1] == ["each"] and kind == "Person":
            return ()
        two = "two" in words and words[0] in ("the", "these", "those")  # "two diplomats said" are any two
        if kind is None or not (
            two or words[:1] in (["both"], ["each"]) or (lemma in ("pair", "duo") and words == ["the"])
        ):
            return ()
        if any(t.dep[c] == "prep" and c > i and t.lower[c] == "of" for c in t.children[i]):
            return ()
        kinds = ("Country", "Organization") if lemma in ("side", "party") else (kind,)
        if words[0] == "each":
            tied = self._joined(i, kinds, 2, 1) or self._tied(i, kinds, lemma)
            late = all(t.sentence[i] - self.d.referent(c).marks[-1][1] <= 1 for c in tied)
            return tied if late else ()
        if lemma in _SIDES and (sides := self._between(i)) is not None:
            return sides
        if lemma in _LEADERS and (leaders := self._of_two_states(i)):
            return leaders
        pair = self._tied(i, kinds, lemma) or self._often_joined(kinds, lemma)
        pair = pair or self._top_two(i, kinds, lemma, near=True)
        return pair or (self._top_two(i, kinds, lemma, near=False) if kind == "Person" else ())

    def _of_two_states(self, i: int) -> tuple[int, ...]:
        """The leaders of the two states spoken of last: "a truce between A and B. … called both leaders"."""
        d, t, chains = self.d, self.t, self.d.linker.chains
        number = t.sentence[i]
        named = [(row, chains[r.chain]) for row, r in d.at.items() if row < i and r.chain >= 0]
        named += [(row, chains[c]) for row, joint in d.joint.items() if row < i for c in joint.members]
        acting = {
            chain.country or chain.name
            for row, chain in named
            if t.sentence[row] == number and t.dep[row] in _SUBJECTS
        }
        for sentence in (number, number - 1):
            here = [chain for row, chain in named if t.sentence[row] == sentence]
            states = {chain.name for chain in here if chain.type == "Country"} - acting
            if len(states) == 2:
                return self._leaders(sorted(states))
            if any(chain.type == "Person" and chain.country not in acting for chain in here):
                return ()  # people are nearer
        return ()

    def _leaders(self, states: list[str]) -> tuple[int, ...]:
        """Who leads each of two states in the article; for one of them it may be the only leader of no known state."""
        people = {r.chain: self.d.chain(r) for r in self.d.recent() if r.chain >= 0}
        leaders = [p for p in people.values() if p.type == "Person" and self._heads_state(p)]
        found = [[p.id for p in leaders if p.country == state] for state in states]
        stray = [p.id for p in leaders if not p.country]
        found = [ids or (stray if any(found) else []) for ids in found]
        return tuple(sorted(ids[0] for ids in found)) if all(len(ids) == 1 for ids in found) else ()

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
            if first in d.joint and len(d.joint[first].members) == 2:
                return tuple(sorted(d.joint[first].members))  # "a truce between the two countries"
            both = [first, *(c for c in t.children[first] if t.dep[c] == "conj")] if first >= 0 else []
            chains = {d.linker.chain_of[d.name_at[c]] for c in both if c in d.name_at}
            return tuple(sorted(chains)) if len(chains) == len(both) == 2 else ()
        return None

    def _joined(self, i: int, kinds: tuple[str, ...], size: int, window: int = WINDOW) -> tuple[int, ...]:
        """So many names of the type lately joined by "and"; ``window``: sentences back."""
        d, t = self.d, self.t
        for joint in list(d.joint.values())[:-_JOINTS:-1]:
            if len(joint.members) != size or t.sentence[i] - joint.marks[-1][1] > window:
                continue
            if all(d.linker.chains[c].type in kinds for c in joint.members):
                return tuple(sorted(joint.members))
        return ()

    def _tied(self, i: int, kinds: tuple[str, ...], lemma: str) -> tuple[int, ...]:
        """The two of the type that were best brought together before row ``i``: joined by "and", or by a verb.

        Those who deal with each other in a main clause go before those who only speak of others ("the two sides" are
        not who mediated), the much-named before the little-named, and the late before the early.
        """
        best: tuple[float, tuple[int, ...]] = (0.0, ())
        third = self._third_party(i)
        for members, row, verb in self._bonds(i):
            if third in members:
                continue
            pair = self._of_kind(members, kinds, lemma)
            weight = self._weight(i, row, verb, pair, lemma) if pair else 0.0
            if weight > best[0]:
                best = weight, pair
        return best[1]

    def _third_party(self, i: int) -> int:
        """The chain of who brings "the two" at row ``i`` together: "A hosted talks between the two leaders"; or -1."""
        t = self.t
        node = t.head[i]
        if t.dep[i] != "pobj" or t.lower[node] != "between":
            return -1
        while t.dep[node] in ("prep", "dobj", "xcomp", "conj", "pobj", "pcomp"):
            node = t.head[node]
            if t.pos[node] == "VERB" and t.lemma[node] in _HOSTING:
                break
        while t.pos[node] == "VERB" and t.dep[node] in ("xcomp", "conj"):
            node = t.head[node]
        if t.pos[node] != "VERB":
            return -1
        below = range(min(node, i), i)
        hosting = any(t.lemma[k] in _HOSTING for k in (node, *below))
        found = [self.d.at.get(c) for c in t.children[node] if t.dep[c] in _SUBJECTS]
        return found[0].chain if hosting and found and found[0] is not None else -1

    def _bonds(self, i: int) -> Iterator[tuple[tuple[int, int], int, int]]:
        """Two chains that stand together in the sentences before row ``i``, a row of theirs, and their verb or -1."""
        t, d = self.t, self.d
        for first, joint in list(d.joint.items())[:-_JOINTS:-1]:
            if len(joint.members) == 2 and t.sentence[i] - t.sentence[first] <= _REACH:
                by = t.dep[first] == "pobj" and t.lower[t.head[first]] == "by"
                top = t.head[first] if t.dep[first] == "appos" else first  # "two of them, A and B, traded fire"
                verb = t.head[t.head[first]] if by else t.head[top] if t.dep[top] in _SUBJECTS else -1
                yield (joint.members[0], joint.members[1]), first, verb
        for row in sorted(d.at, reverse=True):
            if t.sentence[i] - t.sentence[row] > _REACH:
                return
            referent = d.at[row]
            if row >= i or referent.chain < 0:
                continue
            head = t.head[row] if t.dep[row] == "appos" else row
            if head != row and t.dep[head] == "conj":  # "A and his counterpart, B"
                other = d.at.get(t.head[head])
                verb = t.head[t.head[head]] if t.dep[t.head[head]] in ("nsubj", "nsubjpass") else -1
            else:
                verb = self._verb_over(head)
                subject = (
                    next((c for c in t.children[verb] if t.dep[c] in ("nsubj", "nsubjpass")), -1)
                    if verb >= 0
                    else -1
                )
                other = d.at.get(subject)
            if other is not None and other.chain >= 0 and other.chain != referent.chain:
                yield (other.chain, referent.chain), row, verb

    def _verb_over(self, i: int) -> int:
        """The verb whose object, or partner under "with", the noun at row ``i`` is: "signed [a pact with B]"; or -1."""
        t = self.t
        if t.dep[i] not in ("dobj", "dative", "pobj"):
            return -1
        here = t.head[i]
        if t.dep[i] == "pobj":
            if t.lower[here] not in ("with", "against", "by"):
                return -1
            here = t.head[here]
            if t.dep[here] == "dobj":
                here = t.head[here]
        return here if t.pos[here] == "VERB" else -1

    def _of_kind(self, members: tuple[int, int], kinds: tuple[str, ...], lemma: str) -> tuple[int, ...]:
        """The two chains if they are what the noun calls them; for countries, those of two people."""
        chains = [self.d.linker.chains[c] for c in members]
        if all(chain.type in kinds for chain in chains):
            return tuple(sorted(members)) if all(self._is_called(chain, lemma) for chain in chains) else ()
        if "Country" in kinds and all(chain.type in ("Country", "Person") for chain in chains):
            return self._countries(list(members))
        return ()

    def _is_called(self, chain: Chain, lemma: str) -> bool:
        """Whether a person may be one of "the two leaders", "both ministers"; countries may be anything."""
        if chain.type != "Person":
            return True
        nouns = self.title_nouns(chain) - {"counterpart"}
        if lemma in _LEADERS:
            return not nouns or self.leads(chain)
        if lemma == "minister":
            return not nouns or lemma in nouns
        return lemma not in _SERVANTS or not self.leads(chain)

    def _weight(self, i: int, row: int, verb: int, pair: tuple[int, ...], lemma: str) -> float:
        """How likely "the two" at row ``i`` are the ``pair`` at ``row`` that is bound by ``verb``."""
        t, d = self.t, self.d
        told = [len(d.referent(chain).marks) for chain in pair]
        mutual = verb >= 0 and (
            t.lemma[verb] in self.lists["mutual_acts"]
            or any(t.lower[k] in ("other", "another") for k in t.children[verb])
        )
        if lemma in _SIDES and not mutual and min(told) < _OFTEN:
            return 0.0
        weight = float((told[0] * told[1]) ** 0.5 * _FADING ** (t.sentence[i] - t.sentence[row]))
        if mutual:
            weight *= _JUST_NOW if t.sentence[i] - t.sentence[row] <= 1 else 2
        elif verb >= 0 and t.lemma[verb] in self.lists["acts_of_others"]:
            weight *= 0.0 if lemma in _SIDES else _ASIDE
        if verb < 0 or t.dep[verb] in ("relcl", "acl"):
            weight *= 0.5
        countries = all(d.linker.chains[chain].type == "Country" for chain in pair)
        return weight * (2 if countries and lemma in ("side", "party") else 1)

    def _often_joined(self, kinds: tuple[str, ...], lemma: str) -> tuple[int, ...]:
        """The two that the text has so far joined by "and" most often, if more than once and than any others."""
        chains = self.d.linker.chains
        count = Counter(
            tuple(sorted(joint.members))
            for joint in self.d.joint.values()
            if len(joint.members) == 2
            and all(chains[c].type in kinds and self._is_called(chains[c], lemma) for c in joint.members)
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
            if not self._is_called(chain, lemma) or (lemma in _SIDES and self._acts(referent, i)):
                continue
            if lemma in _SIDES and len(referent.marks) < _OFTEN:
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

    def _acts(self, referent: Referent, i: int) -> bool:
        """Whether it is a subject before row ``i`` in the sentence: who calls on "both sides" is neither."""
        t = self.t
        return any(
            number == t.sentence[i] and row < i and weight >= SUBJECT
            for row, number, weight in referent.marks[-3:]
        )

    def title_nouns(self, chain: Chain) -> set[str]:
        """The nouns of a person's titles and appositions."""
        return {title.split()[-1].lower() for title in chain.titles} | self.d.known.get(chain.id, set())

    def _heads_state(self, chain: Chain) -> bool:
        """As :meth:`leads`, but of ministers the first alone."""
        if any("prime minister" in title.lower() for title in chain.titles):
            return True
        return self.leads(chain) and "minister" not in self.title_nouns(chain)

    def leads(self, chain: Chain) -> bool:
        """Whether the article gives a person the office of a leader."""
        nouns = self.title_nouns(chain)
        return bool(nouns & self.d.nouns.head_offices or nouns & self.lists["leading"])
