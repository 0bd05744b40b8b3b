"""The facts of a graph by article, as they are compared with gold."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from extract.edtf import Date
from graph.evaluation.gold import KEYS
from ontology import DIP

__all__ = ["PROPERTIES", "Found", "Passage", "Reader", "Span", "span"]

# gold field -> properties of the vocabulary, where it is not the same word
PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "sender": ("sendingState",),
    "receiver": ("receivingState", "receivingOrganization"),
    "city": ("place",),
    "type": ("kind",),
    "met": ("metWith",),
    "parties": ("party",),
    "participants": ("participant",),
    "signatories": ("signatory",),
    "organization": ("organization", "receivingOrganization"),
    "places": ("place",),
}

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_IDENTIFIER = ox.NamedNode("http://purl.org/dc/terms/identifier")
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_NAMES = ("http://www.w3.org/2000/01/rdf-schema#label", _SKOS + "prefLabel", _SKOS + "altLabel")

Node = ox.NamedNode | ox.BlankNode
Term = Node | ox.Literal
Span = tuple[dt.date | None, dt.date | None]
Names = tuple[str, ...]  # all names of one object


@dataclass(frozen=True, slots=True)
class Passage:
    """A `dip:Passage` of one article."""

    article: str
    quote: str
    start: int
    end: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Found:
    """A fact of the graph with its passages in one article; `objects` by local name of the property."""

    cls: str
    iri: str
    objects: Mapping[str, tuple[Names, ...]]
    passages: tuple[Passage, ...]

    def of(self, field: str) -> tuple[Names, ...]:
        """The objects of a gold field, each with all its names."""
        return tuple(each for name in PROPERTIES.get(field, (field,)) for each in self.objects.get(name, ()))

    @property
    def date(self) -> Span | None:
        """The days that the fact spans."""
        dates = self.of("date")
        return span(dates[0][0]) if dates else None


def span(edtf: str) -> Span | None:
    """First and last day of an EDTF date; None without a date. Raises ValueError."""
    if not edtf:
        return None
    date = Date(edtf)
    return date.not_before, date.not_after


class Reader:
    """Reads a graph, named graphs and default graph alike, into facts by article."""

    def __init__(self, graph: ox.Store) -> None:
        self._graph = graph
        self._names: dict[Term, Names] = {}

    @cached_property
    def articles(self) -> dict[str, tuple[Found, ...]]:
        """The facts by `dcterms:identifier` of the article; "" for facts without evidence."""
        articles: dict[str, list[Found]] = defaultdict(list)
        for cls in KEYS:
            quads = self._graph.quads_for_pattern(None, _TYPE, ox.NamedNode(DIP + cls))
            nodes = {quad.subject for quad in quads if isinstance(quad.subject, Node)}
            for node in sorted(nodes, key=str):
                for article, fact in self._facts(cls, node):
                    articles[article].append(fact)
        return {name: tuple(facts) for name, facts in articles.items()}

    def _facts(self, cls: str, node: Node) -> Iterator[tuple[str, Found]]:
        """A fact once for each article that states it."""
        values: dict[str, list[Term]] = defaultdict(list)
        for predicate, value in self._statements(node):
            if predicate.startswith(DIP):
                values[predicate.removeprefix(DIP)].append(value)
        passages = defaultdict(list)
        for each in values.pop("evidence", []):
            passage = self._passage(self._statements(each))
            passages[passage.article].append(passage)
        objects = {name: tuple(map(self._names_of, each)) for name, each in values.items()}
        for article in sorted(passages) or [""]:
            own = tuple(sorted(passages[article], key=lambda p: (p.start, p.end)))
            yield article, Found(cls, node.value, objects, own)

    def _passage(self, statements: list[tuple[str, Term]]) -> Passage:
        values = dict(statements)
        source = self._statements(values[DIP + "source"]) if DIP + "source" in values else []
        names = [o.value for p, o in source if p == _IDENTIFIER.value]

        def text(name: str, otherwise: str) -> str:
            value = values.get(DIP + name)
            return str(value.value) if value else otherwise

        return Passage(
            article=names[0] if names else "",
            quote=text("quote", ""),
            start=int(text("startOffset", "-1")),
            end=int(text("endOffset", "-1")),
            rule=text("extractor", ""),
            confidence=float(text("confidence", "0")),
        )

    def _names_of(self, term: Term) -> Names:
        if isinstance(term, ox.Literal):
            return (term.value,)
        if term not in self._names:
            found = [o.value for p, o in self._statements(term) if p in _NAMES]
            self._names[term] = tuple(found) or (re.split("[/#]", term.value)[-1],)
        return self._names[term]

    def _statements(self, node: Term) -> list[tuple[str, Term]]:
        """Predicate and object of every statement on a node, each once, in a fixed order."""
        if isinstance(node, ox.Literal):
            return []
        quads = self._graph.quads_for_pattern(node, None, None)
        found = {(q.predicate.value, q.object) for q in quads if not isinstance(q.object, ox.Triple)}
        return sorted(found, key=str)
