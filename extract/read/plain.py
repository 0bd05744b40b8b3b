"""Plain text: `= Title =`, `== Section ==`, "Infobox" lists, lists, `|` tables and free prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import PurePath
from textwrap import shorten

from extract.article import Article, Block, BlockKind, Cell
from extract.read.lines import caption, continues, is_furniture, is_sentence, names_columns
from extract.read.source import Page, ReadError

__all__ = ["read"]

_LINE = re.compile(r"[^\n\f]+")
_HEADING = re.compile(r"(={1,6})\s*([^=\s].*?)\s*\1")
_BULLET = re.compile(r"(?:[-–—•·*]+|\(?(?:\d{1,3}|[a-z])[.)])\s+(?=\S)")
_KEY = re.compile(r"([^:]{1,60}):\s+(?=\S)")
_RULE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|?)+")  # the line under the header of a Markdown table
_RULED = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?")  # the same with columns
_LONGEST_HEADING = 300  # characters of a marked heading
_LONGEST_TITLE = 100  # characters of a title taken from a sentence
_LONGEST_LABEL = 8  # words of a heading without marks


@dataclass(slots=True)
class _Line:
    """One line without surrounding blanks, and whether a blank line stands above it."""

    start: int
    words: str
    parted: bool

    @property
    def end(self) -> int:
        return self.start + len(self.words)


@dataclass(slots=True)
class _Page:
    """What has been read so far."""

    text: str
    marked: bool  # whether headings are marked by `=`
    title: str = ""
    section: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    lead: str = ""  # of the list or table being read

    def enter(self, level: int, heading: str) -> None:
        """Begin a section of this level, or take the topmost heading as the title."""
        if not self.title and not self.blocks and not self.section and (level == 1 or not self.marked):
            self.title = heading
            return
        while self.levels and self.levels[-1] >= level:
            self.levels.pop()
            self.section.pop()
        self.levels.append(level)
        self.section.append(heading)

    def add(self, kind: BlockKind, start: int, end: int, cells: tuple[Cell, ...] = ()) -> None:
        lead = "" if kind is BlockKind.PARAGRAPH else self.lead
        self.blocks.append(Block(kind, start, end, tuple(self.section), lead, cells))


def read(source: Page) -> Article:
    """The article that a page of plain text holds; offsets count in its text as it is."""
    groups = list(_groups(_lines(source.text)))
    page = _Page(source.text, any(kind == "heading" for kind, _ in groups))
    for kind, lines in groups:
        _READERS[kind](page, lines)
    if not page.blocks:
        raise ReadError(
            f"{source.identifier}: no paragraph, list or table in it; give the text of an article"
        )
    title = source.title or page.title or _title(page) or PurePath(source.identifier).stem
    return Article(source.identifier, title, source.text, tuple(page.blocks), provenance=source.provenance)


def _lines(text: str) -> Iterator[_Line]:
    before = 0
    for match in _LINE.finditer(text):
        words = match[0].lstrip("\ufeff").strip()
        if words:
            start = match.start() + match[0].index(words)
            between = text[before:start]
            yield _Line(start, words, between.count("\n") > 1 or "\f" in between)
            before = start + len(words)


def _kind(line: _Line, before: str, after: _Line | None) -> str:
    """The kind of a line, given the kind of the line above it and the line below it."""
    if "|" in line.words and (
        _is_ruled(line, before) or (after is not None and _RULED.fullmatch(after.words))
    ):
        return "table"
    if len(line.words) <= _LONGEST_HEADING and _HEADING.fullmatch(line.words):
        return "heading"
    if line.words.startswith("|"):
        return "table"
    if _BULLET.match(line.words):
        return "infobox" if before == "infobox" and not line.parted else "list"
    if line.words.lower() == "infobox":
        return "infobox"
    return "prose"


def _is_ruled(line: _Line, before: str) -> bool:
    """Whether a line goes on with a table that has no bars at its edges ("Guest | Host", "--- | ---")."""
    return before == "table" and not line.parted


def _groups(lines: Iterable[_Line]) -> Iterator[tuple[str, list[_Line]]]:
    """Neighbouring lines of one kind that no blank line parts."""
    kind, group = "", list[_Line]()
    for line, after in zip_longest(read := list(lines), read[1:]):
        found = _kind(line, kind, after)
        if group and (found != kind or line.parted):
            yield kind, group
            group = []
        kind = found
        group.append(line)
    if group:
        yield kind, group


def _heading(page: _Page, lines: list[_Line]) -> None:
    page.lead = ""
    for line in lines:
        words = line.words.strip("= \t\xa0")
        page.enter(len(line.words) - len(line.words.lstrip("=")), words)


def _prose(page: _Page, lines: list[_Line]) -> None:
    lines = [line for line in lines if not is_furniture(line.words)]
    if not page.marked and len(lines) == 1 and _is_label(lines[0].words):
        page.enter(2, lines[0].words)
        return
    for paragraph in _paragraphs(lines):
        page.add(BlockKind.PARAGRAPH, paragraph[0].start, paragraph[-1].end)
    page.lead = caption(lines[-1].words) if lines else ""


def _is_label(words: str) -> bool:
    """Whether a line that stands alone in a text without marks is a heading."""
    short = len(words.split()) <= _LONGEST_LABEL and len(words) <= _LONGEST_HEADING
    return short and words[0].isupper() and not is_sentence(words) and not re.search(r"\d", words)


def _paragraphs(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Lines that were broken at a margin make one paragraph; other lines stand for themselves."""
    width = max((len(line.words) for line in lines), default=0)
    paragraph: list[_Line] = []
    for line in lines:
        if paragraph and not _continues(paragraph[-1].words, line.words, width):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _continues(above: str, line: str, width: int) -> bool:
    full = len(above) > 60 and len(above) + 1 + len(line.split()[0]) > width
    return continues(above, line) or (full and not is_sentence(above))


