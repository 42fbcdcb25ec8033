"""From an article to one spaCy Doc whose ``token.idx`` is the code point offset in the source.

Each block is parsed on its own, so that a headline never runs into the sentence after it. The parser sees
clean text (typographic characters replaced one to one, white space folded); the Doc that comes back covers
the source from start to end, with space tokens in the gaps, so that no offset ever moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.tokens import Doc

from kg.language.clauses import mend_clauses
from kg.language.coordination import mend_correlatives
from kg.language.editing import Parse
from kg.language.headlines import join_headlines
from kg.language.officeholders import lift_appositions, lift_conjuncts, set_names_apart
from kg.language.relatives import hang_summaries, join_relatives
from kg.language.repairs import (
    circles,
    free_charged_acts,
    free_gerunds,
    free_participles,
    free_stirring,
    give_subjects,
    hang_charges,
    join_coordinated_names,
    join_counted,
    join_hyphens,
    part_small_clauses,
)  # fmt: skip
from kg.language.reporting import free_reporting
from kg.language.tags import join_infinitives, name_proceedings, name_pronouns, name_unwelcome, name_verbs
from kg.language.titles import mend_titles
from kg.model import Article

if TYPE_CHECKING:
    from spacy.language import Language

_ATTRS = [TAG, POS, MORPH, LEMMA, DEP, ENT_IOB, ENT_TYPE, SENT_START, HEAD]
_HEAD = len(_ATTRS) - 1
_DEP = _ATTRS.index(DEP)
_TAG = _ATTRS.index(TAG)
_POS = _ATTRS.index(POS)
_SENT_START = _ATTRS.index(SENT_START)
_ENT_IOB = _ATTRS.index(ENT_IOB)
_ENT_TYPE = _ATTRS.index(ENT_TYPE)

# One character to one character: spaCy's tokenizer and parser know the ASCII forms best.
_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'", "\u2032": "'", "\u00b4": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-",
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ",
        "\u3000": " ", "\ufeff": " ", "\u200b": " ", "\u2028": " ", "\u2029": " ", "\x0c": " ", "\x0b": " ",
    }
)  # fmt: skip
_WORDS = re.compile(r"\S+")
# A block longer than this is read in pieces: memory of the parser grows with the length of its input.
MAX_BLOCK = 20_000


def plain(text: str) -> str:
    """Replace typographic quotes, apostrophes, hyphens and spaces one to one; the length never changes."""
    return text.translate(_PLAIN)


def _pieces(article: Article) -> Iterator[tuple[str, list[int]]]:
    """Yield for each block its clean text and, for each of its characters, the offset in the source."""
    source = plain(article.text)
    for block in article.blocks:
        chars: list[str] = []
        offsets: list[int] = []
        for start, end in block.spans:
            for word in _WORDS.finditer(source, start, end):
                if chars and len(chars) + len(word[0]) > MAX_BLOCK:
                    yield "".join(chars), offsets
                    chars, offsets = [], []
                if chars:
                    chars.append(" ")
                    offsets.append(word.start() - 1)
                text = word[0][:MAX_BLOCK]  # a "word" of megabytes is no language
                chars.extend(text)
                offsets.extend(range(word.start(), word.start() + len(text)))
        if chars:
            yield "".join(chars), offsets


def parse(nlp: Language, articles: Iterable[Article], batch_size: int = 64) -> Iterator[tuple[Article, Doc]]:
    """Parse articles in order; each Doc's text equals ``plain(article.text)`` outside gaps, offset for offset."""
    queue: list[tuple[Article, list[list[int]]]] = []

    def texts() -> Iterator[str]:
        for article in articles:
            maps: list[list[int]] = []
            queue.append((article, maps))
            pieces = list(_pieces(article))
            maps.extend(offsets for _, offsets in pieces)
            for text, _ in pieces:
                yield text
            yield ""  # closes the article, so that it is finished before the next one is read

    parts: list[Doc] = []
    for doc in nlp.pipe(texts(), batch_size=batch_size):
        if len(doc):
            parts.append(doc)
            continue
        article, maps = queue.pop(0)
        yield article, _assemble(nlp, article, parts, maps)
        parts = []


def _assemble(nlp: Language, article: Article, parts: list[Doc], maps: list[list[int]]) -> Doc:
    """Lay the parsed blocks out over the source, with a space token in every longer gap."""
    words: list[str] = []
    spaces: list[bool] = []
    rows: list[np.ndarray] = []
    cursor = 0

    def gap(upto: int) -> None:
        nonlocal cursor
        if upto == cursor:
            return
        if words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
            cursor += 1
        if upto > cursor:
            words.append(" " * (upto - cursor))
            spaces.append(False)
            row = np.zeros(len(_ATTRS), dtype=np.uint64)
            rows.append(row)
            cursor = upto

    heads: list[int] = []
    starts: list[int] = []
    for doc, offsets in zip(parts, maps, strict=True):
        table = doc.to_array(_ATTRS)
        relative = table[:, _HEAD].astype(np.int64)
        index: list[int] = []
        pending: list[tuple[int, int]] = []
        for i, token in enumerate(doc):
            gap(offsets[token.idx])
            index.append(len(words))
            pending.append((len(words), i + int(relative[i])))
            words.append(token.text)
            spaces.append(False)
            rows.append(table[i])
            cursor += len(token.text)
            if token.is_sent_start:
                starts.append(index[i])
        for position, head in pending:
            while len(heads) <= position:
                heads.append(len(heads) - 1 if heads else 0)
            heads[position] = index[head]
    gap(len(article.text))
    while len(heads) < len(words):
        heads.append(max(len(heads) - 1, 0))
    return _build(nlp, words, spaces, rows, heads, set(starts))


