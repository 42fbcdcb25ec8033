"""What a name is: person, country, organisation, place and so on, by votes over the article.

The same string gets one type in one article: its labels vote, and what stands around any of its mentions (a
title before it, the head noun it ends in, a full name that it is the surname of) outweighs the labels.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.language.mentions.draft import ACRONYM
from kg.language.mentions.evidence import Evidence
from kg.language.mentions.halves import HALVES, about_korea
from kg.lexicon.names import NameWords, leader_surnames
from kg.lexicon.territories import Gazetteer, Territory
from kg.vocabulary import EntityType

if TYPE_CHECKING:
    from kg.language.mentions.draft import Draft, Name
    from kg.language.mentions.table import Table

_LABELS: dict[str, EntityType] = {
    "PERSON": "Person", "GPE": "Place", "LOC": "Place", "FAC": "Place", "ORG": "Organization", "NORP": "Group",
    "EVENT": "Event", "LAW": "Work", "WORK_OF_ART": "Work", "PRODUCT": "Thing",
}  # fmt: skip
_BACK: dict[EntityType, str] = {
    "Person": "PERSON", "Country": "GPE", "Place": "GPE", "Organization": "ORG", "Group": "NORP",
    "Event": "EVENT", "Work": "LAW", "Thing": "PRODUCT",
}  # fmt: skip
_PARTICLES = frozenset(("bin", "bint", "ibn", "ould", "van", "von", "der", "ag"))
_SPEAKS = frozenset(
    (
        "say",
        "tell",
        "add",
        "claim",
        "warn",
        "insist",
        "write",
        "argue",
        "note",
        "explain",
        "believe",
        "think",
        "tweet",
        "declare",
    )
)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """A name without accents, case and full stops, for comparison."""
    decomposed = unicodedata.normalize("NFKD", text) if not text.isascii() else text
    plain = (
        "".join(c for c in decomposed if not unicodedata.combining(c))
        if decomposed is not text or not text.isascii()
        else text
    )
    return plain.replace(".", "").replace("'", "").lower()


def spaced(words: tuple[str, ...] | list[str]) -> str:
    """Words joined as in print: no space before a possessive or around a hyphen."""
    text = " ".join(words)
    for piece in ("'s", "'", ","):
        text = text.replace(f" {piece}", piece)
    return text.replace(" - ", "-").replace(" / ", "/")


def _unaccented(word: str) -> str:
    """A word without its accents, its case kept."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


