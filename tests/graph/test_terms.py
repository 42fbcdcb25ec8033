"""The ontology, the shapes, the vocabulary and the Python table of terms say the same."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from kg.graph import triples, write_graph
from kg.graph.terms import (
    ENTITY_CLASSES,
    FAMILY_CLASSES,
    KG,
    MODALITIES,
    OTHER_CLASSES,
    POLARITIES,
    PROPERTIES,
    QUOTATIONS,
    VOCABULARIES,
    expand,
)
from kg.vocabulary import FAMILIES, PLOVER_ROOTS, RELATIONS
from tests.graph.factory import sample

SH = Namespace("http://www.w3.org/ns/shacl#")
CLASSES = {*ENTITY_CLASSES.values(), *FAMILY_CLASSES.values(), *OTHER_CLASSES}


def load(name: str) -> Graph:
    return Graph().parse(data=(resources.files("kg.graph") / name).read_text("utf-8"), format="turtle")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return load("ontology.ttl")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return load("shapes.ttl")


def uri(token: str) -> URIRef:
    return URIRef(expand(token))


def test_every_relation_is_described(ontology: Graph) -> None:
    for relation in RELATIONS.values():
        node = uri(f"kg:{relation.name}")
        assert ontology.value(node, RDFS.label).value == relation.label  # type: ignore[union-attr]
        assert ontology.value(node, RDFS.comment)
        assert ontology.value(node, RDFS.domain)
        assert ontology.value(node, RDFS.range)
        assert ((node, RDF.type, OWL.SymmetricProperty) in ontology) == relation.symmetric
        assert ontology.value(node, uri("kg:family")) == uri(FAMILY_CLASSES[relation.family])
        root = ontology.value(node, uri("kg:ploverRoot"))
        assert (root is not None) == (relation.plover is not None)
        if root:
            assert str(ontology.value(root, SKOS.notation)) == relation.plover


def test_every_own_term_is_declared_with_label_and_comment(ontology: Graph) -> None:
    terms = {t for t in (*PROPERTIES, *CLASSES) if t.startswith("kg:")}
    terms |= {*POLARITIES.values(), *MODALITIES.values(), *QUOTATIONS.values()}
    for term in sorted(terms):
        assert (uri(term), RDF.type, None) in ontology, term
        assert ontology.value(uri(term), RDFS.label), term
        assert ontology.value(uri(term), RDFS.comment), term


def test_nothing_is_declared_that_is_not_used(ontology: Graph) -> None:
    declared = {str(s) for s in ontology.subjects(RDF.type) if str(s).startswith(KG)}
    known = {expand(t) for t in (*PROPERTIES, *CLASSES) if t.startswith("kg:")}
    known |= {expand(t) for t in (*POLARITIES.values(), *MODALITIES.values(), *QUOTATIONS.values())}
    known |= {KG + name for name in ("Polarity", "Modality", "Quotation", "PLOVER", "family", "ploverRoot")}
    known |= {f"{KG}plover-{root}" for root in PLOVER_ROOTS}
    assert declared == known


def test_families_are_statements(ontology: Graph) -> None:
    for family in FAMILIES:
        assert (uri(FAMILY_CLASSES[family]), RDFS.subClassOf, uri("kg:Statement")) in ontology


def test_plover_is_a_concept_scheme(ontology: Graph) -> None:
    notations = {
        str(ontology.value(s, SKOS.notation)) for s in ontology.subjects(SKOS.inScheme, uri("kg:PLOVER"))
    }
    assert notations == set(PLOVER_ROOTS)


def test_mappings_point_to_known_vocabularies(ontology: Graph) -> None:
    known = (*VOCABULARIES.values(), "http://www.w3.org/ns/oa#", str(OWL))
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for target in ontology.objects(None, predicate):
            assert str(target).startswith(known), target
    mapped = {str(o) for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in ontology.objects(None, p)}
    for name in ("schema", "sem", "prov", "skos"):
        assert any(iri.startswith(VOCABULARIES[name]) for iri in mapped), name
    assert any(iri.startswith("http://www.w3.org/ns/oa#") for iri in mapped)
    assert not list(ontology.triples((None, OWL.sameAs, None)))


def test_shapes_use_only_terms_of_the_table(shapes: Graph) -> None:
    paths = {str(o) for o in shapes.objects(None, SH.path)}
    assert paths <= {expand(name) for name in PROPERTIES}
    targets = {str(o) for o in shapes.objects(None, SH.targetClass)}
    assert targets <= {expand(name) for name in CLASSES}
    assert {expand(name) for name in (*ENTITY_CLASSES.values(), *FAMILY_CLASSES.values())} <= targets
    assert not list(shapes.subject_objects(SH.sparql))


def test_every_term_in_data_is_declared(ontology: Graph, tmp_path: Path) -> None:
    declared = {f"<{s}>" for s in ontology.subjects(RDF.type)}
    used = {predicate for _, predicate, _ in triples(sample())}
    used |= {value for _, predicate, value in triples(sample()) if predicate.endswith("#type>")}
    used |= {v for _, _, v in triples(sample()) if v.startswith(f"<{KG}") and v != f"<{KG}>"}
    assert used - declared == set()
    write_graph(sample(), tmp_path, formats=["ttl"], store=False)
    head = (tmp_path / "graph.ttl").read_text().split("\n\n")[0]
    assert all(f"@prefix {name}: <{iri}> ." in head for name, iri in VOCABULARIES.items())
