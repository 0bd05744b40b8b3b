"""The SPARQL endpoint: queries, the service description, and reading of single graphs.

Sources: SPARQL 1.1 Protocol; SPARQL 1.1 Service Description; SPARQL 1.1 Graph Store HTTP Protocol.
"""

from __future__ import annotations

import gzip
import hashlib

import msgspec

from . import description, formats, guard, protocol
from .formats import GRAPHS
from .frames import Head, Job
from .graphs import Graph
from .protocol import Query, RequestError
from .queries import Answer, BusyError, NoGraphError, Queries, QueryError
from .record import Record
from .settings import Settings
from .web import Request, Send, respond, start
from .workers import EvaluatorError

__all__ = ["Endpoint"]

METHODS = {"query": "GET, HEAD, OPTIONS, POST", "graphs": "GET, HEAD, OPTIONS"}
VARY = "Accept, Accept-Encoding"
_OF_QUERY, _OF_GRAPH = {"query", "update"}, {"graph", "default"}
_STATUS = {
    "syntax": 400,
    "invalid": 400,
    "refused": 403,
    "missing": 404,
    "unacceptable": 406,
    "failed": 500,
    "unavailable": 503,
}


class Endpoint:
    """Answers requests to `/sparql` (`query`) and `/store` (`graphs`)."""

    def __init__(self, settings: Settings, queries: Queries) -> None:
        self._settings = settings
        self._queries = queries

    async def query(self, request: Request, send: Send, record: Record) -> None:
        """SPARQL 1.1 Protocol; without any parameter, the service description."""
        self._check_method(request, METHODS["query"])
        found = protocol.parameters(request.query_string, "query string")
        if request.method == "POST":
            found = protocol.query_parameters(
                found, request.headers.get("content-type"), await request.body()
            )
        elif not found:
            return await self._describe(request, send)
        elif (names := {name for name, _ in found}) & _OF_GRAPH and not names & _OF_QUERY:
            return await self._graph(found, request, send, record)
        settings = self._settings
        asked = protocol.query(
            found,
            request.headers.get("accept"),
            base=request.url,
            gzip=request.takes_gzip,
            limits=(settings.timeout, settings.longest_timeout),
        )
        record.query = asked.job.query
        await self._answer(asked, request, send, record)

    async def graphs(self, request: Request, send: Send, record: Record) -> None:
        """SPARQL 1.1 Graph Store HTTP Protocol, reading: a graph named by `?graph=`, `?default`, or the URL."""
        self._check_method(request, METHODS["graphs"])
        await self._graph(protocol.parameters(request.query_string, "query string"), request, send, record)

    async def _graph(self, found: protocol.Parameters, request: Request, send: Send, record: Record) -> None:
        asked = protocol.graph_query(
            found,
            request.headers.get("accept"),
            url=request.url if request.path.startswith("/store/") else "",
            gzip=request.takes_gzip,
            seconds=self._settings.timeout,
        )
        await self._answer(asked, request, send, record)

    def _check_method(self, request: Request, allowed: str) -> None:
        if request.method not in allowed.split(", "):
            told = "is not allowed here; this server only answers questions"
            raise RequestError(405, f"{request.method} {told}: {allowed}.", {"Allow": allowed})

    async def _answer(self, asked: Query, request: Request, send: Send, record: Record) -> None:
        """Evaluate and send: from the client's cache, from ours, or bit by bit as it comes."""
        safe = request.method != "POST"
        job = msgspec.structs.replace(
            asked.job, row_limit=self._settings.row_limit, services=self._settings.service
        )
        steady = not guard.varies(job.query)
        graph = await self._opened()
        headers = {"Vary": VARY, "Cache-Control": self._cache_control(safe and steady)}
        if safe and steady:
            headers["ETag"] = _etag(graph.manifest.version, asked)
            if _matches(request.headers.get("if-none-match"), headers["ETag"]):
                record.outcome = "not modified"
                return await respond(send, 304, headers)
        answer = await self._evaluated(graph, job, asked.seconds, request, steady)
        try:
            record.see(answer)
            _check(answer.head)
            if "ETag" in headers and request.headers.get("if-none-match", "").strip() == "*":
                return await respond(send, 304, headers)  # any answer will do, now that there is one
            headers |= self._headers_of(answer, asked)
            await self._send(answer, headers, send, head=request.method == "HEAD")
        except (EvaluatorError, QueryError) as error:
            record.outcome = f"cut: {error}"
            raise
        finally:
            record.rows = answer.rows
            await answer.close()

    async def _opened(self) -> Graph:
        try:
            return await self._queries.graphs.current()
        except NoGraphError as error:
            raise RequestError(503, str(error), {"Retry-After": "60"}) from error

    async def _evaluated(
        self, graph: Graph, job: Job, seconds: float, request: Request, steady: bool
    ) -> Answer:
        try:
            return await self._queries.answer(graph, job, seconds, keep=steady, watch=request.gone)
        except BusyError as error:
            raise RequestError(503, "All workers are busy: try again soon.", {"Retry-After": "5"}) from error
        except EvaluatorError as error:
            raise _death(error, seconds) from error
        except NoGraphError as error:
            raise RequestError(503, str(error), {"Retry-After": "60"}) from error

    async def _send(self, answer: Answer, headers: dict[str, str], send: Send, *, head: bool) -> None:
        if answer.pieces is None:
            return await respond(send, 200, headers, answer.head.body or b"", head=head)
        await start(send, 200, headers)
        if not head:
            async for piece in answer.pieces:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    def _headers_of(self, answer: Answer, asked: Query) -> dict[str, str]:
        choice = asked.graph if answer.head.is_graph else asked.result
        assert choice is not None, "the evaluator has chosen it"
        headers = {"Content-Type": choice.media}
        if answer.head.gzip:
            headers["Content-Encoding"] = "gzip"
        if answer.head.limited:
            headers["Legation-Row-Limit"] = str(self._settings.row_limit)
        return headers

    def _cache_control(self, steady: bool) -> str:
        if not steady:
            return "no-store"
        age = self._settings.max_age
        return f"public, max-age={age}" if age else "public, no-cache"

    async def _describe(self, request: Request, send: Send) -> None:
        """The service description (SPARQL 1.1 Service Description, 2): GET without parameters."""
        choice = formats.choose(request.headers.get("accept"), GRAPHS)
        if choice is None:
            raise protocol.unacceptable(is_graph=True)
        body = await description.describe(
            request.url, self._settings, self._queries, await self._served(), GRAPHS[choice.place]
        )
        headers = {"Vary": VARY, "Cache-Control": "public, no-cache", "ETag": _tag(body)}
        if _matches(request.headers.get("if-none-match"), headers["ETag"]):
            return await respond(send, 304, headers)
        headers["Content-Type"] = choice.media
        if request.takes_gzip:
            headers["Content-Encoding"] = "gzip"
            body = gzip.compress(body)
        await respond(send, 200, headers, body, head=request.method == "HEAD")

    async def _served(self) -> Graph | None:
        try:
            return await self._queries.graphs.current()
        except NoGraphError:
            return None


