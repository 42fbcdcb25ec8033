"""People without a name: which phrases stand for them, and what they are called."""

from __future__ import annotations

from collections.abc import Callable, Container

from kg.language.mentions.table import Table
from kg.lexicon.names import nominals
from kg.model import EntityArg

_NOUNS = frozenset(("NOUN", "PROPN", "NUM", "DET", "PRON"))
_HEADS = frozenset(("chief", "general", "head"))
_OWNING = frozenset(("his", "her", "its", "their", "whose"))
# A group is called the same with and without quotation marks.
_NO_MARKS = str.maketrans("", "", '"“”')


class UnnamedGroups:
    """Finds the groups of one document: officials, analysts, protesters, police."""

    def __init__(
        self, text: str, table: Table, named: Container[int], arguments: Callable[[int], tuple[EntityArg, ...]]
    ) -> None:
        """``named`` are the tokens of names, and ``arguments`` tells whom the phrase at a token stands for."""
        self.t = table
        self.nominals = nominals()
        self._text = text
        self._named = named
        self._arguments = arguments

    def group(self, i: int) -> EntityArg | None:
        """A group argument when ``i`` heads a phrase for people: officials, analysts, protesters, police."""
        t = self.t
        if t.pos[i] not in _NOUNS or i in self._named:
            return None
        if t.dep[i] in ("compound", "nmod") and t.head[i] in self._named:
            return None  # part of the phrase of a name ("student Ana Prado")
        lemma = t.lemma[i].lower()
        if self._people(i, lemma):
            led = t.tag[i] == "NN" and lemma in _HEADS  # "the head of the army": nobody without what he leads
            bodies = [k for c in t.children[i] if led and t.lower[c] == "of" for k in t.children[c]]
            return self.phrase(i, next((k for k in bodies if t.dep[k] == "pobj"), None))
        if lemma in self.nominals.quantities or t.lower[i] in self.nominals.quantities:
            for child in t.children[i]:
                if t.lower[child] == "of" and child > i:
                    for grandchild in t.children[child]:
                        if t.dep[grandchild] == "pobj" and self._people(
                            grandchild, t.lemma[grandchild].lower()
                        ):
                            return self.phrase(i, grandchild)
                    return None
            if t.tag[i] == "NNS" and t.dep[i] == "nsubj":  # "thousands marched"
                return self.phrase(i)
        return None

    def _people(self, i: int, lemma: str) -> bool:
        """Whether a common noun is for people or bodies here; in the singular it needs a word before it."""
        t, nouns = self.t, self.nominals
        plural = t.tag[i] in ("NNS", "NNPS")
        bare = not any(t.dep[c] == "det" for c in t.children[i])
        if bare and t.pos[i] == "PROPN" and lemma not in nouns.bodies and not plural:
            return False  # "The Prime Minister" is somebody, "Secretary of State" is half a title
        if lemma not in nouns.persons and lemma not in nouns.bodies and t.lower[i] not in nouns.bodies:
            return False
        if plural or lemma in ("police", "people"):
            return True
        if lemma in _HEADS and any(t.lower[c] == "of" for c in t.children[i]):
            return not bare  # "the head of Turkish intelligence"
        return lemma not in nouns.plural_only and any(c < i for c in t.children[i])

    def phrase(self, i: int, until: int | None = None) -> EntityArg:
        """The group that the phrase headed by ``i`` names, whatever it is; ``until`` is its last token, if after it."""
        t = self.t
        first = t.left_edge(i)
        if first > 1 and t.text[first - 1] == "-":  # "[Iran-]backed militias"
            first -= 2
        start, end = t.start[first], t.end[i if until is None else until]
        if t.dep[first] == "det" and t.lower[first] in ("the", "a", "an") and first < i:
            first += 1
        text, owner = self._text, ""
        if t.lower[first] in _OWNING and first < i and (owner := self._owner(first)):
            first += 2 if t.lower[first + 1] == "own" and first + 1 < i else 1
        name = " ".join((owner + text[t.start[first] : end]).translate(_NO_MARKS).split())
        return EntityArg(name or text[start:end], "Group", text[start:end], start, end, -1, None, "nominal")

    def _owner(self, pronoun: int) -> str:
        """The name that a possessive pronoun is for, as a possessive: "its ministry" is "Chad's ministry"."""
        owners = self._arguments(pronoun)
        if len(owners) != 1 or owners[0].chain < 0:
            return ""
        name = owners[0].name
        return f"{name}' " if name.endswith("s") else f"{name}'s "
