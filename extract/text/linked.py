"""Names that lead to a page: a link says who a surname means ("[[Donald Trump|Trump]]")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.article import Article
from extract.facts import EntityKind
from extract.lists import word_set
from extract.text.personnames import may_be_person
from extract.text.units import Unit

__all__ = ["is_named_by_page", "with_pages"]


def with_pages(units: Iterable[Unit], article: Article) -> Iterator[Unit]:
    """`units` with the page that the name of each person links to."""
    for unit in units:
        page = _page(unit, article) if article.links else ""
        yield replace(unit, page=page) if page else unit


def _page(unit: Unit, article: Article) -> str:
    if unit.mention is None or unit.mention.kind is not EntityKind.PERSON:
        return ""
    links = article.links
    for i in range(bisect_left(links, unit.start, key=lambda link: link.start), len(links)):
        if links[i].start >= unit.end:
            break
        if links[i].end <= unit.end and article.of(links[i]).endswith(unit.mention.name):
            return links[i].target
    return ""


def is_named_by_page(unit: Unit) -> bool:
    """Whether a single word is a part of the full name that is the title of the page it leads to."""
    title = unit.page.split(" (")[0]
    words = title.split()
    name = unit.mention.name if unit.mention else ""
    named = all(word[0].isupper() or "-" in word or word in word_set("particles") for word in words)
    return len(words) > 1 and name in words and named and may_be_person(title)
