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
        ("The 2nd session of the Joint Committee, held in Osaka on 16 June 2014, discussed trade.", "Osaka",
         "2014-06-16"),
        ("A trilateral summit of Japan, Poland and Ukraine took place in Kyiv in June 2019.", "Kyiv", "2019-06"),
    ],
)  # fmt: skip
def test_meetings(text: str, place: str, date: str) -> None:
    (meeting,) = facts_of(Meeting, text, TITLE)
    assert {"Japan", "Poland"} <= {party.name for party in meeting.party}
    assert meeting.place is not None and meeting.date is not None
    assert (meeting.place.name, meeting.date.edtf) == (place, date)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The third session of the Joint Commission was held in Gdynia on 4 May 2012 and the fourth one in Osaka "
         "two years later.", ["2012-05-04", "2014"]),
        ("So far five rounds of joint consultations were held; the 4th took place in Kobe on 2 June 2015, the 5th "
         "in Łódź on 9 June 2018.", ["2015-06-02", "2018-06-09"]),
        ("Joint consultations were opened in 2001 in Warsaw; the latest took place on 8 March 2010 (Tokyo), "
         "the next is foreseen for 2030.", ["2001", "2010-03-08"]),
    ],
)  # fmt: skip
def test_every_meeting_of_a_series(text: str, dates: list[str]) -> None:
    found = facts_of(Meeting, text, TITLE)
    assert [meeting.date.edtf for meeting in found if meeting.date] == dates
    assert all({p.name for p in meeting.party} == {"Japan", "Poland"} for meeting in found)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Bilateral Political Consultations between Poland and Japan started in November 1992.", "Japan Poland"),
        ("The 16thround of Poland-Japan Political Consultations was held in Kraków on 11 March 2020.", "Japan Poland"),
        ("A summit took place in Vilnius in 1996 between the President of Latvia and the President of Estonia.",
         "Estonia Latvia"),
        ("In 2007, in a meeting in Riga between Polish Foreign Minister Anna Fotyga and Foreign Minister of Latvia "
         "Artis Pabriks, both sides agreed to go on.", "Latvia Poland"),
        ("Delegations from Norway and Iceland met with Poland and Japan for a first round of talks in May 2011.",
         "Iceland Japan Norway Poland"),
    ],
)  # fmt: skip
def test_parties(text: str, parties: str) -> None:
    (meeting,) = facts_of(Meeting, text, TITLE)
    assert sorted(party.name for party in meeting.party) == parties.split()


def test_the_same_two_meet_again() -> None:
    text = (
        "Prime Minister Donald Tusk of Poland met Prime Minister Shinzo Abe of Japan in Paris in 2013. After "
        "that there was another meeting of the two Prime Ministers, in Oslo on 6 May 2014."
    )
    meeting = facts_of(Meeting, text, TITLE)[-1]
    assert meeting.date is not None and meeting.date.edtf == "2014-05-06"
    assert [p.name for p in meeting.participant] == ["Donald Tusk", "Shinzo Abe"]


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        ("The Presidents of Poland and Japan, Andrzej Duda and Taro Aso, met in Oslo in May 2016.",
         [("Andrzej Duda", "Poland"), ("Taro Aso", "Japan")]),
        ("Lech Wałęsa of Poland and Toshiki Kaifu of Japan met in Geneva in 1991.",
         [("Lech Wałęsa", "Poland"), ("Toshiki Kaifu", "Japan")]),
        ("Polish Foreign Minister Anna Fotyga and her Japanese counterpart Taro Aso met in Riga in 2006.",
         [("Anna Fotyga", "Poland"), ("Taro Aso", "Japan")]),
    ],
)  # fmt: skip
def test_everybody_acts_for_the_own_state(text: str, participants: list[tuple[str, str]]) -> None:
    (meeting,) = facts_of(Meeting, text, TITLE)
    assert [(person.name, person.state) for person in meeting.participant] == participants
    assert len({person.role for person in meeting.participant}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The 3rd session of the Joint Committee, to be held in Osaka in June 2030, will discuss trade.",
        "Poland recognised Japan on 3 May 1974 on the occasion of the WTO summit which was held in Lahore.",
        "President Andrzej Duda visited Tokyo in 2015, where he met Prime Minister Shinzo Abe.",
        "A meeting of the Polish and Japanese foreign ministers was proposed for May 2020.",
        "The Polish and Japanese foreign ministers did not meet in 2020.",
        "Polish and Japanese companies held talks in Warsaw in May 2012.",
        "Relations between Poland and Japan met with difficulties.",
        "During the Third Summit of the Danube in 2005, tensions between the two countries started.",
        "On 2 June 1930 Baron Kijuro Shidehara of Japan conferred the order on President Ignacy Mościcki.",
        "Negotiations between Poland and Japan on a new trade treaty began in July 2022.",
        "In May 2009 Poland hosted the plenary meeting of the Baltic group, the first State of the region to do so.",
        "The foreign ministers of Poland and Japan hold consultations every year since 2001.",
        "A protocol on consultations between the ministries of Poland and Japan took effect in Rome in 1997.",
        "President Andrzej Duda was in Osaka on 27 June 2016, where he held talks with Prime Minister Shinzo Abe.",
        "In 2017 the President saw the need for renewed talks, and offered the good offices of Japan to Poland.",
    ],
)
def test_no_meeting(text: str) -> None:
    assert facts_of(Meeting, text, TITLE) == []