def _list(page: _Page, lines: list[_Line]) -> None:
    for line in lines:
        start = line.start + _bullet(line)
        page.add(BlockKind.LIST_ITEM, start, line.end)


def _bullet(line: _Line) -> int:
    match = _BULLET.match(line.words)
    return match.end() if match else 0


def _infobox(page: _Page, lines: list[_Line]) -> None:
    page.lead = ""
    for line in lines:
        start = line.start + _bullet(line)
        if start > line.start:
            key = _KEY.match(page.text, start, line.end)
            cells = (Cell(key.end(), line.end, key[1]),) if key else ()
            page.add(BlockKind.INFOBOX_ITEM, start, line.end, cells)


def _table(page: _Page, lines: list[_Line]) -> None:
    if page.blocks and page.blocks[-1].kind is not BlockKind.PARAGRAPH:
        page.lead = ""
    rows = [(line, _cells(line)) for line in lines if not _RULE.fullmatch(line.words)]
    headers = [page.text[start:end] for start, end in rows.pop(0)[1]] if _has_header(page, rows) else []
    for line, spans in rows:
        padded = headers + [""] * (len(spans) - len(headers))
        cells = tuple(Cell(start, end, header) for (start, end), header in zip(spans, padded, strict=False))
        page.add(BlockKind.TABLE_ROW, line.start, line.end, cells)
    page.lead = ""


def _cells(line: _Line) -> list[tuple[int, int]]:
    """The spans of a row's cells; an empty cell keeps its place."""
    inner = line.words.removeprefix("|").removesuffix("|")
    spans, at = [], line.start + line.words.startswith("|")
    for cell in inner.split("|"):
        start = at + len(cell) - len(cell.lstrip()) if cell.strip() else at
        spans.append((start, start + len(cell.strip())))
        at += len(cell) + 1
    return spans


def _has_header(page: _Page, rows: list[tuple[_Line, list[tuple[int, int]]]]) -> bool:
    if len(rows) < 2:
        return False
    return names_columns([page.text[start:end] for start, end in rows[0][1]])


_READERS = {"heading": _heading, "prose": _prose, "list": _list, "infobox": _infobox, "table": _table}


def _title(page: _Page) -> str:
    """The first sentence of a text without title, or its beginning."""
    start = page.blocks[0].start
    beginning = page.text[start : min(page.blocks[0].end, start + 10 * _LONGEST_TITLE)]
    first = re.split(r"(?<=[.!?])\s", beginning, maxsplit=1)[0]
    return shorten(first, _LONGEST_TITLE, placeholder=" …")
