"""The cache of readings: exact round trip, keys, and what a collection keeps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.articles import article_from_text
from kg.cache import Cache, reading_key
from kg.errors import GraphError
from kg.model import (
    ArticleFacts,
    Cue,
    EntityArg,
    LocalEntity,
    Mention,
    RoleArg,
    Statement,
    TopicArg,
    UtteranceArg,
)

if TYPE_CHECKING:
    from pathlib import Path


def facts(name: str, text: str) -> ArticleFacts:
    who = EntityArg("Ana Lima", "Person", "Ms. Lima", 0, 8, 0)
    topic = TopicArg("a <b>deal</b>\u2028", 3, 9, (who,))
    cue = Cue("said", 9, 13)
    objects = (
        who,
        topic,
        UtteranceArg("no", ((14, 16),), "mixed", (who,)),
        RoleArg("minister", "m", 1, 2, who, True),
    )
    statements = tuple(
        Statement("say", "said", None, who, o, cue, (0, 20), topic=topic, source=who) for o in objects
    )
    article = article_from_text(name, text, title="T", published="2024-02-29")
    mention = Mention(0, 8, "Ms. Lima", "name", "Person", "Ana Lima", 0)
    return ArticleFacts(
        article, (LocalEntity(0, "Ana Lima", "Person", gender="female"),), (mention,), statements
    )


def test_readings_come_back_equal_and_sorted_by_article(tmp_path: Path) -> None:
    with Cache(tmp_path / "kg.db") as cache:
        one, two = facts("b.txt", "Text one."), facts("a.txt", "Text two. \U0001f600")
        for item in (one, two):
            cache.put(reading_key(item.article, "f"), item)
        cache.collect({item.article.id: reading_key(item.article, "f") for item in (one, two)})
        assert list(cache.facts()) == [two, one]


def test_a_file_that_moved_is_known_and_takes_its_new_name(tmp_path: Path) -> None:
    with Cache(tmp_path / "kg.db") as cache:
        item = facts("old.txt", "Text.")
        key = reading_key(item.article, "f")
        cache.put(key, item)
        assert reading_key(replace(item.article, id="new.txt"), "f") == key
        cache.collect({"new.txt": key})
        assert [f.article.id for f in cache.facts()] == ["new.txt"]


def test_text_metadata_and_pipeline_all_change_the_key() -> None:
    article = facts("a.txt", "Text.").article
    keys = {
        reading_key(article, "f"),
        reading_key(article, "g"),
        reading_key(replace(article, published="2024-03-01"), "f"),
        reading_key(replace(article, blocks=()), "f"),
    }
    assert len(keys) == 4


def test_what_no_article_uses_is_dropped(tmp_path: Path) -> None:
    with Cache(tmp_path / "kg.db") as cache:
        one, two = facts("a.txt", "One."), facts("b.txt", "Two.")
        keys = {item.article.id: reading_key(item.article, "f") for item in (one, two)}
        for item in (one, two):
            cache.put(keys[item.article.id], item)
        cache.collect(keys)
        assert cache.remove(["b.txt", "never.txt"]) == ["b.txt"]
        assert cache.known(keys.values()) == {keys["a.txt"]}
        cache.put(keys["b.txt"], two)
        cache.collect({"b.txt": keys["b.txt"]}, keep=True)
        assert cache.articles() == ["a.txt", "b.txt"]


def test_a_file_that_is_no_cache_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "kg.db").write_text("this is not a database, it is a note to myself " * 50)
    with pytest.raises(GraphError, match="build again"):
        Cache(tmp_path / "kg.db")
