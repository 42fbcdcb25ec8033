"""Corrections of the tags that the dependency parse itself proves wrong.

Like :mod:`kg.language.repairs`, done once on the columns of a document, in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from spacy.strings import StringStore

_PRONOUNS: Final = frozenset(
    "anybody anyone anything everybody everyone everything hers herself himself itself mine myself nobody nothing "
    "oneself ours ourselves somebody someone something thee theirs them themself themselves they thyself yours "
    "yourself yourselves".split()
)
#: Verbs whose past is no other word than their noun.
_UNCHANGED: Final = frozenset(("bid", "cut", "hit", "put", "quit", "set", "shut", "split"))
#: Verbs of what goes on, which may be plurals.
_PROCEEDING: Final = frozenset(
    "continues drags eases ends escalates flares intensifies looms rages resumes spreads starts stops".split()
)
#: Verbs of what one means to do, or not to do.
_INTENDING: Final = frozenset(
    "agreed decided intends offered ordered planned plans pledged promised refused sought threatened threatening "
    "threatens tried vowed vowing vows wanted wants".split()
)
_NEAR: Final = 12


def name_pronouns(
    strings: StringStore, deps: np.ndarray, tags: np.ndarray, kinds: np.ndarray, words: Sequence[str]
) -> None:
    """Tag as a name what the tagger takes for a pronoun or exclamation and is none: "[Macron] left".

    ``kinds``: parts of speech.
    """
    pronoun, name, proper = strings.add("PRP"), strings.add("NNP"), strings.add("PROPN")
    odd = [strings.add(tag) for tag in ("UH", "XX", "AFX")]
    parties = {strings.add(relation) for relation in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj")}
    for i in np.flatnonzero((tags == pronoun) | np.isin(tags, odd)).tolist():
        word = words[i]
        acts = int(tags[i]) == pronoun or int(deps[i]) in parties
        if acts and word[:1].isupper() and len(word) > 3 and word.isalpha() and word.lower() not in _PRONOUNS:
            tags[i], kinds[i] = name, proper


def name_verbs(
    strings: StringStore,
    deps: np.ndarray,
    tags: np.ndarray,
    kinds: np.ndarray,
    heads: list[int],
    words: Sequence[str],
) -> None:
    """Tag as a verb what the tagger takes for a noun though it has an object: "Chad [cut] ties". ``kinds``: as above."""
    noun, past, verb = strings.add("NN"), strings.add("VBD"), strings.add("VERB")
    dobj, nsubj = strings.add("dobj"), strings.add("nsubj")
    name = strings.add("PROPN")
    modifiers = {strings.add(relation) for relation in ("amod", "compound", "nmod", "npadvmod")}
    for i in np.flatnonzero(tags == noun).tolist():
        if words[i] not in _UNCHANGED or i + 2 > len(words):
            continue
        if not any(heads[k] == i and int(deps[k]) == dobj for k in range(i + 1, min(i + _NEAR, len(words)))):
            continue
        tags[i], kinds[i] = past, verb
        subject = i - 1
        if (
            subject >= 0
            and heads[subject] == i
            and int(deps[subject]) in modifiers
            and words[subject][:1].isupper()
        ):
            deps[subject], kinds[subject] = nsubj, name


def name_proceedings(
    strings: StringStore,
    deps: np.ndarray,
    tags: np.ndarray,
    kinds: np.ndarray,
    heads: list[int],
    words: Sequence[str],
) -> None:
    """Make a clause of what a headline tells at its end: "B rejects truce [as fighting spreads]".

    The tagger takes the noun for a gerund and the verb for its object. ``kinds``: parts of speech.
    """
    prep, mark, nsubj, advcl = (strings.add(name) for name in ("prep", "mark", "nsubj", "advcl"))
    gerund, plural = strings.add("VBG"), strings.add("NNS")
    noun, present, verb = strings.add("NN"), strings.add("VBZ"), strings.add("VERB")
    for i in np.flatnonzero((tags == gerund) & (deps == strings.add("pcomp"))).tolist():
        told = i + 1
        if words[i - 1] not in ("as", "while") or told >= len(words) or words[told] not in _PROCEEDING:
            continue
        if int(tags[told]) != plural or heads[told] != i or int(deps[i - 1]) != prep:
            continue
        above = heads[i - 1]
        while int(kinds[above]) != verb and heads[above] < above:
            above = heads[above]
        heads[told], deps[told], tags[told], kinds[told] = above, advcl, present, verb
        heads[i - 1], deps[i - 1] = told, mark
        heads[i], deps[i], tags[i], kinds[i] = told, nsubj, noun, strings.add("NOUN")


def join_infinitives(
    strings: StringStore, deps: np.ndarray, tags: np.ndarray, heads: list[int], words: Sequence[str]
) -> None:
    """Join a verb with no past of its own to the infinitive before it: "threatened to jail B and [cut] aid"."""
    conj, xcomp, cc, nsubj = (strings.add(name) for name in ("conj", "xcomp", "cc", "nsubj"))
    past, bare = strings.add("VBD"), strings.add("VB")
    for i in np.flatnonzero((deps == conj) & (tags == past)).tolist():
        above = heads[i]
        if words[i] not in _UNCHANGED or above > i:
            continue
        if int(tags[above]) == bare:
            tags[i] = bare
        if words[above] not in _INTENDING:
            continue
        below = [k for k in range(above + 1, min(i + _NEAR, len(words))) if heads[k] in (above, i)]
        first = [k for k in below if int(deps[k]) == xcomp and heads[k] == above and k < i]
        if not first or int(tags[first[-1]]) != bare or any(int(deps[k]) == nsubj for k in below):
            continue
        heads[i], tags[i] = first[-1], bare
        for k in below:
            if int(deps[k]) == cc and heads[k] == above and k < i:
                heads[k] = first[-1]


def name_unwelcome(
    strings: StringStore,
    deps: np.ndarray,
    tags: np.ndarray,
    kinds: np.ndarray,
    heads: list[int],
    words: Sequence[str],
) -> None:
    """Make one predicate of "persona non grata": "declared [Rao] persona non grata". ``kinds``: parts of speech."""
    compound, oprd, dobj, prep, agent = (
        strings.add(name) for name in ("compound", "oprd", "dobj", "prep", "agent")
    )
    noun = strings.add("NOUN")
    for i, word in enumerate(words[:-2]):
        if word not in ("persona", "personae") or words[i + 1] != "non":
            continue
        verb = next((k for k in range(i - 1, max(i - _NEAR, -1), -1) if words[k].startswith("declar")), -1)
        if verb < 0:
            continue
        rest = (i + 1, i + 2)
        for k in range(i - 1, len(words)):
            if k > i + _NEAR:
                break
            if heads[k] in (i, *rest) and k not in (i, *rest):
                heads[k] = verb
                if k == i - 1:
                    deps[k] = dobj
                elif words[k] == "by" and int(deps[k]) == prep:
                    deps[k] = agent
        for k in rest:
            heads[k], deps[k] = i, compound
        heads[i], deps[i], tags[i], kinds[i] = verb, oprd, strings.add("NN"), noun
