"""Whether a field of a gold fact and of a found fact say the same.

States, organisations and places agree by name (a spelling apart), persons by family name and
initial, phrases by their words, dates by the days they span, amounts within half a per cent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from graph.evaluation.found import Found, span
from graph.evaluation.gold import DATES, PERSONS, PHRASES, SETS, Line

__all__ = ["agrees"]

_SAME_NAME = 0.9  # likeness of two spellings of one name
_SAME_FAMILY_NAME = 0.8  # transliterations differ more
_SHORT = 5  # names of so many letters must be equal
_SAME_WORDS = 0.5  # share of the shorter phrase's words that both have
_AMOUNT = 0.005
_EMPTY_WORDS = frozenset(Path(__file__).with_name("empty_words.txt").read_text(encoding="utf-8").split())


def agrees(line: Line, found: Found, field: str) -> bool:
    """Whether the fact found has in `field` what the gold line wants.

    A field that the line leaves empty must be empty in persons and dates only; elsewhere the
    fact may know more than the annotation asked for.
    """
    wanted, got = line.of(field), found.of(field)
    if field == "date":
        stated = wanted[0] if wanted else ""
        return found.date in {span(date) for date in line.allowed(stated)}
    if field in SETS:
        return len(wanted) == len(got) and all(_any_same(field, line.allowed(w), got) for w in wanted)
    if not wanted:
        return not got or field not in PERSONS | DATES
    allowed = line.allowed(wanted[0])
    return _any_same(field, allowed, got) if got else "" in allowed


def _any_same(field: str, allowed: Iterable[str], got: Iterable[tuple[str, ...]]) -> bool:
    return any(_same(field, a, name) for a in allowed if a for names in got for name in names)


def _same(field: str, wanted: str, got: str) -> bool:
    if field in DATES:
        return span(wanted) == span(got)
    if field == "amount":
        return abs(float(got) - float(wanted)) <= _AMOUNT * abs(float(wanted))
    if field in PERSONS:
        return _same_person(wanted, got)
    return _same_phrase(wanted, got) if field in PHRASES else _same_name(wanted, got)


def _same_name(wanted: str, got: str) -> bool:
    a, b = (_fold(name).removeprefix("the ") for name in (wanted, got))
    return bool(a) and (a == b or (min(len(a), len(b)) > _SHORT and _alike(a, b) > _SAME_NAME))


def _same_person(wanted: str, got: str) -> bool:
    a, b = _fold(wanted).split(), _fold(got).split()
    if not a or not b or _alike(a[-1], b[-1]) < _SAME_FAMILY_NAME:
        return bool(a) and a == b
    return len(a) == 1 or len(b) == 1 or a[0][0] == b[0][0]


def _same_phrase(wanted: str, got: str) -> bool:
    a, b = (set(_fold(phrase).split()) - _EMPTY_WORDS for phrase in (wanted, got))
    if not a or not b:
        return _fold(wanted) == _fold(got) or a == b
    return len(a & b) / min(len(a), len(b)) >= _SAME_WORDS


@cache
def _fold(text: str) -> str:
    """Lower case, no accents, letters and digits only."""
    text = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l").replace("ø", "o"))
    letters = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", letters).strip()


@cache
def _alike(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b).ratio()
