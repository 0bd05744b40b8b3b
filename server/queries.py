"""Queries over the current graph: the one way to it for everything in the web process.

Each is evaluated in a process of its own (see `workers`), under a deadline; whole answers are cached
until the graph changes. Pages and other parts that know no event loop use `select`, `evaluate` and
`served`, inside a request.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncGenerator, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
import pyoxigraph as ox
from flask import current_app

from .cache import Cache, Key
from .formats import GRAPHS, RESULTS
from .frames import End, Head, Job
from .graphs import Graph, Graphs, NoGraphError
from .settings import Settings
from .work import Watch, Work
from .workers import Evaluator, EvaluatorError, Keeper

__all__ = [
    "Answer",
    "BusyError",
    "NoGraphError",
    "Queries",
    "QueryError",
    "Whole",
    "evaluate",
    "select",
    "served",
]

T = TypeVar("T")
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

EXTENSION = "legation.queries"


class BusyError(Exception):
    """All workers are taken, and stayed so."""


class QueryError(Exception):
    """The query did not succeed, or broke off: why, in words for people."""


@dataclass
class Answer:
    """An answer: whole in `head.body`, or coming in `pieces`; `rows` is known at its end.

    Iterating over `pieces` raises EvaluatorError or QueryError where the answer breaks off. `close` it.
    """

    head: Head
    version: str
    cached: bool = False
    rows: int | None = None
    pieces: AsyncGenerator[bytes, None] | None = None
    work: Work | None = None

    async def close(self) -> None:
        """Let go of the evaluator, whatever it is at."""
        if self.pieces is not None:
            await self.pieces.aclose()
        if self.work is not None:
            self.work.drop()


class Queries:
    """Evaluates Jobs over the current graph, so many at a time, and remembers the answers."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.cache = Cache(settings.cache)
        self.graphs = Graphs(settings, self.cache.clear)
        self.running = 0
        self.waiting = 0
        self._under_way: dict[Key, asyncio.Event | None] = {}  # an Event where somebody waits
        self._slots = asyncio.Semaphore(settings.workers)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    async def answer(
        self, graph: Graph, job: Job, seconds: float, *, keep: bool = True, watch: Watch | None = None
    ) -> Answer:
        """Evaluate a Job on a graph, or take its answer from the cache (`keep`); its head is known on return.

        `watch` ends the query when it comes back. Raises BusyError, and EvaluatorError where the
        evaluator was ended before it had anything to say.
        """
        if not keep:
            return await self._evaluated(graph, job, seconds, None, watch)
        key = (graph.manifest.version, job)
        if (found := self.cache.get(key)) is None and key in self._under_way:
            end = time.monotonic() + seconds
            found = await self._awaited(key, seconds)
            seconds = max(end - time.monotonic(), 0.001)
        if found is not None:
            return Answer(found, key[0], cached=True, rows=found.rows)
        if key in self._under_way:
            return await self._evaluated(graph, job, seconds, key, watch)
        self._under_way[key] = None
        try:
            return await self._evaluated(graph, job, seconds, key, watch)
        finally:
            if (waited := self._under_way.pop(key)) is not None:
                waited.set()

    async def _awaited(self, key: Key, seconds: float) -> Head | None:
        """The answer that another client has asked for just before, once it is there; None if it never comes."""
        done = self._under_way[key] = self._under_way[key] or asyncio.Event()
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), seconds)
        return self.cache.get(key)

    async def _evaluated(
        self, graph: Graph, job: Job, seconds: float, key: Key | None, watch: Watch | None
    ) -> Answer:
        work = await self._work(graph, seconds, watch)
        try:
            head = await work.evaluator.start(job)
        except BaseException:
            work.drop()
            raise
        answer = Answer(head, graph.manifest.version, rows=head.rows, work=work)
        if head.body is None:
            answer.pieces = self._pieces(answer, work, key)
            return answer
        work.finish()
        if key and head.outcome == "ok":
            self.cache.put(key, head)
        return answer

    async def _pieces(self, answer: Answer, work: Work, key: Key | None) -> AsyncGenerator[bytes, None]:
        """The body, bit by bit; one that is not too large stays in the cache."""
        kept: list[bytes] = []
        size = 0
        async for piece in work.evaluator.rest():
            if isinstance(piece, End):
                work.finish()
                answer.rows = piece.rows
                if piece.error:
                    raise QueryError(piece.error)
                if key and size <= self.cache.largest:
                    whole = msgspec.structs.replace(answer.head, rows=piece.rows, body=b"".join(kept))
                    self.cache.put(key, whole)
            else:
                size += len(piece)
                kept = [*kept, piece] if key and size <= self.cache.largest else []
                yield piece

    async def _work(self, graph: Graph, seconds: float, watch: Watch | None) -> Work:
        """An evaluator to work on a query, once there is a place for it."""
        await self._slot()
        self.running += 1
        end = time.monotonic() + seconds
        try:
            keeper, evaluator = await self._evaluator(graph)
        except BaseException:
            self._release()
            raise
        return Work(evaluator, keeper, end, watch, self._release)

    def _release(self) -> None:
        self.running -= 1
        self._slots.release()

    async def _slot(self) -> None:
        if self.running >= self.settings.workers:
            self.waiting += 1
            try:
                await asyncio.wait_for(self._slots.acquire(), self.settings.wait)
            except TimeoutError as error:
                raise BusyError from error
            finally:
                self.waiting -= 1
        else:
            await self._slots.acquire()

    async def _evaluator(self, graph: Graph) -> tuple[Keeper, Evaluator]:
        try:
            return graph.keeper, await graph.keeper.evaluator()
        except EvaluatorError:
            self.graphs.lost(graph)
            keeper = (await self.graphs.current()).keeper
            return keeper, await keeper.evaluator()

    # -- for those who know no event loop ----------------------------------------------------------

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Run everything on this loop."""
        self._loop = loop

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The loop on which everything runs: one of our own, in a thread, where none was bound."""
        with self._starting:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._loop.run_forever, name="queries", daemon=True)
                self._thread.start()
            return self._loop

    def result(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of some work on the loop, waited for in another thread."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result()

    def close(self) -> None:
        """End every process, and the loop where it is our own."""
        self.result(self.graphs.close())
        if self._thread is not None:
            self.loop.call_soon_threadsafe(self.loop.stop)
            self._thread.join()
            self.loop.close()

    async def whole(self, job: Job) -> tuple[Head, bytes]:
        """The whole of an answer. Raises QueryError where there is none, for whatever reason."""
        try:
            answer = await self.answer(await self.graphs.current(), job, self.settings.timeout)
        except EvaluatorError as error:
            raise QueryError(f"The query was stopped: {error}.") from error
        except (BusyError, NoGraphError) as error:
            raise QueryError(str(error) or "All workers are busy.") from error
        try:
            if answer.head.outcome != "ok":
                raise QueryError(answer.head.detail)
            if answer.pieces is None:
                return answer.head, answer.head.body or b""
            return answer.head, b"".join([piece async for piece in answer.pieces])
        except EvaluatorError as error:
            raise QueryError(f"The query was stopped: {error}.") from error
        finally:
            await answer.close()


@dataclass(frozen=True)
class Whole:
    """An answer at hand: rows and truth in JSON, a graph as asked; `limited` where rows were left out."""

    media: str
    body: bytes
    limited: bool


def evaluate(query: str, graph: ox.RdfFormat = ox.RdfFormat.TURTLE, rows: int = 0) -> Whole:
    """The answer to any query, of at most so many rows (0: as many as the settings allow).

    Raises QueryError with a text for whoever wrote the query.
    """
    queries = _queries()
    place = next(i for i, f in enumerate(GRAPHS) if f.engine == graph)
    limits = [limit for limit in (rows, queries.settings.row_limit) if limit]
    job = Job(query, result_format=0, graph_format=place, row_limit=min(limits, default=0))
    head, body = queries.result(queries.whole(job))
    return Whole((GRAPHS[place] if head.is_graph else RESULTS[0]).types[0], body, head.limited)


def select(query: str) -> list[dict[str, Term]]:
    """The rows of a SELECT query, each a variable's name to its term; unbound ones are left out."""
    solutions = ox.parse_query_results(evaluate(query).body, ox.QueryResultsFormat.JSON)
    if not isinstance(solutions, ox.QuerySolutions):
        raise QueryError("The query asks for a yes or no, not for rows.")
    names = [variable.value for variable in solutions.variables]
    return [{n: row[n] for n in names if row[n] is not None} for row in solutions]


def served() -> Graph:
    """The version being served: its manifest, and where the files beside the graph are. Raises NoGraphError."""
    queries = _queries()
    return queries.result(queries.graphs.current())


def _queries() -> Queries:
    found: Queries = current_app.extensions[EXTENSION]
    return found
