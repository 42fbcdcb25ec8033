"""Checking any graph file: does every quotation stand where it says, and does everything agree?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from kg.graph.index import Blank, Index, Literal, Term, read_index
from kg.graph.shacl import TYPE, check_shapes
from kg.graph.terms import (
    ENTITY_CLASSES,
    FAMILY_CLASSES,
    FOLDERS,
    MODALITIES,
    OTHER_CLASSES,
    POLARITIES,
    PROPERTIES,
    QUOTATIONS,
    VOCABULARIES,
    expand,
)
from kg.vocabulary import RELATIONS

#: Text of the article whose SHA-256 is given, or None when it is not at hand.
Sources = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: the name of the check, the node it is about, and what is wrong with it."""

    check: str
    node: str
    message: str

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.check}: {self.node}: {self.message}"


CHECKS: Final[Mapping[str, str]] = {
    "syntax": "the file parses, and every IRI in it is valid",
    "shape": "every node has the properties that shapes.ttl asks for",
    "vocabulary": "every class and property is one of the data model",
    "offset": "source[start:end] is the quoted text; end - start is its length",
    "span": "subject and object lie in their article, the cue in its sentence, where it reads as it should",
    "dangling": "every node that is referred to is described",
    "edge": "each direct edge has an affirmed, actual statement, and each such statement its edge",
    "disagreement": "contradictions are mutual, between opposite polarities of one proposition or two accounts",
    "identity": "no two statements say the same; no blank nodes",
    "interval": "no period ends before it starts",
    "source": "a claim is attributed; an article's text has the hash it says",
}
_MAX_SHOWN: Final = 120


def validate(
    path: Path, sources: Mapping[str, str] | Sources | None = None, *, limit: int | None = None
) -> list[Finding]:
    """Everything that is wrong with the RDF file ``path``; empty when all is well.

    ``sources`` gives the text of an article by its SHA-256 (a mapping or a function); with it every quotation
    is compared with the article, without it only with its own length. ``limit`` stops after so many findings.
    Raises GraphError when the file cannot be read.
    """
    try:
        index = read_index(path)
    except SyntaxError as error:
        return [Finding("syntax", str(path), " ".join(str(error).split()))]
    lookup: Sources | None = sources.get if isinstance(sources, Mapping) else sources
    found = chain(
        _shape_findings(index), _vocabulary(index), _offsets(index, lookup), _spans(index, lookup),
        _dangling(index), _edges(index), _disagreements(index), _identity(index), _intervals(index),
    )  # fmt: skip
    if limit is None:
        return list(found)
    return [finding for _, finding in zip(range(limit), found, strict=False)]


def _iri(token: str) -> str:
    return expand(token, VOCABULARIES)


def _show(term: Term | None) -> str:
    text = term.value if isinstance(term, Literal) else term.name if isinstance(term, Blank) else term or ""
    return text if len(text) <= _MAX_SHOWN else text[:_MAX_SHOWN] + "…"


_SUBJECT, _PREDICATE, _OBJECT = _iri("rdf:subject"), _iri("rdf:predicate"), _iri("rdf:object")
_POLARITY, _MODALITY, _FORMER = _iri("kg:polarity"), _iri("kg:modality"), _iri("kg:former")
_STATEMENT, _EVIDENCE, _SENTENCE = _iri("kg:Statement"), _iri("kg:Evidence"), _iri("nif:Sentence")
_ARTICLE = _iri("schema:NewsArticle")
_CONTEXT, _BEGIN, _END = _iri("nif:referenceContext"), _iri("nif:beginIndex"), _iri("nif:endIndex")
_ANCHOR, _CUE, _DISAGREES = _iri("nif:anchorOf"), _iri("kg:cue"), _iri("kg:disagreesWith")
_FROM, _SENTENCE_OF, _HAS_EVIDENCE = _iri("prov:wasDerivedFrom"), _iri("kg:sentence"), _iri("kg:evidence")
_TELLING: Final = (_iri("kg:said"), _iri("kg:thinks"))
_EDGES: Final = {_iri(f"kg:{name}"): relation for name, relation in RELATIONS.items()}
_PROPERTIES: Final = {_iri(name) for name in PROPERTIES}
_CLASSES: Final = {_iri(name) for name in (*ENTITY_CLASSES.values(), *FAMILY_CLASSES.values(), *OTHER_CLASSES)}
_INDIVIDUALS: Final = {
    _iri(name) for name in (*POLARITIES.values(), *MODALITIES.values(), *QUOTATIONS.values())
}


def _of_class(index: Index, name: str) -> Iterator[tuple[Term, dict[str, list[Term]]]]:
    for node, properties in index.subjects.items():
        if name in properties.get(TYPE, ()):
            yield node, properties


def _shape_findings(index: Index) -> Iterator[Finding]:
    if not index.size:
        yield Finding("shape", "", "the file holds no triples")
    for violation in check_shapes(index):
        value = f", got {_show(violation.value)!r}" if violation.value is not None else ""
        what = violation.path.rpartition("#")[2].rpartition("/")[2] or "the node"
        yield Finding("shape", _show(violation.node), f"{what} breaks sh:{violation.constraint}{value}")


