"""The pipeline's fingerprint: what a reading depends on besides the article."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.language.models import ModelInfo

# Rooms and modules whose code or data decides what is read in an article.
_ROOMS = ("articles", "language", "extract", "lexicon")
_MODULES = ("model.py", "vocabulary.py", "codec.py")
_DATA = (".py", ".yaml", ".tsv", ".toml", ".json")


@cache
def _code_digest() -> str:
    root = Path(__file__).parent
    files = [root / name for name in _MODULES]
    files += [path for room in _ROOMS for path in (root / room).rglob("*") if path.suffix in _DATA]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def fingerprint(model: ModelInfo) -> str:
    """Hash of the reading code, its lexicon, the spaCy model and the versions of the libraries that read."""
    versions = [f"{name}={metadata.version(name)}" for name in ("spacy", "dateparser", "rigour")]
    parts = [_code_digest(), model.name, model.version, *versions]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
