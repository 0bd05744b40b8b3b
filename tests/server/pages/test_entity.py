"""Content negotiation of the data IRIs, and what their pages say."""

from __future__ import annotations

import html
import json
import re

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from ontology import BASE, DIP
from server.pages import facts

FINLAND = "/id/state/finland"
FACT = "/id/recognition/finland-estonia-1920-06-07"
PARSERS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("text/html", ".html"),
        ("text/turtle", ".ttl"),
        ("application/ld+json", ".jsonld"),
        ("application/n-triples", ".nt"),
        ("application/rdf+xml", ".rdf"),
        ("text/html;q=0.3, text/turtle", ".ttl"),
        ("*/*", ".html"),
        ("", ".html"),
    ],
)
def test_an_iri_leads_to_the_format_asked_for(client: FlaskClient, accept: str, suffix: str) -> None:
    answer = client.get(FINLAND, headers={"Accept": accept} if accept else {})
    assert (answer.status_code, answer.headers["Location"]) == (303, FINLAND + suffix)
    assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize("name", ["ttl", "text/turtle"])
def test_a_parameter_wins_over_accept(client: FlaskClient, name: str) -> None:
    answer = client.get(FINLAND, query_string={"format": name}, headers={"Accept": "text/html"})
    assert answer.headers["Location"] == FINLAND + ".ttl"


def test_what_is_not_offered_is_refused(client: FlaskClient) -> None:
    assert client.get(FINLAND, headers={"Accept": "image/png"}).status_code == 406
    assert client.get(FINLAND, query_string={"format": "xlsx"}).status_code == 406


def test_what_is_not_in_the_graph_is_not_found(client: FlaskClient) -> None:
    answer = client.get("/id/state/atlantis")
    assert answer.status_code == 404
    assert "Nothing is known" in answer.text
    assert client.get("/id/state/atlantis.ttl").status_code == 404


@pytest.mark.parametrize("suffix", PARSERS)
def test_every_format_says_the_same(client: FlaskClient, suffix: str) -> None:
    body = client.get(FACT + suffix).data
    found = ox.Dataset(ox.Quad(*quad.triple) for quad in ox.parse(body, PARSERS[suffix]))
    expected = ox.Dataset(ox.Quad(*q.triple) for q in ox.parse(client.get(FACT + ".nt").data, PARSERS[".nt"]))
    assert found == expected
    assert any(quad.predicate.value == DIP + "quote" for quad in found)


def test_a_thing_for_programs_names_the_facts_that_speak_of_it(client: FlaskClient) -> None:
    said = set(ox.parse(client.get(FINLAND + ".nt").data, ox.RdfFormat.N_TRIPLES))
    sentences = {
        quad.object.value
        for quad in said
        if quad.subject.value == BASE + FACT[1:] and "label" in quad.predicate.value
    }
    assert sentences == {"Finland recognised Estonia (7 June 1920)"}


def test_a_page_seen_before_is_not_sent_again(client: FlaskClient) -> None:
    for suffix in (".html", ".ttl"):
        first = client.get(FINLAND + suffix)
        again = client.get(FINLAND + suffix, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")


def test_the_page_speaks_schema_org(client: FlaskClient) -> None:
    page = client.get(FINLAND + ".html").text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    said = json.loads(found[1])
    assert (said["@type"], said["name"], said["@id"]) == ("Country", "Finland", f"{BASE}id/state/finland")
    assert said["sameAs"] == ["http://www.wikidata.org/entity/Q33"]


def test_a_state_page_holds_its_missions_visits_and_partners(client: FlaskClient) -> None:
    page = client.get(FINLAND + ".html").text
    for words in ("Suomi", "Missions", "Tallinn", "Mauno Koivisto visited Estonia", "/pair/estonia/finland"):
        assert words in page


def test_an_organisation_page_lists_its_members(client: FlaskClient) -> None:
    page = client.get("/id/organization/united-nations.html").text
    assert "Members" in page
    assert "/id/state/finland" in page


def test_a_person_page_lists_their_visits(client: FlaskClient) -> None:
    assert "visited Estonia" in client.get("/id/person/mauno-koivisto.html").text


def test_a_fact_page_shows_the_words_in_their_paragraph(client: FlaskClient) -> None:
    page = client.get(FACT + ".html").text
    assert "<mark>Finland recognised Estonia on 7 June 1920.</mark> The two States exchanged envoys" in page
    for words in ("sample.rule", "confidence 0.9", "revision 12", "@misc{recognition-finland-estonia"):
        assert words in page


def test_a_fact_page_names_its_rivals(client: FlaskClient) -> None:
    assert "Finland recognised Estonia (8 June 1920)" in client.get(FACT + ".html").text


def test_a_passage_leads_to_its_fact(client: FlaskClient) -> None:
    answer = client.get("/id/passage/finland-estonia-1920-06-07-1.html")
    assert (answer.status_code, answer.headers["Location"]) == (303, FACT)


def test_an_article_page_marks_every_passage(client: FlaskClient) -> None:
    page = client.get("/id/article/estonia-finland.html").text
    assert page.count("<mark>") == 7
    assert page.count('id="fact-') == 8
    assert "<h3>Missions</h3>" in page


def test_what_a_page_does_not_list_is_one_query_away(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "LISTED", 1)
    page = client.get(FINLAND + ".html").text
    links = re.findall(r'<a href="([^"]+)">All 2 as the answer to a query</a>', page)
    (visits,) = [link for link in map(html.unescape, links) if "dip%3AVisit" in link or "Visit%3E" in link]
    answer = client.get(visits).text
    for label in (
        "Mauno Koivisto visited Estonia (8 May 1992)",
        "Lennart Meri visited Finland (16–17 May 1995)",
    ):
        assert label in answer
