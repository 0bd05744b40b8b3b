"""Web pages without their navigation."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.article import Article, BlockKind
from extract.read import Page, ReadError, html, read

PAGE = """<!doctype html>
<html><head><title>Relations | Embassy of Chad</title>
<link rel="canonical" href="https://example.org/relations"></head>
<body>
<header><a href="/">Embassy of Chad</a></header>
<nav><ul><li><a href="/">Start</a></li></ul></nav>
<div><ul><li><a href="/a">Visas</a></li><li><a href="/b">News</a></li></ul></div>
<main>
<h1>Chad and Mali</h1>
<h2>Visits</h2>
<ul>These came:
<li>The King of Mali, on <b>3 May 1990</b>.</li>
<li><p>The President<br>of Chad came.</p><ul><li>With a minister &amp; others.</li></ul></li>
</ul>
<h2>Trade</h2>
<table><caption>Trade in thousands</caption>
<thead><tr><th rowspan=2>Year<th colspan="2">Goods</tr><tr><th>in<th>out</tr></thead>
<tr><td>1990<td>1.5<td></td></tr>
</table>
<p hidden>Not shown.</p>
<p>They share the <a href="/wiki/Lake_Chad#Fish">lake</a>.</p>
</main>
<footer><p>© Embassy of Chad, 1 Main Street.</p></footer>
</body></html>
"""


def words(article: Article, kind: BlockKind) -> list[str]:
    return [article.of(block) for block in article.blocks if block.kind is kind]


def test_navigation_and_footer_yield_nothing() -> None:
    article = html.read(Page("page.html", "html", PAGE))
    assert article.title == "Chad and Mali"
    assert words(article, BlockKind.PARAGRAPH) == ["These came:", "They share the lake."]
    assert article.provenance.url == "https://example.org/relations"


def test_lists_keep_their_lead_and_section() -> None:
    article = html.read(Page("page.html", "html", PAGE))
    items = [block for block in article.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(article.of(item), item.lead) for item in items] == [
        ("The King of Mali, on 3 May 1990.", "These came:"),
        ("The President of Chad came.", "These came:"),
        ("With a minister & others.", "The President of Chad came."),
    ]
    assert {item.section for item in items} == {("Visits",)}


def test_tables_keep_headers_and_empty_cells() -> None:
    article = html.read(Page("page.html", "html", PAGE))
    (row,) = [block for block in article.blocks if block.kind is BlockKind.TABLE_ROW]
    assert row.lead == "Trade in thousands"
    assert [(cell.header, article.of(cell)) for cell in row.cells] == [
        ("Year", "1990"),
        ("Goods in", "1.5"),
        ("Goods out", ""),
    ]


def test_the_items_around_a_table_lead_its_rows() -> None:
    table = "<table><tr><td>{}</td><td>President of Chad</td></tr></table>"
    page = (
        "<html><body><h1>Relations</h1><ul><li><b>Visits</b><ul>"
        f"<li>From Chad to Mali {table.format(1993)}</li><li>From Mali to Chad {table.format(1994)}</li></ul></li>"
        f"<li>Culture {table.format(1995)}</li></ul>{table.format(1996)}</body></html>"
    )
    article = html.read(Page("page.html", "html", page))
    rows = [block for block in article.blocks if block.kind is BlockKind.TABLE_ROW]
    assert [(row.above[-1:], row.lead) for row in rows] == [
        (("Visits",), "From Chad to Mali"),
        (("Visits",), "From Mali to Chad"),
        ((), "Culture"),
        ((), ""),
    ]


def test_a_numbered_line_that_says_the_way_heads_the_table_below_it() -> None:
    table = "<table><tr><td>{}</td><td>President of Chad</td></tr></table>"
    lines = ((1, "From Chad to Mali", 1993), (2, "Prices in Mali", 1994))
    body = "".join(f"<p>({number}) {line}</p>{table.format(year)}" for number, line, year in lines)
    article = html.read(Page("page.html", "html", f"<html><body><h1>Visits</h1>{body}</body></html>"))
    rows = [block for block in article.blocks if block.kind is BlockKind.TABLE_ROW]
    assert [row.lead for row in rows] == ["From Chad to Mali", ""]


def test_links_to_wiki_pages_are_kept() -> None:
    article = html.read(Page("page.html", "html", PAGE))
    assert [(article.of(link), link.target) for link in article.links] == [("lake", "Lake Chad")]


def test_a_layout_table_is_no_table_of_facts() -> None:
    page = (
        "<html><body><table><tr><td><p>Chad and Mali met in Paris.</p></td></tr><tr><td>x</td></tr></table>"
    )
    assert words(html.read(Page("p.html", "html", page)), BlockKind.PARAGRAPH) == [
        "Chad and Mali met in Paris."
    ]


@pytest.mark.parametrize(
    "data",
    [
        "<html><body><p>They met in Córdoba.".encode(),
        b"\xef\xbb\xbf<html><body><p>They met in C\xc3\xb3rdoba.",
        b"<html><meta charset=iso-8859-1><body><p>They met in C\xf3rdoba.",
        b"<html><body><p>They met in C\xf3rdoba.",
    ],
)
def test_charsets(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "page"
    path.write_bytes(data)
    (article,) = read(path)
    assert words(article, BlockKind.PARAGRAPH) == ["They met in Córdoba."]


def test_deep_nesting_is_read() -> None:
    page = "<html><body>" + "<div>" * 20_000 + "They met." + "<table><tr><td>" * 300 + "Deep."
    article = html.read(Page("deep.html", "html", page))
    assert words(article, BlockKind.PARAGRAPH)[0] == "They met."
    assert "Deep." in article.text


def test_a_page_of_navigation_only_is_an_error() -> None:
    with pytest.raises(ReadError, match=r"nav\.html"):
        html.read(Page("nav.html", "html", "<html><body><nav>Home</nav></body></html>"))


def test_a_real_page_keeps_its_list_of_visits(shared: Path) -> None:
    (article,) = read(shared / "articles" / "d71-pakistan-sweden.html")
    assert len(words(article, BlockKind.LIST_ITEM)) == 8
    assert len(words(article, BlockKind.PARAGRAPH)) == 9
    assert not any("Karlavägen" in article.of(block) for block in article.blocks)


def test_an_article_in_several_article_elements_is_read_whole() -> None:
    parts = "".join(f"<h2>Part {n}</h2><article><p>They met in 199{n}.</p></article>" for n in range(4))
    article = html.read(Page("page.html", "html", f"<html><body><div>{parts}</div></body></html>"))
    assert len(words(article, BlockKind.PARAGRAPH)) == 4


def test_items_written_out_in_lines_are_items() -> None:
    lines = "<p>• King A in 1990;<br>• King B in 1991.</p><p>a) A treaty of 1992;</p><p>2. A pact of 1993</p>"
    article = html.read(Page("page.html", "html", f"<html><body><p>Visits:</p>{lines}</body></html>"))
    assert words(article, BlockKind.LIST_ITEM) == [
        "King A in 1990;",
        "King B in 1991.",
        "A treaty of 1992;",
        "A pact of 1993",
    ]


@pytest.mark.parametrize(
    "line", ["3. May 1990 saw a visit.", "2. Ties are good. They met twice.", "-5 degrees"]
)
def test_a_numbered_paragraph_or_a_date_is_no_item(line: str) -> None:
    article = html.read(Page("page.html", "html", f"<html><body><p>{line}</p></body></html>"))
    assert words(article, BlockKind.PARAGRAPH) == [line]


def test_a_table_that_frames_the_text_is_no_table() -> None:
    text = "<p>Chad and Mali have long been friends.</p>" * 4
    page = f"<html><body><table><tr><td><a href='a'>Visas</a><br>News</td><td>{text}</td></tr></table></body></html>"
    article = html.read(Page("page.html", "html", page))
    assert {block.kind for block in article.blocks} == {BlockKind.PARAGRAPH}
    assert len(article.blocks) == 4


def test_lines_of_links_and_addresses_yield_nothing() -> None:
    page = """<html><body><div><a href="/share">Tweet</a> <a href="#">Send</a></div>
    <h1><a href="/en/">Embassy of Chad</a></h1><p>They met in Paris.</p><p>(last updated: 30.07.2013)</p>
    <p>1 Main Street, Riga. Tel.: +371 123456</p><p>Address: 1 Main Street, Riga</p></body></html>"""
    article = html.read(Page("page.html", "html", page))
    assert [article.of(block) for block in article.blocks] == ["They met in Paris."]
    assert article.title == "page"


def test_headings_of_one_side_stand_below_what_they_are_sides_of() -> None:
    lines = (
        "Exchange of Visits:",
        "From Peru:",
        "The Chilean side",
        "Agreements",
        "From past to present we trade.",
    )
    page = "".join(f"<p><b>{line}</b></p><ul><li>A line of words.</li></ul>" for line in lines)
    sections = [block.section for block in html.read(Page("a.html", "a", f"<body>{page}</body>")).blocks]
    assert sections[1:4] == [
        ("Exchange of Visits:", "From Peru:"),
        ("Exchange of Visits:", "The Chilean side"),
        ("Agreements",),
    ]


def test_a_first_row_that_holds_a_year_heads_no_columns() -> None:
    rows = "<tr><td>May 2003<td>Prime Minister</tr><tr><td>June 2004<td>President</tr>"
    article = html.read(Page("a.html", "a", f"<body><p>They came from afar.</p><table>{rows}</table></body>"))
    assert words(article, BlockKind.TABLE_ROW) == [
        "| May 2003 | Prime Minister |",
        "| June 2004 | President |",
    ]
