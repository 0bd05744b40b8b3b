"""The queries of the pages: texts beside this module, evaluated by the endpoint's workers."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pyoxigraph as ox

from graph import search, store
from server import queries
from server.queries import QueryError

__all__ = [
    "Answer",
    "QueryError",
    "Row",
    "Term",
    "answer",
    "construct",
    "counts",
    "facts_of",
    "find",
    "release",
    "select",
    "states",
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


def select(name: str, **iris: str) -> tuple[Row, ...]:
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
    return search.search(queries.served().path / store.LABELS, words, limit) if words else []


def counts() -> dict[str, int]:
    """How many things and facts there are of each class, by the class's local name."""
    return search.counts(queries.served().path / store.LABELS)


def states(limit: int) -> list[search.Hit]:
    """The States that most facts speak of."""
    return search.foremost(queries.served().path / store.LABELS, "State", limit)


def facts_of(iri: str) -> int:
    """How many facts speak of a thing."""
    return search.facts_of(queries.served().path / store.LABELS, iri)


def release() -> store.Manifest:
    """What is served: version, size, when it was built. Raises NoGraphError."""
    return queries.served().manifest


def text(name: str, **iris: str) -> str:
    """The query of a file, with each `$variable` replaced by the IRI given for it."""
    query = _read(name)
    for variable, iri in iris.items():
        query = re.sub(rf"\${variable}\b", f"<{_checked(iri)}>", query)
    return query


def _checked(iri: str) -> str:
    """An IRI that cannot end the `<…>` it is put into; others name nothing in the graph."""
    return _UNSAFE.sub("", iri)


@functools.cache
def _read(name: str) -> str:
    return (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")
