"""Meetings: talks between representatives of two or more parties that are not part of a visit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import Fact, Meeting
from extract.lists import words
from extract.meetings.events import meetings_held
from extract.meetings.persons import persons_met
from extract.registry import Extractor
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence

__all__ = ["EXTRACTOR"]

_NOUNS = "|".join(words("meeting_nouns"))
_TRIGGERS = re.compile(
    rf"\b(?:met|meets|gathered|together|conferred|spoke|co-chaired|commission|one)\b|(?:{_NOUNS})\b|\d(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
# A clause that speaks of a visit; who "attended a summit in Y, where he met Z" went to Y.
_VISIT = re.compile(
    r"\b(?:visit(?:ed|s|ing)?|travel(?:l)?ed|trip|arrived|stayed|flew)\b|‹A\d+›[^.;‹]{0,60} was (?:also )?in ‹C\d+›"
    r"|\b(?:went|came|returned) to (?:the )?‹[SC]|‹[AN]\d+› came (?:in|on) ‹D"
    r"|‹A\d+›,? (?:\w+ )?(?:attended|participated in|took part in)\b[^;]*(?:, where|\band|\bduring which)"
    r" (?:he |she )?(?:also )?(?:met|held|had)\b",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(
    r";|\b(?:after|before) (?=(?:(?:the|then|former) )*‹A\d+›(?:[^.;,‹]|‹[AN]\d+›)* (?:met|held)\b)"
)


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    """Whom a visitor meets belongs to the visit, so clauses that speak of one are left to it."""
    clauses = _clauses(sentence.tagged.text)
    free = [span for span in clauses if not _VISIT.search(sentence.tagged.text, *span)]
    if len(free) < len(clauses):
        for span in free:
            yield from persons_met(sentence, discourse, span)
        return
    found = list(persons_met(sentence, discourse))
    yield from found or meetings_held(sentence, discourse)


def _clauses(text: str) -> list[tuple[int, int]]:
    starts = [0, *(m.start() for m in _NEXT_CLAUSE.finditer(text))]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


EXTRACTOR = Extractor(Meeting, _TRIGGERS, _sentences)
