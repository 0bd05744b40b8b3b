"""Pages and endpoint over another engine: the same as over our own, and nothing more gets out."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from graph import store
from graph.publish import publish
from graph.remote import Remote
from ontology import FOLDER
from server import Settings, create_app
from server.queries import EXTENSION
from tests import local_service
from tests.remote.virtuoso import MOST_ROWS, Engine

QUESTIONS = sorted((FOLDER / "questions").glob("*.rq"))
PAGES = [
    "/",
    "/data",
    "/ontology",
    "/search?q=franc",
    "/pair/cuba/united-states",
    "/id/state/france.html",
    "/id/person/kenji-hiramatsu.html",
    "/id/organization/united-nations.html",
    "/id/place/geneva.html",
    "/id/article/china-japan.txt.html",
]
JSON = "application/sparql-results+json"
NOTHING = b'{"head":{"vars":[]},"results":{"bindings":[]}}'


def client(**settings: object) -> Iterator[FlaskClient]:
    app = create_app(Settings(**settings))  # type: ignore[arg-type]
    yield app.test_client()
    app.extensions[EXTENSION].close()


@pytest.fixture(scope="module")
def ours(samples: Path) -> Iterator[FlaskClient]:
    """The application over our own engine."""
    yield from client(store=samples)


@pytest.fixture(scope="module")
def theirs(published: Path, engine: Engine) -> Iterator[FlaskClient]:
    """The application over Virtuoso."""
    yield from client(store=published, remote=engine.url, timeout=5.0)


def ask(client: FlaskClient, query: str, accept: str = JSON, **parameters: str) -> tuple[int, str]:
    answer = client.get("/sparql", query_string={"query": query, **parameters}, headers={"Accept": accept})
    return answer.status_code, answer.text


def rows(client: FlaskClient, query: str) -> Counter[tuple[str, ...]]:
    """The rows, without the order of what is joined, and of nothing joined whether it is empty or absent."""
    status, text = ask(client, query)
    assert status == 200, text
    solutions = ox.parse_query_results(text, ox.QueryResultsFormat.JSON)
    assert isinstance(solutions, ox.QuerySolutions)
    return Counter(tuple(map(value, row)) for row in solutions)


def value(term: object) -> str:
    text = "" if term in (None, ox.Literal("")) else str(term)
    return ", ".join(sorted(text.strip('"').split(", ")))


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_a_question_has_the_same_answer(ours: FlaskClient, theirs: FlaskClient, path: Path) -> None:
    query = path.read_text(encoding="utf-8")
    assert rows(theirs, query) == rows(ours, query)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_the_same(ours: FlaskClient, theirs: FlaskClient, path: str) -> None:
    answer = theirs.get(path)
    assert answer.status_code == 200
    assert answer.text == ours.get(path).text


def test_a_thing_as_data_is_the_same(ours: FlaskClient, theirs: FlaskClient) -> None:
    one, other = (
        set(ox.parse(c.get("/id/state/france.ttl").data, ox.RdfFormat.TURTLE)) for c in (ours, theirs)
    )
    assert one == other and len(one) > 50


def test_a_table_is_reconciled_and_extended_alike(ours: FlaskClient, theirs: FlaskClient) -> None:
    queries = {"q": {"query": "Vietnam", "properties": [{"pid": "iso2", "v": "VN"}]}}
    extend = {"ids": ["state/france", "state/cuba"], "properties": [{"id": "iso2"}, {"id": "wikidata"}]}
    for form, part in (({"queries": json.dumps(queries)}, "Vietnam"), ({"extend": json.dumps(extend)}, "FR")):
        found = theirs.post("/reconcile", data=form)
        assert found.status_code == 200 and part in found.text
        assert found.json == ours.post("/reconcile", data=form).json


@pytest.mark.parametrize(
    ("query", "accept", "answer"),
    [
        ("ASK { ?s a <https://w3id.org/legation/ontology#Visit> }", JSON, '{"head":{},"boolean":true}'),
        ("ASK { ?s a <https://w3id.org/legation/ontology#None> }", JSON, '{"head":{},"boolean":false}'),
        ('SELECT ?x { VALUES ?x { "é😀\\n\\"" } }', "text/csv", 'x\r\n"é😀\n"""\r\n'),
        ("SELECT ?x { BIND(<rel> AS ?x) }", "text/csv", "x\r\nhttp://localhost/rel\r\n"),
        ("CONSTRUCT { <urn:a> <urn:b> 1 } {}", "text/plain",
         '<urn:a> <urn:b> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'),
    ],
)  # fmt: skip
def test_forms_of_answers(theirs: FlaskClient, query: str, accept: str, answer: str) -> None:
    assert ask(theirs, query, accept) == (200, answer)


def test_a_dataset_is_chosen(ours: FlaskClient, theirs: FlaskClient) -> None:
    graph = "https://w3id.org/legation/graph/links"
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    for query, parameters in (
        (count, {"default-graph-uri": graph}),
        (count.replace("{", f"FROM <{graph}> {{", 1), {}),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", {"named-graph-uri": graph}),
    ):
        assert ask(theirs, query, **parameters) == ask(ours, query, **parameters)


