"""HTTP as bytes on the wire: bodies in pieces, bodies that break off, old and slow clients, odd ones (RFC 9112)."""

from __future__ import annotations

import socket
import time

import pytest

from tests.server.endpoint.conftest import Server

DIRECT = (
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/sparql-query\r\n"
)
CHUNKED = DIRECT + b"Transfer-Encoding: chunked\r\n\r\n"
ASK = b"GET /sparql?query=ASK%7B%7D"


def exchange(server: Server, *pieces: bytes, end: bool = False) -> bytes:
    """All that the server says to some bytes, sent piece by piece."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=15) as line:
        for piece in pieces:
            line.sendall(piece)
            time.sleep(0.1 if len(pieces) > 1 else 0)
        if end:
            line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65_536), b""))


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize(
    ("pieces", "wanted"),
    [
        ((CHUNKED, b"3\r\nASK\r\n", b"2\r\n{}\r\n0\r\n\r\n"), 200),
        ((CHUNKED + b"3;a=b\r\nASK\r\n2\r\n{}\r\n0\r\nTrailer: x\r\n\r\n",), 200),
        ((DIRECT + b"Content-Length: 5\r\n\r\n", b"AS", b"K{}"), 200),
        ((CHUNKED + b"zz\r\nASK\r\n0\r\n\r\n",), 400),
        ((DIRECT + b"Content-Length: some\r\n\r\nASK{}",), 400),
        ((DIRECT + b"Content-Length: -1\r\n\r\nASK{}",), 400),
        ((DIRECT + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nASK{} ",), 400),
        ((DIRECT + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nASK{}",), 415),
        (
            (CHUNKED + b"8000\r\n" + b"#" * 0x8000 + b"\r\n", *[b"8000\r\n" + b"#" * 0x8000 + b"\r\n"] * 3),
            413,
        ),
        ((b"nonsense\r\n\r\n",), 400),
        ((ASK + b" HTTP/1.0\r\n\r\n",), 200),
        ((b"GET http://x/sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",), 200),
    ],
)
def test_bodies_and_heads(server: Server, pieces: tuple[bytes, ...], wanted: int) -> None:
    answer = exchange(server, *pieces)
    assert status(answer) == wanted
    if wanted == 200:
        assert answer.endswith(b'"boolean":true}')


@pytest.mark.parametrize(
    ("host", "wanted"),
    [
        *[
            (host, 200)
            for host in (b"example.org", b"example.org:80", b"10.0.0.1", b"[::1]:8000", b"my_host")
        ],
        *[(host, 400) for host in (b"a b", b"<x>", b'x"y', b"[bad", b"x:port", b"a/../b", b"%zz", b"\xe9")],
        (b"a\r\nHost: b", 400),
    ],
)
def test_hosts(server: Server, host: bytes, wanted: int) -> None:
    """What stands in the service description as the address of the endpoint must be one."""
    assert status(exchange(server, b"GET /sparql HTTP/1.0\r\nHost: " + host + b"\r\n\r\n")) == wanted


def test_a_request_of_today_names_its_host(server: Server) -> None:
    assert status(exchange(server, ASK + b" HTTP/1.1\r\nConnection: close\r\n\r\n")) == 400
    assert status(exchange(server, ASK + b" HTTP/1.0\r\n\r\n")) == 200


def test_a_body_that_breaks_off_is_no_query(server: Server) -> None:
    answer = exchange(server, DIRECT + b"Content-Length: 50\r\n\r\nASK {}", end=True)
    assert not answer or status(answer) == 400


def test_the_client_waits_for_leave_to_send_its_body(server: Server) -> None:
    answer = exchange(server, DIRECT + b"Expect: 100-continue\r\nContent-Length: 5\r\n\r\n", b"ASK{}")
    assert status(answer) == 100 and answer.endswith(b'"boolean":true}')
    answer = exchange(server, DIRECT + b"Expect: 100-continue\r\nContent-Length: 900000\r\n\r\n")
    assert status(answer) == 413, "told before the body is sent"


def test_requests_one_after_another_without_waiting(server: Server) -> None:
    one = ASK + b" HTTP/1.1\r\nHost: x\r\n\r\n"
    last = ASK + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    assert exchange(server, one + one + last).count(b'"boolean":true}') == 3


def test_an_answer_in_pieces_to_a_client_that_knows_none(server: Server) -> None:
    rows = "%27word%20after%20word%27%20" * 100
    query = f"SELECT%20*%20%7BVALUES%20?x%7B{rows}%7DVALUES%20?y%7B{rows}%7D%7D".encode()
    answer = exchange(server, b"GET /sparql?query=" + query + b" HTTP/1.0\r\nAccept: text/csv\r\n\r\n")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"chunked" not in head.lower() and body.count(b"\r\n") == 10_001


def test_a_head_that_never_ends_is_not_waited_for(server: Server) -> None:
    begin = time.monotonic()
    exchange(server, b"GET /sparql HTTP/1.1\r\nX: ")
    assert time.monotonic() - begin < 13
