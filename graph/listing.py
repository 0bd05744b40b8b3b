"""Which facts speak of a thing or join two States, in order of time: read from the index of a store.

Each function takes the index file that `graph.index` wrote, and answers in milliseconds however many
facts there are; what the facts say is asked of the graph.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from graph.index import FACTS, opened

__all__ = ["Fact", "Listing", "Partner", "conflicts", "of", "of_pair", "partners"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: `date` as stated (EDTF), `first` and `last` the days it spans, "" where none is stated."""

    iri: str
    cls: str
    label: str
    date: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The first facts of one class in order of time, and how many there are in all."""

    facts: tuple[Fact, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Partner:
    """A State, and how many facts it shares with another."""

    iri: str
    label: str
    facts: int


# The facts that speak of one thing, or of each of two.
_OF_ONE = "FROM part a WHERE a.thing = :one"
_OF_BOTH = "FROM part a JOIN part b ON b.fact = a.fact AND b.thing = :other WHERE a.thing = :one"
_COLUMNS = "thing.iri, thing.class, thing.label, thing.date, thing.first, thing.last"


def of(path: Path, iri: str, limit: int) -> dict[str, Listing]:
    """The facts that speak of a thing, by class; of each class the first `limit`."""
    with closing(opened(path)) as index:
        return _listings(index, _OF_ONE, one=_number(index, iri), limit=limit)


def of_pair(path: Path, one: str, other: str, limit: int) -> dict[str, Listing]:
    """The facts that speak of both of two things, by class; of each class the first `limit`."""
    with closing(opened(path)) as index:
        return _listings(index, _OF_BOTH, one=_number(index, one), other=_number(index, other), limit=limit)


def partners(path: Path, state: str, limit: int) -> list[Partner]:
    """The States that share most facts with a State."""
    query = """
        SELECT iri, label, partner.facts FROM partner JOIN thing ON id = other
        WHERE state = ? ORDER BY partner.facts DESC, label LIMIT ?"""
    with closing(opened(path)) as index:
        return [Partner(*row) for row in index.execute(query, (_number(index, state), limit))]


def conflicts(path: Path, one: str, other: str, limit: int) -> list[tuple[Fact, str]]:
    """What contradicts the facts that two things share: the fact, and the IRI of one that denies it."""
    query = f"""
        SELECT {_COLUMNS}, rival.iri FROM conflict
        JOIN thing ON thing.id = conflict.fact JOIN thing rival ON rival.id = conflict.other
        WHERE conflict.fact IN (SELECT a.fact {_OF_BOTH}) ORDER BY thing.iri, rival.iri LIMIT :limit"""
    with closing(opened(path)) as index:
        numbers = {"one": _number(index, one), "other": _number(index, other), "limit": limit}
        return [(Fact(*row), rival) for *row, rival in index.execute(query, numbers)]


def _listings(index: sqlite3.Connection, chosen: str, **values: int) -> dict[str, Listing]:
    """The listing of each class of facts that has some."""
    chosen = f"{chosen} AND a.fact BETWEEN :first AND :last"
    rows = f"""
        SELECT {_COLUMNS} FROM thing WHERE id IN (SELECT a.fact {chosen} ORDER BY a.fact LIMIT :limit)
        ORDER BY id"""
    found = {}
    for cls, first, last in index.execute("SELECT name, first, last FROM class").fetchall():
        numbers = values | {"first": first, "last": last}
        total = index.execute(f"SELECT count(*) {chosen}", numbers).fetchone()[0] if cls in FACTS else 0
        if total:
            found[cls] = Listing(tuple(Fact(*row) for row in index.execute(rows, numbers)), total)
    return found


def _number(index: sqlite3.Connection, iri: str) -> int:
    """The number of a thing in the index; 0, which no thing has, where the index does not know it."""
    row = index.execute("SELECT id FROM thing WHERE iri = ?", (iri,)).fetchone()
    return int(row[0]) if row else 0
