"""kg builds a knowledge graph from news articles and keeps the sentence behind every statement."""

from __future__ import annotations

__version__ = "0.1.0"

__all__ = ["__version__"]
