"""What stands beside a graph in its store version: the dumps, the index and the description."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from graph import blocks, index, store
from graph.describe import describe, distribution, serialized
from graph.export import Selection, Source, dump, opened

__all__ = ["complete", "write_description", "write_index"]

_PIECE = 1 << 20  # bytes of lines from which index rows are made at once


def complete(draft: store.Draft) -> None:
    """Write all of it for a graph that is filled."""
    draft.settle()
    for name, format in blocks.DUMPS.items():
        with opened(draft.path / name) as out:
            dump(Source(draft.graph, draft.base, Selection()), out, format)
    with blocks.opened(draft.path) as lines:
        pieces = iter(lambda: lines.readlines(_PIECE), [])
        index.write(draft.path / store.INDEX, map(index.said, pieces))
    write_description(draft)


def write_index(version: Path, said: Path) -> None:
    """Write the index of what the blocks of a graph say, which was written to a file."""
    index.write(version / store.INDEX, blocks.indexed(said))


def write_description(draft: store.Draft) -> None:
    """Write the description of a graph that is settled and of its dumps."""
    today = dt.datetime.now(dt.UTC).date().isoformat()
    files = [distribution(draft.path / name, format) for name, format in blocks.DUMPS.items()]
    version = draft.path.name
    triples = describe(draft.graph, base=draft.base, version=version, created=today, files=files)
    (draft.path / store.VOID).write_bytes(serialized(triples))
