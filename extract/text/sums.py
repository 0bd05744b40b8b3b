"""Sentences with their sums of money as units, tagged ‹M…› beside the States, dates and the rest."""

from __future__ import annotations

from dataclasses import dataclass

from extract.text.masks import Masked, mask_for_patterns
from extract.text.numbers import money
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["Summed", "summed"]


@dataclass(frozen=True, slots=True)
class Summed:
    """The tagged words of a sentence and the units that their tags number."""

    masked: Masked
    units: tuple[Unit, ...]

    @property
    def text(self) -> str:
        """The tagged words."""
        return self.masked.text

    def unit(self, tag: str) -> Unit:
        """The unit of a tag such as "‹S2›"."""
        return self.units[int(tag[2:-1])]


def summed(sentence: Sentence) -> Summed:
    """Tag the sums of a sentence; what else was read in their words ("US" in "US$ 5 million") gives way.

    Names of persons stay words: none trades or gives, and "Import" at the head of a sentence is none.
    """
    sums = [
        Unit(UnitKind.MONEY, sentence.start + m.start, sentence.start + m.end, money=m)
        for m in money(sentence.text)
        if not m.bounded
    ]
    others = [
        unit
        for unit in sentence.units
        if unit.kind is not UnitKind.NAME and not any(unit.start < s.end and s.start < unit.end for s in sums)
    ]
    units = tuple(sorted([*others, *sums], key=lambda unit: unit.start))
    return Summed(mask_for_patterns(sentence.article.text, sentence.start, sentence.end, units), units)
