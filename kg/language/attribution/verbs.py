"""Cue verbs: from one verb of saying, thinking or intending to an attribution."""

from __future__ import annotations

from kg.language.attribution.around import Surroundings
from kg.language.attribution.complements import Complements, Result
from kg.language.attribution.content import tidy
from kg.language.attribution.found import Found
from kg.language.attribution.model import ActModality
from kg.language.attribution.sources import beside, interrupting, outside, phrase, subject_of
from kg.language.attribution.table import Range, Table
from kg.lexicon.attribution import Cues, Entry

_PRECUE = ("aux", "auxpass", "neg", "advmod")
_PLANNED = frozenset(("will", "'ll", "wo", "shall", "ll"))
_HYPOTHETICAL = frozenset(("would", "could", "may", "might", "should", "must", "can", "ca", "'d"))


# Governors that deny the saying they govern: "declined to say", "failed to explain".
_DENYING = frozenset(("avoid", "decline", "fail", "neglect", "refuse"))
# Governors that tell a habit of speaking: "likes to boast that", but "would like to say" is a wish.
_FOND = frozenset(("like", "love"))

#: Verbs that pass on what another says: "quoted X as saying".
_PASSING_ON = frozenset(("quote", "cite"))


class VerbRules:
    """Reads cue verbs of one document."""

    def __init__(self, t: Table, cues: Cues) -> None:
        self.t = t
        self.cues = cues
        self.around = Surroundings(t)
        self.complements = Complements(t, cues)
        self.cue_verbs = frozenset(cues.verbs)

    def read(self, v: int, entry: Entry) -> Found | None:
        """The attribution that the verb at token ``v`` makes, if it does."""
        t = self.t
        if t.dep[v] in ("amod", "compound") or (t.child(v, "auxpass") >= 0 and not self.perfect(v)):
            return None
        if t.tag[v] == "VB" and t.dep[v] in ("acl", "relcl"):
            return None  # "a reason to say", "the chance to show"
        if t.lemma[v] in _PASSING_ON and self._words_of(v) >= 0:
            return None  # "quoted X as saying": the saying is what counts
        governor = self._governor(v)
        if t.lemma[v] in self.cues.light and any(
            self._governor(c) == v and t.lemma[c] in self.cues.verbs for c in t.children[v] if c > v
        ):
            return None
        if governor < 0 and t.dep[v] == "xcomp" and self._governed(v):
            return None
        head = subject_of(t, v)
        if head < 0 and t.tag[v] != "VB":
            head = beside(t, v)
        said = t.quote[head] if 0 <= head < v else None
        if said is not None and said is not t.quote[v] and not said.scare:
            head = outside(t, head, v)
        quoting = self._quoting(v)
        if quoting >= 0:
            head = t.child(quoting, "dobj")
        elif 0 <= head < v and "q" in entry.frames:
            head = interrupting(t, head, self.cue_range(v, head, governor)[0])
        source = phrase(t, head, v, self.cue_verbs) if head >= 0 else None
        if source and source[0] <= v <= source[1]:
            source = (source[0], v - 1) if head < v else (v + 1, source[1])
        cue = self.cue_range(v, head, governor)
        got: Result | None = None
        negated = self._negated(v, governor)
        if "q" in entry.frames and ("d" not in entry.frames or self.complements.documented(v)):
            if quoting >= 0:  # "'…,' the office quoted X as saying": office and verb stand beside the words
                teller = subject_of(t, quoting)
                group = phrase(t, teller, quoting, self.cue_verbs) if teller >= 0 else None
                beside_cue = self.around.before(quoting, (quoting, v), group, entry)
            else:
                told = self._passed_on(v, cue)[0]  # "'…,' he was quoted as saying": the cue begins before
                verb = t.head[t.head[v]] if told != cue else v
                beside_cue = None if negated else self.around.before(verb, told, source, entry)
            beside_cue = beside_cue or self.around.after(v, cue, source, entry)
            if beside_cue:
                got = beside_cue, "quote", cue
        if got is None:
            if governor < 0 and t.tag[v] == "VB" and t.dep[v] == "advcl" and not entry.frames & {"c", "q"}:
                return None
            got = self.complements.right(v, entry, cue)
        if got is None or not got[0]:
            return None
        content, frame, cue = got
        if frame == "clause" and entry.kind == "speech" and not negated:
            content = [*content, *self._proof(v, content[-1][1])]
        cue, via = self._passed_on(v, cue)
        if quoting >= 0:
            via = subject_of(t, quoting)
        modality, addressee = self._modality(v), self._addressee(v, entry)
        return Found(entry, v, cue, head, source, content, frame, negated, modality, addressee, via)

    def _quoting(self, v: int) -> int:
        """The verb of "quoted [X] as saying", for the token of the saying; -1 elsewhere."""
        t = self.t
        if t.dep[v] != "pcomp" or t.lower[t.head[v]] != "as":
            return -1
        above = t.head[t.head[v]]
        above = t.head[above] if t.dep[above] == "dobj" else above  # "quoted [X as saying]"
        active = t.lemma[above] in _PASSING_ON and t.child(above, "auxpass") < 0
        return above if active and t.child(above, "dobj") >= 0 else -1

    def _words_of(self, v: int) -> int:
        """The saying under "quoted X as saying", for the token of the quoting; -1 without one."""
        t = self.t
        for part in (v, t.child(v, "dobj")):
            for prep in t.children[part] if part >= 0 else ():
                if t.lower[prep] == "as" and (said := t.child(prep, "pcomp")) >= 0:
                    return said
        return -1

    def perfect(self, v: int) -> bool:
        """Whether the "'s" that the parser took for a passive is "has": "he's said (that) ...", not "it's said"."""
        t = self.t
        aux, subject = t.child(v, "auxpass"), t.child(v, "nsubjpass", "nsubj")
        if aux < 0 or t.lower[aux] not in ("'s", "\u2019s") or not 0 <= subject < v:
            return False
        if t.lower[subject] in ("it", "there", "what"):
            return False
        clause = next((c for c in t.children[v] if c > v and t.dep[c] in ("ccomp", "xcomp")), -1)
        return clause > v and t.lower[t.child(clause, "aux")] != "to" and t.child(clause, "nsubj") > v

    def _passed_on(self, v: int, cue: Range) -> tuple[Range, int]:
        """The cue of "was quoted (by X) as saying", and X."""
        t = self.t
        quoted = t.head[t.head[v]]
        if t.dep[v] != "pcomp" or t.lower[t.head[v]] != "as" or t.child(quoted, "auxpass") < 0:
            return cue, -1
        agent = t.child(quoted, "agent")
        via = t.child(agent, "pobj") if agent >= 0 else -1
        return ((self.cue_range(quoted, -1, -1)[0], cue[1]) if agent < 0 else cue), via

    # ------------------------------------------------------------------ the verb group
    def _governor(self, v: int) -> int:
        """The light verb that ``v`` completes: "declined to comment", "went on to say"."""
        t = self.t
        head = t.head[v]
        if (
            t.dep[v] in ("xcomp", "ccomp", "advcl")
            and t.tag[v] in ("VB", "VBG")
            and head < v
            and (t.lemma[head] in self.cues.light or self._fond(v, head))
            and v - head <= 4
        ):
            return head
        return -1

    def _fond(self, v: int, head: int) -> bool:
        """Whether ``head`` tells that somebody often says ``v``: "likes to boast", not "would like to ask"."""
        t = self.t
        if t.lemma[head] not in _FOND or t.dep[v] != "xcomp":
            return False
        entry = self.cues.verbs.get(t.lemma[v])
        spoken = entry is not None and entry.kind == "speech" and bool(entry.frames & {"c", "q"})
        return spoken and not any(t.dep[c] == "aux" and t.lower[c] != "to" for c in t.children[head])

    def _governed(self, v: int) -> bool:
        """Whether ``v`` is itself the content of an intention ("refuses to recognise")."""
        t = self.t
        entry = self.cues.verbs.get(t.lemma[t.head[v]])
        return entry is not None and bool(entry.frames & {"i", "oi", "oin"})

    def cue_range(self, v: int, head: int, governor: int) -> Range:
        """The verb group: auxiliaries, negation and adverbs right before the verb, a particle after it."""
        t = self.t
        anchor = governor if governor >= 0 else v
        floor = max(head if head < anchor else -1, t.unit_start[v] - 1)
        first = i = anchor
        while i - 1 > floor:
            i -= 1
            if t.space[i]:
                continue
            mine = (
                t.head[i] in (v, anchor)
                and t.dep[i] in _PRECUE
                and t.tag[i] not in ("WRB", "WDT")
                and t.lower[i] != ","
            )
            if not mine and t.dep[i] == "advmod" and t.head[i] > i and t.head[t.head[i]] in (v, anchor):
                mine = t.dep[t.head[i]] in _PRECUE
            if not mine or (
                t.lower[i] in ("then", "however", "so", "still", "meanwhile", "instead", "therefore", "thus")
                and i == floor + 1
                and t.text[i][:1].isupper()
            ):
                break
            first = i
        last: int = v
        particle = t.child(v, "prt")
        joined = particle < 0 and v + 1 < t.n and f"{t.lemma[v]} {t.lower[v + 1]}" in self.cue_verbs
        if particle == v + 1 or joined:
            last = v + 1
        return first, last

    def _negated(self, v: int, governor: int) -> bool:
        t = self.t
        if t.dep[v] == "pcomp":  # "left without saying", "stopped short of calling"
            prep = t.head[v]
            around = {t.lower[prep], t.lower[t.head[prep]], *(t.lower[c] for c in t.children[t.head[prep]])}
            if t.lower[prep] == "without" or (t.lower[prep] == "of" and around & {"short", "instead"}):
                return True
        above = t.head[v]
        pending = t.dep[v] == "xcomp" and t.lemma[above] in ("have", "be", "remain")
        if pending and any(t.lower[c] == "yet" for c in t.children[above]):
            return True  # "has yet to comment"
        denied = governor >= 0 and t.lemma[governor] in _DENYING
        for verb in (v, governor):
            if verb >= 0 and any(
                t.dep[c] == "neg" or (t.dep[c] == "advmod" and t.lower[c] == "never") for c in t.children[verb]
            ):
                return not denied  # "did not fail to say" did say
        return denied

    def _modality(self, v: int) -> ActModality:
        t = self.t
        for _ in range(2):
            for c in t.children[v]:
                if t.dep[c] == "aux":
                    if t.lower[c] in _PLANNED:
                        return "planned"
                    if t.lower[c] in _HYPOTHETICAL:
                        return "hypothetical"
                elif t.dep[c] == "mark" and t.lower[c] in ("if", "unless", "whether"):
                    return "hypothetical"
            if t.dep[v] not in ("conj", "xcomp") or t.child(v, "nsubj") >= 0:
                break
            if t.tag[v] in ("VBD", "VBZ", "VBP"):
                break  # finite itself: "would not say but hinted" did hint
            if t.dep[v] == "xcomp" and t.lemma[t.head[v]] in (
                "plan",
                "expect",
                "intend",
                "schedule",
                "want",
                "hope",
            ):
                return "planned"
            v = t.head[v]
        return "actual"

    def _addressee(self, v: int, entry: Entry) -> int:
        t = self.t
        for c in t.children[v]:
            if c < v:
                continue
            if t.dep[c] == "dative" and t.pos[c] != "ADP":
                return c
            if t.dep[c] == "dobj" and (
                "a" in entry.frames or self.complements.warned_of(v, c, entry) is not None
            ):
                return c
            if t.dep[c] in ("ccomp", "xcomp") and entry.kind == "speech" and entry.frames & {"oi", "oin"}:
                owned = t.child(c, "nsubj")
                if v < owned < c and t.tag[c] == "VB":
                    return owned  # "urged the two to talk"
            if t.dep[c] in ("prep", "dative") and t.lower[c] in ("to", "with") and entry.kind == "speech":
                inner = t.child(c, "pobj")
                if inner >= 0:
                    return inner
            if (
                t.dep[c] == "prep"
                and t.lower[c] == "on"
                and "oi" in entry.frames
                and any(t.dep[k] in ("xcomp", "advcl") and k > c for k in t.children[v])
            ):
                return t.child(c, "pobj")  # "called on the president to resign"
        return -1

    def _proof(self, v: int, last: int) -> list[Range]:
        """The speaker's own words that follow what was told of them without a cue, also as a paragraph."""
        t = self.t
        end = t.unit_end[v]
        if t.quote[last] is not None or any(
            t.pos[i] not in ("PUNCT", "SPACE") for i in range(last + 1, end + 1)
        ):
            return []
        after = t.next(end)
        if after >= t.n:
            return []
        return [got for a, b in self.around.following(end) if (got := tidy(t, a, b)) is not None]
