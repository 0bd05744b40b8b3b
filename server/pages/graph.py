"""The queries of the pages: texts beside this module, evaluated by the endpoint's workers."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pyoxigraph as ox

from graph import listing, search, store
from server import queries
from server.queries import QueryError

__all__ = [
    "Answer",
    "QueryError",
    "Row",
    "Term",
    "answer",
    "conflicts",
    "construct",
    "counts",
    "facts_of",
    "facts_of_pair",
    "find",
    "foremost",
    "partners",
    "release",
    "select",
    "text",
]

_FOLDER = Path(__file__).parent / "queries"
_UNSAFE = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a result, as SPARQL 1.1 Query Results JSON has it."""

    value: str
    type: str = "literal"
    datatype: str = ""
    language: str = msgspec.field(default="", name="xml:lang")

    def __str__(self) -> str:
        return self.value


Row = dict[str, Term]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found: rows, yes or no, or a graph as Turtle; `limited` where there is more."""

    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    truth: bool | None = None
    turtle: str = ""
    limited: bool = False


class _Head(msgspec.Struct):
    vars: tuple[str, ...] = ()


class _Results(msgspec.Struct, frozen=True):
    bindings: tuple[Row, ...] = ()


class _Document(msgspec.Struct):
    head: _Head
    results: _Results = _Results()
    boolean: bool | None = None


def select(name: str, **iris: str | Iterable[str]) -> tuple[Row, ...]:
    """The rows of `queries/<name>.rq`, with each `$variable` replaced by the IRI given for it."""
    return answer(text(name, **iris)).rows


def construct(name: str, media_type: str, **iris: str) -> bytes:
    """The graph that `queries/<name>.rq` makes, in a media type of RDF."""
    format = ox.RdfFormat.from_media_type(media_type)
    assert format is not None, f"{media_type} is a format of RDF"
    return queries.evaluate(text(name, **iris), format).body


def answer(query: str, rows: int = 0) -> Answer:
    """Evaluate any query, to at most so many rows. Raises QueryError with what the endpoint says."""
    found = queries.evaluate(query, rows=rows)
    if "json" not in found.media:
        return Answer(turtle=found.body.decode(), limited=found.limited)
    document = msgspec.json.decode(found.body, type=_Document)
    return Answer(document.head.vars, document.results.bindings, document.boolean, limited=found.limited)


def find(words: str, limit: int) -> list[search.Hit]:
    """The things that are called like these words, best first."""
    return search.search(_index(), words, limit) if words else []


def counts() -> dict[str, int]:
    """How many things and facts there are of each class, by the class's local name."""
    return search.counts(_index())


def foremost(cls: str, limit: int) -> list[search.Hit]:
    """The things of a class that most facts speak of; articles by title."""
    return search.foremost(_index(), cls, limit)


def facts_of(iri: str, limit: int) -> dict[str, listing.Listing]:
    """The facts that speak of a thing, by class; of each class the first in order of time."""
    return listing.of(_index(), iri, limit)


def facts_of_pair(one: str, other: str, limit: int) -> dict[str, listing.Listing]:
    """The facts that speak of both of two States, as `facts_of` has them."""
    return listing.of_pair(_index(), one, other, limit)


def partners(state: str, limit: int) -> list[listing.Partner]:
    """The States that share most facts with a State."""
    return listing.partners(_index(), state, limit)


def conflicts(one: str, other: str, limit: int) -> list[tuple[listing.Fact, str]]:
    """What contradicts the facts that two States share."""
    return listing.conflicts(_index(), one, other, limit)


def release() -> store.Manifest:
    """What is served: version, size, when it was built. Raises NoGraphError."""
    return queries.served().manifest


def text(name: str, **iris: str | Iterable[str]) -> str:
    """The query of a file, with each `$variable` replaced by the IRI given for it, or by several."""
    query = _read(name)
    for variable, given in iris.items():
        each = [given] if isinstance(given, str) else given
        query = re.sub(rf"\${variable}\b", " ".join(f"<{_checked(iri)}>" for iri in each), query)
    return query


def _index() -> Path:
    """The index file of the graph that is served. Raises NoGraphError."""
    return queries.served().path / store.INDEX


def _checked(iri: str) -> str:
    """An IRI that cannot end the `<…>` it is put into; others name nothing in the graph."""
    return _UNSAFE.sub("", iri)


@functools.cache
def _read(name: str) -> str:
    return (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")
