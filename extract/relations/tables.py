"""Lists and tables that give each State the date of its relations with one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.edtf import Date
from extract.facts import Fact, Mention, RelationsEvent
from extract.lists import either
from extract.registry import Row, passage
from extract.text.aboutness import states_in
from extract.text.discourse import Discourse
from extract.text.headings import speaks_of
from extract.text.sentence import Sentence
from extract.text.units import UnitKind

__all__ = ["events_in_row", "events_listed", "is_listing"]

_HEADER_RELATIONS = re.compile(either("table_headers", "date of relations"), re.IGNORECASE)
_HEADER_COUNTRY = re.compile(either("table_headers", "country of relations"), re.IGNORECASE)
_OTHER_TABLE = re.compile(either("table_headers", "something else than relations"), re.IGNORECASE)
_LISTED = re.compile(
    r"\b(?:relations|ties)\b.*\b(?:with|established|since|began)\b|established .*relations", re.IGNORECASE
)
_SEE = re.compile(r"\bsee\b.*\brelations\b", re.IGNORECASE)


def is_listing(sentence: Sentence) -> bool:
    """Whether the words above a list say that it dates relations."""
    return speaks_of(sentence, _LISTED)


def events_listed(sentence: Sentence, discourse: Discourse) -> Iterator[RelationsEvent]:
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


def events_in_row(row: Row, discourse: Discourse) -> Iterator[Fact]:
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
            date=_begin(date.when),
            evidence=(passage(row.sentence, "relations.row"),),
        )


def _begin(when: Date | None) -> Date | None:
    """The day on which relations began; "1984–1997" is how long they lasted."""
    first, _, last = when.edtf.partition("/") if when is not None else ("", "", "")
    lasted = first[:4].isdigit() and last[:4].isdigit() and int(last[:4]) - int(first[:4]) > 1
    return Date(first) if lasted else when


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
