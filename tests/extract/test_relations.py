"""Diplomatic relations: when they were established, restored, severed, raised or lowered."""

from __future__ import annotations

import pytest

from extract.facts import RelationsEvent
from tests.extract.texts import facts_of

Event = tuple[str, str, str]


def events(text: str, title: str = "Chile–Latvia relations", heading: str = "") -> list[Event]:
    """(change, parties joined, date) of each event."""
    found = facts_of(RelationsEvent, text, title, heading)
    return [(f.change, " + ".join(p.name for p in f.party), str(f.date or "")) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile and Latvia established diplomatic relations on 3 May 1992.", ("established", "1992-05-03")),
        (
            "Diplomatic relations between Chile and Latvia were established in June 1993.",
            ("established", "1993-06"),
        ),
        (
            "The two countries entered into formal diplomatic relations on March 2, 1994.",
            ("established", "1994-03-02"),
        ),
        ("Chile broke off diplomatic relations with Latvia in 1973.", ("severed", "1973")),
        ("Chile severed ties with Latvia on 4 July 1974.", ("severed", "1974-07-04")),
        ("Both countries established diplomatic relation on 3 May 1992.", ("established", "1992-05-03")),
        ("Diplomatic relation between Chile and Latvia was established in 1993.", ("established", "1993")),
        ("In 1994 Chile restored full diplomatic relation with Latvia.", ("restored", "1994")),
        ("Relations were resumed on 5 August 1990.", ("restored", "1990-08-05")),
        ("Diplomatic relations were re-established in 1991.", ("restored", "1991")),
        ("Chile suspended diplomatic relations with Latvia in May 1982.", ("suspended", "1982-05")),
        ("Bilateral relations were established on 5 May 1992.", ("established", "1992-05-05")),
        ("In 1994 the two countries resumed bilateral relations.", ("restored", "1994")),
        ("Relations were formally established in 1992 when a protocol was signed.", ("established", "1992")),
        ("Formal ties between Chile and Latvia started in 1992.", ("established", "1992")),
        (
            "On 5 May 1992 Chile and Latvia exchanged notes establishing diplomatic relations.",
            ("established", "1992-05-05"),
        ),
        (
            "Chile and Latvia agreed on 5 May 1992 to establish diplomatic relations.",
            ("established", "1992-05-05"),
        ),
        (
            "After the war ended in May 1990, both States took up diplomatic relations the same year.",
            ("established", "1990"),
        ),
        (
            "Diplomatic relations between the two States were set on 5 May 1972.",
            ("established", "1972-05-05"),
        ),
        (
            "Chile recognised Latvia in 1921. The two countries began formal ties in 1922.",
            ("established", "1922"),
        ),
        (
            "After a coup in 1993 the ties were interrupted.",
            ("suspended", "1993"),
        ),
        ("Relations at ambassadorial level began on 5 May 1972.", ("established", "1972-05-05")),
        ("After a break of ten years, ties were renewed on 5 May 1982.", ("restored", "1982-05-05")),
        (
            "On 5 May 1972 Chile and Latvia announced the establishment of diplomatic relations.",
            ("established", "1972-05-05"),
        ),
        ("Chile and Latvia set up diplomatic ties on 14 February 1965.", ("established", "1965-02-14")),
        (
            "In 2015 they looked back on 90 years of diplomatic relations, which were established in 1925.",
            ("established", "1925"),
        ),
        (
            "Ana Soto, resident in Oslo, Norway, came after diplomatic ties were established in 1992.",
            ("established", "1992"),
        ),
        ("In 1993 Chile agreed to restore diplomatic relations with Latvia.", ("restored", "1993")),
        ("In 1960 both countries raised their legations to the level of embassies.", None),
        ("In 1960 they were raised to embassy level by Chile and Latvia.", ("upgraded", "1960")),
        (
            "In 1980 Chile downgraded diplomatic relations with Latvia to the level of chargé d'affaires.",
            ("downgraded", "1980"),
        ),
    ],
)
def test_a_change_is_read(text: str, expected: tuple[str, str] | None) -> None:
    found = events(text)
    assert [(change, date) for change, _, date in found] == ([expected] if expected else [])
    assert all(set(parties.split(" + ")) == {"Chile", "Latvia"} for _, parties, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "In 1992 Chile proposed to establish diplomatic relations with Latvia.",
        "Chile and Latvia have not established diplomatic relations as of 2020.",
        "In 2012 both sides celebrated the anniversary of the establishment of diplomatic relations.",
        "In 1991 an envoy was sent to Riga for the restoration of diplomatic relations.",
        "In 1995 Chile and Latvia established a joint commission on trade.",
        "Trade relations between Chile and Latvia were established in 1995 by two companies.",
        "In 2013, bilateral relations intensified.",
        "In 2012 relations between Chile and Latvia were upgraded to the level of a strategic partnership.",
        "In 2012 relations were upgraded to a comprehensive partnership.",
        "In 2012 Chile and Latvia elevated bilateral relations to a strategic partnership.",
        "In 1990 Chile and Latvia announced talks on the establishment of diplomatic relations.",
        "In 1990 Chile and Latvia began talks on diplomatic relations.",
        "In 1993 the ministry established a diplomatic relations office.",
        "In 1994 a commission was set up with official relation to trade, and an office was established.",
        "In 1991 Chile and Latvia agreed in principle to establish diplomatic relations.",
        "Chile decided in 1990 to sever diplomatic relations with Latvia but was talked out of it.",
    ],
)
def test_what_changes_no_relations_is_left_out(text: str) -> None:
    assert events(text) == []


