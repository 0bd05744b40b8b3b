"""How builds scale: `python -m bench.building [ARTICLES…]`, 500 and 5,000 if not given.

Prints articles and sentences a second, the peak memory of the process that builds and of all processes
together, how much more the largest build takes than the smallest (at most 1.3 times as much), how much
faster two reading processes are than one (at least 1.7 times), and which part of a build it takes to build
again where one article has changed. Needs Linux.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.articles import write_articles

_PAUSE = 0.2  # seconds between two looks at the memory


@dataclass(frozen=True)
class Run:
    """One build: counts, seconds, and megabytes of memory at the peak."""

    articles: int
    sentences: int
    facts: int
    triples: int
    seconds: float
    reading: float
    parent: float = 0.0
    together: float = 0.0


def build(folder: Path, store: Path, jobs: int) -> None:
    """What is measured: a build in a process of its own, which tells its counts on standard output."""
    from graph.build import build
    from graph.cache import Cached
    from graph.work import Recipe, at

    recipe, begin, read = Recipe(folder=store), time.perf_counter(), 0.0

    def progress(step: str, done: int, total: int) -> None:
        nonlocal read
        if step == "read and extract":
            read = time.perf_counter() - begin

    with Cached(at(recipe, jobs), store, recipe.version()) as work:
        report = build([folder], store, work, progress=progress)
    seconds = time.perf_counter() - begin
    facts = report.facts.total()
    run = Run(report.articles, report.sentences, facts, report.triples, seconds, read)
    print(json.dumps(asdict(run)))


def measured(folder: Path, store: Path, jobs: int) -> Run:
    """A build, and what memory it took."""
    command = [sys.executable, "-m", "bench.building", "--build", str(folder), str(store), str(jobs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        parent = together = 0.0
        while process.poll() is None:
            shares = dict(_memory(process.pid))
            parent = max(parent, shares.get(process.pid, 0.0))
            together = max(together, sum(shares.values()))
            time.sleep(_PAUSE)
        assert process.stdout is not None
        found = json.loads(process.stdout.read())
    return Run(**{**found, "parent": parent, "together": together})


def change_one(folder: Path) -> None:
    """Add a sentence to the first article."""
    first = min(folder.iterdir())
    words = first.read_text(encoding="utf-8")
    first.write_text(f"{words}\nOn 3 May 2001, the President of Chile visited Norway.\n", encoding="utf-8")


def _memory(session: int) -> Iterator[tuple[int, float]]:
    """The processes of a session, each with its share of the memory (Pss) in megabytes."""
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if int((entry / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                lines = (entry / "smaps_rollup").read_text().splitlines()
                share = next(line for line in lines if line.startswith("Pss:"))
                yield int(entry.name), int(share.split()[1]) / 1024
        except (OSError, StopIteration):
            continue  # it has just ended


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="*", default=[500, 5000])
    parser.add_argument("--build", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.build:
        folder, store, jobs = arguments.build
        build(Path(folder), Path(store), int(jobs))
        return
    table = Table(
        "articles", "jobs", "s", "reading, s", "articles/s", "sentences/s", "triples", "MB, parent", "MB, all"
    )
    runs: dict[tuple[int, int], Run] = {}
    changed: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as place:
        for number in arguments.articles:
            folder = Path(place) / f"articles-{number}"
            write_articles(folder, number)
            for jobs in (1, 2) if number == min(arguments.articles) else (2,):
                run = runs[number, jobs] = measured(folder, Path(place) / f"store-{number}-{jobs}", jobs)
                table.add_row(
                    f"{run.articles:,}", str(jobs), f"{run.seconds:.1f}", f"{run.reading:.1f}",
                    f"{run.articles / run.seconds:.1f}", f"{run.sentences / run.seconds:,.0f}",
                    f"{run.triples:,}", f"{run.parent:,.0f}", f"{run.together:,.0f}",
                )  # fmt: skip
                Console(stderr=True).print(run)
            change_one(folder)
            changed[number] = measured(folder, Path(place) / f"store-{number}-2", 2).seconds
    console, few, many = Console(), min(arguments.articles), max(arguments.articles)
    console.print(table)
    more = runs[many, 2].parent / runs[few, 2].parent, runs[many, 2].together / runs[few, 2].together
    console.print(f"memory at {many:,} beside {few:,}: {more[0]:.2f}, all {more[1]:.2f} (at most 1.30)")
    console.print(f"two jobs beside one: {runs[few, 1].seconds / runs[few, 2].seconds:.2f} (at least 1.70)")
    for number, seconds in changed.items():
        part = seconds / runs[number, 2].seconds
        console.print(f"one article of {number:,} changed: {seconds:.1f} s, {part:.2f} of the build")


if __name__ == "__main__":
    main()
