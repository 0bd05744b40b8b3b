"""Dates are found in every form of the genre, and only where a date stands."""

from __future__ import annotations

import pytest

from extract.edtf import Date
from extract.text.dates import DateContext, DateMention, find


def dates(text: str, context: DateContext | None = None) -> list[str]:
    """The dates that can date the sentence."""
    return [str(m.date) for m in find(text, context) if m.dates_sentence]


def only(text: str, context: DateContext | None = None) -> DateMention:
    (mention,) = find(text, context)
    return mention


CONTEXT = DateContext(Date("2014-05-20"), year=2014, near=True)

STATED = {
    "a day": [
        ("On 4 March 2011 the ministers met in Lima.", ["2011-03-04"]),
        ("The treaty was signed on the 4th of March, 2011.", ["2011-03-04"]),
        ("On March 4, 2011 the treaty was signed.", ["2011-03-04"]),
        ("Relations were established Sept. 4 1992.", ["1992-09-04"]),
        ("In 2005 September 4 the congress opened.", ["2005-09-04"]),
        ("7 June 1974 — it was recognized. June 9, 1974 it sent envoys.", ["1974-06-07", "1974-06-09"]),
        ("On Monday, 4 March 2011, he arrived.", ["2011-03-04"]),
    ],
    "figures": [
        ("1993-01-27", ["1993-01-27"]),
        ("27-Oct-2003", ["2003-10-27"]),
        ("on 10-11/2/2009", ["2009-02-10/2009-02-11"]),
        ("In 2010 (14-17 March) he came.", ["2010-03-14/2010-03-17"]),
        ("2010, 14 March: he came.", ["2010-03-14"]),
        ("in July 2012(7-9 July)", ["2012-07", "2012-07-07/2012-07-09"]),
        ("1993 01 27", ["1993-01-27"]),
        ("05/2014 – a visit", ["2014-05"]),
        ("The office opened in Washington, D.C. in 1976.", ["1976"]),
        ("a mission, c. 1976, in Lima", ["1976~"]),
        ("2010, June: a visit", ["2010-06"]),
        ("2010 (June)", ["2010-06"]),
        ("(9-10/March/1997)", ["1997-03-09/1997-03-10"]),
        ("(October/2003)", ["2003-10"]),
        ("on March 19-21,2008 in Lima", ["2008-03-19/2008-03-21"]),
        ("(May 2003, September 2017)", ["2003-05", "2017-09"]),
        ("June’2010 and a half", ["2010-06"]),
        ("1/2014/7 and 5/2014%", []),
        ("Opened 27.01.1993", ["1993-01-27"]),
        ("Opened 27/1/1993.", ["1993-01-27"]),
        ("on 1/27/1993", ["1993-01-27"]),
        ("on 05.05.2010", ["2010-05-05"]),
        ("on 03/04/1993", []),
        ("Opened 27-1-1993.", ["1993-01-27"]),
        ("on 03-04-1993", []),
        ("signed on 3.04.1993 in Riga", ["1993-04-03"]),
        ("in Cairo, 4. 12. 2021.", ["2021-12-04"]),
        ("version 2.10.2003.1 was released", []),
        ("IP 10.12.1999.20", []),
    ],
    "misspelt and glued": [
        ("On 24th Sepetmebr2021, the envoys talked.", ["2021-09-24"]),
        ("On 3 Febuary 2004 they met.", ["2004-02-03"]),
        ("Ocotber 12, 1999 was the day.", ["1999-10-12"]),
        ("They sold 24 Mercedes 2021 models.", []),
        ("The 12 Members 2011 elected", []),
    ],
    "month or year": [
        ("In May 2009 he travelled north.", ["2009-05"]),
        ("In October of 1998 a post was opened.", ["1998-10"]),
        ("A school has run there from 2019 November.", ["2019-11"]),
        ("The embassy closed in 1997.", ["1997"]),
        ("(1997)", ["1997"]),
        ("signed in Oslo, 1997.", ["1997"]),
        ("1997 – visit of the Speaker", ["1997"]),
        ("1997", ["1997"]),
        ("April is the President's name, and May too.", []),
        ("The Marshall Islands have 1997 voters abroad.", []),
    ],
    "vague": [
        ("In early 2013 they talked.", ["2013"]),
        ("By consent, in late 2002, talks began.", ["2002"]),
        ("In the first half of 2016 he went twice.", ["2016"]),
        ("At the end of May 2009 it opened.", ["2009-05"]),
        ("In mid-1998 they fell out.", ["1998"]),
        ("In the spring of 2018 a delegation came.", ["2018-21"]),
        ("It opened in autumn 2004.", ["2004-23"]),
        ("Trade rose in the 1990s.", ["199X"]),
        ("In the early 1960s envoys were exchanged.", ["196X"]),
        ("Contacts began around 1955.", ["1955~"]),
        ("The legation was founded c. 1920.", ["1920~"]),
        ("| Samoa | ~1989 | |", ["1989~"]),
        ("Relations (~ May 1972)", ["1972-05~"]),
        ("A consulate stood there ≈ 1880.", ["1880~"]),
        ("The town has ~1,989 people.", []),
        ("~20 envoys were there in 1989.", ["1989"]),
        ("They fly an A320s and 737s.", []),
        ("The fall in trade was steep.", []),
    ],
    "ranges": [
        ("On 15–16 June 2010 he came.", ["2010-06-15/2010-06-16"]),
        ("June 8–9, 2006 – official visit", ["2006-06-08/2006-06-09"]),
        ("from 18-21 May, 2014", ["2014-05-18/2014-05-21"]),
        ("on 2- 7 May 2018", ["2018-05-02/2018-05-07"]),
        ("from 22 to 25 October, 2014", ["2014-10-22/2014-10-25"]),
        ("between 5 and 8 July 2019", ["2019-07-05/2019-07-08"]),
        ("from 31 May to 01 June, 2016", ["2016-05-31/2016-06-01"]),
        ("on 30 April-1 May 2016", ["2016-04-30/2016-05-01"]),
        ("in Aug-Sept 2016", ["2016-08/2016-09"]),
        ("on 5 May'2016", ["2016-05-05"]),
        ("28 February – 3 March 2011", ["2011-02-28/2011-03-03"]),
        ("Between 29 December 2010 and 2 January 2011", ["2010-12-29/2011-01-02"]),
        ("from 29 December to 2 January 2011", ["2010-12-29/2011-01-02"]),
        ("May 30 – June 2, 2016", ["2016-05-30/2016-06-02"]),
        ("May–June 2010", ["2010-05/2010-06"]),
        ("From 1992 to 1995 an office worked.", ["1992/1995"]),
        ("between 2009 and 2020", ["2009/2020"]),
        ("Ambassador (2014–2016)", ["2014/2016"]),
        ("She served 2014–16.", ["2014/2016"]),
        ("from March 2010 to 2012", ["2010-03/2012"]),
        ("men aged 30–50", []),
        ("It cost 3,000–4,000 dollars.", []),
        ("from 1500 to 2000 tonnes", []),
        ("on 9–3 May 2011", []),
    ],
    "lists": [
        ("visits in 2001,2006", ["2001", "2006"]),
        ("relations since 19 March 1976President Kagame came", ["1976-03-19"]),
        ("In 2018, the 2015 deal fell.", ["2018"]),
        ("visits in 2002, 2009 and 2011", ["2002", "2009", "2011"]),
        ("came in 1995 and September 2009", ["1995", "2009-09"]),
        ("talks in May and September 2010", ["2010-05", "2010-09"]),
        ("on 3 May and 5 June 2010", ["2010-05-03", "2010-06-05"]),
        ("on 4 and 9 May 2010", ["2010-05-04", "2010-05-09"]),
        ("on 4 and 5 May 2010", ["2010-05-04/2010-05-05"]),
        ("22 September 1921/6 November 1991", ["1921-09-22", "1991-11-06"]),
        ("in 2002, 2009–2011 and 2014", ["2002", "2009/2011", "2014"]),
        ("in December and January 2010", ["2010-01"]),
    ],
    "no date": [
        ("Resolution 67/19 and Article 5 stand.", []),
        ("Flight 1978 was late.", []),
        ("It paid €1,999 and $2010.", []),
        ("Resolution 1973 (adopted by the Council)", []),
        ("about 2000 Ghanaians live there", []),
        ("In all, 1990 students of 1800 schools came.", []),
        ("Some 93% agreed at 20.15 h.", []),
        ("in 3010 and in 1066", []),
        ("30 February 2011", []),
        ("They share 1900 km of border.", []),
        ("on 12 March", []),
        ("In May, trade fell.", []),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case for form in STATED.values() for case in form])
