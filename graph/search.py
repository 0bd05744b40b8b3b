"""The label index beside a store: what is called like this? Accents, order of words and typos forgiven.

An SQLite FTS5 table of every thing with a label (entities, articles, facts): words and beginnings
of words by one index, three-letter pieces for misspelt names by another.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from anyascii import anyascii
from rapidfuzz import fuzz, process

from ontology import DIP

__all__ = ["Hit", "build_index", "search"]

_TABLES = """
CREATE TABLE thing (
    id INTEGER PRIMARY KEY, iri TEXT, class TEXT, label TEXT, alternatives TEXT, facts INTEGER
);
CREATE VIRTUAL TABLE word USING fts5 (name, alias, content='', tokenize='unicode61', prefix='2 3');
CREATE VIRTUAL TABLE piece USING fts5 (name, content='', tokenize='trigram', detail='none');
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
_CANDIDATES = 200  # names that share pieces with a misspelt one, to be compared in full
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
    alternatives: dict[str, set[str]] = {}
    for iri, label in _answers(graph, _ALTERNATIVES, "iri", "label"):
        alternatives.setdefault(iri, set()).add(label)
    facts = {iri: int(count) for iri, count in _answers(graph, _FACTS, "iri", "facts")}
    labels = sorted(_answers(graph, _LABELS, "iri", "class", "label"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(_TABLES)
        for number, (iri, cls, label) in enumerate(labels, 1):
            others = sorted(alternatives.get(iri, set()) - {label})
            row = (number, iri, cls.removeprefix(DIP), label, "\n".join(others), facts.get(iri, 0))
            connection.execute("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)", row)
            folded = _fold(label), _fold("\n".join(others))
            connection.execute("INSERT INTO word (rowid, name, alias) VALUES (?, ?, ?)", (number, *folded))
            connection.execute("INSERT INTO piece (rowid, name) VALUES (?, ?)", (number, "\n".join(folded)))
        for table in ("word", "piece"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def search(path: Path, text: str, limit: int = 10, classes: Iterable[str] = ()) -> list[Hit]:
    """The things that are called like `text`, best first; only of these `classes` where given.

    Whole words and beginnings of words first, misspelt names after them.
    """
    words = _fold(text).split()
    if not words or limit < 1:
        return []
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        wanted = frozenset(classes)
        exact = " ".join(f'"{word}"*' for word in words)
        found = _found(connection, "word", exact, "bm25(word, 4, 2)", wanted, limit, words)
        if len(found) < limit:
            pieces = " OR ".join(f'"{piece}"' for piece in sorted(_pieces(words)))
            known = {hit.iri for hit in found}
            alike = _found(connection, "piece", pieces, "rank", wanted, _CANDIDATES, words) if pieces else []
            found += [hit for hit in alike if hit.iri not in known and hit.score >= _ALIKE]
    return found[:limit]


def _found(
    connection: sqlite3.Connection,
    table: str,
    match: str,
    rank: str,
    classes: frozenset[str],
    limit: int,
    words: list[str],
) -> list[Hit]:
    only = f" AND class IN ({', '.join('?' * len(classes))})" if classes else ""
    query = (
        f"SELECT iri, class, label, alternatives, facts FROM {table} JOIN thing ON thing.id = {table}.rowid "
        f"WHERE {table} MATCH ?{only} ORDER BY {rank} - facts / (facts + 20.0) LIMIT ?"
    )
    rows = connection.execute(query, (match, *sorted(classes), limit))
    hits = [_hit(row, " ".join(words)) for row in rows]
    return sorted(hits, key=lambda hit: (-hit.score, -hit.facts, hit.label, hit.iri))


def _hit(row: tuple[str, str, str, str, int], wanted: str) -> Hit:
    iri, cls, label, joined, facts = row
    others = tuple(filter(None, joined.split("\n")))
    best = process.extractOne(wanted, [_fold(name) for name in (label, *others)], scorer=fuzz.WRatio)
    return Hit(iri, cls, label, others, facts, round(best[1], 1))


def _fold(text: str) -> str:
    """Lower case, without accents, only letters and digits between blanks; lines stay lines."""
    return re.sub(r"[^a-z0-9\n]+", " ", anyascii(text).casefold()).strip()


def _pieces(words: list[str]) -> set[str]:
    joined = f" {' '.join(words)} "
    return {joined[n : n + 3] for n in range(len(joined) - 2) if " " not in joined[n : n + 3].strip()}


def _answers(graph: ox.Store, query: str, *names: str) -> Iterator[tuple[str, ...]]:
    answers = graph.query(query, use_default_graph_as_union=True)
    assert isinstance(answers, ox.QuerySolutions)
    for answer in answers:
        yield tuple(getattr(answer[name], "value", "") for name in names)
