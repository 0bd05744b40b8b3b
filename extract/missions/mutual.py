"""Missions told in pairs: "both countries opened embassies in each other's capitals", "and that of Y in Riga"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extract.edtf import Date
from extract.facts import EntityKind, Mention, Mission
from extract.lists import either, table
from extract.missions.posts import Post, verbs
from extract.missions.respective import each_dated, is_of_each, of_each
from extract.missions.times import beginning, dates_of
from extract.registry import passage
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.parties import states_between
from extract.text.sentence import Sentence
from extract.text.timing import dates_at

__all__ = ["missions_exchanged", "reciprocated", "that_of_the_other"]

_STATES = r"(?:the )?‹S\d+› and (?:the )?‹S\d+›"
_BOTH = re.compile(
    rf"(?:\b(?:both|the two|two|these)(?: \w+)? {either('sides')}\b"
    rf"|\bthey\b|(?P<pair>{_STATES}) )(?P<gap>[^.;‹]*(?:‹D\d+›[^.;‹]*)?)$",
    re.IGNORECASE,
)
_WHOSE = (
    r"(?:each[ -]others?['’]?s?|one another['’]s|both|each|(?:the|their)(?: respective)?"
    r"|respective(?= capital)|(?:each )?(?:the )?other['’]s)"
)
_CAPITALS = r"(?:respective )?(?:capital cities|capitals?)\b"
_IN_CAPITALS = re.compile(rf" in {_WHOSE} {_CAPITALS}", re.IGNORECASE)
_OPENED_IN_CAPITALS = re.compile(
    rf"(?: (?:were|have been|had been))? (?:\w+ly )?{verbs('is kept')}(?: (?:in|on) ‹D\d+›,?)? in {_WHOSE} {_CAPITALS}",
    re.IGNORECASE,
)
_IN_CITIES = re.compile(
    r" in (?P<cities>‹C\d+› and (?:in )?‹C\d+›)(?:,? respectively)?(?! and\b)", re.IGNORECASE
)
# "The two States are accredited to each other from their embassies in Vienna"
_FROM_ONE_SEAT = re.compile(
    r"\b(?:they|(?:both|the two) (?:countries|states|nations)) (?:are|were) (?:represented|accredited) (?:in|to) "
    r"(?:each other|one another) (?:through|from|by|via) (?:(?:their|the) (?:\w+ )?)?$",
    re.IGNORECASE,
)
_OPENING_OF = re.compile(
    r"\b(?:opening|establishment|inauguration) of (?:(?:the|their|resident|respective|diplomatic) )*$",
    re.IGNORECASE,
)
# "Embassies in Riga and Santiago were opened in 1992": of whom their seats tell
_OPENS_SENTENCE = re.compile(r"^(?:(?:In|On) ‹D\d+›,? )?(?:the |resident |their )?$", re.IGNORECASE)
_SEAT = re.compile(r" in (?P<city>‹C\d+›)(?! and\b)")
_THAT_OF = (
    r"(?:,| and| while|;)(?: the (?:opening|establishment) of)? (?:that|the one) of (?:the )?@owner:S in @city:C",
    # "X opened its embassy in Lima, while Y opened hers in Riga"
    r"(?:,| and| while|;)(?: and| while| whereas)? (?:the )?@owner:S (?:also |then |later )?"
    r"(?:(?:re)?opened|established|set up) (?:hers|its own|theirs|its|one) in @city:C",
    # "X opened its embassy in Lima in 1992, and Y in Riga in 1994"
    r"(?<=›)(?:,| and| while|;)(?: and| while)? (?:the )?@owner:S in @city:C (?=(?:in|on) ‹D)",
)
# "X opened its embassy in Lima in 1992, while Y reciprocated in 1994": where is not said
_RECIPROCATED = (
    r"(?:,|;| and| while| whereas)(?: and| while| whereas)?(?: (?:in|on) @first:D,?)? (?:the )?@owner:S"
    r" (?:\w+ly |then |later |also )?(?:reciprocated|followed suit|did (?:so|the same|likewise))"
    r"(?: (?:in|on) @date:D)?(?= ?(?:[.;,]|$))"
)


@cache
def _keeps() -> re.Pattern[str]:
    return re.compile(rf"\b{verbs('keeps')}\b", re.IGNORECASE)


@cache
def _settled() -> dict[str, int]:
    return {state: int(year) for state, year in table("moved_capitals")}


def missions_exchanged(post: Post, sentence: Sentence, discourse: Discourse) -> Iterator[Mission]:
    """The two missions of "both countries opened embassies in each other's capitals": of each with the other."""
    text = sentence.tagged.text
    if not post.plural or not is_stated_before(text[: post.start]):
        return
    both = _BOTH.search(text[: post.start])
    acting = both is not None and _keeps().search(both["gap"]) is not None
    if _FROM_ONE_SEAT.search(text[: post.start]):
        yield from _from_one_seat(post, sentence, discourse)
        return
    if is_of_each(post, sentence):
        yield from of_each(post, sentence)
        return
    if both is not None or _OPENING_OF.search(text[: post.start]):
        dated = list(each_dated(post, post.end, sentence))
        yield from dated
        if dated:
            return
    opened, closed = dates_of(post, 0, len(text), sentence)
    if (acting and _IN_CAPITALS.match(text, post.end)) or _OPENED_IN_CAPITALS.match(text, post.end):
        seats = _capitals(_pair(both, sentence, discourse), opened or closed, discourse)
    else:
        seats = _cities(post, sentence) if acting or _OPENS_SENTENCE.search(text[: post.start]) else []
    for sender, seat in seats:
        yield Mission(
            sending_state=sender,
            receiving_state=Mention(EntityKind.STATE, seat.state),
            kind=post.kind,
            place=seat,
            opened=opened,
            closed=closed,
            date=opened,
            evidence=(passage(sentence, "missions.exchanged"),),
        )


def _from_one_seat(post: Post, sentence: Sentence, discourse: Discourse) -> Iterator[Mission]:
    """The missions of both States to each other that are seated in one city of a third."""
    found = _SEAT.match(sentence.tagged.text, post.end)
    unit = sentence.tagged.unit_at(found.start("city")) if found else None
    pair = discourse.pair(sentence.block)
    if unit is None or unit.mention is None or len(pair) != 2:
        return
    for sender, receiver in (pair, pair[::-1]):
        if unit.mention.state not in (sender.name, receiver.name):
            yield Mission(
                sending_state=sender,
                receiving_state=receiver,
                kind=post.kind,
                place=unit.mention,
                evidence=(passage(sentence, "missions.exchanged"),),
            )


def _pair(both: re.Match[str] | None, sentence: Sentence, discourse: Discourse) -> list[Mention]:
    """The two States that are named as those that act, else those that the article is about."""
    named = states_between(sentence, *both.span("pair"), "S") if both is not None and both["pair"] else []
    return named if len(named) == 2 else list(discourse.pair(sentence.block))


def _capitals(pair: list[Mention], when: Date | None, discourse: Discourse) -> list[tuple[Mention, Mention]]:
    """Each State with the other's capital; none where that was another city at the time."""
    capitals = [discourse.lexicon.capitals.get(state.name) for state in pair]
    year = int(when.edtf[:4]) if when is not None and when.edtf[:4].isdigit() else 0
    settled = all(_settled().get(state.name, 0) <= (year or 9998) for state in pair)
    if len(pair) != 2 or not settled:
        return []
    return [(who, seat) for who, seat in zip(pair, reversed(capitals), strict=True) if seat is not None]


