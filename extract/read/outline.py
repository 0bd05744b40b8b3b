"""The outline that a page's headings make, those written by hand and those of sides and years among them."""

from __future__ import annotations

from extract.read.elements import Heading
from extract.read.lines import names_side
from extract.read.typed import RANKS, is_year, rank_of

__all__ = ["Outline"]


class Outline:
    """The headings above what comes next on a page, the outermost first."""

    def __init__(self) -> None:
        self._headings: list[tuple[float, str]] = []

    @property
    def section(self) -> tuple[str, ...]:
        """Their words."""
        return tuple(words for _, words in self._headings)

    def enter(self, heading: Heading, *, follows: bool) -> None:
        """Begin the part of the page below a heading; `follows` where nothing stands between it and the one above."""
        level = self._level_of(heading, follows=follows)
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        self._headings.append((level, heading.words.text))

    def _level_of(self, heading: Heading, *, follows: bool) -> float:
        """The level of a heading; one of a side or a year stands below its neighbours of the same level."""
        words = heading.words.text
        same = [(level, text) for level, text in self._headings if int(level) == heading.level]
        below = [level for level, text in same if level > heading.level or not names_side(text)]
        if heading.by_hand or (below and names_side(words)):
            return heading.level + rank_of(words) / RANKS
        follows = follows or any(level > heading.level for level in below)
        return heading.level + (rank_of(words) / RANKS if below and follows and is_year(words) else 0)
