"""Which found fact is which gold fact, and what is wrong with those that are none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from graph.evaluation.agreement import agrees
from graph.evaluation.found import Found
from graph.evaluation.gold import DATES, FIELDS, KEYS, PERSONS, SLOTS, Line

__all__ = ["Error", "ErrorKind", "Match", "match"]


class ErrorKind(StrEnum):
    """What went wrong with a fact."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    DUPLICATE = "duplicate"
    DIRECTION = "wrong direction"
    PARTY = "wrong party"
    DATE = "wrong date"
    PERSON = "wrong person"
    PLACE = "wrong place"
    KIND = "wrong kind"
    OTHER = "wrong otherwise"


@dataclass(frozen=True, slots=True)
class Error:
    """A gold fact that was not found (`found` is None), a found fact that is not in the gold
    (`line` is None), or a found fact that gets a gold fact wrong; for a duplicate `line` is the
    fact that another one already states."""

    kind: ErrorKind
    line: Line | None = None
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """The facts of one article beside its gold; neutral lines and the facts that match them left out."""

    right: tuple[tuple[Line, Found], ...]
    errors: tuple[Error, ...]

    @property
    def pairs(self) -> Iterator[tuple[Line | None, Found | None]]:
        """Every gold fact and every found fact once, side by side where the one is meant by the other."""
        yield from self.right
        for error in self.errors:
            yield None if error.kind is ErrorKind.DUPLICATE else error.line, error.found


_KINDS: Mapping[ErrorKind, Collection[str]] = {
    ErrorKind.DIRECTION: FIELDS["direction"],
    ErrorKind.PARTY: FIELDS["party"],
    ErrorKind.DATE: DATES,
    ErrorKind.PERSON: PERSONS,
    ErrorKind.PLACE: FIELDS["place"],
    ErrorKind.KIND: FIELDS["kind"],
}


def match(lines: Sequence[Line], facts: Sequence[Found]) -> Match:
    """Match one to one the facts whose identifying fields all agree, those with most slots right first."""
    pairs = _pair(
        (not line.neutral, sum(agrees(line, found, slot) for slot in SLOTS[line.cls]), i, j)
        for (i, line), (j, found) in product(enumerate(lines), enumerate(facts))
        if line.cls == found.cls and all(agrees(line, found, key) for key in KEYS[line.cls])
    )
    taken = {j for _, j in pairs}
    missed = [line for i, line in enumerate(lines) if i not in dict(pairs) and not line.neutral]
    wrong = [found for j, found in enumerate(facts) if j not in taken]
    right = tuple((lines[i], facts[j]) for i, j in pairs if not lines[i].neutral)
    return Match(right, tuple(_errors(right, missed, wrong)))


def _pair(candidates: Iterable[tuple[bool, int, int, int]]) -> list[tuple[int, int]]:
    """Greedily, best first, each index once."""
    left: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(candidates, reverse=True):
        if i not in left and j not in taken:
            left[i] = j
            taken.add(j)
    return list(left.items())


def _errors(
    right: Iterable[tuple[Line, Found]], missed: Sequence[Line], wrong: Sequence[Found]
) -> Iterable[Error]:
    """Every missed and every wrong fact; together where the one is evidently meant by the other."""
    near = _pair(
        (_overlap(line, found), sum(agrees(line, found, key) for key in KEYS[line.cls]), i, j)
        for (i, line), (j, found) in product(enumerate(missed), enumerate(wrong))
        if line.cls == found.cls and _near(line, found)
    )
    yield from (Error(_kind(missed[i], wrong[j]), missed[i], wrong[j]) for i, j in near)
    yield from (
        Error(ErrorKind.MISSED, line) for i, line in enumerate(missed) if i not in {i for i, _ in near}
    )
    stated = list(right)
    for j, found in enumerate(wrong):
        if j not in {j for _, j in near}:
            line = next((line for line, _ in stated if _states(line, found)), None)
            yield Error(ErrorKind.DUPLICATE if line else ErrorKind.SPURIOUS, line, found)


def _near(line: Line, found: Found) -> bool:
    """Whether a wrong fact means a missed one: same passage and something right, or all but one key."""
    right = sum(agrees(line, found, key) for key in KEYS[line.cls])
    return right >= len(KEYS[line.cls]) - 1 if not _overlap(line, found) else right > 0


def _states(line: Line, found: Found) -> bool:
    return line.cls == found.cls and all(agrees(line, found, key) for key in KEYS[line.cls])


def _overlap(line: Line, found: Found) -> bool:
    """Whether the fact was read from a passage that the gold quotes."""
    quotes = [passage.quote for passage in found.passages]
    return any(q in quote or quote in q for quote in line.quotes for q in quotes)


def _kind(line: Line, found: Found) -> ErrorKind:
    """By the first identifying field that differs."""
    differ = {key for key in KEYS[line.cls] if not agrees(line, found, key)}
    kinds = (kind for kind, fields in _KINDS.items() if differ & set(fields))
    return next(kinds, ErrorKind.OTHER)
