"""Mentions of entities and their coreference chains (stub: spaCy's names, equal strings are one chain)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Article, EntityArg, LocalEntity, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TYPES = {
    "PERSON": "Person",
    "GPE": "Country",
    "ORG": "Organization",
    "NORP": "Group",
    "LOC": "Place",
    "FAC": "Place",
}


@dataclass(frozen=True, slots=True)
class MentionIndex:
    """Mentions in text order, their entities by chain id, and look-ups from tokens.

    ``by_token`` maps a token index to the index of the smallest mention that covers it.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[LocalEntity, ...]
    by_token: dict[int, int]

    def arguments(self, head: Token) -> tuple[EntityArg, ...]:
        """Entities that the noun phrase headed by ``head`` stands for.

        Empty when it stands for none (then it can only be a topic); more than one for pair phrases such as
        "the two leaders". Does not expand coordination: the caller asks once per conjunct.
        """
        i = self.by_token.get(head.i)
        if i is None:
            return ()
        m = self.mentions[i]
        return (EntityArg(m.entity, m.type, m.text, m.start, m.end, m.chain, m.qid),)

    def within(self, start: int, end: int) -> tuple[EntityArg, ...]:
        """Entities of the named mentions that lie inside the code point span, in text order."""
        return tuple(
            EntityArg(m.entity, m.type, m.text, m.start, m.end, m.chain, m.qid)
            for m in self.mentions
            if m.kind == "name" and start <= m.start and m.end <= end
        )


def find_mentions(article: Article, doc: Doc) -> MentionIndex:
    """Find the mentions of ``doc`` and resolve coreference inside the article."""
    mentions: list[Mention] = []
    entities: dict[str, LocalEntity] = {}
    by_token: dict[int, int] = {}
    for ent in doc.ents:
        if ent.label_ not in _TYPES:
            continue
        kind = _TYPES[ent.label_]
        local = entities.setdefault(ent.text, LocalEntity(len(entities), ent.text, kind, forms=(ent.text,)))  # type: ignore[arg-type]
        for token in ent:
            by_token[token.i] = len(mentions)
        text = article.text[ent.start_char : ent.end_char]
        mentions.append(
            Mention(ent.start_char, ent.end_char, text, "name", local.type, local.name, local.chain)
        )
    return MentionIndex(tuple(mentions), tuple(entities.values()), by_token)
