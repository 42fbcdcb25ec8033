"""What the article says people are: titles before the name, appositions and copulas.

"Iranian Foreign Minister Mohammad Javad Zarif", "Anna Lind, head of the institute's Asia programme", "the
Polish president, Andrzej Duda", "Duda is the president of Poland". Feeds the country, gender and titles of
people, the resolution of "the president", and the statements of the role family.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.lexicon.names import nominals
from kg.vocabulary import Modality

if TYPE_CHECKING:
    from kg.language.mentions.chains import Chain, Linker
    from kg.language.mentions.table import Table
    from kg.lexicon.territories import Territory

Form = Literal["title", "apposition", "copula", "appointment"]
FORMER = frozenset(
    (
        "former",
        "ex",
        "ex-",
        "then",
        "late",
        "onetime",
        "one-time",
        "erstwhile",
        "previous",
        "deposed",
        "ousted",
        "retired",
        "then-",
    )
)
_SKIP = frozenset(
    (
        "-",
        "then",
        "current",
        "acting",
        "incumbent",
        "new",
        "newly",
        "newly-elected",
        "longtime",
        "long-time",
        "outspoken",
        "powerful",
        "influential",
        "prominent",
        "veteran",
        "embattled",
        "controversial",
        "right-wing",
        "left-wing",
        "far-right",
        "conservative",
        "liberal",
        "one",
        "two",
        "his",
        "her",
        "their",
        "its",
        "the",
        "a",
        "an",
        "fellow",
        "outgoing",
        "incoming",
        *FORMER,
    )
)
_ORG_PREPOSITIONS = frozenset(("of", "for", "at", "from", "with", "to", "in", "on"))


@dataclass(frozen=True, slots=True)
class Description:
    """A role noun beside a name.

    ``name`` is the index of the name; ``head`` the role noun; ``first``..``last`` the title without article,
    country and organisation in front (token indices); ``org`` the token that names the body, or -1; ``country``
    the territory an adjective, possessive or "of" phrase gives; ``phrase`` the tokens of the whole phrase.
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


