"""Queries over the current graph: the one way to it for everything in the web process.

Each is evaluated in a process of its own (see `workers`), under a deadline; whole answers are cached
until the graph changes. Pages and other parts that know no event loop use `select`, `evaluate` and
`served`, inside a request.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
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
WATCH_AFTER = 0.1  # seconds after which it is worth asking whether anybody still waits for the answer


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


class Queries:
    """Evaluates Jobs over the current graph, so many at a time, and remembers the answers."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.cache = Cache(settings.cache)
        self.graphs = Graphs(settings, self.cache.clear)
        self.running = 0
        self.waiting = 0
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
        if key and (found := self.cache.get(key)) is not None:
            return Answer(found.head, key[0], body=found.body, rows=found.rows, cached=True)
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
        care: list[Callable[[], object]] = []
        try:
            graph, evaluator = await self._evaluator(graph)
            care = self._look_after(evaluator, seconds, watch)
            yield await evaluator.start(msgspec.structs.replace(job, seconds=seconds + 2))
            async for piece in evaluator.rest():
                yield piece
            graph.keeper.take_back(evaluator)
            evaluator = None
        finally:
            for stop in care:
                stop()
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

    def _look_after(
        self, evaluator: Evaluator, seconds: float, watch: Watch | None
    ) -> list[Callable[[], object]]:
        """The deadline, the step back behind shorter queries, the eye on the client; how to stop them."""
        loop = asyncio.get_running_loop()
        care: list[Callable[[], object]] = [
            loop.call_later(seconds, evaluator.kill, "deadline").cancel,
            loop.call_later(NICE_AFTER, evaluator.step_back).cancel,
        ]
        if watch is not None:

            def begin(watch: Watch = watch) -> None:
                task = loop.create_task(watch())
                task.add_done_callback(lambda done: None if done.cancelled() else evaluator.kill("hang-up"))
                care.append(task.cancel)

            care.append(loop.call_later(WATCH_AFTER, begin).cancel)
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
