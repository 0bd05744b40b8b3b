"""Missions in lists, tables and infoboxes, whose headings say what their lines leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.article import BlockKind
from extract.facts import Fact, Mention, Mission
from extract.missions.posts import Post, posts_in, posts_named
from extract.missions.prose import RESIDENT
from extract.missions.sides import further_receivers
from extract.missions.times import beginning, says_closed
from extract.registry import Row, passage
from extract.text.discourse import Discourse
from extract.text.headings import direction, headings, speaks_of
from extract.text.lexicon import tokenize
from extract.text.parties import distinct, state_of_unit
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["missions_in_infobox", "missions_in_row", "missions_listed"]

_ASIDE = re.compile(r", (?:which|also|at the same time|concurrently|responsible|with)\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|without|lack|planned|future|proposed)\b", re.IGNORECASE)
_INFOBOX = re.compile(r"^(?:envoy|mission)\s*(?P<side>[12])\s*:", re.IGNORECASE)
_HEADER_MISSION = re.compile(r"mission|type|kind|post|representation|level", re.IGNORECASE)
_HEADER_CITY = re.compile(r"city|seat|location|place", re.IGNORECASE)
_HEADER_COUNTRY = re.compile(r"country|state|organi[sz]ation", re.IGNORECASE)


def missions_listed(sentence: Sentence, discourse: Discourse, posts: list[Post]) -> Iterator[Mission]:
    """ "France – Paris (Embassy)", "Beijing (embassy), Shanghai": items of a list of missions.

    The heading gives the side that the items leave out, and the kind where they name none.
    """
    if sentence.block.kind is not BlockKind.LIST_ITEM or not _is_list(sentence):
        return
    text = sentence.tagged.text
    aside = _ASIDE.search(text)
    end = aside.start() if aside else len(text)
    posts = [post for post in posts if post.start < end]
    kinds = posts or [post for heading in headings(sentence) for post in posts_named(heading)][:1]
    listed = sentence.between(0, end)
    cities = [unit for unit in listed if unit.kind is UnitKind.CITY and unit.mention]
    states = distinct(state_of_unit(unit) for unit in listed if unit.kind in "SC")
    sender, receiver = _sides(sentence, discourse, states)
    if not kinds or sender is None or receiver is None or sender.name == receiver.name:
        return
    for i, kind in enumerate(kinds):
        seats = _seats(kinds, i, cities, sentence) if posts else cities
        for place in [seat.mention for seat in seats] or [None]:
            yield _mission(sender, receiver, kind, place, sentence, "missions.listed")
    seat = cities[0].mention if cities else None
    for other in further_receivers(sentence, 0, len(text)):
        if other.name not in (sender.name, receiver.name):
            yield _mission(sender, other, kinds[0], seat, sentence, "missions.accredited")


def _is_list(sentence: Sentence) -> bool:
    """Whether the words above a list say that it holds missions, and not that there are none."""
    return speaks_of(sentence, RESIDENT) and not speaks_of(sentence, _NONE)


def _mission(
    sender: Mention, receiver: Mention, post: Post, place: Mention | None, sentence: Sentence, rule: str
) -> Mission:
    return Mission(
        sending_state=sender,
        receiving_state=receiver,
        kind=post.kind,
        place=place,
        evidence=(passage(sentence, rule),),
    )


def _sides(
    sentence: Sentence, discourse: Discourse, states: list[Mention]
) -> tuple[Mention | None, Mention | None]:
    """Whose missions a list holds, and to whom: by its headings, the items' State being the other side."""
    for text in headings(sentence):
        sender, receiver = direction(text, discourse.lexicon)
        if receiver is not None and sender is None:  # "Embassies in Y"
            others = [state for state in states if state.name != receiver.name]
            return (others[0] if others else discourse.other(receiver, sentence.block)), receiver
        if sender is not None:
            others = [state for state in states if state.name != sender.name]
            return sender, receiver or (others[0] if others else discourse.other(sender, sentence.block))
    home = discourse.parties[0] if len(discourse.parties) == 1 else None
    others = [state for state in states if home is not None and state.name != home.name]
    return home, others[0] if others else None


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
    sender, receiver = pair if side["side"] == "1" else pair[::-1]
    for i, post in enumerate(posts := posts_in(sentence)):
        after = posts[i + 1].start if i + 1 < len(posts) else len(sentence.tagged.text)
        cities = [u.mention for u in sentence.between(post.end, after) if u.kind is UnitKind.CITY]
        place = cities[0] if cities else None
        yield _mission(sender, receiver, post, place, sentence, "missions.infobox")


def missions_in_row(row: Row, discourse: Discourse) -> Iterator[Fact]:
    """A row of a table of missions: State, city and kind in columns of their own."""
    kinds = [
        p for i, h in enumerate(row.headers) if _HEADER_MISSION.search(h) for p in posts_in(row.cells[i])
    ]
    states = _in_columns(row, _HEADER_COUNTRY, UnitKind.STATE)
    cities = _in_columns(row, _HEADER_CITY, UnitKind.CITY)
    named = distinct(unit.mention for unit in states)
    sender, receiver = _sides(row.sentence, discourse, named)
    if len(states) != 1 or sender is None or receiver is None or sender.name == receiver.name:
        return
    seat = cities[0].mention if cities else _seat_in_heading(row.sentence, discourse)
    dates = [unit for cell in row.cells for unit in cell.of(UnitKind.DATE)]
    closed = says_closed(row.sentence.text)
    when = beginning(dates[0].when) if len(dates) == 1 else None
    for post in kinds:
        yield Mission(
            sending_state=sender,
            receiving_state=receiver,
            kind=post.kind,
            place=seat,
            opened=None if closed else when,
            closed=when if closed else None,
            date=None if closed else when,
            evidence=(passage(row.sentence, "missions.row"),),
        )


def _seat_in_heading(sentence: Sentence, discourse: Discourse) -> Mention | None:
    """The city of "Foreign missions in Thimphu"."""
    for text in headings(sentence):
        words = tokenize(text)
        found = [entry[1] for i in range(len(words)) if (entry := discourse.lexicon.at(words, i))]
        cities = [what.mention for what in found if what.kind == "city"]
        if len(cities) == 1:
            return cities[0]
    return None


def _in_columns(row: Row, header: re.Pattern[str], kind: UnitKind) -> list[Unit]:
    return [u for i, name in enumerate(row.headers) if header.search(name) for u in row.cells[i].of(kind)]
