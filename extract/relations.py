"""Diplomatic relations established, restored, severed, suspended, upgraded or downgraded.

Read from sentences, and from tables that give each State the date of its relations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.article import BlockKind
from extract.facts import Fact, Mention, RelationsEvent
from extract.lists import table
from extract.registry import Extractor, Row, passage
from extract.text.discourse import Discourse, states_in
from extract.text.headings import speaks_of
from extract.text.modality import is_stated_before
from extract.text.parties import both_parties, distinct, state_of_unit, states_between
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import UnitKind

__all__ = ["EXTRACTOR"]

_TRIGGERS = re.compile(
    r"\b(?:relations|ties|links|relationship|raised|upgraded|downgraded)\b|\d{4}", re.IGNORECASE
)
_RELATIONS = (
    r"\b(?:diplomatic|formal|official|full|consular)(?:,? (?:and )?\w+){0,2}"
    r" (?:relations|ties|links|relationship)"
)
_BARE = r"(?:relations|ties)"  # without an adjective, "trade relations" being another matter
_LEVEL = r"(?:the )?(?:level of )?(?:embass(?:y|ies)|ambassador(?:s|ial)?|legations?|chargé)"
_COMMEMORATION = re.compile(
    r"\b(?:anniversar|celebrat|commemorat|jubilee|mark(?:ed|ing|s))\w*", re.IGNORECASE
)
_NOT_PARTIES = re.compile(
    r"\b(?:dissolution|collapse|disintegration|independence|secession|split|breakup) \w+", re.IGNORECASE
)
_NOMINAL = re.compile(r"(?:ment|tion|sion|ance|ing)$", re.IGNORECASE)
_HEADER_RELATIONS = re.compile(r"relations|establish|date|since|beg[au]n|year|start|\bday\b", re.IGNORECASE)
_HEADER_COUNTRY = re.compile(r"country|state|partner|nation|territory", re.IGNORECASE)
_OTHER_TABLE = re.compile(
    r"trade|export|import|visit|embass|mission|ambassador|member|agreement|treat|aid|vote", re.IGNORECASE
)
_LISTED = re.compile(
    r"\b(?:relations|ties)\b.*\b(?:with|established|since|began)\b|established .*relations", re.IGNORECASE
)
_SEE = re.compile(r"\bsee\b.*\brelations\b", re.IGNORECASE)


@cache
def _changes() -> re.Pattern[str]:
    words = "|".join(row[0] for row in table("relation_changes"))
    # "established diplomatic relations", "diplomatic relations … were established", "severed ties",
    # "relations were resumed", "raised to the level of embassies"
    return re.compile(
        rf"\b(?P<active>{words})\b(?P<gap>[^.;:]{{0,60}}?){_RELATIONS}"
        rf"|{_RELATIONS}\b(?P<between>[^.;]{{0,160}}?)\b(?P<passive>{words})\b"
        rf"|\b(?P<bare>{words}) (?:all |its |their )*{_BARE}\b"
        rf"|(?:^|(?<=[.;:] )|(?<=and )|(?<=that )){_BARE}(?: (?:with|between) [^.;]{{1,60}}?)?,? "
        rf"(?:(?:were|was|had been|have been) )?(?P<resumed>{words})\b"
        rf"|\b(?P<raised>{words}) to {_LEVEL}",
        re.IGNORECASE,
    )


def _change_of(word: str) -> str:
    forms = ((form, change) for form, change in table("relation_changes"))
    return next(change for form, change in forms if re.fullmatch(form, word, re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of relations in the tagged text: what, and where the word for it stands."""

    change: str
    start: int
    end: int


def _found(sentence: Sentence) -> list[_Change]:
    """The changes that a sentence states as having happened."""
    text = sentence.tagged.text
    found = []
    for match in _changes().finditer(text):
        groups = ("active", "passive", "bare", "resumed", "raised")
        word = next(match[group] for group in groups if match[group])
        # "for the restoration of relations": a noun states the event only where a date follows it.
        if _NOMINAL.search(word) and "‹D" not in text[match.end() : match.end() + 60]:
            continue
        if is_stated_before(text[: match.start()]) and is_stated_before(match["between"] or ""):
            found.append(_Change(_change_of(word), match.start(), match.end()))
    return found + _chained(found, text) if found else found


