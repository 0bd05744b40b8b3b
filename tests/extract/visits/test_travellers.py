from __future__ import annotations

import pytest

from extract.facts import Meeting, Visit
from tests.extract.texts import facts_of
from tests.extract.visits.seen import journeys

TITLE = "South Korea–Latvia relations"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Park Geun-hye visited Riga in May 2014.", "Park Geun-hye"),
        ("In May 2014, Ambassador-at-large Minister Samantha Power visited Seoul.", "Samantha Power"),
        ("Latvian Foreign Minister Stockwell Day visited Seoul in 2003.", "Stockwell Day"),
        ("Latvian Foreign Minister Israel Katz visited Seoul in 2003.", "Israel Katz"),
        ("Latvian Prime Minister Madhav Kumar Nepal visited Seoul in 2010.", "Madhav Kumar Nepal"),
    ],
)
def test_names_that_hold_words_for_other_things(text: str, name: str) -> None:
    (visit,) = facts_of(Visit, text, TITLE)
    assert visit.visitor is not None and visit.visitor.name == name


def test_institutions_stay_institutions() -> None:
    (visit,) = facts_of(Visit, "Foreign Minister Conference visited Riga in 2003.", TITLE)
    assert (visit.visitor, visit.role) == (None, "ForeignMinister")
    assert facts_of(Visit, "Seoul Park visited Riga in 2003.", TITLE) == []


def test_a_full_name_without_office_is_known_by_its_surname() -> None:
    text = "Under Karlis Ulmanis trade grew. Ulmanis visited Seoul in June 1938."
    (visit,) = facts_of(Visit, text, TITLE)
    assert visit.visitor is not None and visit.visitor.name == "Karlis Ulmanis"


def test_two_of_one_surname_are_nobody() -> None:
    text = "Jan Berg and Olav Berg wrote books. Berg visited Seoul in June 1938."
    assert facts_of(Visit, text, TITLE) == []


@pytest.mark.parametrize("lead", ["Latvia under Juris Berg and South Korea under Kim Moon",
                                  "Latvia's Juris Berg and South Korea's Kim Moon"])  # fmt: skip
def test_who_leads_a_state_acts_for_it(lead: str) -> None:
    (meeting,) = facts_of(Meeting, f"{lead} were friends. In May 1999, Berg met with Moon in Oslo.", TITLE)
    states = {person.name: person.state for person in meeting.participant}
    assert states == {"Juris Berg": "Latvia", "Kim Moon": "South Korea"}


def test_a_third_by_name_alone_may_act_for_another_state() -> None:
    text = "Latvia's Juris Berg and South Korea's Kim Moon were friends. Berg met Moon and Per Moe in 2001."
    assert facts_of(Meeting, text, TITLE) == []


@pytest.mark.parametrize(
    "text",
    [
        "At the invitation of President of Latvia, PM Juan Soto of Chile visited Latvia in July 2018.",
        "At the invitation of the Prime Minister, FM Juan Soto of Chile paid a visit to Latvia in July 2018.",
        "At the request of the Speaker, PM Juan Soto of Chile came to Latvia in July 2018.",
    ],
)
def test_an_abbreviated_office_behind_a_comma_is_anothers(text: str) -> None:
    assert journeys(text) == ["Chile → Latvia Juan Soto 2018-07"]
