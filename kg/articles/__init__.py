"""Reading articles: formats, decoding, offset-preserving cleaning, dates and metadata.

:func:`read_inputs` turns files and folders into articles; :func:`article_from_text` makes one of a text.
"""

from __future__ import annotations

from kg.articles.article import article_from_text
from kg.articles.duplicates import near_duplicates
from kg.articles.inputs import read_inputs
from kg.articles.outcome import Skipped

__all__ = ["Skipped", "article_from_text", "near_duplicates", "read_inputs"]