def _check(head: Head) -> None:
    if head.outcome == "unacceptable":
        raise protocol.unacceptable(is_graph=head.is_graph)
    if head.outcome != "ok":
        raise RequestError(_STATUS[head.outcome], head.detail)


def _death(error: EvaluatorError, seconds: float) -> Exception:
    if error.fate == "hang-up":
        return ConnectionResetError("the client has gone")
    if error.fate == "deadline":
        return RequestError(
            503,
            f"The query did not finish within {seconds:g} seconds and was stopped. "
            "Ask for less: fewer patterns, a FILTER earlier, a LIMIT.",
        )
    return RequestError(
        503, "The query was stopped: it needed more memory, or was nested deeper, than this server allows."
    )


def _etag(version: str, asked: Query) -> str:
    """Names an answer before it is known: the graph, the query and the formats decide it."""
    return _tag(msgspec.msgpack.encode((version, asked.job, asked.result, asked.graph)))


def _tag(decisive: bytes) -> str:
    """Weak: the order of rows may differ."""
    return f'W/"{hashlib.blake2b(decisive, digest_size=12).hexdigest()}"'


def _matches(given: str | None, etag: str) -> bool:
    """Whether the client has this answer: the weak comparison of RFC 9110, 13.1.2."""
    if not given:
        return False
    bare = etag.removeprefix("W/")
    return any(tag.strip().removeprefix("W/") == bare for tag in given.split(","))
