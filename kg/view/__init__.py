"""The explorer: one offline HTML file that shows the graph and the sentence behind every statement.

Door: :func:`page` and :func:`write_page` make the file, :func:`subgraph` cuts out a part of a graph, and
:func:`repr_html` gives the page in a sandboxed frame for notebooks (what ``Graph._repr_html_`` returns).
"""

from __future__ import annotations

from kg.view.notebook import repr_html
from kg.view.page import page, write_page
from kg.view.part import subgraph

__all__ = ["page", "repr_html", "subgraph", "write_page"]
