"""Names of other vocabularies and small helpers for writing quads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

import pyoxigraph as ox

__all__ = [
    "DCTERMS",
    "DECIMAL",
    "GEO",
    "INTEGER",
    "OWL",
    "PROV",
    "QB",
    "RDFS_LABEL",
    "RDF_TYPE",
    "SCHEMA",
    "SKOS",
    "XSD",
    "XSD_DATE",
    "Object",
    "decimal",
    "iri",
    "link",
    "quads",
]

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
DCTERMS = "http://purl.org/dc/terms/"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
QB = "http://purl.org/linked-data/cube#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

DECIMAL, INTEGER, XSD_DATE = (ox.NamedNode(XSD + name) for name in ("decimal", "integer", "date"))

Object = ox.NamedNode | ox.Literal


@lru_cache(maxsize=100_000)
def iri(value: str) -> ox.NamedNode:
    """A term for an IRI that recurs."""
    return ox.NamedNode(value)


def decimal(number: Decimal) -> ox.Literal:
    """A decimal number as the store writes it: without an exponent and zeros at the end."""
    return ox.Literal(format(number.normalize(), "f"), datatype=DECIMAL)


def link(text: str) -> Object:
    """A web address as an IRI; anything else, and an address that is not well-formed, as text."""
    if text.startswith(("http://", "https://")):
        try:
            return ox.NamedNode(text)
        except ValueError:
            pass
    return ox.Literal(text)


def quads(node: str, said: Iterable[tuple[str, Object]], graph: str) -> Iterator[ox.Quad]:
    """What is said of a node, in one graph."""
    subject, named = ox.NamedNode(node), iri(graph)
    for predicate, value in said:
        yield ox.Quad(subject, iri(predicate), value, named)
