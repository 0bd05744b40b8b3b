"""What a sentence or an item takes from what stands above and before it."""

from __future__ import annotations

import pytest

from extract.engine import load
from extract.facts import Agreement
from extract.read import Page, html
from tests.extract.texts import facts_of
from tests.extract.visits.seen import arrivals

PUBLISHER = "Ministry of Foreign Affairs of Latvia"


@pytest.mark.parametrize(
    ("heading", "receiver"),
    [("Incoming visits", "Latvia"), ("Outgoing visits", "Chile"), ("Inward high-level visits", "Latvia")],
)
def test_visits_in_and_out_are_seen_from_the_publisher(heading: str, receiver: str) -> None:
    item = "- President Juris Ozols, 3 May 1999\n"
    assert arrivals(item, heading, title="Chile", publisher=PUBLISHER) == [
        (receiver, "Juris Ozols", "1999-05-03")
    ]
    assert arrivals(item, heading, title="Chile") == []


@pytest.mark.parametrize(
    ("heading", "year"), [("2012", "2012"), ("Year 2012:", "2012"), ("2012 and later", "")]
)
def test_a_year_above_dates_items_without_a_date(heading: str, year: str) -> None:
    text = f"Visits from Latvia to Chile\n\n=== {heading} ===\n- President Juris Ozols\n- Minister Anna Berg, May\n"
    assert [date for _, _, date in arrivals(text, "Visits from Latvia to Chile")][:1] == [year]


@pytest.mark.parametrize(
    ("heading", "date"),
    [
        ("State visit to Chile, 3-5 May 1990", "1990-05-03/1990-05-05"),
        ("1990", "1990"),
        ("3-5 May 1990", "1990-05-03/1990-05-05"),
        ("May 1990:", "1990-05"),
        ("State visit to Peru, 3-5 May 1990", ""),
        ("A fair in Chile on 3 May 1990", ""),
    ],
)
def test_a_visit_without_a_date_has_that_of_its_heading(heading: str, date: str) -> None:
    assert arrivals("President Juris Ozols visited Chile.", heading) == [("Chile", "Juris Ozols", date)]


@pytest.mark.parametrize(
    ("item", "date"),
    [
        ("2009, 12-13 May – President Juris Ozols", "2009-05-12/2009-05-13"),
        ("2013: 4 June – President Juris Ozols", "2013-06-04"),
        ("2013 4 June President Juris Ozols", "2013-06-04"),
    ],
)
def test_the_year_may_stand_before_the_day(item: str, date: str) -> None:
    assert arrivals(f"- {item}\n", "Visits to Chile") == [("Chile", "Juris Ozols", date)]


def test_an_office_alone_means_its_holder_just_spoken_of() -> None:
    text = "President Juris Ozols visited Chile in May 1999. He met traders."
    assert arrivals(f"{text} The President visited Chile again in June 2001.")[-1] == (
        "Chile",
        "Juris Ozols",
        "2001-06",
    )
    assert arrivals(f"{text} The Prime Minister visited Chile in June 2001.")[-1][1] == ""
    assert arrivals(f"{text}\n\nThe President visited Chile again in June 2001.")[-1][1] == ""


@pytest.mark.parametrize(
    ("lead", "receiver"),
    [
        ("The following Latvian leaders have visited Chile:", "Chile"),
        ("Latvia to Chile:", "Chile"),
        ("Introduction to Chile:", ""),
        ("Exchange of delegations from Latvia", "Chile"),
    ],
)
def test_lines_that_lead_lists_of_visits(lead: str, receiver: str) -> None:
    found = arrivals(f"{lead}\n\n- President Juris Ozols, 1999\n")
    assert found == ([(receiver, "Juris Ozols", "1999")] if receiver else [])


def test_each_list_of_a_section_has_the_year_of_its_lead() -> None:
    text = "In 1999:\n\n- 3 May: President Juris Ozols\n\nIn 2001:\n\n- 4 May: President Juris Ozols\n"
    assert [date for *_, date in arrivals(text, "Visits to Chile")] == ["1999-05-03", "2001-05-04"]


@pytest.mark.parametrize(
    ("lead", "found"),
    [("President Juris Ozols", "Juris Ozols"), ("President Juris Ozols and Minister Anna Berg", "")],
)
def test_an_item_that_names_nobody_tells_of_the_person_above(lead: str, found: str) -> None:
    told = arrivals(f"{lead}:\n\n- State visit to Chile, May 1999\n")
    assert told == ([("Chile", found, "1999-05")] if found else [])


def test_a_visitor_may_stand_behind_by() -> None:
    items = "- by President Juris Ozols, May 1999\n- Talks with President Luis Vera, May 2001\n"
    assert arrivals(items, "Visits to Chile") == [("Chile", "Juris Ozols", "1999-05")]


