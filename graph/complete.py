"""What stands beside a graph in its store version: the label index and the description."""

from __future__ import annotations

import datetime as dt

from graph import search, store
from graph.describe import describe, serialized

__all__ = ["complete"]


def complete(draft: store.Draft) -> None:
    """Write the label index and the description of a graph that is filled."""
    search.build_index(draft.path / store.LABELS, draft.graph)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    triples = describe(draft.graph, base=draft.base, version=draft.path.name, created=today)
    (draft.path / store.VOID).write_bytes(serialized(triples))
