"""The door of the room: mentions in text order, and what a noun phrase stands for as an argument."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.language.mentions.groups import UnnamedGroups
from kg.language.mentions.metonyms import stands_for_government
from kg.lexicon.names import nominals
from kg.lexicon.territories import gazetteer
from kg.model import Article, EntityArg, LocalEntity, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.language.mentions.chains import Chain
    from kg.language.mentions.offices import Office
    from kg.language.mentions.table import Table
    from kg.lexicon.territories import Territory

_UNION = frozenset(
    ("European Commission", "European Council", "European Parliament")
)  # who sits in Brussels, too
_SPOKEN_OF = 400  # code points back to which a state is still what the text speaks of


@dataclass(frozen=True, slots=True)
class MentionIndex:
    """Mentions in text order, their entities by chain id, and look-ups from tokens.

    ``by_token`` maps a token index to the index of the smallest mention that covers it. Nationality words
    ("Chinese") are no mentions; :meth:`arguments` and :meth:`within` know them all the same.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[LocalEntity, ...]
    by_token: dict[int, int]
    offices: tuple[Office, ...] = ()
    _resolver: Resolver | None = field(default=None, repr=False, compare=False)

    def arguments(self, head: Token) -> tuple[EntityArg, ...]:
        """Entities that the noun phrase headed by ``head`` stands for.

        Empty when it stands for none (then it can only be a topic); more than one for pair phrases such as
        "the two leaders". Does not expand coordination: the caller asks once per conjunct. The span of an
        argument is the phrase with its premodifiers ("Iranian Foreign Minister Mohammad Javad Zarif"). People
        without a name ("Western officials") are a Group with chain -1, named as they stand.
        """
        if self._resolver is None or head.is_space:
            return ()
        return self._resolver.arguments(self._resolver.t.row[head.i])

    def group_argument(self, head: Token) -> EntityArg | None:
        """The people without a name that the phrase headed by ``head`` stands for, if it does."""
        if self._resolver is None or head.is_space:
            return None
        return self._resolver.unnamed.group(self._resolver.t.row[head.i])

    def noun_before(self, pronoun: Token) -> int | None:
        """Index of the token of the noun, nobody's name, that a pronoun or a repeated noun takes up."""
        if self._resolver is None or pronoun.is_space:
            return None
        row = self._resolver.groups.get(self._resolver.t.row[pronoun.i])
        return None if row is None else self._resolver.t.token[row]

    def stand_ins(self, chain: int, start: int, end: int) -> tuple[EntityArg, ...]:
        """Phrases inside the span that act for ``chain`` and are no mention of it: "the Peruvian government"."""
        if self._resolver is None:
            return ()
        found = (args[0] for _, args in sorted(self._resolver.special.items()) if len(args) == 1)
        return tuple(a for a in found if a.chain == chain and start <= a.start and a.end <= end)

    def within(self, start: int, end: int) -> tuple[EntityArg, ...]:
        """Entities named inside the code point span, in text order; nationality words stand for the country."""
        return self._resolver.within(start, end) if self._resolver is not None else ()


