"""One CSV table a fact class, for those who work with spreadsheets (RFC 4180, UTF-8).

A row is a fact; a column is a property of the class, by the names of the things it points to, and
beside it their IRIs. Several values stand in one cell, joined by " | ".
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from typing import IO

import pyoxigraph as ox

from graph.export.lines import Source
from graph.rdf import DCTERMS, RDFS_LABEL, SKOS, iri
from ontology import DIP, vocabulary

__all__ = ["TABLES", "write_table"]

_BETWEEN = " | "
_DATES = ("date", "notBefore", "notAfter")
_EVIDENCE = ("article", "quote", "confidence")

# The fact classes, each a table.
TABLES = tuple(term.name for term in vocabulary.classes() if DIP + "Fact" in term.parents)


def write_table(source: Source, out: IO[bytes], cls: str) -> int:
    """Write the facts of a class, ordered by IRI, under a line of column names; how many they are."""
    table = _Table(source, cls)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.DictWriter(text, table.columns, lineterminator="\r\n", extrasaction="ignore")
    writer.writeheader()
    count = 0
    for fact in source.instances(DIP + cls):
        writer.writerow(table.row(fact))
        count += 1
    text.detach()
    return count


class _Table:
    """Looks up the cells of one class."""

    def __init__(self, source: Source, cls: str) -> None:
        properties = [p for p in vocabulary.properties() if DIP + cls in p.domain and p.name not in _DATES]
        columns = ["id", "label", *_DATES]
        for each in properties:
            columns += [each.name, f"{each.name}_id"] if _points(each) else [each.name]
        self.columns = [*columns, "conflictsWith", *_EVIDENCE]
        self._source = source
        self._name = lru_cache(maxsize=50_000)(self._look_up_name)

    def row(self, fact: ox.NamedNode) -> dict[str, str]:
        """The cells of a fact by column."""
        cells: dict[str, set[str]] = {"id": {fact.value}}
        for quad in self._source.about(fact):
            name = quad.predicate.value.removeprefix(DIP)
            if quad.predicate.value == RDFS_LABEL:
                name = "label"
            if isinstance(quad.object, ox.Literal) or name == "conflictsWith":
                cells.setdefault(name, set()).add(_text(quad.object))
            elif isinstance(quad.object, ox.NamedNode) and name == "evidence":
                for column, value in self._passage(quad.object):
                    cells.setdefault(column, set()).add(value)
            elif isinstance(quad.object, ox.NamedNode):
                cells.setdefault(name, set()).add(self._name(quad.object))
                cells.setdefault(f"{name}_id", set()).add(quad.object.value)
        return {column: _BETWEEN.join(sorted(values)) for column, values in cells.items()}

    def _passage(self, node: ox.NamedNode) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for quad in self._source.about(node):
            match quad.predicate.value.removeprefix(DIP):
                case "quote" | "confidence" as name:
                    found.append((name, _text(quad.object)))
                case "source" if isinstance(quad.object, ox.NamedNode):
                    found.append(("article", self._name(quad.object)))
        return found

    def _look_up_name(self, node: ox.NamedNode) -> str:
        """How people call a thing: an article by its identifier, a concept by its label."""
        for predicate in (DCTERMS + "identifier", SKOS + "prefLabel", RDFS_LABEL):
            quads = self._source.store.quads_for_pattern(node, iri(predicate), None)
            names = sorted(_text(quad.object) for quad in quads)
            if names:
                return names[0]
        return node.value


def _points(term: vocabulary.Term) -> bool:
    """Whether a property points to a thing, and not to a text, number or date."""
    return any(each.startswith((DIP, SKOS)) for each in term.range)


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return "" if isinstance(term, ox.Triple) else term.value
