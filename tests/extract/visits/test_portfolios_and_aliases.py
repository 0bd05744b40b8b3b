"""Visitors: portfolios that no list knows, and other names of the same person."""

from __future__ import annotations

import pytest

from extract.facts import Visit
from tests.extract.texts import facts_of

TITLE = "Chile–Latvia relations"


def visitors(text: str, heading: str = "") -> list[tuple[str, str]]:
    """(name, year) of each visitor."""
    found = facts_of(Visit, text, TITLE, heading)
    return [(f.visitor.name if f.visitor else "", str(f.date or "")) for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "Señor Juan Soto, Hon'ble Minister of State for Forestry and Food Bottling Plants visited Latvia in 2011.",
        "Juan Soto, Minister of State for Fisheries and Food Drying Works visited Latvia in 2011.",
        "Juan Soto, Hon. Minister for Handicrafts and Hydrocarbons, visited Latvia in 2011.",
    ],
)
def test_a_portfolio_is_no_person(text: str) -> None:
    assert visitors(text) == [("Juan Soto", "2011")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister of Trade and Industry Juan Soto visited Latvia in 2011.", [("Juan Soto", "2011")]),
        (
            "Ana Vega, Minister of Trade, and Minister of Defence Juan Soto visited Latvia in 2011.",
            [("Ana Vega", "2011"), ("Juan Soto", "2011")],
        ),
    ],
)
def test_a_name_behind_a_portfolio_is_a_person(text: str, expected: list[tuple[str, str]]) -> None:
    assert visitors(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "* Prince Juan Soto, commonly known as the Blue Prince – 1975",
        '* Prince Juan Soto (also known as "Blue Prince") – 1975',
        "* Foreign Minister Juan Soto, popularly known as Don Juan – 1975",
    ],
)
def test_another_name_is_no_other_visitor(text: str) -> None:
    assert visitors(text, "High-level visits from Chile to Latvia") == [("Juan Soto", "1975")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "* Foreign Minister Ana Vega, known as Anita – 1974\n* Defence Minister Juan Soto – 1975",
            [("Ana Vega", "1974"), ("Juan Soto", "1975")],
        ),
        ("* Foreign Minister Juan Soto, known for his wit – 1975", [("Juan Soto", "1975")]),
    ],
)
def test_who_stands_beside_another_name_is_a_visitor(text: str, expected: list[tuple[str, str]]) -> None:
    assert visitors(text, "High-level visits from Chile to Latvia") == expected
