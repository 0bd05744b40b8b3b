"""Facts of short texts, for the tests of the extractors."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TypeVar

from extract.engine import Engine, load
from extract.facts import Fact
from extract.read import plain
from extract.read.source import Page

__all__ = ["facts_of"]

F = TypeVar("F", bound=Fact)


@cache
def _engine() -> Engine:
    return load()


def facts_of(
    kind: type[F], text: str, title: str = "Chile–Latvia relations", heading: str = "", publisher: str = ""
) -> list[F]:
    """The facts of one class that the article `text` states, under a heading where one is given."""
    page = f"= {title} =\n\n" + (f"== {heading} ==\n" if heading else "") + text
    article = plain.read(Page("page.txt", "plain", page))
    article = replace(article, publisher=publisher)
    facts = [fact for fact in _engine().extract(article).facts if isinstance(fact, kind)]
    for fact in facts:
        for passage in fact.evidence:
            assert page[passage.start : passage.end] == passage.quote
    return facts
