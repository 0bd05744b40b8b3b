from __future__ import annotations

import pytest

from extract.text.personnames import may_be_person, name_that_is_a_place, surname_that_is_a_place
from tests.extract.texts import known_words, units_of


@pytest.mark.parametrize("name", ["Kari Lund", "Berg", "Jean-Claude Moreau"])
def test_what_may_be_a_person(name: str) -> None:
    assert may_be_person(name)


@pytest.mark.parametrize("name", ["", "NATO", "Al", "TICAD VI", "Coast Guard Treaty"])
def test_what_cannot_be_a_person(name: str) -> None:
    assert not may_be_person(name)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Santiago Lagos Berg came", 3),
        ("Santiago Peralta came", 2),
        ("Santiago came", 0),
        ("Peralta came", 0),
    ],
)
def test_a_first_name_that_is_a_city(text: str, end: int) -> None:
    assert name_that_is_a_place(known_words(text), 0) == end


@pytest.mark.parametrize(
    ("text", "end", "after"),
    [
        ("Kari Lund came", 1, 2),
        ("Md. Lund came", 2, 3),
        ("Kari, Lund", 1, 1),
        ("Kari came", 1, 1),
        ("In Lund", 1, 1),
    ],
)
def test_a_surname_that_is_a_city(text: str, end: int, after: int) -> None:
    assert surname_that_is_a_place(known_words(text), 0, end) == after


@pytest.mark.parametrize(
    "name",
    [
        "Political Consultations",
        "First Latin American",
        "Korean Coast",
        "Capital Tax",
        "Friendship Treaties",
        "an Arab",
    ],
)
def test_what_is_no_person(name: str) -> None:
    text = f"They spoke of {name} again."
    assert all(unit.mention is None for unit in units_of(text) if unit.kind == "N")