class Describer:
    """Finds the descriptions of the people of one document."""

    def __init__(self, linker: Linker, demonyms: dict[int, Territory]) -> None:
        self.linker = linker
        self.t: Table = linker.t
        self.words = linker.words
        self.demonyms = demonyms
        self.nouns = nominals()
        self.name_at: dict[int, int] = {}
        for index, name in enumerate(linker.names):
            for i in range(name.first, name.last + 1):
                self.name_at[i] = index

    def run(self) -> list[Description]:
        """Descriptions in text order; chains get their country, titles and gender from them."""
        found: list[Description] = []
        t = self.t
        for index, name in enumerate(self.linker.names):
            if self.linker.types[index] != "Person":
                continue
            before = self._before(index)
            if before is not None:
                found.append(before)
            head = t.phrase_head(name.first, name.last)
            for noun, form in self._linked(index, head):
                description = self._phrase(index, noun, form)
                if description is not None:
                    found.append(description)
        found.sort(key=lambda d: (d.phrase, d.name))
        self._note(found)
        return found

    # ------------------------------------------------------------------ before the name
    def _before(self, index: int) -> Description | None:
        """The title that stands right before a name."""
        t = self.t
        last = i = self.linker.names[index].first - 1
        office = -1
        sentence = t.sentence[last + 1]
        while i >= 0 and last - i < 12 and t.sentence[i] == sentence:
            low = t.lower[i]
            if i in self.demonyms or i in self.name_at:
                break
            if low in self.words.offices or low in _ABBREVIATED:
                office = i if office < 0 else office
            elif office < 0 and i == last and t.pos[i] == "NOUN" and t.lemma[i].lower() in self.nouns.persons:
                office = i
            elif (
                low in self.words.courtesy
                or (
                    low in ("of", "and", "for", "the", "-", "&", "/", "in")
                    and office >= 0
                    and low not in ("the", "in")
                )
                or low in self.words.title_words
                or (
                    office >= 0
                    and t.pos[i] in ("ADJ", "NOUN", "PROPN")
                    and t.dep[i] in ("compound", "amod", "nmod")
                    and low not in _SKIP
                )
                or (low in self.words.organisation_heads and office >= 0)
            ):
                pass
            else:
                break
            i -= 1
        if office < 0:
            return None
        first = i + 1
        country, org = self._left_owner(first)
        while first < office and (
            t.lower[first] in _SKIP
            or t.lower[first] in ("of", "and", "for", "&", "/")
            or t.lower[first] in self.words.courtesy
        ):
            first += 1
        former = any(t.lower[k] in FORMER for k in range(max(i - 1, 0), office))
        start = i + 1
        if org >= 0 or country is not None:
            start = min(start, self._owner_start(i))
        return Description(index, office, first, last, "title", former, country, org, (start, last))

    def _owner_start(self, i: int) -> int:
        if self.t.text[i] in ("'s", "'"):
            i -= 1
        if i in self.name_at:
            return self.linker.names[self.name_at[i]].first
        return i

    def _left_owner(self, first: int) -> tuple[Territory | None, int]:
        """Country and body in front of a title: "Kremlin", "China's", "German Green party"."""
        t = self.t
        i = first - 1
        if i >= 0 and t.text[i] in ("'s", "'"):
            i -= 1
        if i < 0 or t.sentence[i] != t.sentence[first]:
            return None, -1
        if i in self.demonyms:
            return self.demonyms[i], -1
        if i - 1 in self.demonyms and t.lower[i] in (
            "'s",
            "korean",
            "african",
            "sudanese",
            "lankan",
            "zealand",
            "arabian",
        ):
            return self.demonyms[i - 1], -1
        index = self.name_at.get(i)
        if index is None:
            if t.lower[i] in FORMER and i - 1 in self.demonyms:
                return self.demonyms[i - 1], -1
            return None, -1
        territory = self.linker.typer.territories.get(index)
        if territory is not None:
            return territory, -1
        if self.linker.types[index] in ("Organization", "Group"):
            return None, i
        capital = self.linker.gazetteer.capital(self.linker.texts[index])
        if capital is not None and t.text[first - 1] in ("'s", "'"):
            return capital, -1
        return None, -1

    # ------------------------------------------------------------------ apposition, copula
    def _linked(self, index: int, head: int) -> list[tuple[int, Form]]:
        t = self.t
        out: list[tuple[int, Form]] = []
        for child in t.children[head]:
            if t.dep[child] == "appos" and child > head and child not in self.name_at:
                out.append((child, "apposition"))
                out.extend(
                    (c, "apposition") for c in t.children[child] if t.dep[c] == "conj" and c not in self.name_at
                )
        parent = t.head[head]
        if t.dep[head] == "appos" and parent not in self.name_at:
            out.append((parent, "apposition"))
        elif t.dep[head] in ("nsubj", "nsubjpass", "dobj"):
            out.extend(self._predicative(head, parent))
        return out

    def _predicative(self, head: int, verb: int) -> list[tuple[int, Form]]:
        """Role nouns that a verb gives its subject or object: "was elected president", "resigned as mayor"."""
        t = self.t
        lemma = t.lemma[verb].lower()
        out: list[tuple[int, Form]] = []
        if lemma in _COPULAS and t.dep[head] == "nsubj":
            out.extend((c, "copula") for c in t.children[verb] if t.dep[c] == "attr" and c not in self.name_at)
        elif lemma in _APPOINTING and (t.dep[head] == "dobj" or t.dep[head] == "nsubjpass"):
            for child in t.children[verb]:
                if t.dep[child] in ("oprd", "attr") and child > verb:
                    out.append((child, "appointment"))
        if lemma in _APPOINTING or lemma in _SERVING or lemma in _LEAVING:
            for child in t.children[verb]:
                if t.dep[child] == "prep" and t.lower[child] == "as" and child > verb:
                    out.extend((c, "appointment") for c in t.children[child] if t.dep[c] == "pobj")
        return out

    def _phrase(self, index: int, noun: int, form: Form) -> Description | None:
        t = self.t
        lemma = t.lemma[noun].lower()
        if (
            lemma not in self.words.offices
            and lemma not in self.nouns.refers
            and lemma not in self.nouns.persons
        ):
            return None
        if t.tag[noun] in ("NNS", "NNPS") or t.pos[noun] not in ("NOUN", "PROPN"):
            return None
        first = t.left_edge(noun)
        start = first
        country: Territory | None = None
        org = -1
        i = first
        while i < noun:
            if i in self.demonyms:
                country, first = self.demonyms[i], i + 1
            elif i in self.name_at:
                owner = self.name_at[i]
                name = self.linker.names[owner]
                territory = self.linker.typer.territories.get(owner)
                if territory is not None:
                    country = territory
                elif self.linker.types[owner] in ("Organization", "Group"):
                    org = name.last
                i = name.last
                first = i + 1
            elif t.text[i] in ("'s", "'"):
                first = i + 1
            i += 1
        while first < noun and (t.lower[first] in _SKIP or t.text[first] == ","):
            first += 1
        former = any(t.lower[k] in FORMER for k in range(start, noun))
        modality: Modality = "actual"
        negative = False
        if form in ("copula", "appointment"):
            verb = t.head[noun] if t.dep[noun] != "pobj" else t.head[t.head[noun]]
            past, modality, negative = self._mood(verb)
            former = former or t.lemma[verb].lower() in _LEAVING or (past and t.lemma[verb].lower() == "be")
        last, end = noun, noun
        for child in t.children[noun]:
            if child > noun and t.dep[child] == "prep" and t.lower[child] in _ORG_PREPOSITIONS:
                country, org, last, end = self._prepositional(child, country, org, last, end)
        return Description(
            index, noun, first, last, form, former, country, org, (start, end), modality, negative
        )

    def _mood(self, verb: int) -> tuple[bool, Modality, bool]:
        """Past tense, modality and negation of the verb that gives an office."""
        t = self.t
        modality: Modality = "actual"
        negative = False
        past = t.tag[verb] == "VBD"
        for child in t.children[verb]:
            if t.dep[child] == "neg":
                negative = True
            elif t.dep[child] == "aux" and t.tag[child] == "MD":
                modality = "planned" if t.lower[child] in ("will", "'ll", "shall") else "hypothetical"
            elif t.dep[child] == "mark" and t.lower[child] in ("if", "unless", "whether"):
                modality = "hypothetical"
        if t.lemma[verb].lower() == "nominate" or (t.dep[verb] == "xcomp" and t.tag[verb] == "VB"):
            modality = "planned"
        return past, modality, negative

    def _prepositional(
        self, preposition: int, country: Territory | None, org: int, last: int, end: int
    ) -> tuple[Territory | None, int, int, int]:
        """ "head of the programme", "minister of Poland", "expert at the institute": title and body apart."""
        t = self.t
        for child in t.children[preposition]:
            if t.dep[child] != "pobj":
                continue
            end = max(end, child)
            index = self.name_at.get(child)
            if index is None:
                owner = next(
                    (
                        c
                        for c in t.children[child]
                        if c < child
                        and t.dep[c] in ("poss", "compound", "nmod", "amod")
                        and (c in self.name_at or c in self.demonyms)
                    ),
                    None,
                )
                if owner is not None and org < 0:
                    if owner in self.demonyms:
                        country = country or self.demonyms[owner]
                    else:
                        territory = self.linker.typer.territories.get(self.name_at[owner])
                        if territory is not None:
                            country = country or territory
                        else:
                            org = owner
                for grandchild in t.children[child]:
                    if t.dep[grandchild] == "prep" and t.lower[grandchild] in _ORG_PREPOSITIONS and org < 0:
                        country, org, _, end = self._prepositional(grandchild, country, org, last, end)
                return country, org, child, end
            territory = self.linker.typer.territories.get(index)
            end = max(end, self.linker.names[index].last)
            owner = next((c for c in t.children[child] if t.dep[c] == "poss" and c in self.name_at), None)
            if owner is not None and self.linker.types[self.name_at[owner]] == "Organization" and org < 0:
                return country, owner, last, end
            if territory is not None:
                country = country or territory
            elif self.linker.types[index] in ("Organization", "Group", "Place", "Event") and org < 0:
                org = child
            return country, org, last, end
        return country, org, last, end

    # ------------------------------------------------------------------ what the chains learn
    def _note(self, found: list[Description]) -> None:
        t = self.t
        for d in found:
            chain = self.linker.chains[self.linker.chain_of[d.name]]
            if d.form == "title" or t.lemma[d.head].lower() in self.words.offices:
                chain.titles.setdefault(" ".join(t.text[d.first : d.last + 1]))
            country = d.country.name if d.country is not None else self._org_country(d.org)
            if country:
                chain.votes[country] += 1
            gender = self.words.nouns.get(t.lemma[d.head].lower()) or self.words.nouns.get(t.lower[d.head])
            if gender and (chain.gender is None or d.form == "title"):
                chain.gender = gender
        for chain in self.linker.chains:
            if chain.votes:
                chain.country = max(sorted(chain.votes), key=lambda c: chain.votes[c])

    def _org_country(self, org: int) -> str | None:
        index = self.name_at.get(org, -1)
        if index < 0:
            return None
        chain: Chain = self.linker.chains[self.linker.chain_of[index]]
        return chain.country


_FUNCTION = frozenset(("of", "and", "the", "for", "-", "&", "/"))
_COPULAS = frozenset(("be", "become", "remain"))
_APPOINTING = frozenset(
    (
        "elect",
        "appoint",
        "name",
        "choose",
        "nominate",
        "designate",
        "crown",
        "install",
        "pick",
        "select",
        "reappoint",
        "re-elect",
        "reelect",
        "declare",
        "proclaim",
        "swear",
        "inaugurate",
        "confirm",
        "promote",
        "hire",
        "tap",
    )
)
_SERVING = frozenset(("serve", "work", "act", "continue", "return", "take"))
_LEAVING = frozenset(
    (
        "resign",
        "quit",
        "retire",
        "step",
        "fire",
        "dismiss",
        "sack",
        "oust",
        "remove",
        "depose",
        "impeach",
        "suspend",
        "replace",
        "leave",
    )
)
_ABBREVIATED = frozenset(
    (
        "sen.",
        "rep.",
        "gov.",
        "gen.",
        "lt.",
        "col.",
        "maj.",
        "capt.",
        "cmdr.",
        "adm.",
        "sgt.",
        "pres.",
        "amb.",
        "sec.",
        "supt.",
        "pm",
    )
)
