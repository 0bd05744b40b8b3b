"""Every format brings back what the engine finds in process; and no request whatever breaks the server."""

from __future__ import annotations

import http.client
from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.server.endpoint.conftest import SAMPLE, Server

QUICK = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
RESULTS = ["application/sparql-results+json", "application/sparql-results+xml", "text/tab-separated-values"]
GRAPHS = ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json", "text/n3"]

# Characters that XML 1.0 can carry, so that every format can; surrogates are no characters at all.
texts = st.text(
    st.characters(min_codepoint=0x20, exclude_categories=["Cs", "Cn", "Co"])
    | st.sampled_from("\t\n\r\"'<>&\\")
)
iris = st.from_regex(r"http://example\.org/[A-Za-z0-9é漢/_~.-]{0,20}", fullmatch=True).map(ox.NamedNode)
literals = st.one_of(
    st.builds(ox.Literal, texts),
    st.builds(lambda t, tag: ox.Literal(t, language=tag), texts, st.sampled_from(["en", "de-at", "zh-hant"])),
    st.integers().map(ox.Literal),
    st.booleans().map(ox.Literal),
    st.floats(allow_nan=False, allow_infinity=False).map(ox.Literal),
    st.builds(lambda t, i: ox.Literal(t, datatype=i), texts, iris),
)
terms = iris | literals


def rows(solutions: Iterable[ox.QuerySolution], names: list[str]) -> list[tuple[object, ...]]:
    return sorted((tuple(row[name] for name in names) for row in solutions), key=str)


@pytest.mark.parametrize("accept", RESULTS)
@QUICK
@given(table=st.lists(st.tuples(terms, st.none() | terms), min_size=1, max_size=5))
def test_rows(server: Server, accept: str, table: list[tuple[ox.NamedNode, ox.Literal | None]]) -> None:
    values = " ".join(f"({a} {'UNDEF' if b is None else b})" for a, b in table)
    query = f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}"
    answer = server.client.post("/sparql", data={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200, answer.text
    form = ox.QueryResultsFormat.from_media_type(accept)
    found = ox.parse_query_results(answer.content, form)
    wanted = ox.Store().query(query)
    assert isinstance(found, ox.QuerySolutions) and isinstance(wanted, ox.QuerySolutions)
    assert rows(found, ["a", "b"]) == rows(wanted, ["a", "b"])


@pytest.mark.parametrize("accept", GRAPHS)
@QUICK
@given(objects=st.lists(terms, min_size=1, max_size=5))
def test_graphs(server: Server, accept: str, objects: list[ox.NamedNode | ox.Literal]) -> None:
    values = " ".join(map(str, objects))
    query = f"CONSTRUCT {{ <urn:s> <http://example.org/p> ?o }} WHERE {{ VALUES ?o {{ {values} }} }}"
    answer = server.client.post("/sparql", data={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200, answer.text
    found = {quad.object for quad in ox.parse(answer.content, ox.RdfFormat.from_media_type(accept))}
    assert found == {triple.object for triple in ox.Store().query(query)}


@pytest.mark.parametrize("accept", [*RESULTS, "text/csv"])
def test_the_sample_comes_back_as_the_engine_writes_it(server: Server, accept: str) -> None:
    store = ox.Store()
    store.load(SAMPLE, ox.RdfFormat.N_QUADS)
    query = "SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o FILTER(!ISBLANK(?o)) } } ORDER BY ?s ?p ?o"
    wanted = store.query(query).serialize(format=ox.QueryResultsFormat.from_media_type(accept))
    assert server.sparql(query, accept).content == wanted


METHODS = st.sampled_from(["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "FOO"])
NAMES = st.sampled_from(
    ["query", "default-graph-uri", "named-graph-uri", "timeout", "format", "graph", "default", "x"]
)
QUERIES = st.sampled_from(
    ["ASK {}", "SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }", "ASK {", "\x00"]
)
HEADERS = st.sampled_from(
    ["Accept", "Content-Type", "Accept-Encoding", "If-None-Match", "Origin", "X-Forwarded-For"]
)
KINDS = st.sampled_from(
    ["application/sparql-query", "application/x-www-form-urlencoded", "text/turtle", "*/*;q=", ";;,"]
)
ascii_line = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=40)


@settings(QUICK, max_examples=200)
@given(
    method=METHODS,
    path=st.sampled_from(["/sparql", "/store", "/store/", "/health", "/metrics", "/openapi.json"]),
    query=st.lists(st.tuples(NAMES, QUERIES | st.text(max_size=20)), max_size=3),
    headers=st.lists(st.tuples(HEADERS, KINDS | ascii_line), max_size=4),
    body=st.binary(max_size=200) | QUERIES.map(str.encode),
    junk=st.binary(max_size=6),
)
def test_any_request_is_answered(
    server: Server,
    method: str,
    path: str,
    query: list[tuple[str, str]],
    headers: list[tuple[str, str]],
    body: bytes,
    junk: bytes,
) -> None:
    """Nothing that comes in makes an error of the server's own (500), or ends it."""
    escaped = "&".join(
        f"{n}={''.join(f'%{b:02X}' for b in v.encode('utf-8', 'surrogatepass'))}" for n, v in query
    )
    escaped += "".join(f"%{b:02x}" for b in junk)
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    line.putrequest(method, f"{path}?{escaped}", skip_accept_encoding=True)
    for name, value in headers:
        line.putheader(name, value.strip())
    line.putheader("Content-Length", str(len(body)))
    line.endheaders(body)
    assert line.getresponse().status in {200, 204, 304, 400, 403, 404, 405, 406, 413, 415, 503}
    line.close()
