"""A new build is picked up between two requests; caches never tell of the graph before."""

from __future__ import annotations

import os
import re
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import psutil
import pytest

from graph import store as stores
from tests.server.endpoint.conftest import Server, build, serving

JSON = "application/sparql-results+json"
WHICH = "SELECT ?n { <urn:which> <urn:is> ?n }"


def number(folder: Path, which: int, triples: int = 200) -> Path:
    """Build a graph that tells its number, and is nothing but it."""
    lines = [f'<urn:{i}> <urn:of> "{which}" .\n' for i in range(triples)]
    return build(folder, f'<urn:which> <urn:is> "{which}" .\n{"".join(lines)}'.encode())


def told(answer: httpx.Response) -> int:
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = tmp_path_factory.mktemp("switching") / "store"
    number(store, 1)
    with serving(store, "--timeout", "5") as server:
        yield server


@pytest.fixture
def changing(running: Server) -> Server:
    """A server that has just been given the first graph."""
    number(running.store, 1)
    return running


def hits(server: Server) -> int:
    """How many queries were answered from the cache so far."""
    found = re.search(r"^legation_cache_hits_total (\d+)", server.client.get("/metrics").text, re.MULTILINE)
    assert found
    return int(found[1])


def test_no_failed_and_no_stale_answer_under_load(changing: Server) -> None:
    built, stop, answers = [1], threading.Event(), []

    def ask(worker: int) -> None:
        with httpx.Client(base_url=changing.url) as client:
            for i in range(1_000_000):
                least = built[0]
                query = WHICH if worker % 2 else f"{WHICH} # {worker} {i}"
                answers.append((least, told(client.get("/sparql", params={"query": query}))))
                if stop.is_set():
                    return

    with ThreadPoolExecutor(4) as pool:
        asking = [pool.submit(ask, worker) for worker in range(4)]
        for which in (2, 3, 4):
            time.sleep(0.3)
            number(changing.store, which)
            built[0] = which
        time.sleep(0.3)
        stop.set()
        for each in asking:
            each.result()
    assert all(least <= found for least, found in answers)
    assert {found for _, found in answers} == {1, 2, 3, 4} and len(answers) > 50


def test_a_query_under_way_finishes_on_the_old_graph(changing: Server) -> None:
    query = 'SELECT ?v (COUNT(*) AS ?n) { ?a <urn:of> ?v . ?b <urn:of> ?w . ?c <urn:of> "1" } GROUP BY ?v'
    with ThreadPoolExecutor(1) as pool:
        number(changing.store, 1, triples=90)
        asked = pool.submit(changing.sparql, query)
        time.sleep(0.2)
        number(changing.store, 2)
        assert told(changing.sparql(WHICH)) == 2
        rows = asked.result().json()["results"]["bindings"]
    assert [(row["v"]["value"], row["n"]["value"]) for row in rows] == [("1", str(90**3))]


