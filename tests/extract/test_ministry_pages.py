"""Facts as pages of ministries and embassies put them."""

from __future__ import annotations

import pytest

from extract.facts import Accreditation, Agreement, Fact, Mission, RelationsEvent, Visit
from tests.extract.texts import facts_of
from tests.extract.visits.seen import arrivals

VISIT = "Foreign Minister Juris Berzins visited Chile on 6 March 2014."


def dates(facts: list[Fact]) -> list[str]:
    return [str(fact.date or "") for fact in facts]


@pytest.mark.parametrize(
    "words",
    [
        "An Agreement on Extended Partnership was also signed.",
        "A Memorandum on an enlarged partnership was signed during his visit.",
        "A protocol for partnership in fishing was signed on this occasion.",
    ],
)
def test_what_is_signed_during_the_visit_just_told_is_of_its_date(words: str) -> None:
    assert dates([*facts_of(Agreement, f"{VISIT} {words}")]) == ["2014-03-06"]


@pytest.mark.parametrize(
    "words",
    [
        "A Convention on legal aid was signed on the occasion of the anniversary.",
        "An agreement on forests was signed during the visit of the President.",
    ],
)
def test_what_is_signed_otherwise_has_not_the_date_of_the_visit(words: str) -> None:
    assert dates([*facts_of(Agreement, f"{VISIT} {words}")]) == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chile and Latvia established diplomatic relations in 1948 and raised them to embassy level in 1968.",
            [("established", "1948"), ("upgraded", "1968")],
        ),
        (
            "Our diplomatic relations, interrupted in 1941, were restored on 2 May 1991.",
            [("suspended", "1941"), ("restored", "1991-05-02")],
        ),
    ],
)
def test_what_became_of_the_relations(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(event.change, str(event.date)) for event in facts_of(RelationsEvent, text)] == expected


@pytest.mark.parametrize(
    ("text", "kind", "seat"),
    [
        ("Latvia opened a consulate in former Saigon in 1926.", "consulate", "Ho Chi Minh City"),
        ("Its tasks were carried out by the Embassy of Latvia in Lima.", "embassy", "Lima"),
        ("The Latvian Honorary Consul based in Arica helps Latvians.", "honorary consulate", "Arica"),
        ("Latvia is now covering Chile from its embassy in Lima.", "embassy", "Lima"),
        ("- Latvian Mission: Embassy in Santiago\n", "embassy", "Santiago"),
        ("Latvia opened an aid office in Santiago in 1963 and an embassy in 2009.", "embassy", "Santiago"),
        ("Latvia maintains an embassy in Chile at 21 Calle Ancha, NW, Santiago 2008.", "embassy", "Santiago"),
        ("The ministries are represented at the Latvian Embassy in Santiago.", "embassy", "Santiago"),
    ],
)
def test_posts_that_work_for_a_state(text: str, kind: str, seat: str) -> None:
    (mission,) = facts_of(Mission, text, heading="Diplomatic Missions")
    assert mission.sending_state is not None and mission.sending_state.name == "Latvia"
    assert mission.kind == kind
    assert mission.place is not None and mission.place.name == seat


def test_credentials_of_an_ambassador_of_the_embassy_just_spoken_of() -> None:
    embassy = "The embassy of Latvia in Santiago was reopened on 3 May 2018."
    credentials = "On 13 February 2019 Ambassador Juris Kalnins presented his credentials to the President."
    (found,) = facts_of(Accreditation, f"{embassy} {credentials}")
    assert found.sending_state is not None and found.sending_state.name == "Latvia"
    assert facts_of(Accreditation, f"{embassy}\n\n{credentials}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Established in April 1914.", [("established", "1914-04")]),
        ("Restored on 3 May 1952", [("restored", "1952-05-03")]),
        ("Established between museums in 1914.", []),
    ],
)
def test_what_a_heading_leaves_out_of_relations(text: str, expected: list[tuple[str, str]]) -> None:
    found = facts_of(RelationsEvent, text, heading="Diplomatic relations")
    assert [(event.change, str(event.date)) for event in found] == expected
    assert facts_of(RelationsEvent, text, heading="Museums") == []


