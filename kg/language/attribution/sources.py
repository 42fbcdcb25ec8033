"""Who speaks: the subject of a cue verb, however the clause hides it, and the extent of its noun phrase."""

from __future__ import annotations

from kg.language.attribution.table import Range, Table
from kg.lexicon.attribution import cues

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"))
_HEADS = ("PROPN", "NOUN", "PRON")
_EDGE = frozenset((",", ";", ":", "-", "--", "\u2013", "\u2014", '"', "''", "``", ".", "?", "!", ")"))


def subject_of(t: Table, verb: int, depth: int = 0) -> int:
    """The head token of the understood subject of ``verb``, or -1."""
    own = t.child(verb, *_SUBJECTS)
    if own >= 0:
        return own
    head, dep = t.head[verb], t.dep[verb]
    if head == verb or depth > 6:
        return -1
    if dep == "conj":
        matrix = lifted(t, verb)
        if matrix >= 0:
            return subject_of(t, matrix, depth + 1)
        return subject_of(t, head, depth + 1) if t.pos[head] in ("VERB", "AUX", "ADJ") else -1
    if dep == "xcomp":
        if t.lemma[head] in cues().object_control:
            thing = t.child(head, "dobj", "dative")
            if thing >= 0:
                return thing
        return subject_of(t, head, depth + 1)
    if dep == "advcl" and t.tag[verb] == "VBN" and t.child(verb, "aux") < 0:
        return -1  # "Asked about it, she ...": she was asked
    if dep == "acomp":
        return subject_of(t, head, depth + 1)  # "was eager to say"
    if dep in ("advcl", "pcomp", "dep", "parataxis", "ccomp"):
        if dep == "pcomp":
            head = t.head[head]
            if t.pos[head] == "NOUN" and t.dep[head] == "dobj" and t.lemma[t.head[head]] == "have":
                head = t.head[head]  # "has a habit of blaming"
            elif t.pos[head] == "ADJ":
                return subject_of(t, head, depth + 1)  # "is fond of saying"
        if dep == "ccomp" and t.tag[verb] not in ("VBG", "VBN", "VB"):
            return -1
        if dep == "advcl" and _comments(t, verb):
            head = t.head[head]  # "said it would leave, accusing B of …": who says so accuses
        return subject_of(t, head, depth + 1) if t.pos[head] in ("VERB", "AUX", "ADJ") else -1
    if dep in ("acl", "relcl"):
        if t.tag[verb] == "VBN" and t.child(verb, "aux", "auxpass") < 0:
            return -1
        return head if t.pos[head] in _NOMINAL else -1
    return -1


def _comments(t: Table, verb: int) -> bool:
    """Whether a participle of speech after a comma goes with the speaker of the clause it is parsed into."""
    clause = t.head[verb]
    before = t.previous(verb)
    if t.tag[verb] != "VBG" or before < 0 or t.text[before] != "," or t.dep[clause] != "ccomp":
        return False
    entry = cues().verbs.get(t.lemma[verb])
    spoken = entry is not None and entry.kind == "speech"
    return spoken and clause < verb and t.lemma[t.head[clause]] in cues().speaking


def lifted(t: Table, verb: int) -> int:
    """The cue that ``verb`` is coordinated with though the parser hung it inside that cue's content, or -1.

    "She said the plan was dead and called it a shame": "called" has no subject of its own and the form of
    "said", not that of the verb it was joined to.
    """
    head = t.head[verb]
    matrix = t.head[head]
    if t.dep[verb] != "conj" or t.dep[head] != "ccomp" or matrix == head or matrix > head:
        return -1
    if t.child(verb, *_SUBJECTS) >= 0 or t.quote[verb] is not t.quote[matrix] or t.lemma[verb] == "be":
        return -1
    finite = _form(t, verb)
    if finite not in ("VBD", "VBZ", "VBP") or finite != _form(t, matrix):
        return -1
    return matrix if finite != _form(t, head) or t.lemma[verb] in cues().speaking else -1


def _form(t: Table, verb: int) -> str:
    """The tag of the finite verb of a verb group."""
    for child in t.children[verb]:
        if child < verb and t.dep[child] in ("aux", "auxpass"):
            return t.tag[child]
    return t.tag[verb]


