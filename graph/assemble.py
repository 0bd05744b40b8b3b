"""From what the articles state to the blocks of a graph: resolved, merged, checked.

Input: staged articles and the entities they speak of. Output: blocks of sound facts, and the counts and
refusals. Each step passes over what the one before it has put away, so that memory holds little of it.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from operator import attrgetter, itemgetter

import pyoxigraph as ox

from extract.facts import EntityKind, Unused
from graph.accord import Accord
from graph.batches import batches
from graph.blocks import Block, block
from graph.claimed import call, claims_of
from graph.conflicts import conflicts
from graph.entities import Entities, Entity, Key
from graph.iris import Iris, numbered, slug
from graph.merge import across
from graph.staging import Staging, named, unpacked
from graph.things import entity_quads, ontology_quads
from graph.triples import FactWriter
from graph.work import Call, Work
from graph.written import Context, broken, refusal, write, write_article

__all__ = ["Assembly"]

_ENOUGH, _MOST = 100, 500  # facts written at once: bounds the memory that checking takes
_ENOUGH_STATED, _MOST_STATED = 1 << 16, 1 << 20  # bytes of packed facts of which claims are made at once


class Assembly:
    """The graph of the staged articles. The counts are complete when `blocks` is exhausted."""

    def __init__(self, staging: Staging, entities: Entities, iris: Iris) -> None:
        self.iris = iris
        self._staging, self._all = staging, entities
        names = staging.identifiers()
        self._slugs = dict(zip(names, numbered(map(slug, names)), strict=True))
        self._by_key = {(entity.kind, entity.key): entity for entity in entities}
        self._context = Context(self._by_key, self._slugs, iris)
        self._used: set[Key] = set()
        self.facts: Counter[str] = Counter()
        self.entities: Counter[str] = Counter()
        self.linked: Counter[str] = Counter()
        self.conflicts = 0
        self.accord = Accord()
        self.refused: list[Unused] = []

    def blocks(self, work: Work) -> Iterator[Block]:
        """Everything to store: the ontology, the articles, the sound facts and their entities.

        Claims are made and facts written where `work` has time.
        """
        yield block(ontology_quads(self.iris), self.iris.base)
        articles = self._staging.articles()
        yield from work.each(write_article, (self._context.call_for_article(*each) for each in articles))
        self._merge(work)
        self._refuse_broken()
        yield from self._of_facts(work)
        yield block(self._of_conflicts(), self.iris.base)
        yield block(self._of_entities(), self.iris.base)

    def _merge(self, work: Work) -> None:
        """What the articles state becomes claims, and these become facts."""
        said = self._staging.said()
        some = batches(
            said,
            attrgetter("article"),
            enough=_ENOUGH_STATED,
            most=_MOST_STATED,
            size=lambda each: len(each.facts),
        )
        for claimed in work.each(claims_of, (call(each, self._all) for each in some)):
            self._staging.add_claims(claimed.rows)
            self.refused += claimed.refused
        self._staging.join(across, self._by_key)

    def _refuse_broken(self) -> None:
        """Leave out the facts that speak of entities which may not be stored."""
        unsound = broken(self._all, self.iris)
        for _, number, _, said in self._staging.facts() if unsound else ():
            keys, _ = named(said)
            if guilty := sorted(keys & unsound.keys()):
                self.refused.append(refusal(unpacked(said, self._by_key), unsound[guilty[0]]))
                self._staging.remove([number])

    def _of_facts(self, work: Work) -> Iterator[Block]:
        """The sound facts; the others are refused."""
        given: deque[list[int]] = deque()

        def calls() -> Iterator[Call]:
            facts = self._staging.facts()
            for rows in batches(facts, itemgetter(0), enough=_ENOUGH, most=_MOST):
                given.append([number for _, number, *_ in rows])
                yield self._context.call(rows)

        for written in work.each(write, calls()):
            numbers = given.popleft()
            self.facts += written.facts
            self._used |= written.entities
            self.refused += written.refused.values()
            self._staging.remove(numbers[place] for place in written.refused)
            yield written.block

    def _of_conflicts(self) -> Iterator[ox.Quad]:
        """Facts that date one event differently, joined both ways, each in the graph of its article."""
        writer = FactWriter(self.iris, self._slugs)
        for entries in self._staging.occasions(self._by_key):
            claims = [entry.claim for entry in entries]
            found = list(conflicts(claims))
            self.accord.add(claims, found)
            for positions in found:
                one, other = (entries[position] for position in positions)
                self.conflicts += 1
                for fact, rival in ((one, other), (other, one)):
                    yield writer.conflict(fact.claim, fact.slug, rival.slug)

    def _of_entities(self) -> Iterator[ox.Quad]:
        for entity in self._with_states():
            self.entities[entity.kind] += 1
            self.linked[entity.kind] += bool(entity.item)
            yield from entity_quads(entity, self.iris)

    def _with_states(self) -> list[Entity]:
        """The entities that facts speak of and the States in which places lie, in a fixed order."""
        found = [self._by_key[each] for each in self._used]
        states = {(EntityKind.STATE, e.state) for e in found if e.kind is EntityKind.PLACE and e.state}
        return [self._by_key[each] for each in sorted(self._used | states)]
