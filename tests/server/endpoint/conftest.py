"""A server of our own for the tests of the endpoint: a real process on a free port of 127.0.0.1."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from graph import store as stores

ROOT = Path(__file__).parents[3]
EX = "http://example.org/"


def build(folder: Path, quads: bytes) -> Path:
    """A store made from N-Quads, as a build would leave it."""
    with stores.write(folder, EX) as draft:
        draft.graph.bulk_load(quads, ox.RdfFormat.N_QUADS)
    path = stores.current(folder)
    assert path is not None
    return path


class Server:
    """A server that runs, and a client for it."""

    def __init__(self, store: Path, *options: str, environ: dict[str, str] | None = None) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.store = store
        self.log = store.parent / f"server-{self.port}.log"
        command = [sys.executable, "-m", "legation", "serve", "--store", str(store), "--port", str(self.port)]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, *options], cwd=ROOT, stdout=log, stderr=log, env=os.environ | (environ or {})
            )
        self.url = f"http://127.0.0.1:{self.port}"
        self.client = httpx.Client(base_url=self.url, timeout=30)
        self._wait()

    def _wait(self) -> None:
        for _ in range(200):
            with contextlib.suppress(httpx.TransportError):
                if self.client.get("/health/live").is_success:
                    return
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.05)
        raise AssertionError("the server does not answer: " + self.log.read_text())

    def sparql(
        self, query: str, accept: str = "application/sparql-results+json", unless: str = "", **more: str
    ) -> httpx.Response:
        """A query by GET, unless the client has the answer with this tag already."""
        headers = {"Accept": accept} | ({"If-None-Match": unless} if unless else {})
        return self.client.get("/sparql", params={"query": query, **more}, headers=headers)

    def stop(self) -> None:
        """End the server as its operator would."""
        self.client.close()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=20)


@contextlib.contextmanager
def serving(store: Path, *options: str, environ: dict[str, str] | None = None) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = Server(store, *options, environ=environ)
    try:
        yield server
    finally:
        server.stop()


SAMPLE = f"""
<{EX}alice> <{EX}name> "Alice" .
<{EX}alice> <{EX}age> "42"^^<http://www.w3.org/2001/XMLSchema#integer> .
<{EX}bob> <{EX}name> "Bob \\"B\\" Müller"@de <{EX}g1> .
<{EX}bob> <{EX}knows> _:someone <{EX}g1> .
<{EX}carol> <{EX}name> "Carol, the \\t first\\nof her name" <{EX}g2> .
""".encode()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over a handful of triples in the default graph and two named ones, with a deadline of 1 s."""
    store = tmp_path_factory.mktemp("endpoint") / "store"
    build(store, SAMPLE)
    with serving(store, "--timeout", "1", "--max-body", "100000", "--max-timeout", "3") as found:
        yield found
