# ruff: noqa: E501  (texts read best unbroken)
"""Files and folders as people have them: everything readable is read, the rest gets one line each."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from kg.articles import Skipped, passed_over, read_inputs
from kg.model import Article

STORY = "Ghana and Togo sign border treaty\n\nThe presidents of Ghana and Togo signed a treaty in Accra on Monday.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def one(path: str) -> Article | Skipped:
    (outcome,) = read_inputs([path])
    return outcome


def reason(path: str) -> str:
    outcome = one(path)
    assert isinstance(outcome, Skipped), outcome
    assert outcome.id == path
    assert "\n" not in outcome.reason
    return outcome.reason


def test_folder_is_read_in_order_with_its_subfolders(folder: Path) -> None:
    for name in ("b.txt", "a.md", "deep/c.txt", ".hidden.txt", ".git/d.txt", "notes.csv", "photo.jpg"):
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY + name, encoding="utf-8")
    assert [item.id for item in read_inputs(["in"])] == ["in/a.md", "in/b.txt", "in/deep/c.txt"]
    assert passed_over(["in", "in/b.txt"]) == {".csv": 1, ".jpg": 1}
    assert passed_over(["in/deep"]) == {}
    assert [item.id for item in read_inputs([Path("in/deep"), "in/b.txt"])] == ["in/deep/c.txt", "in/b.txt"]
    assert [item.id for item in read_inputs(["in/"])] == ["in/a.md", "in/b.txt", "in/deep/c.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_name_that_is_no_utf8(folder: Path) -> None:
    os.mkdir("in")  # noqa: PTH102
    for name in (b"in/a.txt", b"in/caf\xe9.txt"):
        with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(STORY)
    article, skipped = read_inputs(["in"])
    assert isinstance(article, Article)
    assert article.id == "in/a.txt"
    assert isinstance(skipped, Skipped)
    assert skipped.id == "in/caf\ufffd.txt"
    assert "rename" in skipped.reason


def test_text_is_the_file_to_the_character(folder: Path) -> None:
    text = "\ufeffTitel – é😀\r\n\r\nGhana’s president met\u00a0Togo’s.\r\rTabs\tstay. \n\n"
    (folder / "a.txt").write_bytes(text.encode("utf-8"))
    article = one("a.txt")
    assert isinstance(article, Article)
    assert article.text == text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(folder: Path, encoding: str) -> None:
    text = "“Très bien,” said Emmanuel Macron’s aide – in Paris.\n\nJosé Pérez left.\n" * 3
    (folder / "a.txt").write_bytes(text.encode(encoding))
    article = one("a.txt")
    assert isinstance(article, Article)
    assert article.text.removeprefix("\ufeff") == text


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \r\n\t\n\xef\xbb\xbf", "empty"),
    "zeros.txt": (b"\x00" * 5000, "binary"),
    "noise.txt": (bytes(range(256)) * 40, "binary"),
    "control.txt": (b"\x01\x02\x03\x04abc\x05\x06\x07" * 50, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"abc" * 100, "image"),
    "paper.txt": (b"%PDF-1.4 abc", ".pdf"),
    "packed.txt": (b"\x1f\x8b\x08abc", "unpack"),
    "chinese.txt": ("中俄两国元首在北京会晤。" * 30).encode("gb18030"),
    "broken16.txt": (b"\xff\xfea\x00b", "UTF-16"),
    "long.txt": (b"word " * 2_000_000, "too long"),
    "oneline.txt": (b"x" * 10_000_000, "too long"),
    "huge.txt": (b"word " * 4_000_000, "larger than"),
    "menu.txt": (b"Home\nNews\nSign in\nAdvertisement\n\xc2\xa9 2020 Example\n", "no running text"),
    "data.csv": (b"a,b,c", "unknown type"),
    "noname": (b"text", "unknown type"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_one_line_that_says_why(folder: Path, name: str) -> None:
    bad = BAD[name]
    data, word = bad if isinstance(bad, tuple) else (bad, "UTF-8")
    (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(STORY, encoding="utf-8")
    assert word.lower() in reason(name).lower()
    assert [type(item) for item in read_inputs([name, "good.txt"])] == [Skipped, Article]


def test_things_that_are_no_files(folder: Path) -> None:
    assert "not found" in reason("missing")
    assert "not found" in reason("missing/")
    assert reason("a\x00b")
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    assert "broken link" in reason("dangling.txt")
    os.mkfifo("pipe.txt")
    assert "neither" in reason("pipe.txt")
    (folder / "void").mkdir()
    assert "no articles" in reason("void")
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind("plug.txt")
        assert "neither" in reason("plug.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission(folder: Path) -> None:
    (folder / "locked.txt").write_text(STORY, encoding="utf-8")
    (folder / "locked.txt").chmod(0)
    assert "permission" in reason("locked.txt")


def test_failing_disk_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(STORY, encoding="utf-8")

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", fail)
    assert reason("a.txt") == "cannot be read: permission denied"


def test_links_in_circles_end(folder: Path) -> None:
    (folder / "in/deep").mkdir(parents=True)
    (folder / "in/deep/up").symlink_to(folder / "in", target_is_directory=True)
    (folder / "in/self").symlink_to("self")
    (folder / "in/a.txt").write_text(STORY, encoding="utf-8")
    (folder / "in/loop.txt").symlink_to("loop.txt")
    outcomes = list(read_inputs(["in"]))
    assert [item.id for item in outcomes if isinstance(item, Article)] == ["in/a.txt"]
    assert [item.id for item in outcomes if isinstance(item, Skipped)] == ["in/loop.txt"]


def test_duplicates_name_the_first(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(STORY, encoding="utf-8")
    (folder / "c.txt").symlink_to("a.txt")
    outcomes = list(read_inputs([".", "a.txt"]))
    assert outcomes[0].id == "./a.txt"
    assert outcomes[1:] == [Skipped("./b.txt", "duplicate of ./a.txt: the text is the same")]


def test_records_keep_their_ids_even_with_equal_texts(folder: Path) -> None:
    lines = [
        '{"id": "x", "text": "Mali left."}',
        '{"id": "y", "text": "Mali left."}',
        '{"id": "x", "text": "No."}',
    ]
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    outcomes = list(read_inputs(["a.jsonl"]))
    assert [(type(item), item.id) for item in outcomes] == [(Article, "x"), (Article, "y"), (Skipped, "x")]


def test_bad_records_name_file_and_line(folder: Path) -> None:
    lines = [
        b'\xef\xbb\xbf{"id": "a", "text": "Mali left.", "title": "T", "published": "2020-01-02", "gold": [1]}',
        b"",
        b"{broken",
        b"[1, 2]",
        b'{"id": "b"}',
        b'{"id": "b", "text": 5}',
        b'{"id": "b", "text": "  "}',
        b'{"text": "No id here."}',
        b'{"id": 7, "text": "A number is an id."}',
        b'{"id": "u", "text": "caf\xe9"}',
        b'{"id": "s", "text": "\\ud83d half"}',
        b"[" * 100_000,
        b'{"id": "last", "text": "Still read."}',
    ]
    (folder / "a.jsonl").write_bytes(b"\n".join(lines))
    outcomes = list(read_inputs(["a.jsonl"]))
    assert [item.id for item in outcomes if isinstance(item, Article)] == ["a", "a.jsonl:8", "7", "last"]
    assert [item.id for item in outcomes if isinstance(item, Skipped)] == [
        f"a.jsonl:{n}" for n in (3, 4, 5, 6, 7, 10, 11, 12)
    ]
    first = outcomes[0]
    assert isinstance(first, Article)
    assert (first.title, first.published) == ("T", "2020-01-02")
    assert all("\n" not in item.reason for item in outcomes if isinstance(item, Skipped))


def test_record_of_megabytes_is_passed_over(folder: Path) -> None:
    with (folder / "a.jsonl").open("wb") as file:
        file.write(b'{"id": "big", "text": "' + b"x" * 17_000_000 + b'"}\n{"id": "b", "text": "Mali left."}\n')
    outcomes = list(read_inputs(["a.jsonl"]))
    assert [(type(item), item.id) for item in outcomes] == [(Skipped, "a.jsonl:1"), (Article, "b")]


OTHER_LANGUAGES = {
    "French": "Le président du Ghana a rencontré son homologue togolais à Accra lundi. Ils ont parlé de la frontière et des taxes sur le poisson. ",
    "Spanish": "El presidente de Ghana se reunió con su homólogo de Togo en Accra el lunes. Hablaron de la frontera y de los impuestos a la pesca. ",
    "Dutch": "De president van Ghana sprak maandag in Accra met zijn ambtgenoot van Togo over de grens of over de belasting op vis. Het was warm. ",
    "German": "Der Präsident von Ghana will in Accra mit seinem Kollegen aus Togo sprechen. Es war das erste Treffen in diesem Jahr an der Grenze. ",
    "Polish": "Prezydent Ghany spotkał się w poniedziałek z prezydentem Togo. To było pierwsze spotkanie, na którym mówiono, by znieść cło na ryby. ",
    "Norwegian": "Presidenten i Ghana møtte sin kollega fra Togo i Accra på mandag for å snakke om grensen. Han sa at det var et godt møte for begge. ",
    "Chinese": "加纳总统星期一在阿克拉会见了多哥总统，讨论了两国边界和渔业税的问题。双方同意下个月再次会谈，并签署一项新的协定。",
    "Arabic": "التقى رئيس غانا نظيره التوغولي في أكرا يوم الاثنين وبحثا مسألة الحدود والضرائب على الأسماك واتفقا على لقاء آخر. ",
}


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_other_languages_are_not_read_as_english(folder: Path, language: str) -> None:
    (folder / "a.txt").write_text(OTHER_LANGUAGES[language] * 3, encoding="utf-8")
    assert reason("a.txt").startswith("not in English")


@pytest.mark.parametrize(
    "text",
    [
        "Ghana, Togo sign border treaty\nAccra hosts envoys after raid\nFishermen protest over new tax\nTogo army denies attack\n"
        * 6,
        "GHANA AND TOGO SIGNED A TREATY IN ACCRA ON MONDAY, WITH THEIR FISHERMEN LOOKING ON.\n" * 6,
        "Nana Akufo-Addo, Faure Gnassingbé.\n",
        "北京 is what Ghana's envoy wrote on the card that was handed to the guests from Togo after the talks.\n",
    ],
)
def test_english_of_any_kind_is_read(folder: Path, text: str) -> None:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    assert isinstance(one("a.txt"), Article)
