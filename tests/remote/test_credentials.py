"""User and password: from the environment or ~/.netrc, shown only to an engine that asks, in the way it asks."""

from __future__ import annotations

import threading
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph.credentials import PASSWORD, TOKEN, USER
from graph.remote import Remote, RemoteError

RESULTS = b'{"head":{},"boolean":true}'
BASIC = "Basic " + b64encode(b"ana:secret").decode()


class Closed(ThreadingHTTPServer):
    """An engine that asks for Basic credentials and notes what it is shown."""

    shown: list[str | None]


@pytest.fixture
def closed() -> Iterator[Closed]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            server.shown.append(self.headers["Authorization"])
            self.send_response(200 if server.shown[-1] in (BASIC, "Bearer of-mine") else 401)
            self.send_header("WWW-Authenticate", 'Basic realm="graph"')
            self.send_header("Content-Length", str(len(RESULTS)))
            self.end_headers()
            self.wfile.write(RESULTS)

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    with Closed(("127.0.0.1", 0), Handler) as server:
        server.shown = []
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(server: Closed) -> bool:
    with Remote(f"http://127.0.0.1:{server.server_port}/sparql") as remote:
        return bool(remote.rows("ASK {}"))


def test_from_the_environment(closed: Closed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "ana")
    monkeypatch.setenv(PASSWORD, "secret")
    assert ask(closed)
    assert closed.shown == [None, BASIC]


def test_a_token_comes_with_every_request(closed: Closed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, "of-mine")
    assert ask(closed)
    assert closed.shown == ["Bearer of-mine"]


def test_from_netrc(closed: Closed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(USER, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login ana password secret\n")
    assert ask(closed)


def test_none_is_one_line_that_says_how(
    closed: Closed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(USER, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    with pytest.raises(RemoteError, match=f"set {USER} and {PASSWORD}"):
        ask(closed)


def test_an_unreadable_netrc_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(USER, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    (tmp_path / "netrc").write_text("machine\n")
    with pytest.raises(RemoteError, match=f"credentials in {tmp_path}/netrc"):
        Remote("http://127.0.0.1/")
