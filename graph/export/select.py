"""Which part of a graph a dump holds: facts, with the passages, articles and entities they need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import pyoxigraph as ox

from graph.rdf import DCTERMS, PROV, RDF_TYPE, iri
from ontology import DIP

__all__ = ["Selected", "Selection"]

_REMEMBERED = 50_000  # nodes whose fate is remembered: enough for neighbours, whatever the size of the graph
_ENTITIES = frozenset(DIP + kind for kind in ("State", "Organization", "Person", "Place"))
Node = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep; true where it leaves anything out.

    classes:    local names of fact classes ("Visit"); empty for all
    articles:   identifiers of articles; empty for all
    confidence: the least that a passage needs, 0 to 1; a fact without such a passage is left out
    quotes:     whether the words of the sources are kept, which may be under their own licences
    """

    classes: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    confidence: Decimal = Decimal(0)
    quotes: bool = True

    def __bool__(self) -> bool:
        return self.narrows or not self.quotes

    @property
    def narrows(self) -> bool:
        """Whether some facts are left out."""
        return bool(self.classes or self.articles or self.confidence)


class Selected:
    """Decides quad by quad, asking the store about the neighbours."""

    def __init__(self, store: ox.Store, selection: Selection, base: str) -> None:
        self._store = store
        self._selection = selection
        self._ontology = f"{base}graph/ontology"
        self._keeps_node = lru_cache(maxsize=_REMEMBERED)(self._decide)
        self._type = lru_cache(maxsize=_REMEMBERED)(self._look_up_type)

    def keeps(self, quad: ox.Quad) -> bool:
        """Whether a quad is part of the selection."""
        if not self._selection.quotes and quad.predicate.value in (DIP + "quote", DIP + "text"):
            return False
        if not self._selection.narrows:
            return True
        graph = quad.graph_name
        if isinstance(graph, ox.NamedNode) and graph.value == self._ontology:
            return False
        if isinstance(quad.subject, ox.Triple) or not self._keeps_node(quad.subject):
            return False
        points = quad.predicate.value in _POINTERS and isinstance(quad.object, ox.NamedNode)
        return not points or self._keeps_node(quad.object)

    def _decide(self, node: Node) -> bool:
        cls = self._type(node)
        if cls in _ENTITIES:
            return any(self._keeps_node(fact) for fact in self._subjects(None, node) if fact != node)
        match cls.removeprefix(DIP):
            case "Passage":
                return self._keeps_passage(node)
            case "Article":
                return any(self._keeps_node(passage) for passage in self._subjects(DIP + "source", node))
        return any(self._keeps_node(passage) for passage in self._objects(node, DIP + "evidence"))

    def _keeps_passage(self, node: Node) -> bool:
        """A passage goes with its own article, confidence, and the class of its fact."""
        wanted = self._selection
        if wanted.confidence and not any(
            Decimal(value.value) >= wanted.confidence for value in self._objects(node, DIP + "confidence")
        ):
            return False
        if wanted.articles and not any(
            name.value in wanted.articles
            for source in self._objects(node, DIP + "source")
            for name in self._objects(source, DCTERMS + "identifier")
        ):
            return False
        facts = self._subjects(DIP + "evidence", node)
        return not wanted.classes or any(self._type(f).removeprefix(DIP) in wanted.classes for f in facts)

    def _look_up_type(self, node: Node) -> str:
        types = sorted(value.value for value in self._objects(node, RDF_TYPE))
        return next((each for each in types if each.startswith(DIP)), "")

    def _objects(self, node: Node | ox.Literal, predicate: str) -> Iterator[ox.NamedNode | ox.Literal]:
        assert not isinstance(node, ox.Literal)
        for quad in self._store.quads_for_pattern(node, iri(predicate), None):
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                yield quad.object

    def _subjects(self, predicate: str | None, node: Node) -> Iterator[Node]:
        for quad in self._store.quads_for_pattern(None, iri(predicate) if predicate else None, node):
            if not isinstance(quad.subject, ox.Triple):
                yield quad.subject


# Predicates whose object must be kept as well.
_POINTERS = frozenset([DIP + "evidence", DIP + "conflictsWith", PROV + "wasDerivedFrom"])
