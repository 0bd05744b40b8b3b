"""A sentence, list item or table cell as extractors read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from extract.article import Article, Block, BlockKind
from extract.text.masks import Found, Masked, find_all, mask_for_parser, mask_for_patterns
from extract.text.units import Unit, UnitKind

__all__ = ["Sentence"]


@dataclass(slots=True)
class Sentence:
    """One sentence of an article with its units; offsets count in the article's text.

    `doc` is the parse of the masked words, None where no rule asked for a parse.
    """

    article: Article
    block: Block
    start: int
    end: int
    units: tuple[Unit, ...]
    doc: Doc | None = None
    tagged: Masked = field(init=False)
    plain: Masked = field(init=False)

    def __post_init__(self) -> None:
        self.tagged = mask_for_patterns(self.article.text, self.start, self.end, self.units)
        self.plain = mask_for_parser(self.article.text, self.start, self.end, self.units)

    @property
    def text(self) -> str:
        """The words as they stand in the article."""
        return self.article.text[self.start : self.end]

    @property
    def cues(self) -> str:
        """The words that may trigger an extractor: those above a list count for its items."""
        if self.block.kind is not BlockKind.LIST_ITEM:
            return self.text
        above = self.block.above[-2:] or (self.article.title,)
        return "\n".join((self.text, self.block.lead, *above))

    def find(self, pattern: str) -> Iterator[Found]:
        """Every match of a pattern (see `extract.text.masks`) in the tagged words."""
        return find_all(pattern, self.tagged, self.units)

    def of(self, *kinds: UnitKind) -> list[Unit]:
        """The units of some kinds, in order."""
        return [unit for unit in self.units if unit.kind in kinds]

    def unit(self, token: Token) -> Unit | None:
        """The unit that a token of the parse stands for."""
        return self.plain.unit_at(token.idx)

    def between(self, start: int, end: int) -> list[Unit]:
        """The units whose tags stand in `tagged.text[start:end]`."""
        return [unit for at, _, unit in self.tagged.pieces if unit is not None and start <= at < end]

    def position(self, token: Token) -> int:
        """Where a token of the parse stands in the tagged text."""
        source = self.plain.source(token.idx, token.idx + len(token.text))[0]
        start, begin, unit = max(
            (piece for piece in self.tagged.pieces if piece[1] <= source), key=lambda piece: piece[1]
        )
        return start if unit is not None else start + source - begin

    def words(self, first: Token, last: Token) -> str:
        """The article's words from one token of the parse to another."""
        start, end = self.plain.source(first.idx, last.idx + len(last.text))
        return self.article.text[start:end]
