"""Missions in lists, tables and infoboxes, whose headings say what their lines leave out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from extract.article import BlockKind
from extract.edtf import Date
from extract.facts import EntityKind, Fact, Mention, Mission
from extract.lists import either
from extract.missions.above import Sides, is_list, kinds_above, seat_above, sides_of
from extract.missions.further import further_receivers
from extract.missions.posts import Post, posts_in
from extract.missions.times import beginning, says_closed, says_opened
from extract.registry import Row, passage
from extract.text.discourse import Discourse
from extract.text.parties import distinct, state_of_unit
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["missions_in_infobox", "missions_in_row", "missions_listed"]

_ASIDE = re.compile(r", (?:which|also|at the same time|concurrently|responsible|with)\b", re.IGNORECASE)
_INFOBOX = re.compile(r"^(?:envoy|mission)\s*(?P<side>[12])\s*:", re.IGNORECASE)
_HEADER_MISSION = re.compile(either("table_headers", "mission"), re.IGNORECASE)
_HEADER_CITY = re.compile(either("table_headers", "seat"), re.IGNORECASE)
_HEADER_COUNTRY = re.compile(r"country|state", re.IGNORECASE)
_HEADER_ORGANIZATION = re.compile(r"organi[sz]ation", re.IGNORECASE)
_HEADER_CONCURRENT = re.compile(either("table_headers", "further countries of a mission"), re.IGNORECASE)
_HEADER_OPENED = re.compile(either("table_headers", "date of opening"), re.IGNORECASE)
_HEADER_CLOSED = re.compile(either("table_headers", "date of closing"), re.IGNORECASE)


def missions_listed(sentence: Sentence, discourse: Discourse, posts: list[Post]) -> Iterator[Mission]:
    """ "France – Paris (Embassy)", "Beijing (embassy), Shanghai": items of a list of missions.

    The heading gives the side that the items leave out, and the kind and seat where they name none.
    """
    if sentence.block.kind is not BlockKind.LIST_ITEM or not is_list(sentence):
        return
    text = sentence.tagged.text
    aside = _ASIDE.search(text)
    end = aside.start() if aside else len(text)
    posts = [post for post in posts if post.start < end]
    kinds = posts or ([] if _has_items(sentence) else kinds_above(sentence))
    listed = sentence.between(0, end)
    cities = [unit for unit in listed if unit.kind is UnitKind.CITY and unit.mention]
    sides = sides_of(
        sentence, discourse, distinct(state_of_unit(unit) for unit in listed if unit.kind in "SC")
    )
    if not kinds or not sides.are_two:
        return
    above = seat_above(sentence, discourse)
    if not (posts or any(unit.kind in "SC" for unit in listed)):
        return  # "Ana Rojas (1998–2001)" below "Ambassadors since the embassy opened"
    for i, kind in enumerate(kinds):
        seats = [seat.mention for seat in (_seats(kinds, i, cities, sentence) if posts else cities)]
        for place in seats or [above]:
            yield _mission(sides, kind, place, sentence, "missions.listed", *_life(sentence))
    seat = cities[0].mention if cities else above
    for other in further_receivers(sentence, 0, len(text)):
        if other.name not in sides.names:
            is_state = other.kind is EntityKind.STATE
            further = Sides(sides.sender, other if is_state else None, None if is_state else other)
            yield _mission(further, kinds[0], seat, sentence, "missions.accredited")


def _has_items(sentence: Sentence) -> bool:
    """Whether an item only introduces the items below it: "Egypt" above "Cairo (Embassy)"."""
    blocks = sentence.article.blocks
    following = bisect_right(blocks, sentence.block.start, key=lambda block: block.start)
    return following < len(blocks) and blocks[following].lead == sentence.article.of(sentence.block)


def _life(sentence: Sentence) -> tuple[Date | None, Date | None]:
    """The one date of an item, as the day of opening or closing that its words say it is."""
    dates = sentence.of(UnitKind.DATE)
    if len(dates) != 1:
        return None, None
    if says_closed(sentence.text):
        return None, dates[0].when
    return (beginning(dates[0].when), None) if says_opened(sentence.text) else (None, None)


def _mission(
    sides: Sides,
    post: Post,
    place: Mention | None,
    sentence: Sentence,
    rule: str,
    opened: Date | None = None,
    closed: Date | None = None,
) -> Mission:
    return Mission(
        sending_state=sides.sender,
        receiving_state=None if sides.organization else sides.receiver,
        receiving_organization=sides.organization,
        kind=post.kind,
        place=place,
        opened=opened,
        closed=closed,
        date=opened,
        evidence=(passage(sentence, rule),),
    )


def _seats(kinds: list[Post], i: int, cities: list[Unit], sentence: Sentence) -> list[Unit]:
    """The cities that belong to the i-th kind: before it in "Paris (Embassy)", after it in "Embassy: Paris"."""
    at = {unit: start for start, _, unit in sentence.tagged.pieces if unit is not None}
    begin = kinds[i - 1].end if i else 0
    after = kinds[i + 1].start if i + 1 < len(kinds) else len(sentence.tagged.text)
    before = [city for city in cities if begin <= at[city] < kinds[i].start]
    return before or [city for city in cities if kinds[i].end <= at[city] < after]


def missions_in_infobox(sentence: Sentence, discourse: Discourse) -> Iterator[Mission]:
    """ "Mission1: Embassy, Minsk" of an infobox: the first State's mission to the second."""
    pair = discourse.pair(sentence.block)
    side = _INFOBOX.match(sentence.tagged.text)
    if side is None or len(pair) != 2:
        return
    sides = Sides(*(pair if side["side"] == "1" else pair[::-1]))
    for i, post in enumerate(posts := posts_in(sentence)):
        after = posts[i + 1].start if i + 1 < len(posts) else len(sentence.tagged.text)
        cities = [u.mention for u in sentence.between(post.end, after) if u.kind is UnitKind.CITY]
        place = cities[0] if cities else None
        yield _mission(sides, post, place, sentence, "missions.infobox")


