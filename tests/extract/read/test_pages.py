"""Whole web pages of different make-ups: what their readers read, and nothing of what stands around it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from extract.article import Article, BlockKind
from extract.engine import load
from extract.facts import Fact
from extract.read import read

PAGES = Path(__file__).parent / "pages"


@cache
def article_of(name: str) -> Article:
    (article,) = read(PAGES / name)
    return article


@cache
def facts_of(name: str) -> list[Fact]:
    return list(load().extract(article_of(name)).facts)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("embassy.html", "== Visits ==\n\n| 3 May 2009 | Foreign Minister Samo Novak of Slovenia | Ottawa |"),
        ("embassy.html", "Ambassador Jure Kos presented his credentials on 4 October 2012."),
        ("ministry.html", "- Embassy of Georgia: Opened in Dublin in May 2011\n"),
        ("ministry.html", "- Memorandum on tourism, signed on 3 March 2015\n"),
        ("ministry.html", "=== 2014 ===\n\nOn 5\xa0June, Foreign Minister Nino Beridze visited Dublin."),
        ("accordion.html", "===== Visits =====\n\n- 2007: President Karl Huber visits Nairobi\n"),
        ("accordion.html", "===== Development cooperation =====\n\nAustria granted EUR 2 million"),
        ("accordion.html", "| 2019 | – | 25 |"),
        ("wikipedia.html", "- Mission1: Embassy of Fiji, London\n- Mission2: Embassy of Norway, Canberra\n"),
        ("wikipedia.html", "Diplomatic relations were established on 3 June 1972.\n"),
        ("wikipedia.html", "- Norway has an honorary consulate in Suva.\n"),
    ],
)
def test_the_article_is_read(page: str, expected: str) -> None:
    assert expected in article_of(page).text


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("embassy.html", ["Contact", "Metcalfe", "Consular", "Home", "Français", "Copyright", "Site map"]),
        ("ministry.html", ["cookie", "GE", "Press centre", "Home", "Views", "Japan", "Nairobi", "Chitadze"]),
        ("accordion.html", ["Skip", "Representations", "Peru", "Kampala", "Share", "©"]),
        ("wikipedia.html", ["Main page", "languages", "Talk", "Redirected", "Sweden", "2023", "Map", "["]),
        ("wikipedia.html", ["1988", "fisheries", "Australia", "Retrieved", "Categories", "last edited"]),
    ],
)
def test_nothing_is_read_of_what_stands_around_the_article(page: str, words: list[str]) -> None:
    assert [word for word in words if word in article_of(page).text] == []


def test_a_saved_wiki_page_keeps_its_address_licence_and_what_it_cites() -> None:
    article = article_of("wikipedia.html")
    assert article.title == "Fiji–Norway relations"
    assert article.provenance.url == "https://en.wikipedia.org/wiki/Fiji%E2%80%93Norway_relations"
    assert article.provenance.licence.startswith("https://creativecommons.org/licenses/by-sa/")
    assert article.citations == ("https://example.org/fiji",)
    assert any(block.kind is BlockKind.INFOBOX_ITEM for block in article.blocks)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("embassy.html", {"Recognition": 1, "RelationsEvent": 1, "Mission": 1, "Visit": 1}),
        ("ministry.html", {"RelationsEvent": 1, "Mission": 2, "Agreement": 2, "Visit": 2}),
        ("accordion.html", {"Mission": 3, "Visit": 2, "Aid": 1}),
        ("wikipedia.html", {"Mission": 4, "RelationsEvent": 1}),
    ],
)
def test_the_facts_are_the_articles(page: str, expected: dict[str, int]) -> None:
    found = [type(fact).__name__ for fact in facts_of(page)]
    assert {name: found.count(name) >= number for name, number in expected.items()} == dict.fromkeys(
        expected, True
    )


@pytest.mark.parametrize("page", ["embassy.html", "ministry.html", "accordion.html", "wikipedia.html"])
def test_every_passage_stands_in_the_text(page: str) -> None:
    text = article_of(page).text
    passages = [passage for fact in facts_of(page) for passage in fact.evidence]
    assert all(text[passage.start : passage.end] == passage.quote for passage in passages)
