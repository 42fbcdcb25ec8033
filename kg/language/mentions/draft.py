"""The names of a document under construction, shared by the steps that find and mend them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.lexicon.names import NameWords, leader_surnames, name_words
from kg.lexicon.territories import Gazetteer, Territory, gazetteer

if TYPE_CHECKING:
    from kg.language.mentions.table import Table

ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z0-9&-]*[A-Z][A-Z0-9]*s?$")
# "anti-EU", "U.S.-led", "Kremlin-backed": one token, of which one side is a name.
_PREFIXED = re.compile(r"^(?:anti|pro|non|ex|post|pre|mid|trans|inter)-(?=[A-Z])", re.IGNORECASE)
_SUFFIXED = re.compile(
    r"(?<=[\w.])-(?:led|backed|based|born|run|owned|controlled|held|funded|sponsored|brokered|made|style|era"
    r"|occupied|imposed|trained|supported|allied|drafted|mediated|proposed|wide|linked|friendly|dominated"
    r"|educated|appointed|installed)$",
    re.IGNORECASE,
)
_ARTICLES = frozenset(("al", "el", "ben", "abu"))  # al-Ahmad, Ben-Gvir
_SMALL = frozenset(("of", "and", "the", "for", "van", "al"))


@dataclass(slots=True)
class Name:
    """A proper name: rows ``first``..``last``, code points ``start``..``end``, and spaCy's label or ''."""

    first: int
    last: int
    start: int
    end: int
    label: str


class Draft:
    """Names found so far, and the nationality words outside of names by row."""

    def __init__(self, table: Table) -> None:
        self.t = table
        self.words: NameWords = name_words()
        self.gazetteer: Gazetteer = gazetteer()
        self.names: list[Name] = []
        self.covered: list[int] = [-1] * len(table)
        self.demonyms: dict[int, Territory] = {}
        self.starts = frozenset(table.first)
        self.lower_seen = {word for word in table.text if word.islower()}
        self.shouting = self._headlines()

    def _headlines(self) -> set[int]:
        """Sentences in which capitals tell nothing: headlines in title case or in capitals."""
        t = self.t
        found: set[int] = set()
        for number in range(len(t.first)):
            begin, end = t.bounds(number)
            long = [word for word in t.text[begin:end] if len(word) > 3 and word.isalpha()]
            # A sentence that ends in a full stop is one full of names, unless no word at all is small.
            if t.text[end - 1] == "." and any(word.islower() for word in t.text[begin:end]):
                continue
            if len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long):
                found.add(number)
        return found

    def add(self, first: int, last: int, label: str) -> None:
        """Take rows ``first``..``last`` for a name."""
        t = self.t
        self.covered[first : last + 1] = [len(self.names)] * (last + 1 - first)
        self.names.append(Name(first, last, t.start[first], t.end[last], label))

    def part(self, i: int, label: str) -> bool:
        """Take the name inside one token ("anti-EU", "U.S.-led"), if there is one."""
        t = self.t
        word = t.text[i]
        prefix, suffix = _PREFIXED.match(word), _SUFFIXED.search(word)
        start = prefix.end() if prefix else 0
        end = suffix.start() if suffix and suffix.start() > start else len(word)
        core = word[start:end]
        if core == word or not core[:1].isupper():
            return False
        territory = self.gazetteer.demonym(core)
        if territory is not None:
            self.demonyms[i] = territory
        elif core.lower() not in self.words.beliefs:
            self.covered[i] = len(self.names)
            known = "GPE" if self.gazetteer.name(core) else label if label != "NORP" else ""
            self.names.append(Name(i, i, t.start[i] + start, t.start[i] + end, known))
        return True

    def settle(self) -> None:
        """Sort the names and rebuild the cover after changes."""
        self.names.sort(key=lambda n: (n.start, n.end))
        self.covered = [-1] * len(self.t)
        for index, name in enumerate(self.names):
            self.covered[name.first : name.last + 1] = [index] * (name.last + 1 - name.first)

    def is_title(self, i: int) -> bool:
        """Whether row ``i`` is a word of titles."""
        word = self.t.lower[i]
        if word in self.words.courtesy or word in self.words.offices:
            return True
        return word in self.words.title_words and word[0].isalpha() and word not in _SMALL

    def name_like(self, i: int) -> bool:
        """Whether row ``i`` is a capitalised proper noun."""
        return self.t.text[i][:1].isupper() and self.t.pos[i] == "PROPN"

    def text(self, first: int, last: int) -> str:
        """The words of rows ``first``..``last``, one space between, possessives and hyphens closed up."""
        return " ".join(self.t.text[first : last + 1]).replace(" 's", "'s").replace(" - ", "-")

    def place(self, text: str) -> bool:
        """Whether ``text`` is a place that everybody knows."""
        words, g = self.words, self.gazetteer
        found = g.name(text) or g.capital(text) or text in words.cities or text in words.regions
        return bool(found)

    def known(self, text: str) -> bool:
        """Whether ``text`` is the name of a place, a people or a body: no piece of somebody's name."""
        words = self.words
        return (
            self.place(text)
            or bool(self.gazetteer.demonym(text))
            or text in words.acronyms
            or text in words.organisations
            or text in words.bodies
        )

    def after_hyphens(self, i: int) -> int:
        """The last row of the name that hyphens tie to row ``i``: Fils-Aimé, Lashkar-e-Taiba, Guinea-Bissau.

        Row ``i`` itself where the hyphen joins two names (Iran-Iraq, Sarkozy-Merkel) or none follows.
        """
        t = self.t
        last = i
        while last + 2 < len(t) and t.text[last + 1] == "-" and t.end[last] == t.start[last + 1]:
            nxt = last + 2
            if t.start[nxt] != t.end[last + 1]:
                break
            if len(t.text[nxt]) < 3 and t.text[nxt].islower() and nxt + 2 < len(t) and t.text[nxt + 1] == "-":
                nxt += 2  # the "e" of Lashkar-e-Taiba
            if not t.text[nxt][:1].isupper() or self.two_names(last, nxt):
                break
            last = nxt
        return last

    def two_names(self, left: int, right: int) -> bool:
        """Whether a hyphen joins two names ("Iran-Iraq", "Kohl-Mitterrand") and is not inside one ("Jean-Luc")."""
        if self.place(self.text(left, right)):
            return False
        a, b = self.t.text[left], self.t.text[right]
        if a.lower() in _ARTICLES:
            return False
        famous = leader_surnames()
        if (self.known(a) or a in famous) and (self.known(b) or b in famous):
            return True
        return self._stands_alone(a) and self._stands_alone(b)

    def _stands_alone(self, word: str) -> bool:
        text = self.t.text
        last = len(text) - 1
        return any(
            other == word and (i == 0 or text[i - 1] != "-") and (i == last or text[i + 1] != "-")
            for i, other in enumerate(text)
        )
