from __future__ import annotations

import pytest

from extract.facts import Visit
from tests.extract.texts import facts_of

TITLE = "Japan–Poland relations"


def seen(text: str, title: str = TITLE, heading: str = "") -> list[tuple[str, str, str, str]]:
    """Sender, receiver, visitor and date of every visit in a text."""
    return [
        (
            visit.sending_state.name if visit.sending_state else "",
            visit.receiving_state.name if visit.receiving_state else "",
            visit.visitor.name if visit.visitor else "",
            visit.date.edtf if visit.date else "",
        )
        for visit in facts_of(Visit, text, title, heading)
    ]


@pytest.mark.parametrize(
    ("text", "sender", "visitor", "date"),
    [
        # verbs
        ("President Lech Wałęsa visited Japan in December 1994.", "Poland", "Lech Wałęsa", "1994-12"),
        ("Prime Minister Shinzo Abe travelled to Warsaw on 16 June 2013.", "Japan", "Shinzo Abe", "2013-06-16"),
        ("Foreign Minister Taro Kono flew to Kraków in 2018.", "Japan", "Taro Kono", "2018"),
        ("In 2015, Speaker Tadamori Oshima arrived in Warsaw.", "Japan", "Tadamori Oshima", "2015"),
        ("President Andrzej Duda attended a summit in Tokyo in 2019.", "Poland", "Andrzej Duda", "2019"),
        ("The Prime Minister of Japan, Shinzo Abe, was in Warsaw in July 2013.", "Japan", "Shinzo Abe", "2013-07"),
        ("President Andrzej Duda led a delegation to Tokyo in 2015.", "Poland", "Andrzej Duda", "2015"),
        # the noun
        ("Prime Minister Donald Tusk paid a visit to Tokyo in 2008.", "Poland", "Donald Tusk", "2008"),
        (
            "The state visit of Emperor Akihito to Poland took place from 9 to 12 July 2002.",
            "Japan",
            "Akihito",
            "2002-07-09/2002-07-12",
        ),
        ("Foreign Minister Anna Fotyga's visit to Tokyo in 2006 was short.", "Poland", "Anna Fotyga", "2006"),
        ("On a visit to Japan in 1999, Prime Minister Jerzy Buzek opened a fair.", "Poland", "Jerzy Buzek", "1999"),
        (
            "During his visit to Osaka in 2015, President Bronisław Komorowski met students.",
            "Poland",
            "Bronisław Komorowski",
            "2015",
        ),
        # hosts
        ("Poland hosted Foreign Minister Taro Aso in 2006.", "Japan", "Taro Aso", "2006"),
        ("Prime Minister Leszek Miller was received in Tokyo in 2002.", "Poland", "Leszek Miller", "2002"),
        (
            "President Andrzej Duda was received by Japanese Emperor Naruhito on 23 October 2019.",
            "Poland",
            "Andrzej Duda",
            "2019-10-23",
        ),
        # "the first to"
        ("President Lech Wałęsa was the first Polish head of state to visit Japan, in 1994.", "Poland",
         "Lech Wałęsa", "1994"),
        ("In 1994 President Lech Wałęsa became the first Polish head-of-state to visit Japan.", "Poland",
         "Lech Wałęsa", "1994"),
        ("In 1994 President Lech Wałęsa made the first state visit of a President of Poland to Japan.", "Poland",
         "Lech Wałęsa", "1994"),
        ("In 2009 Minister Taro Aso paid the first visit by a Japanese minister to Poland.", "Japan", "Taro Aso",
         "2009"),
        ("Japan hosted a visit by Speaker Ewa Kopacz in 2014.", "Poland", "Ewa Kopacz", "2014"),
        ("Prime Minister Taro Aso of Japan was the first leader to host a visit from Speaker Marek Kuchcik in 2008.",
         "Poland", "Marek Kuchcik", "2008"),
        ("Prime Minister Marek Belka visited Japan to attend a fair, which took place in Kobe on 9 May 2004.", "Poland",
         "Marek Belka", "2004-05-09"),
        ("Visiting Kyoto in March 2002, Speaker Marek Borowski opened a fair.", "Poland", "Marek Borowski", "2002-03"),
        ("Touring Japan, Speaker Marek Borowski opened a fair on 3 May 2002.", "Poland", "Marek Borowski",
         "2002-05-03"),
        ("Prime Minister Taro Aso was the guest of President Lech Kaczyński in Warsaw on 5 May 2009.", "Japan",
         "Taro Aso", "2009-05-05"),
        ("The first Polish head of state to visit Japan was Lech Wałęsa in 1994.", "Poland", "Lech Wałęsa", "1994"),
        ("President Lech Wałęsa received Minister Taro Aso at the palace in Warsaw in 1994.", "Japan", "Taro Aso",
         "1994"),
        ("The first visit by a Polish head of state took place in 1994, when Lech Wałęsa travelled to Kyoto.",
         "Poland", "Lech Wałęsa", "1994"),
        # who is sent
        ("In 1904 Poland sent a delegation headed by Józef Lis to Tokyo.", "Poland", "Józef Lis", "1904"),
        ("The Japanese parliament sent a delegation to Warsaw in May 2003.", "Japan", "", "2003-05"),
        ("Taro Aso was the first Japanese Prime Minister to visit Poland, in 2009.", "Japan", "Taro Aso", "2009"),
        ("The last visit to Japan was that of Minister Anna Fotyga in 2007.", "Poland", "Anna Fotyga", "2007"),
        ("The most recent visit to Japan was by Prime Minister Jerzy Buzek in 1999.", "Poland", "Jerzy Buzek", "1999"),
        ("Foreign Minister Taro Kono was in Poland in July 2018.", "Japan", "Taro Kono", "2018-07"),
    ],
)  # fmt: skip
def test_visits_told(text: str, sender: str, visitor: str, date: str) -> None:
    receiver = {"Japan": "Poland", "Poland": "Japan"}[sender]
    assert seen(text) == [(sender, receiver, visitor, date)]


