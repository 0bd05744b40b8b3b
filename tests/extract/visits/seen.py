"""Visits as tests compare them."""

from __future__ import annotations

from extract.facts import Visit
from tests.extract.texts import facts_of

__all__ = ["TITLE", "arrivals", "journeys"]

TITLE = "Chile–Latvia relations"


def journeys(text: str, title: str = TITLE) -> list[str]:
    """Sender, receiver, visitor and date of every visit in a text, one string each."""
    return [
        " ".join(
            (
                visit.sending_state.name if visit.sending_state else "?",
                "→",
                visit.receiving_state.name if visit.receiving_state else "?",
                visit.visitor.name if visit.visitor else "–",
                visit.date.edtf if visit.date else "–",
            )
        )
        for visit in facts_of(Visit, text, title)
    ]


def arrivals(text: str, heading: str = "", **of: str) -> list[tuple[str, str, str]]:
    """Receiver, visitor and date of every visit in a text below a heading."""
    return [
        (
            visit.receiving_state.name if visit.receiving_state else "",
            visit.visitor.name if visit.visitor else "",
            str(visit.date or ""),
        )
        for visit in facts_of(Visit, text, heading=heading, **of)
    ]
