"""Names of the RDF model: namespaces, prefixes, classes, and the kind of value each property takes.

The one Python table behind the writers, the JSON-LD context, the validator and the queries; a test holds it,
``ontology.ttl``, ``shapes.ttl`` and :mod:`kg.vocabulary` together.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from kg.settings import DEFAULT_BASE
from kg.vocabulary import RELATIONS, EntityType, Family, Modality, Polarity, Quotation

KG: Final = "https://w3id.org/newskg/ontology#"

#: Prefixes of vocabularies, in the order in which files declare them.
VOCABULARIES: Final[Mapping[str, str]] = MappingProxyType({
    "kg": KG,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "dcterms": "http://purl.org/dc/terms/",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
})  # fmt: skip

#: Prefixes of data and the folder each stands for under the base.
FOLDERS: Final[Mapping[str, str]] = MappingProxyType({
    "id": "id/", "st": "statement/", "ev": "evidence/", "mn": "mention/", "ut": "utterance/",
    "tp": "topic/", "ro": "role/", "mg": "merge/", "ds": "dataset/",
})  # fmt: skip


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """All prefixes of a data file whose data IRIs lie under ``base``, by name."""
    return {**VOCABULARIES, **{name: base + folder for name, folder in FOLDERS.items()}}


#: Prefixes of the default base.
PREFIXES: Final[Mapping[str, str]] = MappingProxyType(prefixes())

ENTITY_CLASSES: Final[Mapping[EntityType, str]] = MappingProxyType({
    "Person": "schema:Person", "Country": "schema:Country", "Organization": "schema:Organization",
    "Place": "schema:Place", "Group": "kg:Group", "Event": "schema:Event", "Work": "schema:CreativeWork",
    "Thing": "schema:Thing",
})  # fmt: skip

FAMILY_CLASSES: Final[Mapping[Family, str]] = MappingProxyType({
    "consult": "kg:Consult", "say": "kg:Say", "support": "kg:Support", "oppose": "kg:Oppose",
    "cooperate": "kg:Cooperate", "request": "kg:Request", "force": "kg:Force", "role": "kg:RoleHolding",
})  # fmt: skip

POLARITIES: Final[Mapping[Polarity, str]] = MappingProxyType(
    {"positive": "kg:Affirmed", "negative": "kg:Denied"}
)
MODALITIES: Final[Mapping[Modality, str]] = MappingProxyType({
    "actual": "kg:Actual", "planned": "kg:Planned", "hypothetical": "kg:Hypothetical",
    "reported": "kg:Reported",
})  # fmt: skip
QUOTATIONS: Final[Mapping[Quotation, str]] = MappingProxyType(
    {"direct": "kg:Direct", "indirect": "kg:Indirect", "mixed": "kg:Mixed"}
)

#: Classes of nodes other than entities and statements of a family.
OTHER_CLASSES: Final = (
    "kg:Statement", "kg:Evidence", "kg:Utterance", "kg:Topic", "kg:Role", "kg:Merge",
    "nif:Sentence", "nif:Context", "schema:NewsArticle",
    "void:Dataset", "prov:Activity", "prov:SoftwareAgent",
)  # fmt: skip

#: What a property's values are: an IRI, English text, a plain string, or a number, date or boolean.
ValueKind = Literal["iri", "text", "string", "integer", "decimal", "date", "boolean"]

PROPERTIES: Final[Mapping[str, ValueKind]] = MappingProxyType({
    **{f"kg:{name}": "iri" for name in RELATIONS},
    # statements
    "rdf:type": "iri", "rdf:subject": "iri", "rdf:predicate": "iri", "rdf:object": "iri",
    "kg:polarity": "iri", "kg:modality": "iri", "kg:attributedTo": "iri", "kg:via": "iri",
    "kg:addressee": "iri", "kg:topic": "iri", "kg:participant": "iri", "kg:former": "boolean",
    "kg:disagreesWith": "iri", "kg:plover": "string", "kg:confidence": "decimal", "kg:evidence": "iri",
    "schema:startDate": "date", "schema:endDate": "date", "kg:dateText": "string", "sem:hasPlace": "iri",
    "prov:wasDerivedFrom": "iri",
    # evidence and mentions
    "kg:sentence": "iri", "kg:cue": "string", "kg:cueSpan": "string", "kg:subjectSpan": "string",
    "kg:objectSpan": "string", "kg:extractor": "string", "nif:referenceContext": "iri",
    "nif:beginIndex": "integer", "nif:endIndex": "integer", "nif:anchorOf": "text",
    # entities, topics, utterances, roles
    "rdfs:label": "text", "skos:altLabel": "text", "skos:exactMatch": "iri", "schema:nationality": "iri",
    "kg:country": "iri", "kg:title": "text", "kg:organization": "iri", "schema:text": "text",
    "kg:quotation": "iri", "schema:mentions": "iri", "schema:about": "iri",
    # articles
    "schema:headline": "text", "schema:datePublished": "date", "schema:publisher": "string",
    "schema:url": "iri", "kg:sha256": "string", "kg:path": "string", "kg:duplicateOf": "iri",
    # merges
    "kg:entity": "iri", "kg:rule": "string", "kg:certainty": "decimal", "kg:left": "text",
    "kg:right": "text",
    # the dataset
    "dcterms:title": "text", "dcterms:modified": "date", "void:uriSpace": "string",
    "void:vocabulary": "iri", "void:documents": "integer", "void:entities": "integer",
    "prov:wasGeneratedBy": "iri", "prov:wasAssociatedWith": "iri",
    "schema:name": "string", "schema:softwareVersion": "string",
})  # fmt: skip


def expand(token: str, names: Mapping[str, str] = PREFIXES) -> str:
    """The IRI that a prefixed name or ``<IRI>`` stands for; raises KeyError for an unknown prefix."""
    if token.startswith("<"):
        return token[1:-1]
    prefix, _, local = token.partition(":")
    return names[prefix] + local