@pytest.mark.parametrize(
    "text",
    [
        # planned, postponed, called off
        "A state visit of President Andrzej Duda to Japan was planned for April 2020 and then postponed.",
        "President Andrzej Duda was to visit Japan in May 2018.",
        "Prime Minister Kakuei Tanaka's visit to Warsaw in June 1973 was called off.",
        "The visit of President Andrzej Duda to Tokyo, which had been planned for May 2020, was put off.",
        "A planned visit by Foreign Minister Radosław Sikorski to Tokyo in March 2011 fell through.",
        "The cancellation of President Andrzej Duda's visit to Tokyo in 2020 was regretted.",
        "President Andrzej Duda is scheduled to pay an official visit to Japan in May 2025.",
        # proposed, invited, discussed
        "President Lech Wałęsa invited Emperor Akihito to visit Poland in 1994.",
        "In 2019 Emperor Naruhito received an invitation to visit Poland.",
        "A visit of a Polish president to Tokyo was discussed in 2016 but did not take place.",
        "A return visit by Prime Minister Shinzo Abe was under discussion in 2015.",
        # denied
        "No Polish head of state has paid a state visit to Japan since 1959.",
        "Until 2003 no Japanese Prime Minister had visited Poland.",
        "President Bronisław Komorowski could not visit Japan in May 2012 because of illness.",
        "President Andrzej Duda's visit to Tokyo in May 2020 did not materialize.",
        "In September 2005 they took note of the participation of the Presidents of Japan and Poland in the"
        " session of the United Nations.",
        "In 1904 Poland sent a football delegation to Tokyo.",
        "In 1904 Poland refused to send a delegation to Tokyo.",
        # supposed and said by others
        "If President Aleksander Kwaśniewski visits Tokyo in 2003, the treaty will be signed.",
        "It was rumoured that Prime Minister Shinzo Abe had visited Warsaw in 2014.",
        "The ministry denied that Minister Taro Kono had visited Warsaw in 2017.",
        # private persons and journeys
        "The poet Czesław Miłosz visited Japan in 1985.",
        "The Polish football team visited Japan in 2002.",
        "In 1988 former Prime Minister Yasuhiro Nakasone spent a holiday in Kraków.",
        "The philologist Anna Berg travelled to Japan in 1820.",
        "The spouse of the President of Poland was in Japan in April 1991.",
    ],
)
def test_no_visit(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("President Lech Wałęsa visited Japan in 1991, 1993 and 1994.", ["1991", "1993", "1994"]),
        ("President Lech Wałęsa visited Japan in 1991 and again in March 1994.", ["1991", "1994-03"]),
        ("Polish Ministers of Defence visited Japan in 2012, 0213 and 2014.", ["2012", "2013", "2014"]),
    ],
)
def test_each_date_is_a_visit(text: str, dates: list[str]) -> None:
    assert [date for *_, date in seen(text) if date] == dates


