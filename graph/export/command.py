"""`legation dump`: the current graph of a store, or a part of it, to files or standard output."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from graph import store
from graph.describe import Distribution, describe, distribution, serialized
from graph.export import SUFFIXES, TABLES, Selection, Source, dump
from graph.export.compress import COMPRESSIONS, compressed, opened
from graph.export.tables import write_table
from graph.rdf import DCTERMS, iri

__all__ = ["DumpError", "write"]


class DumpError(Exception):
    """A dump that cannot be written: what, and what to do, in one line."""


def write(folder: Path, format: str, output: Path | None, compression: str, selection: Selection) -> None:
    """Write the current graph of the store at `folder`, or what is selected of it.

    Format and compression are as given, or else as the name of the output says; Turtle where that
    says nothing. A description of the data set, with checksums, is written beside the files.
    Raises DumpError for an unknown class, and for tables without a folder.
    """
    version = store.latest(folder)
    source = Source(store.graph_of(version), store.manifest(version).base, selection)
    _check(source)
    format = format or _format_of(output)
    if format == "csv":
        written = _tables(source, output, compression)
    else:
        written = [output] if output else []
        with _opened(output, compression) as out:
            dump(source, out, format)
    if output and written:
        beside = output / store.VOID if output.is_dir() else output.with_name(f"{output.name}.{store.VOID}")
        _describe(version, source, [distribution(path, format) for path in written], beside)


def _check(source: Source) -> None:
    """Raise DumpError where the selection names what the ontology or the graph does not have."""
    for cls in sorted(source.selection.classes - set(TABLES)):
        raise DumpError(f"no fact class {cls}: give one of {', '.join(TABLES)}")
    for name in sorted(source.selection.articles):
        if not any(source.store.quads_for_pattern(None, iri(DCTERMS + "identifier"), ox.Literal(name))):
            raise DumpError(f"no article {name} in the graph: give the name of the file it was read from")


def _describe(version: Path, source: Source, files: list[Distribution], path: Path) -> None:
    """Write the description of what was dumped into these files beside them."""
    made = store.manifest(version)
    with _dumped(source) as graph, opened(path) as out:
        triples = describe(graph, base=source.base, version=made.version, created=made.created, files=files)
        out.write(serialized(triples))


@contextmanager
def _dumped(source: Source) -> Iterator[ox.Store]:
    """The graph itself, or what is selected of it, on disk for the while."""
    if not source.selection:
        yield source.store
        return
    with tempfile.TemporaryDirectory() as folder:
        with (Path(folder) / "selected.nq").open("w+b") as file:
            source.write(file)
        graph = ox.Store(f"{folder}/graph")
        graph.bulk_load(path=f"{folder}/selected.nq")
        yield graph


def _tables(source: Source, output: Path | None, compression: str) -> list[Path]:
    """A file for each class in a folder; a single class may go to a file or to standard output."""
    classes = sorted(source.selection.classes) or TABLES
    if len(classes) == 1 and (output is None or output.suffix):
        with _opened(output, compression) as out:
            write_table(source, out, classes[0])
        return [output] if output else []
    if output is None:
        raise DumpError("csv is one table a class: give a folder by -o, or one class by --class")
    output.mkdir(parents=True, exist_ok=True)
    paths = {cls: output / f"{cls}.csv{COMPRESSIONS.get(compression, '')}" for cls in classes}
    for cls, path in paths.items():
        with opened(path, compression) as out:
            write_table(source, out, cls)
    return [*paths.values()]


def _format_of(output: Path | None) -> str:
    """The format that a file's name says: "graph.nq.gz" is N-Quads."""
    suffixes = output.suffixes if output else []
    named = {suffix: format for format, suffix in (*SUFFIXES.items(), ("csv", ".csv"))}
    return next((named[suffix] for suffix in suffixes if suffix in named), "turtle")


@contextmanager
def _opened(output: Path | None, compression: str) -> Iterator[IO[bytes]]:
    if output:
        with opened(output, compression) as out:
            yield out
    else:
        with compressed(sys.stdout.buffer, compression) as out:
            yield out
        sys.stdout.buffer.flush()
