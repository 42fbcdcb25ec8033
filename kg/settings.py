"""One frozen Settings object, from ``kg.toml``, ``[tool.kg]`` in pyproject.toml, and flags, in that order."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from kg.errors import SettingsError

DEFAULT_BASE: Final = "https://example.org/kg/"
FORMATS: Final = ("ttl", "nt", "jsonld", "graphml", "csv", "html", "nq", "trig", "parquet")
DEFAULT_FORMATS: Final = ("ttl", "nt", "jsonld", "graphml", "csv", "html")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set.

    ``model``: spaCy model, a package name or a folder; None takes the best one installed.
    ``base``: IRI under which all data IRIs are made; ends in ``/`` or ``#``.
    ``jobs``: processes that read articles; 0 lets kg choose.
    ``aliases``: overrides for who is who; None takes ``aliases.toml`` of the working directory if it is there.
    ``formats``: files that a build writes, out of FORMATS.
    ``page_nodes``: how many nodes the explorer page holds at most.
    """

    model: str | None = None
    base: str = DEFAULT_BASE
    jobs: int = 0
    aliases: Path | None = None
    formats: tuple[str, ...] = DEFAULT_FORMATS
    page_nodes: int = 5000

    def __post_init__(self) -> None:
        if not self.base.startswith(("http://", "https://", "urn:")) or not self.base.endswith(("/", "#", ":")):
            raise SettingsError(f"base {self.base!r} must be an absolute IRI that ends in / or #")
        if any(c in self.base for c in ' <>"{}|\\^`') or not self.base.isprintable():
            raise SettingsError(f"base {self.base!r} holds characters that an IRI may not have")
        if unknown := sorted(set(self.formats) - set(FORMATS)):
            raise SettingsError(f"unknown format {unknown[0]!r}; known: {', '.join(FORMATS)}")
        if self.jobs < 0 or self.page_nodes < 1:
            raise SettingsError("jobs must be 0 or more, and page_nodes 1 or more")


_TYPES: Final[dict[str, type[Any]]] = {
    "model": str, "base": str, "jobs": int, "aliases": str, "formats": list, "page_nodes": int,
}  # fmt: skip


def _checked(table: Mapping[str, Any], where: Path) -> dict[str, Any]:
    """Check names and types of ``table`` (from the file ``where``) and convert its values."""
    known = [field.name for field in fields(Settings)]
    values: dict[str, Any] = {}
    for name, value in table.items():
        if name not in known:
            raise SettingsError(f"{where}: unknown setting {name!r}; known: {', '.join(known)}")
        if isinstance(value, bool) or not isinstance(value, _TYPES[name]):
            raise SettingsError(f"{where}: setting {name!r} has the wrong type ({type(value).__name__})")
        if name == "aliases":
            values[name] = where.parent / str(value)
        elif name == "formats":
            values[name] = tuple(str(item) for item in value)
        else:
            values[name] = value
    return values


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from error


def load_settings(folder: Path | None = None, **flags: Any) -> Settings:
    """Settings for a run in ``folder`` (default: the working directory).

    ``kg.toml`` wins over ``[tool.kg]`` in pyproject.toml; ``flags`` that are not None win over both.
    Raises SettingsError, naming the file and the setting.
    """
    folder = folder or Path()
    values: dict[str, Any] = {}
    if (project := folder / "pyproject.toml").is_file():
        values |= _checked(_read_toml(project).get("tool", {}).get("kg", {}), project)
    if (own := folder / "kg.toml").is_file():
        values |= _checked(_read_toml(own), own)
    values |= {name: value for name, value in flags.items() if value is not None}
    if values.get("aliases") is None and (found := folder / "aliases.toml").is_file():
        values["aliases"] = found
    return dataclasses.replace(Settings(), **values)