def test_each_clause_has_its_visit_with_its_own_date() -> None:
    text = (
        "Prime Minister Jan Olszewski visited Tokyo in May 1992, "
        "and Emperor Akihito visited Poland in July 2002."
    )
    assert seen(text) == [
        ("Poland", "Japan", "Jan Olszewski", "1992-05"),
        ("Japan", "Poland", "Akihito", "2002-07"),
    ]


def test_visits_of_those_named_after_including() -> None:
    text = (
        "Several Polish officials have visited Japan, including Minister Adam Rotfeld (2005) "
        "and Premier Marek Belka (2004)."
    )
    who = [(visitor, date) for _, _, visitor, date in seen(text)]
    assert who == [("Adam Rotfeld", "2005"), ("Marek Belka", "2004")]


def test_a_list_of_visitors_with_their_dates() -> None:
    text = (
        "Mention was made of the visits to Japan by Premier Marek Belka (in May 2004), Speaker Ewa Lis (in 2005, on the"
        " occasion of the WTO summit), and Foreign Ministers Jan Kos (1996 and 1999) and Adam Rotfeld (in 2001)."
    )
    assert [(visitor, date) for _, _, visitor, date in seen(text)] == [
        ("Marek Belka", "2004-05"),
        ("Ewa Lis", "2005"),
        ("Jan Kos", "1996"),
        ("Jan Kos", "1999"),
        ("Adam Rotfeld", "2001"),
    ]


def test_a_date_that_opens_the_next_clause_is_its_own() -> None:
    text = "In 1994 President Lech Wałęsa visited Tokyo and later in 1998 Minister Ewa Lis visited Kyoto."
    assert [(visitor, date) for _, _, visitor, date in seen(text)] == [
        ("Lech Wałęsa", "1994"),
        ("Ewa Lis", "1998"),
    ]


def test_the_verb_is_not_said_again_of_persons_without_office() -> None:
    text = "President Lech Wałęsa visited Japan in 1994, Marek Belka in 2002 and Ewa Lis in 2007, Kraków in 2009."
    assert [(visitor, date) for _, _, visitor, date in seen(text)] == [
        ("Lech Wałęsa", "1994"),
        ("Marek Belka", "2002"),
        ("Ewa Lis", "2007"),
    ]


def test_followers_and_gapped_clauses() -> None:
    text = "Minister Taro Aso visited Poland in 2006, followed by Prime Minister Shinzo Abe in 2013."
    assert [(visitor, date) for _, _, visitor, date in seen(text)] == [
        ("Taro Aso", "2006"),
        ("Shinzo Abe", "2013"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("During a 2004 visit to Tokyo, Prime Minister Marek Belka opened a fair.", ["Marek Belka 2004"]),
        (
            "Trade grew after Prime Minister Junichiro Koizumi's August 2003 visit to Warsaw.",
            ["Junichiro Koizumi 2003-08"],
        ),
        ("The 2002 state visit of Emperor Akihito to Poland was a success.", ["Akihito 2002"]),
        # what is said beside the journey dates it no more
        (
            "On 3 May 2010, Foreign Minister Radosław Sikorski visited Tokyo, his first journey since 2007.",
            ["Radosław Sikorski 2010-05-03"],
        ),
        ("President Bronisław Komorowski has visited Japan four times as of May 2014.", []),
        ("President Andrzej Duda visited Japan several times.", []),
        ("President Andrzej Duda attended the summit in Tokyo on June 4.", []),
        ("On 18 November President Andrzej Duda arrived in Tokyo.", []),
        ("The first ambassador of Japan arrived in Warsaw in 1921.", []),
        ("Ambassador Jacek Izydorczyk, who lives in Tokyo, visits Osaka twice a month.", []),
        (
            "In 2003, President Aleksander Kwaśniewski visited Japan, the first state visit of a Polish president.",
            ["Aleksander Kwaśniewski 2003"],
        ),
        (
            "In 1994, the leader of Poland, President Lech Wałęsa, paid a visit to Tokyo.",
            ["Lech Wałęsa 1994"],
        ),
    ],
)
def test_the_date_of_a_journey(text: str, expected: list[str]) -> None:
    assert [f"{visitor} {date}" for _, _, visitor, date in seen(text)] == expected


