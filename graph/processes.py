"""Pages become facts, and facts quads, in worker processes of this machine, each page under a deadline.

Workers are forked from a process that has made ready once what they share (`graph.warm`).
"""

from __future__ import annotations

import multiprocessing
import resource
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError
from itertools import islice
from multiprocessing.context import ForkServerContext
from multiprocessing.forkserver import ensure_running
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessPool

from extract.read import Page
from graph.warm import announced
from graph.work import DEADLINE, Call, Lost, Outcome, Recipe, Result, Work, outcome
from ontology.gazetteer import Gazetteer

if TYPE_CHECKING:
    from pebble import ProcessFuture

__all__ = ["MEMORY", "Processes"]

MEMORY = 4 << 30  # bytes of address space that a worker may take
_AHEAD = 4  # pages taken ahead for each worker


class Processes(Work):
    """Worker processes. One that misses the deadline for a page, or dies of it, costs that page only.

    jobs:     number of processes
    deadline: seconds for each page
    memory:   bytes of address space for each process
    """

    def __init__(
        self, recipe: Recipe, jobs: int = 1, deadline: float = DEADLINE, memory: int = MEMORY
    ) -> None:
        self.jobs, self.deadline = jobs, deadline
        self._recipe, self._memory = recipe, memory
        self._pool: ProcessPool | None = None

    @property
    def gazetteer(self) -> Gazetteer:
        return self._recipe.gazetteer()

    def prepare(self) -> None:
        _context()
        with announced(self._recipe):
            ensure_running()

    def outcomes(self, pages: Iterable[Page]) -> Iterator[Outcome]:
        """One outcome a page, in their order; the processes start with the first page."""
        waiting: deque[tuple[Page, ProcessFuture[Outcome]]] = deque()
        rest = iter(pages)
        while True:
            ahead = self.jobs * _AHEAD - len(waiting)
            waiting.extend((page, self._send(page)) for page in islice(rest, ahead))
            if not waiting:
                return
            yield self._received(*waiting.popleft())

    def each(self, function: Callable[..., Result], calls: Iterable[Call]) -> Iterator[Result]:
        """What a function gives for each call, in their order."""
        waiting: deque[ProcessFuture[Result]] = deque()
        for call in calls:
            waiting.append(self._pooled().schedule(function, args=call.arguments))
            if len(waiting) > self.jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def aside(self, function: Callable[..., Result], *arguments: object) -> Callable[[], Result]:
        return self._pooled().schedule(function, args=arguments).result

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.stop()
            self._pool.join()

    def _send(self, page: Page) -> ProcessFuture[Outcome]:
        return self._pooled().schedule(_work, args=[page, self._recipe], timeout=self.deadline)

    def _pooled(self) -> ProcessPool:
        """The processes, which start when there is something to do."""
        if self._pool is None:
            begin = [self._recipe, self._memory]
            self._pool = ProcessPool(self.jobs, initializer=_begin, initargs=begin, context=_context())
        return self._pool

    def _received(self, page: Page, future: ProcessFuture[Outcome]) -> Outcome:
        try:
            result: Outcome = future.result()
        except TimeoutError:
            why = f"not read within {self.deadline:g} seconds: split the page, or raise --limit"
            return Lost(page.identifier, "", why)
        except ProcessExpired as error:
            return Lost(page.identifier, "", f"the process that read it died ({error}): report the page")
        return result


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")  # clean of this process's threads
    context.set_forkserver_preload(["graph.warm"])
    return context


def _begin(recipe: Recipe, memory: int) -> None:
    """Make a new worker ready before its first page, so that no page's deadline pays for it."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
    recipe.load()


def _work(page: Page, recipe: Recipe) -> Outcome:
    return outcome(page, recipe.load(), recipe.gazetteer())
