"""Facts as lines of N-Quads, checked against the shapes: so many at a time, in whichever process has time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from extract.article import Article
from extract.facts import Unused
from graph import setting as settings
from graph.check import violations
from graph.claims import Claim
from graph.entities import Key
from graph.setting import Setting
from graph.staging import Row, entry
from graph.things import article_quads, entity_quads
from graph.triples import FactWriter
from ontology.vocabulary import UnknownConceptError

__all__ = ["Written", "write"]


@dataclass(slots=True)
class Written:
    """The quads of sound facts as N-Quads, how many there are of each class, of what they speak, and
    which facts, by number, are left out for which reason."""

    lines: bytes = b""
    facts: Counter[str] = field(default_factory=Counter)
    entities: set[Key] = field(default_factory=set)
    refused: dict[int, Unused] = field(default_factory=dict)


def write(setting: Path, rows: Sequence[Row]) -> Written:
    """Write the facts of these rows of the staging; `setting` is the file of a `Setting`."""
    common, written = settings.load(setting), Written()
    writer = FactWriter(common.iris, common.articles)
    facts = [entry(row, common.by_key) for row in rows]
    said: dict[int, list[ox.Quad]] = {}
    for each in facts:
        try:
            said[each.number] = list(writer.quads(each.claim, each.slug))
        except UnknownConceptError as error:
            written.refused[each.number] = _refusal(each.claim, str(error))
    context = _context((each.claim for each in facts if each.number in said), common)
    reasons = _unsound(said, context)
    for each in facts:
        if each.number in reasons:
            written.refused[each.number] = _refusal(each.claim, reasons[each.number])
        elif each.number in said:
            written.facts[each.claim.cls] += 1
            written.entities |= {(entity.kind, entity.key) for entity in each.claim.entities}
    sound = (quad for number, quads in said.items() if number not in reasons for quad in quads)
    written.lines = ox.serialize(sound, format=ox.RdfFormat.N_QUADS) or b""
    return written


def _context(claims: Iterable[Claim], common: Setting) -> Iterator[ox.Quad]:
    """What facts refer to: entities, and articles, of which their texts do not matter."""
    used: set[Key] = set()
    articles: set[str] = set()
    for claim in claims:
        used |= {(entity.kind, entity.key) for entity in claim.entities}
        articles.update(claim.articles)
    for entity in common.with_states(used):
        yield from entity_quads(entity, common.iris)
    for name in articles:
        yield from article_quads(Article(name, name, "", ()), common.articles[name], common.iris)


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
