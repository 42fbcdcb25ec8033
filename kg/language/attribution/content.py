"""What is said: from a complement in the parse to exact spans.

A parse is right about where a complement begins more often than about where it ends. So the beginning comes
from the parse, and the end is checked against what print tells: sentence ends, quotation marks, and commas
before clauses that add something of the writer's own.
"""

from __future__ import annotations

from kg.language.attribution.sources import lifted
from kg.language.attribution.table import Range, Table
from kg.language.reporting import RELATIVE_TIME, UNITS

_DASHES = frozenset(("-", "--", "\u2013", "\u2014"))
_TRIM = frozenset((",", ";", ":", ".", "'", '"', "''", "``"))
_LOOSE = frozenset(
    (
        "prep",
        "advcl",
        "npadvmod",
        "advmod",
        "acl",
        "relcl",
        "oprd",
        "xcomp",
        "dative",
        "appos",
        "ccomp",
        "dobj",
        "agent",
    )
)
_TIGHT = frozenset(("prep", "oprd", "acl", "relcl", "xcomp", "appos", "advcl"))
CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)
_SUMMARIES = frozenset(
    "accusation act allegation assertion charge claim comment decision demand deal idea measure move offer plan pledge "
    "policy promise proposal remark request statement step suggestion threat".split()
)
#: What an act that is told of did, and is told with it: "said rebels shelled the port, [killing] two".
_RESULTS = frozenset("damaging destroying displacing injuring killing leaving wounding".split())
_COUNT = 5  # tokens up to the unit in "just a few hours after"
_ASIDES = frozenset(
    ("which", "who", "whom", "whose", "where", "when", "with", "while", "though", "although", "according", "as")
)


def extent(t: Table, heads: list[int], cue: int, tight: bool) -> Range:
    """First and last token of the complement made of ``heads`` (children of the cue, in text order).

    ``tight`` is for noun phrases: of what follows them only what completes the object is taken.
    """
    edges = [t.edges(h) for h in heads]
    first = max(min(a for a, _ in edges), cue + 1)
    limit = t.unit_end[cue]
    last = max(min(max(b for _, b in edges), limit), first)
    for head in heads:
        for child in t.children[head]:
            if t.dep[child] == "conj" and first < child <= last and lifted(t, child) >= 0:
                last = _before_conjunct(t, child, first)
    last = _extended(t, cue, first, last, limit, tight)
    last = _whole_quote(t, first, last, limit, cue)
    return first, without_aside(t, first, last)


def _before_conjunct(t: Table, conjunct: int, first: int) -> int:
    """The last token before the conjunction or comma that joins ``conjunct``."""
    i = min([t.edges(conjunct)[0], *[c for c in t.children[conjunct] if t.dep[c] in ("aux", "advmod", "neg")]])
    i = t.previous(i)
    while i > first and (t.dep[i] == "cc" or t.text[i] == ","):
        i = t.previous(i)
    return i


def _extended(t: Table, cue: int, first: int, last: int, limit: int, tight: bool) -> int:
    """Take in what the parser hung elsewhere though it goes on without a break."""
    for _ in range(6):
        i = t.next(last)
        if i > limit or i >= t.n:
            return last
        if t.pos[i] == "PUNCT" or t.text[i] in _DASHES:
            return _and_that(t, i, last, limit, cue) if not tight else last
        if t.dep[i] == "cc":
            return _and_that(t, i, last, limit, cue) if not tight else last
        top = i
        while t.head[top] != top and t.edges(t.head[top])[0] >= i:
            top = t.head[top]
        dangling = t.dep[last] == "cc"
        if not dangling and (t.dep[top] == "conj" or t.dep[top] not in (_TIGHT if tight else _LOOSE)):
            return last
        if tight and t.dep[top] == "advcl" and t.lower[i] != "to":
            return last
        if tight and t.dep[top] == "prep" and t.head[top] == cue and _is_occasion(t, top):
            return last
        end = min(t.edges(top)[1], limit)
        if end <= last:
            return last
        last = end
    return last


def _is_occasion(t: Table, prep: int) -> bool:
    """Whether a phrase tells when something was said, not what: "on Friday", "during a visit", "after talks"."""
    if t.lower[prep] in ("during", "after", "before", "since", "ahead"):
        return True
    noun = t.child(prep, "pobj")
    return t.lower[prep] in ("on", "in") and noun > prep and (t.text[noun] in CALENDAR or t.pos[noun] == "NUM")


