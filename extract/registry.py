"""The extractors, one a fact class. Adding a class is adding a module with an `EXTRACTOR` to the list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from extract.facts import Fact, Passage
from extract.lists import table
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence

__all__ = ["Extractor", "Reading", "Row", "confidence_of", "extractors", "passage"]

_MODULES: tuple[str, ...] = (
    "visits",
    "meetings",
    "agreements",
    "missions",
    "relations",
    "recognitions",
    "accreditations",
    "memberships",
    "aid",
    "trade",
    "votes",
    "twinnings",
)
_DEFAULT_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: the row's own words, and each cell as a sentence (empty cells included)."""

    sentence: Sentence
    cells: tuple[Sentence, ...]
    headers: tuple[str, ...]


Reading = Iterable[Fact]


@dataclass(frozen=True, slots=True)
class Extractor:
    """What reads one class of facts.

    yields:      the class of fact that comes out, and no other
    triggers:    a sentence without a match holds no such fact and is neither parsed nor read
    sentences:   reads a sentence or list item
    rows:        reads a table row; None where tables hold no such facts
    needs_parse: which of the sentences that match `sentences` wants parsed; None where it wants no parse
    """

    yields: type[Fact]
    triggers: re.Pattern[str]
    sentences: Callable[[Sentence, Discourse], Reading]
    rows: Callable[[Row, Discourse], Reading] | None = None
    needs_parse: Callable[[Sentence], bool] | None = None


@cache
def extractors() -> tuple[Extractor, ...]:
    """All registered extractors in the order in which they read."""
    return tuple(_load(name) for name in _MODULES)


def _load(name: str) -> Extractor:
    extractor = import_module(f"extract.{name}").EXTRACTOR
    assert isinstance(extractor, Extractor)
    return extractor


@cache
def _confidences() -> dict[str, float]:
    return {row[0]: float(row[1]) for row in table("confidence")}


def confidence_of(rule: str) -> float:
    """The share of a rule's facts that are right, as measured on gold; a cautious default for new rules."""
    return _confidences().get(rule, _DEFAULT_CONFIDENCE)


def passage(sentence: Sentence, rule: str, *, doubt: float = 1.0) -> Passage:
    """The passage of a fact that `sentence` states; `doubt` below 1 lowers the rule's confidence."""
    text = sentence.article.text[sentence.start : sentence.end]
    confidence = round(confidence_of(rule) * doubt, 3)
    section = " > ".join(sentence.block.section)
    return Passage(sentence.article.identifier, sentence.start, sentence.end, text, section, rule, confidence)
