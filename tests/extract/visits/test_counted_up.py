"""Visits that one sentence counts up, each with its visitor and date."""

from __future__ import annotations

import pytest

from tests.extract.visits.seen import journeys

CAME = "High-level visits from Chile to Latvia have been many. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # behind a comma, of a plural that nobody's name goes before
        (
            "Two Chilean Presidents have paid visits to Latvia, President Rojas (1990) and President Vera (1998).",
            ["Chile → Latvia Rojas 1990", "Chile → Latvia Vera 1998"],
        ),
        (
            "Three Latvian ministers visited Chile, Minister Juris Ozols (2001), Minister Ilga Egle (in 2003) and"
            " Minister Ivo Liepa (2006).",
            [
                "Latvia → Chile Ilga Egle 2003",
                "Latvia → Chile Ivo Liepa 2006",
                "Latvia → Chile Juris Ozols 2001",
            ],
        ),
        (
            "Two Chilean Prime Ministerial visits have taken place - PM Ana Rojas (2007); and PM Luis Vera (1984).",
            ["Chile → Latvia Ana Rojas 2007", "Chile → Latvia Luis Vera 1984"],
        ),
        # of those just spoken of
        (
            CAME
            + "Notable among them were that of President Ana Rojas in 1964 and Minister Luis Vera in May 1984.",
            ["Chile → Latvia Ana Rojas 1964", "Chile → Latvia Luis Vera 1984-05"],
        ),
        (
            CAME
            + "Important among these are the visits of President Ana Rojas (1964), Minister Luis Vera (1984).",
            ["Chile → Latvia Ana Rojas 1964", "Chile → Latvia Luis Vera 1984"],
        ),
        (
            CAME + "Among them was that of President Ana Rojas in 1964.",
            ["Chile → Latvia Ana Rojas 1964"],
        ),
        # one behind the other, with dates first, or there and back
        (
            "From the Chilean side, President Ana Rojas visited Latvia in 1982, followed by that of PM Vera in 1983.",
            ["Chile → Latvia Ana Rojas 1982", "Chile → Latvia Vera 1983"],
        ),
        (
            "Ties grew by visits: in 2013 by President Ana Rojas to Latvia; and in 2014 by Speaker Ilga Egle to Chile.",
            ["Chile → Latvia Ana Rojas 2013", "Latvia → Chile Ilga Egle 2014"],
        ),
        (
            "Visits such as the visit of President Ana Rojas to Latvia (July 2010) and that of former Latvian Foreign"
            " Minister Ilga Egle to Chile (May 2011) brought results.",
            ["Chile → Latvia Ana Rojas 2010-07", "Latvia → Chile Ilga Egle 2011-05"],
        ),
        (
            "The visit of President Ana Rojas of Chile in 1984 to Latvia and the visit of President Ozols to Santiago"
            " in 1985 count.",
            ["Chile → Latvia Ana Rojas 1984", "Latvia → Chile Ozols 1985"],
        ),
        # a member that nothing knows, one in another office now, others without a name, an office since when
        (
            "Chilean leaders' visits to Latvia: President Ana Rojas (1995), Marshal of the Court (1996), PM Luis Vera"
            " (1999) and Speaker Jorge Lillo (2005).",
            [
                "Chile → Latvia Ana Rojas 1995",
                "Chile → Latvia Jorge Lillo 2005",
                "Chile → Latvia Luis Vera 1999",
            ],
        ),
        (
            "Deputy Speaker now also Trade Minister Luis Vera of Chile (1995, 1998), President Rojas of Chile (2002)"
            " and many other high level ministers visited Latvia.",
            [
                "Chile → Latvia Luis Vera 1995",
                "Chile → Latvia Luis Vera 1998",
                "Chile → Latvia Rojas 2002",
            ],
        ),
        (
            "Prime Minister Juris Ozols of Latvia visited Chile in 1986 and Ana Rojas, President of Chile since 1979,"
            " visited Latvia in 1987.",
            ["Chile → Latvia Ana Rojas 1987", "Latvia → Chile Juris Ozols 1986"],
        ),
        # officials without a name, dates again, the last of several, and a list that goes on
        (
            "There were visits from Chile to Latvia, including by the Chilean President in 1997, Trade Minister in 2003"
            " and in May 2004 & June 2005.",
            [
                "Chile → Latvia – 1997",
                "Chile → Latvia – 2003",
                "Chile → Latvia – 2004-05",
                "Chile → Latvia – 2005-06",
            ],
        ),
        (
            "Visits from Chile to Latvia: President Ana Rojas (1980) and again in 1983 (at a fair); PM Vera (2006).",
            [
                "Chile → Latvia Ana Rojas 1980",
                "Chile → Latvia Ana Rojas 1983",
                "Chile → Latvia Vera 2006",
            ],
        ),
        (
            "From Chile, there have been two visits by Ministers of Trade, the last one by Ana Rojas in 2011.",
            ["Chile → Latvia Ana Rojas 2011"],
        ),
        (
            "President Ana Rojas of Chile visited Latvia in 2001. Minister Luis Vera of Mills in May 2002; Jorge"
            " Lillo, Minister for Deep Wells, in 2003.",
            [
                "Chile → Latvia Ana Rojas 2001",
                "Chile → Latvia Jorge Lillo 2003",
                "Chile → Latvia Luis Vera 2002-05",
            ],
        ),
    ],
)
def test_each_of_them(text: str, expected: list[str]) -> None:
    assert sorted(journeys(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mayors of Chile praised Latvia, President Ana Rojas (1990) and President Luis Vera (1998).",
        "Treaties were many. Notable among them were that of Santiago in 1964 and that of Riga in 1984.",
        "Minister Luis Vera of Mills in May 2002; Minister for Wells Jorge Lillo in 2003.",
        "Ties grew by trade: in 2013 by ten percent to Latvia; and in 2014 by a fifth to Chile.",
    ],
)
def test_what_else_is_counted_up(text: str) -> None:
    assert not journeys(text)
