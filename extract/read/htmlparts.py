"""The part of a web page that holds its article, without menus, banners, footers and layout columns."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.read.lines import is_sentence

__all__ = ["is_layout", "main_part"]

_SHARE = 3  # an article holds at least this part of its page's text: a third
_LARGE = 2  # what holds more than this part of a page's text, half, is no furniture whatever its class
_LONGEST_LABEL = 6  # words of a link in a menu, on average
_FEWEST = 5  # words of a sentence
_FRAMES = ("html", "body", "main", "article")
_LISTS = ":is(ul, ol):not(:is(ul, ol) *)"
_LINES = "p, h1, h2, td:not(:has(td)), div:not(:has(div, p, table, ul))"
_HOME = re.compile(
    r"(?:https?://[^/?#]+)?[./]*(?:[a-z]{2}/?)?(?:(?:index|default|home)[\w.]*)?(?:#.*)?", re.IGNORECASE
)
_ROWS = 2  # a table of at most so many rows places parts of a page where a cell holds
_LINES_OF_PROSE = 4  # at least so many lines
_SEPARATORS = re.compile(r"[\s|/>»›·•,–—-]*")
_MARKED = re.compile(r"[|/>»›·•]")


def main_part(tree: LexborHTMLParser) -> LexborNode | None:
    """The element with the article, everything else in it removed; None where the page has no body."""
    body = tree.body
    if body is None:
        return None
    _remove_parts(tree, _length(body))
    for node in [*filter(_is_menu, tree.css(_LISTS)), *filter(_is_line_of_links, tree.css(_LINES))]:
        node.decompose()
    for table in [node for node in tree.css("table") if is_layout(node)]:
        _remove_columns(table)
    best = max(map(_with_siblings, tree.css("main, [role=main], article")), key=_length, default=body)
    return best if _length(best) * _SHARE >= _length(body) else body


def _with_siblings(node: LexborNode) -> LexborNode:
    """The element around an `article` that is one of several: a section of the page's article each."""
    parent = node.parent
    if node.tag != "article" or parent is None:
        return node
    return parent if sum(child.tag == "article" for child in parent.iter()) > 1 else node


@cache
def _selectors(what: str) -> str:
    lines = files(__package__).joinpath("parts.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("# "))
    return ", ".join(selector for selector, kind in rows if kind == what)


def _remove_parts(tree: LexborHTMLParser, length: int) -> None:
    """Remove what is never read, and what is hidden for good."""
    hidden = [node for node in tree.css(_selectors("hidden")) if not node.css_matches(_selectors("folded"))]
    for node in [*tree.css(_selectors("unread")), *hidden]:
        if node.tag not in _FRAMES and _length(node) * _LARGE <= length:
            node.decompose()


def _length(node: LexborNode) -> int:
    return len(node.text())


def _is_menu(node: LexborNode) -> bool:
    """Whether a list or line consists of short links only."""
    words = len(node.text(separator=" ").split())
    links = node.css("a")
    linked = sum(len(link.text(separator=" ").split()) for link in links)
    return words == linked and len(links) > 1 and words <= len(links) * _LONGEST_LABEL


def _leads_home(node: LexborNode, links: list[LexborNode]) -> bool:
    """Whether a line is one link to the site's first page: the site's name, "Back to the start"."""
    whole = len(links) == 1 and links[0].text(separator=" ").split() == node.text(separator=" ").split()
    return whole and _HOME.fullmatch(links[0].attributes.get("href") or "#") is not None


def _is_line_of_links(node: LexborNode) -> bool:
    """Whether a line is a trail or a choice of links: "Home > Relations > Visits", "English Français"."""
    links = node.css("a")
    if not links:
        return False
    if node.tag != "td" and (_is_menu(node) or _leads_home(node, links)):
        return True
    text = node.text(separator=" ")
    for link in links:
        text = text.replace(link.text(separator=" "), "", 1)
    trail = text.strip() and _MARKED.search(text) and len(text.split()) <= len(links) * _LONGEST_LABEL
    return bool(trail and _SEPARATORS.fullmatch(re.sub(r"[>»›][^>»›|]*$", "", text)))


def is_layout(table: LexborNode) -> bool:
    """Whether a table only places parts of the page side by side: it holds tables or prose and names no columns."""
    if table.attributes.get("role") == "presentation":
        return True
    classes = table.attributes.get("class") or ""
    holds_tables = any(inner.mem_id != table.mem_id for inner in table.css("table"))
    if "infobox" in classes or "wikitable" in classes or not (holds_tables or _holds_prose(table)):
        return False
    return not any(part.tag in ("th", "caption") for row in _rows(table) for part in row.iter())


def _holds_prose(table: LexborNode) -> bool:
    """Whether a table of a row or two is the frame of a text."""
    rows = _rows(table)
    cells = [cell for row in rows for cell in row.iter() if cell.tag in ("td", "th")]
    return len(rows) <= _ROWS and any(len(cell.css("p, li, h2, h3, br")) >= _LINES_OF_PROSE for cell in cells)


def _rows(table: LexborNode) -> list[LexborNode]:
    parts = [part for part in table.iter() if part.tag in ("thead", "tbody", "tfoot", "tr")]
    return [row for part in parts for row in ([part] if part.tag == "tr" else part.iter()) if row.tag == "tr"]


def _remove_columns(table: LexborNode) -> None:
    """Remove the cells of a layout without a sentence beside a cell that has some, and empty ones."""
    for row in _rows(table):
        cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
        told = {cell.mem_id: _has_sentence(cell) for cell in cells}
        for cell in cells:
            if any(told.values()) and not told[cell.mem_id]:
                cell.decompose()


def _has_sentence(node: LexborNode) -> bool:
    lines = (line.strip() for line in node.text(separator="\n").splitlines())
    return any(is_sentence(line) and len(line.split()) >= _FEWEST for line in lines)
