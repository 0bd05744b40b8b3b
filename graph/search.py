"""The label index beside a store: what is called like this? Accents, order of words and typos forgiven.

SQLite FTS5 indexes: of the names of entities and articles, of the three-letter pieces of these names
for misspelt ones, and of the sentences of facts. Things are numbered class by class, those with most
facts first, so that a search takes the first few of each class without ranking all that match.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import count, groupby
from pathlib import Path

import pyoxigraph as ox
from anyascii import anyascii
from rapidfuzz import fuzz, process

from ontology import DIP

__all__ = ["Hit", "build_index", "counts", "facts_of", "foremost", "search"]

_TABLES = """
CREATE TABLE thing (
    id INTEGER PRIMARY KEY, iri TEXT, class TEXT, label TEXT, alternatives TEXT, facts INTEGER
);
CREATE INDEX thing_iri ON thing (iri);
CREATE TABLE class (name TEXT PRIMARY KEY, first INTEGER, last INTEGER);
CREATE VIRTUAL TABLE name USING fts5 (names, content='', tokenize='unicode61', prefix='1 2 3');
CREATE VIRTUAL TABLE piece USING fts5 (names, content='', tokenize='trigram');
CREATE VIRTUAL TABLE fact USING fts5 (names, content='', tokenize='unicode61', detail='none');
"""
_LABELS = f"""
SELECT ?iri (SAMPLE(?c) AS ?class) (MIN(?l) AS ?label) WHERE {{
    ?iri a ?c ; <http://www.w3.org/2000/01/rdf-schema#label> ?l .
    FILTER (STRSTARTS(STR(?c), "{DIP}"))
}} GROUP BY ?iri"""
_ALTERNATIVES = "SELECT ?iri ?label WHERE { ?iri <http://www.w3.org/2004/02/skos/core#altLabel> ?label }"
_FACTS = f"""
SELECT ?iri (COUNT(?fact) AS ?facts) WHERE {{
    VALUES ?class {{ {" ".join(f"<{DIP}{kind}>" for kind in ("State", "Organization", "Person", "Place"))} }}
    ?iri a ?class . ?fact ?property ?iri ; <{DIP}evidence> ?passage .
}} GROUP BY ?iri"""
_NAMED = frozenset(["State", "Organization", "Person", "Place", "Article"])  # whose names are misspelt
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


def build_index(path: Path, graph: ox.Store) -> None:
    """Write the index of a graph to a new file."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(_TABLES)
        numbers = count(1)
        for cls, things in groupby(_things(graph), key=lambda thing: thing.cls):
            rows = [(next(numbers), thing) for thing in things]
            connection.execute("INSERT INTO class VALUES (?, ?, ?)", (cls, rows[0][0], rows[-1][0]))
            for number, thing in rows:
                _insert(connection, number, thing)
        for table in ("name", "piece", "fact"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def search(path: Path, text: str, limit: int = 10, classes: Collection[str] = ()) -> list[Hit]:
    """The things that are called like `text`, best first; only of these `classes` where given.

    Names that hold the words, the last of which may be unfinished, then misspelt names, then facts
    whose sentence holds the words.
    """
    words = _fold(text).split()
    if not words or limit < 1:
        return []
    with closing(_opened(path)) as connection:
        index = _Index(connection, words, classes)
        hits: dict[str, Hit] = {}
        for found in (index.names, index.misspelt, index.facts):
            if len(hits) < limit:
                hits |= {hit.iri: hit for hit in found() if hit.iri not in hits}
    return list(hits.values())[:limit]


def counts(path: Path) -> dict[str, int]:
    """How many things with a name, and facts, there are of each class."""
    with closing(_opened(path)) as connection:
        return dict(connection.execute("SELECT name, last - first + 1 FROM class"))


def foremost(path: Path, cls: str, limit: int) -> list[Hit]:
    """The things of a class that most facts speak of."""
    query = "SELECT iri, class, label, alternatives, facts FROM thing JOIN class ON class = name"
    with closing(_opened(path)) as connection:
        rows = connection.execute(f"{query} WHERE name = ? AND id < first + ? ORDER BY id", (cls, limit))
        return [
            Hit(iri, name, label, tuple(filter(None, others.split("\n"))), facts, 100.0)
            for iri, name, label, others, facts in rows
        ]


def facts_of(path: Path, iri: str) -> int:
    """How many facts speak of a State, organisation, person or place."""
    with closing(_opened(path)) as connection:
        row = connection.execute("SELECT facts FROM thing WHERE iri = ?", (iri,)).fetchone()
    return int(row[0]) if row else 0


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


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
            if (name in _NAMED) is named
            for row in self._connection.execute(query, (match, first, last, _CANDIDATES))
        ]
        return sorted(hits, key=lambda hit: (-hit.score, -hit.facts, hit.label, hit.iri))


def _things(graph: ox.Store) -> Iterator[Hit]:
    """Everything with a label, in the order of the index."""
    alternatives: dict[str, set[str]] = {}
    for iri, label in _answers(graph, _ALTERNATIVES, "iri", "label"):
        alternatives.setdefault(iri, set()).add(label)
    facts = {iri: int(number) for iri, number in _answers(graph, _FACTS, "iri", "facts")}
    things = [
        Hit(iri, cls.removeprefix(DIP), label, tuple(sorted(alternatives.get(iri, set()) - {label})),
            facts.get(iri, 0), 100.0)
        for iri, cls, label in _answers(graph, _LABELS, "iri", "class", "label")
    ]  # fmt: skip
    return iter(sorted(things, key=lambda thing: (thing.cls, -thing.facts, thing.label, thing.iri)))


def _insert(connection: sqlite3.Connection, number: int, thing: Hit) -> None:
    row = (number, thing.iri, thing.cls, thing.label, "\n".join(thing.alternatives), thing.facts)
    connection.execute("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)", row)
    names = _fold("\n".join([thing.label, *thing.alternatives]))
    for table in ("name", "piece") if thing.cls in _NAMED else ("fact",):
        connection.execute(f"INSERT INTO {table} (rowid, names) VALUES (?, ?)", (number, names))


def _hit(row: tuple[str, str, str, str, int], wanted: str) -> Hit:
    iri, cls, label, joined, facts = row
    others = tuple(filter(None, joined.split("\n")))
    best = process.extractOne(wanted, [_fold(name) for name in (label, *others)], scorer=fuzz.WRatio)
    return Hit(iri, cls, label, others, facts, round(best[1], 1))


def _fold(text: str) -> str:
    """Lower case, without accents, only letters and digits between blanks; lines stay lines."""
    return re.sub(r"[^a-z0-9\n]+", " ", anyascii(text).casefold()).strip()


def _answers(graph: ox.Store, query: str, *names: str) -> Iterator[tuple[str, ...]]:
    answers = graph.query(query, use_default_graph_as_union=True)
    assert isinstance(answers, ox.QuerySolutions)
    for answer in answers:
        yield tuple(getattr(answer[name], "value", "") for name in names)
