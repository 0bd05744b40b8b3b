"""Web pages: ministries, embassies, saved wiki pages (https://html.spec.whatwg.org/)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.article import Article, Provenance
from extract.read import layout
from extract.read.elements import (
    Element,
    Heading,
    Inline,
    Item,
    Paragraph,
    Table,
    TableCell,
    Words,
    in_one_line,
)
from extract.read.lines import is_furniture
from extract.read.source import Page, ReadError

__all__ = ["decode", "is_html", "read"]

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_SAMPLE = 4096  # bytes in which a page says what it is
_WIKI = re.compile(r"(?:https?://[\w.]+)?/wiki/([^?#]+)|\./([^?#]+)")
_SITE = re.compile(r"\s+[|»·–—-]\s+(?=[^|»·–—-]*$)")  # between a page's title and its site's name
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "body", "header", "blockquote", "center", "address", "pre"}
    | {"ul", "ol", "dl", "dt", "dd", "li", "hr", "caption", "fieldset", "details", "summary"}
)
_SHARE = 3  # an article holds at least this part of its page's text: a third
_LONGEST_LABEL = 6  # words of a link in a menu, on average
_DEEPEST = 10  # tables in tables; what is deeper is read as running text


def is_html(data: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    return bool(_PAGE.match(data[:_SAMPLE].removeprefix(b"\xef\xbb\xbf")))


def decode(data: bytes) -> str:
    """A page's bytes as text: UTF-8 where they are, else by the charset it states, else windows-1252."""
    stated = _CHARSET.search(data[:_SAMPLE])
    for charset in ("utf-8-sig", stated[1].decode("ascii") if stated else ""):
        try:
            return data.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def read(page: Page) -> Article:
    """The article of a web page without its navigation and footer; `ReadError` where nothing is left."""
    tree = LexborHTMLParser(page.text)
    title, provenance = page.title or _title(tree), _provenance(tree, page.provenance)
    main = _main(tree)
    elements = [element for element in _Walk(main).elements if not _is_furniture(element)] if main else []
    if not any(isinstance(element, Paragraph | Item | Table) for element in elements):
        raise ReadError(f"{page.identifier}: only navigation in this web page; save the page's own text")
    heading = next((element for element in elements if _is_title(element)), None)
    if isinstance(heading, Heading):
        elements.remove(heading)
        title = heading.words.text
    title = title or PurePath(page.identifier).stem
    return layout.lay_out(page.identifier, title, elements, provenance=provenance)


@cache
def _unread() -> str:
    lines = files(__package__).joinpath("unread.txt").read_text(encoding="utf-8").splitlines()
    return ", ".join(line for line in lines if line and not line.startswith("# "))


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """The part of the page that holds its article, without what is not read."""
    for node in tree.css(_unread()):
        node.decompose()
    for node in [node for node in tree.css(":is(ul, ol):not(:is(ul, ol) *)") if _is_menu(node)]:
        node.decompose()
    body = tree.body
    candidates = tree.css("main, [role=main], article")
    best = max(candidates, key=_length, default=body)
    return best if best and body and _length(best) * _SHARE >= _length(body) else body


def _length(node: LexborNode) -> int:
    return len(node.text())


def _is_menu(node: LexborNode) -> bool:
    """Whether a list consists of short links only."""
    words = len(node.text(separator=" ").split())
    links = node.css("a")
    linked = sum(len(link.text(separator=" ").split()) for link in links)
    return words == linked and len(links) > 1 and words <= len(links) * _LONGEST_LABEL


def _is_furniture(element: Element) -> bool:
    return isinstance(element, Paragraph | Item) and is_furniture(element.words.text)


def _is_title(element: Element) -> bool:
    return isinstance(element, Heading) and element.level == 1


def _title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("title")
    return _SITE.split(" ".join(node.text().split()))[0] if node else ""


def _provenance(tree: LexborHTMLParser, known: Provenance) -> Provenance:
    """What is known, and the address and licence that the page states where they are not."""
    url = tree.css_first("link[rel=canonical][href]")
    licence = tree.css_first("a[rel~=license][href], link[rel=license][href]")
    return replace(
        known,
        url=known.url or (url and url.attributes.get("href")) or "",
        licence=known.licence or (licence and licence.attributes.get("href")) or "",
    )


class _Walk:
    """A walk over the nodes of a page that gathers its elements, without recursion but for tables."""

    def __init__(self, root: LexborNode, depth: int = 0) -> None:
        self.elements: list[Element] = []
        self._depth = depth
        self._line = Inline()
        self._around: list[str] = []  # lists and items around the line
        self._links: list[int] = []
        self._heading = 0
        todo: list[tuple[LexborNode, bool]] = [(root, False)]
        while todo:
            node, leaving = todo.pop()
            if leaving:
                self._leave(node)
            elif self._enter(node):
                todo.append((node, True))
                todo += [(child, False) for child in reversed(list(node.iter(include_text=True)))]
        self._flush()

    def _enter(self, node: LexborNode) -> bool:
        """Begin a node; whether its inside is still to be read."""
        tag = node.tag or ""
        if node.is_text_node:
            self._line.add(node.text_content or "")
            return False
        if tag == "table" and self._depth < _DEEPEST:
            self._flush()
            self.elements.append(_table(node, self._depth + 1))
            return False
        if tag in _HEADINGS or tag in _BLOCKS:
            self._flush()
            self._heading = _HEADINGS.get(tag, self._heading)
        if tag in ("ul", "ol", "li"):
            self._around.append(tag)
        elif tag == "a":
            self._links.append(self._line.here())
        elif tag in ("td", "th", "tr") or (tag == "br" and self._around):
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
        if tag in ("ul", "ol", "li"):
            self._around.pop()

    def _flush(self) -> None:
        words = self._line.words()
        self._line, self._links = Inline(), [0 for _ in self._links]
        if not words.text:
            return
        depth = self._around.count("ul") + self._around.count("ol")
        if self._heading:
            self.elements.append(Heading(self._heading, words))
        elif self._around[-1:] == ["li"]:
            self.elements.append(Item(words, max(depth, 1)))
        else:
            self.elements.append(Paragraph(words))


def _page(address: str) -> str:
    """The title of the wiki page that an address leads to, "" where it leads elsewhere."""
    match = _WIKI.match(address)
    return unquote(match[1] or match[2]).replace("_", " ") if match else ""


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
    elements = tuple(_Walk(cell, depth).elements)
    return TableCell(elements, cell.tag == "th", _span(cell, "rowspan"), _span(cell, "colspan"))


def _span(cell: LexborNode, name: str) -> int:
    number = re.match(r"\s*(\d{1,5})", cell.attributes.get(name) or "")
    return max(int(number[1]), 1) if number else 1
