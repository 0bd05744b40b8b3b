"""What is read in the tokens of a query: which functions it calls, where its prologue ends."""

from __future__ import annotations

import pytest

from server import guard


@pytest.mark.parametrize(
    ("query", "called"),
    [
        ("SELECT (STRLEN(?x) AS ?n) { ?s ?p ?x }", set()),
        ("SELECT (<urn:f>(1) AS ?x) {}", {"<urn:f>"}),
        ("SELECT (<urn:f> (1) AS ?x) {}", {"<urn:f>"}),
        ("SELECT (p:f#(\n(1) AS ?x) {}", {"p:f"}),
        ("SELECT (:f(1) + q:g(DISTINCT ?x) AS ?x) {}", {":f", "q:g"}),
        ("SELECT * { FILTER (1<p:f(1)>0) }", {"p:f"}),
        ("SELECT * { ?s <urn:p> <urn:o> FILTER (?o) }", set()),
        ('SELECT * { ?s ?p "<urn:f>(1)", "a"@en FILTER (true) } # p:f(1)', set()),
        ("SELECT * { ?s p:list (1 2) }", {"p:list"}),
        ("SELECT * { VALUES (?a ?b) { (<urn:a> p:b) (<urn:c> p:d) } }", set()),
    ],
)
def test_functions_called_by_name(query: str, called: set[str]) -> None:
    assert guard.called(query) == called


@pytest.mark.parametrize(
    ("query", "prologue"),
    [
        ("ASK {}", ""),
        ("BASE <urn:select> PREFIX ask: <urn:ask> # DESCRIBE\nselect * {}",
         "BASE <urn:select> PREFIX ask: <urn:ask> # DESCRIBE\n"),
        ("PREFIX p: <urn:p>CONSTRUCT WHERE {}", "PREFIX p: <urn:p>"),
    ],
)  # fmt: skip
def test_the_prologue_ends_where_the_query_begins(query: str, prologue: str) -> None:
    assert guard.prologue(query) == prologue
