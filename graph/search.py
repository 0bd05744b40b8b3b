"""Searching a store's index: what is called like this? Accents, order of words and typos forgiven.

SQLite FTS5 tables that `graph.index` wrote: the names of entities and articles, the three-letter pieces
of these names for misspelt ones, and the sentences of facts. Things are numbered class by class, those
with most facts first, so that a search takes the first few of each class without ranking all that match.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from graph.index import NAMED, fold, opened

__all__ = ["Hit", "counts", "foremost", "search"]

_CANDIDATES = 50  # of each class, to be compared in full
_ALIKE = 70.0  # of 100: how like a misspelt name must be


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found: `cls` is the local name of its class, `facts` how many facts speak of it.

    `score` (0 to 100) says how like the words searched for its label, or an alternative, is.
    """

    iri: str
    cls: str
    label: str
    alternatives: tuple[str, ...]
    facts: int
    score: float


def search(path: Path, text: str, limit: int = 10, classes: Collection[str] = ()) -> list[Hit]:
    """The things that are called like `text`, best first; only of these `classes` where given.

    Names that hold the words, the last of which may be unfinished, then misspelt names, then facts
    whose sentence holds the words.
    """
    words = fold(text).split()
    if not words or limit < 1:
        return []
    with closing(opened(path)) as connection:
        index = _Index(connection, words, classes)
        hits: dict[str, Hit] = {}
        for found in (index.names, index.misspelt, index.facts):
            if len(hits) < limit:
                hits |= {hit.iri: hit for hit in found() if hit.iri not in hits}
    return list(hits.values())[:limit]


def counts(path: Path) -> dict[str, int]:
    """How many things with a name, and facts, there are of each class."""
    with closing(opened(path)) as connection:
        return dict(connection.execute("SELECT name, last - first + 1 FROM class"))


def foremost(path: Path, cls: str, limit: int) -> list[Hit]:
    """The things of a class that most facts speak of."""
    query = "SELECT iri, class, label, alternatives, facts FROM thing JOIN class ON class = name"
    with closing(opened(path)) as connection:
        rows = connection.execute(
            f"{query} WHERE name = ? AND id < class.first + ? ORDER BY id", (cls, limit)
        )
        return [
            Hit(iri, name, label, tuple(filter(None, others.split("\n"))), facts, 100.0)
            for iri, name, label, others, facts in rows
        ]


class _Index:
    """The index asked for some words in some classes."""

    def __init__(self, connection: sqlite3.Connection, words: list[str], classes: Collection[str]) -> None:
        self._connection = connection
        self._words = words
        self._phrases = [f'"{word}"' for word in words]
        ranges = connection.execute("SELECT name, first, last FROM class ORDER BY first").fetchall()
        self._ranges = [row for row in ranges if not classes or row[0] in classes]

    def names(self) -> list[Hit]:
        return self._found("name", " ".join(self._phrases) + "*", named=True)

    def misspelt(self) -> list[Hit]:
        pieces = {word[n : n + 3] for word in self._words for n in range(len(word) - 2)}
        match = " OR ".join(f'"{piece}"' for piece in sorted(pieces))
        hits = self._found("piece", match, named=True, order="ORDER BY rank") if pieces else []
        return [hit for hit in hits if hit.score >= _ALIKE]

    def facts(self) -> list[Hit]:
        return self._found("fact", " ".join(self._phrases), named=False)

    def _found(self, table: str, match: str, *, named: bool, order: str = "") -> list[Hit]:
        """The first candidates of each class, best first."""
        rows = f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ? {order} LIMIT ?"
        query = f"SELECT iri, class, label, alternatives, facts FROM thing WHERE id IN ({rows})"
        hits = [
            _hit(row, " ".join(self._words))
            for name, first, last in self._ranges
            if (name in NAMED) is named
            for row in self._connection.execute(query, (match, first, last, _CANDIDATES))
        ]
        return sorted(hits, key=lambda hit: (-hit.score, -hit.facts, hit.label, hit.iri))


def _hit(row: tuple[str, str, str, str, int], wanted: str) -> Hit:
    iri, cls, label, joined, facts = row
    others = tuple(filter(None, joined.split("\n")))
    best = process.extractOne(wanted, [fold(name) for name in (label, *others)], scorer=fuzz.WRatio)
    return Hit(iri, cls, label, others, facts, round(best[1], 1))
