"""Facts and articles as blocks of quads, facts checked against the shapes: some at a time, in whichever process
has time."""

from __future__ import annotations

import hashlib
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from extract.article import Article
from extract.facts import EntityKind, Unused
from graph.blocks import Block, block
from graph.check import violations
from graph.claims import Claim
from graph.entities import ByKey, Entity, Key
from graph.iris import Iris
from graph.staging import Entry, Row, named, unpacked
from graph.things import article_quads, entity_quads
from graph.triples import FactWriter
from graph.work import Call
from ontology.vocabulary import UnknownConceptError

__all__ = ["Context", "Written", "with_states", "write", "write_article"]


@dataclass(slots=True)
class Written:
    """The block of sound facts, how many there are of each class, of what they speak, and which of the facts,
    by their place among those given, are left out for which reason."""

    block: Block
    facts: Counter[str] = field(default_factory=Counter)
    entities: set[Key] = field(default_factory=set)
    refused: dict[int, Unused] = field(default_factory=dict)


class Context:
    """What facts may refer to: the entities of a graph and the slugs of its articles, under its IRIs."""

    def __init__(self, entities: ByKey, articles: Mapping[str, str], iris: Iris) -> None:
        self._entities = {key: entity.as_written for key, entity in entities.items()}
        self._articles, self._iris = articles, iris
        self._digests: dict[Key, bytes] = {}

    def call(self, facts: Sequence[Row]) -> Call:
        """The call of `write` for some facts."""
        keys, names = set[Key](), set[str]()
        for *_, said in facts:
            entities, articles = named(said)
            keys |= entities
            names |= articles
        used = with_states(self._entities, keys)
        slugs = {name: self._articles[name] for name in sorted(names)}
        rows = [(slug, said) for _, _, slug, said in facts]
        key = hashlib.sha256(repr((self._iris.base, rows, slugs)).encode("utf-8", "surrogatepass"))
        for each in used:
            key.update(self._digest(each))
        return Call((rows, used, slugs, self._iris), key.digest())

    def call_for_article(self, name: str, article: bytes) -> Call:
        """The call of `write_article` for a packed article."""
        slug = self._articles[name]
        key = hashlib.sha256(repr((self._iris.base, slug, article)).encode())
        return Call((article, slug, self._iris), key.digest())

    def _digest(self, entity: Entity) -> bytes:
        known = (entity.kind, entity.key)
        if known not in self._digests:
            self._digests[known] = hashlib.sha256(repr(entity).encode("utf-8", "surrogatepass")).digest()
        return self._digests[known]


def with_states(entities: ByKey, used: Iterable[Key]) -> list[Entity]:
    """The entities of these keys and the States in which places lie, in a fixed order."""
    keys = set(used)
    found = [entities[each] for each in keys]
    states = {(EntityKind.STATE, e.state) for e in found if e.kind is EntityKind.PLACE and e.state}
    return [entities[each] for each in sorted(keys | states)]


def write_article(article: bytes, slug: str, iris: Iris) -> Block:
    """The block of a packed article."""
    return block(article_quads(pickle.loads(article), slug, iris), iris.base)


def write(
    facts: Sequence[tuple[str, bytes]], entities: Sequence[Entity], articles: Mapping[str, str], iris: Iris
) -> Written:
    """Write facts, given by their slugs and what they say, that speak of these entities.

    articles: the slugs of the articles that state them
    """
    by_key = {(each.kind, each.key): each for each in entities}
    writer = FactWriter(iris, articles)
    entries = [Entry(n, slug, unpacked(said, by_key)) for n, (slug, said) in enumerate(facts)]
    said: dict[int, list[ox.Quad]] = {}
    refused: dict[int, str] = {}
    for each in entries:
        try:
            said[each.number] = list(writer.quads(each.claim, each.slug))
        except UnknownConceptError as error:
            refused[each.number] = str(error)
    refused |= _unsound(said, _context(entities, articles, iris))
    sound = [each for each in entries if each.number not in refused]
    return Written(
        block((quad for each in sound for quad in said[each.number]), iris.base),
        Counter(each.claim.cls for each in sound),
        {(entity.kind, entity.key) for each in sound for entity in each.claim.entities},
        {number: _refusal(entries[number].claim, why) for number, why in refused.items()},
    )


def _context(entities: Iterable[Entity], articles: Mapping[str, str], iris: Iris) -> Iterator[ox.Quad]:
    """Entities, and articles, of which their texts do not matter."""
    for entity in entities:
        yield from entity_quads(entity, iris)
    for name, slug in articles.items():
        yield from article_quads(Article(name, name, "", ()), slug, iris)


def _unsound(facts: Mapping[int, Sequence[ox.Quad]], context: Iterable[ox.Quad]) -> dict[int, str]:
    """Why facts, given by number, may not be stored: they answer for their passages and entities."""
    scratch = ox.Store()
    for quads in facts.values():
        scratch.extend(quads)
    scratch.extend(context)
    broken: dict[str, str] = {}
    for each in violations(scratch):
        broken.setdefault(each.node, each.message)
    if not broken:
        return {}
    guilty = {number: min(broken.keys() & set(_nodes(quads)), default="") for number, quads in facts.items()}
    return {number: broken[node] for number, node in guilty.items() if node}


def _nodes(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """The things that quads are about or point to."""
    for quad in quads:
        for term in (quad.subject, quad.object):
            if isinstance(term, ox.NamedNode):
                yield term.value


def _refusal(claim: Claim, why: str) -> Unused:
    first = claim.evidence[0]
    return Unused(first.article, f"{claim.cls}: {first.quote}", why)
