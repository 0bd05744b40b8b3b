"""Tables of dated figures: years across or down, units in headers, decimal commas, empty cells in their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.article import Article, Block, BlockKind
from extract.edtf import Date
from extract.text.dates import find
from extract.text.discourse import Discourse
from extract.text.numbers import Unit, decimal_mark, unit

__all__ = ["Figure", "Figures", "figures_of", "rows_beside"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell with what its column and row say of it."""

    label: str
    date: Date
    words: str


def figures_of(article: Article, block: Block) -> Iterator[Figure]:
    """The cells of a row that have a year, be it the row's or the column's."""
    if not block.cells:
        return
    first = article.of(block.cells[0])
    year = _date(first)
    for cell in block.cells[1:]:
        words = article.of(cell).strip()
        date = year or _date(cell.header)
        if words and date:
            yield Figure(cell.header if year else first, date, words)


def _date(words: str) -> Date | None:
    found = find(words)
    return found[0].date if len(found) == 1 else None


def rows_beside(article: Article, block: Block) -> list[Block]:
    """The rows of the table that a row belongs to."""
    headers = [cell.header for cell in block.cells]
    return [
        other
        for other in article.blocks
        if other.kind is BlockKind.TABLE_ROW
        and other.section == block.section
        and [cell.header for cell in other.cells] == headers
    ]


@dataclass(frozen=True)
class Figures:
    """What the rows of a table have in common."""

    discourse: Discourse
    block: Block
    rows: Sequence[Block]

    @cached_property
    def figures(self) -> list[Figure]:
        """All its dated cells."""
        return [figure for row in self.rows for figure in figures_of(self.discourse.article, row)]

    @cached_property
    def mark(self) -> str:
        """Its decimal mark."""
        return decimal_mark(figure.words for figure in self.figures)

    def unit(self, label: str) -> Unit | None:
        """What its figures count: as the label says, else the corner, the caption or the heading."""
        corner = self.block.cells[0].header
        near = next(filter(None, map(unit, (label, corner, self.block.lead, *self.block.section[-1:]))), None)
        # A column without a unit of its own ("Turnover") counts what all the others count.
        others = {u for u in (unit(cell.header) for cell in self.block.cells) if u}
        return near or (others.pop() if len(others) == 1 else None)
