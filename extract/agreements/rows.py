"""Rows of tables of agreements: the name in one cell, the day of signature in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.agreements.concluded import NOT_CONCLUDED
from extract.agreements.details import level_of, plain
from extract.agreements.instruments import instruments_in, is_plural
from extract.agreements.listed import HEADED
from extract.agreements.subjects import subject_of
from extract.facts import Agreement, Fact, Mention
from extract.lists import either, word_set
from extract.registry import Row, passage
from extract.text.discourse import Discourse
from extract.text.parties import distinct
from extract.text.sentence import Sentence
from extract.text.units import UnitKind

__all__ = ["agreements_in_row"]

_HEADER_SIGNED = re.compile(either("table_headers", "date of agreement"), re.IGNORECASE)


def agreements_in_row(row: Row, discourse: Discourse) -> Iterator[Fact]:
    """The agreement of a row, between those that its name tells or the pair that the table is about."""
    about = " ".join((row.sentence.block.lead, *row.sentence.block.section[-1:], *row.headers))
    signed = [i for i, header in enumerate(row.headers) if _HEADER_SIGNED.search(header)]
    if not (signed or HEADED.search(about)) or NOT_CONCLUDED.search(row.sentence.text):
        return
    weak = word_set("weak_instruments") if not HEADED.search(about) else frozenset()
    names = [cell for cell in row.cells if any(named.noun not in weak for named in instruments_in(cell)[:1])]
    dates = [u for i in signed for u in row.cells[i].of(UnitKind.DATE)]
    if not any(row.cells[i].text for i in signed):
        dates = [u for cell in row.cells for u in cell.of(UnitKind.DATE)]
    cities = [u.mention for cell in row.cells for u in cell.of(UnitKind.CITY) if cell not in names]
    persons = [discourse.person(u) for cell in row.cells for u in cell.units if u.kind in "AN"]
    for cell in names[:1]:
        instrument = instruments_in(cell)[0]
        subject = subject_of(instrument, cell)
        pair = _pair(cell, row, discourse)
        if len(pair) != 2 or (is_plural(instrument) and not subject):
            return
        yield Agreement(
            party=pair,
            kind=instrument.kind,
            subject=subject,
            date=plain(dates[0]) if dates else None,
            place=cities[0] if cities else None,
            signatory=tuple(person for person in persons if person is not None),
            level=level_of(instrument, subject, cell),
            evidence=(passage(row.sentence, "agreements.row"),),
        )


def _pair(name: Sentence, row: Row, discourse: Discourse) -> tuple[Mention, ...]:
    """The article's one State with the only other party that the agreement's name tells, else the table's pair."""
    home = discourse.parties[0] if len(discourse.parties) == 1 else None
    named = distinct(u.mention for u in name.of(UnitKind.STATE, UnitKind.ORGANIZATION))
    others = [party for party in named if home is not None and party.name != home.name]
    return (home, others[0]) if home is not None and len(others) == 1 else discourse.pair(row.sentence.block)
