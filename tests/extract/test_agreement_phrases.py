"""Agreements: phrases that go on over the names in them, and lists of three that sign."""

from __future__ import annotations

import pytest

from extract.facts import Agreement
from tests.extract.texts import facts_of

TITLE = "Chile–Latvia relations"


def told(text: str) -> list[Agreement]:
    return facts_of(Agreement, text, TITLE)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "In 2020 Chile and Latvia signed an agreement laying down the rules for Latvia to buy timber.",
            "laying down the rules for Latvia to buy timber",
        ),
        (
            "In May 2012 Chile and Latvia signed a treaty governing the return of looted icons to Latvia.",
            "governing the return of looted icons to Latvia",
        ),
        (
            "Chile and Latvia concluded an agreement to ship copper from Chile, worth 3 million euros, in 2004.",
            "ship copper from Chile",
        ),
    ],
)
def test_a_subject_goes_on_over_a_state_s_name(text: str, subject: str) -> None:
    assert [fact.subject for fact in told(text)] == [subject]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("In 2004 Chile signed an agreement to supply timber with Latvia.", "supply timber"),
        ("Chile and Latvia signed an agreement easing travel on 3 May 1999 in Riga.", "easing travel"),
    ],
)
def test_a_subject_ends_before_the_other_party_and_the_day(text: str, subject: str) -> None:
    assert [fact.subject for fact in told(text)] == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "In 2004 Chile, Latvia and Peru signed an agreement on customs.",
        "In May 2004 the governments of Chile, Latvia and Peru reached an agreement on customs.",
        "An agreement on customs was signed in 2004 by Chile, Latvia and Peru.",
    ],
)
def test_three_that_sign_are_parties(text: str) -> None:
    assert [[party.name for party in fact.party] for fact in told(text)] == [["Chile", "Latvia", "Peru"]]


@pytest.mark.parametrize(
    "text",
    [
        "In 2004 Chile and Latvia signed an agreement returning looted art to Peru.",
        "Chile, Latvia and Peru border on no common sea. In 2004 the two countries signed a customs treaty.",
    ],
)
def test_a_third_that_does_not_sign_is_no_party(text: str) -> None:
    assert [[party.name for party in fact.party] for fact in told(text)] == [["Chile", "Latvia"]]
