"""Dumps and the description of the data set."""

from __future__ import annotations

import gzip
import hashlib

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

FORMATS = {"graph.nq.gz": ox.RdfFormat.N_QUADS, "graph.ttl.gz": ox.RdfFormat.TURTLE}
VOID = "http://rdfs.org/ns/void#"


@pytest.mark.parametrize("name", FORMATS)
def test_a_dump_is_what_the_data_page_says(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/data/{name}")
    body = answer.data
    answer.close()
    assert hashlib.sha256(body).hexdigest() in client.get("/data").text
    assert any(ox.parse(gzip.decompress(body), FORMATS[name]))
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("name", ["manifest.json", "index.sqlite", "..%2fcurrent", "graph.zip"])
def test_only_dumps_are_given_out(client: FlaskClient, name: str) -> None:
    assert client.get(f"/data/{name}").status_code == 404


def test_the_description_says_where_the_data_is(client: FlaskClient) -> None:
    answer = client.get("/.well-known/void")
    assert answer.content_type == "text/turtle; charset=utf-8"
    said = {
        (quad.predicate.value, quad.object.value)  # type: ignore[union-attr]
        for quad in ox.parse(answer.data, ox.RdfFormat.TURTLE)
    }
    assert (f"{VOID}dataDump", "http://localhost/data/graph.nq.gz") in said
    assert (f"{VOID}sparqlEndpoint", "http://localhost/sparql") in said
