"""Entities by name alone, until `graph.resolve` tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from extract.article import Article
from extract.facts import EntityKind, Extraction, Mention
from graph.claims import Entity
from graph.iris import Iris, slug
from ontology import DIP, WD

__all__ = ["Resolution", "resolve"]


@dataclass(frozen=True, slots=True)
class _Plain:
    kind: EntityKind
    slug: str
    label: str
    item: str = ""


class Resolution:
    def of(self, article: str, mention: Mention) -> Entity:
        return _Plain(mention.kind, slug(mention.name), mention.name, mention.item)

    def quads(self, entity: Entity, iris: Iris) -> Iterator[ox.Quad]:
        node = ox.NamedNode(iris.entity(entity.kind, entity.slug))
        graph = ox.NamedNode(iris.graph("entities"))
        rdf_type = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
        rdfs_label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
        yield ox.Quad(node, rdf_type, ox.NamedNode(DIP + entity.kind), graph)
        yield ox.Quad(node, rdfs_label, ox.Literal(entity.label), graph)
        if entity.item:
            same = ox.NamedNode("http://www.w3.org/2002/07/owl#sameAs")
            yield ox.Quad(node, same, ox.NamedNode(WD + entity.item), ox.NamedNode(iris.graph("links")))


def resolve(stated: Sequence[tuple[Article, Extraction]] | Iterable[object]) -> Resolution:
    return Resolution()
