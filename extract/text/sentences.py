"""Where sentences end, in the genre's prose: initials, titles, closing quotation marks."""

from __future__ import annotations

import re

from extract.lists import word_set

__all__ = ["split"]

_BOUNDARY = re.compile(
    r"[.!?…][\"'”’»)\]]*(?:\s+|$)|\n+|;\s*\n"
    # no blank behind the stop, or one before it: "in 1992.The Embassy", "the talks .He left"
    r"|(?:(?<=[a-z]{4})|(?<=(?<!\d)(?:19|20)\d\d)|(?<=\))|(?<=\w ))\.(?=[A-Z](?:[a-z]|[ ]))"
)
_NUMBERED = re.compile(r"\b(?:War|Part|Class|Annex|Phase|Protocol) I$")
_FIGURES = re.compile(
    r"(?<![\d.])\d{1,2}\.(?:\s?[-–—]\s?\d{1,2}\.)?\s?\d{1,2}\.\s?\d{4}\b"
)  # "6.–8. 11. 2023"
_LAST_WORD = re.compile(r"([^\s(\[\"“]+)$")
_LETTERS = re.compile(r"(?:\w{1,2}\.)+\w{1,2}")
_OPENERS = "\"'“‘«([*"


def split(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Sentences of `text[start:end]` as spans (code points of `text`, blanks trimmed)."""
    end = len(text) if end is None else end
    spans, begin = [], start
    dates = [date.span() for date in _FIGURES.finditer(text, start, end)]
    for match in _BOUNDARY.finditer(text, start, end):
        if any(first <= match.start() < last for first, last in dates):
            continue
        if match.end() >= end or _ends_sentence(text, begin, match):
            spans.append((begin, match.end()))
            begin = match.end()
    spans.append((begin, end))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether the mark at `match` closes the sentence begun at `begin`."""
    if "\n" in match.group() or match.group()[0] != ".":
        return True
    following = text[match.end() : match.end() + 2].lstrip(_OPENERS)[:1]
    if following and not (following.isupper() or following.isdigit()):
        return False
    word = _LAST_WORD.search(text, begin, match.start())
    if word is None:
        return True
    last = word.group(1)
    in_capitals = last.isupper() and last.title() in word_set("abbreviations")  # "COL. JUAN LOPEZ"
    if in_capitals or last in word_set("abbreviations") or _LETTERS.fullmatch(last):  # "Dr.", "H.E.", "U.S."
        return False
    # A single capital is an initial before a name, unless it is a number ("World War I.").
    numbered = last == "I" and _NUMBERED.search(text, begin, match.start()) is not None
    goes_on = following.isalpha() or text.startswith("(", match.end())  # "Pedro Rojas G. (1994–1997)"
    return not (len(last) == 1 and last.isupper() and goes_on) or numbered


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
