"""The States that take part in what a stretch of a sentence says."""

from __future__ import annotations

from collections.abc import Iterable

from extract.facts import EntityKind, Mention
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["both_parties", "distinct", "state_of_unit", "states_between"]


def state_of_unit(unit: Unit) -> Mention | None:
    """The State that a unit stands for or acts for: a State, demonym, city, parliament or actor."""
    if unit.kind in (UnitKind.STATE, UnitKind.DEMONYM):
        return unit.mention
    if unit.kind in (UnitKind.ACTOR, UnitKind.NAME):
        return unit.state
    if unit.mention is not None and unit.mention.state:
        return Mention(EntityKind.STATE, unit.mention.state)
    return None


def distinct(states: Iterable[Mention | None]) -> list[Mention]:
    """The States of a list, each once, in order."""
    found: dict[str, Mention] = {}
    for state in states:
        if state is not None:
            found.setdefault(state.name, state)
    return list(found.values())


def states_between(
    sentence: Sentence, start: int = 0, end: int | None = None, kinds: str = "SJA"
) -> list[Mention]:
    """The States that stand in `tagged.text[start:end]`, by units of the kinds named, each once."""
    units = sentence.between(start, len(sentence.tagged.text) if end is None else end)
    return distinct(state_of_unit(unit) for unit in units if unit.kind in kinds)


def both_parties(named: list[Mention], sentence: Sentence, discourse: Discourse) -> list[Mention]:
    """Two States where one or none is named: the pair the article is about completes them."""
    if len(named) >= 2:
        return named
    pair = list(discourse.pair(sentence.block))
    if not named:
        return pair if len(pair) == 2 else []
    other = discourse.other(named[0], sentence.block)
    if other is not None:
        return [named[0], other]
    home = discourse.parties[0] if len(discourse.parties) == 1 else None
    return [home, named[0]] if home is not None and home.name != named[0].name else []
