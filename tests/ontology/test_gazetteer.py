from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from ontology import gazetteer
from ontology.gazetteer import GazetteerError, fold, load


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("Holland", "Q55"),
        ("Kingdom of Denmark", "Q35"),
        ("U.S.", "Q30"),
        ("UK", "Q145"),
        ("Burma", "Q836"),
        ("Czechia", "Q213"),
        ("State of Palestine", "Q219060"),
        ("People's Republic of China", "Q148"),
        ("Republic of China", "Q865"),
        ("Republic of Lithuania", "Q37"),
        ("The Gambia", "Q1005"),
        ("St. Kitts and Nevis", "Q763"),
        ("Saint Vincent & the Grenadines", "Q757"),
        ("Sao Tome and Principe", "Q1039"),
        ("Côte d’Ivoire", "Q1008"),
        ("USSR", "Q15180"),
        ("Byelorussian SSR", "Q2895"),
        ("GDR", "Q16957"),
    ],
)
def test_a_state_is_known_by_every_usual_name(name: str, item: str) -> None:
    assert [state.item for state in load().states_named(name)] == [item]


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("Dutch", {"Netherlands"}),
        ("Briton", {"United Kingdom"}),
        ("Swedes", {"Sweden"}),
        ("Emirati", {"United Arab Emirates"}),
        ("Nigerien", {"Niger"}),
        ("Nigerian", {"Nigeria"}),
        ("Dominican", {"Dominica", "Dominican Republic"}),
        ("Congolese", {"Democratic Republic of the Congo", "Republic of the Congo"}),
        ("Soviet", {"Soviet Union"}),
    ],
)
def test_demonyms(word: str, names: set[str]) -> None:
    assert {state.name for state in load().states_of_demonym(word)} == names


def test_there_are_all_states_each_with_one_item() -> None:
    states = load().states
    present = [state for state in states if state.kind == "state"]
    assert 195 <= len(present) <= 200
    items = [state.item for state in states if state.item]
    assert len(set(items)) == len(items)
    assert all(re.fullmatch(r"Q\d+", state.item) for state in states if state.kind != "historical")
    assert all(len(s.iso2) == 2 and len(s.iso3) == 3 and s.capitals for s in present)


def test_present_states_have_demonyms() -> None:
    assert {state.name for state in load().states if state.kind == "state" and not state.demonyms} == set()


def test_the_state_of_a_code_is_the_present_one() -> None:
    lithuania = load().state_of_iso2("LT")
    assert lithuania is not None and lithuania.name == "Lithuania"


def test_places_lie_in_a_known_state_and_on_the_globe() -> None:
    found = load()
    for place in found.places:
        assert found.state_of_iso2(place.iso2), place
        if place.lat is not None and place.lon is not None:
            assert -90 <= place.lat <= 90 and -180 <= place.lon <= 180


@pytest.mark.parametrize(
    ("name", "iso2"), [("Klaipeda", "LT"), ("Grodno", "BY"), ("Davos", "CH"), ("The Hague", "NL")]
)
def test_seats_of_diplomacy_are_places(name: str, iso2: str) -> None:
    assert load().cities_named(name)[0].iso2 == iso2


def test_the_likelier_city_goes_first_and_the_state_decides() -> None:
    assert [city.iso2 for city in load().cities_named("Valencia")][:2] == ["ES", "VE"]
    assert [city.iso2 for city in load().cities_named("Valencia", iso2="VE")] == ["VE"]


@pytest.mark.parametrize(
    "word", ["Surprise", "Police", "Mission", "Union", "Mary", "Martin", "Clinton", "Lebanon"]
)
def test_words_names_and_states_are_no_cities(word: str) -> None:
    assert load().cities_named(word) == ()


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("UN", "Q1065"),
        ("Organisation for Security and Cooperation in Europe", "Q81299"),
        ("North Atlantic Treaty Organisation", "Q7184"),
        ("GUAM", "Q326816"),
        ("League of Arab States", "Q7172"),
    ],
)
def test_organisations_are_known_by_acronym_and_either_spelling(name: str, item: str) -> None:
    assert [found.item for found in load().organizations_named(name)] == [item]


def test_items_of_organisations_are_not_shared() -> None:
    items = [organization.item for organization in load().organizations if organization.item]
    assert len(set(items)) == len(items)


def test_folding_forgets_case_accents_and_article() -> None:
    assert fold("The São Tomé & Príncipe") == fold("sao tome and principe")
    assert fold("St. John's") == fold("Saint John’s")


def test_embedded_tables_load_in_no_time() -> None:
    gazetteer.load.cache_clear()
    start = time.perf_counter()
    load().states_named("Lithuania")
    assert time.perf_counter() - start < 0.3


def test_embedded_items_agree_with_the_pack(shared: Path) -> None:
    pack = load(shared / "gazetteer")
    raw = {city.item: city for city in pack.places}
    embedded = [place for place in load().places if place.item]
    assert len(embedded) > 700
    assert all(raw[place.item].name for place in embedded)


def test_a_pack_adds_and_its_overrides_correct(tmp_path: Path) -> None:
    (tmp_path / "states.tsv").write_text(
        "qid\tkind\tcode\tiso2\tiso3\tname\tfull_name\taliases\tdemonyms\tcapital\tother_qids\tsource\n"
        "Q1\thistorical_other\t\t\t\tKingdom of Utopia\t\tUtopia|Outer Isle\tUtopian\tAmaurot=Q2\t\tx\n"
        "Q3\tsubdivision\tlt-1\t\t\tSamogitia\t\t\t\t\t\tx\n"
    )
    (tmp_path / "people_x.tsv").write_text(
        "qid\tname\taliases\tenwiki\tgender\tborn\tdied\tpositions\n"
        "Q9\tRaphael Hythloday\tR. Hythlodaeus\tRaphael\tm\t\t\tQ1:Minister: Voyages:1516-01-01/\n"
    )
    (tmp_path / "overrides.tsv").write_text(
        "kind\tname\tqid\trejected_qid\tjudgement\tevidence\nplace\tOuter Isle\tQ4\tQ1\tuse\tthe book\n"
    )
    pack = load(tmp_path)
    assert [state.item for state in pack.states_named("Utopia")] == ["Q1"]
    assert pack.states_named("Outer Isle") == () and pack.states_named("Samogitia") == ()
    assert [place.item for place in pack.cities_named("Outer Isle")] == ["Q4"]
    assert [state.item for state in pack.states_named("Lithuania")] == ["Q37"]
    [person] = pack.people_named("r. hythlodaeus")
    assert person.positions[0].office == "Minister: Voyages"
    assert (person.positions[0].begin, person.positions[0].end) == ("1516-01-01", "")


def test_a_broken_pack_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="is no folder"):
        load(tmp_path / "missing")
    (tmp_path / "orgs.tsv").write_text("qid\tname\taliases\nQ1\tOnly two cells\n")
    with pytest.raises(GazetteerError, match=r"orgs.tsv, line 2"):
        load(tmp_path)


def test_regular_plurals_of_demonyms_are_found_and_not_stated() -> None:
    ireland = load().states_named("Ireland")[0]
    assert "Irishman" in ireland.demonyms
    assert "Irishmans" not in ireland.peoples
    finland = load().states_named("Finland")[0]
    assert load().states_of_demonym("Finns") == (finland,)
    assert "Finns" not in finland.demonyms
