"""From what the articles state to the quads of a graph: resolved, merged, checked.

Input: staged articles and the entities they speak of. Output: quads of sound facts, and the counts and
refusals. Each step passes over what the one before it has put away, so that memory holds little of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from extract.facts import EntityKind, Mention, Unused
from graph.claims import Claim, claim
from graph.conflicts import conflicts
from graph.entities import Entities, Entity
from graph.iris import Iris, numbered, slug
from graph.merge import across, within
from graph.sound import unsound
from graph.staging import Entry, Staging
from graph.things import article_quads, entity_quads, ontology_quads
from graph.triples import FactWriter
from ontology.vocabulary import UnknownConceptError

__all__ = ["Assembly"]

_BATCH = 2_000  # facts checked at once: bounds the memory that checking takes

Key = tuple[EntityKind, str]


class Assembly:
    """The graph of the staged articles. The counts are complete when `quads` is exhausted."""

    def __init__(self, staging: Staging, entities: Entities, iris: Iris) -> None:
        self.iris = iris
        self._staging = staging
        self._entities = entities
        self._by_key = {(entity.kind, entity.key): entity for entity in entities}
        names = staging.identifiers()
        self._slugs = dict(zip(names, numbered(map(slug, names)), strict=True))
        self._writer = FactWriter(iris, self._slugs)
        self._used: set[Key] = set()
        self.facts: Counter[str] = Counter()
        self.entities: Counter[str] = Counter()
        self.linked: Counter[str] = Counter()
        self.conflicts = 0
        self.refused: list[Unused] = []

    def quads(self) -> Iterator[ox.Quad]:
        """Everything to store: the ontology, the articles, the sound facts and their entities."""
        yield from ontology_quads(self.iris)
        yield from self._of_articles(self._slugs)
        self._merge()
        yield from self._of_facts()
        yield from self._of_conflicts()
        yield from self._of_entities()

    def _of_articles(self, names: Iterable[str]) -> Iterator[ox.Quad]:
        for name in names:
            yield from article_quads(self._staging.article(name), self._slugs[name], self.iris)

    def _merge(self) -> None:
        """What the articles state becomes claims, and these become facts."""
        for name, facts, cast in self._staging.stated():

            def entity_of(mention: Mention) -> Entity:
                return self._entities.of(mention, cast)  # noqa: B023 (called before the next article)

            borne_out = [fact for fact in facts if fact.evidence]
            self._staging.add_claims(within(claim(fact, entity_of) for fact in borne_out))
            bare = (type(fact).__name__ for fact in facts if not fact.evidence)
            self.refused += [Unused(name, cls, "a fact without a passage") for cls in bare]
        self._staging.join(across, self._by_key)

    def _of_facts(self) -> Iterator[ox.Quad]:
        """The quads of sound facts; the others are refused."""
        facts = self._staging.facts(self._by_key)
        while batch := {entry.number: entry for entry in islice(facts, _BATCH)}:
            said = {number: found for number, entry in batch.items() if (found := self._of_fact(entry))}
            reasons = unsound(said, self._context(batch[number].claim for number in said))
            for number, why in reasons.items():
                self._refuse(batch[number], why)
            for number in said.keys() - reasons.keys():
                self.facts[batch[number].claim.cls] += 1
                self._used |= {(each.kind, each.key) for each in batch[number].claim.entities}
                yield from said[number]

    def _of_fact(self, entry: Entry) -> list[ox.Quad]:
        """The quads of one fact; none, and a refusal, where a value is unknown to the ontology."""
        try:
            return list(self._writer.quads(entry.claim, entry.slug))
        except UnknownConceptError as error:
            self._refuse(entry, str(error))
            return []

    def _context(self, claims: Iterable[Claim]) -> Iterator[ox.Quad]:
        """What facts refer to: their entities and articles."""
        used: set[Key] = set()
        articles: set[str] = set()
        for each in claims:
            used |= {(entity.kind, entity.key) for entity in each.entities}
            articles |= {passage.article for passage in each.evidence}
        for entity in self._with_states(used):
            yield from entity_quads(entity, self.iris)
        yield from self._of_articles(articles)

    def _of_conflicts(self) -> Iterator[ox.Quad]:
        """Facts that date one event differently, joined both ways, each in the graph of its article."""
        for entries in self._staging.occasions(self._by_key):
            for positions in conflicts([entry.claim for entry in entries]):
                one, other = (entries[position] for position in positions)
                self.conflicts += 1
                for fact, rival in ((one, other), (other, one)):
                    yield self._writer.conflict(fact.claim, fact.slug, rival.slug)

    def _of_entities(self) -> Iterator[ox.Quad]:
        for entity in self._with_states(self._used):
            self.entities[entity.kind] += 1
            self.linked[entity.kind] += bool(entity.item)
            yield from entity_quads(entity, self.iris)

    def _with_states(self, used: set[Key]) -> list[Entity]:
        """These entities and the States in which places lie, in a fixed order."""
        found = [self._by_key[each] for each in used]
        states = {(EntityKind.STATE, e.state) for e in found if e.kind is EntityKind.PLACE and e.state}
        return [self._by_key[each] for each in sorted(used | states)]

    def _refuse(self, entry: Entry, why: str) -> None:
        first = entry.claim.evidence[0]
        self.refused.append(Unused(first.article, f"{entry.claim.cls}: {first.quote}", why))
        self._staging.remove([entry.number])
