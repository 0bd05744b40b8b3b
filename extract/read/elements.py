"""The elements of a page as the readers of wikitext and HTML find them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extract.article import Link

__all__ = [
    "Element",
    "Entry",
    "Heading",
    "Inline",
    "Item",
    "Paragraph",
    "Table",
    "TableCell",
    "Words",
    "in_one_line",
]

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
# Where a word may be broken, and signs of no width, which editors leave in the middle of words.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_FEWEST = 3  # words of a line in a cell that is an entry


@dataclass(frozen=True, slots=True)
class Words:
    """Running text with its links; `flags` are the States whose flags stand in it."""

    text: str = ""
    links: tuple[Link, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """The State or thing that the words are about: the first flag, else what the first link covers."""
        return self.flags[0] if self.flags else "".join(self._of(link) for link in self.links[:1])

    def behind(self, start: int, end: int | None = None) -> Words:
        """The words from `start` on, or up to `end`."""
        text = self.text[start:end].rstrip(" ")
        links = (replace(link, start=link.start - start, end=link.end - start) for link in self.links)
        inside = tuple(link for link in links if link.start >= 0 and link.end <= len(text))
        return replace(self, text=text, links=inside)

    def _of(self, link: Link) -> str:
        return self.text[link.start : link.end]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `by_hand` where it is a line that only looks like one."""

    level: int
    words: Words
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `label` are the emphasised words that open it: "Visits: ..."."""

    words: Words
    label: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; `depth` 1 is the outermost list's, `label` as a paragraph's."""

    words: Words
    depth: int = 1
    label: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of an infobox and its value."""

    key: str
    words: Words


@dataclass(frozen=True, slots=True)
class TableCell:
    elements: tuple[Element, ...] = ()
    header: bool = False
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[TableCell, ...], ...]
    caption: Words = field(default_factory=Words)
    depth: int = 0  # of the list item that holds the table


Element = Heading | Paragraph | Item | Entry | Table


class Inline:
    """Running text in the making: blanks are drawn together, links counted in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blank = True
        self._links: list[Link] = []
        self._flags: list[str] = []

    def __bool__(self) -> bool:
        return self._length > 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def add(self, text: str) -> None:
        text = _BLANKS.sub(" ", _UNSEEN.sub("", text))
        if self._blank:
            text = text.lstrip(" ")
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._blank = text.endswith(" ")

    def here(self) -> int:
        """The place where the next word will stand."""
        return self._length

    def link(self, start: int, target: str) -> None:
        """Make a link of what was added since `start`."""
        words = self._since(start)
        if words.strip() and target:
            start += len(words) - len(words.lstrip())
            self._links.append(Link(start, start + len(words.strip()), target))

    def carry(self, words: Words) -> None:
        """Add words with their links and flags."""
        self.add(" ")
        start = self._length
        self.add(words.text)
        self._links += (replace(link, start=start + link.start, end=start + link.end) for link in words.links)
        self._flags += words.flags

    def flag(self, state: str) -> None:
        self._flags.append(state)

    def _since(self, start: int) -> str:
        parts, length = list[str](), self._length
        for part in reversed(self._parts):
            if length <= start:
                break
            parts.append(part)
            length -= len(part)
        return "".join(reversed(parts))[start - length :]

    def words(self) -> Words:
        text = self.text
        skip = len(text) - len(text.lstrip())
        links = (Link(link.start - skip, link.end - skip, link.target) for link in self._links)
        return Words(text.strip(), tuple(links), tuple(self._flags))


def in_one_line(elements: Iterable[Element]) -> Words:
    """The words of a cell or value, its paragraphs and items in one line.

    A flag that stands alone is named.
    """
    line = Inline()
    for element in elements:
        if isinstance(element, Paragraph | Item):
            if line and _is_entry(line.text) and _is_entry(element.words.text):
                line.add(";")
            elif line and element.words.text[:1].isalnum() and line.text[-1].isalnum():
                line.add(",")
            line.carry(element.words)
    words = line.words()
    return words if words.text or not words.flags else _named(words.flags[0])


def _is_entry(line: str) -> bool:
    """Whether a line of a cell tells of something by itself, as "President X (May)" does and "New York" does not."""
    last = line.rpartition(";")[2].strip()
    return last[:1].isupper() and len(last.split()) >= _FEWEST and line[-1] not in ",;:-–"


def _named(state: str) -> Words:
    """A flag that stands alone, by the name of its State."""
    return Words(state, (Link(0, len(state), state),), (state,))
