"""The endpoint answers, over HTTP and inside the Flask application."""

from __future__ import annotations

from pathlib import Path

from server import Settings, create_app
from server.queries import EXTENSION, select
from tests.server.endpoint.conftest import EX, SAMPLE, Server, build


def test_a_query_is_answered(server: Server) -> None:
    answer = server.sparql("SELECT ?n { ?s <http://example.org/name> ?n } ORDER BY ?n")
    assert answer.status_code == 200
    assert [row["n"]["value"] for row in answer.json()["results"]["bindings"]] == ["Alice"]


def test_the_flask_application_is_complete_by_itself(tmp_path: Path) -> None:
    build(tmp_path / "store", SAMPLE)
    app = create_app(Settings(store=tmp_path / "store"))
    try:
        answer = app.test_client().get("/sparql?query=ASK{}")
        assert answer.status_code == 200 and answer.json == {"head": {}, "boolean": True}
        with app.app_context():
            rows = select("SELECT ?s { GRAPH ?g { ?s ?p ?o } } GROUP BY ?s ORDER BY ?s")
        assert [row["s"].value for row in rows] == [f"{EX}bob", f"{EX}carol"]
    finally:
        app.extensions[EXTENSION].close()
