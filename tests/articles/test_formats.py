# ruff: noqa: E501  (pages and tables read best unbroken)
"""HTML, feeds, web archives and PDF through the same door; hostile ones end in one line."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from pathlib import Path

import pytest

from kg.articles import Skipped, article_from_text, read_inputs
from kg.model import Article

PAGE = """<!doctype html><html lang="en"><head><title>Jordan hosts Iraq's premier - The Levant Post</title>
<meta property="og:title" content="Jordan hosts Iraq's premier"><meta property="og:site_name" content="The Levant Post">
<meta property="article:published_time" content="2021-05-04T09:00:00Z"><link rel="canonical" href="https://example.org/jordan">
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Jordan hosts Iraq's premier</h1><p class="byline">By Rana Haddad</p>
<p>King Abdullah of Jordan received <a href="/k">Mustafa al-Kadhimi</a>, the Iraqi prime minister, in Amman on Tuesday &amp; praised him.</p>
<p>The two leaders spoke about electricity, trade and the fight against extremists, the royal court said in a statement.</p>
<p>“We stand with Iraq,” the king said. His guest thanked him for the kingdom’s hospitality and patience.</p></article>
<footer><p>© 2021 The Levant Post. All rights reserved.</p></footer><script>alert(1)</script></body></html>"""

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Harbour News</title><link>https://example.org</link>
<item><title>Oman frees sailors</title><link>https://example.org/1</link><pubDate>Tue, 03 Mar 2020 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Oman freed ten sailors.&lt;/p&gt;&lt;p&gt;Iran &lt;b&gt;thanked&lt;/b&gt; Oman.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</description></item>
<item><title>No text</title><link>https://example.org/2</link></item></channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><id>urn:f</id><updated>2020-03-04T00:00:00Z</updated>
<entry><id>urn:e</id><title>Peru recalls envoy</title><published>2020-03-04T08:00:00Z</published>
<content type="html">&lt;p&gt;Peru recalled its envoy to Bolivia.&lt;/p&gt;</content></entry></feed>"""


def read(path: Path, data: bytes | str) -> list[Article | Skipped]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_inputs([path]))


def only(outcomes: list[Article | Skipped]) -> Article:
    (article,) = outcomes
    assert isinstance(article, Article), article
    return article


def why(outcomes: list[Article | Skipped]) -> str:
    (skipped,) = outcomes
    assert isinstance(skipped, Skipped), skipped
    assert "\n" not in skipped.reason
    return skipped.reason


def words(article: Article) -> str:
    return "\n".join(" ".join(article.text[s:e] for s, e in block.spans) for block in article.blocks)


def test_html(tmp_path: Path) -> None:
    article = only(read(tmp_path / "a.html", PAGE))
    assert article.title == "Jordan hosts Iraq's premier"
    assert article.published == "2021-05-04"
    assert article.publisher == "The Levant Post"
    assert article.url == "https://example.org/jordan"
    text = words(article)
    assert (
        "King Abdullah of Jordan received Mustafa al-Kadhimi, the Iraqi prime minister, in Amman on Tuesday & praised him."
        in text
    )
    for furniture in ("Home", "Rana Haddad", "All rights", "alert"):
        assert furniture not in text


def test_html_reads_the_same_whenever_and_wherever(tmp_path: Path) -> None:
    first = only(read(tmp_path / "a.htm", PAGE))
    for _ in range(3):
        assert only(read(tmp_path / "a.htm", PAGE)) == first


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html></html>",
        "<p>",
        "<" * 100_000,
        "<div>" * 50_000,
        "<a href='" + "x" * 100_000,
        "\x00\x01\x02" * 100,
        "&" * 10_000,
    ],
)
def test_hostile_html_is_one_line(tmp_path: Path, page: str) -> None:
    assert why(read(tmp_path / "a.html", page))


def test_rss_and_atom(tmp_path: Path) -> None:
    path = tmp_path / "f.xml"
    article, empty = read(path, RSS)
    assert isinstance(article, Article)
    assert isinstance(empty, Skipped)
    assert (article.id, article.title, article.published) == (
        f"{path}#https://example.org/1",
        "Oman frees sailors",
        "2020-03-03",
    )
    assert (article.publisher, article.url) == ("Harbour News", "https://example.org/1")
    assert article.text == "Oman freed ten sailors.\nIran thanked Oman."
    assert "no text" in empty.reason
    entry = only(read(tmp_path / "f.atom", ATOM))
    assert (entry.id, entry.published) == (f"{tmp_path / 'f.atom'}#urn:e", "2020-03-04")


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n else str()};" * 10}">' for n in range(12))
    + "]><rss><channel><item><description>&a11;</description></item></channel></rss>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    "<rss><channel><item><description>&x;</description></item></channel></rss>"
)


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_entities_is_refused(tmp_path: Path, text: str, encoding: str) -> None:
    assert "entities" in why(read(tmp_path / "a.xml", text.encode(encoding)))


@pytest.mark.parametrize("text", ["", "<rss>", "no xml", "<a/>", "<rss" + "<x>" * 10_000, "\x00" * 100])
def test_xml_that_is_no_feed(tmp_path: Path, text: str) -> None:
    assert why(read(tmp_path / "a.xml", text))


