"""The W3C's own tests: SPARQL 1.1 Protocol, Service Description, Graph Store HTTP Protocol.

Of the protocol's tests, those of queries apply as they are; those of updates must be refused. Of the
Graph Store Protocol only reading is offered: the graphs that its tests put are in the store beforehand,
and each GET and HEAD must answer as after the first PUT; each request that would write is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.term import Node

from tests.conftest import SHARED
from tests.server.endpoint.conftest import Server, build, serving

HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
W3C = SHARED / "w3c"

FORMATS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": (
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-sep",
    ),
    "RDF": ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"),
}


@dataclass(frozen=True)
class Step:
    """One request of a test, and what the W3C expects of its answer."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    statuses: tuple[str, ...]
    format: str
    truth: bool | None
    graph: str


def steps(manifest: str) -> dict[str, list[Step]]:
    """The tests of a manifest by name; none where the W3C's files are absent."""
    path = W3C / manifest
    if not path.is_file():
        return {}
    graph = Graph().parse(path, publicID="http://test/manifest")
    found = {}
    for entries in graph.objects(None, MF.entries):
        for test in Collection(graph, entries):
            requests = graph.value(graph.value(test, MF.action), HT.requests)
            found[str(test).partition("#")[2]] = [_step(graph, r) for r in Collection(graph, requests)]
    return found


def _step(graph: Graph, request: Node) -> Step:
    answer = graph.value(request, HT.resp)
    truth = graph.value(answer, MF.expectedBoolean)
    return Step(
        method=str(graph.value(request, HT.methodName)),
        path=str(graph.value(request, HT.absolutePath)),
        headers=tuple(_headers(graph, request)),
        body=_body(graph, request),
        statuses=tuple(str(s).partition("#")[2] for s in graph.objects(answer, MF.expectedStatus)),
        format=str(graph.value(answer, MF.expectedFormat) or ""),
        truth=None if truth is None else truth.toPython(),
        graph=_body(graph, answer).decode(),
    )


def _headers(graph: Graph, request: Node) -> Iterator[tuple[str, str]]:
    fields = graph.value(request, HT.headers)
    for field in Collection(graph, fields) if fields else ():
        yield str(graph.value(field, HT.fieldName)), str(graph.value(field, HT.fieldValue))


def _body(graph: Graph, request: Node) -> bytes:
    body = graph.value(request, HT.body)
    if body is None:
        return b""
    return str(graph.value(body, CNT.chars)).encode(str(graph.value(body, CNT.characterEncoding)))


def ask(server: Server, step: Step, path: str) -> httpx.Response:
    headers = {name: value.replace("$HOST$", server.url) for name, value in step.headers}
    return server.client.request(step.method, path, headers=headers, content=step.body)


PROTOCOL = steps("protocol/manifest.ttl")
QUERIES = sorted(name for name in PROTOCOL if name.startswith(("query", "bad_query", "bad_multiple_queries")))
UPDATES = sorted(name for name in PROTOCOL if "update" in name)


