"""What those who run the server rely on: health, metrics, log, limits, a graceful stop, settings."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from server.settings import Settings, SettingsError, environment, help_of, load
from server.web import Request
from tests.server.endpoint.conftest import ROOT, SAMPLE, Server, build, serving

SLOW = (
    "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?v{i} {{ 1 2 3 4 5 6 7 8 9 10 }}" for i in range(9))
    + " }"
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    build(tmp_path / "store", SAMPLE)
    return tmp_path / "store"


def lines(server: Server, path: str = "/sparql") -> list[dict[str, object]]:
    time.sleep(0.1)
    found = [json.loads(line) for line in server.log.read_text().splitlines() if line.startswith("{")]
    return [line for line in found if line["path"] == path]


class TestHealthAndMetrics:
    def test_health(self, server: Server) -> None:
        assert server.client.get("/health/live").json() == {"status": "live"}
        ready = server.client.get("/health/ready").json()
        assert ready["status"] == "ready" and ready["triples"] == 5

    def test_small_graphs_are_served_from_memory(self, server: Server) -> None:
        for _ in range(50):
            if server.client.get("/health").json()["in_memory"]:
                return
            time.sleep(0.1)
        raise AssertionError("still on disk")

    def test_metrics(self, server: Server) -> None:
        server.sparql("ASK {}")
        server.sparql("ASK {")
        text = server.client.get("/metrics").text
        for name in (
            'legation_queries_total{outcome="ok"}',
            'legation_queries_total{outcome="syntax"}',
            'legation_query_seconds_bucket{le="0.001"}',
            "legation_workers_busy 0.0",
            "legation_cache_bytes",
            'legation_requests_total{status="200"}',
            "legation_graph_triples 5.0",
        ):
            assert name in text


class TestLog:
    def test_one_line_a_request(self, store: Path) -> None:
        with serving(store) as server:
            server.sparql("SELECT * { GRAPH ?g { ?s ?p ?o } }")
            server.sparql("ASK {")
            first, second = lines(server)
        assert first["status"] == 200 and first["outcome"] == "ok" and first["rows"] == 3
        assert first["ms"] > 0 and len(str(first["query"])) == 16 and "text" not in first
        assert second["status"] == 400 and second["outcome"] == "syntax"

    def test_with_queries(self, store: Path) -> None:
        with serving(store, "--log-queries") as server:
            server.sparql("ASK {}")
            assert lines(server)[0]["text"] == "ASK {}"

    def test_without(self, store: Path) -> None:
        with serving(store, "--no-log") as server:
            server.sparql("ASK {}")
            assert not lines(server)

    @pytest.mark.parametrize(
        "accept", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"]
    )
    def test_rows_are_counted_over_many_pieces(self, store: Path, accept: str) -> None:
        query = (
            "SELECT * { " + " ".join(f"VALUES ?v{i} {{ 1 2 3 4 5 6 7 8 9 'a\"}}' }}" for i in range(4)) + " }"
        )
        with serving(store) as server:
            server.sparql(query, accept)
            assert lines(server)[0]["rows"] == 10_000


class TestLimits:
    def test_rows(self, store: Path) -> None:
        with serving(store, "--row-limit", "2") as server:
            for accept, rows in (("text/csv", 3), ("text/tab-separated-values", 3)):
                answer = server.sparql("SELECT ?x { VALUES ?x { 1 2 3 } }", accept)
                assert len(answer.text.splitlines()) == rows and answer.headers["legation-row-limit"] == "2"
            graph = server.sparql(
                "CONSTRUCT { ?x <urn:p> 1 } { VALUES ?x { <urn:a> <urn:b> <urn:c> } }", "text/plain"
            )
            assert graph.text.count("\n") == 2 and "legation-row-limit" in graph.headers
            whole = server.sparql("SELECT ?x { VALUES ?x { 1 2 } }", "text/csv")
            assert "legation-row-limit" not in whole.headers

    def test_rate(self, store: Path) -> None:
        with serving(store, "--rate", "1") as server:
            answers = [server.sparql("ASK {}") for _ in range(12)]
            assert [a.status_code for a in answers] == [200] * 10 + [429] * 2
            assert int(answers[-1].headers["retry-after"]) >= 1
            assert server.client.get("/health/live").status_code == 200

    def test_queries_of_one_client(self, store: Path) -> None:
        with (
            serving(store, "--client-queries", "2", "--wait", "0.2", "--timeout", "2") as server,
            ThreadPoolExecutor(5) as pool,
        ):
            found = pool.map(lambda i: server.sparql(f"{SLOW} # {i}", timeout="1").status_code, range(5))
            assert sorted(found) == [429, 429, 429, 503, 503]

    def test_workers(self, store: Path) -> None:
        with (
            serving(store, "--workers", "2", "--wait", "0.2", "--timeout", "2") as server,
            ThreadPoolExecutor(5) as pool,
        ):
            found = list(pool.map(lambda i: server.sparql(f"{SLOW} # {i}", timeout="1"), range(5)))
            assert sorted("busy" in a.text for a in found) == [False, False, True, True, True]
            assert server.sparql("ASK {}").status_code == 200

    @pytest.mark.parametrize(
        ("proxies", "forwarded", "client"),
        [
            ("", "192.0.2.7", "127.0.0.1"),
            ("127.0.0.0/8", "192.0.2.7", "192.0.2.7"),
            ("127.0.0.1", "198.51.100.1, 192.0.2.7", "192.0.2.7"),
            ("127.0.0.1,192.0.2.0/24", "198.51.100.1, 192.0.2.7", "198.51.100.1"),
            ("192.0.2.0/24", "198.51.100.1", "127.0.0.1"),
            ("127.0.0.1", "", "127.0.0.1"),
        ],
    )
    def test_whose_word_counts(self, proxies: str, forwarded: str, client: str) -> None:
        chosen = load({"trusted_proxies": proxies})
        headers = {
            "X-Forwarded-For": forwarded,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": "example.org",
        }
        scope = {
            "method": "GET",
            "path": "/sparql",
            "query_string": b"",
            "scheme": "http",
            "client": ("127.0.0.1", 1),
            "headers": [(b"host", b"inside"), *((k.encode(), v.encode()) for k, v in headers.items())],
        }
        request = Request(scope, asyncio.Queue().get, chosen)
        assert request.client == client
        assert request.url == (
            "https://example.org/sparql" if chosen.trusts("127.0.0.1") else "http://inside/sparql"
        )


def test_a_graceful_stop_lets_queries_finish(store: Path) -> None:
    with serving(store, "--timeout", "20") as server, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(
            server.sparql, SLOW.replace("VALUES ?v8 { 1 2 3 4 5 6 7 8 9 10 }", "").replace("7 8 9 10", "7")
        )
        time.sleep(0.3)
        server.process.terminate()
        answer = asked.result()
    assert answer.status_code == 200
    assert server.process.returncode == 0


def test_a_taken_port_is_one_line(server: Server, store: Path) -> None:
    with pytest.raises(AssertionError, match="choose another --port"):
        Server(store, "--port", str(server.port))


class TestSettings:
    def test_option_over_environment_over_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = tmp_path / "legation.toml"
        file.write_text('port = 1\ntimeout = 1.5\nservice = ["http://a/", "http://b/"]\nlog = false\n')
        monkeypatch.setenv("LEGATION_CONFIG", str(file))
        monkeypatch.setenv("LEGATION_PORT", "2")
        found = load({"host": "::1", "timeout": None})
        assert (found.host, found.port, found.timeout, found.log) == ("::1", 2, 1.5, False)
        assert found.service == ("http://a/", "http://b/")
        assert load({"port": "3"}).port == 3

    def test_they_travel_by_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        chosen = Settings(store=Path("x y"), service=("http://a/",), rate=0.5, log=False, engine="memory")
        for name, value in environment(chosen).items():
            monkeypatch.setenv(name, value)
        assert load() == chosen

    @pytest.mark.parametrize(
        "given",
        [
            {"port": "high"},
            {"engine": "steam"},
            {"timeout": -1},
            {"workers": 0},
            {"trusted_proxies": "everybody"},
        ],
    )
    def test_what_cannot_be_used_is_refused(self, given: dict[str, object]) -> None:
        with pytest.raises(SettingsError, match=next(iter(given))):
            load(given)

    def test_unknown_names_in_a_file_are_refused(self, tmp_path: Path) -> None:
        file = tmp_path / "legation.toml"
        file.write_text("prot = 1")
        with pytest.raises(SettingsError, match="prot"):
            load(config=file)

    @pytest.mark.parametrize("name", [f.name for f in dataclasses.fields(Settings)])
    def test_each_is_documented_as_it_is(self, name: str) -> None:
        """The table in server/README.md has every setting: its name, default and meaning."""
        default = next(f.default for f in dataclasses.fields(Settings) if f.name == name)
        shown = {"": "–", "()": "–", "True": "yes", "False": "no"}.get(str(default), str(default))
        row = f"| `{name}` | {shown} | {help_of(name)} |"
        assert row in (ROOT / "server" / "README.md").read_text(encoding="utf-8").splitlines()


def test_the_server_answers_over_ipv6(store: Path) -> None:
    try:
        with serving(store, "--host", "::") as server:
            answer = httpx.get(f"http://[::1]:{server.port}/sparql?query=ASK{{}}")
            assert answer.status_code == 200
    except AssertionError as error:
        if "cannot listen" in str(error):
            pytest.skip("no IPv6 here")
        raise