class Typer:
    """Types the names that a :class:`Draft` found."""

    def __init__(self, draft: Draft) -> None:
        self.t: Table = draft.t
        self.names: list[Name] = draft.names
        self.words: NameWords = draft.words
        self.gazetteer: Gazetteer = draft.gazetteer
        self.shouting = draft.shouting
        self.types: list[EntityType] = []
        self.territories: dict[int, Territory] = {}
        self._text_words = frozenset(self.t.text)
        self._evidence = Evidence(draft)

    def words_of(self, name: Name) -> tuple[str, ...]:
        """The words of a name; of a part of one token, that part."""
        t = self.t
        if name.first == name.last:
            word = t.text[name.first]
            offset = name.start - t.start[name.first]
            return (word[offset : offset + name.end - name.start],)
        return tuple(t.text[name.first : name.last + 1])

    def run(self) -> list[EntityType]:
        """Return the type of each name; ``territories`` is filled for names of countries and territories."""
        votes: dict[str, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
        labels: dict[str, dict[EntityType, int]] = defaultdict(lambda: defaultdict(int))
        forms = [self.words_of(name) for name in self.names]
        texts = [spaced(form) for form in forms]
        for name, form, text in zip(self.names, forms, texts, strict=True):
            if name.label:
                labels[text][_LABELS[name.label]] += 1
            evidence: dict[EntityType, float] = defaultdict(float)
            self._vote(name, form, text, evidence)
            for kind, weight in evidence.items():  # the best evidence counts once, however often it is repeated
                votes[text][kind] = max(votes[text][kind], weight)
        for text, counts in labels.items():
            whole = sum(counts.values())
            for kind, count in counts.items():
                votes[text][kind] += 1.5 * count / whole
        self._speaking_surnames(forms, texts, votes)
        surnames: set[str] = set()  # folded, as are the given and the middle names
        given: set[str] = set()
        middle: set[str] = set()
        for form, text in zip(forms, texts, strict=True):
            if len(form) > 1 and max(votes[text].items(), key=lambda kv: (kv[1], kv[0]))[0] == "Person":
                given.add(fold(form[0]))
                if form[0] in self.words.family_first:
                    surnames.add(fold(form[0]))
                for k in range(1, len(form)):
                    surnames.add(fold(spaced(form[-k:])))
                middle.update(fold(word) for word in form[1:-1] if len(word) > 2 and word[0].isupper())
        decided: dict[str, EntityType] = {}
        for text in dict.fromkeys(texts):
            plain = fold(text)
            if plain in surnames:
                votes[text]["Person"] += 2.5
            elif text in leader_surnames():
                votes[text]["Person"] += 2
            elif plain in given and not self.gazetteer.name(text) and text not in self.words.acronyms:
                votes[text]["Person"] += 1.7
            elif plain in middle and not self.gazetteer.name(text) and text not in self.words.acronyms:
                votes[text]["Person"] += 1.2
            decided[text] = max(votes[text].items(), key=lambda kv: (kv[1], kv[0] == "Person", kv[0]))[0]
        self.types = []
        korea = about_korea(self._text_words)
        for index, text in enumerate(texts):
            if korea and text in HALVES:
                self.territories[index] = self.gazetteer.by_code[HALVES[text]]
                self.types.append("Country")
                continue
            kind = decided[text]
            territory = self.gazetteer.name(text) if kind in ("Country", "Place") else None
            if territory is not None:
                self.territories[index] = territory
            self.types.append(kind)
        return self.types

    def known_forms(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """Forms to look for again, by first word: full names, surnames, acronyms, other capitalised names."""
        out: dict[str, dict[tuple[str, ...], str]] = {}
        for name, kind in zip(self.names, self.types, strict=True):
            form = self.words_of(name)
            label = _BACK[kind]
            out.setdefault(form[0], {})[form] = label
            if kind == "Person" and len(form) > 1:
                for part in self._parts(form):
                    out.setdefault(part[0], {}).setdefault(part, "PERSON")
        return {
            word: sorted(forms.items(), key=lambda item: (-len(item[0]), item[0]))
            for word, forms in out.items()
            if word[:1].isupper()
        }

    def _parts(self, form: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Parts of a person's name that may stand for it, also without their accents (Şahin, Sahin)."""
        last = len(form) - 1
        while last > 1 and form[last - 1] == "-":
            last -= 2
        wanted = [form[last:]]
        if last > 0 and form[-1:] != form[last:] and form[last - 1] == "-":
            wanted.append(form[-1:])
        # Not everywhere does the last name serve for short (Abiy Ahmed, Prabowo Subianto): any other word that
        # the article has nowhere else, and that is nobody's first name in general.
        for k, word in enumerate(form[:last]):
            rare = len(word) > 3 and word not in self.words.first_names and not self._familiar(word)
            family = k == 0 and word in self.words.family_first
            if family or (rare and "-" not in form[k : k + 2]):
                wanted.append((word,))
        out: list[tuple[str, ...]] = []
        for part in wanted:
            word = part[0]
            usable = len(word) > 2 and word[0].isupper() and "." not in word
            if usable and word.lower() not in self.words.not_names:
                out.append(part)
                plain = tuple(_unaccented(w) for w in part)
                if plain != part:
                    out.append(plain)
        return out

    def _familiar(self, word: str) -> bool:
        """Whether a word of a name is also a title, a place or a word of the article's."""
        low = word.lower()
        return (
            low in self.words.title_words
            or bool(self.gazetteer.name(word))
            or bool(self.gazetteer.demonym(word))
            or bool(self.gazetteer.capital(word))
            or low in self._text_words
        )

    def _speaking_surnames(
        self, forms: list[tuple[str, ...]], texts: list[str], votes: dict[str, dict[EntityType, float]]
    ) -> None:
        """A word that speaks alone and ends a longer name of no known type makes that a person's."""
        speaking = {
            t for f, t in zip(forms, texts, strict=True) if len(f) == 1 and votes[t].get("Person", 0) > 0
        }
        for form, text in zip(forms, texts, strict=True):
            if 1 < len(form) < 4 and form[-1] in speaking and votes[text].get("Organization", 0) < 2:
                votes[text]["Person"] = max(votes[text].get("Person", 0), 1.6)

    def _vote(self, name: Name, form: tuple[str, ...], text: str, votes: dict[EntityType, float]) -> None:
        words = self.words
        last = form[-1].lower()
        if text in words.acronyms or text in words.bodies or text in words.organisations:
            votes["Organization"] += 5
            return
        if "e" in form[1:-1] and "-" in form:
            votes["Organization"] += 2  # Jamaat-e-Islami
        capitals = len(form) == 1 and len(text) > 2 and text.isalpha() and ACRONYM.fullmatch(text)
        if capitals and name.label != "ORG" and self.t.sentence[name.first] not in self.shouting:
            votes["Organization"] += 1.7
        if text.lower() in words.party_plurals:
            votes["Organization"] += 5
            return
        if text.lower() in words.peoples:
            votes["Group"] += 5
            return
        territory = self.gazetteer.name(text)
        if territory is not None:
            votes[self._territory(territory, text, name.first)] += 4
        elif text in words.regions or text in words.cities or self.gazetteer.capital(text):
            votes["Place"] += 2.5
        else:
            for kind, weight in self._evidence.of(name):
                votes[kind] += weight
            if len(form) > 2 and _PARTICLES.intersection(form[1:-1]) and last not in words.organisation_heads:
                votes["Person"] += 1.6
        if self.titled(name):
            votes["Person"] += 2
        if len(form) > 1:
            if form[0] in words.first_names and last not in words.organisation_heads:
                votes["Person"] += 1.5
            if last in words.organisation_heads or last.rstrip("s") in words.organisation_heads:
                votes["Organization"] += 2
            elif (
                last in words.document_heads
                or (form[0].lower() in words.document_heads and "of" in form)
                or form[0] == "Article"
            ):
                votes["Work"] += 1.6
            elif last in words.event_heads:
                votes["Event"] += 1.6
            elif last in words.place_heads and name.label != "PERSON":
                votes["Place"] += 1.6
            if "of" in form and form[0].lower() in words.organisation_heads:
                votes["Organization"] += 2
        elif form[0] in words.first_names and name.label in ("", "PERSON", "PRODUCT", "WORK_OF_ART"):
            votes["Person"] += 1.0
        if (not name.label or (name.label in ("ORG", "GPE", "WORK_OF_ART") and len(form) == 1)) and not form[
            0
        ].isupper():
            head = self.t.head[name.last]
            if self.t.dep[name.last] == "nsubj" and self.t.lemma[head] in _SPEAKS:
                votes["Person"] += 0.6
        if not votes and len(form) == 1 and self._is_plural_name(name.first):
            votes["Organization"] += 1.0
        if not votes:
            person = not name.label and 1 < len(form) < 5 and all(word.istitle() for word in form)
            votes["Person" if person else "Thing"] += 0.1

    def _is_plural_name(self, row: int) -> bool:
        """Whether a name is a plural with an article: the members of something ("the Houthis", "the Contras")."""
        t = self.t
        return t.tag[row] == "NNPS" and row > 0 and t.lower[row - 1] == "the"

    def _territory(self, territory: Territory, text: str, row: int) -> EntityType:
        """Country or place; for names of two things (Georgia) by the words around and in the article."""
        entry = self.gazetteer.ambiguous.get(text.lower())
        if entry is None:
            return territory.type
        begin, end = self.t.bounds(self.t.sentence[row])
        around = set(self.t.text[begin:end])
        if entry.never & self._text_words or entry.against & around:
            return territory.type
        return entry.other if entry.cues & around or entry.anywhere & self._text_words else territory.type

    def titled(self, name: Name) -> bool:
        """Whether a courtesy title or office stands right before the name, in one noun phrase with it."""
        t = self.t
        i = name.first - 1
        if i < 0 or t.lower[i].isspace():
            return False
        low = t.lower[i]
        if low in self.words.courtesy and low not in ("don", "father", "brother", "sister", "lady", "crown"):
            return t.text[i][:1].isupper()
        return (
            low in self.words.offices
            and t.dep[i] in ("compound", "nmod", "amod")
            and t.head[i] in range(name.first, name.last + 1)
        )
