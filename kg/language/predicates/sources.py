"""Who asserts an act that the article reports: the innermost attribution or quotation around it.

An act that stands in the content of speech or thought is that speaker's claim. Three kinds of content are the
article's own: what is judged ("condemned the attack"; blame apart, which asserts what it blames for), what is
only talked of or turned away ("discussed the attack", "rejected the demand"), and the clause of a factive
("knows that", "regrets that"), which whoever writes it takes for true as well (Kiparsky & Kiparsky 1970).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon.attribution import cues
from kg.lexicon.relations import relation_lexicon
from kg.model import EntityArg

if TYPE_CHECKING:
    from kg.language.attribution import Attribution
    from kg.language.predicates.tree import Tree
    from kg.language.quotations import QuoteIndex


def _forms(verbs: Iterable[str]) -> frozenset[str]:
    """The forms of regular verbs, with the few irregular pasts among those of the lexicon."""
    forms = {"knew", "known", "forgot", "forgotten"}
    for verb in verbs:
        stem = verb.removesuffix("e")
        forms |= {verb, f"{verb}s", f"{stem}ed", f"{stem}ing"}
        forms |= {f"{verb}ted", f"{verb}ting"} if verb.endswith("et") else set()
    return frozenset(forms)


@cache
def _own_voice() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    classes = relation_lexicon().factuality
    return _forms(classes.factive), _forms(classes.mentioning), _forms(classes.blaming)


def _turns_away(attribution: Attribution, tree: Tree) -> bool:
    """Whether the cue turns away what somebody else has uttered: "rejected its demand"."""
    classes, verb = relation_lexicon().factuality, attribution.cue_token
    return tree.lemma[verb] in classes.rebuffing and any(
        tree.dep[k] in ("dobj", "nsubjpass") and tree.lemma[k] in classes.uttered and not _is_judged(k, tree)
        for k in tree.kids[verb]
    )


def _is_judged(claim: int, tree: Tree) -> bool:
    """Whether somebody says of the claim that it is false, or true: "denied [reports] that"."""
    classes = relation_lexicon().factuality
    return (
        tree.dep[claim] in ("dobj", "nsubjpass")
        and tree.lemma[claim] in classes.claimed
        and any(tree.dep[k] in ("acl", "ccomp", "relcl") for k in tree.kids[claim])
        and tree.lemma[tree.head[claim]] in classes.denying_claims | classes.adopting_claims
    )


def _judges(attribution: Attribution, tree: Tree) -> bool:
    """Whether the cue is a verb of judgement over a noun phrase: "[the attack] was condemned by X"."""
    entry = cues().verbs.get(tree.lemma[attribution.cue_token])
    return entry is not None and "x" in entry.frames


def _is_asserted(attribution: Attribution, tree: Tree) -> bool:
    """Whether the source asserts the acts in the content, and not the article."""
    if attribution.kind == "intention" or _turns_away(attribution, tree):
        return False
    if attribution.source is None and _is_judged(attribution.cue_token, tree):
        return False  # whoever denies or confirms the claim says so
    factive, mentioning, blaming = _own_voice()
    words = set(attribution.cue.text.lower().split())
    if attribution.frame == "stance" or (attribution.frame == "passive" and _judges(attribution, tree)):
        return bool(words & blaming) or any(_is_judged(k, tree) for k in tree.kids[attribution.cue_token])
    if attribution.frame == "phrase":
        return not words & mentioning
    return attribution.frame not in ("clause", "passive") or not words & factive or attribution.negated


class SourceReader:
    """Looks up the asserting source of a position in the text."""

    def __init__(self, attributions: tuple[Attribution, ...], quotes: QuoteIndex, tree: Tree) -> None:
        """Take the contents of attributions of speech and thought, and the quotations nobody is named for."""
        self._contents = sorted(
            (start, end, i)
            for i, attribution in enumerate(attributions)
            if _is_asserted(attribution, tree)
            for start, end in attribution.content
        )
        self._starts = [start for start, _, _ in self._contents]
        self._longest = max((end - start for start, end, _ in self._contents), default=0)
        self._attributions = attributions
        self._quotes = [(quote.start, quote.end) for quote in quotes.outer if not quote.scare]
        self._quote_starts = [start for start, _ in self._quotes]

    def is_quoted(self, offset: int) -> bool:
        """Whether the word at ``offset`` stands in a quotation, whose speaker is "I" or "we" there."""
        at = bisect_right(self._quote_starts, offset) - 1
        return at >= 0 and offset < self._quotes[at][1]

    def of(self, offset: int, token: int, carrier: int = -1) -> tuple[bool, EntityArg | None]:
        """Whether the word at ``offset`` (token index ``token``) is reported, and by whom as far as is known.

        ``carrier`` is the light verb of an event noun: that B "conveyed its concern" is rather reported by others.
        """
        best: Attribution | None = None
        own: Attribution | None = None
        size = 0
        at = bisect_right(self._starts, offset)
        while at > 0:
            at -= 1
            start, end, i = self._contents[at]
            if start < offset - self._longest:
                break
            attribution = self._attributions[i]
            if offset >= end or attribution.cue_token == token:
                continue
            if attribution.cue_token == carrier:
                own = attribution
            elif best is None or end - start < size:
                best, size = attribution, end - start
        best = best or own
        if best is not None:
            return True, best.source if best.resolved else None
        return self.is_quoted(offset), None
