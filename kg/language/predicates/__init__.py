"""Predicates with roles, from the dependency parse.

A predicate is a verb, event noun or adjective of the relation lexicon. Its roles are head tokens; what they stand
for (entities, groups without a name, topics) comes from :meth:`Predicates.entities` and :meth:`Predicates.targets`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.language.predicates.arguments import ArgumentReader
from kg.language.predicates.companions import is_joint
from kg.language.predicates.predicate import Predicate
from kg.language.predicates.roles import RoleFinder
from kg.language.predicates.scan import Scan, judging
from kg.language.predicates.slots import Roles
from kg.language.predicates.sources import SourceReader
from kg.language.predicates.tree import VERBAL, read_tree
from kg.lexicon.relations import relation_lexicon
from kg.model import Article, EntityArg, TopicArg

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.language.attribution import Attribution
    from kg.language.mentions import MentionIndex
    from kg.language.quotations import QuoteIndex

__all__ = ["Predicate", "Predicates", "Roles", "find_predicates"]


class Predicates:
    """The predicates of one article in text order, and what their roles stand for."""

    def __init__(
        self, found: tuple[Predicate, ...], finder: RoleFinder | None, arguments: ArgumentReader | None
    ) -> None:
        """Keep the parts; :func:`find_predicates` makes this."""
        self._found = found
        self._finder = finder
        self._arguments = arguments

    @property
    def lemmas(self) -> list[str]:
        """Lower-case lemmas by token index."""
        return self._finder.t.lemma if self._finder is not None else []

    def __iter__(self) -> Iterator[Predicate]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def entities(self, tokens: list[int] | tuple[int, ...]) -> list[EntityArg]:
        """Who the noun phrases at ``tokens`` are: entities, and groups of people without a name."""
        return self._arguments.entities(tokens) if self._arguments else []

    def actors(self, tokens: list[int] | tuple[int, ...]) -> list[EntityArg]:
        """Those who can act: as :meth:`entities`, and the owner where the phrase is his organ or instrument."""
        return self._arguments.actors(tokens) if self._arguments else []

    def leaders(self, tokens: list[int]) -> list[EntityArg]:
        """Who leads the delegations at ``tokens``: "met a delegation headed by X"."""
        return self._arguments.leaders(tokens) if self._arguments else []

    def instruments(self, tokens: list[int]) -> list[EntityArg]:
        """Weapons and strikes nobody is named for, as things: "three strikes destroyed a depot"."""
        return self._arguments.instruments(tokens) if self._arguments else []

    def owner(self, token: int, goods: bool = False) -> EntityArg | None:
        """Whose position, building or weapon (with ``goods``, product) the phrase is, with the whole phrase."""
        return self._arguments.owner(token, goods) if self._arguments else None

    def modifiers(self, noun: int) -> list[int]:
        """Words before the noun that may name a party."""
        return self._finder.modifiers(noun) if self._finder is not None else []

    def targets(self, tokens: list[int] | tuple[int, ...]) -> list[EntityArg | TopicArg]:
        """What the noun phrases at ``tokens`` are: entities where they are some, else topics."""
        return self._arguments.targets(tokens) if self._arguments else []

    def topics(self, tokens: list[int] | tuple[int, ...]) -> list[TopicArg]:
        """The noun phrases at ``tokens`` as topics, whoever they name."""
        found = [self._arguments.topic(token) for token in tokens] if self._arguments else []
        return [topic for topic in found if topic is not None]

    def is_reciprocal(self, tokens: list[int]) -> bool:
        """Whether the parties do it to each other."""
        return self._finder is not None and any(self._finder.is_reciprocal(token) for token in tokens)

    def earlier(self, verb: int) -> list[int]:
        """The verbs that ``verb`` is coordinated to with the same subject, the nearest first; then that of its purpose.

        "Called X to condemn the raid and to [offer] support": condemn, call.
        """
        if self._finder is None:
            return []
        t, found = self._finder.t, []
        while t.dep[verb] == "conj" and t.head[verb] != verb and t.kid(verb, "nsubj", "nsubjpass") < 0:
            verb = t.head[verb]
            found.append(verb)
        if t.dep[verb] in ("advcl", "xcomp") and t.tag[verb] == "VB" and t.head[verb] != verb:
            found.append(t.head[verb])
        return found

    def modified(self, clause: int) -> int:
        """What the participle clause at ``clause`` tells of, a noun or another act; -1 where it is no such clause."""
        if self._finder is None:
            return -1
        t = self._finder.t
        return t.head[clause] if t.dep[clause] in ("acl", "advcl") and t.tag[clause] in ("VBG", "VBN") else -1

    def under(self, token: int, preposition: str) -> Iterator[list[int]]:
        """What stands under ``preposition`` after ``token`` within the clause of its verb, however deep."""
        if self._finder is None:
            return
        t, verb = self._finder.t, token
        while t.pos[verb] not in VERBAL and t.head[verb] != verb:
            verb = t.head[verb]
        stack = [verb]
        while stack:
            here = stack.pop()
            if t.low[here] == preposition and here > token and (inner := t.kid(here, "pobj")) >= 0:
                yield self._finder.nominals(inner)
            stack.extend(k for k in t.kids[here] if t.dep[k] not in ("conj", "ccomp", "parataxis", "relcl"))

    def is_plural(self, token: int) -> bool:
        """Whether the noun at ``token`` is a plural."""
        return self._finder is not None and self._finder.t.tag[token] in ("NNS", "NNPS")

    def is_joint(self, token: int) -> bool:
        """Whether what ``token`` tells is called a joint act: "joint strikes", "jointly condemned"."""
        return self._finder is not None and is_joint(self._finder.t, token)

    def attached(self, noun: int) -> tuple[str, int]:
        """The preposition before ``noun`` and the word that its phrase belongs to; ("", -1) without one."""
        return self._finder.attached(noun) if self._finder is not None else ("", -1)

    def noun(self, token: int) -> Roles | None:
        """Roles inside the noun phrase at ``token``."""
        return self._finder.noun(token) if self._finder is not None else None

    def beyond(self, token: int, doers: bool = False, content: bool = True, party: bool = False) -> list[int]:
        """Parties of the act that a clause tells of the noun at ``token``: "sanctions imposed on X".

        With ``doers`` those who do it: "the threats made by X", and with ``content`` also "claims that X did it". Of
        a ``party`` nothing that it does itself ("gangs that control X").
        """
        return self._finder.beyond(token, doers, content, party) if self._finder is not None else []

    def summed_up(self, token: int) -> list[int]:
        """Who did what the noun at ``token`` sums up after a comma: "A expelled envoys, [a step] that B condemned"."""
        return self._finder.summed_up(token) if self._finder is not None else []

    def holder(self, token: int) -> list[int]:
        """Whose plan, demand or decision the noun at ``token`` is."""
        return self._finder.holder(token) if self._finder is not None else []

    def is_infinite(self, token: int) -> bool:
        """Whether the clause at ``token`` is an infinitive, gerund or subjunctive: an act, not a claim."""
        if self._finder is None:
            return False
        t = self._finder.t
        finite = ("MD", "VBD", "VBP", "VBZ")
        if t.tag[token] not in ("VB", "VBG"):
            return False
        first = token
        while t.dep[first] == "conj" and t.tag[t.head[first]] == "VB" and t.kid(first, "aux", "mark") < 0:
            if t.head[first] == first:
                break
            first = t.head[first]  # "would neither sign nor [trust]"
        return not any(t.tag[k] in finite and t.dep[k] in ("aux", "auxpass") for k in t.kids[first])

    def governed(self, token: int) -> Roles | None:
        """Roles of the clause whose verb is at ``token``; None when there is no verb there.

        A word with a subject of its own is a verb, whatever the tagger made of it.
        """
        if self._finder is None:
            return None
        t = self._finder.t
        if t.pos[token] not in VERBAL and (t.dep[token] not in ("ccomp", "acl") or t.kid(token, "nsubj") < 0):
            return None
        return self._finder.verb(token)


def find_predicates(
    article: Article,
    doc: Doc,
    mentions: MentionIndex,
    attributions: tuple[Attribution, ...],
    quotes: QuoteIndex,
) -> Predicates:
    """Find the predicates of ``doc`` that the lexicon knows."""
    if not len(doc):
        return Predicates((), None, None)
    tree = read_tree(doc)
    finder = RoleFinder(tree, relation_lexicon().object_control, judging())
    sources = SourceReader(attributions, quotes, tree)
    arguments = ArgumentReader(article, doc, tree, finder, mentions, sources)
    return Predicates(tuple(Scan(tree, finder, sources).all()), finder, arguments)
