"""The way in: every request comes here first, is measured, and goes to the endpoint or to Flask.

The SPARQL endpoint answers on the event loop: thousands of clients may wait there, a client that hangs
up is noticed, and a result that breaks off breaks the connection, which WSGI cannot do. Pages and
everything else are Flask's, in threads.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

import a2wsgi
from flask import Flask

from . import operations, settings
from .formats import wants_page
from .limits import Limits
from .protocol import RequestError, parameters
from .queries import Queries, QueryError
from .record import Metrics, Record
from .sparql import METHODS, Endpoint
from .web import Message, Receive, Request, Scope, Send, completed, respond
from .workers import EvaluatorError

__all__ = ["Front", "application"]

Handler = Callable[[Request, Send, Record], Awaitable[None]]

PAGE = "/query"  # where Flask has the page that a browser gets at the endpoint

log = logging.getLogger("legation.server")

_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Max-Age": "86400",
    "Vary": "Access-Control-Request-Headers",
}
_HEADERS_ALLOWED = "Accept, Authorization, Content-Type, If-None-Match, User-Agent, X-Requested-With"


class Front:
    """The ASGI application around a Flask application."""

    def __init__(self, flask: Flask, chosen: settings.Settings, queries: Queries) -> None:
        self._settings = chosen
        self._queries = queries
        self._limits = Limits(chosen)
        self._app = flask
        self._metrics = Metrics(chosen, queries)
        self._flask = a2wsgi.WSGIMiddleware(flask.wsgi_app, workers=16)  # type: ignore[arg-type]
        endpoint = Endpoint(chosen, queries)
        self._ours: dict[str, Handler] = {
            "/sparql": endpoint.query,
            "/store": endpoint.graphs,
            "/metrics": operations.metrics(self._metrics),
            "/openapi.json": operations.openapi(METHODS),
            **operations.health(queries),
        }

    def owns(self, path: str) -> bool:
        """Whether a path is answered here and not by Flask."""
        return self._handler(path) is not None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(Request(scope, receive, self._settings), send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._queries.bind(asyncio.get_running_loop())
        with suppress(Exception):  # no graph yet: each request says so
            await self._queries.graphs.current()
        await asyncio.to_thread(_compile_templates, self._app)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._queries.graphs.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, request: Request, send: Send) -> None:
        record = Record(request.method, request.path, request.client)
        sending = _Sending(send, record)
        try:
            await self._dispatch(request, sending, record)
        except RequestError as error:
            record.outcome = record.outcome if record.outcome not in ("", "ok") else f"refused {error.status}"
            headers = {
                "Content-Type": "text/plain; charset=utf-8",
                "Cache-Control": "no-store",
                **error.headers,
            }
            await respond(
                sending, error.status, headers, f"{error.text}\n".encode(), head=request.method == "HEAD"
            )
        except ConnectionResetError:
            record.outcome = "hang-up"
            raise
        except (EvaluatorError, QueryError):
            raise  # a result that breaks off: the server closes the connection in the middle of it
        except Exception:
            log.exception("%s %s", request.method, request.path)
            record.outcome = "error"
            if record.status:
                raise
            headers = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
            await respond(sending, 500, headers, b"Something went wrong here; the log says what.\n")
        finally:
            self._metrics.note(record)

    async def _dispatch(self, request: Request, send: Send, record: Record) -> None:
        request.check()
        handler = self._handler(request.path)
        if request.method == "OPTIONS" and (handler or "access-control-request-method" in request.headers):
            return await _options(request, send)
        if request.path.startswith(("/health", "/metrics")) and handler:
            return await handler(request, send, record)
        self._limits.check_rate(request.client)
        if _wants_page(request):
            request.scope["path"] = PAGE
            handler = None
        if handler is None:
            return await self._flask(request.scope, _coroutine(request.receive), _completing(send))  # type: ignore[arg-type]
        await self._limits.enter(request.client)
        try:
            await handler(request, send, record)
        finally:
            self._limits.leave(request.client)

    def _handler(self, path: str) -> Handler | None:
        found = self._ours.get(path) or self._ours.get(path.rstrip("/"))
        return self._ours["/store"] if found is None and path.startswith("/store/") else found


def _compile_templates(flask: Flask) -> None:
    """Compile the pages' templates, so that the first visitor does not wait for it."""
    for name in flask.jinja_env.list_templates(extensions=["html"]):
        flask.jinja_env.get_template(name)


def _coroutine(receive: Receive) -> Receive:
    """`receive` as a coroutine function: what a2wsgi takes and granian's is not."""

    async def received() -> Message:
        return await receive()

    return received


class _Sending:
    """Sends on, and notes status and size."""

    def __init__(self, send: Send, record: Record) -> None:
        self._send = send
        self._record = record

    def __call__(self, message: Message) -> Awaitable[None]:
        if message["type"] == "http.response.start":
            self._record.status = message["status"]
        else:
            self._record.size += len(message.get("body", b""))
        return self._send(message)


def _completing(send: Send) -> Send:
    """`send`, with the header fields that Flask does not set."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = completed(message["headers"])
        await send(message)

    return sending


def _wants_page(request: Request) -> bool:
    """At the endpoint, a browser gets the page and a program the data (same URL)."""
    if request.path.rstrip("/") != "/sparql" or not wants_page(request.headers.get("accept")):
        return False
    if request.method not in ("GET", "HEAD", "POST"):
        return False
    return not any(
        name in ("format", "output") for name, _ in parameters(request.query_string, "query string")
    )


async def _options(request: Request, send: Send) -> None:
    """What is allowed; for a browser's preflight, to pages of any origin (Fetch, 3.2)."""
    headers = {"Allow": METHODS["graphs" if request.path.startswith("/store") else "query"]}
    if "access-control-request-method" in request.headers:
        asked = request.headers.get("access-control-request-headers", "")
        headers |= {**_PREFLIGHT, "Access-Control-Allow-Headers": asked or _HEADERS_ALLOWED}
    await respond(send, 204, headers)


def application() -> Front:
    """What the HTTP server runs: settings come from the environment (see `server.serve`)."""
    from . import create_app

    front: Front = create_app(settings.load()).extensions["legation.front"]
    return front
