"""A Dask scheduler and two workers, each a process of its own; one of them is killed half-way."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from extract.facts import Unused
from graph.cluster import Cluster
from graph.work import ClusterError, Done, Here, Recipe, at
from tests.graph.work.engines import SlowRecipe, page

PAGES = [page(f"{number:03}.txt") for number in range(120)]
ROOT = Path(__file__).parents[3]


@contextmanager
def started(module: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """One of Dask's own programs, on the loopback interface only."""
    command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments, "--no-dashboard"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
    ) as program:
        try:
            yield program
        finally:
            os.killpg(program.pid, signal.SIGKILL)


@contextmanager
def cluster(workers: int = 2) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    with ExitStack() as stack:
        scheduler = stack.enter_context(started("dask_scheduler", "--host", "127.0.0.1", "--port", "0"))
        assert scheduler.stderr is not None
        address = next(
            found[0] for line in scheduler.stderr if (found := re.search(r"tcp://127\.0\.0\.1:\d+", line))
        )
        place = [address, "--host", "127.0.0.1", "--nthreads", "1"]
        yield address, [stack.enter_context(started("dask_worker", *place)) for _ in range(workers)]


def test_a_cluster_gives_what_one_process_gives_though_a_worker_is_killed(tmp_path: Path) -> None:
    recipe = SlowRecipe(log=tmp_path / "log")
    outcomes = []
    with cluster() as (address, workers), Cluster(recipe, address) as work:
        work.client.wait_for_workers(2, timeout=60)
        for outcome in work.outcomes(PAGES):
            outcomes.append(outcome)
            if len(outcomes) == len(PAGES) // 2:
                os.killpg(workers[0].pid, signal.SIGKILL)
    assert outcomes == list(Here(recipe.load()).outcomes(PAGES))


def test_a_page_that_stalls_a_worker_costs_itself_only(tmp_path: Path) -> None:
    pages = [*PAGES[:5], page("bad.txt", "They stall."), *PAGES[5:10]]
    with cluster(1) as (address, _), Cluster(SlowRecipe(log=tmp_path / "log"), address, 3) as work:
        outcomes = list(work.outcomes(pages))
    assert [isinstance(outcome, Unused) for outcome in outcomes] == [False] * 5 + [True] + [False] * 5
    assert all(isinstance(outcome, Done) for outcome in outcomes[6:])


def test_no_scheduler_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.cluster._GREETING", 1)
    with pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:1: no Dask scheduler"):
        at(Recipe(), cluster="tcp://127.0.0.1:1")
