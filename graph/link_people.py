"""Which office-holder of the gazetteer a person is.

"Prime Minister of Lithuania on 2013-04-07" is one person, however the name is spelt: office, State and date
decide, as long as the name does not speak against it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from extract.edtf import Date
from graph.names import Likeness, given_likeness, parse, surname_likeness
from graph.people import SINGULAR
from ontology.gazetteer import Gazetteer, Person, Position, fold

__all__ = ["by_name", "by_office", "similar_people"]

_ALIKE = 88


def by_office(
    gazetteer: Gazetteer,
    state_item: str,
    names: Sequence[str],
    offices: Iterable[tuple[str, Date | None]],
) -> Iterator[tuple[Person, str, float]]:
    """(person, "office, State, date" that matched, confidence) of those who held one of the offices then."""
    dated = sorted((role, date) for role, date in offices if role and date)
    for person in gazetteer.people_of(state_item) if dated else ():
        surname, given = _likeness(names, person)
        held = (
            (position, date)
            for position in person.positions
            for role, date in dated
            if position.state_item == state_item
            and _goes_with(role, surname, given)
            and _holds(position, role, date)
        )
        for position, date in held:
            confidence = {Likeness.SAME: 0.99, Likeness.VARIANT: 0.97}.get(min(surname, given), 0.95)
            yield person, f"{position.office}, {state_item}, {date}", confidence
            break


def by_name(
    gazetteer: Gazetteer, state_items: Collection[str], names: Iterable[str]
) -> Iterator[tuple[Person, str]]:
    """(person, name) of those who bear exactly one of the full names and held an office for such a State.

    Without States: of all.
    """
    for name in names:
        parsed = parse(name)
        if parsed.is_full:
            untitled = " ".join((*parsed.given, parsed.surname))
            for person in gazetteer.people_named(name) or gazetteer.people_named(untitled):
                if not state_items or any(p.state_item in state_items for p in person.positions):
                    yield person, name


def similar_people(
    gazetteer: Gazetteer, state_items: Iterable[str], names: Sequence[str]
) -> Iterator[tuple[Person, str, float]]:
    """(person, name, score of 100) of office-holders of those States with a name like one of these."""
    for person in {
        person.item: person for item in state_items for person in gazetteer.people_of(item)
    }.values():
        if min(_likeness(names, person)) >= Likeness.INITIAL:
            score = max(fuzz.ratio(fold(name), fold(own)) for name in names for own in person.names)
            yield person, person.name, max(score, _ALIKE)


def _likeness(names: Iterable[str], person: Person) -> tuple[Likeness, Likeness]:
    """How well surname and given names go with the person's; the worst of the names counts."""
    surnames, givens = zip(*(_one_name(name, person.names) for name in names), strict=True)
    return min(surnames), min(givens)


@cache
def _one_name(name: str, own: tuple[str, ...]) -> tuple[Likeness, Likeness]:
    """Surname and given name against the best of the person's own names."""
    parsed = parse(name)
    pairs = ((surname_likeness(parsed, parse(n)), given_likeness(parsed, parse(n))) for n in own)
    return max(pairs, key=lambda pair: (min(pair), pair))


def _goes_with(role: str, surname: Likeness, given: Likeness) -> bool:
    """Whether a name is near enough for the office to decide: the fewer hold the office, the less near."""
    if Likeness.DIFFERENT in (surname, given):
        return False
    enough = Likeness.INITIAL if role in SINGULAR else Likeness.VARIANT
    return given >= enough or (surname is Likeness.SAME and (role in SINGULAR or given >= Likeness.INITIAL))


def _holds(position: Position, role: str, date: Date) -> bool:
    """Whether the position is that office and was held on a day that the date spans."""
    first, last = date.not_before, date.not_after
    return (
        role in _roles(position.office)
        and position.begin != ""
        and (last is None or position.begin <= last.isoformat())
        and (first is None or not position.end or position.end >= first.isoformat()[: len(position.end)])
    )


@cache
def _roles(office: str) -> frozenset[str]:
    """The role concepts that an office of the gazetteer falls under."""
    return frozenset(role for role, pattern in _patterns() if pattern.fullmatch(office))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    with (Path(__file__).parent / "offices.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple((row["role"], re.compile(row["pattern"], re.IGNORECASE)) for row in rows)
