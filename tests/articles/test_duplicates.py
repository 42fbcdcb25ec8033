# ruff: noqa: E501  (pages and tables read best unbroken)
"""Copies of one story are found; other stories on the same matter are not."""

from __future__ import annotations

from kg.articles import near_duplicates

WIRE = (
    "The foreign ministers of Armenia and Azerbaijan met in Washington on Monday for a second round of talks. "
    "They agreed to meet again in May, the State Department said. Secretary of State Antony Blinken praised both sides "
    "for what he called tangible progress towards a durable and dignified peace. Baku closed the road to Karabakh in April. "
    "Yerevan has called on Russia, whose soldiers patrol the area, to open it again. Moscow said it was in touch with both. "
)
OTHER = (
    "Armenia's foreign minister flew to Washington this week, where he sat down with his colleague from Azerbaijan. "
    "American diplomats spoke of progress, but gave no details. The road to Karabakh has been closed for weeks, and Russia "
    "has done little about it, officials in Yerevan complain. Another meeting is planned in May, the two countries said."
)


def test_copies_are_found_and_others_are_not() -> None:
    articles = [
        ("c", "Talks on Karabakh. " + WIRE),
        ("a", WIRE),
        ("b", WIRE.upper() + " (Copyright: the agency)"),
        ("d", OTHER),
        ("e", WIRE[: len(WIRE) // 2]),
        ("f", ""),
    ]
    assert near_duplicates(articles) == {"b": "a", "c": "a"}
    assert near_duplicates(reversed(articles)) == {"b": "a", "c": "a"}


def test_many_articles_take_little_time() -> None:
    stories = [
        (f"{n:04}", WIRE.replace("Monday", f"day {n}") + f" It was story {n} of the day." * 8)
        for n in range(300)
    ]
    copies = near_duplicates([*stories, ("x", stories[7][1] + " The end.")])
    assert copies["x"] in {"0007", "0000"}


def test_short_texts_and_no_texts() -> None:
    assert near_duplicates([]) == {}
    assert near_duplicates([("a", "Yes."), ("b", "yes"), ("c", "No."), ("d", "")]) == {"b": "a"}
