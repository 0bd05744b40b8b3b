"""Meetings in the words of ministries: several of a series in one sentence, entries and labels without a verb."""

from __future__ import annotations

import pytest

from extract.facts import Meeting
from tests.extract.texts import facts_of

TITLE = "Japan–Poland relations"


def meetings(text: str) -> list[str]:
    """Parties, date and place of every meeting, one string each."""
    return [
        " ".join(
            (
                "+".join(sorted(party.name for party in meeting.party)),
                meeting.date.edtf if meeting.date else "–",
                meeting.place.name if meeting.place else "–",
            )
        )
        for meeting in facts_of(Meeting, text, TITLE)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Political consultations were held in Gdynia in May 2013 and in Osaka in September 2016.",
         ["2013-05 Gdynia", "2016-09 Osaka"]),
        ("Consultations of the deputy ministers were held in 2011 (Gdynia), 2014 (Osaka) and 2017 (Gdynia).",
         ["2011 Gdynia", "2014 Osaka", "2017 Gdynia"]),
        ("Four rounds of political consultations have been held: Osaka (1998, 2012), Gdynia (2007).",
         ["1998 Osaka", "2012 Osaka", "2007 Gdynia"]),
        ("Consultations of the Foreign Ministries of Japan and Poland: 13 June 2013, Osaka; 7 October 2016, Gdynia.",
         ["2013-06-13 Osaka", "2016-10-07 Gdynia"]),
        ("The two sides held the 1st political consultation in Gdynia (2011) and the 2nd one in Osaka (2015).",
         ["2011 Gdynia", "2015 Osaka"]),
        ("Meeting between Minister Taro Kono and Minister Jacek Bo on the margins of a fair, Riga, December 2016",
         ["2016-12 Riga"]),
        ("Meetings of the Presidents: Riga, 10 October 2014", ["2014-10-10 Riga"]),
        ("3 April 2018, Riga – consultations of the Foreign Ministries", ["2018-04-03 Riga"]),
        ("The 2nd Joint Economic Commission was held in Osaka in May 2003.", ["2003-05 Osaka"]),
        ("The Strategic Dialogue between Japan and Poland took place in Osaka in May 2003.", ["2003-05 Osaka"]),
        ("The 4th Bilateral Consultation Forum between Japan and Poland was convened in Osaka on 7 May 2018.",
         ["2018-05-07 Osaka"]),
        ("During the meeting of Minister Taro Kono with the Foreign Minister of Poland Jacek Bo in Riga on 3 May 2022"
         " the sides discussed trade.", ["2022-05-03 Riga"]),
        ("On 14 July 2014 telephone conversations between the Presidents of Poland and Japan took place.",
         ["2014-07-14 –"]),
        ("Japan hosted the 3rd Bilateral Consultation Mechanism (BCM) with Poland on 1 September 2017.",
         ["2017-09-01 –"]),
        ("Taro Kono of Japan had a telephone talk with Jacek Bo of Poland on 12 April 2016.", ["2016-04-12 –"]),
        ("The Foreign Ministers of Japan and Poland came together on the margins of a fair in Riga on 6 May 2017.",
         ["2017-05-06 Riga"]),
        ("Both Heads of State have met three times: in Osaka in 2014, in Lodwor in April 2021 and in Gdynia in 2022.",
         ["2014 Osaka", "2021-04 –", "2022 Gdynia"]),
        ("Political consultations are held regularly, most recently in Osaka in May 2019.", ["2019-05 Osaka"]),
        ("The Joint Commission has held 12 meetings. The last one was held on 12 September 2018 in Osaka.",
         ["2018-09-12 Osaka"]),
    ],
)  # fmt: skip
def test_meetings_of_the_two(text: str, expected: list[str]) -> None:
    assert meetings(text) == [f"Japan+Poland {meeting}" for meeting in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Japan-Latvia-Poland Foreign Ministers gathered in Oslo in May 2018.",
        "The Presidents of Japan, Latvia and Poland gathered in Oslo in May 2018 for a summit.",
        "The trilateral Summit Japan-Latvia-Poland took place in Oslo in May 2018.",
        "Trilateral summits between Japan, Latvia and Poland took place in Oslo in May 2018.",
    ],
)
def test_meetings_of_three(text: str) -> None:
    assert meetings(text) == ["Japan+Latvia+Poland 2018-05 Oslo"]


def test_the_meetings_before_are_of_the_same_parties() -> None:
    text = (
        "The trilateral Summit Japan-Latvia-Poland took place in Oslo in May 2018."
        " The previous Summits were held in Riga (8 November 2014) and Osaka (9 December 2015)."
    )
    assert meetings(text)[1:] == [
        "Japan+Latvia+Poland 2014-11-08 Riga",
        "Japan+Latvia+Poland 2015-12-09 Osaka",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Political consultations are held regularly since May 2019.",
        "The Joint Commission was established in Osaka in May 2003.",
        "A dialogue between Japan and Poland on trade is planned in Osaka in May 2030.",
        "Next meeting: Osaka, 12 December 2030, to be confirmed.",
        "A crowd gathered in Osaka in May 2018 to greet the Presidents of Japan and Poland.",
        "The last one was held on 12 September 2018 in Osaka.",
        "Meeting rooms in Osaka, 3 May 2012",
        "In the period of 2004-2010 the meetings between the ministers of Japan and Poland were held in Osaka.",
    ],
)
def test_no_meetings(text: str) -> None:
    assert meetings(text) == []