def _warc(*pages: tuple[str, str], content_type: str = "text/html") -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    records = [writer.create_warcinfo_record("a.warc.gz", {"software": "test"})]
    for url, page in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", content_type)], protocol="HTTP/1.0")
        body = io.BytesIO(page.encode())
        records.append(writer.create_warc_record(url, "response", payload=body, http_headers=headers))
    for record in records:
        writer.write_record(record)
        record.raw_stream.close()
    return out.getvalue()


def test_warc(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    data = _warc(("https://example.org/j", PAGE), ("https://example.org/e", "<p>x"))
    good, bad = read(path, data)
    assert isinstance(good, Article)
    assert isinstance(bad, Skipped)
    assert good.id == f"{path}#https://example.org/j"
    assert good.published == "2021-05-04"
    assert "Mustafa al-Kadhimi" in words(good)
    plain = only(read(tmp_path / "a.warc", gzip.decompress(_warc(("https://example.org/j", PAGE)))))
    assert plain.text == good.text


def test_bad_archives(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    whole = _warc(("https://example.org/j", PAGE))
    assert why(read(path, b"no archive at all"))
    assert why(read(path, b""))
    assert why(read(path, _warc(("https://example.org/i", "x"), content_type="image/png")))
    assert read(path, whole[: len(whole) // 2])
    assert read(path, whole[:-40])


def test_compression_bomb_is_refused(tmp_path: Path) -> None:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = b"".join(squeeze.compress(b"\x00" * (1 << 20)) for _ in range(100)) + squeeze.flush()
    assert len(data) < 200_000
    assert "bomb" in why(read(tmp_path / "a.warc.gz", data))


def _pdf(*pages: list[str], title: str = "") -> bytes:
    """A small PDF by hand: one font, lines of text from the top."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = " T* ".join("({}) Tj".format(line.replace("(", r"\(").replace(")", r"\)")) for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 760 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({title}) >>")
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out.encode("latin-1")


LINES = [
    "Cuba and Mexico agree on migration",
    "",
    "The presidents of Cuba and Mexico met in Campeche on Saturday and agreed",
    "to share data on migrants. The two countries have been close since the revo-",
    "lution, and their foreign ministries said that more meetings would follow in",
    "the spring.",
    "",
    "Havana thanked Mexico for its help after the hurricane, which had left half of",
    "the island without power.",
]


def test_pdf(tmp_path: Path) -> None:
    article = only(read(tmp_path / "a.pdf", _pdf(LINES, title="Cuba and Mexico agree on migration")))
    assert article.title == "Cuba and Mexico agree on migration"
    text = words(article)
    assert (
        "agreed to share data on migrants. The two countries have been close since the revolution, and" in text
    )


def test_bad_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    whole = _pdf(LINES)
    assert why(read(path, b"%PDF-1.4 nothing more"))
    assert why(read(path, b"plain text"))
    assert "scanned" in why(read(path, _pdf([])))
    assert why(read(path, whole[: len(whole) // 3]))


@pytest.mark.parametrize(
    ("module", "name", "extra", "data"),
    [
        ("trafilatura", "a.html", "html", PAGE),
        ("feedparser", "a.xml", "feeds", RSS),
        ("pypdf", "a.pdf", "pdf", "x"),
    ],
)
def test_missing_library_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, extra: str, data: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert f"pip install 'newskg[{extra}]'" in why(read(tmp_path / name, data))


def test_markdown_headings_and_bullets() -> None:
    article = article_from_text(
        "a.md", "# Two days in Baku\n\n> He came back.\n\n- Iran refused.\n\n## Next steps\n\nTalks go on.\n"
    )
    assert [(b.kind, article.text[b.spans[0][0] : b.spans[0][1]]) for b in article.blocks] == [
        ("headline", "Two days in Baku"),
        ("paragraph", "He came back."),
        ("paragraph", "Iran refused."),
        ("headline", "Next steps"),
        ("paragraph", "Talks go on."),
    ]


def test_markdown_links_and_pictures() -> None:
    text = "# Baku\n\n![A map](https://x.org/m.png)\n\nThe [Iranian envoy](https://x.org/i) met **Ilham Aliyev** and *Nikol Pashinyan* [in Baku](/b), _The Caspian_ wrote.\n"
    article = article_from_text("a.md", text)
    assert (
        words(article)
        == "Baku\nThe Iranian envoy met Ilham Aliyev and Nikol Pashinyan in Baku , The Caspian wrote."
    )


def test_html_keeps_headings_and_lists_and_trusts_no_footer(tmp_path: Path) -> None:
    body = "".join(
        f"<p>In district {n}, officials in Suva said, the count went on without trouble until the morning.</p>"
        for n in range(6)
    )
    page = f"<html><head><title>Fiji votes | The Reef Times</title></head><body><main><h1>Fiji votes</h1>{body}<h2>What next</h2><ul><li>Results are due on Tuesday.</li></ul></main><footer>Built 2020-01-05 © 2021 Reef Times</footer></body></html>"
    article = only(read(tmp_path / "a.html", page))
    assert article.published is None
    assert article.title == "Fiji votes"
    assert words(article).endswith("What next\nResults are due on Tuesday.")
    assert "Reef" not in words(article)
