"""Twinned places are read as pairs, and only where they are twinned."""

from __future__ import annotations

import pytest

from extract.facts import Twinning
from tests.extract.texts import facts_of

Pair = tuple[frozenset[str], str]


def pairs(text: str, heading: str = "") -> list[Pair]:
    """The two places and the date of each twinning."""
    found = facts_of(Twinning, text, "Chile–Latvia relations", heading)
    return [(frozenset(place.name for place in f.place), str(f.date or "")) for f in found]


def pair(one: str, other: str, date: str = "") -> Pair:
    return frozenset({one, other}), date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Riga is twinned with Santiago.", [pair("Riga", "Santiago")]),
        ("Riga has been twinned with Santiago since 1998.", [pair("Riga", "Santiago", "1998")]),
        ("Riga is a sister city of Santiago.", [pair("Riga", "Santiago")]),
        ("Riga and Santiago are sister cities.", [pair("Riga", "Santiago")]),
        ("Riga and Santiago became twin towns in 1998.", [pair("Riga", "Santiago", "1998")]),
        ("Quillota and Riga have also the status of sister cities.", [pair("Quillota", "Riga")]),
        (
            "In 1998 a twinning agreement was signed between Riga and Santiago.",
            [pair("Riga", "Santiago", "1998")],
        ),
        ("Riga signed a twinning agreement with Santiago in 1998.", [pair("Riga", "Santiago", "1998")]),
        (
            "Riga has sister city relations with Santiago and Liepsala has sister city relations with Tarapol.",
            [pair("Riga", "Santiago"), pair("Liepsala", "Tarapol")],
        ),
        (
            "Riga is twinned with Santiago and Quillota.",
            [pair("Riga", "Santiago"), pair("Riga", "Quillota")],
        ),
        (
            "The regions of Chile, Quilpawe and Tarapol, are twinned with the Latvian towns of Riga and Liepsala.",
            [pair("Quilpawe", "Riga"), pair("Tarapol", "Liepsala")],
        ),
    ],
)
def test_stated(text: str, expected: list[Pair]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Joint twinning projects are being implemented in Riga and Santiago.",
        "Riga was going to be twinned with Santiago.",
        "Riga and Santiago were to become sister cities in 2010.",
        "Riga is not twinned with Santiago.",
        "Riga proposed to be twinned with Santiago.",
        "Riga and Santiago could become sister cities.",
        "Riga and Santiago are capital cities.",
        "The University of Riga is twinned with a school.",
        "Riga, Santiago and Quillota are twinned.",
    ],
)
def test_not_stated(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize("heading", ["Twin towns", "Sister cities", "Town twinning", "Twinnings"])
def test_lists_under_a_heading(heading: str) -> None:
    text = "- Riga – Santiago (2001)\n- Riga, Latvia and Quillota, Chile\n- Liepsala: Tarapol, Quilpawe\n"
    assert pairs(text, heading) == [
        pair("Riga", "Santiago", "2001"),
        pair("Riga", "Quillota"),
        pair("Liepsala", "Tarapol"),
        pair("Liepsala", "Quilpawe"),
    ]
    assert pairs(text, "Embassies") == []


def test_a_table_under_a_heading() -> None:
    table = "| City in Latvia | City in Chile | Since |\n| Riga | Santiago | 2001 |\n"
    assert pairs(table, "Sister cities") == [pair("Riga", "Santiago", "2001")]
    assert pairs(table, "Flights") == []
