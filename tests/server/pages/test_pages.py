"""Front page, search, vocabulary, and what all pages share."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph import store
from ontology import BASE, questions, vocabulary
from server import Settings, create_app
from server.pages.vocabulary import query_for
from server.queries import EXTENSION

PAGES = (
    "/",
    "/query",
    "/id/state/finland.html",
    "/pair/estonia/finland",
    "/id/recognition/finland-estonia-1920-06-07.html",
    "/id/article/estonia-finland.html",
    "/search?q=suomi",
    "/ontology",
    "/data",
)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_script_or_style_of_its_own_or_from_elsewhere(client: FlaskClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert ("'unsafe-inline'" in policy) == (page == "/query")
    for tag in re.findall(r"<script[^>]*>", answer.text):
        assert 'src="/static/' in tag or "application/ld+json" in tag
    assert not re.search(r"<style|\sstyle=|\son\w+=", answer.text)
    assert not re.findall(r'<(?:link|img|script)[^>]*(?:href|src)="https?://', answer.text)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_within_the_site_leads_somewhere(client: FlaskClient, page: str) -> None:
    for url in set(re.findall(r'(?:href|src|action)="(/[^"#]*)', client.get(page).text)):
        if not url.startswith(("/query?", "/sparql", "/query/")):
            answer = client.get(url.replace("&amp;", "&"))
            answer.close()
            assert answer.status_code in (200, 301, 303), url


def test_the_front_page_says_what_is_there(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "11 facts on 3 States, read from\n    2 articles" in page
    assert all(f"/query/{each.name}" in page for each in questions.load())


@pytest.mark.parametrize("text", ["Suomi", "finl", "Filnand", "ESTONIA"])
def test_search_forgives_spelling(client: FlaskClient, text: str) -> None:
    first = client.get("/search/suggest", query_string={"q": text}).json
    assert first
    assert first[0]["label"] in ("Finland", "Estonia")
    assert first[0]["url"] in client.get("/search", query_string={"q": text}).text


def test_search_for_nothing_and_for_what_is_not_there(client: FlaskClient) -> None:
    assert client.get("/search/suggest").json == []
    assert "Nothing in the graph is called that" in client.get("/search?q=xyzzyplugh").text


def test_the_vocabulary_page_explains_every_term(client: FlaskClient) -> None:
    page = client.get("/ontology").text
    for term in [*vocabulary.classes(), *vocabulary.properties()]:
        assert f'id="{term.name}"' in page
    assert all(f'id="{concept.name}"' in page for concept in vocabulary.concepts())
    assert "A fact has at least one passage as its evidence" in page


def test_the_vocabulary_is_there_for_programs(client: FlaskClient) -> None:
    answer = client.get("/ontology", headers={"Accept": "text/turtle"})
    assert answer.content_type == "text/turtle; charset=utf-8"
    assert b"dip:Visit a owl:Class" in answer.data


def test_the_queries_of_the_vocabulary_page_can_be_asked(client: FlaskClient) -> None:
    samples = [vocabulary.classes()[0], vocabulary.properties()[0], vocabulary.concepts()[0]]
    for text in map(query_for, samples):
        assert client.get("/query", query_string={"query": text}).status_code == 200


def test_pages_and_built_files_are_compressed_for_who_takes_that(client: FlaskClient) -> None:
    for url in ("/", "/static/vendor/drawing.js"):
        plain = client.get(url)
        packed = client.get(url, headers={"Accept-Encoding": "gzip"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.data) == plain.data
        assert packed.headers.get("ETag") != plain.headers.get("ETag")
        plain.close()
        packed.close()


def test_a_graph_with_an_index_of_another_time_is_said(tmp_path: Path) -> None:
    with store.write(tmp_path, BASE) as draft:
        (draft.path / store.INDEX).touch()
    app = create_app(Settings(store=tmp_path))
    answer = app.test_client().get("/")
    assert answer.status_code == 503
    assert "no usable index" in answer.text
    app.extensions[EXTENSION].close()
