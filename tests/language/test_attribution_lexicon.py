"""Every cue of the lexicon is found in its own example sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.articles import article_from_text
from kg.language import read
from kg.language.parsing import parse
from kg.lexicon.attribution import Entry, cues

if TYPE_CHECKING:
    from spacy.language import Language

_FRAMES = {"q", "c", "i", "oi", "oin", "n", "s", "a", "d", "w", "x"}


def _groups() -> list[tuple[str, dict[str, Entry]]]:
    lexicon = cues()
    return [
        ("verbs", lexicon.verbs),
        ("nouns", lexicon.nouns),
        ("adjectives", lexicon.adjectives),
        ("adverbs", lexicon.adverbs),
    ]


def test_entries_are_well_formed() -> None:
    for name, group in _groups():
        for lemma, entry in group.items():
            assert lemma == lemma.lower(), lemma
            assert entry.frames <= _FRAMES, lemma
            assert entry.kind in ("speech", "thought", "intention"), lemma
            assert entry.frames or entry.prepositions or name == "adverbs", lemma
            assert entry.example.endswith((".", '"')), lemma


def test_examples_are_distinct() -> None:
    examples = [entry.example for _, group in _groups() for entry in group.values()]
    assert len(examples) == len(set(examples))


def test_every_cue_is_found_in_its_example(nlp: Language) -> None:
    entries = [(name, entry) for name, group in _groups() for entry in group.values()]
    articles = [article_from_text(entry.lemma, entry.example) for _, entry in entries]
    missing = []
    for (name, entry), (article, doc) in zip(entries, parse(nlp, articles), strict=True):
        found = [
            a
            for a in read(article, doc).attributions
            if entry.lemma.split()[0] in (doc[a.cue_token].lemma_.lower(), doc[a.cue_token].lower_)
            and a.content
        ]
        if not found or (name == "verbs" and all(a.source is None for a in found)):
            missing.append(f"{entry.lemma}: {entry.example}")
    assert not missing, "\n".join(missing)
