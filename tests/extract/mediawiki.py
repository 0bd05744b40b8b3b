"""A real MediaWiki on the loopback interface, from Debian's package, with SQLite."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

__all__ = ["serve"]

_ROOT = Path("/usr/share/mediawiki")
_REQUIRED = "LEGATION_REQUIRE_MEDIAWIKI"


@contextmanager
def serve(folder: Path, dump: str) -> Iterator[str]:
    """Install a wiki in `folder`, import the dump and serve it; yields the address of its api.php."""
    _need_mediawiki()
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {"PATH": os.environ["PATH"], "MW_CONFIG_FILE": str(folder / "LocalSettings.php")}
    database = ["--dbtype", "sqlite", "--dbpath", str(folder / "data")]
    place = ["--confpath", str(folder), "--server", address, "--scriptpath", ""]
    _maintain("install", *database, *place, "--pass", "Loopback-only-77", "Test", "admin", environment={})
    with (folder / "LocalSettings.php").open("a") as settings:
        settings.write('$wgRightsUrl = "https://example.org/licence";\n$wgJobRunRate = 0;\n')
    (folder / "dump.xml").write_text(dump, encoding="utf-8")
    _maintain("importDump", str(folder / "dump.xml"), environment=environment)
    _maintain("refreshLinks", environment=environment)
    command = ["php", "-S", f"127.0.0.1:{port}", "-t", str(_ROOT)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _await(f"{address}/api.php")
            yield f"{address}/api.php"
        finally:
            server.terminate()


def _need_mediawiki() -> None:
    if shutil.which("php") and (_ROOT / "api.php").is_file():
        return
    reason = "needs a MediaWiki: apt-get install --no-install-recommends mediawiki php-cli php-sqlite3"
    if os.environ.get(_REQUIRED):
        pytest.fail(reason)
    pytest.skip(reason)


def _maintain(script: str, *arguments: str, environment: dict[str, str]) -> None:
    subprocess.run(
        ["php", str(_ROOT / "maintenance" / f"{script}.php"), *arguments],
        env={"PATH": os.environ["PATH"], **environment},
        check=True,
        capture_output=True,
        timeout=120,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(address: str) -> None:
    for _ in range(100):
        try:
            if httpx.get(address, timeout=20).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail(f"{address} does not answer")
