from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from extract.article import Article
from extract.edtf import Date
from extract.facts import Agreement, EntityKind, Extraction, Fact, Meeting, Mention, Mission, Visit
from graph.entities import Decision
from graph.judgements import Judgement
from ontology.gazetteer import Gazetteer, load
from tests.graph.facts import Resolved, resolve

Stated = tuple[Article, Extraction]
LT, LV = "Lithuania", "Latvia"


def state(name: str, item: str = "", form: str = "") -> Mention:
    return Mention(EntityKind.STATE, name, item=item, form=form)


def person(name: str, state_name: str = "", role: str = "") -> Mention:
    return Mention(EntityKind.PERSON, name, state=state_name, role=role)


def visit(name: str, sender: str, role: str, date: str) -> Visit:
    return Visit(
        date=Date(date),
        sending_state=state(sender),
        receiving_state=state("Latvia"),
        visitor=person(name, sender, role),
        role=role,
    )


def article(identifier: str, *facts: Fact) -> Stated:
    return Article(identifier, "", "", ()), Extraction(facts, sentences=len(facts))


def labels(entities: Resolved, kind: EntityKind = EntityKind.PERSON) -> list[str]:
    return [entity.label for entity in entities if entity.kind is kind]


@pytest.fixture
def gazetteer(tmp_path: Path) -> Gazetteer:
    (tmp_path / "people_test.tsv").write_text(
        "qid\tname\taliases\tenwiki\tgender\tborn\tdied\tpositions\n"
        "Q153167\tValdas Adamkus\t\tValdas Adamkus\tm\t\t\t"
        "Q37:President:1998-02-26/2003-02-26|Q37:President:2004-07-12/2009-07-12\n"
        "Q394006\tAlgirdas Butkevičius\t\t\tm\t\t\tQ37:Prime Minister:2012-11-22/2016-11-22\n"
        "Q65499395\tAlgirdas Butkevičius\t\t\tm\t\t\tQ37:Member of the Parliamentary Assembly:2000/\n"
        "Q1\tPetras Kalnas\t\t\tm\t\t\tQ37:Minister of Health:2001-01-01/2003-01-01\n"
        "Q2\tPovilas Kalnas\t\t\tm\t\t\tQ37:Minister of Culture:2001-01-01/2003-01-01\n",
        encoding="utf-8",
    )
    (tmp_path / "overrides.tsv").write_text(
        "kind\tname\tqid\trejected_qid\tjudgement\tevidence\n"
        "person\tAlgirdas Butkevičius\tQ394006\tQ65499395\tuse / not\ta double\n",
        encoding="utf-8",
    )
    return load(tmp_path)


