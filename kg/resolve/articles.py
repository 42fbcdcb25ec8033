"""The graph's records of articles, and which of them are syndicated copies of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.model import Article, ArticleRecord
from kg.resolve.collect import article_id


def copied_articles(articles: Sequence[Article], duplicates: Mapping[str, str] | None) -> dict[int, int]:
    """For a copy (position in ``articles``) the article it copies."""
    if duplicates is None:
        return {}
    position = {article.id: i for i, article in enumerate(articles)}
    return {
        position[copy]: position[original]
        for copy, original in duplicates.items()
        if copy in position and original in position and copy != original
    }


def article_records(articles: Sequence[Article], copies: Mapping[int, int]) -> list[ArticleRecord]:
    """One record for every article, in the order of ``articles``."""
    return [
        ArticleRecord(
            id=article_id(article),
            path=article.id,
            sha256=article.sha256,
            title=article.title,
            published=article.published,
            url=article.url,
            publisher=article.publisher,
            duplicate_of=article_id(articles[copies[i]]) if i in copies else None,
        )
        for i, article in enumerate(articles)
    ]
