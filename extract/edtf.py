"""Dates exactly as precise as the text states them.

EDTF level 1 (Library of Congress, Extended Date/Time Format, ISO 8601-2:2019).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

__all__ = ["Date"]

_PART = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:(?<!X)-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?[~?%]?")
# Seasons of EDTF level 1 on the northern hemisphere: code -> (first month, last month, years on).
_SEASONS = {21: (3, 5, 0), 22: (6, 8, 0), 23: (9, 11, 0), 24: (12, 2, 1)}


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A date or interval as an EDTF string, e.g. "2010-06-15/2010-06-16", "2013-10", "2014/..",
    "199X" (the 1990s).

    Raises ValueError when the string is not a date of the calendar.
    """

    edtf: str

    def __post_init__(self) -> None:
        first, last = self.not_before, self.not_after
        if first is None and last is None:
            raise ValueError(f"not a date: {self.edtf!r}")
        if first and last and first > last:
            raise ValueError(f"an interval that ends before it begins: {self.edtf!r}")

    @property
    def not_before(self) -> dt.date | None:
        """The first day spanned; None for an open beginning."""
        return _edge(self.edtf.partition("/")[0], last=False)

    @property
    def not_after(self) -> dt.date | None:
        """The last day spanned; None for an open end."""
        first, slash, last = self.edtf.partition("/")
        return _edge(last if slash else first, last=True)

    def __str__(self) -> str:
        return self.edtf


def _edge(part: str, *, last: bool) -> dt.date | None:
    """First or last day of one side of an EDTF interval."""
    if part in ("", ".."):
        return None
    match = _PART.fullmatch(part)
    if match is None:
        raise ValueError(f"not an EDTF date: {part!r}")
    year = int(match["year"].replace("X", "9" if last else "0"))
    month, day = (int(match[g]) if match[g] else 0 for g in ("month", "day"))
    if day:
        return dt.date(year, month, day)
    first_month, last_month, years_on = _SEASONS.get(month, (month or 1, month or 12, 0))
    if not last:
        return dt.date(year, first_month, 1)
    year += years_on
    return dt.date(year, last_month, calendar.monthrange(year, last_month)[1])
