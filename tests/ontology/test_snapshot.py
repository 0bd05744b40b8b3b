"""A pack is made from a local endpoint that serves data in the shape of Wikidata's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from legation import main
from ontology.gazetteer import load
from ontology.polite import NoAnswerError, user_agent
from ontology.snapshot import update
from ontology.wikidata import Endpoint
from tests.local_service import Reply, serve

DATA = """
@prefix p: <http://www.wikidata.org/prop/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wds: <http://www.wikidata.org/entity/statement/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .

wd:Q9001 wdt:P31 wd:Q3624078 ; rdfs:label "Utopia"@en, "Utopie"@fr ; skos:altLabel "No|Place"@en ;
  wdt:P297 "UT" ; wdt:P298 "UTO" ; wdt:P1549 "Utopian"@en, "utopien"@fr ; wdt:P36 wd:Q9002 ;
  wdt:P1448 "Commonwealth of Utopia"@en .
wd:Q9003 wdt:P31 wd:Q3024240 ; rdfs:label "Laputa"@en .
wd:Q9004 wdt:P31 wd:Q3024240 ; rdfs:label "Sans nom anglais"@fr .
wd:Q9002 wdt:P1376 wd:Q9001 ; rdfs:label "Amaurot"@en ; wdt:P17 wd:Q9001 ;
  wdt:P625 "Point(12.5 -3.25)"^^geo:wktLiteral .
wd:Q9005 wdt:P31 wd:Q484652 ; rdfs:label "League of Islands"@en ; wdt:P1813 "LOI"@en .
wd:Q9006 wdt:P279 wd:Q2285706 ; wdt:P1001 wd:Q9001 ; rdfs:label "Prime Minister of Utopia"@en .
wd:Q9007 rdfs:label "Raphael Hythloday"@mul ; wdt:P569 "1480-01-01T00:00:00Z"^^xsd:dateTime ; p:P39 wds:a, wds:b .
wds:a ps:P39 wd:Q9006 ; pq:P580 "1516-02-01T00:00:00Z"^^xsd:dateTime .
wds:b ps:P39 wd:Q9006 ; pq:P580 "1510-01-01T00:00:00Z"^^xsd:dateTime ;
  pq:P582 "1512-06-30T00:00:00Z"^^xsd:dateTime .
<https://en.wikipedia.org/wiki/Raphael_Hythloday> schema:about wd:Q9007 ;
  schema:isPartOf <https://en.wikipedia.org/> ; schema:name "Raphael Hythloday (traveller)"@en .
