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
    r"\b(?:met|meets|meetings?|talks|consultations|negotiations|summit|conversation|conferred|spoke|session|round"
    r"|commission|co-chaired|phone)\b",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b(?:met|conferred|spoke|co-chaired|held (?:\w+ ){0,3}(?:talks|consultations|meetings?|negotiations|conversation)"
    r"|had (?:\w+ ){0,4}(?:talks|meetings?|conversation|call)|had (?:\w+ ){0,3}t[êe]te-[àa]-t[êe]te \w+)\b(?: again)?",
    re.IGNORECASE,
)
# "the 5th round of political consultations", "a meeting of the Joint Commission", "its second session".
_EVENT = re.compile(
    r"\b(?:political |bilateral |trilateral |joint |foreign ministry )*"
    r"(?P<noun>consultations|talks|negotiations|meeting|summit|conversation|round|session)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:was|were|is|has been|been) (?:\w+ly )?(?:held|convened|hosted|conducted|organi[sz]ed)\b|\btook place\b"
    r"|\bheld (?:its|their)\b|\bconvened\b|\bmet\b|\bwas an? meeting of\b|\b(?:started|began|opened)\b",
    re.IGNORECASE,
)
_VISIT = re.compile(r"\b(?:visit(?:ed|s|ing)?|travel(?:l)?ed|trip|arrived|stayed)\b", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?:to discuss|discussing|discussed|on the (?:issues?|topics?) of|focus(?:ed|ing) on|devoted to)"
    r" (?P<topic>[^.;]+)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r" to discuss\b| during\b| in order\b|;|\. |, where\b| on the (?:sidelines|margins)\b| at the \b"
)
_BOTH = re.compile(
    r"\b(?:bilateral|political consultations|both|the two|two countries|joint|mixed|intergovernmental|binational"
    r"|their|commission)\b",
    re.IGNORECASE,
)


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    text = sentence.tagged.text
    if _VISIT.search(text):
        return
    found = list(_persons_met(sentence, discourse))
    yield from found or _events(sentence, discourse)


def _persons_met(sentence: Sentence, discourse: Discourse) -> Iterator[Meeting]:
    """ "X met (with) Y", "the foreign ministers X and Y conferred": persons before and after the verb."""
    text = sentence.tagged.text
    matches = [m for m in _MET.finditer(text) if is_stated_before(text[: m.start()])]
    for i, match in enumerate(matches):
        begin = matches[i - 1].end() if i else 0
        limit = matches[i + 1].start() if i + 1 < len(matches) else len(text)
        stop = _STOP.search(text, match.end(), limit)
        before = [u for u in sentence.between(begin, match.start()) if u.kind in "AN"]
        after = [u for u in sentence.between(match.end(), stop.start() if stop else limit) if u.kind in "AN"]
        if not before and re.search(r"\b(?:he|she)\b[^,;]*$", text[: match.start()], re.IGNORECASE):
            before = [discourse.topic] if discourse.topic is not None else []
        actors = [*before, *after]
        parties = _parties(actors, sentence, discourse)
        if len(parties) >= 2 and before:
            yield from _meetings(match.start(), parties, actors, sentence, discourse)


def _parties(actors: list[Unit], sentence: Sentence, discourse: Discourse) -> list[Mention]:
    """The States of those who meet; who has none stated acts for the other State of the pair."""
    stated = distinct(state_of_unit(actor) for actor in actors)
    if len(stated) >= 2:
        return stated
    named = [actor for actor in actors if actor.mention is not None]
    plural = any(actor.plural for actor in actors)
    if len(stated) == 1 and len(actors) < 2 and not plural:
        return stated
    if len(named) >= 2 or plural or (len(stated) == 1 and len(actors) >= 2):
        return both_parties(stated, sentence, discourse)
    return stated


def _events(sentence: Sentence, discourse: Discourse) -> Iterator[Meeting]:
    """ "Consultations between X and Y were held in Z": an event with parties, place and date."""
    text = sentence.tagged.text
    noun = next((m for m in _EVENT.finditer(text) if is_stated_before(text[: m.start()])), None)
    if (
        noun is None
        or not _HELD.search(text)
        or any(_mentions(sentence, stem) for stem in words("unofficial"))
    ):
        return
    states = distinct(state_of_unit(u) for u in sentence.units if u.kind in "SJA")
    parties = states if len(states) >= 2 else []
    if not parties and _BOTH.search(" ".join((*sentence.block.section[-1:], text))):
        parties = both_parties(states, sentence, discourse)
    if len(parties) >= 2 and dates_at(sentence, noun.start()):
        actors = [u for u in sentence.units if u.kind is UnitKind.ACTOR]
        yield from _meetings(noun.start(), parties, actors, sentence, discourse)


def _mentions(sentence: Sentence, stem: str) -> bool:
    return re.search(rf"\b{stem}", sentence.tagged.text, re.IGNORECASE) is not None


def _meetings(
    position: int, parties: list[Mention], actors: list[Unit], sentence: Sentence, discourse: Discourse
) -> Iterator[Meeting]:
    persons = [discourse.person(_with_state(actor, parties)) for actor in actors]
    topic = _TOPIC.search(sentence.text)
    meeting = Meeting(
        party=tuple(parties),
        participant=tuple({p.name: p for p in persons if p is not None}.values()),
        place=_place(position, sentence),
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


def _place(position: int, sentence: Sentence) -> Mention | None:
    """The city named after the anchor, else before it."""
    text = sentence.tagged.text
    pattern = re.compile(r"\b(?:in|at) (?P<city>‹C\d+›)")
    found = pattern.search(text, position) or pattern.search(text)
    unit = sentence.tagged.unit_at(found.start("city")) if found else None
    return unit.mention if unit is not None else None


EXTRACTOR = Extractor(Meeting, _TRIGGERS, _sentences)