def test_forms(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


def test_spans_are_the_words_of_the_date() -> None:
    text = "Between 3 May and 5 June 2010, and again on 7 July 2011, they met."
    assert [text[m.start : m.end] for m in find(text)] == ["3 May and 5 June 2010", "7 July 2011"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 18 June he met the Minister.", ["2014-06-18"]),
        ("On June 18–19 they met again.", ["2014-06-18/2014-06-19"]),
        ("In July, the President came.", ["2014-07"]),
        ("1 June — 25 July", ["2014-06-01/2014-07-25"]),
        ("In October of the same year he returned.", ["2014-10"]),
        ("On 19 March, that year, she returned.", ["2014-03-19"]),
        ("In March the following year she returned.", ["2015-03"]),
        ("The following year, on 5 March, they signed.", ["2015-03-05"]),
        ("In the same year a post was opened.", ["2014"]),
        ("On the same day a forum was held.", ["2014-05-20"]),
        ("Later that month they met again.", ["2014-05"]),
        ("The next day they flew home.", ["2014-05-21"]),
        ("Two days later on May 22 they signed.", ["2014-05-22"]),
        ("It followed suit seven days later.", ["2014-05-27"]),
        ("Two months later an embassy opened.", ["2014-07"]),
        ("A year earlier he had been to Rabat.", ["2013"]),
        ("Five years later it joined.", ["2019"]),
        ("The year before, he had declined.", ["2013"]),
        ("About ten years later they made peace.", ["2024~"]),
        ("A week later they made peace.", ["2014-05-27~"]),
        ("Just two months later he left.", ["2014-07"]),
        ("A week later, on 27 May, they made peace.", ["2014-05-27"]),
    ],
)
def test_relative_dates(text: str, expected: list[str]) -> None:
    mentions = find(text, CONTEXT)
    assert [str(m.date) for m in mentions] == expected
    assert all(m.relative for m in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "On 18 March he met the Minister.",  # earlier than the date before it: this year or the next?
        "More than two years later it joined.",
        "Half a year later it joined.",
        "The year after independence was hard.",
        "They parted in the same year that Finland joined.",
        "This year they will meet.",
        "Twenty years of friendship followed.",
        "He may march on.",
    ],
)
def test_what_stays_open_yields_nothing(text: str) -> None:
    assert find(text, CONTEXT) == ()


