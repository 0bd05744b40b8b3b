"""The forms in which English writes a date: one scan over a text yields what is written, nothing inferred.

`scan` finds the smallest written dates ("15–16 June 2010", "June 8", "May 2009", "2009", "the 1990s",
"2009-12-16") and leaves out what cannot be one. How neighbours complete each other ("3 May to 5 June
2010") and what a date says of its sentence is the matter of `extract.text.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz.distance import OSA

from extract.lists import table

__all__ = ["Written", "scan"]

_MONTHS = {name: int(number) for name, number in table("months")}
_FULL_MONTHS = tuple(max((n for n in _MONTHS if _MONTHS[n] == i), key=len) for i in range(1, 13))
_SEASONS = {word: int(code) for word, code in table("seasons")}
_SHORTEST_MISSPELT, _MOST_SLIPS = 5, 2


@dataclass(frozen=True, slots=True)
class Written:
    """One written date: `start` and `end` in code points of the text, and the parts that stand there.

    `month` may be an EDTF season code (21 to 24); `last_day` closes a range of days of one month,
    `second_day` is another day of the month ("3 and 9 May"); `last_year` closes "2014–16"; `decade` is
    "199X". A `slip` is a number in the place of a year that is none ("0214").
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    second_day: int | None = None
    last_year: int | None = None
    decade: str = ""
    slip: str = ""


def _alternatives(names: tuple[str, ...]) -> str:
    ordered = sorted({form for name in names for form in (name, name.upper())}, key=len, reverse=True)
    return "|".join(re.escape(name) for name in ordered)


_DAY = (
    r"(?<![\w€$£#])(?<!\d[.,:])(?<!(?<!\d\d\d\d)/)"
    # a hyphen leads to a day behind an ordinal or a month ("29 May-1 June"), not behind another word ("Covid-19")
    r"(?:(?<![A-Za-z][-–])|(?<=\d(?:st|nd|rd|th)[-–])|(?<=(?:ary|rch|ril|May|une|uly|ust|ber)[-–]))"
    r"(?:0?[1-9]|[12]\d|3[01])"
    r"(?:\s?(?:st|nd|rd|th)(?![a-z]))?(?![\d%])(?![./:]\d)(?!,(?!(?:19|20)\d\d(?!\d))\d)"
)
_DAYS = rf"(?P<day>{_DAY})(?:\s*(?P<link>[-–—−]|to|and|&)\s*(?P<other>{_DAY}))?"
_YEAR_OF_DATE = r"(?P<year>(?:1[4-9]|20)\d\d)(?![\d%])(?!\.\d)(?!,\d{1,3}(?!\d))(?!\s?[€$£])(?![a-z])"
_YEAR = rf"{_YEAR_OF_DATE}(?![A-Z])"
_MONTH = rf"(?P<month>{_alternatives(tuple(_MONTHS))})(?![A-Za-z])\.?"
_FULL_MONTH = rf"(?P<month>{_alternatives(_FULL_MONTHS)})(?![A-Za-z])"
_ALONE = r"(?<![\w€$£#])(?<!\d[.:])(?:(?<!\d,)|(?<=\d\d\d\d,))"
_SEASON = rf"(?P<season>{'|'.join(_SEASONS)})"
_JOIN = r"\s*[,/'’]?\s*(?:of\s+)?"

