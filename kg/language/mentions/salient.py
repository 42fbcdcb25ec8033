"""The most salient country, person, body or place: what a bare noun of its type may stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.mentions.referents import SUBJECT
from kg.lexicon.territories import gazetteer

if TYPE_CHECKING:
    from kg.language.mentions.chains import Chain
    from kg.language.mentions.discourse import Discourse
    from kg.language.mentions.referents import Referent
    from kg.language.mentions.table import Table

_LEAD_OF_PERSON = 1.25  # above that of a subject over an object
_LEAD_OF_KIND = 1.1  # two that were named in one sentence are one too many
_NOWHERE: frozenset[str] = frozenset()
_ACTING = 0.6  # of what a country weighs that acts in the same sentence
_NEAR = 8  # sentences for which "the deal" points at a treaty


class Salient:
    """Picks referents of a :class:`Discourse` by type, head noun and salience; chain ids, or None."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.t: Table = discourse.t
        self.lists = discourse.lists

    def person(self, i: int, gender: str | None, country: str | None) -> int | None:
        """The person spoken of at row ``i``, when clearly ahead of all others that fit."""
        scored: list[tuple[float, int, int]] = []
        for referent in self.d.recent(self.t.sentence[i]):
            chain = self.d.chain(referent)
            if chain.type != "Person" or (gender and chain.gender and gender != chain.gender):
                continue
            if country and chain.country and country != chain.country:
                continue
            score = referent.salience(self.t.sentence[i], i)
            if score:
                scored.append((score, referent.marks[-1][0], chain.id))
        return _leader(scored, _LEAD_OF_PERSON)

    def by_head(self, lemma: str, country: str | None = None) -> int | None:
        """The chain mentioned last whose name or description has this head noun: "the ministry"."""
        if lemma in self.lists["times"] or lemma in self.lists["too_general"]:
            return None
        best: tuple[int, int] | None = None
        for referent in self.d.recent():
            chain = self.d.chain(referent)
            if chain.type in ("Country", "Person") or lemma not in self.d.known.get(chain.id, ()):
                continue
            if chain.type == "Event" and chain.name.removeprefix("the ") in self.lists["past_wars"]:
                continue
            if country is not None and chain.country != country:
                continue
            mark = (referent.marks[-1][0], chain.id)
            best = mark if best is None or mark > best else best
        if best is None or self.d.last_noun.get(lemma, -1) > best[0]:
            return None  # nothing, or another one without a name has been spoken of since
        return best[1]

    def by_kind(self, i: int, lemma: str) -> int | None:
        """The thing near row ``i`` whose name tells that it is one of these: "the deal" for the Abuja Treaty."""
        d, number = self.d, self.t.sentence[i]
        scored: list[tuple[float, int, int]] = []
        if not any(lemma in kind for kind in d.kinds.values()):
            return None
        for referent in d.recent():
            last, sentence, _ = referent.marks[-1]
            if number - sentence > _NEAR or lemma not in d.kinds.get(referent.chain, ()):
                continue
            if d.chain(referent).name.removeprefix("the ") in self.lists["past_wars"]:
                continue
            scored.append((1.0 / (1 + number - sentence), last, referent.chain))
        best = _leader(scored, _LEAD_OF_KIND)
        if best is None:
            return None
        # Another one without a name has been spoken of since, by this noun or a like one.
        since = max(d.last_noun.get(word, -1) for word in (lemma, *d.kinds[best]))
        return best if since < d.referents[best].marks[-1][0] else None

    def home(self, owner: Chain) -> int | None:
        """The country of a person or body."""
        d = self.d
        homes = [c for c in d.country_of.values() if d.linker.chains[c].name == owner.country]
        return homes[0] if homes else None

    def body_of(self, owner: Chain, lemma: str) -> int | None:
        """The one body that a person is said to be of: "his party" after "Labour leader Ana Prado"."""
        d = self.d
        bodies = {
            chain.id
            for chain in (d.linker.chains[c] for c in d.bodies.get(owner.id, ()))
            if chain.type == "Organization"
            and chain.name not in d.words.bodies
            and not self._other_body(lemma, d.known.get(chain.id, set()))
        }
        return next(iter(bodies)) if len(bodies) == 1 else None

    def _other_body(self, lemma: str, heads: set[str]) -> bool:
        """Whether the head nouns of a body say that it is no ``lemma``."""
        if lemma in heads:
            return False
        return bool(heads & (self.lists["state_bodies"] | self.lists["media"]))

    def country(self, i: int, power: float, lead: float, among: frozenset[str] | None = None) -> int | None:
        """The country that the article is about here: salience, and how often it is named (to ``power``)."""
        d, t = self.d, self.t
        sentence = t.sentence[i]
        recent = d.recent()
        actor = d.acting_on(i)
        region = self.region(i)
        homes = {
            d.chain(r).country for r in recent if r.marks[-1][1] == sentence and d.chain(r).type == "Person"
        }
        _, end = t.bounds(sentence) if t.lemma[i].lower() in d.nouns.government else (i, i)
        after = {d.linker.chain_of[d.name_at[k]] for k in range(i + 1, end) if k in d.name_at}
        scored: list[tuple[float, int, int]] = []
        for referent in recent:
            chain = d.chain(referent)
            if chain.id in after:
                continue  # "accused the government of begging Togo": another one
            if region is not None and not (region & self._lies_in(chain)):
                continue
            if chain.type == "Country" and referent is not actor and (among is None or chain.name in among):
                base = 60 + referent.salience(sentence, i) + 80 * (chain.name in homes)
                if self._acts_here(referent, chain, sentence):
                    base *= _ACTING
                count = max(len(chain.names), len(referent.marks))
                scored.append((base * count**power, referent.marks[-1][0], chain.id))
        return _leader(scored, lead)

    def region(self, i: int) -> frozenset[str] | None:
        """Where a country lies that the words before row ``i`` tell of: "the South American country"."""
        for k in range(self.t.left_edge(i), i):
            found = self.region_word(k)
            if found is not None:
                return found
        return None

    def region_word(self, k: int) -> frozenset[str] | None:
        """The parts of the world that the adjective at row ``k`` is for."""
        low = self.t.lower
        return self.lists.get(f"in_{low[k - 1]}_{low[k]}") or self.lists.get(f"in_{low[k]}")

    def _lies_in(self, chain: Chain) -> frozenset[str]:
        territory = chain.territory
        return gazetteer().regions.get(territory.code, _NOWHERE) if territory is not None else _NOWHERE

    def _acts_here(self, referent: Referent, chain: Chain, sentence: int) -> bool:
        """Whether the sentence has the country by name as a subject: a second time it would be "it"."""
        linker, t = self.d.linker, self.t
        for row, number, weight in referent.marks[-3:]:
            index = self.d.name_at.get(row)
            if number == sentence and weight >= SUBJECT and index is not None and t.dep[row] == "nsubj":
                return linker.chain_of[index] == chain.id
        return False

    def capital(self, country: str | None) -> int | None:
        """The capital spoken of: that of ``country``, or the only one in the article."""
        d = self.d
        seen: list[int] = []
        for referent in d.recent():
            chain = d.chain(referent)
            home = d.linker.gazetteer.capital(chain.name) if chain.type == "Place" else None
            if home is not None and (country is None or home.name == country):
                seen.append(chain.id)
        return seen[0] if len(seen) == 1 else None

    def recent(self, i: int, kind: str, lead: float) -> int | None:
        """The most salient entity of a type, if it leads the next by the factor ``lead``."""
        words = self.d.words
        scored: list[tuple[float, int, int]] = []
        for referent in self.d.recent():
            chain = self.d.chain(referent)
            if chain.type != kind:
                continue
            if kind == "Place" and (
                chain.name in words.regions or words.place_heads & set(chain.name.lower().split())
            ):
                continue  # not a city
            score = referent.salience(self.t.sentence[i], i) * (1 + 0.25 * min(len(chain.names), 10))
            if score:
                scored.append((score, referent.marks[-1][0], chain.id))
        return _leader(scored, lead)

    def organisation(self, i: int, lemma: str) -> int | None:
        """ "The company", "the bloc": the most salient organisation that can be one."""
        lists = self.lists
        scored: list[tuple[float, int, int]] = []
        for referent in self.d.recent():
            chain = self.d.chain(referent)
            if chain.type != "Organization":
                continue
            union = chain.name in lists["blocs"] or chain.name in lists["alliances"]
            if lemma in ("bloc", "alliance"):
                if not union or (lemma == "alliance" and chain.name not in lists["alliances"]):
                    continue
                score = 1.0
            elif (
                (union and lemma in ("company", "firm"))
                or chain.name in self.d.words.bodies
                or self.d.known.get(chain.id, set()) & (lists["state_bodies"] | lists["media"])
            ):
                continue
            else:
                score = 0.0
            score += referent.salience(self.t.sentence[i], i) * (1 + 0.15 * min(len(referent.marks), 6))
            if score:
                scored.append((score, referent.marks[-1][0], chain.id))
        best = _leader(scored, 1.3 if lemma in lists["companies"] else 1.0)
        if best is None or self.d.last_noun.get(lemma, -1) > self.d.referents[best].marks[-1][0]:
            return None  # nothing, or one without a name has been spoken of since
        return best


def _leader(scored: list[tuple[float, int, int]], lead: float) -> int | None:
    """The chain with the best score, unless the second best is too near."""
    scored.sort(reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] < lead * scored[1][0]):
        return None
    return scored[0][2]
