"""What the sentence around a name says about its type: an office beside it, "who", "led by", "the town of".

Evidence of one sentence, to be weighed against labels and lists in :mod:`kg.language.mentions.typing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.mentions.aliases import named_before
from kg.lexicon.names import coreference_words, nominals

if TYPE_CHECKING:
    from kg.language.mentions.draft import Draft, Name
    from kg.vocabulary import EntityType

# Who is named after "by" leads, follows or replaces somebody: mostly people.
_LED = frozenset(("lead", "head", "chair", "succeed", "replace", "found", "command"))
# What people do to people.
_MET = frozenset(
    (
        "meet", "host", "welcome", "receive", "phone", "telephone", "succeed", "replace", "defeat", "beat", "thank",
        "greet", "agree", "resign", "say", "attend",
    )
)  # fmt: skip
# What follows the name of a body: "the Hirak movement".
_BODIES = frozenset(("movement", "militia", "party", "newspaper", "broadcaster", "cartel", "airline"))
# Endings of what people are by trade.
_CALLINGS = ("keeper", "ist", "man", "woman")
_SINGULAR = frozenset(("NN", "NNP"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_OFFICE = 2.0
_PLACE = 1.7
_RELATIVE = 1.2
_SAID = 0.8
_BY = 1.6
_SCENE = 1.7
_BODY = 1.7


class Evidence:
    """Reads the sentences around the names of one draft."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.t = draft.t
        self.index = {(name.first, name.start): i for i, name in enumerate(draft.names)}
        self.words = draft.words
        self.nouns = nominals()
        self.appointing = coreference_words()["appointing"]
        self.places = frozenset(n for n, kinds in self.nouns.refers.items() if "Place" in kinds)

    def of(self, name: Name) -> list[tuple[EntityType, float]]:
        """Types that the grammar around ``name`` speaks for, with weights."""
        t = self.t
        head = t.phrase_head(name.first, name.last)
        found: list[tuple[EntityType, float]] = []
        organisation = any(low in self.words.organisation_heads for low in t.lower[name.first : name.last + 1])
        for child in t.children[head]:
            if t.dep[child] == "appos" and child > name.last:
                found.extend(self._apposition(child))
            elif t.dep[child] == "relcl" and child > name.last and not organisation and self._who(child):
                found.append(("Person", _RELATIVE))
            elif child == name.first - 1 and not organisation and self._calling(child):
                found.append(("Person", _OFFICE))
        if not organisation and self._said(name, head):
            found.append(("Person", _SAID))
        if t.dep[head] == "appos" and t.head[head] < name.first and not organisation:
            found.extend(self._apposition(t.head[head]))
        parent = t.head[head]
        if t.dep[head] == "compound" and parent == name.last + 1 and t.text[parent] in _BODIES:
            found.append(("Organization", _BODY))
        object_ = t.dep[head] == "pobj"
        led = object_ and t.dep[parent] == "agent" and t.lemma[t.head[parent]].lower() in _LED
        if led and name.last > name.first and not organisation:
            found.append(("Person", _BY))
        if self._of_country(name, head, parent) and not organisation:
            found.append(("Person", _OFFICE))
        if self._alias(name):
            found.append(("Person", _OFFICE))
        if self._named_to_office(name, head):
            found.append(("Person", _OFFICE))
        inside = object_ and parent == name.first - 1
        near = inside and t.lower[parent] in ("near", "around", "outside")
        if near or (inside and t.lower[parent] == "in" and name.label == "PERSON" and name.first == name.last):
            found.append(("Place", _SCENE))
        return found

    def _alias(self, name: Name) -> bool:
        """Whether ``name`` is what a person just named is known as."""
        index = self.index.get((name.first, name.start), -1)
        before = named_before(self.t, self.draft.names, index) if index > 0 else -1
        return before >= 0 and self.draft.names[before].label == "PERSON"

    def _of_country(self, name: Name, head: int, verb: int) -> bool:
        """ "Norway's Tore Vik": two or three words owned by a country, that are no place of it, or are met."""
        t = self.t
        i = name.first - 1
        if i < 1 or t.text[i] not in ("'s", "'") or not 1 <= name.last - name.first <= 2:
            return False
        if not all(word.istitle() for word in t.text[name.first : name.last + 1]):
            return False
        if not self.draft.gazetteer.name(t.text[i - 1]) or t.lower[name.last] in self.words.place_heads:
            return False
        met = t.lemma[verb].lower() in _MET and t.dep[head] in ("dobj", "nsubj")
        return met or name.label in ("GPE", "")

    def _calling(self, i: int) -> bool:
        """ "Shopkeeper NAME", "activist NAME": what somebody is, right before the name."""
        t = self.t
        if t.dep[i] != "compound" or t.tag[i] != "NN" or not t.text[i].islower():
            return False
        return t.lower[i] in self.nouns.persons or t.lower[i].endswith(_CALLINGS)

    def _said(self, name: Name, head: int) -> bool:
        """ "'It is over,' said First Last, who": two or three words right after the verb of a quotation."""
        t = self.t
        verb = t.head[head]
        if verb != name.first - 1 or t.text[verb] != "said" or not 1 <= name.last - name.first <= 2:
            return False
        return all(word.istitle() for word in t.text[name.first : name.last + 1])

    def _who(self, verb: int) -> bool:
        """Whether "who" is the subject of a relative clause."""
        t = self.t
        return any(t.lower[c] == "who" and t.dep[c] in ("nsubj", "nsubjpass") for c in t.children[verb])

    def _apposition(self, noun: int) -> list[tuple[EntityType, float]]:
        """A role noun beside a name makes it a person's, "a town in" a place's."""
        t = self.t
        lemma = t.lemma[noun].lower()
        if t.tag[noun] not in _SINGULAR or t.pos[noun] not in _NOUNS:
            return []
        if lemma in self.words.offices or "Person" in self.nouns.refers.get(lemma, ()):
            return [("Person", _OFFICE)]
        if lemma in self.places:
            return [("Place", _PLACE)]
        return []

    def _named_to_office(self, name: Name, head: int) -> bool:
        """ "appointed NAME foreign minister": whatever the parser makes of it."""
        t = self.t
        i = name.last + 1
        if i >= len(t) or t.text[i] == ",":
            return False
        verb = name.first - 1
        while verb > 0 and (t.lower[verb] in self.words.title_words or t.lower[verb] in self.words.courtesy):
            verb -= 1
        if verb < 0 or t.lemma[verb].lower() not in self.appointing:
            return False
        end = min(i + 5, len(t))
        while i < end and t.pos[i] in ("ADJ", "NOUN", "PROPN"):
            if t.lemma[i].lower() in self.words.offices:
                return True
            i += 1
        return False