def test_a_relation_counts_only_from_what_is_precise_enough() -> None:
    assert find("Two days later they signed.", DateContext(Date("2014"), year=2014, near=True)) == ()
    assert find("The same day they signed.", DateContext(Date("2014-05-01/2014-05-03"), near=True)) == ()
    assert dates("The next day they signed.", DateContext(Date("2014-05-01/2014-05-03"), near=True)) == [
        "2014-05-04"
    ]


def test_context_within_and_across_paragraphs() -> None:
    context = DateContext()
    context = context.advance(find("On 11–12 January 2021 talks were held.", context))
    second = find("On 18 March they went on.", context)
    assert [str(m.date) for m in second] == ["2021-03-18"]
    context = context.advance(second).paragraph()
    assert find("On 2 April they parted.", context) == ()
    assert find("Two days later they parted.", context) == ()
    assert dates("In the same year they parted.", context) == ["2021"]
    assert dates("On the same day they parted.", context) == ["2021-03-18"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Relations were established in 1928 after the end of the war in 1920.", "1928"),
        ("A treaty was signed in 1974 following the coup of 1973, which toppled the king.", "1974"),
        ("A post was opened in 1995 by the king, whose father had fled in 1990.", "1995"),
        ("After the coup in 1973, a treaty was signed in 1974.", "1974"),
        ("Relations were established in 1991 after the vote, and in 1993 a post was opened.", "1993"),
    ],
)
def test_what_follows_counts_from_the_event_told(text: str, year: str) -> None:
    context = DateContext().advance(find(text))
    assert dates("That same year they parted.", context) == [year]


