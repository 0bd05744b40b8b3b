"""Lists and headings that a page writes out by hand."""

from __future__ import annotations

import pytest

from extract.article import Article, BlockKind
from extract.read import Page, html
from extract.read.elements import Words
from extract.read.typed import Line, Marks, is_heading, is_year, items_of, lines_of, rank_of


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
        ("3. Mr. Bo of St. Ann (1990)", "Mr. Bo of St. Ann (1990)"),
    ],
)
def test_the_mark_of_an_item_is_left_out(line: str, words: str) -> None:
    item = Marks().item(Line(Words(line)))
    assert item is not None
    assert item.words.text == words


@pytest.mark.parametrize(
    "line", ["The King came", "12. May 2014 was a day", "1. He came. She went.", "A) x", "–2 to 3", "o.k."]
)
def test_what_is_no_item(line: str) -> None:
    assert Marks().item(Line(Words(line))) is None


def test_another_kind_of_mark_opens_a_list_in_the_list() -> None:
    marks = Marks()
    lines = ["1. Visits", "a) Here", "- One", "- Two", "b) There", "2. Treaties", "(h) Eight", "(i) Nine"]
    items = [marks.item(Line(Words(line))) for line in lines]
    assert [item.depth for item in items if item] == [1, 2, 3, 3, 2, 1, 2, 2]


def test_lines_between_breaks() -> None:
    pieces = [
        Line(Words(text))
        for text in ("The King", "came.", "He went on", "3 May", "- He left.", "", "by train")
    ]
    told = [line.words.text for line in lines_of(pieces, item=False)]
    assert told == ["The King came.", "He went on 3 May", "- He left.", "by train"]
    names = [Line(Words(text)) for text in ("The King", "Queen Ann (1990)", "Prince Bo")]
    assert [line.words.text for line in lines_of(names, item=True)] == [
        "The King Queen Ann (1990)",
        "Prince Bo",
    ]


def test_lines_of_an_item_head_others() -> None:
    lines = [Line(Words(text)) for text in ("From Chad:", "- The King (1990)", "From Mali:", "Prince Bo")]
    assert [(item.words.text, item.depth) for item in items_of(lines, 1)] == [
        ("From Chad:", 1),
        ("The King (1990)", 2),
        ("From Mali:", 1),
        ("Prince Bo", 2),
    ]


@pytest.mark.parametrize(
    ("line", "bold", "label"),
    [
        ("Visits: The King (1990)", 6, "Visits"),
        ("Visits: The King (1990)", 7, "Visits:"),
        ("Visits – The King (1990)", 7, "Visits"),
        ("The King came", 8, ""),
        ("VISITS: The King (1990)", 0, "VISITS:"),
        ("UN: The King spoke", 0, ""),
        ("Visits", 6, "Visits"),
    ],
)
def test_the_label_of_a_line(line: str, bold: int, label: str) -> None:
    assert Line(Words(line), bold).label == label


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
        ("3-5 May 1990", True, True),
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


def test_a_label_leads_its_paragraph_and_a_day_below_it() -> None:
    article = page(
        "<p><b>Visits</b>: The King came. The Queen came.</p><div>Ties set up</div><div>3 May 1990</div>"
    )
    assert [(article.of(block), block.lead) for block in article.blocks] == [
        ("Visits: The King came. The Queen came.", "Visits"),
        ("Ties set up", ""),
        ("3 May 1990", "Ties set up"),
    ]


def test_labels_with_values_in_a_table_are_a_list() -> None:
    article = page(
        "<table><tr><th>Ties</th><td>since 3 May 1990</td></tr>"
        "<tr><td><b>Visits</b></td><td><p>The King came.</p><p>The Queen came.</p></td></tr></table>"
    )
    assert [(block.kind, article.of(block), block.lead) for block in article.blocks] == [
        (BlockKind.LIST_ITEM, "Ties: since 3 May 1990", ""),
        (BlockKind.LIST_ITEM, "Visits", ""),
        (BlockKind.LIST_ITEM, "The King came.", "Visits"),
        (BlockKind.LIST_ITEM, "The Queen came.", "Visits"),
    ]


def test_figures_below_labels_stay_a_table() -> None:
    article = page("<table><tr><th>Exports</th><td>25</td></tr><tr><th>Imports</th><td>17</td></tr></table>")
    assert {block.kind for block in article.blocks} == {BlockKind.TABLE_ROW}


def test_columns_of_two_sides_are_two_lists() -> None:
    article = page(
        "<table><tr><th>Year</th><th>From Chad</th><th>Visits to Chad</th></tr>"
        "<tr><td>1990</td><td>The King</td><td>Queen Ann<br>Prince Bo</td></tr></table>"
    )
    assert [(article.of(block), block.lead, block.around) for block in article.blocks] == [
        ("The King", "From Chad", ("1990",)),
        ("Queen Ann", "Visits to Chad", ("1990",)),
        ("Prince Bo", "Visits to Chad", ("1990",)),
    ]


