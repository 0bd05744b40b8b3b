"""What a comparison of two graphs says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from extract.edtf import Date
from extract.facts import Visit
from graph import store
from graph.difference import Difference, as_json, compare, in_words
from tests.graph.facts import passage, person, stated
from tests.graph.test_build import TO_NORWAY, built, facts

VISIT, MISSION, TRADE = facts("a.txt")


def difference(folder: Path, old: list[object], new: list[object]) -> Difference:
    versions = [built(folder, {"a.txt": given}).version for given in (old, new)]  # type: ignore[dict-item]
    return compare(*(store.graph_of(version) for version in versions))


def test_the_same_graph_does_not_differ(tmp_path: Path) -> None:
    assert not difference(tmp_path, [VISIT, MISSION], [VISIT, MISSION])


def test_facts_are_added_and_removed(tmp_path: Path) -> None:
    found = difference(tmp_path, [VISIT, TRADE], [VISIT, MISSION])
    assert list(in_words(found)) == [
        "+ Mission: Embassy of Chile to Norway in Oslo, opened in 1993",
        "- TradeFlow: Trade between Chile and Norway of 43,000,000 USD in 2014",
    ]


def test_a_property_that_changed_is_named(tmp_path: Path) -> None:
    closed = replace(MISSION, closed=Date("2001"))  # type: ignore[call-arg]
    found = difference(tmp_path, [MISSION], [closed])
    assert list(in_words(found)) == [
        "~ Mission: Embassy of Chile to Norway in Oslo, opened in 1993, closed in 2001",
        "    closed: nothing -> 2001",
    ]


def test_what_identifies_a_fact_may_change_where_the_passage_tells_it_is_the_same(tmp_path: Path) -> None:
    later = replace(VISIT, date=Date("2010-05-04"))
    found = difference(tmp_path, [VISIT], [later])
    assert (found.added, found.removed, len(found.changed)) == ([], [], 1)
    assert found.changed[0].properties["date"] == (("2010-05-03",), ("2010-05-04",))


def test_two_facts_of_one_passage_are_not_taken_for_each_other(tmp_path: Path) -> None:
    two = [stated(Visit, 0, date=str(year), visitor=person("Ana Soto"), **TO_NORWAY) for year in (2001, 2002)]
    found = difference(tmp_path, [VISIT], two)  # type: ignore[arg-type]
    assert (len(found.added), len(found.removed), found.changed) == (2, 1, [])


def test_more_passages_are_a_change(tmp_path: Path) -> None:
    twice = replace(VISIT, evidence=(*VISIT.evidence, passage(60)))
    found = difference(tmp_path, [VISIT], [twice])
    assert list(in_words(found))[1:] == ["    passages: 1 more, 0 less"]


@pytest.mark.parametrize("new", [[VISIT], [MISSION]])
def test_json_holds_the_same(tmp_path: Path, new: list[object]) -> None:
    later = replace(VISIT, date=Date("2010-05-04"))
    found = json.loads(json.dumps(as_json(difference(tmp_path, [later], new))))
    assert sorted(found) == ["added", "changed", "removed"]
    if new == [VISIT]:
        assert found["changed"][0]["properties"]["date"] == {"old": ["2010-05-04"], "new": ["2010-05-03"]}
    else:
        assert found["added"][0]["values"]["kind"] == ["embassy"]