def _chained(found: list[_Change], text: str) -> list[_Change]:
    """ "… severed in 1964, re-established on D and broken off again in 2002": the subject is not said again."""
    words = "|".join(row[0] for row in table("relation_changes"))
    chain = re.compile(
        rf"(?:,|;| and|, and|, were|, had been)(?: then| later| finally| were| was)* (?P<word>{words})"
        r"(?: again| for good| by ‹\w+›)*,? (?:on|in) ‹D\d+›",
        re.IGNORECASE,
    )
    known = {change.end for change in found}
    return [
        _Change(_change_of(match["word"]), match.start("word"), match.end())
        for match in chain.finditer(text, found[0].end)
        if match.end("word") not in known
    ]


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    text = sentence.tagged.text
    changes = [] if _COMMEMORATION.search(text) else _found(sentence)
    if not changes and sentence.block.kind is BlockKind.LIST_ITEM and speaks_of(sentence, _LISTED):
        yield from _listed(sentence, discourse)
    for i, change in enumerate(changes):
        before = changes[i - 1].end if i else 0
        after = changes[i + 1].start if i + 1 < len(changes) else None
        dates = dates_at(sentence, change.start, before=before, after=after)
        for parties in _parties(change, sentence, discourse):
            for date in dates:
                yield RelationsEvent(
                    party=parties,
                    change=change.change,
                    date=date.when,
                    evidence=(passage(sentence, "relations.sentence"),),
                )


def _listed(sentence: Sentence, discourse: Discourse) -> Iterator[RelationsEvent]:
    """ "France – 12 May 1960" in a list of the States with which relations were established."""
    home = discourse.parties[0] if len(discourse.parties) == 1 else None
    states = sentence.of(UnitKind.STATE)
    dates = [unit for unit in sentence.of(UnitKind.DATE) if unit.date and unit.date.dates_sentence]
    if home is None or len(dates) != 1 or len(sentence.text.split()) > 12 * max(len(states), 1):
        return
    for state in states:
        if state.mention is not None and state.mention.name != home.name:
            yield RelationsEvent(
                party=(home, state.mention),
                change="established",
                date=dates[0].when,
                evidence=(passage(sentence, "relations.listed"),),
            )


def _parties(change: _Change, sentence: Sentence, discourse: Discourse) -> Iterator[tuple[Mention, Mention]]:
    """The two States of a change; several pairs where one State does it with many."""
    named = [s for s in states_between(sentence, kinds="SA") if not _is_circumstance(s, sentence)]
    capitals = [found.unit("capital") for found in sentence.find(r"\b(?:with|between|by) @capital:C")]
    named = distinct([*named, *(state_of_unit(unit) for unit in capitals if unit is not None)])
    named = both_parties(named, sentence, discourse)
    if len(named) == 2:
        yield named[0], named[1]
    elif len(named) > 2 and " between " not in sentence.tagged.text:
        for other in named[1:]:
            yield named[0], other
    elif len(named) > 2:
        pair = [s for s in discourse.pair(sentence.block) if s.name in {n.name for n in named}]
        if len(pair) == 2:
            yield pair[0], pair[1]


def _is_circumstance(state: Mention, sentence: Sentence) -> bool:
    """Whether a State is named only for the circumstances ("after the dissolution of the Soviet Union")."""
    for unit in sentence.of(UnitKind.STATE):
        if unit.mention is not None and unit.mention.name == state.name:
            before = sentence.article.text[max(sentence.start, unit.start - 40) : unit.start]
            if _NOT_PARTIES.search(before) is None:
                return False
    return any(u.mention is not None and u.mention.name == state.name for u in sentence.of(UnitKind.STATE))


def _rows(row: Row, discourse: Discourse) -> Iterator[Fact]:
    """A row of a table of relations: the State from its cell or its notes, the date from its column."""
    dated = [i for i, header in enumerate(row.headers) if _HEADER_RELATIONS.search(header)]
    dates = [u for i in dated[:1] for u in row.cells[i].of(UnitKind.DATE)]
    if len(discourse.parties) != 1 or not dates:
        return
    home = discourse.parties[0]
    state = _row_state(row, discourse, home)
    if state is None or not _speaks_of_relations(row, dated[0]):
        return
    for i, date in enumerate(dates):
        yield RelationsEvent(
            party=(home, state),
            change="restored" if i else "established",
            date=date.when,
            evidence=(passage(row.sentence, "relations.row"),),
        )


def _speaks_of_relations(row: Row, column: int) -> bool:
    """A column headed "Date" or "Since" counts where lead, section or title speak of relations."""
    header = row.headers[column].lower()
    if "relations" in header:
        return True
    near = " ".join((row.sentence.block.lead, *row.sentence.block.section[-1:], *row.headers))
    about = " ".join((near, *row.sentence.block.section, row.sentence.article.title)).lower()
    return "relations" in about and _OTHER_TABLE.search(near) is None


def _row_state(row: Row, discourse: Discourse, home: Mention) -> Mention | None:
    """The other State of a row: from the column of countries, else from "See X–Y relations" in its notes."""
    for i, header in enumerate(row.headers):
        if _HEADER_COUNTRY.search(header) and (named := row.cells[i].of(UnitKind.STATE)):
            return named[0].mention
    for cell in row.cells:
        if _SEE.search(cell.text):
            others = [s for s in states_in(cell.text, discourse.lexicon) if s.name != home.name]
            if len(others) == 1:
                return others[0]
    return None


EXTRACTOR = Extractor(RelationsEvent, _TRIGGERS, _sentences, _rows)
