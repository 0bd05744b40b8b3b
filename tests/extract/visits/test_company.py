from __future__ import annotations

import pytest

from tests.extract.visits.seen import journeys

NORDIC = "Japan–Norway relations"


@pytest.mark.parametrize(
    "text",
    [
        "King Harald V and Queen Sonja paid a state visit to Japan in 2001.",
        "King Harald V and his wife, Queen Sonja, visited Japan in 2001.",
        "King Harald V and his daughter Märtha Louise travelled to Tokyo in 2001.",
        "The King and Queen of Norway, Harald V and Sonja, visited Japan in 2001.",
    ],
)
def test_a_couple_makes_one_visit(text: str) -> None:
    (visit,) = journeys(text, NORDIC)
    assert visit.startswith("Norway → Japan") and visit.endswith("2001")


def test_the_state_of_a_couple_may_stand_with_the_second() -> None:
    text = "The King and the Queen of Spain visited Latvia in May 2011."
    assert journeys(text, "Foreign relations of Spain") == ["Spain → Latvia – 2011-05"]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Jan Petersen and Trade Minister Børge Brende visited Tokyo in 2004.",
        "Prime Minister Kåre Willoch in 1984 and Princess Astrid in 1990 visited Japan.",
    ],
)
def test_others_travel_for_themselves(text: str) -> None:
    assert len({visit.split(" ")[3] for visit in journeys(text, NORDIC)}) == 2
