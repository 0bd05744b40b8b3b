"""Tables of parsed wikitext as tables of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from mwparserfromhell.nodes import Node, Tag, Text

from extract.read.elements import Element, Table, TableCell, Words, in_one_line

__all__ = ["attribute", "table_of"]

Read = Callable[[Iterable[Node]], list[Element]]  # what reads the inside of a cell


def attribute(tag: Tag, name: str) -> str:
    """The value of a tag's attribute, "" where it has none."""
    return str(tag.get(name).value or "") if tag.has(name) else ""


def _span(tag: Tag, name: str) -> int:
    number = re.search(r"\d+", attribute(tag, name)) if tag.attributes else None
    return max(int(number[0][:6]), 1) if number else 1


def table_of(table: Tag, read: Read) -> Table:
    """A table with its caption; `read` reads the inside of its cells."""
    caption = Words()
    rows: list[tuple[TableCell, ...]] = []
    loose: list[TableCell] = []  # cells before the first mark of a row
    for tag in _parts(table):
        if str(tag.tag) == "tr":
            rows.append(tuple(_cell(cell, read) for cell in _parts(tag)))
        elif _is_caption(tag):
            caption = in_one_line(_cell(tag, read).elements)
        else:
            loose.append(_cell(tag, read))
    return Table(tuple(row for row in (tuple(loose), *rows) if row), caption)


def _parts(tag: Tag) -> Iterator[Tag]:
    """The rows or cells right below a table or row."""
    for node in tag.contents.nodes if tag.contents is not None else ():
        if isinstance(node, Tag):
            name = str(node.tag).strip().lower()
            if name in ("tr", "td", "th", "caption"):
                yield node
            elif name in ("tbody", "thead", "tfoot"):
                yield from _parts(node)


def _is_caption(tag: Tag) -> bool:
    """Whether a cell is the table's caption, which the parser takes for a cell that begins with a plus."""
    if tag.wiki_markup != "|":
        return str(tag.tag) == "caption"
    if tag.attributes:
        return str(tag.attributes[0].name) == "+"
    first = tag.contents.nodes[0] if tag.contents is not None and tag.contents.nodes else None
    return isinstance(first, Text) and first.value.startswith("+")


def _cell(tag: Tag, read: Read) -> TableCell:
    nodes = list(tag.contents.nodes) if tag.contents is not None else []
    if _is_caption(tag) and nodes and isinstance(nodes[0], Text):
        nodes[0] = Text(nodes[0].value.removeprefix("+"))
    return TableCell(
        tuple(read(nodes)),
        str(tag.tag).strip().lower() == "th",
        _span(tag, "rowspan"),
        _span(tag, "colspan"),
    )
