"""Facts as pages of ministries and embassies put them."""

from __future__ import annotations

import pytest

from extract.facts import Accreditation, Agreement, Fact, Mission, RelationsEvent
from tests.extract.texts import facts_of

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
            "Diplomatic relations, which were interrupted in 1940, were restored on 2 May 1991.",
            [("suspended", "1940"), ("restored", "1991-05-02")],
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
    ],
)
def test_posts_that_work_for_a_state(text: str, kind: str, seat: str) -> None:
    (mission,) = facts_of(Mission, text)
    assert mission.kind == kind
    assert mission.place is not None and mission.place.name == seat


def test_credentials_of_an_ambassador_of_the_embassy_just_spoken_of() -> None:
    embassy = "The embassy of Latvia in Santiago was reopened on 3 May 2018."
    credentials = "On 13 February 2019 Ambassador Juris Kalnins presented his credentials to the President."
    (found,) = facts_of(Accreditation, f"{embassy} {credentials}")
    assert found.sending_state is not None and found.sending_state.name == "Latvia"
    assert facts_of(Accreditation, f"{embassy}\n\n{credentials}") == []
