"""Loading RDF files into a store."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyoxigraph as ox
import pytest
import zstandard

from graph import search, store
from graph.export.command import write
from graph.export.select import Selection
from graph.load import LoadError, load, opened
from tests.graph.test_build import built, facts

TURTLE = "@prefix ex: <https://example.org/> . ex:a ex:p ex:b .\n"


def loaded(folder: Path) -> ox.Store:
    return store.graph_of(store.latest(folder))


@pytest.mark.parametrize("name", ["a.nq", "a.trig.gz", "a.jsonld.zst"])
def test_a_dump_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    version = built(tmp_path, {"a.txt": facts("a.txt")}).version
    write(tmp_path / "store", "", tmp_path / name, "", Selection())
    again = load([tmp_path / name], tmp_path / "again")
    assert set(store.graph_of(again)) == set(store.graph_of(version))
    assert store.manifest(again).articles == 1
    assert search.search(again / store.INDEX, "chile")[0].label == "Chile"
    assert set(opened(tmp_path / name)) == set(opened(tmp_path / "again")) == set(opened(version))


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("a.ttl", TURTLE.encode()),
        (
            "a.nt.gz",
            gzip.compress(b"<https://example.org/a> <https://example.org/p> <https://example.org/b> ."),
        ),
        ("a.ttl.zst", zstandard.compress(TURTLE.encode())),
        (
            "a.rdf",
            b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://example.org/">'
            b'<r:Description r:about="https://example.org/a"><e:p r:resource="https://example.org/b"/>'
            b"</r:Description></r:RDF>",
        ),
    ],
)
def test_any_form_of_rdf_is_loaded(tmp_path: Path, name: str, packed: bytes) -> None:
    (tmp_path / name).write_bytes(packed)
    load([tmp_path / name], tmp_path / "store")
    assert [str(quad.object) for quad in loaded(tmp_path / "store")] == ["<https://example.org/b>"]


def test_adding_keeps_what_is_there_and_the_former_version(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.ttl").write_text(TURTLE.replace("ex:a", f"ex:{name}"), encoding="utf-8")
    first = load([tmp_path / "a.ttl"], tmp_path / "store")
    load([tmp_path / "b.ttl"], tmp_path / "store", add=True)
    assert len(loaded(tmp_path / "store")) == 2
    assert len(store.graph_of(first)) == 1
    load([tmp_path / "b.ttl"], tmp_path / "store")
    assert len(loaded(tmp_path / "store")) == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", b"@prefix ex: <https://example.org/> .\nex:a ex:p .\n", "line 2|2:"),
        ("a.doc", b"words", r"end it with \.ttl"),
        ("a", b"words", r"end it with \.ttl"),
        ("a.nq.gz", b"not compressed", "a.nq.gz: "),
        ("a.nq.zst", b"not compressed", "a.nq.zst: "),
    ],
)
def test_what_is_no_rdf_leaves_the_former_graph(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / "good.ttl").write_text(TURTLE, encoding="utf-8")
    before = load([tmp_path / "good.ttl"], tmp_path / "store")
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LoadError, match=message) as error:
        load([tmp_path / "good.ttl", tmp_path / name], tmp_path / "store")
    assert "\n" not in str(error.value)
    assert store.current(tmp_path / "store") == before
