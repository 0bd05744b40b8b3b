"""From an article to its facts. An engine is chosen by name: "rules" is ours, others plug in.

Another package registers an engine under the entry point group `legation.engines`: a callable that
takes the name of a spaCy pipeline and returns an object with the method `extract` of `Engine`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from extract.article import Article, Block, BlockKind
from extract.facts import Extraction, Fact, Unused
from extract.registry import Row, extractors
from extract.text.aboutness import home_of, parties_of, states_in
from extract.text.annotate import annotate
from extract.text.dates import DateContext, DateMention, find
from extract.text.discourse import Discourse
from extract.text.holders import share_offices
from extract.text.lexicon import Lexicon, build, kept
from extract.text.linked import with_pages
from extract.text.oneperson import join_persons
from extract.text.parse import DEFAULT_PIPELINE, parse_all
from extract.text.people import People
from extract.text.sentence import Sentence
from extract.text.sentences import split
from extract.text.signs import in_plain_signs, verbatim
from extract.text.traveller import traveller_of
from extract.text.units import Unit
from ontology import gazetteer

__all__ = ["ENTRY_POINTS", "Engine", "RulesEngine", "load"]

ENTRY_POINTS = "legation.engines"
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
_PROSE = re.compile(r"(?:\w+\W+){4,}\w+[.!?]?")  # five words and more


class Engine(Protocol):
    """Whatever reads an article into facts. Quotes must stand in the article, word for word."""

    def extract(self, article: Article) -> Extraction:
        """All facts of an article."""
        ...


def load(
    name: str = "rules",
    pipeline: str = DEFAULT_PIPELINE,
    pack: Path | None = None,
    lexicon: Path | None = None,
) -> Engine:
    """The engine of a name. Raises LookupError that lists the known ones when there is none.

    `pack` is a folder of larger name tables; `lexicon` a file that keeps what is made of all tables.
    """
    if name == "rules":
        names = kept(lexicon, lambda: _lexicon(pack)) if lexicon else _lexicon(pack)
        return RulesEngine(pipeline, names)
    found = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    if name not in found:
        known = ", ".join(["rules", *sorted(found)])
        raise LookupError(f"no engine named {name!r}; known are: {known}")
    make: Callable[[str], Engine] = found[name].load()
    return make(pipeline)


def _lexicon(pack: Path | None) -> Lexicon:
    return build(gazetteer.load(pack))


@dataclass(frozen=True, slots=True)
class RulesEngine:
    """Rules over units, patterns and a dependency parse."""

    pipeline: str
    lexicon: Lexicon

    def extract(self, article: Article) -> Extraction:
        """All facts of an article, in the order of the text."""
        read = self._read(in_plain_signs(article))
        return replace(read, facts=tuple(verbatim(fact, article) for fact in read.facts))

    def _read(self, article: Article) -> Extraction:
        home = home_of(article, self.lexicon)
        lexicon = self.lexicon.spoken_by(home) if home else self.lexicon
        lexicon = lexicon.shortened("\n".join((article.title, article.publisher, article.text)))
        drafts = list(_drafts(article, lexicon))
        units = [unit for draft in drafts for unit in draft.all_units()]
        people = People.of(units)
        readings = [draft.settle(people) for draft in drafts]
        self._parse(sentence for reading in readings for sentence in reading.sentences)
        parties = parties_of(article, lexicon, units)
        traveller = traveller_of(article, lexicon)
        discourse = Discourse(article, lexicon, people, parties, traveller)
        facts: list[Fact] = []
        unused: list[Unused] = []
        for reading in readings:
            discourse.enter(reading.block)
            facts += reading.facts(discourse, unused)
        return Extraction(tuple(facts), sum(len(r.sentences) for r in readings), tuple(unused))

    def _parse(self, sentences: Iterable[Sentence]) -> None:
        """Parse the sentences that some extractor needs parsed, in one batch."""
        wanted = [s for s in sentences if _needs_parse(s)]
        docs = parse_all((s.plain.text for s in wanted), self.pipeline)
        for sentence, doc in zip(wanted, docs, strict=True):
            sentence.doc = doc


def _needs_parse(sentence: Sentence) -> bool:
    return any(
        e.needs_parse is not None and e.triggers.search(sentence.text) and e.needs_parse(sentence)
        for e in extractors()
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """A block with its sentences (or cells) before it is known who is who."""

    article: Article
    block: Block
    spans: tuple[tuple[int, int, tuple[Unit, ...]], ...]
    cells: tuple[tuple[int, int, tuple[Unit, ...]], ...] = ()

    def all_units(self) -> Iterator[Unit]:
        for _, _, units in (*self.spans, *self.cells):
            yield from units

    def settle(self, people: People) -> _Reading:
        """The same with every name resolved within the article."""
        return _Reading(
            self.block,
            tuple(self._sentence(span, people) for span in self.spans),
            tuple(self._sentence(span, people) for span in self.cells),
        )

    def _sentence(self, span: tuple[int, int, tuple[Unit, ...]], people: People) -> Sentence:
        start, end, units = span
        settled = tuple(unit for draft in units if (unit := people.settle(draft)) is not None)
        return Sentence(self.article, self.block, start, end, settled)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A block ready to be read by the extractors."""

    block: Block
    sentences: tuple[Sentence, ...]
    cells: tuple[Sentence, ...]

    def facts(self, discourse: Discourse, unused: list[Unused]) -> Iterator[Fact]:
        if self.block.kind is BlockKind.TABLE_ROW:
            yield from self._row_facts(discourse, unused)
            return
        for sentence in self.sentences:
            found = discourse.here = []
            for extractor in extractors():
                if extractor.triggers.search(sentence.cues):
                    found += list(extractor.sentences(sentence, discourse))
            discourse.leave(sentence)
            yield from found

    def _row_facts(self, discourse: Discourse, unused: list[Unused]) -> Iterator[Fact]:
        row = Row(self.sentences[0], self.cells, tuple(cell.header for cell in self.block.cells))
        found = [f for e in extractors() if e.rows is not None for f in e.rows(row, discourse)]
        if not found and any(cell.units for cell in self.cells):
            words = " ".join(row.sentence.text.split())
            why = "the row names no fact that can be placed"
            unused.append(Unused(discourse.article.identifier, words[:80], why))
        discourse.facts.extend(found)
        yield from found


