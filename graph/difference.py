"""What changed from one graph to the next: facts added, removed and changed, in words and as JSON.

A fact is the same where its IRI is, or else where it is of the same class, read from the same
passage, and no other fact of that class is: then what identifies it was read otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from graph.rdf import DCTERMS, PROV, RDF_TYPE, RDFS_LABEL, SKOS, iri
from ontology import DIP, vocabulary

__all__ = ["Change", "Difference", "FactState", "as_json", "compare", "in_words"]

_NOT_SAID = frozenset([RDF_TYPE, RDFS_LABEL, PROV + "wasDerivedFrom", DIP + "evidence"])
Passage = tuple[str, int, int]  # article, start and end offset
Term = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True, slots=True)
class FactState:
    """A fact as one graph has it; `values` are names, dates and numbers by property."""

    iri: str
    cls: str
    label: str
    values: Mapping[str, tuple[str, ...]]
    passages: frozenset[Passage]


@dataclass(frozen=True, slots=True)
class Change:
    """A fact in both graphs, and what each says where they differ."""

    old: FactState
    new: FactState

    @property
    def properties(self) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        names = sorted({*self.old.values, *self.new.values})
        pairs = {name: (self.old.values.get(name, ()), self.new.values.get(name, ())) for name in names}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


@dataclass(slots=True)
class Difference:
    """Every fact that is not the same in both graphs, by IRI."""

    added: list[FactState] = field(default_factory=list)
    removed: list[FactState] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def compare(old: ox.Store, new: ox.Store) -> Difference:
    """The difference from `old` to `new`."""
    before, after = ({fact.iri: fact for fact in _facts(graph)} for graph in (old, new))
    removed = [fact for name, fact in sorted(before.items()) if name not in after]
    added = [fact for name, fact in sorted(after.items()) if name not in before]
    renamed = list(_renamed(removed, added))
    kept = [Change(fact, after[name]) for name, fact in sorted(before.items()) if name in after]
    gone = {change.old.iri for change in renamed} | {change.new.iri for change in renamed}
    return Difference(
        added=[fact for fact in added if fact.iri not in gone],
        removed=[fact for fact in removed if fact.iri not in gone],
        changed=[*(c for c in kept if c.properties or c.old.passages != c.new.passages), *renamed],
    )


def in_words(difference: Difference) -> Iterator[str]:
    """One line a fact added or removed, and for a changed one a line for each property."""
    for fact in difference.added:
        yield f"+ {fact.cls}: {fact.label}"
    for fact in difference.removed:
        yield f"- {fact.cls}: {fact.label}"
    for change in difference.changed:
        yield f"~ {change.new.cls}: {change.new.label}"
        for name, (old, new) in change.properties.items():
            yield f"    {name}: {', '.join(old) or 'nothing'} -> {', '.join(new) or 'nothing'}"
        more = len(change.new.passages - change.old.passages)
        less = len(change.old.passages - change.new.passages)
        if more or less:
            yield f"    passages: {more} more, {less} less"


def as_json(difference: Difference) -> dict[str, Any]:
    """The difference as plain values."""
    return {
        "added": [_plain(fact) for fact in difference.added],
        "removed": [_plain(fact) for fact in difference.removed],
        "changed": [
            {
                "old": change.old.iri,
                "new": change.new.iri,
                "class": change.new.cls,
                "label": change.new.label,
                "properties": {n: {"old": o, "new": w} for n, (o, w) in change.properties.items()},
                "passages": {
                    "added": sorted(change.new.passages - change.old.passages),
                    "removed": sorted(change.old.passages - change.new.passages),
                },
            }
            for change in difference.changed
        ],
    }


def _plain(fact: FactState) -> dict[str, Any]:
    return {
        "id": fact.iri,
        "class": fact.cls,
        "label": fact.label,
        "values": dict(fact.values),
        "passages": sorted(fact.passages),
    }


def _renamed(removed: Iterable[FactState], added: Iterable[FactState]) -> Iterator[Change]:
    """Facts of one class that alone were read from the same passage before and after."""
    old, new = _by_passage(removed), _by_passage(added)
    pairs = {
        (before[0].iri, after[0].iri): Change(before[0], after[0])
        for key, before in old.items()
        if len(before) == 1 and len(after := new.get(key, [])) == 1
    }
    for (one, other), change in sorted(pairs.items()):
        if sum(one in pair or other in pair for pair in pairs) == 1:
            yield change


def _by_passage(facts: Iterable[FactState]) -> dict[tuple[str, Passage], list[FactState]]:
    found = defaultdict(list)
    for fact in facts:
        for passage in fact.passages:
            found[fact.cls, passage].append(fact)
    return found


def _facts(graph: ox.Store) -> Iterator[FactState]:
    for term in vocabulary.classes():
        if DIP + "Fact" in term.parents:
            for node in _subjects(graph, term.iri):
                yield _state(graph, node, term.name)


def _state(graph: ox.Store, node: ox.NamedNode, cls: str) -> FactState:
    values: dict[str, set[str]] = defaultdict(set)
    for quad in graph.quads_for_pattern(node, None, None):
        if quad.predicate.value not in _NOT_SAID and not isinstance(quad.object, ox.Triple):
            values[quad.predicate.value.removeprefix(DIP)].add(_name(graph, quad.object))
    said = {name: tuple(sorted(found)) for name, found in values.items()}
    passages = (_passage(graph, each) for each in _objects(graph, node, DIP + "evidence"))
    label = next((_name(graph, each) for each in _objects(graph, node, RDFS_LABEL)), node.value)
    return FactState(node.value, cls, label, said, frozenset(passages))


def _passage(graph: ox.Store, node: Term) -> Passage:
    source = next((_name(graph, each) for each in _objects(graph, node, DIP + "source")), "")
    start, end = (
        next((int(_name(graph, each)) for each in _objects(graph, node, DIP + name)), 0)
        for name in ("startOffset", "endOffset")
    )
    return source, start, end


def _name(graph: ox.Store, term: Term) -> str:
    """A literal's text; an article's identifier, a concept's or other thing's label; else the IRI."""
    if isinstance(term, ox.NamedNode):
        for predicate in (DCTERMS + "identifier", SKOS + "prefLabel", RDFS_LABEL):
            for value in _objects(graph, term, predicate):
                return value.value
    return term.value


def _subjects(graph: ox.Store, cls: str) -> Iterator[ox.NamedNode]:
    for quad in graph.quads_for_pattern(None, iri(RDF_TYPE), iri(cls)):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject


def _objects(graph: ox.Store, node: Term, predicate: str) -> Iterator[Term]:
    if not isinstance(node, ox.Literal):
        for quad in graph.quads_for_pattern(node, iri(predicate), None):
            if not isinstance(quad.object, ox.Triple):
                yield quad.object
