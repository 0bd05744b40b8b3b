"""Web pages: ministries, embassies, saved wiki pages (https://html.spec.whatwg.org/)."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from selectolax.lexbor import LexborHTMLParser

from extract.article import Article, Provenance
from extract.read import layout
from extract.read.elements import Element, Heading, Item, Paragraph, Table
from extract.read.htmlnodes import elements as elements_of
from extract.read.htmlparts import main_part
from extract.read.htmlsite import publisher_of, title_of
from extract.read.lines import is_furniture
from extract.read.source import Page, ReadError

__all__ = ["decode", "is_html", "read"]

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_SAMPLE = 4096  # bytes in which a page says what it is
# A title that names two sides: "Chad–Mali relations", "Relations between Chad and Mali".
_TWO_SIDES = re.compile(r"\w ?[–-] ?\w.*\brelations\b|\brelations\b.*(?:\w ?[–-] ?\w|\b(?:and|with)\b)", re.I)
_CITED = ".reference-text a.external[href], .references a.external[href]"


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
    publisher, stated = publisher_of(tree), page.title or title_of(tree)
    provenance = _provenance(tree, page.provenance)
    cited = dict.fromkeys(link.attributes.get("href") or "" for link in tree.css(_CITED))
    main = main_part(tree)
    elements = [element for element in elements_of(main) if not _is_furniture(element)] if main else []
    if not any(isinstance(element, Paragraph | Item | Table) for element in elements):
        raise ReadError(f"{page.identifier}: only navigation in this web page; save the page's own text")
    heading = next((element for element in elements if _is_title(element)), None)
    title = stated or PurePath(page.identifier).stem
    if isinstance(heading, Heading) and not _says_more(stated, heading.words.text):
        elements.remove(heading)
        title = heading.words.text
    article = layout.lay_out(page.identifier, title, elements, provenance=provenance, citations=tuple(cited))
    return replace(article, publisher=publisher)


def _is_furniture(element: Element) -> bool:
    return isinstance(element, Paragraph | Item) and is_furniture(element.words.text)


def _is_title(element: Element) -> bool:
    return isinstance(element, Heading) and element.level == 1


def _says_more(title: str, heading: str) -> bool:
    """Whether the page's title names two sides and the heading on it but a part of the site ("Africa")."""
    return bool(_TWO_SIDES.search(title)) and re.search(r"\w\W+\w", heading) is None


def _provenance(tree: LexborHTMLParser, known: Provenance) -> Provenance:
    """What is known, and the address and licence that the page states where they are not."""
    url = tree.css_first("link[rel=canonical][href]")
    licence = tree.css_first("a[rel~=license][href], link[rel=license][href]")
    return replace(
        known,
        url=known.url or (url and url.attributes.get("href")) or "",
        licence=known.licence or (licence and licence.attributes.get("href")) or "",
    )
