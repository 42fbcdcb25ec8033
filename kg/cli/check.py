"""Commands that check: validate a graph, evaluate the reader."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import EXIT_FAILED, EXIT_SKIPPED, Aliases, Jobs, Model, OutputDir
from kg.settings import load_settings

app = typer.Typer()


@app.command()
def validate(
    graph: Annotated[
        Path | None, typer.Argument(help="An output folder or RDF file; left out: the output folder")
    ] = None,
    output: OutputDir = Path("output"),
) -> None:
    """Check a graph: offsets against the sources, shapes, dangling IRIs, edges against statements.

    Exit code 1 when something is wrong.
    """
    from kg.build import source_texts
    from kg.console import notice
    from kg.errors import GraphError
    from kg.graph.validate import validate as check
    from kg.outputs import Output

    folder = graph if graph and graph.is_dir() else graph.parent if graph else output
    if graph is None or graph.is_dir():
        Output(folder).require_built()
    path = graph if graph and not graph.is_dir() else Output(folder).turtle
    if not path.is_file() and path != graph:
        raise GraphError(f"{path}: not there; build with --formats that include ttl, or name another file")
    # A file that was taken elsewhere is held against the articles of the output folder.
    sources = source_texts(folder) or source_texts(output)
    if not sources:
        notice("the articles' texts are not at hand: quotations are checked for their length only")
    findings = check(path, sources)
    for finding in findings:
        print(finding)
    if findings:
        raise typer.Exit(EXIT_FAILED)
    print(f"{path}: valid")


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Gold files (.jsonl)")],
    articles: Annotated[Path | None, typer.Option(help="Folder of the articles, found by their names")] = None,
    errors: Annotated[
        int, typer.Option(min=0, help="Show so many facts not found, and statements no fact")
    ] = 0,
    jobs: Jobs = None,
    model: Model = None,
    aliases: Aliases = None,
) -> None:
    """Measure the reader against gold files: precision, recall and F1 by family and relation."""
    from kg.articles import Skipped, article_from_text, read_inputs
    from kg.build import extract_articles
    from kg.console import report_skipped
    from kg.evaluation import evaluate as measure
    from kg.evaluation import gold_articles, load_gold, render
    from kg.resolve import load_overrides, resolve_mentions

    settings = load_settings(jobs=jobs, model=model, aliases=aliases)
    files = load_gold(gold, articles=articles)
    wanted = gold_articles(files)
    texts = (article_from_text(name, text) for name, text in wanted.items() if text is not None)
    found = chain(read_inputs([name for name, text in wanted.items() if text is None]), texts)
    skipped, facts = [], {}
    for item in extract_articles(found, settings):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            facts[item.article.id] = item
    report_skipped(skipped)
    overrides = load_overrides(settings.aliases) if settings.aliases else None
    print(render(measure(files, facts, resolve_mentions(facts.values(), overrides)), errors))
    raise typer.Exit(EXIT_SKIPPED if skipped else 0)
