"""Fixtures shared by all tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.build import build
from kg.language import load_model

if TYPE_CHECKING:
    from spacy.language import Language

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The spaCy pipeline that `kg` uses."""
    return load_model()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the project's own seed articles; tests only read it."""
    output = tmp_path_factory.mktemp("built") / "output"
    report = build([SEEDS], output)
    assert report.skipped == ()
    return output
