"""The occasions that a sentence counts up: "in Riga in 2013 and in Oslo in 2016", "2011 (Riga), 2014 (Oslo)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.lists import words

__all__ = ["LABELLED", "ORDINAL", "occasions"]

ORDINAL = rf"(?:\d+(?:st|nd|rd|th)|{'|'.join(words('ordinals'))})"
_BETWEEN_TAGS = (
    r"(?:[\s,;:()/&–-]|\b(?:and|in|on|at|the|then|again|another|later|also|most recently|meeting|round|session"
    rf"|respectively|{ORDINAL})\b)*"
)
# A town that no list knows stands with its date as a known one does.
_TAG = r"(?:‹[CD]\d+›|(?<=\bin )(?-i:[A-Z])[\w-]+(?= in ‹D))"
_RUN = re.compile(rf"{_TAG}(?:{_BETWEEN_TAGS}{_TAG})+", re.IGNORECASE)
_ANY_TAG = re.compile(_TAG, re.IGNORECASE)
# "Political consultations: Riga, 3 May 2012; Oslo, 4 June 2014": what follows a label is one occasion or more.
LABELLED = re.compile(
    rf"(?: (?:[^.;:‹]|‹[SJLOAN]\d+›){{0,120}}?)?:\s*(?:(?:in|on) )?(?=‹[CD]\d+›{_BETWEEN_TAGS}‹[CD])",
    re.IGNORECASE,
)


def occasions(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The spans of tagged text between `begin` and `end`, one for each of several dated occasions in a row.

    What comes first, place or date, opens each of them; empty where there is but one.
    """
    for run in _RUN.finditer(text, begin, end):
        starts = list(_openings(text, *run.span()))
        if len(starts) > 1:
            return list(zip(starts, [*starts[1:], _close(text, run.end(), end)], strict=True))
    return []


def _openings(text: str, begin: int, end: int) -> Iterator[int]:
    tags = [
        (m.start(), m.end(), text[m.start() : m.start() + 2] == "‹D")
        for m in _ANY_TAG.finditer(text, begin, end)
    ]
    dated_first = tags[0][2]
    if len({dated for _, _, dated in tags}) == 1:
        return
    for i, (start, _, dated) in enumerate(tags):
        if dated is not dated_first:
            continue
        bracketed = dated and i + 1 < len(tags) and text[tags[i][1] : tags[i + 1][0]] == " ("
        if i == 0 or tags[i - 1][2] is not dated_first or bracketed:
            yield start


def _close(text: str, position: int, end: int) -> int:
    """The end of the bracket in which a run ends."""
    return position + 1 if text[position:end].startswith(")") else position
