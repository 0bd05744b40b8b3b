"""Lists and tables of States that recognise one."""

from __future__ import annotations

import pytest

from extract.facts import RelationsEvent
from tests.extract.recognitions.acts import Act, acts
from tests.extract.texts import facts_of


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (
            "Countries that recognise Kosovo as independent",
            [("Chad", "Kosovo", ""), ("Togo", "Kosovo", "2008-05-03")],
        ),
        (
            "Recognition of the independence of Kosovo",
            [("Chad", "Kosovo", ""), ("Togo", "Kosovo", "2008-05-03")],
        ),
        ("States recognised by Kosovo", [("Kosovo", "Chad", ""), ("Kosovo", "Togo", "2008-05-03")]),
        ("Countries that do not recognise Kosovo", []),
        ("States formerly recognising Kosovo", []),
        ("Countries with an embassy in Kosovo", []),
    ],
)
def test_lists_of_states_that_recognise_one(heading: str, expected: list[Act]) -> None:
    page = f"== {heading} ==\n\n- Chad\n- Togo (3 May 2008)\n"
    assert acts(page, "Foreign relations of Kosovo") == expected


def test_a_table_of_states_that_recognise_one() -> None:
    rows = "== States recognising China ==\n\n| State | Year recognised |\n| Chad | 1972 |\n| Togo | |\n"
    assert acts(rows, "Foreign relations of Taiwan") == [("Chad", "China", "1972"), ("Togo", "China", "")]
    assert facts_of(RelationsEvent, rows, "Foreign relations of Taiwan") == []
