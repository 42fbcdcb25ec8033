"""What the server says about itself and about single resources: descriptions in RDF, pages in HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from string import Template
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import pyoxigraph as ox

_NAME: Final = re.compile(r"[\w.~%-]{1,300}", re.ASCII)
# A hub may have tens of thousands of incoming edges; a page shows the first ones.
_INCOMING: Final = 500

_PAGE: Final = Template("""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>$title</title><link rel="stylesheet" href="/assets/pages.css">$script</head>
<body><header><a href="/">Explorer</a> <a href="/query">Query</a> <a href="/graph.ttl">Turtle</a></header>
<main>$body</main></body></html>
""")

_SERVICE: Final = Template("""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
@prefix void: <http://rdfs.org/ns/void#> .

<$endpoint> a sd:Service ;
    sd:endpoint <$endpoint> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
        formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:JSON-LD ;
    sd:defaultDataset <$endpoint#dataset> .
<$endpoint#dataset> a sd:Dataset ; sd:defaultGraph <$endpoint#graph> .
<$endpoint#graph> a sd:Graph, void:Dataset .
""")


def service_description(endpoint: str) -> str:
    """SPARQL 1.1 Service Description of the endpoint at URL ``endpoint``, in Turtle."""
    safe = re.sub(r"[^\w:/.\[\]~%-]", "", endpoint, flags=re.ASCII)
    return _SERVICE.substitute(endpoint=safe)


def void_query() -> str:
    """A CONSTRUCT for everything the graph says of its own dataset."""
    return (
        "PREFIX void: <http://rdfs.org/ns/void#>\n"
        "CONSTRUCT { ?dataset ?p ?o } WHERE { ?dataset a void:Dataset ; ?p ?o }"
    )


def description_query(base: str, kind: str, name: str) -> str | None:
    """A CONSTRUCT for all about one resource and the edges into it; None when ``name`` is no name of ours."""
    if not _NAME.fullmatch(name):
        return None
    iri = f"<{base}{kind}/{name}>"
    return (
        f"CONSTRUCT {{ {iri} ?p ?o . ?s ?q {iri} }} WHERE {{ {{ {iri} ?p ?o }} UNION "
        f"{{ SELECT ?s ?q WHERE {{ ?s ?q {iri} }} ORDER BY ?s ?q LIMIT {_INCOMING} }} }}"
    )


def entity_page(iri: str, base: str, ntriples: bytes) -> str | None:
    """An HTML page of the resource ``iri`` from its description; None when there is no triple."""
    import pyoxigraph as ox

    triples = [quad.triple for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES)]
    if not triples:
        return None
    out = sorted((str(t.predicate.value), t.object) for t in triples if t.subject.value == iri)
    into = sorted((str(t.predicate.value), t.subject) for t in triples if t.subject.value != iri)
    label = next((o.value for p, o in out if p.endswith(("#label", "headline"))), iri.rsplit("/", 1)[-1])
    body = [f"<h1>{escape(label)}</h1><p class='iri'>{escape(iri)}</p>", _rows("", out, base)]
    if into:
        body.append(_rows("Refers to it", into, base))
    return _PAGE.substitute(title=escape(label), script="", body="".join(body))


def _rows(heading: str, pairs: Iterable[tuple[str, ox.NamedNode | ox.Literal]], base: str) -> str:
    rows = "".join(
        f"<tr><th scope='row' title='{escape(predicate)}'>{escape(re.split(r'[/#]', predicate)[-1])}</th>"
        f"<td>{_term(value, base)}</td></tr>"
        for predicate, value in pairs
    )
    title = f"<h2>{escape(heading)}</h2>" if heading else ""
    return f"{title}<table>{rows}</table>"


def _term(term: ox.NamedNode | ox.Literal, base: str) -> str:
    """A term as HTML: our own IRIs link to their page here, other http(s) IRIs outward, literals are text."""
    import pyoxigraph as ox

    text = escape(term.value)
    if not isinstance(term, ox.NamedNode):
        return text
    if term.value.startswith(base):
        return f"<a href='/{escape(term.value[len(base) :])}'>{escape(term.value[len(base) :])}</a>"
    if urlsplit(term.value).scheme in ("http", "https"):
        return f"<a rel='noreferrer' href='{text}'>{text}</a>"
    return text


def query_page() -> str:
    """The page on which queries are typed, with the named queries to choose from."""
    from kg.query import list_queries

    options = "".join(
        f"<option value='{escape(query.text)}'>{escape(query.name)}: {escape(query.question)}</option>"
        for query in list_queries()
    )
    body = (
        "<h1>Ask the graph</h1><form id='form'><label>Named query <select id='named'><option value=''>choose …"
        f"</option>{options}</select></label><label>SPARQL <textarea id='query' rows='16' spellcheck='false'>"
        "</textarea></label><button>Run</button> <span id='status' role='status'></span></form>"
        "<div id='result' tabindex='0' aria-label='Result'></div>"
    )
    return _PAGE.substitute(title="Query", script="<script src='/assets/query.js' defer></script>", body=body)