def test_the_day_alone_below_a_heading_of_the_establishment() -> None:
    (event,) = facts_of(RelationsEvent, "6 May 1992", heading="Establishment of diplomatic relations")
    assert (event.change, str(event.date)) == ("established", "1992-05-06")
    assert facts_of(RelationsEvent, "6 May 1992", heading="Diplomatic relations") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister Juris Ozols represented Latvia at the Forum on Fishing, held in Santiago on 24 April 2015.",
         [("Chile", "Juris Ozols", "2015-04-24")]),
        ("Minister Juris Ozols led the Latvian delegation to the meeting of the Fishing Council in Santiago in 2007.",
         [("Chile", "Juris Ozols", "2007")]),
        ("Minister Juris Ozols led an official and business delegation to Santiago in 2007.",
         [("Chile", "Juris Ozols", "2007")]),
        ("Prime Minister Juris Ozols reciprocated by paying an official visit to Chile in 1999.",
         [("Chile", "Juris Ozols", "1999")]),
        ("From the Latvian side, Juris Ozols visited in 1964 and 1970.",
         [("Chile", "Juris Ozols", "1964"), ("Chile", "Juris Ozols", "1970")]),
        ("Several visits took place from Latvia, which include: Minister Juris Ozols in March 2005 to see a fair.",
         [("Chile", "Juris Ozols", "2005-03")]),
        ("Minister Juris Ozols visited Chile to see fairs on March 19-21,2008 and again on 17 September 2008.",
         [("Chile", "Juris Ozols", "2008-03-19/2008-03-21"), ("Chile", "Juris Ozols", "2008-09-17")]),
        ("Speaker Juris Ozols, accompanied by Ministers of Health and Trade, attended a fair in Arica in 2005.",
         [("Chile", "Juris Ozols", "2005")]),
        ("The visits paid by President Luis Vera on 3 March 2011 to Latvia and by former Minister Juris Ozols"
         " on 4 May 2013 to Chile paved the way.",
         [("Latvia", "Luis Vera", "2011-03-03"), ("Chile", "Juris Ozols", "2013-05-04")]),
        ("Minister Juris Ozols visited Chile and called on President Ana Soto on 16 November 2017.",
         [("Chile", "Juris Ozols", "2017-11-16")]),
        ("The Vice Presidents of Latvia, Mr. Juris Ozols, and Anna Berg visited Chile in 2011 and 1999 respectively.",
         [("Chile", "Juris Ozols", "2011"), ("Chile", "Anna Berg", "1999")]),
        ("From 14th-16th May 1969, Minister Juris Ozols visited Chile.",
         [("Chile", "Juris Ozols", "1969-05-14/1969-05-16")]),
        ("President Juris Ozols in 1989, Ministers Anna Berg (2001) and Ms. Ilze Liepa (2008) visited Chile.",
         [("Chile", "Juris Ozols", "1989"), ("Chile", "Anna Berg", "2001"), ("Chile", "Ilze Liepa", "2008")]),
        ("Prime Minister late Juris Ozols visited Chile in 1995.", [("Chile", "Juris Ozols", "1995")]),
        ("President Juris Ozols paid more than ten visits to Chile.", []),
        ("Minister Juris Ozols represented Latvia in the talks.", []),
        ("Juris Ozols visited in 1964 and 1970.", []),
    ],
)  # fmt: skip
def test_journeys_as_ministries_tell_them(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert arrivals(text) == expected


@pytest.mark.parametrize("heading", ["To Chile", "To the Republic of Chile:", "From Latvia to Chile"])
def test_a_heading_that_leads_somewhere_is_one_of_visits(heading: str) -> None:
    item = "- 7-8 April 2005, Juris Ozols, working visit\n"
    assert arrivals(item, heading) == [("Chile", "Juris Ozols", "2005-04-07/2005-04-08")]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Speaker of the House of Representatives", "Speaker"),
        ("Speaker of the Chamber of Deputies of Chile, Mr.", "Speaker"),
        ("Chairman of the Senate of the Federal Parliament", "Speaker"),
        ("then Vice President", "Official"),
    ],
)
def test_offices_that_go_on(title: str, role: str) -> None:
    (visit,) = facts_of(Visit, f"The {title} Luis Vera visited Riga in 2001.")
    assert (visit.visitor.name if visit.visitor else "", visit.role) == ("Luis Vera", role)


def test_a_mission_still_to_be_opened_is_none() -> None:
    assert (
        facts_of(Mission, "They said in 1969 that the Latvian mission was going to be opened in Santiago.")
        == []
    )


def test_beside_another_post_of_the_same_state() -> None:
    found = facts_of(Mission, "Apart from the embassy in Riga, Chile has an honorary consulate in Ventspils.")
    assert [(m.kind, m.place.name if m.place else "") for m in found] == [
        ("embassy", "Riga"),
        ("honorary consulate", "Ventspils"),
    ]


def test_a_date_that_opens_what_was_done_next() -> None:
    text = "Chile recognised Latvia in 1963 and in May 1966 took up diplomatic relations with it."
    assert [str(event.date) for event in facts_of(RelationsEvent, text)] == ["1966-05"]


def test_an_embassy_that_is_upgraded_changes_no_relations() -> None:
    text = (
        "Chile opened its embassy in Riga in 1992, which was later upgraded to ambassadorial level in 2008."
    )
    assert facts_of(RelationsEvent, text) == []


def test_what_was_signed_on_the_day_told_is_no_other() -> None:
    signed = "Chile and Latvia signed a memorandum on political consultations on 11 June 2018."
    again = "They met on 11 June 2018 the memorandum on consultations was signed."
    assert len(facts_of(Agreement, f"{signed} {again}")) == 1


def test_honorary_consuls_of_it() -> None:
    text = (
        "Latvia opened an embassy in Santiago in 2007. It also has Honorary Consuls in Arica and Valparaíso."
    )
    found = [m.place.name for m in facts_of(Mission, text) if m.kind == "honorary consulate" and m.place]
    assert found == ["Arica", "Valparaíso"]


def test_whose_appointment_it_was() -> None:
    text = "By the appointment of Juris Ozols by the government as the first Ambassador of Latvia to Chile it grew."
    (found,) = facts_of(Accreditation, text)
    assert found.person is not None and found.person.name == "Juris Ozols"
