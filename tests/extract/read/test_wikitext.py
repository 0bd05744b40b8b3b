"""Wikitext as a reader of the page sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.article import Article, Block, BlockKind
from extract.read import Page, read, wikitext


def blocks(article: Article, kind: BlockKind) -> list[Block]:
    return [block for block in article.blocks if block.kind is kind]


def words(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    article = wikitext.read(Page("Test.wikitext", "wikitext", text, "Test"))
    return [article.of(block) for block in blocks(article, kind)]


def rows(text: str) -> list[list[tuple[str, str]]]:
    article = wikitext.read(Page("Test.wikitext", "wikitext", text, "Test"))
    return [
        [(cell.header, article.of(cell)) for cell in block.cells]
        for block in blocks(article, BlockKind.TABLE_ROW)
    ]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("'''Chad''' and ''Mali'' met.", "Chad and Mali met."),
        ("[[Mali]]ans met [[Chad|the Chadians]].", "Malians met the Chadians."),
        ("They met<ref>{{cite web|url=https://example.org|title=X}}</ref> again.", "They met again."),
        ('They met<ref name="a/b" /> again.<!-- when? -->', "They met again."),
        ("They met[[File:A.jpg|thumb|A [[link]] in it]] again.", "They met again."),
        ("They met on {{dts|1993|6|3}}.", "They met on 3 June 1993."),
        ("They met on {{Start date|1993|6|3|df=y}}.", "They met on 3 June 1993."),
        ("They met on {{dts|format=dmy|1993-06-03}}.", "They met on 3 June 1993."),
        ("They met in {{date table sorting|June 1993}}.", "They met in June 1993."),
        ("They met in {{dts|1993}}.", "They met in 1993."),
        ("{{As of|2020}}, they meet {{circa|1900}}{{snd}}rarely.", "As of 2020, they meet c. 1900 – rarely."),
        ("{{ill|Ann Bo|de|Ann Bo}} met {{lang|fr|la reine}}.", "Ann Bo met la reine."),
        ("They {{unknown box|a|b}}met [https://example.org in Rome].", "They met in Rome."),
        ('<span style="display:none">01</span>They&nbsp;met.', "They\u00a0met."),
        ("{{flagicon|Chad}} They met {{GER}}.", "They met Germany."),
    ],
)
def test_a_line_shows_what_the_page_shows(source: str, shown: str) -> None:
    assert words(source) == [shown]


def test_links_lead_to_pages() -> None:
    article = wikitext.read(Page("t", "wikitext", "The [[king of Tonga#List|king]] met {{flag|USA}}.", "T"))
    assert [(article.of(link), link.target) for link in article.links] == [
        ("king", "King of Tonga"),
        ("United States", "United States"),
    ]


def test_what_references_cite_is_kept() -> None:
    source = (
        "One.<ref>{{cite web|title=A|url=https://example.org/a}}</ref> Two.<ref>Bo, ''Book''</ref>"
        "<ref name=x/> Three.<ref>{{cite book|title=Title}}</ref>"
    )
    assert wikitext.read(Page("t", "wikitext", source, "T")).citations == (
        "https://example.org/a",
        "Bo, ''Book''",
        "Title",
    )


def test_sections_lists_and_leads() -> None:
    source = "==Visits==\n===Kings===\nThese came:\n* One\n* Two\n\nProse.\n"
    article = wikitext.read(Page("t", "wikitext", source, "T"))
    one, two = blocks(article, BlockKind.LIST_ITEM)
    assert (article.of(one), one.section, one.lead) == ("One", ("Visits", "Kings"), "These came:")
    assert (article.of(two), two.lead) == ("Two", "These came:")


def test_items_below_a_state_are_about_it() -> None:
    article = wikitext.read(Page("t", "wikitext", "* {{flag|Chad}}\n** [[Paris]] (Embassy)\n", "T"))
    _, paris = blocks(article, BlockKind.LIST_ITEM)
    assert (article.of(paris), paris.subject, paris.lead) == ("Paris (Embassy)", "Chad", "Chad")


def test_the_infobox_of_bilateral_relations() -> None:
    source = (
        "{{Infobox bilateral relations|Chad–Mali|Chad|Mali|mission1=[[Embassy]], Bamako|envoy2=|map=A.svg}}"
    )
    article = wikitext.read(Page("t", "wikitext", source, "T"))
    shown = [(article.of(block), article.of(block.cells[0])) for block in article.blocks]
    assert shown == [("Mission1: Embassy, Bamako", "Embassy, Bamako"), ("Map: A.svg", "A.svg")]


TABLE = """
States it has relations with:
{| class="wikitable"
! colspan="3" | [[File:Map.svg]]
|-
! # !! Country !! Date
|-
| 1 || {{flag|Chad|1959}} || <!-- day --> {{dts|3 June 1993}}<ref>x</ref>
|-
|rowspan=2| 2
|{{flagicon|Mali}}
|
|-
|{{flag|Taiwan|name=China (ROC)}}
|1994<br>2001
|}
Then prose.
"""


def test_tables_with_spans_headers_flags_and_empty_cells() -> None:
    assert rows(TABLE) == [
        [("#", "1"), ("Country", "Chad"), ("Date", "3 June 1993")],
        [("#", "2"), ("Country", "Mali"), ("Date", "")],
        [("#", "2"), ("Country", "China (ROC)"), ("Date", "1994, 2001")],
    ]
    article = wikitext.read(Page("t", "wikitext", TABLE, "T"))
    chad, _, taiwan = blocks(article, BlockKind.TABLE_ROW)
    assert (chad.subject, chad.lead) == ("Chad", "States it has relations with:")
    assert article.of(chad) == "| 1 | Chad | 3 June 1993 |"
    assert taiwan.subject == "China (ROC)"
    assert "Then prose." in words(TABLE)


def test_two_rows_of_headers_and_a_title_inside_the_table() -> None:
    source = """{|
! rowspan=2 | State
! colspan=2 | Relations
|-
! from !! to
|-
| colspan="3" | '''Members'''
|-
| Chad || 1990 || 1991
|}"""
    assert rows(source) == [[("State", "Chad"), ("Relations from", "1990"), ("Relations to", "1991")]]
    (row,) = blocks(wikitext.read(Page("t", "wikitext", source, "T")), BlockKind.TABLE_ROW)
    assert row.lead == "Members"


def test_prose_in_a_cell_is_blocks_of_its_own_about_the_state_of_the_row() -> None:
    source = """{|
! Country !! Began !! Notes
|- valign="top"
|{{flag|Chad}}||3 June 1993||See [[Chad–Mali relations]]
Both opened embassies in 1994.
* Chad has an embassy in Bamako.
|-
|{{flag|Peru}}||4 June 1993||See [[Mali–Peru relations]]
|}"""
    article = wikitext.read(Page("t", "wikitext", source, "T"))
    assert rows(source)[0] == [("Country", "Chad"), ("Began", "3 June 1993"), ("Notes", "")]
    assert rows(source)[1][2] == ("Notes", "See Mali–Peru relations")
    inside = [(article.of(block), block.subject) for block in article.blocks[1:4]]
    assert inside == [
        ("See Chad–Mali relations", "Chad"),
        ("Both opened embassies in 1994.", "Chad"),
        ("Chad has an embassy in Bamako.", "Chad"),
    ]


def test_a_table_that_is_never_closed_keeps_its_rows() -> None:
    assert rows("{|\n! State !! Date\n|-\n| Chad || 1990\n") == [[("State", "Chad"), ("Date", "1990")]]


@pytest.mark.parametrize(
    ("name", "source", "title"),
    [
        ("Chad–Mali relations.wikitext", "", "Chad–Mali relations"),
        (
            "x7-foreign-relations-of-chad.wikitext",
            "[[Category:Foreign relations of Chad| ]]",
            "Foreign relations of Chad",
        ),
        ("chad-mali-relations.wiki", "'''Chad–Mali relations''' are old.", "Chad–Mali relations"),
        ("x7-chad-mali.wiki", "They met.", "Chad mali"),
        ("x7-chad-mali.wiki", "The '''Chad–Mali relations''' are old.", "Chad–Mali relations"),
        (
            "x7-chad-mali.wiki",
            "{{Infobox bilateral relations|Malian–Chadian|Mali|Chad|map=x}} Both are '''old friends'''.",
            "Mali–Chad relations",
        ),
    ],
)
def test_titles(name: str, source: str, title: str) -> None:
    assert wikitext.read(Page(name, "wikitext", source + " They met.")).title == title


def test_content_decides_not_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("'''Chad''' met [[Mali]] and [[Peru]].{{cn}}\n", encoding="utf-8")
    (article,) = read(path)
    assert article.of(article.blocks[0]) == "Chad met Mali and Peru."


def test_the_establishment_table_of_a_real_article_is_complete(shared: Path) -> None:
    (article,) = read(shared / "articles" / "d55-foreign-relations-of-andorra.wikitext")
    established = [
        block
        for block in blocks(article, BlockKind.TABLE_ROW)
        if [cell.header for cell in block.cells] == ["#", "Country", "Date"]
    ]
    assert article.title == "Foreign relations of Andorra"
    assert len(established) == 162
    assert all(block.subject and article.of(block.cells[2]) for block in established)
