"""Journeys whose place is understood: by an event, a title, or the journey told before."""

from __future__ import annotations

import pytest

from tests.extract.visits.seen import journeys

INDIA = "Chile–India relations"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Ana Rojas was the Chief Guest at the Republic Day Parade on 26 January 2004.",
            "2004-01-26",
        ),
        ("President Ana Rojas was the chief guest at our Republic Day in 2004.", "2004"),
        ("Minister Ana Rojas participated in the Raisina Dialogue in March 2004.", "2004-03"),
        ("President Ana Rojas attended the Vibrant Gujarat Summit in 2004.", "2004"),
        (
            "President Ana Rojas visited India in 2001. She was the Chief Guest at Republic Day celebrations in 2004.",
            "2004",
        ),
    ],
)
def test_what_one_state_alone_holds_says_where(text: str, expected: str) -> None:
    assert f"Chile → India Ana Rojas {expected}" in journeys(text, INDIA)


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Rojas was the Guest of Honour at the book fair in 2004.",
        "President Ana Rojas was the Holy Father at Republic Day in 2004.",
    ],
)
def test_other_guests_go_nowhere(text: str) -> None:
    assert journeys(text, INDIA) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Visits: Smt. Mira Das (2004).", ["India → Chile Mira Das 2004"]),
        (
            "President Mira Das visited Chile in 2004. Shri Arun Das paid a working visit from 3 to 4 May 2006.",
            ["India → Chile Arun Das 2006-05-03/2006-05-04", "India → Chile Mira Das 2004"],
        ),
        (
            "President Ana Rojas visited India in 2004. President Luis Vera visited in 2006.",
            ["Chile → India Ana Rojas 2004", "Chile → India Luis Vera 2006"],
        ),
        (
            "President Ana Rojas visited India in 2004. Her counterpart Mira Das came in 2006.",
            ["Chile → India Ana Rojas 2004"],
        ),
        (
            "President Ana Rojas was chief guest at India's Republic Day in January 2004, and President Mira Das paid a"
            " visit to Chile in 2005. Minister Luis Vera visited in 2006.",
            ["Chile → India Ana Rojas 2004-01", "India → Chile Mira Das 2005"],
        ),
        (
            "President Ana Rojas paid the first ever visit by a Chilean leader to India in 2004.",
            ["Chile → India Ana Rojas 2004"],
        ),
        (
            "A delegation led by Shri Arun Das, Minister of Textiles, to Santiago in May 2004.",
            ["India → Chile Arun Das 2004-05"],
        ),
    ],
)
def test_the_place_understood(text: str, expected: list[str]) -> None:
    assert sorted(journeys(text, INDIA)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Ana Rojas paid visits to India, in May 2001 as Chief Guest of a fair and again in March 2003.",
            ["Chile → India Ana Rojas 2001-05", "Chile → India Ana Rojas 2003-03"],
        ),
        (
            "President Ana Rojas paid a visit to India in 2001 and visited again in 2003 for a summit.",
            ["Chile → India Ana Rojas 2001", "Chile → India Ana Rojas 2003"],
        ),
        (
            "President Ana Rojas visited India in 2001; Minister Arun Das in 1986 and Mira Das in 1988 visited Chile.",
            [
                "Chile → India Ana Rojas 2001",
                "India → Chile Arun Das 1986",
                "India → Chile Mira Das 1988",
            ],
        ),
        (
            "The visits of the Chilean President took place: Mrs. Ana Rojas in 2001; and Mr. Luis Vera in 2003.",
            ["Chile → India Ana Rojas 2001", "Chile → India Luis Vera 2003"],
        ),
        ("This was the first visit of a Chilean President since 1987.", []),
        ("Dr. Ana Rojas of Chile visited India eight times between 1967 and 1989.", []),
        (
            "President Ana Rojas visited India in 1986 for a summit and Minister Luis Vera in 1989 (for talks) and"
            " Speaker Eva Soto in 1993.",
            ["Chile → India Ana Rojas 1986", "Chile → India Eva Soto 1993", "Chile → India Luis Vera 1989"],
        ),
        (
            "President Ana Rojas paid visits to India in 1999, 2017 (One Sea Summit) and 2021.",
            ["Chile → India Ana Rojas 1999", "Chile → India Ana Rojas 2017", "Chile → India Ana Rojas 2021"],
        ),
        (
            "Minister Arun Das met Foreign Minister Ana Rojas when the latter visited New Delhi in May 2004.",
            ["Chile → India Ana Rojas 2004-05"],
        ),
        (
            "The Indian delegation to the Copper Forum in Santiago in May 2004 was led by Minister Arun Das.",
            ["India → Chile Arun Das 2004-05"],
        ),
    ],
)
def test_several_journeys(text: str, expected: list[str]) -> None:
    assert sorted(journeys(text, INDIA)) == expected
