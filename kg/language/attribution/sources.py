"""Who speaks: the subject of a cue verb, however the clause hides it, and the extent of its noun phrase."""

from __future__ import annotations

from kg.language.attribution.table import Table

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"))
_OBJECT_CONTROL = frozenset(
    ("urge", "ask", "tell", "order", "force", "lead", "allow", "help", "cause", "push", "drive", "get", "make",
     "let", "have", "prompt", "hear", "see", "watch", "want", "encourage", "invite", "persuade", "press")
)  # fmt: skip


def subject_of(t: Table, verb: int, depth: int = 0) -> int:
    """The head token of the understood subject of ``verb``, or -1."""
    own = t.child(verb, *_SUBJECTS)
    if own >= 0:
        return own
    if depth > 6:
        return -1
    head, dep = t.head[verb], t.dep[verb]
    if head == verb:
        return -1
    if dep == "conj":
        return subject_of(t, head, depth + 1) if t.pos[head] in ("VERB", "AUX") else -1
    if dep == "xcomp":
        if t.lemma[head] in _OBJECT_CONTROL:
            thing = t.child(head, "dobj", "dative")
            if thing >= 0:
                return thing
        return subject_of(t, head, depth + 1)
    if dep in ("advcl", "pcomp", "dep", "parataxis", "ccomp"):
        if dep == "pcomp":
            head = t.head[head]
        if dep == "ccomp" and t.tag[verb] not in ("VBG", "VBN", "VB"):
            return -1
        if t.pos[head] in ("VERB", "AUX"):
            return subject_of(t, head, depth + 1)
        return -1
    if dep in ("acl", "relcl"):
        if t.tag[verb] == "VBN" and t.child(verb, "aux", "auxpass") < 0:
            return -1
        return head if t.pos[head] in _NOMINAL else -1
    return -1


def phrase(t: Table, head: int, verb: int) -> tuple[int, int]:
    """First and last token of the noun phrase of a source, cut at the verb and at quotation marks."""
    first, last = t.edges(head)
    if head < verb:
        last = min(last, verb - 1)
        for child in t.children[verb]:
            if head < child <= last and t.dep[child] in ("aux", "auxpass", "neg", "advmod"):
                last = child - 1
    else:
        first = max(first, verb + 1)
        last = min(last, t.unit_end[head])
    inside = t.quote[head]
    for i in range(head + 1, last + 1):
        if t.quote[i] is not inside and not (t.quote[i] is not None and t.quote[i].scare):
            last = i - 1
            break
    for i in range(head - 1, first - 1, -1):
        if t.quote[i] is not inside and not (t.quote[i] is not None and t.quote[i].scare):
            first = i + 1
            break
    return trim(t, first, last, head)


def trim(t: Table, first: int, last: int, head: int) -> tuple[int, int]:
    """Drop punctuation, gaps and conjunctions at the ends, never beyond ``head``."""
    while first < head and (
        t.space[first]
        or t.pos[first] in ("PUNCT", "CCONJ")
        or (t.dep[first] in ("cc", "mark", "advmod")
        and t.head[first] != head)
    ):
        first += 1
    while last > head and (
        t.space[last]
        or t.text[last] in (",", ";", ":", "-", "--", "\u2013", "\u2014", '"', "''", ".", "?", "!")
    ):
        last -= 1
    return first, last
