"""The lines of wikitext in the making: which words make one paragraph, which an item of a list."""

from __future__ import annotations

import re

from extract.read.elements import Element, Inline, Item, Paragraph
from extract.read.lines import continues

__all__ = ["Lines"]

_BEHAVIOUR = re.compile(r"__[A-Z]+__|'{2,5}")


class Lines:
    """The elements of a page or table cell, and the line that is being gathered."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.line = Inline()
        self._marks = ""  # the bullets before the line
        self._broken = False  # whether one line end stands before what comes

    def text(self, text: str) -> None:
        """Add text of which every line end counts."""
        for number, line in enumerate(_BEHAVIOUR.sub("", text).split("\n")):
            if number:
                self._line_end()
            if line:
                self.add(line)

    def add(self, words: str) -> None:
        """Add words to the line, or begin the next one with them."""
        if words.strip():
            self.begin(words.lstrip())
        self.line.add(words)

    def begin(self, words: str = "") -> None:
        """Decide what a single line end before these words means: a blank, or the next paragraph."""
        if self._broken and not continues(self.line.text.rstrip(), words):
            self.flush()
        elif self._broken:
            self.line.add(" ")
        self._broken = False

    def _line_end(self) -> None:
        if self._marks or self._broken:
            self.flush()
        elif self.line:
            self._broken = True

    def flush(self) -> None:
        """Make an element of the line, if it holds anything."""
        words, marks = self.line.words(), self._marks
        self.line, self._marks, self._broken = Inline(), "", False
        if not words.text and not words.flags:
            return
        depth = len(marks.strip(":;"))
        self.elements.append(Item(words, depth) if depth else Paragraph(words))

    def bullet(self, mark: str) -> None:
        """Begin a list's item, or go one list deeper where no word stands behind the last bullet."""
        if self.line or self._broken:
            self.flush()
        self._marks += mark

    def break_line(self) -> None:
        """The end of a line that is none of a list's."""
        if self._marks:
            self.line.add(" ")
        else:
            self.flush()
