"""Facts made by hand, for tests of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from extract.article import Article, Provenance
from extract.edtf import Date
from extract.facts import EntityKind, Extraction, Fact, Mention, Passage
from graph.claims import Claim, claim
from graph.entities import Cast, Entities, Entity
from graph.judgements import Judgement
from graph.merge import across, within
from graph.resolve import Census
from graph.seen import seen
from ontology.gazetteer import Gazetteer


def state(name: str) -> Mention:
    return Mention(EntityKind.STATE, name)


def person(name: str) -> Mention:
    return Mention(EntityKind.PERSON, name)


def place(name: str) -> Mention:
    return Mention(EntityKind.PLACE, name)


def org(name: str) -> Mention:
    return Mention(EntityKind.ORGANIZATION, name)


CHILE, NORWAY, AZERBAIJAN = map(state, ("Chile", "Norway", "Azerbaijan"))


def passage(
    start: int = 0, article: str = "a.txt", quote: str = "Words.", confidence: float = 0.9
) -> Passage:
    return Passage(article, start, start + len(quote), quote, "History", "tests.rule", 0.9)


def stated(cls: type[Fact], start: int = 0, article: str = "a.txt", date: str = "", **fields: Any) -> Fact:
    """A fact with one passage."""
    when = Date(date) if date else None
    return cls(date=when, evidence=(passage(start, article),), **fields)


def entity_of(mention: Mention) -> Entity:
    return Entity(kind=mention.kind, key=mention.name.lower().replace(" ", "-"), label=mention.name)


def claimed(cls: type[Fact], start: int = 0, article: str = "a.txt", date: str = "", **fields: Any) -> Claim:
    """A claim with one passage."""
    return claim(stated(cls, start, article, date, **fields), entity_of)


def merged(articles: Iterable[Sequence[Claim]]) -> list[Claim]:
    """The facts that the claims of articles amount to, in order."""
    by_key: dict[object, list[Claim]] = {}
    for claims in articles:
        for each in within(claims):
            by_key.setdefault(each.key, []).append(each)
    return sorted((fact for same in by_key.values() for fact in across(same)), key=lambda fact: fact.order)


@dataclass(frozen=True)
class Resolved:
    """The entities of some articles, and the persons of each."""

    entities: Entities
    casts: Mapping[str, Cast]

    def of(self, article: str, mention: Mention) -> Entity:
        return self.entities.of(mention, self.casts[article])

    def __iter__(self) -> Iterator[Entity]:
        return iter(self.entities)


def resolve(
    articles: Iterable[tuple[Article, Extraction]],
    gazetteer: Gazetteer,
    judgements: Sequence[Judgement] = (),
) -> Resolved:
    """The entities that articles speak of."""
    census = Census(gazetteer)
    casts = {
        each.identifier: census.add(seen(each.identifier, said.facts, gazetteer)) for each, said in articles
    }
    return Resolved(census.entities(judgements), casts)


def article(identifier: str = "a.txt", text: str = "") -> Article:
    origin = Provenance(url="https://example.org/a", licence="https://creativecommons.org/licenses/by/4.0/")
    return Article(identifier, f"Title of {identifier}", text, (), provenance=origin)


class Engine:
    """An engine that finds in each article the facts prepared for it."""

    def __init__(self, facts: dict[str, list[Fact]]) -> None:
        self.facts = facts

    def extract(self, article: Article) -> Extraction:
        return Extraction(tuple(self.facts[article.identifier]), sentences=1)


def lines(graph: ox.Store) -> list[bytes]:
    """A graph as lines of N-Quads."""
    dumped = graph.dump(format=ox.RdfFormat.N_QUADS)
    assert dumped is not None
    return dumped.splitlines(keepends=True)
