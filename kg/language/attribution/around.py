"""Content that print sets beside the cue: quotations before and after it, and sentences it interrupts."""

from __future__ import annotations

from kg.language.attribution.content import tidy
from kg.language.attribution.table import Range, Table
from kg.language.quotations import Quote
from kg.lexicon.attribution import Entry

_BREAKS = frozenset((",", ":", ";", ".", "-", "--", "\u2013", "\u2014", ")"))
_DASHES = frozenset(("-", "--", "\u2013", "\u2014"))
_ADDITIONS = ("prep", "npadvmod", "advmod", "dative", "agent", "advcl", "prt")
# What follows ", he said," and is no content but a new clause of the writer's.
_NEW_CLAUSE = frozenset(
    ("and", "but", "who", "which", "as", "while", "though", "although", "when", "after", "or", "so")
)


class Surroundings:
    """Reads content off the place of a cue in its sentence."""

    def __init__(self, t: Table) -> None:
        self.t = t

    # ------------------------------------------------------------------ the frame
    def frame_end(self, v: int, last: int, addressed: bool) -> int:
        """The last token of what else belongs to the cue: adverbials and, if ``addressed``, its object."""
        t = self.t
        for child in t.children[v]:
            if child <= last or child > t.unit_end[v]:
                continue
            dep = t.dep[child]
            if dep in _ADDITIONS or (dep == "dobj" and addressed):
                a, b = t.edges(child)
                b = min(b, t.unit_end[v])
                if a <= t.next(last) and not any(
                    t.quote[i] is not None and t.quote[i] is not t.quote[v] for i in range(a, b + 1)
                ):
                    last = max(last, b)
                elif a <= t.next(last):
                    while last < b and t.quote[last + 1] is t.quote[v] and t.text[last + 1] not in (",", ":"):
                        last += 1
        return last

    def opens(self, i: int) -> Quote | None:
        """The quotation that begins at token ``i``."""
        t = self.t
        if i >= t.n:
            return None
        quote = t.quote[i]
        return quote if quote is not None and t.start[i] == quote.outer[0] else None

    def closed(self, i: int, v: int) -> Quote | None:
        """The quotation that ends at token ``i`` (or before a comma there), unless ``v`` lies in it."""
        t = self.t
        if i >= 0 and t.text[i] in (",", "."):
            i = t.previous(i)
        if i < 0:
            return None
        quote = t.quote[i]
        if quote is None or quote is t.quote[v] or t.end[i] < quote.outer[1]:
            return None
        return quote

    def last_of(self, quote: Quote, i: int) -> int:
        """Last token of ``quote``, of which ``i`` is one."""
        t = self.t
        while i + 1 < t.n and (
            t.quote[i + 1] is quote or (t.space[i + 1] and i + 2 < t.n and t.quote[i + 2] is quote)
        ):
            i += 1
        return i

    def first_of(self, quote: Quote, i: int) -> int:
        """First token of ``quote``, of which ``i`` is one."""
        t = self.t
        while i > 0 and (t.quote[i - 1] is quote or (t.space[i - 1] and i > 1 and t.quote[i - 2] is quote)):
            i -= 1
        return i

    def ending(self, quote: Quote) -> str:
        """The last character inside the marks."""
        return self.t.source[quote.end - 1] if quote.end > quote.start else ""

    def following(self, i: int) -> list[Range]:
        """Sentences that are nothing but a quotation, right after the sentence that ends with token ``i``."""
        t = self.t
        out: list[Range] = []
        j = t.next(i)
        while (quote := self.opens(j)) is not None and t.unit_start[j] == j:
            stop = self.last_of(quote, j)
            if t.unit_end[j] > stop and any(
                not t.space[k] and t.pos[k] != "PUNCT" for k in range(stop + 1, t.unit_end[j] + 1)
            ):
                break
            if self.ending(quote) == "," or quote.scare or (self.unclosed(quote) and self._told_later(stop)):
                break
            out.append((j, stop))
            j = t.next(max(stop, t.unit_end[j]))
        return out

    def unclosed(self, quote: Quote) -> bool:
        """Whether the quotation goes on in the next paragraph."""
        return not self.t.source[quote.end : quote.outer[1]].strip()

    def _told_later(self, i: int) -> bool:
        """Whether the paragraphs that continue the quotation ending at ``i`` end with a cue of their own."""
        t = self.t
        j = t.next(i)
        while (quote := self.opens(j)) is not None and quote.continues:
            stop = self.last_of(quote, j)
            if not self.unclosed(quote):
                return any(
                    not t.space[k] and t.pos[k] != "PUNCT" for k in range(stop + 1, t.unit_end[stop] + 1)
                )
            j = t.next(stop)
        return False

    def _earlier_paragraphs(self, quote: Quote, first: int) -> list[Range]:
        """The paragraphs of a quotation before its last one, which begins at token ``first``."""
        t = self.t
        out: list[Range] = []
        while quote.continues and (last := t.previous(first)) >= 0:
            earlier = t.quote[last]
            if earlier is None or not self.unclosed(earlier):
                break
            first = self.first_of(earlier, last)
            out.insert(0, (first, last))
            quote = earlier
        return out

    # ------------------------------------------------------------------ content before the cue
    def before(self, v: int, cue: Range, source: Range | None, entry: Entry) -> list[Range] | None:
        """Content when the cue follows or interrupts it; None when it does not."""
        t = self.t
        if source and not self._joined(v, cue, source):
            source = None
        first = min(cue[0], source[0]) if source else cue[0]
        last = max(cue[1], source[1]) if source else cue[1]
        pre = t.previous(first)
        if pre < 0 or (source and t.tag[source[1]] in ("WP", "WDT")):
            return None
        quote = self.closed(pre, v)
        if quote is not None and quote.scare and t.text[pre] == ",":
            quote = None
        apart = t.unit_start[pre] != t.unit_start[first]
        if quote is not None and apart and (quote.scare or self.first_of(quote, pre) > t.unit_start[pre]):
            return None  # the last words of the sentence before are quoted by that sentence
        if quote is None and t.text[pre] not in (",", "-", "--", "\u2013", "\u2014"):
            return None
        if quote is None and apart:
            return None
        if quote is not None and self.first_of(quote, pre) > t.unit_start[first] and self._complete(v):
            return None  # 'In "A Paper," B said that ...'
        last = self.frame_end(v, last, "a" in entry.frames)
        post = t.next(last)
        end = t.unit_end[v]
        inside = post <= end and post < t.n
        certain = quote is not None and self.ending(quote) == ","
        if quote is not None and not certain and t.start[first] - t.end[pre] > 3:
            return None
        if inside and t.text[post] not in _BREAKS and not certain and not (self.opens(post) and quote is None):
            return None
        if t.dep[v] in ("relcl", "acl") or (t.dep[v] == "advcl" and quote is None):
            return None
        after = t.next(post) if inside and t.text[post] in _BREAKS else post
        right = self.opens(after) if after <= end else None
        content: list[Range] = []
        if quote is not None:
            if not certain and right is not None and not right.scare and t.text[post] in (",", ":"):
                return None
            if apart and self.ending(quote) == "." and inside and t.text[post] not in (".",):
                return None
            content.extend(self._earlier_paragraphs(quote, self.first_of(quote, pre)))
            content.append(self._whole_left(quote, pre))
        else:
            goes_on = inside and t.text[post] == "," and t.text[pre] == ","
            if right is not None and t.text[post] in (",", ":"):
                if not (goes_on and t.source[right.start].islower()):
                    return None
                start = self._sentence_start(first, pre)
            elif goes_on and after <= end and self._continues(after):
                start = self._sentence_start(first, pre)
            else:
                start = self._clause_start(v, first, pre)
            if start is None:
                return None
            content.append((start, pre))
        content.extend(self._rest(v, post, after, end, right, quote))
        spans = [r for r in (tidy(t, a, b) for a, b in content) if r is not None]
        return spans or None

    def _complete(self, v: int) -> bool:
        """Whether a finite clause with a subject of its own follows the cue as its complement."""
        t = self.t
        clause = next((c for c in t.children[v] if c > v and t.dep[c] == "ccomp"), -1)
        broken = t.text[t.next(v)] in _BREAKS if t.next(v) < t.n else True
        return clause > v and not broken and t.child(clause, "nsubj", "nsubjpass", "expl") > v

    def _joined(self, v: int, cue: Range, source: Range) -> bool:
        """Whether source and cue stand together: "she said", "said the head of"; not "she left, saying"."""
        t = self.t
        if source[0] > cue[0]:
            return True
        return not any(
            t.tag[i] in ("VBD", "VBZ", "VBP", "MD", "CC") and t.quote[i] is t.quote[v]
            for i in range(source[1] + 1, cue[0])
        )

    def _continues(self, i: int) -> bool:
        """Whether the words after ", he said," go on with what was said."""
        t = self.t
        return t.lower[i] not in _NEW_CLAUSE and t.tag[i] != "VBG" and t.pos[i] != "PUNCT"

    def _sentence_start(self, first: int, pre: int) -> int | None:
        t = self.t
        start = t.unit_start[first]
        if t.pos[start] == "CCONJ":
            start = t.next(start)
        return start if start < pre else None

    def _rest(
        self, v: int, post: int, after: int, end: int, right: Quote | None, quote: Quote | None
    ) -> list[Range]:
        """The second half of interrupted content, and quotations that follow."""
        t = self.t
        tail = self.following(end) if quote is not None else []
        if post > end or after > end:
            return tail
        if right is not None and t.text[post] in (",", ":", "-", "--", "\u2014", "\u2013"):
            stop = max(self.last_of(right, after), min(end, t.unit_end[after]))
            return [(after, stop), *self.following(stop)]
        if t.text[post] == "," and quote is not None and t.lower[after] in ("and", "but"):
            nested = self.opens(t.next(after))
            return [(t.next(after), self.last_of(nested, t.next(after)))] if nested else []
        if right is not None and quote is None:
            return [(after, max(self.last_of(right, after), min(end, t.unit_end[after])))]
        if (
            t.text[post] == ","
            and quote is None
            and t.lower[after] not in _NEW_CLAUSE
            and t.tag[after] != "VBG"
        ):
            return [(after, end)]
        return tail

    def _clause_start(self, v: int, first: int, pre: int) -> int | None:
        """Where an unquoted sentence that a cue follows begins; None when there is none."""
        t = self.t
        start = t.unit_start[first]
        clause = t.child(v, "ccomp")
        if clause > v:
            left = t.edges(clause)[0]
            return start if left < first or t.child(clause, "nsubj", "nsubjpass", "expl") < 0 else None
        if clause < 0 and (t.head[v] == v or t.dep[v] not in ("parataxis", "ccomp", "dep", "conj", "advcl")):
            return None
        if clause < 0 and t.dep[v] == "conj" and t.child(v, "nsubj") < 0 and t.child(v, "dobj") > v:
            return None  # "ECOWAS lifts the ban, urges talks"
        if clause < 0 and t.head[v] > v and t.dep[v] not in ("parataxis", "ccomp", "dep"):
            return None
        if clause >= 0:
            left = t.edges(clause)[0]
            before = t.previous(left)
            if left > start and before >= start and t.dep[before] == "cc" and before > start:
                start = left
        if t.pos[start] == "CCONJ":
            start = t.next(start)
        return start if start < pre else None

    def _whole_left(self, quote: Quote, last: int) -> Range:
        """A quotation that ends at ``last``, with the words of its sentence before it (a mixed quotation)."""
        t = self.t
        if t.quote[last] is not quote:
            last = t.previous(last)
        first = self.first_of(quote, last)
        start = t.unit_start[first]
        before = t.previous(first)
        if start >= first or before < start or first - start > 40:
            return first, last
        verbs = sum(t.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(start, first))
        fronted = t.text[before] == "," and not verbs and t.source[quote.start].islower()
        if t.pos[before] == "PUNCT" and not fronted:
            return first, last
        if t.lower[before] in ("said", "says") or verbs > 2:
            return first, last
        return start + (t.pos[start] == "CCONJ"), last

    # ------------------------------------------------------------------ a quotation after the cue
    def after(self, v: int, cue: Range, source: Range | None, entry: Entry) -> list[Range] | None:
        """A quotation that the cue introduces: ``said: "..."``, ``told reporters, "..."``."""
        t = self.t
        last = max(cue[1], source[1]) if source else cue[1]
        end = t.unit_end[v]
        for tail in (last, self.frame_end(v, last, "a" in entry.frames)):
            j = t.next(tail)
            if j > end:
                continue
            introduced = t.text[j] in (",", ":")
            if introduced:
                j = t.next(j)
                if j < t.n and t.text[j] == ":":
                    j = t.next(j)
            quote = self.opens(j)
            if quote is None or quote is t.quote[v] or (quote.scare and not introduced):
                continue
            stop = self.last_of(quote, j)
            rest = t.next(stop)
            closes = (
                rest > t.unit_end[stop] or rest >= t.n or t.text[rest] in _BREAKS or t.text[rest] in ("!", "?")
            )
            if not introduced and not closes:
                continue
            if rest <= t.unit_end[stop] and rest < t.n and t.lower[rest] in ("and", "but"):
                nested = self.opens(t.next(rest))
                if nested is not None:
                    stop = self.last_of(nested, t.next(rest))
            got = tidy(t, j, stop)
            if got is None:
                continue
            tail_units = self.following(t.unit_end[stop]) if t.next(stop) > t.unit_end[stop] or closes else []
            return [got, *tail_units]
        return None
