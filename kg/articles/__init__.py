"""Reading articles: formats, decoding, offset-preserving cleaning, dates and metadata.

:func:`read_inputs` turns files and folders into articles; :func:`article_from_text` makes one of a text;
:func:`passed_over` counts the files of folders that are of no type it reads.
"""

from __future__ import annotations

from kg.articles.article import article_from_text
from kg.articles.duplicates import near_duplicates
from kg.articles.inputs import passed_over, read_inputs
from kg.articles.outcome import Skipped

__all__ = ["Skipped", "article_from_text", "near_duplicates", "passed_over", "read_inputs"]
