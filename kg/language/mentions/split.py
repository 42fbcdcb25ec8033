"""Split antecedents: "Ruto met Abiy. They agreed ..." has two people who are nowhere joined by "and".

Taken up only if their clause brings them together (they met, spoke, signed), or if the pronoun's does ("their
talks", "they are jointly building"): Eschenbach et al. (1989, "Remarks on plural anaphora") call it a common
association basis.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon.relations import relation_lexicon
from kg.vocabulary import RELATIONS

if TYPE_CHECKING:
    from kg.language.mentions.discourse import Discourse
    from kg.language.mentions.referents import Referent
    from kg.language.mentions.table import Table

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_OBJECTS = frozenset(("dobj", "pobj", "dative", "appos"))
_BETWEEN_TWO = frozenset(("friendship", "partnership", "rapprochement", "rivalry", "feud", "talk", "relation"))
_STATES = frozenset(("Country", "Organization"))
_TOGETHER = frozenset(("consult", "cooperate"))
_ALONE = frozenset(("promises", "yieldsTo"))  # of these families, but one does them
_NEAR = 2  # steps from an object to its verb, by a preposition
_CLAUSE = 15  # words after "they" in which "jointly" may stand


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Nouns of what two have with each other, words for bringing them together, and verbs of those who act.

    "Closer tie" counts as "tie": two who have ties are two.
    """
    lexicon = relation_lexicon()
    nouns: dict[str, bool] = {}
    contacts: set[str] = set()
    for noun, noun_frames in lexicon.nouns.items():
        word = noun.split()[-1]
        nouns[word] = nouns.get(word, False) or any(f.pair for f in noun_frames)
        contacts.update(word for f in noun_frames if _together(f.relation))
    for verb, verb_frames in lexicon.verbs.items():
        contacts.update(verb for f in verb_frames if _together(f.relation) and not f.particle)
    pairs = frozenset(word for word, pair in nouns.items() if pair)
    return pairs, frozenset(contacts), frozenset(lexicon.verbs)


def _together(relation: str) -> bool:
    return RELATIONS[relation].family in _TOGETHER and relation not in _ALONE


class SplitAntecedents:
    """Finds the two whom "they" stands for in a :class:`Discourse`, when no word joins them."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.t: Table = discourse.t
        self.nouns, self.contacts, self.deeds = _words()

    def of(self, i: int, several: list[Referent]) -> Referent | None:
        """The two for the plural pronoun at row ``i``; ``several`` are the other referents in the plural.

        None when there is no such pair, or when people or names joined by "and" were spoken of since.
        """
        t, d = self.t, self.d
        mutual, speaker = self._mutual(i), d.speaker(i)
        if t.dep[i] == "poss" and not mutual:
            return None
        for number in (t.sentence[i], t.sentence[i] - 1):
            begin, end = t.bounds(number) if number >= 0 else (0, 0)
            for row in range(min(end, i) - 1, begin - 1, -1):
                referent = d.at.get(row)
                if referent is None or referent.chain < 0 or t.dep[row] not in _OBJECTS:
                    continue
                if t.quoted[i] and not t.quoted[row] and not mutual:
                    continue  # who is quoted speaks of others than the writer
                pair = self._with_subject(row, referent, mutual)
                if pair:
                    since = [r for r in several if r.marks[-1][0] > begin]
                    told = speaker is not None and speaker.chain in pair  # who speaks is no "they"
                    if (
                        told
                        or any(self._animate(r) for r in since)
                        or (since and not mutual and not self._acts(i))
                    ):
                        return None
                    return d.mark_together(i, pair)
        return None

    def _with_subject(self, row: int, other: Referent, mutual: bool) -> tuple[int, ...]:
        """The subject of a clause and the entity at ``row``, one of its objects, if they have to do with each other."""
        t, d = self.t, self.d
        contact, node = False, row
        for step in range(12):
            lemma = t.lemma[node].lower()
            contact = contact or (node != row and lemma in self.contacts)
            talks = node != row and lemma in self.nouns  # "Oslo's talks with Riga"
            subject = next(
                (c for c in t.children[node] if t.dep[c] in _SUBJECTS or (t.dep[c] == "poss" and talks)), -1
            )
            if subject >= 0:
                one = d.at.get(subject)
                if (
                    not (contact or (mutual and step <= _NEAR))
                    or one is None
                    or one.chain < 0
                    or one is other
                    or subject in d.joint
                ):
                    return ()
                return (one.chain, other.chain) if self._alike(one, other) else ()
            if t.head[node] == node:
                return ()
            node = t.head[node]
        return ()

    def _alike(self, one: Referent, other: Referent) -> bool:
        a, b = self.d.chain(one).type, self.d.chain(other).type
        return a == b == "Person" or (a in _STATES and b in _STATES and "Country" in (a, b))

    def _animate(self, referent: Referent) -> bool:
        """Whether a referent in the plural is people or bodies, and no ships or talks."""
        if referent.chain >= 0 or referent.members:
            return True
        lemma = self.t.lemma[referent.marks[0][0]].lower()
        return lemma in self.d.nouns.persons or lemma in self.d.nouns.bodies

    def takes_two(self, noun: int) -> bool:
        """Whether the noun at row ``noun`` is what two have with each other: "their friendship"."""
        t = self.t
        return t.lemma[noun].lower() in _BETWEEN_TWO and not any(
            t.lower[c] == "with" for c in t.children[noun] if c > noun
        )

    def _acts(self, i: int) -> bool:
        """Whether row ``i`` does what only people and bodies do: say, sign, attack."""
        t = self.t
        lemma = t.lemma[t.head[i]].lower()
        return t.dep[i] == "nsubj" and (lemma in self.d.lists["speech"] or lemma in self.deeds)

    def _mutual(self, i: int) -> bool:
        """Whether the phrase or clause of row ``i`` tells of several who have to do with each other."""
        t, words = self.t, self.d.lists["mutual"]
        owned = t.head[i]
        if t.dep[i] == "poss":
            return t.lemma[owned].lower() in self.nouns or any(t.lower[c] in words for c in t.children[owned])
        if t.dep[i] not in _SUBJECTS:
            return False
        _, end = t.bounds(t.sentence[i])
        return any(t.lower[k] in words for k in range(i + 1, min(end, i + _CLAUSE)))
