"""Headings and lists that a page writes out by hand: bold lines, lines in capitals, "•", "a)", "3."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extract.read.elements import Element, Inline, Item, Paragraph, Words
from extract.read.lines import DATE, continues, is_date, is_sentence, names_side

__all__ = [
    "RANKS",
    "Line",
    "Marks",
    "heads",
    "is_heading",
    "is_year",
    "items_of",
    "lines_of",
    "rank_of",
    "with_lists",
]

_LONGEST_HEADING = 12  # words of a line that is a heading
_FEWEST_CAPITALS = 5  # letters of a line in capitals that is one: "USA" and "2.1" are none
# The mark or number of a list's item that is written out: "•", "- ", "a)", "(iv)", "3)", "12.".
_MARK = re.compile(
    r"(?:(?P<sign>[•▪●◦∙‣➢➤✓·\uf0b7\uf0a7\uf0d8])\s*|(?P<dash>[*–—‒―−-]|[§Øo](?=\s+[^\W\d_]))\s+"
    r"|\(?(?:(?P<roman>[ivx]{1,4})|(?P<letter>[a-z])|(?P<figure>\d{1,2}))\)\s+"
    r"|(?P<number>\d{1,2})\.(?:\s+|(?=[A-Z][a-z]))(?!\w+ \d{4}\b|\d))(?=\S)"
)
_CAPITAL_LABEL = re.compile(r"[A-Z][A-Z &/-]{4,40}:(?=\s)")
# A sentence ends, not an abbreviation, and another one begins.
_INSIDE = re.compile(r"(?:[a-z]{4}|\d{4}|\))[.!?]\s+[^\W\d_]")
_ENDED = re.compile(r"[.;:!?)\d]$")
_LONGEST_LINE = 30  # words of a line that is an item
_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR = re.compile(r"(?:in |year )?(?:19|20)\d\d(?: ?[-–/] ?(?:19|20)?\d\d)?\s*:?", re.IGNORECASE)
# How far below the heading above a written-out one stands: numbers and capitals head sections, sides and
# years their parts.
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)]\s")
_LETTERED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s|\d{1,2}\.\d")
RANKS = 6
_CAPITALS, _NUMBER, _LINE, _LETTER, _SIDE, _ONE_YEAR = range(RANKS)


class Marks:
    """The marks of the lists around a line, the outermost first: "1." around "a)" around "-"."""

    def __init__(self) -> None:
        self._around: list[str] = []
        self._last = ""

    def end(self) -> None:
        """Say that the list is over."""
        self._around = []

    def item(self, line: Line) -> Item | None:
        """The item that a line with a mark is; a numbered paragraph of sentences is none."""
        words = line.words
        mark = _MARK.match(words.text)
        if mark is None or (mark["number"] and _INSIDE.search(words.text, mark.end())):
            return None
        kind = self._kind(mark)
        depth = self._around.index(kind) if kind in self._around else len(self._around)
        self._around[depth:] = [kind]
        self._last = mark["letter"] or mark["roman"] or ""
        rest = Line(words.behind(mark.end()), max(line.bold - mark.end(), 0))
        return Item(rest.words, depth + 1, rest.label)

    def _kind(self, mark: re.Match[str]) -> str:
        """The kind of mark: each sign is one; "(i)" behind "(h)" is a letter."""
        if mark["roman"] and self._last and ord(mark["roman"][0]) == ord(self._last[0]) + 1:
            return "letter"
        named = next(name for name, value in mark.groupdict().items() if value)
        return mark[named] if named in ("sign", "dash") else named


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand in a line of their own; the first `bold` code points of them are emphasised."""

    words: Words
    bold: int = 0

    @property
    def is_emphasised(self) -> bool:
        return self.bold >= len(self.words.text)

    @property
    def is_heading(self) -> bool:
        """Whether the line is a heading: emphasised and no sentence, or all in capitals."""
        return is_heading(self.words.text, emphasised=self.is_emphasised)

    @property
    def label(self) -> str:
        """The words that open the line, emphasised before a colon or dash, or in capitals; "" where none do.

        Of a line that is emphasised as a whole it is all.
        """
        if capitals := _CAPITAL_LABEL.match(self.words.text):
            return capitals[0]
        opening, rest = self.words.text[: self.bold].rstrip(), self.words.text[self.bold :].lstrip()
        is_label = not rest or opening.endswith(":") or rest.startswith((":", "–", "—", "- "))
        return opening if is_label and len(opening.split()) <= _LONGEST_HEADING else ""


