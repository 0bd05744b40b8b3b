"""Facts, their passages and their articles as RDF.

Input: merged claims. Output: quads, each in exactly one named graph: what an article states first
stands in that article's graph, with the passages of every other article in its own.

A field `sending_state` becomes `dip:sendingState`; what is a concept, an entity, a date or a number
is told by the value and the ontology, so that a new fact class needs no line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

import pyoxigraph as ox

from extract.article import Article
from extract.edtf import Date
from extract.facts import Passage
from graph.claims import Claim, Value
from graph.iris import Iris
from graph.sentences import sentence
from ontology import DIP, EDTF, vocabulary

__all__ = ["Writer", "camel", "iri", "ontology_quads"]

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
FOAF_PAGE = "http://xmlns.com/foaf/0.1/page"
QB_OBSERVATION = "http://purl.org/linked-data/cube#Observation"

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DECIMAL, _INTEGER, _DATE = (ox.NamedNode(_XSD + name) for name in ("decimal", "integer", "date"))
_EDTF = ox.NamedNode(EDTF)


Object = ox.NamedNode | ox.Literal


@lru_cache(maxsize=100_000)
def iri(value: str) -> ox.NamedNode:
    return ox.NamedNode(value)


def camel(field: str) -> str:
    """ "sending_state" as "sendingState"."""
    first, *others = field.split("_")
    return first + "".join(word.capitalize() for word in others)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes quads under `iris`; `articles` maps the identifier of each article to its slug."""

    iris: Iris
    articles: Mapping[str, str]

    def fact(self, claim: Claim, slug: str, conflicting: Iterable[str] = ()) -> Iterator[ox.Quad]:
        """A fact with its passages; `conflicting` are the slugs of the facts that contradict it."""
        node = self.iris.fact(slug)
        graph = self._graph(claim.articles[0])
        yield from _quads(node, self._said(claim, conflicting), graph)
        for passage in claim.evidence:
            yield from self._passage(node, slug, passage)
        for article in claim.articles:
            source = iri(self.iris.article(self.articles[article]))
            yield ox.Quad(iri(node), iri(PROV + "wasDerivedFrom"), source, self._graph(article))

    def article(self, article: Article) -> Iterator[ox.Quad]:
        """An article and where it comes from."""
        slug = self.articles[article.identifier]
        yield from _quads(self.iris.article(slug), _provenance(article), self._graph(article.identifier))

    def _said(self, claim: Claim, conflicting: Iterable[str]) -> Iterator[tuple[str, Object]]:
        yield RDF_TYPE, iri(DIP + claim.cls)
        if claim.cls == "TradeFlow":
            yield RDF_TYPE, iri(QB_OBSERVATION)
        yield RDFS_LABEL, ox.Literal(sentence(claim), language="en")
        for field, values in claim.values.items():
            for value in values:
                yield DIP + camel(field), self._term(value, camel(field), claim.cls)
        yield from _dates(claim.date)
        for slug in conflicting:
            yield DIP + "conflictsWith", iri(self.iris.fact(slug))

    def _term(self, value: Value, name: str, cls: str) -> Object:
        if isinstance(value, Date):
            return ox.Literal(value.edtf, datatype=_EDTF)
        if isinstance(value, Decimal):
            return ox.Literal(format(value.normalize(), "f"), datatype=_DECIMAL)
        if isinstance(value, str):
            return iri(vocabulary.concept(name, cls, value)) if _is_concept(name) else ox.Literal(value)
        return iri(self.iris.entity(value.kind, value.slug))

    def _passage(self, fact: str, fact_slug: str, passage: Passage) -> Iterator[ox.Quad]:
        slug, graph = self.articles[passage.article], self._graph(passage.article)
        node = self.iris.passage(slug, passage, fact_slug)
        yield ox.Quad(iri(fact), iri(DIP + "evidence"), ox.NamedNode(node), graph)
        said: list[tuple[str, Object]] = [
            (RDF_TYPE, iri(DIP + "Passage")),
            (DIP + "source", iri(self.iris.article(slug))),
            (DIP + "quote", ox.Literal(passage.quote)),
            (DIP + "startOffset", ox.Literal(str(passage.start), datatype=_INTEGER)),
            (DIP + "endOffset", ox.Literal(str(passage.end), datatype=_INTEGER)),
            (DIP + "extractor", ox.Literal(passage.extractor)),
            (DIP + "confidence", ox.Literal(f"{passage.confidence:.2f}", datatype=_DECIMAL)),
        ]
        if passage.section:
            said.append((DIP + "section", ox.Literal(passage.section)))
        yield from _quads(node, said, graph)

    def _graph(self, article: str) -> ox.NamedNode:
        return iri(self.iris.article_graph(self.articles[article]))


def _dates(date: Date | None) -> Iterator[tuple[str, ox.Literal]]:
    if date is None:
        return
    yield DIP + "date", ox.Literal(date.edtf, datatype=_EDTF)
    if date.not_before:
        yield DIP + "notBefore", ox.Literal(date.not_before.isoformat(), datatype=_DATE)
    if date.not_after:
        yield DIP + "notAfter", ox.Literal(date.not_after.isoformat(), datatype=_DATE)


def _provenance(article: Article) -> Iterator[tuple[str, Object]]:
    yield RDF_TYPE, iri(DIP + "Article")
    yield RDFS_LABEL, ox.Literal(article.title or article.identifier)
    yield DCTERMS + "identifier", ox.Literal(article.identifier)
    origin = article.provenance
    if origin.url:
        yield FOAF_PAGE, _link(origin.url)
    if origin.revision:
        yield DIP + "revision", ox.Literal(origin.revision)
    if origin.licence:
        licence = _link(origin.licence)
        yield DCTERMS + ("license" if isinstance(licence, ox.NamedNode) else "rights"), licence
    if origin.retrieved:
        yield DIP + "retrieved", ox.Literal(origin.retrieved, datatype=_DATE)
    for citation in sorted(set(article.citations)):
        yield DCTERMS + "references", _link(citation)


def _link(text: str) -> Object:
    """A web address as an IRI; anything else, or an address that is none, as text."""
    if text.startswith(("http://", "https://")):
        try:
            return ox.NamedNode(text)
        except ValueError:
            pass
    return ox.Literal(text)


def _quads(node: str, said: Iterable[tuple[str, Object]], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    subject = ox.NamedNode(node)
    for predicate, value in said:
        yield ox.Quad(subject, iri(predicate), value, graph)


@cache
def _concept_properties() -> frozenset[str]:
    return frozenset(concept.property_name for concept in vocabulary.concepts())


def _is_concept(name: str) -> bool:
    return name in _concept_properties()


def ontology_quads(graph: str) -> Iterator[ox.Quad]:
    """The ontology as a graph; its blank nodes get IRIs (RDF 1.1, section 3.5), the same in every build."""
    triples = ox.Dataset(vocabulary.graph())
    triples.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    for quad in triples:
        subject, value = (_named(term, graph) for term in (quad.subject, quad.object))
        assert isinstance(subject, ox.NamedNode)
        yield ox.Quad(subject, quad.predicate, value, iri(graph))


def _named(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, graph: str) -> Object:
    if isinstance(term, ox.BlankNode):
        return ox.NamedNode(f"{graph}#{term.value}")
    assert not isinstance(term, ox.Triple)
    return term
