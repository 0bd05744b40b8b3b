"""Lists of missions as wikis keep them: nested items, tables with spans, seats and sides in headings."""

from __future__ import annotations

import pytest

from extract.engine import load
from extract.facts import Mission
from extract.read import Page, parse

Post = tuple[str, str, str, str]


def posts(text: str, title: str) -> list[Post]:
    """(sending side, receiving side, kind, seat) of each mission of a page of wikitext."""
    article = parse(Page("page", "wikitext", text, title))
    facts = [fact for fact in load().extract(article).facts if isinstance(fact, Mission)]
    return [
        (
            fact.sending_state.name if fact.sending_state else "",
            (fact.receiving_state or fact.receiving_organization).name,  # type: ignore[union-attr]
            fact.kind,
            fact.place.name if fact.place else "",
        )
        for fact in facts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "== Americas ==\n* {{flag|Peru}}\n** [[Lima]] (Embassy)\n** [[Cusco]] (Consulate)\n",
            [("Latvia", "Peru", "embassy", "Lima"), ("Latvia", "Peru", "consulate", "Cusco")],
        ),
        (
            "== Organizations ==\n* {{flag|European Union}}\n** [[Brussels]] (Permanent Mission)\n",
            [("Latvia", "European Union", "permanent mission", "Brussels")],
        ),
        ("== Missions to open ==\n* {{flag|Brazil}}\n** [[Brasília]] (Embassy)\n", []),
        ("== Trade ==\nThe embassy counts goods.\n* Cambodia to Japan: 9 million (2006)\n", []),
    ],
)
def test_nested_items_stand_below_their_state(text: str, expected: list[Post]) -> None:
    assert posts(text, "List of diplomatic missions of Latvia") == expected


def test_a_table_gives_concurrent_accreditations_and_the_life_of_a_mission() -> None:
    table = (
        '== Africa ==\n{| class="wikitable"\n! Host country !! Host city !! Mission !! Concurrent accreditation\n'
        "|-\n| {{flag|Egypt}} || [[Cairo]] || Embassy || {{ubl|{{flag|Algeria}}|{{flag|Tunisia}}}}\n|}\n"
    )
    assert posts(table, "List of diplomatic missions of Latvia") == [
        ("Latvia", "Egypt", "embassy", "Cairo"),
        ("Latvia", "Algeria", "embassy", "Cairo"),
        ("Latvia", "Tunisia", "embassy", "Cairo"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("== Embassies in [[Valletta]] ==\n# {{flag|China}}\n", [("China", "Malta", "embassy", "Valletta")]),
        (
            "== Non-resident embassies accredited to Malta ==\n=== Resident in [[Rome]], [[Italy]] ===\n"
            "{{columns-list|\n* {{flag|Albania}}\n}}\n",
            [("Albania", "Malta", "embassy", "Rome")],
        ),
        (
            "== Former embassies ==\n* {{flag|Portugal}} (closed in 2012)\n",
            [("Portugal", "Malta", "embassy", "")],
        ),
    ],
)
def test_headings_give_seat_and_receiving_state(text: str, expected: list[Post]) -> None:
    assert posts(text, "List of diplomatic missions in Malta") == expected