def test_one_sentence_may_tell_several_changes() -> None:
    text = "Relations were severed in 1961, re-established on 3 May 1970 and broken off again in 1973."
    assert [(change, date) for change, _, date in events(text)] == [
        ("severed", "1961"),
        ("restored", "1970-05-03"),
        ("severed", "1973"),
    ]


def test_a_former_state_stands_for_the_one_that_follows_it() -> None:
    text = "7 October 1960: diplomatic relations established with the Soviet Union."
    assert events(text, "Laos–Russia relations") == [("established", "Soviet Union + Laos", "1960-10-07")]


TABLE = """List of States with which relations are kept:
| # | Country | Date |
| 1 | Peru | 5 November 1991 |
| 2 | | 6 November 1991 |
| 3 | Japan | |
| 4 | Malta | 1992-01-02 |
"""


def test_a_table_gives_a_row_each_and_nothing_for_empty_cells() -> None:
    assert events(TABLE, "Foreign relations of Estonia", "Diplomatic relations") == [
        ("established", "Estonia + Peru", "1991-11-05"),
        ("established", "Estonia + Malta", "1992-01-02"),
    ]


def test_the_state_of_a_row_may_stand_in_its_notes() -> None:
    rows = "| Country | Formal relations began | Notes |\n| | 3 May 1992 | See Estonia–Peru relations |\n"
    assert events(rows, "Foreign relations of Estonia", "Americas") == [
        ("established", "Estonia + Peru", "1992-05-03")
    ]


def test_two_dates_in_a_cell_are_establishment_and_restoration() -> None:
    rows = "| Country | Formal relations began | Notes |\n| Peru | 3 May 1921/4 June 1991 | |\n"
    found = events(rows, "Foreign relations of Estonia", "Americas")
    assert [(change, date) for change, _, date in found] == [
        ("established", "1921-05-03"),
        ("restored", "1991-06-04"),
    ]


def test_years_from_to_are_how_long_relations_lasted() -> None:
    rows = "| Country | Relations since |\n| Peru | 1984–1997, 2007 |\n"
    found = events(rows, "Foreign relations of Estonia", "Diplomatic relations")
    assert [(change, date) for change, _, date in found] == [("established", "1984"), ("restored", "2007")]


