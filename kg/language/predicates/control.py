"""Who does what an infinitive or gerund without a subject tells, by the verb above it: control.

See Huddleston & Pullum 2002, chapter 14.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Set
from typing import Final

from kg.language.predicates.nouns import NounFinder
from kg.language.predicates.tree import PARTIES, Tree

# Verbs of doing something with somebody, who then does it too.
_WITH_OTHERS: Final = frozenset("ally collaborate conspire cooperate join partner side team unite work".split())
# Verbs of asking that name those asked after a preposition: "called [on X] to leave".
_ASKED: Final = {
    "appeal": ("to",), "call": ("on", "upon"), "intercede": ("with",), "plead": ("with",), "prevail": ("on", "upon"),
    "rely": ("on", "upon"),
}  # fmt: skip
_PRESSING: Final = ("on", "upon")  # "put pressure [on X] to leave"
# Verbs of causing that have a plain sense beside: "led [Chad] to leave", but "led efforts to free X".
_CAUSING: Final = frozenset("drive incite lead move spur".split())
_SENDING: Final = frozenset(("deploy", "dispatch", "send"))
_FORCES: Final = frozenset(
    "aircraft army bomber commando drone fighter force jet marine missile police ship soldier tank troop unit warplane "
    "warship".split()
)


class ControlFinder(NounFinder):
    """Controllers; its subclass :class:`~kg.language.predicates.subjects.SubjectFinder` adds the other subjects."""

    def __init__(self, tree: Tree, object_control: Set[str], judging: Set[str]) -> None:
        """``object_control``: verbs whose infinitive is done by their object ("urged X to leave").

        For ``judging`` see :class:`NounFinder`.
        """
        super().__init__(tree, judging)
        self._object_control = object_control

    @abstractmethod
    def is_passive(self, v: int) -> bool:
        """Whether ``v`` is a passive."""

    def _controlled(self, governor: int, infinitive: bool) -> list[int]:
        """The understood subject of a clause under ``governor``: control and raising."""
        t = self.t
        roles = self.verb(governor)
        if t.pos[governor] == "ADJ" and t.dep[governor] in ("acomp", "xcomp", "oprd"):
            above = self.verb(t.head[governor])
            return above.patients if self.is_passive(t.head[governor]) else above.agents
        sent = t.lemma[governor] in _SENDING and any(t.lemma[k] in _FORCES for k in roles.patients)
        if infinitive and sent and roles.agents:
            return roles.agents  # who sends troops to fight fights
        if infinitive and (asked := self._asked(governor)):
            return asked
        if infinitive and t.lemma[governor] in self._object_control:
            taken = roles.patients or roles.datives
            if taken:
                return taken
        return roles.patients if self.is_passive(governor) else roles.agents

    def _takes_infinitive(self, governor: int) -> bool:
        """Whether others than its subject do what the infinitive under ``governor`` tells."""
        lemma = self.t.lemma[governor]
        asks = lemma in _ASKED or self._presses(governor)
        return asks or lemma in self._object_control or lemma in _CAUSING

    def _presses(self, verb: int) -> bool:
        """Whether the verb has "pressure" for its object: "put pressure on X"."""
        pressure = self.t.kid(verb, "dobj", "nsubjpass")
        return pressure >= 0 and self.t.lemma[pressure] == "pressure"

    def _asked(self, governor: int) -> list[int]:
        """Who is to do what the infinitive under ``governor`` tells, beside the plain objects of such verbs."""
        t = self.t
        lemma = t.lemma[governor]
        if (asking := _PRESSING if self._presses(governor) else _ASKED.get(lemma)) is not None:
            roles = self.verb(governor)
            return next((tokens for word in asking if (tokens := roles.slot(word))), [])
        if lemma in _CAUSING:
            return [k for k in self.verb(governor).patients if t.ent[k] in PARTIES]
        return []

    def _sharers(self, governor: int, v: int) -> list[int]:
        """With whom the act at ``v`` is done: "joined [X] in condemning B", "worked with [X] to free B"."""
        t = self.t
        if t.lemma[governor] not in _WITH_OTHERS or not (t.tag[v] == "VB" or t.low[t.head[v]] == "in"):
            return []
        roles = self.verb(governor)
        others = roles.slot("with") or (roles.patients if t.lemma[governor] == "join" else [])
        return [] if self.is_passive(governor) else others

    def joined(self, v: int) -> list[int]:
        """Whom others join in the act at ``v``: "did not join [X] in condemning B"."""
        t = self.t
        if t.dep[v] != "pcomp" or t.low[t.head[v]] != "in" or t.lemma[t.head[t.head[v]]] != "join":
            return []
        return self._sharers(t.head[t.head[v]], v)
