"""Links from entities to Wikidata, each with what speaks for it.

Layers are tried in order and the first that accepts a link ends the search: an identifier that comes with
the mention (a wiki page title), office + State + date, exact name and type, fuzzy name. A fuzzy name only
ever proposes. A type gate is built in: persons are looked up among persons, places among places. "Searched,
nothing found" is a link too. Judgements by hand are applied last.

Justifications are terms of the Semantic Mapping Vocabulary, https://w3id.org/semapv/vocab/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz import fuzz, process

from extract.edtf import Date
from extract.facts import EntityKind
from graph.entities import Decision, Link
from graph.link_people import by_name as people_by_name
from graph.link_people import by_office, similar_people
from ontology.gazetteer import City, Gazetteer, Organization, Person, State, fold

__all__ = ["CHAINING", "COMPOSITE", "FUZZY", "LEXICAL", "MANUAL", "Subject", "link"]

LEXICAL = "semapv:LexicalMatching"
COMPOSITE = "semapv:CompositeMatching"
CHAINING = "semapv:MappingChaining"
FUZZY = "semapv:LexicalSimilarityThresholdMatching"
MANUAL = "semapv:ManualMappingCuration"

_ALIKE = 90  # of 100: below, similar names are rarely worth a person's time
_PROPOSALS = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """What is to be linked: names (the likeliest first), offices with dates, page titles, chosen item.

    `state_items` are the items of the State a person acts for, or of those it may be; `iso2` is the State
    of a place.
    """

    kind: EntityKind
    names: tuple[str, ...]
    state_items: tuple[str, ...] = ()
    iso2: str = ""
    offices: tuple[tuple[str, Date | None], ...] = ()
    pages: tuple[str, ...] = ()
    item: str = ""


Entry = State | City | Organization | Person
Layer = Callable[[Subject, Gazetteer], Iterator[Link]]


def link(subject: Subject, gazetteer: Gazetteer) -> tuple[Link, ...]:
    """Links of the first layer that accepts one, and what earlier layers proposed; never empty."""
    found: dict[str, Link] = {}
    for layer in _LAYERS:
        for candidate in _one_accepted(tuple(layer(subject, gazetteer))):
            found.setdefault(candidate.item, candidate)
        accepted = [each for each in found.values() if each.decision is Decision.ACCEPTED]
        if accepted:
            return (*accepted, *(each for each in found.values() if each not in accepted))
    return tuple(found.values()) or (_nothing(subject, gazetteer),)


def _nothing(subject: Subject, gazetteer: Gazetteer) -> Link:
    return Link(
        item="",
        decision=Decision.NO_MATCH,
        justification=LEXICAL,
        confidence=1.0,
        matched=subject.names[0],
        source="legation",
        version=gazetteer.version,
    )


def _one_accepted(links: Sequence[Link]) -> Iterable[Link]:
    """Where a layer would accept two items it accepts none: both are for a person to judge."""
    if len({each.item for each in links if each.decision is Decision.ACCEPTED}) < 2:
        return links
    return (replace(each, decision=Decision.PROPOSED, comment="ambiguous") for each in links)


def _found(entry: Entry, gazetteer: Gazetteer, **facts: object) -> Link:
    values = {
        "item": entry.item,
        "name": entry.name,
        "decision": Decision.ACCEPTED,
        "justification": LEXICAL,
        "source": entry.source,
        "version": gazetteer.version,
        **facts,
    }
    return Link(**values)  # type: ignore[arg-type]


def _by_page(subject: Subject, gazetteer: Gazetteer) -> Iterator[Link]:
    """The page that the mention links to is the page of an item."""
    if subject.kind is EntityKind.PERSON and subject.pages:
        for person in gazetteer.people:
            if person.page in subject.pages:
                yield _found(
                    person,
                    gazetteer,
                    justification=CHAINING,
                    confidence=0.98,
                    matched=person.page,
                    field="page",
                )


def _by_office(subject: Subject, gazetteer: Gazetteer) -> Iterator[Link]:
    """Who held that office for that State on that date, if the name does not speak against it."""
    for state_item in subject.state_items:
        for person, matched, confidence in by_office(gazetteer, state_item, subject.names, subject.offices):
            yield _found(
                person,
                gazetteer,
                justification=COMPOSITE,
                confidence=confidence,
                matched=matched,
                field="office, State and date",
            )


def _by_name(subject: Subject, gazetteer: Gazetteer) -> Iterator[Link]:
    """Exactly that name and type; a place must lie in its State, a person have acted for it."""
    if subject.kind is EntityKind.PERSON:
        for person, matched in people_by_name(gazetteer, subject.state_items, subject.names):
            decision = Decision.ACCEPTED if subject.state_items else Decision.PROPOSED
            confidence = 0.95 if len(subject.state_items) == 1 else 0.9 if subject.state_items else 0.6
            yield _found(
                person, gazetteer, decision=decision, confidence=confidence, matched=matched, field="name"
            )
        return
    for name in subject.names:
        candidates = [entry for entry in _named(subject, name, gazetteer) if entry.item]
        if subject.item:
            candidates = [entry for entry in candidates if entry.item == subject.item] or candidates
        if candidates:
            yield from _judged(subject, name, candidates, gazetteer)
            return


def _named(subject: Subject, name: str, gazetteer: Gazetteer) -> Sequence[State | City | Organization]:
    if subject.kind is EntityKind.STATE:
        return gazetteer.states_named(name)
    if subject.kind is EntityKind.ORGANIZATION:
        return gazetteer.organizations_named(name)
    return gazetteer.cities_named(name, subject.iso2)


def _judged(
    subject: Subject, name: str, candidates: Sequence[State | City | Organization], gazetteer: Gazetteer
) -> Iterator[Link]:
    """The only candidate, or the one that the embedded tables know, is accepted; else all are proposed."""
    first = candidates[0]
    sure = len(candidates) == 1 or (first.source == "legation" and candidates[1].source != "legation")
    for entry in candidates[:1] if sure else candidates[:_PROPOSALS]:
        own = fold(entry.name) == fold(name)
        yield _found(
            entry,
            gazetteer,
            decision=Decision.ACCEPTED if sure else Decision.PROPOSED,
            confidence=1.0 if own and sure else 0.97 if sure else 0.5,
            matched=name,
            field="name" if own else "alias",
            comment="" if sure else "ambiguous",
        )


def _by_similarity(subject: Subject, gazetteer: Gazetteer) -> Iterator[Link]:
    """Names written much alike. Never accepted: for a person to review."""
    if subject.kind is EntityKind.PERSON:
        found: Iterator[tuple[Entry, str, float]] = similar_people(
            gazetteer, subject.state_items, subject.names
        )
    else:
        found = _similar(subject, gazetteer)
    for entry, matched, score in found:
        yield _found(
            entry,
            gazetteer,
            decision=Decision.PROPOSED,
            justification=FUZZY,
            confidence=round(score / 200, 2),
            matched=matched,
            field="name",
        )


def _similar(subject: Subject, gazetteer: Gazetteer) -> Iterator[tuple[Entry, str, float]]:
    names = _names_of(gazetteer, subject.kind)
    query = fold(subject.names[0])
    for name, score, _ in process.extract(
        query, names.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_PROPOSALS
    ):
        entry = names[name]
        if not (isinstance(entry, City) and subject.iso2 and entry.iso2 != subject.iso2):
            yield entry, name, score


@cache
def _names_of(gazetteer: Gazetteer, kind: EntityKind) -> dict[str, State | City | Organization]:
    tables: dict[EntityKind, Sequence[State | City | Organization]] = {
        EntityKind.STATE: gazetteer.states,
        EntityKind.ORGANIZATION: gazetteer.organizations,
        EntityKind.PLACE: gazetteer.places,
    }
    return {fold(entry.name): entry for entry in reversed(tables[kind]) if entry.item}


_LAYERS: tuple[Layer, ...] = (_by_page, _by_office, _by_name, _by_similarity)
