"""Visits entered in a chronicle: "4 July 2003: President X to Riga", "Visits: X – to Chile (May 2001)".

Such entries have no verb; a date opens them, or brackets hold it, and a preposition leads to the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.facts import Visit
from extract.lists import either
from extract.text.discourse import Discourse
from extract.text.masks import Found
from extract.text.offices import ACCREDITED
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind
from extract.visits.above import heading_of, under_visits
from extract.visits.listed import is_off, visits_of
from extract.visits.places import event_place

__all__ = ["guests_entered", "visits_entered"]

_OPENING = r"(?:^|; )(?:@when:D)\s*(?:, (?:in )?@city:C\s*)?[:–—,-]\s*"
_ERRAND = r"(?:on|for|paying|in the course of) (?:an? |the )?(?:[\w-]+ ){0,3}(?:visit|trip|tour)"
_GOING = (
    r"(?:,? (?:head of (?:state|government)|again|also|arrives?|travels?|goes|flies|comes|"
    + _ERRAND
    + r"))*,? "
)
_DATES = r"(?P<dates>@D(?:(?:, | and |; )@D)*)"
_GUESTS = (
    r"@who:A (?:was|were|attended as) (?:an? |the )?(?:state |official |chief |special )*guests?(?: of honou?r)?"
    r"(?: (?:of|at) [^.;,]{1,60}?)? in (?:the )?@where:P(?:,? (?:on|in|from) @when:D)?",
    r"@who:A (?:was|were|attended as) (?:the |an? )?(?:chief |special )?guests?(?: of honou?r)? at (?:the )?"
    r"@where:SJ(?:['’]s?)? (?:\d+\w+ )?(?:‹N|(?-i:[A-Z]))(?:[^.;()‹]{0,60}? (?:in|on) @when:D)?",
    r"(?:@who:W|\b(?P<pronoun>he|she)) (?:was|attended as|came as) (?:the |an? |one of the )?"
    r"(?:chief |special |main )?guests?(?: of honou?r)?"
    r" (?:at|for|during|on|of) (?P<event>(?:[^.;()‹]|‹[SJ]\d+›){3,80}?) (?:in|on|of|held on) (?:@C (?:in|on) )?@when:D",
)
_ENTRIES = (
    rf"{_OPENING}(?:visit of )?(?:the )?@who:A(?:{_GOING}(?:to|in|into|at) (?:the )?@where:P|,? {_ERRAND})",
    rf"{_OPENING}@who:N,? {_ERRAND}(?: (?:to|in) (?:the )?@where:P)?",
    r"^(?:While|When) (?:(?:he|she) was )?(?:on a visit )?in @where:C(?:,? (?:on|in) @when:D)?, (?:the )?@who:A",
    r"^(?:While |When )?(?:visiting|touring|travell?ing to|arriving in) (?:the )?@where:P(?:,? (?:on|in) @when:D)?,"
    r" (?:the )?@who:A",
    r"\bdelegation (?:to|at|in) (?:[^.;‹]|‹[NOSJ]\d+›){0,80}?@where:P,?(?: (?:in|on|from) @when:D)? (?:was|were)"
    r" (?:led|headed) by (?:the )?@who:W",
    r"\bdelegations?,? (?:led|headed) by (?:the )?(?:[^.;,‹]|‹J\d+›){0,40}@who:W,? to (?:the )?@where:P"
    r"(?:[^.;‹]|‹[CSNO]\d+›){0,60}? (?:in|on|from|during) @when:D",
    r"\b(?:visits?|trips?) (?:paid|made|undertaken) by (?:the )?@who:A,? (?:on|in|from) @when:D,? to (?:the )?@where:P",
    r"\band by (?:the )?@who:A,? (?:on|in|from) @when:D,? to (?:the )?@where:P",
    r"^(?:(?:[^\W\d]|-)+ ){0,4}visit (?:of|by) (?:the )?@who:A,? (?:to|in) (?:the )?@where:P"
    r"(?=,? \(?(?:(?:on|in|from) )?@D|[.;]?$)",
    r"(?:^|; )@when:D\s*[:–—,-]?\s*(?:(?:[^\W\d]|-)+ ){0,3}visit (?:of|by) (?:the )?@who:A"
    r"(?: to (?:the )?@where:P)?[.;]?$",
    r"\b(?:on|for|with) an? (?:[\w-]+ ){0,3}visit (?:to|in|at) (?:the )?@where:P (?:was|were|came|arrived)"
    r" (?:the )?@who:A",
    rf"@who:A\s*[-–—:]?\s*(?:to|in) (?:the )?@where:P \({_DATES}",
)
# "Visits: in 2013 by X to Y; and in 2014 by Z to W"
_DATE_FIRST = r"(?:[:;,]|\band) (?:in|on) @when:D,? by (?:the )?(?:then )?@who:A,? to (?:the )?@where:P"
_NATIONAL_DAY = re.compile(rf"\b{either('national_days')}\b", re.IGNORECASE)
_VISITS_FIRST = re.compile(r"^[^‹]*\bvisits?\b|^[^‹]*:", re.IGNORECASE)


def visits_entered(sentence: Sentence, discourse: Discourse) -> Iterator[Visit]:
    """The visits of a sentence that is an entry, completed by what stands above it."""
    if is_off(sentence.tagged.text):
        return
    *openings, bracketed = _ENTRIES
    for found in (match for opening in openings for match in sentence.find(opening)):
        dates = found.unit_list("when") or _only_date(sentence)
        yield from _entry(found, dates, sentence, discourse)
    if _VISITS_FIRST.match(sentence.tagged.text):
        for found in sentence.find(bracketed):
            yield from _entry(found, found.unit_list("dates"), sentence, discourse)
        for found in sentence.find(_DATE_FIRST):
            yield from _entry(found, found.unit_list("when"), sentence, discourse)


def guests_entered(sentence: Sentence, discourse: Discourse) -> Iterator[Visit]:
    """The visits of those who were chief guests at an event, beside whatever else a sentence tells."""
    if not is_off(sentence.tagged.text):
        for found in (match for guests in _GUESTS for match in sentence.find(guests)):
            dates = found.unit_list("when") or _only_date(sentence)
            yield from _entry(found, dates, sentence, discourse)


def _only_date(sentence: Sentence) -> list[Unit]:
    """The date of a sentence that has but one."""
    dates = sentence.of(UnitKind.DATE)
    return dates if len(dates) == 1 else []


def _entry(found: Found, dates: Sequence[Unit], sentence: Sentence, discourse: Discourse) -> Iterator[Visit]:
    who = found.unit("who")
    named = (found.unit(name) for name in ("where", "city"))
    places = [
        replace(u, kind=UnitKind.STATE) if u.kind is UnitKind.DEMONYM else u for u in named if u is not None
    ]
    if found.words("event"):
        who = who or (discourse.topic if found.words("pronoun") else None)
        places = event_place(sentence.article.text, *found.span("event"), discourse.parties)
    at_home = _NATIONAL_DAY.search(found.words("event")) is not None  # that of the other State
    if who is None or who.role in ACCREDITED or not (places or at_home or under_visits(sentence)):
        return
    heading = heading_of(sentence, discourse)
    yield from visits_of(who, dates, places, heading, sentence, discourse, "visits.entered")
