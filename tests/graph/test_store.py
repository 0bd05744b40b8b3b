"""The store directory: what readers see while builds succeed, fail and are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph import store

BASE = "https://example.org/"


def quads(count: int) -> list[ox.Quad]:
    p, graph = ox.NamedNode(BASE + "p"), ox.NamedNode(BASE + "graph")
    return [ox.Quad(ox.NamedNode(f"{BASE}{n}"), p, ox.Literal(str(n)), graph) for n in range(count)]


def build(folder: Path, count: int, **options: float) -> Path:
    with store.write(folder, BASE, **options) as draft:  # type: ignore[arg-type]
        draft.graph.bulk_extend(quads(count))
        draft.articles = 1
    version = store.current(folder)
    assert version is not None
    return version


def test_nothing_built_is_no_version(tmp_path: Path) -> None:
    assert store.current(tmp_path) is None
    assert store.current(tmp_path / "absent") is None


def test_a_build_is_published_with_its_manifest(tmp_path: Path) -> None:
    version = build(tmp_path, 10)
    found = store.manifest(version)
    assert (found.triples, found.articles, found.graphs, found.base) == (10, 1, 1, BASE)
    assert found.version == version.name
    assert len(store.graph_of(version)) == 10


def test_a_second_build_replaces_the_first_but_leaves_it_to_its_readers(tmp_path: Path) -> None:
    first = build(tmp_path, 10)
    reader = store.graph_of(first)
    second = build(tmp_path, 20)
    assert second != first
    assert len(store.graph_of(second)) == 20
    assert len(list(reader)) == 10
    assert len(store.graph_of(first)) == 10


def test_old_versions_go_after_the_delay(tmp_path: Path) -> None:
    versions = [build(tmp_path, n, delay=0, keep=1) for n in (1, 2, 3)]
    assert [v.exists() for v in versions] == [False, True, True]
    last = build(tmp_path, 4, delay=0, keep=0)
    assert list((tmp_path / "versions").iterdir()) == [last]


def test_a_failing_build_leaves_the_former_graph(tmp_path: Path) -> None:
    first = build(tmp_path, 10)
    with pytest.raises(ZeroDivisionError), store.write(tmp_path, BASE) as draft:
        draft.graph.bulk_extend(quads(5))
        raise ZeroDivisionError
    assert store.current(tmp_path) == first
    assert list((tmp_path / "versions").iterdir()) == [first]


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    with (
        store.write(tmp_path, BASE),
        pytest.raises(store.StoreError, match="another build"),
        store.write(tmp_path, BASE),
    ):
        pass


@pytest.mark.parametrize("damage", ["no manifest", "broken manifest", "shortened table", "missing table"])
def test_damaged_versions_are_refused(tmp_path: Path, damage: str) -> None:
    with store.write(tmp_path, BASE) as draft:
        draft.graph.bulk_extend(quads(10))
    version = tmp_path / "versions" / next((tmp_path / "versions").iterdir()).name
    table = next((version / "oxigraph").glob("*.sst"))
    match damage:
        case "no manifest":
            (version / "manifest.json").unlink()
        case "broken manifest":
            (version / "manifest.json").write_text('{"version": ')
        case "shortened table":
            os.truncate(table, table.stat().st_size - 1)
        case "missing table":
            table.unlink()
    with pytest.raises(store.StoreError, match="build again"):
        store.current(tmp_path)


KILLED = """
import os, signal, sys
from pathlib import Path
from graph import store
from tests.graph.test_store import BASE, quads

moment, folder = sys.argv[1], Path(sys.argv[2])
die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
if moment == "before the manifest":
    store._sizes = die
elif moment == "before the switch":
    store._switch = die
elif moment == "before the old ones go":
    store._prune = die
with store.write(folder, BASE) as draft:
    if moment == "before loading":
        die()
    draft.graph.bulk_extend(quads(5000))
    if moment == "after loading":
        die()
"""


@pytest.mark.parametrize(
    ("moment", "published"),
    [
        ("before loading", 10),
        ("after loading", 10),
        ("before the manifest", 10),
        ("before the switch", 10),
        ("before the old ones go", 5000),
    ],
)
def test_a_killed_build_leaves_a_whole_graph(tmp_path: Path, moment: str, published: int) -> None:
    build(tmp_path, 10)
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, moment, str(tmp_path)], cwd=Path(__file__).parents[2]
    )
    assert ended.returncode == -signal.SIGKILL
    version = store.current(tmp_path)
    assert version is not None
    assert len(store.graph_of(version)) == published
    after = build(tmp_path, 20, delay=0, keep=0)
    assert list((tmp_path / "versions").iterdir()) == [after], "the next build clears what was left"
