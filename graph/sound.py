"""Which facts may be stored: those whose triples, and those of what they refer to, keep to the shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from graph.check import violations

__all__ = ["unsound"]


def unsound(facts: Mapping[int, Sequence[ox.Quad]], context: Iterable[ox.Quad]) -> dict[int, str]:
    """Why facts, given by number with their quads, may not be stored.

    `context` says what they refer to: entities and articles. A fact answers for these and for its
    passages.
    """
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
