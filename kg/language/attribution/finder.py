"""Finding attributions: one pass over the tokens, each cue read by the rules for its kind."""

from __future__ import annotations

from typing import Final

from kg.language.attribution.content import tidy
from kg.language.attribution.found import Found
from kg.language.attribution.nouns import NounRules
from kg.language.attribution.phrases import VIEWS, PhraseRules
from kg.language.attribution.table import Table
from kg.language.attribution.transcripts import turns
from kg.language.attribution.verbs import VerbRules
from kg.lexicon.attribution import Cues, Entry

#: Only words with these tags, and these words, are ever cues; the rest is passed over.
_CUE_TAGS: Final = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS", "JJ", "RB"))
_CUE_WORDS: Final = frozenset(("according", ":"))


class Finder:
    """Runs all rules over one document."""

    def __init__(self, t: Table, cues: Cues) -> None:
        self.t = t
        self.cues = cues
        self.verbs = VerbRules(t, cues)
        self.nouns = NounRules(t, cues, self.verbs)
        self.phrases = PhraseRules(t, cues)
        self.turns = turns(t)

    def run(self) -> list[Found]:
        """All attributions of the document, in the order of their cue tokens."""
        t = self.t
        found: list[Found] = []
        for i, tag in enumerate(t.tag):
            if tag in _CUE_TAGS or t.lower[i] in _CUE_WORDS:
                got = self._read(i)
                if got is not None:
                    found.append(got)
        return self._without_framing(self._without_repeats(found))

    def _without_framing(self, found: list[Found]) -> list[Found]:
        """Content ends before a cue that encloses its sentence: "He was told to go, the paper reported"."""
        t = self.t
        for outer in found:
            if outer.frame != "quote" or outer.source is None:
                continue
            low, high = outer.content[0]
            begin = min(outer.cue[0], outer.source[0])
            if high >= begin:
                continue
            for f in found:
                if f is outer or not low <= f.cue_token <= high or not f.content:
                    continue
                a, b = f.content[-1]
                if a < begin <= b:
                    got = tidy(t, a, begin - 1)
                    if got is not None:
                        f.content[-1] = got
        return found

    def _read(self, i: int) -> Found | None:
        t = self.t
        quote = t.quote[i]
        if quote is not None and not quote.scare:
            return None
        tag = t.tag[i]
        if t.lower[i] == "according":
            return self.phrases.according(i) if i + 1 < t.n and t.lower[i + 1] == "to" else None
        if tag[:2] == "VB":
            entry = self._verb(i)
            if t.dep[i] == "advcl" and (comment := self.phrases.comment(i, entry)) is not None:
                return comment
            if entry is None:
                state = self.cues.adjectives.get(t.lower[i]) if tag == "VBN" else None
                if state is not None and (t.child(i, "auxpass") >= 0 or t.dep[i] == "acomp"):
                    return self.nouns.adjective(i, state)
                return None
            passive = (t.child(i, "auxpass") >= 0 and not self.verbs.perfect(i)) or (
                tag == "VBN" and t.dep[i] in ("acl", "relcl") and t.child(i, "aux") < 0
            )
            return self.nouns.passive(i, entry) if passive else self.verbs.read(i, entry)
        if tag in ("NN", "NNS"):
            if t.lemma[i] in VIEWS and (phrase := self.phrases.in_view(i)) is not None:
                return phrase
            entry = self.cues.nouns.get(t.lemma[i])
            return self.nouns.noun(i, entry) if entry is not None else None
        if tag == "JJ":
            entry = self.cues.adjectives.get(t.lower[i])
            return self.nouns.adjective(i, entry) if entry is not None else None
        if tag == "RB":
            entry = self.cues.adverbs.get(t.lower[i])
            return self.phrases.adverb(i, entry) if entry is not None else None
        if t.text[i] == ":":
            return self.turns.get(i) or self.phrases.colon(i)
        return None

    def _verb(self, i: int) -> Entry | None:
        """The cue that a verb is, with its particle where that makes another verb of it."""
        t, verbs = self.t, self.cues.verbs
        for child in t.children[i]:
            if t.dep[child] == "prt" or (child == i + 1 and t.dep[child] in ("prep", "advmod")):
                entry = verbs.get(f"{t.lemma[i]} {t.lower[child]}")
                if entry is not None:
                    return entry
        return verbs.get(t.lemma[i])

    def _without_repeats(self, found: list[Found]) -> list[Found]:
        """A light verb whose complement is a cue of its own does not count twice."""
        inner = {(f.cue[0], f.cue_token) for f in found}
        out = []
        for f in found:
            covered = any(
                first <= f.cue[0] and f.cue[1] < token for first, token in inner if first <= f.cue_token < token
            )
            if not covered and not (f.frame == "noun" and f.source is None and self._told(f, found)):
                out.append(f)
        return out

    @staticmethod
    def _told(f: Found, found: list[Found]) -> bool:
        """Whether a verb already has the content of a noun: "said in a statement that"."""
        return any(g is not f and f.content[0] in g.content for g in found)
