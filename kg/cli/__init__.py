"""The `kg` command line: each command parses, calls one library function, and prints.

Data goes to stdout, everything else to stderr. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some
inputs were skipped. Imports that cost time stand inside the commands, so that `kg --help` is quick.
"""

from __future__ import annotations

from typing import Annotated

import typer

from kg import __version__
from kg.cli import ask, check, make

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Build a knowledge graph from a folder of news articles, and ask it who met, said, supports or "
    "opposes what, and where exactly it says so.",
    epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some inputs were skipped.",
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version")
    ] = False,
) -> None:
    """Options of every command."""


for _group in (make, ask, check):
    app.add_typer(_group.app)
app.add_typer(make.models, name="model")
