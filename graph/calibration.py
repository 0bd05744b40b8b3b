"""How sure each rule of extraction is, measured on gold.

A fact's confidence is the probability that a fact of its rule is right: the mean of a beta
distribution that begins where a rule never seen stands (`extract.registry`'s default) and moves with
what the gold shows, so that a rule seen a few times only is not called sure. Written to
`extract/lists/confidence.tsv`, which the engine reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.evaluation.found import Found
from graph.evaluation.matching import Match
from graph.evaluation.scores import Score

__all__ = ["TABLE", "by_rule", "confidence", "precision_from", "write"]

TABLE = Path(__file__).parents[1] / "extract" / "lists" / "confidence.tsv"

_BEFORE = 0.8  # what a rule is given that the gold does not show
_WEIGHT = 5  # how many facts that is worth
_HEAD = """\
# How sure each rule is, measured on gold by `legation calibrate`.
# rule | confidence | right | found
"""


def by_rule(matches: Iterable[Match]) -> dict[str, Score]:
    """What each rule found, and how much of it is right. A fact that several rules found counts for each."""
    scores: dict[str, Score] = {}
    for match in matches:
        right = {id(found) for _, found in match.right}
        for _, found in match.pairs:
            for rule in _rules(found):
                scores[rule] = scores.get(rule, Score()) + Score(found=1, right=id(found) in right)
    return scores


def confidence(score: Score) -> float:
    """The confidence of a rule that was `score.right` times right in `score.found`."""
    return round((score.right + _BEFORE * _WEIGHT) / (score.found + _WEIGHT), 3)


def write(scores: Mapping[str, Score], path: Path = TABLE) -> None:
    """Write the table that the engine reads."""
    rows = (
        f"{rule}\t{confidence(score)}\t{score.right}\t{score.found}\n"
        for rule, score in sorted(scores.items())
    )
    path.write_text(_HEAD + "".join(rows), encoding="utf-8")


def precision_from(matches: Iterable[Match], threshold: float) -> Score:
    """The score of the facts of at least that confidence; `gold` is not counted."""
    total = Score()
    for match in matches:
        right = {id(found) for _, found in match.right}
        for _, found in match.pairs:
            if found and max((p.confidence for p in found.passages), default=0.0) >= threshold:
                total += Score(found=1, right=id(found) in right)
    return total


def _rules(found: Found | None) -> set[str]:
    return {passage.rule for passage in found.passages if passage.rule} if found else set()
