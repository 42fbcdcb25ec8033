"""Cue nouns ("the claim that", "his plan to"), cue adjectives ("is confident that") and passives."""

from __future__ import annotations

from kg.language.attribution.content import extent, tidy
from kg.language.attribution.found import Found
from kg.language.attribution.sources import phrase, subject_of
from kg.language.attribution.table import Range, Table
from kg.language.attribution.verbs import VerbRules
from kg.lexicon.attribution import Cues, Entry

# What acts and events raise in others.
_CAUSED = frozenset(("fear", "hope", "expectation"))

_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december noon midnight midday week month year summer winter spring autumn".split()
)

_ANSWERING = frozenset("confirm contest deny dismiss dispute echo rebut refute reject repeat".split())


class NounRules:
    """Reads cue nouns, adjectives and passive verbs of one document."""

    def __init__(self, t: Table, cues: Cues, verbs: VerbRules) -> None:
        self.t = t
        self.cues = cues
        self.verbs = verbs

    # ------------------------------------------------------------------ nouns
    def noun(self, n: int, entry: Entry) -> Found | None:
        """A noun with the content it names, and whose it is."""
        t = self.t
        content, prep = self._noun_content(n, entry)
        if content is None:
            return None
        owner = t.child(n, "poss")
        cue: Range = (n, prep if prep == n + 1 else n)
        head = -1
        source: Range | None = None
        frame = "noun"
        if owner >= 0:
            head = owner
            first, last = t.edges(owner)
            case = t.child(owner, "case")
            source = first, (case - 1 if case > owner else min(last, n - 1))
        else:
            head = self._by(n)
            if head >= 0:
                source = phrase(t, head, n, self.verbs.cue_verbs)
            elif t.dep[n] == "dobj" and t.lemma[t.head[n]] in self.cues.carriers:
                verb = t.head[n]
                caused = t.lemma[n] in _CAUSED and t.lemma[verb] == "raise"
                if t.child(verb, "auxpass") < 0 and not caused:
                    head = subject_of(t, verb)
                if head >= 0 and head < verb:
                    source = phrase(t, head, verb, self.verbs.cue_verbs)
                    group = self.verbs.cue_range(verb, head, -1)
                    cue = group[0], cue[1]
                    frame = "carrier"
                else:
                    head = -1
        if source is not None and (source[0] > source[1]):
            return None
        return Found(entry, n, cue, head, source, [content], frame)

    def _noun_content(self, n: int, entry: Entry) -> tuple[Range | None, int]:
        t = self.t
        for c in t.children[n]:
            if c < n:
                continue
            first = t.edges(c)[0]
            if t.dep[c] in ("acl", "ccomp", "relcl", "xcomp") and first > n:
                to = t.child(c, "aux")
                if t.dep[c] != "relcl" and "i" in entry.frames and to >= 0 and t.lower[to] == "to":
                    return tidy(t, *extent(t, [c], n, False)), -1
                that = t.lower[first] == "that" and t.child(c, "nsubj", "nsubjpass", "expl") not in (first, -1)
                answered = (
                    t.lemma[c] in _ANSWERING and t.child(c, "dobj", "ccomp") < 0
                )  # "a claim that X denied"
                if "c" in entry.frames and that and t.child(c, "dobj") != first and not answered:
                    return tidy(t, *extent(t, [c], n, False)), -1
            elif t.dep[c] == "prep" and t.lower[c] in entry.prepositions:
                inner = t.child(c, "pobj", "pcomp")
                if inner > c:
                    return tidy(t, *extent(t, [c], c, True)), c
        return None, -1

    def _by(self, n: int) -> int:
        t = self.t
        for c in t.children[n]:
            if c > n and t.dep[c] == "prep" and t.lower[c] in ("by", "from", "among"):
                return t.child(c, "pobj")
        return -1

    # ------------------------------------------------------------------ adjectives
    def adjective(self, a: int, entry: Entry) -> Found | None:
        """``X is confident that ...``, ``X is worried about ...``."""
        t = self.t
        participle = t.child(a, "auxpass") >= 0  # "was convinced that", parsed as a passive
        verb = a if participle else t.head[a]
        if not participle and (t.dep[a] not in ("acomp", "conj") or t.pos[verb] not in ("AUX", "VERB")):
            return None
        head = subject_of(t, verb)
        if head < 0 or head > verb or t.lower[head] in ("it", "there"):
            return None
        source = phrase(t, head, verb, self.verbs.cue_verbs)
        cue = self.verbs.cue_range(verb, head, -1)[0], a
        for c in t.children[a]:
            if c < a:
                continue
            if t.dep[c] in ("ccomp", "xcomp"):
                to = t.child(c, "aux")
                infinitive = to >= 0 and t.lower[to] == "to"
                if ("i" if infinitive else "c") in entry.frames:
                    got = tidy(t, *extent(t, [c], a, False))
                    return self._stated(entry, a, verb, cue, head, source, got)
            elif t.dep[c] == "prep" and t.lower[c] in entry.prepositions and t.child(c, "pobj", "pcomp") > c:
                got = tidy(t, *extent(t, [c], c, True))
                joined = (cue[0], c) if t.next(a) == c else cue
                return self._stated(entry, a, verb, joined, head, source, got)
        return None

    def _stated(
        self, entry: Entry, a: int, verb: int, cue: Range, head: int, source: Range, got: Range | None
    ) -> Found | None:
        if got is None:
            return None
        negated = any(self.t.dep[c] == "neg" for c in self.t.children[verb])
        return Found(entry, a, cue, head, source, [got], "adjective", negated)

    # ------------------------------------------------------------------ passives
    def _quoted_as_saying(self, v: int) -> bool:
        """Whether ``v`` only passes on what another cue tells: "was quoted by the agency as saying"."""
        t = self.t
        return any(
            t.dep[c] == "prep" and t.lower[c] == "as" and t.lemma[t.child(c, "pcomp")] in self.cues.speaking
            for c in t.children[v]
            if t.child(c, "pcomp") > c
        )

    def passive(self, v: int, entry: Entry) -> Found | None:
        """``was criticised by X``, ``is said to``, ``it is believed that``, ``was told that``."""
        t = self.t
        if self._quoted_as_saying(v):
            return None
        subject = t.child(v, "nsubjpass", "nsubj", "expl")
        reduced = t.dep[v] in ("acl", "relcl") and subject < 0
        if subject < 0 and reduced:
            subject = t.head[v]
        agent = t.child(v, "agent")
        head = t.child(agent, "pobj") if agent >= 0 else -1
        if head >= 0 and t.lower[head] in _DATES:
            head = -1  # "is expected by Friday"
        source = phrase(t, head, v, self.verbs.cue_verbs) if head > v else None
        cue = self.verbs.cue_range(v, subject, -1)
        negated = any(t.dep[c] == "neg" for c in t.children[v])
        clause = next((c for c in t.children[v] if c > v and t.dep[c] in ("ccomp", "xcomp")), -1)
        content: list[Range | None] = []
        addressee = -1
        if clause >= 0 and "c" in entry.frames | ({"c"} if "i" in entry.frames else set()):
            start, last = extent(t, [clause], v, False)
            content.append((start, last))
            if "a" in entry.frames:
                addressee = subject
            elif subject >= 0 and t.lower[subject] not in ("it", "there") and not reduced:
                content.insert(0, phrase(t, subject, v, frozenset()))
        elif subject >= 0 and entry.frames & {"n", "s"} and t.tag[subject] not in ("WDT", "WP"):
            if source is None:
                return None
            place = t.edges(subject) if not reduced else (t.edges(subject)[0], v - 1)
            content.append((place[0], min(place[1], cue[0] - 1)))
            rest = [
                c
                for c in t.children[v]
                if c > v and (t.dep[c] == "oprd" or (t.dep[c] == "prep" and t.lower[c] in ("as", "for", "of")))
            ]
            if rest and entry.frames & {"s", "x"}:
                content.append(extent(t, rest, v, True))
        spans = [s for s in (tidy(t, *r) for r in content if r is not None and r[0] <= r[1]) if s is not None]
        if not spans:
            return None
        return Found(
            entry, v, cue, head if source else -1, source, spans, "passive", negated, addressee=addressee
        )
