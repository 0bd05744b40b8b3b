"""Confidence is measured: per rule, and never higher than the gold bears out."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.registry import confidence_of
from graph import calibration
from graph.evaluation import evaluate
from graph.evaluation.gold import read
from graph.evaluation.scores import Score
from tests.graph.evaluation.graphs import change, store

GOLD = Path(__file__).parents[1] / "gold" / "development"
STEM = "002-georgia-japan"


def test_a_rule_is_as_right_as_its_facts() -> None:
    visits = [line for line in read(GOLD)[STEM] if line.cls == "Visit"]
    spoilt = [change(line, date="1998") if n < 2 else line for n, line in enumerate(visits)]
    matches = [evaluate(store(((STEM, line) for line in spoilt), rule="visits: list"), GOLD).matches[STEM]]
    scores = calibration.by_rule(matches)
    assert scores == {"visits: list": Score(found=len(visits), right=len(visits) - 2)}


def test_a_rule_seen_often_is_surer_than_one_seen_once() -> None:
    never, seldom, often = (calibration.confidence(Score(found=n, right=n)) for n in (0, 1, 100))
    assert never == confidence_of("a rule that was never measured")
    assert never < seldom < 0.9 < 0.95 < often < 1
    assert calibration.confidence(Score(found=100, right=50)) == pytest.approx(0.514, abs=0.001)


def test_the_table_is_read_as_it_is_written(tmp_path: Path) -> None:
    table = tmp_path / "confidence.tsv"
    calibration.write({"b": Score(found=4, right=3), "a": Score(found=2, right=2)}, table)
    rows = [line.split("\t") for line in table.read_text().splitlines() if not line.startswith("#")]
    assert [(row[0], row[2:]) for row in rows] == [("a", ["2", "2"]), ("b", ["3", "4"])]
    assert all(0 < float(row[1]) < 1 for row in rows)
