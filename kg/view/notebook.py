"""The page inside a notebook cell."""

from __future__ import annotations

import html
from typing import Final

from kg.model import Graph
from kg.view.page import page

# Without allow-same-origin the page can reach neither the notebook nor its cookies.
_SANDBOX: Final = "allow-scripts allow-downloads allow-popups"


def repr_html(graph: Graph, *, height: int = 640, limit: int | None = 1000) -> str:
    """The explorer of ``graph`` in a sandboxed frame of ``height`` pixels."""
    document = html.escape(page(graph, limit=limit), quote=True)
    return (
        f'<iframe title="Knowledge graph explorer" sandbox="{_SANDBOX}" width="100%" height="{height}" '
        f'style="border:1px solid #d8d5cc;border-radius:6px" srcdoc="{document}"></iframe>'
    )
