"""Missions of two States in one sentence, respectively: "opened in Lima in 1992 and in Riga in 1994"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.facts import EntityKind, Mention, Mission
from extract.missions.posts import Post, verbs
from extract.missions.times import beginning
from extract.registry import passage
from extract.text.parties import states_between
from extract.text.sentence import Sentence

__all__ = ["each_dated", "is_of_each", "of_each"]

# "… in Lima in 1992 and in Riga in 1994"
_DATED_SEAT = r"(?:in )?‹C\d+› (?:(?:in|on|since) ‹D\d+›|\((?:in |on )?‹D\d+›\))"
_CITIES_DATED = re.compile(rf"(?:,| \()? ?{_DATED_SEAT}(?:,|;)?(?: and)? {_DATED_SEAT}", re.IGNORECASE)
# "Chilean and Latvian consulates were respectively opened", "the consulates of Chile and Latvia were opened"
_PAIR_BEFORE = re.compile(r"‹[SJ]\d+›(?:['’]s?)? and (?:the )?‹[SJ]\d+›(?:['’]s?)? $")
_PAIR_BEHIND = re.compile(r" of (?:the )?‹S\d+› and (?:of )?(?:the )?‹S\d+›")


@cache
def _respectively() -> re.Pattern[str]:
    return re.compile(
        rf"(?: (?:were|had been))?,?(?: \w+ly,?)? (?:re)?{verbs('is kept')}(?:,? respectively,?)?"
        rf"(?={_CITIES_DATED.pattern})",
        re.IGNORECASE,
    )


def is_of_each(post: Post, sentence: Sentence) -> bool:
    """Whether a noun is of two States, of whose missions seats and dates follow."""
    return _of_whom(post, sentence) is not None


def of_each(post: Post, sentence: Sentence) -> Iterator[Mission]:
    """ "The consulates of X and Y were respectively opened in Lima in 1992 and in Riga in 1994": with each other."""
    found = _of_whom(post, sentence)
    if found is None:
        return
    names, position = found
    for mission in each_dated(post, position, sentence):
        sides = (mission.sending_state, mission.receiving_state)
        if names == {state.name for state in sides if state is not None}:
            yield mission


def _of_whom(post: Post, sentence: Sentence) -> tuple[set[str], int] | None:
    """The names of the two States whose missions the noun is of, and where the seats follow."""
    text = sentence.tagged.text
    behind = _PAIR_BEHIND.match(text, post.end)
    pair = behind or _PAIR_BEFORE.search(text[: post.start])
    opened = _respectively().match(text, behind.end() if behind else post.end)
    if pair is None or opened is None:
        return None
    return {state.name for state in states_between(sentence, *pair.span(), "SJ")}, opened.end()


def each_dated(post: Post, position: int, sentence: Sentence) -> Iterator[Mission]:
    """The missions of "in Lima in 1992 and in Riga in 1994", if the cities lie in two States."""
    found = _CITIES_DATED.match(sentence.tagged.text, position)
    units = sentence.between(*found.span()) if found else []
    seats = [unit.mention for unit in units[::2] if unit.mention is not None and unit.mention.state]
    if len({seat.state for seat in seats}) != 2:
        return
    for seat, other, date in zip(seats, seats[::-1], units[1::2], strict=True):
        opened = beginning(date.when)
        yield Mission(
            sending_state=Mention(EntityKind.STATE, other.state),
            receiving_state=Mention(EntityKind.STATE, seat.state),
            kind=post.kind,
            place=seat,
            opened=opened,
            date=opened,
            evidence=(passage(sentence, "missions.exchanged"),),
        )
