"""Options that several commands share, and settings from them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

EXIT_FAILED: Final = 1
EXIT_SKIPPED: Final = 3

Inputs = Annotated[list[str], typer.Argument(help="Folders or files: .txt .md .jsonl .html .xml .warc .pdf")]
OutputDir = Annotated[Path, typer.Option("--output", "-o", help="Folder that holds the graph")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=0, help="Processes that read; 0 lets kg choose")]
Model = Annotated[str | None, typer.Option(help="spaCy model: a package name or a folder")]
Base = Annotated[str | None, typer.Option(help="IRI under which data IRIs are made")]
Aliases = Annotated[Path | None, typer.Option(help="TOML file with overrides for who is who")]
