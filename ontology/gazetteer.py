"""Names of States, cities, organisations and office-holders, with their Wikidata items.

The tables in `ontology/gazetteer/` are always there. A pack is a folder of larger tables with the
same columns (`states.tsv`, `cities.tsv`, `orgs.tsv`, `people_*.tsv`, `overrides.tsv`, each optional):
it adds to the embedded tables and never takes a name away from them, unless its overrides say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Protocol, TypeVar

from ontology import tables
from ontology.entries import City, Organization, Override, Person, Position, State
from ontology.spelling import fold
from ontology.tables import EMBEDDED, GazetteerError

__all__ = [
    "City",
    "Gazetteer",
    "GazetteerError",
    "Organization",
    "Override",
    "Person",
    "Position",
    "State",
    "fold",
    "load",
]


class _Named(Protocol):
    @property
    def item(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def source(self) -> str: ...


T = TypeVar("T", bound=_Named)


@dataclass(eq=False)
class Gazetteer:
    """All tables, each entity once, the surest source first; compared and hashed by identity."""

    states: tuple[State, ...]
    organizations: tuple[Organization, ...]
    places: tuple[City, ...]
    people_files: tuple[Path, ...] = ()
    overrides: tuple[Override, ...] = ()
    version: str = "embedded"

    @cached_property
    def cities(self) -> tuple[City, ...]:
        """`places`, then the larger cities of GeoNames (no items), the most populous first."""
        taken = {(fold(name), city.iso2) for city in self.places for name in city.names}
        reserved = {fold(n) for s in self.states for n in (*s.names, *s.peoples)} | tables.not_places()
        return self.places + tuple(tables.geonames(taken, reserved))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Office-holders of the pack; none without one."""
        people: dict[str, Person] = {}
        for path in self.people_files:
            for person in tables.people(path):
                people.setdefault(person.item, person)
        return tuple(people.values())

    @cached_property
    def _by_item(self) -> Mapping[str, State]:
        return {state.item: state for state in reversed(self.states)}

    @cached_property
    def _by_iso2(self) -> Mapping[str, State]:
        current = (s for s in self.states if s.iso2 and s.kind != "historical")
        return {state.iso2: state for state in reversed(list(current))}

    @cached_property
    def _states(self) -> Mapping[str, tuple[State, ...]]:
        return _index(self.states)

    @cached_property
    def _organizations(self) -> Mapping[str, tuple[Organization, ...]]:
        return _index(self.organizations)

    @cached_property
    def _cities(self) -> Mapping[str, tuple[City, ...]]:
        return _index(self.cities)

    @cached_property
    def _people(self) -> Mapping[str, tuple[Person, ...]]:
        return _index(self.people)

    @cached_property
    def _people_of(self) -> Mapping[str, tuple[Person, ...]]:
        found: dict[str, dict[str, Person]] = defaultdict(dict)
        for person in self.people:
            for position in person.positions:
                found[position.state_item][person.item] = person
        return {item: tuple(people.values()) for item, people in found.items()}

    @cached_property
    def _demonyms(self) -> Mapping[str, tuple[State, ...]]:
        found: dict[str, dict[str, State]] = defaultdict(dict)
        for state in self.states:
            for word in state.peoples:
                found[fold(word)].setdefault(state.name, state)
        return {word: _surest(tuple(states.values())) for word, states in found.items()}

    def state(self, item: str) -> State | None:
        """The State of a Wikidata item."""
        return self._by_item.get(item)

    def state_of_iso2(self, code: str) -> State | None:
        """The present State or territory of an ISO 3166-1 alpha-2 code."""
        return self._by_iso2.get(code)

    def states_named(self, name: str) -> tuple[State, ...]:
        """States of that name, the likeliest first; case and accents do not count."""
        return self._states.get(fold(name), ())

    def states_of_demonym(self, word: str) -> tuple[State, ...]:
        """States whose adjective or people `word` is ("Lithuanian", "Swedes", "Dominican": two)."""
        return self._demonyms.get(fold(word), ())

    def cities_named(self, name: str, iso2: str = "") -> tuple[City, ...]:
        """Cities of that name, the likeliest first, only those in State `iso2` where given."""
        return tuple(c for c in self._cities.get(fold(name), ()) if not iso2 or c.iso2 == iso2)

    def organizations_named(self, name: str) -> tuple[Organization, ...]:
        """Organisations of that name or acronym."""
        return self._organizations.get(fold(name), ())

    def people_of(self, state_item: str) -> tuple[Person, ...]:
        """Everyone who held an office for that State."""
        return self._people_of.get(state_item, ())

    def people_named(self, name: str) -> tuple[Person, ...]:
        """Office-holders of exactly that name; case and accents do not count."""
        return self._people.get(fold(name), ())


