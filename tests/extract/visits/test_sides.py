"""Visitors named behind the side they came from, behind "those who visited", and on the way there."""

from __future__ import annotations

import pytest

from tests.extract.visits.seen import journeys


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Visits from Chile were those of President Ana Rojas in 1998; from Latvia, President Janis Ozols in 1997"
            " and Karlis Berzins in 2002 and 2004.",
            [
                "Chile → Latvia Ana Rojas 1998",
                "Latvia → Chile Janis Ozols 1997",
                "Latvia → Chile Karlis Berzins 2002",
                "Latvia → Chile Karlis Berzins 2004",
            ],
        ),
        (
            "From the Chilean side, President Ana Rojas (1998), Minister Luis Vera (2003) paid visits to Latvia.",
            ["Chile → Latvia Ana Rojas 1998", "Chile → Latvia Luis Vera 2003"],
        ),
        (
            "Recent visits. From Chile – Minister Luis Vera (May 2003 for a summit), President Ana Rojas (2005).",
            ["Chile → Latvia Ana Rojas 2005", "Chile → Latvia Luis Vera 2003-05"],
        ),
        (
            "Among the dignitaries from Latvia who visited Chile were President Janis Ozols in 1997 and Speaker Karlis"
            " Berzins in 2002.",
            ["Latvia → Chile Janis Ozols 1997", "Latvia → Chile Karlis Berzins 2002"],
        ),
        (
            "Visits by Chilean leaders were of President Ana Rojas to attend a summit at Riga (1998), and Minister"
            " Luis Vera (2003).",
            ["Chile → Latvia Ana Rojas 1998", "Chile → Latvia Luis Vera 2003"],
        ),
        (
            "Latvia has been visited by two Chilean Presidents - Mrs. Ana Rojas (1998) and Mr. Luis Vera (2003).",
            ["Chile → Latvia Ana Rojas 1998", "Chile → Latvia Luis Vera 2003"],
        ),
        ("From Chile, copper was sold by Ana Rojas (1998) and Luis Vera (2003).", []),
        ("The poems were by Chilean writers: Ana Rojas (1998) and Luis Vera (2003).", []),
    ],
)
def test_visitors_of_a_side(text: str, expected: list[str]) -> None:
    assert sorted(journeys(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Rojas visited Riga in May 1998; she was received by President Janis Ozols on 4 May 1998 and"
        " Prime Minister Karlis Berzins on 5 May 1998.",
        "President Ana Rojas visited Riga in May 1998 and called on Speaker Janis Ozols on 4 May 1998, Prime Minister"
        " Karlis Berzins on 5 May 1998.",
    ],
)
def test_hosts_are_no_visitors(text: str) -> None:
    assert not any("Berzins" in journey for journey in journeys(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Visit by the President of Chile Ana Rojas to Latvia on 5-7 May 2004.", "2004-05-05/2004-05-07"),
        ("Foreign Minister Ana Rojas made a transit halt at Riga on 3 May 2004.", "2004-05-03"),
        ("Foreign Minister Ana Rojas transited through Riga in May 2004.", "2004-05"),
        ("Minister Ana Rojas of Chile visited flooded areas of Latvia in May 2004.", "2004-05"),
        (
            "President Janis Ozols received Minister Ana Rojas during the latter's visit to Latvia in May 2004.",
            "2004-05",
        ),
        ("Minister Ana Rojas visited Latvia thrice: in 2001, 2003 and 2004.", "2001"),
    ],
)
def test_ways_of_going(text: str, expected: str) -> None:
    assert journeys(text)[0] == f"Chile → Latvia Ana Rojas {expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Ana Rojas visited Latvia in 2001 and came again for the Baltic Forum in May 2003.",
            ["Chile → Latvia Ana Rojas 2001", "Chile → Latvia Ana Rojas 2003-05"],
        ),
        (
            "President Ana Rojas's visit to Latvia in 2001 was reciprocated by President Janis Ozols in 2003.",
            ["Chile → Latvia Ana Rojas 2001", "Latvia → Chile Janis Ozols 2003"],
        ),
        (
            "President Ana Rojas visited Latvia in 2001 and Minister Luis Vera in 2002 while President Janis Ozols"
            " visited Chile in 2003.",
            [
                "Chile → Latvia Ana Rojas 2001",
                "Chile → Latvia Luis Vera 2002",
                "Latvia → Chile Janis Ozols 2003",
            ],
        ),
    ],
)
def test_one_journey_behind_another(text: str, expected: list[str]) -> None:
    assert sorted(journeys(text)) == expected
