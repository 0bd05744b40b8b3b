"""The JSON-LD context names every property and loses nothing on the way there and back."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic, to_isomorphic

from ontology import FOLDER, vocabulary

CONTEXT = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]
GOOD = Graph().parse(Path(__file__).parent / "good.ttl")
OBJECT_PROPERTY = "http://www.w3.org/2002/07/owl#ObjectProperty"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own reader
def test_a_graph_comes_back_whole() -> None:
    written = GOOD.serialize(format="json-ld", context=CONTEXT, auto_compact=True)
    again = Graph().parse(data=written, format="json-ld")
    assert isomorphic(again, GOOD), set(to_isomorphic(again)) ^ set(to_isomorphic(GOOD))


def test_compact_json_reads_plainly() -> None:
    written = json.loads(GOOD.serialize(format="json-ld", context=CONTEXT, auto_compact=True))
    (visit,) = [each for each in written["@graph"] if each["id"].endswith("/visit")]
    assert visit["type"] == "Visit"
    assert visit["date"] == "2000-05/2000-06"
    assert visit["sendingState"] == "http://example.org/fi"
    assert visit["evidence"] == ["http://example.org/passage"]


def test_types_are_those_of_the_ontology() -> None:
    """Each property that points to nodes or to typed literals says so in the context."""
    for term in vocabulary.properties():
        entry = CONTEXT.get(term.name, {})
        if _points_to_nodes(term.iri):
            assert entry.get("@type") == "@id", term.name
        elif any("string" not in each for each in term.range):
            prefix, _, local = entry["@type"].partition(":")
            assert CONTEXT[prefix] + local in term.range, term.name


def test_terms_of_the_context_exist() -> None:
    known = {term.name for term in vocabulary.properties()}
    for name, entry in CONTEXT.items():
        iri = entry["@id"] if isinstance(entry, dict) else name
        if iri.startswith("dip:"):
            assert iri.removeprefix("dip:") in known


def _points_to_nodes(iri: str) -> bool:
    quads = vocabulary.graph().quads_for_subject(ox.NamedNode(iri))
    return ox.NamedNode(OBJECT_PROPERTY) in {quad.object for quad in quads}
