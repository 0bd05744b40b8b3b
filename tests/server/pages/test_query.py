"""The query page as it answers without JavaScript."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from ontology import questions
from server.pages import query

ASK = "ASK { <https://w3id.org/legation/id/state/finland> a ?class }"


def test_rows_come_as_a_table_that_leads_to_the_things(client: FlaskClient) -> None:
    text = "SELECT ?state { ?state a <https://w3id.org/legation/ontology#State> }"
    page = client.get("/query", query_string={"query": text}).text
    assert "3 rows" in page
    assert '<a href="/id/state/finland">' in page


def test_a_form_may_be_posted_too(client: FlaskClient) -> None:
    assert "Answer: yes" in client.post("/query", data={"query": ASK}).text


def test_a_graph_comes_as_turtle(client: FlaskClient) -> None:
    text = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 1"
    assert "Answer: a graph" in client.get("/query", query_string={"query": text}).text


def test_a_mistake_is_explained_with_its_place(client: FlaskClient) -> None:
    answer = client.get("/query", query_string={"query": "SELECT ?x WHERE {\n ?x ?y\n}"})
    assert answer.status_code == 400
    assert "No answer" in answer.text
    assert "3:1" in answer.text or "line 3" in answer.text


def test_a_long_answer_is_cut_and_says_so(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "ROWS", 2)
    page = client.get("/query", query_string={"query": "SELECT * { ?s ?p ?o }"}).text
    assert "Only the first 2 rows are shown" in page


def test_what_a_query_contains_is_never_markup(client: FlaskClient) -> None:
    page = client.get("/query", query_string={"query": 'SELECT ("<b>bold</b>" AS ?x) {}'}).text
    assert "<b>bold</b>" not in page
    assert "&lt;b&gt;bold&lt;/b&gt;" in page


@pytest.mark.parametrize("name", [each.name for each in questions.load()])
def test_every_question_has_a_page_that_answers(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/query/{name}")
    assert answer.status_code == 200
    assert "Answer" in answer.text


def test_an_unknown_question_is_not_found(client: FlaskClient) -> None:
    assert client.get("/query/meaning-of-life").status_code == 404


def test_the_editor_completes_terms_and_states(client: FlaskClient) -> None:
    terms = client.get("/query/terms.json").json
    assert terms
    assert {"classes", "properties", "concepts", "states"} == terms.keys()
    assert {"Estonia", "Finland", "Sweden"} == {each["label"] for each in terms["states"]}


def test_the_code_asks_this_query_at_this_endpoint(client: FlaskClient) -> None:
    page = client.get("/query", query_string={"query": ASK}).text
    for words in ("curl --silent", "SPARQLWrapper", "httr2", "http://localhost/sparql"):
        assert words in page