class TestDamage:
    """The served version stays open; a build that is cut short or damaged is refused."""

    def wrong(self, folder: Path) -> Path:
        """A version that looks newer and is a copy of the one served."""
        served = stores.current(folder)
        assert served is not None
        copy = served.parent / f"{served.name}-copy"
        shutil.copytree(served, copy)
        return copy

    def switch(self, folder: Path, version: Path) -> None:
        (folder / "new").symlink_to(version.relative_to(folder))
        (folder / "new").replace(folder / "current")

    def check(self, server: Server) -> None:
        for i in range(3):
            assert told(server.sparql(f"{WHICH} # {i}")) == 1
        assert server.client.get("/health/ready").status_code == 200
        number(server.store, 2)
        assert told(server.sparql(WHICH)) == 2

    def test_half_written(self, changing: Server) -> None:
        told(changing.sparql(WHICH))
        copy = self.wrong(changing.store)
        (copy / "manifest.json").unlink()
        self.switch(changing.store, copy)
        self.check(changing)

    def test_a_file_cut_short(self, changing: Server) -> None:
        told(changing.sparql(WHICH))
        copy = self.wrong(changing.store)
        table = max((copy / "oxigraph").glob("*.sst"), key=lambda p: p.stat().st_size)
        os.truncate(table, table.stat().st_size // 2)
        self.switch(changing.store, copy)
        self.check(changing)

    def test_a_file_with_other_bytes(self, changing: Server) -> None:
        told(changing.sparql(WHICH))
        copy = self.wrong(changing.store)
        for name in ("CURRENT", *(p.name for p in (copy / "oxigraph").glob("MANIFEST*"))):
            file = copy / "oxigraph" / name
            file.write_bytes(b"x" * file.stat().st_size)
        self.switch(changing.store, copy)
        self.check(changing)

    def test_the_link_leads_nowhere(self, changing: Server) -> None:
        told(changing.sparql(WHICH))
        self.switch(changing.store, changing.store / "versions" / "gone")
        self.check(changing)


def test_without_a_graph_the_server_says_so_and_finds_it_later(tmp_path: Path) -> None:
    with serving(tmp_path / "store") as server:
        for path, status in (
            ("/health/live", 200),
            ("/health/ready", 503),
            ("/sparql?query=ASK{}", 503),
            ("/sparql", 200),
        ):
            assert server.client.get(path).status_code == status
        assert "legation build" in server.client.get("/sparql?query=ASK{}").text
        number(tmp_path / "store", 7)
        assert told(server.sparql(WHICH)) == 7


def test_killed_processes_come_back(changing: Server) -> None:
    told(changing.sparql(WHICH))
    for round_ in range(3):
        time.sleep(0.3)
        helpers = psutil.Process(changing.process.pid).children(recursive=True)
        keepers = [p for p in helpers if "server.keeper" in " ".join(p.cmdline())]
        victim = keepers[-1 - round_ % len(keepers)]  # an evaluator, a keeper, the nursery
        victim.send_signal(signal.SIGKILL)
        time.sleep(0.1)
        assert told(changing.sparql(f"{WHICH} # {round_}")) == 1


class TestCaching:
    def test_entity_tag(self, changing: Server) -> None:
        first = changing.sparql(WHICH)
        tag = first.headers["etag"]
        assert "public" in first.headers["cache-control"]
        for given in (tag, f'"other", {tag}', "*", tag.removeprefix("W/")):
            again = changing.sparql(WHICH, JSON, given)
            assert again.status_code == 304 and not again.content and again.headers["etag"] == tag
        for others in (tag.removeprefix("W/"), f'"a", {tag}, W/"b"', f'"a,b",{tag}', "*"):
            again = changing.sparql(WHICH, unless=others)
            assert again.status_code == 304 and not again.content and again.headers["etag"] == tag
        assert changing.sparql(WHICH, unless='"another"').status_code == 200
        assert changing.sparql("ASK", unless="*").status_code == 400
        assert changing.sparql("ASK {}", "text/turtle", unless="*").status_code == 406
        assert changing.sparql(WHICH, "text/csv").headers["etag"] != tag
        assert changing.sparql(WHICH + " ").headers["etag"] != tag
        number(changing.store, 2)
        changed = changing.sparql(WHICH, JSON, tag)
        assert told(changed) == 2 and changed.headers["etag"] != tag

    @pytest.mark.parametrize("call", ["NOW()", "RAND()", "UUID()", "STRUUID()"])
    def test_what_varies_is_not_kept(self, changing: Server, call: str) -> None:
        query = f"SELECT ({call} AS ?x) {{}}"
        one, two = changing.sparql(query), changing.sparql(query)
        assert "etag" not in one.headers and one.headers["cache-control"] == "no-store"
        assert one.text != two.text

    def test_errors_are_not_kept(self, changing: Server) -> None:
        assert changing.sparql("ASK {").headers["cache-control"] == "no-store"

    def test_one_evaluation_for_many_at_once(self, changing: Server) -> None:
        number(changing.store, 1, triples=90)
        query = 'SELECT (COUNT(*) AS ?n) { ?a <urn:of> ?v . ?b <urn:of> ?w . ?c <urn:of> "1" }'
        changing.sparql(WHICH)
        before = hits(changing)
        with ThreadPoolExecutor(6) as pool:
            found = {told(answer) for answer in pool.map(lambda _: changing.sparql(query), range(6))}
        assert found == {90**3} and hits(changing) == before + 5

    def test_one_evaluation_a_build(self, changing: Server) -> None:
        before = hits(changing)
        for _ in range(5):
            changing.sparql(WHICH)
            changing.client.post(
                "/sparql", data={"query": WHICH}, headers={"Accept": "application/sparql-results+json"}
            )
        assert hits(changing) == before + 9
