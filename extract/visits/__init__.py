"""Visits: official journeys to another State, told in sentences or listed under a heading or in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import Fact, Visit
from extract.registry import Extractor
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence
from extract.visits.listed import is_listing, visits_in_row, visits_listed
from extract.visits.prose import visits_told

__all__ = ["EXTRACTOR"]

_TRIGGERS = re.compile(
    r"\b(?:visit|trip|tour|travel|arriv|flew|went to|host|receiv|welcom|journey|came|stay|stopped|attend|participat"
    r"|took part|was in|were in|repaid|set foot|‹D|\d{4})",
    re.IGNORECASE,
)


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    told = list(visits_told(sentence, discourse)) if sentence.doc is not None else []
    if told or not is_listing(sentence):
        yield from told
    else:
        yield from visits_listed(sentence, discourse)


EXTRACTOR = Extractor(Visit, _TRIGGERS, _sentences, visits_in_row)
