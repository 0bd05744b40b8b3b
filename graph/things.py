"""Entities, articles and the ontology as RDF, each in the named graph where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pyoxigraph as ox

from extract.article import Article
from extract.facts import EntityKind
from graph.entities import Entity
from graph.iris import Iris
from graph.rdf import (
    DCTERMS,
    GEO,
    OWL,
    RDF_TYPE,
    RDFS_LABEL,
    SCHEMA,
    SKOS,
    XSD_DATE,
    Object,
    decimal,
    iri,
    link,
    quads,
)
from ontology import DIP, WD, vocabulary

__all__ = ["article_quads", "entity_quads", "ontology_quads"]

Said = Iterator[tuple[str, Object]]


def entity_quads(entity: Entity, iris: Iris) -> Iterator[ox.Quad]:
    """An entity, in the graph of the entities; its accepted link, in the graph of the links."""
    node = iris.entity(entity.kind, entity.key)
    yield from quads(node, _entity(entity, iris), iris.graph("entities"))
    if entity.item:
        yield from quads(node, [(OWL + "sameAs", iri(WD + entity.item))], iris.graph("links"))


def article_quads(article: Article, slug: str, iris: Iris) -> Iterator[ox.Quad]:
    """An article and where it comes from, in its own graph."""
    yield from quads(iris.article(slug), _article(article), iris.article_graph(slug))


def ontology_quads(iris: Iris) -> Iterator[ox.Quad]:
    """The ontology in a graph of its own.

    Its blank nodes get IRIs (RDF 1.1 Concepts, section 3.5), the same in every build.
    """
    triples, graph = ox.Dataset(vocabulary.graph()), iris.graph("ontology")
    triples.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    for quad in triples:
        subject, value = _named(quad.subject, graph), _named(quad.object, graph)
        yield from quads(subject.value, [(quad.predicate.value, value)], graph)


def _entity(entity: Entity, iris: Iris) -> Said:
    yield RDF_TYPE, iri(DIP + entity.kind)
    yield RDFS_LABEL, ox.Literal(entity.label)
    for name in entity.alt_labels:
        yield SKOS + "altLabel", ox.Literal(name)
    for name in entity.demonyms:
        yield DIP + "demonym", ox.Literal(name)
    for code, value in (("isoAlpha2", entity.iso2), ("isoAlpha3", entity.iso3)):
        if value:
            yield DIP + code, ox.Literal(value)
    if entity.state and entity.kind is EntityKind.PLACE:
        yield DIP + "inState", iri(iris.entity(EntityKind.STATE, entity.state))
    for name, degrees in (("lat", entity.latitude), ("long", entity.longitude)):
        if degrees is not None:
            yield GEO + name, decimal(Decimal(f"{degrees:.5f}"))


def _article(article: Article) -> Said:
    origin = article.provenance
    yield RDF_TYPE, iri(DIP + "Article")
    yield RDFS_LABEL, ox.Literal(article.title or article.identifier)
    yield DCTERMS + "identifier", ox.Literal(article.identifier)
    yield DIP + "text", ox.Literal(article.text)
    if origin.url:
        yield SCHEMA + "url", link(origin.url)
    if origin.revision:
        yield DIP + "revision", ox.Literal(origin.revision)
    if origin.licence:
        licence = link(origin.licence)
        yield DCTERMS + ("license" if isinstance(licence, ox.NamedNode) else "rights"), licence
    if origin.retrieved:
        yield DIP + "retrieved", ox.Literal(origin.retrieved, datatype=XSD_DATE)
    for citation in sorted(set(article.citations)):
        yield DCTERMS + "references", link(citation)


def _named(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, graph: str) -> Object:
    assert not isinstance(term, ox.Triple)
    return ox.NamedNode(f"{graph}#{term.value}") if isinstance(term, ox.BlankNode) else term
