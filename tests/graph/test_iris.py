"""IRIs are readable, unique and the same each time."""

from __future__ import annotations

import pytest

from extract.facts import Agreement, Visit
from graph.iris import Iris, fact_slug, numbered, slug
from tests.graph.facts import CHILE, NORWAY, claimed, passage, person

TO_NORWAY = {"sending_state": CHILE, "receiving_state": NORWAY}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Belarus–Lithuania relations", "belarus-lithuania-relations"),
        ("000_a.txt", "000_a.txt"),
        ("Čaputová / Šefčovič?", "caputova-sefcovic"),
        ("日本", "riben"),
        ("..", "unnamed"),
        ("x" * 500, "x" * 160),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_fact_is_named_by_what_identifies_it() -> None:
    claims = [
        claimed(Visit, date="2010-06-15/2010-06-16", visitor=person("Ana Soto"), **TO_NORWAY),
        claimed(Visit, date="2010", role="ForeignMinister", **TO_NORWAY),
        claimed(Agreement, date="2014/..", party=(NORWAY, CHILE), subject="Fish and ships"),
    ]
    assert [fact_slug(claim) for claim in claims] == [
        "visit/chile-norway-ana-soto-2010-06-15-2010-06-16",
        "visit/chile-norway-foreignminister-2010",
        "agreement/chile-norway-fish-and-ships-2014-open",
    ]


def test_equal_names_are_numbered_in_order() -> None:
    assert numbered(["a", "b", "a", "a-2", "a"]) == ["a", "b", "a-2", "a-2-2", "a-3"]


def test_iris_lie_under_the_base() -> None:
    iris = Iris("https://example.org/x/")
    assert iris.fact("visit/a") == "https://example.org/x/id/visit/a"
    assert (
        iris.passage("a.txt", passage(5), "visit/a") == "https://example.org/x/id/passage/a.txt/5-11/visit/a"
    )
    assert iris.article_graph("a.txt") == "https://example.org/x/graph/article/a.txt"
    assert iris.graph("links") == "https://example.org/x/graph/links"
