"""Tables of trade: which flow a column or row of figures is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import log

from extract.edtf import Date
from extract.facts import Mention, TradeFlow
from extract.figures import Figures, figures_of, rows_beside
from extract.lists import either
from extract.registry import Row, passage
from extract.text.annotate import annotate
from extract.text.discourse import Discourse
from extract.text.flows import Direction, direction, measure_in
from extract.text.masks import mask_for_patterns
from extract.text.numbers import decimal, whole
from extract.text.parties import state_of_unit

__all__ = ["rows"]

_NO_FIGURE = re.compile(either("table_headers", "no figure of trade"), re.IGNORECASE)
_PARTNER = re.compile(r"\b(?:with|to|from)\s+(?:the\s+)?$", re.IGNORECASE)
_CLEARLY = log(1.5)  # by what factor two flows must differ to tell which is which
_DOUBT = 0.9


def rows(row: Row, discourse: Discourse) -> Iterator[TradeFlow]:
    """The figures of one row of a table of trade."""
    block = row.sentence.block
    figures = list(figures_of(discourse.article, block))
    if not any(measure_in(figure.label) for figure in figures):
        return
    table = _Table(discourse, block, rows_beside(discourse.article, block))
    for figure in figures:
        counted, amount = table.unit(figure.label), decimal(figure.words, table.mark)
        flow, doubt = table.flow(figure.label)
        if flow and counted and amount is not None and amount >= 0:
            yield TradeFlow(
                measure=flow.measure,
                exporter=flow.exporter,
                importer=flow.importer,
                party=flow.party,
                amount=whole(amount * counted.factor),
                currency=counted.currency,
                date=figure.date,
                evidence=(passage(row.sentence, "trade.table", doubt=doubt),),
            )


@dataclass(frozen=True)
class _Table(Figures):
    """A table of figures with the flows that its labels name."""

    def flow(self, label: str) -> tuple[Direction | None, float]:
        """The flow that a label names, and how far it may be trusted."""
        keyword = measure_in(label, last=False)
        if keyword is None or _NO_FIGURE.search(label):
            return None, 0
        if (named := self._named(label)) is not None:
            return named, 1
        home = self.home if keyword.lastgroup in ("export", "import") and not self._states(label) else None
        partner = self._other(home) if home else None
        if home is None or partner is None:
            return None, 0
        outward = Direction("export", home, partner)
        return outward if keyword.lastgroup == "export" else outward.reversed("import"), _DOUBT

    def _named(self, label: str) -> Direction | None:
        """The flow where the label itself names States, or the total of the article's two."""
        units = [u for u in annotate(label, 0, len(label), self.discourse.lexicon, ()) if u.kind in "SJO"]
        tagged = mask_for_patterns(label, 0, len(label), units).text
        keyword = measure_in(tagged, last=False)
        pair = self.discourse.pair(self.block)
        if keyword is None:
            return None
        return direction(
            tagged,
            keyword,
            lambda tag: state_of_unit(units[int(tag[2:-1])]),
            self._other,
            pair,
            bilateral=True,
        )

    def _other(self, state: Mention) -> Mention | None:
        return self.discourse.other(state, self.block)

    def _states(self, words: str) -> list[tuple[Mention, bool]]:
        """The States that words name, each with whether it is a partner ("with Peru") rather than the home."""
        units = annotate(words, 0, len(words), self.discourse.lexicon, ())
        states = [
            (state_of_unit(u), _PARTNER.search(words[: u.start]) is not None) for u in units if u.kind in "SJ"
        ]
        pair = {state.name for state in self.discourse.pair(self.block)}  # and not the US of "US dollars"
        return [(state, partner) for state, partner in states if state and state.name in pair]

    @cached_property
    def home(self) -> Mention | None:
        """The State whose exports "Export" means: as the caption says, else as figures in prose show."""
        for words in (self.block.cells[0].header, self.block.lead, *self.block.section[-1:]):
            named = self._states(words)
            homes = [state for state, partner in named if not partner]
            if len(homes) == 1:
                return homes[0]
            if not homes and len(named) == 1:
                return self._other(named[0][0])
        return self._home_by_figures()

    def _home_by_figures(self) -> Mention | None:
        """Prose says who exported more in a year; the table's columns must say the same."""
        votes = set()
        for year in {figure.date for figure in self.figures}:
            said = {f.exporter: f.amount for f in self._prose(year) if f.exporter and f.amount}
            drawn = {m: self._amount(m, year) for m in ("export", "import")}
            if len(said) != 2 or not all(drawn.values()):
                continue
            (one, much), (two, little) = said.items()
            prose, table = log(much / little), log(drawn["export"] / drawn["import"])  # type: ignore[operator]
            if min(abs(prose), abs(table)) > _CLEARLY:
                votes.add(one if (prose > 0) == (table > 0) else two)
        return votes.pop() if len(votes) == 1 else None

    def _prose(self, year: Date) -> list[TradeFlow]:
        facts = [*self.discourse.earlier, *self.discourse.facts]
        flows = [f for f in facts if isinstance(f, TradeFlow) and f.date == year]
        return [
            f for f in flows if f.measure in ("export", "import") and f.evidence[0].extractor != "trade.table"
        ]

    def _amount(self, measure: str, year: Date) -> Decimal | None:
        for figure in self.figures:
            keyword = measure_in(figure.label, last=False)
            if figure.date == year and keyword and keyword.lastgroup == measure:
                return decimal(figure.words, self.mark)
        return None
