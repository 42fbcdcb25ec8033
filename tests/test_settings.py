"""Settings: files, flags, and errors that name the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import SettingsError
from kg.settings import DEFAULT_BASE, Settings, load_settings

if TYPE_CHECKING:
    from pathlib import Path


def test_defaults_when_no_file_is_there(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()
    assert Settings().base == DEFAULT_BASE


def test_kg_toml_wins_over_pyproject_and_flags_win_over_both(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.kg]\njobs = 1\npage_nodes = 10\nbase = "https://a.example/"\n'
    )
    (tmp_path / "kg.toml").write_text('jobs = 2\nformats = ["ttl"]\n')
    settings = load_settings(tmp_path, jobs=3, model=None)
    assert (settings.jobs, settings.page_nodes, settings.base, settings.formats) == (
        3,
        10,
        "https://a.example/",
        ("ttl",),
    )


def test_aliases_are_found_beside_the_settings_and_in_the_working_folder(tmp_path: Path) -> None:
    (tmp_path / "aliases.toml").write_text("")
    assert load_settings(tmp_path).aliases == tmp_path / "aliases.toml"
    (tmp_path / "kg.toml").write_text('aliases = "who.toml"\n')
    assert load_settings(tmp_path).aliases == tmp_path / "who.toml"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("jobs = 'two'", "jobs"),
        ("jobs = true", "jobs"),
        ("colour = 1", "colour"),
        ("base = 'nowhere'", "base"),
        ("base = 'https://a.example/<script>/'", "base"),
        ("formats = ['docx']", "docx"),
        ("page_nodes = 0", "page_nodes"),
        ("= broken", "kg.toml"),
    ],
)
def test_a_wrong_file_is_one_line_that_names_the_fault(tmp_path: Path, content: str, named: str) -> None:
    (tmp_path / "kg.toml").write_text(content)
    with pytest.raises(SettingsError, match=named) as caught:
        load_settings(tmp_path)
    assert "\n" not in str(caught.value)
