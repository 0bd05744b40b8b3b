"""Plain text with and without marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.article import Article, BlockKind
from extract.read import Page, ReadError, plain

MARKED = """= Fiji–Tonga relations =

Infobox
- Mission1: Embassy, Suva
- Map: Locator.svg

Fiji and Tonga are neighbours.

== Visits ==
=== Heads of state ===
The kings and presidents came as follows:
1. 3 May 1990 – visit of the King to Fiji
2. 4 June 1991 – visit of the President to Tonga

==Trade==
Trade turnover (in thousands)
| Year | 2001 | 2002 | 2003 |
| Exports | 1.5 | | 2.5 |
Copra is what Tonga buys.

- Fiji has an embassy in Nukuʻalofa.
"""


def words(article: Article, kind: BlockKind) -> list[str]:
    return [article.of(block) for block in article.blocks if block.kind is kind]


def test_blocks_leave_out_bullets_numbers_and_headings() -> None:
    article = plain.read(Page("fiji.txt", "plain", MARKED))
    assert (article.identifier, article.title) == ("fiji.txt", "Fiji–Tonga relations")
    assert words(article, BlockKind.INFOBOX_ITEM) == ["Mission1: Embassy, Suva", "Map: Locator.svg"]
    assert words(article, BlockKind.LIST_ITEM) == [
        "3 May 1990 – visit of the King to Fiji",
        "4 June 1991 – visit of the President to Tonga",
        "Fiji has an embassy in Nukuʻalofa.",
    ]
    assert "Copra is what Tonga buys." in words(article, BlockKind.PARAGRAPH)


def test_infobox_items_have_their_value_as_a_cell() -> None:
    article = plain.read(Page("fiji.txt", "plain", MARKED))
    (cell,) = article.blocks[0].cells
    assert (cell.header, article.of(cell)) == ("Mission1", "Embassy, Suva")


def test_sections_nest_and_leads_introduce() -> None:
    article = plain.read(Page("fiji.txt", "plain", MARKED))
    item = next(block for block in article.blocks if block.kind is BlockKind.LIST_ITEM)
    assert item.section == ("Visits", "Heads of state")
    assert item.lead == "The kings and presidents came as follows:"
    row = next(block for block in article.blocks if block.kind is BlockKind.TABLE_ROW)
    assert (row.section, row.lead) == (("Trade",), "Trade turnover (in thousands)")
    assert article.blocks[-1].lead == ""


def test_empty_cells_keep_their_columns() -> None:
    article = plain.read(Page("fiji.txt", "plain", MARKED))
    (row,) = [block for block in article.blocks if block.kind is BlockKind.TABLE_ROW]
    assert article.of(row) == "| Exports | 1.5 | | 2.5 |"
    assert [(cell.header, article.of(cell)) for cell in row.cells] == [
        ("Year", "Exports"),
        ("2001", "1.5"),
        ("2002", ""),
        ("2003", "2.5"),
    ]


def test_a_table_without_header_loses_no_row() -> None:
    article = plain.read(Page("t.txt", "plain", "= T =\n| Chad | 3 May 1990 |\n| Mali | 4 May 1990 |\n"))
    assert words(article, BlockKind.TABLE_ROW) == ["| Chad | 3 May 1990 |", "| Mali | 4 May 1990 |"]
    assert {cell.header for block in article.blocks for cell in block.cells} == {""}


def test_the_rule_of_a_markdown_table_is_no_row() -> None:
    article = plain.read(Page("t.txt", "plain", "| State | Date |\n| --- | :---: |\n| Chad | - |\n"))
    assert words(article, BlockKind.TABLE_ROW) == ["| Chad | - |"]


def test_a_markdown_table_needs_no_bars_at_its_edges() -> None:
    text = "= T =\nGuest | Host\n--- | ---\nKing A | King B\nKing C |\n\nKings | Queens met."
    article = plain.read(Page("t.txt", "plain", text))
    assert words(article, BlockKind.TABLE_ROW) == ["King A | King B", "King C |"]
    assert [[article.of(c) for c in b.cells] for b in article.blocks[:2]] == [
        ["King A", "King B"],
        ["King C"],
    ]
    assert words(article, BlockKind.PARAGRAPH) == ["Kings | Queens met."]


def test_free_prose_takes_its_title_from_its_first_sentence_and_drops_menus() -> None:
    text = "Home   Contact\n\nHome Our Relations\n\nOman and Qatar share a gulf. They trade.\n\n© 2020\n"
    article = plain.read(Page("page.txt", "plain", text))
    assert article.title == "Oman and Qatar share a gulf."
    assert words(article, BlockKind.PARAGRAPH) == ["Oman and Qatar share a gulf. They trade."]


def test_lone_labels_are_headings_of_prose_without_marks() -> None:
    article = plain.read(
        Page("page.txt", "plain", "Oman and Qatar\n\nThey share a gulf.\n\nVisits\n\nThe Sultan came.\n")
    )
    assert article.title == "Oman and Qatar"
    assert [block.section for block in article.blocks] == [(), ("Visits",)]


def test_lines_broken_at_a_margin_make_one_paragraph() -> None:
    text = "= T =\nBoth states agreed on counter-\nterrorist measures.\nThey met again.\n"
    assert words(plain.read(Page("t.txt", "plain", text)), BlockKind.PARAGRAPH) == [
        "Both states agreed on counter-\nterrorist measures.",
        "They met again.",
    ]


def test_a_byte_order_mark_and_form_feeds_belong_to_no_block() -> None:
    article = plain.read(Page("t.txt", "plain", "\ufeff= T =\n\fThey met.\f\n"))
    assert article.title == "T"
    assert words(article, BlockKind.PARAGRAPH) == ["They met."]


@pytest.mark.parametrize("text", ["= Only a title =\n", "Home   Contact\n"])
def test_a_text_without_words_is_an_error(text: str) -> None:
    with pytest.raises(ReadError, match=r"t\.txt"):
        plain.read(Page("t.txt", "plain", text))


def test_every_block_and_cell_of_real_articles_is_trimmed_and_in_order(shared: Path) -> None:
    for path in sorted((shared / "articles").glob("*.txt")):
        article = plain.read(Page(path.name, "plain", path.read_text(encoding="utf-8")))
        end = 0
        for block in article.blocks:
            assert article.of(block) == article.of(block).strip() != ""
            assert end <= block.start
            end = block.end
            assert all(article.of(cell) == article.of(cell).strip() for cell in block.cells)
