"""The evaluators as the web process holds them: given out again, stepping back and up, ended."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import psutil
import pytest

from server import Settings
from server.frames import Job
from server.queries import Queries
from server.workers import BEHIND, Evaluator, EvaluatorError, Keeper
from tests.server.endpoint.conftest import SAMPLE, build

T = TypeVar("T")
ASK = Job("ASK {}", result_format=0)


def with_keeper(folder: Path, work: Callable[[Keeper], Awaitable[T]]) -> T:
    """What comes of work with the keeper of a small graph."""
    build(folder / "store", SAMPLE)

    async def run() -> T:
        queries = Queries(Settings(store=folder / "store", engine="rocksdb"))
        try:
            return await work((await queries.graphs.current()).keeper)
        finally:
            await queries.graphs.close()
            await asyncio.sleep(0)  # lets connections close

    with ThreadPoolExecutor(1) as thread:  # where no browser's tests have an event loop of their own
        return thread.submit(asyncio.run, run()).result()


def nice(evaluator: Evaluator) -> int:
    return int(psutil.Process(evaluator._pid).nice())


def test_one_that_has_finished_is_given_out_again(tmp_path: Path) -> None:
    async def work(keeper: Keeper) -> bool:
        one = await keeper.evaluator()
        assert (await one.start(ASK)).body == b'{"head":{},"boolean":true}'
        keeper.take_back(one)
        other = await keeper.evaluator()
        other.close()
        return other is one

    assert with_keeper(tmp_path, work)


def test_one_that_stepped_back_does_not_stay_behind(tmp_path: Path) -> None:
    """Where the system lets nobody step up again, a new one takes its place."""

    async def work(keeper: Keeper) -> tuple[int, int]:
        one = await keeper.evaluator()
        one.step_back()
        behind = nice(one)
        await one.start(ASK)
        keeper.take_back(one)
        other = await keeper.evaluator()
        other.close()
        return behind, nice(other)

    own = int(psutil.Process().nice())
    assert with_keeper(tmp_path, work) == (min(own + BEHIND, 19), own)


@pytest.mark.parametrize("fate", ["deadline", "hang-up"])
def test_those_who_wait_are_told_why_it_ended(tmp_path: Path, fate: str) -> None:
    async def work(keeper: Keeper) -> str:
        one = await keeper.evaluator()
        waiting = asyncio.ensure_future(one.start(ASK))
        one.kill(fate)
        with pytest.raises(EvaluatorError) as error:
            await waiting
        keeper.take_back(one)
        other = await keeper.evaluator()
        other.close()
        assert not one.alive and other is not one
        return error.value.fate

    assert with_keeper(tmp_path, work) == fate