@pytest.mark.parametrize(
    "text",
    [
        "The 7th FOCs were held in Riga on 24 November 2016.",
        "The second round of Foreign Office Consultations took place in Riga on 24 November 2016.",
    ],
)
def test_foreign_office_consultations(text: str) -> None:
    (meeting,) = facts_of(Meeting, text)
    assert {party.name for party in meeting.party} == {"Chile", "Latvia"}
    assert (str(meeting.date), meeting.place and meeting.place.name) == ("2016-11-24", "Riga")


@pytest.mark.parametrize(
    "text",
    [
        "The Joint Working Group on Forestry met in Riga on 4 May 2017.",
        "The Chile-Latvia Joint Commission met for the third time in Riga on 4 May 2017.",
        "The 5th session of the Joint Commission was co-chaired by two ministers in Riga on 4 May 2017.",
    ],
)
def test_a_body_of_both_sides_met(text: str) -> None:
    (meeting,) = facts_of(Meeting, text)
    assert (str(meeting.date), meeting.place and meeting.place.name) == ("2017-05-04", "Riga")


@pytest.mark.parametrize(
    "text", ["The Security Council met in New York on 4 May 2017.", "The goal was met in Riga on 4 May 2017."]
)
def test_not_every_body_is_of_both_sides(text: str) -> None:
    assert facts_of(Meeting, text) == []


def test_the_meetings_of_a_council_one_after_another() -> None:
    text = "The first meeting of the Council was held in Riga on 4 May 2011, 2nd in Santiago on 5 May 2012."
    found = facts_of(Meeting, text)
    assert [(str(f.date), f.place and f.place.name) for f in found] == [
        ("2011-05-04", "Riga"),
        ("2012-05-05", "Santiago"),
    ]
    assert not facts_of(Meeting, "The first meeting of the Council of Europe was held in Riga on 4 May 2011.")


def test_a_clause_with_a_visit_leaves_the_meeting_of_the_next_alone() -> None:
    text = (
        "Foreign Minister Taro Kono met his Polish counterpart Jacek Bo on the margins of a fair in Oslo in May 2018;"
        " President Andrzej Duda visited Kobe in June 2019."
    )
    (meeting,) = facts_of(Meeting, text, TITLE)
    assert meeting.date is not None and meeting.date.edtf == "2018-05"


@pytest.mark.parametrize(
    "text",
    [
        "President Andrzej Duda flew to Kobe in 2018, where he met Prime Minister Shinzo Abe.",
        "President Andrzej Duda attended a fair in Kobe in 2018, where he had talks with Prime Minister Shinzo Abe.",
    ],
)
def test_whom_a_traveller_meets_belongs_to_the_visit(text: str) -> None:
    assert facts_of(Meeting, text, TITLE) == []


@pytest.mark.parametrize(
    "before",
    [
        "Polish President Andrzej Duda visited Kobe in May 2018, where he met with Prime Minister Shinzo Abe.",
        "Andrzej Duda of Poland met with Shinzo Abe of Japan in Oslo in May 2018.",
        "President Andrzej Duda visited Kobe in May 2018. Prime Minister Shinzo Abe came to Warsaw in June 2018.",
    ],
)
@pytest.mark.parametrize("who", ["The two", "They", "The two leaders"])
def test_the_two_who_met_before(before: str, who: str) -> None:
    text = f"{before} {who} met again in Riga on 3 May 2019 and in Oslo on 5 June 2020."
    found = [
        meeting for meeting in facts_of(Meeting, text, TITLE) if meeting.date and meeting.date.edtf > "2019"
    ]
    assert [(m.date and m.date.edtf, m.place and m.place.name) for m in found] == [
        ("2019-05-03", "Riga"),
        ("2020-06-05", "Oslo"),
    ]
    assert all({p.name for p in m.participant} == {"Andrzej Duda", "Shinzo Abe"} for m in found)


def test_of_three_spoken_of_the_two_are_nobody() -> None:
    text = (
        "President Andrzej Duda visited Kobe in 2018, where he met Prime Minister Shinzo Abe and Minister Taro Kono."
        " The two met again in Riga on 3 May 2019."
    )
    assert facts_of(Meeting, text, TITLE) == []


def test_the_two_of_another_paragraph_are_not_meant() -> None:
    text = "Andrzej Duda of Poland met with Shinzo Abe of Japan in Oslo in 2018.\n\nThe two met in Riga on 3 May 2019."
    found = [
        meeting for meeting in facts_of(Meeting, text, TITLE) if meeting.date and meeting.date.edtf > "2019"
    ]
    assert all(not meeting.participant for meeting in found)


def test_ministers_are_not_the_presidents_who_met_before() -> None:
    text = (
        "President Andrzej Duda met with Prime Minister Shinzo Abe of Japan in Oslo in 2018. The two foreign ministers"
        " met in Riga on 3 May 2019."
    )
    assert facts_of(Meeting, text, TITLE)[-1].participant == ()


def test_whoever_was_met_by_someone_met_nobody() -> None:
    text = "In May 2018, President Andrzej Duda was met by Prime Minister Shinzo Abe at the airport."
    assert facts_of(Meeting, text, TITLE) == []