def test_an_initial_in_the_same_office_is_the_same_person_and_keeps_every_form() -> None:
    entities = resolve(
        [
            article("a", visit("V. Adamkus", "Lithuania", "HeadOfState", "2006")),
            article("b", visit("Valdas Adamkus", "Lithuania", "HeadOfState", "1999")),
        ],
        load(),
    )
    [found] = [entity for entity in entities if entity.kind is EntityKind.PERSON]
    assert (found.label, found.alt_labels, found.key) == ("Valdas Adamkus", ("V. Adamkus",), "valdas-adamkus")
    assert found.state == "lithuania"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("A. Kalnas", LT, "HeadOfState"), ("Antanas Kalnas", LV, "HeadOfState")),  # another State
        (("Antanas Kalnas", LT, "Minister"), ("Antanas Kalnas", LV, "Minister")),
        (("A. Kalnas", LT, "Minister"), ("Antanas Kalnas", LT, "Speaker")),  # another office
        (("A. Kalnas", LT, "Minister"), ("Antanas Kalnys", LT, "Minister")),  # initial and fuzzy surname
        (("Ilja Kalnas", LT, "Minister"), ("Antanas Kalnas", LT, "Minister")),  # another given name
    ],
)
def test_what_the_context_does_not_decide_stays_two(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    entities = resolve(
        [article("a", visit(*one, "2006")), article("b", visit(*other, "2006"))],
        load(),
    )
    people = [entity for entity in entities if entity.kind is EntityKind.PERSON]
    assert len(people) == 2
    assert len({entity.key for entity in people}) == 2


def test_an_initial_that_fits_two_people_of_one_state_joins_neither() -> None:
    entities = resolve(
        [
            article("a", visit("A. Kalnas", "Lithuania", "Minister", "2006")),
            article("b", visit("Antanas Kalnas", "Lithuania", "Minister", "2006")),
            article("c", visit("Arvydas Kalnas", "Lithuania", "Minister", "2006")),
        ],
        load(),
    )
    assert len(labels(entities)) == 3


def test_another_romanisation_in_the_same_office_is_the_same_person() -> None:
    entities = resolve(
        [
            article("a", visit("Algirdas Butkevitsis", "Lithuania", "HeadOfGovernment", "2013-04-07")),
            article("b", visit("Algirdas Butkevičius", "Lithuania", "HeadOfGovernment", "2014")),
        ],
        load(),
    )
    assert labels(entities) == ["Algirdas Butkevičius"]


def test_a_bare_surname_joins_within_its_article_only() -> None:
    talks = Meeting(
        date=Date("2006"), party=(state("Lithuania"),), participant=(person("Adamkus", "Lithuania"),)
    )
    full = visit("Valdas Adamkus", "Lithuania", "HeadOfState", "2006")
    assert labels(resolve([article("a", full, talks)], load())) == ["Valdas Adamkus"]
    assert len(labels(resolve([article("a", full), article("b", talks)], load()))) == 2


def test_the_order_of_articles_does_not_matter() -> None:
    articles = [
        article("a", visit("A. Kalnas", "Lithuania", "Minister", "2006")),
        article("b", visit("Antanas Kalnas", "Lithuania", "Minister", "2006")),
        article("c", visit("Antanas Kalnass", "Lithuania", "Minister", "2007")),
        article("d", visit("A.Kalnas", "Lithuania", "Minister", "2009")),
    ]
    found = [resolve(order, load()).entities.all for order in itertools.permutations(articles)]
    assert all(each == found[0] for each in found)


def test_office_state_and_date_decide_however_the_name_is_spelt(gazetteer: Gazetteer) -> None:
    entities = resolve(
        [article("a", visit("A. Butkevitsis", "Lithuania", "HeadOfGovernment", "2013-04-07"))], gazetteer
    )
    [found] = [entity for entity in entities if entity.kind is EntityKind.PERSON]
    assert found.link is not None
    assert (found.item, found.link.justification) == ("Q394006", "semapv:CompositeMatching")
    assert found.link.matched == "Prime Minister, Q37, 2013-04-07"
    assert found.label == "Algirdas Butkevičius" and "A. Butkevitsis" in found.alt_labels


@pytest.mark.parametrize(
    ("name", "role", "date"),
    [
        ("A. Butkevitsis", "HeadOfGovernment", "2009"),  # not in office then
        ("A. Butkevitsis", "HeadOfState", "2013"),  # not that office
        ("P. Kalnas", "Minister", "2002"),  # two ministers fit
        ("Kalnas", "Minister", "2002"),  # a bare surname and an office of many
    ],
)
def test_where_office_state_and_date_do_not_decide_nothing_is_accepted(
    gazetteer: Gazetteer, name: str, role: str, date: str
) -> None:
    entities = resolve([article("a", visit(name, "Lithuania", role, date))], gazetteer)
    [found] = [entity for entity in entities if entity.kind is EntityKind.PERSON]
    assert found.item == ""


def test_who_signs_for_a_state_of_the_fact_is_found_by_full_name(gazetteer: Gazetteer) -> None:
    signed = Agreement(
        date=Date("1995-02-06"),
        party=(state("Lithuania"), state("Belarus")),
        signatory=(person("Petras Kalnas"), person("Nobody Known")),
    )
    entities = resolve([article("a", signed)], gazetteer)
    found = {entity.label: entity for entity in entities}
    assert found["Petras Kalnas"].item == "Q1"
    assert [link.decision for link in found["Nobody Known"].links] == [Decision.NO_MATCH]


def test_a_double_is_replaced_by_the_override_and_the_user_has_the_last_word(gazetteer: Gazetteer) -> None:
    stated = [article("a", visit("Algirdas Butkevičius", "Lithuania", "HeadOfGovernment", "2013"))]
    [found] = [entity for entity in resolve(stated, gazetteer) if entity.kind is EntityKind.PERSON]
    assert found.item == "Q394006"
    by_user = Judgement(EntityKind.PERSON, "algirdas butkevicius", "Q394006", "reject", comment="not him")
    [found] = [e for e in resolve(stated, gazetteer, [by_user]) if e.kind is EntityKind.PERSON]
    assert found.item == ""
    assert ("Q394006", Decision.REJECTED) in [(link.item, link.decision) for link in found.links]


def test_states_by_any_name_are_one_with_item_and_codes() -> None:
    entities = resolve(
        [
            article("a", visit("Jan Jansen", "Holland", "Minister", "2006")),
            article("b", visit("Piet Pietersen", "Netherlands", "Minister", "2006")),
        ],
        load(),
    )
    [found] = [entity for entity in entities if entity.kind is EntityKind.STATE and entity.label != "Latvia"]
    assert (found.label, found.item, found.iso2, found.key) == ("Netherlands", "Q55", "NL", "netherlands")
    assert "Holland" in found.alt_labels and "Dutch" in found.demonyms and "Dutch" not in found.alt_labels


def test_a_place_lies_in_its_state_even_if_no_fact_names_it() -> None:
    consulate = Mission(
        sending_state=state("Belarus"), place=Mention(EntityKind.PLACE, "Klaipeda", state="Lithuania")
    )
    entities = resolve([article("a", consulate)], load())
    [place] = [entity for entity in entities if entity.kind is EntityKind.PLACE]
    assert (place.label, place.state, place.item) == ("Klaipėda", "lithuania", "Q776965")
    assert place.latitude == pytest.approx(55.7, abs=0.1)
    assert "Lithuania" in labels(entities, EntityKind.STATE)


@pytest.mark.parametrize(
    ("mention", "item"),
    [
        (Mention(EntityKind.PLACE, "Granada", state="Spain"), "Q8810"),
        (Mention(EntityKind.PLACE, "Granada", state="Nicaragua"), "Q205648"),
        (Mention(EntityKind.ORGANIZATION, "GUAM"), "Q326816"),
        (Mention(EntityKind.STATE, "Georgia"), "Q230"),
        (Mention(EntityKind.PERSON, "Georgia"), ""),
        (Mention(EntityKind.PLACE, "Atlantis", state="Spain"), ""),
    ],
)
def test_kind_and_state_gate_what_a_name_may_mean(mention: Mention, item: str) -> None:
    stated = article("a", Meeting(party=(mention,), participant=(mention,)))
    assert resolve([stated], load()).of("a", mention).item == item


def test_every_mention_has_its_entity() -> None:
    facts = [visit("V. Adamkus", "Lithuania", "HeadOfState", "2006")]
    entities = resolve([article("a", *facts)], load())
    for mention in (facts[0].visitor, facts[0].sending_state, facts[0].receiving_state):
        assert mention is not None and entities.of("a", mention).label
