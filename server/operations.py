"""For those who run the server: health, metrics, and a description of the interface for tools."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from importlib import metadata
from typing import Any

import msgspec

from .formats import GRAPHS, RESULTS, Format
from .protocol import RequestError
from .queries import NoGraphError, Queries
from .record import Metrics, Record
from .web import Request, Send, respond

__all__ = ["health", "metrics", "openapi"]

Handler = Callable[[Request, Send, Record], Awaitable[None]]

_JSON = {"Content-Type": "application/json", "Cache-Control": "no-store"}


def health(queries: Queries) -> dict[str, Handler]:
    """`/health/live`: the process answers. `/health/ready`, `/health`: there is a graph to query."""

    async def live(request: Request, send: Send, record: Record) -> None:
        _check_method(request)
        await respond(send, 200, _JSON, b'{"status":"live"}', head=request.method == "HEAD")

    async def ready(request: Request, send: Send, record: Record) -> None:
        _check_method(request)
        try:
            graph = await queries.graphs.current()
        except NoGraphError as error:
            body = msgspec.json.encode({"status": "no graph", "detail": str(error)})
            return await respond(
                send, 503, _JSON | {"Retry-After": "60"}, body, head=request.method == "HEAD"
            )
        found = {
            "status": "ready",
            "graph": graph.manifest.version,
            "triples": graph.manifest.triples,
            "in_memory": graph.keeper.order.in_memory,
            "queries": queries.running,
        }
        await respond(send, 200, _JSON, msgspec.json.encode(found), head=request.method == "HEAD")

    return {"/health": ready, "/health/live": live, "/health/ready": ready}


def metrics(known: Metrics) -> Handler:
    """`/metrics`: the text format of Prometheus."""

    async def handler(request: Request, send: Send, record: Record) -> None:
        _check_method(request)
        headers = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "no-store"}
        await respond(send, 200, headers, known.text(), head=request.method == "HEAD")

    return handler


def openapi(methods: dict[str, str]) -> Handler:
    """`/openapi.json`: the interface of the endpoint, for tools that read such descriptions."""

    async def handler(request: Request, send: Send, record: Record) -> None:
        _check_method(request)
        headers = {"Content-Type": "application/json", "Cache-Control": "public, no-cache"}
        await respond(send, 200, headers, _openapi(), head=request.method == "HEAD")

    return handler


def _check_method(request: Request) -> None:
    if request.method not in ("GET", "HEAD"):
        raise RequestError(405, f"{request.method} is not allowed here.", {"Allow": "GET, HEAD, OPTIONS"})


@functools.cache
def _openapi() -> bytes:
    description = {
        "openapi": "3.1.0",
        "info": {
            "title": "Legation",
            "version": metadata.version("legation"),
            "summary": "A knowledge graph of diplomacy, queried by SPARQL 1.1.",
        },
        "paths": {
            "/sparql": {
                "get": _query_operation(),
                "post": _query_operation() | {"requestBody": _query_body()},
            },
            "/store": {"get": _graph_operation()},
            **{path: {"get": _plain_operation(told)} for path, told in _PLAIN.items()},
        },
    }
    return msgspec.json.encode(description)


_PLAIN = {
    "/health": "Whether there is a graph to query, and which.",
    "/health/live": "Whether the process answers.",
    "/health/ready": "Whether there is a graph to query.",
    "/metrics": "Metrics in the text format of Prometheus.",
}
_ERRORS = {
    "400": "The request or the query cannot be read; the text says where.",
    "403": "An update, or a call to another endpoint.",
    "405": "Another method; Allow names those that are allowed.",
    "406": "No format in Accept is one of ours.",
    "413": "The body is too large.",
    "414": "The URL is too long.",
    "415": "The body is neither a form nor a query.",
    "429": "Too many requests or queries of one client.",
    "503": "The deadline, the memory, or the workers did not suffice; or there is no graph.",
}


def _query_operation() -> dict[str, Any]:
    string = {"type": "string"}
    several = {"type": "array", "items": {"type": "string", "format": "iri"}}
    return {
        "summary": "Evaluate a query; without any parameter, the service description.",
        "parameters": [
            _parameter("query", string, "A SPARQL 1.1 query."),
            _parameter("default-graph-uri", several, "Graphs that make up the default graph."),
            _parameter("named-graph-uri", several, "Graphs that GRAPH may name."),
            _parameter("timeout", {"type": "number", "minimum": 0}, "Seconds to wait at most."),
            _parameter(
                "format", string, "A format by its name, as an alternative to Accept: json, xml, csv, ttl, …"
            ),
        ],
        "responses": _responses((*RESULTS, *GRAPHS)),
    }


def _query_body() -> dict[str, Any]:
    form = {"type": "object", "required": ["query"], "properties": {"query": {"type": "string"}}}
    return {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {"schema": form},
            "application/sparql-query": {"schema": {"type": "string"}},
        },
    }


def _graph_operation() -> dict[str, Any]:
    return {
        "summary": "One graph of the store.",
        "parameters": [
            _parameter("graph", {"type": "string", "format": "iri"}, "The graph, by its IRI."),
            _parameter("default", {"type": "string", "maxLength": 0}, "The default graph."),
        ],
        "responses": _responses(GRAPHS) | {"404": {"description": "There is no such graph."}},
    }


def _plain_operation(summary: str) -> dict[str, Any]:
    return {"summary": summary, "responses": {"200": {"description": "As asked."}}}


def _parameter(name: str, schema: dict[str, Any], told: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, "description": told}


def _responses(known: tuple[Format, ...]) -> dict[str, Any]:
    content: dict[str, Any] = {format.types[0]: {} for format in known}
    errors = {status: {"description": told} for status, told in _ERRORS.items()}
    return {"200": {"description": "The answer.", "content": content}, **errors}
