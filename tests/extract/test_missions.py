"""Missions: whose, to whom, of what kind, seated where, opened and closed when."""

from __future__ import annotations

import pytest

from extract.facts import Mission
from tests.extract.texts import facts_of

Post = tuple[str, str, str, str]


def posts(text: str, title: str = "Chile–Latvia relations", heading: str = "") -> list[Post]:
    """(sending side, receiving side, kind, seat) of each mission."""
    found = facts_of(Mission, text, title, heading)
    return [
        (
            f.sending_state.name if f.sending_state else "",
            (f.receiving_state or f.receiving_organization or f.sending_state).name,  # type: ignore[union-attr]
            f.kind,
            f.place.name if f.place else "",
        )
        for f in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile has an embassy in Riga.", [("Chile", "Latvia", "embassy", "Riga")]),
        (
            "Latvia has an embassy in Santiago and a consulate-general in Valparaíso.",
            [
                ("Latvia", "Chile", "embassy", "Santiago"),
                ("Latvia", "Chile", "consulate general", "Valparaíso"),
            ],
        ),
        (
            "Chile is accredited to Latvia from its embassy in Stockholm, Sweden.",
            [("Chile", "Latvia", "embassy", "Stockholm")],
        ),
        (
            "Latvia is represented in Chile through its embassy in Madrid.",
            [("Latvia", "Chile", "embassy", "Madrid")],
        ),
        (
            "The Embassy of Chile in Riga was opened in 1999.",
            [("Chile", "Latvia", "embassy", "Riga")],
        ),
        (
            "Chile's honorary consulate in Riga closed in 2004.",
            [("Chile", "Latvia", "honorary consulate", "Riga")],
        ),
    ],
)
def test_a_mission_is_read(text: str, expected: list[Post]) -> None:
    assert posts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chile does not have an embassy in Riga.",
        "Chile plans to open an embassy in Riga in 2030.",
        "In 1999 Latvia proposed to open an embassy in Santiago.",
        "A school for children has been held in the premises of the Latvian embassy since 2013.",
        "A delegation of Chile travelled to Riga in 2003.",
        "The mission of the company is to sell copper in Riga.",
    ],
)
def test_what_is_no_mission_is_left_out(text: str) -> None:
    assert posts(text) == []


@pytest.mark.parametrize(
    ("text", "opened", "closed"),
    [
        ("In May 1992 Chile opened an embassy in Riga.", "1992-05", ""),
        ("Latvia has had an embassy in Santiago since 3 June 1993.", "1993-06-03", ""),
        ("Chile closed its embassy in Riga in 2011.", "", "2011"),
        ("From 1992 to 1995 a representative office of Latvia functioned in Santiago.", "1992", "1995"),
    ],
)
def test_opening_and_closing(text: str, opened: str, closed: str) -> None:
    found = facts_of(Mission, text)
    assert [(str(f.opened or ""), str(f.closed or "")) for f in found] == [(opened, closed)]


def test_each_clause_has_its_own_sender_and_date() -> None:
    text = "Chile opened an embassy in Riga in 1993, and in 1995 Latvia opened an embassy in Santiago."
    assert [(f.sending_state.name, str(f.opened)) for f in facts_of(Mission, text) if f.sending_state] == [
        ("Chile", "1993"),
        ("Latvia", "1995"),
    ]


def test_a_mission_may_serve_several_states() -> None:
    text = "Chile has an embassy in Stockholm, which is also accredited to Estonia and Latvia."
    assert {receiver for _, receiver, _, _ in posts(text, "Foreign relations of Chile")} == {
        "Sweden",
        "Estonia",
        "Latvia",
    }


def test_a_list_under_a_heading() -> None:
    text = "- France – Paris (Embassy)\n- China: Beijing (Embassy), Shanghai (Consulate-General)\n"
    assert posts(text, "Foreign relations of Chile", "Diplomatic missions of Chile") == [
        ("Chile", "France", "embassy", "Paris"),
        ("Chile", "China", "embassy", "Beijing"),
        ("Chile", "China", "consulate general", "Shanghai"),
    ]


def test_a_table_of_foreign_missions() -> None:
    rows = (
        "| State | Kind | Remarks |\n| India | Embassy | since May 1968 |\n| Malta | Honorary consulate | |\n"
    )
    assert posts(rows, "Foreign relations of Bhutan", "Foreign missions in Thimphu") == [
        ("India", "Bhutan", "embassy", "Thimphu"),
        ("Malta", "Bhutan", "honorary consulate", "Thimphu"),
    ]


def test_an_infobox_gives_the_first_states_mission_first() -> None:
    text = "Infobox\n- Mission1: Embassy, Riga\n- Mission2: Embassy, Santiago\n"
    assert posts(text) == [
        ("Chile", "Latvia", "embassy", "Riga"),
        ("Latvia", "Chile", "embassy", "Santiago"),
    ]
