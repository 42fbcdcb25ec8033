"""The dependency parse as plain lists, with the few walks that the role rules need."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kg.language.columns import columns, dependents

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.model import Span

VERBAL: Final = frozenset(("VERB", "AUX"))
NOMINAL: Final = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM", "VERB"))
#: Participles of speech after a demand or claim are the speaker's: "demanded that X leave, accusing it of …".
COMMENTING: Final = frozenset(
    "accuse add argue blame call cite condemn criticise criticize denounce describe fault insist praise say thank urge "
    "warn".split()
)
#: Entity types of phrases that tell time or amount and are nobody.
MEASURES: Final = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"))
#: Entity types of those who act.
PARTIES: Final = frozenset(("GPE", "NORP", "ORG", "PERSON"))
# What follows a noun without belonging to its phrase as an argument.
_OUTSIDE: Final = frozenset(
    ("relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis", "case", "npadvmod")
)
#: Verbs after whose object "as" tells what they make of it, and is no part of its phrase.
RATING: Final = frozenset(
    "acclaim brand cast characterise characterize condemn consider criticise criticize decry deem denounce depict "
    "deride describe designate dismiss hail label mock perceive portray praise recast regard reject ridicule see slam "
    "treat view".split()
)
# Verbs that tell what they charge, blame or thank somebody for in a phrase of their own.
_CHARGING: Final = frozenset("accuse acquit clear convict suspect".split())
_BLAMING: Final = frozenset("blame fault thank".split())
_GIVING_REASON: Final = frozenset(
    "admonish arrest chide condemn congratulate criticise criticize excuse fine forgive imprison jail pardon praise "
    "punish rebuke sanction scold".split()
)
_BEFORE: Final = frozenset(("det", "predet", "preconj", "cc", "punct"))
_WHEN: Final = frozenset(("at", "during", "in", "on", "since", "until"))
# Where somebody is, and nobody that "who" could stand for.
_PLACES: Final = frozenset(("GPE", "LOC", "FAC"))
_PLACE_NOUNS: Final = frozenset(
    "area base border camp capital centre center city country district east island north part province region south "
    "territory town village west zone".split()
)


@dataclass(frozen=True, slots=True)
class Tree:
    """Columns of a document by token index; ``kids`` are dependents in text order, gap tokens left out."""

    head: list[int]
    dep: list[str]
    pos: list[str]
    tag: list[str]
    lemma: list[str]
    low: list[str]
    ent: list[str]
    start: list[int]
    end: list[int]
    kids: list[list[int]] = field(repr=False)

    def kid(self, token: int, *deps: str) -> int:
        """The first dependent with one of ``deps``, or -1."""
        for child in self.kids[token]:
            if self.dep[child] in deps:
                return child
        return -1

    def conjuncts(self, token: int) -> list[int]:
        """``token`` and what is coordinated to it, in text order."""
        found = [token]
        for item in found:
            for child in self.kids[item]:
                if self.dep[child] == "conj":
                    found.append(child)
        return found

    def first_conjunct(self, token: int) -> int:
        """The token on which the coordination of ``token`` hangs."""
        while self.dep[token] == "conj" and self.head[token] != token:
            token = self.head[token]
        return token

    def somebody(self, noun: int) -> int:
        """The noun that "who" stands for, when the parser took a place: "[soldiers] in the north of Mali who …"."""
        here = noun
        while self.dep[here] == "pobj" and (self.ent[here] in _PLACES or self.lemma[here] in _PLACE_NOUNS):
            above = self.head[self.head[here]]
            # "troops [stationed in] Mali who"
            if self.pos[above] in VERBAL and self.dep[above] in ("acl", "relcl"):
                above = self.head[above]
            if self.pos[above] not in ("NOUN", "PROPN") or above == here:
                return noun
            here = above
        return here

    def phrase(self, head: int) -> Span:
        """Code points of the noun phrase at ``head``: premodifiers and prepositional phrases, no article."""
        before = (
            k for k in self.kids[head]
            if k < head and self.dep[k] not in _BEFORE and self.low[k] != "whose" and not self._is_fronted(k, head)
        )  # fmt: skip
        first = min(map(self._left, before), default=head)
        last = head
        for child in self.kids[head]:
            if child > head and self.dep[child] not in _OUTSIDE and not self.rates(child):
                last = max(last, self._right(child))
        first, last = self._with_marks(min(first, head), self._before_date(head, last))
        return self.start[first], self.end[last]

    def _before_date(self, head: int, last: int) -> int:
        """The last token of a phrase without when it was: "bombed a village in B [on Tuesday]"."""
        first = last
        while first > head and (self.ent[first] in ("DATE", "TIME") or self.low[first] == "the"):
            first -= 1
        return first - 1 if head < first < last and self.low[first] in _WHEN else last

    def _is_fronted(self, child: int, head: int) -> bool:
        """Whether a preposition before a noun opens the sentence: "[On Friday], a bomb …"."""
        return self.dep[child] == "prep" and "," in self.low[child:head]

    def _with_marks(self, first: int, last: int) -> tuple[int, int]:
        """A phrase with both of its quotation marks, where one of them stands inside: "'rogue states' in Asia"."""
        if self.low[first : last + 1].count('"') != 1:
            return first, last
        if first > 0 and self.low[first - 1] == '"' and self.low[last] != '"':
            return first - 1, last
        if last + 1 < len(self.low) and self.low[last + 1] == '"' and self.low[first] != '"':
            return first, last + 1
        return first, last

    def rates(self, prep: int) -> bool:
        """Whether ``prep`` is a verb's though the parser hung it on the object: "dismissed the talks [as a farce]"."""
        above = self.head[prep]
        if self.dep[above] not in ("dobj", "nsubjpass"):
            return False
        word, verb = self.low[prep], self.lemma[self.head[above]]
        if word == "as":
            return verb in RATING
        if word == "of":
            return verb in _CHARGING
        return word == "for" and (verb in _BLAMING or (verb in _GIVING_REASON and self.kid(prep, "pcomp") >= 0))

    def _left(self, token: int) -> int:
        for child in self.kids[token]:
            if child < token:
                return min(child, self._left(child))
        return token

    def _right(self, token: int) -> int:
        for child in reversed(self.kids[token]):
            if child > token and self.dep[child] not in ("cc", "punct", "relcl", "appos"):
                return self._right(child)
        return token


