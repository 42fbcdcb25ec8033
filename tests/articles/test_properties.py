# ruff: noqa: E501  (pages and tables read best unbroken)
"""Whatever the text: spans lie in it, in order, apart, on visible characters, and are found in bounded time."""

from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import article_from_text, near_duplicates

_PIECES = st.sampled_from(
    [
        "By ", "Ana", " and ", "Reuters", "/", "|", ">", " > ", "(AP) — ", "PARIS", ", ", ".", "!", "\n", "\n\n", "\r\n", "[1]",
        "Photo: ", "contributed to this report", "https://x.org", "Leave a Reply", "---\n", "title: x", "“", "”", "said", " the ",
        "\u2028", "\ufeff", "\u00a0", "2022", "Oct. 6, 2022", "12:30", "Home", "News", "© 2022", "😀", "é", "#", "- ", "* ",
    ]
)  # fmt: skip


def _check(text: str) -> None:
    article = article_from_text("a", text)
    assert article.text == text
    assert article.sha256 == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    position = 0
    for block in article.blocks:
        assert block.spans
        for start, end in sorted(block.spans):
            assert 0 <= start < end <= len(text)
            assert not text[start].isspace()
            assert not text[end - 1].isspace()
    for start, end in (span for block in article.blocks for span in block.spans):
        assert start >= position, "spans overlap or are out of order"
        position = end


@given(st.lists(_PIECES, max_size=60).map("".join))
@settings(max_examples=300, deadline=2000)
def test_any_mixture_of_page_parts(text: str) -> None:
    _check(text)


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=2000)
def test_any_text(text: str) -> None:
    _check(text)


_REPEATS = (
    "A ", "By A", "A, ", "A and ", "a/", "a | ", "a > ", "aa >", "X contributed to this report ", "contributed ", "(AP) ", "PARIS - ",
    "[", "[1]", ". ", "“", " ", "12:30 ", "Jan 1 ", "#a ", "a.", "A.", "-", "Photo: ", "Photo ", "reporting by ", "list 1 of ", "©", "\t",
    "https://", "a@b.", "Home > ", "By A and A, ", "—", "A/Reuters ", "Reuters/", "\n-", "\n\n", "a\n", "word\nWord\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", _REPEATS)
@pytest.mark.parametrize("end", ["", "!", "x", "\n", ")"])
def test_no_line_takes_long(piece: str, end: str) -> None:
    began = time.process_time()
    for length in (300, 319):
        _check((piece * length)[:length] + end)
        _check("Talks began.\n" + (piece * length)[:length] + end + "\nThey ended.")
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "piece", ["a", "word ", "Word. ", " ", "[", "\n", "a\n", "By A\n", "x\n\n", "[1]", "\u2028", "He said\n"]
)
def test_long_texts_of_anything_take_seconds(piece: str) -> None:
    length = 100_000 if "\n" in piece else 1_000_000
    began = time.process_time()
    article_from_text("a", (piece * length)[:length])
    assert time.process_time() - began < 4


@given(st.lists(st.text("ab \n", max_size=40), max_size=8))
@settings(max_examples=60, deadline=None)
def test_near_duplicates_do_not_depend_on_order(texts: list[str]) -> None:
    pairs = [(f"{i}", text) for i, text in enumerate(texts)]
    found = near_duplicates(pairs)
    assert found == near_duplicates(reversed(pairs))
    assert all(original < copy and original not in found for copy, original in found.items())
