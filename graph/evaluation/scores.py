"""Precision, recall and F1, with the intervals within which they are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from graph.evaluation.agreement import agrees
from graph.evaluation.gold import CORE, FIELDS, KEYS, SLOTS
from graph.evaluation.matching import Match

__all__ = ["Score", "by_class", "by_field", "core", "slots", "wilson"]

_IN_FIELDS = {
    cls: [(name, field) for name, fields in FIELDS.items() for field in fields if field in keys + SLOTS[cls]]
    for cls, keys in KEYS.items()
}
_Z = 1.959964  # two-sided 95 %


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts (or values) the gold has, how many were found, how many of these are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.gold + other.gold, self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927); (0, 1) where nothing was counted."""
    if not total:
        return 0.0, 1.0
    share, square = right / total, _Z * _Z
    middle = share + square / (2 * total)
    spread = _Z * sqrt(share * (1 - share) / total + square / (4 * total * total))
    return (
        max(0.0, (middle - spread) / (1 + square / total)),
        min(1.0, (middle + spread) / (1 + square / total)),
    )


def by_class(matches: Iterable[Match]) -> dict[str, Score]:
    """The score of every fact class, and of "core", "beyond" and "all" together."""
    scores = dict.fromkeys(KEYS, Score())
    for match in matches:
        for line, found in match.pairs:
            if line:
                scores[line.cls] += Score(gold=1)
            if found:
                scores[found.cls] += Score(found=1)
        for line, _ in match.right:
            scores[line.cls] += Score(right=1)
    beyond = [cls for cls in KEYS if cls not in CORE]
    sums = {"core": _sum(scores, CORE), "beyond": _sum(scores, beyond), "all": _sum(scores, KEYS)}
    return {cls: score for cls, score in scores.items() if score != Score()} | sums


def core(match: Match) -> Score:
    """The score of one article over the core classes."""
    return by_class([match])["core"]


def slots(matches: Iterable[Match]) -> Score:
    """Of the slots that the gold fills in the facts found right, how many agree."""
    filled = [
        agrees(line, found, slot)
        for match in matches
        for line, found in match.right
        for slot in SLOTS[line.cls]
        if line.of(slot)
    ]
    return Score(gold=len(filled), found=len(filled), right=sum(filled))


def by_field(matches: Iterable[Match]) -> dict[str, Score]:
    """The score of every field: what the gold says in it, what the facts say, and where they agree."""
    scores = dict.fromkeys(FIELDS, Score())
    for match in matches:
        for line, found in match.pairs:
            cls = line.cls if line else found.cls if found else ""
            for name, field in _IN_FIELDS[cls]:
                wanted, got = bool(line and line.of(field)), bool(found and found.of(field))
                right = bool(line and found and wanted and got and agrees(line, found, field))
                scores[name] += Score(wanted, got, right)
    return scores


def _sum(scores: Mapping[str, Score], classes: Iterable[str]) -> Score:
    return sum((scores[cls] for cls in classes), Score())
