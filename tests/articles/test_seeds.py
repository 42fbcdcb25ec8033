"""Our own articles: nothing that carries a fact is left out, nothing of the page is read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.articles import near_duplicates, read_inputs
from kg.model import Article

ROOT = Path(__file__).parents[2]
GOLD = sorted(
    path for path in (ROOT / "tests/gold").glob("*.jsonl") if (ROOT / f"seeds/{path.stem}.txt").exists()
)
MENTIONS = sorted((ROOT / "tests/gold/mentions").glob("*.jsonl"))


def article(name: str) -> Article:
    (found,) = read_inputs([ROOT / f"seeds/{name}.txt"])
    assert isinstance(found, Article), found
    return found


def lost(found: Article, start: int, end: int) -> str:
    """What of the words from ``start`` to ``end`` is in no block; signs and spaces do not count."""
    read = bytearray(len(found.text))
    for block in found.blocks:
        for a, b in block.spans:
            read[a:b] = b"\x01" * (b - a)
    return "".join(
        char for i, char in enumerate(found.text[start:end], start) if char.isalnum() and not read[i]
    )


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_sentences_with_facts_are_read(path: Path) -> None:
    found = article(path.stem)
    for line in path.read_text(encoding="utf-8").splitlines():
        for start, end in json.loads(line)["evidence"]:
            if start < found.blocks[0].spans[0][0]:
                continue  # a sentence marked from the file's first character on, front matter included
            missing = lost(found, start, end)
            assert len(missing) <= 40, (start, end, missing)  # a dateline before the sentence may be left out
            assert not missing or lost(found, start, end - 1).startswith(missing[:5])
            assert not lost(found, start + len(missing) + 12, end)


@pytest.mark.parametrize("path", MENTIONS, ids=lambda path: path.stem)
def test_mentions_are_read(path: Path) -> None:
    record = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    found = article(record["id"])
    spans = [span for chain in record["chains"] for span in chain]
    # The front matter and the dateline hold names as well.
    body = found.blocks[0].spans[0][0]
    missing = [found.text[a:b] for a, b in spans if a >= body and lost(found, a, b)]
    assert len(missing) <= 1, missing


def test_metadata_and_furniture() -> None:
    page = re.compile(
        r"(?i)sign in|subscribe|copyright|©|advertis|newsletter|read more|contributed report|all rights|your email"
    )
    articles = [item for item in read_inputs([ROOT / "seeds"]) if isinstance(item, Article)]
    assert len(articles) >= 12
    for found in articles:
        assert found.title
        assert found.published
        assert found.publisher
        text = "\n".join(found.text[a:b] for block in found.blocks for a, b in block.spans)
        assert not page.search(text), page.search(text)
    pairs = [(item.id, "\n".join(item.text[a:b] for k in item.blocks for a, b in k.spans)) for item in articles]
    copies = {Path(copy).stem: Path(first).stem for copy, first in near_duplicates(pairs).items()}
    assert copies == {"un-vote": "un-vote-syndicated"}  # "-" sorts before "."
