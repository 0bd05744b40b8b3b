"""A sentence with its units masked, so that rules and parser see structure and not names.

"Lithuanian Foreign Minister Linas Linkevičius visited Palestine on 19 May" becomes
"‹A0› visited ‹S1› on ‹D2›" for patterns and "John visited France on 2009" for the parser.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.text.units import Unit, UnitKind

__all__ = ["Found", "Masked", "compile_pattern", "find_all", "mask_for_parser", "mask_for_patterns"]

_PLACEHOLDER = re.compile(r"@(?:(\w+):)?([A-Z]+)\b")
# P: a place a journey may lead to; W: whoever may act (actor or name).
_CLASSES = {"P": "SC", "W": "AN"}


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A regular expression over tagged text.

    `@A` stands for any actor, `@visitor:A` for one that is named `visitor` in the match; the letters
    are those of `UnitKind`, several mean "one of these", P is a State or city, W an actor or a name.
    """

    def tag(match: re.Match[str]) -> str:
        name, letters = match.groups()
        kinds = "".join(_CLASSES.get(letter, letter) for letter in letters)
        body = rf"‹[{kinds}]\d+›"
        return f"(?P<{name}>{body})" if name else f"(?:{body})"

    return re.compile(_PLACEHOLDER.sub(tag, pattern), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masked:
    """Masked text; `pieces` are (start in the masked text, start in the article, unit or None)."""

    text: str
    pieces: tuple[tuple[int, int, Unit | None], ...]
    end: int  # in the article

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the article behind a span of the masked text."""
        return self._source_of(start, last=False), self._source_of(end, last=True)

    def _source_of(self, position: int, *, last: bool) -> int:
        i = bisect_right(self.pieces, position - last, key=lambda piece: piece[0]) - 1
        begin, source, unit = self.pieces[max(i, 0)]
        if unit is not None:
            return unit.end if last else unit.start
        return min(source + position - begin, self.end)

    def unit_at(self, position: int) -> Unit | None:
        """The unit whose mask covers a position of the masked text."""
        i = bisect_right(self.pieces, position, key=lambda piece: piece[0]) - 1
        return self.pieces[i][2] if i >= 0 else None


def _mask(text: str, start: int, end: int, units: Sequence[Unit], mask: Callable[[int], str]) -> Masked:
    parts: list[str] = []
    pieces: list[tuple[int, int, Unit | None]] = []
    length, position = 0, start
    for i, unit in enumerate(units):
        if unit.start > position:
            pieces.append((length, position, None))
            parts.append(text[position : unit.start])
            length += unit.start - position
        pieces.append((length, unit.start, unit))
        parts.append(mask(i))
        length += len(parts[-1])
        position = unit.end
    if position < end:
        pieces.append((length, position, None))
        parts.append(text[position:end])
    return Masked("".join(parts), tuple(pieces), end)


def mask_for_patterns(text: str, start: int, end: int, units: Sequence[Unit]) -> Masked:
    """`text[start:end]` with a tag such as ‹A0› for each unit."""
    return _mask(text, start, end, units, lambda i: f"‹{units[i].kind}{i}›")


_NOUNS = {
    UnitKind.NAME: "John",
    UnitKind.STATE: "France",
    UnitKind.DEMONYM: "French",
    UnitKind.CITY: "Paris",
    UnitKind.ORGANIZATION: "NATO",
    UnitKind.PARLIAMENT: "parliament",
    UnitKind.DATE: "2009",
}


def mask_for_parser(text: str, start: int, end: int, units: Sequence[Unit]) -> Masked:
    """`text[start:end]` with a plain English word of its kind for each unit."""

    def noun(i: int) -> str:
        unit = units[i]
        if unit.kind is not UnitKind.ACTOR:
            word = _NOUNS[unit.kind]
        elif unit.plural:
            word = "ministers"
        else:
            before = text[max(start, unit.start - 4) : unit.start].lower().split()
            word = "minister" if unit.mention is None and before[-1:] in (["the"], ["a"], ["an"]) else "John"
        # A unit glued to its neighbour ("Azerbaijan-2.2") still becomes a word of its own.
        glued = unit.end < end and text[unit.end].isalnum()
        return word + " " if glued else word

    return _mask(text, start, end, units, noun)


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a pattern in tagged text."""

    match: re.Match[str]
    masked: Masked
    units: Sequence[Unit]

    def unit(self, name: str) -> Unit | None:
        """The unit of a named placeholder; None where it did not take part."""
        tag = self.match.groupdict().get(name)
        return self.units[int(tag[2:-1])] if tag else None

    def unit_list(self, name: str) -> list[Unit]:
        """All units whose tags stand in a named group."""
        words = self.match.groupdict().get(name) or ""
        return [self.units[int(number)] for number in re.findall(r"‹[A-Z](\d+)›", words)]

    def words(self, name: str) -> str:
        """The tagged words of a group, lower case."""
        return (self.match.groupdict().get(name) or "").lower()

    def span(self, name: str | int = 0) -> tuple[int, int]:
        """The span in the article of a group."""
        return self.masked.source(*self.match.span(name))


def find_all(pattern: str, masked: Masked, units: Sequence[Unit]) -> Iterator[Found]:
    """Every match of a pattern in a masked sentence."""
    for match in compile_pattern(pattern).finditer(masked.text):
        yield Found(match, masked, units)
