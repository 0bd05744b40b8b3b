"""Where a mission is seated, by the words behind its noun."""

from __future__ import annotations

import re

from extract.facts import EntityKind, Mention, Mission
from extract.lists import words
from extract.missions.posts import Post
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["is_city_state", "seat_at", "seats_of"]

_CITIES = re.compile(
    r"(?:(?:[^.;‹]|‹[SDJOA]\d+›){0,60}?(?:\bin|\bat|\()\s*"
    r"(?:(?:the )?(?:[a-z]+ )?(?:‹J\d+› )?(?:port |border )?(?:city|town|capital|cities) (?:of )?"
    r"|(?:the )?(?:former|then|modern|present-day|today['’]s|what is now) "
    r"|(?:its|(?:the )?‹[SJ]\d+›(?:['’]s)?) capital(?: city)?(?: of|,)? |the )?"
    r"(?:(?:(?-i:[A-Z])[\w-]+|‹N\d+›), )?"  # the quarter of the city
    r"|,?\s(?=‹C))"  # "an embassy Riga", "Embassy, Riga": the preposition has dropped out
    r"(?P<list>‹C\d+›(?: City)?(?:(?:, (?:‹S\d+›,? )?(?:and )?|,? and (?:in )?| & )(?:‹N\d+›(?:, |,? and ))?‹C\d+›)*)"
    r"(?:, (?P<country>‹S\d+›))?",
    re.IGNORECASE,
)
# "an office in Lima in 1963 and an embassy in 2009", "an embassy at 21 Main St., Lima"
_BESIDE = re.compile(r" in (?P<city>‹C\d+›) in ‹D\d+›,? and (?:an? |the )(?:\w+ )?$")
_DATED = re.compile(r" in ‹D\d+›")
_ADDRESS = re.compile(
    r"(?: of (?:the )?‹S\d+›| (?:in|to) (?:the )?(?P<host>‹S\d+›))*(?:[^.;‹]|‹D\d+›){0,50}? (?:in|at) (?:No\. )?"
    r"(?:[^;‹]|‹N\d+›|‹[CSA]\d+›(?= (?-i:[A-Z]))){1,60},"  # "London Road" is no seat
    r" (?P<list>‹C\d+›(?:,? (?:\d[\d-]*,? )?‹C\d+›)*)(?:,? (?:\d[\d -]*)?,? ?(?P<country>‹S\d+›))?",
    re.IGNORECASE,
)
_SAME_CITY = re.compile(r"[^.;‹]{0,20} in the same (?:city|town)\b")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|had|have|opened|closed)\b")
_SHARES_SEAT = re.compile(r"(?:,| and)(?: an?| the| its)? $")
_STATE = re.compile(r"‹S(?=\d+›)")


def is_city_state(unit: Unit | None) -> bool:
    """Whether a State is a city at once."""
    return unit is not None and unit.mention is not None and unit.mention.name in words("city_states")


def seats_of(post: Post, after: int, earlier: list[Mission], sentence: Sentence) -> list[Mention]:
    """The seats: cities listed after the noun ("in Minsk", "in Grodno and Brest"), or in brackets."""
    text = _with_city_states(sentence)
    if _SAME_CITY.match(text, post.end):
        return [earlier[-1].place] if earlier and earlier[-1].place else []
    shares = _SHARES_SEAT.search(text[:after]) is not None and _FINITE.search(text, post.end, after) is None
    found = _CITIES.match(text, post.end, len(text) if shares else after)
    if found is None:
        beside = _BESIDE.search(text[: post.start]) if _DATED.match(text, post.end) else None
        unit = sentence.tagged.unit_at(beside.start("city")) if beside else None
        city = _city(unit) if unit is not None else seat_at(post.end, sentence)
        return [city] if city is not None else []
    units = sentence.between(found.start("list"), found.end("list"))
    cities = [city for unit in units if (city := _city(unit)) is not None]
    if post.plural or re.search(r" and |&", found["list"]):
        return cities
    country = sentence.tagged.unit_at(found.start("country")) if found["country"] else None
    of_it = [city for city in cities if country and country.mention and city.state == country.mention.name]
    return (of_it or cities)[-1:]  # "in Chiyoda, Tokyo", "in Ottawa, Ontario, Canada"


def seat_at(position: int, sentence: Sentence) -> Mention | None:
    """The city of "at 21 Main St., Riga, Latvia": the last one, which lies in the State that is named with it."""
    found = _ADDRESS.match(sentence.tagged.text, position)
    if found is None:
        return None
    units = sentence.between(*found.span("list"))
    cities = [city for unit in units if (city := _city(unit)) is not None]
    named = next((found.start(name) for name in ("country", "host") if found[name]), None)
    country = sentence.tagged.unit_at(named) if named is not None else None
    if country is not None and country.mention is not None:
        cities = [city for city in cities if city.state == country.mention.name]
    return cities[-1] if cities else None


def _with_city_states(sentence: Sentence) -> str:
    """The tagged words, in which what is State and city at once counts as a city."""
    text = sentence.tagged.text
    return _STATE.sub(
        lambda tag: "‹C" if is_city_state(sentence.tagged.unit_at(tag.start())) else tag[0], text
    )


def _city(unit: Unit) -> Mention | None:
    if unit.kind is UnitKind.CITY:
        return unit.mention
    if unit.mention is None or not is_city_state(unit):
        return None
    return Mention(EntityKind.PLACE, unit.mention.name, state=unit.mention.name)
