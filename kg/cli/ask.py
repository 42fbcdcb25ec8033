"""Commands that ask a graph: query, explain, stats, merges, diff, view, serve, push."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Aliases, Base, OutputDir
from kg.settings import load_settings

app = typer.Typer()


@app.command()
def query(
    question: Annotated[str | None, typer.Argument(help="A name from --list, a file, or SPARQL text")] = None,
    output: OutputDir = Path("output"),
    format: Annotated[
        str, typer.Option("--format", "-f", help="table, csv, tsv, json, xml; ttl, nt, jsonld for graphs")
    ] = "table",
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="NAME=VALUE, may be repeated")
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0, help="Seconds after which the query is stopped; 0: never")
    ] = 0,
    list_names: Annotated[
        bool, typer.Option("--list", help="List the named queries and their questions")
    ] = False,
    base: Base = None,
) -> None:
    """Ask the graph in SPARQL; named queries answer the common questions."""
    from kg.console import table
    from kg.query import list_queries, run_query

    if list_names or question is None:
        rows = [(q.name, q.question, " ".join(p.name for p in q.parameters)) for q in list_queries()]
        table("", ("name", "question", "parameters"), rows)
        return
    settings = load_settings(base=base)
    result = run_query(output, question, params=_pairs(param), timeout_s=timeout or None, base=settings.base)
    is_graph = result.form in ("construct", "describe")
    if format == "table" and not is_graph:
        table("", result.columns, result.rows)
        print(f"{len(result.rows)} row{'s' * (len(result.rows) != 1)}", file=sys.stderr)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(result.serialize("ttl" if format == "table" else format))


def _pairs(given: list[str] | None) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for item in given or ():
        name, mark, value = item.partition("=")
        if not mark or not name:
            raise typer.BadParameter(f"{item!r} is not NAME=VALUE", param_hint="--param")
        pairs[name] = value
    return pairs


@app.command()
def explain(
    subject: Annotated[str, typer.Argument(help="A name, alias or IRI; - for any")],
    relation: Annotated[str, typer.Argument(help="A relation such as met or supports; - for any")],
    object: Annotated[str, typer.Argument(help="A name, alias, IRI or the whole text of a topic; - for any")],
    output: OutputDir = Path("output"),
    base: Base = None,
) -> None:
    """Show every sentence that supports a statement, and how its names were resolved."""
    from kg.console import notice
    from kg.explain import render
    from kg.query.explain import explain as find

    parts = (None if part == "-" else part for part in (subject, relation, object))
    found = find(output, *parts, base=load_settings(base=base).base)
    if not found.evidence:
        notice("no such statement; kg query about -p who=NAME shows what is known of a name")
        raise typer.Exit(1)
    print(render(found))


@app.command()
def stats(
    output: OutputDir = Path("output"),
    articles: Annotated[bool, typer.Option("--articles", help="List the articles instead")] = False,
) -> None:
    """Count what is in the graph, or list its articles."""
    from kg.console import table
    from kg.query import run_query

    if articles:
        result = run_query(output, "articles")
        table("", result.columns, result.rows)
        return
    from kg.build import load_graph
    from kg.graph.stats import stats as count
    from kg.summary import stats_rows

    table("", ("what", "kind", "number"), stats_rows(count(load_graph(output))))


@app.command()
def merges(
    output: OutputDir = Path("output"),
    aliases: Aliases = None,
    all_rules: Annotated[bool, typer.Option("--all", help="Also merges of equal names")] = False,
) -> None:
    """List which names were taken for the same entity and why, the least certain first."""
    from kg.build import built_with, load_graph
    from kg.console import table
    from kg.resolve import explain_merges

    settings = built_with(output)
    graph = load_graph(output, replace(settings, aliases=aliases) if aliases else settings)
    labels = {entity.id: entity.label for entity in graph.entities}
    rows = [
        (f"{m.certainty:.2f}", labels.get(m.entity, m.entity), m.rule, m.left, m.right, len(m.articles))
        for m in explain_merges(graph)
        if all_rules or m.left != m.right
    ]
    table("", ("certainty", "entity", "rule", "one name", "other name", "articles"), rows)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="Output folder or graph.ttl")],
    new: Annotated[Path, typer.Argument(help="Output folder or graph.ttl")],
) -> None:
    """List the statements that came and went between two graphs. Exit code 0 also when they differ."""
    from kg.query.diff import compare

    for change in compare(old, new):
        print(f"{change.sign} {change.text}  [{change.statement}]")


@app.command()
def view(
    output: OutputDir = Path("output"),
    article: Annotated[
        str | None, typer.Option(help="Only what this article supports: id, path or title")
    ] = None,
    entity: Annotated[str | None, typer.Option(help="Only this entity and what it links")] = None,
    query: Annotated[
        str | None, typer.Option(help="Only statements that this query is about: name, file or text")
    ] = None,
    to: Annotated[Path | None, typer.Option("--to", help="File to write a part to")] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser")] = False,
    aliases: Aliases = None,
    base: Base = None,
) -> None:
    """Print the path of the explorer page, or make and open a page of a part of the graph."""
    from kg.outputs import Output

    place = Output(output)
    place.require_built()
    path = place.page
    if article or entity or query or not path.is_file():
        from kg.build import built_with, load_graph
        from kg.query.part import statement_ids
        from kg.view import subgraph, write_page

        settings = built_with(output)
        settings = replace(settings, aliases=aliases or settings.aliases, base=base or settings.base)
        facts = statement_ids(output, query, base=settings.base) if query else None
        part = subgraph(load_graph(output, settings), article=article, entity=entity, facts=facts)
        path = to or (output / "part.html" if article or entity or query else path)
        write_page(part, path, base=settings.base, limit=settings.page_nodes)
    print(path)
    if show:
        import webbrowser

        webbrowser.open(path.resolve().as_uri())


@app.command()
def serve(
    output: OutputDir = Path("output"),
    host: Annotated[str, typer.Option(help="Address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0: a free one")] = 8765,
    timeout: Annotated[float, typer.Option(min=0, help="Seconds after which a query is stopped")] = 30,
    base: Base = None,
) -> None:
    """Serve the graph over HTTP: SPARQL endpoint, query page, explorer, entity pages. Read-only."""
    from kg.console import notice
    from kg.errors import KgError

    try:
        from kg.query.server import Limits
        from kg.query.server import serve as run
    except ImportError as error:
        raise KgError("kg serve needs an extra; type: pip install 'newskg[serve]'") from error

    def ready(address: str) -> None:
        notice(f"serving {output} at {address} (query page /query, endpoint /sparql); stop with Ctrl-C")

    run(output, host, port, base=load_settings(base=base).base, limits=Limits(seconds=timeout), ready=ready)


@app.command()
def push(
    url: Annotated[str, typer.Argument(help="Graph Store Protocol endpoint of the other store")],
    output: OutputDir = Path("output"),
    graph: Annotated[
        str | None, typer.Option(help="IRI of the named graph to replace; default graph if left out")
    ] = None,
) -> None:
    """Send graph.ttl to another triple store and check that all of it arrived.

    User and password come from the environment: KG_PUSH_USER and KG_PUSH_PASSWORD.
    """
    from kg.errors import GraphError
    from kg.outputs import Output
    from kg.query.push import push as send

    place = Output(output)
    place.require_built()
    if not place.turtle.is_file():
        raise GraphError(f"{place.turtle}: not there; build with --formats that include ttl")
    done = send(place.turtle, url, graph=graph)
    print(f"{done.triples} triples are at {done.url}")