def test_a_visit_returned_goes_the_other_way() -> None:
    text = "President Lech Wałęsa visited Japan in 1994. Emperor Akihito returned the visit in 2002."
    assert seen(text)[1] == ("Japan", "Poland", "Akihito", "2002")


def test_his_visit_is_the_one_just_told() -> None:
    text = (
        "Prime Minister Shinzo Abe visited Poland on 16 June 2013. "
        "During his visit to Warsaw he met Prime Minister Donald Tusk."
    )
    assert set(seen(text)) == {("Japan", "Poland", "Shinzo Abe", "2013-06-16")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("President Lech Wałęsa paid a state visit to Japan in 1994.", "state"),
        ("President Lech Wałęsa paid an official and working visit to Japan in 1994.", "official"),
        ("President Lech Wałęsa visited Japan on a working visit in 1994.", "working"),
        ("President Lech Wałęsa visited Japan in 1994.", ""),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert {visit.kind for visit in facts_of(Visit, text, TITLE)} == {kind}


def test_whom_the_visitor_met_and_where() -> None:
    text = (
        "In June 2013 Prime Minister Shinzo Abe travelled to Warsaw, where he met Prime Minister Donald Tusk."
    )
    (visit,) = facts_of(Visit, text, TITLE)
    assert [person.name for person in visit.met_with] == ["Donald Tusk"]
    assert visit.place is not None and visit.place.name == "Warsaw"
    assert visit.role == "HeadOfGovernment"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Secretary of State Madeleine Albright visited Slovenia in 1999.", "ForeignMinister"),
        ("US Secretary of State Mike Pompeo visited Ljubljana on 13 August 2020.", "ForeignMinister"),
        ("Slovene Secretary of State Andrej Logar visited Washington in 2016.", "DeputyMinister"),
        ("Secretary of State for Trade Aleksander Cantarutti visited Washington in 2017.", "DeputyMinister"),
        ("Former President Bill Clinton visited Slovenia in 2009.", "Other"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert [v.role for v in facts_of(Visit, text, "Slovenia–United States relations")] == [role]


FROM_MEXICO = "Visits from Mexico to Japan"


@pytest.mark.parametrize(
    ("item", "visitor", "date"),
    [
        ("* President Adolfo López Mateos (1962)", "Adolfo López Mateos", "1962"),
        ("* President Luis Echeverría 1972", "Luis Echeverría", "1972"),
        ("* President Miguel de la Madrid 1.–5.12.1986", "Miguel de la Madrid", "1986-12-01/1986-12-05"),
        ("* May 2003: President Vicente Fox on official visit in Tokyo", "Vicente Fox", "2003-05"),
        ("* President Ernesto Zedillo, March 1997", "Ernesto Zedillo", "1997-03"),
    ],
)
def test_items_below_a_heading(item: str, visitor: str, date: str) -> None:
    assert seen(item, "Japan–Mexico relations", FROM_MEXICO) == [("Mexico", "Japan", visitor, date)]


@pytest.mark.parametrize(
    "item",
    [
        "* President Vicente Fox, 5–8 May 2003 (cancelled)",
        "* President Vicente Fox could not come in 2004",
        "* Trade agreement of 2005",
        "* 2006 – private holiday of President Vicente Fox in Kyoto",
        "* 2007 – President Felipe Calderón (to be confirmed)",
    ],
)
def test_items_that_list_no_visit(item: str) -> None:
    assert seen(item, "Japan–Mexico relations", FROM_MEXICO) == []


def test_a_table_of_guests_and_hosts() -> None:
    table = (
        "| Guest | Host | Place of visit | Date |\n"
        "| President Vicente Fox | Prime Minister Junichiro Koizumi | Tokyo | October 16, 2001 |\n"
        "| Prime Minister Junichiro Koizumi | President Vicente Fox | Mexico City | October 20, 2002 |\n"
    )
    visits = facts_of(Visit, table, "Japan–Mexico relations", "High-level visits")
    assert [(v.sending_state and v.sending_state.name, v.visitor and v.visitor.name) for v in visits] == [
        ("Mexico", "Vicente Fox"),
        ("Japan", "Junichiro Koizumi"),
    ]
    assert [person.name for visit in visits for person in visit.met_with] == [
        "Junichiro Koizumi",
        "Vicente Fox",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Lech Wałęsa of Poland was in Osaka in 1994. He visited again in May 1995 and 1996, and was "
         "followed in July 1997 by President Aleksander Kwaśniewski.",
         ["Lech Wałęsa 1994", "Lech Wałęsa 1995-05", "Lech Wałęsa 1996", "Aleksander Kwaśniewski 1997-07"]),
        ("Polish Foreign Minister Anna Fotyga flew into Japan on 8 February 2006.", ["Anna Fotyga 2006-02-08"]),
        ("Polish Prime Ministers Leszek Miller and Donald Tusk visited Japan, in 2002 and 2009 respectively.",
         ["Leszek Miller 2002", "Donald Tusk 2009"]),
        ("Anna Fotyga, then Foreign Minister of Poland, went to Japan three times: in June 2006, in early 2007 and "
         "on 25 February 2008.", ["Anna Fotyga 2006-06", "Anna Fotyga 2007", "Anna Fotyga 2008-02-25"]),
        ("President Lech Wałęsa of Poland went to Japan in 1994. His successor Aleksander Kwaśniewski visited the "
         "country in 1998.", ["Lech Wałęsa 1994", "Aleksander Kwaśniewski 1998"]),
        ("While in Tokyo on 21 November 2010, Polish Minister Anna Fotyga signed a guest book.",
         ["Anna Fotyga 2010-11-21"]),
        ("Foreign Minister Anna Fotyga of Poland, on her way to Suva, was received by Minister Taro Aso on "
         "3 May 2006.", ["Anna Fotyga 2006-05-03"]),
        ("Polish Foreign Minister Anna Fotyga last came in June 2007.", ["Anna Fotyga 2007-06"]),
        ("The Polish Secretary of State for Modernisation, Jan Nowak, visited Kobe in 2011.", ["Jan Nowak 2011"]),
    ],
)  # fmt: skip
def test_what_the_words_leave_out(text: str, expected: list[str]) -> None:
    found = seen(text)
    assert [f"{visitor} {date}" for _, _, visitor, date in found] == expected
    assert {(sender, receiver) for sender, receiver, _, _ in found} == {("Poland", "Japan")}


