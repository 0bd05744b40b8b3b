"""Every competency question says what it asks, parses, and asks with the terms of the ontology."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology import DIP, FOLDER, questions, vocabulary

QUESTIONS = questions.load()
by_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.name)


@cache
def small_store() -> ox.Store:
    """One fact of each class, with the ontology."""
    store = ox.Store()
    for path in (Path(__file__).parent / "good.ttl", FOLDER / "diplomacy.ttl"):
        store.load(path=str(path))
    return store


def test_there_are_enough_questions_on_enough_topics() -> None:
    assert len(QUESTIONS) >= 18
    assert {
        "Visits", "Missions", "Agreements", "Relations", "Recognition", "People", "Trade", "Sources",
        "Data quality",
    } <= {each.topic for each in QUESTIONS}  # fmt: skip
    assert len({each.title for each in QUESTIONS}) == len(QUESTIONS)


@by_question
def test_a_question_is_a_question_in_english(question: questions.Question) -> None:
    assert question.question.endswith("?") and question.question[0].isupper()
    assert len(question.title) <= 50


@by_question
def test_a_question_uses_terms_that_exist(question: questions.Question) -> None:
    known = {each.name for each in vocabulary.classes()} | {each.name for each in vocabulary.properties()}
    known |= {each.name for each in vocabulary.concepts()}
    used = set(re.findall(r"\bdip:([A-Za-z0-9-]+)", question.query))
    assert used <= known
    assert f"PREFIX dip: <{DIP}>" in question.query


@by_question
def test_a_question_parses_and_runs(question: questions.Question) -> None:
    solutions = small_store().query(question.query)
    assert isinstance(solutions, ox.QuerySolutions)
    assert len(solutions.variables) >= 2
    list(solutions)


def test_answers_are_those_of_a_small_graph() -> None:
    answers = {each.name: rows(each) for each in QUESTIONS}
    assert answers["visits-reciprocity"] == [("Finland", "Estonia", "2", "0")]
    assert answers["recognition-in-order"] == [
        ("Estonia", "1920", "Finland", "http://example.org/recognition")
    ]
    assert answers["twin-towns"] == [("Helsinki", "Tallinn", "1955", "http://example.org/twinning")]
    assert [row[:4] for row in answers["trade-by-year"]] == [
        ("2014", "total", "Estonia", "Finland"),
        ("2014", "export", "Finland", "Estonia"),
    ]
    assert [row[0] for row in answers["missions-one-sided"]] == ["Finland"]
    assert len(answers["sources-that-disagree"]) == 1


def rows(question: questions.Question) -> list[tuple[str, ...]]:
    solutions = small_store().query(question.query)
    assert isinstance(solutions, ox.QuerySolutions)
    return [tuple(_text(value) for value in solution) for solution in solutions]


def _text(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    return "" if value is None or isinstance(value, ox.Triple) else value.value
