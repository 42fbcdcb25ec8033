"""``kg.db``: what was read in each article, and which articles make up the graph.

SQLite in WAL mode: every finished article is on disk before the next batch, so an interrupted build loses
none, and reading stays possible while a build writes.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kg.codec import facts_from_json, facts_to_json
from kg.errors import GraphError
from kg.model import Article, ArticleFacts

_VERSION: Final = 1
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS reading (key TEXT PRIMARY KEY, facts BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS collection (article TEXT PRIMARY KEY, key TEXT NOT NULL REFERENCES reading(key))
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


def reading_key(article: Article, fingerprint: str) -> str:
    """Key of an article's reading: its text, blocks and metadata, and the pipeline's fingerprint.

    The article's id is not part of it: a file that only moved is not read again.
    """
    parts = [article.sha256, article.blocks, article.title, article.published, article.url, article.publisher]
    return hashlib.sha256(json.dumps([fingerprint, parts], default=_plain).encode()).hexdigest()


def _plain(value: object) -> object:
    return [getattr(value, name) for name in value.__slots__]  # type: ignore[attr-defined]


class Cache:
    """The cache file of one output folder. Use as a context manager."""

    def __init__(self, path: Path) -> None:
        """Open or make the file; raise GraphError when it is not a cache of this version."""
        self.path = path
        try:
            self._db = sqlite3.connect(path, timeout=30)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _VERSION):
                raise GraphError(f"{path}: made by another version of kg; delete it and build again")
            self._db.executescript(_SCHEMA + f"PRAGMA user_version={_VERSION};")
        except sqlite3.DatabaseError as error:
            raise GraphError(f"{path}: not a kg cache ({error}); delete it and build again") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of ``keys`` whose reading is in the cache."""
        return {key for key in keys if self._db.execute("SELECT 1 FROM reading WHERE key=?", (key,)).fetchone()}

    def put(self, key: str, facts: ArticleFacts) -> None:
        """Keep one reading; it is durable when this returns."""
        with self._db:
            data = zlib.compress(facts_to_json(facts), 1)
            self._db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?)", (key, data))

    def collect(self, members: dict[str, str], *, keep: bool = False) -> None:
        """Make ``members`` (article id -> key) the collection; with ``keep``, add them to it. Drops what no
        article uses any more.
        """
        with self._db:
            if not keep:
                self._db.execute("DELETE FROM collection")
            self._db.executemany("INSERT OR REPLACE INTO collection VALUES (?, ?)", sorted(members.items()))
            self._db.execute("DELETE FROM reading WHERE key NOT IN (SELECT key FROM collection)")

    def remove(self, articles: Iterable[str]) -> list[str]:
        """Take articles out of the collection; return the ids that were in it."""
        gone = [
            a for a in articles if self._db.execute("SELECT 1 FROM collection WHERE article=?", (a,)).fetchone()
        ]
        with self._db:
            self._db.executemany("DELETE FROM collection WHERE article=?", [(a,) for a in gone])
            self._db.execute("DELETE FROM reading WHERE key NOT IN (SELECT key FROM collection)")
        return gone

    def remember(self, settings: Mapping[str, str]) -> None:
        """Keep under which settings the graph is made, so that what changes it later uses the same."""
        with self._db:
            self._db.execute("DELETE FROM setting")
            self._db.executemany("INSERT INTO setting VALUES (?, ?)", sorted(settings.items()))

    def remembered(self) -> dict[str, str]:
        """What was remembered; empty when nothing was."""
        return dict(self._db.execute("SELECT name, value FROM setting ORDER BY name"))

    def articles(self) -> list[str]:
        """Ids of the articles in the collection, sorted."""
        return [row[0] for row in self._db.execute("SELECT article FROM collection ORDER BY article")]

    def facts(self) -> Iterator[ArticleFacts]:
        """The readings of the collection, sorted by article id."""
        rows = self._db.execute(
            "SELECT article, facts FROM collection JOIN reading USING (key) ORDER BY article"
        )  # fmt: skip
        for article, data in rows:
            facts = facts_from_json(zlib.decompress(data))
            yield (
                facts
                if facts.article.id == article
                else replace(facts, article=replace(facts.article, id=article))
            )
