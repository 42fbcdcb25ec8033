"""What a cue verb governs: the content in its complements, by the frame that fits."""

from __future__ import annotations

from kg.language.attribution.content import extent, relative, tidy, without_aside
from kg.language.attribution.sources import subject_of
from kg.language.attribution.table import Range, Table
from kg.lexicon.attribution import Cues, Entry
from kg.lexicon.names import coreference_words

# Verbs of which "for" tells how long: "spoke for an hour".
_LASTING = frozenset(("speak", "talk"))
# Objects that say nothing of what was said.
_EMPTY_OBJECTS = frozenset(
    (
        "that",
        "this",
        "it",
        "what",
        "so",
        "itself",
        "himself",
        "herself",
        "themselves",
        "myself",
        "each",
        "other",
        "them",
        "him",
        "me",
        "us",
    )
)
#: Content, the name of its frame, and the cue with the preposition that leads to the content.
Result = tuple[list[Range], str, Range]


class Complements:
    """Reads the complements of the cue verbs of one document."""

    def __init__(self, t: Table, cues: Cues) -> None:
        self.t = t
        self.cues = cues
        self.times = coreference_words()["times"]

    def right(self, v: int, entry: Entry, cue: Range) -> Result | None:
        """Content in the complements of the verb, with the frame that fits and the cue it completes."""
        t = self.t
        frames = entry.frames
        kids = [c for c in t.children[v] if c > v]
        clause = next((c for c in kids if t.dep[c] in ("ccomp", "xcomp")), -1)
        thing = next((c for c in kids if t.dep[c] == "dobj"), -1)
        if thing < 0 and " " in entry.lemma and (particle := t.child(v, "prep")) == v + 1:
            thing = t.child(particle, "pobj")  # "laughed off the charge", read as off the charge
        if "on" in entry.prepositions and "oi" in frames and self._is_rung_up(kids):
            return None
        if clause < 0 and thing < 0 and "i" in frames:
            clause = next((c for c in kids if t.dep[c] == "advcl" and t.tag[c] == "VB"), -1)
        if clause < 0 and thing > v and "a" in frames:
            clause = self._misread_clause(thing)
        if clause >= 0:
            to = t.child(clause, "aux")
            infinitive = to >= 0 and t.lower[to] == "to" and to < clause and t.child(clause, "mark") < 0
            listed = thing if infinitive and thing > t.edges(clause)[1] else -1
            if listed >= 0:
                thing = -1  # the end of a list: "seeks to punish banks, [the guards] and smugglers"
            owned = t.child(clause, "nsubj", "nsubjpass")
            got: Range | None = None
            if infinitive and "oi" in frames and "on" in entry.prepositions:
                return self._prepositional(v, entry, cue, kids)  # "called him to say" is no call on him
            if infinitive and frames & {"i", "oi", "oin", "s"}:
                if owned > v and "oi" in frames:
                    got = tidy(t, to, extent(t, [clause], v, False)[1])
                elif thing > v and "oi" in frames and "on" not in entry.prepositions:
                    got = tidy(t, *extent(t, [clause], v, False))
                elif (thing > v or owned > v) and frames & {"oin", "s"}:
                    got = tidy(t, *extent(t, [thing, clause] if thing > v else [clause], v, False))
                elif "i" in frames and thing < 0:
                    got = tidy(t, *extent(t, [clause, listed] if listed >= 0 else [clause], v, False))
                if got:
                    return [got], "infinitive", cue
            reflexive = owned >= 0 and t.lower[owned].endswith(("self", "selves"))
            if not infinitive and frames & {"c", "s"} and not (reflexive and "s" not in frames):
                more = [c for c in kids if c > clause and t.dep[c] == "ccomp"]
                heads = [thing, clause] if "s" in frames and v < thing < clause else [clause, *more]
                first, last = extent(t, heads, v, False)
                if thing > v and "a" in frames:
                    inside = t.head[clause] == thing
                    first = max(first, thing + 1 if inside else min(t.edges(thing)[1] + 1, clause))
                first = self._with_that(v, first)
                got = tidy(t, first, last)
                if got is None:
                    return None
                lost = relative(t, v, clause)
                return ([lost, got] if lost else [got]), "clause", cue
            if t.tag[clause] == "VBG" and "n" in frames and thing < 0 and owned < 0:
                got = tidy(t, *extent(t, [clause], v, False))  # "denied taking bribes"
                return ([got], "phrase", cue) if got else None
            if not infinitive and clause == thing:
                clause = -1
        if thing > v and frames & {"a", "w"} and (warned := self.warned_of(v, thing, entry)) is not None:
            return [warned], "phrase", cue
        if "d" in frames and thing > v:
            return self._shown(v, thing, kids, cue) if self.documented(v) else None
        if thing > v and frames & {"n", "s"} and t.tag[thing] not in ("WDT", "WP"):
            heads = [thing]
            if "s" in frames:
                heads += [
                    c
                    for c in kids
                    if c > thing
                    and (t.dep[c] in ("oprd", "xcomp") or (t.dep[c] == "prep" and t.lower[c] == "as"))
                ]
            got = tidy(t, *extent(t, heads, v, True))
            nothing = t.lemma[thing] in self.cues.not_content or t.lemma[thing] in entry.avoid
            # "Called a strike" says nothing, but 'called him "the worst"' may be parsed as one phrase.
            called = "n" in frames or (got and any(t.quote[k] is not None for k in range(got[0], got[1] + 1)))
            bare = t.lower[thing] in _EMPTY_OBJECTS or nothing or not called
            stance = "stance" if "x" in frames else "phrase"
            bare = bare and len(heads) == 1 and not (stance == "stance" and got and got[1] > thing)
            return ([got], stance, cue) if got and not bare else None
        answer = t.next(cue[1])
        if (
            "q" in frames
            and answer <= t.unit_end[v]
            and t.lower[answer] in ("no", "yes")
            and t.head[answer] == v
        ):
            got = tidy(t, *extent(t, [answer, *(c for c in kids if t.dep[c] == "prep")], v, True))
            return ([got], "clause", cue) if got else None
        front = t.child(v, "dobj")
        if 0 <= front < v and "s" in frames and t.tag[front] in ("WDT", "WP"):
            rest = [c for c in kids if t.dep[c] == "oprd" or (t.dep[c] == "prep" and t.lower[c] == "as")]
            got = tidy(t, *extent(t, rest, v, True)) if rest else None
            if got:
                # "What [the minister called] a farce" is of the farce alone.
                return ([got] if t.lower[front] in ("what", "whom") else [(front, front), got]), "phrase", cue
        return self._prepositional(v, entry, cue, kids) or self._unparsed(v, entry, cue)

    def _is_rung_up(self, kids: list[int]) -> bool:
        """Whether a call is one on the telephone, told with its purpose: "called B on Friday to congratulate him"."""
        t = self.t
        purpose = any(t.dep[c] == "advcl" and t.tag[c] == "VB" and t.child(c, "aux") >= 0 for c in kids)
        return purpose and sum(t.dep[c] in ("dobj", "oprd", "ccomp") for c in kids) == 1

    def _with_that(self, v: int, first: int) -> int:
        """Begin with the conjunction when the parse left it outside."""
        t = self.t
        before = t.previous(first)
        return before if before > v and t.lower[before] in ("that", "whether", "if") else first

    def _misread_clause(self, thing: int) -> int:
        """A content clause that the parser took for a relative clause: "told agents that the car was gone"."""
        t = self.t
        for c in t.children[thing]:
            if t.dep[c] in ("relcl", "acl", "ccomp") and c > thing:
                first = t.edges(c)[0]
                if t.lower[first] == "that" and t.child(c, "nsubj", "nsubjpass") not in (-1, first):
                    return c
        return -1

    def documented(self, v: int) -> bool:
        """Whether a text is the subject: a poll shows support, a person who shows interest says nothing."""
        t = self.t
        head = subject_of(t, v)
        if head >= 0 and t.tag[head] == "WDT" and t.dep[v] == "relcl":
            head = t.head[v]  # "polls that showed A in the lead"
        return head >= 0 and t.lemma[head].lower() in self.cues.documents

    def _shown(self, v: int, thing: int, kids: list[int], cue: Range) -> Result | None:
        """What a text shows, with what it shows of it: "A ahead of B", "A with a small lead"."""
        t = self.t
        heads = [thing] + [c for c in kids if c > thing and t.dep[c] in ("advmod", "oprd", "prep", "xcomp")]
        got = tidy(t, *extent(t, heads, v, True))
        return (
            ([got], "phrase", cue)
            if got and (got[0] < got[1] or t.lower[thing] not in _EMPTY_OBJECTS)
            else None
        )

    def warned_of(self, v: int, addressee: int, entry: Entry) -> Range | None:
        """What somebody is told about, after who it is: "warned the crew of a storm", "against a strike"."""
        if not entry.frames & {"a", "w"}:
            return None
        t = self.t
        # Parsers hang the preposition on either; "of" after a noun is more often the noun's own.
        for c in (*t.children[v], *(k for k in t.children[addressee] if t.lower[k] != "of")):
            if c > addressee and t.dep[c] == "prep" and t.lower[c] in entry.prepositions:
                if t.child(c, "pobj", "pcomp") < c:
                    return None
                first, last = extent(t, [c], c, True)
                return tidy(t, c if t.lower[c] == "against" else first, last)
        return None

    def _unparsed(self, v: int, entry: Entry, cue: Range) -> Result | None:
        """A clause that the parser did not tie to its verb: what follows the cue, or follows "that"."""
        t = self.t
        if "c" not in entry.frames or entry.kind != "speech":
            return None
        end = t.unit_end[v]
        first = -1
        j = t.next(cue[1])
        if (
            entry.lemma == "say"
            and j <= end
            and t.pos[j] in ("PRON", "DET", "PROPN", "NOUN", "SCONJ", "ADJ", "NUM")
        ):
            first = j
        else:
            for i in range(cue[1] + 1, min(end, v + 20)):
                if t.lower[i] == "that" and t.tag[i] in ("IN", "WDT") and t.quote[i] is t.quote[v]:
                    first = i
                    break
                if t.tag[i] in ("VBD", "VBZ", "VBP", "MD") or t.text[i] in (";", ":"):
                    return None
        if first < 0 or not any(t.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(first, end + 1)):
            return None
        got = tidy(t, first, without_aside(t, first, end))
        return ([got], "clause", cue) if got else None

    def _prepositional(self, v: int, entry: Entry, cue: Range, kids: list[int]) -> Result | None:
        t = self.t
        for c in kids:
            if t.dep[c] not in ("prep", "prt", "dative") or t.lower[c] not in entry.prepositions:
                continue
            following = t.next(cue[1])
            joined = (cue[0], c) if following == c else cue
            if "oi" in entry.frames and t.lower[c] == "on":
                clause = next((k for k in kids if t.dep[k] in ("xcomp", "advcl") and k > c), -1)
                if clause >= 0:
                    got = tidy(t, *extent(t, [clause], c, False))
                    return ([got], "infinitive", joined) if got else None
            inner = t.child(c, "pobj", "pcomp")
            lasting = t.lower[c] == "for" and entry.lemma in _LASTING and t.lemma[inner] in self.times
            if inner > c and not lasting:
                got = tidy(t, *extent(t, [c], c, True))
                if got:
                    return [got], "phrase", joined
        return None
