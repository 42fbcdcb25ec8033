from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph

from kg.model import Graph
from tests.e2e.driving import click_edge, click_node, label, scene, state


def strongest(page: Any) -> dict[str, Any]:
    """The edge with the most statements, in the focus of one end, where nothing else lies on it."""
    edge = max(scene(page)["edges"], key=lambda e: e["count"])
    page.evaluate("(a) => explorer.set({focus: a})", edge["a"])
    return edge


def test_a_click_on_a_line_shows_its_sentences(page: Any, graph: Graph, artefacts: Path) -> None:
    edge = strongest(page)
    click_edge(page, edge["pair"])
    assert state(page)["selected"]["kind"] == "pair"
    pair = state(page)["selected"]["at"]
    facts = page.evaluate("(p) => explorer.data.network.edges.facts[p]", pair)
    assert f"{len(facts)} statement" in page.inner_text("#panel .sum")
    known = {evidence.text for fact in graph.facts for evidence in fact.evidence}
    shown = page.locator("#panel .sentence").all_inner_texts()
    assert shown
    assert set(shown) <= known
    page.screenshot(path=artefacts / "evidence.png")


def test_marked_words_are_those_of_the_offsets(page: Any, graph: Graph) -> None:
    edge = strongest(page)
    page.evaluate("(p) => explorer.set({selected: {kind: 'pair', at: p}})", edge["pair"])
    by_id = {fact.id: fact for fact in graph.facts}
    for card in page.locator("#panel .cards .card").all()[:5]:
        fact = by_id[card.get_attribute("data-fact")]
        block = card.locator(".evidence").first
        evidence = next(e for e in fact.evidence if e.text == block.locator(".sentence").inner_text())
        start = evidence.sentence[0]
        assert "".join(block.locator("mark.cue").all_inner_texts()) == evidence.cue.text
        subject = evidence.text[evidence.subject[0] - start : evidence.subject[1] - start]
        assert block.locator("mark.subject").first.inner_text() == subject


def test_a_card_names_article_publisher_date_source_and_confidence(page: Any, graph: Graph) -> None:
    fact = next(f for f in graph.facts if f.source and f.date and len(f.evidence) == 1)
    place = page.evaluate("(id) => explorer.data.facts.id.indexOf(id)", fact.id)
    page.evaluate("(at) => explorer.set({selected: {kind: 'fact', at}})", place)
    words = page.inner_text("#panel")
    article = next(a for a in graph.articles if a.id == fact.evidence[0].article)
    source = next(e for e in graph.entities if e.id == fact.source)
    for part in (
        article.title,
        article.publisher,
        f"asserted by {source.label}",
        f"confidence {fact.confidence:.2f}",
        "reported",
    ):
        assert part in words


def test_a_person_has_quotes_meetings_offices_and_names(page: Any, artefacts: Path) -> None:
    thing = page.evaluate(
        """() => {
          const d = explorer.data;
          const has = (t, family) => d.factsOf.get(t).some(
            fact => d.facts.subject[fact] === t && d.families[d.family[fact]] === family);
          return d.network.nodes.id.find(t => d.typeOf(t) === 'Person' && d.merges[t]
            && ['say', 'consult', 'role'].every(family => has(t, family)));
        }"""
    )
    page.evaluate("(at) => explorer.set({selected: {kind: 'node', at}})", thing)
    tabs = page.locator("#panel [role=tab]")
    assert [name.split()[0] for name in tabs.all_inner_texts()] == [
        "Statements",
        "Said",
        "Meetings",
        "Offices",
        "Names",
    ]
    tabs.nth(0).focus()
    page.keyboard.press("ArrowRight")
    assert tabs.nth(1).get_attribute("aria-selected") == "true"
    assert page.locator("#panel .quotes li").count() > 0
    page.screenshot(path=artefacts / "person.png")
    tabs.nth(2).click()
    dates = page.locator("#panel .line-of-time .when").all_inner_texts()
    assert dates
    tabs.nth(4).click()
    assert "surname in the same article" in page.inner_text("#tab-body")


def test_disagreements_stand_side_by_side(page: Any, artefacts: Path) -> None:
    fact = page.evaluate(
        "() => Number(Object.keys(explorer.data.facts.disagrees).find(f => explorer.data.pairOf[f] >= 0))"
    )
    pair = page.evaluate("(f) => explorer.data.pairOf[f]", fact)
    page.evaluate("(at) => explorer.set({selected: {kind: 'pair', at}})", pair)
    versus = page.locator("#panel .versus").first
    left, right = (card.bounding_box() for card in versus.locator(".card").all())
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]
    assert "denied" in versus.inner_text()
    page.screenshot(path=artefacts / "disagreement.png")


def test_copied_iri_and_query(page: Any, graph: Graph) -> None:
    node = scene(page)["nodes"][1]
    click_node(page, node)
    name = label(page, node)
    page.get_by_role("button", name="Copy IRI").first.click()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    entity = next(e for e in graph.entities if e.label == name)
    assert copied == f"https://example.org/kg/id/{entity.id}"
    page.get_by_role("button", name="Copy SPARQL").first.click()
    query = page.evaluate("() => navigator.clipboard.readText()")
    assert copied in query
    pyoxigraph.Store().query(query)  # it parses


def test_long_lists_open_a_page_at_a_time(page: Any) -> None:
    node = scene(page)["nodes"][0]
    click_node(page, node)
    before = page.locator("#panel .cards .card").count()
    page.locator("#panel .more").click()
    assert page.locator("#panel .cards .card").count() > before
