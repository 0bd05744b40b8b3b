"""Ways in which one name is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from anyascii import anyascii

__all__ = ["fold", "spellings", "with_plurals"]

# Abbreviations and British spellings.
_SPELT = {
    "st": "saint",
    "organisation": "organization",
    "organisations": "organizations",
    "programme": "program",
    "centre": "center",
    "defence": "defense",
    "labour": "labor",
}
_RESPELT = (
    (" and ", " & "),
    ("Saint ", "St. "),
    ("Saint ", "St "),
    ("'", "’"),
    ("–", "-"),
    ("Organization", "Organisation"),
    ("Organisation", "Organization"),
    ("Co-operation", "Cooperation"),
)
_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """A name for comparison: plain lower-case Latin letters and digits, in American spelling, without "the"."""
    plain = anyascii(name).casefold().replace("'", "").replace("&", " and ").replace("co-op", "coop")
    words = [_SPELT.get(word, word) for word in _WORD.findall(plain)]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """The names and the ways in which they are also written, without repetition."""
    found: dict[str, None] = {}
    for name in filter(None, names):
        found[name] = None
        for a, b in _RESPELT:
            if a in name:
                found[name.replace(a, b)] = None
        if not name.isascii() and _is_latin(name):
            found[anyascii(name)] = None
    return tuple(found)


def _is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def with_plurals(words: Sequence[str]) -> tuple[str, ...]:
    """Demonyms with the plural of those that are nouns of the regular kind ("Finn", "Finns")."""
    plurals = (
        f"{word}s"
        for word in words
        if not re.search(r"(s|sh|ch|ese|m[ae]n|é)$", word, re.IGNORECASE) and "." not in word
    )
    return tuple(dict.fromkeys((*words, *plurals)))
