"""Tables of web pages as tables, infoboxes or lists of labels with their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from selectolax.lexbor import LexborNode

from extract.read.elements import (
    Element,
    Entry,
    Inline,
    Item,
    Paragraph,
    Table,
    TableCell,
    Words,
    in_one_line,
)

__all__ = ["described", "table_elements"]

Read = Callable[[LexborNode], list[Element]]  # what reads the inside of a cell
_FEWEST = 2  # rows of a list of labels
_LONGEST_LABEL = 6  # words


def table_elements(node: LexborNode, read: Read, depth: int = 0) -> list[Element]:
    """A table as it stands, an infobox as its entries, labels with values as the items of a list.

    `depth` is that of the list item that holds the table, 0 outside of lists.
    """
    table = replace(_table(node, read), depth=depth)
    if "infobox" in (node.attributes.get("class") or ""):
        return list(_entries(table))
    return list(_labelled(table)) if _is_labelled(table) else [table]


def described(term: Words, words: Words) -> Words:
    """A term and what describes it, in one line."""
    line = Inline()
    line.carry(term)
    line.add("" if line.text.endswith(":") else ":")
    line.carry(words)
    return line.words()


def _entries(table: Table) -> Iterator[Entry]:
    """The entries of an infobox: a label with its value, or two values below a heading for both sides.

    "Diplomatic mission" above the missions of both States gives "Mission1" and "Mission2", as the
    infobox of bilateral relations calls them in wikitext.
    """
    above = ""
    for row in table.rows:
        words = [in_one_line(cell.elements) for cell in row]
        if len(row) == 1:
            above = words[0].text.split()[-1].capitalize() if row[0].header and words[0].text else ""
        elif len(row) == 2 and row[0].header and not row[1].header and words[1].text:
            yield Entry(words[0].text.rstrip(":"), words[1])
        elif len(row) == 2 and above:
            yield from (Entry(f"{above}{side}", value) for side, value in enumerate(words, 1) if value.text)


def _is_labelled(table: Table) -> bool:
    """Whether each row is labels in words, set off, and a value in words that is not."""
    rows = [row for row in table.rows if any(cell.elements for cell in row)]
    if len(rows) < _FEWEST or table.caption.text or any(len(row) < 2 for row in rows):
        return False
    labels = [in_one_line(label.elements).text for row in rows for label in row[:-1]]
    values = [in_one_line(row[-1].elements).text for row in rows]
    return (
        all(_is_set_off(label) for row in rows for label in row[:-1])
        and not any(_is_set_off(row[-1]) for row in rows)
        and all(re.match(r"[^\W\d]", label) and len(label.split()) <= _LONGEST_LABEL for label in labels)
        and all(re.search(r"[^\W\d_]{2}", value) for value in values if value)
    )


def _is_set_off(cell: TableCell) -> bool:
    emphasised = [isinstance(e, Paragraph) and e.label == e.words.text for e in cell.elements]
    return cell.header or (bool(emphasised) and all(emphasised))


def _labelled(table: Table) -> Iterator[Item]:
    """An item for each label with its value; a value of several lines or sentences stands in items below."""
    columns = max(len(row) for row in table.rows)
    for *labels, value in (row for row in table.rows if len(row) > 1):
        depth = columns - len(labels)  # a label that spans rows stands above those of the rows below
        terms = [in_one_line(label.elements) for label in labels]
        lines = [element for element in value.elements if isinstance(element, Paragraph | Item)]
        yield from (Item(term, depth + i) for i, term in enumerate(terms[:-1]))
        depth += len(terms) - 1
        if len(lines) == 1 and isinstance(lines[0], Paragraph):
            yield Item(described(terms[-1], lines[0].words), depth)
        else:
            yield Item(terms[-1], depth)
            yield from (Item(line.words, depth + getattr(line, "depth", 1)) for line in lines)


def _table(table: LexborNode, read: Read) -> Table:
    caption, rows = Words(), []
    for part in _children(table, {"caption", "thead", "tbody", "tfoot", "tr"}):
        if part.tag == "caption":
            caption = in_one_line(read(part))
            continue
        for row in [part] if part.tag == "tr" else _children(part, {"tr"}):
            cells = tuple(_cell(cell, read) for cell in _children(row, {"td", "th"}))
            if cells:
                rows.append(cells)
    return Table(tuple(rows), caption)


def _children(node: LexborNode, tags: set[str]) -> Iterator[LexborNode]:
    return (child for child in node.iter() if child.tag in tags)


def _cell(cell: LexborNode, read: Read) -> TableCell:
    return TableCell(tuple(read(cell)), cell.tag == "th", _span(cell, "rowspan"), _span(cell, "colspan"))


def _span(cell: LexborNode, name: str) -> int:
    number = re.match(r"\s*(\d{1,5})", cell.attributes.get(name) or "")
    return max(int(number[1]), 1) if number else 1
