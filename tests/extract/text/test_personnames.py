from __future__ import annotations

import pytest

from extract.text.personnames import (
    is_relative_of,
    may_be_person,
    name_that_is_a_place,
    surname_that_is_a_place,
    surname_that_is_a_state,
)
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


@pytest.mark.parametrize("name", ["Samantha Power", "Park Geun-hye", "Park Berg"])
def test_whom_an_office_introduces(name: str) -> None:
    assert may_be_person(name, in_office=True)


@pytest.mark.parametrize("name", ["Conference House", "Treaty Power", "Hyde Park", "House"])
def test_what_no_office_makes_a_person(name: str) -> None:
    assert not may_be_person(name, in_office=True)


@pytest.mark.parametrize(
    ("text", "end"), [("Kari Lund Chad opened", 3), ("Kari Lund Chad", 2), ("Kari Lund, Chad opened", 2)]
)
def test_a_surname_that_is_a_state(text: str, end: int) -> None:
    assert surname_that_is_a_state(known_words(text), 0, 2) == end


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("the wife of the envoy", 4, True),
        ("wife of envoys", 2, True),
        ("the office of the envoy", 4, False),
        ("envoys", 0, False),
    ],
)
def test_kin_of_an_office(text: str, at: int, expected: bool) -> None:
    assert is_relative_of(known_words(text), at) is expected
