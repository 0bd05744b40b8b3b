"""What stands beside a graph in its store version: the label index, the dumps and the description."""

from __future__ import annotations

import datetime as dt
from collections import deque
from itertools import starmap
from pathlib import Path

from graph import index, store
from graph.describe import describe, distribution, serialized
from graph.export import Lines, Selection, Source, dump, opened
from graph.work import Work

__all__ = ["DUMPS", "LINES", "complete"]

DUMPS = {"graph.ttl.gz": "turtle", "graph.nq.gz": "nquads"}
LINES = "graph.nq"  # in the scratch folder of a draft: all of the graph, where a build has just written it


def complete(draft: store.Draft, work: Work | None = None) -> None:
    """Write the label index, the dumps and the description of a graph that is filled: side by side
    where `work` has several processes."""
    draft.settle()
    names = ("graph.ttl.gz", store.INDEX, "graph.nq.gz")  # the longest first
    calls = [(draft.path, draft.scratch / LINES, draft.base, name) for name in names]
    deque(work.each(_write, calls) if work else starmap(_write, calls), maxlen=0)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    files = [distribution(draft.path / name, format) for name, format in DUMPS.items()]
    triples = describe(draft.graph, base=draft.base, version=draft.path.name, created=today, files=files)
    (draft.path / store.VOID).write_bytes(serialized(triples))


def _write(version: Path, lines: Path, base: str, name: str) -> None:
    """Write one of the files."""
    if name == store.INDEX:
        index.write(version / name, store.graph_of(version))
        return
    whole = lines.exists()
    source = Lines(lines, base) if whole else Source(store.graph_of(version), base, Selection())
    with opened(version / name) as out:
        dump(source, out, DUMPS[name])