def test_every_state_of_an_enumeration_is_visited() -> None:
    found = seen(
        "In March 2002 Poland's trade minister visited several countries, including Japan, Chile and Peru."
    )
    assert [receiver for _, receiver, _, _ in found] == ["Japan", "Chile", "Peru"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4–8 July 2003: Jan Nowak, Polish head of state, to Osaka and Kobe.", ["Jan Nowak 2003-07-04/2003-07-08"]),
        ("6 November 2012: Jan Nowak, Prime Minister of Poland, in Tokyo for a summit.", ["Jan Nowak 2012-11-06"]),
        ("6 July 2022, Kobe: Polish Minister Jan Nowak, on a working visit, received by the mayor.",
         ["Jan Nowak 2022-07-06"]),
        ("Visits: President Jan Nowak of Poland - to Japan (May 2001, June 2003).",
         ["Jan Nowak 2001-05", "Jan Nowak 2003-06"]),
        ("Visits to Japan: President Jan Nowak of Poland (2001), Minister Anna Fotyga of Poland (2004).",
         ["Jan Nowak 2001", "Anna Fotyga 2004"]),
    ],
)  # fmt: skip
def test_entries_of_a_chronicle(text: str, expected: list[str]) -> None:
    found = seen(text)
    assert [f"{visitor} {date}" for _, _, visitor, date in found] == expected
    assert {(sender, receiver) for sender, receiver, _, _ in found} == {("Poland", "Japan")}


@pytest.mark.parametrize(
    "text",
    [
        "4 July 2003: Polish Prime Minister Jan Nowak to Osaka – cancelled.",
        "4 July 2003: Polish Ambassador Jan Nowak in Osaka for a summit.",
        "4 July 2003: President Jan Nowak of Poland elected in Osaka.",
        "Polish films came in 1990 to Osaka.",
        "President Jan Nowak of Poland visited his old school in 2003.",
    ],
)
def test_entries_that_are_no_visits(text: str) -> None:
    assert seen(text) == []


def test_a_list_of_what_is_still_to_come_holds_no_visit() -> None:
    assert seen("Upcoming visits:\n- Prime Minister of Poland, 2021\n", heading="Visits to Japan") == []


def test_an_item_about_another_state_is_about_the_pair() -> None:
    text = "- Armenia: President Serzh Sargsyan received Minister Jan Nowak in Yerevan in May 2012.\n"
    assert seen(text, "Foreign relations of Poland") == [("Poland", "Armenia", "Jan Nowak", "2012-05")]


