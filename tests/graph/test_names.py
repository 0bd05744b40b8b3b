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
        ("Kim Il Sung", "Kim Il-sung", Likeness.SAME, Likeness.SAME),
        ("Abdullah II", "Abdullah II of Jordan", Likeness.SAME, Likeness.SAME),
        ("Abdullah II", "Elizabeth II", Likeness.SAME, Likeness.DIFFERENT),
        ("Ratu Epeli Nailatikau", "Epeli Nailatikau", Likeness.SAME, Likeness.SAME),
        ("Vicente Fox", "Vicente Fox Quesada", Likeness.SAME, Likeness.SAME),
        ("Jean Paul", "Paul Jean", Likeness.DIFFERENT, Likeness.DIFFERENT),
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
