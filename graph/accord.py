"""How well articles that date the diplomatic relations of the same two States agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from graph.claims import Claim, span

__all__ = ["Accord", "Disagreement", "Side"]

_LISTED = 1_000  # disagreements that a report lists; all of them are in the graph


@dataclass(frozen=True, slots=True)
class Side:
    """One of two dates: EDTF, the article that gives it, and its words."""

    date: str
    article: str
    quote: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two articles that date the relations of two States differently."""

    states: str
    one: Side
    other: Side


@dataclass(slots=True)
class Accord:
    """Of how many pairs of States several articles date the relations, in how many they give the same
    date or one within the other's, and in how many they contradict each other.

    The rest speak of different events: relations of 1919 and of 1991.
    """

    pairs: int = 0
    agree: int = 0
    disagree: int = 0
    disagreements: list[Disagreement] = field(default_factory=list)

    def add(self, claims: Sequence[Claim], conflicts: Iterable[tuple[int, int]]) -> None:
        """Take in all dates of the relations of two States; `conflicts` are pairs of positions."""
        if claims[0].cls != "RelationsEvent" or len({a for each in claims for a in each.articles}) < 2:
            return
        found = [Disagreement(_states(claims[n]), _side(claims[n]), _side(claims[m])) for n, m in conflicts]
        self.pairs += 1
        self.disagree += bool(found)
        self.agree += not found and _confirmed(claims)
        self.disagreements += found[: _LISTED - len(self.disagreements)]


def _confirmed(claims: Sequence[Claim]) -> bool:
    """Whether two articles mean the same date, exactly or less precisely."""
    return any(len(each.articles) > 1 for each in claims) or any(
        one.articles != other.articles and _within(one, other) for one, other in product(claims, repeat=2)
    )


def _within(one: Claim, other: Claim) -> bool:
    (first, last), (begin, end) = span(one.when), span(other.when)
    return begin <= first and last <= end


def _states(claim: Claim) -> str:
    return " and ".join(getattr(each, "label", "") for each in claim.values["party"])


def _side(claim: Claim) -> Side:
    first = claim.evidence[0]
    return Side(str(claim.when), first.article, first.quote)