def missions_in_row(row: Row, discourse: Discourse) -> Iterator[Fact]:
    """A row of a table of missions: State or organisation, city and kind in columns of their own."""
    kinds = [
        p for i, h in enumerate(row.headers) if _HEADER_MISSION.search(h) for p in posts_in(row.cells[i])
    ]
    organizations = _in_columns(row, _HEADER_ORGANIZATION, UnitKind.ORGANIZATION)
    states = _in_columns(row, _HEADER_COUNTRY, UnitKind.STATE)
    cities = _in_columns(row, _HEADER_CITY, UnitKind.CITY)
    sides = sides_of(row.sentence, discourse, distinct(unit.mention for unit in states))
    if len(organizations) == 1:
        sides = replace(sides, organization=organizations[0].mention)
    if not (len(states) == 1 or len(organizations) == 1) or not sides.are_two:
        return
    seat = cities[0].mention if cities else seat_above(row.sentence, discourse)
    for post in kinds:
        yield _mission(sides, post, seat, row.sentence, "missions.row", *_life_in_row(row))
        for unit in _in_columns(row, _HEADER_CONCURRENT, UnitKind.STATE):
            if unit.mention is not None and unit.mention.name not in sides.names:
                further = replace(sides, receiver=unit.mention, organization=None)
                yield _mission(further, post, seat, row.sentence, "missions.accredited")


def _life_in_row(row: Row) -> tuple[Date | None, Date | None]:
    """When a mission opened and closed: by the headers of the dates, else by the words of the row."""
    opened = [unit.when for unit in _in_columns(row, _HEADER_OPENED, UnitKind.DATE)]
    closed = [unit.when for unit in _in_columns(row, _HEADER_CLOSED, UnitKind.DATE)]
    if opened or closed:
        return (beginning(opened[0]) if opened else None), (closed[0] if closed else None)
    dates = [unit.when for cell in row.cells for unit in cell.of(UnitKind.DATE)]
    if len(dates) != 1:
        return None, None
    return (None, dates[0]) if says_closed(row.sentence.text) else (beginning(dates[0]), None)


def _in_columns(row: Row, header: re.Pattern[str], kind: UnitKind) -> list[Unit]:
    return [u for i, name in enumerate(row.headers) if header.search(name) for u in row.cells[i].of(kind)]
