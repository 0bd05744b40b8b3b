"""Lists and tables of the States that recognise one, or that one recognises."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.article import BlockKind
from extract.edtf import Date
from extract.facts import Mention, Recognition
from extract.lists import either
from extract.registry import Row, passage
from extract.text.discourse import Discourse
from extract.text.headings import headings
from extract.text.lexicon import tokenize
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["recognitions_in_row", "recognitions_listed"]

_STATE_OF = r"(?:(?:independence|sovereignty|statehood|state|republic|government) of )?"
# "States that recognise X", "Recognition of X": those below do; "States recognised by X": X does.
_RECOGNIZING = re.compile(
    rf"\brecogni(?:[sz](?:e|es|ed|ing)|tion of) (?:the )?{_STATE_OF}(?:the )?$", re.IGNORECASE
)
_RECOGNIZED_BY = re.compile(r"\brecogni(?:[sz]ed|tion) by (?:the )?$", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not|non|never|no|un\w*|withdr\w+|revoked|refus\w+|former\w*|without|position|pending)\b",
    re.IGNORECASE,
)
_HEADER_COUNTRY = re.compile(either("table_headers", "country of recognition"), re.IGNORECASE)
_HEADER_DATE = re.compile(either("table_headers", "date of recognition"), re.IGNORECASE)
_MOST_WORDS = 12  # of a list item that gives a State and its date


def recognitions_listed(sentence: Sentence, discourse: Discourse) -> Iterator[Recognition]:
    """ "Chad – 3 May 2008" in a list below "Countries that recognise X"."""
    states, dates = sentence.of(UnitKind.STATE), sentence.of(UnitKind.DATE)
    if sentence.block.kind is BlockKind.LIST_ITEM and len(sentence.text.split()) <= _MOST_WORDS:
        yield from _below(states, dates, sentence, discourse)


def recognitions_in_row(row: Row, discourse: Discourse) -> Iterator[Recognition]:
    """A row of a table below such a heading: the State from its column, the date from the column of dates."""
    columns = list(zip(row.cells, row.headers, strict=False))
    states = [
        u for cell, header in columns if _HEADER_COUNTRY.search(header) for u in cell.of(UnitKind.STATE)
    ]
    dates = [u for cell, header in columns if _HEADER_DATE.search(header) for u in cell.of(UnitKind.DATE)]
    yield from _below(states, dates, row.sentence, discourse)


def _below(
    states: list[Unit], dates: list[Unit], sentence: Sentence, discourse: Discourse
) -> Iterator[Recognition]:
    sides = next((s for text in headings(sentence) if (s := _sides(text, discourse))), None)
    if sides is None or len(states) != 1 or len(dates) > 1 or states[0].mention is None:
        return
    recognizer, recognized = (side or states[0].mention for side in sides)
    if recognizer.name != recognized.name:
        yield Recognition(
            recognizer=recognizer,
            recognized=recognized,
            date=_day(dates),
            evidence=(passage(sentence, "recognitions.listed"),),
        )


def _sides(text: str, discourse: Discourse) -> tuple[Mention | None, Mention | None] | None:
    """Who recognises and who is recognised by the words of a heading; the side left open is None."""
    words, i = tokenize(text), 0
    if _DENIED.search(text[: text.lower().find("recogni") + 1]):
        return None
    while i < len(words):
        entry = discourse.lexicon.at(words, i)
        if entry is not None and entry[1].kind == "state":
            if _RECOGNIZED_BY.search(text[: words[i].start]):
                return entry[1].mention, None
            if _RECOGNIZING.search(text[: words[i].start]):
                return None, entry[1].mention
        i = entry[0] if entry is not None else i + 1
    return None


def _day(dates: list[Unit]) -> Date | None:
    return dates[0].when if dates else None
