"""A build that is killed at any moment goes on when it is started again."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph import store
from graph.build import build
from graph.cache import Cached
from graph.processes import Processes
from tests.graph.work.engines import SlowRecipe

ROOT = Path(__file__).parents[3]
ARTICLES = 60
KILLS = int(os.environ.get("LEGATION_KILLS", "6"))  # 20 for the long test


def build_all(folder: Path) -> None:
    """What is killed: a build in two processes that keeps what it has extracted."""
    recipe = SlowRecipe(log=folder / "log")
    with Cached(Processes(recipe, 2), folder / "store", recipe.version()) as work:
        build([folder / "articles"], folder / "store", work)


def start(folder: Path) -> subprocess.Popen[bytes]:
    code = (
        "from pathlib import Path; from tests.graph.work.test_killed import build_all; "
        f"build_all(Path({str(folder)!r}))"
    )
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, start_new_session=True)


def write_articles(folder: Path) -> Path:
    (folder / "articles").mkdir(parents=True)
    for number in range(ARTICLES):
        path = folder / "articles" / f"{number:02}.txt"
        path.write_text(f"= Article {number} =\n\nChad and Mali agreed, {number}.\n", encoding="utf-8")
    return folder


def dump(folder: Path) -> list[bytes]:
    graph = store.graph_of(store.latest(folder / "store"))
    return sorted(bytes(str(quad), "utf-8") for quad in graph)


def in_session(session: int) -> list[int]:
    """The living processes that a process started, itself included."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if entry.name.isdigit() and int(fields[3]) == session and fields[0] != "Z":
            found.append(int(entry.name))
    return found


def wait_and_kill(process: subprocess.Popen[bytes], recipe: SlowRecipe, chance: random.Random) -> bool:
    """Kill a build some articles, or some seconds, and a moment after its start; whether it still ran."""
    until = len(recipe.extracted()) + chance.randint(0, ARTICLES // KILLS)
    for _ in range(chance.randint(5, 40)):
        if len(recipe.extracted()) > until or process.poll() is not None:
            break
        time.sleep(0.1)
    time.sleep(chance.uniform(0, 0.5))
    ran = process.poll() is None
    process.kill()
    process.wait()
    return ran


def left_by(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that a killed one leaves behind: they end by themselves in a moment."""
    for _ in range(100):
        if not in_session(process.pid):
            break
        time.sleep(0.1)
    return in_session(process.pid)


@pytest.mark.timeout(600)
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for left processes in /proc")
def test_killed_at_random_moments_and_started_again_it_gives_the_same_graph(tmp_path: Path) -> None:
    build_all(undisturbed := write_articles(tmp_path / "undisturbed"))
    folder = write_articles(tmp_path / "killed")
    killed = 0
    for moment in range(KILLS):
        process = start(folder)
        killed += wait_and_kill(process, SlowRecipe(log=folder / "log"), random.Random(moment))
        assert left_by(process) == []
    assert killed > KILLS // 2
    build_all(folder)
    assert dump(folder) == dump(undisturbed)
    extracted = SlowRecipe(log=folder / "log").extracted()
    assert set(extracted) == {f"{number:02}.txt" for number in range(ARTICLES)}
    assert len(extracted) < ARTICLES * 2
