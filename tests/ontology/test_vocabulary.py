"""The terms of the ontology and how the other rooms ask for them."""

from __future__ import annotations

import dataclasses

import pyoxigraph as ox
import pytest

from extract import facts
from ontology import DIP, FOLDER, vocabulary

DOCUMENTED = [*vocabulary.classes(), *vocabulary.properties(), *vocabulary.concepts()]
ROLES = (
    "HeadOfState HeadOfGovernment ForeignMinister DefenceMinister Minister DeputyMinister Speaker "
    "DeputySpeaker Parliamentarian HeadOfMission Ambassador HonoraryConsul Envoy Delegation Official Other"
)
MISSION_KINDS = (
    "embassy,high commission,consulate general,consulate,honorary consulate,representative office,"
    "liaison office,general delegation,permanent mission,trade office,other"
)
AGREEMENT_KINDS = "treaty,agreement,convention,memorandum,protocol,declaration,programme,contract,other"
CONTRACT = {
    ("role", "Visit"): ROLES.split(),
    ("role", "Accreditation"): ROLES.split(),
    ("kind", "Visit"): ["state", "official", "working", "private"],
    ("kind", "Agreement"): AGREEMENT_KINDS.split(","),
    ("kind", "Mission"): MISSION_KINDS.split(","),
    ("change", "RelationsEvent"): [
        "established",
        "restored",
        "severed",
        "suspended",
        "upgraded",
        "downgraded",
    ],
    ("ballot", "Vote"): ["for", "against", "abstention"],
    ("level", "Agreement"): ["state", "government", "ministry", "institution", "company"],
    ("measure", "TradeFlow"): ["total", "export", "import", "investment"],
}


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


@pytest.mark.parametrize("term", DOCUMENTED, ids=lambda term: term.name)
def test_every_term_is_documented(term: vocabulary.Term | vocabulary.Concept) -> None:
    assert term.label and term.source
    assert len(term.definition) > 10 and term.definition.endswith(".")
    assert len(term.example) > 3


def test_every_subject_of_the_namespace_is_listed_and_documented() -> None:
    subjects = {q.subject.value for q in vocabulary.graph() if isinstance(q.subject, ox.NamedNode)}
    ours = {iri for iri in subjects if iri.startswith(DIP)}
    listed = {term.iri for term in DOCUMENTED} | {concept.scheme for concept in vocabulary.concepts()}
    annotations = {DIP + "valuesOf", DIP + "usedIn"}
    assert ours == listed | annotations


@pytest.mark.parametrize("scheme", CONTRACT, ids="-".join)
def test_concepts_are_those_of_the_contract(scheme: tuple[str, str]) -> None:
    property_name, class_name = scheme
    labels = {
        each.label
        for each in vocabulary.concepts()
        if each.property_name == property_name and class_name in each.classes
    }
    assert labels == set(CONTRACT[scheme])
    for label in labels:
        assert vocabulary.concept(property_name, class_name, label).startswith(DIP)


def test_labels_meet_the_kind_of_their_class_only() -> None:
    assert vocabulary.concept("kind", "Visit", "state") != vocabulary.concept("level", "Agreement", "state")
    with pytest.raises(vocabulary.UnknownConceptError, match=r"dip:kind of dip:Visit: 'embassy' is none of"):
        vocabulary.concept("kind", "Visit", "embassy")
    with pytest.raises(vocabulary.UnknownConceptError, match="no concepts"):
        vocabulary.concept("kind", "Meeting", "state")


@pytest.mark.parametrize("fact", facts.FACT_CLASSES, ids=lambda fact: fact.__name__)
def test_every_field_of_a_fact_has_its_property(fact: type[facts.Fact]) -> None:
    terms = {term.name: term for term in vocabulary.properties()}
    for field in dataclasses.fields(fact):
        term = terms[camel(field.name)]
        assert {DIP + fact.__name__, DIP + "Fact"} & set(term.domain), term.name


def test_every_fact_class_is_a_subclass_of_fact() -> None:
    terms = {term.name: term for term in vocabulary.classes()}
    for fact in facts.FACT_CLASSES:
        assert DIP + "Fact" in terms[fact.__name__].parents
    assert "http://purl.org/linked-data/cube#Observation" in terms["TradeFlow"].parents


def test_properties_of_several_classes_entail_none_of_them() -> None:
    """rdfs:domain may name one class only, and Fact where the property serves several."""
    domain = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#domain")
    for term in vocabulary.properties():
        stated = [q.object.value for q in vocabulary.graph().quads_for_predicate(domain)
                  if q.subject == ox.NamedNode(term.iri)]  # fmt: skip
        assert len(stated) == 1, term.name
        assert len(term.domain) == 1 or stated == [DIP + "Fact"], term.name


def test_ontology_header() -> None:
    text = (FOLDER / "diplomacy.ttl").read_text(encoding="utf-8")
    for needed in ("owl:versionIRI", "dcterms:license", "dcterms:creator", "vann:preferredNamespacePrefix"):
        assert needed in text
