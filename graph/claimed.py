"""From what articles state to claims: some articles at a time, in whichever process has time."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.facts import Fact, Unused
from graph.claims import claim
from graph.entities import Entities, Entity, Key
from graph.merge import within
from graph.packed import digest
from graph.sightings import mentions_of
from graph.staging import ClaimRow, Statements, claim_row
from graph.work import Call

__all__ = ["Claimed", "call", "claims_of"]

Stated = tuple[str, bytes, tuple[Key, ...]]
"""An article, its packed facts, and of what entity each of their mentions speaks, in their order."""


@dataclass(slots=True)
class Claimed:
    """What articles claim, ready to be put away, and the facts that no passage bears out."""

    rows: list[ClaimRow] = field(default_factory=list)
    refused: list[Unused] = field(default_factory=list)


def call(articles: Iterable[Statements], entities: Entities) -> Call:
    """The call of `claims_of` for what some articles state."""
    stated = [(said.article, said.facts, _keys(said, entities)) for said in articles]
    return Call(
        (stated,), digest(*(part for name, facts, keys in stated for part in (name, facts, repr(keys))))
    )


def claims_of(articles: Sequence[Stated]) -> Claimed:
    """The claims of some articles. Of entities a claim needs no more than kind and key."""
    claimed = Claimed()
    for name, packed, keys in articles:
        facts: tuple[Fact, ...] = pickle.loads(packed)
        mentions = dict.fromkeys(mention for fact in facts for mention in mentions_of(fact))
        entity_of = {
            m: Entity(kind=kind, key=key, label="") for m, (kind, key) in zip(mentions, keys, strict=True)
        }
        found = within(claim(fact, entity_of.__getitem__) for fact in facts if fact.evidence)
        claimed.rows += map(claim_row, found)
        bare = (type(fact).__name__ for fact in facts if not fact.evidence)
        claimed.refused += (Unused(name, cls, "a fact without a passage") for cls in bare)
    return claimed


def _keys(said: Statements, entities: Entities) -> tuple[Key, ...]:
    found = (entities.of(mention, said.cast) for mention in said.mentions)
    return tuple((entity.kind, entity.key) for entity in found)
