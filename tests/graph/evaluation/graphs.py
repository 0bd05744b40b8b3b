"""Small graphs made of gold lines, right or spoilt, to evaluate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox

from graph.evaluation.found import PROPERTIES
from graph.evaluation.gold import DATES, FIELDS, Line
from ontology import DIP

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
IDENTIFIER = ox.NamedNode("http://purl.org/dc/terms/identifier")
LITERALS = DATES | {*FIELDS["subject"], *FIELDS["amount"]}


def store(lines: Iterable[tuple[str, Line]], rule: str = "visits") -> ox.Store:
    """A graph with one fact for every line, given with its article's identifier."""
    graph = ox.Store()
    for number, (article, line) in enumerate(lines):
        node, passage, source = (ox.NamedNode(f"urn:{x}:{number}") for x in ("fact", "passage", "article"))
        graph.add(ox.Quad(node, TYPE, ox.NamedNode(DIP + line.cls)))
        graph.add(ox.Quad(node, ox.NamedNode(DIP + "evidence"), passage))
        graph.add(ox.Quad(passage, ox.NamedNode(DIP + "source"), source))
        graph.add(ox.Quad(passage, ox.NamedNode(DIP + "quote"), ox.Literal(line.quotes[0])))
        graph.add(ox.Quad(passage, ox.NamedNode(DIP + "extractor"), ox.Literal(rule)))
        graph.add(ox.Quad(source, IDENTIFIER, ox.Literal(article)))
        for field, values in line.values.items():
            for value in values:
                add(graph, node, field, value)
    return graph


def add(graph: ox.Store, node: ox.NamedNode, field: str, value: str) -> None:
    predicate = ox.NamedNode(DIP + PROPERTIES.get(field, (field,))[0])
    if field in LITERALS:
        graph.add(ox.Quad(node, predicate, ox.Literal(value)))
        return
    thing = ox.NamedNode("urn:thing:" + value.encode().hex())
    graph.add(ox.Quad(thing, LABEL, ox.Literal(value)))
    graph.add(ox.Quad(node, predicate, thing))


def change(line: Line, **fields: str) -> Line:
    """The line with other values; "" empties a field."""
    values = {name: (value,) if value else () for name, value in fields.items()}
    return replace(line, values={**line.values, **values})
