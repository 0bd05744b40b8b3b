"""This server beside others, in one run, on one graph: look-ups, questions, large results, repetitions.

    python -m venv bench/.venv && bench/.venv/bin/pip install -r bench/requirements.txt
    .venv/bin/python -m bench.endpoint STORE --others bench/.venv/bin

STORE is a store that `legation build` has made; its graph is copied, under other names, until it has as
many triples as asked for. Figures of one run compare with each other; those of two runs do not.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from graph import store as stores
from ontology import BASE, questions

ROOT = Path(__file__).parents[1]
BARE = Path(__file__).with_name("bare.py")
RDFLIB = Path(__file__).with_name("with_rdflib.py")
ACCEPT = "application/sparql-results+json"
PATIENCE = 20.0  # seconds after which an answer counts as failed


@dataclass(frozen=True)
class Load:
    """Queries to ask by `clients` at the same time: over and over for some seconds, or each once where `all`.

    `fresh` queries are new to every cache.
    """

    name: str
    queries: list[str]
    clients: int = 8
    fresh: bool = False
    all: bool = False


@dataclass(frozen=True)
class Figures:
    """What came of it: answers a second, and milliseconds that half and 99 of 100 stayed under."""

    rate: float
    p50: float
    p99: float
    failed: int


@dataclass(frozen=True)
class Part:
    """What one client has seen: the seconds that each answer took, failures, when it began and ended."""

    took: list[float]
    failed: int
    begin: float
    end: float


def main() -> None:
    """Make the data, run every server, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--others", type=Path, default=Path("bench/.venv/bin"))
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--skip", action="append", default=[], help="a server to leave out; repeatable")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        version = enlarged(given.store, folder, given.triples)
        found: dict[str, dict[str, Figures]] = {}
        loads = loads_for(version)
        for server, (command, path) in servers(folder, version, given.others).items():
            if server not in given.skip and shutil.which(command[0]):
                with running(command, path) as port:
                    found[server] = {load.name: measured(port, path, load, given.seconds) for load in loads}
                    report(found, given.triples)


