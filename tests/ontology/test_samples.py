"""The sample articles, built as `make demo` builds them, answer every competency question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from extract import engine
from extract.registry import extractors
from graph.build import Report, build
from ontology import DIP, FOLDER, questions, vocabulary

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SAMPLES = FOLDER.parent / "extract" / "samples"
YIELDED = {extractor.yields.__name__ for extractor in extractors()}
KNOWN = (
    ("visits-in-a-range", ("2016-03-20/2016-03-22", "Barack Obama", "HeadOfState", "United States", "Cuba")),
    ("meetings-in-third-states", ("2015-04-11", "Panama City", "Panama")),
    ("missions-in-third-states", ("Bhutan", "Japan", "embassy", "New Delhi", "India")),
    ("relations-broken-and-mended", ("China", "Indonesia", "suspended", "1967-10-30", "1990-08-08")),
    ("relations-in-order", ("1950-01-18", "China")),
    ("history-of-a-pair", ("1902-05-20", "recognition")),
    ("recognition-in-order", ("Slovenia", "1991-06-26", "Croatia")),
    ("agreements-of-a-pair", ("1963-01-22", "treaty", "Paris", "Konrad Adenauer")),
    ("agreements-terminated", ("1903-05-22", "1934", "31")),
    ("agreements-in-third-states", ("2000-12-12", "Algiers", "Algeria")),
    ("people-concurrent-accreditation", ("Kenji Hiramatsu", "Japan", "Bhutan")),
    ("memberships", ("United Nations", "Vietnam", "1977-09-20")),
    ("sources-that-disagree", ("1995-07-11", "1995-07-12")),
    ("sources-that-agree", ("Clinton", "2")),
)  # fmt: skip


class Sample:
    """The store of the samples and what the build said."""

    def __init__(self, folder: Path) -> None:
        self.report: Report = build([SAMPLES], folder, engine.load())
        self.store = ox.Store.read_only(str(folder / "current" / "oxigraph"))

    def rows(self, query: str) -> Iterator[tuple[str, ...]]:
        solutions = self.store.query(query, use_default_graph_as_union=True)
        assert isinstance(solutions, ox.QuerySolutions)
        for solution in solutions:
            yield tuple("" if value is None else str(getattr(value, "value", value)) for value in solution)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return Sample(tmp_path_factory.mktemp("samples"))


def test_every_sample_is_used(sample: Sample) -> None:
    assert sample.report.articles == len(list(SAMPLES.glob("*.txt"))) >= 12
    (query,) = [each.query for each in questions.load() if each.name == "sources-by-article"]
    facts = {row[0]: int(row[1]) for row in sample.rows(query)}
    assert len(facts) == sample.report.articles
    assert min(facts.values()) >= 5, facts


@pytest.mark.parametrize("question", questions.load(), ids=lambda each: each.name)
def test_a_question_has_answers(sample: Sample, question: questions.Question) -> None:
    asked = {each.name for each in vocabulary.classes() if DIP + "Fact" in each.parents}
    asked &= set(re.findall(r"\bdip:([A-Z]\w+)\b", question.query))
    if len(asked) == 1 and not asked <= YIELDED:
        pytest.skip(f"no extractor yields {asked.pop()} yet")
    assert list(sample.rows(question.query))


@pytest.mark.parametrize(("name", "words"), KNOWN, ids=[name for name, _ in KNOWN])
def test_an_answer_that_is_known_to_be_true(sample: Sample, name: str, words: tuple[str, ...]) -> None:
    (query,) = [each.query for each in questions.load() if each.name == name]
    rows = list(sample.rows(query))
    assert any(all(any(word in cell for cell in row) for word in words) for row in rows), rows


def test_sources_disagree_and_agree(sample: Sample) -> None:
    """Vietnam and the United States date their relations by their own clocks."""
    assert sample.report.conflicts == 1


def test_what_is_written_is_what_the_ontology_defines(sample: Sample) -> None:
    defined = {each.iri for each in (*vocabulary.classes(), *vocabulary.properties(), *vocabulary.concepts())}
    facts = "?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } FILTER (CONTAINS(STR(?g), '/ontology')) }"
    written = {cell for row in sample.rows(f"SELECT DISTINCT ?p WHERE {{ {facts} }}") for cell in row}
    written |= {
        row[0] for row in sample.rows(f"SELECT DISTINCT ?o WHERE {{ {facts} FILTER (?p = <{TYPE}>) }}")
    }
    assert {iri for iri in written if iri.startswith(DIP)} <= defined


def test_no_words_of_other_peoples_articles(shared: Path) -> None:
    theirs = set[str]()
    for path in (shared / "articles").glob("*.txt"):
        theirs |= nine_words(path.read_text(encoding="utf-8"))
    for path in SAMPLES.glob("*.txt"):
        assert not nine_words(path.read_text(encoding="utf-8")) & theirs, path.name


def nine_words(text: str) -> set[str]:
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[start : start + 9]) for start in range(len(words) - 8)}
