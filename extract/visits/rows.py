"""Visits in a row of a table: who, when and where in cells of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.facts import EntityKind, Fact, Mention
from extract.registry import Row
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind
from extract.visits.listed import SPEAKS_OF_VISITS, Heading, heading_of, is_off, under_visits, visits_of
from extract.visits.trips import trips_in_row

__all__ = ["visits_in_row"]

_HOST = re.compile(
    r"\b(?:hosts?(?! (?:city|country|state|nation))|hosted by|received by|met with|counterpart)\b",
    re.IGNORECASE,
)


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
    units = [unit for cell in row.cells for unit in cell.units if unit not in hosts]
    dates = [unit for unit in units if unit.kind is UnitKind.DATE]
    named = [u for u in units if u.kind in (UnitKind.ACTOR, UnitKind.NAME) and u.mention is not None]
    offices = [u for u in units if u.kind is UnitKind.ACTOR and u.mention is None]
    if not named or len(named) > 1 or is_off(row.sentence.text):
        return
    actor = named[0]
    if offices:
        role, state = actor.role or offices[0].role, offices[0].state or actor.state
        actor = replace(actor, kind=UnitKind.ACTOR, role=role, state=state)
    places = [u for u in units if u.kind in (UnitKind.STATE, UnitKind.CITY)]
    heading = heading_of(row.sentence, discourse)
    actor = replace(actor, state=actor.state or _opposite(places, heading, row.sentence, discourse))
    for visit in visits_of(actor, dates, places, heading, row.sentence, discourse, "visits.row"):
        yield replace(visit, met_with=met)


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