def _build(
    nlp: Language,
    words: list[str],
    spaces: list[bool],
    rows: list[np.ndarray],
    heads: list[int],
    starts: set[int],
) -> Doc:
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    if not words:
        return doc
    table = np.vstack(rows)
    parsed, relations = heads.copy(), table[:, _DEP].copy()
    root = nlp.vocab.strings.add("ROOT")

    def straighten() -> None:
        """Odd input: where corrections together make a circle, the parser's own tree is at least one."""
        for first, last in circles(heads, starts):
            heads[first:last] = parsed[first:last]
            table[first:last, _DEP] = relations[first:last]
        for i, head in enumerate(heads):
            if head == i:
                table[i, _DEP] = root  # a correction may have made it one

    name_pronouns(nlp.vocab.strings, table[:, _DEP], table[:, _TAG], table[:, _POS], words)
    name_verbs(nlp.vocab.strings, table[:, _DEP], table[:, _TAG], table[:, _POS], heads, words)
    name_proceedings(nlp.vocab.strings, table[:, _DEP], table[:, _TAG], table[:, _POS], heads, words)
    name_unwelcome(nlp.vocab.strings, table[:, _DEP], table[:, _TAG], table[:, _POS], heads, words)
    join_infinitives(nlp.vocab.strings, table[:, _DEP], table[:, _TAG], heads, words)
    free_stirring(nlp.vocab.strings, table[:, _DEP], table[:, _TAG], table[:, _POS], heads, words)
    join_headlines(nlp.vocab.strings, table[:, _DEP], table[:, _TAG], heads, words, starts)
    join_coordinated_names(nlp.vocab.strings, table[:, _DEP], table[:, _ENT_TYPE], heads, words)
    give_subjects(nlp.vocab.strings, table[:, _DEP], table[:, _TAG], heads, words)
    join_hyphens(nlp.vocab.strings, table[:, _DEP], heads, words, spaces)
    free_charged_acts(nlp.vocab.strings, table[:, _DEP], table[:, _TAG], table[:, _POS], heads, words)
    free_gerunds(nlp.vocab.strings, table[:, _DEP], table[:, _TAG], heads, words)
    free_participles(nlp.vocab.strings, table[:, _DEP], table[:, _TAG], heads, words)
    hang_charges(nlp.vocab.strings, table[:, _DEP], heads, words)
    join_counted(nlp.vocab.strings, table[:, _DEP], heads, words)
    part_small_clauses(nlp.vocab.strings, table[:, _DEP], table[:, _POS], heads, words)
    read = Parse(nlp.vocab.strings, table[:, _DEP], table[:, _TAG], table[:, _ENT_TYPE], heads, words)
    set_names_apart(read, table[:, _ENT_IOB])
    lift_appositions(read)
    lift_conjuncts(read)
    mend_titles(read, table[:, _ENT_IOB])
    straighten()
    mend_correlatives(read)
    join_relatives(read)
    hang_summaries(read)
    free_reporting(read)
    mend_clauses(read)
    straighten()
    space_tag, space_pos = nlp.vocab.strings.add("_SP"), nlp.vocab.strings.add("SPACE")
    dep = nlp.vocab.strings.add("dep")
    for i, word in enumerate(words):
        blank = word.isspace()
        if blank:
            table[i, 0], table[i, 1] = space_tag, space_pos
            table[i, _ATTRS.index(LEMMA)] = nlp.vocab.strings.add(word)
            # An entity that runs over the gap stays one entity: it may not go on after an "outside".
            inside = i + 1 < len(words) and table[i + 1, _ENT_IOB] == 1
            table[i, _ENT_IOB] = 1 if inside else 2
            table[i, _ENT_TYPE] = table[i + 1, _ENT_TYPE] if inside else 0
            table[i, _DEP] = dep
            # A leading gap is a sentence of its own; any other hangs on the token before it.
            heads[i] = i if i == 0 else i - 1
        starts_here = i in starts or i == 0
        table[i, _SENT_START] = np.uint64(1 if starts_here else np.array(-1).astype(np.uint64))
        table[i, _HEAD] = np.array(heads[i] - i).astype(np.uint64)
    doc.from_array(_ATTRS, table)  # type: ignore[arg-type]  # spaCy's stub names thinc's Ints2d
    return doc
