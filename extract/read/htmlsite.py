"""Whose a web page is: the ministry or embassy that its title, its banner or its last line names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

__all__ = ["publisher_of", "title_of"]

# Between a page's title and its site's name: the last mark with blanks around it.
_SITE = re.compile(r"\s+[|»·–—/:-]\s+(?=[^|»·–—]*$)")
_SHORT = re.compile(r"(?:[^\W\d]\S*\s+){1,3}[–-]\s+(?:[^\W\d]\S*\s*){1,3}")
_NAMED = (
    "meta[property='og:site_name'], meta[name='application-name'], meta[name=author], meta[name=publisher]"
)
_BANNER = (
    "header, #header, .header, [role=banner], [class*=logo i], [class*=brand i], [class*=banner i], [id*=banner i],"
    " [class*=masthead i], [class*=sitename i], [class*=site-name i], [class*=site-title i]"
)
_BODY = re.compile(
    r"\b(?:embassy|consulate|high commission|permanent mission|ministry|department of state|foreign office"
    r"|foreign affairs|diplomatic mission|representative office)\b",
    re.IGNORECASE,
)
_ANYONES = re.compile(
    r"(?:(?:the|official|web-?site|web|site|portal|of|for|and|&|ministry|department|office|foreign|external|affairs"
    r"|relations|international|cooperation|co-operation|trade|embassy|consulate|high commission)\W*)+",
    re.IGNORECASE,
)
_FOOTER = "footer, [role=contentinfo], #footer, .footer"
_RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_LONGEST = 25  # words of a site's name


def title_of(tree: LexborHTMLParser) -> str:
    """The title of a page without the name of its site, "" where it has none.

    Behind a dash stands no site's name where few words do on either side: "India – Serbia".
    """
    whole = _whole_title(tree)
    short = _SHORT.fullmatch(whole) is not None and not _BODY.search(whole)
    return whole if short else _SITE.split(whole)[0]


def publisher_of(tree: LexborHTMLParser) -> str:
    """The embassy or ministry that a page says is its own, "" where it names none.

    What says whose ministry it is goes before the bare "Ministry of Foreign Affairs".
    """
    lines = (" ".join(name.split()) for name in _names(tree))
    names = [name for name in lines if _BODY.search(name) and len(name.split()) <= _LONGEST]
    return next((name for name in names if not _ANYONES.fullmatch(name)), next(iter(names), ""))


def _names(tree: LexborHTMLParser) -> Iterator[str]:
    """What may name the site, the plainest statement first."""
    for node in tree.css(_NAMED):
        yield node.attributes.get("content") or ""
    yield from _SITE.split(_whole_title(tree))[1:]
    for node in tree.css(_BANNER):
        yield from node.text(separator="\n").splitlines()
        yield from (image.attributes.get("alt") or "" for image in node.css("img"))
    for node in tree.css("h1 a, h2 a"):
        yield node.text(separator=" ")
    for node in tree.css(_FOOTER):
        yield from node.text(separator="\n").splitlines()
    lines = tree.body.text(separator="\n").splitlines() if tree.body else []
    yield from (line for line in reversed(lines) if _RIGHTS.search(line))


def _whole_title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("title")
    return " ".join(node.text().split()) if node else ""
