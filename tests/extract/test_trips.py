from __future__ import annotations

from functools import cache

import pytest

from extract.engine import Engine, load
from extract.facts import Visit
from extract.read import plain, wikitext
from extract.read.source import Page

LEAD = "'''Ana Silva''', the 20th [[president of Portugal]], has made six international trips since 2016."
NUMBERED = """{{Short description|none}}
%s

== 2016 ==
{| class="wikitable"
! No. !! Date !! Country !! Locations !! Details
|-
| rowspan="2" | 1 || 17 March || {{flag|Vatican City}} || || She was received by the pope for an hour
|-
| 17–18 March || {{flag|Spain}} || [[Madrid]], [[Toledo, Spain|Toledo]] || The king gave a dinner for her
|-
| || 2 April || {{flag|Italy}} || [[Rome]] || It was postponed because of a strike
|-
| rowspan="2" | 2 || 30 April || {{flag|Ireland}} || [[Shannon, County Clare|Shannon]] || A refuelling stop of one hour
|-
| 1–3 May || {{flag|Canada}} || [[Ottawa]] || Official visit
|}

== 2017 ==
=== Future trips ===
{| class="wikitable"
! No. !! Date !! Country !! Locations !! Details
|-
| 3 || 9 June || {{flag|Norway}} || [[Oslo]] || Summit
|}
"""
AREAS = """%s

{| class="wikitable sortable"
! !! Country !! Areas visited !! Travel date(s) !! Host !! Details
|-
| 1 || {{flagicon|BRA}} [[Brazil]] || [[Brasília]], Recife || {{dts|2018|8|3}} || President [[Michel Temer]] || A school
|-
| 2 || {{flag|Morocco}} || [[Rabat]] || September 21–24, 2018 || || Working visit
|-
| 3 || {{flag|Angola}} || [[Luanda]] || October 2018 || || Cancelled
|-
| 4 || {{flag|Portugal}} || [[Lisbon]] || 4 November 2018 || || Returned
|}

{| class="wikitable"
! Number of visits !! Countries
|-
| 1 || Brazil, Morocco
|}
"""
LISTED = """= Foreign visits of Kofi Asare =

Kofi Asare has made several visits as Prime Minister of Ghana.

== 2019 ==

* 22–23 January: Canada (Ottawa) – met Prime Minister Justin Trudeau of Canada
* 4 February: Togo and Benin
* Kenya (Nairobi), 8 March. He opened a trade fair.
* 9 March: Kenya and President Uhuru Kenyatta signed a treaty
* 2 May: France (Paris) – transit stop
* June: Japan
* On 5 July, Ghanaian Prime Minister Kofi Asare visited Egypt.
* Sweden – a visit is to follow

== Visits hosted ==

* 3 July 2019: Norway (Oslo)
"""
PRESIDENTIAL = "List of international presidential trips made by Ana Silva"


@cache
def engine() -> Engine:
    return load()


def visits(text: str, title: str = "") -> list[Visit]:
    read = wikitext.read if title else plain.read
    article = read(Page("page", "wikitext" if title else "plain", text, title))
    return [fact for fact in engine().extract(article).facts if isinstance(fact, Visit)]


def where(found: list[Visit]) -> list[tuple[str, str, str]]:
    """State visited, place and date of each visit."""
    return [
        (
            visit.receiving_state.name if visit.receiving_state else "",
            visit.place.name if visit.place else "",
            visit.date.edtf if visit.date else "",
        )
        for visit in found
    ]


def who(found: list[Visit]) -> set[tuple[str, str, str]]:
    """Visitor, role and sending State of all visits."""
    return {
        (v.visitor.name if v.visitor else "", v.role, v.sending_state.name if v.sending_state else "")
        for v in found
    }


def test_rows_below_a_year_are_trips_of_the_person_of_the_title() -> None:
    found = visits(NUMBERED % LEAD, PRESIDENTIAL)
    assert where(found) == [
        ("Holy See", "", "2016-03-17"),
        ("Spain", "Madrid", "2016-03-17/2016-03-18"),
        ("Canada", "Ottawa", "2016-05-01/2016-05-03"),
    ]
    assert who(found) == {("Ana Silva", "HeadOfState", "Portugal")}
    assert [visit.kind for visit in found] == ["", "", "official"]


def test_rows_with_areas_visited_and_hosts() -> None:
    found = visits(AREAS % LEAD, "List of state visits made by Ana Silva")
    assert where(found) == [
        ("Brazil", "Brasília", "2018-08-03"),
        ("Morocco", "Rabat", "2018-09-21/2018-09-24"),
    ]
    assert who(found) == {("Ana Silva", "HeadOfState", "Portugal")}
    assert [[person.name for person in visit.met_with] for visit in found] == [["Michel Temer"], []]


def test_items_that_open_with_dates_and_places() -> None:
    found = visits(LISTED)
    assert where(found) == [
        ("Canada", "Ottawa", "2019-01-22/2019-01-23"),
        ("Togo", "", "2019-02-04"),
        ("Benin", "", "2019-02-04"),
        ("Kenya", "Nairobi", "2019-03-08"),
        ("Egypt", "", "2019-07-05"),
    ]
    assert who(found) == {("Kofi Asare", "HeadOfGovernment", "Ghana")}


@pytest.mark.parametrize(
    "lead",
    [
        "This is a list of trips made by '''Ana Silva''' during her tenure as president of Portugal.",
        "The president of Portugal, Ana Silva, has made two trips.",
        "Ana Silva (born 3 May 1960), the 20th and current president of Portugal, has made two trips.",
        "Ana Silva has travelled to two countries as the 20th President of Portugal.",
    ],
)
def test_the_lead_gives_the_sending_state(lead: str) -> None:
    assert who(visits(AREAS % lead, PRESIDENTIAL)) == {("Ana Silva", "HeadOfState", "Portugal")}


@pytest.mark.parametrize(
    "lead",
    [
        "Ana Silva has made two trips.",
        "Ana Silva, daughter of the president of Portugal, has made two trips.",
        "Ana Silva was president of Portugal and was president of Brazil.",
        "Ana Silva succeeded Rui Costa, the president of Portugal.",
    ],
)
def test_no_trip_where_the_sending_state_is_not_certain(lead: str) -> None:
    assert visits(AREAS % lead, PRESIDENTIAL) == []


@pytest.mark.parametrize(
    "title", ["List of trips made by Portugal", "Ana Silva", "Trips of Ana Silva to fairs"]
)
def test_a_title_without_a_traveller_makes_no_row_a_trip(title: str) -> None:
    assert ("Morocco", "Rabat", "2018-09-21/2018-09-24") not in where(visits(AREAS % LEAD, title))


def test_two_columns_of_dates_are_no_two_trips() -> None:
    table = (AREAS % LEAD).replace("Host", "Departure date")
    assert visits(table, PRESIDENTIAL) == []
