"""Visits in the words of ministries that do not write in their own language."""

from __future__ import annotations

import pytest

from tests.extract.visits.seen import journeys

TITLE = "Chile–Latvia relations"
PAGE = "= Chile–Latvia relations =\n\n== Visits ==\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Ana Rojas of Chile paid an Official Visit to Latvia in May 2003.", ["Ana Rojas 2003-05"]),
        ("Chilean President Ana Rojas undertook a Working Visit to Latvia on 3 May 2003.", ["Ana Rojas 2003-05-03"]),
        ("Chilean Foreign Minister Luis Vera carried out an official visit in Riga (27-28 April 2018).",
         ["Luis Vera 2018-04-27/2018-04-28"]),
        ("E.Minister Vera of Chile paid a visit to Latvia on 4 June 2014.", ["Vera 2014-06-04"]),
        ("H.M. King Juan Prado of Chile and H.M. Queen Marta Prado paid a visit to Latvia in 1960.",
         ["Juan Prado 1960"]),
        ("The first visit from Chile to Latvia was realized by President Ana Rojas on 29 May-1 June 2016.",
         ["Ana Rojas 2016-05-29/2016-06-01"]),
        ("In April 2018 on an official visit in Riga was the Foreign Minister of Chile Luis Vera.",
         ["Luis Vera 2018-04"]),
        ("President Ana Rojas of Chile attended the Riga Conference on 8 May 2012.", ["Ana Rojas 2012-05-08"]),
        ("The attendance of President Ana Rojas of Chile at the summit in Riga in May 2012 was welcomed.",
         ["Ana Rojas 2012-05"]),
        ("The Foreign Minister of Chile, L. Vera, met with A. Ozols in Riga on 3 July 2019 during his visit there.",
         ["L. Vera 2019-07-03"]),
        ("President Ana Rojas of Chile visited Latvia in 1999 (as Foreign Minister), 2005 and 2008.",
         ["Ana Rojas 1999", "Ana Rojas 2005", "Ana Rojas 2008"]),
        ("President Ana Rojas of Chile visited Latvia in December 1984 and paid working visits in 1996 and 2001.",
         ["Ana Rojas 1984-12", "Ana Rojas 1996", "Ana Rojas 2001"]),
        ("The visits to Latvia of Presidents Ana Rojas (1991), Luis Vera (1996) and Jorge Lillo (May 2003) stand out.",
         ["Ana Rojas 1991", "Luis Vera 1996", "Jorge Lillo 2003-05"]),
        ("Latvia has been visited by three Chilean Presidents - President Ana Rojas for a fair (1981), President"
         " Luis Vera for a state visit (1997), and President Jorge Lillo for a forum on 21 May 2001 and for the"
         " summit in Ventspils in October 2002.",
         ["Ana Rojas 1981", "Luis Vera 1997", "Jorge Lillo 2001-05-21", "Jorge Lillo 2002-10"]),
        ("The Chilean President visited Latvia with official visit in June 1992 and with state visit in October 2005.",
         ["– 1992-06", "– 2005-10"]),
        ("On 15 March 2013 at the invitation of the Foreign Minister of Latvia Janis Ozols, Luis Vera, Foreign"
         " Minister of Chile, arrived in Riga on an official visit.", ["Luis Vera 2013-03-15"]),
        ("The President of the Republic Ana Rojas of Chile visited Riga on 23 and 24 October 2014.",
         ["Ana Rojas 2014-10-23/2014-10-24"]),
        ("The Minister of Foreign Affairs of Chile Luis Vera visited our country in 1992.", ["Luis Vera 1992"]),
        ("Our country was visited by the Minister of Foreign Affairs of Chile, Ms. Ana Rojas in April 2016.",
         ["Ana Rojas 2016-04"]),
        ("H.H. King Juan Prado of Chile had stayed in an official visit to Latvia on 9 March 2015.",
         ["Juan Prado 2015-03-09"]),
        ("We could highlight the visit to Latvia on 3 April 2011 of the Government Delegation headed by the Minister of"
         " Trade of Chile L. Vera.", ["L. Vera 2011-04-03"]),
        ("President-elect Ana Rojas of Chile visited Latvia in 1961.", ["Ana Rojas 1961"]),
        ("Under-Secretary for Foreign Affairs of Chile Luis Vera visited Riga in July 2008.", ["Luis Vera 2008-07"]),
        ("The Vice-Speaker of the Senate of Chile L. Vera visited Riga in May 2010.", ["L. Vera 2010-05"]),
        ("YAB Dato' Sri Luis Vera, Prime Minister of Chile, attended the summit in Riga on 18 May 2016.",
         ["Luis Vera 2016-05-18"]),
        ("We recall the visit to Latvia on 30 May-1 June 2011 of the delegation of the Chilean Senate headed by"
         " the Speaker Luis Vera.", ["Luis Vera 2011-05-30/2011-06-01"]),
    ],
)  # fmt: skip
def test_visits_from_chile_to_latvia(text: str, expected: list[str]) -> None:
    assert journeys(text) == [f"Chile → Latvia {visit}" for visit in expected]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Visit of the Foreign Minister of Chile, L. Vera, to Latvia, March 2014", "L. Vera 2014-03"),
        ("Visit of the Deputy Prime Minister of Chile Luis Vera to Riga, 14-16 May 2017",
         "Luis Vera 2017-05-14/2017-05-16"),
        ("October 2016: State visit of President of Chile Ana Rojas", "Ana Rojas 2016-10"),
    ],
)  # fmt: skip
def test_entries_without_a_verb(lines: str, expected: str) -> None:
    assert journeys(PAGE.format(lines)) == [f"Chile → Latvia {expected}"]


