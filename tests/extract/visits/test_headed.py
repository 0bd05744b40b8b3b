"""What a heading says of the visits below it, or that they are none."""

from __future__ import annotations

import pytest

from tests.extract.visits.seen import journeys

LIST = "Relations began in 1960.\n\n== {} ==\n\n- President Ana Rojas (2004)\n- Minister Luis Vera (2006)\n"


@pytest.mark.parametrize("heading", ["to Latvia", "To Latvia", "From Chile to Latvia"])
def test_a_way_heads_visits(heading: str) -> None:
    title = "Chile–Latvia relations"
    people = "President Ana Rojas of Chile and Minister Luis Vera of Chile spoke. "
    assert journeys(people + LIST.format(heading), title) == [
        "Chile → Latvia Ana Rojas 2004",
        "Chile → Latvia Luis Vera 2006",
    ]


@pytest.mark.parametrize(
    "heading",
    ["Ambassadors of Chile to Latvia", "Former ambassadors: Chile to Latvia", "Honorary Consuls to Latvia"],
)
def test_those_posted_are_no_visitors(heading: str) -> None:
    assert not journeys(
        f"Relations began in 1960.\n\n== {heading} ==\n\n- Ana Rojas (2004–2006)\n- Luis Vera (2006)\n"
    )
