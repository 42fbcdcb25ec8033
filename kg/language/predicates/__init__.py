"""Predicates with roles, from the dependency parse.

A predicate is a verb, event noun or adjective of the relation lexicon. Its roles are head tokens; what they stand
for (entities, groups without a name, topics) comes from :meth:`Predicates.entities` and :meth:`Predicates.targets`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.language.factuality import FactualityReader
from kg.language.predicates.arguments import ArgumentReader
from kg.language.predicates.roles import RoleFinder, Roles
from kg.language.predicates.sources import SourceReader
from kg.language.predicates.tree import VERBAL, read_tree
from kg.lexicon.relations import relation_lexicon
from kg.model import Article, EntityArg, Span, TopicArg
from kg.vocabulary import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.language.attribution import Attribution
    from kg.language.mentions import MentionIndex
    from kg.language.quotations import QuoteIndex

__all__ = ["Predicate", "Predicates", "Roles", "find_predicates"]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate with its roles and factuality.

    ``token`` is its index in the Doc, ``cue`` its code points (with the light verb), ``carrier`` the verb an event
    noun is the object of (-1: none) and ``carried`` that verb's roles. ``modifiers`` are words before an event noun
    that may name a party, ``setting`` the roles of the verb that was done at the event ("during a visit").
    ``source`` asserts it when the article does not itself; ``reported`` is true then.
    """

    token: int
    lemma: str
    kind: Literal["verb", "noun", "adjective", "bearer"]
    roles: Roles
    cue: Span
    polarity: Polarity
    modality: Modality
    reported: bool
    source: EntityArg | None
    passive: bool = False
    carrier: int = -1
    carrier_lemma: str = ""
    carried: Roles | None = None
    modifiers: tuple[int, ...] = ()
    setting: Roles | None = None


class Predicates:
    """The predicates of one article in text order, and what their roles stand for."""

    def __init__(
        self, found: tuple[Predicate, ...], finder: RoleFinder | None, arguments: ArgumentReader | None
    ) -> None:
        """Keep the parts; :func:`find_predicates` makes this."""
        self._found = found
        self._finder = finder
        self._arguments = arguments

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

    def targets(self, tokens: list[int] | tuple[int, ...]) -> list[EntityArg | TopicArg]:
        """What the noun phrases at ``tokens`` are: entities where they are some, else topics."""
        return self._arguments.targets(tokens) if self._arguments else []

    def is_reciprocal(self, tokens: list[int]) -> bool:
        """Whether the parties do it to each other."""
        return self._finder is not None and any(self._finder.is_reciprocal(token) for token in tokens)

    def noun(self, token: int) -> Roles | None:
        """Roles inside the noun phrase at ``token``."""
        return self._finder.noun(token) if self._finder is not None else None

    def governed(self, token: int) -> Roles | None:
        """Roles of the clause whose verb is at ``token``; None when there is no verb there."""
        if self._finder is None or self._finder.t.pos[token] not in VERBAL:
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
    lexicon = relation_lexicon()
    tree = read_tree(doc)
    finder = RoleFinder(tree, lexicon.object_control)
    factuality = FactualityReader(tree, lexicon.factuality)
    sources = SourceReader(attributions, quotes)
    arguments = ArgumentReader(article, doc, tree, finder, mentions, sources)
    found: list[Predicate] = []
    for i, lemma in enumerate(tree.lemma):
        pos = tree.pos[i]
        if (pos == "VERB" or lemma == "be") and (lemma in lexicon.verbs or lemma in lexicon.governors):
            polarity, modality = factuality.of(i)
            reported, source = sources.of(tree.start[i], i)
            found.append(Predicate(
                i, lemma, "verb", finder.verb(i), (tree.start[i], tree.end[i]), polarity, modality, reported, source,
                passive=finder.is_passive(i),
            ))  # fmt: skip
        elif pos in ("NOUN", "PROPN") and lemma in lexicon.nouns:
            polarity, modality = factuality.of(i, is_noun=True)
            reported, source = sources.of(tree.start[i], i)
            setting = finder.setting(i)
            carrier = finder.light_verb(i)
            light = carrier >= 0 and (tree.lemma[carrier] in lexicon.light or tree.lemma[carrier] == "be")
            first = carrier if light and 0 < i - carrier < 8 else i
            found.append(Predicate(
                i, lemma, "noun", finder.noun(i), (tree.start[first], tree.end[i]), polarity, modality, reported, source,
                passive=carrier >= 0 and finder.is_passive(carrier), carrier=carrier if light else -1,
                carrier_lemma=tree.lemma[carrier] if carrier >= 0 else "",
                carried=finder.verb(carrier) if light else None, modifiers=tuple(finder.modifiers(i)),
                setting=finder.verb(setting) if setting >= 0 else None,
            ))  # fmt: skip
        elif pos == "NOUN" and lemma in lexicon.bearers and (bearers := finder.bearer(i)):
            polarity, modality = factuality.of(tree.head[i] if tree.dep[i] == "attr" else i)
            reported, source = sources.of(tree.start[i], i)
            inner = finder.noun(i)
            obliques = {**inner.obliques, "of": [*inner.agents, *inner.slot("of")]}
            roles = Roles(agents=bearers, obliques=obliques)
            found.append(Predicate(i, lemma, "bearer", roles, (tree.start[i], tree.end[i]), polarity, modality,
                                   reported, source))  # fmt: skip
        elif lemma in lexicon.adjectives and pos in ("ADJ", "VERB") and tree.dep[i] in (
            "acomp", "xcomp", "oprd", "conj", "ROOT", "amod", "acl", "advcl", "ccomp"
        ):  # fmt: skip
            verb = tree.head[i] if tree.dep[i] in ("acomp", "oprd") else i
            polarity, modality = factuality.of(verb)
            reported, source = sources.of(tree.start[i], i)
            holder = finder.verb(verb)
            roles = Roles(agents=holder.agents or holder.patients, obliques=finder.verb(i).obliques)
            if tree.dep[i] == "amod":
                roles.agents = [tree.head[i]]
            found.append(Predicate(i, lemma, "adjective", roles, (tree.start[i], tree.end[i]), polarity, modality,
                                   reported, source))  # fmt: skip
    return Predicates(tuple(found), finder, arguments)
