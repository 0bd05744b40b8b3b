"""Tables of aid: sums by year, whose donor and recipient stand in their headers or above them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import Aid, Mention
from extract.figures import Figures, figures_of, rows_beside
from extract.lists import either
from extract.registry import Row, passage
from extract.text.annotate import annotate
from extract.text.discourse import Discourse
from extract.text.numbers import decimal, whole
from extract.text.parties import state_of_unit

__all__ = ["rows"]

_AID = re.compile(either("table_headers", "aid"), re.IGNORECASE)
_NO_GIFT = re.compile(r"\b(?:trade|exports?|imports?|loans?|credits?|debt|share|change|%)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|for|in|received by)\s+(?:the\s+)?$", re.IGNORECASE)


def rows(row: Row, discourse: Discourse) -> Iterator[Aid]:
    """The sums of one row of a table of aid."""
    block = row.sentence.block
    above = (block.lead, *block.section[-1:])
    figures = [
        figure
        for figure in figures_of(discourse.article, block)
        if any(map(_AID.search, (figure.label, *above))) and not _NO_GIFT.search(figure.label)
    ]
    if not figures:
        return
    table = Figures(discourse, block, rows_beside(discourse.article, block))
    for figure in figures:
        donor, recipient = _ends((figure.label, *above), row, discourse)
        counted, amount = table.unit(figure.label), decimal(figure.words, table.mark)
        if donor and recipient and donor.name != recipient.name and counted and amount:
            yield Aid(
                donor=donor,
                recipient=recipient,
                amount=whole(amount * counted.factor),
                currency=counted.currency,
                date=figure.date,
                evidence=(passage(row.sentence, "aid.table"),),
            )


def _ends(words: tuple[str, ...], row: Row, discourse: Discourse) -> tuple[Mention | None, Mention | None]:
    """Who gives and who receives, as the nearest words name them; the other State of the article is the other."""
    donor: Mention | None = None
    recipient: Mention | None = None
    for text in words:
        pair = {state.name for state in discourse.pair(row.sentence.block)}  # and not the US of "US dollars"
        for unit in annotate(text, 0, len(text), discourse.lexicon, ()):
            state = state_of_unit(unit) if unit.kind in "SJ" else None
            if state is None or state.name not in pair:
                continue
            if _TO.search(text[: unit.start]):
                recipient = recipient or state
            else:
                donor = donor or state
    block = row.sentence.block
    return donor or discourse.other(recipient, block), recipient or discourse.other(donor, block)
