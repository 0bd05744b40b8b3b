"""What a single line of an article is: a sentence, a caption, a column head or furniture of its page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

__all__ = [
    "DATE",
    "caption",
    "continues",
    "is_date",
    "is_furniture",
    "is_sentence",
    "names_columns",
    "names_side",
    "names_way",
]

_LONGEST_LABEL = 8  # words; menus are made of short labels
_LONGEST_CAPTION = 25  # words
_FEWEST = 5  # words of a cell with a year that tells of something
_LONGEST_LINE = 300  # characters of a line of labels, or of an address with its numbers
_COLUMNS = re.compile(r" {2,}|\t+|\s*[|»›•·]\s*")
# What no line ends with: a comma, a hyphen, a word that leads on.
_OPEN = re.compile(r"[,-]$|\b(?:an?|and|at|between|by|for|from|in|of|on|the|to|until|with)$", re.IGNORECASE)
_CLOSING = "\"'”’»)] \t\xa0"
DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\.? \w+,? \d{4}\b|\b\w+ \d{1,2}, \d{4}\b|\b\d{4}-\d\d-\d\d\b"
    r"|(?<![\d.])\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d\b",
    re.ASCII,
)
_DAYS = re.compile(
    rf"\s*(?:from |on )?(?:\d{{1,2}}\w* ?(?:[-–—]|to|and) ?)?(?:{DATE.pattern})[.:]?\s*", re.ASCII
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b", re.ASCII)
_SIDE = re.compile(
    r"(?:(?:from|on|by) (?:the )?)?[^\W\d][\w' -]* (?:side|part)\s*:?"
    r"|(?:from|to) (?:the )?(?-i:[A-Z])[\w' -]*:?|(?:incoming|outgoing|inward|outward)(?: \w+)?:?",
    re.IGNORECASE,
)
_WAY = re.compile(r"(?:[\w-]+ ){0,3}visits? (?:from|to|by|of) ", re.IGNORECASE)
_RIGHTS = re.compile(r"©|copyright (?:©|\(c\)|\d{4}\b)", re.IGNORECASE)
_REACHED = re.compile(
    r"\b(?:tel|phone|telephone|fax|mobile|e-?mail)\b[.:\s]*(?:no\.?\s*)?[+(\d]|[\w.-]+(?:@|\[at\])[\w-]+\.\w"
    r"|^(?:(?:postal|street|mailing) )?address\s*:",
    re.IGNORECASE,
)


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, or as a lead that ends with a colon."""
    return line.rstrip(_CLOSING).endswith((".", "!", "?", ":", ";", "…"))


def is_date(line: str) -> bool:
    """Whether a line is a day and no more: the value below a label."""
    return _DAYS.fullmatch(line) is not None


def caption(line: str) -> str:
    """The line as the lead of the list or table below it, "" where it is none.

    A lead ends with a colon, or is a short line and no sentence.
    """
    short = not is_sentence(line) and len(line.split()) <= _LONGEST_CAPTION
    return line if short or line.endswith(":") else ""


def continues(above: str, line: str) -> bool:
    """Whether a line goes on with the sentence that the line above it left open."""
    return not is_sentence(above) and (line[:1].islower() or _OPEN.search(above) is not None)


def names_columns(cells: Sequence[str]) -> bool:
    """Whether the words of a table's first row name its columns: no number opens them, none of them tells of a date."""
    dated = _YEAR.search(cells[0]) or any(DATE.search(cell) for cell in cells[1:])
    told = any(_YEAR.search(cell) and len(cell.split()) >= _FEWEST for cell in cells)
    return not (cells[0][:1].isdigit() or dated or told)


def names_way(header: str) -> bool:
    """Whether a column's head says from or to where all that stands below it leads: "Visits to Peru"."""
    return names_side(header) or _WAY.match(header) is not None


def names_side(heading: str) -> bool:
    """Whether a heading only says whose part of the section it heads: "From Peru:", "On the Peruvian side"."""
    return _SIDE.fullmatch(heading.strip()) is not None and len(heading.split()) <= _LONGEST_LABEL


def is_furniture(line: str) -> bool:
    """Whether a line of text stands outside the article: a menu, a breadcrumb, a button, an address, a footer."""
    if _RIGHTS.match(line) or (len(line) <= _LONGEST_LINE and _REACHED.search(line)):
        return True
    if len(line) > _LONGEST_LINE or is_sentence(line) or len(line.split()) > _LONGEST_LABEL:
        return False
    return any(_labels().fullmatch(label) for label in _COLUMNS.split(line.strip(" \t()[]")))


@cache
def _labels() -> re.Pattern[str]:
    lines = files(__package__).joinpath("furniture.txt").read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(map(_pattern, (line for line in lines if line[:1] != "#"))), re.IGNORECASE)


def _pattern(label: str) -> str:
    return re.escape(label.removesuffix(" *")) + (r"(?!\w).*" if label.endswith(" *") else "")
