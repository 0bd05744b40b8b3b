"""Journeys of the one person of whom an article lists them all: each row or item names country, places and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from extract.article import BlockKind
from extract.facts import EntityKind, Mention, Visit
from extract.lists import either, table
from extract.registry import Row, passage
from extract.text.discourse import Discourse
from extract.text.offices import role_in
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind
from extract.visits.listed import is_off
from extract.visits.prose import dated

__all__ = ["trips_entered", "trips_in_row"]

_COLUMNS = {row[0]: row[1] for row in table("trip_columns")}
_VISITED = re.compile(r" (?:visited|of (?:the )?(?:visit|trip|stay|travel)s?)$")
_NOT_TRAVELLED = re.compile(rf"\b{either('not_travelled')}\b", re.IGNORECASE)
_OTHERS = re.compile(rf"\b{either('other_journeys')}\b", re.IGNORECASE)
_KIND = re.compile(r"(?:An? )?(state|official|working) (?:visit|trip)\b", re.IGNORECASE)
_STATUS = 4  # words: a cell of so few says what became of the journey, not what was spoken of
# "22–23 January: Canada (Ottawa) – met …": dates and places, then the end or a mark, then whatever was done.
_HEAD = re.compile(r"(?:‹[DSC]\d+›|\b(?:the|to|in|on|and|from)\b|[\s,:;.()–—&-])+")
_ENDS_HEAD = re.compile(r"[.:;()–—-]\s*$")


def trips_in_row(row: Row, met: tuple[Mention, ...], discourse: Discourse) -> Iterator[Visit]:
    """The journeys of a row that has a column for its dates and one for its country or places."""
    short = [cell.text for cell in row.cells if len(cell.text.split()) <= _STATUS]
    told = [row.sentence.text, *_details(row.sentence)]
    if any(is_off(text) for text in short) or any(_NOT_TRAVELLED.search(text) for text in told):
        return
    kinds = [kind[1].lower() for cell in row.cells if (kind := _KIND.match(cell.text))]
    for visit in _trips(_column(row, "date"), _column(row, "place"), row.sentence, discourse, "visits.trip"):
        yield replace(visit, met_with=met, kind=kinds[0] if kinds else "")


def _column(row: Row, what: str) -> list[Unit]:
    """The units of the cells whose header says that they hold dates or places; of two columns of dates, none."""
    cells = [c for c, header in zip(row.cells, row.headers, strict=False) if _holds(header) == what]
    return [unit for cell in cells for unit in cell.units] if what == "place" or len(cells) == 1 else []


def _holds(header: str) -> str:
    """What a column holds by the last words of its header: "Travel date(s)", "Countries visited", "City / area"."""
    names = re.split(r" ?[/&,] ?| and | or ", _VISITED.sub("", " ".join(header.lower().split())))
    held = {_COLUMNS.get(name.replace("(s)", "s").split(" ")[-1], "") for name in names} - {""}
    return held.pop() if len(held) == 1 else ""


def _details(row: Sentence) -> Iterator[str]:
    """The cells of a row that hold prose: blocks of their own, up to the next row."""
    below = (b for b in row.article.blocks if b.start >= row.block.end)
    own = takewhile(lambda b: b.kind is not BlockKind.TABLE_ROW and b.section == row.block.section, below)
    return (row.article.of(block) for block in own)


def trips_entered(sentence: Sentence, discourse: Discourse) -> Iterator[Visit]:
    """The journeys of a list item that opens with its dates and places: "3 May 2016: Canada (Ottawa) – …"."""
    head = _HEAD.match(sentence.tagged.text)
    if sentence.block.kind is not BlockKind.LIST_ITEM or sentence.start != sentence.block.start or not head:
        return
    rest = sentence.tagged.text[head.end() :]
    if rest and not _ENDS_HEAD.search(head[0]):
        return
    if is_off(" ".join(rest.split()[:_STATUS])) or _NOT_TRAVELLED.search(sentence.article.of(sentence.block)):
        return
    units = sentence.between(*head.span())
    dates = [unit for unit in units if unit.kind is UnitKind.DATE]
    yield from _trips(dates, units, sentence, discourse, "visits.trip")


def _trips(
    dates: Iterable[Unit], places: Iterable[Unit], sentence: Sentence, discourse: Discourse, rule: str
) -> Iterator[Visit]:
    """One visit for each State and date; none without both, or where the sending State is not certain."""
    traveller = discourse.traveller
    above = (*sentence.block.section, sentence.block.lead)
    if traveller is None or not traveller.state or any(_OTHERS.search(heading) for heading in above):
        return
    when = [date for date in dates if date.date is not None and date.date.dates_sentence]
    role = next((role for heading in reversed(above) if (role := role_in(heading))), traveller.role)
    for state, city in _destinations([*places]):
        if state.name != traveller.state:
            visit = Visit(
                sending_state=Mention(EntityKind.STATE, traveller.state),
                receiving_state=state,
                visitor=replace(traveller, role=role),
                role=role,
                place=city,
                evidence=(passage(sentence, rule),),
            )
            yield from (dated(visit, date) for date in when)


def _destinations(places: Sequence[Unit]) -> list[tuple[Mention, Mention | None]]:
    """The States of a row, each with its first city; where it names none, those that its cities lie in."""
    cities = [u.mention for u in places if u.kind is UnitKind.CITY and u.mention and u.mention.state]
    named = {u.mention.name: u.mention for u in places if u.kind is UnitKind.STATE and u.mention}
    states = named or {city.state: Mention(EntityKind.STATE, city.state) for city in cities}
    return [(state, next((c for c in cities if c.state == name), None)) for name, state in states.items()]