@pytest.fixture(scope="module")
def protocol(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("protocol") / "store"
    quads = []
    for number in (1, 2, 3):
        name = ox.NamedNode(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf")
        for quad in ox.parse(path=shared / f"w3c/protocol/data{number}.nt"):
            quads.append(ox.Quad(*quad.triple, name))
    build(folder, ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    with serving(folder) as server:
        yield server


@pytest.mark.skipif(not PROTOCOL, reason="needs the W3C's tests beside the project")
@pytest.mark.parametrize("name", QUERIES)
def test_protocol(protocol: Server, name: str) -> None:
    for step in PROTOCOL[name]:
        answer = ask(protocol, step, step.path)
        assert any(f"{answer.status_code}".startswith(s[len("StatusCode") :][0]) for s in step.statuses)
        if step.format:
            assert answer.headers["content-type"].startswith(FORMATS[step.format])
        if step.truth is not None:
            assert answer.json()["boolean"] is step.truth


@pytest.mark.skipif(not PROTOCOL, reason="needs the W3C's tests beside the project")
@pytest.mark.parametrize("name", UPDATES)
def test_updates_are_refused(protocol: Server, name: str) -> None:
    first = PROTOCOL[name][0]
    assert 400 <= ask(protocol, first, first.path).status_code < 500
    assert protocol.sparql("SELECT ?s { GRAPH ?g { ?s ?p ?o } }").json()["results"]["bindings"]


@pytest.mark.skipif(
    not (W3C / "service-description").is_dir(), reason="needs the W3C's tests beside the project"
)
class TestServiceDescription:
    """The three tests of the manifest, in the order it has them."""

    @pytest.fixture
    def described(self, protocol: Server) -> Graph:
        answer = protocol.client.get("/sparql", headers={"Accept": "text/turtle"})
        assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/turtle")
        return Graph().parse(data=answer.text, format="turtle")

    def test_has_endpoint_triple(self, protocol: Server, described: Graph) -> None:
        assert (None, SD.endpoint, URIRef(f"{protocol.url}/sparql")) in described

    @pytest.mark.parametrize(
        "kind", ["text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"]
    )
    def test_returns_rdf(self, protocol: Server, kind: str) -> None:
        answer = protocol.client.get("/sparql", headers={"Accept": kind})
        assert answer.headers["content-type"].startswith(kind)
        assert len(list(ox.parse(answer.content, ox.RdfFormat.from_media_type(kind)))) > 10

    def test_conforms_to_schema(self, described: Graph) -> None:
        """Service Description, 3: each property between the classes it is declared for."""
        service = described.value(None, RDF.type, SD.Service, any=False)
        assert set(described.objects(service, SD.supportedLanguage)) == {SD.SPARQL11Query}
        assert all(
            str(f).startswith("http://www.w3.org/ns/formats/")
            for f in described.objects(service, SD.resultFormat)
        )
        dataset = described.value(service, SD.defaultDataset, any=False)
        assert (dataset, RDF.type, SD.Dataset) in described
        assert (described.value(dataset, SD.defaultGraph, any=False), RDF.type, SD.Graph) in described
        named = list(described.objects(dataset, SD.namedGraph))
        assert len(named) == 3
        for each in named:
            assert (each, RDF.type, SD.NamedGraph) in described
            assert isinstance(described.value(each, SD.name, any=False), URIRef)
            assert (described.value(each, SD.graph, any=False), RDF.type, SD.Graph) in described


STORE = {
    **steps("graph-store-protocol/manifest-direct.ttl"),
    **steps("graph-store-protocol/manifest-indirect.ttl"),
}
PUBLIC = "http://www.example"


def first_read(found: list[Step]) -> int:
    """The place of the first request that reads what was put; -1 where something else came between."""
    methods = [step.method for step in found]
    place = next((i for i, method in enumerate(methods) if method in ("GET", "HEAD")), 0)
    return place if place and set(methods[:place]) == {"PUT"} else -1


READABLE = sorted(name for name, found in STORE.items() if first_read(found) > 0)


@pytest.mark.skipif(not STORE, reason="needs the W3C's tests beside the project")
@pytest.mark.parametrize("name", sorted(STORE))
def test_writing_a_graph_is_refused(protocol: Server, name: str) -> None:
    for step in STORE[name]:
        if step.method not in ("GET", "HEAD"):
            answer = ask(protocol, step, step.path.replace("/gsp", "/store"))
            assert answer.status_code == 405 and "GET" in answer.headers["allow"]


def named(step: Step) -> tuple[str, str]:
    """The path of a request at our server, and the IRI of the graph it is about; none for the default."""
    path = step.path.replace("/gsp", "/store").replace("$HOST$", "www.example")
    if path.endswith("?default"):
        return path, ""
    return path, httpx.QueryParams(httpx.URL(PUBLIC + path).query).get("graph", PUBLIC + path)


def put() -> dict[str, Graph]:
    """What the tests put before they read, by the name of the graph."""
    found: dict[str, Graph] = {}
    for steps in (STORE[name][: first_read(STORE[name])] for name in READABLE):
        for step in steps:
            _, iri = named(step)
            found.setdefault(iri, Graph()).parse(data=step.body, format="turtle", publicID=iri or PUBLIC)
    return found


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose store holds what the tests put."""
    quads = []
    for iri, graph in put().items():
        for quad in ox.parse(graph.serialize(format="nt"), ox.RdfFormat.N_TRIPLES, rename_blank_nodes=True):
            quads.append(ox.Quad(*quad.triple, ox.NamedNode(iri) if iri else ox.DefaultGraph()))
    folder = tmp_path_factory.mktemp("graphs") / "store"
    build(folder, ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    with serving(folder, "--public-url", PUBLIC) as server:
        yield server


@pytest.mark.skipif(not STORE, reason="needs the W3C's tests beside the project")
@pytest.mark.parametrize("name", READABLE)
def test_reading_a_graph(graphs: Server, name: str) -> None:
    path, iri = named(STORE[name][first_read(STORE[name])])
    answer = graphs.client.get(path, headers={"Accept": "text/turtle"})
    assert answer.status_code == 200
    assert isomorphic(Graph().parse(data=answer.text, format="turtle"), put()[iri])
    head = graphs.client.head(path, headers={"Accept": "text/turtle"})
    assert head.status_code == 200 and not head.content
    assert head.headers["content-type"] == answer.headers["content-type"]


@pytest.mark.skipif(not STORE, reason="needs the W3C's tests beside the project")
@pytest.mark.parametrize("path", ["/store/nobody/1.ttl", "/store?graph=urn:none"])
def test_a_graph_that_is_not_there(graphs: Server, path: str) -> None:
    assert graphs.client.get(path).status_code == 404
