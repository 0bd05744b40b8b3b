"""Recognitions as the tests compare them."""

from __future__ import annotations

from extract.facts import Recognition
from tests.extract.texts import facts_of

__all__ = ["Act", "acts"]

Act = tuple[str, str, str]


def acts(text: str, title: str = "Chile–Latvia relations") -> list[Act]:
    """(recognizer, recognized, date) of each recognition."""
    found = facts_of(Recognition, text, title)
    return [
        (f.recognizer.name, f.recognized.name, str(f.date or ""))
        for f in found
        if f.recognizer is not None and f.recognized is not None
    ]
