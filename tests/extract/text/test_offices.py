from __future__ import annotations

import pytest

from extract.text.lexicon import tokenize
from extract.text.offices import office_at


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("president", "HeadOfState"),
        ("head-of-state", "HeadOfState"),
        ("head-of-government", "HeadOfGovernment"),
        ("acting president", "HeadOfState"),
        ("prime minister", "HeadOfGovernment"),
        ("deputy prime minister", "Minister"),
        ("minister of foreign affairs", "ForeignMinister"),
        ("foreign ministers", "ForeignMinister"),
        ("deputy minister of foreign affairs", "DeputyMinister"),
        ("defence minister", "DefenceMinister"),
        ("minister for economy and trade", "Minister"),
        ("minister responsible for defence", "DefenceMinister"),
        ("minister of state (ic) for power", "DeputyMinister"),
        ("state minister of foreign affairs", "DeputyMinister"),
        ("joint secretary", "Official"),
        ("secretary of state", "ForeignMinister"),
        ("deputy secretary of state", "DeputyMinister"),
        ("general secretary", "Other"),
        ("ambassador", "Ambassador"),
        ("honorary consul", "HonoraryConsul"),
        ("member of parliament", "Parliamentarian"),
    ],
)
def test_role(text: str, role: str) -> None:
    words = [word.text for word in tokenize(text)]
    office = office_at(words, 0)
    assert office is not None and (office.end, office.role) == (len(words), role)


def test_former_and_plural() -> None:
    former, several = office_at(["former", "president"], 0), office_at(["heads", "of", "state"], 0)
    assert former is not None and former.former
    assert several is not None and several.plural


@pytest.mark.parametrize("text", ["ministry of foreign affairs", "presidency", "foreign trade", "first"])
def test_no_office(text: str) -> None:
    assert office_at(text.split(), 0) is None
