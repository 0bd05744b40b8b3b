"""Pages become facts on a Dask cluster: pages go out, facts come back (https://distributed.dask.org).

The scheduler and the workers are Dask's own; each worker needs Legation installed in the same
version. Needs the extra `legation[cluster]`.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from distributed import Client, Future, KilledWorker
from distributed import TimeoutError as Late

from extract.read import Page
from graph.work import DEADLINE, ClusterError, Lost, Outcome, Recipe, Work, outcome
from ontology.gazetteer import Gazetteer

__all__ = ["Cluster"]

_AHEAD = 4  # pages sent ahead for each thread of the workers
_GREETING = 30  # seconds to find the scheduler and a worker
_alone = threading.Lock()  # an engine works on one article at a time


class Cluster(Work):
    """The workers behind the scheduler at `address`, such as `tcp://10.0.0.1:8786`.

    A page whose worker is lost is given to another one by the scheduler. `ClusterError` where no
    scheduler answers, no worker is there, or one has other rules than this process.
    """

    def __init__(self, recipe: Recipe, address: str, deadline: float = DEADLINE) -> None:
        self._recipe, self._deadline = recipe, deadline
        try:
            self.client = Client(address, timeout=_GREETING, set_as_default=False)
            self.client.wait_for_workers(1, timeout=_GREETING)
        except (OSError, ValueError, Late) as error:
            raise ClusterError(f"{address}: no Dask scheduler with workers ({error}); start them") from error
        versions = self.client.run(_version, recipe)
        others = [worker for worker, version in versions.items() if version != recipe.version()]
        if others:
            self.client.close()
            raise ClusterError(f"{', '.join(others)}: other rules than here; install the same Legation there")

    @property
    def gazetteer(self) -> Gazetteer:
        return self._recipe.gazetteer()

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def outcomes(self, pages: Iterable[Page]) -> Iterator[Outcome]:
        """One outcome a page, in their order."""
        waiting: deque[tuple[Page, Future[Outcome]]] = deque()
        rest = iter(pages)
        while True:
            ahead = max(sum(self.client.nthreads().values()), 1) * _AHEAD - len(waiting)
            waiting.extend((page, self._send(page)) for page in islice(rest, max(ahead, 0)))
            if not waiting:
                return
            yield self._received(*waiting.popleft())

    def _send(self, page: Page) -> Future[Outcome]:
        return self.client.submit(_work, page, self._recipe, pure=False)

    def _received(self, page: Page, future: Future[Outcome]) -> Outcome:
        try:
            result: Outcome = future.result(timeout=self._deadline)
        except Late:
            self._abandon(future)
            return Lost(
                page.identifier,
                "",
                f"not read within {self._deadline:g} seconds: split the page, or raise --limit",
            )
        except KilledWorker as error:
            return Lost(page.identifier, "", f"the workers that read it died ({error}): report the page")
        return result

    def _abandon(self, future: Future[Outcome]) -> None:
        """Give up a page, and restart the worker that it keeps busy."""
        busy = [worker for worker, keys in self.client.processing().items() if future.key in keys]
        future.cancel()
        if busy:
            self.client.restart_workers(busy, raise_for_error=False)


def _work(page: Page, recipe: Recipe) -> Outcome:
    with _alone:
        return outcome(page, recipe.load(), recipe.gazetteer())


def _version(recipe: Recipe) -> str:
    return recipe.version()