def test_a_list_under_a_heading() -> None:
    text = "- Peru – 3 May 1992\n- Japan (4 June 1993)\n"
    found = events(text, "Foreign relations of Estonia", "Diplomatic relations established with")
    assert [date for _, _, date in found] == ["1992-05-03", "1993-06-04"]


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (
            "After talks with Spain on trade, Peru and Cuba established diplomatic relations in 1955.",
            "Foreign relations of Peru",
            [("established", "Peru + Cuba", "1955")],
        ),
        (
            "In 1971 Peru severed diplomatic relations with Taiwan in exchange for ties with China.",
            "Foreign relations of Peru",
            [("severed", "Peru + Taiwan", "1971")],
        ),
        (
            "After Fiji and Samoa ended their relations with Taiwan in 1975, Tonga remained an ally.",
            "Foreign relations of Taiwan",
            [("severed", "Fiji + Taiwan", "1975"), ("severed", "Samoa + Taiwan", "1975")],
        ),
        (
            "In 1864 Chile and Austria-Hungary (of which Croatia was a part) established diplomatic relations.",
            "Chile–Croatia relations",
            [("established", "Chile + Austria-Hungary", "1864")],
        ),
        (
            "Peru recognised Mali in 1961 and established diplomatic relations with it in 1963.",
            "Foreign relations of Peru",
            [("established", "Peru + Mali", "1963")],
        ),
        (
            "Diplomatic relations were broken in 1944 but were re-established in 1957.",
            "Chile–Latvia relations",
            [("severed", "Chile + Latvia", "1944"), ("restored", "Chile + Latvia", "1957")],
        ),
        (
            "Chile recognised Latvia on 3 May 1991; two days later both established diplomatic relations.",
            "Chile–Latvia relations",
            [("established", "Chile + Latvia", "1991-05-05")],
        ),
    ],
)
def test_the_parties_are_subject_and_object(text: str, title: str, expected: list[Event]) -> None:
    assert events(text, title) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 1955 Peru moved to establish diplomatic relations with Mali.",
        "The league required its members in 1964 to break off diplomatic ties with Cuba.",
        "Peru established its relations with NATO in 1992.",
        "In 1953, due to the worsening of diplomatic relations with Cuba, it resumed buying oil from Chile.",
        "The consulate was closed on 3 May 1999, the day after the government cut its ties with Mali.",
    ],
)
def test_what_changes_no_relations_of_states(text: str) -> None:
    assert events(text, "Foreign relations of Peru") == []


@pytest.mark.parametrize(
    "text",
    [
        "Diplomatic relations: 5 May 1992.",
        "Diplomatic relations between Chile and Latvia date from 5 May 1992.",
        "Chile and Latvia have had diplomatic relations since 5 May 1992.",
        "Chile has maintained diplomatic relations with Latvia since 5 May 1992.",
        "The two countries have been linked by diplomatic relations since 5 May 1992.",
        "5 May 1992: establishment of diplomatic relations.",
        "Latvia and Chile took up diplomatic relations on 5 May 1992.",
    ],
)
def test_what_lasts_since_a_day_was_established_on_it(text: str) -> None:
    found = events(text)
    assert [(change, date) for change, _, date in found] == [("established", "1992-05-05")]
    assert all(set(parties.split(" + ")) == {"Chile", "Latvia"} for _, parties, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Latvia have had no diplomatic relations since 1973.",
        "Diplomatic relations have been strained since 2010.",
        "Trade relations have existed since 1992.",
        "Chile established consular relations with Latvia in 1924.",
        "Diplomatic relations would date from 1992.",
    ],
)
def test_what_does_not_last_or_is_no_relations(text: str) -> None:
    assert events(text) == []


def test_what_is_agreed_to_in_principle_is_not_yet_established() -> None:
    text = "On 3 May 1947 Chile sent Latvia its in-principle agreement to establish diplomatic relations."
    assert facts_of(RelationsEvent, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A consulate was opened in Lima in May 1872, however, diplomatic relations between the two countries "
            "were not established until 3 June 1874.",
            [("established", "1874-06-03")],
        ),
        (
            "Peru recognised Estonia on 5 May 1991, while diplomatic relations were restored on 6 June 1992.",
            [("restored", "1992-06-06")],
        ),
        ("Both have diplomatic relations, neither had an embassy, until Peru opened one in 2020.", []),
        ("In 1991 there was a chance for bilateral relations with Peru as they began to reform.", []),
        ("In 2002 the government of Ana Soto established relations with Peru.", []),
        ("Diplomatic relations with Peru were not established in 1990.", []),
        (
            "Both established relations in 1970 and marked their 50th anniversary in 2020.",
            [("established", "1970")],
        ),
        (
            "Relations between Estonia and Peru were founded on 3 May 1921, and celebrations were held in 2021.",
            [("established", "1921-05-03")],
        ),
        (
            "Estonia and Peru have had diplomatic relations since 1921 and commemorated their centenary in 2021.",
            [("established", "1921")],
        ),
        ("The centenary of the establishment of relations was celebrated in 2021.", []),
        ("In 2021 both marked the establishment of diplomatic relations in spring.", []),
    ],
)
def test_each_clause_tells_its_own_change(text: str, expected: list[tuple[str, str]]) -> None:
    found = events(text, "Estonia–Peru relations" if "Soto" not in text else "Foreign relations of Estonia")
    assert [(change, date) for change, _, date in found] == expected


