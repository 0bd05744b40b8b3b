"""The terms of `diplomacy.ttl`, read once, for rooms that write or explain RDF.

Classes and properties are named by their local names ("Visit", "sendingState"), concepts by the
English `skos:prefLabel` that facts carry ("HeadOfState", "honorary consulate").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from ontology import DIP, FOLDER

__all__ = ["Concept", "Term", "UnknownConceptError", "classes", "concept", "concepts", "graph", "properties"]

_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SCHEMA = "https://schema.org/"
_SOURCE = "http://purl.org/dc/terms/source"


class UnknownConceptError(LookupError):
    """No concept of that label is a value of the property in the class."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property with its documentation.

    `parents` are the superclasses of a class. `domain` and `range` are the IRIs of the classes that
    a property is meant for and of the classes or datatypes it points to, the narrowest that are stated.
    """

    iri: str
    label: str
    definition: str
    example: str
    source: str
    parents: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The local name, e.g. "sendingState"."""
        return self.iri.removeprefix(DIP)


@dataclass(frozen=True, slots=True)
class Concept:
    """A SKOS concept with its documentation, its scheme, and where it is a value."""

    iri: str
    label: str
    definition: str
    example: str
    source: str
    scheme: str
    property_name: str
    classes: tuple[str, ...]

    @property
    def name(self) -> str:
        """The local name, e.g. "missionKind-embassy"."""
        return self.iri.removeprefix(DIP)


@cache
def graph() -> ox.Dataset:
    """The triples of `diplomacy.ttl`; not to be changed."""
    return ox.Dataset(ox.parse(path=str(FOLDER / "diplomacy.ttl")))


@cache
def classes() -> tuple[Term, ...]:
    """The classes of the ontology, by name."""
    return _terms(_OWL + "Class")


@cache
def properties() -> tuple[Term, ...]:
    """The properties that data may use, by name."""
    return _terms(_OWL + "ObjectProperty", _OWL + "DatatypeProperty")


@cache
def concepts() -> tuple[Concept, ...]:
    """The concepts of all schemes, by name."""
    return tuple(sorted(map(_concept, _instances(_SKOS + "Concept")), key=lambda c: c.iri))


def concept(property_name: str, class_name: str, label: str) -> str:
    """The IRI of a concept, e.g. concept("kind", "Mission", "embassy").

    Raises UnknownConceptError naming the labels that the property may have in that class.
    """
    known = _index().get((property_name, class_name), {})
    if label in known:
        return known[label]
    choice = ", ".join(known) or "no concepts"
    raise UnknownConceptError(f"dip:{property_name} of dip:{class_name}: {label!r} is none of {choice}")


@cache
def _index() -> dict[tuple[str, str], dict[str, str]]:
    """(property, class) -> prefLabel -> IRI."""
    index: dict[tuple[str, str], dict[str, str]] = {}
    for each in concepts():
        for class_name in each.classes:
            index.setdefault((each.property_name, class_name), {})[each.label] = each.iri
    return index


def _terms(*types: str) -> tuple[Term, ...]:
    instances = {node for each in types for node in _instances(each) if node.value.startswith(DIP)}
    return tuple(sorted(map(_term, instances), key=lambda term: term.iri))


def _term(node: ox.NamedNode) -> Term:
    return Term(
        node.value,
        *_documentation(node),
        parents=_values(node, _RDFS + "subClassOf"),
        domain=_values(node, _SCHEMA + "domainIncludes") or _values(node, _RDFS + "domain"),
        range=_values(node, _SCHEMA + "rangeIncludes") or _values(node, _RDFS + "range"),
    )


def _concept(node: ox.NamedNode) -> Concept:
    (scheme,) = _values(node, _SKOS + "inScheme")
    (values_of,) = _values(ox.NamedNode(scheme), DIP + "valuesOf")
    used_in = _values(ox.NamedNode(scheme), DIP + "usedIn")
    return Concept(
        node.value,
        *_documentation(node),
        scheme=scheme,
        property_name=values_of.removeprefix(DIP),
        classes=tuple(iri.removeprefix(DIP) for iri in used_in),
    )


def _documentation(node: ox.NamedNode) -> tuple[str, str, str, str]:
    """Label, definition, example and source."""
    predicates = (_RDFS + "label", _SKOS + "definition", _SKOS + "example", _SOURCE)
    label, definition, example, source = ("; ".join(_values(node, each)) for each in predicates)
    return label, definition, example, source


def _instances(class_iri: str) -> Iterable[ox.NamedNode]:
    for quad in graph().quads_for_object(ox.NamedNode(class_iri)):
        if quad.predicate == _RDF_TYPE and isinstance(quad.subject, ox.NamedNode):
            yield quad.subject


def _values(node: ox.NamedNode, predicate: str) -> tuple[str, ...]:
    """The IRIs or lexical forms that a term has for a predicate, sorted."""
    objects = (quad.object for quad in graph().quads_for_subject(node) if quad.predicate.value == predicate)
    return tuple(sorted(each.value for each in objects if isinstance(each, ox.NamedNode | ox.Literal)))
