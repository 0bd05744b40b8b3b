from __future__ import annotations

import pytest

from extract.text.oneperson import join_persons
from tests.extract.texts import units_of


def persons(text: str) -> list[tuple[str, str]]:
    return [
        (u.mention.name if u.mention else "", u.role) for u in join_persons(text, units_of(text)) if u.role
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputy Prime Minister and Minister for Foreign Affairs Kari Lund spoke.", ("Kari Lund", "ForeignMinister")),
        ("Kari Lund, Deputy Prime Minister & Foreign Minister, spoke.", ("Kari Lund", "ForeignMinister")),
        ("DPM and Foreign Minister Kari Lund spoke.", ("Kari Lund", "ForeignMinister")),
        ("Deputy Prime Minister, Minister of Trade Kari Lund spoke.", ("Kari Lund", "Minister")),
        ("Vice Prime Minister and concurrently Minister of Defence Kari Lund spoke.", ("Kari Lund", "DefenceMinister")),
    ],
)  # fmt: skip
def test_two_offices_of_one_person(text: str, expected: tuple[str, str]) -> None:
    assert persons(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Deputy Prime Minister and the Foreign Minister Kari Lund spoke.",
        "The Minister of Trade, Minister of Health Kari Lund and others spoke.",
        "The President and Prime Minister Kari Lund spoke.",
    ],
)
def test_two_offices_of_two_persons(text: str) -> None:
    assert len(persons(text)) == 2


def test_a_nickname_belongs_to_the_name() -> None:
    text = "Prime Minister Pedro Soto ‘Chico’ spoke."
    (actor,) = join_persons(text, units_of(text))
    assert text[actor.start : actor.end] == "Prime Minister Pedro Soto ‘Chico’"
    assert actor.mention is not None and actor.mention.name == "Pedro Soto"


def test_who_has_died_since_keeps_the_name() -> None:
    assert persons("Prime Minister Late Pedro Soto spoke.") == [("Pedro Soto", "HeadOfGovernment")]