"""


class Service:
    """A SPARQL endpoint on this machine. `refusals` are answered first: (status, Retry-After)."""

    def __init__(self) -> None:
        self.url = ""
        self.store = ox.Store()
        self.store.bulk_load(DATA.encode(), ox.RdfFormat.TURTLE)
        self.refusals: list[tuple[int, str]] = []
        self.queries: list[str] = []
        self.agents: set[str] = set()
        self.closed_after: int | None = None

    def answer(self, query: str, agent: str) -> Reply:
        self.agents.add(agent)
        if self.refusals:
            status, after = self.refusals.pop(0)
            return status, {"Retry-After": after} if after else {}, b"wait"
        if self.closed_after is not None and len(self.queries) >= self.closed_after:
            return 403, {}, b"no more"
        self.queries.append(query)
        found = self.store.query(query)
        assert isinstance(found, ox.QuerySolutions)
        body = found.serialize(format=ox.QueryResultsFormat.JSON)
        return 200, {"Content-Type": "application/sparql-results+json"}, body


@pytest.fixture
def service() -> Iterator[Service]:
    found = Service()

    with serve(lambda _, form, agent: found.answer(form["query"], agent)) as url:
        found.url = f"{url}/sparql"
        yield found


def endpoint(service: Service, client: httpx.Client, waits: list[float]) -> Endpoint:
    return Endpoint(service.url, client, pause=0, sleep=waits.append)


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(headers={"User-Agent": user_agent("me@example.org")}) as found:
        yield found


def test_a_pack_is_made_and_read(service: Service, client: httpx.Client, tmp_path: Path) -> None:
    snapshot = update(tmp_path, endpoint(service, client, []), page=2, batch=2)
    rows = {"states.tsv": 2, "cities.tsv": 1, "orgs.tsv": 1, "people_wikidata.tsv": 1}
    assert snapshot.rows == rows
    pack = load(tmp_path)
    assert pack.version == snapshot.date == json.loads((tmp_path / "snapshot.json").read_text())["date"]
    [utopia] = pack.states_named("Commonwealth of Utopia")
    assert (utopia.item, utopia.iso2, utopia.demonyms, utopia.capitals) == (
        "Q9001", "UT", ("Utopian",), ("Amaurot",),
    )  # fmt: skip
    assert utopia.aliases == ("Commonwealth of Utopia", "No/Place")
    assert pack.states_named("Laputa")[0].kind == "historical"
    [city] = pack.cities_named("Amaurot")
    assert (city.item, city.iso2, city.kind, city.lat, city.lon) == ("Q9002", "UT", "capital", -3.25, 12.5)
    assert pack.organizations_named("LOI")[0].item == "Q9005"
    [person] = pack.people_named("Raphael Hythloday")
    assert (person.page, person.born) == ("Raphael Hythloday (traveller)", "1480-01-01")
    assert [(p.state_item, p.office, p.begin, p.end) for p in person.positions] == [
        ("Q9001", "Prime Minister of Utopia", "1510-01-01", "1512-06-30"),
        ("Q9001", "Prime Minister of Utopia", "1516-02-01", ""),
    ]
    assert all("me@example.org" in agent and agent.startswith("Legation/") for agent in service.agents)


def test_it_waits_as_long_as_it_is_asked_to(service: Service, client: httpx.Client, tmp_path: Path) -> None:
    waits: list[float] = []
    service.refusals = [(429, "7"), (503, ""), (429, "Thu, 01 Jan 1970 00:00:00 GMT")]
    update(tmp_path, endpoint(service, client, waits))
    assert [wait for wait in waits if wait][:2] == [7.0, 2.0]


def test_a_run_that_broke_off_goes_on_where_it_was(
    service: Service, client: httpx.Client, tmp_path: Path
) -> None:
    service.closed_after = 3
    with pytest.raises(NoAnswerError, match="HTTP 403"):
        update(tmp_path, endpoint(service, client, []))
    assert not (tmp_path / "snapshot.json").exists()
    asked = list(service.queries)
    service.closed_after = None
    update(tmp_path, endpoint(service, client, []))
    assert len(set(service.queries)) == len(service.queries) == 8
    assert service.queries[:3] == asked
    assert not (tmp_path / ".pages").exists()


def test_an_endpoint_that_stays_away_is_one_clear_line(
    service: Service, client: httpx.Client, tmp_path: Path
) -> None:
    service.refusals = [(503, "")] * 10
    with pytest.raises(NoAnswerError, match=r"no answer after 6 tries \(HTTP 503\); run again to go on"):
        update(tmp_path, endpoint(service, client, []))


def test_two_runs_give_the_same_bytes(service: Service, client: httpx.Client, tmp_path: Path) -> None:
    for name in ("one", "two"):
        update(tmp_path / name, endpoint(service, client, []), batch=1 if name == "one" else 100)
    names = sorted(path.name for path in (tmp_path / "one").glob("*.tsv"))
    assert names and all(
        (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in names
    )


def test_the_command_makes_a_pack(service: Service, tmp_path: Path) -> None:
    arguments = ["gazetteer", "update", str(tmp_path), "--endpoint", service.url, "--pause", "0"]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    assert "states.tsv: 2 rows" in done.output
