"""Writing the index beside a store: what is called how, and which facts speak of what.

One SQLite file, read by `graph.search` (names) and `graph.listing` (facts of a thing, of two States).
Things are numbered class by class, those with most facts first, facts in order of time: the first few
of a class, or of a class's facts about one thing, are a range of numbers and need no sorting. All is
sorted by SQLite on disk, so that memory does not grow with the graph.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
from anyascii import anyascii

from ontology import DIP, vocabulary

__all__ = ["FACTS", "NAMED", "fold", "opened", "write"]

FACTS = frozenset(term.name for term in vocabulary.classes() if f"{DIP}Fact" in term.parents)
_ENTITIES = ("State", "Organization", "Person", "Place")  # what facts speak of
NAMED = frozenset([*_ENTITIES, "Article"])  # whose names are searched, and misspelt

_TABLES = """
CREATE TABLE thing (
    id INTEGER PRIMARY KEY, iri TEXT, class TEXT, label TEXT, alternatives TEXT, facts INTEGER,
    date TEXT, first TEXT, last TEXT
);
CREATE TABLE class (name TEXT PRIMARY KEY, first INTEGER, last INTEGER);
CREATE TABLE part (thing INTEGER, fact INTEGER, PRIMARY KEY (thing, fact)) WITHOUT ROWID;
CREATE TABLE partner (state INTEGER, facts INTEGER, other INTEGER);
CREATE TABLE conflict (fact INTEGER, other INTEGER, PRIMARY KEY (fact, other)) WITHOUT ROWID;
CREATE VIRTUAL TABLE name USING fts5 (names, content='', tokenize='unicode61', prefix='1 2 3');
CREATE VIRTUAL TABLE piece USING fts5 (names, content='', tokenize='trigram');
CREATE VIRTUAL TABLE fact USING fts5 (names, content='', tokenize='unicode61', detail='none');
CREATE TEMP TABLE said (iri TEXT, class TEXT, label TEXT);
CREATE TEMP TABLE alternative (iri TEXT, name TEXT);
CREATE TEMP TABLE dated (fact TEXT PRIMARY KEY, date TEXT, first TEXT, last TEXT) WITHOUT ROWID;
CREATE TEMP TABLE speaks (fact TEXT, thing TEXT, PRIMARY KEY (thing, fact)) WITHOUT ROWID;
CREATE TEMP TABLE denies (fact TEXT, other TEXT);
"""
_RDFS_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_ALT_LABEL = "<http://www.w3.org/2004/02/skos/core#altLabel>"
# What is asked of the graph for each of the temporary tables; of several dates of a fact one is kept.
_ASKED = {
    "said": f"""SELECT ?iri ?class ?label WHERE {{
        ?iri {_RDFS_LABEL} ?label ; a ?class FILTER (STRSTARTS(STR(?class), "{DIP}")) }}""",
    "alternative": f"SELECT ?iri ?name WHERE {{ ?iri {_ALT_LABEL} ?name }}",
    "dated": f"""SELECT ?fact ?date ?first ?last WHERE {{
        ?fact <{DIP}date> ?date
        OPTIONAL {{ ?fact <{DIP}notBefore> ?first }} OPTIONAL {{ ?fact <{DIP}notAfter> ?last }} }}""",
    "speaks": f"""SELECT ?fact ?thing WHERE {{
        VALUES ?class {{ {" ".join(f"<{DIP}{kind}>" for kind in _ENTITIES)} }}
        ?thing a ?class . ?fact ?property ?thing }}""",
    "denies": f"SELECT ?fact ?other WHERE {{ ?fact <{DIP}conflictsWith> ?other }}",
}
_QUOTED_FACTS = ", ".join(f"'{name}'" for name in sorted(FACTS))
_QUOTED_NAMED = ", ".join(f"'{name}'" for name in sorted(NAMED))
_STEPS = (
    # Of several labels of a thing the first in the alphabet is its name, the others are alternatives.
    "INSERT INTO alternative SELECT iri, label FROM said",
    "CREATE INDEX temp.said_iri ON said (iri)",
    f"DELETE FROM speaks WHERE fact NOT IN (SELECT iri FROM said WHERE class IN ({_QUOTED_FACTS}))",
    """INSERT INTO thing
       SELECT row_number() OVER (ORDER BY class, facts DESC, first = '', first, label, iri),
              iri, class, label, '', facts, date, first, last
       FROM (SELECT iri, min(class) AS class, min(label) AS label,
                    (SELECT count(*) FROM speaks WHERE thing = iri) AS facts,
                    coalesce(date, '') AS date, coalesce(first, '') AS first, coalesce(last, '') AS last
             FROM said LEFT JOIN dated ON fact = iri GROUP BY iri)""",
    "CREATE INDEX thing_iri ON thing (iri)",
    "INSERT INTO class SELECT class, min(id), max(id) FROM thing GROUP BY class",
    """UPDATE thing SET alternatives = found.names
       FROM (SELECT iri, group_concat(name, char(10)) AS names
             FROM (SELECT DISTINCT iri, name FROM alternative ORDER BY iri, name) AS one
             WHERE name <> (SELECT label FROM thing WHERE thing.iri = one.iri) GROUP BY iri) AS found
       WHERE thing.iri = found.iri""",
    """INSERT INTO part SELECT t.id, f.id FROM speaks
       JOIN thing t ON t.iri = speaks.thing JOIN thing f ON f.iri = speaks.fact""",
    "CREATE INDEX part_fact ON part (fact, thing)",
    """INSERT INTO partner SELECT a.thing, count(*), b.thing FROM class states
       CROSS JOIN part a ON a.thing BETWEEN states.first AND states.last
       CROSS JOIN part b ON b.fact = a.fact AND b.thing BETWEEN states.first AND states.last
       WHERE states.name = 'State' AND a.thing <> b.thing GROUP BY a.thing, b.thing""",
    "CREATE INDEX partner_state ON partner (state, facts DESC)",
    """INSERT OR IGNORE INTO conflict SELECT f.id, o.id FROM denies
       JOIN thing f ON f.iri = denies.fact JOIN thing o ON o.iri = denies.other""",
    *(
        f"INSERT INTO {table} (rowid, names) SELECT id, fold(label || char(10) || alternatives) FROM thing"
        f" WHERE class {condition} ({_QUOTED_NAMED}) ORDER BY id"
        for table, condition in (("name", "IN"), ("piece", "IN"), ("fact", "NOT IN"))
    ),
    *(f"INSERT INTO {table} ({table}) VALUES ('optimize')" for table in ("name", "piece", "fact")),
)


def write(path: Path, graph: ox.Store) -> None:
    """Write the index of a graph to a new file."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.create_function("fold", 1, fold, deterministic=True)
        connection.executescript(_TABLES)
        for table, query in _ASKED.items():
            names = re.findall(r"\?(\w+)", query.partition(" WHERE")[0])
            marks = ", ".join("?" * len(names))
            rows = _answers(graph, query, names)
            connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)
        for step in _STEPS:
            connection.execute(step)


def opened(path: Path) -> sqlite3.Connection:
    """The index for reading; the file never changes."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def fold(text: str) -> str:
    """Lower case, without accents, only letters and digits between blanks; lines stay lines."""
    return re.sub(r"[^a-z0-9\n]+", " ", anyascii(text).casefold()).strip()


def _answers(graph: ox.Store, query: str, names: list[str]) -> Iterator[tuple[str, ...]]:
    """The rows of a query as texts, "" for what is unbound; classes by their local names."""
    answers = graph.query(query, use_default_graph_as_union=True)
    assert isinstance(answers, ox.QuerySolutions)
    for answer in answers:
        values = (getattr(answer[name], "value", "") for name in names)
        yield tuple(
            value.removeprefix(DIP) if name == "class" else value
            for name, value in zip(names, values, strict=True)
        )
