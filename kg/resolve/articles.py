"""The graph's records of articles, and which of them are syndicated copies of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from kg.model import Article, ArticleRecord
from kg.resolve.identity import digest

#: Shorter sentences ("He declined to comment.") are shared by articles that have nothing else in common.
_TELLING: Final = 40


class SharedSentences:
    """Articles that share a sentence with another: the only ones that can be copies of each other.

    Two copies have most sentences in common, so that looking for one equal sentence with a statement in it
    finds the candidates at a hundredth of the cost of comparing whole texts.
    """

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self.articles: set[int] = set()

    def add(self, article: int, sentence: str) -> None:
        """Note a sentence of an article (by number)."""
        if len(sentence) >= _TELLING:
            first = self._first.setdefault(hash(" ".join(sentence.split())), article)
            if first != article:
                self.articles.update((first, article))


def copied_articles(
    articles: Sequence[Article], candidates: set[int], duplicates: Mapping[str, str] | None
) -> dict[int, int]:
    """For a copy (position in ``articles``) the article it copies.

    ``duplicates`` are known copies by article id; None finds them among ``candidates`` (positions).
    """
    if duplicates is None:
        if len(candidates) < 2:
            return {}
        from kg.articles import near_duplicates  # datasketch loads slowly and is seldom needed

        found = near_duplicates(
            (_order(articles[i], i), _running_text(articles[i])) for i in sorted(candidates)
        )
        return {_number(copy): _number(original) for copy, original in sorted(found.items())}
    position = {article.id: i for i, article in enumerate(articles)}
    return {
        position[copy]: position[original]
        for copy, original in sorted(duplicates.items())
        if copy in position and original in position and copy != original
    }


def _order(article: Article, number: int) -> str:
    """Sorts the likely original first: the earliest, then the shortest and first id; ends in the number."""
    return f"{article.published or '9999-99-99'} {len(article.id):09} {article.id} {number}"


def _number(order: str) -> int:
    return int(order.rpartition(" ")[2])


def _running_text(article: Article) -> str:
    """The text without menus, bylines and credits, in which copies differ."""
    return "\n".join(" ".join(article.text[a:b] for a, b in block.spans) for block in article.blocks)


def record_ids(articles: Sequence[Article]) -> list[str]:
    """Ids of the records: from the hash of the text, and of the path where two articles share the text."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for i, article in enumerate(articles):
        groups[f"article-{article.sha256[:12]}"].append(i)
    ids = [""] * len(articles)
    for name, members in groups.items():
        for nth, i in enumerate(sorted(members, key=lambda i: (articles[i].id, i))):
            ids[i] = name if nth == 0 else f"{name}-{digest(articles[i].id, size=3)}"
    return ids


def article_records(
    articles: Sequence[Article], ids: Sequence[str], copies: Mapping[int, int]
) -> list[ArticleRecord]:
    """One record for every article, in the order of ``articles``."""
    return [
        ArticleRecord(
            id=ids[i],
            path=article.id,
            sha256=article.sha256,
            title=article.title,
            published=article.published,
            url=article.url,
            publisher=article.publisher,
            duplicate_of=ids[copies[i]] if i in copies else None,
        )
        for i, article in enumerate(articles)
    ]