@pytest.mark.parametrize(
    ("item", "visitor", "role", "date"),
    [
        ("Shri A.K. Soto, the then Finance Minister in October 2007", "A.K. Soto", "Minister", "2007-10"),
        (
            "Minister of State (MOS) for External Affairs Smt. Ana Soto in May 2004",
            "Ana Soto",
            "DeputyMinister",
            "2004-05",
        ),
        (
            "MOS for R&D and Polar Research Shri Juan Soto in June 2010",
            "Juan Soto",
            "DeputyMinister",
            "2010-06",
        ),
        ("EAM Juan Soto, 3-5 May 2019", "Juan Soto", "ForeignMinister", "2019-05-03/2019-05-05"),
        ("Hon'ble Speaker Juan Soto, 3 May 2019", "Juan Soto", "Speaker", "2019-05-03"),
        ("President Juan M. arap Soto (TICAD IV), 2008", "Juan M. arap Soto", "HeadOfState", "2008"),
        ("H.M. King Juan Soto (with Queen Ana Soto), 2 May 2001", "Juan Soto", "HeadOfState", "2001-05-02"),
    ],
)
def test_visitors_as_ministries_write_them(item: str, visitor: str, role: str, date: str) -> None:
    (visit,) = facts_of(Visit, f"- {item}", heading="Visits from Latvia to Chile")
    assert visit.visitor and visit.visitor.name == visitor
    assert (visit.role, str(visit.date)) == (role, date)


def test_a_heading_that_names_but_a_way_is_one_of_visits() -> None:
    (visit,) = facts_of(
        Visit, "- Minister of Labour Juan Soto in April 2003", heading="From Chile to Latvia:"
    )
    assert (visit.sending_state and visit.sending_state.name) == "Chile"
    assert not facts_of(Visit, "- Minister of Labour Juan Soto in April 2003", heading="From past to present")


def test_a_row_of_visitors_without_names() -> None:
    rows = "| Year | Name |\n| 1983 | Their Imperial Highnesses the Crown Prince and the Crown Princess |\n"
    (visit,) = facts_of(
        Visit, rows + "| 1984 | A meeting of foreign ministers |\n", heading="Visits from Latvia to Chile"
    )
    assert (visit.visitor, str(visit.date)) == (None, "1983")


@pytest.mark.parametrize(
    ("text", "visitor", "date"),
    [
        (
            "An official visit to Chile was paid by Prime Minister Ivars Kalns in May 2004.",
            "Ivars Kalns",
            "2004-05",
        ),
        (
            "The last visit of this rank was held in 2004 by Latvia's President Ilze Kalns.",
            "Ilze Kalns",
            "2004",
        ),
        (
            "A visit to Chile was made by Latvian Foreign Minister Ilze Kalns on 3 May 2004.",
            "Ilze Kalns",
            "2004-05-03",
        ),
    ],
)
def test_visits_that_were_paid_by_someone(text: str, visitor: str, date: str) -> None:
    (visit,) = facts_of(Visit, text)
    assert (visit.visitor and visit.visitor.name, str(visit.date)) == (visitor, date)
    assert visit.sending_state and visit.sending_state.name == "Latvia"


@pytest.mark.parametrize(
    "text",
    [
        "President Juan Soto visited Latvia in 1998, which was reciprocated by President Ilze Kalns in May 2001.",
        "President Juan Soto visited Riga in 1998. The visit was returned in May 2001 by President Ilze Kalns.",
        "President Juan Soto visited Riga in 1998. This was reciprocated by President Ilze Kalns, who came to Santiago"
        " in May 2001.",
    ],
)
def test_a_visit_reciprocated_goes_the_other_way(text: str) -> None:
    _, back = sorted(facts_of(Visit, text), key=lambda visit: str(visit.date))
    assert back.visitor and back.visitor.name == "Ilze Kalns"
    assert (back.sending_state and back.sending_state.name, str(back.date)) == ("Latvia", "2001-05")


