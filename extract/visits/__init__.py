"""Visits: official journeys to another State, told in sentences or listed under a heading or in a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.facts import Fact, Visit
from extract.lists import either, table
from extract.registry import Extractor
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence
from extract.text.units import UnitKind
from extract.visits.above import date_above, is_listing, under_visits
from extract.visits.echoes import following
from extract.visits.entries import guests_entered, visits_entered
from extract.visits.listed import visits_listed
from extract.visits.prose import visits_told
from extract.visits.rows import visits_in_row
from extract.visits.sides import visits_enumerated
from extract.visits.trips import trips_entered

__all__ = ["EXTRACTOR"]

_DELEGATIONS = "|".join(row[0] for row in table("delegations"))
# Words that speak of journeys always, and such as do only with an official and a place beside them.
_JOURNEYS = r"\b(?:visit|trip|tour|travel|journey|flew|arriv|host|receiv|welcom)"
_STAYS = (
    r"\b(?:attend|participat|stay|stop|halt|transit|spent|came|come|comes|went|returned|repaid|reciproc|set foot"
    r"|took part|led|headed|sent|dispatched|represented|been to|reached)|\b(?:was|were) (?:\w+ )?in\b"
)
# Anything dated may be an item of a list.
_TRIGGERS = re.compile(rf"\d|{_JOURNEYS}|{_STAYS}", re.IGNORECASE)
_JOURNEY = re.compile(_JOURNEYS, re.IGNORECASE)
_STAY = re.compile(_STAYS, re.IGNORECASE)
_TRAVELLER = re.compile(rf"‹[AN]\d|\b(?:he|she|who|his|her|{_DELEGATIONS})\b", re.IGNORECASE)
_EVENTS = "|".join(re.escape(row[0]) for row in table("event_hosts"))
_PLACE = re.compile(
    rf"‹[SCJ]\d|\b(?:back|there|courtesy|{_EVENTS})\b|\b(?:came|returned) (?:in|on) ‹D|\breturned for\b"
    rf"|\b{either('home_ceremonies')} (?:of|for)\b"
)


def _needs_parse(sentence: Sentence) -> bool:
    """Whether a sentence may tell of a visit, by its words and units alone."""
    text = sentence.tagged.text
    if _JOURNEY.search(text) or (_STAY.search(text) and _PLACE.search(text)):
        return _TRAVELLER.search(text) is not None
    return under_visits(sentence)


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    if any(isinstance(fact, Visit) and _holds(fact, sentence) for fact in discourse.facts):
        return  # a cell of a row that has told it
    told: list[Visit] = list(trips_entered(sentence, discourse)) if discourse.traveller is not None else []
    if not told and sentence.doc is not None:
        told = list(visits_told(sentence, discourse))
    told = told or list(following(sentence, discourse))
    listed = list(visits_enumerated(sentence, discourse, told))
    told = [visit for visit in told if visit.visitor is not None or not _is_named(visit, listed)]
    told += [visit for visit in listed if not _is_told(visit, told)]
    told = told or list(visits_entered(sentence, discourse))
    for visit in guests_entered(sentence, discourse):
        told += [] if _is_told(visit, told) else [visit]
    # Who is named in an item of one person's journeys is whom that person met.
    if not told and discourse.traveller is None and is_listing(sentence, discourse):
        told = list(visits_listed(sentence, discourse))
    yield from (_dated(visit, sentence, discourse) for visit in told)


def _dated(visit: Visit, sentence: Sentence, discourse: Discourse) -> Visit:
    """A visit without a date, with the one that stands above it."""
    if visit.date is not None or visit.receiving_state is None or sentence.of(UnitKind.DATE):
        return visit
    return replace(visit, date=date_above(sentence, visit.receiving_state, discourse))


def _is_told(visit: Visit, told: Iterable[Visit]) -> bool:
    """Whether a sentence has told of a visit in other words."""
    return any(_who(v) == _who(visit) and v.date == visit.date for v in told)


def _who(visit: Visit) -> str:
    return visit.visitor.name if visit.visitor is not None else ""


def _is_named(visit: Visit, listed: Iterable[Visit]) -> bool:
    """Whether a list names who made a visit that the sentence tells of without a name."""
    return any(v.receiving_state == visit.receiving_state and v.date == visit.date for v in listed)


def _holds(fact: Visit, sentence: Sentence) -> bool:
    """Whether the passage of a fact is the row in which a sentence stands."""
    return any(p.start < sentence.start and sentence.end <= p.end for p in fact.evidence)


EXTRACTOR = Extractor(Visit, _TRIGGERS, _sentences, visits_in_row, needs_parse=_needs_parse)
