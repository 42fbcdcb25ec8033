"""Role nouns as phrases: title, country and body taken apart.

"the Polish president", "head of the institute's Asia programme", "a former adviser to the bank".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.language.mentions.several import holds_with_others, own_country, own_of_adjectives
from kg.lexicon.names import coreference_words, nominals
from kg.vocabulary import Modality

if TYPE_CHECKING:
    from kg.language.mentions.chains import Linker
    from kg.language.mentions.table import Table
    from kg.lexicon.territories import Territory

Form = Literal["title", "apposition", "copula", "appointment"]
_OF = frozenset(("of", "for", "at", "from", "with", "to", "in", "on"))
_BODIES = frozenset(("Organization", "Group"))
# Offices of a city, also of a capital.
_LOCAL = frozenset(
    "gov. mayor governor councillor archbishop bishop sheriff metropolitan superintendent".split()
)
_PAST = frozenset(("be", "serve", "work", "act"))  # who served no longer does
_PLURAL = frozenset(("NNS", "NNPS"))
_RANKS = frozenset(("deputy", "vice", "chief", "special", "permanent", "senior", "assistant", "honorary"))
_TAILS = frozenset(("general", "elect", "designate", "in-chief"))
# Where an envoy or expert works tells no body that employs them.
_FIELD = frozenset(("for", "on", "to", "with", "in"))
# Who is spoken of as owning an office: "its president", "the country's foreign minister".
_OWNERS = frozenset(
    (
        "its", "their", "country", "nation", "republic", "kingdom", "island", "bloc", "alliance", "group",
        "organization", "organisation", "party", "movement", "agency", "union", "territory", "ministry", "company",
        "commission", "council", "army", "court", "bank", "front", "militia",
    )
)  # fmt: skip
POSSESSIVES = ("'s", "'")


@dataclass(frozen=True, slots=True)
class Description:
    """A role noun beside a name.

    ``name`` is the index of the name; ``head`` the role noun; ``first``..``last`` the title without article,
    country and organisation in front (rows); ``org`` the row that names the body, or -1; ``country`` the
    territory an adjective, possessive or "of" phrase gives; ``phrase`` the rows of the whole phrase; ``owner``
    the row of a pronoun or common noun that owns the office ("its", "the country's"), or -1; ``giver`` that of
    whoever gives or takes it, or -1.
    """

    name: int
    head: int
    first: int
    last: int
    form: Form
    former: bool
    country: Territory | None
    org: int
    phrase: tuple[int, int]
    modality: Modality = "actual"
    negative: bool = False
    owner: int = -1
    giver: int = -1


@dataclass(slots=True)
class _Owners:
    """Country and body found so far, and where the title and the phrase end."""

    country: Territory | None
    org: int
    last: int
    end: int
    owner: int = -1
    past: bool = False


class RolePhrases:
    """Reads role phrases of one document."""

    def __init__(self, linker: Linker, demonyms: dict[int, Territory]) -> None:
        self.linker = linker
        self.t: Table = linker.t
        self.words = linker.words
        self.lists = coreference_words()
        self.nouns = nominals()
        self.demonyms = demonyms
        self.verb_of: dict[int, int] = {}  # the verb that gives an office where the parse does not tell
        self.name_at: dict[int, int] = {}
        for index, name in enumerate(linker.names):
            self.name_at.update(dict.fromkeys(range(name.first, name.last + 1), index))

    def territory(self, i: int, head: int) -> Territory | None:
        """The country that a name at row ``i`` gives a role noun: its possessor, or the state of its office.

        The subject of an expert ("a Russia scholar") is not where the expert comes from.
        """
        territory = self.linker.typer.territories.get(self.name_at[i])
        if territory is None or territory.type != "Country":
            return None
        t = self.t
        short = t.text[i].isupper()
        owned = i + 1 < len(t) and t.text[i + 1] in POSSESSIVES
        return territory if short or owned or t.lemma[head].lower() in self.lists["state_offices"] else None

    def past(self, i: int) -> bool:
        """Whether the word at row ``i`` says that an office is over: former, "ex-Lithuanian"."""
        low = self.t.lower[i]
        return low in self.lists["former"] or (
            low.startswith("ex-") and (i in self.demonyms or i in self.name_at)
        )

    def body(self, index: int) -> bool:
        """Whether a name is a body's; a people ("Kurdish") is none."""
        people = self.linker.texts[index].lower() in self.words.peoples
        return self.linker.types[index] in _BODIES and not people

    def local(self, noun: int) -> bool:
        """Whether an office is one of a city or region, also where the city is a capital."""
        lemma = self.t.lemma[noun].lower()
        chief = lemma == "minister" and noun > 0 and self.t.lower[noun - 1] == "chief"  # of an Indian state
        return lemma in _LOCAL or chief

    def owned_place(self, index: int) -> bool:
        """Whether a place owns what follows it: "Bavaria's premier"; of a state capital its country does."""
        t, last = self.t, self.linker.names[index].last
        owned = last + 1 < len(t) and t.text[last + 1] in POSSESSIVES
        capital = self.linker.gazetteer.capital(self.linker.texts[index])
        return owned and self.linker.types[index] == "Place" and capital is None

    def rank(self, row: int, stop: int = 0) -> int:
        """Where the words before ``row`` begin that rank an office: "deputy | UN ambassador"."""
        while row > stop and self.t.lower[row - 1] in _RANKS:
            row -= 1
        return row

    def phrase(self, name: int, noun: int, form: Form, start: int = -1) -> Description | None:
        """The description by the role noun at row ``noun``, or None when it is no role noun.

        The phrase begins at row ``start``, if given.
        """
        t = self.t
        start = t.left_edge(noun) if start < 0 else start
        children = t.children[noun]
        row = noun
        if noun > 1 and t.text[noun - 1] == "-" and t.lower[noun] in _TAILS:
            noun -= 2  # "secretary-general": the parser's head is the tail
            children = [*t.children[noun], *children]
        lemma = t.lemma[noun].lower()
        if not (lemma in self.words.offices or lemma in self.nouns.refers or lemma in self.nouns.persons):
            return None
        if t.pos[noun] not in ("NOUN", "PROPN") or (
            t.tag[noun] in _PLURAL and not holds_with_others(self.linker, self.name_at, name, noun)
        ):
            return None
        first, found = self._left(start, noun)
        if found.country is None and found.org < 0 and t.dep[row] == "conj" and t.head[row] < row:
            other = t.head[row]  # "Niger's premier and finance minister"
            if other not in self.name_at and t.lemma[other].lower() in self.words.offices:
                _, first_of_two = self._left(t.left_edge(other), other)
                found.country, found.org = first_of_two.country, first_of_two.org
        if noun > 1 and t.text[noun - 1] == "-" and t.lower[noun - 2] in ("co", "vice"):
            first, start = min(first, noun - 2), min(start, noun - 2)
        former = any(self.past(k) for k in range(start, noun))
        former = former or (noun > 1 and t.text[noun - 1] == "-" and t.lower[noun - 2] == "ex")
        modality: Modality = "actual"
        negative = False
        giver = -1
        if form in ("copula", "appointment"):
            verb = t.head[t.head[row]] if t.dep[row] == "pobj" else t.head[row]
            verb = self.verb_of.get(row, verb)
            modality, negative = self._mood(verb)
            giver = self._giver(name, verb) if form == "appointment" else -1
            past = t.tag[verb] == "VBD" and t.lemma[verb].lower() in _PAST
            former = former or past or self._left_office(name, verb)
        if t.tag[noun] in _PLURAL:
            states = [self.demonyms[k] for k in range(start, noun) if k in self.demonyms]
            if len(states) > 1:
                found.country = own_of_adjectives(self.linker, self.name_at, name, states)
        self._hyphen(noun, found)
        for child in children:
            if child > noun and t.dep[child] == "prep" and t.lower[child] in _OF and self._bound(noun, child):
                self._right(child, found, name)
                if t.tag[noun] in _PLURAL:
                    found.country = own_country(self.linker, self.name_at, name, child) or found.country
        former = former or found.past
        span = (start, found.end)
        return Description(
            name, noun, first, found.last, form, former, found.country, found.org, span, modality, negative,
            found.owner, giver,
        )  # fmt: skip

    def _is_party(self, row: int) -> bool:
        return row in self.name_at and self.linker.types[self.name_at[row]] in ("Person", "Country")

    def _hyphen(self, noun: int, found: _Owners) -> None:
        """ "secretary-general", "president-elect": the title goes on after its noun."""
        t = self.t
        if noun + 2 < len(t) and t.text[noun + 1] == "-" and t.lower[noun + 2] in _TAILS:
            found.last = found.end = max(found.last, noun + 2)

    def _bound(self, noun: int, preposition: int) -> bool:
        """Whether a preposition stands right after the title, and not after somebody's name or a comma."""
        types, at = self.linker.types, self.name_at
        between = range(noun + 1, preposition)
        return not any(self.t.text[i] in (",", "(") or (i in at and types[at[i]] == "Person") for i in between)

    def _giver(self, name: int, verb: int) -> int:
        """Who appoints or dismisses: the subject, or the agent of the passive, unless that is the holder."""
        t = self.t
        for child in t.children[verb]:
            if t.dep[child] == "nsubj" and self.name_at.get(child) != name:
                return child
            if t.dep[child] == "agent":
                return next((c for c in t.children[child] if t.dep[c] == "pobj"), -1)
        return -1

    def _left_office(self, name: int, verb: int) -> bool:
        """Whether the verb ends the office: who is replaced leaves, who replaces somebody comes."""
        t = self.t
        lemma = t.lemma[verb].lower()
        if lemma in self.lists["following"]:
            head = t.phrase_head(self.linker.names[name].first, self.linker.names[name].last)
            return t.dep[head] not in ("nsubj", "pobj")
        return lemma in self.lists["leaving"]

    def _left(self, start: int, noun: int) -> tuple[int, _Owners]:
        """Where the title begins before its noun, after country, body and words that are no part of it."""
        t = self.t
        found = _Owners(None, -1, noun, noun)
        first = i = start
        while i < noun:
            if i in self.demonyms:
                found.country, first = self.demonyms[i], i + 1
            elif i in self.name_at:
                index = self.name_at[i]
                i = self.linker.names[index].last
                territory = self.territory(i, noun)
                rank = self.rank(self.linker.names[index].first, first)
                owned = self.linker.types[index] == "Place" and t.text[i + 1] in POSSESSIVES
                local = self.local(noun)
                if territory is None and owned and not local:
                    territory = self.linker.gazetteer.capital(self.linker.texts[index])
                if self.linker.types[index] == "Person":
                    found.owner = i
                elif territory is not None:
                    found.country = territory
                elif self.body(index) or self.owned_place(index) or (owned and local):
                    found.org = i
                    if rank < self.linker.names[index].first:
                        first = rank
                        i += 1
                        continue
                first = i + 1
            elif t.text[i] in POSSESSIVES:
                first = i + 1
                if t.lower[i - 1] in _OWNERS:
                    found.owner = i - 1
            elif t.tag[i] == "PRP$" and t.dep[i] == "poss":
                found.owner = i
            i += 1
        while first < noun and (self.skipped(first) or t.text[first] == ","):
            first += 1
        return first, found

    def skipped(self, i: int) -> bool:
        """Whether the word at row ``i`` may stand before a title and is no part of it."""
        return self.t.lower[i] in self.lists["not_in_title"] or self.t.lower[i] in self.lists["former"]

    def _mood(self, verb: int) -> tuple[Modality, bool]:
        """Modality and negation of the verb that gives an office."""
        t = self.t
        modality: Modality = "actual"
        negative = False
        for child in t.children[verb]:
            if t.dep[child] == "neg":
                negative = True
            elif t.dep[child] == "aux" and t.tag[child] == "MD":
                modality = "planned" if t.lower[child] in ("will", "'ll", "shall") else "hypothetical"
            elif t.dep[child] == "mark" and t.lower[child] in ("if", "unless", "whether"):
                modality = "hypothetical"
        if t.lemma[verb].lower() == "nominate" or (t.dep[verb] == "xcomp" and t.tag[verb] == "VB"):
            modality = "planned"
        return modality, negative

    def _right(self, preposition: int, found: _Owners, name: int = -1) -> None:
        """ "head of the programme", "minister of Poland", "expert at the institute": title and body apart."""
        t = self.t
        target = next((c for c in t.children[preposition] if t.dep[c] == "pobj"), None)
        if target is None:
            return
        index = self.name_at.get(target) if t.lower[target] != "affairs" else None
        if index is None and t.pos[target] == "NUM":
            to = {t.lower[k] for k in range(target, min(target + 2, len(t)))}
            found.past = found.past or (t.lower[preposition] == "from" and bool(to & {"to", "until"}))
            return  # "president from 2001 to 2019"
        if index is None and (
            t.lower[target] in self.words.not_names or t.lemma[target] in self.lists["times"]
        ):
            return  # "prime minister in January"
        found.end = max(found.end, target)
        if index is None:
            self._common(target, found)
            return
        found.end = max(found.end, self.linker.names[index].last)
        owner = next((c for c in t.children[target] if t.dep[c] == "poss" and c in self.name_at), None)
        territory = self.linker.typer.territories.get(index)
        if owner is not None and self.linker.types[self.name_at[owner]] in _BODIES:
            found.org = owner if found.org < 0 else found.org
        elif territory is not None and t.lower[preposition] in ("for", "on"):
            return  # an envoy for Iraq is not Iraq's
        elif territory is not None and not (t.lower[preposition] in _FIELD and found.org >= 0):
            found.country = found.country or territory
        elif t.lower[preposition] in _FIELD and (territory is not None or self.linker.types[index] == "Place"):
            return
        elif self.linker.types[index] not in ("Person", "Country") and found.org < 0:
            found.org = target

    def _common(self, target: int, found: _Owners) -> None:
        """A common noun after the preposition is a part of the title; its owner is the body or country."""
        t = self.t
        for child in t.children[target]:
            if child < target and found.org < 0 and t.dep[child] in ("poss", "compound", "nmod", "amod"):
                if child in self.demonyms:
                    found.country = found.country or self.demonyms[child]
                elif child in self.name_at:
                    index = self.name_at[child]
                    if self.body(index):
                        found.org = child
                    elif t.dep[child] == "poss":
                        found.country = found.country or self.linker.typer.territories.get(index)
        found.last = target
        for child in t.children[target]:
            if t.dep[child] == "conj" and child == target + 2 and not self._is_party(child):
                found.last = child  # "minister of trade and [industry]"
                found.end = max(found.end, child)
        for child in t.children[target]:
            if t.dep[child] == "prep" and t.lower[child] in _OF and found.org < 0:
                last = found.last
                self._right(child, found)
                found.last = last
