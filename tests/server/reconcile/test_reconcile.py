"""The reconciliation service on a small graph, each answer held against the API's schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient

from extract.article import Article
from extract.facts import EntityKind, Extraction, Mention, Mission, Passage, Visit
from graph import store
from graph.build import build
from ontology import BASE, DIP
from server import Settings, create_app
from server.queries import EXTENSION

from ..endpoint.conftest import serving
from . import schemas

TEXT = "Visits of two people of one name, and a consulate."
PASSAGE = Passage("a.txt", 0, 6, TEXT[:6], "", "test", 0.9)


def visit(name: str, sender: str, receiver: str) -> Visit:
    return Visit(
        sending_state=Mention(EntityKind.STATE, sender),
        receiving_state=Mention(EntityKind.STATE, receiver),
        visitor=Mention(EntityKind.PERSON, name, state=sender, role="Minister"),
        role="Minister",
        evidence=(PASSAGE,),
    )


class _Engine:
    def extract(self, article: Article) -> Extraction:
        consulate = Mission(
            sending_state=Mention(EntityKind.STATE, "Belarus"),
            receiving_state=Mention(EntityKind.STATE, "Lithuania"),
            place=Mention(EntityKind.PLACE, "Klaipeda", state="Lithuania"),
            kind="consulate",
            evidence=(PASSAGE,),
        )
        visits = (
            visit("Dalia Grybauskaitė", "Lithuania", "Palestine"),
            visit("Juan Soto", "Chile", "Norway"),
            visit("Juan Soto", "Peru", "Norway"),
        )
        return Extraction((consulate, *visits), sentences=1)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("reconcile")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    build([folder / "a.txt"], folder / "store", _Engine())
    app = create_app(Settings(store=folder / "store"))
    yield app.test_client()
    app.extensions[EXTENSION].close()


def ask(client: FlaskClient, **queries: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    jsonschema.validate(answer.json, schemas.RESULTS)
    assert answer.json is not None and answer.json.keys() == queries.keys()
    return {name: found["result"] for name, found in answer.json.items()}


def test_the_manifest_says_what_there_is(client: FlaskClient) -> None:
    answer = client.get("/reconcile")
    jsonschema.validate(answer.json, schemas.MANIFEST)
    assert answer.json is not None
    assert (answer.json["identifierSpace"], answer.json["schemaSpace"]) == (f"{BASE}id/", DIP)
    assert [each["id"] for each in answer.json["defaultTypes"]] == [
        "State",
        "Organization",
        "Person",
        "Place",
    ]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_name_is_matched_however_it_is_written(client: FlaskClient) -> None:
    found = ask(
        client,
        exact={"query": "Lithuania", "type": "State"},
        alias={"query": "Republic of Lithuania"},
        accents={"query": "Dalia Grybauskaite", "type": "Person"},
        typo={"query": "Dalia Gribauskaite", "type": ["Person"]},
        nothing={"query": "Zzyzx"},
    )
    for name in ("exact", "alias", "accents"):
        assert found[name][0]["match"] is True, name
    assert found["exact"][0]["id"] == "state/lithuania" == found["alias"][0]["id"]
    assert found["accents"][0]["id"] == "person/dalia-grybauskaite" == found["typo"][0]["id"]
    assert found["typo"][0]["match"] is False
    assert found["nothing"] == []


def test_the_type_gates(client: FlaskClient) -> None:
    found = ask(
        client,
        person={"query": "Lithuania", "type": "Person"},
        unknown={"query": "Lithuania", "type": "Q5"},
        lenient={"query": "Lithuania", "type": "Q5", "type_strict": "should"},
    )
    assert found["person"] == [] == found["unknown"]
    assert found["lenient"][0]["id"] == "state/lithuania"


def test_two_of_one_name_are_not_matched(client: FlaskClient) -> None:
    [found] = ask(client, q0={"query": "Juan Soto", "limit": 5}).values()
    assert {each["id"] for each in found} == {"person/juan-soto-chile", "person/juan-soto-peru"}
    assert not any(each["match"] for each in found)


def test_properties_help_and_stand_alone(client: FlaskClient) -> None:
    found = ask(
        client,
        right={"query": "Klaipeda", "properties": [{"pid": "state", "v": {"id": "state/lithuania"}}]},
        wrong={"query": "Klaipeda", "properties": [{"pid": "state", "v": "Norway"}]},
        item={"query": "", "properties": [{"pid": "wikidata", "v": "Q37"}]},
        code={"properties": [{"pid": "iso3", "v": ["PSE", "XXX"]}]},
    )
    assert found["right"][0]["score"] > found["wrong"][0]["score"]
    assert found["right"][0]["match"] and not found["wrong"][0]["match"]
    assert [each["id"] for each in found["item"]] == ["state/lithuania"]
    assert [each["id"] for each in found["code"]] == ["state/palestine"]


def test_queries_may_come_by_get(client: FlaskClient) -> None:
    answer = client.get("/reconcile", query_string={"queries": json.dumps({"q": {"query": "Norway"}})})
    jsonschema.validate(answer.json, schemas.RESULTS)
    assert answer.json is not None and answer.json["q"]["result"][0]["name"] == "Norway"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"queries": "{"}, "queries: "),
        ({"queries": '{"q": {}}'}, "q has neither query nor properties"),
        ({"queries": '{"q": {"query": 3}}'}, "queries: "),
        ({"queries": json.dumps({str(n): {"query": "x"} for n in range(101)})}, "at most 100"),
        ({"extend": '{"ids": []}'}, "extend: "),
        ({"extend": '{"ids": [], "properties": [{"id": "height"}]}'}, "no property 'height'"),
    ],
)
def test_what_cannot_be_answered_is_said(client: FlaskClient, data: dict[str, str], message: str) -> None:
    answer = client.post("/reconcile", data=data)
    assert answer.status_code == 400
    assert answer.json is not None and message in answer.json["message"]


def test_suggestions(client: FlaskClient) -> None:
    entities = client.get("/reconcile/suggest/entity?prefix=Klai").json
    jsonschema.validate(entities, schemas.ENTITIES)
    assert entities["result"][0]["id"] == "place/klaipeda"
    types = client.get("/reconcile/suggest/type?prefix=pe").json
    jsonschema.validate(types, schemas.TYPES)
    assert [each["id"] for each in types["result"]] == ["Person"]
    properties = client.get("/reconcile/suggest/property?prefix=iso").json
    jsonschema.validate(properties, schemas.PROPERTIES)
    assert [each["id"] for each in properties["result"]] == ["iso2", "iso3"]


def test_values_of_properties_are_handed_out(client: FlaskClient) -> None:
    asked = {
        "ids": ["place/klaipeda", "state/lithuania", "state/atlantis", 'state/x" }'],
        "properties": [{"id": "state"}, {"id": "latitude"}, {"id": "wikidata"}, {"id": "iso2"}],
    }
    answer = client.post("/reconcile", data={"extend": json.dumps(asked)}).json
    jsonschema.validate(answer, schemas.EXTENSION)
    rows = answer["rows"]
    assert rows["place/klaipeda"]["state"] == [{"id": "state/lithuania", "name": "Lithuania"}]
    assert rows["place/klaipeda"]["latitude"][0]["float"] == pytest.approx(55.7, abs=0.1)
    assert rows["state/lithuania"]["wikidata"] == [{"str": "Q37"}]
    assert rows["state/lithuania"]["iso2"] == [{"str": "LT"}]
    assert not any(rows["state/atlantis"].values()) and not any(rows['state/x" }'].values())


def test_properties_are_proposed_by_type(client: FlaskClient) -> None:
    answer = client.get("/reconcile/properties?type=Place").json
    assert [each["id"] for each in answer["properties"]] == [
        "alias",
        "wikidata",
        "state",
        "latitude",
        "longitude",
    ]


def test_a_preview_may_be_framed(client: FlaskClient) -> None:
    answer = client.get("/reconcile/preview/state/lithuania")
    assert answer.status_code == 200 and "<h1>Lithuania</h1>" in answer.text
    assert "Republic of Lithuania" in answer.text
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert client.get("/reconcile/preview/state/atlantis").status_code == 404


def test_a_batch_reaches_the_server_by_post(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    build([tmp_path / "a.txt"], tmp_path / "store", _Engine())
    with serving(tmp_path / "store") as server:
        answer = server.client.post("/reconcile", data={"queries": '{"q": {"query": "Norway"}}'})
    assert answer.is_success and answer.json()["q"]["result"][0]["id"] == "state/norway"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_graph_without_label_index_is_said(tmp_path: Path) -> None:
    with store.write(tmp_path, BASE) as draft:
        (draft.path / store.INDEX).touch()
    app = create_app(Settings(store=tmp_path))
    answer = app.test_client().get("/reconcile/suggest/entity?prefix=Lith")
    assert answer.status_code == 503
    assert answer.json is not None and "build it again" in answer.json["message"]
    app.extensions[EXTENSION].close()


def test_without_a_graph_the_service_is_unavailable(tmp_path: Path) -> None:
    app = create_app(Settings(store=tmp_path))
    answer = app.test_client().get("/reconcile")
    assert answer.status_code == 503
    assert answer.json is not None and "run legation build first" in answer.json["message"]
    app.extensions[EXTENSION].close()
