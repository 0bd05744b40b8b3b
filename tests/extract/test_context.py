"""What a sentence or an item takes from what stands above and before it."""

from __future__ import annotations

import pytest

from extract.facts import Agreement, Visit
from tests.extract.texts import facts_of

PUBLISHER = "Ministry of Foreign Affairs of Latvia"


def visits(text: str, heading: str = "", **of: str) -> list[tuple[str, str, str]]:
    found = facts_of(Visit, text, heading=heading, **of)
    return [
        (
            v.receiving_state.name if v.receiving_state else "",
            v.visitor.name if v.visitor else "",
            str(v.date or ""),
        )
        for v in found
    ]


@pytest.mark.parametrize(
    ("heading", "receiver"),
    [("Incoming visits", "Latvia"), ("Outgoing visits", "Chile"), ("Inward high-level visits", "Latvia")],
)
def test_visits_in_and_out_are_seen_from_the_publisher(heading: str, receiver: str) -> None:
    item = "- President Juris Ozols, 3 May 1999\n"
    assert visits(item, heading, title="Chile", publisher=PUBLISHER) == [
        (receiver, "Juris Ozols", "1999-05-03")
    ]
    assert visits(item, heading, title="Chile") == []


@pytest.mark.parametrize(
    ("heading", "year"), [("2012", "2012"), ("Year 2012:", "2012"), ("2012 and later", "")]
)
def test_a_year_above_dates_items_without_a_date(heading: str, year: str) -> None:
    text = f"Visits from Latvia to Chile\n\n=== {heading} ===\n- President Juris Ozols\n- Minister Anna Berg, May\n"
    assert [date for _, _, date in visits(text, "Visits from Latvia to Chile")][:1] == [year]


@pytest.mark.parametrize(
    ("item", "date"),
    [
        ("2009, 12-13 May – President Juris Ozols", "2009-05-12/2009-05-13"),
        ("2013: 4 June – President Juris Ozols", "2013-06-04"),
        ("2013 4 June President Juris Ozols", "2013-06-04"),
    ],
)
def test_the_year_may_stand_before_the_day(item: str, date: str) -> None:
    assert visits(f"- {item}\n", "Visits to Chile") == [("Chile", "Juris Ozols", date)]


def test_an_office_alone_means_its_holder_just_spoken_of() -> None:
    text = "President Juris Ozols visited Chile in May 1999. He met traders."
    assert visits(f"{text} The President visited Chile again in June 2001.")[-1] == (
        "Chile",
        "Juris Ozols",
        "2001-06",
    )
    assert visits(f"{text} The Prime Minister visited Chile in June 2001.")[-1][1] == ""
    assert visits(f"{text}\n\nThe President visited Chile again in June 2001.")[-1][1] == ""


def test_our_capital() -> None:
    found = visits("President Luis Vera visited our capital in May 1999.", publisher=PUBLISHER)
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