def test_dates_of_one_text_complete_each_other() -> None:
    assert dates("On 5 May 2010 she met the King, and on 8 May the Queen.") == ["2010-05-05", "2010-05-08"]
    assert dates("It recognized him on 20 December 1991, with the reverse three days later.") == [
        "1991-12-20",
        "1991-12-23",
    ]


def test_headings_give_their_year() -> None:
    assert dates("12 March – visit of the Speaker", DateContext.under("Visits", "2014")) == ["2014-03-12"]
    assert dates("3 March – visit", DateContext.under("In 2015, these visits took place:")) == ["2015-03-03"]
    for heading in ("2021 migrant crisis", "Since 1991", "1991–2004", "Visits", "After the 2014 war"):
        assert find("12 March – visit of the Speaker", DateContext.under(heading)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Since the 2014 Gaza war it has helped.",
        "borders of 1967 are meant by the 1967 lines",
        "It wants peace within 1967 borders.",
        "the feast of the Constitution of 3 May 1791",
        "after the disputed 2020 elections",
        "The border is defined by a February 1995 treaty.",
        "scientists in the 2014–2016 exchange programme",
        "2021 migrant crisis",
        "at Expo 2015 both had pavilions",
        "Under Vision 2030 it invests abroad.",
        "its 3 May 2010 note",
    ],
)
def test_dates_that_belong_to_a_noun(text: str) -> None:
    assert all(m.named for m in find(text)) and find(text)


@pytest.mark.parametrize(
    "text",
    [
        "On the 16th of December 2009 the two met.",
        "In the year 2010 relations improved.",
        "In the 1990s relations improved.",
        "In 2012 relations improved.",
        "The envoy came on 3 May 2010 and left.",
        "At the end of 2010 they parted.",
    ],
)
def test_dates_that_belong_to_the_sentence(text: str) -> None:
    assert not only(text).named


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Since 2014 it has taken part.", {"since"}),
        ("working since at least early 2014", {"since"}),
        ("open from May 2009 onwards", {"since"}),
        ("Ambassador (2014–present)", {"since"}),
        ("From 2014 it has had an office.", {"since"}),
        ("It lasted until 1995.", {"until"}),
        ("By August 2022 a fence stood.", {"until"}),
        ("an accord on trade for 1993", {"term"}),
        ("a plan for the period 2014–2016", {"term"}),
        ("From 1992 to 1995 it had an office.", set()),
        ("In 1992 it had an office.", set()),
    ],
)
def test_flags(text: str, flags: set[str]) -> None:
    mention = only(text)
    assert {
        name for name in ("since", "until", "term", "named", "doubtful") if getattr(mention, name)
    } == flags


def test_a_slip_in_a_list_of_years_is_set_right_and_marked() -> None:
    mentions = find("visits in 2002, 2012, 0214, 2015.")
    assert [(str(m.date), m.doubtful) for m in mentions][2] == ("2014", True)
    assert [str(m.date) for m in mentions if m.dates_sentence] == ["2002", "2012", "2015"]
    assert find("visits in 0214.") == ()
    assert len(find("visits in 2002, 0999, 2015.")) == 2


def test_no_break_spaces_and_capitals() -> None:
    assert dates("27\u00a0December 1991\u00a0— recognized") == ["1991-12-27"]
    assert dates("ON 27 DECEMBER 1991") == ["1991-12-27"]
