"""The graph of a store into another engine, graph by graph, and only those that differ there.

What the engine holds it says itself, in the graph <base>graph/published: a digest for each graph that is
complete, "unfinished" for one that is not, and, written last, the version. So a load that broke off is
recognised by whoever serves it, and goes on where it was when it is started again.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from graph import store
from graph.rdf import OWL, iri
from graph.remote import AnswerError, Remote
from ontology import BASE

__all__ = ["Published", "held", "publish", "unites"]

Progress = Callable[[str, int, int], None]
Name = ox.NamedNode | ox.DefaultGraph

PIECE = 4_000_000  # bytes of a graph in one request
_VERSION = OWL + "versionInfo"
_UNFINISHED = "unfinished"
_IN_MEMORY = 16_000_000  # bytes of a graph, above which it waits in a file


@dataclass(slots=True)
class Published:
    """What was done: graphs sent, left as they were, removed; `short`: what the engine holds less than was sent.

    An engine to which two ways of writing a moment are one holds one triple for two.
    """

    version: str = ""
    sent: int = 0
    kept: int = 0
    removed: int = 0
    triples: int = 0
    short: dict[str, tuple[int, int]] = field(default_factory=dict)


def publish(
    folder: Path, remote: Remote, *, progress: Progress = lambda step, done, total: None
) -> Published:
    """Make the engine hold what the current version of the store at `folder` holds, and nothing besides of ours.

    Raises StoreError where there is no version or a build is under way, RemoteError where the engine
    cannot be used, and AnswerError where it refuses a graph.
    """
    with store.locked(folder):
        path = store.latest(folder)
        return _Publication(path, remote, progress).run()


def held(remote: Remote, base: str = BASE) -> str:
    """The version that the engine holds in full; empty where it holds none, or a load broke off."""
    graph = _marker(base)
    return _told(remote, f"GRAPH {graph} {{ {graph} <{_VERSION}> ?version }}")


def unites(remote: Remote, base: str = BASE) -> bool:
    """Whether the engine's default graph is all its graphs together, as one is that tells the version."""
    return bool(_told(remote, f"{_marker(base)} <{_VERSION}> ?version"))


def _told(remote: Remote, pattern: str) -> str:
    rows = remote.rows(f"SELECT ?version {{ {pattern} }}")
    assert isinstance(rows, ox.QuerySolutions), "a SELECT query"
    return next((row["version"].value for row in rows), "")


def _marker(base: str) -> ox.NamedNode:
    return iri(f"{base}graph/published")


def _default(marker: ox.NamedNode) -> str:
    """What the marker calls the default graph, which has no name."""
    return f"{marker.value}#default"


@dataclass(slots=True)
class _Marker:
    """What the engine says that it holds: the digest of each graph by its name, and the version."""

    graph: ox.NamedNode
    digests: dict[str, str]
    version: str = ""

    @classmethod
    def read(cls, remote: Remote, base: str) -> _Marker:
        graph = _marker(base)
        digests: dict[str, str] = {}
        for triple in remote.get(graph):  # a graph that was finished since has both values
            name, value = triple.subject.value, triple.object.value  # type: ignore[union-attr]
            if value != _UNFINISHED or name not in digests:
                digests[name] = value
        return cls(graph, digests, digests.pop(graph.value, ""))

    def turtle(self) -> bytes:
        lines = [self.line(name, digest) for name, digest in self.digests.items()]
        return b"".join(lines + ([self.line(self.graph.value, self.version)] if self.version else []))

    @staticmethod
    def line(name: str, value: str) -> bytes:
        return f'<{name}> <{_VERSION}> "{value}" .\n'.encode()


class _Publication:
    def __init__(self, version: Path, remote: Remote, progress: Progress) -> None:
        self._remote = remote
        self._progress = progress
        self._base = store.manifest(version).base
        self._graph = store.graph_of(version)
        self._done = Published(version.name)

    def run(self) -> Published:
        before = _Marker.read(self._remote, self._base)
        names = self._names(before.graph)
        wanted = self._digests(names)
        same = {key: digest for key, digest in wanted.items() if before.digests.get(key) == digest}
        changed, gone = sorted(wanted.keys() - same.keys()), sorted(before.digests.keys() - wanted.keys())
        if changed or gone:
            unfinished = dict.fromkeys([*changed, *gone], _UNFINISHED)
            self._remote.put(before.graph, _Marker(before.graph, same | unfinished).turtle())
        for key in gone:
            self._remote.delete(None if key == _default(before.graph) else ox.NamedNode(key))
        for number, key in enumerate(changed):
            self._progress("send", number, len(changed))
            self._send(key, names[key])
            self._remote.post(before.graph, _Marker.line(key, wanted[key]))
        self._remote.put(before.graph, _Marker(before.graph, wanted, self._done.version).turtle())
        self._done.sent, self._done.kept, self._done.removed = len(changed), len(same), len(gone)
        return self._done

    def _names(self, marker: ox.NamedNode) -> dict[str, Name]:
        """The graphs of the store by what the marker calls them."""
        found: dict[str, Name] = {name.value: name for name in self._graph.named_graphs()}  # type: ignore[misc]
        if any(self._graph.quads_for_pattern(None, None, None, ox.DefaultGraph())):
            found[_default(marker)] = ox.DefaultGraph()
        return found

    def _digests(self, names: dict[str, Name]) -> dict[str, str]:
        found = {}
        for number, (key, name) in enumerate(names.items()):
            self._progress("compare", number, len(names))
            found[key] = self._digest(name)
        return found

    def _digest(self, name: Name) -> str:
        digest = _Digest()
        self._graph.dump(digest, ox.RdfFormat.N_TRIPLES, from_graph=name)  # type: ignore[arg-type]
        return digest.text()

    def _send(self, key: str, name: Name) -> None:
        target = None if isinstance(name, ox.DefaultGraph) else name
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
            self._graph.dump(file, ox.RdfFormat.N_TRIPLES, from_graph=name)
            file.seek(0)
            triples = sum(1 for _ in file)
            pieces = _pieces(file)
            try:
                self._remote.put(target, next(pieces, b""))
                for piece in pieces:
                    self._remote.post(target, piece)
            except AnswerError as error:
                raise AnswerError(f"graph {target or 'without a name'} was refused: {error}") from error
        self._done.triples += triples
        held = self._count(target)
        if held < triples:
            self._done.short[key] = (held, triples)

    def _count(self, target: ox.NamedNode | None) -> int:
        """How many triples of a graph the engine holds."""
        pattern = "?s ?p ?o" if target is None else f"GRAPH {target} {{ ?s ?p ?o }}"
        rows = self._remote.rows(f"SELECT (COUNT(*) AS ?count) {{ {pattern} }}")
        assert isinstance(rows, ox.QuerySolutions), "a SELECT query"
        return int(next(rows)["count"].value)


class _Digest:
    """A file that keeps of what is written only what tells it from other files."""

    def __init__(self) -> None:
        self._hash = hashlib.blake2b(digest_size=16)

    def write(self, data: bytes) -> int:
        self._hash.update(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def text(self) -> str:
        return self._hash.hexdigest()


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """N-Triples in pieces of whole lines; all in one where there are blank nodes, whose labels hold in one only."""
    file.seek(0)
    blank = any(line.startswith(b"_:") or b"> _:" in line for line in file)
    file.seek(0)
    if blank:
        yield file.read()
    else:
        while lines := file.readlines(PIECE):
            yield b"".join(lines)
