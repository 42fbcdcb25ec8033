"""Finding attributions: every cue in text order, its source, its content."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.language.attribution.content import Range, complement, tidy
from kg.language.attribution.sources import phrase, subject_of
from kg.language.attribution.table import Table
from kg.language.quotations import Quote, QuoteIndex
from kg.lexicon.attribution import Cues, Entry

_VERBAL = frozenset(("VERB", "AUX"))
_PRECUE = ("aux", "auxpass", "neg", "advmod")
_CLAUSES = ("ccomp", "xcomp", "parataxis")


@dataclass(slots=True)
class Found:
    """An attribution in tokens, before names and offsets. ``source`` is a range; ``head`` its head token."""

    entry: Entry
    cue_token: int
    cue: Range
    head: int
    source: Range | None
    content: list[Range]
    frame: str
    negated: bool = False
    modality: str = "actual"
    addressee: int = -1
    via: int = -1
    extra: dict[str, int] = field(default_factory=dict)


class Finder:
    """Runs all patterns over one document."""

    def __init__(self, t: Table, quotes: QuoteIndex, cues: Cues) -> None:
        self.t = t
        self.quotes = quotes
        self.cues = cues
        self.found: list[Found] = []
        self.used: set[Quote] = set()

    def run(self) -> list[Found]:
        """All attributions of the document."""
        t = self.t
        verbs = self.cues.verbs
        for i in range(t.n):
            if t.tag[i][:2] == "VB":
                entry = verbs.get(t.lemma[i])
                if entry is not None and t.dep[i] not in ("amod", "compound"):
                    self.verb(i, entry)
            elif t.lower[i] == "according" and i + 1 < t.n and t.lower[i + 1] == "to":
                self.according(i)
        return self.found

    # ------------------------------------------------------------------ verbs
    def verb(self, v: int, entry: Entry) -> None:
        """Read one cue verb."""
        t = self.t
        quote = t.quote[v]
        if quote is not None and not quote.scare:
            return
        head = subject_of(t, v)
        if head < 0:
            head = self.neighbour(v)
        if t.child(v, "auxpass") >= 0:
            return
        source = phrase(t, head, v) if head >= 0 else None
        if source and source[0] <= v <= source[1]:
            source = (source[0], v - 1) if head < v else (v + 1, source[1])
        cue = self.cue_range(v, head)
        content = self.parenthetical(v, entry, cue, source)
        frame = "quote"
        if content is None:
            got = self.right(v, entry, cue, source)
            if got is None:
                return
            content, frame, cue = got
        if not content:
            return
        self.found.append(Found(entry, v, cue, head, source, content, frame, negated=t.child(v, "neg") >= 0))

    def neighbour(self, v: int) -> int:
        """The source of a cue that the parse left without subject: the noun phrase right beside it."""
        t = self.t
        i = t.next(v)
        before = t.previous(v)
        if (
            before >= 0
            and t.text[before] in (",", '"', "''")
            and i < t.n
            and t.pos[i] in ("PROPN", "DET", "NOUN", "PRON", "ADJ")
        ):
            head = i
            while (
                t.head[head] != head
                and v < t.head[head] <= t.unit_end[v]
                and t.pos[t.head[head]] in ("PROPN", "NOUN", "PRON")
            ):
                head = t.head[head]
            if t.pos[head] in ("PROPN", "NOUN", "PRON"):
                return head
        if (
            before >= 0
            and t.pos[before] in ("PROPN", "PRON")
            and t.unit_start[before] == t.unit_start[v]
            and t.dep[before] not in ("dobj", "pobj")
        ):
            return before
        return -1

    def cue_range(self, v: int, head: int) -> Range:
        """The verb group: auxiliaries, negation and adverbs right before the verb, a particle after it."""
        t = self.t
        first = v
        floor = head if 0 <= head < v else t.unit_start[v] - 1
        i = v - 1
        while (
            i > floor
            and ((t.head[i] == v and (t.dep[i] in _PRECUE)) or t.space[i] or t.lower[i] in ("not", "n't"))
            and t.tag[i] != "WRB"
        ):
            if not t.space[i]:
                first = i
            i -= 1
        last = v
        particle = t.child(v, "prt")
        if particle == v + 1:
            last = particle
        return first, last

    # ------------------------------------------------------------------ content around the frame
    def parenthetical(self, v: int, entry: Entry, cue: Range, source: Range | None) -> list[Range] | None:
        """Content when the frame follows or interrupts it; None when it does not."""
        t = self.t
        if "q" not in entry.frames:
            return None
        first = min(cue[0], source[0]) if source else cue[0]
        last = max(cue[1], source[1]) if source else cue[1]
        if first <= t.unit_start[first] and t.quote[t.previous(first)] is None:
            return None
        before = t.previous(first)
        if before < 0:
            return None
        quote = t.quote[before]
        text = t.text[before]
        closing = quote is not None and t.end[before] >= quote.outer[1] and not quote.scare
        last = self.frame_end(v, last)
        after = t.next(last)
        ends = (
            after >= t.n
            or t.unit_end[last] == last
            or t.unit_end[after] == after
            or t.text[after] in (",", ":", ";", ".", "-", "--", "\u2014", "\u2013")
            or t.unit_start[after] == after
        )
        if not ends:
            return None
        if not closing and text not in (",", "-", "--", "\u2014", "\u2013"):
            return None
        if t.dep[v] in ("relcl", "acl", "advcl") or (source and t.tag[t.previous(v)] in ("WP", "WDT")):
            return None
        content: list[Range] = []
        if closing and quote is not None:
            content.append(self.whole_left(quote, before))
        else:
            clause = t.child(v, "ccomp")
            start = t.unit_start[first]
            if start >= before:
                return None
            if clause < 0 and t.head[v] == v:
                return None
            content.append((start, before))
        # what follows
        if (
            after < t.n
            and t.text[after] in (",", ":", ";", "-", "--", "\u2014", "\u2013")
            and t.unit_end[after] == t.unit_end[v]
            and t.unit_end[v] > after
        ):
            following = t.next(after)
            if t.quote[following] is not None and t.start[following] <= t.quote[following].outer[0]:
                content.append(self.whole_right(t.quote[following], following))
            elif not closing and t.lower[following] not in ("adding", "and", "but", "who", "which", "as"):
                content.append((following, t.unit_end[v]))
        else:
            end = t.unit_end[v]
            follow = t.next(end)
            if closing and follow < t.n and not t.space[end + 1 if end + 1 < t.n else end]:
                nxt = t.quote[follow]
                if nxt is not None and t.start[follow] <= nxt.outer[0] and t.start[follow] == nxt.outer[0]:
                    stop = self.last_of(nxt, follow)
                    if t.unit_end[follow] <= stop:
                        content.append((follow, stop))
        spans = [r for r in (tidy(t, a, b) for a, b in content) if r is not None]
        return spans or None

    def frame_end(self, v: int, last: int) -> int:
        """The last token of what else belongs to the frame: adverbials and addressee of the verb."""
        t = self.t
        for child in t.children[v]:
            if (
                child > last
                and t.dep[child] in ("prep", "npadvmod", "advmod", "dative", "dobj", "advcl")
                and child < t.unit_end[v]
            ):
                a, b = t.edges(child)
                if a <= t.next(last) and b <= t.unit_end[v] and t.quote[b] is None and b - a < 14:
                    last = b
        return last

    def last_of(self, quote: Quote, i: int) -> int:
        t = self.t
        while i + 1 < t.n and t.quote[i + 1] is quote:
            i += 1
        return i

    def first_of(self, quote: Quote, i: int) -> int:
        t = self.t
        while i > 0 and t.quote[i - 1] is quote:
            i -= 1
        return i

    def whole_left(self, quote: Quote, last: int) -> Range:
        """A quotation that ends at ``last``, with the words of its sentence before it (a mixed quotation)."""
        t = self.t
        first = self.first_of(quote, last)
        start = t.unit_start[first]
        return (start if start < first else first, last)

    def whole_right(self, quote: Quote, first: int) -> Range:
        t = self.t
        last = self.last_of(quote, first)
        return first, max(last, t.unit_end[last])

    # ------------------------------------------------------------------ content to the right
    def right(
        self, v: int, entry: Entry, cue: Range, source: Range | None
    ) -> tuple[list[Range], str, Range] | None:
        t = self.t
        frames = entry.frames
        children = [c for c in t.children[v] if c > v]
        clause = next((c for c in children if t.dep[c] in ("ccomp", "xcomp")), -1)
        after = t.next(max(cue[1], source[1] if source and source[0] > v else cue[1]))
        if "q" in frames and after < t.n:
            start = after
            end = self.frame_end(v, cue[1])
            nxt = t.next(end)
            for j in (after, nxt):
                if j < t.n and t.text[j] in (",", ":"):
                    j = t.next(j)
                if (
                    j < t.n
                    and t.quote[j] is not None
                    and t.start[j] == t.quote[j].outer[0]
                    and (not t.quote[j].scare or t.text[t.previous(j)] in (",", ":"))
                ):
                    stop = self.last_of(t.quote[j], j)
                    got = tidy(t, j, max(stop, min(t.unit_end[j], t.unit_end[stop])))
                    if got:
                        return [got], "quote", cue
            del start
        if clause >= 0:
            infinitive = (
                t.dep[clause] == "xcomp"
                and t.child(clause, "aux") >= 0
                and t.lower[t.child(clause, "aux")] == "to"
            )
            if not infinitive and ("c" in frames or "s" in frames):
                thing = t.child(v, "dobj")
                first, last = complement(t, clause, v)
                if "s" in frames and thing > v:
                    first = min(first, t.edges(thing)[0])
                got = tidy(t, first, last)
                return ([got], "clause", cue) if got else None
            if infinitive and frames & {"i", "oi", "oin"}:
                first, last = complement(t, clause, v)
                thing = t.child(v, "dobj")
                if thing > v and "oin" in frames:
                    first = min(first, t.edges(thing)[0])
                got = tidy(t, first, last)
                return ([got], "infinitive", cue) if got else None
        thing = t.child(v, "dobj")
        if thing > v and frames & {"n", "s"}:
            first, last = complement(t, thing, v)
            if "s" in frames:
                for c in children:
                    if t.dep[c] in ("oprd", "prep") and (t.dep[c] == "oprd" or t.lower[c] == "as"):
                        last = max(last, complement(t, c, v)[1])
            got = tidy(t, first, last)
            return ([got], "phrase", cue) if got else None
        for c in children:
            if t.dep[c] == "prep" and t.lower[c] in entry.prepositions:
                inner = t.child(c, "pobj", "pcomp")
                if inner > c:
                    first, last = complement(t, inner, c)
                    got = tidy(t, first, last)
                    if got:
                        return [got], "phrase", (cue[0], c) if t.next(cue[1]) == c else cue
        return None

    # ------------------------------------------------------------------ according to
    def according(self, i: int) -> None:
        t = self.t
        to = i + 1
        head = t.child(to, "pobj")
        if head < 0:
            head = t.child(i, "pobj")
        if head < 0:
            return
        first, last = t.edges(head)
        last = min(last, t.unit_end[i])
        source = phrase(t, head, to)
        source = (max(source[0], to + 1), source[1])
        start, end = t.unit_start[i], t.unit_end[i]
        content = [tidy(t, start, i - 1), tidy(t, source[1] + 1, end)]
        spans = [c for c in content if c is not None]
        if spans:
            self.found.append(Found(_ACCORDING, i, (i, to), head, source, spans, "according"))


_ACCORDING = Entry("according to", "speech", frozenset(), frozenset(), "")
