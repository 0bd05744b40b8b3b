"""Agreements: their parties, kind, subject, day and place of signature, end."""

from __future__ import annotations

import pytest

from extract.facts import Agreement
from tests.extract.texts import facts_of

Instrument = tuple[str, str, str, str]


def instruments(text: str, title: str = "Chile–Latvia relations", heading: str = "") -> list[Instrument]:
    """(kind, subject, date, place) of each agreement between Chile and Latvia."""
    found = facts_of(Agreement, text, title, heading)
    assert all({p.name for p in f.party} == {"Chile", "Latvia"} for f in found)
    return [(f.kind, f.subject, str(f.date or ""), f.place.name if f.place else "") for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 3 May 1999 Chile and Latvia signed an agreement on visa-free travel in Riga.",
            ("agreement", "visa-free travel", "1999-05-03", "Riga"),
        ),
        (
            "A memorandum of understanding on fisheries was signed between the two countries in June 2001.",
            ("memorandum", "fisheries", "2001-06", ""),
        ),
        ("In 1998 the two governments concluded a trade agreement.", ("agreement", "trade", "1998", "")),
        (
            "In 2002 both parties signed a Convention for the avoidance of double taxation.",
            ("convention", "the avoidance of double taxation", "2002", ""),
        ),
        (
            "Minister Ana Soto visited Riga in May 2001, where she signed a protocol on forestry.",
            ("protocol", "forestry", "2001-05", ""),
        ),
        (
            "A memorandum between the Ministry of Foreign Affairs of Chile and the Ministry of Foreign Affairs"
            " of Latvia on consultations was signed in 2004.",
            ("memorandum", "consultations", "2004", ""),
        ),
        (
            "The border is defined by the May 1929 treaty between Chile and Latvia.",
            ("treaty", "border", "1929-05", ""),
        ),
        (
            'In 2003 the presidents of Chile and Latvia signed a declaration "On lasting friendship".',
            ("declaration", "lasting friendship", "2003", ""),
        ),
    ],
)
def test_an_agreement_is_read(text: str, expected: Instrument) -> None:
    assert instruments(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Latvia plan to sign an agreement on visas in 2030.",
        "The agreement on visas between Chile and Latvia is ready for signature.",
        "A draft agreement on visas between Chile and Latvia was discussed in 2003.",
        "The agreement on visas was initialled by Chile and Latvia in 2003 but never signed.",
        "In 2003 the parliament of Latvia adopted a document on the rights of Chile's fishermen.",
        "38 documents were signed between Chile and Latvia.",
        "In 2003 Chile and Latvia agreed that the talks would go on.",
    ],
)
def test_what_was_not_concluded_is_left_out(text: str) -> None:
    assert instruments(text) == []


def test_the_members_of_an_enumeration_keep_their_own_dates() -> None:
    text = (
        "Both nations have signed several agreements, such as an Agreement on Air Services (1952);"
        " Agreement on Cultural Exchange (1969) and a Trade Agreement (1997)."
    )
    assert [date for _, _, date, _ in instruments(text)][:2] == ["1952", "1969"]


@pytest.mark.parametrize(
    ("text", "signed", "terminated"),
    [
        ("The fishing treaty, signed in Riga on 22 May 1993, was terminated in 2004.", "1993-05-22", "2004"),
        (
            "On 3 May 2010 Chile denounced the treaty on fishing signed on 4 June 1999.",
            "1999-06-04",
            "2010-05-03",
        ),
    ],
)
def test_the_end_of_an_agreement(text: str, signed: str, terminated: str) -> None:
    found = facts_of(Agreement, text)
    assert [(str(f.date), str(f.terminated)) for f in found] == [(signed, terminated)]


def test_a_list_of_agreements() -> None:
    text = (
        "- Agreement on Air Services, Riga, 3 May 1992\n- Protocol on Health (1993)\n- Draft treaty on tax\n"
    )
    assert instruments(text, heading="Agreements") == [
        ("agreement", "Air Services", "1992-05-03", "Riga"),
        ("protocol", "Health", "1993", ""),
    ]


def test_a_table_of_agreements() -> None:
    rows = (
        "| Title | Place | Signed | In force |\n"
        "| Agreement on Air Services | Riga | 3 May 1992 | 4 June 1993 |\n"
        "| Protocol on Health (under negotiation) | | | |\n"
    )
    assert instruments(rows, heading="Treaties") == [("agreement", "Air Services", "1992-05-03", "Riga")]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("In 1999 the Ministries of Health of Chile and Latvia signed a protocol on vaccines.", "ministry"),
        ("In 1999 the Government of Chile and the Government of Latvia signed a pact on coal.", "government"),
        (
            "In 1999 an agreement on rails was signed by a company of Chile and a company of Latvia.",
            "company",
        ),
    ],
)
def test_the_level_follows_the_parties(text: str, level: str) -> None:
    assert [f.level for f in facts_of(Agreement, text)] == [level]
