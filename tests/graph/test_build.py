"""A build from end to end, over facts made by hand."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from extract.edtf import Date
from extract.facts import Aid, Fact, Membership, Mission, RelationsEvent, TradeFlow, Visit
from graph import search, store
from graph.build import BuildError, Report, build
from ontology import BASE, DIP, gazetteer
from ontology.gazetteer import Gazetteer
from tests.graph.facts import CHILE, NORWAY, Engine, org, passage, person, place, stated

PREFIXES = {"dip": DIP, "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
TO_NORWAY = {"sending_state": CHILE, "receiving_state": NORWAY}


def facts(article: str) -> list[Fact]:
    return [
        stated(Visit, 0, article, "2010-05-03", visitor=person("Ana Soto"), **TO_NORWAY),
        stated(Mission, 20, article, kind="embassy", place=place("Oslo"), opened=Date("1993"), **TO_NORWAY),
        stated(
            TradeFlow, 40, article, "2014", measure="total", party=(CHILE, NORWAY), amount=Decimal("4.3E7"),
            currency="USD",
        ),
    ]  # fmt: skip


def built(folder: Path, given: dict[str, list[Fact]], order: Sequence[str] = ()) -> Report:
    """Build from files that exist only to be read; their facts are given."""
    articles = folder / "articles"
    articles.mkdir(exist_ok=True)
    for name in given:
        (articles / name).write_text("= A title =\n\nWords. And some more words.\n", encoding="utf-8")
    paths = [articles / name for name in order] or [articles]
    return build(paths, folder / "store", Engine(given))


def graph(report: Report) -> ox.Store:
    return store.graph_of(report.version)


def rows(report: Report, query: str) -> list[list[str]]:
    found = graph(report).query(query, use_default_graph_as_union=True, prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)
    return [[getattr(value, "value", "") for value in row] for row in found]


def test_facts_are_stored_with_their_evidence(tmp_path: Path) -> None:
    report = built(tmp_path, {"a.txt": facts("a.txt")})
    assert report.facts == {"Visit": 1, "Mission": 1, "TradeFlow": 1}
    assert (report.articles, len(report.unused)) == (1, 0)
    assert rows(report, "SELECT ?l ?q { ?v a dip:Visit ; rdfs:label ?l ; dip:evidence/dip:quote ?q }") == [
        ["Ana Soto of Chile visited Norway on 3 May 2010", "Words."]
    ]
    assert rows(report, "SELECT ?a { ?v a dip:TradeFlow ; dip:amount ?a }") == [["43000000"]]


@pytest.mark.parametrize(
    "date", ["199X", "18XX~", "2018-21", "2014/..", "../2014-05", "2013?", "2010-06-15/2010-06-16"]
)
def test_dates_of_every_precision_are_stored(tmp_path: Path, date: str) -> None:
    given = stated(RelationsEvent, date=date, party=(CHILE, NORWAY), change="established")
    report = built(tmp_path, {"a.txt": [given]})
    assert not report.unused
    assert rows(report, "SELECT ?d { ?e a dip:RelationsEvent ; dip:date ?d }") == [[date]]


def test_every_triple_stands_in_one_graph(tmp_path: Path) -> None:
    report = built(tmp_path, {name: facts(name) for name in ("a.txt", "b.txt")})
    assert report.facts.total() == 3
    quads = list(graph(report))
    assert len({(q.subject, q.predicate, q.object) for q in quads}) == len(quads)
    graphs = {str(name.value).removeprefix(BASE) for name in graph(report).named_graphs()}
    assert graphs == {
        f"graph/{g}" for g in ("article/a.txt", "article/b.txt", "entities", "links", "ontology")
    }
    assert not any(isinstance(term, ox.BlankNode) for q in quads for term in (q.subject, q.object))


def test_the_dumps_hold_what_the_graph_holds(tmp_path: Path) -> None:
    report = built(tmp_path, {name: facts(name) for name in ("a.txt", "b.txt")})
    quads = set(graph(report))
    for name, format in (("graph.nq.gz", ox.RdfFormat.N_QUADS), ("graph.ttl.gz", ox.RdfFormat.TURTLE)):
        found = set(ox.parse(gzip.decompress((report.version / name).read_bytes()), format))
        with_graph = format == ox.RdfFormat.N_QUADS
        assert found == (quads if with_graph else {ox.Quad(q.subject, q.predicate, q.object) for q in quads})


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    given = {name: facts(name) for name in ("a.txt", "b.txt", "c.txt")}
    dumps = []
    for number, order in enumerate((["a.txt", "b.txt", "c.txt"], ["c.txt", "a.txt", "b.txt"])):
        folder = tmp_path / str(number)
        folder.mkdir()
        dumps.append(
            sorted(graph(built(folder, given, order)).dump(format=ox.RdfFormat.N_QUADS).splitlines())
        )
    assert dumps[0] == dumps[1]


def test_conflicts_are_joined_both_ways(tmp_path: Path) -> None:
    given: dict[str, list[Fact]] = {
        name: [stated(RelationsEvent, 0, name, date, party=(CHILE, NORWAY), change="established")]
        for name, date in (("a.txt", "1919-05-01"), ("b.txt", "1919-05-02"))
    }
    report = built(tmp_path, given)
    assert report.conflicts == 1
    pairs = rows(report, "SELECT ?a ?b { ?a dip:conflictsWith ?b } ORDER BY ?a")
    assert len(pairs) == 2
    assert pairs[0] == pairs[1][::-1]


def test_what_breaks_a_shape_is_reported_and_left_out(tmp_path: Path) -> None:
    wrong = replace(facts("a.txt")[0], receiving_state=CHILE)  # visits itself
    unknown = replace(facts("a.txt")[1], kind="castle")
    negative = stated(Aid, 80, donor=CHILE, recipient=NORWAY, amount=Decimal(-5), currency="USD")
    report = built(tmp_path, {"a.txt": [wrong, unknown, negative, facts("a.txt")[2]]})
    assert report.facts == {"TradeFlow": 1}
    assert sorted((u.article, u.where) for u in report.unused) == [
        ("a.txt", "Aid: Words."), ("a.txt", "Mission: Words."), ("a.txt", "Visit: Words."),
    ]  # fmt: skip
    assert any("castle" in u.why for u in report.unused)


def test_a_state_that_breaks_a_shape_takes_the_facts_that_speak_of_it_with_it(tmp_path: Path) -> None:
    names = gazetteer.load()
    states = tuple(replace(s, iso3="norway") if s.name == "Norway" else s for s in names.states)
    given = [
        *facts("a.txt"),
        stated(Membership, 60, "a.txt", member=CHILE, organization=org("United Nations")),
    ]
    (tmp_path / "a.txt").write_text("= A title =\n\nWords.\n", encoding="utf-8")
    engine, odd = Engine({"a.txt": given}), Gazetteer(states, names.organizations, names.places)
    report = build([tmp_path / "a.txt"], tmp_path / "store", engine, gazetteer=odd)
    assert report.facts == {"Membership": 1}
    assert [each.where for each in report.unused] == [
        f"{cls}: Words." for cls in ("Mission", "TradeFlow", "Visit")
    ]
    assert {each.why for each in report.unused} == {"At most one three-letter code"}
    assert rows(report, "SELECT ?s { ?s a dip:State }") == [[f"{BASE}id/state/chile"]]


def test_a_fact_without_a_passage_is_no_fact(tmp_path: Path) -> None:
    bare = replace(facts("a.txt")[0], evidence=())
    report = built(tmp_path, {"a.txt": [bare, facts("a.txt")[1]]})
    assert report.facts == {"Mission": 1}
    assert [(each.article, each.where) for each in report.unused] == [("a.txt", "Visit")]


def test_a_passage_that_is_not_as_long_as_its_offsets_takes_its_fact_with_it(tmp_path: Path) -> None:
    long = replace(facts("a.txt")[0], evidence=(replace(passage(), end=99),))
    report = built(tmp_path, {"a.txt": [long, facts("a.txt")[1]]})
    assert report.facts == {"Mission": 1}
    (unused,) = report.unused
    assert "offsets" in unused.why


def test_unreadable_files_are_reported_and_the_others_built(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "broken.txt").write_bytes(b"\x00\xff\xfe\x00binary\x00")
    (tmp_path / "articles" / "empty.txt").write_bytes(b"")
    report = built(tmp_path, {"a.txt": facts("a.txt")})
    assert report.articles == 1
    assert sorted(Path(u.article).name for u in report.unused) == ["broken.txt", "empty.txt"]
    assert all(u.why for u in report.unused)


def test_the_text_is_kept_as_it_was_read(tmp_path: Path) -> None:
    report = built(tmp_path, {"a.txt": facts("a.txt")})
    assert rows(report, "SELECT ?t { ?a dip:text ?t }") == [["= A title =\n\nWords. And some more words.\n"]]


def test_an_engine_that_fails_on_one_article_does_not_stop_the_others(tmp_path: Path) -> None:
    class Failing(Engine):
        def extract(self, article):  # type: ignore[no-untyped-def]
            if article.identifier == "a.txt":
                raise ZeroDivisionError("no words")
            return super().extract(article)

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("= A title =\n\nWords.\n", encoding="utf-8")
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    report = build(paths, tmp_path / "store", Failing({"b.txt": facts("b.txt")}))
    assert report.facts.total() == 3
    (unused,) = report.unused
    assert "no words" in unused.why


def test_nothing_to_build_from_leaves_the_former_graph(tmp_path: Path) -> None:
    first = built(tmp_path, {"a.txt": facts("a.txt")})
    with pytest.raises(BuildError, match="absent"):
        build([tmp_path / "absent.txt"], tmp_path / "store", Engine({}))
    assert store.current(tmp_path / "store") == first.version


def test_labels_are_found_without_accents_by_beginnings_and_misspelt(tmp_path: Path) -> None:
    given = {"a.txt": [*facts("a.txt"), stated(Visit, 90, visitor=person("Jens Børresen"), **TO_NORWAY)]}
    labels = built(tmp_path, given).version / store.INDEX
    for text in ("borresen", "JENS BØR", "jens borresson", "Boressen"):
        assert search.search(labels, text, 1, ["Person"])[0].label == "Jens Børresen", text
    (norway,) = search.search(labels, "norway", 5, ["State"])
    assert (norway.cls, norway.facts) == ("State", 4)
    assert search.search(labels, '") OR *', 5) == []
