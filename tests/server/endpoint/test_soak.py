"""Mixed load with runaways, hang-ups, killed workers and new builds: nobody else's request fails.

Five seconds; `LEGATION_SOAK=600` makes it ten minutes.
"""

from __future__ import annotations

import os
import random
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import httpx
import psutil
import pytest

from tests.server.endpoint.conftest import Server, build, serving

SECONDS = float(os.environ.get("LEGATION_SOAK", "5"))
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def soaked(tmp_path: Path) -> Iterator[Server]:
    graph(tmp_path / "store", 1)
    with serving(tmp_path / "store", "--timeout", "20") as server:
        yield server


def graph(folder: Path, number: int) -> None:
    lines = "".join(f'<urn:n{i}> <urn:p> "{i}" .\n' for i in range(3000))
    build(folder, f'<urn:which> <urn:is> "{number}" .\n{lines}'.encode())


def look_up(server: Server, client: httpx.Client, dice: random.Random) -> str:
    number = dice.randrange(3000)
    answer = client.get(
        "/sparql", params={"query": f"SELECT ?o {{ <urn:n{number}> <urn:p> ?o }} # {dice.random()}"}
    )
    right = answer.status_code == 200 and f'"value":"{number}"' in answer.text
    return "ok" if right else f"look-up: {answer.status_code} {answer.text[:80]}"


def repeat(server: Server, client: httpx.Client, dice: random.Random) -> str:
    answer = client.post("/sparql", data={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"})
    return "ok" if answer.status_code == 200 and "3001" in answer.text else f"repeat: {answer.status_code}"


def download(server: Server, client: httpx.Client, dice: random.Random) -> str:
    accept = dice.choice(["text/turtle", "application/n-triples", "text/csv"])
    query = "SELECT * { ?s ?p ?o }" if accept == "text/csv" else "CONSTRUCT WHERE { ?s ?p ?o }"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    return (
        "ok"
        if answer.status_code == 200 and answer.text.count("\n") > 3000
        else f"download: {answer.status_code}"
    )


def mistake(server: Server, client: httpx.Client, dice: random.Random) -> str:
    answer = client.get("/sparql", params={"query": "SELECT * {"})
    return "ok" if answer.status_code == 400 else f"mistake: {answer.status_code}"


def run_away(server: Server, client: httpx.Client, dice: random.Random) -> str:
    answer = client.get("/sparql", params={"query": RUNAWAY, "timeout": "1.5"})
    return "ok" if answer.status_code == 503 else f"runaway: {answer.status_code}"


def hang_up(server: Server, client: httpx.Client, dice: random.Random) -> str:
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(f"GET /sparql?query={quote(RUNAWAY)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(0.3)
    return "ok"


WORK: list[Callable[[Server, httpx.Client, random.Random], str]] = [
    *[look_up] * 8,
    *[repeat] * 4,
    *[download] * 2,
    mistake,
    run_away,
    hang_up,
]


def kill_one(server: Server) -> int:
    """Kill an evaluator that is at work on something long: only its own client may notice."""
    helpers = psutil.Process(server.process.pid).children(recursive=True)
    with suppress(psutil.NoSuchProcess):
        for process in helpers:
            if "server.keeper" in " ".join(process.cmdline()) and process.nice() > 0:
                process.send_signal(signal.SIGKILL)
                return 1
    return 0


def test_soak(soaked: Server) -> None:
    stop, outcomes = time.time() + SECONDS, Counter[str]()
    lock, killed = threading.Lock(), 0

    def client(number: int) -> None:
        dice = random.Random(number)
        with httpx.Client(base_url=soaked.url, timeout=30) as line:
            while time.time() < stop:
                try:
                    found = dice.choice(WORK)(soaked, line, dice)
                except httpx.RemoteProtocolError:
                    found = "broken off"
                with lock:
                    outcomes[found] += 1

    with ThreadPoolExecutor(6) as pool:
        clients = [pool.submit(client, number) for number in range(6)]
        for number in (2, 3, 4):
            time.sleep(SECONDS / 4)
            killed += kill_one(soaked)
            graph(soaked.store, number)
        for each in clients:
            each.result()
    assert outcomes.total() - outcomes["ok"] <= killed, outcomes
    assert outcomes["ok"] > SECONDS * 2
    assert '"value":"4"' in soaked.sparql("SELECT ?n { <urn:which> <urn:is> ?n }").text
    time.sleep(0.5)
    assert "legation_workers_busy 0.0" in soaked.client.get("/metrics").text
