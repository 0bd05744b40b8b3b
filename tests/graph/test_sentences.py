"""Labels of facts read as sentences."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extract.edtf import Date
from extract.facts import (
    FACT_CLASSES,
    Accreditation,
    Agreement,
    Aid,
    Fact,
    Meeting,
    Membership,
    Mission,
    Recognition,
    RelationsEvent,
    TradeFlow,
    Twinning,
    Visit,
    Vote,
)
from graph.sentences import in_words, sentence
from tests.graph.facts import CHILE, NORWAY, claimed, org, person, place

BOTH = {"party": (CHILE, NORWAY)}
TO_NORWAY = {"sending_state": CHILE, "receiving_state": NORWAY}
SENTENCES: list[tuple[type[Fact], dict[str, Any], str]] = [
    (
        Visit,
        {**TO_NORWAY, "visitor": person("Ana Soto"), "date": "2010-05"},
        "Ana Soto of Chile visited Norway in May 2010",
    ),
    (
        Visit,
        {**TO_NORWAY, "role": "ForeignMinister"},
        "A representative (foreign minister) of Chile visited Norway",
    ),
    (
        Meeting,
        {**BOTH, "place": place("Oslo"), "date": "2010"},
        "Meeting of Chile and Norway in Oslo in 2010",
    ),
    (Agreement, {**BOTH, "kind": "treaty", "subject": "fish"}, "Treaty between Chile and Norway (“fish”)"),
    (
        Mission,
        {**TO_NORWAY, "kind": "embassy", "closed": Date("2001")},
        "Embassy of Chile to Norway, closed in 2001",
    ),
    (Mission, {**TO_NORWAY, "kind": "other"}, "Mission of Chile to Norway"),
    (Visit, {**TO_NORWAY, "role": "Other"}, "A representative of Chile visited Norway"),
    (
        RelationsEvent,
        {**BOTH, "change": "established"},
        "Diplomatic relations of Chile and Norway established",
    ),
    (
        Recognition,
        {"recognizer": CHILE, "recognized": NORWAY, "date": "1905-11-16"},
        "Chile recognised Norway on 16 November 1905",
    ),
    (
        Accreditation,
        {**TO_NORWAY, "person": person("Ana Soto"), "role": "Ambassador"},
        "Ana Soto as ambassador of Chile to Norway",
    ),
    (
        Membership,
        {"member": CHILE, "organization": org("United Nations"), "date": "1945"},
        "Chile became a member of United Nations in 1945",
    ),
    (Vote, {"voter": CHILE, "ballot": "for", "resolution": "67/19"}, "Chile voted for 67/19"),
    (Vote, {"voter": CHILE, "ballot": "abstention", "resolution": "67/19"}, "Chile abstained on 67/19"),
    (
        Aid,
        {"donor": NORWAY, "recipient": CHILE, "amount": Decimal("1e6"), "currency": "NOK"},
        "Norway gave Chile 1,000,000 NOK",
    ),
    (
        TradeFlow,
        {
            "measure": "export",
            "exporter": CHILE,
            "importer": NORWAY,
            "amount": Decimal("0.5"),
            "currency": "USD",
        },
        "Export from Chile to Norway of 0.5 USD",
    ),
    (Twinning, {"place": (place("Arica"), place("Bergen"))}, "Arica and Bergen are twinned"),
]


@pytest.mark.parametrize(("cls", "fields", "expected"), SENTENCES)
def test_sentence(cls: type[Fact], fields: dict[str, Any], expected: str) -> None:
    assert sentence(claimed(cls, **fields)) == expected


def test_every_class_has_a_sentence_whatever_is_missing() -> None:
    assert {cls for cls, _, _ in SENTENCES} == set(FACT_CLASSES)
    for cls in FACT_CLASSES:
        assert sentence(claimed(cls))


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2009-12-16", "on 16 December 2009"),
        ("2013-10", "in October 2013"),
        ("2016", "in 2016"),
        ("2013~", "in about 2013"),
        ("2018-21", "in spring 2018"),
        ("199X", "in the 1990s"),
        ("2010-06-15/2010-06-16", "from 15 June 2010 to 16 June 2010"),
        ("2014/..", "from 2014"),
        ("../2014-05", "until May 2014"),
    ],
)
def test_dates_in_words(edtf: str, words: str) -> None:
    assert in_words(Date(edtf)) == words
