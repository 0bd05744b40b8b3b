"""Queries over the current graph: the one way to it for everything in the web process.

Each is evaluated in a process of its own (see `workers`), under a deadline; whole answers are cached
until the graph changes. Pages and other parts that know no event loop use `select`, `evaluate` and
`served`, inside a request.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import pyoxigraph as ox
from flask import current_app

from .cache import Cache, Entry, Key
from .formats import GRAPHS, RESULTS
from .frames import End, Head, Job
from .graphs import Graph, Graphs, NoGraphError
from .settings import Settings
from .workers import NICE_AFTER, Evaluator, EvaluatorError

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
Watch = Callable[[], Coroutine[Any, Any, object]]  # comes back when the client has gone
Run = AsyncGenerator[Head | bytes | End, None]

EXTENSION = "legation.queries"
CARE_AFTER = 0.1  # seconds after which a query is worth looking after; most are answered by then


class BusyError(Exception):
    """All workers are taken, and stayed so."""


class QueryError(Exception):
    """The query did not succeed, or broke off: why, in words for people."""


@dataclass
class Answer:
    """An answer under way: whole in `body`, or coming in `pieces`; `rows` is known at its end.

    Iterating over `pieces` raises EvaluatorError or QueryError where the answer breaks off. `close` it.
    """

    head: Head
    version: str
    body: bytes | None = None
    pieces: AsyncGenerator[bytes, None] | None = None
    rows: int | None = None
    cached: bool = False
    run: Run | None = None

    async def close(self) -> None:
        """Let go of the evaluator, whatever it is at."""
        if self.run is not None:
            await self.run.aclose()


class Care:
    """What looks after a query under way, and how to end it."""

    def __init__(self) -> None:
        self.stops: list[Callable[[], object]] = []

    def end(self) -> None:
        """The query has ended."""
        for stop in self.stops:
            stop()


class Queries:
    """Evaluates Jobs over the current graph, so many at a time, and remembers the answers."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.cache = Cache(settings.cache)
        self.graphs = Graphs(settings, self.cache.clear)
        self.running = 0
        self.waiting = 0
        self._under_way: dict[Key, asyncio.Event] = {}
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
        key = (graph.manifest.version, job) if keep else None
        end = time.monotonic() + seconds
        if key and (found := await self._known(key, seconds)) is not None:
            return Answer(found.head, key[0], body=found.body, rows=found.rows, cached=True)
        begun, seconds = self._begin(key), max(end - time.monotonic(), 0.001)
        try:
            return await self._evaluated(graph, job, seconds, key, watch)
        finally:
            begun()

    async def _known(self, key: Key, seconds: float) -> Entry | None:
        """The answer in the cache, or soon there: another client may have asked the same just before."""
        if (found := self.cache.get(key)) is None and (other := self._under_way.get(key)) is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(other.wait(), seconds)
            found = self.cache.get(key)
        return found

    def _begin(self, key: Key | None) -> Callable[[], None]:
        """Let others wait for the answer; returns what tells them that there is one, or that there is none."""
        if key is None or key in self._under_way:
            return lambda: None
        done = self._under_way[key] = asyncio.Event()

        def end() -> None:
            del self._under_way[key]
            done.set()

        return end

    async def _evaluated(
        self, graph: Graph, job: Job, seconds: float, key: Key | None, watch: Watch | None
    ) -> Answer:
        run = self._run(graph, job, seconds, watch)
        head = await anext(run)
        assert isinstance(head, Head), "the head comes first"
        answer = Answer(head, graph.manifest.version, run=run)
        pieces = self._pieces(answer, run, key)
        if head.whole or head.outcome != "ok":
            answer.body = b"".join([piece async for piece in pieces])
        else:
            answer.pieces = pieces
        return answer

    async def _pieces(self, answer: Answer, run: Run, key: Key | None) -> AsyncGenerator[bytes, None]:
        """The body, bit by bit; a whole one that is not too large stays in the cache."""
        kept: list[bytes] | None = [] if key and answer.head.outcome == "ok" else None
        size = 0
        async for piece in run:
            if isinstance(piece, bytes):
                size += len(piece)
                if kept is not None:
                    kept = [*kept, piece] if size <= self.cache.largest else None
                yield piece
            elif isinstance(piece, End):
                answer.rows = piece.rows
                if piece.error:
                    raise QueryError(piece.error)
                if key and kept is not None:
                    self.cache.put(key, Entry(answer.head, b"".join(kept), piece.rows))

    async def _run(self, graph: Graph, job: Job, seconds: float, watch: Watch | None) -> Run:
        """What an evaluator says, looked after until it has finished or nobody listens any more."""
        await self._slot()
        self.running += 1
        evaluator: Evaluator | None = None
        care = None
        try:
            graph, evaluator = await self._evaluator(graph)
            care = self._look_after(evaluator, seconds, watch)
            yield await evaluator.start(job)
            async for piece in evaluator.rest():
                yield piece
            graph.keeper.take_back(evaluator)
            evaluator = None
        finally:
            if care is not None:
                care.end()
            if evaluator is not None:
                evaluator.kill("hang-up")
            self.running -= 1
            self._slots.release()

    async def _slot(self) -> None:
        if self._slots.locked():
            self.waiting += 1
            try:
                await asyncio.wait_for(self._slots.acquire(), self.settings.wait)
            except TimeoutError as error:
                raise BusyError from error
            finally:
                self.waiting -= 1
        else:
            await self._slots.acquire()

    async def _evaluator(self, graph: Graph) -> tuple[Graph, Evaluator]:
        try:
            return graph, await graph.keeper.evaluator()
        except EvaluatorError:
            self.graphs.lost(graph)
            graph = await self.graphs.current()
            return graph, await graph.keeper.evaluator()

    def _look_after(self, evaluator: Evaluator, seconds: float, watch: Watch | None) -> Care:
        """The deadline, the step back behind shorter queries, the eye on the client.

        Most queries are answered before any of that matters, so it costs them one timer.
        """
        loop, begun, care = asyncio.get_running_loop(), time.monotonic(), Care()

        def begin() -> None:
            left = seconds - (time.monotonic() - begun)
            care.stops = [
                loop.call_later(left, evaluator.kill, "deadline").cancel,
                loop.call_later(NICE_AFTER, evaluator.step_back).cancel,
            ]
            if watch is not None:
                task = loop.create_task(watch())
                task.add_done_callback(lambda done: None if done.cancelled() else evaluator.kill("hang-up"))
                care.stops.append(task.cancel)

        care.stops = [loop.call_later(min(CARE_AFTER, seconds), begin).cancel]
        return care

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
                return answer.head, answer.body or b""
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
