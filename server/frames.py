"""What the web process and its evaluators say to each other over a Unix socket.

One Job goes out; back comes a Head with the whole answer, or else a Head, any number of pieces of the
body, and an End. A frame is one byte for its kind, four for the length, then the payload. An evaluator
that dies says nothing more: the closed socket tells.
"""

from __future__ import annotations

import struct

import msgspec

__all__ = ["BODY", "END", "HEAD", "HEADER", "HELLO", "JOB", "End", "Head", "Hello", "Job", "frame"]

HEADER = struct.Struct(">cI")
JOB, HELLO, HEAD, BODY, END = b"J", b"L", b"H", b"B", b"E"


class Job(msgspec.Struct, array_like=True, frozen=True, cache_hash=True):
    """One query with everything that decides its answer. Formats are places in RESULTS and GRAPHS."""

    query: str
    base: str | None = None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    result_format: int | None = None
    graph_format: int | None = None
    gzip: bool = False
    row_limit: int = 0
    services: tuple[str, ...] = ()
    graph: str | None = None  # answer "missing" unless this named graph exists


class Hello(msgspec.Struct, array_like=True, frozen=True):
    """What a new process says of itself: who it is, or why it cannot serve."""

    pid: int
    error: str = ""
    union: bool = False  # the default graph is all graphs together


class Head(msgspec.Struct, array_like=True, frozen=True):
    """How the query fares.

    `outcome` is one of ok, syntax, invalid, refused, unacceptable, missing, failed, unavailable.

    A small answer is all here, `body` and the number of `rows`; of a larger one `body` is None.
    """

    outcome: str
    detail: str = ""
    is_graph: bool = False
    gzip: bool = False
    limited: bool = False
    rows: int | None = None
    body: bytes | None = None


class End(msgspec.Struct, array_like=True, frozen=True):
    """The body is complete; or, with an error, it is not."""

    rows: int | None = None
    error: str = ""


def frame(kind: bytes, payload: bytes) -> bytes:
    """A payload ready to be sent."""
    return HEADER.pack(kind, len(payload)) + payload