def _and_that(t: Table, i: int, last: int, limit: int, cue: int) -> int:
    """A second clause of the same complement: ", and that ..." or ', but "..."'."""
    if t.text[i] == ",":
        i = t.next(i)
    if i > limit or t.lower[i] not in ("and", "but", "or", "nor"):
        return last
    j = t.next(i)
    if j > limit:
        return last
    quoted = t.quote[j] is not None and t.quote[j] is not t.quote[cue] and t.start[j] == t.quote_of(j).outer[0]
    if t.lower[j] == "that" or quoted:
        top = j
        while t.head[top] != top and t.edges(t.head[top])[0] >= j:
            top = t.head[top]
        return max(min(t.edges(top)[1], limit), j)
    return last


def _whole_quote(t: Table, first: int, last: int, limit: int, cue: int) -> int:
    """A quotation that begins inside the complement belongs to it whole, and so does a closing mark."""
    quote = t.quote[last]
    if quote is not None and quote is not t.quote[cue] and quote.outer[0] >= t.start[first]:
        while last < limit and t.quote[last + 1] is quote:
            last += 1
    return last


def without_aside(t: Table, first: int, last: int) -> int:
    """Leave out what the writer adds after a dash or a last comma: ", which ...", ", with ...", ", putting ..."."""
    dash = _only_dash(t, first, last)
    if dash > 0:
        return without_aside(t, first, dash - 1)
    for i in range(last - 1, first + 1, -1):
        if t.text[i] != "," or t.quote[i] is not None:
            continue
        j = t.next(i)
        participle = (
            t.tag[j] == "VBG"
            and t.dep[j] in ("advcl", "conj", "prep")
            and t.lower[j] != "including"
            and not (t.lower[j] in _RESULTS and first <= t.head[j] < j)
        )
        if not participle and t.lower[j] not in _ASIDES and not _sums_up(t, j) and not _dates(t, j):
            continue
        top = j
        while t.head[top] != top and t.edges(t.head[top])[0] > i:
            top = t.head[top]
        stop = t.edges(top)[1]
        rest = all(t.space[k] or t.pos[k] == "PUNCT" for k in range(stop + 1, last + 1))
        if rest and t.dep[top] not in ("conj", "ROOT", "ccomp"):
            return without_aside(t, first, i - 1) if i - 1 > first else last
    return last


def _sums_up(t: Table, first: int) -> bool:
    """Whether a phrase tells how others took what is said: "a step [that B condemned]", "a charge [B denies]"."""
    if t.lower[first] not in ("a", "an"):
        return False
    noun = t.head[first]
    return t.lemma[noun] in _SUMMARIES and any(t.dep[c] in ("relcl", "acl") for c in t.children[noun])


def _dates(t: Table, first: int) -> bool:
    """Whether a phrase tells when it was said: "[hours after] A had left", "[just a day before] the talks"."""
    for i in range(first, min(first + _COUNT, t.n - 1)):
        if t.lower[i] in UNITS:
            return t.lower[t.next(i)] in RELATIVE_TIME
    return False


def _only_dash(t: Table, first: int, last: int) -> int:
    """The single dash after which the writer goes on, or -1; two dashes are a parenthesis of the speaker's."""
    dashes = [
        i
        for i in range(first + 2, last)
        if t.text[i] in _DASHES and t.quote[i] is None and t.start[i] > t.end[i - 1]
    ]
    if len(dashes) != 1 or t.lower[t.next(dashes[0])] in ("and", "or", "including"):
        return -1
    return -1 if any(t.quote[i] is not None for i in range(dashes[0], last + 1)) else dashes[0]


def relative(t: Table, verb: int, clause: int) -> Range | None:
    """The relative word that a complement lost to the front: "(which) he said (had failed)"."""
    for child in t.children[clause]:
        if child < verb and t.tag[child] in ("WDT", "WP", "WP$"):
            return t.edges(child)[0], child
    return None


def tidy(t: Table, first: int, last: int) -> Range | None:
    """Drop gaps and loose punctuation at both ends; None when nothing is left."""
    while first <= last and (t.space[first] or t.text[first] in _TRIM or t.text[first] in _DASHES):
        first += 1
    while last >= first and (t.space[last] or t.text[last] in _TRIM or t.text[last] in _DASHES):
        quote = t.quote[last]
        if quote is not None and t.end[last] == quote.outer[1] and t.start[first] < quote.outer[0]:
            break  # the mark closes a quotation that begins inside
        last -= 1
    return (first, last) if first <= last else None
