"""What pages and calls gave in former builds, kept in the store directory by the hash of what it depends on."""

from __future__ import annotations

import pickle
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from extract.read import Page
from graph.packed import digest
from graph.work import Call, Lost, Outcome, Result, Work
from ontology.gazetteer import Gazetteer

__all__ = ["FILE", "Cached"]

Asked = TypeVar("Asked")

FILE = "kept.sqlite"  # in the store directory
# When something was last of use stands apart from it: noting that does not write it anew.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB);
CREATE TABLE IF NOT EXISTS used (key BLOB PRIMARY KEY, build INTEGER) WITHOUT ROWID;
"""
_UNUSED = (
    "DELETE FROM kept WHERE key IN (SELECT key FROM used WHERE build < ?)",
    "DELETE FROM used WHERE build < ?",
)
_PATIENCE = 30.0  # seconds to wait for another build to write


class Cached(Work):
    """Work that is done once: an outcome, or the result of a call, is kept until a build has done without it.

    Each is on disk before the next one is asked for, so a build that was killed goes on where it was.
    Pages that were given up are tried again.

    version: what outcomes and results depend on besides their page or call; another version finds nothing
    fresh:   do everything, whatever is kept
    """

    def __init__(self, work: Work, folder: Path, version: str, *, fresh: bool = False) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._work, self._version, self._fresh = work, version, fresh
        self._database = sqlite3.connect(folder / FILE, timeout=_PATIENCE, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.executescript(_SCHEMA)
        self._done = False
        self._build = self._one("SELECT coalesce(max(build), 0) + 1 FROM used")

    def __enter__(self) -> Cached:
        self._work.__enter__()
        return self

    def __exit__(self, *failure: object) -> None:
        with closing(self._database):
            if failure[0] is None and self._done:
                for statement in _UNUSED:
                    self._database.execute(statement, [self._build])
        self._work.__exit__(*failure)

    @property
    def gazetteer(self) -> Gazetteer:
        return self._work.gazetteer

    def prepare(self) -> None:
        self._work.prepare()

    def outcomes(self, pages: Iterable[Page]) -> Iterator[Outcome]:
        """One outcome a page, in their order; only those that are not kept are worked on."""
        keyed = ((self._key_of_page(page), page) for page in pages)
        yield from self._each(keyed, self._work.outcomes, lambda outcome: not isinstance(outcome, Lost))
        self._done = True

    def each(self, function: Callable[..., Result], calls: Iterable[Call]) -> Iterator[Result]:
        """What a function gives for each call, in their order; only what is not kept is called."""
        name = f"{function.__module__}.{function.__qualname__}"
        keyed = ((self._key(name, call.key), call) for call in calls)
        return self._each(keyed, partial(self._work.each, function), lambda result: True)

    def aside(self, function: Callable[..., Result], *arguments: object) -> Callable[[], Result]:
        return self._work.aside(function, *arguments)

    def _each(
        self,
        keyed: Iterable[tuple[bytes, Asked]],
        work: Callable[[Iterable[Asked]], Iterator[Result]],
        worth_keeping: Callable[[Result], bool],
    ) -> Iterator[Result]:
        order: deque[tuple[bytes, bool]] = deque()  # the keys of what was taken, and whether they are known

        def unknown() -> Iterator[Asked]:
            for key, asked in keyed:
                order.append((key, not self._fresh and self._known(key)))
                if not order[-1][1]:
                    yield asked

        for result in work(unknown()):
            yield from self._kept(order)
            key, _ = order.popleft()
            if worth_keeping(result):
                self._keep(key, result)
            yield result
        yield from self._kept(order)

    def _key_of_page(self, page: Page) -> bytes:
        return self._key(page.identifier, page.form, page.title, *_provenance(page), page.text)

    def _key(self, *parts: str | bytes) -> bytes:
        return digest(self._version, *parts)

    def _known(self, key: bytes) -> bool:
        """Whether something is kept; if so it stays for the next build."""
        update = "UPDATE used SET build = ? WHERE key = ?"
        return self._database.execute(update, [self._build, key]).rowcount > 0

    def _kept(self, order: deque[tuple[bytes, bool]]) -> Iterator[Any]:
        """The known results at the head of the order."""
        while order and order[0][1]:
            yield pickle.loads(self._one("SELECT value FROM kept WHERE key = ?", order.popleft()[0]))

    def _keep(self, key: bytes, value: object) -> None:
        insert = "INSERT OR REPLACE INTO {} VALUES (?, ?)"
        self._database.execute(insert.format("kept"), [key, pickle.dumps(value, pickle.HIGHEST_PROTOCOL)])
        self._database.execute(insert.format("used"), [key, self._build])

    def _one(self, query: str, *values: bytes) -> Any:
        (value,) = self._database.execute(query, values).fetchone()
        return value


def _provenance(page: Page) -> tuple[str, ...]:
    origin = page.provenance
    return origin.url, origin.revision, origin.licence, origin.retrieved
