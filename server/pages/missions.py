"""Missions as a table: who sends them to whom, with their seats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.listing import Fact
from ontology import DIP
from server import urls
from server.pages import graph
from server.pages.things import Value

__all__ = ["Mission", "rows"]

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


def rows(missions: Sequence[Fact]) -> list[Mission]:
    """A row for each mission, by sending State and seat."""
    iris = [fact.iri for fact in missions]
    said: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for row in graph.select("missions", missions=iris):
        name = str(row["property"]).removeprefix(DIP)
        value = str(row["value"])
        said[str(row["mission"])][name] = (value, str(row.get("label", value)))
    seats = {
        str(row["place"]): (str(row["lat"]), str(row["long"])) for row in graph.select("seats", missions=iris)
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
