"""The columns of a parsed document that the mention rules read, as plain Python lists.

Reading ``token.dep_`` and the like costs a call each; these rules look at every token several times, so each
column is taken from spaCy once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from spacy.attrs import DEP, HEAD, LEMMA, POS, SENT_START, TAG

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


@lru_cache(maxsize=4)
def _decoder(vocab: Vocab) -> dict[int, str]:
    return {0: ""}


def _strings(vocab: Vocab, column: np.ndarray) -> list[str]:
    known = _decoder(vocab)
    out: list[str] = []
    for code in column.tolist():
        text = known.get(code)
        if text is None:
            text = known[code] = vocab.strings[code]
        out.append(text)
    return out


@dataclass(frozen=True, slots=True)
class Table:
    """Parallel lists over the tokens of one document.

    ``start`` and ``end`` are code point offsets, ``head`` token indices, ``sentence`` the number of the
    sentence a token is in, ``first`` the first token of each sentence by number, and ``quoted`` whether a
    token stands inside quotation marks. Space tokens (gaps) have an empty ``pos``-independent flag ``space``.
    """

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

    def __len__(self) -> int:
        return len(self.text)

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

    def root_name(self, token: int) -> int:
        """Climb from a modifier inside a noun compound to the head of the noun phrase."""
        while self.dep[token] in ("compound", "nmod", "amod", "nummod") and self.head[token] != token:
            token = self.head[token]
        return token


PREMODIFIERS = frozenset(("det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "predet", "advmod"))


def read_table(doc: Doc) -> Table:
    """Take the columns of ``doc``."""
    count = len(doc)
    codes = doc.to_array([LEMMA, POS, TAG, DEP, HEAD, SENT_START])
    vocab = doc.vocab
    text = [token.text for token in doc]
    start: list[int] = []
    position = 0
    for token, word in zip(doc, text, strict=True):
        start.append(position)
        position += len(word) + bool(token.whitespace_)
    relative = codes[:, 4].astype("int64").tolist() if count else []
    marks = codes[:, 5].tolist() if count else []
    head = [i + step for i, step in enumerate(relative)]
    sentence: list[int] = []
    first: list[int] = []
    quoted: list[bool] = []
    inside = False
    children: list[list[int]] = [[] for _ in range(count)]
    for i in range(count):
        if marks[i] == 1 or i == 0:
            first.append(i)
        sentence.append(len(first) - 1)
        if head[i] != i:
            children[head[i]].append(i)
        if text[i] in ('"', "``", "''"):
            inside = not inside
        elif "\n" in text[i] or (text[i].isspace() and len(text[i]) > 1):
            inside = False  # a paragraph ends: an unclosed quotation does not swallow the rest
        quoted.append(inside)
    return Table(
        text=text,
        lower=[word.lower() for word in text],
        lemma=_strings(vocab, codes[:, 0]) if count else [],
        pos=_strings(vocab, codes[:, 1]) if count else [],
        tag=_strings(vocab, codes[:, 2]) if count else [],
        dep=_strings(vocab, codes[:, 3]) if count else [],
        head=head,
        start=start,
        end=[begin + len(word) for begin, word in zip(start, text, strict=True)],
        sentence=sentence,
        first=first,
        quoted=quoted,
        children=children,
    )