def _vocabulary(index: Index) -> Iterator[Finding]:
    for node, properties in index.subjects.items():
        if isinstance(node, Blank):
            yield Finding("identity", _show(node), "is a blank node; all nodes have an IRI")
        if TYPE not in properties:
            yield Finding("vocabulary", _show(node), "has no class")
        for name in properties:
            if name not in _PROPERTIES:
                yield Finding("vocabulary", _show(node), f"unknown property {name}")
        for kind in properties.get(TYPE, ()):
            if kind not in _CLASSES:
                yield Finding("vocabulary", _show(node), f"unknown class {_show(kind)}")


def _number(index: Index, node: Term, name: str) -> int | None:
    found = index.one(node, name)
    return int(found.value) if isinstance(found, Literal) and found.value.isdigit() else None


def _text_of(index: Index, article: Term | None, sources: Sources | None) -> str | None:
    digest = index.one(article, _iri("kg:sha256")) if article is not None else None
    return sources(digest.value) if sources and isinstance(digest, Literal) else None


def _offsets(index: Index, sources: Sources | None) -> Iterator[Finding]:
    """Quotations against their length, the sentence's name, and the article's text."""
    from hashlib import sha256

    if sources:
        for node, properties in _of_class(index, _ARTICLE):
            text = _text_of(index, node, sources)
            digest = properties.get(_iri("kg:sha256"), [None])[0]
            if text is not None and isinstance(digest, Literal):
                actual = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
                if actual != digest.value:
                    yield Finding("source", _show(node), "the text given for the article has another hash")
    for node, properties in _of_class(index, _SENTENCE):
        anchor = index.one(node, _ANCHOR)
        start, end = _number(index, node, _BEGIN), _number(index, node, _END)
        if not isinstance(anchor, Literal) or start is None or end is None:
            continue  # the shapes say so
        if end - start != len(anchor.value):
            yield Finding(
                "offset", _show(node), f"[{start}:{end}] is not as long as its text ({len(anchor.value)})"
            )
        if isinstance(node, str) and not node.endswith(f"_{start}_{end}"):
            yield Finding("offset", _show(node), f"its name does not say [{start}:{end}]")
        text = _text_of(index, properties.get(_CONTEXT, [None])[0], sources)
        if text is not None and text[start:end] != anchor.value:
            yield Finding(
                "offset", _show(node), f"the article reads {_show(text[start:end])!r} at [{start}:{end}]"
            )


def _spans(index: Index, sources: Sources | None) -> Iterator[Finding]:
    """Cue, subject and object of each reading, against the sentence and the article."""
    names = [_iri(f"kg:{part}Span") for part in ("cue", "subject", "object")]
    for node, properties in _of_class(index, _EVIDENCE):
        sentence = properties.get(_SENTENCE_OF, [None])[0]
        first = _number(index, sentence, _BEGIN) if sentence is not None else None
        anchor = index.one(sentence, _ANCHOR) if sentence is not None else None
        if first is None or not isinstance(anchor, Literal):
            continue
        cue = properties.get(_CUE, [None])[0]
        cues = index.values(sentence, _CUE) if sentence is not None else []
        if isinstance(cue, Literal) and cue not in cues:
            yield Finding("span", _show(node), f"its sentence does not list the cue {_show(cue)!r}")
        article = index.one(sentence, _CONTEXT) if sentence is not None else None
        text = _text_of(index, article, sources)
        for name in names:
            for value in properties.get(name, ()):
                bounds = _bounds(value)
                if bounds is None:
                    continue  # the shapes say so
                start, end = bounds
                if start > end or (text is not None and end > len(text)):
                    yield Finding("span", _show(node), f"{_show(value)} lies outside its article")
                elif name == names[0] and isinstance(cue, Literal):
                    if not (first <= start and end <= first + len(anchor.value)):
                        yield Finding("span", _show(node), f"{_show(value)} lies outside its sentence")
                    elif (here := anchor.value[start - first : end - first]) != cue.value:
                        yield Finding("span", _show(node), f"{_show(value)} reads {here!r}, not {cue.value!r}")


def _bounds(value: Term) -> tuple[int, int] | None:
    if not isinstance(value, Literal):
        return None
    start, comma, end = value.value.removeprefix("char=").partition(",")
    return (int(start), int(end)) if comma and start.isdigit() and end.isdigit() else None


