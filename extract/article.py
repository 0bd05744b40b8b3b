"""One source document as every reader yields it and every extractor takes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Article", "Block", "BlockKind", "Cell", "Link", "Provenance"]


class BlockKind(StrEnum):
    """What a block of text is in the layout of its article."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    INFOBOX_ITEM = "infobox item"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row, or the value of an infobox item with its key as `header`.

    `start == end` where the cell is empty: it still keeps its column."""

    start: int
    end: int
    header: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, infobox item or table row.

    `start` and `end` (Unicode code points, end exclusive) delimit its words in `Article.text`,
    without bullet, list number or surrounding blanks. Headings are no blocks: they are the
    `section` path of the blocks below them. `lead` is the line that introduces the list or
    table that the block belongs to: its caption, or the paragraph that stands directly above it
    (ends with a colon, or is a caption; such a paragraph is a block of its own as well); empty
    where there is none. `cells` are a table row's, in order; header rows are no blocks but the
    `header` of each cell. A cell that holds prose or a list is empty in its row; its words are
    blocks of their own that follow the row.

    `around` are the lines that introduce the lists around its own list, the outermost first.

    `subject` is the State (or other thing) that the block is about by its place in the layout, as
    written there: the State of the table row, list item or heading that the block stands below.
    Of a table row it is the State whose flag or link stands in it.
    """

    kind: BlockKind
    start: int
    end: int
    section: tuple[str, ...] = ()
    lead: str = ""
    cells: tuple[Cell, ...] = ()
    subject: str = ""
    around: tuple[str, ...] = ()

    @property
    def above(self) -> tuple[str, ...]:
        """The headings and lines that stand over a block but for its lead, the nearest last."""
        return (*self.section, *self.around)


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the source: the span it covers in `Article.text` and the page title it leads to."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article comes from; every field empty where the source does not say."""

    url: str = ""
    revision: str = ""
    licence: str = ""
    retrieved: str = ""  # ISO 8601 date


@dataclass(frozen=True, slots=True)
class Article:
    """A source document as read.

    `identifier` is the file name or page title it was read from, `text` the text that all offsets
    count in, `citations` the sources that the article itself cites, `publisher` the ministry, embassy
    or site that a web page names as its own.
    """

    identifier: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    citations: tuple[str, ...] = ()
    publisher: str = ""

    def of(self, span: Block | Cell | Link) -> str:
        """The words of a block, cell or link."""
        return self.text[span.start : span.end]