def _drafts(article: Article, lexicon: Lexicon) -> Iterator[_Draft]:
    """Every block split and annotated; dates carry their year from sentence to sentence."""
    above: tuple[str, ...] | None = None
    lead = ""
    context = DateContext()
    for block in article.blocks:
        if block.above != above:
            above = block.above
            context = DateContext.under(*above, block.lead)
        elif block.lead != lead:
            context = context.led_by(DateContext.under(*above, block.lead))
        lead = block.lead
        context = context.paragraph()
        if block.kind is BlockKind.TABLE_ROW:
            yield _row_draft(article, block, lexicon, context)
            for note in _notes(article, block, lexicon):
                yield _prose_draft(article, note, lexicon, context)[0]
        else:
            draft, context = _prose_draft(article, block, lexicon, context)
            yield draft


def _prose_draft(
    article: Article, block: Block, lexicon: Lexicon, context: DateContext
) -> tuple[_Draft, DateContext]:
    """A block of prose split into annotated sentences, and the date context after it."""
    spans = []
    for start, end in split(article.text, block.start, block.end):
        dates = find(article.text[start:end], context)
        context = context.advance(dates)
        spans.append((start, end, _units(article, start, end, lexicon, dates)))
    return _Draft(article, block, tuple(spans)), context


def _row_draft(article: Article, block: Block, lexicon: Lexicon, context: DateContext) -> _Draft:
    """A row with its cells annotated; the year that fills one of them completes the dates of the others."""
    cells = []
    year = next((cell for cell in block.cells if _YEAR.fullmatch(article.of(cell))), None)
    own = context.led_by(DateContext.under(article.of(year))) if year else context
    dated = [(cell, find(article.of(cell), own)) for cell in block.cells]
    completed = any(date.relative for _, dates in dated for date in dates)
    for cell, dates in dated:
        dates = () if completed and cell is year else dates
        cells.append((cell.start, cell.end, _units(article, cell.start, cell.end, lexicon, dates)))
    return _Draft(article, block, ((block.start, block.end, ()),), tuple(cells))


def _notes(article: Article, block: Block, lexicon: Lexicon) -> Iterator[Block]:
    """The cells of a row that hold prose, as paragraphs about the State that the row is about."""
    subjects = [s for cell in block.cells[:3] for s in states_in(article.of(cell), lexicon)]
    subject = block.subject or (subjects[0].name if len({s.name for s in subjects[:1]}) == 1 else "")
    for cell in block.cells:
        words = article.of(cell)
        if _PROSE.search(words):
            yield Block(BlockKind.PARAGRAPH, cell.start, cell.end, block.section, subject=subject)


def _units(
    article: Article, start: int, end: int, lexicon: Lexicon, dates: Iterable[DateMention]
) -> tuple[Unit, ...]:
    placed = [replace(date, start=date.start + start, end=date.end + start) for date in dates]
    found = list(join_persons(article.text, annotate(article.text, start, end, lexicon, placed)))
    return tuple(with_pages(share_offices(article.text, found), article))
