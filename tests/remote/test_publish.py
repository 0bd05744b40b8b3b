"""A graph in another engine: whole, brought up to date by what differs, and going on after a break."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph import publish as publishing
from graph import store
from graph.publish import held, publish
from graph.remote import AnswerError, Remote, RemoteError
from tests.remote.virtuoso import Engine

ROOT = Path(__file__).parents[2]
BASE = "http://example.org/"


def build(folder: Path, *graphs: str, size: int = 3) -> None:
    """A store with these graphs, each with so many triples."""
    with store.write(folder, BASE) as draft:
        for name in graphs:
            graph = ox.NamedNode(BASE + name)
            draft.graph.extend(
                ox.Quad(graph, ox.NamedNode(f"{BASE}p"), ox.Literal(f"{name} {n}"), graph)
                for n in range(size)
            )


def graphs(remote: Remote) -> Counter[str]:
    """How many triples each graph under BASE has in the engine; not counting what tells of them."""
    rows = remote.rows(
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } "
        f'FILTER (STRSTARTS(STR(?g), "{BASE}")) }} GROUP BY ?g'
    )
    found = {row["g"].value: int(row["n"].value) for row in rows}
    return Counter({g.removeprefix(BASE): n for g, n in found.items() if g != f"{BASE}graph/published"})


def triples(remote: Remote, graph: ox.NamedNode) -> set[ox.Triple]:
    return set(remote.triples(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"))


@pytest.fixture
def clean(remote: Remote) -> Iterator[Remote]:
    """The engine; what a test leaves under BASE is removed."""
    yield remote
    for name in [*graphs(remote), "graph/published"]:
        remote.delete(ox.NamedNode(BASE + name))


def test_every_graph_arrives_with_every_triple(published: Path, remote: Remote) -> None:
    graph = store.graph_of(store.latest(published))
    names = [name for name in graph.named_graphs() if isinstance(name, ox.NamedNode)]
    assert len(names) > 12
    for name in names:
        assert triples(remote, name) == {q.triple for q in graph.quads_for_pattern(None, None, None, name)}
    assert held(remote) == store.latest(published).name


def test_only_what_differs_is_sent(tmp_path: Path, clean: Remote) -> None:
    build(tmp_path, "a", "b", "c")
    first = publish(tmp_path, clean)
    assert (first.sent, first.kept, first.removed, first.triples) == (3, 0, 0, 9)
    again = publish(tmp_path, clean)
    assert (again.sent, again.kept, again.removed) == (0, 3, 0)
    with store.write(tmp_path, BASE, former=store.latest(tmp_path)) as draft:
        draft.graph.remove_graph(ox.NamedNode(f"{BASE}b"))
        graph = ox.NamedNode(f"{BASE}c")
        draft.graph.add(ox.Quad(graph, graph, ox.Literal("more"), graph))
    changed = publish(tmp_path, clean)
    assert (changed.sent, changed.kept, changed.removed) == (1, 1, 1)
    assert graphs(clean) == {"a": 3, "c": 4}
    assert held(clean, BASE) == store.latest(tmp_path).name


def test_a_large_graph_comes_in_pieces(
    tmp_path: Path, clean: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "PIECE", 1000)
    build(tmp_path, "large", size=500)
    assert publish(tmp_path, clean).short == {}
    assert graphs(clean) == {"large": 500}


def test_blank_nodes_stay_connected(tmp_path: Path, clean: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "PIECE", 10)
    node, p, graph = ox.BlankNode(), ox.NamedNode(f"{BASE}p"), ox.NamedNode(f"{BASE}blank")
    with store.write(tmp_path, BASE) as draft:
        draft.graph.add(ox.Quad(graph, p, node, graph))
        draft.graph.extend(ox.Quad(node, p, ox.Literal(n), graph) for n in range(20))
    publish(tmp_path, clean)
    rows = clean.rows(f"SELECT ?node ?o {{ GRAPH {graph} {{ {graph} {p} ?node . ?node {p} ?o }} }}")
    found = [(row["node"], row["o"]) for row in rows]
    assert len(found) == 20 and len({each for each, _ in found}) == 1
    assert isinstance(found[0][0], ox.BlankNode)


def test_what_the_engine_holds_less_than_was_sent_is_told(tmp_path: Path, clean: Remote) -> None:
    graph, moment = ox.NamedNode(f"{BASE}moments"), ox.NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")
    with store.write(tmp_path, BASE) as draft:
        for hour in ("00:00:00Z", "02:00:00+02:00", "02:00:00Z"):  # to Virtuoso the first two are one
            draft.graph.add(ox.Quad(graph, graph, ox.Literal(f"2001-01-01T{hour}", datatype=moment), graph))
    done = publish(tmp_path, clean)
    assert (done.triples, done.short) == (3, {graph.value: (2, 3)})


def test_a_load_that_was_killed_is_recognised_and_goes_on(
    tmp_path: Path, clean: Remote, engine: Engine
) -> None:
    build(tmp_path, *(f"g{n}" for n in range(40)))
    code = (
        "import sys; from pathlib import Path; from graph.publish import publish; from graph.remote import Remote\n"
        "publish(Path(sys.argv[1]), Remote(sys.argv[2], store=sys.argv[3]),"
        " progress=lambda step, done, total: print(step, done, flush=True))"
    )
    command = [sys.executable, "-c", code, str(tmp_path), engine.url, engine.store]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert any(line == "send 15\n" for line in process.stdout)
        process.kill()
    assert held(clean, BASE) == ""
    assert len(graphs(clean)) < 40
    done = publish(tmp_path, clean)
    assert done.kept >= 15 and done.sent == 40 - done.kept
    assert graphs(clean) == {f"g{n}": 3 for n in range(40)}
    assert held(clean, BASE) == done.version


def test_a_graph_that_is_refused_is_named(tmp_path: Path, clean: Remote) -> None:
    with store.write(tmp_path, BASE) as draft:  # Virtuoso has no default graph to write to
        draft.graph.add(ox.Quad(ox.NamedNode(BASE), ox.NamedNode(BASE), ox.Literal("x")))
    with pytest.raises(AnswerError, match=r"graph without a name was refused: the engine says: .*default"):
        publish(tmp_path, clean)


@pytest.mark.parametrize(
    ("path", "user", "told"),
    [
        ("/sparql-graph-crud-auth", "nobody", "does not let us in .HTTP 401.: set LEGATION_REMOTE_USER"),
        ("/elsewhere", "dba", "is no such service .HTTP 501.: check the address"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch, path: str, user: str, told: str
) -> None:
    monkeypatch.setenv("LEGATION_REMOTE_USER", user)
    build(tmp_path, "a")
    with (
        Remote(engine.url, store=engine.url.replace("/sparql", path)) as remote,
        pytest.raises(RemoteError, match=told) as error,
    ):
        publish(tmp_path, remote)
    assert "\n" not in str(error.value)
