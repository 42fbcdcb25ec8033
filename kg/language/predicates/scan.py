"""Which words of a document are predicates: verbs, event nouns, adjectives and bearers of the relation lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from kg.language.factuality import FactualityReader
from kg.language.predicates.companions import is_joint
from kg.language.predicates.predicate import Kind, Predicate
from kg.language.predicates.roles import RoleFinder
from kg.language.predicates.slots import Roles
from kg.language.predicates.sources import SourceReader
from kg.language.predicates.tree import VERBAL, Tree
from kg.lexicon.relations import relation_lexicon
from kg.vocabulary import Modality, Polarity

# Verbs, beside those of praise and blame, whose subject answers for nothing that their object tells.
_ALOOF: Final = frozenset(
    "back block contest counter debate discuss dispute endorse favor favour foil fear oppose reject report resist "
    "review support thwart uncover veto".split()
)


@cache
def judging() -> frozenset[str]:
    """Verbs that judge or talk of their object: who "condemned a plan to strike" plans nothing."""
    lexicon = relation_lexicon()
    judging = {
        lemma
        for lemma, frames in lexicon.verbs.items()
        for frame in frames
        if frame.relation in ("accuses", "criticizes", "praises")
        and not (frame.objects or frame.complement or frame.particle or frame.needs)
    }
    return _ALOOF | judging | lexicon.factuality.mentioning


@cache
def _second_words() -> frozenset[str]:
    """The last words of event nouns of several words: few nouns need a look at the word before them."""
    return frozenset(noun.rpartition(" ")[2] for noun in relation_lexicon().nouns if " " in noun)


# Where an adjective says something of somebody: after a copula, in apposition, before a noun.
_PREDICATIVE: Final = frozenset(("acomp", "xcomp", "oprd", "conj", "ROOT", "amod", "acl", "advcl", "ccomp"))
# Verbs whose subject is the one to whom the event noun that is their object is done.
_UNDERGO: Final = frozenset(
    "face receive draw attract suffer undergo earn win get meet encounter sustain trigger provoke spark elicit".split()
)
_UNDER: Final = frozenset(("come", "be", "remain", "stay", "keep"))
_PARTIES: Final = frozenset(("GPE", "ORG", "PERSON"))
_OWNING: Final = frozenset(("admit", "be", "claim"))  # "claimed the attack", "claimed responsibility for it"
_ENDING: Final = frozenset(("end", "finish"))
_STRIFE: Final = frozenset("bloodshed conflict fighting hostility violence war".split())
_INVOLVED: Final = frozenset(("involve", "implicate"))
_JOINT: Final = "joint act"  # of any kind, as the lexicon names it
_LEANING: Final = {"pro": "pro", "anti": "anti", "counter": "anti"}
_MUST: Final = frozenset(("must", "should", "ought"))
_HAVE_TO: Final = frozenset(("have", "need", "ought"))
# How an act hangs below what governs it.
_BELOW: Final = frozenset(
    ("xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "prep", "nsubjpass", "oprd", "conj")
)
_MAX_CLIMB: Final = 8
# What is said of somebody to blame him, and what for; "responsible for roads" is an office.
_BLAMED: Final = frozenset(("responsible", "guilty", "culpable", "complicit", "liable"))
_BLAMED_AS: Final = frozenset(("acomp", "xcomp", "prep"))  # how such a word hangs on "be"
_HARMS: Final = frozenset(
    "attack strike blast explosion bombing shelling shooting raid ambush death killing murder massacre crime crisis "
    "violence bloodshed war conflict escalation violation breach abuse atrocity genocide disaster crash incident "
    "failure collapse breakdown delay damage destruction suffering famine poverty loss sabotage plot coup abduction "
    "kidnapping disappearance assassination poisoning unrest chaos situation hack leak torture rape".split()
)
#: A light verb farther from its noun than this is not shown as part of the cue.
_CUE_REACH: Final = 8


class Scan:
    """Walks over a tree and makes a predicate of every word of the lexicon that is used as one."""

    def __init__(self, tree: Tree, finder: RoleFinder, sources: SourceReader) -> None:
        """Keep the tree, who finds roles in it, and who knows what is reported."""
        self._t = tree
        self._finder = finder
        self._sources = sources
        self._lexicon = relation_lexicon()
        self._seconds = _second_words()
        self._factuality = FactualityReader(tree, self._lexicon.factuality)

    def all(self) -> Iterator[Predicate]:
        """Yield the predicates in text order."""
        t, lexicon, lemmas = self._t, self._lexicon, self._t.lemma
        columns = zip(lemmas, t.low, t.pos, t.tag, t.dep, t.head, strict=True)
        for i, (lemma, low, pos, tag, dep, head) in enumerate(columns):
            if dep in _BLAMED_AS and lemmas[head] == "be" and (blamed := self._blamed(i)):
                yield self._predicate(i, "blame", Roles(patients=blamed), self._factuality.of(head))
                continue
            if low in _LEANING and (leaning := self._leaning(i)):
                yield self._predicate(i, "adjective", leaning, self._factuality.of(i), word=_LEANING[low])
                continue
            if pos in ("ADJ", "VERB") and dep in _PREDICATIVE:
                word = lemma if lemma in lexicon.adjectives else low
                if word in lexicon.adjectives and (pos == "ADJ" or dep == "acomp"):
                    yield self._adjective(i, word)
                    continue
                if low in lexicon.adjectives and self._is_felt(i):
                    yield self._felt(i)
                    continue
            if pos == "ADJ" and lemma in lexicon.governors and dep in _PREDICATIVE:
                yield self._willing(i)
            elif tag == "VBG" and self._is_gerund(i):
                yield self._noun(i, low)
            elif (pos == "VERB" or lemma == "be") and (
                lemma in lexicon.verbs
                or lemma in lexicon.governors
                or self._is_obliged(i)
                or self._is_shared(i)
            ):
                yield from self._verb(i)
            elif pos in ("NOUN", "PROPN") and (word := self._event_noun(i)):
                yield self._noun(i, word)
            elif pos == "NOUN" and lemma in lexicon.bearers and (bearers := self._finder.bearer(i)):
                yield self._bearer(i, bearers)

    def _verb(self, i: int) -> Iterator[Predicate]:
        passive, roles, factuality = self._finder.is_passive(i), self._finder.verb(i), self._factuality.of(i)
        if factuality[0] == "negative" and (others := self._finder.joined(i)):
            # "did not join X in condemning B": X condemned it
            done = replace(roles, agents=others)
            yield self._predicate(i, "verb", done, ("positive", factuality[1]))
            roles = replace(roles, agents=[k for k in roles.agents if k not in others])
        yield self._predicate(i, "verb", roles, factuality, passive=passive)

    def _blamed(self, i: int) -> list[int]:
        """Who is said to be responsible, guilty, to blame or behind something bad at ``i``, which hangs on "be"."""
        t = self._t
        word, be = t.low[i], t.head[i]
        if be == i:
            return []
        if t.dep[i] == "acomp" and word in _BLAMED:
            what = next((k for k in t.kids[i] if t.dep[k] == "prep" and t.low[k] in ("for", "of", "in")), -1)
            if word == "responsible" and what >= 0 and not self._is_harm(what):
                return []
        elif not (t.dep[i] == "xcomp" and word == "blame" and t.tag[i] == "VB") and not (
            t.dep[i] == "prep" and word == "behind" and self._is_harm(i)
        ):
            return []
        return self._finder.verb(be).agents

    def _is_harm(self, prep: int) -> bool:
        t = self._t
        return any(
            t.dep[k] in ("pobj", "pcomp") and (t.lemma[k] in _HARMS or t.dep[k] == "pcomp")
            for k in t.kids[prep]
        )

    def _is_gerund(self, i: int) -> bool:
        """Whether the parser took the event noun at ``i`` for a gerund: "[fighting] between A and B"."""
        t = self._t
        return (
            t.low[i] in self._lexicon.nouns
            and t.dep[i] in ("nsubj", "nsubjpass", "dobj", "pobj", "pcomp")
            and any(t.low[k] in ("between", "of") for k in t.kids[i])
        )  # fmt: skip

    def _event_noun(self, i: int) -> str:
        """The noun at ``i`` as the lexicon has it: with the word before it, if the two mean something of their own."""
        t, nouns = self._t, self._lexicon.nouns
        lemma = t.lemma[i]
        if t.ent[i] in ("DATE", "PERSON") and t.pos[i] == "PROPN":
            return ""  # "March", "Ban"
        if i and lemma in self._seconds:
            for k in (i - 1, *(k for k in t.kids[i] if t.dep[k] == "compound")):
                if (pair := f"{t.low[k]} {lemma}") in nouns:
                    return pair
        if lemma in nouns:
            return lemma
        if t.pos[i] == "NOUN" and is_joint(t, i):
            return _JOINT
        return lemma if lemma in self._lexicon.noun_governors else ""

    def _is_anothers(self, i: int) -> bool:
        """Whether the event under a preposition is somebody's own: "gave aid to B in [its] invasion of C"."""
        t = self._t
        return t.dep[i] == "pobj" and any(t.dep[k] == "poss" and t.pos[k] == "PRON" for k in t.kids[i])

    def _noun(self, i: int, word: str) -> Predicate:
        t, finder = self._t, self._finder
        carrier, setting = finder.light_verb(i), finder.setting(i)
        light = carrier >= 0 and (t.lemma[carrier] in self._lexicon.light or t.lemma[carrier] in _OWNING)
        roles = finder.noun(i)
        if light and t.lemma[carrier] in _ENDING and not roles.agents and self._is_ended(i, word, carrier):
            carrier, light = -1, False  # who ends a war need not have waged it
        if carrier >= 0 and self._is_undergone(i, carrier):
            above = finder.verb(carrier)
            doers = (
                roles.agents
                or roles.slot("from")
                or above.slot("from")
                or roles.slot("of")
                or finder.modifiers(i)
            )
            if doers and not finder.is_passive(carrier):
                roles = Roles(agents=doers, complements=roles.complements)
                return self._predicate(i, "noun", roles, self._factuality.of(i, is_noun=True), word=word, first=carrier,
                                       undergone=tuple(above.agents))  # fmt: skip
        if t.dep[i] == "nsubj" and t.pos[t.head[i]] in VERBAL and not roles.slot("between"):
            roles.add("between", finder.verb(t.head[i]).slot("between"))  # "war erupted between A and B"
        first = carrier if light and 0 < i - carrier < _CUE_REACH else i
        if not roles.agents and carrier >= 0 and t.lemma[carrier] in _INVOLVED and finder.is_passive(carrier):
            roles = replace(roles, agents=finder.verb(carrier).patients)  # "was involved in the raid"
        return self._predicate(
            i, "noun", roles, self._factuality.of(i, is_noun=True), word=word, first=first,
            passive=carrier >= 0 and finder.is_passive(carrier),
            carried=finder.verb(carrier) if light and not self._is_anothers(i) else None,
            setting=finder.verb(setting) if setting >= 0 else None,
            setting_verb=t.lemma[setting] if setting >= 0 else "", modifiers=tuple(finder.modifiers(i)),
            carrier=carrier if light else -1,
        )  # fmt: skip

    def _is_ended(self, i: int, word: str, verb: int) -> bool:
        """Whether one party ends what may be the force of others: "the attacks", "fighting in B"."""
        if len(self._finder.verb(verb).agents) > 1 or all(
            frame.relation != "attacks" for frame in self._lexicon.nouns.get(word, ())
        ):
            return False  # "A and B agreed to end the fighting"
        t = self._t
        return word in _STRIFE or any(t.dep[k] == "det" and t.low[k] in ("the", "this") for k in t.kids[i])

    def _is_undergone(self, i: int, carrier: int) -> bool:
        """Whether the subject of the verb at ``carrier`` undergoes the event: "drew fire", "came under attack"."""
        t = self._t
        first = t.first_conjunct(i)
        if t.dep[first] == "dobj":
            return t.lemma[carrier] in _UNDERGO
        return t.low[t.head[first]] == "under" and t.lemma[carrier] in _UNDER

    def _bearer(self, i: int, bearers: list[int]) -> Predicate:
        inner, t = self._finder.noun(i), self._t
        of = [*inner.agents, *inner.slot("of")] or [
            k
            for k in t.kids[i]
            if (t.ent[k] in _PARTIES and t.dep[k] in ("compound", "nmod"))
            or (t.ent[k] == "NORP" and t.lemma[i] == "ally")
        ]  # "a NATO ally", "a Putin critic"
        roles = Roles(agents=bearers, obliques={**inner.obliques, "of": of})
        said = self._t.head[i] if self._t.dep[i] == "attr" else i
        return self._predicate(i, "bearer", roles, self._factuality.of(said))

    def _adjective(self, i: int, word: str) -> Predicate:
        verb, agents = self._holder(i)
        roles = Roles(agents=agents, obliques=self._finder.verb(i).obliques)
        return self._predicate(i, "adjective", roles, self._factuality.of(verb), word=word)

    def _leaning(self, i: int) -> Roles | None:
        """Who is for or against whom by a prefix: "[pro]-Russian separatists", "the [anti]-Taliban alliance"."""
        t = self._t
        if i + 2 >= len(t.low) or t.low[i + 1] != "-" or t.start[i + 2] != t.end[i] + 1:
            return None
        head = t.head[i + 2] if t.dep[i + 2] in ("amod", "compound", "nmod") else t.head[i]
        if head <= i + 2 or t.pos[head] not in ("NOUN", "PROPN"):
            return None
        return Roles(agents=[head], obliques={"for": [i + 2]})

    def _is_felt(self, i: int) -> bool:
        """Whether the participle at ``i`` is an adjective in use: "was outraged by B", "is committed to B"."""
        t = self._t
        slots = {slot for frame in self._lexicon.adjectives[t.low[i]] for slot in frame.slots}
        return t.tag[i] in ("VBN", "VBG") and any(
            t.dep[k] in ("prep", "agent") and t.low[k] in slots for k in t.kids[i]
        )

    def _felt(self, i: int) -> Predicate:
        inner = self._finder.verb(i)
        passive = self._finder.is_passive(i)
        obliques = {**inner.obliques, "by": inner.agents} if passive else inner.obliques
        roles = Roles(agents=inner.patients if passive else inner.agents, obliques=obliques)
        return self._predicate(i, "adjective", roles, self._factuality.of(i), word=self._t.low[i])

    def _willing(self, i: int) -> Predicate:
        """An adjective that governs an act: "is willing to release B"."""
        verb, agents = self._holder(i)
        roles = Roles(agents=agents, complements=self._finder.verb(i).complements)
        return self._predicate(i, "verb", roles, self._factuality.of(verb))

    def _holder(self, i: int) -> tuple[int, list[int]]:
        """The copula of the adjective at ``i`` (or itself), and who is said to be so."""
        t = self._t
        verb = t.head[i] if t.dep[i] in ("acomp", "oprd") else i
        holder = self._finder.verb(verb)
        return verb, [t.head[i]] if t.dep[i] == "amod" else holder.agents or holder.patients

    def _predicate(
        self, i: int, kind: Kind, roles: Roles, factuality: tuple[Polarity, Modality], *, word: str = "",
        first: int = -1, passive: bool = False, carried: Roles | None = None, setting: Roles | None = None,
        setting_verb: str = "", modifiers: tuple[int, ...] = (), undergone: tuple[int, ...] = (), carrier: int = -1,
    ) -> Predicate:  # fmt: skip
        t = self._t
        told = self._finder.told(i)  # "A fled, police said, taking B": police say both
        reported, source = self._sources.of(t.start[told if told >= 0 else i], i, carrier)
        return Predicate(
            i, word or t.lemma[i], kind, roles, (t.start[first if first >= 0 else i], t.end[i]), *factuality,
            reported, source, passive, carried, modifiers, setting, setting_verb,
            factuality[1] != "planned" or self._is_intended(i), self._is_obliged(i), undergone, carrier,
        )  # fmt: skip

    def _is_intended(self, i: int) -> bool:
        """Whether nobody asks, orders or lets the doer of the act at ``i`` do it."""
        t = self._t
        for _ in range(_MAX_CLIMB):
            above = t.head[i]
            if above == i or t.dep[i] not in _BELOW:
                return True
            if t.pos[above] in VERBAL and t.lemma[above] in self._lexicon.object_control:
                return False
            if t.pos[above] == "NOUN" and t.lemma[above] in self._lexicon.requests:
                return False
            i = above
        return True

    def _is_shared(self, i: int) -> bool:
        """Whether the verb at ``i`` is said to be done jointly or together."""
        t = self._t
        return any(t.low[k] in ("jointly", "together") and t.dep[k] == "advmod" for k in t.kids[i])

    def _is_obliged(self, i: int) -> bool:
        """Whether the clause says that its subject has to: must, should, ought to, has to, needs to."""
        t = self._t
        if t.pos[i] not in VERBAL:
            return False
        if any(t.dep[k] == "aux" and t.low[k] in _MUST for k in t.kids[i]):
            subject = t.kid(i, "nsubj", "nsubjpass")  # "[should] X refuse" is a condition
            return not any(t.low[k] == "should" and k < subject for k in t.kids[i] if t.dep[k] == "aux")
        above = t.head[i]
        has = t.dep[i] == "xcomp" and t.lemma[above] in _HAVE_TO and t.tag[above] != "VBN"
        if t.kid(i, "dobj") >= 0 and t.low[t.kid(i, "dobj")] == "what":
            return False  # "what he has to say"
        return has and t.kid(above, "dobj") < 0  # "has to go", not "has much to lose"
