"""Corrections of the dependency parse where other columns prove it wrong, for coordination above all.

Done once on the columns of a document, before anybody reads them. Each function takes the string store of the model,
columns of the document, the head of each token and its words; relations and heads are changed in place.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from spacy.strings import StringStore

_NAMES: Final = ("PERSON", "GPE", "ORG")
_CAPTIVE: Final = frozenset(("hostage", "captive", "prisoner"))
_HOLDING: Final = frozenset(("hold", "holds", "held", "holding", "take", "takes", "took", "taken", "taking"))
_CALLING: Final = frozenset(
    "brand branded call called calling calls consider considered considers deem deemed deems dub dubbed find finds "
    "found label labeled labelled term termed terms think thinks thought".split()
)

#: Verbs of feeling whose object is who feels (the amuse verbs of Levin 1993, 31.1).
_STIRRING: Final = frozenset(
    "alarming annoying dismaying disturbing embarrassing frightening humiliating infuriating irritating pleasing "
    "shocking startling surprising troubling unnerving unsettling upsetting worrying".split()
)
_NEAR: Final = 12
_CLIMB: Final = 4
#: Participles of charges, and the preposition of the charge.
_CHARGED: Final = {
    "accused": "of", "acquitted": "of", "charged": "with", "convicted": "of", "cleared": "of", "suspected": "of",
}  # fmt: skip
_ACCUSING: Final = frozenset("accuse accused accuses accusing suspect suspected suspects suspecting".split())
#: Gerunds that are adjectives after these too: "accused him of [growing] arrogance".
_GROWING: Final = frozenset(
    "continuing growing increasing lasting leading mounting ongoing rising worsening".split()
)
_CHARGER: Final = 10  # tokens that who makes the charge may be named in


def join_coordinated_names(
    strings: StringStore, deps: np.ndarray, kinds: np.ndarray, heads: list[int], words: Sequence[str]
) -> None:
    """Make a coordination of two names of which the parser took the first for a modifier of the second.

    "[President Donald Trump] and [Russian President Vladimir Putin] called him": ``nmod`` with an "and" after it.
    ``kinds`` is the column of entity types.
    """
    nmod, cc, conj = (strings.add(name) for name in ("nmod", "cc", "conj"))
    names = {strings.add(name) for name in _NAMES}
    for first in np.flatnonzero(deps == nmod).tolist():
        second = heads[first]
        if second <= first or int(kinds[first]) not in names or int(kinds[second]) not in names:
            continue
        between = [i for i in range(first + 1, second) if heads[i] == first]
        if not any(int(deps[i]) == cc and words[i] in ("and", "or") and not kinds[i] for i in between):
            continue
        if any(int(deps[i]) == conj for i in between):
            continue
        above = heads[second]
        heads[first] = first if above == second else above
        deps[first], deps[second] = deps[second], conj
        heads[second] = first


def give_subjects(
    strings: StringStore, deps: np.ndarray, tags: np.ndarray, heads: list[int], words: Sequence[str]
) -> None:
    """Give a coordinated verb the noun before it that the parser took for one more object of the verb before.

    "Iran provided missiles and [Russia] attacked Ukraine": a verb cannot be joined to another without an "and" of its
    own. ``tags`` is the column of fine-grained tags.
    """
    conj, cc, nsubj = (strings.add(name) for name in ("conj", "cc", "nsubj"))
    finite = {strings.add(name) for name in ("VBD", "VBZ", "VBP")}
    verbal = finite | {strings.add(name) for name in ("VB", "VBG", "VBN", "MD")}
    proper = {strings.add(name) for name in ("NNP", "NNPS", "NNS")}
    plain = strings.add("NN")
    own = {strings.add(name) for name in ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")}
    inside = {
        strings.add(name) for name in ("compound", "pobj", "prep", "amod", "det", "poss", "case", "nummod")
    }
    marked = {strings.add(name) for name in ("det", "poss", "amod")}
    for verb in np.flatnonzero(deps == conj).tolist():
        first = heads[verb]
        if int(tags[verb]) not in finite or int(tags[first]) not in verbal or first >= verb:
            continue
        kids = [i for i in range(first + 1, verb) if heads[i] in (first, verb)]
        if any(int(deps[i]) in own and heads[i] == verb for i in kids):
            continue
        if any(int(deps[i]) == cc and heads[i] == first for i in kids):
            continue
        start = verb
        while start - 1 > first and heads[start - 1] == verb:
            start -= 1
        noun = start - 1
        while int(deps[noun]) in inside and first < heads[noun] < start and heads[noun] != noun:
            noun = heads[noun]
        object_ = heads[noun]
        if noun <= first or int(deps[noun]) != conj or not first < object_ < noun:
            continue
        tag = int(tags[noun])
        if tag not in proper and (tag != plain or not any(
            heads[i] == noun and int(deps[i]) in marked for i in range(object_, noun)
        )):  # fmt: skip
            continue
        joiner = [i for i in range(object_ + 1, noun) if heads[i] == object_ and int(deps[i]) == cc]
        if not joiner or words[joiner[-1]] not in ("and", "but", "while"):
            continue
        heads[noun], deps[noun] = verb, nsubj
        heads[joiner[-1]] = first


def join_hyphens(
    strings: StringStore, deps: np.ndarray, heads: list[int], words: Sequence[str], spaces: Sequence[bool]
) -> None:
    """Make a word with a hyphen one phrase where the parser took its parts for three: "the 'quasi-states' of"."""
    compound, punct = strings.add("compound"), strings.add("punct")
    roles = {strings.add(name) for name in ("dobj", "pobj", "nsubj", "nsubjpass")}
    for i in range(1, len(words) - 1):
        if words[i] != "-" or spaces[i] or spaces[i - 1]:
            continue
        left, right = i - 1, i + 1
        if int(deps[right]) not in roles or deps[left] != deps[i] or deps[i] != deps[right]:
            continue
        if heads[left] == heads[i] == heads[right]:
            for k in range(max(left - 3, 0), left):
                if heads[k] == left:
                    heads[k] = right
            heads[left], heads[i] = right, right
            deps[left], deps[i] = compound, punct


def free_stirring(
    strings: StringStore,
    deps: np.ndarray,
    tags: np.ndarray,
    kinds: np.ndarray,
    heads: list[int],
    words: Sequence[str],
) -> None:
    """Make a clause of what was taken for an adjective of a name: "armed the islands, [alarming] B and its allies"."""
    amod, advcl, dobj = (strings.add(relation) for relation in ("amod", "advcl", "dobj"))
    loose = {strings.add(relation) for relation in ("appos", "conj")}
    gerund, verb = strings.add("VBG"), strings.add("VERB")
    for i in np.flatnonzero(deps == amod).tolist():
        name = heads[i]
        if words[i] not in _STIRRING or words[i - 1] != "," or int(deps[name]) not in loose or heads[name] > i:
            continue
        main = heads[name]
        for _ in range(_CLIMB):
            if int(kinds[main]) == verb or heads[main] == main:
                break
            main = heads[main]
        if int(kinds[main]) == verb and main < i:
            heads[i], deps[i], tags[i], kinds[i] = main, advcl, gerund, verb
            heads[name], deps[name] = i, dobj


def part_small_clauses(
    strings: StringStore, deps: np.ndarray, kinds: np.ndarray, heads: list[int], words: Sequence[str]
) -> None:
    """Part an object from what is said of it: "called [the claim] baseless", "held [three nurses] hostage".

    The parser takes the noun for a modifier of the adjective, or of the noun for a captive. ``kinds``: parts of speech.
    """
    dobj, oprd, pobj = (strings.add(name) for name in ("dobj", "oprd", "pobj"))
    adjective, verb = strings.add("ADJ"), strings.add("VERB")
    nouns = (strings.add("NOUN"), strings.add("PROPN"))
    inside = {strings.add(name) for name in ("compound", "det", "amod", "poss", "nmod", "nummod")}
    said = (dobj, oprd)
    for i in range(2, len(words)):
        captive = words[i] in _CAPTIVE
        if not captive and (int(kinds[i]) != adjective or int(deps[i]) not in said):
            continue
        noun = i - 1
        if heads[noun] != i or int(kinds[noun]) not in nouns:
            continue
        above = heads[i]
        if captive and int(deps[i]) == pobj:  # "held aid to [B hostage]"
            preposition = above
            above = heads[preposition]
            if int(kinds[above]) == verb and words[above] in _HOLDING:
                heads[noun], deps[noun] = preposition, pobj
                heads[i], deps[i] = above, oprd
            continue
        if int(deps[i]) not in said or int(kinds[above]) != verb or above > i:
            continue
        if words[above] not in (_HOLDING if captive else _CALLING):
            continue
        for k in range(above + 1, noun):
            if heads[k] == i and int(deps[k]) in inside:
                heads[k] = noun
        heads[noun], deps[noun] = above, dobj
        deps[i] = oprd


def join_counted(strings: StringStore, deps: np.ndarray, heads: list[int], words: Sequence[str]) -> None:
    """Make a list of what was taken for appositions: "destroyed [two tanks], [a truck] and a bridge"."""
    appos, conj, nummod, det = (strings.add(name) for name in ("appos", "conj", "nummod", "det"))
    counted = {heads[i] for i in np.flatnonzero(deps == nummod).tolist()}
    listed = counted | {heads[i] for i in np.flatnonzero(deps == det).tolist() if words[i] in ("a", "an")}
    for i in np.flatnonzero(deps == appos).tolist():
        if i in listed and heads[i] in counted and heads[i] < i:
            deps[i] = conj


def free_participles(
    strings: StringStore, deps: np.ndarray, tags: np.ndarray, heads: list[int], words: Sequence[str]
) -> None:
    """Hang a participle after a comma on the main verb: "passed a law to try rebels, [defying] the court".

    The parser takes the nearest infinitive; a comment on the whole clause is far more frequent in news.
    """
    advcl, mark = strings.add("advcl"), strings.add("TO")
    gerund, bare, modal = (strings.add(name) for name in ("VBG", "VB", "MD"))
    finite = {strings.add(name) for name in ("VBD", "VBZ", "VBP")}
    modals = {heads[i] for i in np.flatnonzero(tags == modal).tolist()}
    infinitives = {heads[i] for i in np.flatnonzero(tags == mark).tolist()}
    for i in np.flatnonzero((deps == advcl) & (tags == gerund)).tolist():
        above = heads[i]
        if words[i - 1] != "," or above > i or int(tags[above]) != bare or above not in infinitives - modals:
            continue
        main = above
        for _ in range(_CLIMB):
            main = heads[main]
            if int(tags[main]) in finite:
                heads[i] = main
                break


def hang_charges(strings: StringStore, deps: np.ndarray, heads: list[int], words: Sequence[str]) -> None:
    """Hang a charge on its verb instead of on who makes it: "was accused by [experts] of [sending arms]"."""
    prep, agent, pobj = (strings.add(name) for name in ("prep", "agent", "pobj"))
    for by in np.flatnonzero(deps == agent).tolist():
        verb = heads[by]
        charge = _CHARGED.get(words[verb])
        if charge is None:
            continue
        for i in range(by + 2, min(by + _CHARGER, len(words))):
            accuser = heads[i]
            if (
                words[i] == charge
                and int(deps[i]) == prep
                and heads[accuser] == by
                and int(deps[accuser]) == pobj
            ):
                heads[i] = verb
                break


def free_gerunds(
    strings: StringStore, deps: np.ndarray, tags: np.ndarray, heads: list[int], words: Sequence[str]
) -> None:
    """Make a clause of a gerund that was taken for a noun: "accused the bloc of [siding] with the rebels".

    What the object of a charge is said to do hangs on the verb of the charge.
    """
    pobj, pcomp, prep, dobj = (strings.add(name) for name in ("pobj", "pcomp", "prep", "dobj"))
    inside = {strings.add(name) for name in ("det", "amod", "compound", "poss", "nummod")}
    gerund = strings.add("VBG")
    for i in np.flatnonzero((deps == pobj) & (tags == gerund)).tolist():
        governor, end = heads[i], min(i + _NEAR, len(words))
        if any(heads[k] == i and int(deps[k]) in inside for k in range(governor + 1, i)):
            continue
        if governor != i - 1 or not any(
            heads[k] == i and int(deps[k]) in (prep, dobj) for k in range(i + 1, end)
        ):
            continue
        deps[i] = pcomp
        charged = heads[governor]
        if words[governor] == "of" and int(deps[charged]) == dobj and words[heads[charged]] in _ACCUSING:
            heads[governor] = heads[charged]


def free_charged_acts(
    strings: StringStore,
    deps: np.ndarray,
    tags: np.ndarray,
    kinds: np.ndarray,
    heads: list[int],
    words: Sequence[str],
) -> None:
    """Make an act of what was taken for an adjective: "accused the president of [neglecting] soldiers"."""
    amod, pobj, pcomp, dobj, prep = (strings.add(name) for name in ("amod", "pobj", "pcomp", "dobj", "prep"))
    gerund, verb = strings.add("VBG"), strings.add("VERB")
    for i in np.flatnonzero((deps == amod) & (tags == gerund)).tolist():
        noun, of = heads[i], i - 1
        if (
            words[of] != "of"
            or int(deps[of]) != prep
            or heads[noun] != of
            or int(deps[noun]) != pobj
            or noun < i
        ):
            continue
        charge = heads[of]
        for _ in range(2):  # the preposition may hang on who is accused
            if words[charge] in _ACCUSING or heads[charge] == charge:
                break
            charge = heads[charge]
        if words[charge] in _ACCUSING and words[i] not in _GROWING:
            heads[i], deps[i], kinds[i] = of, pcomp, verb
            heads[noun], deps[noun] = i, dobj


def circles(heads: Sequence[int], starts: Set[int]) -> list[tuple[int, int]]:
    """First and after last token of the sentences in which some tokens hang on each other in a circle.

    ``starts`` are the first tokens of sentences. Corrections that are right alone may make one together.
    """
    found: list[tuple[int, int]] = []
    seen = [0] * len(heads)  # by the token from which the walk up came here
    for i in range(len(heads)):
        here = i
        while not seen[here]:
            seen[here] = i + 1
            if heads[here] == here:
                break
            here = heads[here]
        if seen[here] == i + 1 and heads[here] != here:
            first = max((k for k in starts if k <= here), default=0)
            found.append((first, min((k for k in starts if k > here), default=len(heads))))
    return found
