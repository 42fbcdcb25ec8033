"""Commands that make a graph: build, remove, extract, model."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import (
    EXIT_FAILED,
    EXIT_SKIPPED,
    Aliases,
    Base,
    Inputs,
    Jobs,
    Model,
    OutputDir,
)
from kg.settings import load_settings

app = typer.Typer()
models = typer.Typer(
    no_args_is_help=True, help="The English model that reads: install it, or show which is used."
)


@app.command()
def build(
    inputs: Inputs,
    output: OutputDir = Path("output"),
    jobs: Jobs = None,
    model: Model = None,
    base: Base = None,
    aliases: Aliases = None,
    formats: Annotated[
        str | None,
        typer.Option(
            "--formats", help="Comma-separated, out of: ttl, nt, nq, trig, jsonld, graphml, csv, parquet, html"
        ),
    ] = None,
    keep: Annotated[
        bool, typer.Option("--add", help="Add to the articles that are already in the graph")
    ] = False,
    scheduler: Annotated[str | None, typer.Option(help="Read on the Dask cluster at this address")] = None,
) -> None:
    """Read articles and write the graph, the page and the store; only new and changed articles are read."""
    from kg.build import NothingToReadError
    from kg.build import build as run
    from kg.console import notice, progress_bar, report_passed_over, report_skipped
    from kg.summary import print_summary

    chosen = tuple(name.strip() for name in formats.split(",") if name.strip()) if formats else None
    settings = load_settings(jobs=jobs, model=model, base=base, aliases=aliases, formats=chosen)
    began = time.perf_counter()
    try:
        with progress_bar("reading") as progress:
            report = run(inputs, output, settings, keep=keep, scheduler=scheduler, progress=progress)
    except NothingToReadError as error:
        report_skipped(error.skipped)
        report_passed_over(inputs)
        notice(str(error))
        raise typer.Exit(EXIT_FAILED) from None
    report_skipped(report.skipped)
    report_passed_over(inputs)
    if settings.aliases:
        from kg.resolve.overrides import load_overrides, unknown_names

        for name in unknown_names(load_overrides(settings.aliases), report.graph.entities):
            notice(f"{settings.aliases}: nothing in the graph is called {name!r}")
    print_summary(report, time.perf_counter() - began)
    raise typer.Exit(EXIT_SKIPPED if report.skipped else 0)


@app.command()
def remove(
    articles: Annotated[
        list[str], typer.Argument(help="Ids (paths as given to build) of articles in the graph")
    ],
    output: OutputDir = Path("output"),
) -> None:
    """Take articles out of the graph, and with them exactly what only they support."""
    from kg.build import remove as run
    from kg.console import notice

    report, unknown = run(articles, output)
    for article in unknown:
        notice(f"skipped {article}: not in the graph; kg stats --articles -o {output} lists what is")
    print(f"{report.articles} articles, {len(report.graph.facts)} statements remain")
    raise typer.Exit(EXIT_SKIPPED if unknown else 0)


@app.command()
def extract(
    inputs: Inputs,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Mentions of entities instead of statements")
    ] = False,
    format: Annotated[str, typer.Option("--format", help="Only jsonl")] = "jsonl",
    jobs: Jobs = None,
    model: Model = None,
) -> None:
    """Print what each article states, one JSON object a line, without building a graph."""
    from kg.articles import Skipped
    from kg.build import extract_all
    from kg.codec import dump_line, mention_record, statement_record
    from kg.console import report_passed_over, report_skipped

    if format != "jsonl":
        raise typer.BadParameter(f"unknown format {format!r}; known: jsonl", param_hint="--format")
    skipped, done = [], 0
    for item in extract_all(inputs, load_settings(jobs=jobs, model=model)):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        done += 1
        name = item.article.id
        records = (
            (mention_record(name, m) for m in item.mentions)
            if mentions
            else (statement_record(name, s) for s in item.statements)
        )
        sys.stdout.writelines(dump_line(record) + "\n" for record in records)
    report_skipped(skipped)
    report_passed_over(inputs)
    raise typer.Exit((EXIT_SKIPPED if done else EXIT_FAILED) if skipped else 0)


@models.command("install")
def model_install() -> None:
    """Install the pinned English model, unless one is there."""
    from kg.language.models import install_model

    info = install_model()
    print(f"{info.name} {info.version} ({info.licence}) from {info.source}")


@models.command("info")
def model_info(model: Model = None) -> None:
    """Show which model is used, its version and licence."""
    from kg.language.models import find_model

    info = find_model(load_settings(model=model).model)
    print(f"{info.name} {info.version}, licence {info.licence}, {info.source}\n{info.path}")
