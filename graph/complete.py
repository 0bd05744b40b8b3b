"""What stands beside a graph in its store version: the index, the dumps and the description."""

from __future__ import annotations

import datetime as dt

from graph import index, store
from graph.describe import describe, distribution, serialized
from graph.export import Selection, Source, dump, opened

__all__ = ["DUMPS", "complete"]

DUMPS = {"graph.ttl.gz": "turtle", "graph.nq.gz": "nquads"}


def complete(draft: store.Draft) -> None:
    """Write the index, the dumps and the description of a graph that is filled."""
    index.write(draft.path / store.INDEX, draft.graph)
    source = Source(draft.graph, draft.base, Selection())
    for name, format in DUMPS.items():
        with opened(draft.path / name) as out:
            dump(source, out, format)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    files = [distribution(draft.path / name, format) for name, format in DUMPS.items()]
    triples = describe(draft.graph, base=draft.base, version=draft.path.name, created=today, files=files)
    (draft.path / store.VOID).write_bytes(serialized(triples))
