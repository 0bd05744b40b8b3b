"""What the index lists of a thing and of two States."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph import index as indexing
from graph import listing
from ontology import DIP
from tests.graph.facts import lines

EX = "http://example.org/"
TURTLE = f"""
@prefix : <{EX}> . @prefix dip: <{DIP}> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:chile a dip:State ; rdfs:label "Chile" . :norway a dip:State ; rdfs:label "Norway" .
:peru a dip:State ; rdfs:label "Peru" ; dip:capital :lima . :lima a dip:Place ; rdfs:label "Lima" .
:late a dip:Visit ; rdfs:label "A late visit" ; dip:sendingState :chile ; dip:receivingState :norway ;
    dip:date "1995" ; dip:notBefore "1995-01-01"^^xsd:date ; dip:notAfter "1995-12-31"^^xsd:date .
:early a dip:Visit ; rdfs:label "An early visit" ; dip:sendingState :chile ; dip:receivingState :norway ;
    dip:date "1990-02" ; dip:notBefore "1990-02-01"^^xsd:date ; dip:notAfter "1990-02-28"^^xsd:date .
:undated a dip:Visit ; rdfs:label "A visit" ; dip:sendingState :chile ; dip:receivingState :peru .
:one a dip:RelationsEvent ; rdfs:label "One says" ; dip:party :chile , :norway ; dip:conflictsWith :other .
:other a dip:RelationsEvent ; rdfs:label "Another says" ; dip:party :chile , :norway ; dip:conflictsWith :one .
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = ox.Store()
    graph.load(TURTLE, format=ox.RdfFormat.TURTLE)
    path = tmp_path_factory.mktemp("index") / "index.sqlite"
    indexing.write(path, [indexing.said(lines(graph))])
    return path


def _named(found: listing.Listing) -> list[str]:
    return [fact.iri.removeprefix(EX) for fact in found.facts]


def test_facts_of_a_thing_come_by_class_in_order_of_time(path: Path) -> None:
    found = listing.of(path, EX + "chile", 10)
    assert {cls: _named(each) for cls, each in found.items()} == {
        "RelationsEvent": ["other", "one"],
        "Visit": ["early", "late", "undated"],
    }
    first = found["Visit"].facts[0]
    assert (first.label, first.date, first.first, first.last) == (
        "An early visit",
        "1990-02",
        "1990-02-01",
        "1990-02-28",
    )


def test_more_facts_than_are_listed_are_counted(path: Path) -> None:
    found = listing.of(path, EX + "chile", 1)["Visit"]
    assert (_named(found), found.total) == (["early"], 3)


def test_facts_of_a_pair_speak_of_both(path: Path) -> None:
    found = listing.of_pair(path, EX + "norway", EX + "chile", 10)
    assert _named(found["Visit"]) == ["early", "late"]
    assert listing.of_pair(path, EX + "norway", EX + "peru", 10) == {}


def test_what_is_no_fact_is_not_listed(path: Path) -> None:
    assert listing.of(path, EX + "lima", 10) == {}
    assert listing.of(path, EX + "nobody", 10) == {}


def test_partners_share_most_facts_first(path: Path) -> None:
    found = listing.partners(path, EX + "chile", 10)
    assert [(each.label, each.facts) for each in found] == [("Norway", 4), ("Peru", 1)]
    assert [each.label for each in listing.partners(path, EX + "chile", 1)] == ["Norway"]


def test_contradictions_within_a_pair_are_found_from_both_sides(path: Path) -> None:
    found = listing.conflicts(path, EX + "chile", EX + "norway", 10)
    assert [(fact.iri, rival) for fact, rival in found] == [
        (EX + "one", EX + "other"),
        (EX + "other", EX + "one"),
    ]
    assert listing.conflicts(path, EX + "chile", EX + "peru", 10) == []
