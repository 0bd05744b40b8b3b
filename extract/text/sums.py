"""Sentences with their sums of money as units, tagged ‹M…› beside the States, dates and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.edtf import Date
from extract.text.masks import Found, Masked, find_all, mask_for_patterns
from extract.text.numbers import money
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["Clause", "Summed", "summed"]


_SUM = re.compile(r"‹M\d+›")
_DATE = re.compile(r"‹D\d+›")
_COMPARED = re.compile(r"\b(?:compared|against|than|versus|(?:up|down|rising|falling) from)\b", re.IGNORECASE)
# "11 million Swiss francs in 1983 (5 million USD)": the same sum over again.
_CONVERTED = re.compile(r"[^.;]{0,20}\((?:about|around|or|nearly|over|approx\w*\.?|equivalent to|[=~≈])?\s*")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sum with the tagged words before it, back to the sum before, and behind it, up to the next.

    `start` is where it stands in the tagged text."""

    unit: Unit
    head: str
    tail: str
    start: int


@dataclass(frozen=True, slots=True)
class Summed:
    """The tagged words of a sentence and the units that their tags number."""

    masked: Masked
    units: tuple[Unit, ...]

    @property
    def text(self) -> str:
        """The tagged words."""
        return self.masked.text

    def unit(self, tag: str) -> Unit:
        """The unit of a tag such as "‹S2›"."""
        return self.units[int(tag[2:-1])]

    def find(self, pattern: str) -> Iterator[Found]:
        """Every match of a pattern (see `extract.text.masks`)."""
        return find_all(pattern, self.masked, self.units)

    def clauses(self) -> list[Clause]:
        """One clause a sum, in order."""
        spans = [match.span() for match in _SUM.finditer(self.text)]
        edges = [(0, 0), *spans, (len(self.text), len(self.text))]
        return [
            Clause(self.unit(self.text[start:end]), self.text[before:start], self.text[end:after], start)
            for (_, before), (start, end), (after, _) in zip(edges, edges[1:], edges[2:], strict=False)
        ]

    def dates(self, clauses: list[Clause]) -> Iterator[Date | None]:
        """The date of each sum: behind it, else before it in its clause, else the sentence's one or first."""
        opening = self._last(clauses[0].head) if clauses else None
        tags = _DATE.findall(self.text)
        if len(tags) == 1 and not _COMPARED.search(self.text):
            opening = self._when(tags[0])
        previous = 0
        for number, clause in enumerate(clauses):
            behind = _DATE.search(clause.tail)
            # Between two sums a date belongs to the first, unless a comma parts them.
            own = behind if behind and not re.search(r"[,;]", clause.tail[: behind.start()]) else None
            if behind and clause.tail[behind.end() : behind.end() + 1] == ":":  # "... (2021: €3 million)"
                own = None
            before = self._last(clause.head[previous:]) if number else opening
            previous = own.end() if own else 0
            yield (self._when(own.group()) if own else None) or before or opening

    def _last(self, words: str) -> Date | None:
        tags = _DATE.findall(words)
        return self._when(tags[-1]) if tags else None

    def _when(self, tag: str) -> Date | None:
        """The date of a tag; "since 2014" and "since the 2014 war" begin a span with an open end."""
        date = self.unit(tag).date
        if date is None or date.doubtful or (date.named and not date.since):
            return None
        return Date(f"{date.date}/..") if date.since and "/" not in date.date.edtf else date.date


def summed(sentence: Sentence) -> Summed:
    """Tag the sums of a sentence; what else was read in their words ("US" in "US$ 5 million") gives way.

    Names of persons stay words: none trades or gives, and "Import" at the head of a sentence is none.
    """
    stated = [m for m in money(sentence.text) if not m.bounded]
    sums = [
        Unit(UnitKind.MONEY, sentence.start + m.start, sentence.start + m.end, money=m)
        for former, m in zip([None, *stated], stated, strict=False)
        if former is None or not _CONVERTED.fullmatch(sentence.text[former.end : m.start])
    ]
    others = [
        unit
        for unit in sentence.units
        if unit.kind is not UnitKind.NAME and not any(unit.start < s.end and s.start < unit.end for s in sums)
    ]
    units = tuple(sorted([*others, *sums], key=lambda unit: unit.start))
    return Summed(mask_for_patterns(sentence.article.text, sentence.start, sentence.end, units), units)