def read_tree(doc: Doc) -> Tree:
    """Take the columns of ``doc``."""
    c = columns(doc)
    head, dep, kids = c.head, c.dep, c.children
    using = [i for i, word in enumerate(c.lower) if word == "using" and dep[i] in ("acl", "pcomp")]
    if using:
        head, dep = head.copy(), dep.copy()
        for i in using:
            _to_the_verb(i, head, dep, c.pos, c.entity)
        kids = dependents(head, c.space)
    lemma = [word.lower() for word in c.lemma]
    return Tree(head, dep, c.pos, c.tag, lemma, c.lower, c.entity, c.start, c.end, kids)


def _to_the_verb(clause: int, head: list[int], dep: list[str], pos: list[str], entity: list[str]) -> None:
    """Hang the participle at ``clause`` on the verb above it where no noun can be its subject.

    In "struck in Mali [using jets]" it is not the country that uses them, nor is it in "in support of X [using jets]",
    where the parser makes the clause a second object of the preposition.
    """
    above = head[clause]
    second = dep[clause] == "pcomp" and any(
        head[k] == above and dep[k] == "pobj" for k in range(above + 1, clause)
    )
    if not second and (dep[clause] != "acl" or entity[above] not in ("GPE", "LOC", "FAC")):
        return
    while pos[above] not in VERBAL and head[above] != above:
        above = head[above]
    if pos[above] in VERBAL:
        head[clause], dep[clause] = above, "advcl"
