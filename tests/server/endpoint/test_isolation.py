"""Hostile queries: each is stopped, says so, and harms nobody else. Nothing gets out of the server."""

from __future__ import annotations

import http.server
import socket
import statistics
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import httpx
import psutil
import pytest

from tests.server.endpoint.conftest import EX, SAMPLE, Server, build, serving

DEADLINE = 1.0
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
RUNAWAYS = {
    "count": f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}",
    "order": f"SELECT * {{ {CROSS} }} ORDER BY ?c ?f ?i",
    "distinct": f"SELECT DISTINCT (SHA512(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?x) {{ {CROSS} }} ORDER BY ?x",
    "path": f"SELECT (COUNT(*) AS ?n) {{ ?a !<{EX}x>* ?b . ?c !<{EX}x>* ?d . ?e !<{EX}x>* ?f }}",
    "filter": f"SELECT * {{ {CROSS} FILTER(CONCAT(STR(?a), STR(?d), STR(?g)) = 'nothing') }}",
    "group": f"SELECT ?a (GROUP_CONCAT(?c) AS ?x) {{ {CROSS} }} GROUP BY ?a",
    "ask": f"ASK {{ {CROSS} FILTER(REGEX(CONCAT(STR(?a), STR(?d)), '(x|y)+z$')) }}",
    "construct": f"CONSTRUCT {{ ?a ?b ?f }} {{ {CROSS} FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) > 1000) }}",
}


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over enough triples that their cross product never ends."""
    store = tmp_path_factory.mktemp("crowded") / "store"
    build(store, b"".join(b'<%sn%d> <%sp> "%d" .\n' % (EX.encode(), i, EX.encode(), i) for i in range(5000)))
    with serving(store, "--timeout", str(DEADLINE), "--memory", "1000000000") as server:
        yield server


def seconds(server: Server, query: str, **more: str) -> tuple[httpx.Response, float]:
    begin = time.perf_counter()
    answer = server.client.post("/sparql", data={"query": query, **more}, timeout=30)
    return answer, time.perf_counter() - begin


def used(server: Server) -> dict[int, float]:
    """Seconds of processor time that each evaluator has used."""
    found = {}
    for process in psutil.Process(server.process.pid).children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if "keeper" in " ".join(process.cmdline()):
                found[process.pid] = sum(process.cpu_times()[:2])
    return found


def busy(server: Server) -> list[int]:
    """The evaluators that are using a processor."""
    before = used(server)
    time.sleep(0.2)
    return [pid for pid, seconds in used(server).items() if pid in before and seconds > before[pid] + 0.05]


@pytest.mark.parametrize("name", RUNAWAYS)
def test_a_runaway_query_is_answered_at_its_deadline(crowded: Server, name: str) -> None:
    crowded.sparql("ASK {}")
    answer, took = seconds(crowded, RUNAWAYS[name])
    assert answer.status_code == 503
    assert "stopped" in answer.text
    assert took < DEADLINE + 0.4, "100 ms, and some for a machine that does other things meanwhile"
    assert not busy(crowded)


def test_cheap_queries_do_not_notice(crowded: Server) -> None:
    stop, took = threading.Event(), []

    def ask() -> None:
        with httpx.Client(base_url=crowded.url) as client:
            for i in range(1_000_000):
                begin = time.perf_counter()
                answer = client.get(
                    "/sparql", params={"query": f"SELECT * {{ <{EX}n{i % 5000}> ?p ?o }} # {i}"}
                )
                took.append(time.perf_counter() - begin)
                assert answer.status_code == 200
                if stop.wait(0.005):
                    return

    with ThreadPoolExecutor(9) as pool:
        asking = pool.submit(ask)
        answers = list(pool.map(lambda q: seconds(crowded, q)[0].status_code, RUNAWAYS.values()))
        stop.set()
        asking.result()
    assert answers == [503] * len(RUNAWAYS)
    assert statistics.median(took) < 0.1
    assert not busy(crowded)


def test_twelve_of_the_same_at_once(crowded: Server) -> None:
    """Those who wait for another's answer to the same query do not wait longer than for their own."""
    with ThreadPoolExecutor(12) as pool:
        found = list(pool.map(lambda _: seconds(crowded, RUNAWAYS["order"]), range(12)))
    assert [answer.status_code for answer, _ in found] == [503] * 12
    assert max(took for _, took in found) < DEADLINE + 1.0
    assert not busy(crowded)


def test_twelve_at_once_and_twelve_that_hang_up(crowded: Server) -> None:
    request = f"GET /sparql?query={quote(RUNAWAYS['count'])} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    lines = [socket.create_connection(("127.0.0.1", crowded.port)) for _ in range(12)]
    for line in lines:
        line.sendall(request)
    time.sleep(0.3)
    for line in lines:
        line.close()
    time.sleep(0.2)
    assert not busy(crowded), "ended long before their deadline"
    answer, took = seconds(crowded, "ASK {}")
    assert answer.status_code == 200 and took < 0.3


def nested(begin: str, middle: str, end: str, depth: int) -> str:
    return begin * depth + middle + end * depth


