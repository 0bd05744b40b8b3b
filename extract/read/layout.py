"""From the elements of a page (headings, paragraphs, lists, tables) to an article in plain text.

The readers of wikitext and HTML yield elements; here they become one text in the form of
`extract.read.plain`, with blocks and links that count in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.article import Article, Block, BlockKind, Cell, Link, Provenance
from extract.read.elements import (
    Element,
    Entry,
    Heading,
    Item,
    Paragraph,
    Table,
    TableCell,
    Words,
    in_one_line,
)
from extract.read.lines import caption, is_date, is_sentence, names_columns, names_side, names_way
from extract.read.typed import RANKS, is_year, rank_of

__all__ = ["lay_out"]

_FEWEST = 5  # words of a sentence in a table cell
_LONGEST_CELL = 25  # words; a longer cell is prose
_WIDEST = 1000  # columns of a table; HTML lets one cell span as many


def lay_out(
    identifier: str,
    title: str,
    elements: Iterable[Element],
    *,
    provenance: Provenance | None = None,
    citations: Sequence[str] = (),
) -> Article:
    """The article that the elements make, its text in the form of plain-text articles."""
    page = _Page()
    page.write(f"= {title} =\n\n")
    for element in elements:
        page.add(element)
    return Article(
        identifier,
        title,
        page.text,
        tuple(page.blocks),
        tuple(page.links),
        provenance or Provenance(),
        tuple(citations),
    )


class _Page:
    """The text, blocks and links written so far."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self._section: list[tuple[float, str]] = []
        self._subject = ""  # of the section
        self._above: Element | None = None
        self._inside = False  # of a table cell
        self._around: tuple[str, ...] = ()  # the head of its column and the year of its row
        self._lead = ""  # and the State whose flag stands in it:
        self._introduced = ""
        self._parents: list[
            tuple[int, Words]
        ] = []  # the items around the item being written, and their depths

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def add(self, element: Element) -> None:
        if isinstance(self._above, Item | Entry) and type(element) is not type(self._above):
            self.write("\n")
        match element:
            case Heading():
                self._enter(element)
            case Paragraph(words, label):
                lead = "" if label == words.text else label
                if isinstance(self._above, Paragraph) and is_date(words.text):
                    lead = self._lead
                elif isinstance(self._above, Paragraph) and is_date(self._above.words.text):
                    lead = lead or self._above.words.text
                told = self._inside or (label and label != words.text)  # a value, not a caption
                self._lead = caption(words.text) if not told or words.text.endswith(":") else ""
                self._introduced = words.subject if self._lead and words.flags else ""
                self._line(BlockKind.PARAGRAPH, words, lead=lead, subject=self._subject)
            case Item():
                self._item(element)
            case Entry(key, words):
                self._entry(key, words)
            case Table():
                self._table(element)
        self._above = element

    def _enter(self, heading: Heading) -> None:
        if not heading.words.text:
            return
        level = self._level_of(heading)
        while self._section and self._section[-1][0] >= level:
            self._section.pop()
        self._section.append((level, heading.words.text))
        self._subject, self._lead = heading.words.subject, ""
        marks = "=" * heading.level
        self.write(f"{marks} ")
        self._words(heading.words)
        self.write(f" {marks}\n\n")

    def _level_of(self, heading: Heading) -> float:
        """The level of a heading; one of a side or a year stands below its neighbours of the same level."""
        words = heading.words.text
        same = [(level, text) for level, text in self._section if int(level) == heading.level]
        below = [level for level, text in same if level > heading.level or not names_side(text)]
        if heading.by_hand or (below and names_side(words)):
            return heading.level + rank_of(words) / RANKS
        follows = isinstance(self._above, Heading) or any(level > heading.level for level in below)
        return heading.level + (rank_of(words) / RANKS if below and follows and is_year(words) else 0)

    def _words(self, words: Words) -> tuple[int, int]:
        start = self._length
        self.links += (Link(start + link.start, start + link.end, link.target) for link in words.links)
        self.write(words.text)
        return start, self._length

    def _line(
        self,
        kind: BlockKind,
        words: Words,
        before: str = "",
        lead: str = "",
        subject: str = "",
        around: Sequence[str] = (),
    ) -> None:
        if words.text:
            self.write(before)
            start, end = self._words(words)
            self.write("\n" if before else "\n\n")
            self._block(kind, start, end, lead, (), subject, tuple(around))

    def _block(
        self,
        kind: BlockKind,
        start: int,
        end: int,
        lead: str,
        cells: tuple[Cell, ...],
        subject: str,
        around: tuple[str, ...] = (),
    ) -> None:
        section, around = tuple(heading for _, heading in self._section), (*self._around, *around)
        self.blocks.append(Block(kind, start, end, section, lead, cells, subject, around))

    def _item(self, item: Item) -> None:
        if not isinstance(self._above, Item) and not (isinstance(self._above, Table) and self._above.depth):
            self._parents = []
            if not isinstance(self._above, Paragraph):
                self._lead = self._introduced = ""
        while self._parents and self._parents[-1][0] >= item.depth:
            self._parents.pop()
        parents = [words for _, words in self._parents]
        *outer, lead = (self._lead, *(words.text for words in parents))
        subjects = [words.subject for words in reversed(parents)] + [self._introduced, self._subject]
        subject = next(filter(None, subjects), "")
        if item.label and item.label != item.words.text:
            outer, lead = [*outer, lead], item.label
        around = tuple(filter(None, map(caption, outer)))
        self._line(BlockKind.LIST_ITEM, item.words, "- ", lead, subject, around)
        self._parents.append((item.depth, item.words))

    def _entry(self, key: str, words: Words) -> None:
        self.write("- ")
        start = self._length
        self.write(f"{key}: ")
        begin, end = self._words(words)
        self.write("\n")
        self._block(BlockKind.INFOBOX_ITEM, start, end, "", (Cell(begin, end, key),), "")

    def _table(self, table: Table) -> None:
        while self._parents and self._parents[-1][0] > table.depth:
            self._parents.pop()
        paragraph = self._lead if table.depth or isinstance(self._above, Paragraph) else ""
        if isinstance(self._above, Item) and names_way(self._above.words.text):
            paragraph = self._above.words.text  # "(1) From Peru to Chile"
        *outer, lead = (
            paragraph,
            *(words.text for _, words in self._parents),
            *filter(None, [table.caption.text]),
        )
        around, self._around = self._around, (*self._around, *filter(None, map(caption, outer)))
        headers: list[str] = []
        heads = _heads(table)
        above_is_head = False
        for number, row in enumerate(_grid(table)):
            words = [in_one_line(cell.elements) for cell in row]
            distinct = {id(cell) for cell in row}
            if len(distinct) == 1 and len(row) > 1 and not _is_prose(row[0]):
                lead = words[0].text or lead  # a row across the table is the title of those below
            elif number in heads:
                headers = _joined(headers if above_is_head else [], [word.text for word in words])
            else:
                self._row(row, headers, lead)
            above_is_head = number in heads
        self.write("\n")
        self._around = around
        self._lead = self._lead if table.depth else ""

    def _row(self, row: list[TableCell], headers: list[str], lead: str) -> None:
        if len(set(filter(names_way, headers))) > 1:
            self._sides(row, headers, lead)
            return
        cells, subject, prose = [], "", []
        start = self._length
        self.write("|")
        for column, cell in enumerate(row):
            self.write(" ")
            inside = Words() if _is_prose(cell) else in_one_line(cell.elements)
            begin, end = self._words(inside)
            self.write(" |" if inside.text else "|")
            cells.append(Cell(begin, end, headers[column] if column < len(headers) else ""))
            subject = subject or _subject(inside)
            if _is_prose(cell):
                prose.append((cell, cells[-1].header))
        if any(cell.end > cell.start for cell in cells):
            self._block(BlockKind.TABLE_ROW, start, self._length, lead, tuple(cells), subject)
        self.write("\n")
        years = _years(row)
        for cell, header in prose:
            self._prose(cell.elements, subject, (header, *years))

    def _sides(self, row: list[TableCell], headers: list[str], lead: str) -> None:
        """A row whose cells tell, each below its head, of visits from one side: items of as many lists."""
        beside = [cell for cell, header in zip(row, headers, strict=False) if not names_way(header)]
        told = tuple(text for cell in beside if (text := in_one_line(cell.elements).text))
        self.write("".join(f"{text}\n" for text in told))
        for cell, header in zip(row, headers, strict=False):
            lines = [line for line in cell.elements if isinstance(line, Paragraph | Item)]
            if names_way(header) and lines:
                items = [Item(line.words, getattr(line, "depth", 1)) for line in lines]
                self._prose(items, "", (lead, *told), header)

    def _prose(
        self, elements: Sequence[Element], subject: str, around: Sequence[str], lead: str = ""
    ) -> None:
        """The paragraphs and lists in a table cell, as blocks after their row."""
        outer = self._subject, self._inside, self._around, self._parents
        self._subject, self._inside, self._parents = subject or self._subject, True, []
        self._around = (*self._around, *filter(None, around))
        self._above, self._lead = (Paragraph(Words(lead)) if lead else None), lead
        for element in elements:
            self.add(element)
        self._subject, self._inside, self._around, self._parents = outer


