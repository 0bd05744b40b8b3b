"""What the data set says of itself agrees with what is in it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph import store
from graph.describe import describe, distribution, serialized
from graph.rdf import DCTERMS, OWL
from ontology import BASE, DIP
from tests.graph.test_build import built
from tests.graph.test_export import facts

VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
DATASET = f"{BASE}dataset"


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("describe")
    return built(folder, {name: facts(name, 0.9) for name in ("a.txt", "b.txt")}).version


def values(triples: list[ox.Triple], node: str, predicate: str) -> list[str]:
    return [
        getattr(t.object, "value", "")
        for t in triples
        if t.subject == ox.NamedNode(node) and t.predicate.value == predicate
    ]


def test_counts_are_those_of_the_graph(version: Path) -> None:
    graph = store.graph_of(version)
    triples = describe(graph, base=BASE, version="v1", created="2026-01-31T10:00:00Z")
    assert values(triples, DATASET, VOID + "triples") == [str(len(graph))]
    subjects = {quad.subject for quad in graph}
    assert values(triples, DATASET, VOID + "distinctSubjects") == [str(len(subjects))]
    assert values(triples, f"{DATASET}#class-Visit", VOID + "entities") == ["1"]
    evidence = sum(1 for quad in graph if quad.predicate.value == DIP + "evidence")
    assert values(triples, f"{DATASET}#property-evidence", VOID + "triples") == [str(evidence)]
    assert values(triples, DATASET, DCTERMS + "issued") == ["2026-01-31"]


def test_links_and_sources_are_named(version: Path) -> None:
    triples = describe(store.graph_of(version), base=BASE, version="v1", created="2026-01-31")
    linkset = f"{DATASET}#links-wikidata"
    same = sum(1 for quad in store.graph_of(version) if quad.predicate.value == OWL + "sameAs")
    assert same > 0
    assert values(triples, linkset, VOID + "triples") == [str(same)]
    assert values(triples, f"{linkset}-State", VOID + "entities") == ["2"]
    assert values(triples, DATASET, DCTERMS + "source") == [f"{BASE}id/article/{n}.txt" for n in "ab"]


def test_files_have_their_checksums(version: Path, tmp_path: Path) -> None:
    file = tmp_path / "graph.nt.gz"
    file.write_bytes(b"any bytes")
    triples = describe(
        store.graph_of(version),
        base=BASE,
        version="v1",
        created="2026-01-31",
        files=[distribution(file, "ntriples")],
        endpoint="https://example.org/sparql",
        downloads="https://example.org/dumps/",
    )
    node = f"{DATASET}#file-graph.nt.gz"
    found = values(triples, f"{node}-sha256", "http://spdx.org/rdf/terms#checksumValue")
    assert found == [hashlib.sha256(b"any bytes").hexdigest()]
    assert values(triples, node, DCAT + "byteSize") == ["9"]
    assert values(triples, DATASET, VOID + "dataDump") == ["https://example.org/dumps/graph.nt.gz"]
    assert values(triples, DATASET, VOID + "sparqlEndpoint") == ["https://example.org/sparql"]


def test_a_version_holds_its_description(version: Path) -> None:
    written = list(ox.parse((version / store.VOID).read_bytes(), ox.RdfFormat.TURTLE))
    triples = [quad.triple for quad in written]
    assert values(triples, DATASET, DCAT + "version") == [version.name]
    assert set(ox.parse(serialized(triples), ox.RdfFormat.TURTLE)) == set(written)
