"""Definite nominals: "the Chinese president", "the ministry", "the two leaders", "his Russian counterpart".

Each needs evidence in the article: a title, a nationality, the head noun of a name, or a lead in salience over
everything else of its type. Without, it stays a noun phrase and nobody's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.mentions.discourse import Discourse
from kg.language.mentions.pairs import Pairs
from kg.language.mentions.persons import Persons
from kg.language.mentions.pronouns import POSSESSIVE
from kg.language.mentions.referents import MENTIONED, Anaphor
from kg.language.mentions.salient import Salient
from kg.lexicon.relations import relation_lexicon

if TYPE_CHECKING:
    from kg.language.mentions.table import Table

# Nouns in apposition to a clause, beside those for acts.
_SUMMING_UP = frozenset(
    "accusation act action aim allegation blow change charge choice claim comment course defeat development exercise "
    "fact feat gesture goal idea label measure mistake moment move policy position practice process prospect reference "
    "remark reminder risk role scenario setback shift sign signal statement step success task term thing trend "
    "turn victory view word".split()
)
_OWNERS = POSSESSIVE | {"our", "my", "whose"}
_REALMS = {"kingdom": "kingdoms", "emirate": "emirates", "sultanate": "emirates", "island": "islands"}
_CLEAR = 1.5  # lead of the country that a politician without one calls "our country"


_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "dative", "agent", "poss"))


class Definites:
    """Resolves definite nominals against a :class:`Discourse`."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.t: Table = discourse.t
        self.lists = discourse.lists
        self.salient = Salient(discourse)
        self.pairs = Pairs(discourse)
        self.persons = Persons(discourse, self.pairs)
        self.groups: dict[int, int] = {}  # noun -> the noun by which news first spoke of the same person

    def resolve(self, i: int) -> Anaphor | None:
        """Resolve the noun phrase headed by row ``i`` and note it; one without a name becomes a competitor."""
        t, d = self.t, self.d
        if t.dep[i] in ("compound", "nmod", "amod"):
            return None
        first = t.left_edge(i)
        beside = d.described_at.get(i)
        if beside is None:
            beside = self._beside(i)
        if beside is not None:
            # one phrase with the name ("the mayor, Anna Lind"): no mention of its own, but an argument
            d.mark(d.referent(beside), i)
            return Anaphor(first, i, "apposition", self._all_beside(i, beside))
        pair = self.pairs.of(i, first)
        if pair:
            d.mark_together(i, pair)
            return Anaphor(first, i, "nominal", pair)
        chain = self._chain(i, first)
        if chain is None or self._is_elsewhere(i, chain):
            before = d.mark_nameless(i)
            if before is not None and t.lemma[i].lower() in d.nouns.persons:
                self.groups[i] = before
            return None
        d.mark(d.referent(chain), i)
        # "the government" acts as the country, but is another thing
        government = t.lemma[i].lower() in d.nouns.government
        return Anaphor(first, i, "metonym" if government else "nominal", (chain,))

    def _is_elsewhere(self, i: int, chain: int) -> bool:
        """Whether a body is told apart from ``chain`` by its place: "the ministry [in Cairo]" is no Lebanese one."""
        t, d = self.t, self.d
        if t.lemma[i].lower() not in d.lists["state_bodies"]:
            return False
        linker = d.linker
        for place in (c for k in t.children[i] if k > i and t.lower[k] == "in" for c in t.children[k]):
            if place in d.name_at:
                seat = linker.gazetteer.capital(linker.chains[linker.chain_of[d.name_at[place]]].name)
                return seat is None or seat.name != linker.chains[chain].country
        return False

    def _beside(self, i: int) -> int | None:
        """ "The group Hamas", "the daily, Bild": the chain of a name in apposition to the noun at ``i``."""
        t, d = self.t, self.d
        for child in t.children[i]:
            if t.dep[child] == "appos" and child in d.name_at and ":" not in t.lower[i + 1 : child]:
                return d.linker.chain_of[d.name_at[child]]
        if t.tag[i] != "NN":
            return None
        index = d.name_at.get(i + 1)
        if index is not None and d.linker.names[index].first == i + 1:
            head = t.phrase_head(i + 1, d.linker.names[index].last)
            if t.dep[head] in ("appos", "nmod") and t.head[head] == i:
                return d.linker.chain_of[index]
        parent = t.head[i]
        if t.dep[i] == "appos" and parent in d.name_at and not self._is_deed(i, d.name_at[parent]):
            return d.linker.chain_of[d.name_at[parent]]
        return None

    def _is_deed(self, i: int, name: int) -> bool:
        """Whether the noun sums up the clause and is not what ``name`` is: "invaded Chad, [a step] that B condemned"."""
        lemma = self.t.lemma[i].lower()
        lexicon = relation_lexicon()
        if lemma not in _SUMMING_UP and lemma not in lexicon.nouns and lemma not in lexicon.noun_governors:
            return False
        body = self.d.linker.types[name] not in ("Country", "Person", "Place")
        return not (body and lemma in self.d.nouns.refers)  # "NATO, an alliance that"

    def _all_beside(self, i: int, beside: int) -> tuple[int, ...]:
        """For a plural with a list in apposition, all of the list: "two neighbours, [Chad and Niger]"."""
        t, d = self.t, self.d
        if t.tag[i] != "NNS":
            return (beside,)
        chains = [beside]
        names = [c for c in t.children[i] if t.dep[c] == "appos" and c in d.name_at]
        for name in names:
            names.extend(c for c in t.children[name] if t.dep[c] == "conj" and c in d.name_at)
            chain = d.linker.chain_of[d.name_at[name]]
            if d.linker.chains[chain].type == d.linker.chains[beside].type and chain not in chains:
                chains.append(chain)
        return tuple(chains)

    # ------------------------------------------------------------------ one entity
    def _chain(self, i: int, first: int) -> int | None:
        t, d = self.t, self.d
        lemma, determiner = t.lemma[i].lower(), t.lower[first]
        if self.aged_one(i):
            return self.salient.person(i, None, None)
        if t.tag[i] not in ("NN", "NNP") or (t.pos[i] == "PROPN" and t.lower[i] not in d.nouns.refers):
            return None
        if lemma == "counterpart":
            country = next((d.demonyms[k].name for k in range(first, i) if k in d.demonyms), None)
            owner = next((d.at[c] for c in t.children[i] if t.dep[c] == "poss" and c in d.at), None)
            return self.persons.counterpart(i, country, owner) if country is not None else None
        if determiner in _OWNERS and t.dep[first] == "poss" and t.head[first] == i:
            return self._possessed(i, first)
        owned = any(t.dep[c] == "poss" and c in d.name_at for c in t.children[i])
        if determiner not in ("the", "this", "that") and not owned:
            return None
        country, somebody_else = self._owner(i, first)
        kinds = d.nouns.refers.get(lemma) or (("Person",) if lemma in self.persons.callings else None)
        if somebody_else:
            body = self._body_beside(i, first) if kinds is not None and "Person" in kinds else None
            return self.persons.of_body(i, lemma, body) if body is not None else None
        if self._aged(i, first) and lemma in d.nouns.persons:
            return self.salient.person(i, d.words.nouns.get(lemma), country)
        if kinds is None:
            return self.salient.by_head(lemma) if country is None and determiner != "that" else None
        if country is not None and lemma in d.nouns.government:
            # "the Peruvian government" is who "it" is in the next clause
            return next((c for c in d.country_of.values() if d.linker.chains[c].name == country), None)
        if country is not None and lemma == "capital":
            return self.salient.capital(country)
        if country is not None:
            return (
                self.persons.of(i, lemma, country)
                if "Person" in kinds
                else self.salient.by_head(lemma, country)
            )
        if "Person" in kinds:
            found = self.persons.of(i, lemma, None)
            if found is not None:
                return found
        if lemma == "capital" and (place := self._located(i)) is not None:
            return place
        found = self.salient.by_head(lemma)
        if found is None:
            found = self._generic(i, lemma, kinds)
        return found if found is not None else self.salient.by_kind(i, lemma)

    def _possessed(self, i: int, first: int) -> int | None:
        """ "His country", "its foreign minister", "her husband", "our government": by what is known of the owner."""
        t, d = self.t, self.d
        spoken = t.lower[first] in ("our", "my")
        relative = t.lower[first] == "whose" and d.relative_head(first)
        referent = d.speaker(first) if spoken else d.at.get(relative or first)
        if referent is None or self._owner(i, first) != (None, False):
            return None
        lemma = t.lemma[i].lower()
        if referent.chain < 0:  # "Iranian officials said their country"
            people = referent.marks[0][0]
            code = next((d.demonyms[c].code for c in t.children[people] if c in d.demonyms), "")
            own = lemma in self.lists["homelands"] or lemma in d.nouns.government
            return d.country_of.get(code) if own else None
        owner = d.chain(referent)
        if owner.type == "Country":
            if spoken and (lemma in self.lists["homelands"] or lemma in d.nouns.government):
                return owner.id
            if "Person" in d.nouns.refers.get(lemma, ()):
                return self.persons.of(i, lemma, owner.name)
            return self.salient.by_head(lemma, owner.name)
        if lemma in self.lists["homelands"] or (
            lemma in d.nouns.government and (spoken or self.pairs.leads(owner))
        ):
            home = self.salient.home(owner)
            if home is None and owner.country is None and spoken and owner.titles:
                home = self.salient.country(i, 1.0, _CLEAR)  # politicians at home need no adjective
            return home
        if owner.type == "Person" and lemma in self.lists["belonging"]:
            return self.salient.body_of(owner, lemma)
        if owner.type == "Person" and lemma in self.lists["relatives"]:
            near = [r.chain for r in d.recent() if r is not referent and lemma in d.known.get(r.chain, ())]
            near = near or self.persons.named_below(i, lemma)
            return near[0] if len(near) == 1 else None
        return None

    def aged_one(self, i: int) -> bool:
        """Whether row ``i`` heads "the 65-year-old": a person without a noun."""
        t = self.t
        if t.lower[i] != "old" and not t.lower[i].endswith("-year-old"):
            return False
        first = t.left_edge(i)
        return (
            t.lower[first] == "the"
            and t.dep[i] in _ARGUMENTS
            and (i - first == 1 or "year" in t.lower[first:i])
        )

    def _aged(self, i: int, first: int) -> bool:
        """ "The 57-year-old lawyer": news so speaks of the person it is about."""
        words = self.t.lower[first:i]
        return ("old" in words and "year" in words) or any(word.endswith("-year-old") for word in words)

    def _generic(self, i: int, lemma: str, kinds: tuple[str, ...]) -> int | None:
        """Nouns for a whole type: the leader in salience, when it leads clearly."""
        lists = self.lists
        if lemma in ("country", "nation"):
            return self.salient.country(i, 0.5, 1.1)
        if lemma in self.d.nouns.government:
            return self.salient.country(i, 1.0, 1.3)
        if lemma in _REALMS:
            return self.salient.country(i, 0.5, 1.1, lists[_REALMS[lemma]])
        if i + 1 in self.d.name_at:
            return None  # "the company Nokia" is no other company
        if lemma in lists["generic_events"]:
            seen = [r for r in self.d.recent() if self.d.chain(r).type == "Event"]
            close = [
                r for r in seen if self.t.sentence[i] - r.marks[-1][1] <= 1 and r.marks[-1][2] >= MENTIONED
            ]
            return seen[0].chain if len(seen) == 1 or len(close) == 1 else None
        if lemma == "capital":
            return self.salient.capital(None)
        if lemma in ("city", "town"):
            return self.salient.recent(i, "Place", 1.15)
        if "Organization" in kinds and (lemma in lists["companies"] or lemma in ("bloc", "alliance")):
            return self.salient.organisation(i, lemma)
        return None

    def _located(self, i: int) -> int | None:
        """ "The capital in Kabul": the place that the noun is at, and thereby is."""
        t, d = self.t, self.d
        for child in t.children[i]:
            if child > i and t.dep[child] == "prep" and t.lower[child] == "in":
                place = next((c for c in t.children[child] if c in d.name_at), None)
                if place is not None and d.linker.types[d.name_at[place]] == "Place":
                    return d.linker.chain_of[d.name_at[place]]
        return None

    def _owner(self, i: int, first: int) -> tuple[str | None, bool]:
        """Country among the modifiers of a nominal, and whether another modifier says it is somebody else."""
        t, d = self.t, self.d
        country: str | None = None
        person = "Person" in d.nouns.refers.get(t.lemma[i].lower(), ())
        for k in range(first, i):
            if self.salient.region_word(k) is not None or self.salient.region_word(k + 1) is not None:
                continue  # "the South American country"
            if k in d.demonyms:
                country = d.demonyms[k].name
            elif k in d.name_at:
                chain = d.linker.chains[d.linker.chain_of[d.name_at[k]]]
                if chain.type != "Country":
                    return None, True
                country = chain.name
            elif person and t.dep[k] == "poss" and t.head[k] == i and t.pos[k] != "PRON":
                owner = d.at.get(k)  # "the kingdom's president", "the firm's president"
                if owner is None or owner.chain < 0 or d.chain(owner).type != "Country":
                    return None, True
                country = d.chain(owner).name
            elif self._tells_apart(k, i):
                return None, True
        for child in t.children[i]:
            if child < i:
                continue
            if t.dep[child] in ("relcl", "acl"):
                return None, True
            if any(t.dep[g] == "pcomp" for g in t.children[child]):
                continue  # "accused the bloc [of spying]"
            if t.dep[child] == "prep" and t.lower[child] in ("of", "for", "from", "at", "with", "between"):
                target = next((g for g in t.children[child] if t.dep[g] == "pobj" and g in d.name_at), None)
                if target is None or t.lower[child] != "of":
                    return None, True
                chain = d.linker.chains[d.linker.chain_of[d.name_at[target]]]
                if chain.type == "Person" and country and t.lemma[i].lower() in d.nouns.government:
                    continue  # "the Syrian regime of Bashar Assad"
                if chain.type != "Country":
                    return None, True
                country = chain.name
        return country, False

    def _body_beside(self, i: int, first: int) -> int | None:
        """The one body or place before a noun for a person: "the Hamas leader", "the bloc's chief diplomat"."""
        t, d = self.t, self.d
        bodies: set[int] = set()
        for child in t.children[i]:
            if child < first or child > i or t.dep[child] not in ("compound", "nmod", "poss", "amod"):
                if child > i and t.dep[child] in ("prep", "relcl", "acl"):
                    return None
                continue
            if child in d.name_at:
                bodies.add(d.linker.chain_of[d.name_at[child]])
            elif t.dep[child] == "poss" and (owner := d.at.get(child)) is not None and owner.chain >= 0:
                bodies.add(owner.chain)
            elif t.lower[child] in self.lists["former"] or t.dep[child] == "poss":
                return None
        chain = d.linker.chains[next(iter(bodies))] if len(bodies) == 1 else None
        return chain.id if chain is not None and chain.type in ("Organization", "Place", "Group") else None

    def _tells_apart(self, k: int, i: int) -> bool:
        """Whether a premodifier says that somebody else is meant: "the third country", "the Senate leader"."""
        t = self.t
        if t.lower[k] in self.lists["office_modifiers"]:
            return False  # "the Prime Minister", in capitals
        if t.dep[k] == "amod":
            return t.lower[k] in self.lists["others"]
        return (t.dep[k] == "nummod" and t.head[k] == i) or (t.dep[k] == "compound" and t.text[k][:1].isupper())
