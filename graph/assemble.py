"""From what the articles state to the quads of a graph: resolved, merged, checked.

Input: articles with their extractions. Output: quads of sound facts, and the counts and refusals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from extract.article import Article
from extract.facts import EntityKind, Extraction, Mention, Unused
from graph.check import violations
from graph.claims import Claim, claim
from graph.conflicts import conflicts
from graph.entities import Entities, Entity
from graph.iris import Iris, fact_slugs, numbered, slug
from graph.merge import merge
from graph.things import article_quads, entity_quads, ontology_quads
from graph.triples import FactWriter
from ontology import DIP
from ontology.vocabulary import UnknownConceptError

__all__ = ["Assembly", "Stated"]

Stated = tuple[Article, Extraction]

_BATCH = 20_000  # facts checked at once: bounds the memory that checking takes


class Assembly:
    """The graph of some articles. The counts are complete when `quads` is exhausted."""

    def __init__(self, stated: Sequence[Stated], entities: Entities, iris: Iris) -> None:
        self.iris = iris
        self.articles = [article for article, _ in stated]
        names = [article.identifier for article in self.articles]
        self._article_slugs = dict(zip(names, numbered(map(slug, names)), strict=True))
        self._writer = FactWriter(iris, self._article_slugs)
        self._resolved = entities
        self._by_key = {(entity.kind, entity.key): entity for entity in entities}
        self._claims = merge(self._of_article(*each) for each in stated)
        self._slugs = fact_slugs(self._claims)
        self._against = _symmetric(conflicts(self._claims))
        self.facts: Counter[str] = Counter()
        self.entities: Counter[str] = Counter()
        self.linked: Counter[str] = Counter()
        self.conflicts = 0
        self.refused: list[Unused] = []

    def quads(self) -> Iterator[ox.Quad]:
        """Everything to store: the ontology, the articles, the sound facts and their entities."""
        yield from ontology_quads(self.iris)
        yield from self._of_articles()
        used: set[tuple[EntityKind, str]] = set()
        for batch in self._batches():
            quads = self._sound(batch)
            self._count(quads, used)
            for position in sorted(quads):
                yield from quads[position]
        yield from self._of_entities(used)

    def _of_articles(self) -> Iterator[ox.Quad]:
        for article in self.articles:
            yield from article_quads(article, self._article_slugs[article.identifier], self.iris)

    def _of_article(self, article: Article, extraction: Extraction) -> list[Claim]:
        def entity_of(mention: Mention) -> Entity:
            return self._resolved.of(article.identifier, mention)

        return [claim(fact, entity_of) for fact in extraction.facts]

    def _batches(self) -> Iterator[list[int]]:
        """Positions of facts to check together: those that conflict refer to each other."""
        at_peace = [n for n in range(len(self._claims)) if n not in self._against]
        for start in range(0, len(at_peace), _BATCH):
            yield at_peace[start : start + _BATCH]
        yield sorted(self._against)

    def _sound(self, batch: Iterable[int]) -> dict[int, list[ox.Quad]]:
        """The quads of each fact of a batch, without the facts that break a shape.

        A fact refused takes the conflicts with it from others, so that these are checked again.
        """
        left = set(batch)
        while True:
            quads = {n: found for n in sorted(left) if (found := self._of_fact(n, left))}
            reasons = self._reasons(quads)
            if len(quads) == len(left) and not reasons:
                return quads
            for position, why in reasons.items():
                self._refuse(self._claims[position], why)
            left = quads.keys() - reasons.keys()

    def _of_fact(self, position: int, left: set[int]) -> list[ox.Quad]:
        """The quads of one fact; none, and a refusal, where a value is unknown to the ontology."""
        against = [self._slugs[n] for n in sorted(self._against.get(position, set()) & left)]
        try:
            return list(self._writer.quads(self._claims[position], self._slugs[position], against))
        except UnknownConceptError as error:
            self._refuse(self._claims[position], str(error))
            return []

    def _reasons(self, quads: Mapping[int, list[ox.Quad]]) -> dict[int, str]:
        """Why facts may not be stored. A fact answers for its passages, entities and articles."""
        owners: dict[str, set[int]] = defaultdict(set)
        scratch = ox.Store()
        for position, said in quads.items():
            scratch.extend(said)
            for quad in said:
                owners[_value(quad.subject)].add(position)
                if quad.predicate.value != DIP + "conflictsWith":
                    owners[_value(quad.object)].add(position)
        used = {(e.kind, e.key) for n in quads for e in self._claims[n].entities}
        scratch.extend(q for e in self._with_states(used) for q in entity_quads(e, self.iris))
        scratch.extend(self._of_articles())
        reasons: dict[int, str] = {}
        for violation in violations(scratch):
            for position in owners.get(violation.node, ()):
                reasons.setdefault(position, violation.message)
        return reasons

    def _refuse(self, refused: Claim, why: str) -> None:
        first = refused.evidence[0] if refused.evidence else None
        where = f"{refused.cls}: {first.quote}" if first else refused.cls
        self.refused.append(Unused(first.article if first else "", where, why))

    def _count(self, quads: Mapping[int, object], used: set[tuple[EntityKind, str]]) -> None:
        for position in quads:
            self.facts[self._claims[position].cls] += 1
            used |= {(e.kind, e.key) for e in self._claims[position].entities}
            others = self._against.get(position, ())
            self.conflicts += sum(other < position and other in quads for other in others)

    def _of_entities(self, used: set[tuple[EntityKind, str]]) -> Iterator[ox.Quad]:
        for entity in self._with_states(used):
            self.entities[entity.kind] += 1
            self.linked[entity.kind] += bool(entity.item)
            yield from entity_quads(entity, self.iris)

    def _with_states(self, used: set[tuple[EntityKind, str]]) -> list[Entity]:
        """These entities and the States in which places lie, in a fixed order."""
        found = [self._by_key[each] for each in used]
        states = {(EntityKind.STATE, e.state) for e in found if e.kind is EntityKind.PLACE and e.state}
        return [self._by_key[each] for each in sorted(used | states)]


def _symmetric(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return dict(found)


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return "" if isinstance(term, ox.Triple) else term.value