# In order of preference where several begin at one place.
_FORMS = {
    "iso": r"(?<![\d./-])(?P<year>\d{4})(?P<mark>[-/. ])(?P<number>\d{2})(?P=mark)(?P<day>\d{2})(?![\d/-])",
    "numeric range": r"(?<![\d./-])(?P<day>\d{1,2})\.?\s?[-–—]\s?(?P<other>\d{1,2})(?P<mark>\.\s?|/)"
    r"(?P<number>\d{1,2})(?:\.\s?|(?P=mark))(?P<year>\d{4})(?![\d/-])",
    "numeric": r"(?<![\d./-])(?P<day>\d{1,2})(?P<mark>/|-|\.\s?)(?P<number>\d{1,2})(?P=mark)"
    r"(?P<year>\d{4})(?![\d/-])(?!\.\d)",
    "year, day month": rf"(?:^|(?<=[(;–—] )|(?<=\())(?P<year>(?:19|20)\d\d)\s?[,:–-]?\s+{_DAYS}\s+"
    rf"(?:of\s+)?{_MONTH}(?!,?\s*\d{{4}})",
    "year (day month)": rf"(?:^|(?<=\b[Ii]n )|(?<=[,;–-] ))(?P<year>(?:19|20)\d\d)\s*\(\s*{_DAYS}\s+{_MONTH}\s*\)",
    "day-month-year": rf"(?<![\w-])(?P<day>0?[1-9]|[12]\d|3[01])-{_MONTH}-{_YEAR_OF_DATE}",
    "day month": rf"{_DAYS}(?:\s*|/)(?:(?:day\s+)?of\s+)?{_MONTH}(?:{_JOIN}{_YEAR_OF_DATE})?",
    "misspelt": rf"{_DAYS}\s*(?:of\s+)?(?P<word>[A-Z][a-z]{{4,9}}){_JOIN}{_YEAR}",
    "year month day": rf"(?<!\d\s)(?<!\d,\s){_ALONE}{_YEAR},?\s+{_MONTH}\s+{_DAYS}(?!,?\s*\d{{4}})",
    "month day": rf"(?<!\w){_MONTH}\s*{_DAYS}(?:{_JOIN}{_YEAR_OF_DATE})?",
    "misspelt first": rf"(?<!\w)(?P<word>[A-Z][a-z]{{4,9}})\s+{_DAYS}{_JOIN}{_YEAR}",
    "year month": rf"{_ALONE}{_YEAR}\s+{_MONTH}",
    "year (month)": rf"{_ALONE}{_YEAR}\s*\({_MONTH}\)",
    "month year": rf"(?<!\w){_MONTH}(?:{_JOIN}|\s?['’]\s?){_YEAR}",
    "year, month": rf"{_ALONE}{_YEAR},\s+{_MONTH}(?!\s*\d)",
    "month in figures": r"(?<![\w./-])(?P<number>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\w/%-])(?![.,]\d)",
    "year.month": r"(?:^|(?<=\())(?P<year>(?:19|20)\d\d)\.(?P<number>0?[1-9]|1[0-2])(?=\)|\s+[A-Z]|$)",
    "season": rf"(?<!\w)(?i:{_SEASON}){_JOIN}{_YEAR}",
    "decade": rf"{_ALONE}(?P<decade>(?:1[4-9]|20)\d)0['’]?s\b",
    "years": rf"{_ALONE}(?P<year>(?:1[4-9]|20)\d\d)(?P<mark>[-–—/])(?P<short>\d\d)(?![\d/%-])(?![.,]\d)",
    "month before": rf"(?<!\w){_MONTH}(?=\s*[-–/]\s*(?:{_alternatives(tuple(_MONTHS))})\b)",
    "month": rf"(?<!\w){_FULL_MONTH}",
    "year": rf"{_ALONE}{_YEAR}",
    "slip": rf"{_ALONE}(?P<slip>0\d{{3}})(?!\d)",
}
_PATTERNS = {name: re.compile(form) for name, form in _FORMS.items()}
_WITH_MONTH = {name for name, form in _FORMS.items() if _MONTH in form or _FULL_MONTH in form}
_ANY_MONTH = re.compile(_MONTH)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_CANDIDATE = re.compile(r"\d|" + "|".join(_FULL_MONTHS))


def scan(text: str) -> tuple[Written, ...]:
    """All written dates of `text` in order, none overlapping another."""
    if not _CANDIDATE.search(text):
        return ()
    found: list[Written] = []
    for written in sorted(_matches(text), key=lambda w: w.start):
        if not found or written.start >= found[-1].end:
            found.append(written)
    return tuple(found)


def _matches(text: str) -> Iterator[Written]:
    """Matches of every form, each form leaving alone what a form before it has taken."""
    taken = bytearray(len(text))
    has_month = _ANY_MONTH.search(text) is not None
    for name, pattern in _PATTERNS.items():
        if not has_month and name in _WITH_MONTH:
            continue
        position = 0
        while match := pattern.search(text, position):
            written = None if any(taken[match.start() : match.end()]) else _READERS.get(name, _read)(match)
            position = match.end() if written else match.start() + 1
            if written:
                taken[written.start : written.end] = b"\1" * (written.end - written.start)
                yield written


