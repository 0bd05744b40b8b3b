"""A query of the current graph from the command line, its answer as a table or in a W3C format."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table

from graph.export.turtle import PREFIXES

__all__ = ["FORMATS", "QueryError", "answer", "text_of"]

FORMATS = ("table", "json", "csv", "tsv", "xml")
_RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class QueryError(Exception):
    """A query that cannot be answered, in one line."""


def text_of(query: str) -> str:
    """The query itself, or the content of the file that it names."""
    path = Path(query)
    if query.endswith((".rq", ".sparql")):
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"query file {path}: {error}") from error
    return query


def answer(graph: ox.Store, query: str, format: str, out: IO[bytes], console: Console) -> None:
    """Answer a query over all graphs together: a table on the console, anything else to `out`.

    Triples are written as Turtle whatever the format. Raises QueryError where the query is wrong.
    """
    try:
        found = graph.query(query, use_default_graph_as_union=True, prefixes=PREFIXES)
    except (SyntaxError, OSError) as error:
        raise QueryError(f"query: {' '.join(str(error).split())}") from error
    if isinstance(found, ox.QueryTriples):
        found.serialize(out, format=ox.RdfFormat.TURTLE)
    elif format != "table":
        found.serialize(out, format=_RESULTS[format])
    elif isinstance(found, ox.QueryBoolean):
        console.print("yes" if found else "no")
    else:
        console.print(_table(found))


def _table(found: ox.QuerySolutions) -> Table:
    names = [variable.value for variable in found.variables]
    table = Table(*names)
    for row in found:
        table.add_row(*(_short(row[name]) for name in names))
    return table


def _short(term: object) -> str:
    """A term as people read it: an IRI with its prefix, a literal without its datatype."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        for prefix, iri in PREFIXES.items():
            if term.value.startswith(iri):
                return f"{prefix}:{term.value[len(iri) :]}"
    return str(getattr(term, "value", term))