def _dangling(index: Index) -> Iterator[Finding]:
    """IRIs of our own folders that are referred to but not described; nodes that nothing refers to."""
    folders = tuple(f"/{folder}" for folder in FOLDERS.values())
    referred: set[Term] = set()
    for subject, predicate, value in index.triples():
        if not isinstance(value, str) or predicate == TYPE:
            continue
        referred.add(value)
        if value in index.subjects or value in _INDIVIDUALS or value in _EDGES:
            continue
        if (
            predicate in _EDGES
            or any(folder in value for folder in folders)
            or value.startswith(VOCABULARIES["kg"])
        ):
            if (
                value.startswith(VOCABULARIES["wd"])
                or predicate == _iri("schema:url")
                or predicate == _iri("void:vocabulary")
            ):
                continue
            yield Finding("dangling", _show(subject), f"refers to {value}, which is not described")
    for name in (_SENTENCE, _EVIDENCE, _iri("kg:Utterance")):
        for node, _ in _of_class(index, name):
            if node not in referred:
                yield Finding("dangling", _show(node), "nothing refers to it")
    for node, properties in _of_class(index, _STATEMENT):
        sentences = {index.one(item, _SENTENCE_OF) for item in properties.get(_HAS_EVIDENCE, ())}
        if sentences != set(properties.get(_FROM, ())):
            yield Finding("dangling", _show(node), "its sentences are not those of its evidence")


Edge = tuple[Term, str, Term]


def _key(properties: Mapping[str, list[Term]]) -> tuple[Term | None, Term | None, Term | None]:
    return (
        properties.get(_SUBJECT, [None])[0],
        properties.get(_PREDICATE, [None])[0],
        properties.get(_OBJECT, [None])[0],
    )


def _edges(index: Index) -> Iterator[Finding]:
    expected: set[tuple[Term | None, ...]] = set()
    for node, properties in _of_class(index, _STATEMENT):
        affirmed = properties.get(_POLARITY) == [_iri("kg:Affirmed")]
        former = any(isinstance(v, Literal) and v.value in ("true", "1") for v in properties.get(_FORMER, ()))
        if not (affirmed and properties.get(_MODALITY) == [_iri("kg:Actual")]) or former:
            continue
        subject, predicate, target = _key(properties)
        wanted = [(subject, predicate, target)]
        relation = _EDGES.get(predicate) if isinstance(predicate, str) else None
        classes = index.values(target, TYPE) if target is not None else []
        if relation and relation.symmetric and _iri("kg:Topic") not in classes:
            wanted.append((target, predicate, subject))
        for edge in wanted:
            expected.add(edge)
            if subject is None or edge[2] not in index.values(edge[0] or "", str(predicate)):
                yield Finding("edge", _show(node), f"the direct edge {' '.join(map(_show, edge))} is missing")
    for subject, properties in index.subjects.items():
        for predicate in properties.keys() & _EDGES.keys():
            for value in properties[predicate]:
                if (subject, predicate, value) not in expected:
                    shown = f"{_show(predicate)} {_show(value)}"
                    yield Finding("edge", _show(subject), f"no affirmed, actual statement for {shown}")


def _disagreements(index: Index) -> Iterator[Finding]:
    for node, properties in _of_class(index, _STATEMENT):
        for other in properties.get(_DISAGREES, ()):
            theirs = index.subjects.get(other, {})
            if node not in theirs.get(_DISAGREES, ()):
                yield Finding("disagreement", _show(node), f"{_show(other)} does not disagree with it")
            elif _accounts(properties, theirs):
                continue  # two readouts of one event that differ: what is said need not be the same
            elif theirs.get(_POLARITY) == properties.get(_POLARITY):
                yield Finding("disagreement", _show(node), f"{_show(other)} has the same polarity")
            elif _key(theirs) != _key(properties):
                yield Finding("disagreement", _show(node), f"{_show(other)} is about something else")


def _accounts(ours: Mapping[str, list[Term]], theirs: Mapping[str, list[Term]]) -> bool:
    """Whether both tell what somebody said or thinks, and not the same."""
    told = all(one.get(_PREDICATE, [None])[0] in _TELLING for one in (ours, theirs))
    return told and ours.get(_OBJECT) != theirs.get(_OBJECT)


def _identity(index: Index) -> Iterator[Finding]:
    """Statements of equal content; claims without a source are fine, sources without a claim are not."""
    parts = [_POLARITY, _MODALITY, _FORMER, *map(_iri, (
        "kg:attributedTo", "kg:topic", "schema:startDate", "schema:endDate", "kg:dateText",
    ))]  # fmt: skip
    seen: dict[tuple[object, ...], Term] = {}
    for node, properties in _of_class(index, _STATEMENT):
        key = (*_key(properties), *(frozenset(properties.get(part, ())) for part in parts))
        if (first := seen.setdefault(key, node)) != node:
            yield Finding("identity", _show(node), f"says the same as {_show(first)}")


def _intervals(index: Index) -> Iterator[Finding]:
    start, end = _iri("schema:startDate"), _iri("schema:endDate")
    for node, properties in index.subjects.items():
        if end in properties and start in properties:
            first, last = properties[start][0], properties[end][0]
            if isinstance(first, Literal) and isinstance(last, Literal) and _later(first.value, last.value):
                yield Finding("interval", _show(node), f"ends {last.value} before it starts {first.value}")


def _later(first: str, last: str) -> bool:
    """Compared at the coarser of the two precisions."""
    size = min(len(first), len(last))
    return first[:size] > last[:size]


def summary(findings: Iterable[Finding]) -> dict[str, int]:
    """Number of findings by check, every check listed."""
    counts = dict.fromkeys(CHECKS, 0)
    for finding in findings:
        counts[finding.check] += 1
    return counts
