"""Visits in a row of a table: who, when and where in cells of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.facts import EntityKind, Fact, Mention, Visit
from extract.registry import Row
from extract.text.discourse import Discourse
from extract.text.headings import direction
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind
from extract.visits.above import SPEAKS_OF_VISITS, Heading, heading_of, under_visits
from extract.visits.company import principals
from extract.visits.listed import is_off, visits_of
from extract.visits.trips import trips_in_row

__all__ = ["visits_in_row"]

_AND = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:[,;]|,? and|&)\s+(?:the )?")
_HOST = re.compile(
    r"\b(?:hosts?(?! (?:city|country|state|nation))|hosted by|received by|met with|counterpart)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r";(?![^()]*\))")
_WHO = (UnitKind.ACTOR, UnitKind.NAME)


def visits_in_row(row: Row, discourse: Discourse) -> Iterator[Fact]:
    """The visits of a row in a table of visits: who, when and where in cells of their own.

    Where the article lists the journeys of the one person of its title, the row names but when and where.
    """
    hosts = [u for cell in _cells(row, _HOST) for u in cell.units]
    met = tuple(person for host in hosts if (person := discourse.person(host)) is not None)
    if discourse.traveller is not None:
        yield from trips_in_row(row, met, discourse)
        return
    if not (under_visits(row.sentence) or any(SPEAKS_OF_VISITS.search(h) for h in row.headers)):
        return
    for units in _entries(row):
        for visit in _visits([unit for unit in units if unit not in hosts], row, discourse):
            yield replace(visit, met_with=met)


def _entries(row: Row) -> Iterator[list[Unit]]:
    """The units of each entry of a row: of "X (May); Y (June)" in a cell each of the two, with the other cells."""
    text = row.sentence.article.text
    for cell in row.cells:
        marks = [cell.start + mark.start() for mark in _NEXT.finditer(text[cell.start : cell.end])]
        parts = [
            [u for u in cell.units if a <= u.start < b] for a, b in pairwise([cell.start, *marks, cell.end])
        ]
        if len(parts) > 1 and all(any(u.kind in _WHO for u in part) for part in parts):
            others = [u for other in row.cells if other is not cell for u in other.units]
            for part in parts:
                dated = any(u.kind is UnitKind.DATE for u in part)
                yield [*(u for u in others if not (dated and u.kind is UnitKind.DATE)), *part]
            return
    yield [unit for cell in row.cells for unit in cell.units]


def _visits(units: Sequence[Unit], row: Row, discourse: Discourse) -> Iterator[Visit]:
    """The visits of the units of a row: of one person, or of several who travel together."""
    dates = [unit for unit in units if unit.kind is UnitKind.DATE]
    named = [u for u in units if u.kind in _WHO and u.mention is not None]
    named = [u for i, u in enumerate(named) if i == 0 or not _is_aside(row, u)]
    offices = [u for u in units if u.kind is UnitKind.ACTOR and u.mention is None and not _is_aside(row, u)]
    actors = named or [office for office in offices[:1] if dates and _opens_cell(row, office)]
    actors = principals(actors, row.sentence)
    heading = _headed(actors[:1], row, discourse)
    if not actors or is_off(row.sentence.text) or not (len(actors) == 1 or _together(actors, heading, row)):
        return
    if named and offices:
        role, state = actors[0].role or offices[0].role, offices[0].state or actors[0].state
        actors[0] = replace(actors[0], kind=UnitKind.ACTOR, role=role, state=state)
    places = [u for u in units if u.kind in (UnitKind.STATE, UnitKind.CITY)]
    for actor in actors:
        visitor = replace(actor, state=actor.state or _opposite(places, heading, row.sentence, discourse))
        yield from visits_of(visitor, dates, places, heading, row.sentence, discourse, "visits.row")


def _headed(actors: Sequence[Unit], row: Row, discourse: Discourse) -> Heading:
    """What stands above a row, and above the column of who travels: "From X to Y"."""
    heading = heading_of(row.sentence, discourse)
    columns = zip(row.cells, row.headers, strict=False)
    own = (name for actor in actors for cell, name in columns if cell.start <= actor.start < cell.end)
    sender, receiver = direction(next(own, ""), discourse.lexicon)
    return replace(heading, sender=heading.sender or sender, receiver=heading.receiver or receiver)


def _together(actors: Sequence[Unit], heading: Heading, row: Row) -> bool:
    """Whether several persons of a row travel the way that the heading says: "President X and Minister Y"."""
    text = row.sentence.article.text
    gaps = (text[a.end : b.start] for a, b in pairwise(actors))
    known = heading.sender is not None or heading.receiver is not None
    return known and all(actor.role for actor in actors) and all(_AND.fullmatch(gap) for gap in gaps)


def _opens_cell(row: Row, unit: Unit) -> bool:
    """Whether a cell begins with an office: "The Crown Prince", "Their Majesties the King and Queen"."""
    cell = _cell_of(row, unit)
    opening = row.sentence.article.text[cell.start : unit.start].lower()
    return (
        re.fullmatch(
            r"(?:(?:the|his|her|their|hon\W*ble|[\w.]+ (?:highness|majest|excellenc)\w*)\W*){0,3}", opening
        )
        is not None
    )


def _cell_of(row: Row, unit: Unit) -> Sentence:
    return next(cell for cell in row.cells if cell.start <= unit.start < cell.end)


def _is_aside(row: Row, unit: Unit) -> bool:
    """Whether a unit stands in brackets in its cell: the occasion, or the company."""
    cell = _cell_of(row, unit)
    before = row.sentence.article.text[cell.start : unit.start]
    return before.rfind("(") > before.rfind(")")


def _cells(row: Row, header: re.Pattern[str]) -> list[Sentence]:
    return [cell for cell, name in zip(row.cells, row.headers, strict=False) if header.search(name)]


def _opposite(
    places: Sequence[Unit], heading: Heading, sentence: Sentence, discourse: Discourse
) -> Mention | None:
    """The State that is not visited, where a city of one of the pair is named and no heading gives the sender."""
    if heading.sender is not None:
        return None
    cities = [u.mention for u in places if u.kind is UnitKind.CITY and u.mention and u.mention.state]
    return discourse.other(Mention(EntityKind.STATE, cities[0].state), sentence.block) if cities else None
