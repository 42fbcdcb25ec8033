"""What ``import kg`` promises: every name is there and explained, and importing it costs nothing."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys

import pytest

import kg

HEAVY = {"spacy", "rdflib", "pyoxigraph", "pyvis", "networkx", "numpy", "trafilatura", "rigour", "dateparser"}


@pytest.mark.parametrize("name", [name for name in kg.__all__ if name != "__version__"])
def test_every_name_is_there_and_explained(name: str) -> None:
    thing = getattr(kg, name)
    assert callable(thing)
    assert (inspect.getdoc(thing) or "").strip()
    # A dataclass without a docstring of its own is given its signature for one.
    assert not (thing.__doc__ or "").startswith(f"{name}(")


def test_all_names_what_can_be_loaded_and_nothing_twice() -> None:
    assert set(kg.__all__) == {*kg._WHERE, "__version__"}
    assert len(kg.__all__) == len(set(kg.__all__))
    assert set(kg.__all__) <= set(dir(kg))


def test_errors_share_a_base() -> None:
    errors = [getattr(kg, name) for name in kg.__all__ if name.endswith("Error")]
    assert all(issubclass(error, kg.KgError) for error in errors)


def test_unknown_names_are_no_attributes() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        kg.nonsense  # noqa: B018


@pytest.mark.parametrize(
    "statement",
    [
        "import kg",
        "import kg; kg.__all__; dir(kg)",
        "import kg.cli",
        "import kg; kg.Settings; kg.Graph; kg.KgError",
    ],
)
def test_importing_is_cheap(statement: str) -> None:
    code = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert HEAVY.isdisjoint(json.loads(done.stdout))
