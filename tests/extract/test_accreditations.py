"""Accreditations: who served where as what."""

from __future__ import annotations

import pytest

from extract.facts import Accreditation
from tests.extract.texts import facts_of

Service = tuple[str, str, str, str]


def services(text: str, title: str = "Chile–Latvia relations", heading: str = "") -> list[Service]:
    """(person, role, sending State, receiving side) of each accreditation."""
    found = facts_of(Accreditation, text, title, heading)
    return [
        (
            f.person.name if f.person else "",
            f.role,
            f.sending_state.name if f.sending_state else "",
            (f.receiving_state or f.receiving_organization).name,  # type: ignore[union-attr]
        )
        for f in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Rojas is the Ambassador of Chile to Latvia.", [("Ana Rojas", "Ambassador", "Chile", "Latvia")]),
        ("Chile's ambassador to Latvia is Dr. Ana Rojas.", [("Ana Rojas", "Ambassador", "Chile", "Latvia")]),
        (
            "On 3 May 2004 Juris Ozols was appointed ambassador of Latvia to Chile.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "Ambassador of Latvia Juris Ozols presented his credentials to the President of Chile in 2005.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile")],
        ),
        ("Latvia has accredited an ambassador to Chile.", [("", "Ambassador", "Latvia", "Chile")]),
        (
            "Juris Ozols, Ambassador of Latvia to Chile and Peru, opened the fair.",
            [
                ("Juris Ozols", "Ambassador", "Latvia", "Chile"),
                ("Juris Ozols", "Ambassador", "Latvia", "Peru"),
            ],
        ),
    ],
)
def test_an_accreditation_is_read(text: str, expected: list[Service]) -> None:
    assert services(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chile plans to appoint an ambassador to Latvia in 2030.",
        "The friendship group is headed by Juris Ozols.",
        "Juris Ozols is a goodwill singer from Latvia.",
        "The ambassadors discussed trade.",
    ],
)
def test_what_is_no_accreditation_is_left_out(text: str) -> None:
    assert services(text) == []


def test_a_list_of_ambassadors_under_a_heading() -> None:
    text = "- Juris Ozols (2001)\n- Anna Liepa (2005)\n"
    assert services(text, heading="Ambassadors of Latvia to Chile") == [
        ("Juris Ozols", "Ambassador", "Latvia", "Chile"),
        ("Anna Liepa", "Ambassador", "Latvia", "Chile"),
    ]


def test_an_infobox_names_the_first_states_envoy_first() -> None:
    text = "Infobox\n- Envoy1: Ambassador Ana Rojas\n- Envoy2: Ambassador Juris Ozols\n"
    assert services(text) == [
        ("Ana Rojas", "Ambassador", "Chile", "Latvia"),
        ("Juris Ozols", "Ambassador", "Latvia", "Chile"),
    ]
