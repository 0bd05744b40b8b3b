"""Writing the index beside a store: what is called how, and which facts speak of what.

One SQLite file, read by `graph.search` (names) and `graph.listing` (facts of a thing, of two States).
Things are numbered class by class, those with most facts first, facts in order of time: the first few
of a class, or of a class's facts about one thing, are a range of numbers and need no sorting. All is
sorted by SQLite on disk, so that memory does not grow with the graph.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
from anyascii import anyascii

from graph.rdf import OWL, PROV, RDF_TYPE, RDFS_LABEL, SKOS
from ontology import DIP, vocabulary

__all__ = ["FACTS", "NAMED", "Said", "fold", "opened", "said", "write"]

Said = dict[str, list[tuple[str, str]]]
"""For each of the temporary tables, IRIs of subjects and their objects."""

FACTS = frozenset(term.name for term in vocabulary.classes() if f"{DIP}Fact" in term.parents)
_ENTITIES = ("State", "Organization", "Person", "Place")  # what facts speak of
NAMED = frozenset([*_ENTITIES, "Article"])  # whose names are searched, and misspelt
_LISTED = frozenset(DIP + name for name in FACTS | NAMED)

# Durability is the business of who writes the version: without its manifest the file is nothing.
_SETTINGS = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-16000", "temp.cache_size=-16000")
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
CREATE TEMP TABLE typed (iri TEXT, class TEXT);
CREATE TEMP TABLE label (iri TEXT, name TEXT, PRIMARY KEY (iri, name)) WITHOUT ROWID;
CREATE TEMP TABLE said (iri TEXT, class TEXT, label TEXT);
CREATE TEMP TABLE alternative (iri TEXT, name TEXT);
CREATE TEMP TABLE dated (fact TEXT PRIMARY KEY, date TEXT) WITHOUT ROWID;
CREATE TEMP TABLE begins (fact TEXT PRIMARY KEY, day TEXT) WITHOUT ROWID;
CREATE TEMP TABLE ends (fact TEXT PRIMARY KEY, day TEXT) WITHOUT ROWID;
CREATE TEMP TABLE named (fact TEXT, thing TEXT);
CREATE TEMP TABLE speaks (fact TEXT, thing TEXT, PRIMARY KEY (thing, fact)) WITHOUT ROWID;
CREATE TEMP TABLE denies (fact TEXT, other TEXT);
"""
# Which of the temporary tables takes the subject and object of a predicate; of several dates of a fact one is kept.
_TABLE_OF: Mapping[bytes, str] = {
    f"<{name}>".encode(): table
    for name, table in {
        RDF_TYPE: "typed",
        RDFS_LABEL: "label",
        SKOS + "altLabel": "alternative",
        DIP + "date": "dated",
        DIP + "notBefore": "begins",
        DIP + "notAfter": "ends",
        DIP + "conflictsWith": "denies",
    }.items()
}
# The other predicates may speak of things; of these it is known that they do not.
_OF_NO_THING = frozenset(
    f"<{name}>".encode()
    for name in (
        *(DIP + each.property_name for each in vocabulary.concepts()),
        *(DIP + "evidence", DIP + "source", PROV + "wasDerivedFrom", OWL + "sameAs"),
    )
)
_QUOTED_FACTS = ", ".join(f"'{name}'" for name in sorted(FACTS))
_QUOTED_ENTITIES = ", ".join(f"'{name}'" for name in _ENTITIES)
_QUOTED_NAMED = ", ".join(f"'{name}'" for name in sorted(NAMED))
_STEPS = (
    f"INSERT INTO said SELECT iri, substr(class, {len(DIP) + 1}), name FROM typed JOIN label USING (iri)",
    # Of several labels of a thing the first in the alphabet is its name, the others are alternatives.
    "INSERT INTO alternative SELECT iri, label FROM said",
    "CREATE INDEX temp.said_iri ON said (iri)",
    f"""INSERT OR IGNORE INTO speaks SELECT fact, thing FROM named
        WHERE fact IN (SELECT iri FROM said WHERE class IN ({_QUOTED_FACTS}))
          AND thing IN (SELECT iri FROM said WHERE class IN ({_QUOTED_ENTITIES})) ORDER BY thing, fact""",
    """INSERT INTO thing
       SELECT row_number() OVER (ORDER BY class, facts DESC, first = '', first, label, iri),
              iri, class, label, '', facts, date, first, last
       FROM (SELECT iri, min(class) AS class, min(label) AS label,
                    (SELECT count(*) FROM speaks WHERE thing = iri) AS facts,
                    coalesce(date, '') AS date, coalesce(begins.day, '') AS first,
                    coalesce(ends.day, '') AS last
             FROM said LEFT JOIN dated ON dated.fact = iri LEFT JOIN begins USING (fact)
                  LEFT JOIN ends USING (fact) GROUP BY iri)""",
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


def write(path: Path, said: Iterable[Said]) -> None:
    """Write the index of what is `said` in a graph to a new file; one that is broken off is of no use."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.create_function("fold", 1, fold, deterministic=True)
        connection.executescript(_TABLES)
        for each in said:
            for table, rows in each.items():
                connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", rows)
        for step in _STEPS:
            connection.execute(step)


def opened(path: Path) -> sqlite3.Connection:
    """The index for reading; the file never changes."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def fold(text: str) -> str:
    """Lower case, without accents, only letters and digits between blanks; lines stay lines."""
    return re.sub(r"[^a-z0-9\n]+", " ", anyascii(text).casefold()).strip()


def said(lines: Iterable[bytes]) -> Said:
    """What some lines of N-Quads say that belongs into the index."""
    found: Said = defaultdict(list)
    for line in lines:
        subject, predicate, rest = line.split(b" ", 2)
        table = _TABLE_OF.get(predicate)
        if table is None and rest.startswith(b"<") and predicate not in _OF_NO_THING:
            table = "named"
        if table and subject.startswith(b"<"):
            value = _object(rest, line)
            if table != "typed" or value in _LISTED:
                found[table].append((subject[1:-1].decode(), value))
    return dict(found)


def _object(rest: bytes, line: bytes) -> str:
    """The object with which the rest of a line begins: an IRI, or the text of a literal."""
    if rest.startswith(b"<"):
        return rest[1 : rest.index(b">")].decode()
    if b"\\" not in rest:
        return rest[1 : rest.rindex(b'"')].decode()
    (quad,) = ox.parse(line, ox.RdfFormat.N_QUADS)
    return str(getattr(quad.object, "value", ""))
