"""SPARQL 1.1 Protocol: from a request to what it asks for. No input or output happens here.

Sources: SPARQL 1.1 Protocol, 2.1 (query operation) and 2.2 (refused here); SPARQL 1.1 Graph Store HTTP
Protocol, 4 (how a graph is named) and 5.2 (GET); RFC 9110.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

import pyoxigraph as ox

from . import formats
from .formats import GRAPHS, RESULTS, Choice
from .frames import Job

__all__ = ["Query", "RequestError", "graph_query", "parameters", "query", "query_parameters"]

Parameters = list[tuple[str, str]]

_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"
_UPDATE = "application/sparql-update"
_WHOLE_GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


class RequestError(Exception):
    """A request that is not answered as it wished: status, a text for people, further headers."""

    def __init__(self, status: int, text: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(text)
        self.status = status
        self.text = text
        self.headers = dict(headers or {})


@dataclass(frozen=True)
class Query:
    """A query to evaluate: the Job, its deadline, and the Content-Types that were agreed on."""

    job: Job
    seconds: float
    result: Choice | None
    graph: Choice | None


def parameters(text: bytes, where: str) -> Parameters:
    """The parameters of a query string or form (URL Standard, 5.1). Refuses what is not UTF-8.

    Letters beyond ASCII may come as they are: some clients do not escape them.
    """
    try:
        return [
            (_unquoted(name), _unquoted(value))
            for name, _, value in (part.partition(b"=") for part in text.split(b"&") if part)
        ]
    except UnicodeDecodeError as error:
        raise RequestError(400, f"The {where} is not valid UTF-8.") from error


def _unquoted(text: bytes) -> str:
    return unquote_to_bytes(text.replace(b"+", b" ")).decode()


def query_parameters(url: Parameters, content_type: str | None, body: bytes) -> Parameters:
    """All parameters of a POST: those of the form and of the URL, and a query sent as the body itself."""
    kind, charset = _content_type(content_type)
    if kind == _UPDATE:
        raise RequestError(403, "This endpoint answers queries only; it takes no updates.")
    if kind not in (_FORM, _DIRECT):
        found = f"not {kind}" if kind else "and the request names none"
        raise RequestError(
            415, f"A query is sent as {_DIRECT} or {_FORM}, {found}.", {"Accept-Post": f"{_DIRECT}, {_FORM}"}
        )
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise RequestError(415, f"A query is sent in UTF-8, not in {charset}.")
    if kind == _FORM:
        return url + parameters(body, "form")
    try:
        return [*url, ("query", body.decode("utf-8"))]
    except UnicodeDecodeError as error:
        raise RequestError(400, f"The query is not valid UTF-8: byte {error.start} of the body.") from error


def query(
    found: Parameters, accept: str | None, *, base: str, gzip: bool, limits: tuple[float, float]
) -> Query:
    """The query that the parameters ask for. `limits`: seconds by default and at most."""
    if any(name == "update" for name, _ in found):
        if any(name == "query" for name, _ in found):
            raise RequestError(400, "A request is either a query or an update, not both.")
        raise RequestError(403, "This endpoint answers queries only; it takes no updates.")
    texts = [value for name, value in found if name == "query"]
    if len(texts) != 1:
        told = (
            "There is no query: send one as the parameter `query`."
            if not texts
            else "There is more than one query."
        )
        raise RequestError(400, told)
    result, graph = _formats(found, accept)
    job = Job(
        query=texts[0],
        base=base,
        default_graphs=_graphs(found, "default-graph-uri"),
        named_graphs=_graphs(found, "named-graph-uri"),
        result_format=None if result is None else result.place,
        graph_format=None if graph is None else graph.place,
        gzip=gzip,
    )
    return Query(job, _seconds(found, *limits), result, graph)


def graph_query(found: Parameters, accept: str | None, *, url: str, gzip: bool, seconds: float) -> Query:
    """The query whose answer is one graph of the store: `?default`, `?graph=IRI`, or the one named `url`, if given."""
    named = [value for name, value in found if name == "graph"]
    default = [value for name, value in found if name == "default"]
    if len(named) + len(default) > 1 or any(default) or not (named or default or url):
        raise RequestError(400, "Name one graph: by `?graph=IRI`, or the default graph by `?default`.")
    iri = None if default else _iri(named[0] if named else url, "graph")
    choice = _formats(found, accept)[1]
    if choice is None:
        raise unacceptable(is_graph=True)
    job = Job(
        query=_WHOLE_GRAPH,
        default_graphs=None if iri is None else (iri,),
        graph_format=choice.place,
        gzip=gzip,
        graph=iri,
    )
    return Query(job, seconds, None, choice)


def unacceptable(*, is_graph: bool) -> RequestError:
    """What answers an Accept header that takes none of the formats."""
    known = ", ".join(f.types[0] for f in (GRAPHS if is_graph else RESULTS))
    what = "a graph" if is_graph else "rows or a yes or no"
    return RequestError(406, f"The answer is {what}, which comes as {known}.", {"Vary": "Accept"})


def _formats(found: Parameters, accept: str | None) -> tuple[Choice | None, Choice | None]:
    """By parameter where one is known, else by the Accept header."""
    for name, value in found:
        if name in ("format", "output", "results") and any(known := formats.by_name(value)):
            return known
    return formats.choose(accept, RESULTS), formats.choose(accept, GRAPHS)


def _graphs(found: Parameters, parameter: str) -> tuple[str, ...] | None:
    return tuple(_iri(value, parameter) for name, value in found if name == parameter) or None


def _iri(text: str, where: str) -> str:
    try:
        if ":" not in text:
            raise ValueError("it is relative")
        return ox.NamedNode(text).value
    except ValueError as error:
        raise RequestError(400, f"The value of {where} is not an IRI: {error}.") from error


def _seconds(found: Parameters, default: float, most: float) -> float:
    """What `timeout=` asks for, in seconds; 0 asks for nothing, as with other endpoints."""
    for text in (value for name, value in found if name == "timeout"):
        try:
            seconds = float(text)
        except ValueError:
            seconds = math.nan
        if not seconds >= 0:
            raise RequestError(400, f"The value of timeout is not a number of seconds: {text}.")
        return min(seconds, most) or default
    return default


def _content_type(text: str | None) -> tuple[str, str]:
    """Media type and charset of a Content-Type header, in small letters."""
    kind, *rest = (part.strip().lower() for part in (text or "").split(";"))
    charsets = [p.partition("=")[2].strip(" \"'") for p in rest if p.partition("=")[0].strip() == "charset"]
    return kind, charsets[0] if charsets else ""