def enlarged(store: Path, folder: Path, triples: int) -> Path:
    """A store with the graph of another one, over and over under other names."""
    quads = list(stores.graph_of(stores.latest(store)))
    copies = max(1, triples // len(quads))
    pattern = re.compile(
        re.escape(BASE) + r"(id/(?:visit|meeting|agreement|mission|person|passage|[a-z]+)/|graph/article/)"
    )
    with stores.write(folder / "store", BASE) as draft:
        lines = [f"{quad} .\n" for quad in quads]
        for copy in range(copies):
            text = "".join(lines) if not copy else pattern.sub(rf"{BASE}\1c{copy}-", "".join(lines))
            draft.graph.bulk_load(text.encode(), ox.RdfFormat.N_QUADS)
    return stores.latest(folder / "store")


def loads_for(version: Path) -> list[Load]:
    """What is asked: each kind of work as a load of its own."""
    graph = stores.graph_of(version)
    things = graph.query("SELECT DISTINCT ?s { GRAPH ?g { ?s a ?c } } LIMIT 200000")
    lookups = [f"SELECT ?p ?o {{ {row['s']} ?p ?o }}" for row in things if isinstance(row["s"], ox.NamedNode)]
    slow: list[tuple[float, str]] = []
    for question in questions.load():
        begin = time.perf_counter()
        graph.query(question.query, use_default_graph_as_union=True).serialize(
            format=ox.QueryResultsFormat.JSON
        )
        if (took := time.perf_counter() - begin) > 0.005:
            slow.append((took, question.query))
    asked = [query for _, query in sorted(slow)]
    return [
        Load("look-ups", lookups, fresh=True),
        Load("look-ups, 16 clients", lookups[::-1], clients=16, fresh=True),
        Load("questions over 5 ms", asked, clients=2, fresh=True, all=True),
        Load("five of them repeated", asked[:5]),
        Load("20,000 rows", ["SELECT * { ?s ?p ?o } LIMIT 20000"], clients=2, fresh=True),
    ]


def servers(folder: Path, version: Path, others: Path) -> dict[str, tuple[list[str], str]]:
    """How each server is started (the port comes last) and the path of its endpoint."""
    ours = [sys.executable, "-m", "legation", "serve", "--no-log", "--store", str(folder / "store")]
    oxigraph = [str(others / "oxigraph"), "serve-read-only", "--union-default-graph", "--location"]
    return {
        "Oxigraph": ([*oxigraph, str(version / "oxigraph"), "--bind", "127.0.0.1:"], "/query"),
        "Legation, disk": ([*ours, "--engine", "rocksdb", "--port"], "/sparql"),
        "Legation, memory": ([*ours, "--engine", "memory", "--port"], "/sparql"),
        "Flask + pyoxigraph": ([sys.executable, str(BARE), str(version / "oxigraph")], "/sparql"),
        "rdflib-endpoint": ([str(others / "python"), str(RDFLIB), str(version / "oxigraph")], "/"),
    }


@contextlib.contextmanager
def running(command: list[str], path: str) -> Iterator[int]:
    """A server for as long as the block lasts; yields its port once it has answered."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    whole = [*command[:-1], f"{command[-1]}{port}"] if command[-1].endswith(":") else [*command, str(port)]
    process = subprocess.Popen(whole, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(process, port, path)
        time.sleep(25 if "memory" in command else 2)  # until the graph is in memory
        yield port
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()  # one that cannot stop a query cannot stop itself
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, path: str) -> None:
    """Until the server answers; it may have a graph to load first."""
    while process.poll() is None:
        with contextlib.suppress(OSError):
            if ask(connection(port), request(path, "ASK {}", 0))[0] == 200:
                return
        time.sleep(0.25)
    raise SystemExit(f"does not start: {process.args!r}")


def measured(port: int, path: str, load: Load, seconds: float) -> Figures:
    """Ask from as many processes as there are clients, all from the same moment on."""
    if not load.fresh:
        for query in load.queries:  # once, so that caches have what they keep
            with contextlib.suppress(OSError):
                ask(connection(port), request(path, query, None))
    forked = multiprocessing.get_context("fork")  # clients inherit the queries: nothing is sent to them
    start, told = forked.Barrier(load.clients), forked.SimpleQueue()

    def run(number: int) -> None:
        start.wait()
        told.put(client(port, path, load, number, seconds))

    clients = [forked.Process(target=run, args=(number,)) for number in range(load.clients)]
    for each in clients:
        each.start()
    parts: list[Part] = [told.get() for _ in clients]
    took = sorted(seconds for part in parts for seconds in part.took)
    failed = sum(part.failed for part in parts)
    elapsed = max(part.end for part in parts) - min(part.begin for part in parts)
    p99 = took[int(len(took) * 0.99)]
    return Figures((len(took) - failed) / elapsed, statistics.median(took) * 1000, p99 * 1000, failed)


def client(port: int, path: str, load: Load, number: int, seconds: float) -> Part:
    """One client, from now on."""
    line, took, failed, turn, begun = connection(port), [], 0, number, time.time()
    while turn < len(load.queries) if load.all else time.time() < begun + seconds:
        query = load.queries[turn % len(load.queries)]
        begin = time.perf_counter()
        try:
            status, _ = ask(line, request(path, query, turn if load.fresh else None))
        except OSError:
            status, line = 0, connection(port)
        took.append(time.perf_counter() - begin)
        failed += status != 200
        turn += load.clients
    return Part(took, failed, begun, time.time())


def connection(port: int) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return line


def request(path: str, query: str, number: int | None) -> bytes:
    """A request by GET; a number makes it one that no cache has seen."""
    text = query if number is None else f"{query}\n# {number}"
    return f"GET {path}?query={quote(text)} HTTP/1.1\r\nHost: x\r\nAccept: {ACCEPT}\r\n\r\n".encode()


def ask(line: socket.socket, text: bytes) -> tuple[int, int]:
    """Status of the answer and size of its body, read to its end."""
    line.sendall(text)
    data = b""
    while b"\r\n\r\n" not in data:
        data += _some(line)
    head, _, body = data.partition(b"\r\n\r\n")
    status, lower = int(head[9:12]), head.lower()
    length = re.search(rb"content-length: *(\d+)", lower)
    if length:
        size = len(body)
        while size < int(length[1]):
            size += len(_some(line))
        return status, size
    size, tail = len(body), body[-7:]
    while not (b"\r\n" + tail).endswith(b"\r\n0\r\n\r\n"):
        more = _some(line)
        size, tail = size + len(more), (tail + more)[-7:]
    return status, size


def _some(line: socket.socket) -> bytes:
    found = line.recv(262_144)
    if not found:
        raise OSError("the server hung up")
    return found


def report(found: dict[str, dict[str, Figures]], triples: int) -> None:
    """The table so far, with each rate as a multiple of Oxigraph's."""
    print(f"\n{triples:,} triples; answers a second (× Oxigraph's), ms at p50 / p99\n")
    for load in next(iter(found.values())):
        print(load)
        reference = found.get("Oxigraph", {}).get(load)
        for server, figures in found.items():
            f = figures[load]
            ratio = f" (×{f.rate / reference.rate:.2f})" if reference else ""
            failed = f", {f.failed} failed" if f.failed else ""
            print(f"  {server:20} {f.rate:9.1f}{ratio:10} {f.p50:9.2f} / {f.p99:.2f}{failed}")
        print()


if __name__ == "__main__":
    main()
