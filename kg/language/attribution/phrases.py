"""Attributions without a verb of their own: "according to", "Name: claim", adverbs such as "reportedly"."""

from __future__ import annotations

from kg.language.attribution.around import Surroundings
from kg.language.attribution.content import CALENDAR, tidy
from kg.language.attribution.found import Found
from kg.language.attribution.sources import phrase
from kg.language.attribution.table import Range, Table
from kg.lexicon.attribution import Cues, Entry
from kg.lexicon.territories import gazetteer

_ACCORDING = Entry("according to", "speech", frozenset(), frozenset(), "")
_WORDS = Entry("in the words of", "speech", frozenset(), frozenset(), "")
_PUT = Entry("put", "speech", frozenset(), frozenset(), "")
_VIEW = Entry("in the view of", "thought", frozenset(), frozenset(), "")
# Nouns that make a phrase with "in" and whose it is: "in the view of the court", "in her words".
VIEWS = frozenset(("view", "opinion", "word", "words", "judgment", "judgement", "estimation"))
_COLON = Entry(":", "speech", frozenset(), frozenset(), "")
_NAMING = frozenset(("PROPN", "NOUN", "ADJ", "DET", "NUM", "ADP", "PART", "CCONJ", "PUNCT", "SPACE"))
# What a newspaper puts before a headline: "Analysis: Why …".
_LABELS = frozenset(
    "analysis opinion explainer explained exclusive update updated breaking factbox timeline editorial watch live "
    "video profile interview comment column feature special correction podcast poll review letter background".split()
)
_MAX_LABEL = 8


