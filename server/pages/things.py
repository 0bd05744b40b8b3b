"""One thing of the graph as pages show it: names, classes, and every property with its values."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, field

from ontology import DIP, vocabulary
from server import urls
from server.pages import facts, graph

__all__ = ["FACT_NAMES", "Thing", "Value", "describe", "label_of"]

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
_SAME_AS = "http://www.w3.org/2002/07/owl#sameAs"
_GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
FACT_NAMES = frozenset(facts.SECTIONS)
_DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom"
# Shown in a place of their own, or said twice.
_APART = {_RDF_TYPE, _LABEL, _ALT_LABEL, _SAME_AS, _DERIVED} | {
    DIP + name for name in ("evidence", "conflictsWith", "notBefore", "notAfter")
}
_OTHER_LABELS = {
    "http://purl.org/dc/terms/identifier": "read from",
    "http://purl.org/dc/terms/license": "licence",
    "http://purl.org/dc/terms/rights": "rights",
    "http://purl.org/dc/terms/references": "cites",
    "https://schema.org/url": "address",
    f"{_GEO}lat": "latitude",
    f"{_GEO}long": "longitude",
}
_ORDER = (
    *("date", "opened", "closed", "visitor", "person", "role", "sendingState", "receivingState"),
    *(
        "receivingOrganization",
        "recognizer",
        "recognized",
        "member",
        "organization",
        "party",
        "kind",
        "change",
    ),
)
_DATES = {f"{DIP}{name}" for name in ("date", "opened", "closed", "terminated")}


@dataclass(frozen=True, slots=True)
class Value:
    """A value to show, with the page it leads to or ""."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """What the graph says of one IRI."""

    iri: str
    cls: str
    label: str
    names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    properties: dict[str, list[Value]] = field(default_factory=dict)
    raw: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_fact(self) -> bool:
        return self.cls in FACT_NAMES

    def get(self, name: str) -> str:
        """The first value of a property of the ontology, "" where there is none."""
        return next(iter(self.raw.get(DIP + name, ())), "")

    @property
    def coordinates(self) -> tuple[str, str] | None:
        """Latitude and longitude in degrees."""
        lat, long = (next(iter(self.raw.get(_GEO + name, ())), "") for name in ("lat", "long"))
        return (lat, long) if lat and long else None


def describe(iri: str) -> Thing | None:
    """What the graph says of an IRI; None where it says nothing."""
    rows = graph.select("description", this=iri)
    if not rows:
        return None
    raw: dict[str, list[str]] = {}
    shown: dict[str, list[Value]] = {}
    for row in rows:
        name, value = str(row["property"]), str(row["value"])
        if value in raw.setdefault(name, []):
            continue
        raw[name].append(value)
        if name not in _APART:
            shown.setdefault(name, []).append(_value(name, row))
    label = next(iter(raw.get(_LABEL, ())), urls.shorten(iri))
    alternatives = tuple(name for name in raw.get(_ALT_LABEL, ()) if name != label)
    ordered = {label_of(name): shown[name] for name in sorted(shown, key=_place)}
    return Thing(
        iri, _class(raw.get(_RDF_TYPE, ())), label, alternatives, tuple(raw.get(_SAME_AS, ())), ordered, raw
    )


@functools.cache
def _labels() -> dict[str, str]:
    terms = [*vocabulary.properties(), *vocabulary.classes()]
    return _OTHER_LABELS | {term.iri: term.label for term in terms}


def label_of(iri: str) -> str:
    """What a property or class is called: "sending State"; the prefixed name where it is not ours."""
    return _labels().get(iri) or urls.shorten(iri)


def _place(name: str) -> tuple[int, str]:
    """When, who, to whom, what; the rest by name."""
    local = name.removeprefix(DIP)
    return (_ORDER.index(local) if local in _ORDER else len(_ORDER), label_of(name))


def _class(types: Iterable[str]) -> str:
    own = sorted(iri.removeprefix(DIP) for iri in types if iri.startswith(DIP))
    return next((name for name in own if name not in ("Fact", "Entity")), own[0] if own else "")


def _value(name: str, row: graph.Row) -> Value:
    value = row["value"]
    if value.type != "uri":
        return Value(facts.when(value.value) if name in _DATES else value.value)
    label = str(row["label"]) if "label" in row else urls.shorten(value.value)
    return Value(label, urls.local(value.value))
