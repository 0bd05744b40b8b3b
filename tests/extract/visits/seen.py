"""Visits as tests compare them."""

from __future__ import annotations

from extract.facts import Visit
from tests.extract.texts import facts_of

__all__ = ["TITLE", "journeys"]

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