DEEP = {
    "braces": f"SELECT * {nested('{', '', '}', 20_000)}",
    "parentheses": f"SELECT ({nested('(', '1', ')', 20_000)} AS ?x) {{}}",
    "brackets": f"SELECT * {{ {nested('[ ?p ', '1', ']', 9_000)} ?q 1 }}",
    "lists": f"SELECT * {{ ?s ?p {nested('(', '', ')', 20_000)} }}",
    "optional": f"SELECT * {{ {nested('OPTIONAL { ', '', '}', 6_000)} }}",
    "subqueries": f"SELECT * {{ {nested('{ SELECT * { ', '', '} }', 4_000)} }}",
    "exists": f"SELECT * {{ {nested('FILTER EXISTS { ', '', '}', 4_000)} }}",
    "if": f"SELECT ({nested('IF(true,1,', '1', ')', 8_000)} AS ?x) {{}}",
    "quoted": f"SELECT * {{ {nested('<<', '?s ?p ?o', '>> ?p ?o', 5_000)} }}",
    "closures": f"SELECT * {{ ?s {nested('(', '<urn:p>', ')*', 10_000)} ?o }}",
    "sum": f"SELECT ({'+'.join(['1'] * 50_000)} AS ?x) {{}}",
    "not": f"SELECT ({'!' * 50_000}true AS ?x) {{}}",
    "inverse": f"SELECT * {{ ?s {'^' * 30_000}<urn:p> ?o }}",
    "comment": f"SELECT * {{}} {'#' * 50_000}\n}}",
    "path": f"ASK {{ ?a {'/'.join([f'<{EX}p>'] * 3_000)} ?b }}",
    "union": f"SELECT * {{ {{}} {'UNION {} ' * 10_000} }}",
    "in": f"SELECT * {{ ?s ?p ?o FILTER(?o IN ({','.join(map(str, range(15_000)))})) }}",
    "variables": f"SELECT {' '.join(f'?v{n}' for n in range(12_000))} {{}}",
    "expression": 'SELECT (REGEX("a", "((a{1,1000}){1,1000}){1,1000}") AS ?x) {}',
    "group of groups": f"""SELECT (REGEX("a", "{nested("(", "", ")", 20_000)}") AS ?x) {{}}""",
}


@pytest.mark.parametrize("name", DEEP)
def test_depth_harms_nobody(crowded: Server, name: str) -> None:
    answer, took = seconds(crowded, DEEP[name])
    assert answer.status_code in (200, 400, 503) and took < DEADLINE + 0.5
    assert crowded.sparql("ASK {}").status_code == 200


GROWING = {
    "concat": " ".join(f"BIND(CONCAT(?x{n}, ?x{n}, ?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(30)),
    "replace": " ".join(f"BIND(REPLACE(?x{n}, '.', 'aaaaaaaaaa') AS ?x{n + 1})" for n in range(30)),
}


@pytest.mark.parametrize("name", GROWING)
def test_growth_harms_nobody(crowded: Server, name: str) -> None:
    answer, took = seconds(crowded, f"SELECT * {{ BIND('aaaaaaaa' AS ?x0) {GROWING[name]} }}")
    assert answer.status_code == 503 and took < DEADLINE + 0.5
    assert crowded.sparql("ASK {}").status_code == 200


def test_memory_is_limited(tmp_path: Path) -> None:
    build(tmp_path / "store", b"".join(b'<urn:%d> <urn:p> "%d" .\n' % (i, i) for i in range(3000)))
    with serving(tmp_path / "store", "--timeout", "20", "--memory", "200000000") as server:
        answer, took = seconds(server, RUNAWAYS["order"])
        assert answer.status_code == 503 and "memory" in answer.text and took < 10
        assert server.sparql("ASK {}").status_code == 200


class TestDeadline:
    def test_a_client_may_ask_for_less(self, crowded: Server) -> None:
        answer, took = seconds(crowded, RUNAWAYS["count"], timeout="0.3")
        assert answer.status_code == 503 and "0.3 seconds" in answer.text and took < 0.7

    def test_but_not_for_more(self, crowded: Server) -> None:
        answer, took = seconds(crowded, RUNAWAYS["count"], timeout="100")
        assert answer.status_code == 503 and took < DEADLINE + 0.4

    @pytest.mark.parametrize(
        "accept", ["text/csv", "text/tab-separated-values", "application/sparql-results+json"]
    )
    def test_a_result_that_is_cut_is_visibly_broken_off(self, crowded: Server, accept: str) -> None:
        received = 0
        with (
            pytest.raises(httpx.RemoteProtocolError, match="incomplete"),
            crowded.client.stream(
                "GET", "/sparql", params={"query": f"SELECT * {{ {CROSS} }}"}, headers={"Accept": accept}
            ) as answer,
        ):
            assert answer.status_code == 200
            for piece in answer.iter_raw():
                received += len(piece)
        assert received > 5_000

    def test_memory_does_not_grow_with_the_result(self, crowded: Server) -> None:
        crowded.sparql("ASK {}")
        web = [
            p for p in psutil.Process(crowded.process.pid).children() if "keeper" not in " ".join(p.cmdline())
        ]
        before = sum(p.memory_info().rss for p in web)
        line = socket.create_connection(("127.0.0.1", crowded.port))
        line.sendall(
            f"GET /sparql?query={quote(f'SELECT * {{ {CROSS} }}')} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
        )
        time.sleep(DEADLINE * 0.8)  # nobody reads what comes
        assert sum(p.memory_info().rss for p in web) < before + 20_000_000
        line.close()


class _Trap(http.server.BaseHTTPRequestHandler):
    """An endpoint that nobody may reach; answers with one row."""

    def _answer(self) -> None:
        self.server.calls.append(self.path)  # type: ignore[attr-defined]
        self.rfile.read(int(self.headers.get("content-length", 0)))
        body = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"urn:got-out"}}]}}'
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = _answer  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def trap() -> Iterator[http.server.HTTPServer]:
    server = http.server.HTTPServer(("127.0.0.1", 0), _Trap)
    server.calls = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


