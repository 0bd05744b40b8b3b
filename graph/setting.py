"""What the processes that write a graph have in common, in a file that each of them reads once."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extract.facts import EntityKind
from graph.entities import ByKey, Entities, Entity, Key
from graph.iris import Iris

__all__ = ["Setting", "load"]


@dataclass(frozen=True, slots=True)
class Setting:
    """The entities of a graph, its IRIs, and the slug of each article."""

    entities: Entities
    by_key: ByKey
    iris: Iris
    articles: Mapping[str, str]

    def with_states(self, used: Iterable[Key]) -> list[Entity]:
        """The entities of these keys and the States in which places lie, in a fixed order."""
        keys = set(used)
        found = [self.by_key[each] for each in keys]
        states = {(EntityKind.STATE, e.state) for e in found if e.kind is EntityKind.PLACE and e.state}
        return [self.by_key[each] for each in sorted(keys | states)]

    def save(self, path: Path) -> None:
        """Write it to a new file."""
        path.write_bytes(pickle.dumps(self, pickle.HIGHEST_PROTOCOL))


@lru_cache(maxsize=1)
def load(path: Path) -> Setting:
    """What was saved there."""
    found: Setting = pickle.loads(path.read_bytes())
    return found
