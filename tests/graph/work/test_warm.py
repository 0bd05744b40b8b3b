"""What all workers share is made once, in the process that they are forked from."""

from __future__ import annotations

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
            file.write(f"{_made} {os.getpid()}\n")
        return super().load()


def read_all(folder: Path) -> None:
    """In a process of its own, of which workers are forked only once."""
    with Processes(NotedRecipe(log=folder / "log"), 2) as work:
        work.prepare()
        assert "LEGATION_WARM" not in os.environ
        assert len(list(work.outcomes(PAGES))) == len(PAGES)


def test_workers_find_made_what_they_share(tmp_path: Path) -> None:
    code = f"from pathlib import Path; from {__name__} import read_all; read_all(Path({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=120)
    made, workers = zip(
        *(line.split("] ") for line in (tmp_path / "made").read_text().splitlines()), strict=True
    )
    assert len(set(made)) == 1
    assert made[0] != "["
    assert len(set(workers)) == 2
    assert made[0].lstrip("[") not in workers
