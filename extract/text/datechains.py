"""Neighbouring written dates that complete each other: ranges ("3 May to 5 June 2010") and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.edtf import Date
from extract.text.dateforms import Written, scan

__all__ = ["Chain", "Stated", "chains"]

_QUALIFIED = r"(?:early\s+|late\s+|mid-?\s*)?(?:the\s+)?"
_RANGE = re.compile(rf"\s*(?:[-–—−‒]|(?:up\s+)?to\b|until\b|till\b|through\b)\s*{_QUALIFIED}")
_AND = re.compile(rf"\s*,?\s*(?:and|&)\s+{_QUALIFIED}")
_LISTED = r"(?:\s*\([^()\d]{1,60}\))?\s*(?:[,;/]|,?\s*(?:and|or|&|as well as)\s)\s*(?:again\s+)?"
_LIST = re.compile(rf"{_LISTED}(?:early\s+|late\s+|mid-?\s*)?")
_LIST_OF_PARTS = re.compile(rf"{_LISTED}(?:in\s+|on\s+)?(?:early\s+|late\s+|mid-?\s*)?")
_BETWEEN = re.compile(rf"\bbetween\s+{_QUALIFIED}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """A date of a chain in EDTF; `doubtful` where a slip of the source was set right."""

    start: int
    end: int
    date: Date
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Written dates and the links between them ("range" or "list"), one fewer."""

    items: tuple[Written, ...]
    links: tuple[str, ...]

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end

    @property
    def open(self) -> Written | None:
        """The last item that still lacks its year."""
        lacking = [item for item in self.items if _lacks_year(item)]
        return lacking[-1] if lacking else None

    def with_year(self, year: int) -> Chain:
        """This chain with its open item completed, and what that completes in turn."""
        return _completed(
            Chain(tuple(replace(i, year=year) if i is self.open else i for i in self.items), self.links)
        )

    def dates(self) -> Iterator[Stated]:
        """The dates stated, a range as one; what is still open or is no day of the calendar is left out."""
        index = 0
        while index < len(self.items):
            ranged = self.links[index : index + 1] == ("range",)
            last = self.items[index + ranged]
            before = self.items[index - 1] if index else None
            after = self.items[index + 1] if index + 1 < len(self.items) else None
            yield from _stated(self.items[index], last, _set_right(self.items[index], before, after))
            index += 1 + ranged


def chains(text: str) -> Iterator[Chain]:
    """The chains of `text` in order, most of them of one item."""
    items: list[Written] = []
    links: list[str] = []
    for written in scan(text):
        if items and (link := _link(text, items[-1], written)):
            links.append(link)
        elif items:
            yield _completed(Chain(tuple(items), tuple(links)))
            items, links = [], []
        items.append(written)
    if items:
        yield _completed(Chain(tuple(items), tuple(links)))


def _link(text: str, left: Written, right: Written) -> str:
    gap = text[left.end : right.start]
    if _RANGE.fullmatch(gap) or (_AND.fullmatch(gap) and _BETWEEN.search(text[: left.start])):
        return "range"
    # "of 3 May 1950 and on 6 June 1951": two dates in their own right, unless the first needs its year
    return "list" if (_LIST if left.year else _LIST_OF_PARTS).fullmatch(gap) else ""


def _lacks_year(item: Written) -> bool:
    return item.year is None and not (item.decade or item.slip)


def _completed(chain: Chain) -> Chain:
    """Years handed from right to left, and in a range from left to right."""
    items = list(chain.items)
    for i in reversed(range(len(chain.links))):
        left, right = items[i], items[i + 1]
        if _lacks_year(left) and left.month and right.month and right.year:
            turn = left.month > right.month
            if not turn or chain.links[i] == "range":
                items[i] = replace(left, year=right.year - turn)
        elif _lacks_year(right) and right.month and left.month and left.year and chain.links[i] == "range":
            items[i + 1] = replace(right, year=left.year + (left.month > right.month))
    return replace(chain, items=tuple(items))


def _set_right(item: Written, before: Written | None, after: Written | None) -> int | None:
    """The year that a slip in a rising list of years stands for: two neighbouring figures swapped."""
    if not item.slip or not item.slip.isdigit() or before is None or before.year is None:
        return None
    swapped = {
        int(item.slip[:i] + b + a + item.slip[i + 2 :]) for i, (a, b) in enumerate(pairwise(item.slip))
    }
    ceiling = after.year if after and after.year else before.year + 10
    fitting = [year for year in swapped if before.year < year <= ceiling]
    return fitting[0] if len(fitting) == 1 else None


def _stated(first: Written, last: Written, set_right: int | None) -> Iterator[Stated]:
    if set_right:
        yield Stated(first.start, first.end, Date(f"{set_right:04}"), doubtful=True)
        return
    begin, end = _side(first, first.day), _side(last, last.last_day or last.day)
    if last.last_year:
        end = f"{last.last_year:04}"
    if not begin or not end:
        return
    ends = [begin] if begin == end else [f"{begin}/{end}"]
    if first is last and first.second_day:
        ends.append(_side(first, first.second_day))
    for edtf in ends:
        try:
            yield Stated(first.start, last.end, Date(edtf))
        except ValueError:  # 31 June, or a range that runs backwards
            return


def _side(written: Written, day: int | None) -> str:
    if written.decade or written.year is None:
        return written.decade
    month = f"-{written.month:02}" if written.month else ""
    return f"{written.year:04}{month}" + (f"-{day:02}" if month and day else "")
