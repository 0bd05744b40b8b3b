"""Dumps: the graph as files, streamed, so that memory does not grow with them.

N-Triples and N-Quads come in the order of the store. Turtle, TriG, JSON-LD and CSV are sorted by
subject and predicate, byte-identical for the same graph, so that two dumps can be compared as text. (The
dumps that a build leaves beside its graph are those of `graph.blocks`.)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Protocol

from graph.export.compress import COMPRESSIONS, compressed, opened
from graph.export.jsonld import write_jsonld
from graph.export.lines import Source
from graph.export.select import Selection
from graph.export.tables import TABLES, write_table
from graph.export.turtle import write_trig, write_turtle

__all__ = [
    "COMPRESSIONS",
    "FORMATS",
    "SUFFIXES",
    "TABLES",
    "Selection",
    "Source",
    "compressed",
    "dump",
    "opened",
    "write_table",
]


class _Write(Protocol):
    def __call__(self, source: Source, out: IO[bytes]) -> None: ...


def dump(source: Source, out: IO[bytes], format: str) -> None:
    """Write a graph, or what is selected of it, in one of FORMATS.

    Formats without named graphs hold the union of all.
    """
    _WRITERS[format](source, out)


def _ntriples(source: Source, out: IO[bytes]) -> None:
    for name in source.graphs():
        source.write(out, name)


def _nquads(source: Source, out: IO[bytes]) -> None:
    source.write(out)


_WRITERS: Mapping[str, _Write] = {
    "turtle": write_turtle,
    "trig": write_trig,
    "ntriples": _ntriples,
    "nquads": _nquads,
    "jsonld": write_jsonld,
}
FORMATS = (*_WRITERS,)
SUFFIXES = {"turtle": ".ttl", "trig": ".trig", "ntriples": ".nt", "nquads": ".nq", "jsonld": ".jsonld"}
