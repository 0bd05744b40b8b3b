"""Diplomatic relations established, restored, severed, suspended, upgraded or downgraded.

Read from sentences, and from lists and tables that give each State the date of its relations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.article import BlockKind
from extract.edtf import Date
from extract.facts import Fact, RelationsEvent
from extract.registry import Extractor, passage
from extract.relations.changes import Change, changes_in
from extract.relations.parties import Pair, pair_told_of, parties_of
from extract.relations.tables import events_in_row, events_listed, is_listing
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit

__all__ = ["EXTRACTOR"]

_TRIGGERS = re.compile(
    r"\b(?:relations|ties|links|relationship|raised|upgraded|downgraded)\b|\d{4}", re.IGNORECASE
)
_COMMEMORATION = re.compile(
    r"\b(?:anniversar|celebrat|commemorat|jubilee|mark(?:ed|ing|s))\w*", re.IGNORECASE
)
# "… on 3 May; the day after they …": the change is not dated by what stands before such words.
_LATER = re.compile(
    r";|\b(?:days?|weeks?|months?|years?) (?:later|after|afterwards|earlier|before)\b", re.IGNORECASE
)
# "with X (3 May 1992) and Y (4 June 1993)"
_ONE_DATED = r"(?:the )?‹S\d+› \((?:on |in |since )?‹D\d+›\)"
_DATED_LIST = re.compile(rf" with (?P<list>{_ONE_DATED}(?:(?:, |,? and ){_ONE_DATED})+)")
# "broke relations in 1990 with X and restored relations with Y": on the same day
_COORDINATE = re.compile(r" with (?:the )?‹S\d+›,? and (?:to )?")


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    commemorated = _COMMEMORATION.search(sentence.tagged.text)
    changes = changes_in(sentence)
    if commemorated is not None:  # "established relations in 1970 and marked the anniversary in 2020"
        end = commemorated.start()
        changes = [c for c in changes if c.end <= end and "‹D" in sentence.tagged.text[c.start : end]]
    if changes:
        yield from _told(changes, sentence, discourse, commemorated.start() if commemorated else None)
    elif sentence.block.kind is BlockKind.LIST_ITEM and is_listing(sentence):
        yield from events_listed(sentence, discourse)


def _told(
    changes: list[Change], sentence: Sentence, discourse: Discourse, end: int | None
) -> Iterator[RelationsEvent]:
    """One event for each pair of States and each date of a change, up to `end`; what is chained shares its parties."""
    dates: list[Unit] = []
    pairs = pair_told_of(sentence, discourse)
    for i, change in enumerate(changes):
        before = changes[i - 1].end if i else 0
        after = changes[i + 1].start if i + 1 < len(changes) else end
        pairs = pairs if change.chained else parties_of(change, sentence, discourse)
        own = _dates_of(change, before, after, sentence)
        coordinate = i > 0 and _COORDINATE.fullmatch(sentence.tagged.text, before, change.start) is not None
        dates = own or (dates if coordinate else [])
        dated = _each_dated(change, pairs, sentence) or [(pair, date) for pair in pairs for date in dates]
        yield from (
            RelationsEvent(
                party=pair, change=what, date=day, evidence=(passage(sentence, "relations.sentence"),)
            )
            for pair, date in dated
            for what, day in _stages(change.change, date)
        )


def _dates_of(change: Change, before: int, after: int | None, sentence: Sentence) -> list[Unit]:
    """The dates of a change: the one its words lead up to, those behind its verb, else those around it."""
    if change.date >= 0:
        return [unit for unit in [sentence.tagged.unit_at(change.date)] if unit is not None]
    behind = dates_at(sentence, change.verb, before=change.verb, after=after) if change.verb >= 0 else []
    dates = behind or dates_at(sentence, change.start, before=before, after=after)
    return [date for date in dates if not _is_anothers(date, change, sentence)]


def _each_dated(change: Change, pairs: list[Pair], sentence: Sentence) -> list[tuple[Pair, Unit]]:
    """ "opened relations with X (3 May 1992) and Y (4 June 1993)": each State with the day in its brackets."""
    found = _DATED_LIST.match(sentence.tagged.text, change.end)
    if found is None or not pairs:
        return []
    units = sentence.between(found.start("list"), found.end("list"))
    states = [unit.mention for unit in units[::2] if unit.mention is not None]
    return [((pairs[0][0], state), date) for state, date in zip(states, units[1::2], strict=False)]


def _stages(change: str, date: Unit) -> Iterator[tuple[str, Date | None]]:
    """A change and its day; relations severed "from 1962 to 1975" were severed first, then restored."""
    when = _day(date)
    first, _, last = when.edtf.partition("/") if when is not None else ("", "", "")
    if change in ("severed", "suspended") and last and first[:4] != last[:4]:
        if first != "..":
            yield change, Date(first)
        yield "restored", Date(last)
    else:
        yield change, when


def _day(date: Unit) -> Date | None:
    """The day of a date; of "since 1992" its beginning."""
    when = date.when
    return Date(when.edtf.removesuffix("/..")) if when is not None else None


def _is_anothers(date: Unit, change: Change, sentence: Sentence) -> bool:
    """Whether a date before the change is another's: "… on 3 May; they …", "… on 3 May, the day after they …"."""
    at = next(start for start, _, unit in sentence.tagged.pieces if unit is date)
    return at < change.start and _LATER.search(sentence.tagged.text, at, change.start) is not None


EXTRACTOR = Extractor(RelationsEvent, _TRIGGERS, _sentences, events_in_row)
