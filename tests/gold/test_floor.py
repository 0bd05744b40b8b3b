"""No change loses what the last release found: the F1 of `floor.json` holds on each part of the gold."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from extract import engine
from graph.calibration import precision_from
from graph.evaluation import Evaluation, built, evaluate, sources
from graph.evaluation.report import as_json

HERE = Path(__file__).parent
FLOOR = json.loads((HERE / "floor.json").read_text(encoding="utf-8"))
SURE = 0.9


@cache
def evaluation(part: str) -> Evaluation:
    with built(sources(HERE / part), engine.load()) as graph:
        return evaluate(graph, HERE / part)


@pytest.mark.parametrize("part", FLOOR)
def test_f1_does_not_fall(part: str) -> None:
    figures = as_json(evaluation(part))
    fallen = {
        name: (figures["classes"][name]["f1"], floor)
        for name, floor in FLOOR[part].items()
        if figures["classes"][name]["f1"] < floor
    }
    assert not fallen, f"F1 now, and the floor: {fallen}"


@pytest.mark.parametrize("part", FLOOR)
def test_every_passage_stands_in_its_article(part: str) -> None:
    right, checked = evaluation(part).verbatim or (0, 0)
    assert 0 < right == checked
    assert evaluation(part).unfounded == 0


def test_of_the_facts_called_sure_nineteen_in_twenty_are_right() -> None:
    matches = [match for part in FLOOR for match in evaluation(part).matches.values()]
    sure = precision_from(matches, SURE)
    assert sure.found > 100
    assert sure.precision >= 0.95
