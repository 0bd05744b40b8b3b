"""A thing in the words of schema.org, for search engines; the graph itself speaks the ontology."""

from __future__ import annotations

from server import urls
from server.pages.things import Thing

__all__ = ["of"]

_TYPES = {
    "State": "Country",
    "Organization": "Organization",
    "Person": "Person",
    "Place": "Place",
    "Article": "Article",
    "Visit": "Event",
    "Meeting": "Event",
    "RelationsEvent": "Event",
    "Recognition": "Event",
    "Vote": "Event",
    "Agreement": "CreativeWork",
    "Mission": "GovernmentOffice",
    "Aid": "MonetaryGrant",
    "TradeFlow": "Observation",
}


def of(thing: Thing) -> dict[str, object]:
    """A JSON-LD object; a fact of a class that schema.org lacks is a Claim."""
    kind = _TYPES.get(thing.cls, "Claim" if thing.is_fact else "Thing")
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": thing.iri,
        "name": thing.label,
        "url": urls.absolute(urls.entity(thing.iri)),
        "alternateName": list(thing.names),
        "sameAs": list(thing.same_as),
    }
    if kind == "Event":
        found |= {"startDate": thing.get("notBefore"), "endDate": thing.get("notAfter")}
    if thing.coordinates:
        lat, long = thing.coordinates
        found["geo"] = {"@type": "GeoCoordinates", "latitude": float(lat), "longitude": float(long)}
    return {key: value for key, value in found.items() if value}