def _number(day: str | None) -> int | None:
    return int(re.sub(r"\D", "", day)) if day else None


def _read(match: re.Match[str]) -> Written | None:
    """The parts of a form by their group names."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    month = _month_number(groups["month"]) if "month" in groups else None
    if "season" in groups:
        month = _SEASONS[groups["season"].lower()]
    if "word" in groups and (month := _misspelt(groups["word"])) is None:
        return None
    written = Written(
        *match.span(),
        year=_number(groups.get("year")),
        month=month,
        day=_number(groups.get("day")),
        decade=f"{groups['decade']}X" if "decade" in groups else "",
        slip=groups.get("slip", ""),
    )
    return _with_other_day(written, match, groups.get("link", ""), _number(groups.get("other")))


def _with_other_day(written: Written, match: re.Match[str], link: str, other: int | None) -> Written:
    if other is None or written.day is None:
        return written
    apart = link in ("and", "&") and other != written.day + 1
    if apart and not _BETWEEN.search(match.string[: match.start()]):
        return replace(written, second_day=other)
    if other <= written.day:
        return Written(written.start, written.end, slip=match[0])
    return replace(written, last_day=other)


def _read_iso(match: re.Match[str]) -> Written | None:
    year, month, day = (int(match[name]) for name in ("year", "number", "day"))
    return Written(*match.span(), year=year, month=month, day=day) if month <= 12 and day <= 31 else None


def _read_numeric(match: re.Match[str]) -> Written | None:
    """Day and month in figures: with points the day comes first; else only one order must be possible."""
    year, day, month = (int(match[name]) for name in ("year", "day", "number"))
    if day <= 12 < month:
        day, month = month, day
    ambiguous = match["mark"] in "/-" and day <= 12 and day != month
    if month > 12 or day > 31 or ambiguous:
        return None
    return Written(*match.span(), year=year, month=month, day=day)


def _read_numeric_range(match: re.Match[str]) -> Written | None:
    """ "12.–14.4.2009": the days that stand apart tell which number is the month."""
    year, first, last, month = (int(match[name]) for name in ("year", "day", "other", "number"))
    if month > 12 or last > 31 or not 0 < first < last:
        return None
    return Written(*match.span(), year=year, month=month, day=first, last_day=last)


def _read_month(match: re.Match[str]) -> Written:
    """ "05/2014", and "2014.05" where it opens an entry."""
    return Written(*match.span(), year=int(match["year"]), month=int(match["number"]))


def _read_years(match: re.Match[str]) -> Written | None:
    """ "2014–16"; "2009-11" with a hyphen may be a month, so it is left out."""
    first = int(match["year"])
    last = first // 100 * 100 + int(match["short"])
    if last <= first or (match["mark"] == "-" and int(match["short"]) <= 12):
        return Written(*match.span(), slip=match[0])
    return Written(*match.span(), year=first, last_year=last)


_READERS: dict[str, Callable[[re.Match[str]], Written | None]] = {
    "iso": _read_iso,
    "numeric": _read_numeric,
    "numeric range": _read_numeric_range,
    "month in figures": _read_month,
    "year.month": _read_month,
    "years": _read_years,
}


def _month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation in usual or upper case."""
    return _MONTHS[name] if name in _MONTHS else _MONTHS[name.title()]


@cache
def _misspelt(word: str) -> int | None:
    """The month that `word` is a slip of the pen for; None unless one name is clearly nearest."""
    if len(word) < _SHORTEST_MISSPELT:
        return None
    distances = sorted((OSA.distance(word, name), name) for name in _FULL_MONTHS)
    (best, name), (next_best, _) = distances[:2]
    allowed = _MOST_SLIPS if len(name) > _SHORTEST_MISSPELT + 1 else 1
    return _MONTHS[name] if best <= allowed and best < next_best and word[0] == name[0] else None
