"""Dumps: every format holds the store, sorted ones the same bytes, selections what was asked for."""

from __future__ import annotations

import csv
import gzip
import io
import warnings
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import zstandard
from rdflib.compare import isomorphic

from extract.edtf import Date
from extract.facts import Agreement, Fact, Mission, TradeFlow, Visit
from graph.export import FORMATS, Selection, Source, compressed, dump, opened, write_table
from graph.export import lines as export_lines
from graph.rdf import XSD
from ontology import BASE, DIP
from tests.graph.facts import CHILE, NORWAY, passage, person, place, stated
from tests.graph.test_build import TO_NORWAY, built, graph

OXIGRAPH = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
RDFLIB = {"turtle": "turtle", "trig": "trig", "ntriples": "nt", "nquads": "nquads", "jsonld": "json-ld"}
NAMED = ("trig", "nquads", "jsonld")
ODD = 'Tromsø “quoted” "plain" \\ back\nnew\ttab \u0001\u007f\u2028 🕊'


def facts(name: str, confidence: float) -> list[Fact]:
    words = passage(5, name, ODD)
    return [
        stated(Visit, 0, name, "2010-05-03/2010-05-04", visitor=person("Ana Soto"), **TO_NORWAY),
        Mission(evidence=(words,), kind="embassy", place=place("Oslo"), opened=Date("1993"), **TO_NORWAY),
        stated(Agreement, 9, name, "2014", party=(CHILE, NORWAY), subject=f"{ODD} {name}", kind="treaty"),
        stated(
            TradeFlow, 12, name, "2014", measure="total", party=(CHILE, NORWAY), amount=Decimal("4.30"),
            currency="USD",
        ),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """A graph of two articles, and a stray triple as other people's data may hold."""
    given = {name: facts(name, 0.9) for name in ("a.txt", "b.txt")}
    store = ox.Store()
    store.extend(graph(built(tmp_path_factory.mktemp("export"), given)))
    odd = [
        ox.Literal("été", language="fr"),
        ox.Literal("1", datatype=ox.NamedNode(BASE + "t")),
        ox.BlankNode("b"),
    ]
    for value in [
        *odd,
        ox.NamedNode(BASE + "id/x:y"),
        ox.Literal("01", datatype=ox.NamedNode(XSD + "integer")),
    ]:
        store.add(ox.Quad(ox.NamedNode("urn:example:a/b"), ox.NamedNode(DIP + "odd.name"), value))
    return store


def dumped(store: ox.Store, format: str, selection: Selection | None = None) -> bytes:
    out = io.BytesIO()
    dump(Source(store, BASE, selection or Selection()), out, format)
    return out.getvalue()


def canonical(quads: object, *, named: bool = True) -> set[str]:
    dataset = ox.Dataset(quads if named else [ox.Quad(*q.triple) for q in quads])  # type: ignore[attr-defined]
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(map(str, dataset))


@pytest.mark.parametrize("format", FORMATS)
def test_a_dump_holds_the_whole_store(stored: ox.Store, format: str) -> None:
    read = list(ox.parse(dumped(stored, format), OXIGRAPH[format]))
    assert canonical(read) == canonical(list(stored), named=format in NAMED)


@pytest.mark.parametrize("format", FORMATS)
def test_rdflib_reads_the_same_graph(stored: ox.Store, format: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of its own classes
        ours, theirs = rdflib.Dataset(default_union=True), rdflib.Dataset(default_union=True)
        ours.parse(data=dumped(stored, format), format=RDFLIB[format])
        theirs.parse(data=stored.dump(format=ox.RdfFormat.N_QUADS), format="nquads")
        assert isomorphic(_triples(ours), _triples(theirs))
        if format in NAMED:
            assert {str(g.identifier) for g in ours.graphs()} == {str(g.identifier) for g in theirs.graphs()}


def _triples(dataset: rdflib.Dataset) -> rdflib.Graph:
    graph = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return graph


@pytest.mark.parametrize("format", ["turtle", "trig", "jsonld"])
def test_sorted_formats_do_not_depend_on_the_order_of_storing(stored: ox.Store, format: str) -> None:
    other = ox.Store()
    for quad in sorted(stored, key=str, reverse=True):
        other.add(quad)
    assert dumped(stored, format) == dumped(other, format)


def test_sorting_on_disk_gives_the_same_bytes(stored: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = dumped(stored, "turtle")
    monkeypatch.setattr(export_lines, "_RUN", 1000)
    assert dumped(stored, "turtle") == expected


def test_turtle_reads_well(stored: ox.Store) -> None:
    text = dumped(stored, "turtle").decode()
    start = text.index("<id/tradeflow/")
    assert text[start : text.index("dip:evidence", start)] == (
        "<id/tradeflow/total-chile-norway-4.3-2014> a qb:Observation , dip:TradeFlow ;\n"
        '    rdfs:label "Trade between Chile and Norway of 4.3 USD in 2014" ;\n'
        '    dip:date "2014"^^edtf:EDTF ;\n'
        '    dip:notBefore "2014-01-01"^^xsd:date ;\n'
        '    dip:notAfter "2014-12-31"^^xsd:date ;\n'
        "    dip:amount 4.3 ;\n"
        '    dip:currency "USD" ;\n'
        "    dip:measure dip:measure-total ;\n"
        "    dip:party <id/state/chile> , <id/state/norway> ;\n"
        "    prov:wasDerivedFrom <id/article/a.txt> , <id/article/b.txt> ;\n    "
    )


def facts_of(data: bytes, store_format: str = "nquads") -> set[str]:
    quads = ox.parse(data, OXIGRAPH[store_format])
    return {
        str(q.object.value).removeprefix(DIP)
        for q in quads
        if q.predicate.value.endswith("#type") and "/id/" in q.subject.value  # type: ignore[union-attr]
    }


def test_a_class_is_dumped_with_what_it_needs(stored: ox.Store) -> None:
    found = facts_of(dumped(stored, "nquads", Selection(classes=frozenset(["Mission"]))))
    assert found == {"Mission", "Passage", "Article", "State", "Place"}


def test_an_article_is_dumped_without_the_passages_of_others(stored: ox.Store) -> None:
    text = dumped(stored, "nquads", Selection(articles=frozenset(["b.txt"])))
    assert facts_of(text) == {
        *("Visit", "Mission", "Agreement", "TradeFlow", "http://purl.org/linked-data/cube#Observation"),
        *("Passage", "Article", "State", "Person", "Place"),
    }
    assert b"id/article/a.txt" not in text
    assert b"a.txt> ." in text  # facts stated by both stand in the graph of the first


def test_confidence_leaves_out_facts_without_a_sure_passage(stored: ox.Store) -> None:
    assert facts_of(dumped(stored, "nquads", Selection(confidence=Decimal("0.95")))) == set()
    assert "Visit" in facts_of(dumped(stored, "nquads", Selection(confidence=Decimal("0.9"))))


@pytest.mark.parametrize("format", FORMATS)
def test_quotes_can_be_left_out(stored: ox.Store, format: str) -> None:
    read = list(ox.parse(dumped(stored, format, Selection(quotes=False)), OXIGRAPH[format]))
    missing = canonical(list(stored), named=False) - canonical(read, named=False)
    assert missing
    assert all(f"<{DIP}quote>" in each or f"<{DIP}text>" in each for each in missing)


def test_a_table_names_things_and_gives_their_iris(stored: ox.Store) -> None:
    out = io.BytesIO()
    assert write_table(Source(stored, BASE, Selection()), out, "Mission") == 1
    (row,) = csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))
    assert (row["sendingState"], row["sendingState_id"]) == ("Chile", f"{BASE}id/state/chile")
    assert (row["kind"], row["opened"], row["place"]) == ("embassy", "1993", "Oslo")
    assert (row["article"], row["quote"], row["confidence"]) == ("a.txt | b.txt", ODD, "0.9")


@pytest.mark.parametrize(("name", "read"), [("gzip", gzip.decompress), ("zstd", None)])
def test_compression(tmp_path: Path, name: str, read: object) -> None:
    out = io.BytesIO()
    with compressed(out, name) as stream:
        stream.write(b"words " * 100)
    data = out.getvalue()
    plain = gzip.decompress(data) if read else zstandard.ZstdDecompressor().decompressobj().decompress(data)
    assert plain == b"words " * 100


def test_a_file_is_complete_or_absent(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), opened(tmp_path / "a.nt.gz") as out:
        out.write(b"half")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
    with opened(tmp_path / "a.nt.gz") as out:
        out.write(b"whole")
    assert gzip.decompress((tmp_path / "a.nt.gz").read_bytes()) == b"whole"
