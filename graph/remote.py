"""Another engine that holds the graph, spoken to by the protocols of SPARQL 1.1 alone.

Sources: SPARQL 1.1 Protocol, 2.1 (query by POST, dataset); SPARQL 1.1 Graph Store HTTP Protocol, 5.3 to 5.5
(PUT, DELETE, POST). Where an engine departs from them, a comment says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import httpx
import pyoxigraph as ox

from graph.credentials import PASSWORD, TOKEN, USER, CredentialsError, credentials

__all__ = ["AnswerError", "Remote", "RemoteError"]

_TRIPLES = "application/n-triples, text/turtle;q=0.5"
_TRIES = 2  # an idle connection may be closed at the moment it is used again
_LONGEST = 300  # characters of what an engine says of an error


class RemoteError(Exception):
    """The engine cannot be used: what, where, and what to do, in one line."""


class AnswerError(Exception):
    """The engine refuses what it was asked or given, or would not answer in full: why, in one line."""


class Remote:
    """The engine that answers queries at `url` and takes graphs at `store`, the same address if not given.

    `timeout` in seconds, without limit where it is None. For credentials see `graph.credentials`.
    """

    def __init__(self, url: str, *, store: str = "", timeout: float | None = 300.0) -> None:
        self.url = url
        self.store = store or url
        try:
            self._client = httpx.Client(auth=credentials(url), timeout=timeout)
        except CredentialsError as error:
            raise RemoteError(str(error)) from error

    def __enter__(self) -> Remote:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def rows(
        self,
        query: str,
        default_graphs: Iterable[str] | None = None,
        named_graphs: Iterable[str] | None = None,
    ) -> ox.QuerySolutions | ox.QueryBoolean:
        """The answer to SELECT or ASK over a dataset, rows as they come. Raises AnswerError and RemoteError."""
        response = self._answer(query, "application/sparql-results+json", default_graphs, named_graphs)
        file = _Stream(_mended(response.iter_bytes()))
        try:
            return ox.parse_query_results(file, ox.QueryResultsFormat.JSON)  # type: ignore[arg-type]
        except SyntaxError as error:
            raise RemoteError(
                f"{self.url} sends no SPARQL results in JSON ({error}): check the address"
            ) from error

    def triples(
        self,
        query: str,
        default_graphs: Iterable[str] | None = None,
        named_graphs: Iterable[str] | None = None,
    ) -> Iterator[ox.Triple]:
        """The answer to CONSTRUCT or DESCRIBE over a dataset, as it comes."""
        return _triples(self._answer(query, _TRIPLES, default_graphs, named_graphs))

    def get(self, graph: ox.NamedNode) -> Iterator[ox.Triple]:
        """What is in a graph; nothing where there is none."""
        request = self._client.build_request(
            "GET", self.store, params={"graph": graph.value}, headers={"Accept": _TRIPLES}
        )
        response = self._sent(request, stream=True)
        if response.status_code == 404:
            return iter(())
        return _triples(self._checked(response))

    def put(self, graph: ox.NamedNode | None, turtle: bytes) -> None:
        """Make this the content of a graph; of the default graph where None is given."""
        self._change("PUT", graph, turtle)

    def post(self, graph: ox.NamedNode | None, turtle: bytes) -> None:
        """Add this to a graph."""
        self._change("POST", graph, turtle)

    def delete(self, graph: ox.NamedNode | None) -> None:
        """Remove a graph, if it is there."""
        self._change("DELETE", graph)

    def _answer(
        self,
        query: str,
        accept: str,
        default_graphs: Iterable[str] | None,
        named_graphs: Iterable[str] | None,
    ) -> httpx.Response:
        form: dict[str, str | list[str]] = {"query": query}
        form |= {"default-graph-uri": [*default_graphs]} if default_graphs is not None else {}
        form |= {"named-graph-uri": [*named_graphs]} if named_graphs is not None else {}
        request = self._client.build_request("POST", self.url, data=form, headers={"Accept": accept})
        response = self._checked(self._sent(request, stream=True))
        if rows := response.headers.get("X-SPARQL-MaxRows"):  # Virtuoso's word for "there is more"
            response.close()
            raise AnswerError(f"the engine gives no more than {rows} rows: ask for fewer by a LIMIT")
        return response

    def _change(self, method: str, graph: ox.NamedNode | None, turtle: bytes | None = None) -> None:
        request = self._client.build_request(
            method,
            self.store,
            params={"default": ""} if graph is None else {"graph": graph.value},
            content=turtle,
            # Virtuoso leaves the body of what it refuses unread, and takes it for the next request.
            headers={"Connection": "close"} | ({} if turtle is None else {"Content-Type": "text/turtle"}),
        )
        response = self._sent(request)
        if (method, response.status_code) != ("DELETE", 404):
            self._checked(response)

    def _sent(self, request: httpx.Request, *, stream: bool = False) -> httpx.Response:
        for left in reversed(range(_TRIES)):
            try:
                return self._client.send(request, stream=stream)
            except (httpx.TransportError, httpx.InvalidURL) as error:
                if not left:
                    raise RemoteError(
                        f"{request.url.copy_with(query=None)} does not answer ({error})"
                    ) from error
        raise AssertionError("the last try returns or raises")

    def _checked(self, response: httpx.Response) -> httpx.Response:
        """A response that is one. Raises RemoteError and AnswerError for all others."""
        if response.is_success:
            return response
        response.read()
        where, status = response.url.copy_with(query=None), response.status_code
        if status in (401, 403):
            told = f"set {USER} and {PASSWORD}, or {TOKEN}, or give the machine a line in ~/.netrc"
            raise RemoteError(f"{where} does not let us in (HTTP {status}): {told}")
        if status in (404, 405, 501) or response.is_redirect:
            raise RemoteError(f"{where} is no such service (HTTP {status}): check the address")
        if status in (429, 502, 503, 504):
            raise RemoteError(f"{where} cannot answer now: {_said(response)}")
        raise AnswerError(f"the engine says: {_said(response)}")


def _said(response: httpx.Response) -> str:
    """What a response says of an error, in one line."""
    html = "html" in response.headers.get("content-type", "")
    text = re.sub(r"<[^>]*>", " ", response.text).replace("\n", " ") if html else response.text
    first = " ".join(text.strip().partition("\n")[0].split())
    return first[:_LONGEST] or response.reason_phrase


def _triples(response: httpx.Response) -> Iterator[ox.Triple]:
    media = response.headers.get("content-type", "").partition(";")[0]
    format = ox.RdfFormat.from_media_type(media) or ox.RdfFormat.TURTLE
    for quad in ox.parse(_Stream(response.iter_bytes()), format):  # type: ignore[arg-type]
        yield quad.triple


class _Stream:
    """Pieces of a body as a file to read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._piece = memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        try:
            while not self._piece:
                self._piece = memoryview(next(self._pieces))
        except StopIteration:
            return b""
        except httpx.TransportError as error:
            raise OSError(f"the engine broke off its answer ({error})") from error
        size = len(self._piece) if size < 0 else size
        found, self._piece = self._piece[:size], self._piece[size:]
        return bytes(found)


def _mended(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Results in JSON in which every blank node has a label: Virtuoso gives `nodeID://b1`, which is none.

    The quotes of a literal are escaped, so that what is looked for can only be a blank node.
    """
    wrong, right = b'"bnode", "value": "nodeID://', b'"bnode", "value": "'
    held = b""
    for piece in pieces:
        text = (held + piece).replace(wrong, right)
        cut = max(len(text) - len(wrong) + 1, 0)
        yield text[:cut]
        held = text[cut:]
    yield held
