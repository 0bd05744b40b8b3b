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
from extract.read.lines import is_sentence

__all__ = ["elements"]

_WIKI = re.compile(r"(?:https?://[\w.]+)?/wiki/([^?#]+)|\./([^?#]+)")
_HEADINGS = {f"h{level}": level for level in range(1, 7)} | {"summary": 5, "button": 5}
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "body", "header", "blockquote", "center", "address", "pre"}
    | {"ul", "ol", "dl", "dt", "dd", "li", "hr", "caption", "fieldset", "details", "td", "th", "tr", "table"}
)
_EMPHASIS = frozenset({"b", "strong", "u", "em", "i"})
_LONGEST_HEADING = 12  # words of an emphasised line that is a heading
# The mark or number of a list's item that is written out: "•", "- ", "a)", "(iv)", "3)", "12.".
_BULLET = re.compile(
    r"(?:[•▪●◦∙‣➢➤✓\uf0b7\uf0a7]\s*|[*–—-]\s+|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+"
    r"|(?P<number>\d{1,2})\.\s+(?!\w+ \d{4}\b|\d))(?=\S)"
)
_INSIDE = re.compile(r"[.!?]\s+[^\W\d_]")  # a sentence ends and another one begins
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
        self._heading = 0
        self._level = 1  # of the heading above
        self._term: Words | None = None
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
        if tag in ("ul", "ol", "li", "dt", "dd") or tag in _EMPHASIS:
            self._around.append(tag)
        elif tag == "a":
            self._links.append(self._line.here())
        elif tag == "br" and any(around in ("ul", "ol", "li") for around in self._around):
            self._line.add(" ")
        elif tag == "br":
            self._flush()
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
        if tag in ("ul", "ol", "li", "dt", "dd") or tag in _EMPHASIS:
            self._around.pop()

    def _text(self, text: str) -> None:
        self._plain = self._plain or bool(text.strip() and not _EMPHASIS & set(self._around))
        self._line.add(text)

    def _flush(self) -> None:
        words, emphasised = self._line.words(), not self._plain
        self._line, self._links, self._plain = Inline(), [0 for _ in self._links], False
        if not words.text:
            return
        lists = [tag for tag in self._around if tag not in _EMPHASIS]
        if lists[-1:] == ["dt"]:
            self._put_term()
            self._term = words
        elif lists[-1:] == ["dd"] and self._term is not None:
            self.elements.append(Item(self._described(words)))
        else:
            self._put_term()
            self._put(words, lists, emphasised)

    def _put(self, words: Words, lists: list[str], emphasised: bool) -> None:
        if self._heading:
            self._level = min(self._heading, 5)
            self.elements.append(Heading(self._heading, words))
        elif lists[-1:] == ["li"]:
            self.elements.append(Item(words, max(lists.count("ul") + lists.count("ol"), 1)))
        elif emphasised and self._depth == 0 and not lists and _is_title(words.text):
            self.elements.append(Heading(self._level + 1, words))
        else:
            item = _item(words) if self._depth == 0 else None
            self.elements.append(item or Paragraph(words))

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


def _item(words: Words) -> Item | None:
    """The item of a list that the page writes out in lines; a numbered paragraph of sentences is none."""
    mark = _BULLET.match(words.text)
    if mark is None or (mark["number"] and _INSIDE.search(words.text, mark.end())):
        return None
    return Item(words.behind(mark.end()))


def _is_title(line: str) -> bool:
    return (
        not line.startswith("(")
        and (line.endswith(":") or not is_sentence(line))
        and len(line.split()) <= _LONGEST_HEADING
    )


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
