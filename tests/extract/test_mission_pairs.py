"""Missions told in pairs, and missions that became missions of another rank."""

from __future__ import annotations

import pytest

from extract.facts import Mission
from tests.extract.texts import facts_of

Post = tuple[str, str, str, str]


def posts(text: str) -> list[Post]:
    """(sending State, kind, seat, year of opening) of each mission."""
    return [
        (
            mission.sending_state.name if mission.sending_state else "",
            mission.kind,
            mission.place.name if mission.place else "",
            str(mission.opened or ""),
        )
        for mission in facts_of(Mission, text)
    ]


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("In 1994 both countries opened embassies in each other's capitals.", "1994"),
        ("The two states opened embassies in their respective capitals in May 1994.", "1994-05"),
        ("In 1994 embassies were established in both capitals.", "1994"),
        ("In 1994 both countries opened embassies in each other's respective capitals.", "1994"),
        ("Chile and Latvia maintain embassies in each other's capitals.", ""),
        ("Relations began in 1991 and embassies were opened in the respective capitals in 1994.", "1994"),
        ("Embassies opened in respective capitals in May 1994.", "1994-05"),
        ("The two countries set up embassies in each capital in 1994.", "1994"),
        ("In 1994 the two governments opened embassies in Riga and Santiago, respectively.", "1994"),
    ],
)
def test_each_state_keeps_one_with_the_other(text: str, opened: str) -> None:
    assert sorted(posts(text)) == [
        ("Chile", "embassy", "Riga", opened),
        ("Latvia", "embassy", "Santiago", opened),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Both countries plan to open embassies in each other's capitals.",
        "Neither of the two countries has opened embassies in each other's capitals.",
        "The two countries exchanged ambassadors in 1994.",
        "Embassies are to be opened in the respective capitals in 2030.",
        "Embassies of many countries stand in the respective capitals.",
        "In 1994 Chile closed its diplomatic missions in Latvia.",
        "On 3 May 2004 the President signed a decree on the establishment of the Chilean embassy in Riga.",
    ],
)
def test_where_none_is_told(text: str) -> None:
    assert posts(text) == []


def test_the_seat_is_not_guessed_where_the_capital_moved() -> None:
    text = "In 1993 both countries opened embassies in each other's capitals."
    assert facts_of(Mission, text, "Kazakhstan–Latvia relations") == []


@pytest.mark.parametrize(
    "text",
    [
        "The embassy of Chile in Riga was opened in 1994, and that of Latvia in Santiago in 1996.",
        "Next came the opening of the Chilean embassy in Riga in 1994 and that of Latvia in Santiago in 1996.",
    ],
)
def test_the_noun_is_not_said_again(text: str) -> None:
    assert posts(text) == [("Chile", "embassy", "Riga", "1994"), ("Latvia", "embassy", "Santiago", "1996")]


@pytest.mark.parametrize(
    "text",
    [
        "Chile upgraded its liaison office in Riga to an embassy in 1994.",
        "In 1994 the Chilean legation in Riga was raised to the rank of an embassy.",
        "Chile's honorary consulate in Riga was converted into a full embassy in 1994.",
    ],
)
def test_a_mission_is_raised(text: str) -> None:
    assert posts(text)[-1] == ("Chile", "embassy", "Riga", "1994")


def test_the_former_mission_was_told_before() -> None:
    text = "Chile opened a consulate in Riga in 1990. In 1994 the consulate was upgraded to an embassy."
    assert posts(text) == [("Chile", "consulate", "Riga", "1990"), ("Chile", "embassy", "Riga", "1994")]


@pytest.mark.parametrize(
    "text",
    [
        "Chile planned to upgrade its consulate in Riga to an embassy.",
        "In 1994 a consulate was upgraded to an embassy.",
    ],
)
def test_what_became_of_it_is_not_known(text: str) -> None:
    assert posts(text) == []
