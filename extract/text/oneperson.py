"""What belongs to one person though several words or units say it: two offices of one holder, a nickname."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.facts import EntityKind
from extract.text.units import Unit, UnitKind

__all__ = ["join_persons"]

_AND = re.compile(r"\s+(?:and|&|cum)\s+(?:concurrently\s+)?")
_COMMA = re.compile(r",?\s+(?:(?:and|&|cum)\s+)?(?:concurrently\s+)?")
_DEPUTY = re.compile(r"\b(?:deputy|vice)\b|\bDPM\b", re.IGNORECASE)
_NICKNAME = re.compile(r"\s*(?:‘[^\W\d][\w .-]{1,30}’|“[^\W\d][\w .-]{1,30}”|\"[^\W\d][\w .-]{1,30}\")")
_MINISTERS = frozenset({"ForeignMinister", "DefenceMinister", "Minister"})


def join_persons(text: str, units: Sequence[Unit]) -> Iterator[Unit]:
    """`units` with a minister's two offices made one, and a nickname behind a name taken along."""
    waiting: Unit | None = None
    for unit in units:
        if waiting is not None and unit.start < waiting.end:
            continue  # the nickname
        unit = _with_nickname(text, unit)
        if waiting is not None and _is_second_office(text, waiting, unit):
            unit, waiting = replace(unit, start=waiting.start, state=unit.state or waiting.state), None
        elif waiting is not None and _goes_on(text, waiting, unit):
            waiting = replace(waiting, end=unit.end, role=unit.role, state=waiting.state or unit.state)
            continue
        if waiting is not None:
            yield waiting
        waiting = unit
    if waiting is not None:
        yield waiting


def _is_second_office(text: str, first: Unit, second: Unit) -> bool:
    """ "Minister of Defence and Deputy Prime Minister X", "Deputy Prime Minister, Minister of Trade X".

    No article stands before the second office. A comma, which enumerates persons as well, joins the
    offices of a deputy head of government only.
    """
    if first.kind is not UnitKind.ACTOR or second.kind is not UnitKind.ACTOR:
        return False
    if first.mention is not None or second.mention is None or first.plural or second.plural:
        return False
    if first.role != "Minister" or second.role not in _MINISTERS or second.start < first.end:
        return False
    joint = _COMMA if _DEPUTY.search(text, first.start, first.end) else _AND
    return joint.fullmatch(text, first.end, second.start) is not None


def _goes_on(text: str, first: Unit, second: Unit) -> bool:
    """ "X, Deputy Prime Minister and Foreign Minister": two offices behind one name."""
    if first.mention is None or first.role != "Minister" or second.kind is not UnitKind.ACTOR:
        return False
    if second.mention is not None or second.plural or second.role not in _MINISTERS:
        return False
    behind = text[first.start : first.end].find(first.mention.name + ",") >= 0
    return behind and _AND.fullmatch(text, first.end, second.start) is not None


def _with_nickname(text: str, unit: Unit) -> Unit:
    """ "Pedro Soto ‘Chico’": the nickname is of the name."""
    if unit.mention is None or unit.mention.kind is not EntityKind.PERSON:
        return unit
    nickname = _NICKNAME.match(text, unit.end)
    return replace(unit, end=nickname.end()) if nickname else unit
