"""Queries that another engine answers: read here first, so that nothing goes there that may not.

The query is parsed by our own engine over an empty graph. So updates and the dialects of other engines
(`define`, `OPTION`) are refused with the same words as always, and what kind of answer to ask for is known.
Functions of the engine's own are refused too: some read files and call other servers.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from graph import store as stores
from graph.publish import held, unites
from graph.remote import AnswerError, Remote, RemoteError

from . import guard

__all__ = ["Forward", "Triples", "opened"]

_EMPTY = ox.Store()
_TRUE = frozenset({"1", "true"})


class Triples:
    """Triples as they come, to be written in any format; like `pyoxigraph.QueryTriples`."""

    def __init__(self, triples: Iterator[ox.Triple]) -> None:
        self._triples = triples

    def __iter__(self) -> Iterator[ox.Triple]:
        return self._triples

    def serialize(self, output: IO[bytes], format: ox.RdfFormat) -> None:
        """Write what is left of them."""
        ox.serialize(self._triples, output, format)


class Forward:
    """A graph in another engine, with the methods of `pyoxigraph.Store` by which it is queried.

    Its default graph is the engine's. Raises RuntimeError where the engine refuses a query, ConnectionError
    where it does not answer.
    """

    def __init__(self, remote: Remote) -> None:
        self._remote = remote

    def query(
        self,
        query: str,
        *,
        base_iri: str | None = None,
        use_default_graph_as_union: bool = False,
        default_graph: Sequence[ox.NamedNode] | None = None,
        named_graphs: Sequence[ox.NamedNode] | None = None,
    ) -> ox.QuerySolutions | ox.QueryBoolean | Triples:
        """The engine's answer; its beginning is there on return. Raises SyntaxError as `Store.query` does."""
        kind = _EMPTY.query(query, base_iri=base_iri)
        _check_functions(query, base_iri)
        default, named = _names(default_graph), _names(named_graphs)
        text = f"BASE <{base_iri}> {query}" if base_iri else query
        try:
            if isinstance(kind, ox.QueryTriples):
                return Triples(_begun(self._remote.triples(text, default, named)))
            rows = self._remote.rows(text, default, named)
        except AnswerError as error:
            raise RuntimeError(str(error)) from error
        except RemoteError as error:
            raise ConnectionError(
                "The engine that holds the graph does not answer: try again soon."
            ) from error
        return _truth(rows) if isinstance(kind, ox.QueryBoolean) else rows

    def contains_named_graph(self, graph: ox.NamedNode) -> bool:
        """Whether the engine has any triple in that graph."""
        return bool(self.query(f"ASK {{ GRAPH {graph} {{ ?s ?p ?o }} }}"))


def opened(version: Path, url: str, *, union: bool) -> Forward:
    """The engine at `url`, found to hold a version of the store. Raises OSError where it does not.

    `union`: its default graph must be all graphs together.
    """
    wanted = stores.manifest(version)
    try:
        with Remote(url) as remote:
            found, united = held(remote, wanted.base), unites(remote, wanted.base)
    except (AnswerError, RemoteError) as error:
        raise OSError(str(error)) from error
    if found != wanted.version:
        has = f"holds version {found}" if found else "holds no version in full"
        raise OSError(f"{url} {has}, not {wanted.version}: give it this one by `legation publish`")
    if union and not united:
        raise OSError(
            f"the default graph at {url} is not all graphs together: set the engine up so that it is"
        )
    # Its connections are made by the evaluators, each its own. They are ended at the deadline of a query.
    return Forward(Remote(url, timeout=None))


def _check_functions(query: str, base: str | None) -> None:
    """Refuse a query that calls a function which SPARQL 1.1 does not have: each is tried here."""
    for name in sorted(guard.called(query)):
        try:
            _EMPTY.query(f"{guard.prologue(query)} SELECT ({name}(1) AS ?result) {{}}", base_iri=base)
        except (RuntimeError, SyntaxError) as error:
            told = (
                f"{name} is not a function of SPARQL 1.1; those of the engine's own may not be called here."
            )
            raise guard.RefusedError(told) from error


def _names(graphs: Sequence[ox.NamedNode] | None) -> list[str] | None:
    return None if graphs is None else [graph.value for graph in graphs]


def _begun(triples: Iterator[ox.Triple]) -> Iterator[ox.Triple]:
    """The same triples, the first of them already there, so that an error comes before the answer begins."""
    first = [*itertools.islice(triples, 1)]
    return itertools.chain(first, triples)


def _truth(rows: ox.QuerySolutions | ox.QueryBoolean) -> ox.QueryBoolean:
    """The answer to ASK; Virtuoso gives a row with a number."""
    if isinstance(rows, ox.QueryBoolean):
        return rows
    true = any(term is not None and str(getattr(term, "value", "")) in _TRUE for row in rows for term in row)
    found = _EMPTY.query("ASK {}" if true else "ASK { FILTER (false) }")
    assert isinstance(found, ox.QueryBoolean), "an ASK query"
    return found
