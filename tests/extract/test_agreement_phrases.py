"""Agreements: phrases that go on over names, lists of three that sign, peace accords of others, declarations."""

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
        (
            "In 2004 Chile and Latvia signed an agreement regulating the Chilean farms which sell wine.",
            "regulating the Chilean farms",
        ),
        ("In 2004 Chile and Latvia signed a protocol amounting to a Chilean loan.", ""),
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
        "In 2004 the presidents of Chile, Latvia and Peru signed an agreement on customs.",
        "In 2004 Chile, together with Latvia and Peru, signed an agreement on customs.",
        "A customs agreement among Chile, Latvia and Peru was signed in 2004.",
    ],
)
def test_three_that_sign_are_parties(text: str) -> None:
    assert [[party.name for party in fact.party] for fact in told(text)] == [["Chile", "Latvia", "Peru"]]


@pytest.mark.parametrize(
    "text",
    [
        "In 2004 Chile and Latvia signed an agreement returning looted art to Peru.",
        "Chile and Latvia, after talks with Peru, signed a customs treaty in 2004.",
        "Chile, Latvia and Peru border on no common sea. In 2004 the two countries signed a customs treaty.",
    ],
)
def test_a_third_that_does_not_sign_is_no_party(text: str) -> None:
    assert [[party.name for party in fact.party] for fact in told(text)] == [["Chile", "Latvia"]]


@pytest.mark.parametrize(
    "text",
    [
        "Chile supported the carrying out of the Lusaka Peace Agreement signed in 1994.",
        "Under the 1994 Lusaka Peace Accords, Chile sent observers.",
        "The Lomé Comprehensive Peace Agreement was signed in 1999.",
    ],
)
def test_a_peace_accord_of_others_is_none_of_the_pair(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Latvia signed the Lusaka Peace Agreement in 1994.",
        "The Lusaka Peace Agreement between Chile and Latvia was signed in 1994.",
        "In 1994 the two countries concluded a peace agreement.",
        "The Peace Agreement was signed by the two countries in 1994.",
    ],
)
def test_a_peace_accord_of_the_pair_is_theirs(text: str) -> None:
    assert [str(fact.date) for fact in told(text)] == ["1994"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("In 2009 Chile and Latvia signed a Joint Communiqué on Ports and Railways.", "Ports and Railways"),
        ("In 2009 Chile and Latvia signed a Political Declaration.", "Political Declaration"),
        (
            "The Strategic Partnership declaration between Chile and Latvia was signed on 4 June 2009.",
            "Strategic Partnership",
        ),
        ("In 2009 Chile and Latvia adopted a Political Declaration on energy.", "energy"),
    ],
)
def test_a_declaration_has_a_noun_for_its_subject(text: str, subject: str) -> None:
    assert [(fact.kind, fact.subject) for fact in told(text)] == [("declaration", subject)]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("In 2009 Chile and Latvia signed a political agreement.", "political"),
        ("In 2009 Chile and Latvia signed a Friendship Declaration.", "Friendship"),
    ],
)
def test_no_other_subject_takes_the_noun_along(text: str, subject: str) -> None:
    assert [fact.subject for fact in told(text)] == [subject]
