"""What real clients send works: libraries themselves where Python has them, else their requests."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

from tests.server.endpoint.conftest import EX, Server

NAMES = f"SELECT ?n {{ ?s <{EX}name> ?n }}"


class TestRdflib:
    @pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
    @pytest.mark.parametrize("kind", ["xml", "json"])
    def test_store(self, server: Server, method: str, kind: str) -> None:
        graph = Graph(SPARQLStore(f"{server.url}/sparql", method=method, returnFormat=kind))
        assert {str(row[0]) for row in graph.query(NAMES)} == {"Alice"}
        assert (URIRef(f"{EX}alice"), URIRef(f"{EX}name"), Literal("Alice")) in graph

    def test_construct(self, server: Server) -> None:
        graph = Graph(SPARQLStore(f"{server.url}/sparql"))
        assert len(graph.query("CONSTRUCT WHERE { ?s ?p ?o }").graph) == 2
        assert graph.query("ASK { ?s ?p ?o }").askAnswer is True

    def test_graph_by_name(self, server: Server) -> None:
        graph = Graph(SPARQLStore(f"{server.url}/sparql"), identifier=URIRef(f"{EX}g2"))
        assert len(list(graph.triples((None, None, None)))) == 1


class TestSparqlWrapper:
    @pytest.mark.parametrize("method", ["GET", POST])
    @pytest.mark.parametrize("direct", [False, True])
    def test_rows(self, server: Server, method: str, direct: bool) -> None:
        wrapper = SPARQLWrapper(f"{server.url}/sparql")
        wrapper.setMethod(method)
        if direct and method == POST:
            wrapper.setRequestMethod(POSTDIRECTLY)
        wrapper.setQuery(NAMES)
        wrapper.setReturnFormat(JSON)
        assert wrapper.queryAndConvert()["results"]["bindings"][0]["n"]["value"] == "Alice"
        for kind in (XML, CSV, TSV):
            wrapper.setReturnFormat(kind)
            answer = wrapper.query()
            assert b"Alice" in answer.response.read()

    @pytest.mark.parametrize("kind", [TURTLE, N3, RDFXML, JSONLD, XML])
    def test_graphs(self, server: Server, kind: str) -> None:
        wrapper = SPARQLWrapper(f"{server.url}/sparql")
        wrapper.setQuery("CONSTRUCT WHERE { ?s ?p ?o }")
        wrapper.setReturnFormat(kind)
        assert b"Alice" in wrapper.query().response.read()

    def test_dataset(self, server: Server) -> None:
        wrapper = SPARQLWrapper(f"{server.url}/sparql", defaultGraph=f"{EX}g2")
        wrapper.setQuery(NAMES)
        wrapper.setReturnFormat(JSON)
        assert wrapper.queryAndConvert()["results"]["bindings"][0]["n"]["value"].startswith("Carol")


def liking(*kinds: str) -> str:
    """An Accept header from `type` or `type;q=…`, joined as most clients join them."""
    return ",".join(kinds)


RESULTS_JSON, RESULTS_XML = "application/sparql-results+json", "application/sparql-results+xml"
TSV_TEXT, CSV_TEXT = "text/tab-separated-values", "text/csv"
JENA = liking(
    RESULTS_JSON,
    f"{RESULTS_XML};q=0.9",
    f"{TSV_TEXT};q=0.7",
    f"{CSV_TEXT};q=0.5",
    "application/json;q=0.2",
    "application/xml;q=0.2",
    "*/*;q=0.1",
)
JENA_GRAPH = liking(
    "text/turtle",
    "application/n-triples;q=0.9",
    "application/ld+json;q=0.8",
    "application/rdf+xml;q=0.7",
    "*/*;q=0.3",
)
RDF4J = liking(
    "application/x-binary-rdf-results-table;q=0.8",
    f" {RESULTS_JSON};q=0.8",
    f" {RESULTS_XML};q=0.8",
    f" {CSV_TEXT};q=0.5",
    f" {TSV_TEXT}",
)
RDF4J_GRAPH = liking(
    "application/x-binary-rdf", " application/rdf+xml;q=0.8", " text/turtle;q=0.9", " application/trix;q=0.5"
)
COMUNICA = liking(
    f"{RESULTS_JSON};q=1.0", f"{RESULTS_XML};q=0.7", "application/n-quads;q=0.6", "text/html;q=0.2"
)
COMUNICA_GRAPH = liking(
    "application/n-quads",
    "application/trig;q=0.95",
    "application/ld+json;q=0.9",
    "application/n-triples;q=0.8",
    "text/turtle;q=0.6",
    "application/rdf+xml;q=0.5",
    "application/json;q=0.45",
    "text/n3;q=0.35",
    "application/xml;q=0.3",
    "image/svg+xml;q=0.3",
    "text/html;q=0.2",
    "application/xhtml+xml;q=0.18",
)
YASGUI, YASGUI_GRAPH = liking(RESULTS_JSON, "*/*;q=0.9"), liking("application/trig", "*/*;q=0.9")
JAVA = f"{RESULTS_XML}, *; q=.2, */*; q=.2"


class TestHeadersOfOthers:
    @pytest.mark.parametrize(
        ("accept", "wanted"),
        [
            (JENA, "application/sparql-results+json"),
            (RDF4J, "text/tab-separated-values; charset=utf-8"),
            (COMUNICA, "application/sparql-results+json"),
            (YASGUI, "application/sparql-results+json"),
            (RESULTS_XML, "application/sparql-results+xml"),
            (JAVA, "application/sparql-results+xml"),
        ],
        ids=["jena", "rdf4j", "comunica", "yasgui", "r", "java"],
    )
    def test_rows(self, server: Server, accept: str, wanted: str) -> None:
        for answer in (
            server.sparql(NAMES, accept),
            server.client.post("/sparql", data={"query": NAMES}, headers={"Accept": accept}),
        ):
            assert answer.status_code == 200 and answer.headers["content-type"] == wanted

    @pytest.mark.parametrize(
        ("accept", "wanted"),
        [
            (JENA_GRAPH, "text/turtle; charset=utf-8"),
            (RDF4J_GRAPH, "text/turtle; charset=utf-8"),
            (COMUNICA_GRAPH, "application/n-quads"),
            (YASGUI_GRAPH, "application/trig"),
        ],
        ids=["jena", "rdf4j", "comunica", "yasgui"],
    )
    def test_graphs(self, server: Server, accept: str, wanted: str) -> None:
        answer = server.sparql("CONSTRUCT WHERE { ?s ?p ?o }", accept)
        assert answer.status_code == 200 and answer.headers["content-type"] == wanted

    def test_comunica_finds_out_what_it_talks_to(self, server: Server) -> None:
        answer = server.client.get("/sparql", headers={"Accept": COMUNICA_GRAPH})
        assert answer.headers["content-type"] == "application/n-quads"
        assert "sparql-service-description#endpoint" in answer.text


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")
@pytest.mark.parametrize(
    "options",
    [
        ["--data-urlencode", f"query={NAMES}"],
        ["-G", "--data-urlencode", f"query={NAMES}"],
        ["-H", "Content-Type: application/sparql-query", "--data-binary", NAMES],
        ["--data-urlencode", f"query={NAMES}", "--compressed"],
        ["--data-urlencode", f"query={NAMES}", "-H", "Expect: 100-continue"],
        ["--http1.0", "-G", "--data-urlencode", f"query={NAMES}"],
    ],
    ids=["form", "get", "direct", "compressed", "expect", "http1.0"],
)
def test_curl(server: Server, options: list[str]) -> None:
    found = subprocess.run(
        ["curl", "-sS", "--fail", *options, f"{server.url}/sparql"], capture_output=True, check=True
    )
    assert b'"Alice"' in found.stdout