def _years(row: Iterable[TableCell]) -> tuple[str, ...]:
    """The cell of a row that is a year."""
    words = (in_one_line(cell.elements).text for cell in row)
    return tuple(text for text in words if is_year(text))[:1]


def _subject(words: Words) -> str:
    return words.subject or (words.text if re.search(r"[^\W\d]{2}", words.text) else "")


def _is_prose(cell: TableCell) -> bool:
    """Whether a cell holds sentences, a list or a table rather than a value."""
    if not all(isinstance(element, Paragraph) for element in cell.elements):
        return True
    lines = [element.words.text for element in cell.elements if isinstance(element, Paragraph)]
    if sum(len(line.split()) for line in lines) > _LONGEST_CELL:
        return True
    return any(is_sentence(line) and len(line.split()) >= _FEWEST for line in lines)


def _heads(table: Table) -> set[int]:
    """The numbers of the rows that name columns."""
    heads = {number for number, row in enumerate(table.rows) if row and all(cell.header for cell in row)}
    if heads or len(table.rows) < 2 or any(map(_is_prose, table.rows[0])):
        return heads
    first = [in_one_line(cell.elements).text for cell in table.rows[0]]
    return {0} if len(first) > 1 and names_columns(first) else set()


def _joined(upper: list[str], lower: list[str]) -> list[str]:
    """Two header rows, one above the other, as one."""
    if not upper:
        return lower
    pairs = zip(upper + [""] * (len(lower) - len(upper)), lower, strict=False)
    return [above if above == below else f"{above} {below}".strip() for above, below in pairs]


def _grid(table: Table) -> Iterator[list[TableCell]]:
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
