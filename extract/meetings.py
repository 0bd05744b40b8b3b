"""Meetings: talks between representatives of two or more parties that are not part of a visit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.facts import Fact, Meeting, Mention
from extract.lists import words
from extract.registry import Extractor, passage
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.parties import both_parties, distinct, state_of_unit
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit, UnitKind

__all__ = ["EXTRACTOR"]

_TRIGGERS = re.compile(
    r"\b(?:met|meets|meeting|meetings|talks|consultations|negotiations|summit|conversation|conferred|spoke)\b",
    re.I,
)
_MET = re.compile(
    r"\b(?:met|held (?:\w+ )?(?:talks|consultations|a meeting|meetings|negotiations)"
    r"|had (?:\w+ ){0,4}(?:talks|a meeting|meeting|conversation|meetings))(?: again)?(?P<with>,? with\b|, \w+ with\b)?",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?P<noun>(?:\w+ )?(?:consultations|talks|negotiations|meeting|summit|conversation)s?)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:was|were|is|are|been)? ?(?:held|took place|convened|hosted|conducted|a meeting of)\b", re.I
)
_VISIT = re.compile(r"\b(?:visit(?:ed|s|ing)?|travel(?:l)?ed|trip|arrived)\b", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?:to discuss|discussing|discussed|on the (?:issues?|topics?) of|focus(?:ed|ing) on|devoted to)"
    r" (?P<topic>[^.;]+)",
    re.IGNORECASE,
)
_STOP = re.compile(r" to discuss\b| during\b| in order\b|;|\. |, where\b| on the sidelines\b| at the \b")


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    text = sentence.tagged.text
    if _VISIT.search(text):
        return
    met = next((m for m in _MET.finditer(text) if is_stated_before(text[: m.start()])), None)
    if met is not None:
        fact = _met(met, sentence, discourse)
        if fact is not None:
            yield from fact
            return
    yield from _event(sentence, discourse)


def _met(match: re.Match[str], sentence: Sentence, discourse: Discourse) -> Iterator[Meeting] | None:
    """ "X met (with) Y": who stands before the verb with whom after it."""
    text = sentence.tagged.text
    stop = _STOP.search(text, match.end())
    before = [u for u in sentence.between(0, match.start()) if u.kind in "AN"]
    after = [u for u in sentence.between(match.end(), stop.start() if stop else len(text)) if u.kind in "AN"]
    if not before and re.search(r"\b(?:he|she)\b[^,;]*$", text[: match.start()], re.IGNORECASE):
        before = [discourse.topic] if discourse.topic is not None else []
    parties = _parties([*before, *after], sentence, discourse)
    if len(parties) < 2 or not (before or after):
        return None
    return _meetings(match.start(), parties, [*before, *after], sentence, discourse)


def _event(sentence: Sentence, discourse: Discourse) -> Iterator[Meeting]:
    """ "Consultations between X and Y were held in Z": an event with parties, place and date."""
    text = sentence.tagged.text
    noun = _EVENT.search(text)
    if noun is None or not (_HELD.search(text) or re.search(r"\bwas an? meeting of\b", text)):
        return
    if not is_stated_before(text[: noun.start()]):
        return
    actors = [u for u in sentence.units if u.kind in "A"]
    states = distinct(state_of_unit(u) for u in sentence.units if u.kind in "SJA")
    parties = states if len(states) >= 2 else []
    if not parties and re.search(
        r"\bbilateral|\bpolitical consultations|\bboth|\btwo\b", text, re.IGNORECASE
    ):
        parties = both_parties(states, sentence, discourse)
    if len(parties) >= 2 and dates_at(sentence, noun.start()) and _is_of_states(sentence):
        yield from _meetings(noun.start(), parties, actors, sentence, discourse)


def _is_of_states(sentence: Sentence) -> bool:
    """Not a forum of companies, a congress of a community or a festival."""
    return not any(
        re.search(rf"\b{stem}", sentence.tagged.text, re.IGNORECASE) for stem in words("unofficial")
    )


def _parties(actors: list[Unit], sentence: Sentence, discourse: Discourse) -> list[Mention]:
    """The States of those who meet; who has none stated acts for the other State of the pair."""
    stated = distinct(state_of_unit(actor) for actor in actors)
    unknown = any(state_of_unit(actor) is None for actor in actors)
    if len(stated) == 1 and unknown:
        other = discourse.other(stated[0], sentence.block)
        return [stated[0], other] if other is not None else []
    return stated


def _meetings(
    position: int, parties: list[Mention], actors: list[Unit], sentence: Sentence, discourse: Discourse
) -> Iterator[Meeting]:
    persons = [discourse.person(_with_state(actor, parties)) for actor in actors]
    topic = _TOPIC.search(sentence.text)
    meeting = Meeting(
        party=tuple(parties),
        participant=tuple({p.name: p for p in persons if p is not None}.values()),
        place=_place(sentence),
        topic=topic["topic"].strip() if topic else "",
        evidence=(passage(sentence, "meetings.sentence"),),
    )
    dates = dates_at(sentence, position)
    if dates:
        yield from (replace(meeting, date=date.when) for date in dates)
    elif meeting.participant and meeting.place is not None:
        yield meeting


def _with_state(actor: Unit, parties: list[Mention]) -> Unit:
    """An actor without a State acts for the party that nobody else was named for."""
    return actor if actor.state is not None or len(parties) != 2 else replace(actor, state=parties[1])


def _place(sentence: Sentence) -> Mention | None:
    found = re.search(r"\b(?:in|at) (?P<city>‹C\d+›)", sentence.tagged.text)
    unit = sentence.tagged.unit_at(found.start("city")) if found else None
    return unit.mention if unit is not None and unit.kind is UnitKind.CITY else None


EXTRACTOR = Extractor(Meeting, _TRIGGERS, _sentences, parsed=False)