def test_prose_in_a_row_knows_its_column_and_year() -> None:
    article = page(
        "<table><tr><th>Year</th><th>Visits</th></tr><tr><td>1990</td><td><ul><li>The King</li></ul></td></tr></table>"
    )
    (item,) = [block for block in article.blocks if block.kind is BlockKind.LIST_ITEM]
    assert item.around == ("Visits", "1990")


def test_headings_of_sides_stand_beside_each_other() -> None:
    article = page("<h2>Visits</h2><h3>From Chad</h3><p>One.</p><h3>From Mali</h3><p>Two.</p>")
    assert [block.section for block in article.blocks] == [("Visits", "From Chad"), ("Visits", "From Mali")]


def test_lines_with_years_are_a_list() -> None:
    article = page(
        "<p>These came:<br>King Bo 1990<br>Queen Ann, 1991</p><p>They left in 1990.<br>Nobody else came.</p>"
    )
    assert [(block.kind.name, article.of(block), block.lead) for block in article.blocks] == [
        ("PARAGRAPH", "These came:", ""),
        ("LIST_ITEM", "King Bo 1990", "These came:"),
        ("LIST_ITEM", "Queen Ann, 1991", "These came:"),
        ("PARAGRAPH", "They left in 1990.", ""),
        ("PARAGRAPH", "Nobody else came.", ""),
    ]


def test_a_label_that_spans_rows_stands_above_their_labels() -> None:
    article = page(
        "<table><tr><th rowspan=2>Visits</th><th>To Chad</th><td>King Bo<br>Queen Ann</td></tr>"
        "<tr><th>To Mali</th><td>King Al</td></tr></table>"
    )
    assert [(article.of(block), block.lead, block.around) for block in article.blocks] == [
        ("Visits", "", ()),
        ("To Chad", "Visits", ()),
        ("King Bo", "To Chad", ("Visits",)),
        ("Queen Ann", "To Chad", ("Visits",)),
        ("To Mali: King Al", "Visits", ()),
    ]


def test_a_row_that_tells_something_names_no_columns() -> None:
    article = page(
        "<table><tr><td>Visits</td><td>King Bo of Chad came in 1990</td></tr><tr><td>x</td><td>y</td></tr></table>"
    )
    assert len([block for block in article.blocks if block.kind is BlockKind.TABLE_ROW]) == 2


def test_paragraphs_with_years_below_a_short_line_are_a_list() -> None:
    article = page(
        "<p>Visits</p><p>1990 King Bo</p><p>Treaties</p><p>1991 On fish</p><p>They agreed in 1991.</p>"
    )
    assert [(block.kind.name, article.of(block), block.lead) for block in article.blocks] == [
        ("PARAGRAPH", "Visits", ""),
        ("LIST_ITEM", "1990 King Bo", "Visits"),
        ("PARAGRAPH", "Treaties", ""),
        ("LIST_ITEM", "1991 On fish", "Treaties"),
        ("PARAGRAPH", "They agreed in 1991.", ""),
    ]


def test_a_value_leads_no_list() -> None:
    article = page("<p><b>Capital</b>: Bamako</p><ul><li>King Bo</li></ul>")
    assert article.blocks[-1].lead == ""


def test_a_heading_in_an_item_stands_above_its_paragraphs() -> None:
    article = page("<ol><li><p><b>From Chad</b></p><p>King Bo</p><p>Queen Ann</p></li><li>King Al</li></ol>")
    assert [(article.of(block), block.lead) for block in article.blocks] == [
        ("From Chad", ""),
        ("King Bo", "From Chad"),
        ("Queen Ann", "From Chad"),
        ("King Al", ""),
    ]


def test_a_date_leads_the_paragraph_below_it() -> None:
    article = page("<div>15.01.2009</div><div>The King came.</div><div>He left.</div>")
    assert [block.lead for block in article.blocks] == ["", "15.01.2009", ""]


def test_a_date_beside_the_columns_of_two_sides_is_kept() -> None:
    article = page(
        "<table><tr><th>Date</th><th>From Chad</th><th>From Mali</th></tr>"
        "<tr><td>May 1990</td><td>The King</td><td></td></tr></table>"
    )
    assert "May 1990\n" in article.text
    assert [(article.of(block), block.around) for block in article.blocks] == [("The King", ("May 1990",))]


def test_an_item_typed_by_hand_leads_the_list_below_it() -> None:
    article = page("<p>• Official visits:</p><ul><li>President X to Mali in 2001.</li><li>Y</li></ul>")
    items = [block for block in article.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item.lead for item in items] == ["Official visits:", "Official visits:"]