class Resolver:
    """Answers :meth:`MentionIndex.arguments` from the columns and chains of one document."""

    def __init__(
        self,
        article: Article,
        table: Table,
        chains: list[Chain],
        mentions: tuple[Mention, ...],
        by_token: dict[int, int],
        countries: dict[str, Chain],
        demonyms: dict[int, Territory],
    ) -> None:
        self.article = article
        self.t = table
        self.chains = chains
        self.mentions = mentions
        self.by_token = by_token
        self.countries = countries
        self.groups: dict[int, int] = {}
        self.special: dict[int, tuple[EntityArg, ...]] = {}
        self.nominals = nominals()
        self.adjectives: dict[int, EntityArg] = {}
        for i, territory in sorted(demonyms.items()):
            if (
                i - 1 in self.adjectives
                and demonyms[i - 1] is territory
                and table.sentence[i - 1] == table.sentence[i]
            ):
                first = self.adjectives[i - 1].start  # "South Korean": one adjective of two words
                pair = self._arg(countries[territory.code], first, table.end[i], "demonym")
                self.adjectives[i - 1] = self.adjectives[i] = pair
            else:
                self.adjectives[i] = self._arg(
                    countries[territory.code], table.start[i], table.end[i], "demonym"
                )
        self.unnamed = UnnamedGroups(article.text, table, by_token, self.arguments)
        self._memo: dict[int, tuple[EntityArg, ...]] = {}
        named = [
            EntityArg(m.entity, m.type, m.text, m.start, m.end, m.chain, m.qid)
            for m in mentions
            if m.kind == "name"
        ]
        named.extend(dict.fromkeys(self.adjectives.values()))
        self._named = sorted(named, key=lambda arg: (arg.start, arg.end))
        self._named_starts = [arg.start for arg in self._named]

    def within(self, start: int, end: int) -> tuple[EntityArg, ...]:
        """The names and nationality words inside the code point span, in text order."""
        first, last = bisect_left(self._named_starts, start), bisect_left(self._named_starts, end)
        return tuple(arg for arg in self._named[first:last] if arg.end <= end)

    def _arg(self, chain: Chain, start: int, end: int, via: str) -> EntityArg:
        return EntityArg(
            chain.name, chain.type, self.article.text[start:end], start, end, chain.id, chain.qid, via
        )

    def pair(self, first: int, last: int, chains: tuple[int, ...], via: str) -> None:
        """Note that the phrase ``first``..``last`` stands for several entities."""
        start, end = self.t.start[first], self.t.end[last]
        self.special[last] = tuple(self._arg(self.chains[c], start, end, via) for c in chains)

    def arguments(self, i: int) -> tuple[EntityArg, ...]:
        """Arguments of the phrase headed by token ``i``."""
        found = self._memo.get(i)
        if found is None:
            found = self._memo[i] = self._resolve(i)
        return found

    def _resolve(self, i: int) -> tuple[EntityArg, ...]:
        special = self.special.get(i)
        if special is not None:
            return tuple(self._named_beside(i, argument.chain) or argument for argument in special)
        t = self.t
        index = self.by_token.get(i)
        if index is not None:
            return (self._mention(i, self.mentions[index]),)
        antecedent = self.groups.get(i)
        if antecedent is None and t.tag[i] in ("WP", "WDT", "WP$"):
            antecedent = self._relative_head(i)
        if antecedent is not None and antecedent != i:
            return tuple(self._stood_for(i, antecedent, arg) for arg in self.arguments(antecedent))
        own = self.adjectives.get(i)
        if own is not None:
            # "the Chinese said": a people without a name; as a bare modifier the word is its country.
            modifies = t.dep[t.conjuncts(i)[0]] in ("compound", "amod", "nmod", "npadvmod")
            if t.pos[i] in ("NOUN", "PROPN") and not modifies:
                return (self.unnamed.phrase(i),)
            return (own,)
        if t.lemma[i].lower() in self.nominals.government:
            chain = self._owner(i)
            if chain is not None:
                return (self._arg(chain, t.start[t.left_edge(i)], t.end[i], "metonym"),)
        group = self.unnamed.group(i)
        if group is not None and group.text.startswith("whose ") and (owned := self._of_whom(i, group)):
            return (owned,)
        return (group,) if group else ()

    def _of_whom(self, i: int, group: EntityArg) -> EntityArg | None:
        """The country or body whose people act: "Kyiv, [whose forces] took the town"."""
        antecedent = self._relative_head(i)
        owners = self.arguments(antecedent) if antecedent is not None else ()
        owner = next((a for a in owners if a.type in ("Country", "Organization") and a.chain >= 0), None)
        words = {self.t.lemma[i].lower(), self.t.lower[i]}
        if owner is None or not words & self.nominals.bodies:
            return None
        return replace(owner, text=group.text, start=group.start, end=group.end, via="possessive")

    def _stood_for(self, i: int, antecedent: int, arg: EntityArg) -> EntityArg:
        """``arg`` as the pronoun ``i``; people without a name as their phrase, where the sentence has it."""
        if arg.chain < 0 and self.t.sentence[i] == self.t.sentence[antecedent]:
            return replace(arg, via="pronoun")
        noun = self.t.pos[i] == "NOUN"
        start, end = self.t.start[self.t.left_edge(i) if noun else i], self.t.end[i]
        via = "nominal" if noun else "pronoun"
        return replace(arg, text=self.article.text[start:end], start=start, end=end, via=via)

    def _relative_head(self, i: int) -> int | None:
        """The noun that a relative pronoun refers to."""
        t = self.t
        node = i
        for _ in range(6):
            if t.dep[node] == "relcl":
                return t.head[node]
            if t.head[node] == node:
                return None
            node = t.head[node]
        return None

    def _mention(self, i: int, mention: Mention) -> EntityArg:
        t = self.t
        chain = self.chains[mention.chain]
        start = min(mention.start, t.start[t.left_edge(i)])
        end = max(mention.end, t.end[i])
        if mention.kind != "name":
            return self._arg(chain, start, end, mention.kind)
        code = stands_for_government(t, i, mention.text, mention.type)
        if code is not None and code in self.countries:
            return self._arg(self._seated(code, mention), start, end, "metonym")
        return self._arg(chain, start, end, "name")

    def _seated(self, code: str, mention: Mention) -> Chain:
        """Who sits in the city: the Union or Belgium in Brussels, whichever the text spoke of last."""
        body = self.countries[code]
        territory = gazetteer().seat(mention.text)
        state = self.countries.get(territory.code) if territory is not None else None
        if state is None or state is body:
            return body
        spoken = [(m.start, m.chain) for m in self.mentions if m.start < mention.start]
        spoken.extend((a.start, a.chain) for a in self.adjectives.values() if a.start < mention.start)
        union = {chain.id for chain in self.chains if chain.name in _UNION} | {body.id}
        last = max(((start, chain) for start, chain in spoken if chain in union | {state.id}), default=None)
        near = last is not None and last[1] == state.id and mention.start - last[0] < _SPOKEN_OF
        return state if near else body

    def _named_beside(self, i: int, chain: int) -> EntityArg | None:
        """The name in apposition to the description ``i``: "his counterpart, [Ana Prado]", one of a list or not."""
        beside = [child for child in self.t.children[i] if self.t.dep[child] == "appos"]
        for child in beside:
            beside.extend(c for c in self.t.children[child] if self.t.dep[c] == "conj")
            if (index := self.by_token.get(child)) is not None:
                mention = self.mentions[index]
                if mention.kind == "name" and mention.chain == chain:
                    return self._arg(self.chains[chain], mention.start, mention.end, "name")
        return None

    def _owner(self, i: int) -> Chain | None:
        """The country whose government a phrase with head ``i`` is: "the Chinese government"."""
        t = self.t
        for child in t.children[i]:
            if child < i and t.dep[child] in ("amod", "compound", "nmod", "poss"):
                country = self._country_of(child)
                if country is not None:
                    return country
            elif t.dep[child] == "prep" and t.lower[child] in ("of", "in"):
                for grandchild in t.children[child]:
                    if t.dep[grandchild] == "pobj":
                        country = self._country_of(grandchild)
                        if country is not None:
                            return country
        return None

    def _country_of(self, i: int) -> Chain | None:
        """The country that a modifier names, or that the person or body it names belongs to."""
        for arg in self.arguments(i):
            if arg.chain < 0:
                continue
            chain = self.chains[arg.chain]
            if chain.type == "Country":
                return chain
            if chain.country:
                return next((c for c in self.countries.values() if c.name == chain.country), None)
        for child in self.t.children[i]:
            if child in self.adjectives:
                return self.chains[self.adjectives[child].chain]
        return None

    def country_argument(self, territory: Territory, first: int, last: int) -> EntityArg | None:
        """The word for a country among the tokens ``first``..``last``, as an argument."""
        chain = self.countries.get(territory.code)
        if chain is None:
            return None
        for i in range(first, last + 1):
            own = self.adjectives.get(i)
            if own is not None and own.chain == chain.id:
                return own
            index = self.by_token.get(i)
            if index is not None:
                mention = self.mentions[index]
                if mention.chain == chain.id:
                    return self._arg(chain, mention.start, mention.end, "name")
                if self.chains[mention.chain].country == chain.name and mention.type == "Place":
                    return self._arg(chain, mention.start, mention.end, "metonym")
        return None

    def holder_country(self, chain: int, start: int, end: int) -> EntityArg | None:
        """The country the article elsewhere gives a person; the span is the title's, from which it is read."""
        name = self.chains[chain].country
        country = next((c for c in self.countries.values() if c.name == name), None) if name else None
        return self._arg(country, start, end, "inferred") if country is not None else None

    def named(self, i: int) -> EntityArg | None:
        """The entity named at token ``i``, without the rest of its noun phrase."""
        index = self.by_token.get(i)
        if index is None:
            return None
        mention = self.mentions[index]
        return self._arg(self.chains[mention.chain], mention.start, mention.end, "name")
