"""The columns of a parsed document that the mention rules read, as plain Python lists.

Reading ``token.dep_`` and the like costs a call each; these rules look at every token several times, so each
column is taken from spaCy once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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
                edge = min(edge, self.left_edge(child) if self.children[child] else child)
        return edge

    def phrase_head(self, first: int, last: int) -> int:
        """The token of ``first``..``last`` (inclusive) whose head lies outside; the last such token."""
        for token in range(last, first - 1, -1):
            if not first <= self.head[token] <= last or self.head[token] == token:
                return token
        return last


_INSIDE = 1  # spaCy's code of the I in IOB
PREMODIFIERS = frozenset(("det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "predet", "advmod"))


def read_table(doc: Doc) -> Table:
    """Take the columns of ``doc``."""
    c = columns(doc)
    kept: list[int] = []
    row: list[int] = []
    for i, word in enumerate(c.text):
        if word.isspace():
            row.append(max(len(kept) - 1, 0))
        else:
            row.append(len(kept))
            kept.append(i)
    text = [c.text[i] for i in kept]
    head = [row[c.head[i]] for i in kept]
    sentence: list[int] = []
    first: list[int] = []
    quoted: list[bool] = []
    inside = False
    children: list[list[int]] = [[] for _ in kept]
    for i, word in enumerate(text):
        if c.begins[kept[i]] or i == 0:
            first.append(i)
            if kept[i] and c.text[kept[i] - 1].isspace():
                inside = False  # a paragraph begins: an unclosed quotation does not swallow the rest
        sentence.append(len(first) - 1)
        if head[i] != i:
            children[head[i]].append(i)
        if word in ('"', "``", "''"):
            inside = not inside
        quoted.append(inside)
    return Table(
        token=kept,
        row=row,
        text=text,
        lower=[c.lower[i] for i in kept],
        lemma=[c.lemma[i] for i in kept],
        pos=[c.pos[i] for i in kept],
        tag=[c.tag[i] for i in kept],
        dep=[c.dep[i] for i in kept],
        head=head,
        start=[c.start[i] for i in kept],
        end=[c.end[i] for i in kept],
        sentence=sentence,
        first=first,
        quoted=quoted,
        children=children,
        entities=_entities([c.iob[i] for i in kept], [c.entity[i] for i in kept]),
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
