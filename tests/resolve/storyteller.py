"""Makes the facts of small articles by hand, with text and offsets that fit."""

from __future__ import annotations

import hashlib
from typing import Any

from kg.model import (
    Article,
    ArticleFacts,
    Block,
    Cue,
    Entity,
    EntityArg,
    Graph,
    LocalEntity,
    Mention,
    RoleArg,
    Statement,
    TopicArg,
    UtteranceArg,
)
from kg.resolve import resolve
from kg.vocabulary import RELATIONS


class Story:
    """One article, written sentence by sentence."""

    def __init__(self, id: str = "a.txt", **meta: Any) -> None:
        self.id, self.meta = id, meta
        self.text = ""
        self.entities: list[LocalEntity] = []
        self.mentions: list[Mention] = []
        self.statements: list[Statement] = []

    def who(self, name: str, type: str = "Person", **known: Any) -> LocalEntity:
        """Introduce an entity of the article."""
        entity = LocalEntity(len(self.entities), name, type, forms=(name,), **known)  # type: ignore[arg-type]
        self.entities.append(entity)
        return entity

    def put(self, text: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += text
        return start, len(self.text)

    def arg(self, who: LocalEntity | str) -> EntityArg:
        """Write the name of an entity, or the phrase for a group without a name."""
        if isinstance(who, str):
            start, end = self.put(who)
            return EntityArg(who, "Group", who, start, end, -1, via="nominal")
        start, end = self.put(who.name)
        self.mentions.append(Mention(start, end, who.name, "name", who.type, who.name, who.chain, who.qid))
        return EntityArg(who.name, who.type, who.name, start, end, who.chain, who.qid)

    def tell(
        self,
        subject: LocalEntity | str,
        relation: str,
        object: Any,
        *,
        cue: Cue | None = None,
        place: LocalEntity | None = None,
        source: LocalEntity | None = None,
        via: LocalEntity | None = None,
        topic: str | None = None,
        about: tuple[LocalEntity, ...] = (),
        former: bool = False,
        confidence: float = 0.8,
        **more: Any,
    ) -> Story:
        """Write a sentence with one statement. Speech, roles and topics are given as strings."""
        begin = len(self.text)
        by = {name: self.arg(who) for name, who in (("source", source), ("via", via)) if who and self.put(" ")}
        who = self.arg(subject)
        self.put(" ")
        cue = cue or Cue(relation, *self.put(relation))
        self.put(" ")
        target: Any
        if isinstance(object, LocalEntity) or relation not in {"said", "thinks", "holdsRole", "opposes"}:
            target = self.arg(object)
        else:
            span = self.put(object)
            if relation == "holdsRole":
                org = self.arg(about[0]) if about and self.put(" of ") else None
                target = RoleArg(object, object, *span, org, former)
            elif relation == "opposes":
                target = TopicArg(object, *span, tuple(self.arg(one) for one in about if self.put(" ")))
            else:
                target = UtteranceArg(object, (span,), "indirect")
        extra: dict[str, Any] = {}
        if place:
            self.put(" in ")
            extra["place"] = self.arg(place)
        if topic:
            self.put(" to ")
            extra["topic"] = TopicArg(topic, *self.put(topic))
        self.put(".")
        sentence = (begin, len(self.text))
        self.put("\n")
        info = RELATIONS[relation]
        self.statements.append(
            Statement(
                info.family, relation, info.plover, who, target, cue, sentence,
                confidence=confidence, extractor=info.family, **by, **extra, **more,
            )
        )  # fmt: skip
        return self

    def facts(self) -> ArticleFacts:
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        article = Article(
            self.id, self.text, digest, (Block("paragraph", ((0, len(self.text)),)),), **self.meta
        )
        return ArticleFacts(article, tuple(self.entities), tuple(self.mentions), tuple(self.statements))


def graph_of(*stories: Story, **options: Any) -> Graph:
    """The graph of some stories."""
    return resolve([story.facts() for story in stories], **options)


def portraits(*people: tuple[str, dict[str, Any]], type: str = "Person", **options: Any) -> Graph:
    """The graph of one article for each name, in which that name praises its own thing."""
    stories = []
    for number, (name, known) in enumerate(people):
        story = Story(f"{number}.txt")
        who = story.who(name, **{"type": type, **known})
        story.tell(who, "opposes", f"plan number {number}")
        stories.append(story)
    return graph_of(*stories, **options)


def labelled(graph: Graph, *types: str) -> dict[str, Entity]:
    """Entities by id, of some types."""
    return {entity.id: entity for entity in graph.entities if not types or entity.type in types}
