"""The triples of a store as lines of N-Triples, in the order of the store or sorted on disk."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import IO

import pyoxigraph as ox

from graph.export.select import Selected, Selection
from graph.rdf import PROV, RDF_TYPE, RDFS_LABEL, SKOS, iri
from ontology import DIP

__all__ = ["TYPE", "Graph", "Source", "by_subject", "triples"]

Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

TYPE = f"<{RDF_TYPE}>".encode()

# What a reader wants first and last of a subject; the rest stands between them by name.
_FIRST = (
    TYPE,
    *(
        f"<{name}>".encode()
        for name in (RDFS_LABEL, SKOS + "altLabel", DIP + "date", DIP + "notBefore", DIP + "notAfter")
    ),
)
_LAST = tuple(
    f"<{name}>".encode() for name in (DIP + "conflictsWith", PROV + "wasDerivedFrom", DIP + "evidence")
)
_RUN = 32_000_000  # bytes sorted in memory at a time; more goes through temporary files


@dataclass(slots=True)
class Source:
    """The selected part of a store."""

    store: ox.Store
    base: str
    selection: Selection
    _selected: Selected = field(init=False)

    def __post_init__(self) -> None:
        self._selected = Selected(self.store, self.selection, self.base)

    def graphs(self) -> list[Graph]:
        """The default graph where it holds anything, and the named graphs, by name."""
        default = ox.DefaultGraph()
        first: list[Graph] = [default] if next(self._quads(default), None) else []
        return first + sorted(self.store.named_graphs(), key=lambda name: name.value)

    def write(self, out: IO[bytes], graph: Graph | None = None) -> None:
        """Lines in the order of the store: N-Quads of everything, or N-Triples of one graph."""
        if not self.selection:
            format = ox.RdfFormat.N_QUADS if graph is None else ox.RdfFormat.N_TRIPLES
            self.store.dump(out, format, from_graph=graph)
            return
        for quad in self._quads(graph):
            if self._selected.keeps(quad):
                out.write(_line(quad, named=graph is None))

    def sorted(self, graphs: Iterable[Graph]) -> Iterator[bytes]:
        """The lines of N-Triples of these graphs, sorted, none twice."""
        with ExitStack() as files:
            runs = _Runs(files)
            for graph in graphs:
                self.write(runs, graph)  # type: ignore[arg-type]  # of a file, only `write` is used
            yield from _distinct(runs.merged())

    def instances(self, cls: str) -> Iterator[ox.NamedNode]:
        """The selected nodes of a class, by IRI."""
        with ExitStack() as files:
            runs = _Runs(files)
            for quad in self.store.quads_for_pattern(None, iri(RDF_TYPE), iri(cls)):
                if isinstance(quad.subject, ox.NamedNode) and self._selected.keeps(quad):
                    runs.write(f"{quad.subject.value}\n".encode())
            for line in runs.merged():
                yield ox.NamedNode(line.decode().rstrip("\n"))

    def about(self, node: ox.NamedNode) -> Iterator[ox.Quad]:
        """What is selected of what is said of a node."""
        return filter(self._selected.keeps, self.store.quads_for_pattern(node, None, None))

    def _quads(self, graph: Graph | None) -> Iterator[ox.Quad]:
        return self.store.quads_for_pattern(None, None, None, graph)


def triples(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines of N-Quads, each in a named graph, as lines of N-Triples."""
    return (line[: line.rindex(b" <") + 1] + b".\n" for line in lines)


def by_subject(lines: Iterable[bytes]) -> Iterator[tuple[bytes, list[tuple[bytes, list[bytes]]]]]:
    """Each subject of sorted lines with its predicates, in reading order, and their objects.

    All terms are in the syntax of N-Triples.
    """
    parts = (line.split(b" ", 2) for line in lines)
    for subject, group in groupby(parts, key=itemgetter(0)):
        said: dict[bytes, list[bytes]] = {}
        for _, predicate, rest in group:
            said.setdefault(predicate, []).append(rest[:-3])  # without " .\n"
        yield subject, sorted(said.items(), key=lambda pair: _rank(pair[0]))


@lru_cache(maxsize=1000)
def _rank(predicate: bytes) -> tuple[int, bytes]:
    if predicate in _FIRST:
        return _FIRST.index(predicate), predicate
    return len(_FIRST) + 1 + _LAST.index(predicate) if predicate in _LAST else len(_FIRST), predicate


class _Runs:
    """Sorts more lines than memory holds: runs sorted in memory, spilled to disk, merged.

    Takes lines as a file would, in pieces of any length.
    """

    def __init__(self, files: ExitStack) -> None:
        self._files = files
        self._runs: list[IO[bytes]] = []
        self._pieces: list[bytes] = []
        self._size = 0

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        self._size += len(piece)
        if self._size >= _RUN:
            self._spill()
        return len(piece)

    def flush(self) -> None:
        """For the sake of those who flush files."""

    def merged(self) -> Iterator[bytes]:
        last = self._sorted()
        return heapq.merge(*self._runs, last) if self._runs else iter(last)

    def _sorted(self) -> list[bytes]:
        """The complete lines at hand, sorted; what is left of the last one waits for its end."""
        complete, newline, rest = b"".join(self._pieces).rpartition(b"\n")
        self._pieces, self._size = [rest], len(rest)
        lines = (complete + newline).splitlines(keepends=True) if newline else []
        lines.sort()
        return lines

    def _spill(self) -> None:
        run = self._files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        run.writelines(self._sorted())
        run.seek(0)
        self._runs.append(run)


def _distinct(lines: Iterable[bytes]) -> Iterator[bytes]:
    before = b""
    for line in lines:
        if line != before:
            yield line
        before = line


def _line(quad: ox.Quad, *, named: bool) -> bytes:
    terms = [quad.subject, quad.predicate, quad.object]
    if named and not isinstance(quad.graph_name, ox.DefaultGraph):
        terms.append(quad.graph_name)
    return f"{' '.join(map(str, terms))} .\n".encode()
