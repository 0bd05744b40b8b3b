"""Who attends what a State celebrates at home has visited it."""

from __future__ import annotations

import pytest

from tests.extract.visits.seen import TITLE, journeys


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Minister Juan Valdés of Chile attended the Latvian Independence Day celebrations in 1998.",
            "Chile → Latvia Juan Valdés 1998",
        ),
        (
            "President Ilga Ozola of Latvia attended the inauguration of the President of Chile Ana Rojas in 2006.",
            "Latvia → Chile Ilga Ozola 2006",
        ),
        (
            "Prime Minister Ilga Ozola of Latvia took part in the national day parade of Chile in 2003.",
            "Latvia → Chile Ilga Ozola 2003",
        ),
        (
            "Prime Minister Ilga Ozola of Latvia attended the Republic Day parade in 2003.",
            "Latvia → Chile Ilga Ozola 2003",
        ),
        (
            "Prime Minister Ilga Ozola of Latvia was the guest of honour at the Independence Day parade in 2003.",
            "Latvia → Chile Ilga Ozola 2003",
        ),
    ],
)
def test_celebrations_are_at_home(text: str, expected: str) -> None:
    assert journeys(text, TITLE) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Ilga Ozola of Latvia attended the inauguration of the embassy of Chile in 2003.",
        "Prime Minister Ilga Ozola of Latvia attended the Chilean National Day reception in 2003.",
        "Foreign Minister Juan Valdés of Chile attended the inauguration of the President of Chile in 2006.",
    ],
)
def test_what_an_embassy_celebrates_is_no_visit(text: str) -> None:
    assert not journeys(text, TITLE)
