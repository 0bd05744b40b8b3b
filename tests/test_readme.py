"""The README says what is true: its answers are those of the sample articles, its links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph import store
from ontology import FOLDER, vocabulary

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
_ANSWER = re.compile(r"<!-- answer: (?P<name>[\w-]+) -->\n\n(?P<table>(?:\|.*\n)+)")
ANSWERS = {match["name"]: match["table"] for match in _ANSWER.finditer(README)}


def cells(table: str) -> Iterator[list[str]]:
    for line in table.splitlines():
        row = [cell.strip() for cell in line.strip("|").split("|")]
        if set("".join(row)) != {"-"}:
            yield row


def test_there_are_five_answers() -> None:
    assert len(ANSWERS) == 5


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_stands_so_in_the_sample_articles(samples: Path, name: str) -> None:
    names, *expected = cells(ANSWERS[name])
    query = (FOLDER / "questions" / f"{name}.rq").read_text(encoding="utf-8")
    graph = store.graph_of(store.latest(samples))
    solutions = graph.query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)
    found = [[getattr(row[each], "value", "") for each in names] for row in solutions]
    assert expected
    assert [row for row in found if row in expected] == expected


def test_every_link_leads_to_a_file() -> None:
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", README) if "://" not in target]
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_every_fact_class_is_in_the_table_with_properties_that_exist() -> None:
    facts = [term for term in vocabulary.classes() if any(p.endswith("#Fact") for p in term.parents)]
    properties = {term.name for term in vocabulary.properties()}
    for fact in facts:
        row = re.search(rf"^\| `dip:{fact.name}` \| (.+) \|$", README, re.MULTILINE)
        assert row, f"dip:{fact.name} is missing"
        assert set(re.findall(r"`(\w+)`", row[1])) <= properties
