"""The work list of links that a person should look at, in the columns of the judgement table.

Fill in the column `judgement` (and `replacement`) and hand the same file back: `graph.judgements` reads it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TextIO

from graph.entities import Decision
from graph.sssom import Mapping

__all__ = ["todo", "write"]

_COLUMNS = ("kind", "name", "qid", "judgement", "replacement", "comment", "candidate", "confidence", "why")
_DOUBTFUL = 0.9  # an accepted link of less confidence is worth a look too


def todo(mappings: Iterable[Mapping]) -> Iterator[Mapping]:
    """Candidates of entities that are not linked, and doubtful links; the likeliest candidates first."""
    by_entity = groupby(mappings, key=lambda each: (each.kind, each.key))
    for _, group in by_entity:
        found = list(group)
        accepted = [m for m in found if m.link.decision is Decision.ACCEPTED]
        if not accepted:
            found.sort(key=lambda m: -m.link.confidence)
            yield from (m for m in found if m.link.decision is not Decision.REJECTED)
        else:
            yield from (m for m in accepted if m.link.confidence < _DOUBTFUL)


def write(file: TextIO, mappings: Iterable[Mapping]) -> int:
    """Write the work list; returns the number of rows."""
    rows = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
    rows.writerow(_COLUMNS)
    found = list(todo(mappings))
    for each in found:
        link = each.link
        why = f"{link.field}: {link.matched}" if link.item else "searched, nothing found"
        cells = (each.kind.lower(), each.label, link.item, "", "", link.comment, link.name)
        rows.writerow(_plain(cell) for cell in (*cells, f"{link.confidence:g}" if link.item else "", why))
    return len(found)


def _plain(cell: str) -> str:
    return " ".join(cell.split())
