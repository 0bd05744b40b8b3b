"""What speaks of a visit: the verbs and how they have the place, what follows the noun, what makes it private."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from extract.lists import table
from extract.text.units import Unit

__all__ = ["INCLUDING", "PRIVATE", "Anchor", "how_of"]

PRIVATE = re.compile(
    r"\b(?:holidays?|vacation|privately|incognito|pilgrimage|honeymoon|tourists?|on tour|exile)\b",
    re.IGNORECASE,
)
INCLUDING = re.compile(
    r",? (?:including|included?|includes|such as|among them|namely|notably|in particular)\b(?: those (?:of|by)\b)?"
    # "Two Presidents visited Y, X (1981) and Z (1984)"
    r"|,(?= (?:the )?(?:then )?‹[AN]\d+› \((?:in |on )?‹D)"
    r"|,? the (?:last|latest|most recent|first)(?: one)?,? (?:was |being )?(?:by|that of)\b"
    r"|\bw(?:as|ere) (?:by|those of)\b|:(?= )| [-–—](?= (?:the )?‹[AN])|,? viz\b\.?"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that speaks of a visit, with who goes and where.

    again: whether it takes up a visit that may have been spoken of ("during his visit")
    """

    token: Token
    visitors: list[Unit]
    places: list[Unit]
    rule: str
    again: bool = False


def how_of(word: Token) -> str:
    """How a verb has the place, the second column of the list `visit_words`; "" where it speaks of no visit."""
    return _words().get(word.lower_, "")


@cache
def _words() -> dict[str, str]:
    return {row[0]: row[1] for row in table("visit_words")}
