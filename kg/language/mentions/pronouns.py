"""Pronouns of the third person, and of the first inside quotations, to what they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.mentions.binding import ClauseBinding
from kg.language.mentions.discourse import Discourse
from kg.language.mentions.pleonastic import pleonastic
from kg.language.mentions.referents import PEOPLE, WINDOW, Anaphor, Referent, agreement
from kg.language.mentions.speaking import acted_on_before, asked_before, told_last
from kg.language.mentions.split import SplitAntecedents

if TYPE_CHECKING:
    from kg.language.mentions.table import Table

THIRD_PERSON = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
    "it": "thing", "its": "thing", "itself": "thing",
    "they": "many", "them": "many", "their": "many", "theirs": "many", "themselves": "many",
}  # fmt: skip
FIRST_PERSON = frozenset(("i", "me", "my", "mine", "myself"))
FIRST_PLURAL = frozenset(("we", "us", "our", "ours", "ourselves"))
POSSESSIVE = frozenset(("his", "her", "its", "their"))
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_NAMING = frozenset(("call", "describe", "label", "brand", "dub", "term", "deem"))
_PARALLEL = 35  # a subject pronoun likes a subject
_SCENE = 0.6  # where something happens is rarely "it"
_OTHERS = 0.4  # who backs "his appeal" is rarely "he"
_ACTOR = 0.5  # who acts is rarely signed, amended or rejected
_ACTORS = frozenset(("Country", "Organization", "Group", "Place"))
_GOVERNING = 120  # "Xi said he": the subject of the clause above
_SPEAKING = 60  # '"...," she added': whoever spoke last
_QUOTED = 0.6  # the writer rather takes up what the writer spoke of than what was last spoken of in a quotation
_LONG_SPEECH = 8  # sentences after which "she said" may still be the last speaker
_JOINTS = 12  # pairs of joined names that "they" may reach back to
_LEAD_OF_ONE = 1.3  # how far ahead one body must be to be "they"


class Pronouns:
    """Resolves pronouns against a :class:`Discourse`."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.t: Table = discourse.t
        self.split = SplitAntecedents(discourse)
        self.clause = ClauseBinding(discourse)
        self.groups: dict[int, int] = {}  # pronoun -> head of the phrase without a name it stands for

    def third_person(self, i: int) -> Anaphor | None:
        """Resolve he, she, it, they and their forms; what cannot be resolved is left alone."""
        word = self.t.lower[i]
        kind = THIRD_PERSON[word]
        if kind == "thing" and pleonastic(self.d, i):
            return None
        own = word in _REFLEXIVE
        if own:  # "the king himself", "by Ana Prado herself", or the subject of the clause
            beside = self.t.head[i] if self.t.dep[i] in ("appos", "npadvmod") else -1
            rows = (beside, i - 1, self.clause.clause_subject(i))
            near = [self.d.at[k] for k in rows if k in self.d.at]
            referent = next((r for r in near if agreement(kind, r)), None)
        else:
            referent = self._antecedent(i, kind)
        if referent is None:
            return None
        self.d.mark(referent, i)
        if referent.kind == "person" and kind in PEOPLE:
            referent.kind = kind  # what a pronoun once told holds for the rest
            if referent.chain >= 0:
                self.d.chain(referent).gender = "male" if kind == "male" else "female"
        if referent.chain >= 0:
            return Anaphor(i, i, "pronoun", (referent.chain,))
        if referent.members:
            return Anaphor(i, i, "pronoun", tuple(sorted(referent.members)))
        self.groups[i] = referent.marks[0][0]
        return None

    def both(self, i: int) -> Anaphor | None:
        """ "Both agreed": the two last spoken of together."""
        t, d = self.t, self.d
        for joint in list(d.joint.values())[:-_JOINTS:-1]:
            row, number, _ = joint.marks[-1]
            if len(joint.members) == 2 and t.sentence[i] - number <= 1 and t.quoted[row] == t.quoted[i]:
                d.mark(joint, i)
                return Anaphor(i, i, "pronoun", tuple(sorted(joint.members)))
        split = self.split.of(i, [])
        return Anaphor(i, i, "pronoun", tuple(split.members)) if split is not None else None

    def first_person(self, i: int) -> Anaphor | None:
        """ "I", "my" inside a quotation: its speaker, when that is a person with a name.

        "We" is a speaking body or state; of a person it may be anybody's party, state or people.
        """
        speaker = self.d.speaker(i)
        if speaker is None or speaker.chain < 0:
            return None
        many = self.t.lower[i] in FIRST_PLURAL
        if many != (self.d.chain(speaker).type in ("Country", "Organization")):
            return None
        if not many and speaker.kind not in PEOPLE:
            return None
        return Anaphor(i, i, "pronoun", (speaker.chain,))

    # ------------------------------------------------------------------ the clause around a pronoun
    def _named_so(self, i: int) -> int:
        """ "Rejected the plan, calling it a farce": the row of the object above, or -1."""
        t = self.t
        verb = t.head[i] if t.dep[i] == "dobj" else t.head[t.head[i]] if t.dep[i] == "nsubj" else -1
        if verb < 0 or verb > i or t.tag[verb] != "VBG" or t.lemma[verb].lower() not in _NAMING:
            return -1
        if t.dep[verb] != "advcl":
            return -1
        return next((c for c in t.children[t.head[verb]] if t.dep[c] == "dobj" and c < verb), -1)

    def _scene(self, row: int) -> bool:
        """Whether row ``row`` is where something happens: "in Lima", "at the port"."""
        return self.t.dep[row] == "pobj" and self.t.lower[self.t.head[row]] in ("in", "at", "near", "outside")

    def _handled(self, i: int) -> bool:
        """Whether what is done to row ``i`` is done to plans and papers: "signed it", "agreed to it"."""
        t = self.t
        verb = (
            t.head[t.head[i]] if t.dep[i] == "pobj" else t.head[i] if t.dep[i] in ("dobj", "nsubjpass") else -1
        )
        return verb >= 0 and t.lemma[verb].lower() in self.d.lists["of_plans"]

    # ------------------------------------------------------------------ the choice
    def _antecedent(self, i: int, kind: str) -> Referent | None:
        t, d = self.t, self.d
        sentence = t.sentence[i]
        candidates = [*d.recent(sentence), *d.nameless, *list(d.joint.values())[-_JOINTS:]]
        speaker = self.d.speaker(i)
        away = self.clause.barred(i)
        barred = {id(known[b]) for known in (d.at, d.joint) for b in away if b in known}
        other = self.clause.owned_by_another(i) if kind in PEOPLE else None
        owning = self.clause.owning_subject(i, kind)
        governing = owning or self.clause.governing_subject(i, kind)
        owner = kind == "thing" and t.dep[i] == "poss" and t.dep[t.head[i]] in _SUBJECTS  # "Its minister said"
        subject = owner or t.dep[i] in _SUBJECTS
        counted = t.dep[i] == "pobj" and t.tag[t.head[t.head[i]]] == "CD"  # "11 of them"
        if kind == "thing" and (named := self._named_so(i)) >= 0:
            return d.at.get(named)
        handled = kind == "thing" and self._handled(i)
        mutual = kind == "many" and t.dep[i] == "poss" and self.split.takes_two(t.head[i])
        told = told_last(d, i, kind, candidates)
        asked = asked_before(d, i) or acted_on_before(d, i)
        joined = {(m, r.marks[-1][1]) for r in candidates for m in r.members} if kind == "many" else ()
        told_by_writer = not t.quoted[i]
        titled = self.clause.title_beside(i) if kind in PEOPLE else None
        scored: list[tuple[float, int, int]] = []
        for position, referent in enumerate(candidates):
            row, last, _ = referent.marks[-1]
            if sentence - last > WINDOW:
                continue
            factor = agreement(kind, referent)
            if not factor or id(referent) in barred:
                continue
            if joined and not referent.plural and (referent.chain, last) in joined:
                continue  # "Oslo and Riga said they": both, not one
            if referent is speaker and kind in PEOPLE:
                continue  # who speaks says "I"
            if titled is not None and titled in d.known.get(referent.chain, ()):
                continue  # "he accused the president": another one
            if mutual and not referent.plural:
                continue  # "their friendship" takes two
            if referent.members and (counted or (speaker is not None and speaker.chain in referent.members)):
                continue
            score = referent.salience(sentence, i) * factor
            if not score:
                continue
            if told_by_writer and t.quoted[row]:
                score *= _QUOTED
            if referent is other:
                score *= _OTHERS
            elif referent.place and self._scene(row):
                score *= _SCENE
            score += _PARALLEL * (subject and referent.was_subject())
            if handled:  # "Oslo offered a plan, but Riga rejected it"
                score *= _ACTOR if referent.chain >= 0 and d.chain(referent).type in _ACTORS else 1.0
            elif referent is governing:
                score += _GOVERNING * (1.0 if referent is owning else factor)
            score += _SPEAKING * (referent is told)
            score += _GOVERNING * (referent is asked)
            if referent.chain >= 0:
                score *= 1.0 + 0.03 * min(len(referent.marks), 6)
            scored.append((score, row, position))
        adds = t.lemma[t.head[i]].lower() == "add" and governing in (None, told)
        if told is not None and adds and sentence - told.marks[-1][1] <= WINDOW:
            return told  # who adds has spoken
        both = self.split.of(i, [r for r in candidates if r.plural]) if kind == "many" else None
        if both is not None:
            return both
        if not scored:
            if told is not None and sentence - told.marks[-1][1] <= _LONG_SPEECH:
                return told
            return self._ahead(i, kind)
        scored.sort(reverse=True)
        chosen = candidates[scored[0][2]]
        if (
            kind == "many"
            and not chosen.plural
            and len(scored) > 1
            and scored[0][0] < _LEAD_OF_ONE * scored[1][0]
        ):
            return None
        if kind in PEOPLE and not chosen.members:
            ahead = self._ahead(i, kind)
            fresh = chosen.was_subject() and sentence - chosen.marks[-1][1] <= 1
            if ahead is not None and (self._fronted(i) or (chosen.chain < 0 and not fresh)):
                return ahead
        return chosen

    def _fronted(self, i: int) -> bool:
        """ "In his reply, Macron said", "Citing his speech, Macron said": what the subject of the main clause does."""
        t = self.t
        if t.dep[i] == "poss" and t.lemma[t.head[i]].lower() in self.d.lists["own_acts"]:
            return True
        node = i
        for _ in range(6):
            if t.dep[node] == "advcl":
                return not any(t.dep[c] in _SUBJECTS or t.dep[c] == "mark" for c in t.children[node])
            node = t.head[node]
        return False

    def _ahead(self, i: int, kind: str) -> Referent | None:
        """Cataphora: "In his speech, Macron said": the subject of the main clause after a fronted phrase."""
        t, d = self.t, self.d
        begin, end = t.bounds(t.sentence[i])
        if i - begin > 8:
            return None
        for k in range(i + 1, min(end, i + 25)):
            if t.dep[k] in _SUBJECTS and t.dep[t.head[k]] == "ROOT":
                index = d.name_at.get(k)
                if index is None or t.head[i] == t.head[k]:
                    return None
                referent = d.referent(d.linker.chain_of[index])
                return referent if agreement(kind, referent) else None
        return None
