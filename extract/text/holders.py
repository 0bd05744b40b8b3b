"""Several persons who share one office: "the Presidents of Ukraine and Malawi, X and Y".

Each gets the office, and the State: the one that all share, or in order where as many States are named
as persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.facts import EntityKind, Mention
from extract.text.units import Unit, UnitKind

__all__ = ["share_offices"]

_JOINT = re.compile(r"\s*(?:,|,?\s*and|&|as well as)\s+(?:the\s+)?(?:H\.\s?E\.\s+)?")
_COMMA = re.compile(r"\s*[,:]\s+|\s+(?:[-–—]\s+|namely,? |viz\.?,? )?")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_STATES = (UnitKind.STATE, UnitKind.DEMONYM)


def share_offices(text: str, units: Sequence[Unit]) -> Iterator[Unit]:
    """`units` with each name that a plural office introduces made its holder."""
    holders: dict[int, Unit] = {}
    for i, office in enumerate(units):
        if office.kind is UnitKind.ACTOR and office.plural and office.mention is None:
            states, begin = _states(text, units, i)
            names = list(_names(text, units, begin))
            if not names or (len(states) > 1 and len(states) != len(names)):
                continue
            for k, at in enumerate(names):
                state = states[min(k, len(states) - 1)] if states else None
                holders[at] = _holder(units[at], office, state)
    yield from (holders.get(i, unit) for i, unit in enumerate(units))


def _holder(name: Unit, office: Unit, state: Mention | None) -> Unit:
    return replace(
        name, kind=UnitKind.ACTOR, role=office.role, former=office.former, state=name.state or state
    )


def _states(text: str, units: Sequence[Unit], i: int) -> tuple[list[Mention], int]:
    """The States of a plural office, those before and behind it, and the index of the unit after them."""
    own = units[i].state
    before = units[i - 1] if i else None
    states = [own] if own is not None else []
    if own is not None and before is not None and before.kind in _STATES and _joined(text, before, units[i]):
        states.insert(0, before.mention or own)
    end = i + 1
    while (
        states
        and end < len(units)
        and units[end].kind is UnitKind.STATE
        and _joined(text, units[end - 1], units[end])
    ):
        states.append(units[end].mention or states[0])
        end += 1
    return states, end


def _names(text: str, units: Sequence[Unit], begin: int) -> Iterator[int]:
    """Where the persons stand that are enumerated from the unit at `begin` on, right behind the office.

    Dates in brackets may stand between them ("Ministers A (in 1975) and B (1996)").
    """
    last = begin - 1
    for k in range(begin, len(units)):
        gap = _BRACKETS.sub("", text[units[last].end : units[k].start])
        if units[k].kind is UnitKind.DATE and gap.strip().startswith("("):
            continue
        separator = _COMMA if last < begin else _JOINT
        if units[k].kind is not UnitKind.NAME or not _is_person(units[k]) or not separator.fullmatch(gap):
            return
        yield k
        last = k


def _is_person(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.kind is EntityKind.PERSON


def _joined(text: str, first: Unit, second: Unit) -> bool:
    return _JOINT.fullmatch(text[first.end : second.start]) is not None
