from __future__ import annotations

import pytest

from extract.text.lexicon import tokenize
from extract.text.names import name_at, same_person, skip_honorifics


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("V. Havel", "Václav Havel"),
        ("Havel", "Václav Havel"),
        ("López Mateos", "Adolfo López Mateos"),
        ("L. Mateos", "Adolfo López Mateos"),
        ("Franklin D. Roosevelt", "Franklin Delano Roosevelt"),
        ("George Bush", "George W. Bush"),
    ],
)
def test_one_person_in_two_forms(one: str, other: str) -> None:
    assert same_person(one, other) and same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jigme Singye Wangchuck", "Jigme Khesar Namgyel Wangchuck"),
        ("George W. Bush", "George H. W. Bush"),
        ("Heydar Aliyev", "Ilham Aliyev"),
        ("Jan Erik Berg", "Jan Olav Berg"),
        ("Václav Havel", "Václav Klaus"),
    ],
)
def test_two_persons(one: str, other: str) -> None:
    assert not same_person(one, other) and not same_person(other, one)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ban Ki-moon spoke", "Ban Ki-moon"),
        ("Miguel de la Madrid spoke", "Miguel de la Madrid"),
        ("J. R. Jayewardene spoke", "J. R. Jayewardene"),
        ("Riyad al-Maliki spoke", "Riyad al-Maliki"),
        ("Brian O'Brien, minister", "Brian O'Brien"),
        ("spoke to nobody", ""),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    words = tokenize(text)
    end = name_at(words, 0, [False] * len(words))
    assert text[: words[end - 1].end if end else 0] == name


@pytest.mark.parametrize(
    "text",
    [
        "Havel",
        "Dr. Havel",
        "H.E. Mr. Havel",
        "H.E Mr Havel",
        "Sir Havel",
        "H.I.H. Havel",
        "H.E. COL. Havel",
        "FLT. LT. Havel",
    ],
)
def test_honorifics_are_no_part_of_a_name(text: str) -> None:
    words = tokenize(text)
    assert words[skip_honorifics(words, 0)].text == "Havel"


@pytest.mark.parametrize("text", ["MS Havel", "DR Havel", "H.X. Havel"])
def test_capitals_without_their_stop_may_be_initials(text: str) -> None:
    assert skip_honorifics(tokenize(text), 0) == 0