SPELLINGS = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE#comment\n<URL>{?s ?p ?o} }",
    "PREFIX e: <URL> SELECT * { SERVICE e: { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE: { ?s ?p ?o } }",
    "PREFIX : <BASE> SELECT * { SERVICE:sparql { ?s ?p ?o } }",
    "PREFIX : <BASE> SELECT * { SERVICE SILENT:sparql { ?s ?p ?o } }",
    "BASE <BASE> SELECT * { SERVICE <sparql> { ?s ?p ?o } }",
    "SELECT * { VALUES ?e { <URL> } SERVICE ?e { ?s ?p ?o } }",
    "SELECT * { BIND(<URL> AS ?e) SERVICE SILENT ?e { ?s ?p ?o } }",
    "SELECT * { ?s ?p true SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'x'SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { BIND(1 AS ?a) FILTER(?a<'>' || EXISTS{SERVICE <URL> {?s ?p ?o}} || 'x'='y') }",
    "SELECT * { BIND(1 AS ?a) FILTER(?a<?b#>\n|| EXISTS{SERVICE <URL> {?s ?p ?o}}) }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "SELECT * { FILTER NOT EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { ?x ?y ?z MINUS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { ?x ?y ?z OPTIONAL { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT ('SERVICE' AS ?x) { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <urn:g>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "LOAD <file:///etc/passwd>",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * { SERVICE <file:///etc/passwd> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", SPELLINGS)
def test_nothing_gets_out_however_it_is_spelt(
    server: Server, trap: http.server.HTTPServer, query: str
) -> None:
    base = f"http://127.0.0.1:{trap.server_port}/"
    text = query.replace("URL", f"{base}sparql").replace("BASE", base)
    answer = server.client.post("/sparql", data={"query": text})
    assert not trap.calls  # type: ignore[attr-defined]
    assert "got-out" not in answer.text and "root:" not in answer.text
    if "SERVICE" in query.upper():
        assert answer.status_code in (400, 403)
        assert "SERVICE" in answer.text or "Syntax error" in answer.text
    elif "LOAD" in query:
        assert answer.status_code == 400 and "no updates" in answer.text


def test_the_graphs_of_a_request_are_not_fetched(server: Server, trap: http.server.HTTPServer) -> None:
    url = f"http://127.0.0.1:{trap.server_port}/graph"
    assert server.sparql("ASK { ?s ?p ?o }", **{"default-graph-uri": url}).json()["boolean"] is False
    assert server.client.get("/store", params={"graph": url}).status_code == 404
    assert not trap.calls  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ('SERVICE <http://127.0.0.1/> { }' AS ?x) {}",
        "SELECT * { ?service <http://example.org/service> <http://example.org/a/service/> } # SERVICE <urn:x> {}",
        "PREFIX e: <http://example.org/> SELECT * { ?s e:service ?o . { ?s e:name ?n } }",
        "SELECT ?Service { ?Service ?p '''SERVICE ?x {''' }",
    ],
)
def test_the_word_alone_is_harmless(server: Server, query: str) -> None:
    assert server.sparql(query).status_code == 200


def test_services_that_are_named_may_be_called(tmp_path: Path, trap: http.server.HTTPServer) -> None:
    build(tmp_path / "store", SAMPLE)
    allowed = f"http://127.0.0.1:{trap.server_port}/sparql"
    with serving(tmp_path / "store", "--service", allowed) as server:
        answer = server.sparql(f"SELECT ?s {{ SERVICE <{allowed}> {{ ?s ?p ?o }} }}")
        assert answer.json()["results"]["bindings"] == [{"s": {"type": "uri", "value": "urn:got-out"}}]
        for other in (f"<{allowed}2>", "?e", "e:sparql"):
            query = (
                f"PREFIX e: <{allowed.removesuffix('sparql')}> SELECT * {{ SERVICE {other} {{ ?s ?p ?o }} }}"
            )
            assert server.sparql(query).status_code == 403
        assert server.client.get("/sparql").text.count("BasicFederatedQuery") == 1
    assert len(trap.calls) == 1  # type: ignore[attr-defined]
