"""Facts as pages list them: one line each, in order of time, by class."""

from __future__ import annotations

from collections.abc import Sequence

from graph.listing import Listing
from ontology import DIP
from server.pages import graph

__all__ = ["LISTED", "NONE", "SECTIONS", "of", "of_pair", "query_of", "when"]

LISTED = 100  # facts of a class on one page
NONE = Listing((), 0)

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


def of(iri: str) -> dict[str, Listing]:
    """The facts that a thing takes part in, under their headings."""
    return _headed(graph.facts_of(iri, LISTED))


def of_pair(one: str, other: str) -> dict[str, Listing]:
    """The facts that two States share, under their headings."""
    return _headed(graph.facts_of_pair(one, other, LISTED))


def query_of(cls: str, things: Sequence[str]) -> str:
    """The text of the query for all of a class that speak of each of these things."""
    speaks = "".join(f"  ?fact ?role{place or ''} <{iri}> .\n" for place, iri in enumerate(things))
    return graph.text("all", cls=DIP + cls).replace("  $speaks\n", speaks)


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


def _headed(listings: dict[str, Listing]) -> dict[str, Listing]:
    """Listings under their headings, in the order of SECTIONS."""
    return {heading: listings[cls] for cls, heading in SECTIONS.items() if cls in listings}
