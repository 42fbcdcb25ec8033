"""kg builds a knowledge graph from news articles and keeps the sentence behind every statement.

::

    from pathlib import Path
    import kg

    output = Path("output")
    kg.build_graph(["news/"], output)                 # what `kg build news/` does
    kg.run_query(output, "meetings").rows             # a named query, a file, or SPARQL text
    kg.load_graph(output).facts                       # entities, facts and their evidence as dataclasses
    kg.validate(output / "graph.ttl")                 # no finding: the graph is sound
    for item in kg.extract_all(["news/"]): ...        # ArticleFacts of each article, or Skipped

Every command of the command line is one of these functions. Names are loaded when first used, so that
``import kg`` itself imports nothing. All errors meant for people derive from :class:`KgError`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from kg.articles import Skipped, read_inputs
    from kg.build import BuildReport, extract_all, load_graph
    from kg.build import build as build_graph
    from kg.build import remove as remove_articles
    from kg.errors import GraphError, InputError, KgError, ModelError, QueryError, SettingsError
    from kg.graph import to_networkx, write_graph
    from kg.graph.validate import Finding, validate
    from kg.model import (
        Article,
        ArticleFacts,
        ArticleRecord,
        Cue,
        Entity,
        EntityArg,
        Evidence,
        Fact,
        Graph,
        LocalEntity,
        Mention,
        Merge,
        Role,
        RoleArg,
        Statement,
        Topic,
        TopicArg,
        Utterance,
        UtteranceArg,
    )
    from kg.query import NamedQuery, Result, list_queries, load_query, run_query
    from kg.query import explain as explain_statements
    from kg.resolve import Overrides, load_overrides
    from kg.resolve import resolve as merge_facts
    from kg.settings import Settings, load_settings
    from kg.view import page, subgraph, write_page

__version__ = "0.1.0"

__all__ = [
    "Article", "ArticleFacts", "ArticleRecord", "BuildReport", "Cue", "Entity", "EntityArg", "Evidence", "Fact",
    "Finding", "Graph", "GraphError", "InputError", "KgError", "LocalEntity", "Mention", "Merge", "ModelError",
    "NamedQuery", "Overrides", "QueryError", "Result", "Role", "RoleArg", "Settings", "SettingsError", "Skipped",
    "Statement", "Topic", "TopicArg", "Utterance", "UtteranceArg", "__version__", "build_graph",
    "explain_statements", "extract_all", "list_queries", "load_graph", "load_overrides", "load_query",
    "load_settings", "merge_facts", "page", "read_inputs", "remove_articles", "run_query", "subgraph",
    "to_networkx", "validate", "write_graph", "write_page",
]  # fmt: skip

# Names by the module they come from. A function whose name is that of a module of the package (kg.build) has
# a name of its own here: else it would depend on what was imported before whether kg.build is the module.
_HOMES: Final = {
    "kg.articles": "Skipped read_inputs",
    "kg.build": "BuildReport build_graph=build extract_all load_graph remove_articles=remove",
    "kg.errors": "GraphError InputError KgError ModelError QueryError SettingsError",
    "kg.graph": "to_networkx write_graph",
    "kg.graph.validate": "Finding validate",
    "kg.model": (
        "Article ArticleFacts ArticleRecord Cue Entity EntityArg Evidence Fact Graph LocalEntity Mention Merge "
        "Role RoleArg Statement Topic TopicArg Utterance UtteranceArg"
    ),
    "kg.query": "NamedQuery Result explain_statements=explain list_queries load_query run_query",
    "kg.resolve": "Overrides load_overrides merge_facts=resolve",
    "kg.settings": "Settings load_settings",
    "kg.view": "page subgraph write_page",
}
_WHERE: Final = {
    item.partition("=")[0]: (module, item.rpartition("=")[2])
    for module, names in _HOMES.items()
    for item in names.split()
}


def __getattr__(name: str) -> Any:
    """Load a public name from its module when it is first used (PEP 562)."""
    if name not in _WHERE:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, original = _WHERE[name]
    found = globals()[name] = getattr(import_module(module), original)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
