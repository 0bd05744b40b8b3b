"""Facts and articles as blocks of quads, facts checked against the shapes: some at a time, in whichever process
has time."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from extract.facts import EntityKind, Unused
from graph.blocks import Block, block
from graph.check import violations
from graph.claims import Claim
from graph.entities import ByKey, Entity, Key
from graph.iris import Iris
from graph.packed import digest
from graph.rdf import RDF_TYPE, iri
from graph.staging import Entry, Row, named, unpacked
from graph.things import article_quads, entity_quads
from graph.triples import FactWriter
from graph.work import Call
from ontology import DIP
from ontology.vocabulary import UnknownConceptError

__all__ = ["Context", "Written", "broken", "refusal", "write", "write_article"]

_REFERRED = frozenset(DIP + name for name in (*EntityKind, "Article"))  # the classes to which facts refer


@dataclass(slots=True)
class Written:
    """The block of sound facts, how many there are of each class, of what they speak, and which of the facts,
    by their place among those given, are left out for which reason."""

    block: Block
    facts: Counter[str] = field(default_factory=Counter)
    entities: set[Key] = field(default_factory=set)
    refused: dict[int, Unused] = field(default_factory=dict)


class Context:
    """What facts refer to: the entities of a graph and the slugs of its articles, under its IRIs."""

    def __init__(self, entities: ByKey, articles: Mapping[str, str], iris: Iris) -> None:
        self._entities, self._articles, self._iris = entities, articles, iris

    def call(self, facts: Iterable[Row]) -> Call:
        """The call of `write` for some facts."""
        rows = [(slug, said) for _, _, slug, said in facts]
        keys, names = set[Key](), set[str]()
        for _, said in rows:
            entities, articles = named(said)
            keys |= entities
            names |= articles
        used = [self._entities[key].named for key in sorted(keys)]
        slugs = {name: self._articles[name] for name in sorted(names)}
        key = digest(repr((self._iris, used, slugs)), *(part for row in rows for part in row))
        return Call((rows, used, slugs, self._iris), key)

    def call_for_article(self, name: str, article: bytes) -> Call:
        """The call of `write_article` for a packed article."""
        slug = self._articles[name]
        return Call((article, slug, self._iris), digest(repr(self._iris), slug, article))


def broken(entities: Iterable[Entity], iris: Iris) -> Mapping[Key, str]:
    """The entities that may not be stored, and why."""
    scratch = ox.Store()
    keys: dict[str, Key] = {}
    for entity in entities:
        keys[iris.entity(entity.kind, entity.key)] = (entity.kind, entity.key)
        scratch.extend(entity_quads(entity, iris))
    return {keys[each.node]: each.message for each in reversed(violations(scratch))}


def refusal(claim: Claim, why: str) -> Unused:
    """That a fact is left out, with the words that state it."""
    first = claim.evidence[0]
    return Unused(first.article, f"{claim.cls}: {first.quote}", why)


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
    refused |= _unsound(said, _context(entities, articles.values(), iris))
    sound = [each for each in entries if each.number not in refused]
    return Written(
        block((quad for each in sound for quad in said[each.number]), iris.base),
        Counter(each.claim.cls for each in sound),
        {(entity.kind, entity.key) for each in sound for entity in each.claim.entities},
        {number: refusal(entries[number].claim, why) for number, why in refused.items()},
    )


def _context(entities: Iterable[Entity], articles: Iterable[str], iris: Iris) -> Iterator[ox.Quad]:
    """That entities and articles, given by their slugs, are what they are: they are checked by themselves."""
    for entity in entities:
        node = ox.NamedNode(iris.entity(entity.kind, entity.key))
        yield ox.Quad(node, iri(RDF_TYPE), iri(DIP + entity.kind))
    for slug in articles:
        yield ox.Quad(ox.NamedNode(iris.article(slug)), iri(RDF_TYPE), iri(DIP + "Article"))


def _unsound(facts: Mapping[int, Sequence[ox.Quad]], context: Iterable[ox.Quad]) -> dict[int, str]:
    """Why facts, given by number, may not be stored: they answer for their passages."""
    scratch = ox.Store()
    for quads in facts.values():
        scratch.extend(quads)
    scratch.extend(context)
    found: dict[str, str] = {}
    for each in violations(scratch, without=_REFERRED):
        found.setdefault(each.node, each.message)
    if not found:
        return {}
    guilty = {number: min(found.keys() & set(_nodes(quads)), default="") for number, quads in facts.items()}
    return {number: found[node] for number, node in guilty.items() if node}


def _nodes(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """The things that quads are about or point to."""
    for quad in quads:
        for term in (quad.subject, quad.object):
            if isinstance(term, ox.NamedNode):
                yield term.value
