"""From the nodes of a web page to the elements of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from extract.read.elements import Element, Heading, Inline, Item, Paragraph, Words
from extract.read.htmlparts import is_layout
from extract.read.htmltables import described, table_elements
from extract.read.typed import Line, Marks, heads, items_of, lines_of, with_lists

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
    return list(with_lists(_Walk(root).elements))


def _read(node: LexborNode, depth: int) -> list[Element]:
    return _Walk(node, depth).elements


class _Walk:
    """A walk over the nodes of a page that gathers its elements, without recursion but for tables."""

    def __init__(self, root: LexborNode, depth: int = 0) -> None:
        self.elements: list[Element] = []
        self._depth = depth
        self._line = Inline()
        self._bold: int | None = None  # where the emphasised opening of the line ends; None while it goes on
        self._around: list[str] = []  # lists, items and emphasis around the line
        self._links: list[int] = []
        self._breaks: list[
            tuple[int, int | None]
        ] = []  # in the line, and where the opening of what it ends does
        self._marks = Marks()
        self._headed = False  # whether the item being read has begun with a heading of its own
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
            self.elements += table_elements(
                node, partial(_read, depth=self._depth + 1), self._depth_of_items()
            )
            return False
        if tag in _HEADINGS or tag in _BLOCKS:
            self._flush()
            self._heading = _HEADINGS.get(tag, self._heading)
        if tag in ("ul", "ol") and "li" not in self._around:
            self._lead_list()
        if tag in _LISTS or _is_emphasis(node):
            self._around.append(tag if tag in _LISTS else "b")
            self._headed = self._headed and tag not in _LISTS
            self._several = _has_several(node) if tag == "dt" else self._several
        elif tag == "a":
            self._links.append(self._line.here())
        elif tag == "br":
            self._line.add(" ")
            self._breaks.append((self._line.here(), self._bold))
            self._bold = None
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
        if self._bold is None and "b" not in self._around and text.strip(" \n\t\xa0:"):
            self._bold = self._line.here()
        self._line.add(text)

    def _flush(self) -> None:
        pieces = list(self._pieces())
        self._line, self._links, self._bold, self._breaks = Inline(), [0 for _ in self._links], None, []
        lists = [tag for tag in self._around if tag != "b"]
        inside = lists[-1] if lists else ""
        lines = lines_of(pieces, item=inside in ("li", "dt") or self._heading > 0)
        if not lines:
            return
        if inside == "dt":
            self._put_term()
            self._term = lines[0].words
        elif inside == "dd":
            self._describe([line.words for line in lines])
        elif inside == "li" and not self._heading:
            self._put_term()
            self.elements += items_of(lines, self._depth_of_items(), headed=self._headed)
            self._headed = self._headed or heads(lines)
        else:
            self._put_term()
            for line in lines:
                self._put(line, inside)

    def _lead_list(self) -> None:
        """An item before a list, as one typed by hand is ("• Visits:"), leads it where it ends with a colon."""
        if self.elements and isinstance(above := self.elements[-1], Item) and above.words.text.endswith(":"):
            self.elements[-1] = Paragraph(above.words, above.label)

    def _depth_of_items(self) -> int:
        """How deep in lists the item around the line stands, 0 outside of items."""
        lists = [tag for tag in self._around if tag in ("ul", "ol")]
        return max(len(lists), 1) if "li" in self._around else 0

    def _pieces(self) -> Iterator[Line]:
        """What stands between the breaks of the line."""
        words, begin = self._line.words(), 0
        for end, bold in (*self._breaks, (len(words.text), self._bold)):
            yield Line(words.behind(begin, end), end - begin if bold is None else bold - begin)
            begin = end

    def _put(self, line: Line, inside: str) -> None:
        words = line.words
        if self._heading:
            self._level = min(self._heading, 5)
            self.elements.append(Heading(self._heading, words))
        elif self._depth == 0 and not inside and line.is_heading:
            self.elements.append(Heading(self._level + 1, words, by_hand=True))
        elif self._depth == 0 and (item := self._marks.item(line)):
            self.elements.append(item)
            return
        else:
            self.elements.append(Paragraph(words, line.label))
        self._marks.end()

    def _describe(self, lines: list[Words]) -> None:
        """The description of a term: in one line with it, or an item each below it where there are several."""
        term, self._term = self._term, None
        if term is not None and not self._several and len(lines) == 1:
            self.elements.append(Item(described(term, lines[0])))
            return
        if term is not None:
            self.elements.append(Item(term))
        self.elements += (Item(line, 2) for line in lines)

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
