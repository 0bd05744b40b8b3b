"""Facts that date one once-only event differently: each claim stays, and the two are joined.

Input: the merged facts. Output: pairs of positions, for `dip:conflictsWith`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from graph.claims import Claim, span

__all__ = ["conflicts", "occasion"]

# Once-only events: the field that must be named, and how many days apart two articles' dates may
# lie and still be dates of one event. Beyond that they are two: relations were established in 1919
# and again in 1991, a State was recognised de facto and then de jure.
_ONCE_ONLY: Mapping[str, tuple[str, int]] = {
    "RelationsEvent": ("change", 5 * 366),
    "Recognition": ("recognized", 5 * 366),
    "Mission": ("place", 5 * 366),
    "Agreement": ("subject", 31),
    "Visit": ("visitor", 7),
}
# One article that gives two dates means two events, unless the dates are almost the same.
_DAYS_WITHIN_AN_ARTICLE = 7


def conflicts(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Pairs of positions of claims that contradict each other, the lower first."""
    groups: dict[object, list[int]] = defaultdict(list)
    for position, claim in enumerate(claims):
        if (event := occasion(claim)) is not None:
            groups[event].append(position)
    for group in groups.values():
        yield from (pair for pair in combinations(group, 2) if _contradict(*(claims[n] for n in pair)))


def occasion(claim: Claim) -> object | None:
    """Equal for claims that date the same once-only event; None where there is no date or no such event."""
    if not claim.when or not _once_only(claim):
        return None
    return (claim.cls, *(claim.sign(field) for field in claim.identity.anchor + claim.identity.detail))


def _once_only(claim: Claim) -> bool:
    """Whether the event happens once. Of the changes of relations, only their establishment does."""
    field, _ = _ONCE_ONLY.get(claim.cls, ("", 0))
    return bool(claim.values.get(field)) and (field != "change" or claim.values[field] == ("established",))


def _contradict(one: Claim, other: Claim) -> bool:
    """Whether two dates of one event exclude each other and lie near enough to mean the same event."""
    (first, last), (begin, end) = span(one.when), span(other.when)
    if {(p.article, p.start) for p in one.evidence} & {(p.article, p.start) for p in other.evidence}:
        return False  # a passage that gives two dates tells of two events
    if (first <= begin and end <= last) or (begin <= first and last <= end):
        return False  # one is only less precise
    apart = max((begin - last).days, (first - end).days, 0)
    if set(one.articles) & set(other.articles):
        return one.cls != "Visit" and apart <= _DAYS_WITHIN_AN_ARTICLE
    return apart <= _ONCE_ONLY[one.cls][1]
