"""Answering one Job over an open store: runs in a process that may be killed at any moment."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

import msgspec
import pyoxigraph as ox

from . import frames, guard
from .formats import GRAPHS, RESULTS, Format
from .frames import End, Head, Job

if TYPE_CHECKING:
    from .forward import Forward, Triples

    Graph = ox.Store | Forward
    Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | Triples

__all__ = ["answer"]

PIECE = 65_536  # bytes of body in one frame; the first is held back, so that an early error is still an error
PATIENCE = 0.25  # seconds after which a smaller piece goes out all the same
WORTH_GZIP = 1_000  # bytes below which a body is sent as it is

Send = Callable[[bytes], None]

_encode = msgspec.msgpack.Encoder().encode
_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)


def answer(job: Job, store: Graph, union: bool, send: Send) -> None:
    """Evaluate a Job and send its frames. `union`: the default graph is all graphs together."""
    body = None
    try:
        if job.graph is not None and not store.contains_named_graph(ox.NamedNode(job.graph)):
            return _say(send, Head("missing", f"There is no graph <{job.graph}> here."))
        guard.check(job.query, job.services)
        results = _query(job, store, union)
        is_graph = not isinstance(results, ox.QuerySolutions | ox.QueryBoolean)
        chosen = job.graph_format if is_graph else job.result_format
        if chosen is None:
            return _say(send, Head("unacceptable", is_graph=is_graph))
        results, limited = _limited(results, job.row_limit)
        format = (GRAPHS if is_graph else RESULTS)[chosen]
        body = _Body(send, Head("ok", is_graph=is_graph, gzip=job.gzip, limited=limited), Rows(format))
        results.serialize(body, format.engine)  # type: ignore[arg-type]
        body.finish()
    except guard.RefusedError as error:
        _say(send, Head("refused", str(error)))
    except (SyntaxError, ValueError, RuntimeError, OSError, MemoryError) as error:
        if body is not None and body.started:
            body.finish(_plain(error))
        else:
            wrong = isinstance(error, SyntaxError) and body is None
            _say(send, _syntax(job.query, str(error)) if wrong else _failure(error))


def _query(job: Job, store: Graph, union: bool) -> Results:
    """Run the query over the dataset of the protocol, else of its own FROM clauses, else of the store.

    SPARQL 1.1 Protocol, 2.1.4: a dataset given by the protocol replaces the query's own.
    """
    if job.default_graphs is None and job.named_graphs is None:
        return store.query(
            job.query, base_iri=job.base, use_default_graph_as_union=union and not _has_dataset(job.query)
        )
    return store.query(
        job.query,
        base_iri=job.base,
        default_graph=[ox.NamedNode(g) for g in job.default_graphs or ()],
        named_graphs=[ox.NamedNode(g) for g in job.named_graphs or ()],
    )


def _has_dataset(query: str) -> bool:
    """Whether the query may have FROM clauses, over which the engine would still lay the union."""
    return guard.has_word(query, "from")


def _limited(results: Results, limit: int) -> tuple[Results, bool]:
    """The results cut to the row limit, and whether that took something away."""
    if not limit or isinstance(results, ox.QueryBoolean):
        return results, False
    if not isinstance(results, ox.QuerySolutions):
        triples = list(islice(results, limit + 1))
        small = ox.Store()
        small.extend(ox.Quad(*triple) for triple in triples[:limit])
        return small.query("CONSTRUCT WHERE { ?s ?p ?o }"), len(triples) > limit
    rows = list(islice(results, limit + 1))
    lines = ["\t".join(map(str, results.variables))]
    lines += ["\t".join("" if term is None else str(term) for term in row) for row in rows[:limit]]
    table = "\n".join([*lines, ""]).encode()
    return ox.parse_query_results(table, ox.QueryResultsFormat.TSV), len(rows) > limit


class Rows:
    """Counts rows or triples in what the engine has written, without iterating over them in Python.

    `count` is None where the format shows no such marks (Turtle, RDF/XML, JSON-LD). It is for the log:
    a line break inside a CSV field counts as one.
    """

    # The mark at the end of each row, what looks like it, and what looks like that; how many are no rows.
    _MARKS: ClassVar[dict[str, tuple[tuple[bytes, ...], int]]] = {
        ox.QueryResultsFormat.JSON.name: ((b'"}}', b'\\"}}', b'\\\\"}}'), 0),
        ox.QueryResultsFormat.XML.name: ((b"<result>",), 0),
        ox.QueryResultsFormat.CSV.name: ((b"\r\n",), 1),
        ox.QueryResultsFormat.TSV.name: ((b"\n",), 1),
        ox.RdfFormat.N_TRIPLES.name: ((b"\n",), 0),
        ox.RdfFormat.N_QUADS.name: ((b"\n",), 0),
    }

    def __init__(self, format: Format) -> None:
        self._marks, header = self._MARKS.get(format.engine.name, ((), 0))
        self.count = -header if self._marks else None
        self._rest = b""

    def see(self, data: bytes) -> None:
        """Count in the next piece; a mark cut in two by the end of a piece is found in the next."""
        if self.count is not None:
            self.count += self._in(self._rest + data) - (self._in(self._rest) if self._rest else 0)
            self._rest = data[-7:]

    def _in(self, text: bytes) -> int:
        marks = self._marks
        more = text.count(marks[0])
        return more if len(marks) == 1 else more - text.count(marks[1]) + text.count(marks[2])


class _Body:
    """The file that the engine writes into: gathers pieces, packs them, sends them as frames."""

    def __init__(self, send: Send, head: Head, rows: Rows) -> None:
        self._send = send
        self._rows = rows
        self._head = head
        self._pieces: list[bytes] = []
        self._size = 0
        self._flushed = time.monotonic()
        self._gzip = zlib.compressobj(6, zlib.DEFLATED, 31) if head.gzip else None
        self.started = False

    def write(self, data: bytes) -> int:
        self._pieces.append(data)
        self._size += len(data)
        if self._size >= PIECE or time.monotonic() - self._flushed > PATIENCE:
            self._send(self._start() + self._packed())
            self._flushed = time.monotonic()
        return len(data)

    def flush(self) -> None:
        """Nothing: the pieces go out when they are large enough, or at the end."""

    def finish(self, error: str = "") -> None:
        """Send what is left; a small body goes out whole, with its head."""
        if self.started:
            rest = b"" if error else self._packed(last=True)
            return self._send(rest + frames.frame(frames.END, _encode(End(self._rows.count, error))))
        if self._size < WORTH_GZIP:
            self._gzip = None
        body = self._data(last=True)
        _say(self._send, self._head, gzip=self._gzip is not None, rows=self._rows.count, body=body)

    def _start(self) -> bytes:
        if self.started:
            return b""
        self.started = True
        return frames.frame(frames.HEAD, _encode(self._head))

    def _packed(self, last: bool = False) -> bytes:
        data = self._data(last)
        return frames.frame(frames.BODY, data) if data else b""

    def _data(self, last: bool) -> bytes:
        data = b"".join(self._pieces)
        self._pieces, self._size = [], 0
        self._rows.see(data)
        if self._gzip:
            return self._gzip.compress(data) + self._gzip.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)
        return data


def _say(send: Send, head: Head, *, gzip: bool = False, rows: int | None = None, body: bytes = b"") -> None:
    """Send a whole answer."""
    whole = msgspec.structs.replace(head, gzip=gzip, rows=rows, body=body)
    send(frames.frame(frames.HEAD, _encode(whole)))


def _failure(error: Exception) -> Head:
    if isinstance(error, ConnectionError):
        return Head("unavailable", str(error))
    return Head(
        "failed" if isinstance(error, OSError | MemoryError | SyntaxError) else "invalid", _plain(error)
    )


def _syntax(query: str, message: str) -> Head:
    """The engine's syntax error in words for people: line, column, what was expected there."""
    if guard.is_update(query):
        return Head("syntax", "This endpoint answers queries only; it takes no updates.")
    match = _PLACE.fullmatch(message)
    if not match:
        return Head("syntax", f"Syntax error: {message}")
    line, column, expected = match.groups()
    told = _expectation(expected)
    return Head("syntax", f"Syntax error at line {line}, column {column}{': ' + told if told else ''}")


def _expectation(text: str) -> str:
    """What the parser expected, without its character classes; a reason in words comes alone."""
    parts = text.removeprefix("one of ").split(", ")
    for part in parts:
        if " " in part and part[0].isalpha():
            return part
    words = [p for p in parts if p.replace("_", "").isalnum() or (p.startswith('"') and p.endswith('"'))]
    return "expected " + " or ".join(words) if 0 < len(words) <= 8 else ""


def _plain(error: BaseException) -> str:
    """An error's first line, without any path of this machine."""
    first = str(error).partition("\n")[0] or type(error).__name__
    return re.sub(r"(?<![\w:/])(?:/[\w.+-]+){2,}", "…", first)
