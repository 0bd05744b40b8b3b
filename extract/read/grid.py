"""The rows of a table as they stand on the page: spans filled, heads told from rows, values from prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.read.elements import Paragraph, Table, TableCell, in_one_line
from extract.read.lines import is_sentence, names_columns
from extract.read.typed import is_year

__all__ = ["heads_of", "is_prose", "joined_heads", "rows_of", "years_in"]

_FEWEST = 5  # words of a sentence in a table cell
_LONGEST_CELL = 25  # words; a longer cell is prose
_WIDEST = 1000  # columns of a table; HTML lets one cell span as many


def years_in(row: Iterable[TableCell]) -> tuple[str, ...]:
    """The cell of a row that is a year."""
    words = (in_one_line(cell.elements).text for cell in row)
    return tuple(text for text in words if is_year(text))[:1]


def is_prose(cell: TableCell) -> bool:
    """Whether a cell holds sentences, a list or a table rather than a value."""
    if not all(isinstance(element, Paragraph) for element in cell.elements):
        return True
    lines = [element.words.text for element in cell.elements if isinstance(element, Paragraph)]
    if sum(len(line.split()) for line in lines) > _LONGEST_CELL:
        return True
    return any(is_sentence(line) and len(line.split()) >= _FEWEST for line in lines)


def heads_of(table: Table) -> set[int]:
    """The numbers of the rows that name columns."""
    heads = {number for number, row in enumerate(table.rows) if row and all(cell.header for cell in row)}
    if heads or len(table.rows) < 2 or any(map(is_prose, table.rows[0])):
        return heads
    first = [in_one_line(cell.elements).text for cell in table.rows[0]]
    return {0} if len(first) > 1 and names_columns(first) else set()


def joined_heads(upper: list[str], lower: list[str]) -> list[str]:
    """Two header rows, one above the other, as one."""
    if not upper:
        return lower
    pairs = zip(upper + [""] * (len(lower) - len(upper)), lower, strict=False)
    return [above if above == below else f"{above} {below}".strip() for above, below in pairs]


def rows_of(table: Table) -> Iterator[list[TableCell]]:
    """The rows with every spanning cell repeated in each row it spans; its further columns are empty."""
    reach: dict[int, tuple[TableCell, int]] = {}  # column: cell from above and how many more rows it spans
    for row in table.rows:
        line: list[TableCell] = []
        _fill(line, reach)
        for cell in row:
            repeated = cell.header or len(row) == 1  # a header or title goes for all its columns
            for offset in range(min(cell.columns, _WIDEST - len(line))):
                shown = cell if repeated or offset == 0 else TableCell()
                if cell.rows > 1:
                    reach[len(line)] = (shown, cell.rows)
                line.append(shown)
            _fill(line, reach)
        reach = {column: (cell, rows - 1) for column, (cell, rows) in reach.items() if rows > 1}
        yield line


def _fill(line: list[TableCell], reach: dict[int, tuple[TableCell, int]]) -> None:
    while len(line) in reach:
        line.append(reach[len(line)][0])
