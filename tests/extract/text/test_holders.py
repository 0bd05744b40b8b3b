from __future__ import annotations

import pytest

from extract.text.holders import share_offices
from tests.extract.texts import units_of


def holders(text: str) -> list[tuple[str, str, str]]:
    shared = share_offices(text, units_of(text))
    return [(u.mention.name, u.role, u.state.name if u.state else "") for u in shared if u.mention and u.role]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Presidents of Chile and Norway, Eduardo Frei and Jens Bratlie, spoke.",
         [("Eduardo Frei", "HeadOfState", "Chile"), ("Jens Bratlie", "HeadOfState", "Norway")]),
        ("The Chilean and Norwegian Foreign Ministers Heraldo Muñoz and Børge Brende spoke.",
         [("Heraldo Muñoz", "ForeignMinister", "Chile"), ("Børge Brende", "ForeignMinister", "Norway")]),
        ("Norwegian Prime Ministers Jens Stoltenberg and Erna Solberg came.",
         [("Jens Stoltenberg", "HeadOfGovernment", "Norway"), ("Erna Solberg", "HeadOfGovernment", "Norway")]),
        ("The two Foreign Ministers, Heraldo Muñoz and Børge Brende, spoke.",
         [("Heraldo Muñoz", "ForeignMinister", ""), ("Børge Brende", "ForeignMinister", "")]),
    ],
)  # fmt: skip
def test_shared_offices(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert holders(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Presidents of Chile and Norway met. Eduardo Frei spoke.",
        "The Presidents of Chile, Norway and Peru sent Eduardo Frei and Jens Bratlie.",
    ],
)
def test_nobody_becomes_president(text: str) -> None:
    assert holders(text) == []
