"""From the elements of a page (headings, paragraphs, lists, tables) to an article in plain text.

The readers of wikitext and HTML yield elements; here they become one text in the form of
`extract.read.plain`, with blocks and links that count in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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
from extract.read.grid import heads_of, is_prose, joined_heads, rows_of, years_in
from extract.read.lines import caption, is_date, names_way
from extract.read.outline import Outline

__all__ = ["lay_out"]


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
        self._outline = Outline()
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
        self._outline.enter(heading, follows=isinstance(self._above, Heading))
        self._subject, self._lead = heading.words.subject, ""
        marks = "=" * heading.level
        self.write(f"{marks} ")
        self._words(heading.words)
        self.write(f" {marks}\n\n")

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
        around = (*self._around, *around)
        self.blocks.append(Block(kind, start, end, self._outline.section, lead, cells, subject, around))

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
        heads = heads_of(table)
        above_is_head = False
        for number, row in enumerate(rows_of(table)):
            words = [in_one_line(cell.elements) for cell in row]
            distinct = {id(cell) for cell in row}
            if len(distinct) == 1 and len(row) > 1 and not is_prose(row[0]):
                lead = words[0].text or lead  # a row across the table is the title of those below
            elif number in heads:
                headers = joined_heads(headers if above_is_head else [], [word.text for word in words])
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
            inside = Words() if is_prose(cell) else in_one_line(cell.elements)
            begin, end = self._words(inside)
            self.write(" |" if inside.text else "|")
            cells.append(Cell(begin, end, headers[column] if column < len(headers) else ""))
            subject = subject or _subject(inside)
            if is_prose(cell):
                prose.append((cell, cells[-1].header))
        if any(cell.end > cell.start for cell in cells):
            self._block(BlockKind.TABLE_ROW, start, self._length, lead, tuple(cells), subject)
        self.write("\n")
        years = years_in(row)
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


def _subject(words: Words) -> str:
    return words.subject or (words.text if re.search(r"[^\W\d]{2}", words.text) else "")
