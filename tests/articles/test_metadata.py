# ruff: noqa: E501  (pages and tables read best unbroken)
"""Title, date and publisher: what is stated first, then what the page shows; no guess."""

from __future__ import annotations

import pytest

from kg.articles import article_from_text

BODY = "Envoys meet in Astana\n\nEnvoys of Syria and Turkey met in Astana on Thursday.\n"


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2022-09-15", "2022-09-15"),
        ("2022-09-15T23:59:00+08:00", "2022-09-15"),
        ("2022-09-15 08:00", "2022-09-15"),
        ("20220915T080000Z", "2022-09-15"),
        ("September 15, 2022", "2022-09-15"),
        ("Sept. 15, 2022", "2022-09-15"),
        ("Thursday, 15 September 2022", "2022-09-15"),
        ("15th Sep 2022", "2022-09-15"),
        ("Thu, 15 Sep 2022 10:00:00 GMT", "2022-09-15"),
        ("15/09/2022", "2022-09-15"),
        ("09/15/2022", "2022-09-15"),
        ("15.09.2022", "2022-09-15"),
        ("03/04/2022", None),
        ("2022-02-30", None),
        ("September 2022", None),
        ("2022", None),
        ("yesterday", None),
        ("3 days ago", None),
        ("Thursday", None),
        ("", None),
        ("99999-99-99", None),
        ("x" * 10_000, None),
    ],
)
def test_published_is_a_full_day_or_nothing(value: str, iso: str | None) -> None:
    assert article_from_text("a", BODY, published=value).published == iso


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Thursday, October 6, 2022", "2022-10-06"),
        ("Oct. 6, 2022", "2022-10-06"),
        ("6 October 2022", "2022-10-06"),
        ("Published: October 6, 2022 at 10:15 a.m. EDT", "2022-10-06"),
        ("Updated 6:14 PM GMT+1, October 6, 2022", "2022-10-06"),
        ("October 6, 2022 | 5 min read", "2022-10-06"),
        ("Thu 6 Oct 2022 15.21 BST", "2022-10-06"),
        ("Last modified on 2022-10-06", "2022-10-06"),
        ("© 2022 The Paper", None),
        ("Copyright 2022", None),
        ("On October 6, 2022, envoys met in Geneva.", None),
        ("October 2022", None),
        ("Published 3 hours ago", None),
    ],
)
def test_date_line_near_the_top(line: str, iso: str | None) -> None:
    article = article_from_text(
        "a", f"Envoys meet in Astana\n{line}\n\nEnvoys of Syria and Turkey met there.\n"
    )
    assert article.published == iso
    assert article.title == "Envoys meet in Astana"


@pytest.mark.parametrize(
    ("dateline", "iso"),
    [
        ("LOME, 12 March 2024 - ", "2024-03-12"),
        ("LOME, Togo, March 12, 2024 (AFP) — ", "2024-03-12"),
        ("Geneva, Tuesday, 12 March 2024 – ", "2024-03-12"),
        ("LOME, March 12 (AFP) — ", None),
        ("LOME, Togo — ", None),
        ("On 12 March 2024 - a Tuesday - ", None),
    ],
)
def test_the_day_of_a_dateline(dateline: str, iso: str | None) -> None:
    body = f"{dateline}Envoys of Syria and Turkey met on Monday.\n"
    assert article_from_text("a", f"Envoys meet again by the sea\n\n{body}\nThey ate.\n").published == iso
    assert article_from_text("a", body).published == iso
    assert article_from_text("a", f"2 May 2020\n\n{body}\nThey ate.\n").published == "2020-05-02"


def test_front_matter_is_read_and_masked() -> None:
    text = (
        '---\ntitle: "Russia: what next?"\ndate: 2021-03-04\nsource: The Neva Post\nurl: https://example.org/a\ntags:\n  - a\n---\n'
        + BODY
    )
    article = article_from_text("a.md", text)
    assert article.text == text
    assert (article.title, article.published) == ("Russia: what next?", "2021-03-04")
    assert (article.publisher, article.url) == ("The Neva Post", "https://example.org/a")
    assert min(start for block in article.blocks for start, _ in block.spans) >= text.index("Envoys")


def test_what_the_caller_states_comes_first() -> None:
    text = "---\ntitle: Front\ndate: 2021-03-04\n---\n" + BODY
    article = article_from_text(
        "a", text, title="Given", published="2020-01-01", publisher="P", url="https://x.org"
    )
    assert (article.title, article.published, article.publisher, article.url) == (
        "Given",
        "2020-01-01",
        "P",
        "https://x.org",
    )


@pytest.mark.parametrize(
    "text",
    [
        "---\nThis is no key.\n---\nText here.",
        "---\nno end of it: ever\nText",
        "--- a dash ---\nText here.",
        "---\n---\nText here.",
    ],
)
def test_rules_are_not_front_matter(text: str) -> None:
    article = article_from_text("a", text)
    assert article.title != "ever"
    assert any("Text" in article.text[s:e] for b in article.blocks for s, e in b.spans)