@pytest.mark.parametrize(
    "text",
    [
        "President Juan Soto visited Latvia in 1999, Prime Minister Ana Paz in 2001 and Speaker Pedro Lund in 2003.",
        "Visits from the Chilean side include those of President Juan Soto in 1999; Prime Minister Ana Paz in 2001;"
        " and Speaker Pedro Lund in 2003.",
        "Chilean presidents and ministers have visited Latvia: President Juan Soto in 1999, Prime Minister"
        " Ana Paz in early 2001, and Speaker Pedro Lund in 2003.",
    ],
)
def test_visits_counted_up_without_their_verb(text: str) -> None:
    visits = facts_of(Visit, text)
    assert {v.visitor and v.visitor.name for v in visits} == {"Juan Soto", "Ana Paz", "Pedro Lund"}
    assert {str(v.date)[:4] for v in visits} == {"1999", "2001", "2003"}
    assert {v.sending_state and v.sending_state.name for v in visits} == {"Chile"}


@pytest.mark.parametrize(
    "text",
    [
        "The kindness was reciprocated by President Ilze Kalns in 2001.",
        "President Juan Soto visited Latvia in 1999, and President Ilze Kalns in 2001 opened a school.",
    ],
)
def test_not_every_name_behind_a_visit_is_a_visitor(text: str) -> None:
    assert "Ilze Kalns" not in {v.visitor and v.visitor.name for v in facts_of(Visit, text)}


def test_headings_there_and_back() -> None:
    text = "=== Chile – Latvia ===\n- 05/2014 – Minister Juan Soto\n"
    text += "=== Latvia – Chile ===\n- 6.–8. 11. 2023: President Ilze Kalns"
    visits = facts_of(Visit, text, heading="Visits")
    assert [(v.sending_state and v.sending_state.name, str(v.date)) for v in visits] == [
        ("Chile", "2014-05"),
        ("Latvia", "2023-11-06/2023-11-08"),
    ]
    one_way = "=== Chile – Latvia ===\n- 05/2014 – Minister Juan Soto"
    assert facts_of(Visit, one_way, title="Visits") == []


def test_headings_in_capitals() -> None:
    (visit,) = facts_of(Visit, "- May 2014: President Ilze Kalns", "Notes", "VISITS FROM LATVIA TO CHILE")
    assert visit.receiving_state and visit.receiving_state.name == "Chile"


def test_a_visit_without_a_place_goes_nowhere_because_of_the_one_before() -> None:
    text = "President Juan Soto visited Riga in 1999. During the visit of President Kalns, trees were planted in 2001."
    assert [str(visit.date) for visit in facts_of(Visit, text)] == ["1999"]


def test_whoever_stands_before_a_verb_behind_and_is_its_subject() -> None:
    text = "Then Prime Minister Ana Lund visited Riga in 1982 and Prime Minister, Mr Juan Soto, visited Latvia in 2016."
    assert [(v.visitor and v.visitor.name, str(v.date)) for v in facts_of(Visit, text)] == [
        ("Ana Lund", "1982"),
        ("Juan Soto", "2016"),
    ]


@pytest.mark.parametrize(
    "item",
    [
        "Foreign Minister Juan Soto met his counterpart on the sidelines of a summit in New York in September 2017",
        "Meeting of Prime Minister Juan Soto with the President, on the margins of a forum in Davos, January 2018",
    ],
)
def test_who_meets_on_the_sidelines_visits_nobody(item: str) -> None:
    assert not facts_of(Visit, f"- {item}", heading="Visits from Chile to Latvia")


def test_visitors_before_the_verb_with_their_dates() -> None:
    text = "Foreign Minister Taro Aso in March 2006 and Speaker Tadamori Oshima in July 2018 visited Poland."
    assert [(v, d) for _, _, v, d in seen(text)] == [("Taro Aso", "2006-03"), ("Tadamori Oshima", "2018-07")]


def test_what_an_item_goes_on_with_is_no_further_visit() -> None:
    told = "Prime Minister Shinzo Abe visited Warsaw in June 2013."
    text = f"- {told} The Prime Minister met the Speaker on 17 June 2013.\n"
    assert [d for *_, d in seen(text, heading="Visits to Poland")] == ["2013-06"]


def test_a_row_of_several_visitors() -> None:
    heading = "Visits from Poland to Japan"
    together = "| June 2004 | President Ewa Maj and Minister of Culture Jan Lis for the games |"
    met = "| June 2004 | President Ewa Maj with Emperor Naruhito |"
    assert [(v, d) for *_, v, d in seen(f"{together}\n", heading=heading)] == [
        ("Ewa Maj", "2004-06"),
        ("Jan Lis", "2004-06"),
    ]
    assert all(v != "Naruhito" for *_, v, _ in seen(f"{met}\n", heading=heading))
