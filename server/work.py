"""An evaluator at work on one query, looked after until one of both has had enough."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

from .workers import Evaluator, Keeper

__all__ = ["Watch", "Work"]

Watch = Callable[[], Coroutine[Any, Any, object]]  # comes back when the client has gone

CARE_AFTER = 0.1  # seconds after which a query is worth looking after; most are answered by then
NICE_AFTER = 0.5  # seconds after which a query steps back behind shorter ones


class Work:
    """The deadline, the step back behind shorter queries, the eye on the client.

    Most queries are answered before any of that matters, so it costs them one timer. `end` is the
    deadline by the monotonic clock; `release` is called when the work has ended.
    """

    def __init__(
        self,
        evaluator: Evaluator,
        keeper: Keeper,
        end: float,
        watch: Watch | None,
        release: Callable[[], None],
    ) -> None:
        self.evaluator = evaluator
        self._keeper = keeper
        self._watch = watch
        self._release: Callable[[], None] | None = release
        self._end = end
        soon = min(CARE_AFTER, end - time.monotonic())
        timer = asyncio.get_running_loop().call_later(soon, self._care)
        self._stops: list[Callable[[], object]] = [timer.cancel]

    def _care(self) -> None:
        loop = asyncio.get_running_loop()
        self._stops = [
            loop.call_later(self._end - time.monotonic(), self.evaluator.kill, "deadline").cancel,
            loop.call_later(NICE_AFTER - CARE_AFTER, self.evaluator.step_back).cancel,
        ]
        if self._watch is not None:
            task = loop.create_task(self._watch())
            task.add_done_callback(lambda done: None if done.cancelled() else self.evaluator.kill("hang-up"))
            self._stops.append(task.cancel)

    def finish(self) -> None:
        """The evaluator has said everything: another query may have it."""
        if self._release is not None:
            self._keeper.take_back(self.evaluator)
            self._stop()

    def drop(self) -> None:
        """Nobody listens any more: an evaluator that has not finished is ended."""
        if self._release is not None:
            self.evaluator.kill("hang-up")
            self._stop()

    def _stop(self) -> None:
        release, self._release = self._release, None
        for stop in self._stops:
            stop()
        if release is not None:
            release()
