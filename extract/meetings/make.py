"""A meeting from its parts: parties, persons, place, topic and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.facts import Meeting, Mention
from extract.registry import passage
from extract.text.actors import persons_of
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit

__all__ = ["date_in_name", "meetings_on"]

_TOPIC = re.compile(
    r"\b(?:to discuss|discussing|discussed|on the (?:issues?|topics?) of|focus(?:ed|ing) on|devoted to)"
    r" (?P<topic>[^.;]+)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\d{4}/\d{4}")  # a period in which there were meetings dates none of them
_DATED_NAME = re.compile(r"‹D\d+› (?:[\w-]+ ){0,3}$")
_PLACE = re.compile(r"(?:\b(?:in|at) |\(|[,:] |^)(?P<city>‹C\d+›)")
_HERE = re.compile(r"(?P<city>‹C\d+›)")


def meetings_on(
    rule: str,
    position: int,
    parties: Sequence[Mention],
    actors: Sequence[Unit],
    sentence: Sentence,
    discourse: Discourse,
    bounds: tuple[int, int] | None = None,
) -> Iterator[Meeting]:
    """The meeting told of at `position` of the tagged text, once for each date.

    `bounds` keep to one meeting of several in the sentence. Without a date it must have persons and a place.
    """
    begin, end = bounds or (0, len(sentence.tagged.text))
    topic = _TOPIC.search(sentence.text)
    meeting = Meeting(
        party=tuple(parties),
        participant=tuple(_persons(actors, parties, discourse)),
        place=_place(position, begin, end, sentence),
        topic=topic["topic"].strip() if topic else "",
        evidence=(passage(sentence, rule),),
    )
    dates = dates_at(sentence, position, before=begin, after=end) or date_in_name(sentence, position)
    dates = [date for date in dates if not _YEARS.fullmatch(str(date.when))]
    if dates:
        yield from (replace(meeting, date=date.when) for date in dates)
    elif len(meeting.participant) > 1 and meeting.place is not None:
        yield meeting


def date_in_name(sentence: Sentence, position: int) -> list[Unit]:
    """The date in "the 2018 summit", where the event's noun stands at `position`."""
    found = _DATED_NAME.search(sentence.tagged.text[:position])
    unit = sentence.tagged.unit_at(found.start()) if found else None
    return [unit] if unit is not None and unit.date is not None and unit.date.named else []


def _persons(actors: Sequence[Unit], parties: Sequence[Mention], discourse: Discourse) -> list[Mention]:
    """The persons of a meeting; who alone has no State acts for the one party nobody was named for."""
    stateless = [actor for actor in actors if actor.state is None and actor.mention is not None]
    spoken_for = {actor.state.name for actor in actors if actor.state is not None}
    left = [party for party in parties if party.name not in spoken_for]
    only = left[0] if len(stateless) == len(left) == 1 else None
    return persons_of([replace(actor, state=actor.state or only) for actor in actors], discourse)


def _place(position: int, begin: int, end: int, sentence: Sentence) -> Mention | None:
    """The city named after the anchor, else before it."""
    text = sentence.tagged.text
    found = _HERE.match(text, position, end) or _PLACE.search(text, position, end)
    found = found or _PLACE.search(text, begin, end)
    unit = sentence.tagged.unit_at(found.start("city")) if found else None
    return unit.mention if unit is not None else None
