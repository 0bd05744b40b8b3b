"""Entities, classes and properties as the Reconciliation API names them.

The identifier of an entity is the end of its IRI ("state/lithuania"), of a class or property its short
name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import current_app

from graph import store
from graph.search import Hit, search
from ontology import DIP, WD, vocabulary
from server import queries

__all__ = [
    "TYPES",
    "Property",
    "Value",
    "base",
    "described",
    "entities",
    "iri_of",
    "named",
    "properties",
    "types",
    "values",
]

TYPES = ("State", "Organization", "Person", "Place")

_PREFIXES = f"""
PREFIX dip: <{DIP}>
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_IDENTIFIER = re.compile(r"(state|organization|person|place)/[A-Za-z0-9._~-]+")

Value = dict[str, str | float]  # as data extension answers it: {"str": …}, {"float": …}, {"id": …, "name": …}


@dataclass(frozen=True, slots=True)
class Property:
    """A property of entities: `path` is a SPARQL property path, `kind` what its values are."""

    id: str
    name: str
    classes: tuple[str, ...]
    path: str
    kind: str


def types() -> Iterator[dict[str, str]]:
    """The classes that can be matched, with their definitions."""
    described = {each.name: each for each in vocabulary.classes()}
    for name in TYPES:
        yield {"id": name, "name": described[name].label, "description": described[name].definition}


@cache
def properties() -> tuple[Property, ...]:
    """The properties that can be asked for and matched by."""
    with (Path(__file__).parent / "properties.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return tuple(
            Property(row["id"], row["name"], tuple(row["classes"].split("|")), row["path"], row["kind"])
            for row in rows
        )


def base() -> str:
    """The start of the IRIs of all entities."""
    return f"{store.manifest(_version()).base}id/"


def iri_of(identifier: str) -> str:
    """The IRI of an identifier; "" where it is none."""
    return f"{base()}{identifier}" if _IDENTIFIER.fullmatch(identifier) else ""


def named(text: str, classes: Collection[str], limit: int) -> list[Hit]:
    """The entities that are called like this, best first."""
    return search(_version() / store.INDEX, text, limit, classes or TYPES)


def described(iris: Collection[str]) -> list[Hit]:
    """Label, class and number of facts of these entities."""
    wanted = " ".join(f"<{iri}>" for iri in sorted(iris))
    query = f"""{_PREFIXES} SELECT ?entity ?class ?label (COUNT(DISTINCT ?fact) AS ?facts) WHERE {{
        VALUES ?entity {{ {wanted} }} ?entity a ?class ; rdfs:label ?label .
        OPTIONAL {{ ?fact ?property ?entity ; dip:evidence ?passage }}
    }} GROUP BY ?entity ?class ?label ORDER BY ?entity"""
    return [
        Hit(
            iri=_text(row, "entity"),
            cls=_text(row, "class").removeprefix(DIP),
            label=_text(row, "label"),
            alternatives=(),
            facts=int(_text(row, "facts")),
            score=0.0,
        )
        for row in (queries.select(query) if wanted else ())
    ]


def entities(property_: Property, text: str) -> Iterator[str]:
    """The IRIs of the entities with that value of a property."""
    said = _literal(WD + text if property_.kind == "item" else text)
    match = f"?entity {property_.path} ?value . FILTER(STR(?value) = {said})"
    for row in queries.select(f"{_PREFIXES} SELECT DISTINCT ?entity WHERE {{ {match} }} LIMIT 10"):
        yield _text(row, "entity")


def values(identifiers: Collection[str], property_: Property) -> dict[str, list[Value]]:
    """The values that these entities have of a property, sorted; an empty list where there are none."""
    iris = {iri_of(identifier): identifier for identifier in identifiers}
    found: dict[str, list[Value]] = {identifier: [] for identifier in identifiers}
    wanted = " ".join(f"<{iri}>" for iri in iris if iri)
    query = f"""{_PREFIXES} SELECT DISTINCT ?entity ?value ?name WHERE {{
        VALUES ?entity {{ {wanted} }} ?entity {property_.path} ?value .
        OPTIONAL {{ ?value rdfs:label ?name }}
    }} ORDER BY ?entity ?name ?value"""
    for row in queries.select(query) if wanted else ():
        value = _value(_text(row, "value"), _text(row, "name"), property_.kind)
        found[iris[_text(row, "entity")]].append(value)
    return found


def _value(value: str, name: str, kind: str) -> Value:
    if kind == "entity":
        return {"id": value.removeprefix(base()), "name": name}
    if kind == "float":
        return {"float": float(value)}
    return {"str": value.removeprefix(WD) if kind == "item" else value}


def _text(row: Mapping[str, object], name: str) -> str:
    return str(getattr(row.get(name), "value", ""))


def _version() -> Path:
    folder = current_app.config["SETTINGS"].store
    version = store.current(folder)
    if version is None:
        raise store.StoreError(f"no graph in {folder}: run legation build first")
    return version


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
