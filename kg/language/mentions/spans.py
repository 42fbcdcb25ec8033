"""Proper names in the text: spaCy's named entities, repaired, and the names it missed.

spaCy finds nine names in ten but cuts them a word short or long, takes a nationality for a name, and overlooks
the second mention of what it found before. Repairs use the words around a name and the article itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.lexicon.names import NameWords, name_words
from kg.lexicon.territories import Gazetteer, Territory, gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.language.mentions.table import Table

_KEEP = frozenset(("PERSON", "GPE", "ORG", "NORP", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"))
_STRIP = frozenset(
    (
        "the",
        "a",
        "an",
        "this",
        "that",
        "'s",
        "'",
        '"',
        "''",
        "``",
        ",",
        ".",
        ";",
        ":",
        "-",
        "--",
        "–",
        "—",
        "(",
        ")",
        "[",
        "]",
        "and",
        "of",
        "&",
        "/",
        "!",
        "?",
        "mr.",
        "mrs.",
    )
)
_NAME_TITLES = frozenset(
    (
        "president",
        "minister",
        "chancellor",
        "premier",
        "mr.",
        "mr",
        "ms.",
        "ms",
        "mrs.",
        "mrs",
        "senator",
        "sen.",
        "gov.",
        "gen.",
        "rep.",
        "ambassador",
        "spokesman",
        "spokeswoman",
        "secretary",
    )
)
_MODEL = re.compile(r"[A-Z]{2,}[A-Za-z]*-?\d+[A-Za-z]?|[A-Z][a-z]+[A-Z]?\d+")  # "IE6", "MH17", "Windows10"
_BINDS = frozenset(
    (
        "of",
        "for",
        "in",
        "and",
        "to",
        "against",
        "on",
        "at",
        "from",
        "by",
        "with",
        "between",
        "into",
        "over",
        "&",
        ",",
        ":",
        "toward",
        "towards",
    )
)
_DIGITS = re.compile(r"\d")
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z0-9&-]*[A-Z][A-Z0-9]*s?$")
# "anti-EU", "U.S.-led", "Kremlin-backed": one token, of which one side is a name.
_PREFIXED = re.compile(r"^(?:anti|pro|non|ex|post|pre|neo|mid|trans|inter)-(?=[A-Z])", re.IGNORECASE)
_SUFFIXED = re.compile(
    r"(?<=[\w.])-(?:led|backed|based|born|run|owned|controlled|held|funded|sponsored|brokered|made|style|era|occupied|imposed|trained|supported|allied|drafted|mediated|proposed|wide|linked|friendly|dominated|educated|appointed|installed)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Name:
    """A proper name: tokens ``first``..``last``, code points ``start``..``end``, and spaCy's label or ''."""

    first: int
    last: int
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Names:
    """Names in text order, and the nationality words outside of names by token."""

    names: list[Name]
    demonyms: dict[int, Territory]


