"""A real Virtuoso on the loopback interface, from Debian's package."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

__all__ = ["MOST_ROWS", "Engine", "serve"]

MOST_ROWS = 2000
_PROGRAM = "virtuoso-t"
_REQUIRED = "LEGATION_REQUIRE_VIRTUOSO"
_CONFIGURATION = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = {rows}
"""


@dataclass(frozen=True)
class Engine:
    """The addresses of an engine: of its SPARQL endpoint, and of its graph store for those who may write."""

    url: str
    store: str


@contextmanager
def serve(folder: Path) -> Iterator[Engine]:
    """An empty Virtuoso in `folder`, as long as the block runs; its user and password are `dba`."""
    _need_virtuoso()
    sql, http = _free_ports(2)
    (folder / "virtuoso.ini").write_text(_CONFIGURATION.format(sql=sql, http=http, rows=MOST_ROWS))
    command = [_PROGRAM, "+foreground", "+configfile", "virtuoso.ini"]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            address = f"http://127.0.0.1:{http}"
            _await(f"{address}/sparql", process)
            yield Engine(f"{address}/sparql", f"{address}/sparql-graph-crud-auth")
        finally:
            process.kill()


def _need_virtuoso() -> None:
    if shutil.which(_PROGRAM):
        return
    reason = "needs Virtuoso: apt-get install --no-install-recommends virtuoso-opensource-7-bin"
    if os.environ.get(_REQUIRED):
        pytest.fail(reason)
    pytest.skip(reason)


def _free_ports(count: int) -> list[int]:
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def _await(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        try:
            if httpx.get(address, timeout=20).is_success:
                return
        except httpx.TransportError:
            assert process.poll() is None, "Virtuoso has ended"
            time.sleep(0.1)
    pytest.fail(f"{address} does not answer")
