"""Facts as pages list them: one line each, in order of time, by class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ontology import DIP
from server.pages import graph

__all__ = ["SECTIONS", "Fact", "by_class", "of", "of_pair", "when"]

# The order of a relationship, and what each class is called as a heading.
SECTIONS = {
    "Recognition": "Recognition",
    "RelationsEvent": "Diplomatic relations",
    "Mission": "Missions",
    "Accreditation": "Accreditations",
    "Visit": "Visits",
    "Meeting": "Meetings",
    "Agreement": "Agreements",
    "Membership": "Memberships",
    "Vote": "Votes",
    "Aid": "Aid",
    "TradeFlow": "Trade and investment",
    "Twinning": "Twinned places",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a list; `first` and `last` are the days it spans, "" where no date is stated."""

    iri: str
    cls: str
    label: str
    date: str = ""
    first: str = ""
    last: str = ""


def of(iri: str) -> list[Fact]:
    """The facts that a thing takes part in."""
    return _facts(graph.select("facts", this=iri))


def of_pair(one: str, other: str) -> list[Fact]:
    """The facts that two States share."""
    return _facts(graph.select("pair", this=one, that=other))


def by_class(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Facts under their headings, in the order of SECTIONS."""
    found: dict[str, list[Fact]] = {name: [] for name in SECTIONS}
    for fact in facts:
        found.setdefault(fact.cls, []).append(fact)
    return {SECTIONS.get(name, name): rows for name, rows in found.items() if rows}


def when(date: str) -> str:
    """An EDTF date for readers: "1995-05-16 to 1995-05-17", "from 2014", "about 1920"."""
    first, slash, last = date.partition("/")
    about = "about " if first[-1:] in ("~", "?", "%") else ""
    first, last = first.rstrip("~?%"), last.rstrip("~?%")
    if not slash:
        return about + first
    if last in ("", ".."):
        return f"from {about}{first}"
    if first in ("", ".."):
        return f"until {last}"
    return f"{about}{first} to {last}"


def _facts(rows: Iterable[graph.Row]) -> list[Fact]:
    found: dict[str, Fact] = {}
    for row in rows:
        names = {key: str(row[key]) for key in ("label", "date", "first", "last") if key in row}
        fact = Fact(str(row["fact"]), str(row["class"]).removeprefix(DIP), **names)
        found.setdefault(fact.iri, fact)
    return list(found.values())
