"""What a gazetteer holds: plain values."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.spelling import with_plurals

__all__ = ["City", "Organization", "Override", "Person", "Position", "State"]


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

    @property
    def peoples(self) -> tuple[str, ...]:
        """The demonyms with their regular plurals, which texts use and tables leave out."""
        return with_plurals(self.demonyms)


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
