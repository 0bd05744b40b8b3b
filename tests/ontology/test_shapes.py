"""The shapes pass a good graph and refuse each way of spoiling it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH

from extract.facts import FACT_CLASSES
from ontology import DIP, FOLDER, vocabulary

HERE = Path(__file__).parent
GOOD = (HERE / "good.ttl").read_text(encoding="utf-8")
CONSTRUCTS = (
    "targetClass property sparql path message severity minCount maxCount class datatype nodeKind in pattern "
    "minLength minInclusive maxInclusive hasValue lessThan lessThanOrEquals disjoint select prefixes declare "
    "prefix namespace"
)

# what is spoilt, words of the good graph, what stands there instead, words of the message
BAD = [
    [cell.replace("\\n", "\n") for cell in row.split("\t")]
    for row in (HERE / "bad.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


@cache
def shapes() -> Graph:
    return Graph().parse(FOLDER / "shapes.ttl")


@cache
def good() -> Graph:
    return Graph().parse(data=GOOD, format="turtle")


def messages(turtle: str, severity: URIRef) -> list[str]:
    """The messages of that severity, for the nodes whose triples differ from the good graph or for all."""
    graph = Graph().parse(data=turtle, format="turtle")
    nodes = {node for s, _, o in graph ^ good() for node in (s, o) if (node, None, None) in graph}
    changed = sorted(map(str, nodes))
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes(), focus_nodes=changed or None)
    assert isinstance(report, Graph)
    results = report.subjects(SH.resultSeverity, severity)
    return [str(report.value(result, SH.resultMessage)) for result in results]


def test_the_good_graph_is_valid_and_complete() -> None:
    assert messages(GOOD, SH.Violation) == []
    assert [m for m in messages(GOOD, SH.Warning) if m != "dip:kind is not known"] == []


@pytest.mark.parametrize("row", BAD, ids=[row[0] for row in BAD])
def test_a_bad_graph_is_refused(row: list[str]) -> None:
    _, words, instead, message = row
    assert words in GOOD
    violations = messages(GOOD.replace(words, instead, 1), SH.Violation)
    assert any(message in violation for violation in violations), violations


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ('dip:date "1991/.."^^edtf:EDTF ; dip:notBefore "1991-01-01"^^xsd:date', "date of the fact"),
        ('dip:subject "ferries" ;', "dip:subject is not known"),
        (" ; owl:sameAs wd:Q191", "not linked to Wikidata"),
        ("dip:sendingState ex:fi ; dip:receivingState ex:ee ; dip:visitor", "dip:sendingState is not known"),
    ],
)
def test_what_is_missing_is_a_warning_only(words: str, message: str) -> None:
    instead = "dip:receivingState ex:ee ; dip:visitor" if "visitor" in words else ""
    turtle = GOOD.replace(words, instead, 1).replace(";\n     .", ".")
    assert any(message in warning for warning in messages(turtle, SH.Warning))
    assert messages(turtle, SH.Violation) == []


def test_every_class_has_one_shape() -> None:
    names = {term.name for term in vocabulary.classes()} - {"Entity"}
    assert {str(shape).partition("#")[2] for shape in shapes().subjects(RDF.type, SH.NodeShape)} == names
    facts = shapes().objects(URIRef("https://w3id.org/legation/shapes#Fact"), SH.targetClass)
    assert {str(each) for each in facts} == {DIP + fact.__name__ for fact in FACT_CLASSES}


def test_lists_of_concepts_are_those_of_the_schemes() -> None:
    seen = 0
    for shape in shapes().subjects(RDF.type, SH.NodeShape):
        for constraint in shapes().objects(shape, SH.property):
            if (head := shapes().value(constraint, SH["in"])) is None:
                continue
            allowed = {str(each) for each in Collection(shapes(), head)}
            name, path = str(shape).partition("#")[2], str(shapes().value(constraint, SH.path))
            assert allowed == {
                each.iri
                for each in vocabulary.concepts()
                if DIP + each.property_name == path and name in each.classes
            }
            seen += 1
    assert seen == sum(len(each) for each in {c.scheme: c.classes for c in vocabulary.concepts()}.values())


def test_only_constructs_that_translate_into_sparql() -> None:
    used = {str(p).removeprefix(str(SH)) for p in shapes().predicates() if str(p).startswith(str(SH))}
    assert used <= set(CONSTRUCTS.split())
    paths = set(shapes().objects(None, SH.path))
    assert all(isinstance(path, URIRef) for path in paths)


def test_every_property_named_by_a_shape_exists() -> None:
    known = {term.iri for term in vocabulary.properties()}
    named = {str(o) for p in (SH.path, SH.disjoint, SH.lessThan, SH.lessThanOrEquals)
             for o in shapes().objects(None, p) if str(o).startswith(DIP)}  # fmt: skip
    assert named <= known