def test_a_visit_goes_where_the_heading_says() -> None:
    text = "The Minister, Juris Ozols, visited in 2007 to open a fair."
    assert arrivals(text, "Visits from Latvia") == [("Chile", "Juris Ozols", "2007")]
    assert arrivals(text, "Fairs") == []


def test_a_list_of_ambassadors_is_none_of_visits() -> None:
    assert arrivals("- Juris Ozols (1999-2003)\n", "Ambassadors of Latvia to Chile") == []


def test_the_year_in_a_cell_completes_the_dates_beside_it() -> None:
    text = (
        "| Year | Date | Visit |\n|---|---|---|\n| 1999 | 3-5 May | President Juris Ozols visited Chile |\n"
    )
    assert arrivals(text, "Visits") == [("Chile", "Juris Ozols", "1999-05-03/1999-05-05")]


def test_a_bare_year_opens_an_item() -> None:
    assert arrivals("- 1999 President Juris Ozols\n", "Visits to Chile") == [("Chile", "Juris Ozols", "1999")]


def test_a_paragraph_may_open_with_a_pronoun() -> None:
    first = "Minister Juris Ozols visited Chile in May 1999."
    assert arrivals(f"{first}\n\nHe returned to Santiago in June 2001.")[-1] == (
        "Chile",
        "Juris Ozols",
        "2001-06",
    )
    assert len(arrivals(f"{first}\n\nTrade grew.\n\nHe returned to Santiago in June 2001.")) == 1


def test_the_only_other_state_is_the_second_of_a_publisher() -> None:
    text = (
        "President Juris Ozols visited Santiago in May 1999. The President of Chile, Luis Vera, came in 2001."
    )
    found = arrivals(text, title="Relations", publisher=PUBLISHER)
    assert found[0] == ("Chile", "Juris Ozols", "1999-05")
    assert arrivals(text, title="Relations")[:1] != found[:1]


def test_our_capital() -> None:
    found = arrivals("President Luis Vera visited our capital in May 1999.", publisher=PUBLISHER)
    assert found == [("Latvia", "Luis Vera", "1999-05")]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("The two Ministers signed an agreement on fishing.", "2014-03-06"),
        ("They also signed an agreement on fishing.", "2014-03-06"),
        ("Both Foreign Ministers signed an agreement on fishing.", "2014-03-06"),
        ("The two countries have signed an agreement on fishing.", ""),
        ("Two traders signed; an agreement on fishing was signed by the States.", ""),
    ],
)
def test_those_who_met_sign_on_the_day_of_the_visit(words: str, date: str) -> None:
    visit = "Foreign Minister Juris Berzins visited Chile on 6 March 2014."
    (agreement,) = facts_of(Agreement, f"{visit} {words}")
    assert str(agreement.date or "") == date


def test_the_two_of_a_visit_are_the_pair_of_a_page_about_no_states() -> None:
    text = "Foreign Minister Juris Berzins of Latvia visited Chile on 6 March 2014. They signed a treaty on fishing."
    (agreement,) = facts_of(Agreement, text, title="News")
    assert [party.name for party in agreement.party] == ["Latvia", "Chile"]


def test_entries_of_a_cell_travel_each_by_itself() -> None:
    row = "| 2001 | President Juris Ozols (fair); Minister Anna Berg and Minister Ilze Liepa |"
    text = f"| Year | Name |\n|---|---|\n{row}\n"
    found = arrivals(text, "Visits from Latvia to Chile")
    assert [visitor for _, visitor, _ in found] == ["Juris Ozols", "Anna Berg", "Ilze Liepa"]
    assert {date for *_, date in found} == {"2001"}


def test_a_label_heads_a_list_of_agreements() -> None:
    text = "Agreements: Trade Agreement (2005), Convention on Fishing (8 March 2006)."
    article = html.read(
        Page(
            "p.html",
            "html",
            f"<html><title>Chile–Latvia relations</title><body><p><b>{text[:10]}</b>{text[10:]}</p>",
        )
    )
    found = [fact for fact in load().extract(article).facts if isinstance(fact, Agreement)]
    assert [(fact.kind, str(fact.date)) for fact in found] == [
        ("agreement", "2005"),
        ("convention", "2006-03-08"),
    ]


def test_a_shared_name_means_the_state_that_is_named_in_full() -> None:
    text = "President Juris Ozols visited Korea in May 1999."
    named = "Latvia–Republic of Korea relations"
    assert arrivals(text, title=named) == [("South Korea", "Juris Ozols", "1999-05")]
    assert arrivals(text, title="Latvia–Chile relations") == []
    assert arrivals(f"{text} North Korea protested.", title=named) == []
