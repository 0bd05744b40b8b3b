"""Statements of the same fact become one fact.

Input: the claims of one article (`within`), then claims of several that have one key (`across`).

Within an article a vaguer statement ("the embassy in Minsk") is merged into the one more precise
statement that it can mean ("an embassy opened in Minsk in 1993"), and into none where it could mean
several. Across articles only what agrees in identifying properties and date is merged: an article
that gives a year is not made to say a day. Disagreement is for `graph.conflicts`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from extract.edtf import Date
from graph.claims import Claim, Value, span

__all__ = ["across", "within"]

# Values that say less than any other of their field, and give way to it.
_GENERIC: Mapping[str, frozenset[str]] = {
    "kind": frozenset(["agreement", "other"]),
    "role": frozenset(["Official", "Other"]),
}
_LISTS = frozenset(["met_with", "participant", "signatory"])
# A State keeps one of these with another State, wherever it is seated.
_SINGLE_MISSIONS = frozenset(["embassy", "high commission", "permanent mission"])


def across(claims: Iterable[Claim]) -> list[Claim]:
    """The facts that claims of one key, made by any articles, amount to."""
    return _join_equals(claims, across=True)


def within(claims: Iterable[Claim]) -> list[Claim]:
    """The facts of one article: equal statements first, then the vague into the precise."""
    kept: dict[object, list[Claim]] = defaultdict(list)  # by class and anchor: else never the same
    for claim in sorted(_join_equals(claims), key=lambda c: (-_precision(c), c.order)):
        near = kept[claim.cls, *map(claim.sign, claim.identity.anchor)]
        hosts = [] if _precise(claim) else [n for n, other in enumerate(near) if _covers(other, claim)]
        if len(hosts) == 1:
            near[hosts[0]] = _join([near[hosts[0]], claim])
        else:
            near.append(claim)
    return [claim for near in kept.values() for claim in near]


def _join_equals(claims: Iterable[Claim], *, across: bool = False) -> list[Claim]:
    """Claims whose identifying properties and date agree, joined; `across` articles or within one."""
    groups: dict[object, list[list[Claim]]] = defaultdict(list)
    for claim in sorted(claims, key=attrgetter("order")):
        group = groups[claim.key]
        home = next((g for g in group if all(_same(other, claim, across=across) for other in g)), None)
        if home is None:
            group.append([claim])
        else:
            home.append(claim)
    return [_join(same) for group in groups.values() for same in group]


def _same(one: Claim, other: Claim, *, across: bool) -> bool:
    """Whether two claims of one key may be one fact."""
    if one.cls == "Meeting" and not one.to_the_day:
        return one.sign("participant") == other.sign("participant")
    if one.identity.dated or None in (one.when, other.when):
        return True
    if across:
        return span(one.when) == span(other.when)
    # An article that dates an office or a membership twice says how long it lasted; a mission opens once.
    return one.cls != "Mission" or _holds(one.when, other.when) or _holds(other.when, one.when)


def _precise(claim: Claim) -> bool:
    """Whether no other claim can be more precise: its one day and all that identifies it are stated."""
    first, last = span(claim.date)
    return claim.identity.dated and first == last and all(map(claim.sign, claim.identity.detail))


def _covers(precise: Claim, vague: Claim) -> bool:
    """Whether a vaguer claim of the same article, class and anchor says nothing beyond the precise one."""
    identity = vague.identity
    if precise.key == vague.key:
        return False  # found to be two facts already
    if identity.dated and identity.detail and not (vague.date or vague.sign(identity.detail[0])):
        return False  # "signed several agreements": too vague to be any one of them
    if vague.when and not (precise.when and _holds(vague.when, precise.when)):
        return False
    named = identity.detail and vague.sign(identity.detail[0])
    fields = (*identity.detail, *(() if named else identity.unnamed), "kind", "level")
    return all(_field_agrees(precise, vague, field) for field in fields)


def _field_agrees(precise: Claim, vague: Claim, field: str) -> bool:
    """Whether a field says the same, or less, in the vaguer claim."""
    one, other = precise.sign(field), vague.sign(field)
    if not other or one == other or other <= _GENERIC.get(field, frozenset()):
        return True
    if field == "subject" and span(precise.date) != span(vague.date):
        return _shorter_subject(one, other)
    if field == "place" and not one:
        return precise.sign("kind") <= _SINGLE_MISSIONS
    return not one and field not in vague.identity.detail + vague.identity.unnamed


def _shorter_subject(one: frozenset[object], other: frozenset[object]) -> bool:
    """Whether one subject is the other with words left out."""
    return any(
        isinstance(a, frozenset) and isinstance(b, frozenset) and (a <= b or b <= a)
        for a in one
        for b in other
    )


def _join(claims: Sequence[Claim]) -> Claim:
    """One claim with all passages: lists united; of single values the first that is not generic."""
    values: dict[str, tuple[Value, ...]] = {}
    for claim in claims:
        for field, stated in claim.values.items():
            if field in _LISTS:
                values[field] = _united(values.get(field, ()), stated)
            elif field not in values or set(values[field]) <= _GENERIC.get(field, frozenset()):
                values[field] = stated
    passages = [passage for claim in claims for passage in claim.evidence]
    return replace(claims[0], values=values, date=_joint_date(claims)).with_evidence(passages)


def _joint_date(claims: Sequence[Claim]) -> Date | None:
    """The earliest: of an office held in 2008 and in 2010, 2008; of 2004 and 2004-05-01, the day.

    Of one day and the days of a journey that it belongs to, these days; an agreement is signed on the one.
    """
    dated = sorted((claim for claim in claims if claim.date), key=lambda claim: span(claim.date)[::-1])
    lasts = claims[0].cls != "Agreement"
    journeys = [c for c in dated if c.to_the_day and dated[0].to_the_day and _holds(c.date, dated[0].date)]
    best = (journeys[-1:] if lasts else []) or dated[:1]
    return best[0].date if best else None


def _united(one: tuple[Value, ...], other: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(sorted({*one, *other}, key=lambda value: getattr(value, "key", "")))


def _holds(outer: Date | None, inner: Date | None) -> bool:
    """Whether a date lies within another, less precise one."""
    (first, last), (begin, end) = span(outer), span(inner)
    return first <= begin and end <= last


def _precision(claim: Claim) -> int:
    """How much a claim says: the precision of its date first, then its identifying fields."""
    first, last = span(claim.when)
    days = (last - first).days
    named = sum(bool(claim.sign(field)) for field in claim.identity.detail + claim.identity.unnamed)
    return 8 * sum(days < limit for limit in (1, 28, 32, 367, 100_000)) + named