def beside(t: Table, verb: int) -> int:
    """The source of a cue that the parse left without a subject: the noun phrase right beside it, or -1."""
    after, before = t.next(verb), t.previous(verb)
    if before >= 0 and t.text[before] == ")":  # "Omar Diallo (an envoy) says"
        start = t.unit_start[verb]
        while before > start and t.text[before] != "(":
            before -= 1
        before = t.previous(before)
    if before < 0:
        return -1
    inverted = t.text[before] in (",", '"', "''", "?", "!") or t.quote[before] is not None
    if inverted and after < t.n and t.pos[after] in ("PROPN", "DET", "NOUN", "PRON", "ADJ", "NUM"):
        head = after
        while (
            verb < t.head[head] <= t.unit_end[verb] and t.head[head] != head and t.pos[t.head[head]] in _HEADS
        ):
            head = t.head[head]
        if t.pos[head] in _HEADS:
            return head
    if (
        t.pos[before] in ("PROPN", "PRON")
        and t.unit_start[before] == t.unit_start[verb]
        and t.dep[before] not in ("dobj", "pobj", "dative")
        and t.tag[verb] in ("VBD", "VBZ", "VBP")
    ):
        return before
    return -1


def outside(t: Table, subject: int, verb: int) -> int:
    """The source of a cue whose subject the parser saw inside the quotation before it, or -1.

    In '"We are ready, Madam President," Senator B told her' the name that is called out is not who speaks.
    """
    for child in t.children[subject]:
        if subject < child < verb and t.dep[child] in ("appos", "conj") and t.quote[child] is t.quote[verb]:
            return child
    return beside(t, verb)


def interrupting(t: Table, subject: int, first: int) -> int:
    """The real subject of a cue that interrupts a sentence, or ``subject``.

    In "The deal, the minister told them, is dead" parsers take "deal" for the subject of "told". A noun phrase
    that stands between a comma and the cue (whose verb group begins at ``first``) is the nearer one.
    """
    last = t.previous(first)
    if subject < 0 or subject >= last or t.pos[last] not in _HEADS or t.text[last] == ",":
        return subject
    start = last
    while start > subject and t.text[start] != ",":
        if t.dep[start] == "cc" or t.pos[start] in ("VERB", "AUX", "ADP", "SCONJ"):
            return subject
        start -= 1
    if start <= subject or t.dep[last] in ("conj", "appos") or t.tag[last] in ("WP", "WDT"):
        return subject
    between = t.head[last]
    return last if between not in range(subject, last) or t.dep[last] in ("dep", "nsubj") else subject


def phrase(t: Table, head: int, verb: int, cue_verbs: frozenset[str]) -> Range:
    """First and last token of the noun phrase of a source.

    Appositions and relative clauses belong to it; a relative clause that itself tells what somebody said
    does not, nor anything beyond the verb, a quotation or the end of the sentence.
    """
    first, last = t.edges(head)
    if head < verb:
        last = min(last, verb - 1)
        for child in t.children[verb]:
            if head < child <= last and t.dep[child] in ("aux", "auxpass", "neg", "advmod", "npadvmod", "prep"):
                last = child - 1
        first = max(first, t.unit_start[head])
    else:
        first, last = max(first, verb + 1), min(last, t.unit_end[head])
    for child in t.children[head]:
        if child > head and t.dep[child] == "relcl" and child <= last and _speaks(t, child, cue_verbs):
            last = min(last, t.edges(child)[0] - 1)
    inside = t.quote[head]
    for i in range(head + 1, last + 1):
        quote = t.quote[i]
        if quote is not inside and not (quote is not None and quote.outer[1] <= t.end[last] + 1):
            last = i - 1
            break
    for i in range(head - 1, first - 1, -1):
        if t.quote[i] is not inside:
            first = i + 1
            break
    return trim(t, first, last, head)


def _speaks(t: Table, verb: int, cue_verbs: frozenset[str]) -> bool:
    return t.lemma[verb] in cue_verbs or any(
        t.dep[c] in ("conj", "xcomp") and t.lemma[c] in cue_verbs for c in t.children[verb]
    )


def trim(t: Table, first: int, last: int, head: int) -> Range:
    """Drop punctuation, gaps, conjunctions and half a parenthesis at the ends, never beyond ``head``."""
    opened = next((i for i in range(last, head, -1) if t.text[i] in ("(", ")")), -1)
    if opened > head and t.text[opened] == "(":
        last = opened - 1
    while first < head and (
        t.space[first]
        or t.pos[first] in ("PUNCT", "CCONJ", "SCONJ")
        or (t.dep[first] in ("cc", "mark") and t.head[first] != head)
    ):
        first += 1
    while last > head and (t.space[last] or t.text[last] in _EDGE or t.dep[last] == "cc"):
        if t.text[last] == ")" and any(t.text[i] == "(" for i in range(head, last)):
            break
        last -= 1
    return first, last
