"""The validator: silent on what we write, and it finds every kind of damage."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest
from rdflib import Graph as RdfGraph

from kg.errors import GraphError
from kg.graph import CHECKS, triples, validate, write_graph
from kg.graph.terms import PREFIXES
from tests.graph.factory import COPY, FIRST, ONE, TEXTS, sample

HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("validate")
    write_graph(sample(), folder, formats=["ttl"], store=False)
    return (folder / "graph.ttl").read_text()


def findings(text: str, folder: Path, with_sources: bool = True) -> list[str]:
    path = folder / "graph.ttl"
    path.write_text(text)
    return [finding.check for finding in validate(path, TEXTS if with_sources else None)]


def test_what_we_write_is_valid(turtle: str, tmp_path: Path) -> None:
    assert findings(turtle, tmp_path) == []
    assert findings(turtle, tmp_path, with_sources=False) == []


def replace(old: str, new: str) -> Callable[[str], str]:
    def damage(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return damage


def sub(pattern: str, new: str) -> Callable[[str], str]:
    def damage(text: str) -> str:
        found, count = re.subn(pattern, new, text, count=1, flags=re.DOTALL)
        assert count == 1
        return found

    return damage


def add(more: str) -> Callable[[str], str]:
    return lambda text: text + "\n" + more + "\n"


def again(text: str, node: str, name: str) -> str:
    """The block of ``node`` once more, under another name."""
    block = re.search(rf"\n{node} a .*?\n\n", text, re.DOTALL)
    assert block
    return block[0].replace(node, name)


FIRST_ID = f"{1:016x}"
DAMAGES: dict[str, tuple[Callable[[str], str], str]] = {
    "truncated file": (lambda text: text[:-20], "syntax"),
    "invalid IRI": (add("<https://example.org/kg/id/a b> a schema:Person ."), "syntax"),
    "end moved": (sub(r"nif:endIndex 45", "nif:endIndex 46"), "offset"),
    "both offsets moved": (
        sub(r"nif:beginIndex 0 ;\n    nif:endIndex 45", "nif:beginIndex 1 ;\n    nif:endIndex 46"),
        "offset",
    ),
    "quotation changed, same length": (
        replace('any new tariff on fish."@en', 'any old tariff on fish."@en'),
        "offset",
    ),
    "quotation longer": (replace('Duarte plans to visit Chile."', 'Duarte plans to visit  Chile."'), "offset"),
    "cue span moved": (sub(r'kg:cueSpan "char=(\d+),(\d+)"', 'kg:cueSpan "char=1,4"'), "span"),
    "cue outside its sentence": (
        sub(r'kg:cueSpan "char=(\d+),(\d+)"', 'kg:cueSpan "char=46,60"'),
        "span",
    ),
    "subject outside the article": (
        sub(r'kg:subjectSpan "char=\d+,\d+"', 'kg:subjectSpan "char=9000,9010"'),
        "span",
    ),
    "object span backwards": (sub(r'kg:objectSpan "char=(\d+),(\d+)"', r'kg:objectSpan "char=\2,\1"'), "span"),
    "malformed span": (sub(r'kg:subjectSpan "char=\d+,\d+"', 'kg:subjectSpan "12-20"'), "shape"),
    "polarity lost": (sub(r"    kg:polarity kg:Affirmed ;\n", ""), "shape"),
    "two modalities": (replace("kg:modality kg:Actual", "kg:modality kg:Actual, kg:Planned"), "shape"),
    "unknown relation": (replace("rdf:predicate kg:met", "rdf:predicate kg:hugged"), "shape"),
    "relation of another family": (replace("rdf:predicate kg:praises", "rdf:predicate kg:attacks"), "shape"),
    "confidence above one": (replace("kg:confidence 0.99", "kg:confidence 1.99"), "shape"),
    "confidence as a double": (replace("kg:confidence 0.99", "kg:confidence 0.99e0"), "shape"),
    "ill-formed date": (replace('"2024-03-04"^^xsd:date', '"2024-02-31"^^xsd:date'), "shape"),
    "label without language": (replace('rdfs:label "Chile"@en', 'rdfs:label "Chile"'), "shape"),
    "two labels": (replace('rdfs:label "Chile"@en', 'rdfs:label "Chile"@en, "Chili"@en'), "shape"),
    "hash cut": (sub(r'kg:sha256 "[0-9a-f]{64}"', 'kg:sha256 "abc"'), "shape"),
    "wrong Wikidata link": (
        replace("skos:exactMatch wd:Q298", "skos:exactMatch <https://evil.example/Q298>"),
        "shape",
    ),
    "evidence lost": (sub(r"    kg:evidence [^;.]*? \.\n", "    kg:participant id:oslo .\n"), "shape"),
    "article gone": (sub(rf"id:{ONE.id} a schema:NewsArticle.*?\n\n", ""), "dangling"),
    "entity gone": (sub(r"id:oslo a schema:Place.*?\n\n", ""), "dangling"),
    "sentence gone": (sub(r"mn:\w+_0_45 a nif:Sentence.*?\n\n", ""), "dangling"),
    "statement gone": (sub(rf"st:{FIRST_ID} a kg:Statement.*?\n\n", ""), "edge"),
    "direct edge gone": (replace(" ;\n    kg:opposes tp:t1", ""), "edge"),
    "half of a symmetric edge gone": (replace(" ;\n    kg:met id:ana-duarte", ""), "edge"),
    "edge for a denial": (add("id:norway kg:sanctions id:chile ."), "edge"),
    "edge for a plan": (add("id:ana-duarte kg:visited id:chile ."), "edge"),
    "plan turned into fact": (replace("kg:modality kg:Planned", "kg:modality kg:Actual"), "edge"),
    "one-sided disagreement": (sub(r"    kg:disagreesWith st:0000000000000005 ;\n", ""), "disagreement"),
    "disagreement of equals": (replace("kg:polarity kg:Denied", "kg:polarity kg:Affirmed"), "disagreement"),
    "account that nobody returns": (sub(r"    kg:disagreesWith st:0000000000000011 ;\n", ""), "disagreement"),
    "accounts of the same words": (
        replace("rdf:object ut:u2", "rdf:object ut:u3"),
        "disagreement",
    ),
    "disagreement about something else": (
        add(f"st:{FIRST_ID} kg:disagreesWith st:{5:016x} .\nst:{5:016x} kg:disagreesWith st:{FIRST_ID} ."),
        "disagreement",
    ),
    "sentence of another statement": (
        add(f"st:{FIRST_ID} prov:wasDerivedFrom mn:{ONE.id[8:]}_200_201 ."),
        "dangling",
    ),
    "the same statement twice": (lambda text: text + again(text, f"st:{9:016x}", "st:ff"), "identity"),
    "blank node": (add('[] a kg:Topic ; rdfs:label "x"@en .'), "identity"),
    "unknown property": (add("id:chile kg:likes id:norway ."), "vocabulary"),
    "foreign property": (add("id:chile <http://www.w3.org/2002/07/owl#sameAs> wd:Q298 ."), "vocabulary"),
    "unknown class": (add("id:chile a kg:Empire ."), "vocabulary"),
    "node without a class": (add('id:nowhere rdfs:label "Nowhere"@en .'), "vocabulary"),
    "end before start": (replace('"2024-03-12"^^xsd:date', '"2024-03-01"^^xsd:date'), "interval"),
    "orphaned utterance": (
        add('ut:x a kg:Utterance ; schema:text "x"@en ; kg:quotation kg:Direct .'),
        "dangling",
    ),
    "merge of a stranger": (sub(r"kg:entity id:tomas-berg", "kg:entity id:nobody"), "dangling"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_every_seeded_corruption_is_found(name: str, turtle: str, tmp_path: Path) -> None:
    damage, check = DAMAGES[name]
    assert check in findings(damage(turtle), tmp_path)


@pytest.mark.parametrize("name", ["end moved", "quotation longer", "both offsets moved"])
def test_lengths_are_checked_without_the_sources(name: str, turtle: str, tmp_path: Path) -> None:
    assert "offset" in findings(DAMAGES[name][0](turtle), tmp_path, with_sources=False)


def test_a_changed_source_is_found(turtle: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(turtle)
    changed = {**TEXTS, ONE.sha256: FIRST.replace("Ana", "Eva")}
    checks = {finding.check for finding in validate(path, changed.get)}
    assert {"source", "offset"} <= checks
    assert validate(path, {ONE.sha256: FIRST}) == []
    assert COPY in TEXTS.values()


def test_findings_say_where(turtle: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(DAMAGES["end moved"][0](turtle))
    finding = validate(path, limit=1)[0]
    assert finding.check in CHECKS
    assert "mention/" in str(finding)
    assert "\n" not in str(finding)


def test_other_files(tmp_path: Path) -> None:
    with pytest.raises(GraphError):
        validate(tmp_path / "none.ttl")
    (tmp_path / "empty.ttl").write_text("")
    assert [f.check for f in validate(tmp_path / "empty.ttl")] == ["shape"]
    write_graph(sample(), tmp_path, formats=["nt"], store=False)
    assert validate(tmp_path / "graph.nt", TEXTS) == []


def test_the_quick_shapes_agree_with_pyshacl(turtle: str, tmp_path: Path) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    shapes = RdfGraph().parse(
        data=(resources.files("kg.graph") / "shapes.ttl").read_text("utf-8"), format="turtle"
    )

    def conforms(text: str) -> bool:
        data = RdfGraph().parse(data=text, format="turtle")
        return bool(pyshacl.validate(data, shacl_graph=shapes, inference="none")[0])

    assert conforms(turtle)
    for name, (damage, check) in DAMAGES.items():
        if check != "syntax":
            text = damage(turtle)
            assert conforms(text) == ("shape" not in findings(text, tmp_path)), name
    assert len(set(triples(sample()))) > 100
