"""What a build has in hand, on disk: the facts of each article, then claims, then the facts of the graph.

Memory holds one article, or the claims of one key, at a time. The file is of use to one build only.
"""

from __future__ import annotations

import hashlib
import marshal
import pickle
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any

from extract.edtf import Date
from extract.facts import EntityKind, Mention, Passage
from graph.claims import Claim, Value
from graph.conflicts import occasion
from graph.entities import ByKey, Cast, Entity, Key
from graph.iris import fact_slug, unique

__all__ = ["ClaimRow", "Entry", "Row", "Staging", "Statements", "claim_row", "named", "unpacked"]

Joining = Callable[[list[Claim]], list[Claim]]

_SCHEMA = """
CREATE TABLE article (identifier TEXT PRIMARY KEY, article BLOB, facts BLOB, persons BLOB);
CREATE TABLE claim (key, place, article TEXT, articles INTEGER, slug TEXT, occasion, said);
CREATE TABLE joined (place, article TEXT, articles INTEGER, slug TEXT, occasion, said);
CREATE TABLE fact (
    number INTEGER PRIMARY KEY, article TEXT, articles INTEGER, slug TEXT UNIQUE, occasion, said
);
CREATE INDEX by_occasion ON fact (occasion) WHERE occasion IS NOT NULL;
"""
_JOINED = "place, article, articles, slug, occasion, said"
_UNSAFE = ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "temp_store=FILE")
_KINDS = frozenset(kind.value for kind in EntityKind)
_CACHE = 8_000  # kB of the file that SQLite keeps in memory


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact of the graph: its number in the order of facts, its slug and what it says."""

    number: int
    slug: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Statements:
    """What an article states: packed facts, the mentions in them in their order, and who its persons are."""

    article: str
    facts: bytes
    mentions: tuple[Mention, ...]
    cast: Cast


ClaimRow = tuple[bytes, bytes, str, int, str, bytes | None, bytes]
"""A claim as it is put away."""

Row = tuple[str, int, str, bytes]
"""A fact as it is put away: the first article that states it, number, slug, and what it says."""


def claim_row(claim: Claim) -> ClaimRow:
    """How a claim is put away."""
    return _digest(claim.key), *_row(claim)


def named(said: bytes) -> tuple[set[Key], set[str]]:
    """The entities that a claim put away speaks of, and the articles that state it."""
    _, values, _, evidence = marshal.loads(said)
    plain = (each for _, stated in values for each in stated if isinstance(each, tuple))
    keys = {(EntityKind(kind), key) for kind, key in plain if kind in _KINDS}
    return keys, {article for article, *_ in evidence}


class Staging:
    """The file of one build."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = sqlite3.connect(path, isolation_level=None)
        for setting in (*_UNSAFE, f"cache_size=-{_CACHE}"):
            self._database.execute(f"PRAGMA {setting}")
        self._database.executescript(_SCHEMA)
        self._database.execute("BEGIN")

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()
        self._path.unlink(missing_ok=True)

    def add_article(self, said: Statements, article: bytes) -> None:
        """Put away a packed article and what it states."""
        row = (said.article, article, said.facts, pickle.dumps((said.mentions, dict(said.cast))))
        self._database.execute("INSERT INTO article VALUES (?, ?, ?, ?)", row)

    def identifiers(self) -> list[str]:
        """The articles, sorted."""
        return [name for (name,) in self._rows("SELECT identifier FROM article ORDER BY identifier")]

    def articles(self) -> Iterator[tuple[str, bytes]]:
        """The identifiers of the articles and the packed articles, in that order."""
        yield from self._rows("SELECT identifier, article FROM article ORDER BY identifier")

    def said(self) -> Iterator[Statements]:
        """What the articles state, in that order."""
        for name, facts, persons in self._rows(
            "SELECT identifier, facts, persons FROM article ORDER BY identifier"
        ):
            yield Statements(name, facts, *pickle.loads(persons))

    def add_claims(self, rows: Iterable[ClaimRow]) -> None:
        """Put away what an article claims."""
        self._database.executemany("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def join(self, across: Joining, entities: ByKey) -> None:
        """Make facts of the claims: those of one key are joined as `across` says. Then number the facts."""
        self._database.execute(
            f"INSERT INTO joined SELECT {_JOINED} FROM claim GROUP BY key HAVING count(*) = 1"
        )
        several = "SELECT key FROM claim GROUP BY key HAVING count(*) > 1"
        query = f"SELECT key, said FROM claim WHERE key IN ({several}) ORDER BY key, place"
        for _, group in groupby(self._rows(query), key=itemgetter(0)):
            facts = across([unpacked(said, entities) for _, said in group])
            self._database.executemany("INSERT INTO joined VALUES (?, ?, ?, ?, ?, ?)", map(_row, facts))
        counts: Counter[str] = Counter()
        taken = _Slugs(self._database)
        joined = self._rows("SELECT article, articles, slug, occasion, said FROM joined ORDER BY place")
        for article, articles, slug, event, said in joined:
            row = (None, article, articles, unique(slug, taken, counts), event, said)
            self._database.execute("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?)", row)

    def facts(self) -> Iterator[Row]:
        """The facts, those of one article together; first those that only one article states."""
        order = "articles > 1, article, number"
        yield from self._rows(f"SELECT article, number, slug, said FROM fact ORDER BY {order}")

    def remove(self, numbers: Iterable[int]) -> None:
        """Forget facts that cannot be part of the graph."""
        self._database.executemany("DELETE FROM fact WHERE number = ?", ((number,) for number in numbers))

    def occasions(self, entities: ByKey) -> Iterator[list[Entry]]:
        """The facts that date the same once-only event, where several facts or articles do."""
        events = "SELECT occasion FROM fact GROUP BY occasion HAVING sum(articles) > 1"
        query = f"SELECT occasion, number, slug, said FROM fact WHERE occasion IN ({events}) ORDER BY occasion, number"
        for _, group in groupby(self._rows(query), key=itemgetter(0)):
            yield [Entry(number, slug, unpacked(said, entities)) for _, number, slug, said in group]

    def _rows(self, query: str) -> Iterator[Any]:
        return iter(self._database.execute(query))


class _Slugs:
    """The slugs of the facts so far."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __contains__(self, slug: object) -> bool:
        return self._database.execute("SELECT 1 FROM fact WHERE slug = ?", (slug,)).fetchone() is not None


def _row(claim: Claim) -> tuple[bytes, str, int, str, bytes | None, bytes]:
    """Place, first article and number of articles, slug, occasion and the claim itself."""
    event = occasion(claim)
    return (
        claim.order,
        claim.evidence[0].article,
        len(claim.articles),
        fact_slug(claim),
        None if event is None else _digest(event),
        _packed(claim),
    )


def _digest(value: object) -> bytes:
    return hashlib.blake2b(_spelt(value).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _spelt(value: object) -> str:
    """A key as text, equal where the keys are: the members of a set are sorted."""
    if isinstance(value, frozenset):
        return f"{{{','.join(sorted(map(_spelt, value)))}}}"
    if isinstance(value, tuple):
        return f"({','.join(map(_spelt, value))})"
    return repr(value)


def _packed(claim: Claim) -> bytes:
    """A claim in a few plain values; entities by their keys."""
    values = tuple((field, tuple(map(_plain, stated))) for field, stated in claim.values.items())
    date = claim.date.edtf if claim.date else ""
    return marshal.dumps((claim.cls, values, date, tuple(map(_OF_PASSAGE, claim.evidence))))


def _plain(value: Value) -> str | tuple[str, str]:
    if isinstance(value, Entity):
        return value.kind.value, value.key
    if isinstance(value, str):
        return value
    return ("date", value.edtf) if isinstance(value, Date) else ("number", str(value))


_OF_PASSAGE = attrgetter("article", "start", "end", "quote", "section", "extractor", "confidence")


def unpacked(said: bytes, entities: ByKey) -> Claim:
    """A claim that was put away, with its entities."""

    def value(plain: str | tuple[str, str]) -> Value:
        if isinstance(plain, str):
            return plain
        what, text = plain
        if what == "date":
            return _date(text)
        return Decimal(text) if what == "number" else entities[EntityKind(what), text]

    cls, values, date, evidence = marshal.loads(said)
    return Claim(
        cls,
        {field: tuple(map(value, stated)) for field, stated in values},
        _date(date) if date else None,
        tuple(Passage(*each) for each in evidence),
    )


@lru_cache(maxsize=10_000)
def _date(edtf: str) -> Date:
    return Date(edtf)
