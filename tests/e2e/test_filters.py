from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.driving import scene, state

VISIBLE = "() => explorer.found().visible.length"


def option(page: Any, facet: str, name: str) -> Any:
    group = page.locator("details.facet", has=page.locator("summary", has_text=facet))
    return group.locator("label.option", has=page.locator(".name", has_text=name)).first


def tally(page: Any, facet: str, name: str) -> int:
    return int(option(page, facet, name).locator(".tally").inner_text().replace(",", ""))


def open_all(page: Any) -> None:
    page.evaluate("() => document.querySelectorAll('details.facet').forEach(d => d.open = true)")


def test_counts_tell_what_a_click_gives(page: Any) -> None:
    open_all(page)
    for facet, name in (
        ("Relation", "opposition"),
        ("How it is stated", "planned"),
        ("Affirmed", "denied"),
        ("Publisher", "Harbour Wire"),
    ):
        promised = tally(page, facet, name)
        option(page, facet, name).click()
        assert page.evaluate(VISIBLE) == promised > 0
        page.click("#clear-filters")


def test_filters_combine_and_counts_follow(page: Any) -> None:
    open_all(page)
    option(page, "Relation", "opposition").click()
    promised = tally(page, "How it is stated", "reported")
    option(page, "How it is stated", "reported").click()
    assert page.evaluate(VISIBLE) == promised
    both = page.evaluate(
        "() => explorer.found().visible.every(f => explorer.data.families[explorer.data.family[f]] === 'oppose'"
        " && explorer.data.modalities[explorer.data.facts.modality[f]] === 'reported')"
    )
    assert both
    assert {edge["status"] for edge in scene(page)["edges"]} <= {"reported", "denied"}
    page.keyboard.press("c")
    assert page.evaluate(VISIBLE) == 900


def test_a_relation_inside_its_family(page: Any) -> None:
    page.get_by_role("button", name="Relations of opposition").click()
    promised = tally(page, "Relation", "criticizes")
    option(page, "Relation", "criticizes").click()
    assert page.evaluate(VISIBLE) == promised > 0


def test_types_limit_the_names_that_are_drawn(page: Any) -> None:
    option(page, "Kind of name", "countries").click()
    assert page.evaluate(
        "() => explorer.canvas.scene().nodes.every(t => explorer.data.typeOf(t) === 'Country')"
    )
    option(page, "Kind of name", "people").click()
    kinds = page.evaluate("() => [...new Set(explorer.canvas.scene().nodes.map(explorer.data.typeOf))].sort()")
    assert kinds == ["Country", "Person"]


def test_one_article_shows_all_its_names_wherever_they_rank(page: Any) -> None:
    open_all(page)
    page.get_by_label("Find Article").fill("Talks on")
    page.locator("details.facet", has=page.locator("summary", has_text="Article")).locator(
        "label.option"
    ).first.click()
    chosen = state(page)["article"][0]
    wanted = page.evaluate(
        "(a) => explorer.data.facts.subject.filter((_, fact) => explorer.data.factArticles[fact].includes(a))",
        chosen,
    )
    assert set(wanted) <= set(scene(page)["nodes"])


def test_dates_by_slider_and_by_key(page: Any) -> None:
    slider = page.get_by_label("Earliest date")
    slider.focus()
    low = int(slider.get_attribute("min"))
    page.evaluate("(low) => explorer.set({from: low + 400})", low)
    assert page.evaluate(VISIBLE) < 900
    before = state(page)["from"]
    slider.press("ArrowRight")
    assert state(page)["from"] == before + 1
    assert page.evaluate(
        "() => explorer.found().visible.every(f => explorer.data.to[f] >= explorer.state().from)"
    )
    assert page.locator(".bars .out").count() > 0


def test_at_least_so_many_sentences(page: Any) -> None:
    open_all(page)
    page.locator("#minimum").focus()
    page.keyboard.press("ArrowRight")
    assert state(page)["min"] == 2
    assert page.evaluate("() => explorer.found().visible.every(f => explorer.data.evidence.count[f] >= 2)")
    assert page.inner_text("#minimum-words") == "2 sentences"


def test_the_address_keeps_the_view(page: Any, open_file: Any, page_file: Path) -> None:
    open_all(page)
    option(page, "Relation", "support").click()
    option(page, "Publisher", "Delta Tribune").click()
    page.evaluate("() => explorer.set({from: 18700, to: 19200, min: 1})")
    node = scene(page)["nodes"][3]
    page.evaluate("(node) => explorer.set({selected: {kind: 'node', at: node}, focus: node, hops: 2})", node)
    fragment = page.evaluate("() => location.hash")
    again = open_file(page_file, fragment)
    fields = ("focus", "hops", "selected", "family", "publisher", "from", "to")
    assert [state(again)[field] for field in fields] == [state(page)[field] for field in fields]
    assert sorted(scene(again)["nodes"]) == sorted(scene(page)["nodes"])
    assert again.inner_text("#showing") == page.inner_text("#showing")


def test_an_address_from_elsewhere_does_no_harm(open_file: Any, page_file: Path) -> None:
    page = open_file(
        page_file,
        "#family=nonsense&focus=<script>&pair=a&pair=b&from=9999-99-99&min=x&sort=constructor&step=99&view=evil",
    )
    assert state(page)["family"] == []
    assert state(page)["focus"] == -1
    assert state(page)["sort"] == "date"
    assert len(scene(page)["nodes"]) > 0


def test_nothing_left_is_said(page: Any) -> None:
    page.evaluate("() => explorer.set({min: 999})")
    assert page.inner_text("#nothing") == "Nothing passes the filters."
    page.click("#clear-chip")
    assert page.locator("#nothing").is_hidden()
