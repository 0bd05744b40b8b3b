"""Ballots are read where a State casts one on a resolution of an international body."""

from __future__ import annotations

import pytest

from extract.facts import Vote
from tests.extract.texts import facts_of

Ballot = tuple[str, str, str, str, str]
GENERAL, COUNCIL = "United Nations General Assembly", "United Nations Security Council"


def votes(text: str) -> list[Ballot]:
    """(voter, ballot, resolution, body, date) of each vote."""
    return [
        (
            f.voter.name if f.voter else "",
            f.ballot,
            f.resolution,
            f.body.name if f.body else "",
            str(f.date or ""),
        )
        for f in facts_of(Vote, text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 3 May 2011, Latvia abstained on UN General Assembly Resolution 65/12, which gave Peru a seat.",
            [("Latvia", "abstention", "Resolution 65/12", GENERAL, "2011-05-03")],
        ),
        (
            "Chile voted in favour of the UN General Assembly resolution calling for a truce on 3 May 2011.",
            [("Chile", "for", "calling for a truce", GENERAL, "2011-05-03")],
        ),
        (
            "In 2012, Chile voted against UN Security Council Resolution 1999.",
            [("Chile", "against", "Resolution 1999", COUNCIL, "2012")],
        ),
        (
            "Both countries voted for United Nations General Assembly Resolution ES-11/1 in March 2022.",
            [(s, "for", "Resolution ES-11/1", GENERAL, "2022-03") for s in ("Chile", "Latvia")],
        ),
        (
            "Chile and Latvia abstained on a UN General Assembly resolution on small arms in 2014.",
            [(s, "abstention", "small arms", GENERAL, "2014") for s in ("Chile", "Latvia")],
        ),
        (
            "In 2009 Latvia was one of nine countries that voted against a UN Human Rights Council resolution on Peru.",
            [("Latvia", "against", "Peru", "United Nations Human Rights Council", "2009")],
        ),
        (
            "On 2 June 2011 the UN General Assembly adopted Resolution 65/40, with Latvia voting in favor.",
            [("Latvia", "for", "Resolution 65/40", GENERAL, "2011-06-02")],
        ),
        (
            "In the UN General Assembly, Chile voted against a resolution condemning the coup in 1999.",
            [("Chile", "against", "condemning the coup", GENERAL, "1999")],
        ),
        (
            "In 2014 Chile abstained from a UN General Assembly vote condemning the coup.",
            [("Chile", "abstention", "condemning the coup", GENERAL, "2014")],
        ),
        (
            "Chile cast its ballot for resolution 3379 in the UN General Assembly on 1 May 1975.",
            [("Chile", "for", "Resolution 3379", GENERAL, "1975-05-01")],
        ),
        (
            "In 2011 Chile vetoed a UN Security Council resolution on whaling.",
            [("Chile", "against", "whaling", COUNCIL, "2011")],
        ),
        (
            "On 1 June 2011, Latvia abstained on a UN General Assembly resolution demanding free seas. "
            "It took an identical stance on a similar resolution adopted on 4 July 2012.",
            [
                ("Latvia", "abstention", "demanding free seas", GENERAL, "2011-06-01"),
                ("Latvia", "abstention", "demanding free seas (similar resolution)", GENERAL, "2012-07-04"),
            ],
        ),
        *(
            (
                f"Chile voted for a UN General Assembly resolution on whaling in 2011. {again} in 2013.",
                [
                    ("Chile", "for", "whaling", GENERAL, "2011"),
                    ("Chile", "for", "whaling (similar resolution)", GENERAL, "2013"),
                ],
            )
            for again in (
                "It did so again on another text",
                "It maintained a similar stance on the next resolution",
                "It kept the same line on another resolution",
            )
        ),
    ],
)
def test_stated(text: str, expected: list[Ballot]) -> None:
    assert votes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Latvia voted for independence in a referendum in 1991.",
        "The deputies voted to unite the provinces.",
        "In 2011 Chile's parliament voted in favour of a resolution on Latvia.",
        "Latvia would vote against UN General Assembly Resolution 65/12.",
        "Latvia did not vote on UN General Assembly Resolution 65/12.",
        "Chile proposed that Latvia voted for a UN General Assembly resolution on arms.",
        "Latvia took an identical stance on a similar resolution adopted on 4 July 2012.",
        "An MP proposed a draft resolution in 2011 and ten members voted against it.",
        "UN General Assembly Resolution 65/12 granted Peru a seat.",
    ],
)
def test_not_stated(text: str) -> None:
    assert votes(text) == []
