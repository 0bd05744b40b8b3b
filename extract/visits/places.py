"""Where a journey leads, as a verb or noun that speaks of it has the place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from extract.facts import EntityKind, Mention
from extract.lists import either, table
from extract.text.actors import is_delegation
from extract.text.parse import objects, prepositional
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = [
    "PREPOSITIONS",
    "RETURNED",
    "event_place",
    "is_understood",
    "place_ahead",
    "places_at",
    "places_of",
]

RETURNED = frozenset({"visit", "courtesy"})  # what is returned that takes one back
_COUNTRIES = frozenset({"country", "island", "islands", "republic", "kingdom", "capital", "state"})
_SPANS = frozenset({"day", "days", "week", "weeks", "hours"})
_PARTS = frozenset({"area", "areas", "part", "parts", "province", "provinces", "region", "regions"})
_TIMES = frozenset({"twice", "thrice", "times"})  # "visited Chile thrice" is parsed as a compound
_TOWNS = frozenset(
    {"city", "cities", "town", "towns", "port", "village", "province", "region", "island", "resort"}
)
_SHORT = 80  # characters between a verb and what is attended
_PLACES = (UnitKind.STATE, UnitKind.CITY)
# The prepositions after which a verb has the place.
PREPOSITIONS: dict[str, tuple[str, ...]] = {
    "visits": (),
    "goes": ("to", "into", "in", "for"),
    "leads": ("to",),
    "represents": ("at",),
    "sends": ("to",),
    "been": ("to",),
    "transits": ("through", "via", "in", "at"),
    "stays": ("in", "at"),
    "attends": ("in", "at", "on"),
    "returns": ("to",),
    "hosts": ("in", "at"),
}
_INCLUDED = re.compile(
    r"[^.;]{0,80}?(?:including|such as|namely|:) (?P<places>(?:the )?‹[SC]\d+›(?:(?:, |,? and )(?:the )?‹[SC]\d+›)*)"
)
_ON_A_VISIT = re.compile(r"[^.;]{0,60}\bon an? (?:[\w-]+ ){0,3}(?:visit|trip|tour)\b")
_WAS_IN = re.compile(r"(?:was|were) in (?:the )?‹S\d+› (?:in|on|from|between) (?:the )?‹D")
_MEETING = r"the (?:[^.;‹]|‹[DSJON]\d+›){1,120}?(?:,? held)? (?:in|at) (?:the )?(?P<place>‹C\d+›)"
_LED_TO_MEETING = re.compile(rf"[^.;]{{0,200}}?\bdelegations?\b[^.;]{{0,160}}? to {_MEETING}")
_REPRESENTED = re.compile(
    rf"\w+ (?:(?:the )?‹[SJA]\d+›|(?:his|her|its|the) (?:country|government))(?: [\w-]+)? (?:at|in|to) {_MEETING}"
)
# "attended the Riga Conference": named after where it is held
_NAMED_AFTER = re.compile(
    r"\w+ (?:in )?the (?:[\w-]+ ){0,3}(?P<place>‹C\d+›) (?:[\w-]+ ){0,4}?(?:Summit|Conference|Forum|Expo)\b"
)
# "attended the Peruvian independence celebrations", "the inauguration of the President of Peru": held at home
_FESTIVE_DAY = rf"{either('national_days')} (?:celebrations?|ceremon(?:y|ies)|parade|festivities)"
_CELEBRATION = rf"(?:{_FESTIVE_DAY}|{either('home_celebrations')})"
_CEREMONY = either("home_ceremonies")
_AT_HOME = re.compile(
    r"\w+ (?:in )?(?:the )?(?:[\w-]+ ){0,3}?"
    rf"(?:(?P<whose>‹[SJ]\d+›)(?:['’]s?)? (?:[\w-]+ ){{0,3}}?{_CELEBRATION}"
    rf"|{_CELEBRATION} (?:of|in honou?r of) (?:the )?(?P<of>‹S\d+›)"
    rf"|{_CEREMONY} (?:of|for) (?:the )?(?:[\w-]+ ){{0,2}}(?P<person>‹A\d+›))",
    re.IGNORECASE,
)
_CELEBRATED = re.compile(rf"\w+ (?:in )?(?:the )?{_CELEBRATION}", re.IGNORECASE)
_PLACE_AHEAD = re.compile(r"[^.;]{0,120}?\b(?:in|at) (?P<place>‹[SC]\d+›)")


def places_of(verb: Token, how: str, sentence: Sentence, parties: Sequence[Mention]) -> list[Unit]:
    """The States and cities to which a verb leads, in an article about `parties`; `how` is a key of `PREPOSITIONS`."""
    if how == "visits":
        counted = [c for noun in objects(verb) if noun.lower_ in _TIMES for c in noun.children]
        found = places_at([*objects(verb), *counted], sentence) or _described(verb, sentence)
        return found or _enumerated(verb, sentence)
    if how == "leads":
        return _led_to(verb, sentence)
    if how == "represents":
        return _found_ahead(_REPRESENTED, verb, sentence)
    places = places_at(prepositional(verb, *PREPOSITIONS[how]), sentence)
    if how in ("attends", "stays") and not places and verb.lower_ not in ("was", "were"):
        position = sentence.position(verb)
        places = place_ahead(sentence, position) or _found_ahead(_NAMED_AFTER, verb, sentence)
        places = places or _event_ahead(verb, sentence, parties) or _at_home(position, sentence)
    # "was in Paris" is a stay where a city is named; "was in Lithuania" may say anything if not on a day or tour.
    position = sentence.position(verb)
    visiting = any(p.search(sentence.tagged.text, position) for p in (_ON_A_VISIT, _WAS_IN))
    days = verb.lower_ == "spent" and any(noun.lower_ in _SPANS for noun in objects(verb))
    anywhere = how != "stays" or visiting or days
    return [p for p in places if anywhere or p.kind is UnitKind.CITY]


def _event_ahead(verb: Token, sentence: Sentence, parties: Sequence[Mention]) -> list[Unit]:
    """The State that holds what a verb says is attended."""
    begin, end = sentence.tagged.source(sentence.position(verb), sentence.position(verb) + 1)
    return event_place(sentence.article.text, begin, min(end + _SHORT, sentence.end), parties)


def event_place(text: str, begin: int, end: int, parties: Sequence[Mention]) -> list[Unit]:
    """The State of `parties` that alone holds what a part of a text names: "the Raisina Dialogue"."""
    for event, state in table("event_hosts"):
        about = any(party.name == state for party in parties)
        if about and (at := text.find(event, begin, end)) >= 0:
            return [Unit(UnitKind.STATE, at, at + len(event), mention=Mention(EntityKind.STATE, state))]
    return []


def _at_home(position: int, sentence: Sentence) -> list[Unit]:
    """The State at whose celebration, or at the ceremony of whose official, somebody is present."""
    found = _AT_HOME.match(sentence.tagged.text, position)
    host = next((tag for tag in found.groups() if tag), None) if found else None
    unit = sentence.tagged.unit_at(sentence.tagged.text.index(host, position)) if host else None
    state = unit.state if unit is not None and unit.kind is UnitKind.ACTOR else unit and unit.mention
    return [replace(unit, kind=UnitKind.STATE, mention=state)] if unit is not None and state else []


def _led_to(verb: Token, sentence: Sentence) -> list[Unit]:
    """Where a delegation is led: to a place, or to a meeting in one."""
    led = [noun for noun in objects(verb) if is_delegation(noun) or noun.lower_ == "delegation"]
    if not led:
        return []
    goals = places_at([t for word in (verb, *led) for t in prepositional(word, "to")], sentence)
    return goals or _found_ahead(_LED_TO_MEETING, verb, sentence)


def _found_ahead(pattern: re.Pattern[str], verb: Token, sentence: Sentence) -> list[Unit]:
    """The place that a pattern finds behind a verb."""
    found = pattern.match(sentence.tagged.text, sentence.position(verb))
    unit = sentence.tagged.unit_at(found.start("place")) if found else None
    return [unit] if unit is not None else []


def places_at(tokens: list[Token], sentence: Sentence) -> list[Unit]:
    """The States and cities among what tokens stand for."""
    units = [sentence.unit(token) for token in tokens]
    return [unit for unit in units if unit is not None and unit.kind in _PLACES]


def _described(verb: Token, sentence: Sentence) -> list[Unit]:
    """The State of "visited the Peruvian city of X", a place that nobody else need know, or "parts of Y"."""
    towns = [noun for noun in objects(verb) if noun.lower_ in _TOWNS]
    units = [sentence.unit(child) for noun in towns for child in noun.children]
    named = [replace(u, kind=UnitKind.STATE) for u in units if u is not None and u.kind is UnitKind.DEMONYM]
    parts = [noun for noun in objects(verb) if noun.lower_ in _PARTS]
    return named or places_at(
        [place for part in parts for place in prepositional(part, "of", "in")], sentence
    )


def _enumerated(verb: Token, sentence: Sentence) -> list[Unit]:
    """The States of "visited several countries, including X, Y and Z"."""
    if not any(noun.lower_ in ("states", "countries", "nations") for noun in objects(verb)):
        return []
    found = _INCLUDED.match(sentence.tagged.text, sentence.position(verb))
    units = sentence.between(*found.span("places")) if found else []
    return [unit for unit in units if unit.kind in _PLACES]


def place_ahead(sentence: Sentence, position: int) -> list[Unit]:
    """The place that the words behind `position` name first after "in" or "at"."""
    found = _PLACE_AHEAD.match(sentence.tagged.text, position)
    unit = sentence.tagged.unit_at(found.start("place")) if found else None
    return [unit] if unit is not None else []


def is_understood(verb: Token, how: str, sentence: Sentence) -> bool:
    """Whether the place is one already spoken of: "returned the visit", "flew there", "visited the country".

    So too that of "attended the Republic Day celebrations": the other State's.
    """
    if how == "attends":
        return _CELEBRATED.match(sentence.tagged.text, sentence.position(verb)) is not None
    if how == "returns":
        purpose = [c for c in verb.children if c.dep_ in ("advcl", "xcomp") or c.lower_ == "for"]
        if purpose and _is_active(verb) and not prepositional(verb, "to", "from"):
            return True  # "returned in 2017 to attend the inauguration"
        return any(t.lower_ in RETURNED for t in objects(verb))
    if how == "visits":
        if any(_is_the_country(c) for c in verb.children if c.dep_ == "nsubjpass"):
            return True  # "our country was visited by X"
        again = any(child.lower_ == "again" for child in verb.children)
        return all(_is_the_country(noun) for noun in objects(verb)) and _is_active(verb, shared=again)
    if (
        verb.lower_ == "came"
        and _is_active(verb, shared=True)
        and not prepositional(verb, "to", "into", "from")
    ):
        when = [sentence.unit(noun) for noun in prepositional(verb, "in", "on")]
        attends = any(c.lower_ in ("attend", "participate") for c in verb.children)
        return bool(when or attends or prepositional(verb, "for")) and all(
            unit is not None and unit.kind is UnitKind.DATE for unit in when
        )
    was = verb.lower_ in ("was", "were", "stopped")
    places = ("there", "back") if how == "goes" else ("there",) if was else ()
    return any(c.lower_ in places and c.dep_ == "advmod" for c in verb.children)


def _is_the_country(noun: Token) -> bool:
    return noun.lower_ in _COUNTRIES and any(
        c.lower_ in ("the", "this", "that", "our") for c in noun.children
    )


def _is_active(verb: Token, *, shared: bool = False) -> bool:
    """Whether a verb has a subject of its own ("visited", not "visiting") or says what somebody was first to do.

    A `shared` one is that of the verb before: "paid a visit in 2001 and came again in 2003".
    """
    if verb.tag_ == "VB":
        said = verb.head.children if verb.dep_ == "xcomp" else [verb.head]
        return any(word.dep_ == "attr" for word in said)
    coordinate = shared and verb.dep_ == "conj" and verb.tag_ == "VBD"
    return coordinate or (
        verb.tag_ in ("VBD", "VBZ", "VBN") and any(c.dep_ == "nsubj" for c in verb.children)
    )
