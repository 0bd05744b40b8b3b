"""From what the articles state to the quads of a graph: resolved, merged, checked.

Input: staged articles and the entities they speak of. Output: sound facts as N-Quads, and the counts and
refusals. Each step passes over what the one before it has put away, so that memory holds little of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from extract.facts import Unused
from graph.accord import Accord
from graph.claimed import claims_of
from graph.conflicts import conflicts
from graph.entities import Entities, Key
from graph.iris import Iris, numbered, slug
from graph.merge import across
from graph.setting import Setting
from graph.staging import Staging
from graph.things import article_quads, entity_quads, ontology_quads
from graph.triples import FactWriter
from graph.work import Work
from graph.written import write

__all__ = ["Assembly"]

_ARTICLES = 10  # articles of which claims are made at once
_BATCH = 1_000  # facts checked at once: bounds the memory that checking takes


class Assembly:
    """The graph of the staged articles. The counts are complete when `lines` is exhausted."""

    def __init__(self, staging: Staging, entities: Entities, iris: Iris) -> None:
        self.iris = iris
        self._staging = staging
        names = staging.identifiers()
        slugs = dict(zip(names, numbered(map(slug, names)), strict=True))
        by_key = {(entity.kind, entity.key): entity for entity in entities}
        self._setting = Setting(entities, by_key, iris, slugs)
        self._used: set[Key] = set()
        self.facts: Counter[str] = Counter()
        self.entities: Counter[str] = Counter()
        self.linked: Counter[str] = Counter()
        self.conflicts = 0
        self.accord = Accord()
        self.refused: list[Unused] = []

    def lines(self, work: Work, setting: Path) -> Iterator[bytes]:
        """Everything to store: the ontology, the articles, the sound facts and their entities.

        Claims are made and facts written where `work` has time; `setting` is the path of a new file for what it needs.
        """
        yield _serialized(ontology_quads(self.iris))
        yield from map(_serialized, self._of_articles())
        self._setting.save(setting)
        self._merge(work, setting)
        yield from self._of_facts(work, setting)
        yield _serialized(self._of_conflicts())
        yield _serialized(self._of_entities())

    def _of_articles(self) -> Iterator[Iterator[ox.Quad]]:
        for article in self._staging.articles():
            yield article_quads(article, self._setting.articles[article.identifier], self.iris)

    def _merge(self, work: Work, setting: Path) -> None:
        """What the articles state becomes claims, and these become facts."""
        calls = ((setting, articles) for articles in self._staging.stated(_ARTICLES))
        for claimed in work.each(claims_of, calls):
            self._staging.add_claims(claimed.rows)
            self.refused += claimed.refused
        self._staging.join(across, self._setting.by_key)

    def _of_facts(self, work: Work, setting: Path) -> Iterator[bytes]:
        """The sound facts; the others are refused."""
        batches = ((setting, rows) for rows in self._staging.facts(_BATCH))
        for written in work.each(write, batches):
            self.facts += written.facts
            self._used |= written.entities
            self.refused += written.refused.values()
            self._staging.remove(written.refused)
            yield written.lines

    def _of_conflicts(self) -> Iterator[ox.Quad]:
        """Facts that date one event differently, joined both ways, each in the graph of its article."""
        writer = FactWriter(self.iris, self._setting.articles)
        for entries in self._staging.occasions(self._setting.by_key):
            claims = [entry.claim for entry in entries]
            found = list(conflicts(claims))
            self.accord.add(claims, found)
            for positions in found:
                one, other = (entries[position] for position in positions)
                self.conflicts += 1
                for fact, rival in ((one, other), (other, one)):
                    yield writer.conflict(fact.claim, fact.slug, rival.slug)

    def _of_entities(self) -> Iterator[ox.Quad]:
        for entity in self._setting.with_states(self._used):
            self.entities[entity.kind] += 1
            self.linked[entity.kind] += bool(entity.item)
            yield from entity_quads(entity, self.iris)


def _serialized(quads: Iterable[ox.Quad]) -> bytes:
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
