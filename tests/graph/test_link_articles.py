"""Links of the real articles, against items looked up by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.engine import load as load_engine
from extract.facts import EntityKind
from extract.read import find, read
from graph.entities import Entities
from ontology.gazetteer import load
from tests.graph.facts import resolve

# Office-holders of the articles whom the pack contains.
PEOPLE = {
    "Alexander Lukashenko": "Q2866",
    "Algirdas Brazauskas": "Q212751",
    "Algirdas Butkevičius": "Q394006",
    "Andrius Kubilius": "Q57663",
    "Artur Rasizade": "Q57618",
    "Artūras Paulauskas": "Q356704",
    "Audronius Ažubalis": "Q58201",
    "Dalia Grybauskaitė": "Q57379",
    "Elmar Mammadyarov": "Q58083",
    "Fikrat Mammadov": "Q12839492",
    "Fuad Muradov": "Q5506881",
    "Gediminas Kirkilas": "Q118937",
    "Gitanas Nausėda": "Q9268379",
    "Ilham Aliyev": "Q57371",
    "Irena Degutienė": "Q270360",
    "Linas Kukuraitis": "Q27977694",
    "Linas Linkevičius": "Q345625",
    "Mahmoud Abbas": "Q127998",
    "Amal Hamad": "Q96240826",
    "Mohammad Shtayyeh": "Q16192933",
    "Riyad al-Maliki": "Q2895694",
    "Rolandas Paksas": "Q296956",
    "Silvio Berlusconi": "Q11860",
    "Valdas Adamkus": "Q153167",
    "Vygaudas Ušackas": "Q983985",
}


@pytest.fixture(scope="module")
def entities(shared: Path) -> Entities:
    engine, pack = load_engine(), load(shared / "gazetteer")
    files = sorted((shared / "articles").glob("*.txt"))
    articles = [article for path in find(files) for article in read(path)]
    return resolve([(article, engine.extract(article)) for article in articles], pack).entities


def test_every_state_is_linked_to_the_item_of_its_code(entities: Entities, shared: Path) -> None:
    rows = (shared / "gazetteer" / "states.tsv").read_text(encoding="utf-8").splitlines()[1:]
    of_code = {row.split("\t")[3]: row.split("\t")[0] for row in rows if row.split("\t")[3]}
    states = [entity for entity in entities if entity.kind is EntityKind.STATE]
    assert len(states) >= 30
    assert all(entity.item == of_code[entity.iso2] for entity in states if entity.iso2)
    assert all(entity.item for entity in states)


def test_office_holders_are_linked_and_nobody_to_another(entities: Entities) -> None:
    people = {entity.label: entity for entity in entities if entity.kind is EntityKind.PERSON}
    known = [entity for label, entity in people.items() if label in PEOPLE]
    right = [entity for entity in known if entity.item == PEOPLE[entity.label]]
    assert len(known) >= 15 and len(right) >= 0.9 * len(known)
    assert {label: entity.item for label, entity in people.items() if entity.item}.items() <= PEOPLE.items()
