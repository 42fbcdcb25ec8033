"""Every error that kg raises on purpose; all derive from :class:`KgError`.

KgError
├── InputError      an article or folder cannot be read (names the file and what to do)
├── ModelError      no usable spaCy model (says what to type)
├── SettingsError   a settings or overrides file is wrong (names file and line)
├── GraphError      a graph or store is missing, broken or of another version
└── QueryError      a SPARQL query is refused, malformed or past its limits
"""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors meant for the user: ``str(error)`` is one line that says what to do."""


class InputError(KgError):
    """An input cannot be read or holds no article."""


class ModelError(KgError):
    """No spaCy model can be loaded."""


class SettingsError(KgError):
    """A settings or overrides file is malformed or contradicts itself."""


class GraphError(KgError):
    """A graph, store or cache is missing or broken."""


class QueryError(KgError):
    """A query is malformed, refused or past its limits."""
