from __future__ import annotations

import pytest

from graph.names import Likeness, fullness, given_likeness, parse, surname_likeness


@pytest.mark.parametrize(
    ("one", "other", "surname", "given"),
    [
        ("V. Adamkus", "Valdas Adamkus", Likeness.SAME, Likeness.INITIAL),
        ("A.Lukashenko", "Alexander Lukashenko", Likeness.SAME, Likeness.INITIAL),
        ("Aliaksandr Lukashenka", "Alexander Lukashenko", Likeness.VARIANT, Likeness.VARIANT),
        ("Vigaudas Usackas", "Vygaudas Ušackas", Likeness.SAME, Likeness.VARIANT),
        ("Algirdas Butkevitsis", "Algirdas Butkevičius", Likeness.VARIANT, Likeness.SAME),
        ("Mamedyarov", "Elmar Mammadyarov", Likeness.VARIANT, Likeness.MISSING),
        ("Riyad Maliki", "Riyad al-Maliki", Likeness.SAME, Likeness.SAME),
        ("Kęstutis VAŠKELEVIČIUS", "K. Vaškelevičius", Likeness.SAME, Likeness.INITIAL),
        ("Linas Antanas Linkevičius", "Linas Linkevičius", Likeness.SAME, Likeness.SAME),
        ("Heydar Aliyev", "Ilham Aliyev", Likeness.SAME, Likeness.DIFFERENT),
        ("O. Asadov", "Ali Asadov", Likeness.SAME, Likeness.DIFFERENT),
        ("Algirdas Brazauskas", "Algirdas Butkevičius", Likeness.DIFFERENT, Likeness.SAME),
        ("Mammadov", "Mammadyarov", Likeness.DIFFERENT, Likeness.MISSING),
        ("Petras Petrauskas", "Petras Petraitis", Likeness.DIFFERENT, Likeness.SAME),
    ],
)
def test_likeness_is_symmetric(one: str, other: str, surname: Likeness, given: Likeness) -> None:
    a, b = parse(one), parse(other)
    assert surname_likeness(a, b) is surname_likeness(b, a) is surname
    assert given_likeness(a, b) is given_likeness(b, a) is given


def test_two_equal_initials_are_no_equal_names() -> None:
    assert given_likeness(parse("V. Adamkus"), parse("V. Adamkus")) is Likeness.INITIAL


def test_the_fullest_form_is_the_one_written_out_with_its_accents() -> None:
    forms = [
        "D. Grybauskaitė",
        "Dalia Grybauskaite",
        "Grybauskaitė",
        "Dalia GRYBAUSKAITE",
        "Dalia Grybauskaitė",
    ]
    assert max(forms, key=fullness) == "Dalia Grybauskaitė"
