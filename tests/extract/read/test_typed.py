"""Lists and headings that a page writes out by hand."""

from __future__ import annotations

import pytest

from extract.article import Article, BlockKind
from extract.read import Page, html
from extract.read.elements import Words
from extract.read.typed import Marks, is_heading, is_year, lines_of, rank_of


def page(body: str) -> Article:
    return html.read(Page("page.html", "html", f"<html><title>Chad</title><body>{body}</body></html>"))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("• The King came", "The King came"),
        ("- The King came", "The King came"),
        ("‒ The King came", "The King came"),
        ("·\xa0\xa0 The King came", "The King came"),
        ("o   The King came", "The King came"),
        ("(iv) The King came", "The King came"),
        ("b) The King came", "The King came"),
        ("3. The King came", "The King came"),
        ("3.The King came", "The King came"),
    ],
)
def test_the_mark_of_an_item_is_left_out(line: str, words: str) -> None:
    item = Marks().item(Words(line))
    assert item is not None
    assert item.words.text == words


@pytest.mark.parametrize(
    "line", ["The King came", "12. May 2014 was a day", "1. He came. She went.", "A) x", "–2 to 3", "o.k."]
)
def test_what_is_no_item(line: str) -> None:
    assert Marks().item(Words(line)) is None


def test_another_kind_of_mark_opens_a_list_in_the_list() -> None:
    marks = Marks()
    lines = ["1. Visits", "a) Here", "- One", "- Two", "b) There", "2. Treaties", "(h) Eight", "(i) Nine"]
    items = [marks.item(Words(line)) for line in lines]
    assert [item.depth for item in items if item] == [1, 2, 3, 3, 2, 1, 2, 2]


def test_lines_between_breaks() -> None:
    pieces = [(Words(text), False) for text in ("The King", "came.", "- He went.", "", "by train")]
    assert [w.text for w, _ in lines_of(pieces, item=False)] == ["The King came.", "- He went.", "by train"]
    names = [(Words(text), False) for text in ("The King", "Queen Ann (1990)", "Prince Bo")]
    assert [w.text for w, _ in lines_of(names, item=True)] == ["The King Queen Ann (1990)", "Prince Bo"]


@pytest.mark.parametrize(
    ("line", "emphasised", "expected"),
    [
        ("Visits", True, True),
        ("Visits", False, False),
        ("VISITS TO CHAD", False, True),
        ("USA", False, False),
        ("VISITS 2014", False, False),
        ("The King came to Chad.", True, False),
        ("Visit of the King, 3 May 1990", True, False),
        ("3 May 1990:", True, True),
    ],
)
def test_lines_that_are_headings(line: str, emphasised: bool, expected: bool) -> None:
    assert is_heading(line, emphasised=emphasised) is expected


def test_ranks_of_headings() -> None:
    lines = ["VISITS", "1. Visits", "Visits", "a) Visits", "From Chad to Mali", "2014:"]
    assert [rank_of(line) for line in lines] == sorted({rank_of(line) for line in lines})
    assert is_year("2014/15")
    assert not is_year("2014 visits")


def test_bold_lines_make_an_outline() -> None:
    article = page(
        "<p><b>Visits</b></p><p><b>From Chad to Mali</b></p><p><b>2010:</b></p><p>One.</p>"
        "<p><b>From Mali to Chad</b></p><p>Two.</p><p><b>Treaties</b>:</p><p>Three.</p>"
    )
    assert [block.section for block in article.blocks] == [
        ("Visits", "From Chad to Mali", "2010:"),
        ("Visits", "From Mali to Chad"),
        ("Treaties:",),
    ]


def test_years_stand_below_the_heading_above() -> None:
    article = page(
        "<h2>Visits</h2><h2>2010</h2><p>One.</p><h2>2011</h2><p>Two.</p><h2>Trade</h2><p>Three.</p>"
    )
    assert [block.section for block in article.blocks] == [("Visits", "2010"), ("Visits", "2011"), ("Trade",)]


def test_lists_in_lists_know_what_stands_around_them() -> None:
    article = page(
        "<p>Visits:</p><ul><li>From Mali<ul><li>The King</li></ul></li></ul>"
        "<ul><li><b>Treaties</b><br>- On trade<br>- On fish</li></ul>"
    )
    items = [block for block in article.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(article.of(item), item.lead, item.around) for item in items] == [
        ("From Mali", "Visits:", ()),
        ("The King", "From Mali", ("Visits:",)),
        ("Treaties", "Visits:", ()),
        ("On trade", "Treaties", ("Visits:",)),
        ("On fish", "Treaties", ("Visits:",)),
    ]


def test_a_term_with_several_descriptions_heads_them() -> None:
    article = page("<dl><dt>Visits</dt><dd>The King</dd><dd>The Queen</dd><dt>Trade</dt><dd>Fish</dd></dl>")
    items = [block for block in article.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(article.of(item), item.lead) for item in items] == [
        ("Visits", ""),
        ("The King", "Visits"),
        ("The Queen", "Visits"),
        ("Trade: Fish", ""),
    ]


def test_signs_without_width_are_left_out() -> None:
    article = page("<p>The dip&shy;lo&shy;matic ties.\u200b</p>")
    assert "The diplomatic ties.\n" in article.text


def test_a_cell_of_many_lines_frames_a_text() -> None:
    article = page(
        "<table><tr><td>Menu</td><td><b>Visits</b><br>a) One<br>b) Two<br>They all came to Chad.<br>"
    )
    assert [(block.section, article.of(block)) for block in article.blocks] == [
        (("Visits",), "One"),
        (("Visits",), "Two"),
        (("Visits",), "They all came to Chad."),
    ]
