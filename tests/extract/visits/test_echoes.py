"""Visitors that a sentence counts up, each with dates of its own."""

from __future__ import annotations

import pytest

from tests.extract.visits.seen import journeys

TITLE = "Chile–Latvia relations"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "High level visits to Latvia from Chile were by President Ana Rojas (1998) and Prime Minister Luis Vera"
            " (2003).",
            ["Chile → Latvia Ana Rojas 1998", "Chile → Latvia Luis Vera 2003"],
        ),
        (
            "Visits from Latvia to Chile were made by President Janis Ozols (1997) and Foreign Minister Karlis"
            " Berzins (2002, 2004).",
            [
                "Latvia → Chile Janis Ozols 1997",
                "Latvia → Chile Karlis Berzins 2002",
                "Latvia → Chile Karlis Berzins 2004",
            ],
        ),
        (
            "The Chilean Presidents, Ms. Ana Rojas in 1998 and 2001, and Mr. Luis Vera in 2005 visited Latvia.",
            [
                "Chile → Latvia Ana Rojas 1998",
                "Chile → Latvia Ana Rojas 2001",
                "Chile → Latvia Luis Vera 2005",
            ],
        ),
        (
            "The visit of President Ana Rojas to Latvia in 1998 was praised by the press in 1999 and 2000.",
            ["Chile → Latvia Ana Rojas 1998"],
        ),
        ("The roads to Latvia were built by President Ana Rojas (1998) and Luis Vera (2003).", []),
    ],
)
def test_each_visitor_has_the_dates_beside_the_name(text: str, expected: list[str]) -> None:
    assert sorted(journeys(text, TITLE)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The visit by President Ana Rojas of Chile to Latvia in May 2002 and that of Prime Minister Juris Ozols to"
            " Chile in July 2005 are remembered.",
            ["Chile → Latvia Ana Rojas 2002-05", "Latvia → Chile Juris Ozols 2005-07"],
        ),
        (
            "Relations grew after the visit of President Ana Rojas of Chile to Riga in 2002, and that by Speaker Juris"
            " Ozols of Latvia to Santiago on 3 July 2005.",
            ["Chile → Latvia Ana Rojas 2002", "Latvia → Chile Juris Ozols 2005-07-03"],
        ),
        (
            "There was a visit of President Ana Rojas of Chile to Latvia in 2002 and the one of Minister Juris Ozols of"
            " Latvia to Chile in 2003.",
            ["Chile → Latvia Ana Rojas 2002", "Latvia → Chile Juris Ozols 2003"],
        ),
        (
            "The visit by President Ana Rojas of Chile to Latvia in 2002 and that of her son to Santiago matter.",
            ["Chile → Latvia Ana Rojas 2002"],
        ),
        (
            "The visit by President Ana Rojas of Chile to Latvia in 2002 and that of a choir to Chile are remembered.",
            ["Chile → Latvia Ana Rojas 2002"],
        ),
    ],
)
def test_the_visit_of_one_and_that_of_another(text: str, expected: list[str]) -> None:
    assert journeys(text) == expected
