"""The missions that a State sends or receives, or an organisation receives, with their seats."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ontology import DIP
from server import urls
from server.pages import graph
from server.pages.things import Value

__all__ = ["Mission", "of"]

_NOTHING = Value("")


@dataclass(frozen=True, slots=True)
class Mission:
    """One row of the table; `lat` and `long` of the seat in degrees, "" where they are not known."""

    iri: str
    label: str
    kind: str
    sender: Value
    receiver: Value
    place: Value
    lat: str
    long: str
    opened: str
    closed: str


def of(iri: str) -> list[Mission]:
    """The missions of a State or organisation, by sending State and seat."""
    said: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for row in graph.select("missions", this=iri):
        name = str(row["property"]).removeprefix(DIP)
        value = str(row["value"])
        said[str(row["mission"])][name] = (value, str(row.get("label", value)))
    seats = {
        str(row["place"]): (str(row["lat"]), str(row["long"])) for row in graph.select("seats", this=iri)
    }
    found = [_mission(mission, each, seats) for mission, each in said.items()]
    return sorted(found, key=lambda each: (each.sender.text, each.receiver.text, each.place.text, each.label))


def _mission(iri: str, said: dict[str, tuple[str, str]], seats: dict[str, tuple[str, str]]) -> Mission:
    def thing(name: str) -> Value:
        return Value(said[name][1], urls.local(said[name][0])) if name in said else _NOTHING

    lat, long = seats.get(said.get("place", ("", ""))[0], ("", ""))
    return Mission(
        iri,
        label=said.get("label", ("", ""))[1],
        kind=said.get("kind", ("", "mission"))[1],
        sender=thing("sendingState"),
        receiver=thing("receivingState") if "receivingState" in said else thing("receivingOrganization"),
        place=thing("place"),
        lat=lat,
        long=long,
        opened=said.get("opened", ("", ""))[0],
        closed=said.get("closed", ("", ""))[0],
    )