class Spotter:
    """Finds the names of one document."""

    def __init__(self, table: Table) -> None:
        self.t = table
        self.words: NameWords = name_words()
        self.gazetteer: Gazetteer = gazetteer()
        self.covered: list[int] = [-1] * len(table)
        self.names: list[Name] = []
        self.demonyms: dict[int, Territory] = {}
        self.lower_seen = {w for w in table.text if w.islower()}
        self.shouting = self._headline_sentences()

    # ------------------------------------------------------------------ helpers
    def _headline_sentences(self) -> set[int]:
        """Sentences in which capitals tell nothing: headlines in title case or in capitals."""
        found: set[int] = set()
        t = self.t
        bounds = [*t.first, len(t)]
        for number, (a, b) in enumerate(zip(bounds, bounds[1:], strict=False)):
            long = upper = 0
            for i in range(a, b):
                word = t.text[i]
                if len(word) > 3 and word.isalpha():
                    long += 1
                    upper += word[0].isupper()
            if long >= 3 and upper >= 0.8 * long:
                found.add(number)
        return found

    def _add(self, first: int, last: int, label: str) -> None:
        t = self.t
        index = len(self.names)
        self.names.append(Name(first, last, t.start[first], t.end[last], label))
        for i in range(first, last + 1):
            self.covered[i] = index

    def _is_title(self, i: int) -> bool:
        word = self.t.lower[i]
        if word in self.words.courtesy or word in self.words.offices:
            return True
        return (
            word in self.words.title_words
            and word.isalpha()
            and word not in ("of", "and", "the", "for", "van", "al")
        )

    def _name_like(self, i: int) -> bool:
        word = self.t.text[i]
        return word[:1].isupper() and self.t.pos[i] == "PROPN"

    # ------------------------------------------------------------------ spaCy's entities
    def entities(self, doc: Doc) -> None:
        """Take over ``doc.ents``, cleaned and cut to the name proper."""
        row = self.t.row
        for ent in doc.ents:
            label = ent.label_
            if label in _KEEP:
                for first, last in self._pieces(row[ent.start], row[ent.end - 1], label):
                    self._take(first, last, label)

    def _pieces(self, first: int, last: int, label: str) -> list[tuple[int, int]]:
        """Cut an entity at gaps, brackets, slashes, possessives of countries, and between two names."""
        t = self.t
        cuts: list[int] = []
        for i in range(first, last + 1):
            word = t.text[i]
            if (
                word.isspace()
                or word in ("/", "(", ")", ";", ":", "|", '"', "--", "—")
                or (
                    word in ("'s", "'")
                    and first < i < last
                    and (label in ("GPE", "PERSON") or self.gazetteer.name(" ".join(t.text[first:i])))
                )
                or (word in ("and", "&", ",") and first < i < last and label in ("GPE", "PERSON", "NORP"))
                or (word == "-" and first < i < last and self._two_names(i))
            ):
                cuts.append(i)
        if not cuts or self.gazetteer.name(" ".join(t.text[first : last + 1])):
            return [(first, last)]
        out: list[tuple[int, int]] = []
        begin = first
        for cut in [*cuts, last + 1]:
            if begin <= cut - 1:
                out.append((begin, cut - 1))
            begin = cut + 1
        return out

    def _two_names(self, hyphen: int) -> bool:
        left, right = self.t.text[hyphen - 1], self.t.text[hyphen + 1]
        g = self.gazetteer
        if f"{left}-{right}" in self.words.regions:
            return False
        known = [bool(g.name(w) or g.capital(w) or g.demonym(w)) for w in (left, right)]
        if all(known):
            return True
        return all(
            self.t.text.count(w)
            > sum(
                1
                for i in range(1, len(self.t) - 1)
                if self.t.text[i] == w and "-" in (self.t.text[i - 1], self.t.text[i + 1])
            )
            for w in (left, right)
        )

    def _take(self, first: int, last: int, label: str) -> None:
        t = self.t
        while first <= last and (t.lower[first] in _STRIP or t.text[first].isspace()):
            first += 1
        while last >= first and (t.lower[last] in _STRIP or t.text[last].isspace()):
            last -= 1
        if label == "PERSON" or (
            label in ("ORG", "GPE") and first < last and t.lower[first] in self.words.courtesy
        ):
            while (
                first < last
                and self._is_title(first)
                and t.lower[first] not in ("general", "king", "major", "prince", "judge", "bishop")
            ) or (first < last and t.lower[first] in self.words.courtesy):
                first += 1
            # "cosplayer Jessica Anderson", "Democrat Joe Manchin": the name begins at its first name
            while (
                last - first > 1
                and t.text[first] not in self.words.first_names
                and t.text[first + 1] in self.words.first_names
                and (
                    t.text[first].islower()
                    or t.lower[first].endswith(("er", "ist", "or", "ian", "ologist", "crat", "can"))
                )
            ):
                first += 1
        for i in range(first + 1, last):
            if t.text[i] in ("the", "The") and t.lower[i - 1] not in _BINDS:
                self._take(first, i - 1, label)
                self._take(i + 1, last, label)
                return
        if first > last:
            return
        text = " ".join(t.text[first : last + 1])
        low = text.lower()
        if low in self.words.not_names or not any(w[:1].isupper() for w in t.text[first : last + 1]):
            parts = [w for w in t.text[first : last + 1] if re.search(r"[a-z]-[A-Z]", w)]
            if not parts:
                return
        if first == last and self._part(first, label):
            return
        if label == "NORP" or self.gazetteer.demonym(text):
            self._people(first, last, text)
            return
        if first == last and (low in self.words.beliefs):
            return
        if any(w.lower() in ("utc", "gmt") for w in t.text[first : last + 1]):
            return
        if label == "WORK_OF_ART" and last - first > 7:
            return
        if label == "ORG" and all(w.islower() or not w.isalpha() for w in t.text[first : last + 1]):
            return
        if all(self._is_title(i) for i in range(first, last + 1)) and not (
            label == "ORG" and t.lower[last] in self.words.organisation_heads
        ):
            return
        if t.lower[last] in self.words.offices and label in ("ORG", "PERSON", "GPE") and t.pos[last] != "PROPN":
            last -= 1
            if first > last:
                return
        self._add(first, last, label)

    def _part(self, i: int, label: str) -> bool:
        """A name that is only a part of one token ("anti-EU", "U.S.-led")."""
        t = self.t
        word = t.text[i]
        start, end = 0, len(word)
        prefix, suffix = _PREFIXED.match(word), _SUFFIXED.search(word)
        if prefix:
            start = prefix.end()
        if suffix and suffix.start() > start:
            end = suffix.start()
        if (start, end) == (0, len(word)):
            return False
        core = word[start:end]
        if word.lower().startswith("neo-") or not core[:1].isupper():
            return False
        found = self.gazetteer.demonym(core)
        if found or core.lower() in self.words.beliefs:
            if found:
                self.demonyms[i] = found
            return True
        self.names.append(
            Name(
                i,
                i,
                t.start[i] + start,
                t.start[i] + end,
                "GPE" if self.gazetteer.name(core) else label if label != "NORP" else "",
            )
        )
        self.covered[i] = len(self.names) - 1
        return True

    def _people(self, first: int, last: int, text: str) -> None:
        """Nationalities are no names; parties are; religions and views are neither."""
        t, words = self.t, self.words
        low = text.lower()
        if low in words.party_plurals:
            self._add(first, last, "ORG")
            return
        if first < last:
            country = self.gazetteer.demonym(text) or self.gazetteer.demonym(t.text[first])
            if country is not None and not (t.pos[last] == "PROPN" and t.lower[last] not in words.beliefs):
                self.demonyms[first] = country
                return
            if all(
                t.lower[i] in words.beliefs or self.gazetteer.demonym(t.text[i]) for i in range(first, last + 1)
            ):
                return
            self._add(first, last, "NORP")
            return
        if low in words.beliefs or low.rstrip("s") in words.beliefs or low.endswith(("ist", "ists", "ism")):
            return
        country = self.gazetteer.demonym(text)
        if country is not None:
            self.demonyms[first] = country
        elif t.text[first][:1].isupper():
            self._add(first, last, "NORP")

    # ------------------------------------------------------------------ boundaries
    def extend(self) -> None:
        """Join what belongs to a name: capitalised neighbours in its compound, "Ministry of X"."""
        t = self.t
        for name in sorted(self.names, key=lambda n: n.first):
            index = self.covered[name.first]
            if (
                name.end - name.start != t.end[name.last] - t.start[name.first]
                or index < 0
                or self.names[index] is not name
            ):
                continue
            if t.sentence[name.first] in self.shouting:
                continue
            first, last = name.first, name.last
            while last + 1 < len(t) and self._joins(last + 1, first, last, name.label):
                last += 1
            while first > 0 and self._joins(first - 1, first, last, name.label):
                first -= 1
            first, label = self._of(first, name.label)
            if (first, last) != (name.first, name.last):
                for i in range(first, last + 1):
                    other = self.covered[i]
                    if other >= 0 and other != index:
                        self.names[other].first = -1
                    self.covered[i] = index
                name.first, name.last, name.label = first, last, label
                name.start, name.end = t.start[first], t.end[last]
        self.names = [name for name in self.names if name.first >= 0]
        self._index()

    def merge(self) -> None:
        """Join a one-word name to the person's name that follows at once in one compound: "Abdirahman | Ali Nur"."""
        t = self.t
        gone: set[int] = set()
        for left, right in zip(self.names, self.names[1:], strict=False):
            if (
                right.label != "PERSON"
                or left.last + 1 != right.first
                or left.first != left.last
                or id(left) in gone
            ):
                continue
            word = t.text[left.first]
            if (
                left.label in ("GPE", "NORP", "LOC")
                or _ACRONYM.fullmatch(word)
                or left.end - left.start < len(word)
            ):
                continue
            if word in self.words.acronyms or word in self.words.organisations or word in self.words.bodies:
                continue
            if (
                self.gazetteer.name(word)
                or self.gazetteer.demonym(word)
                or t.sentence[left.first] in self.shouting
            ):
                continue
            if t.dep[left.first] == "compound" and right.first <= t.head[left.first] <= right.last:
                right.first, right.start = left.first, left.start
                gone.add(id(left))
        self.names = [name for name in self.names if id(name) not in gone]
        self._index()

    def _index(self) -> None:
        self.names.sort(key=lambda n: (n.start, n.end))
        self.covered = [-1] * len(self.t)
        for index, name in enumerate(self.names):
            for i in range(name.first, name.last + 1):
                self.covered[i] = index

    def _joins(self, i: int, first: int, last: int, label: str) -> bool:
        """Whether the uncovered token ``i`` beside ``first``..``last`` is a part of that name."""
        t = self.t
        if self.covered[i] >= 0 or not self._name_like(i) or i in self.demonyms:
            return False
        low = t.lower[i]
        if (
            low in self.words.not_names
            or low in self.words.courtesy
            or (self._is_title(i) and low not in self.words.organisation_heads)
        ):
            return False
        left = i < first
        if left and i in t.first and (low in self.lower_seen or t.dep[i] != "compound" or label != "PERSON"):
            return False
        if left and (self.gazetteer.demonym(t.text[i]) or self.gazetteer.name(t.text[i])):
            return False
        inside = first <= t.head[i] <= last and t.dep[i] in ("compound", "nmod", "flat")
        outside = t.dep[last] in ("compound", "nmod") and t.head[last] == i
        if label == "GPE" and self.gazetteer.name(" ".join(t.text[first : last + 1])):
            return not left and outside and low in self.words.organisation_heads
        return inside if left else inside or outside

    def _of(self, first: int, label: str) -> tuple[int, str]:
        """ "Ministry of [the] NAME": the head noun and what stands before it belong to the name."""
        t = self.t
        i = first - 1
        if i > 0 and t.lower[i] == "the":
            i -= 1
        if i < 1 or t.lower[i] not in ("of", "for") or t.lower[i - 1] not in self.words.of_heads:
            return first, label
        head = i - 1
        if not t.text[head][:1].isupper() or (head in t.first and t.pos[head] != "PROPN"):
            return first, label
        while (
            head > 0
            and self._name_like(head - 1)
            and t.head[head - 1] == i - 1
            and t.dep[head - 1] in ("compound", "amod", "nmod")
            and not self.gazetteer.demonym(t.text[head - 1])
        ):
            head -= 1
        low = t.lower[i - 1]
        if low in self.words.document_heads:
            return head, "LAW"
        if low in self.words.place_heads:
            return head, "LOC"
        return head, "ORG" if label != "EVENT" else label

    # ------------------------------------------------------------------ names spaCy missed
    def gaps(self) -> None:
        """Proper nouns outside of every entity, where capitals tell something."""
        t, words = self.t, self.words
        starts = set(t.first)
        i = 0
        while i < len(t):
            word = t.text[i]
            if not word[:1].isupper() or self.covered[i] >= 0 or len(word) < 2:
                i += 1
                continue
            country = self.gazetteer.demonym(word)
            if country is None and i + 1 < len(t) and t.text[i + 1][:1].isupper():
                country = self.gazetteer.demonym(f"{word} {t.text[i + 1]}")
            if (country is not None and word.lower() not in ("polish", "swiss")) or (
                country is not None and i not in starts
            ):
                self.demonyms.setdefault(i, country)
                i += 1
                continue
            if self._part(i, "ORG"):
                i += 1
                continue
            last = i
            while (
                last + 1 < len(t)
                and self.covered[last + 1] < 0
                and t.text[last + 1][:1].isupper()
                and t.pos[last + 1] in ("PROPN", "NOUN", "ADJ")
            ):
                last += 1
            upto = last
            while upto >= i:
                text = " ".join(t.text[i : upto + 1])
                if (
                    text in words.acronyms
                    or text in words.bodies
                    or self.gazetteer.name(text)
                    or (self.gazetteer.capital(text) and t.pos[i] == "PROPN")
                ):
                    break
                upto -= 1
            if upto >= i and not (
                t.sentence[i] in self.shouting
                and word.isupper()
                and len(word) < 4
                and word.lower() in ("us", "is", "who", "it", "au", "un")
            ):
                self._add(
                    i, upto, "GPE" if self.gazetteer.name(text) or self.gazetteer.capital(text) else "ORG"
                )
                i = upto + 1
                continue
            if i > 0 and self._after_title(i):
                stop = i
                while stop + 1 < len(t) and stop < i + 2 and self._plain_capital(stop + 1):
                    stop += 1
                self._add(i, stop, "PERSON")
                i = stop + 1
                continue
            if self._candidate(i, last, starts):
                self._add(
                    i,
                    last,
                    "ORG" if _ACRONYM.fullmatch(word) or t.lower[last] in words.organisation_heads else "",
                )
                i = last + 1
                continue
            i += 1
        self._index()

    def _plain_capital(self, i: int) -> bool:
        t = self.t
        word = t.text[i]
        return (
            word[:1].isupper()
            and word.isalpha()
            and self.covered[i] < 0
            and t.sentence[i] == t.sentence[i - 1]
            and i not in self.demonyms
            and not self._is_title(i)
        )

    def _after_title(self, i: int) -> bool:
        """A capitalised word right after "President", "Minister", "Mr.": a name, whatever the tagger says."""
        t = self.t
        before = t.text[i - 1]
        if t.sentence[i] in self.shouting or not before[:1].isupper() or not self._plain_capital(i):
            return False
        low = t.lower[i - 1]
        return (
            low in _NAME_TITLES
            and t.lower[i] not in self.words.not_names
            and t.lower[i] not in self.words.organisation_heads
        )

    def _candidate(self, first: int, last: int, starts: set[int]) -> bool:
        t, words = self.t, self.words
        if t.sentence[first] in self.shouting or any(t.pos[i] != "PROPN" for i in range(first, last + 1)):
            return False
        low = t.lower[first]
        if (
            low in words.not_names
            or low in words.beliefs
            or low in words.agencies
            or low.rstrip("s") in words.beliefs
        ):
            return False
        if (
            any(self._is_title(i) for i in range(first, last + 1))
            and t.lower[last] not in words.organisation_heads
        ):
            return False
        if first == last and (
            low in self.lower_seen or (low + "s") in self.lower_seen or t.text[first].endswith(".")
        ):
            return False
        if first == last and first in starts and not _ACRONYM.fullmatch(t.text[first]):
            return False
        if (
            first == last
            and (t.lower[last] in words.organisation_heads or t.lower[last] in words.document_heads)
            and t.lower[last] not in ("congress", "parliament", "senate")
        ):
            return False
        if _DIGITS.search(t.text[first]):
            return bool(_MODEL.fullmatch(t.text[first]))
        return True

    def repeats(self, forms: dict[str, list[tuple[tuple[str, ...], str]]]) -> bool:
        """Find further mentions of known ``forms`` (by first word: word tuples, longest first, with label).

        Returns whether any was found.
        """
        t = self.t
        before = len(self.names)
        for i, word in enumerate(t.text):
            known = forms.get(word)
            if known is None or self.covered[i] >= 0:
                continue
            for form, label in known:
                stop = i + len(form)
                if tuple(t.text[i:stop]) == form and all(c < 0 for c in self.covered[i:stop]):
                    if (
                        stop < len(t)
                        and self._name_like(stop)
                        and self.covered[stop] < 0
                        and t.head[stop - 1] == stop
                        and not self._is_title(stop)
                    ):
                        break
                    self._add(i, stop - 1, label)
                    self.demonyms.pop(i, None)
                    break
        if len(self.names) == before:
            return False
        self._index()
        return True

    def drop_credits(self) -> None:
        """Forget agency names in brackets or lines that hold nothing else: credits, not mentions."""
        t, agencies = self.t, self.words.agencies
        keep: list[Name] = []
        for name in self.names:
            text = " ".join(t.lower[name.first : name.last + 1])
            if text in agencies and self._in_credit(name):
                continue
            keep.append(name)
        self.names = keep
        self._index()

    def _in_credit(self, name: Name) -> bool:
        t = self.t
        first, last = name.first - 1, name.last + 1
        while first >= 0 and (t.lower[first] in self.words.agencies or t.text[first] in (",", "/", "and")):
            first -= 1
        while last < len(t) and (t.lower[last] in self.words.agencies or t.text[last] in (",", "/", "and")):
            last += 1
        opened = (
            first < 0 or t.text[first] in ("(", "[") or t.text[first].isspace() or t.text[first].endswith("/")
        )
        closed = last >= len(t) or t.text[last] in (")", "]") or t.text[last].isspace()
        return opened and closed


def spot_names(table: Table, doc: Doc) -> Spotter:
    """Find names and nationality words; :meth:`Spotter.repeats` can be run when forms are typed."""
    spotter = Spotter(table)
    spotter.entities(doc)
    spotter.extend()
    spotter.merge()
    spotter.gaps()
    spotter.drop_credits()
    return spotter
