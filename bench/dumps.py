"""How fast dumps are, beside the store's own: `python -m bench.dumps [TRIPLES] [--rounds N]`.

Unsorted formats are to run at half the speed of `Store.dump` or more, sorted ones at a third. The
store has no N-Triples of a whole dataset: there, its dumps of each graph count. Turtle, likewise.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table

from bench.synthetic import synthetic
from graph.export import Selection, Source, dump
from ontology import BASE

OXIGRAPH = {
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
}
LEAST = {"ntriples": 1 / 2, "nquads": 1 / 2, "turtle": 1 / 3, "trig": 1 / 3, "jsonld": 1 / 3}


def by_store(graph: ox.Store, path: Path, name: str) -> None:
    """The store's own dump, graph by graph where the format has no named graphs."""
    with path.open("wb") as out:
        if name in ("ntriples", "turtle"):
            for graph_name in graph.named_graphs():
                graph.dump(out, OXIGRAPH[name], from_graph=graph_name)
        else:
            graph.dump(out, OXIGRAPH[name])


def by_us(graph: ox.Store, path: Path, name: str) -> None:
    with path.open("wb") as out:
        dump(Source(graph, BASE, Selection()), out, name)


def rate(triples: int, rounds: int, work: Callable[[], None]) -> float:
    """Triples a second in the best of some rounds."""
    seconds = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    return triples / min(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("triples", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--rounds", type=int, default=2)
    arguments = parser.parse_args()
    table = Table("format", "Store.dump, triples/s", "legation dump", "ratio", "at least")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        store = ox.Store(str(place / "store"))
        store.bulk_extend(synthetic(arguments.triples))
        store.optimize()
        store.flush()
        del store
        graph = ox.Store.read_only(str(place / "store"))
        count = len(graph)
        for name, least in LEAST.items():
            theirs = rate(count, arguments.rounds, lambda n=name: by_store(graph, place / "a", n))  # type: ignore[misc]
            ours = rate(count, arguments.rounds, lambda n=name: by_us(graph, place / "b", n))  # type: ignore[misc]
            table.add_row(name, f"{theirs:,.0f}", f"{ours:,.0f}", f"{ours / theirs:.2f}", f"{least:.2f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    Console().print(table, f"{count:,} triples; peak memory {peak:,.0f} MB, the building included")


if __name__ == "__main__":
    main()
