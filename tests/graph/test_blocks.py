"""A graph in blocks: what its files hold, and how it differs from a former one."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from graph import blocks
from graph.export import Selection, Source, dump
from graph.rdf import RDFS_LABEL
from ontology import BASE, DIP


def quad(name: str, value: str) -> ox.Quad:
    node = ox.NamedNode(f"{BASE}id/state/{name}")
    return ox.Quad(
        node, ox.NamedNode(DIP + "demonym"), ox.Literal(value), ox.NamedNode(f"{BASE}graph/{name}")
    )


def written(folder: Path, *states: str, values: Iterable[str] = ("a", "b")) -> Path:
    """A folder with a block a State."""
    folder.mkdir()
    each = (blocks.block([quad(name, value) for value in values], BASE) for name in states)
    blocks.write(each, folder, BASE, folder / "said")
    return folder


def lines(*quads: ox.Quad) -> set[bytes]:
    return {f"{quad} .\n".encode() for quad in quads}


def test_the_files_hold_the_whole_graph_as_dumps_do(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", "chad", "mali")
    graph = ox.Store()
    graph.extend(quad(name, value) for name in ("chad", "mali") for value in "ab")
    with blocks.opened(folder) as file:
        assert set(file) == lines(*graph)
    dumped = io.BytesIO()
    dump(Source(graph, BASE, Selection()), dumped, "turtle")
    assert gzip.decompress((folder / "graph.ttl.gz").read_bytes()) == dumped.getvalue()


def test_what_belongs_into_the_index_comes_block_by_block(tmp_path: Path) -> None:
    labels = [
        ox.Quad(quad(n, "").subject, ox.NamedNode(RDFS_LABEL), ox.Literal(n), ox.DefaultGraph()) for n in "ab"
    ]
    named = (ox.Quad(*label.triple, ox.NamedNode(BASE)) for label in labels)
    blocks.write([blocks.block([each], BASE) for each in named], tmp_path, BASE, tmp_path / "said")
    assert list(blocks.indexed(tmp_path / "said")) == [{"label": [(f"{BASE}id/state/{n}", n)]} for n in "ab"]


def test_the_difference_is_what_is_gone_and_what_is_new(tmp_path: Path) -> None:
    former = written(tmp_path / "a", "chad", "mali", "niger")
    folder = written(tmp_path / "b", "chad", "niger", "togo")
    difference = blocks.difference(folder, former, most=1.0)
    assert difference is not None
    assert difference.gone == lines(quad("mali", "a"), quad("mali", "b"))
    assert difference.new == lines(quad("togo", "a"), quad("togo", "b"))


def test_of_a_block_that_changed_only_the_lines_that_did(tmp_path: Path) -> None:
    former = written(tmp_path / "a", "chad", values="ab")
    folder = written(tmp_path / "b", "chad", values="bc")
    difference = blocks.difference(folder, former, most=2.0)
    assert difference == blocks.Difference(
        frozenset(lines(quad("chad", "a"))), frozenset(lines(quad("chad", "c")))
    )


def test_there_is_none_where_much_has_changed_or_nothing_is_known(tmp_path: Path) -> None:
    former = written(tmp_path / "a", "chad", "mali")
    folder = written(tmp_path / "b", "chad", "togo")
    assert blocks.difference(folder, former, most=0.5) is None
    (former / "blocks.json").unlink()
    assert blocks.difference(folder, former, most=1.0) is None