def _cities(post: Post, sentence: Sentence) -> list[tuple[Mention, Mention]]:
    """Each State with the city of the other's in which it is said to have its mission."""
    found = _IN_CITIES.match(sentence.tagged.text, post.end)
    units = sentence.between(*found.span("cities")) if found else []
    seats = [unit.mention for unit in units if unit.mention is not None and unit.mention.state]
    if len({seat.state for seat in seats}) != 2:
        return []
    one, other = seats
    states = [Mention(EntityKind.STATE, seat.state) for seat in (other, one)]
    return list(zip(states, seats, strict=True))


def that_of_the_other(told: list[Mission], sentence: Sentence) -> Iterator[Mission]:
    """ "The embassy of X in A was opened in May and that of Y in B in June": the noun is not said again."""
    for found in (match for pattern in _THAT_OF for match in sentence.find(pattern)):
        owner, city = found.unit("owner"), found.unit("city")
        if not told or owner is None or owner.mention is None or city is None or city.mention is None:
            continue
        dates = dates_at(sentence, found.match.end(), before=found.match.start())
        opened = beginning(dates[0].when) if dates and told[-1].opened is not None else None
        sender = told[-1].sending_state
        if (
            city.mention.state
            and sender is not None
            and owner.mention.name not in (sender.name, city.mention.state)
        ):
            yield replace(
                told[-1],
                sending_state=owner.mention,
                receiving_state=Mention(EntityKind.STATE, city.mention.state),
                receiving_organization=None,
                place=city.mention,
                opened=opened,
                closed=None,
                date=opened,
                evidence=(passage(sentence, "missions.that_of"),),
            )


def reciprocated(told: list[Mission], sentence: Sentence) -> Iterator[Mission]:
    """ "X opened its embassy in Lima, while Y reciprocated in 1994": the like of Y with X, its seat unsaid."""
    for found in sentence.find(_RECIPROCATED):
        owner, date = found.unit("owner"), found.unit("date") or found.unit("first")
        opens = bool(told) and told[-1].opened is not None and told[-1].closed is None
        host = told[-1].receiving_state if opens else None
        if owner is None or owner.mention is None or host is None or host.name != owner.mention.name:
            continue
        opened = beginning(date.when) if date is not None else None
        yield replace(
            told[-1],
            sending_state=owner.mention,
            receiving_state=told[-1].sending_state,
            place=None,
            opened=opened,
            closed=None,
            date=opened,
            evidence=(passage(sentence, "missions.reciprocated"),),
        )
