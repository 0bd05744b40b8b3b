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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chile opened its office in Riga in May 1992, while Latvia reciprocated in 1994.", "other"),
        ("Chile opened an embassy in Riga in May 1992 and Latvia followed suit in 1994.", "embassy"),
        ("Chile set up a consulate in Riga in May 1992, and in 1994 Latvia reciprocated.", "consulate"),
    ],
)
def test_who_reciprocates_opens_the_like(text: str, kind: str) -> None:
    assert posts(text) == [("Chile", kind, "Riga", "1992-05"), ("Latvia", kind, "", "1994")]


@pytest.mark.parametrize(
    "text",
    [
        "Chile opened an embassy in Riga in May 1992, while Latvia has not reciprocated.",
        "Chile opened an embassy in Riga in May 1992, while Latvia reciprocated with a visit in 1994.",
        "Chile opened an embassy in Riga in May 1992, while Peru followed suit in 1994.",
    ],
)
def test_what_reciprocates_no_mission(text: str) -> None:
    assert posts(text) == [("Chile", "embassy", "Riga", "1992-05")]


def test_who_does_the_same_as_one_that_closed_a_mission_opens_none() -> None:
    text = "Chile closed its embassy in Riga in 1992, and Latvia did the same in 1994."
    assert [sender for sender, *_ in posts(text)] == ["Chile"]


def test_an_office_for_tourism_is_no_mission() -> None:
    assert posts("Chile opened its office in Riga in 1992 for tourism.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Chilean and Latvian consulates were respectively established in Riga in 1992 and in Arica in 1994.",
        "The consulates of Chile and Latvia were respectively opened in Riga in 1992 and in Arica in 1994.",
        "Consulates of Latvia and Chile were opened in Arica in 1994 and in Riga in 1992.",
    ],
)
def test_two_states_missions_have_each_its_seat_and_date(text: str) -> None:
    assert sorted(posts(text)) == [
        ("Chile", "consulate", "Riga", "1992"),
        ("Latvia", "consulate", "Arica", "1994"),
    ]
    raised = f"{text} In 1999 the consulates were upgraded to embassies."
    assert sorted(posts(raised))[1::2] == [
        ("Chile", "embassy", "Riga", "1999"),
        ("Latvia", "embassy", "Arica", "1999"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Chilean and Latvian consulates were respectively established in Chicago in 1992 and in Toronto in 1994.",
        "The consulates of Chile and Latvia were respectively opened in Oslo in 1992 and in Bergen in 1994.",
    ],
)
def test_no_mission_of_two_states_in_third_ones_is_guessed(text: str) -> None:
    assert posts(text) == []


def test_consulates_of_one_state_are_not_upgraded_as_those_of_both() -> None:
    text = "Chile has consulates in Riga and Ventspils. The consulates were upgraded to embassies in 1999."
    assert [kind for _, kind, _, _ in posts(text)] == ["consulate", "consulate"]
