"""Any RDF into a store: dumps of this project, or other people's data."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox
import zstandard

from graph import store
from graph.complete import complete
from graph.rdf import RDF_TYPE, iri
from ontology import BASE, DIP

__all__ = ["LoadError", "load", "opened", "read_into"]


class LoadError(Exception):
    """A file that cannot be loaded: which, where in it, and what to do, in one line."""


def load(files: Sequence[Path], folder: Path, *, base: str = BASE, add: bool = False) -> Path:
    """Load RDF files, compressed or not, into a new version of the store at `folder`.

    With `add` beside what is there, else in its place. Quads keep their graphs, triples go to the
    default graph. Raises LoadError for a file that is not RDF; then the former graph stays.
    """
    former = store.current(folder) if add else None
    with store.write(folder, base, former=former) as draft:
        for file in files:
            read_into(draft.graph, file)
        draft.articles = _articles(draft.graph)
        complete(draft)
    return draft.path


def _articles(graph: ox.Store) -> int:
    return sum(1 for _ in graph.quads_for_pattern(None, iri(RDF_TYPE), iri(DIP + "Article")))


def opened(path: Path) -> ox.Store:
    """The graph of a store, of one version of it, or of an RDF file; the latter in memory."""
    if (path / "manifest.json").is_file():
        return store.graph_of(path)
    if path.is_dir():
        return store.graph_of(store.latest(path))
    graph = ox.Store()
    read_into(graph, path)
    return graph


def read_into(graph: ox.Store, file: Path) -> None:
    """Load one RDF file, its format told by its name (".nq.gz"), into a graph."""
    suffixes = [suffix for suffix in file.suffixes if suffix not in _OPENERS]
    format = ox.RdfFormat.from_extension(suffixes[-1][1:]) if suffixes else None
    if format is None:
        raise LoadError(f"{file}: the name does not say which form of RDF this is; end it with .ttl, .nq …")
    try:
        with _opened(file) as stream:
            graph.bulk_load(stream, format, base_iri=file.resolve().as_uri())
    except (SyntaxError, ValueError, OSError, EOFError, zstandard.ZstdError) as error:
        raise LoadError(f"{file}: {' '.join(str(error).split())}") from error


@contextmanager
def _opened(file: Path) -> Iterator[IO[bytes]]:
    with ExitStack() as stack:
        stream = cast(IO[bytes], stack.enter_context(file.open("rb")))
        opener = _OPENERS.get(file.suffix)
        yield stack.enter_context(opener(stream)) if opener else stream


_OPENERS: dict[str, Callable[[IO[bytes]], IO[bytes]]] = {
    ".gz": lambda stream: cast(IO[bytes], gzip.GzipFile(fileobj=stream)),
    ".zst": lambda stream: cast(IO[bytes], zstandard.ZstdDecompressor().stream_reader(stream)),
}
