"""The columns of a parsed document that the mention rules read, as plain Python lists.

Reading ``token.dep_`` and the like costs a call each; these rules look at every token several times, so each
column is taken from spaCy once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from kg.language.columns import columns

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Table:
    """Parallel lists over the tokens of one document, white space left out.

    Gaps in the source (a paragraph broken around a link) must not part what stands side by side, so that rows
    are not token indices: ``token`` gives the index in the Doc of a row, ``row`` the row of a token (of white
    space, the row before it). ``start`` and ``end`` are code point offsets, ``head`` rows, ``sentence`` the
    number of the sentence, ``first`` the first row of each sentence, and ``quoted`` whether a row stands
    inside quotation marks. ``entities`` are spaCy's: first row, last row, label.
    """

    token: list[int]
    row: list[int]

    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sentence: list[int]
    first: list[int]
    quoted: list[bool]
    children: list[list[int]] = field(repr=False)
    entities: list[tuple[int, int, str]]

    def __len__(self) -> int:
        return len(self.text)

    def bounds(self, sentence: int) -> tuple[int, int]:
        """First row of a sentence, and the row after its last."""
        end = self.first[sentence + 1] if sentence + 1 < len(self.first) else len(self.text)
        return self.first[sentence], end

    def left_edge(self, token: int) -> int:
        """The first premodifier of the noun phrase headed by ``token`` (determiners and titles included)."""
        edge = token
        for child in self.children[token]:
            if child < token and self.dep[child] in PREMODIFIERS:
                if self.lower[child] in _ASIDES or (
                    self.dep[child] == "advmod" and self.text[child + 1] == ","
                ):
                    continue  # "and later Modi", "Moreover, any company"
                edge = min(edge, self.left_edge(child) if self.children[child] else child)
        return edge

    def conjuncts(self, row: int) -> list[int]:
        """The coordination that ``row`` is in, from its first member on."""
        while self.dep[row] == "conj" and self.head[row] < row:
            row = self.head[row]
        found = [row]
        for item in found:
            found.extend(c for c in self.children[item] if self.dep[c] == "conj")
        return sorted(found)

    def phrase_head(self, first: int, last: int) -> int:
        """The token of ``first``..``last`` (inclusive) whose head lies outside; the last such token."""
        for token in range(last, first - 1, -1):
            if not first <= self.head[token] <= last or self.head[token] == token:
                return token
        return last


# Adverbs that tell when or whether, and are no part of a noun phrase.
_ASIDES = frozenset(
    "afterwards also earlier finally later maybe now perhaps possibly probably soon then today".split()
)
_QUOTES = frozenset(('"', "``", "''"))
_INSIDE = 1  # spaCy's code of the I in IOB
PREMODIFIERS = frozenset(("det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "predet", "advmod"))


def read_table(doc: Doc) -> Table:
    """Take the columns of ``doc``."""
    c = columns(doc)
    keep = [not word.isspace() for word in c.text]
    kept = [i for i, is_word in enumerate(keep) if is_word]
    row = [max(before - 1, 0) for before in accumulate(keep)]  # of white space: the row before it
    text = list(compress(c.text, keep))
    head = [row[above] for above in compress(c.head, keep)]
    sentence: list[int] = []
    first: list[int] = []
    quoted: list[bool] = []
    inside = False
    children: list[list[int]] = [[] for _ in kept]
    for i, (word, above, begins) in enumerate(zip(text, head, compress(c.begins, keep), strict=True)):
        if begins or i == 0:
            first.append(i)
            if kept[i] and not keep[kept[i] - 1]:
                inside = False  # a paragraph begins: an unclosed quotation does not swallow the rest
        sentence.append(len(first) - 1)
        if above != i:
            children[above].append(i)
        if word in _QUOTES:
            inside = not inside
        quoted.append(inside)
    return Table(
        token=kept,
        row=row,
        text=text,
        lower=list(compress(c.lower, keep)),
        lemma=list(compress(c.lemma, keep)),
        pos=list(compress(c.pos, keep)),
        tag=list(compress(c.tag, keep)),
        dep=list(compress(c.dep, keep)),
        head=head,
        start=list(compress(c.start, keep)),
        end=list(compress(c.end, keep)),
        sentence=sentence,
        first=first,
        quoted=quoted,
        children=children,
        entities=_entities(list(compress(c.iob, keep)), list(compress(c.entity, keep))),
    )


def _entities(marks: list[int], labels: list[str]) -> list[tuple[int, int, str]]:
    """spaCy's entities by row. ``doc.ents`` would refuse an entity that a gap in the source cuts in two."""
    found: list[tuple[int, int, str]] = []
    for i, mark in enumerate(marks):
        if not labels[i]:
            continue
        if mark == _INSIDE and found and found[-1][1] == i - 1 and found[-1][2] == labels[i]:
            found[-1] = (found[-1][0], i, labels[i])
        else:
            found.append((i, i, labels[i]))
    return found
