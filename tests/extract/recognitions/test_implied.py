"""Recognitions of which a sentence leaves something to be understood."""

from __future__ import annotations

import pytest

from tests.extract.recognitions.acts import Act, acts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kosovo declared its independence on 17 February 2008 and Chile recognised it on 8 March 2008.",
            [("Chile", "Kosovo", "2008-03-08")],
        ),
        (
            "Mongolia gained independence in 1921, and in 1922 Latvia recognised it.",
            [("Latvia", "Mongolia", "1922")],
        ),
        (
            "After Chad became free, Peru stood by. Chad proclaimed its independence in 1960 but Chile formally"
            " recognised the new state in 1961.",
            [("Chile", "Chad", "1961")],
        ),
        (
            "After its recognition of Israel in 1949, Latvia opened a legation.",
            [("Latvia", "Israel", "1949")],
        ),
        ("Chile's recognition of Kosovo in 2010 was welcomed.", [("Chile", "Kosovo", "2010")]),
    ],
)
def test_what_it_is_that_is_recognised(text: str, expected: list[Act]) -> None:
    assert acts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru left the union on 1 May 1975 and Chile recognised the new republic the same day; two days later"
            " the two countries exchanged notes.",
            ("Chile", "Peru", "1975-05-01"),
        ),
        (
            "Chile has never recognised Kosovo; Peru did so on 22 February 2008.",
            ("Peru", "Kosovo", "2008-02-22"),
        ),
    ],
)
def test_the_other_state_of_the_pair(text: str, expected: Act) -> None:
    assert acts(text, "Chile–Peru relations") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Chile withdrew its recognition of Kosovo in 2020.",
        "Kosovo declared independence in 2008 but Chile has not recognised it.",
        "Chile refused to recognise the new republic in 1975.",
        "Chile signed the convention in 2001; Peru did so in 2008.",
    ],
)
def test_no_recognition_is_implied(text: str) -> None:
    assert acts(text, "Chile–Peru relations") == []


def test_what_was_not_recognised_until_a_day() -> None:
    assert acts("Chile did not recognise Latvia until 3 May 1921.") == [("Chile", "Latvia", "1921-05-03")]
    assert acts("Chile did not recognise Latvia.") == []
