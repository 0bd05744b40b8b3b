"""From what articles state to claims: so many articles at a time, in whichever process has time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.facts import Mention, Unused
from graph import setting as settings
from graph.claims import claim
from graph.entities import Entity
from graph.merge import within
from graph.staging import ClaimRow, Stated, claim_row, stated

__all__ = ["Claimed", "claims_of"]


@dataclass(slots=True)
class Claimed:
    """What articles claim, ready to be put away, and the facts that no passage bears out."""

    rows: list[ClaimRow] = field(default_factory=list)
    refused: list[Unused] = field(default_factory=list)


def claims_of(setting: Path, articles: Sequence[Stated]) -> Claimed:
    """The claims of some articles; `setting` is the file of a `Setting`."""
    entities, claimed = settings.load(setting).entities, Claimed()
    for name, facts, cast in map(stated, articles):

        def entity_of(mention: Mention) -> Entity:
            return entities.of(mention, cast)  # noqa: B023 (called before the next article)

        found = within(claim(fact, entity_of) for fact in facts if fact.evidence)
        claimed.rows += map(claim_row, found)
        bare = (type(fact).__name__ for fact in facts if not fact.evidence)
        claimed.refused += (Unused(name, cls, "a fact without a passage") for cls in bare)
    return claimed
