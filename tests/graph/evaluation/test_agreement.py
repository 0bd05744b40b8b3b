"""What counts as the same in gold and graph."""

from __future__ import annotations

import pytest

from graph.evaluation.agreement import agrees
from graph.evaluation.found import PROPERTIES, Found
from graph.evaluation.gold import Line


def agree(field: str, wanted: str | tuple[str, ...], *got: str, **alternatives: tuple[str, ...]) -> bool:
    values = (wanted,) if isinstance(wanted, str) else wanted
    line = Line("Visit", {field: tuple(filter(None, values))}, alternatives, ("",), neutral=False)
    objects = {PROPERTIES.get(field, (field,))[0]: tuple((name,) for name in got)}
    return agrees(line, Found("Visit", "urn:x", objects, ()), field)


@pytest.mark.parametrize(
    ("field", "wanted", "got"),
    [
        ("recognizer", "The Gambia", "Gambia"),
        ("recognizer", "São Tomé and Príncipe", "Sao Tome and Principe"),
        ("visitor", "V. Adamkus", "Valdas Adamkus"),
        ("visitor", "Linkevičius", "Linas Linkevicius"),
        ("subject", "avoidance of double taxation", "the avoidance of double taxation and fiscal evasion"),
        ("date", "2013-10", "2013-10-01/2013-10-31"),
        ("amount", "1000000", "1003000"),
    ],
)
def test_the_same_in_other_words(field: str, wanted: str, got: str) -> None:
    assert agree(field, wanted, got)


@pytest.mark.parametrize(
    ("field", "wanted", "got"),
    [
        ("recognizer", "Niger", "Nigeria"),
        ("recognizer", "Iran", "Iraq"),
        ("visitor", "John Smith", "Peter Smith"),
        ("visitor", "Ilham Aliyev", "Ilham Guliyev"),
        ("subject", "air services", "merchant shipping"),
        ("date", "2013-10", "2013"),
        ("amount", "1000000", "1100000"),
    ],
)
def test_what_is_not_the_same(field: str, wanted: str, got: str) -> None:
    assert not agree(field, wanted, got)


def test_a_set_agrees_when_each_has_its_like_and_none_is_left() -> None:
    assert agree("parties", ("Peru", "Fiji"), "Fiji", "Peru")
    assert not agree("parties", ("Peru", "Fiji"), "Fiji")
    assert not agree("parties", ("Peru", "Fiji"), "Fiji", "Peru", "Chile")


def test_what_the_text_does_not_state_must_not_be_found_in_persons_and_dates() -> None:
    assert not agree("visitor", "", "Somebody Else")
    assert not agree("date", "", "2013")
    assert agree("place", "", "Lima")


def test_alternatives_are_equally_right() -> None:
    assert agree("recognizer", "Czechia", "Czech Republic", Czechia=("Czech Republic",))
    assert agree("place", "Rome", Rome=("",))
    assert not agree("place", "Rome")
