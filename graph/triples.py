"""Facts and their passages as RDF.

Input: merged claims. Output: quads, each in exactly one named graph, since a query over the union
counts a triple once a graph: a fact stands in the graph of the first article that states it, the
passages of every article in its own.

A field `sending_state` becomes `dip:sendingState`; what is a concept, an entity, a date or a number
is told by the value and the ontology, so that a new fact class needs no line here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from extract.edtf import Date
from extract.facts import Passage
from graph.claims import Claim, Value
from graph.iris import Iris
from graph.rdf import INTEGER, PROV, QB, RDF_TYPE, RDFS_LABEL, XSD_DATE, Object, decimal, iri, quads
from graph.sentences import sentence
from ontology import DIP, EDTF, vocabulary

__all__ = ["FactWriter"]

Said = Iterator[tuple[str, Object]]


@dataclass(frozen=True, slots=True)
class FactWriter:
    """Writes facts under `iris`; `articles` maps the identifier of each article to its slug."""

    iris: Iris
    articles: Mapping[str, str]

    def quads(self, claim: Claim, slug: str) -> Iterator[ox.Quad]:
        """A fact with its passages.

        Raises ontology.vocabulary.UnknownConceptError where a role, kind … is none of the ontology's.
        """
        node = self.iris.fact(slug)
        yield from quads(node, self._said(claim), self._graph(claim.articles[0]))
        for article in claim.articles:
            source = iri(self.iris.article(self.articles[article]))
            yield from quads(node, [(PROV + "wasDerivedFrom", source)], self._graph(article))
        for passage in claim.evidence:
            article, graph = self.articles[passage.article], self._graph(passage.article)
            words = self.iris.passage(article, passage, slug)
            yield from quads(node, [(DIP + "evidence", ox.NamedNode(words))], graph)
            yield from quads(words, _passage(passage, self.iris.article(article)), graph)

    def conflict(self, claim: Claim, slug: str, rival: str) -> ox.Quad:
        """That another fact, known by its slug, contradicts this one."""
        (found,) = quads(
            self.iris.fact(slug),
            [(DIP + "conflictsWith", iri(self.iris.fact(rival)))],
            self._graph(claim.articles[0]),
        )
        return found

    def _said(self, claim: Claim) -> Said:
        yield RDF_TYPE, iri(DIP + claim.cls)
        if claim.cls == "TradeFlow":
            yield RDF_TYPE, iri(QB + "Observation")
        yield RDFS_LABEL, ox.Literal(sentence(claim))
        for field, values in claim.values.items():
            name = _camel(field)
            for value in values:
                yield DIP + name, self._term(value, name, claim.cls)
        yield from _dates(claim.date)

    def _term(self, value: Value, name: str, cls: str) -> Object:
        if isinstance(value, Date):
            return ox.Literal(value.edtf, datatype=iri(EDTF))
        if isinstance(value, Decimal):
            return decimal(value)
        if isinstance(value, str):
            return iri(vocabulary.concept(name, cls, value)) if name in _of_concepts() else ox.Literal(value)
        return iri(self.iris.entity(value.kind, value.key))

    def _graph(self, article: str) -> str:
        return self.iris.article_graph(self.articles[article])


def _passage(passage: Passage, source: str) -> Said:
    yield RDF_TYPE, iri(DIP + "Passage")
    yield DIP + "source", iri(source)
    yield DIP + "quote", ox.Literal(passage.quote)
    yield DIP + "startOffset", ox.Literal(str(passage.start), datatype=INTEGER)
    yield DIP + "endOffset", ox.Literal(str(passage.end), datatype=INTEGER)
    if passage.section:
        yield DIP + "section", ox.Literal(passage.section)
    yield DIP + "extractor", ox.Literal(passage.extractor)
    yield DIP + "confidence", decimal(Decimal(f"{passage.confidence:.2f}"))


def _dates(date: Date | None) -> Said:
    """The date as stated and the days it spans; an open side has none."""
    if date is None:
        return
    yield DIP + "date", ox.Literal(date.edtf, datatype=iri(EDTF))
    for name, day in (("notBefore", date.not_before), ("notAfter", date.not_after)):
        if day:
            yield DIP + name, ox.Literal(day.isoformat(), datatype=XSD_DATE)


def _camel(field: str) -> str:
    """ "sending_state" as "sendingState"."""
    first, *others = field.split("_")
    return first + "".join(word.capitalize() for word in others)


@cache
def _of_concepts() -> frozenset[str]:
    """The properties whose values are concepts."""
    return frozenset(concept.property_name for concept in vocabulary.concepts())