class PhraseRules:
    """Reads phrases of one document."""

    def __init__(self, t: Table, cues: Cues) -> None:
        self.t = t
        self.cues = cues
        self.around = Surroundings(t)
        self.cue_verbs = frozenset(cues.verbs)

    def according(self, i: int) -> Found | None:
        """``According to X, ...``; the content is the sentence, or the clause it stands in."""
        t = self.t
        to = i + 1
        head = t.child(to, "pobj")
        if head < 0:
            head = t.child(i, "pobj")
        if head <= to:
            head = self._noun_after(to)
        if head < 0:
            return None
        source = phrase(t, head, to, self.cue_verbs)
        source = self._cut_at_break(source, head)
        spans = self._told(i, source[1])
        return Found(_ACCORDING, i, (i, to), head, source, spans, "according") if spans else None

    def in_view(self, noun: int) -> Found | None:
        """``In the view of X, ...``, ``in the words of X``, ``in X's opinion``; the content as above."""
        t = self.t
        place = t.head[noun]
        if t.dep[noun] != "pobj" or t.lower[place] != "in":
            return None
        of = next((c for c in t.children[noun] if t.lower[c] == "of" and c == noun + 1), -1)
        head = t.child(of, "pobj") if of >= 0 else t.child(noun, "poss")
        if head < 0 or not (head > noun or t.child(head, "case") > 0 or t.tag[head] == "PRP$"):
            return None
        if of >= 0:
            source = self._cut_at_break(phrase(t, head, of, self.cue_verbs), head)
            cue, last = (place, of), source[1]
        else:
            case = t.child(head, "case")
            source = t.edges(head)[0], (case - 1 if case > head else head)
            cue, last = (noun, noun), noun
        after = t.next(last)
        if after > t.unit_end[noun] or t.text[after] not in (",", ".") or t.quote[noun] is not None:
            return None
        entry = _WORDS if t.lemma[noun] in ("word", "words") else _VIEW
        spans = self._told(place, last, worded=entry is _WORDS)
        return Found(entry, noun, cue, head, source, spans, "according") if spans else None

    def comment(self, v: int, entry: Entry | None) -> Found | None:
        """``..., as X explained, ...``; the content is the sentence around it."""
        t = self.t
        mark, head = t.child(v, "mark", "advmod", "prep"), t.child(v, "nsubj")
        low, last = t.edges(v)
        put = t.lemma[v] == "put" and t.lower[t.child(v, "dobj")] == "it"
        if t.dep[v] != "advcl" or t.lower[low] != "as" or mark != low or not low < head < v:
            return None
        if put:
            entry = _PUT
        elif entry is None or not entry.frames & {"q", "c"} or t.child(v, "ccomp", "xcomp", "dobj") >= 0:
            return None
        last = min(last, t.unit_end[v])
        after = t.next(last)
        if t.text[t.previous(low)] not in (",", "-", "--", "–", "—") and low != t.unit_start[v]:
            return None
        if after <= t.unit_end[v] and t.text[after] not in (",", ".", "-", "--", "–", "—", ":"):
            return None
        spans = self._told(low, last)
        source = phrase(t, head, v, self.cue_verbs)
        first, end = v, max(v, t.child(v, "dobj") if put else t.child(v, "prt"))
        while first - 1 > head and t.head[first - 1] == v and t.dep[first - 1] in ("advmod", "aux", "neg"):
            first -= 1
        return Found(entry, v, (first, end), head, source, spans, "according") if spans else None

    def _told(self, i: int, last: int, worded: bool = False) -> list[Range]:
        """The content around a phrase from token ``i`` to ``last``; if ``worded``, it ends with the quotation."""
        t = self.t
        low, high = self._clause(i)
        pre, post = t.previous(i), t.next(last)
        quote = self.around.opens(t.next(post)) if worded and post < high else None
        if quote is not None:
            high = min(high, self.around.last_of(quote, t.next(post)))
        content: list[Range] = []
        if pre >= low:
            closed = self.around.closed(pre, i)
            if closed is not None and self.around.first_of(closed, pre) <= low:
                low = self.around.first_of(closed, pre)
            content.append((low, pre))
        if post <= high and (t.text[post] in (",", "-", "\u2013", "\u2014") or pre < low):
            content.append((post, high))
        return [c for c in (tidy(t, a, b) for a, b in content) if c is not None]

    def _noun_after(self, to: int) -> int:
        t = self.t
        i = t.next(to)
        if i >= t.n or t.unit_start[i] != t.unit_start[to]:
            return -1
        head = i
        while (
            to < t.head[head] <= t.unit_end[to]
            and t.head[head] != head
            and t.dep[head] in ("det", "compound", "amod", "poss", "nmod", "nummod")
        ):
            head = t.head[head]
        return head if t.pos[head] in ("NOUN", "PROPN", "PRON") else -1

    def _cut_at_break(self, source: Range, head: int) -> Range:
        """A source before its content ends with the comma that closes it."""
        t = self.t
        depth = [c for c in t.children[head] if c > head and t.dep[c] in ("appos", "relcl", "conj", "acl")]
        for i in range(head + 1, source[1] + 1):
            if t.text[i] == "," and not any(t.edges(c)[0] <= t.next(i) <= t.edges(c)[1] for c in depth):
                return source[0], i - 1
        return source

    def _clause(self, i: int) -> Range:
        t = self.t
        start, end = t.unit_start[i], t.unit_end[i]
        for k in range(i, start, -1):
            if t.text[k] == ")":
                break
            if t.text[k] == "(":
                close = next((j for j in range(i, end + 1) if t.text[j] == ")"), end)
                return k + 1, close - 1
        verb = t.head[i]
        if verb != i and t.pos[verb] in ("VERB", "AUX") and t.dep[verb] in ("conj", "advcl", "ccomp"):
            low, high = t.edges(verb)
            if t.dep[verb] == "conj" and t.child(verb, "nsubj", "nsubjpass") < 0:
                return start, end
            if low > start and low < i:
                mark = t.child(verb, "mark")
                return (
                    t.next(mark) if mark == low and t.lower[mark] in ("because", "while", "although") else low
                ), max(min(high, end), i)
        return start, end

    def colon(self, i: int) -> Found | None:
        """``Name: "quotation"`` anywhere, and ``Name: claim`` as a headline."""
        t = self.t
        start = t.unit_start[i]
        end = t.unit_end[i]
        j = t.next(i)
        if i == start or j > end or t.quote[i] is not None:
            return None
        quote = self.around.opens(j)
        first = start
        for k in range(i - 1, start - 1, -1):
            if t.pos[k] not in _NAMING or t.text[k] in ("-", "--", "\u2013", "\u2014", ".", "!", "?"):
                if t.pos[k] in ("VERB", "AUX", "PRON"):
                    return None
                first = t.next(k)
                break
        if t.pos[first] in ("ADP", "CCONJ") and first < i - 1:
            first = t.next(first)
        if i - first > _MAX_LABEL or first >= i:
            return None
        if any(t.lower[k] in _LABELS for k in range(first, i)):
            return None
        if any(t.lower[k] == "view" and t.lower[k + 1] in ("on", "of") for k in range(first, i - 1)):
            return None  # the label of a leading article: "The Herald view on the budget: ..."
        headline = start == t.next(-1) or (start == 0)
        if quote is None and not headline:
            return None
        if first != start and quote is None:
            return None
        if any(t.text[k] in CALENDAR for k in range(first, i)):
            return None  # a dateline: "New Delhi, November 14: ..."
        label = t.source[t.start[first] : t.end[i - 1]].replace(", ", " and ")
        if quote is None and all(gazetteer().name(part) for part in label.split(" and ")):
            return None  # what a report is about: "Sudan: army rejects truce"
        head = i - 1
        while head > first and t.pos[head] not in ("PROPN", "NOUN"):
            head -= 1
        if t.pos[head] not in ("PROPN", "NOUN") or (
            not t.text[first][:1].isupper() and t.lower[first] != "the"
        ):
            return None
        last = self.around.last_of(quote, j) if quote else end
        if headline and t.next(last) < end and t.text[t.previous(last)] not in (".", "!", "?", ","):
            content = [(j, end)]  # 'Blair: "No point" in new talks'
        else:
            content = [(j, last), *(self.around.following(end) if quote else [])]
        spans = [c for c in (tidy(t, a, b) for a, b in content) if c is not None]
        if not spans or (quote is None and not any(t.tag[k][:2] in ("VB", "MD") for k in range(j, end + 1))):
            return None
        return Found(_COLON, i, (i, i), head, (first, i - 1), spans, "colon")

    def adverb(self, i: int, entry: Entry) -> Found | None:
        """``reportedly``: a report without a source; the content is the clause of its verb."""
        t = self.t
        verb = t.head[i]
        if t.dep[i] != "advmod" or verb == i or t.pos[verb] not in ("VERB", "AUX", "ADJ", "NOUN"):
            return None
        low, high = t.edges(verb)
        got = tidy(t, max(low, t.unit_start[i]), min(high, t.unit_end[i]))
        return Found(entry, i, (i, i), -1, None, [got], "adverb") if got else None
