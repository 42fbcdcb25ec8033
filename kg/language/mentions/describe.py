"""What the article says people are: titles before the name, appositions, copulas, appointments.

Feeds the country, gender and titles of people, the resolution of "the president", and the statements of the
role family.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.language.mentions.appointments import OfficeFinder
from kg.language.mentions.roles import POSSESSIVES, Description, RolePhrases
from kg.language.mentions.typing import spaced

if TYPE_CHECKING:
    from kg.language.mentions.chains import Linker
    from kg.lexicon.territories import Territory

_JOINERS = frozenset(("of", "and", "the", "for", "-", "&", "/"))
_NOMINAL = frozenset(("ADJ", "NOUN", "PROPN", "DET"))
_PRESENT = frozenset(("current", "incumbent", "now", "present"))
_REGIONAL = frozenset(("legislator", "minister", "premier", "president", "senator"))
_HEADS_OF_STATE = frozenset(("president", "prime minister", "king", "emperor"))
_LONGEST_TITLE = 12  # words


def describe_people(linker: Linker, demonyms: dict[int, Territory]) -> list[Description]:
    """Descriptions in text order; the chains get their country, titles and gender from them."""
    describer = _Describer(linker, demonyms)
    found: list[Description] = []
    for index, name in enumerate(linker.names):
        if linker.types[index] != "Person":
            continue
        before = describer.before(index)
        if before is None:
            before = describer.shared(index, found)
        elif before.country is None and before.org < 0:
            before = describer.with_country_of_first(before, found)
        if before is not None:
            found.extend(describer.apart(before))
        head = linker.t.phrase_head(name.first, name.last)
        if linker.t.pos[head] == "ADP":  # "To Lam"
            head = name.last
        for noun, form in describer.offices.linked(head):
            description = describer.roles.phrase(index, noun, form)
            if description is not None:
                found.append(description)
        named = describer.offices.named(index)
        if named is not None and all(d.head != named.head for d in found[-3:] if d.name == index):
            found.append(named)
        found.extend(describer.offices.heading(index, head))
    found.sort(key=lambda d: (d.phrase, d.name))
    describer.note(found)
    return found


class _Describer:
    def __init__(self, linker: Linker, demonyms: dict[int, Territory]) -> None:
        self.linker = linker
        self.t = linker.t
        self.words = linker.words
        self.demonyms = demonyms
        self.roles = RolePhrases(linker, demonyms)
        self.name_at = self.roles.name_at
        self.lists = self.roles.lists
        self.offices = OfficeFinder(linker, self.roles)

    # ------------------------------------------------------------------ before the name
    def before(self, index: int) -> Description | None:
        """The title that stands right before a name."""
        t = self.t
        last = i = self.linker.names[index].first - 1
        office = -1
        sentence = t.sentence[last + 1]
        while i >= 0 and last - i < _LONGEST_TITLE and t.sentence[i] == sentence:
            if i in self.demonyms or i in self.name_at or not self._title_word(i, last, office):
                break
            if office < 0 and self._office(i, last):
                office = i
            i -= 1
        if office < 0:
            return self._with_complement(index)
        while last > office and t.lower[last] in self.words.courtesy:
            last -= 1  # "President | Sheikh Ali Nur"
        start = first = i + 1 + (t.pos[i + 1] == "CCONJ")  # "A and Senator B"
        country, org = self._owner_before(first, office)
        while first < office and (
            self.roles.skipped(first)
            or (t.pos[first] == "VERB" and t.lower[first] == "elected")
            or t.lower[first] in _JOINERS
            or (t.lower[first] in self.words.courtesy and t.lower[first] != "crown")
        ):
            first += 1
        before = i - 2 if i > 1 and (i - 1 in self.demonyms or t.text[i - 1] == "-") else i - 1
        if i in self.name_at:
            before = self.linker.names[self.name_at[i]].first - 1  # "former St. Petersburg mayor"
            if before > 0 and t.text[before] == "-":
                before -= 1
        former = any(self.roles.past(k) for k in range(max(before, 0), office))
        if org >= 0 or country is not None:
            start = self._owner_start(i)
            rank = self.roles.rank(start) if org >= 0 else start
            if rank < start:  # "Russia's deputy | UN ambassador"
                start = first = rank
        elif not former:
            country = self._realm(index)
        return Description(index, office, first, last, "title", former, country, org, (start, last))

    def _realm(self, index: int) -> Territory | None:
        """The country after a name with a title: "King Abdullah of Jordan"."""
        t, row = self.t, self.linker.names[index].last + 1
        if row + 1 >= len(t) or t.lower[row] != "of":
            return None
        other = self.name_at.get(row + 1, self.name_at.get(row + 2, -1) if t.lower[row + 1] == "the" else -1)
        return self.linker.typer.territories.get(other)

    def with_country_of_first(self, second: Description, found: list[Description]) -> Description:
        """ "Belgium's premier A and foreign minister B": the second is a minister there, too."""
        t, name = self.t, self.linker.names[second.name]
        start = second.phrase[0]
        if start < 2 or (t.lower[start] != "and" and t.lower[start - 1] != "and"):
            return second
        head = t.phrase_head(name.first, name.last)
        other = self.name_at.get(t.head[head], -1) if t.dep[head] == "conj" else -1
        first = next((d for d in found if d.name == other and d.form == "title"), None)
        if first is None or self._is_abroad(first, second) or t.dep[t.head[head]] == "conj":
            return second
        return replace(second, country=first.country)

    def _is_abroad(self, first: Description, second: Description) -> bool:
        """Whether two offices are of two states, as no state has both: "the French president A and Chancellor B"."""
        titles = [" ".join(self.t.lower[d.first : d.last + 1]) for d in (first, second)]
        return titles[0] == titles[1] or (titles[1] == "chancellor" and titles[0] in _HEADS_OF_STATE)

    def apart(self, title: Description) -> list[Description]:
        """A title, or two where only the second of them is over: "[lawmaker] and [former general] Ana Prado"."""
        t = self.t
        joiner = next((i for i in range(title.first + 1, title.head) if t.lower[i] == "and"), -1)
        first = joiner - 1
        second = joiner + 1
        if joiner < 0 or not self._office(first, first):
            return [title]
        if not title.former and t.lower[second] not in _PRESENT:
            return [title]
        past = any(self.roles.past(k) for k in range(max(title.phrase[0] - 1, 0), joiner))
        if past == title.former:
            return [title]
        while second < title.head and (self.roles.skipped(second) or t.text[second] == "-"):
            second += 1
        now = replace(
            title, head=first, last=first, former=past, phrase=(title.phrase[0], first), org=title.org
        )
        return [now, replace(title, first=second, phrase=(joiner + 1, title.phrase[1]))]

    def shared(self, index: int, found: list[Description]) -> Description | None:
        """The title in the plural before the first of two joined names: "Presidents Xi and Putin"."""
        t, name = self.t, self.linker.names[index]
        head = t.phrase_head(name.first, name.last)
        other = self.name_at.get(t.head[head], -1) if t.dep[head] == "conj" else -1
        first = next((d for d in found if d.name == other and d.form == "title"), None)
        if first is None or t.tag[first.head] not in ("NNS", "NNPS"):
            return None
        realm = self._realm(index)  # "Presidents A of Chad and B of Togo"
        return replace(first, name=index) if realm is None else replace(first, name=index, country=realm)

    def _with_complement(self, index: int) -> Description | None:
        """ "Ambassador to the UN Dana Moor": the body stands between the office and the name."""
        t = self.t
        first = self.linker.names[index].first
        other = self.name_at.get(first - 1)
        if other is None or self.linker.types[other] == "Person":
            return None
        i = self.linker.names[other].first - 1
        if t.lower[i] == "the":
            i -= 1
        for _ in range(2):  # "minister for foreign affairs of Chad Ana Prado"
            above = t.head[i]
            if i < 1 or t.lower[i - 1] in self.words.offices or t.dep[i] != "prep" or t.dep[above] != "pobj":
                break
            i = t.head[above]
        if i < 1 or t.lower[i] not in ("to", "of", "for") or t.lower[i - 1] not in self.words.offices:
            return None
        inside = t.dep[i - 1] in ("nmod", "compound") and self.name_at.get(t.head[i - 1]) == index
        object_ = t.head[i] == i - 1 and any(self.name_at.get(c) == index for c in t.children[i])
        if not inside and not object_:
            return None
        return self.roles.phrase(index, i - 1, "title")

    def _office(self, i: int, last: int) -> bool:
        """Whether row ``i`` is the noun of a title that ends at row ``last``."""
        t = self.t
        if t.lower[i] in self.words.offices or t.lower[i] in self.lists["abbreviated_titles"]:
            return True
        if t.tag[i] in ("NNS", "NNPS") and t.lower[i].removesuffix("s") in self.words.offices:
            return i == last or t.text[i][:1].isupper()
        return i == last and t.pos[i] == "NOUN" and t.lemma[i].lower() in self.roles.nouns.persons

    def _title_word(self, i: int, last: int, office: int) -> bool:
        t = self.t
        low = t.lower[i]
        if low in ("elect", "designate") and t.text[i - 1] == "-":
            return True
        if low == "-" and t.lower[i + 1] in ("elect", "designate"):
            return True
        if office < 0:
            if low in _JOINERS and i == last:  # "secretary of state", but not "director of the"
                return False
            return self._office(i, last) or low in self.words.courtesy or low in self.words.title_words
        if low in ("of", "for", "the"):
            return False  # "at home for actress Ana Prado"
        if low in self.words.title_words or low in self.words.organisation_heads:
            return True
        modifier = t.pos[i] in ("ADJ", "NOUN", "PROPN") and t.dep[i] in ("compound", "amod", "nmod")
        return modifier and not self.roles.skipped(i)

    def _owner_start(self, i: int) -> int:
        if self.t.text[i] in POSSESSIVES:
            i -= 1
        if i in self.name_at:
            return self.linker.names[self.name_at[i]].first
        if i in self.demonyms and i > 0 and self.demonyms.get(i - 1) is self.demonyms[i]:
            i -= 1  # "Sri Lankan"
        return i

    def _owner_before(self, first: int, office: int) -> tuple[Territory | None, int]:
        """Country and body in front of a title: "Kremlin", "China's", "Polish"."""
        t = self.t
        i = first - 1
        owned = i >= 0 and t.text[i] in POSSESSIVES
        if owned:
            i -= 1
        if i < 0 or t.sentence[i] != t.sentence[first]:
            return None, -1
        if i in self.demonyms:
            joined = i > 1 and t.lower[i - 1] == "and" and i - 2 in self.demonyms
            return (None if joined else self.demonyms[i]), -1  # "the Omani and Thai presidents": who is whose?
        if t.lower[i] in self.lists["former"] and i - 1 in self.demonyms:
            return self.demonyms[i - 1], -1
        index = self.name_at.get(i)
        if index is None:
            return None, -1
        if index in self.linker.typer.territories:
            return self.roles.territory(i, office), -1
        if self.roles.body(index) or self.roles.owned_place(index):
            return self._sender(index, office), i
        if self.linker.types[index] == "Place" and (
            self.roles.local(office) or self._is_of_region(index, office)
        ):
            return None, i
        return (self.linker.gazetteer.capital(self.linker.texts[index]) if owned else None), -1

    def _is_of_region(self, place: int, office: int) -> bool:
        """Whether an office is one of a region with a government of its own: "Alberta Premier"."""
        regional = self.t.lemma[office].lower() in _REGIONAL
        return regional and self.linker.gazetteer.capital(self.linker.texts[place]) is None

    def _sender(self, body: int, office: int) -> Territory | None:
        """The country of an ambassador to a body: "Oman's UN ambassador"."""
        t, i = self.t, self.linker.names[body].first - 1
        if t.lemma[office].lower() != "ambassador" or i < 1:
            return None
        if i in self.demonyms:
            return self.demonyms[i]
        owner = self.name_at.get(i - 1, -1) if t.text[i] in POSSESSIVES else -1
        if owner < 0:
            return None
        capital = self.linker.gazetteer.capital(self.linker.texts[owner])
        return self.linker.typer.territories.get(owner) or capital

    # ------------------------------------------------------------------ what the chains learn
    def note(self, found: list[Description]) -> None:
        """Give the chains of people their titles, gender, and the country said most often."""
        t, linker = self.t, self.linker
        for d in found:
            chain = linker.chains[linker.chain_of[d.name]]
            lemma = t.lemma[d.head].lower()
            if (
                t.pos[d.head] != "VERB"
                and (d.form == "title" or lemma in self.words.offices)
                and lemma not in self.words.not_offices
            ):
                chain.titles.setdefault(spaced(t.text[d.first : d.last + 1]))
            country = d.country.name if d.country is not None else self._country_of(d.org)
            if country:
                chain.votes[country] = chain.votes.get(country, 0) + 1
            gender = self.words.nouns.get(lemma) or self.words.nouns.get(t.lower[d.head])
            if gender and (chain.gender is None or d.form == "title"):
                chain.gender = gender
        for index, name in enumerate(linker.names):
            if linker.types[index] == "Person" and name.first > 1 and t.text[name.first - 1] in POSSESSIVES:
                owner = self.name_at.get(name.first - 2, -1)  # "Brazil's Ana Prado"
                territory = linker.typer.territories.get(owner)
                if territory is not None:
                    votes = linker.chains[linker.chain_of[index]].votes
                    votes[territory.name] = votes.get(territory.name, 0) + 1
        for chain in linker.chains:
            if chain.votes:
                chain.country = max(sorted(chain.votes), key=lambda c: chain.votes[c])

    def _country_of(self, org: int) -> str | None:
        index = self.name_at.get(org, -1)
        return self.linker.chains[self.linker.chain_of[index]].country if index >= 0 else None
