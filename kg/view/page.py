"""Assemble the page: template, style, script and data in one file that may load and run nothing else."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any, Final

from kg.model import Graph
from kg.view.network import script as vis_script
from kg.view.payload import build_payload
from kg.view.selection import select

DEFAULT_BASE: Final = "https://example.org/kg/"
DEFAULT_LIMIT: Final = 5000

# Concatenated in this order into one strict function, so that the page has no globals of ours.
SCRIPTS: Final = (
    "dom.js", "dates.js", "data.js", "state.js", "filters.js", "scene.js", "arrange.js", "palette.js",
    "labels.js", "canvas.js", "histogram.js", "facets.js", "search.js", "words.js", "evidence.js", "panel.js",
    "table.js", "timeline.js", "rdf.js", "exports.js", "keyboard.js", "main.js",
)  # fmt: skip
STYLES: Final = ("base.css", "layout.css", "parts.css")

_ESCAPES: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_UNSAFE: Final = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def page(
    graph: Graph,
    *,
    title: str | None = None,
    base: str = DEFAULT_BASE,
    limit: int | None = DEFAULT_LIMIT,
) -> str:
    """The explorer of ``graph`` as one HTML document.

    ``base`` is the IRI under which the data IRIs are made (for copied IRIs, SPARQL and Turtle). ``limit`` is
    the greatest number of nodes in the page (None: all); a page that leaves some out says so.
    """
    title = title or "Who met, said, backed and opposed what"
    selection = select(graph, limit)
    return render(build_payload(graph, selection, title=title, base=base))


def write_page(
    graph: Graph,
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
    base: str = DEFAULT_BASE,
    limit: int | None = DEFAULT_LIMIT,
) -> None:
    """Write :func:`page` to ``path`` in UTF-8."""
    Path(path).write_text(page(graph, title=title, base=base, limit=limit), encoding="utf-8", newline="\n")


def render(payload: Mapping[str, Any]) -> str:
    """Put ``payload`` into the template, with a policy that allows our script and style by their hashes."""
    style, code = _style(), _script()
    policy = (
        f"default-src 'none'; script-src '{_digest(code)}'; style-src '{_digest(style)}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    return Template(_asset("template.html")).substitute(
        title=html.escape(str(payload["meta"]["title"]).translate(_SURROGATES)),
        policy=policy,
        style=style,
        data=embed(payload),
        script=code,
    )


def embed(payload: Mapping[str, Any]) -> str:
    """JSON that is safe inside a script element: no markup character, no line separator, no lone surrogate."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda match: _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04x}", text)


class _Surrogates(dict[int, str]):
    """Translation table that replaces lone surrogates, which UTF-8 cannot hold."""

    def __missing__(self, code: int) -> str:
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


_SURROGATES: Final = _Surrogates()


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _asset(name: str) -> str:
    return files("kg.view").joinpath("assets", name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _style() -> str:
    return "\n" + "\n".join(_asset(f"css/{name}") for name in STYLES)


@cache
def _script() -> str:
    ours = "\n".join(_asset(f"js/{name}") for name in SCRIPTS)
    code = f'\n{vis_script()}\n(() => {{\n"use strict";\n{ours}\n}})();\n'
    if "</script" in code.lower() or "<!--" in code:
        raise ValueError("the page's script contains markup that would end it")
    return code.replace("\r\n", "\n")
