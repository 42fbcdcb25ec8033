"""What reading costs beside spaCy's own pipeline on the same articles in the same run.

    python bench/reading.py [FOLDER] [--paragraphs 200] [--repeat 3] [--profile]

The text is that of ``seeds/`` (or FOLDER) and paragraphs put together from its sentences in a seeded random
order. Each round times parsing, then every added component; the table gives CPU seconds of the fastest round
of each, and its share of spaCy's. spaCy is timed alone on the same blocks of text; "parse" is our use of it.
"""

from __future__ import annotations

import argparse
import cProfile
import hashlib
import pstats
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kg.articles import read_inputs
from kg.extract import extract
from kg.language import Reading, load_model
from kg.language.attribution import find_attributions
from kg.language.mentions import find_mentions
from kg.language.parsing import parse
from kg.language.predicates import find_predicates
from kg.language.quotations import find_quotes
from kg.language.timex import find_times
from kg.model import Article, Block

SEEDS = Path(__file__).parent.parent / "seeds"
PER_ARTICLE = 10  # paragraphs in an article put together
T = TypeVar("T")


def put_together(articles: list[Article], paragraphs: int) -> list[Article]:
    """Articles of paragraphs of other articles, shuffled: same words, other neighbours."""
    pool = [
        " ".join(article.text[start:end] for start, end in block.spans)
        for article in articles
        for block in article.blocks
        if block.kind == "paragraph"
    ]
    rng = random.Random("reading")
    made = []
    for number in range(0, paragraphs, PER_ARTICLE):
        chosen = [rng.choice(pool) for _ in range(min(PER_ARTICLE, paragraphs - number))]
        spans, at = [], 0
        for text in chosen:
            spans.append((at, at + len(text)))
            at += len(text) + 2
        text = "\n\n".join(chosen)
        blocks = tuple(Block("paragraph", (span,)) for span in spans)
        digest = hashlib.sha256(text.encode()).hexdigest()
        made.append(Article(f"made-{number}", text, digest, blocks, None, "2023-05-10"))
    return made


def rounds(articles: list[Article], repeat: int) -> tuple[dict[str, float], int]:
    """CPU seconds of the fastest round of each component, and tokens read."""
    nlp = load_model()
    texts = [
        " ".join(article.text[start:end] for start, end in block.spans)
        for article in articles
        for block in article.blocks
    ]
    best: dict[str, float] = {}
    seconds: dict[str, float] = {}

    def timed(name: str, call: Callable[[], T]) -> T:
        start = time.process_time()
        result = call()
        seconds[name] = seconds.get(name, 0.0) + time.process_time() - start
        return result

    tokens = 0
    for _ in range(repeat + 1):
        seconds.clear()
        timed("spaCy", lambda: [None for _ in nlp.pipe(texts, batch_size=64)])
        parsed = timed("parse", lambda: list(parse(nlp, articles)))
        tokens = sum(len(doc) for _, doc in parsed)
        for article, doc in parsed:
            read_one(article, doc, timed)
        if best:
            best = {name: min(value, seconds[name]) for name, value in best.items()}
        else:
            best = {name: float("inf") for name in seconds}  # the first round only warms the caches
    return best, tokens


def read_one(article: Article, doc: object, timed: Callable[..., T]) -> None:
    """:func:`kg.language.read` and the extractors, each component timed."""
    quotes = timed("quotations", lambda: find_quotes(article, doc))
    mentions = timed("mentions", lambda: find_mentions(article, doc))
    times = timed("times", lambda: find_times(article, doc))
    said = timed("attribution", lambda: find_attributions(article, doc, mentions, quotes))
    predicates = timed("predicates", lambda: find_predicates(article, doc, mentions, said, quotes))
    reading = Reading(article, doc, quotes, mentions, times, said, predicates)  # type: ignore[arg-type]
    timed("extract", lambda: extract(reading))


def profile(articles: list[Article]) -> None:
    """Where the time of the added components goes."""
    nlp = load_model()
    parsed = list(parse(nlp, articles))
    with cProfile.Profile() as found:
        for article, doc in parsed:
            read_one(article, doc, lambda name, call: call())
    pstats.Stats(found).sort_stats("tottime").print_stats(30)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", default=str(SEEDS))
    parser.add_argument("--paragraphs", type=int, default=200)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    articles = [item for item in read_inputs([options.folder]) if isinstance(item, Article)]
    articles += put_together(articles, options.paragraphs)
    if options.profile:
        profile(articles)
        return
    best, tokens = rounds(articles, options.repeat)
    added = sum(value for name, value in best.items() if name not in ("spaCy", "parse"))
    print(f"{len(articles)} articles, {tokens:,} tokens\n")
    print("| component | CPU s | µs a token | share of spaCy |\n|---|---:|---:|---:|")
    for name, value in [*best.items(), ("**all added**", added)]:
        print(f"| {name} | {value:.2f} | {value / tokens * 1e6:.1f} | {value / best['spaCy']:.1%} |")


if __name__ == "__main__":
    main()
