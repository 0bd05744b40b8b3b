"""Headings and lists that a page writes out by hand: bold lines, lines in capitals, "•", "a)", "3."."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.read.elements import Inline, Item, Words
from extract.read.lines import DATE, continues, is_sentence, names_side

__all__ = ["RANKS", "Marks", "is_heading", "is_year", "lines_of", "rank_of"]

_LONGEST_HEADING = 12  # words of a line that is a heading
_FEWEST_CAPITALS = 5  # letters of a line in capitals that is one: "USA" and "2.1" are none
# The mark or number of a list's item that is written out: "•", "- ", "a)", "(iv)", "3)", "12.".
_MARK = re.compile(
    r"(?:(?P<sign>[•▪●◦∙‣➢➤✓·\uf0b7\uf0a7\uf0d8])\s*|(?P<dash>[*–—‒―−-]|[§Øo](?=\s+[^\W\d_]))\s+"
    r"|\(?(?:(?P<roman>[ivx]{1,4})|(?P<letter>[a-z])|(?P<figure>\d{1,2}))\)\s+"
    r"|(?P<number>\d{1,2})\.(?:\s+|(?=[A-Z][a-z]))(?!\w+ \d{4}\b|\d))(?=\S)"
)
_INSIDE = re.compile(r"[.!?]\s+[^\W\d_]")  # a sentence ends and another one begins
_ENDED = re.compile(r"[.;:!?)\d]$")
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

    def item(self, words: Words) -> Item | None:
        """The item that a line with a mark is; a numbered paragraph of sentences is none."""
        mark = _MARK.match(words.text)
        if mark is None or (mark["number"] and _INSIDE.search(words.text, mark.end())):
            return None
        kind = self._kind(mark)
        depth = self._around.index(kind) if kind in self._around else len(self._around)
        self._around[depth:] = [kind]
        self._last = mark["letter"] or mark["roman"] or ""
        return Item(words.behind(mark.end()), depth + 1)

    def _kind(self, mark: re.Match[str]) -> str:
        """The kind of mark: each sign is one; "(i)" behind "(h)" is a letter."""
        if mark["roman"] and self._last and ord(mark["roman"][0]) == ord(self._last[0]) + 1:
            return "letter"
        named = next(name for name, value in mark.groupdict().items() if value)
        return mark[named] if named in ("sign", "dash") else named


def lines_of(pieces: Iterable[tuple[Words, bool]], *, item: bool) -> list[tuple[Words, bool]]:
    """The lines that the pieces between line breaks make; each with whether it is emphasised.

    A piece goes on with the line above where that has not ended. In an item that is the rule: only
    behind a stop, a number or a bracket, or with a mark of its own, does a piece begin another line.
    """
    lines: list[tuple[Words, bool]] = []
    apart = False
    for words, emphasised in pieces:
        if not words.text.strip():
            apart = True
            continue
        if lines and not apart and _goes_on(lines[-1][0].text, words.text, item=item):
            lines[-1] = (_joined(lines[-1][0], words), lines[-1][1] and emphasised)
        else:
            lines.append((words, emphasised))
        apart = False
    return lines


def _goes_on(above: str, line: str, *, item: bool) -> bool:
    if _MARK.match(line):
        return False
    return continues(above, line) or (item and not (_ENDED.search(above) and not line[:1].islower()))


def _joined(above: Words, line: Words) -> Words:
    together = Inline()
    together.carry(above)
    together.carry(line)
    return together.words()


def is_heading(line: str, *, emphasised: bool) -> bool:
    """Whether a line that stands alone is a heading: emphasised and no sentence, or all in capitals."""
    if line.startswith("(") or (is_sentence(line) and not line.endswith(":")):
        return False
    if len(line.split()) > _LONGEST_HEADING or (DATE.search(line) and not line.endswith(":")):
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
