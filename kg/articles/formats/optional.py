"""Optional libraries, loaded when a format needs them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kg.articles.outcome import Unreadable


def require(module: str, extra: str) -> Any:
    """Import ``module``; when it is missing, raises Unreadable with the command that installs it."""
    try:
        return import_module(module)
    except ImportError:
        raise Unreadable(f"{module} is needed to read it: pip install 'newskg[{extra}]'") from None