def test_what_is_opened_after_the_word_relations_is_not_the_relations() -> None:
    text = "In furtherance of diplomatic relations, on 19 July 2013, Chile opened its mission in Riga."
    assert facts_of(RelationsEvent, text) == []


def test_what_is_established_to_strengthen_relations_is_not_the_relations() -> None:
    text = "In 2010 a council of ministers was established in order to strengthen the bilateral relations."
    assert facts_of(RelationsEvent, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Diplomatic relations were severed from 1958 to 1971.",
            [("severed", "1958"), ("restored", "1971")],
        ),
        (
            "Ties were suspended between 1941 and 1946.",
            [("suspended", "1941"), ("restored", "1946")],
        ),
        (
            "Relations with Latvia, cool ever since the quarrel over fish and much disliked at home, were broken "
            "off in 1931.",
            [("severed", "1931")],
        ),
        (
            "Consular relations were established in 1924, and diplomatic relations in 1927.",
            [("established", "1927")],
        ),
        (
            "On 3 May 1992 a joint communiqué on the establishment of diplomatic relations was signed.",
            [("established", "1992-05-03")],
        ),
        (
            "In 1940 Chile severed ties with Latvia; they were restored in 1991.",
            [("severed", "1940"), ("restored", "1991")],
        ),
        ("Diplomatic relations at ambassadorial level have existed since 1964.", [("established", "1964")]),
        ("Consular relations were established in 1924, and diplomatic relations were hoped for.", []),
        ("Official relations were formed in 1922.", [("established", "1922")]),
        ("Diplomatic relations were first initiated on 2 May 1950.", [("established", "1950-05-02")]),
        ("When the war was over, normal relations were resumed in 1946.", [("restored", "1946")]),
        (
            "Consular relations began in 1880, and formal diplomatic relations were established in 1930.",
            [("established", "1930")],
        ),
        (
            "They had set up consular relations in 1880, with formal diplomatic relations being established in 1930.",
            [("established", "1930")],
        ),
        ("After the murder diplomatic relations were severed until 1901.", [("restored", "1901")]),
        (
            "A trade pact was signed in 1992 and the relations were raised to embassy level in May 1993.",
            [("upgraded", "1993-05")],
        ),
    ],
)
def test_spans_asides_and_what_is_not_said_again(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(change, date) for change, _, date in events(text)] == expected


def test_a_state_is_its_government() -> None:
    text = "In 1983 Chile had established diplomatic relations with the government of Western Sahara."
    assert events(text) == [("established", "Chile + Western Sahara", "1983")]


def test_each_state_with_the_day_in_its_brackets() -> None:
    text = "Chile opened diplomatic relations with Peru (2 May 1906) and Estonia (3 June 1924)."
    assert events(text, "Foreign relations of Chile") == [
        ("established", "Chile + Peru", "1906-05-02"),
        ("established", "Chile + Estonia", "1924-06-03"),
    ]


def test_the_pair_told_of_before() -> None:
    text = "Chile established diplomatic relations with Peru in 1920. They were severed in 1931 but resumed in 1933."
    assert events(text, "Foreign relations of Chile") == [
        ("established", "Chile + Peru", "1920"),
        ("severed", "Chile + Peru", "1931"),
        ("restored", "Chile + Peru", "1933"),
    ]
    assert events("They were severed in 1931.", "Foreign relations of Chile") == []