def lines_of(pieces: Iterable[Line], *, item: bool) -> list[Line]:
    """The lines that the pieces between line breaks make.

    A piece goes on with the line above where that has not ended. In an item that is the rule: only
    behind a stop, a number or a bracket, or with a mark of its own, does a piece begin another line.
    """
    lines: list[Line] = []
    apart = False
    for piece in pieces:
        if not piece.words.text.strip():
            apart = True
            continue
        if lines and not apart and _goes_on(lines[-1], piece, item=item):
            lines[-1] = _joined(lines[-1], piece)
        else:
            lines.append(piece)
        apart = False
    return lines


def with_lists(elements: Iterable[Element]) -> Iterator[Element]:
    """The elements of a page with lines that each name a year, and are no sentences, as the items of a list.

    There are several of them, or one that a short line introduces.
    """
    above: Element | None = None
    for told, run in groupby(elements, _is_told_in_a_line):
        lines = list(run)
        listed = told and (len(lines) > 1 or (isinstance(above, Paragraph) and _introduces(above.words.text)))
        for line in lines:
            yield Item(line.words, label=line.label) if listed and isinstance(line, Paragraph) else line
        above = lines[-1]


def _is_told_in_a_line(element: Element) -> bool:
    if not isinstance(element, Paragraph):
        return False
    text = element.words.text
    return bool(_A_YEAR.search(text)) and not text.endswith((".", ":")) and len(text.split()) <= _LONGEST_LINE


def _introduces(line: str) -> bool:
    return line.endswith(":") or (not is_sentence(line) and len(line.split()) <= _LONGEST_HEADING)


def _goes_on(above: Line, piece: Line, *, item: bool) -> bool:
    upper, lower = above.words.text, piece.words.text
    if _MARK.match(lower) or (above.is_heading and above.is_emphasised != piece.is_emphasised):
        return False
    return continues(upper, lower) or (item and not (_ENDED.search(upper) and not lower[:1].islower()))


def _joined(above: Line, piece: Line) -> Line:
    together = Inline()
    together.carry(above.words)
    together.carry(piece.words)
    words = together.words()
    return Line(words, len(words.text) if above.is_emphasised and piece.is_emphasised else above.bold)


def items_of(lines: Sequence[Line], depth: int, *, headed: bool = False) -> Iterator[Item]:
    """The items that the lines of one item are; those that head others stand above them.

    `headed` where a line before in the item does so.
    """
    marks = Marks()
    for number, line in enumerate(lines):
        marked = marks.item(line) if number or headed else None
        above = marked is None and _heads(line)
        item = marked or Item(line.words, label=line.label)
        yield replace(item, depth=depth + (headed and not above))
        headed = headed or above


def heads(lines: Sequence[Line]) -> bool:
    """Whether a line of an item heads those that follow in it."""
    return any(map(_heads, lines))


def _heads(line: Line) -> bool:
    return line.words.text.endswith(":") or line.is_heading


def is_heading(line: str, *, emphasised: bool) -> bool:
    """Whether a line that stands alone is a heading: emphasised and no sentence, or all in capitals."""
    if line.startswith("(") or (is_sentence(line) and not line.endswith(":")):
        return False
    if len(line.split()) > _LONGEST_HEADING or (
        DATE.search(line) and not (line.endswith(":") or is_date(line))
    ):
        return False
    capitals = line.isupper() and sum(map(str.isalpha, line)) >= _FEWEST_CAPITALS
    return emphasised or (capitals and not re.search(r"\d", line))


def is_year(heading: str) -> bool:
    """Whether a heading is but a year, or a span of years."""
    return _YEAR.fullmatch(heading.strip()) is not None


def rank_of(heading: str) -> int:
    """How low a heading that is written out stands among such: the higher the number the lower."""
    if is_year(heading):
        return _ONE_YEAR
    if names_side(heading):
        return _SIDE
    if heading.isupper():
        return _CAPITALS
    if _LETTERED.match(heading):
        return _LETTER
    return _NUMBER if _NUMBERED.match(heading) else _LINE
