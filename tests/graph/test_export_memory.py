"""Memory of a dump does not grow with the graph."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pyoxigraph as ox
import pytest

from bench.synthetic import synthetic
from graph.export import FORMATS, Selection, Source, dump
from graph.export import lines as export_lines
from ontology import BASE


def peak(triples: int, format: str, path: Path) -> tuple[int, int]:
    """The most memory that Python held while dumping, and the size of the dump, in bytes."""
    store = ox.Store()
    store.bulk_extend(synthetic(triples, people=100))
    tracemalloc.start()
    with path.open("wb") as out:
        dump(Source(store, BASE, Selection()), out, format)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most, path.stat().st_size


@pytest.mark.parametrize("format", FORMATS)
def test_memory_stays_while_the_dump_grows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    monkeypatch.setattr(export_lines, "_RUN", 200_000)
    (small, short), (large, long) = (peak(n, format, tmp_path / "dump") for n in (8_000, 32_000))
    assert long > 2.5 * short
    assert large < 1.5 * small + 1_000_000
