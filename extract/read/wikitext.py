"""Raw wikitext, as MediaWiki keeps its pages (https://www.mediawiki.org/wiki/Help:Formatting)."""

from __future__ import annotations

import re
from pathlib import PurePath

import mwparserfromhell

from extract.article import Article
from extract.read import layout, wikinodes
from extract.read.source import Page

__all__ = ["is_wikitext", "read"]

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_REF = re.compile(r"<ref\b(?:[^>/]|/(?!>))*(?:/>|>((?:(?!<ref\b).)*?)</ref\s*>)", re.DOTALL | re.IGNORECASE)
_LONE_REF = re.compile(r"</?ref\b[^>]*>", re.IGNORECASE)
_URL = re.compile(r"(?:\|\s*url\s*=\s*|\[|^)(https?://[^\s|\]}<]+)")
_CITED_TITLE = re.compile(r"\|\s*title\s*=\s*([^|}]+)")
_MARK = re.compile(r"\[\[[^\[\]\n]+\]\]|\{\{[^{}\n]+|^\{\||'''|<ref[ >]", re.MULTILINE)
_OPENED = re.compile(r"^[:*# \t]*\{\|", re.MULTILINE)
_CLOSED = re.compile(r"^[ \t]*\|\}(?!\})", re.MULTILINE)
_OWN_CATEGORY = re.compile(r"\[\[Category:([^|\]]+)\|[ *!]*\]\]")  # sorted first: the page is its main one
_NAMED = re.compile(r"'''([^'\[\]{}|\n]+)'''|\{\{DEFAULTSORT:([^{}|]+)\}\}")
_SIDES = re.compile(
    r"\{\{\s*infobox bilateral relations\s*\|[^{}|=]*\|\s*(?P<one>[^{}|=\n]+?)\s*\|\s*(?P<other>[^{}|=\n]+?)\s*[|}]",
    re.IGNORECASE,
)
_SAMPLE = 100_000  # characters looked at to tell wikitext from plain text
_FEWEST_MARKS = 3


def is_wikitext(text: str) -> bool:
    """Whether text carries links, templates, tables or references in MediaWiki's syntax."""
    return sum(1 for _ in _MARK.finditer(text[:_SAMPLE])) >= _FEWEST_MARKS


def read(page: Page) -> Article:
    """The article that a page of wikitext shows to its readers.

    Without a title it is found in the text or made from the identifier. References and comments
    are no part of the article's text: what references cite is kept in `Article.citations`.
    """
    bare = _COMMENT.sub("", page.text)
    citations = dict.fromkeys(filter(None, (_citation(match[1] or "") for match in _REF.finditer(bare))))
    code = mwparserfromhell.parse(_closed(_LONE_REF.sub("", _REF.sub("", bare))), skip_style_tags=True)
    return layout.lay_out(
        page.identifier,
        page.title or _title(bare, page.identifier),
        wikinodes.elements(code),
        provenance=page.provenance,
        citations=tuple(citations),
    )


def _closed(text: str) -> str:
    """The text with the tables closed that it leaves open, as MediaWiki closes them."""
    opened = len(_OPENED.findall(text)) - len(_CLOSED.findall(text))
    return text + "\n|}" * max(opened, 0)


def _citation(reference: str) -> str:
    """The address that a reference cites, else the title, else its words."""
    url = _URL.search(reference.strip())
    if url:
        return url[1]
    cited = _CITED_TITLE.search(reference)
    return " ".join((cited[1] if cited else "" if "{{" in reference else reference).split())


def _title(text: str, name: str) -> str:
    """The page's title: the file name where it reads as one, else what the page calls itself."""
    stem = PurePath(name).stem
    if " " in stem or "_" in stem:
        return stem.replace("_", " ")
    own = [found.strip() for found in _OWN_CATEGORY.findall(text)]
    named = own + [found.strip() for pair in _NAMED.findall(text) for found in pair if found]
    same = (title for title in named if _letters(title) and _is_named_after(stem, title))
    return next(same, "") or next(iter(own), "") or _sides(text) or _tidy(stem)


def _is_named_after(stem: str, title: str) -> bool:
    """Whether a file is named after a title, or after both sides of a page on relations ("x7-chad-mali")."""
    sides = [_letters(word) for word in _tidy(stem).split()]
    both = len(sides) > 1 and "relations" in title and all(side in _letters(title) for side in sides)
    return both or _letters(stem).endswith(_letters(title))


def _sides(text: str) -> str:
    """The title of a page on two States, as its infobox names them in their order; "" without one."""
    box = _SIDES.search(text)
    return f"{box['one']}–{box['other']} relations" if box else ""


def _letters(title: str) -> str:
    return "".join(character for character in title.lower() if character.isalnum())


def _tidy(stem: str) -> str:
    """A file name as words, without the number that it may begin with."""
    words = re.sub(r"^\w*\d\w*[-_.]+(?=\w)", "", stem).replace("-", " ").strip()
    return words[:1].upper() + words[1:] or stem
