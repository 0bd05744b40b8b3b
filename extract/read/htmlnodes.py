"""From the nodes of a web page to the elements of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from extract.read.elements import (
    Element,
    Entry,
    Heading,
    Inline,
    Item,
    Paragraph,
    Table,
    TableCell,
    Words,
    in_one_line,
)
from extract.read.htmlparts import is_layout
from extract.read.typed import Marks, is_heading, lines_of

__all__ = ["elements"]

_WIKI = re.compile(r"(?:https?://[\w.]+)?/wiki/([^?#]+)|\./([^?#]+)")
_HEADINGS = {f"h{level}": level for level in range(1, 7)} | {"summary": 5, "button": 5}
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "body", "header", "blockquote", "center", "address", "pre"}
    | {"ul", "ol", "dl", "dt", "dd", "li", "hr", "caption", "fieldset", "details", "td", "th", "tr", "table"}
)
_LISTS = ("ul", "ol", "li", "dt", "dd")
_EMPHASIS = frozenset({"b", "strong", "u", "em", "i"})
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_DEEPEST = 10  # tables in tables; what is deeper is read as running text


def elements(root: LexborNode) -> list[Element]:
    """The headings, paragraphs, lists, infobox entries and tables that a part of a page shows."""
    return _Walk(root).elements


class _Walk:
    """A walk over the nodes of a page that gathers its elements, without recursion but for tables."""

    def __init__(self, root: LexborNode, depth: int = 0) -> None:
        self.elements: list[Element] = []
        self._depth = depth
        self._line = Inline()
        self._plain = False  # whether a word of the line is not emphasised
        self._around: list[str] = []  # lists, items and emphasis around the line
        self._links: list[int] = []
        self._breaks: list[tuple[int, bool]] = []  # in the line, and whether what it ends is emphasised
        self._marks = Marks()
        self._heading = 0
        self._level = 1  # of the heading above
        self._term: Words | None = None
        self._several = False  # whether the term has several descriptions
        todo: list[tuple[LexborNode, bool]] = [(root, False)]
        while todo:
            node, leaving = todo.pop()
            if leaving:
                self._leave(node)
            elif self._enter(node):
                todo.append((node, True))
                todo += [(child, False) for child in reversed(list(node.iter(include_text=True)))]
        self._flush()
        self._put_term()

    def _enter(self, node: LexborNode) -> bool:
        """Begin a node; whether its inside is still to be read."""
        tag = node.tag or ""
        if node.is_text_node:
            self._text(node.text_content or "")
            return False
        if tag == "table" and self._depth < _DEEPEST and not is_layout(node):
            self._flush()
            self._put_term()
            self.elements += _table_or_infobox(node, self._depth + 1)
            return False
        if tag in _HEADINGS or tag in _BLOCKS:
            self._flush()
            self._heading = _HEADINGS.get(tag, self._heading)
        if tag in _LISTS or _is_emphasis(node):
            self._around.append(tag if tag in _LISTS else "b")
            self._several = _has_several(node) if tag == "dt" else self._several
        elif tag == "a":
            self._links.append(self._line.here())
        elif tag == "br":
            self._line.add(" ")
            self._breaks.append((self._line.here(), not self._plain))
            self._plain = False
        return True

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "a":
            self._line.link(
                min(self._links.pop(), self._line.here()), _page(node.attributes.get("href") or "")
            )
        if tag in _HEADINGS or tag in _BLOCKS:
            self._flush()
            self._heading = 0 if tag in _HEADINGS else self._heading
        if tag in _LISTS or _is_emphasis(node):
            self._around.pop()

    def _text(self, text: str) -> None:
        self._plain = self._plain or bool(text.strip(" \n\t\xa0:") and "b" not in self._around)
        self._line.add(text)

    def _flush(self) -> None:
        pieces = self._pieces()
        self._line, self._links, self._plain, self._breaks = Inline(), [0 for _ in self._links], False, []
        lists = [tag for tag in self._around if tag != "b"]
        item = lists[-1:] in (["li"], ["dt"]) or self._heading > 0
        lines = lines_of(pieces, item=item)
        if not lines:
            return
        if lists[-1:] == ["dt"]:
            self._put_term()
            self._term = lines[0][0]
        elif lists[-1:] == ["dd"]:
            self._describe([words for words, _ in lines])
        elif lists[-1:] == ["li"] and not self._heading:
            self._put_term()
            self._put_items(lines, max(lists.count("ul") + lists.count("ol"), 1))
        else:
            self._put_term()
            for words, emphasised in lines:
                self._put(words, lists, emphasised)

    def _pieces(self) -> list[tuple[Words, bool]]:
        """The words between the breaks of the line, and whether they are emphasised."""
        words, begin, pieces = self._line.words(), 0, []
        if not self._breaks:
            return [(words, not self._plain)]
        for end, emphasised in (*self._breaks, (len(words.text), not self._plain)):
            pieces.append((words.behind(begin, end), emphasised))
            begin = end
        return pieces

    def _put_items(self, lines: list[tuple[Words, bool]], depth: int) -> None:
        """An item; further lines in it are items of their own, below the first where that heads them."""
        (first, emphasised), *further = lines
        self.elements.append(Item(first, depth))
        heads = first.text.endswith(":") or is_heading(first.text, emphasised=emphasised)
        marks = Marks()
        for words, _ in further:
            marked = marks.item(words)
            self.elements.append(Item(marked.words if marked else words, depth + heads))

    def _put(self, words: Words, lists: list[str], emphasised: bool) -> None:
        if self._heading:
            self._level = min(self._heading, 5)
            self.elements.append(Heading(self._heading, words))
        elif self._depth == 0 and not lists and is_heading(words.text, emphasised=emphasised):
            self.elements.append(Heading(self._level + 1, words, by_hand=True))
        elif self._depth == 0 and (item := self._marks.item(words)):
            self.elements.append(item)
            return
        else:
            self.elements.append(Paragraph(words))
        self._marks.end()

    def _describe(self, lines: list[Words]) -> None:
        """The description of a term: in one line with it, or an item each below it where there are several."""
        if self._term is not None and not self._several and len(lines) == 1:
            self.elements.append(Item(self._described(lines[0])))
            return
        if self._term is not None:
            self.elements.append(Item(self._term))
        self._term = None
        self.elements += (Item(line, 2) for line in lines)

    def _described(self, words: Words) -> Words:
        """A term and the first line of its description."""
        line = Inline()
        line.carry(self._term or Words())
        line.add("" if line.text.endswith(":") else ":")
        line.carry(words)
        self._term = None
        return line.words()

    def _put_term(self) -> None:
        """A term without a description stands alone."""
        if self._term is not None:
            self.elements.append(Paragraph(self._term))
        self._term = None


def _is_emphasis(node: LexborNode) -> bool:
    return node.tag in _EMPHASIS or (
        node.tag in ("span", "font") and _BOLD.search(node.attributes.get("style") or "") is not None
    )


def _has_several(term: LexborNode) -> bool:
    """Whether more than one description follows a term."""
    count, node = 0, term.next
    while node is not None and node.tag != "dt":
        count += node.tag == "dd"
        node = node.next
    return count > 1


def _page(address: str) -> str:
    """The title of the wiki page that an address leads to, "" where it leads elsewhere."""
    match = _WIKI.match(address)
    return unquote(match[1] or match[2]).replace("_", " ") if match else ""


def _table_or_infobox(table: LexborNode, depth: int) -> list[Element]:
    read = _table(table, depth)
    return list(_entries(read)) if "infobox" in (table.attributes.get("class") or "") else [read]


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


def _table(table: LexborNode, depth: int) -> Table:
    caption, rows = Words(), []
    for part in _children(table, {"caption", "thead", "tbody", "tfoot", "tr"}):
        if part.tag == "caption":
            caption = in_one_line(_Walk(part, depth).elements)
            continue
        for row in [part] if part.tag == "tr" else _children(part, {"tr"}):
            cells = tuple(_cell(cell, depth) for cell in _children(row, {"td", "th"}))
            if cells:
                rows.append(cells)
    return Table(tuple(rows), caption)


def _children(node: LexborNode, tags: set[str]) -> Iterator[LexborNode]:
    return (child for child in node.iter() if child.tag in tags)


def _cell(cell: LexborNode, depth: int) -> TableCell:
    inside = tuple(_Walk(cell, depth).elements)
    return TableCell(inside, cell.tag == "th", _span(cell, "rowspan"), _span(cell, "colspan"))


def _span(cell: LexborNode, name: str) -> int:
    number = re.match(r"\s*(\d{1,5})", cell.attributes.get(name) or "")
    return max(int(number[1]), 1) if number else 1
