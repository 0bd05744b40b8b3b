"""The shapes as queries say what a SHACL processor says, of good graphs and of bad ones."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import Graph
from rdflib.namespace import SH

from graph.check import SHAPES, Violation, violations
from tests.ontology.test_shapes import BAD, GOOD


def spoilt() -> list[str]:
    """The good graph spoilt in each way, and once so that something is merely missing."""
    less = GOOD.replace('dip:subject "ferries" ;', "", 1)
    return [less, *(GOOD.replace(words, instead, 1) for _, words, instead, _ in BAD)]


def side_by_side(turtles: list[str]) -> str:
    """Several graphs as one, under namespaces of their own."""
    return "\n".join(
        re.sub(r"(@prefix ex: <[^>]*)>", rf"\g<1>{number}/>", turtle) for number, turtle in enumerate(turtles)
    )


def changed(turtles: list[str]) -> set[str]:
    """The nodes of which each graph says something else than the good one."""
    good = set(Graph().parse(data=GOOD, format="turtle"))
    nodes = set()
    for number, turtle in enumerate(turtles):
        for subject, _, value in good ^ set(Graph().parse(data=turtle, format="turtle")):
            nodes |= {str(n).replace("example.org/", f"example.org/{number}/") for n in (subject, value)}
    return {node for node in nodes if node.startswith("http://example.org/")}


def of_processor(turtle: str, nodes: set[str]) -> set[Violation]:
    graph = Graph().parse(data=turtle, format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES), focus_nodes=sorted(nodes))
    assert isinstance(report, Graph)
    return {
        Violation(
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.resultMessage)),
            str(report.value(result, SH.resultSeverity)).removeprefix(str(SH)),
        )
        for result in report.objects(None, SH.result)
    }


def of_queries(turtle: str) -> set[Violation]:
    store = ox.Store()
    store.load(turtle, ox.RdfFormat.TURTLE)
    return set(violations(store, warnings=True))


def test_queries_find_what_a_shacl_processor_finds() -> None:
    turtles = spoilt()
    nodes, whole = changed(turtles), side_by_side(turtles)
    ours = {each for each in of_queries(whole) if each.node in nodes}
    assert ours == of_processor(whole, nodes)
    assert {each.message for each in ours if each.severity == "Warning"}
    for *_, message in BAD:
        assert any(message in each.message for each in ours)


def test_named_graphs_are_checked_together() -> None:
    store = ox.Store()
    for number, triple in enumerate(ox.parse(GOOD, ox.RdfFormat.TURTLE)):
        graph = ox.NamedNode(f"https://example.org/graph/{number % 3}")
        store.add(ox.Quad(triple.subject, triple.predicate, triple.object, graph))
    assert violations(store) == []


@pytest.mark.parametrize(
    ("constraint", "message"),
    [("sh:uniqueLang true", "uniqueLang"), ("sh:or ( )", "or"), ("sh:path ( dip:a dip:b )", "several steps")],
)
def test_what_is_not_translated_is_refused(tmp_path: Path, constraint: str, message: str) -> None:
    path = "" if "sh:path" in constraint else "sh:path dip:label ;"
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dip: <https://example.org/> .\n"
        f"dip:S a sh:NodeShape ; sh:targetClass dip:C ; sh:property [ {path} {constraint} ] .",
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match=message):
        violations(ox.Store(), shapes=shapes)
