"""Facts and units of short texts, for the tests of the extractors."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TypeVar

from extract.engine import Engine, load
from extract.facts import Fact
from extract.read import plain
from extract.read.source import Page
from extract.text.annotate import annotate
from extract.text.dates import find
from extract.text.knownwords import KnownWords
from extract.text.lexicon import Lexicon, build, tokenize
from extract.text.units import Unit
from ontology import gazetteer

__all__ = ["facts_of", "known_words", "lexicon", "units_of"]

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


@cache
def lexicon() -> Lexicon:
    return build(gazetteer.load())


def units_of(text: str) -> list[Unit]:
    """The units of one sentence."""
    return annotate(text, 0, len(text), lexicon(), find(text))


def known_words(text: str) -> KnownWords:
    """The words of one sentence with what is known of each."""
    return KnownWords(text, tokenize(text), lexicon(), tuple(find(text)))
