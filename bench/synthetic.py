"""Synthetic graphs of any size, of the shape that builds give: visits between invented States."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pyoxigraph as ox

from extract.article import Article
from extract.edtf import Date
from extract.facts import EntityKind, Mention, Passage, Visit
from graph.claims import claim
from graph.entities import Entity
from graph.iris import Iris
from graph.things import article_quads, entity_quads, ontology_quads
from graph.triples import FactWriter

__all__ = ["synthetic"]

_FACTS_PER_ARTICLE = 25


def synthetic(triples: int, seed: int = 1, people: int = 5000) -> Iterator[ox.Quad]:
    """About so many quads, the same for the same seed: 20 a visit with its passage."""
    chance, iris = random.Random(seed), Iris()
    states = [Entity(kind=EntityKind.STATE, key=f"state-{n}", label=f"State {n}") for n in range(200)]
    visitors = [Entity(kind=EntityKind.PERSON, key=f"person-{n}", label=f"Zoë Nº {n}") for n in range(people)]
    entities = {(entity.kind, entity.label): entity for entity in (*states, *visitors)}
    visits = triples // 20
    names = [f"article-{n}.txt" for n in range(visits // _FACTS_PER_ARTICLE + 1)]
    writer = FactWriter(iris, dict(zip(names, names, strict=True)))
    yield from ontology_quads(iris)
    yield from (quad for entity in entities.values() for quad in entity_quads(entity, iris))
    for number in range(visits):
        name = names[number // _FACTS_PER_ARTICLE]
        if number % _FACTS_PER_ARTICLE == 0:
            yield from article_quads(Article(name, f"Title of {name}", "", ()), name, iris)
        fact = _visit(chance, number, name, states, visitors)
        made = claim(fact, lambda mention: entities[mention.kind, mention.name])
        yield from writer.quads(made, f"visit/{number}")


def _visit(
    chance: random.Random, number: int, article: str, states: list[Entity], people: list[Entity]
) -> Visit:
    one, other = (Mention(EntityKind.STATE, state.label) for state in chance.sample(states, 2))
    visitor = Mention(EntityKind.PERSON, chance.choice(people).label)
    day = f"{chance.randint(1990, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    quote = f"On {day} {visitor.name} of {one.name} paid a visit, the {number}th, to “{other.name}”."
    passage = Passage(article, number, number + len(quote), quote, "History > Visits", "visits.verb", 0.9)
    return Visit(
        date=Date(day),
        evidence=(passage,),
        sending_state=one,
        receiving_state=other,
        visitor=visitor,
        role="HeadOfState",
        kind="state",
    )
