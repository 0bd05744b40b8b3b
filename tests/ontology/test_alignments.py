"""The alignments parse, speak of our terms, and point to terms that exist."""

from __future__ import annotations

import re

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import FOAF, ORG, PROV, RDFS, SDO, SKOS, TIME, DefinedNamespace

from ontology import DIP, FOLDER, WD, vocabulary

SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
OA = "http://www.w3.org/ns/oa#"
# Simple Event Model and Web Annotation Vocabulary: what of them is aligned with, as published
SEM_TERMS = {
    "Actor", "Event", "Place", "hasActor", "hasPlace", "hasTimeStamp", "hasEarliestBeginTimeStamp",
    "hasLatestEndTimeStamp", "roleType",
}  # fmt: skip
OA_TERMS = {"SpecificResource", "hasSource", "exact", "start", "end"}
MAPPINGS = {RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso, SKOS.exactMatch, SKOS.closeMatch}

GRAPH = Graph().parse(FOLDER / "alignments.ttl")
ALIGNED = sorted(t for t in GRAPH if str(t[0]).startswith(DIP))


def exists(term: str) -> bool:
    published: tuple[type[DefinedNamespace], ...] = (FOAF, ORG, PROV, SDO, TIME)
    return (
        any(URIRef(term) in namespace for namespace in published)
        or (term.startswith(SEM) and term.removeprefix(SEM) in SEM_TERMS)
        or (term.startswith(OA) and term.removeprefix(OA) in OA_TERMS)
        or re.fullmatch(WD + r"[QP]\d+", term) is not None
    )


@pytest.mark.parametrize("triple", ALIGNED, ids=lambda t: f"{t[0]} {t[2]}".replace(DIP, ""))
def test_an_alignment_joins_two_terms_that_exist(triple: tuple[URIRef, URIRef, URIRef]) -> None:
    subject, predicate, target = triple
    every = (*vocabulary.classes(), *vocabulary.properties(), *vocabulary.concepts())
    assert str(subject) in {term.iri for term in every}
    assert predicate in MAPPINGS
    assert exists(target)


def test_each_kind_of_term_has_its_kind_of_alignment() -> None:
    """Subclass for classes, subproperty for properties, matches for concepts: no entailment across kinds."""
    kinds = {
        RDFS.subClassOf: {term.iri for term in vocabulary.classes()},
        RDFS.subPropertyOf: {term.iri for term in vocabulary.properties()},
        SKOS.exactMatch: {term.iri for term in vocabulary.concepts()},
        SKOS.closeMatch: {term.iri for term in vocabulary.concepts()},
    }
    for subject, predicate, _ in ALIGNED:
        assert predicate == RDFS.seeAlso or str(subject) in kinds[predicate]


def test_the_vocabularies_asked_for_are_aligned() -> None:
    targets = {str(target) for _, _, target in ALIGNED}
    for namespace in (str(SDO), SEM, str(PROV), str(TIME), str(ORG), OA, WD):
        assert any(target.startswith(namespace) for target in targets), namespace


def test_events_only_are_aligned_with_properties_of_events() -> None:
    events = {str(s) for s, p, o in ALIGNED if p == RDFS.subClassOf and str(o) == SEM + "Event"}
    for subject, predicate, target in ALIGNED:
        if predicate == RDFS.subPropertyOf and str(target).startswith(SEM):
            (term,) = [each for each in vocabulary.properties() if each.iri == str(subject)]
            assert set(term.domain) <= events
