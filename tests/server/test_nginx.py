"""The nginx configuration that the project offers, in front of a real server, over TLS."""

from __future__ import annotations

import getpass
import json
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.server.endpoint.conftest import EX, ROOT, Server, build, serving

SITE = ROOT / "server" / "deploy" / "nginx.conf"
MAIN = """
daemon off;
user {user};
pid nginx.pid;
events {{}}
http {{
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include site.conf;
}}
"""
CSV = "text/csv"
DIGITS = "0 1 2 3 4 5 6 7 8 9"
ENDLESS = "SELECT * { " + " ".join(f"VALUES ?v{n} {{ {DIGITS} }}" for n in range(12)) + " }"


@dataclass
class Proxy:
    """nginx, the server behind it, and how to trust its certificate."""

    url: str
    server: Server
    trust: ssl.SSLContext

    @contextmanager
    def client(self, address: str = "127.0.0.1") -> Iterator[httpx.Client]:
        """A client that connects from some address of this machine."""
        transport = httpx.HTTPTransport(verify=self.trust, local_address=address)
        headers = {"Host": "diplomacy.example.org"}
        with httpx.Client(base_url=self.url, transport=transport, headers=headers, timeout=30) as client:
            yield client

    def log(self, until: int, path: str = "/sparql") -> list[dict[str, object]]:
        """The server's log of a path, when it has so many lines."""
        for _ in range(100):
            lines = [line for line in self.server.log.read_text().splitlines() if f'"{path}"' in line]
            if len(lines) >= until:
                return [json.loads(line) for line in lines]
            time.sleep(0.05)
        raise AssertionError(f"not {until} requests: {lines}")


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    _need_nginx()
    folder = tmp_path_factory.mktemp("nginx")
    build(folder / "store", "".join(f'<{EX}{n}> <{EX}name> "{n}" .\n' for n in range(2000)).encode())
    options = ("--trusted-proxies", "127.0.0.1", "--public-url", "https://diplomacy.example.org")
    with (
        serving(folder / "store", *options, "--timeout", "2", "--max-age", "60") as server,
        _nginx(folder, server) as found,
    ):
        yield found


def _need_nginx() -> None:
    if shutil.which("nginx") and shutil.which("openssl"):
        return
    reason = "needs nginx: apt-get install --no-install-recommends nginx-light openssl"
    if os.environ.get("LEGATION_REQUIRE_NGINX"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def _nginx(folder: Path, server: Server) -> Iterator[Proxy]:
    """nginx with the project's configuration, but for addresses and paths."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    site = SITE.read_text()
    for theirs, ours in (
        ("listen 443 ", f"listen 127.0.0.1:{port} "),
        ("127.0.0.1:7878", f"127.0.0.1:{server.port}"),
        ("/var/cache/nginx/legation", f"{folder}/cache"),
        ("/etc/letsencrypt/live/diplomacy.example.org", str(folder)),
    ):
        assert theirs in site
        site = site.replace(theirs, ours)
    (folder / "site.conf").write_text(site)
    (folder / "nginx.conf").write_text(MAIN.format(user=getpass.getuser()))
    _certificate(folder)
    command = ["nginx", "-p", str(folder), "-c", "nginx.conf", "-e", "error.log"]
    with subprocess.Popen(command) as process:
        try:
            _await(port)
            trust = ssl.create_default_context(cafile=folder / "fullchain.pem")
            yield Proxy(f"https://127.0.0.1:{port}", server, trust)
        finally:
            process.terminate()


def _certificate(folder: Path) -> None:
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost"
    )
    files = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "privkey.pem", "-out", "fullchain.pem"]
    subprocess.run([*command.split(), *files], cwd=folder, check=True, capture_output=True)


def _await(port: int) -> None:
    for _ in range(100):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")


def test_queries_by_get_and_post(proxy: Proxy) -> None:
    query = f"SELECT ?n {{ <{EX}7> <{EX}name> ?n }}"
    with proxy.client() as client:
        for answer in (
            client.get("/sparql", params={"query": query}, headers={"Accept": CSV}),
            client.post("/sparql", data={"query": query}, headers={"Accept": CSV}),
        ):
            assert (answer.status_code, answer.text) == (200, "n\r\n7\r\n")
            assert answer.headers["access-control-allow-origin"] == "*"


def test_a_long_query_passes_and_a_body_too_large_is_refused(proxy: Proxy) -> None:
    with proxy.client() as client:
        assert client.get("/sparql", params={"query": "ASK {}#" + "x" * 30_000}).json()["boolean"] is True
        assert client.post("/sparql", data={"query": "ASK {}#" + "x" * 11_000_000}).status_code == 413


def test_the_server_knows_its_public_address(proxy: Proxy) -> None:
    with proxy.client() as client:
        assert "<https://diplomacy.example.org/sparql>" in client.get("/sparql").text


def test_the_client_is_who_nginx_says_and_not_who_it_says_itself(proxy: Proxy) -> None:
    before = len(proxy.log(0))
    with proxy.client("127.0.0.5") as client:
        client.get("/sparql", params={"query": "ASK {} # who"}, headers={"X-Forwarded-For": "192.0.2.9"})
    assert proxy.log(before + 1)[-1]["client"] == "127.0.0.5"


def test_an_answer_is_compressed_for_who_takes_it_and_not_sent_again(proxy: Proxy) -> None:
    query = {"query": f"SELECT * {{ ?s <{EX}name> ?n }}"}
    with proxy.client() as client:
        for coding in ("gzip", "identity", "gzip"):
            headers = {"Accept": CSV, "Accept-Encoding": coding}
            answer = client.get("/sparql", params=query, headers=headers)
            assert answer.headers.get("content-encoding", "identity") == coding
            assert answer.text.count("\n") == 2001
            again = {**headers, "If-None-Match": answer.headers["etag"]}
            assert client.get("/sparql", params=query, headers=again).status_code == 304


def test_pages_are_kept_by_nginx_and_answers_by_the_server(proxy: Proxy) -> None:
    before = len(proxy.log(0))
    with proxy.client() as client:
        for path in ("/ontology", "/sparql?query=ASK%20%7B%7D"):
            assert client.get(path).text == client.get(path).text
    assert len(proxy.log(1, "/ontology")) == 1
    assert [line["cached"] for line in proxy.log(before + 2)[before:]] == [False, True]


def test_rows_go_out_as_they_come_and_a_broken_result_is_not_whole(proxy: Proxy) -> None:
    begin, first = time.monotonic(), 0.0
    with (
        proxy.client() as client,
        pytest.raises(httpx.RemoteProtocolError),
        client.stream("GET", "/sparql", params={"query": ENDLESS, "timeout": "2"}) as answer,
    ):
        for _ in answer.iter_raw():
            first = first or time.monotonic() - begin
    assert 0 < first < 1.5


def test_a_client_that_hangs_up_ends_its_query(proxy: Proxy) -> None:
    before = len(proxy.log(0))
    with proxy.client() as client, suppress(httpx.ReadTimeout):
        client.get("/sparql", params={"query": f"SELECT (COUNT(*) AS ?n) {ENDLESS[9:]}"}, timeout=0.5)
    assert proxy.log(before + 1)[-1]["outcome"] == "hang-up"


def test_metrics_are_for_the_inside(proxy: Proxy) -> None:
    with proxy.client() as client:
        assert client.get("/metrics").status_code == 403
        assert client.get("/health").status_code == 200