def test_a_graph_is_read(ours: FlaskClient, theirs: FlaskClient) -> None:
    path = "/store?graph=https://w3id.org/legation/graph/links"
    one, other = (set(ox.parse(c.get(path).data, ox.RdfFormat.TURTLE)) for c in (ours, theirs))
    assert one == other
    assert theirs.get("/store?graph=urn:none").status_code == 404


@pytest.fixture
def outside() -> Iterator[tuple[str, list[object]]]:
    """The address of a server that nobody may call, and who did."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            while True:
                try:
                    calls.append(server.accept())
                except OSError:
                    return

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", calls
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT * { SERVICE <OUTSIDE> { ?s ?p ?o } }", 403),
        ("LOAD <OUTSIDE>", 400),
        ('SELECT (<bif:http_get>("OUTSIDE") AS ?x) {}', 400),
        ('PREFIX b: <bif:> SELECT (b:http_get("OUTSIDE") AS ?x) {}', 400),
        ('SELECT * { ?s ?p ?o FILTER (false && <bif:http_get>("OUTSIDE")) }', 403),
        ('PREFIX b: <bif:> SELECT * { FILTER (1<b:http_get("OUTSIDE")>0||true) }', 400),
        ('define get:soft "soft" SELECT * FROM <OUTSIDE> { ?s ?p ?o }', 400),
    ],
)
def test_nothing_gets_out(
    theirs: FlaskClient, outside: tuple[str, list[object]], query: str, status: int
) -> None:
    address, calls = outside
    assert ask(theirs, query.replace("OUTSIDE", address))[0] == status
    assert calls == []


def test_functions_of_sparql_may_be_called(theirs: FlaskClient) -> None:
    xsd = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"
    assert ask(theirs, f'{xsd} SELECT (xsd:integer("7") AS ?x) {{}}', "text/csv") == (200, "x\r\n7\r\n")


def test_a_result_that_the_engine_cuts_is_not_passed_off_as_whole(theirs: FlaskClient) -> None:
    status, text = ask(theirs, "SELECT * { ?s ?p ?o }")
    assert status == 400 and f"no more than {MOST_ROWS} rows: ask for fewer" in text
    assert ask(theirs, f"SELECT * {{ ?s ?p ?o }} LIMIT {MOST_ROWS - 1}")[0] == 200


def test_a_syntax_error_is_told_as_ever(ours: FlaskClient, theirs: FlaskClient) -> None:
    query = "SELECT ?x WHERE {\n ?x ?y }"
    assert ask(theirs, query) == ask(ours, query)


def test_another_version_is_not_served(
    tmp_path: Path, engine: Engine, remote: Remote, caplog: pytest.LogCaptureFixture
) -> None:
    base = "http://example.com/versions/"
    graph = ox.NamedNode(f"{base}a")
    with store.write(tmp_path, base) as draft:
        draft.graph.add(ox.Quad(graph, graph, ox.Literal("x"), graph))
    for app in client(store=tmp_path, remote=engine.url):
        status, text = ask(app, "ASK {}")
        assert status == 503 and "cannot be served now" in text
        assert re.search(
            "holds no version in full, not .*: give it this one by `legation publish`", caplog.text
        )
        publish(tmp_path, remote)
    for app in client(store=tmp_path, remote=engine.url):
        assert ask(app, f"ASK {{ {graph} ?p ?o }}")[0] == 200


def answering(folder: Path, wait: Callable[[], object] = lambda: None) -> local_service.Answer:
    """An engine that knows but the version of a store, and takes its time for any other query."""
    version = {"version": {"type": "literal", "value": store.latest(folder).name}}
    results = json.dumps({"head": {"vars": ["version"]}, "results": {"bindings": [version]}}).encode()

    def answer(path: str, form: dict[str, str], agent: str) -> local_service.Reply:
        if "?version" not in form["query"]:
            wait()
        return 200, {}, results

    return answer


def test_a_query_is_ended_at_its_deadline(samples: Path) -> None:
    ended = threading.Event()
    with local_service.serve(answering(samples, ended.wait)) as url:
        for app in client(store=samples, remote=url):
            status, text = ask(app, "SELECT * {}", timeout="0.5")
            ended.set()
    assert status == 503 and "did not finish within 0.5 seconds" in text


def test_a_default_graph_of_its_own_is_refused(samples: Path, caplog: pytest.LogCaptureFixture) -> None:
    whole = answering(samples)

    def answer(path: str, form: dict[str, str], agent: str) -> local_service.Reply:
        return whole(path, form, agent) if "GRAPH" in form["query"] else (200, {}, NOTHING)

    with local_service.serve(answer) as url:
        for app in client(store=samples, remote=url):
            assert ask(app, "SELECT * {}")[0] == 503
        assert "is not all graphs together: set the engine up so that it is" in caplog.text
        for app in client(store=samples, remote=url, default_graph="own"):
            assert ask(app, "SELECT * {}")[0] == 200


def test_an_engine_that_is_gone_is_said_to_be(samples: Path) -> None:
    with local_service.serve(answering(samples)) as url:
        apps = client(store=samples, remote=url)
        app = next(apps)
        assert ask(app, "SELECT ?version {}")[0] == 200
    gone = "The engine that holds the graph does not answer: try again soon."
    assert ask(app, "ASK {}") == (503, f"{gone}\n")
    page = app.get("/id/state/france.html")
    assert page.status_code == 503 and gone in page.text
    next(apps, None)
