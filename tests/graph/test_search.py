"""What the search of the index finds, and what it counts."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph import index as indexing
from graph import search
from ontology import DIP
from tests.graph.facts import lines

EX = "http://example.org/"
TURTLE = f"""
@prefix : <{EX}> . @prefix dip: <{DIP}> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:chile a dip:State ; rdfs:label "Chile" ; skos:altLabel "CL" .
:norway a dip:State ; rdfs:label "Norway" .
:oslo a dip:Place ; rdfs:label "Oslo" .
:one a dip:Visit ; rdfs:label "A visit" ; dip:sendingState :chile ; dip:evidence :p .
:two a dip:Visit ; rdfs:label "Another" ; dip:sendingState :chile ; dip:receivingState :norway ; dip:evidence :q .
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = ox.Store()
    graph.load(TURTLE, format=ox.RdfFormat.TURTLE)
    path = tmp_path_factory.mktemp("index") / "index.sqlite"
    indexing.write(path, [indexing.said(lines(graph))])
    return path


def test_things_and_facts_are_counted_by_class(index: Path) -> None:
    assert search.counts(index) == {"State": 2, "Place": 1, "Visit": 2}


def test_the_foremost_of_a_class_have_most_facts(index: Path) -> None:
    (first,) = search.foremost(index, "State", 1)
    assert (first.iri, first.label, first.alternatives, first.facts) == (f"{EX}chile", "Chile", ("CL",), 2)
    assert [hit.label for hit in search.foremost(index, "State", 9)] == ["Chile", "Norway"]
    assert search.foremost(index, "Person", 9) == []
