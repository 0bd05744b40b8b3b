"""How well entities match a query: by name, type and the values of properties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from rapidfuzz import fuzz

from graph.search import Hit
from ontology.gazetteer import fold

from . import things

__all__ = ["Query", "candidates"]

_LIMIT = 10
_MOST = 50
_NAME_WEIGHT = 2.0  # beside one for each property
_CERTAIN = 95.0  # of 100: the score from which the only exact match counts as certain

Single = str | float | bool | dict[str, Any]


class PropertyValue(msgspec.Struct, forbid_unknown_fields=True):
    """A property and the value, or values, that a match should have."""

    pid: str
    v: Single | list[Single]

    def wanted(self) -> list[str]:
        """The values as text; an entity counts by its identifier."""
        values = self.v if isinstance(self.v, list) else [self.v]
        return [str(value.get("id", "")) if isinstance(value, dict) else str(value) for value in values]


class Query(msgspec.Struct, forbid_unknown_fields=True):
    """One query of a batch (Reconciliation API 0.2, section 4.2)."""

    query: str = ""
    type: str | list[str] = ""
    limit: int = _LIMIT
    properties: list[PropertyValue] = []
    type_strict: Literal["any", "should", "all"] = "any"

    def classes(self) -> list[str]:
        """The types asked for, without those that nothing here has."""
        asked = [self.type] if isinstance(self.type, str) else self.type
        return [name for name in asked if name]


def candidates(query: Query) -> list[dict[str, object]]:
    """The candidates of a query, best first (section 4.3)."""
    asked = query.classes()
    classes = [name for name in asked if name in things.TYPES]
    if asked and not classes and query.type_strict != "should":
        return []
    if len(classes) > 1 and query.type_strict == "all":
        return []  # nothing is of two of our types
    hits = _hits(query, [] if query.type_strict == "should" else classes)
    scored = sorted(_scored(query, hits), key=lambda pair: -pair[1])
    exact = [hit for hit, _ in scored if _is_exact(query, hit)]
    limit = max(1, min(query.limit, _MOST))
    return [_candidate(query, hit, score, exact) for hit, score in scored[:limit]]


def _hits(query: Query, classes: list[str]) -> list[Hit]:
    if query.query:
        return things.named(query.query, classes, _MOST)
    known = {each.id: each for each in things.properties()}
    iris = {
        iri
        for each in query.properties
        if each.pid in known
        for text in each.wanted()
        for iri in things.entities(known[each.pid], text)
    }
    return [hit for hit in things.described(iris) if not classes or hit.cls in classes]


def _scored(query: Query, hits: list[Hit]) -> Iterator[tuple[Hit, float]]:
    known = {each.id: each for each in things.properties()}
    asked = [each for each in query.properties if each.pid in known]
    identifiers = [_identifier(hit) for hit in hits]
    values = {each.pid: things.values(identifiers, known[each.pid]) for each in asked if identifiers}
    for hit, identifier in zip(hits, identifiers, strict=True):
        parts = [_best(each.wanted(), values[each.pid][identifier]) for each in asked]
        weight = _NAME_WEIGHT if query.query else 0.0
        total = weight + len(parts)
        yield hit, (weight * hit.score + sum(parts)) / total if total else 0.0


def _best(wanted: list[str], values: list[things.Value]) -> float:
    """How like the likest of the values is to one that is wanted, 0 to 100."""
    had = [str(each) for value in values for each in value.values()]
    return max((fuzz.ratio(fold(one), fold(other)) for one in wanted for other in had), default=0.0)


def _is_exact(query: Query, hit: Hit) -> bool:
    return not query.query or fold(query.query) in {fold(name) for name in (hit.label, *hit.alternatives)}


def _candidate(query: Query, hit: Hit, score: float, exact: list[Hit]) -> dict[str, object]:
    return {
        "id": _identifier(hit),
        "name": hit.label,
        "description": f"{hit.cls} in {hit.facts} facts",
        "score": round(score, 1),
        "match": exact == [hit] and score >= _CERTAIN,
        "type": [{"id": hit.cls, "name": hit.cls}],
        "features": [
            {"id": "name", "value": round(hit.score, 1)},
            {"id": "exact", "value": _is_exact(query, hit)},
        ],
    }


def _identifier(hit: Hit) -> str:
    return hit.iri.removeprefix(things.base())
