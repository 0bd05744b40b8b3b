from __future__ import annotations

import pytest

from extract.facts import Meeting
from tests.extract.texts import facts_of

TITLE = "Japan–Poland relations"


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("Foreign Ministers Taro Kono and Jacek Czaputowicz met in Munich on 15 February 2019.", "Munich",
         "2019-02-15"),
        ("In September 2016, President Andrzej Duda met with Prime Minister Shinzo Abe of Japan in New York.",
         "New York City", "2016-09"),
        ("The Polish and Japanese foreign ministers met in Geneva in May 2011.", "Geneva", "2011-05"),
        ("Consultations between Poland and Japan were held in Tokyo on 3 March 2014.", "Tokyo", "2014-03-03"),
        ("A trilateral summit of Japan, Poland and Ukraine took place in Kyiv in June 2019.", "Kyiv", "2019-06"),
    ],
)  # fmt: skip
def test_meetings(text: str, place: str, date: str) -> None:
    (meeting,) = facts_of(Meeting, text, TITLE)
    assert {"Japan", "Poland"} <= {party.name for party in meeting.party}
    assert meeting.place is not None and meeting.date is not None
    assert (meeting.place.name, meeting.date.edtf) == (place, date)


@pytest.mark.parametrize(
    "text",
    [
        "President Andrzej Duda visited Tokyo in 2015, where he met Prime Minister Shinzo Abe.",
        "A meeting of the Polish and Japanese foreign ministers was proposed for May 2020.",
        "The Polish and Japanese foreign ministers did not meet in 2020.",
        "Polish and Japanese companies held talks in Warsaw in May 2012.",
        "Relations between Poland and Japan met with difficulties.",
    ],
)
def test_no_meeting(text: str) -> None:
    assert facts_of(Meeting, text, TITLE) == []