def _index(entries: Iterable[T]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for entry in entries:
        for key in {fold(name) for name in entry.names} - {""}:
            found[key].append(entry)
    return {key: tuple(sorted(v, key=partial(_rank, key))) for key, v in found.items()}


def _surest(states: tuple[State, ...]) -> tuple[State, ...]:
    """Those of the embedded tables, where there are any."""
    return tuple(state for state in states if state.source == "legation") or states


def _rank(key: str, entry: _Named) -> tuple[bool, bool]:
    """The embedded tables go first, then who bears the name as its own and not as an alias."""
    return entry.source != "legation", fold(entry.name) != key


@cache
def load(folder: Path | None = None) -> Gazetteer:
    """The embedded gazetteer, enlarged by the pack in `folder`. Raises `GazetteerError`."""
    states = tuple(tables.states(EMBEDDED / "states.tsv", "legation"))
    places = tuple(tables.cities(EMBEDDED / "places.tsv", "legation"))
    organizations = tuple(tables.organizations(EMBEDDED / "organizations.tsv", "legation"))
    if folder is None:
        return Gazetteer(states, organizations, places)
    if not folder.is_dir():
        raise GazetteerError(
            f"gazetteer: {folder} is no folder; give one that holds states.tsv, cities.tsv …"
        )
    overrides = tuple(tables.overrides(folder / "overrides.tsv"))
    more = tables.states(folder / "states.tsv", "states")
    cities = tables.cities(folder / "cities.tsv", "cities")
    others = tables.organizations(folder / "orgs.tsv", "orgs")
    regions = [
        City(o.item, o.name, kind="region", source="overrides") for o in overrides if o.kind == "place"
    ]
    return Gazetteer(
        states=tuple(_joined(states, _corrected(more, overrides))),
        organizations=tuple(_joined(organizations, _corrected(others, overrides))),
        places=tuple(_joined(places, _corrected([*regions, *cities], overrides))),
        people_files=tuple(sorted(folder.glob("people_*.tsv"))),
        overrides=overrides,
        version=tables.snapshot_date(folder) or folder.name,
    )


def _joined(sure: Sequence[T], more: Iterable[T]) -> Iterator[T]:
    """Embedded entries, then those of the pack whose item is not among them."""
    yield from sure
    seen = {entry.item for entry in sure if entry.item}
    for entry in more:
        if entry.item not in seen:
            seen.add(entry.item)
            yield entry


O = TypeVar("O", State, City, Organization)  # noqa: E741


def _corrected(entries: Iterable[O], overrides: Sequence[Override]) -> Iterator[O]:
    """Entries without the names that an override takes from them, or with the item it gives them."""
    rejected: dict[str, dict[str, str]] = defaultdict(dict)
    for override in overrides:
        if override.rejected and override.judgement.startswith("use"):
            rejected[override.rejected][fold(override.name)] = override.item
    for entry in entries:
        names = rejected.get(entry.item, {})
        item = names.get(fold(entry.name), entry.item)
        aliases = tuple(a for a in entry.aliases if item != entry.item or fold(a) not in names)
        yield replace(entry, item=item, aliases=aliases)
