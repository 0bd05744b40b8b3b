"""What pages gave in former builds, kept in the store directory by the hash of what it depends on."""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from extract.facts import Unused
from extract.read import Page
from graph.work import Outcome, Result, Work

__all__ = ["FILE", "Cached"]

FILE = "extractions.sqlite"  # in the store directory
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS extraction (key BLOB PRIMARY KEY, build INTEGER, outcome BLOB) WITHOUT ROWID"
)
_PATIENCE = 30.0  # seconds to wait for another build to write


class Cached(Work):
    """Work that is done once: an outcome is kept until a build has done without it.

    Each outcome is on disk before the next one is asked for, so a build that was killed goes on
    where it was. Pages that could not be used are tried again.

    version: what outcomes depend on besides their page; another version finds nothing
    fresh:   work on every page, whatever is kept
    """

    def __init__(self, work: Work, folder: Path, version: str, *, fresh: bool = False) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._work, self._version, self._fresh = work, version, fresh
        self._database = sqlite3.connect(folder / FILE, timeout=_PATIENCE, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.execute(_SCHEMA)
        self._used = False
        self._build = self._one("SELECT coalesce(max(build), 0) + 1 FROM extraction")

    def __enter__(self) -> Cached:
        self._work.__enter__()
        return self

    def __exit__(self, *failure: object) -> None:
        with closing(self._database):
            if failure[0] is None and self._used:
                self._database.execute("DELETE FROM extraction WHERE build < ?", [self._build])
        self._work.__exit__(*failure)

    def outcomes(self, pages: Iterable[Page]) -> Iterator[Outcome]:
        """One outcome a page, in their order; only those that are not kept are worked on."""
        order: deque[tuple[bytes, bool]] = deque()  # the keys of pages taken, and whether they are known

        def unknown() -> Iterator[Page]:
            for page in pages:
                key = self._key(page)
                order.append((key, not self._fresh and self._known(key)))
                if not order[-1][1]:
                    yield page

        for outcome in self._work.outcomes(unknown()):
            yield from self._kept(order)
            key, _ = order.popleft()
            self._keep(key, outcome)
            yield outcome
        yield from self._kept(order)
        self._used = True

    def each(self, function: Callable[..., Result], calls: Iterable[tuple[object, ...]]) -> Iterator[Result]:
        return self._work.each(function, calls)

    def _key(self, page: Page) -> bytes:
        parts = [self._version, page.identifier, page.form, page.title, *_provenance(page), page.text]
        digest = hashlib.sha256()
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
        return digest.digest()

    def _known(self, key: bytes) -> bool:
        """Whether an outcome is kept; if so it stays for the next build."""
        update = "UPDATE extraction SET build = ? WHERE key = ?"
        return self._database.execute(update, [self._build, key]).rowcount > 0

    def _kept(self, order: deque[tuple[bytes, bool]]) -> Iterator[Outcome]:
        """The known outcomes at the head of the order."""
        while order and order[0][1]:
            yield pickle.loads(self._one("SELECT outcome FROM extraction WHERE key = ?", order.popleft()[0]))

    def _keep(self, key: bytes, outcome: Outcome) -> None:
        if not isinstance(outcome, Unused):
            insert = "INSERT OR REPLACE INTO extraction VALUES (?, ?, ?)"
            self._database.execute(insert, [key, self._build, pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)])

    def _one(self, query: str, *values: bytes) -> Any:
        (value,) = self._database.execute(query, values).fetchone()
        return value


def _provenance(page: Page) -> tuple[str, ...]:
    origin = page.provenance
    return origin.url, origin.revision, origin.licence, origin.retrieved