def test_visits_by_side() -> None:
    text = (
        "High-level exchanges: On the Chilean side: President Ana Rojas (October 2003), National Assembly Chairman"
        " Luis Vera (4/2005). On the Latvian side: Prime Minister Janis Ozols (7/2016)."
    )
    assert journeys(text) == [
        "Chile → Latvia Ana Rojas 2003-10",
        "Chile → Latvia Luis Vera 2005-04",
        "Latvia → Chile Janis Ozols 2016-07",
    ]


def test_a_visit_followed_by_a_return_visit() -> None:
    text = (
        "President Ana Rojas of Chile visited Riga in 2020,"
        " followed by a return visit by President Janis Ozols in May 2021."
    )
    assert journeys(text) == ["Chile → Latvia Ana Rojas 2020", "Latvia → Chile Janis Ozols 2021-05"]


def test_a_side_that_visited() -> None:
    text = (
        "Chile's side visited Latvia: President Ana Rojas (4/1995),"
        " Foreign Minister Luis Vera (Expo 2012, August 2012)."
    )
    assert journeys(text) == ["Chile → Latvia Ana Rojas 1995-04", "Chile → Latvia Luis Vera 2012-08"]


def test_who_receives_is_no_visitor() -> None:
    lines = "- On 12 March 2019 First Vice-President Janis Ozols received the Chilean Minister of Culture in Riga."
    assert "Latvia → Chile Janis Ozols 2019-03-12" not in journeys(PAGE.format(lines))
    assert journeys("President Ana Rojas of Chile visited İstanbul in 2018.", "Chile–Turkey relations") == [
        "Chile → Turkey Ana Rojas 2018"
    ]


def test_the_column_of_who_travels_says_the_way() -> None:
    rows = "| Year | From Latvia to Chile |\n|---|---|\n| 1999 | Janis Ozols |"
    assert journeys(PAGE.format(rows)) == ["Latvia → Chile Janis Ozols 1999"]


def test_a_visit_reciprocated() -> None:
    text = (
        "President Ana Rojas of Chile visited Latvia in 2010."
        " Prime Minister Janis Ozols reciprocated the visit in May 2012."
    )
    assert journeys(text)[1:] == ["Latvia → Chile Janis Ozols 2012-05"]


@pytest.mark.parametrize(
    "text",
    [
        "Preparations are under way for the visit of President Ana Rojas of Chile to Riga in 2019.",
        "President Ana Rojas of Chile attended the Riga Trio in 2012.",
        "Chairman Ana Rojas, then Prime Minister of Chile, attended in 2012.",
        "A delegation of Chilean businessmen visited Riga in 2018.",
        "The mountains of our country were visited by many in 2012.",
        "Cultural exchanges: On the Chilean side: Minister Ana Rojas (October 2003).",
        "President Ana Rojas of Chile spoke of Latvia during her visit there.",
    ],
)
def test_no_visits(text: str) -> None:
    assert journeys(text) == []
