"""Dates said in relation to the date stated last: "the same day", "two days later", "the following year"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.edtf import Date
from extract.lists import table

__all__ = ["Relation", "parts", "relations", "shift"]

_NUMBERS = {word: int(number) for word, number in table("cardinals")}
_DIRECTIONS = {word: int(direction) for _, word, direction in table("date_relations")}
# unit -> (the unit that it is counted in, how many of those; a week or decade is said loosely)
_UNITS = {
    "day": ("day", 1),
    "date": ("day", 1),
    "week": ("day", 7),
    "month": ("month", 1),
    "year": ("year", 1),
    "decade": ("year", 10),
}
_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?")


def _words(form: str) -> str:
    return "|".join(re.escape(word) for kind, word, _ in table("date_relations") if kind == form)


_UNIT = r"(?P<unit>day|date|month|year)\b"
_COUNT = rf"\b(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+(?P<unit>day|week|month|year|decade)s?"
_CLAUSE_END = r"(?=\s*(?:[,.;:)]|$))"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "the same year that Finland joined" looks forward.
        rf"\b(?:(?:the|that)\s+(?:very\s+)?same|that)\s+{_UNIT}(?!\s+(?:that|as|when|in which)\b)",
        rf"\b(?:the|that)\s+(?P<word>{_words('adjective')})\s+{_UNIT}",
        rf"\bthe\s+{_UNIT}\s+(?P<word>{_words('bound')}){_CLAUSE_END}",
        rf"{_COUNT}\s+(?P<word>{_words('adverb')})\b",
        rf"{_COUNT}\s+(?P<word>{_words('bound')}){_CLAUSE_END}",
    )
)
_KEYWORD = re.compile(r"\b(?:day|date|week|month|year|decade)s?\b", re.IGNORECASE)
_LOOSE = re.compile(r"\b(?:about|around|some|nearly|almost|approximately|roughly)\s+$", re.IGNORECASE)
_BOUNDED = re.compile(
    r"\b(?:more than|less than|over|under|at least|at most|up to|within|half|few|another|and)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relation:
    """`amount` units ("day", "month", "year") after the date stated last; 0 is "the same"."""

    start: int
    end: int
    unit: str
    amount: int
    loose: bool = False


def relations(text: str) -> tuple[Relation, ...]:
    """All relations of `text` in order."""
    if not _KEYWORD.search(text):
        return ()
    return tuple(sorted(_found(text), key=lambda relation: relation.start))


def _found(text: str) -> Iterator[Relation]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            count, before = groups.get("count"), text[: match.start()]
            if count and _BOUNDED.search(before):
                continue
            unit, size = _UNITS[groups["unit"].lower()]
            number = 1 if not count else int(count) if count.isdigit() else _NUMBERS[count.lower()]
            direction = _DIRECTIONS[groups["word"].lower()] if groups.get("word") else 0
            loose = bool(count and _LOOSE.search(before)) or size > 1
            yield Relation(*match.span(), unit, direction * number * size, loose)


def parts(side: str) -> tuple[int, int | None, int | None] | None:
    """Year, month and day of one side of an EDTF interval; a season has no month."""
    match = _PART.fullmatch(side)
    if match is None:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    assert year is not None
    return year, (month if month and month <= 12 else None), day


def shift(anchor: Date, relation: Relation) -> Date | None:
    """The date that stands in `relation` to `anchor`; None where the anchor is not precise enough."""
    first, slash, last = anchor.edtf.partition("/")
    begin, end = parts(first), parts(last if slash else first)
    if begin is None or end is None:
        return None
    if relation.amount == 0 and _cut(begin, relation.unit) != _cut(end, relation.unit):
        return None
    edtf = _moved(begin if relation.amount < 0 else end, relation)
    return Date(edtf + "~" * relation.loose) if edtf else None


def _cut(side: tuple[int, int | None, int | None], unit: str) -> tuple[int | None, ...]:
    return side[: {"year": 1, "month": 2, "day": 3}[unit]]


def _moved(side: tuple[int, int | None, int | None], relation: Relation) -> str:
    year, month, day = side
    if relation.unit == "year":
        return f"{year + relation.amount:04}"
    if relation.unit == "month" and month:
        years, index = divmod(month - 1 + relation.amount, 12)
        return f"{year + years:04}-{index + 1:02}"
    if relation.unit == "day" and month and day and day <= calendar.monthrange(year, month)[1]:
        return (dt.date(year, month, day) + dt.timedelta(days=relation.amount)).isoformat()
    return ""
