"""What all workers share is made once, in the process that they are forked from."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from graph.processes import Processes
from tests.graph.work.engines import Slow, SlowRecipe, page

ROOT = Path(__file__).parents[3]
PAGES = [page(f"{number:02}.txt") for number in range(12)]
_made: list[int] = []


@dataclass(frozen=True)
class NotedRecipe(SlowRecipe):
    """Notes which process makes an engine, and which is asked for one."""

    def warm(self) -> None:
        _made.append(os.getpid())

    def load(self) -> Slow:
        with self.log.with_name("made").open("a") as file:
            file.write(f"{_made} {os.getpid()} {gc.get_freeze_count()}\n")
        return super().load()


def read_all(folder: Path) -> None:
    """In a process of its own, of which workers are forked only once."""
    with Processes(NotedRecipe(log=folder / "log"), 2) as work:
        work.prepare()
        assert "LEGATION_WARM" not in os.environ
        assert len(list(work.outcomes(PAGES))) == len(PAGES)


def started(folder: Path) -> tuple[list[str], list[str], list[int]]:
    """For each making of an engine: where it had been made ready, in which process it is, and how many objects
    its garbage collector leaves alone."""
    code = f"from pathlib import Path; from {__name__} import read_all; read_all(Path({str(folder)!r}))"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=120)
    found = [line.rsplit(" ", 2) for line in (folder / "made").read_text().splitlines()]
    return [made for made, *_ in found], [worker for _, worker, _ in found], [int(n) for *_, n in found]


def test_workers_find_made_what_they_share(tmp_path: Path) -> None:
    made, workers, _ = started(tmp_path)
    assert len(set(made)) == 1
    assert made[0] != "[]"
    assert len(set(workers)) == 2
    assert made[0].strip("[]") not in workers


def test_workers_do_not_look_through_what_they_share_for_garbage(tmp_path: Path) -> None:
    _, _, frozen = started(tmp_path)
    assert min(frozen) > 10_000
