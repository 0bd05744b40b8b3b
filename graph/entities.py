"""The things that facts are about, once the mentions of all articles are resolved: plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from extract.facts import EntityKind, Mention

__all__ = ["ByKey", "Cast", "Decision", "Entities", "Entity", "Key", "Link"]


class Decision(StrEnum):
    """What became of a candidate link. Only what is accepted becomes `owl:sameAs`."""

    ACCEPTED = "accepted"
    PROPOSED = "proposed"  # for a person to review
    REJECTED = "rejected"
    NO_MATCH = "no match"  # searched, nothing found


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A candidate link of an entity to Wikidata, with what speaks for it.

    item:          the Wikidata item ("Q37"); "" where `decision` is NO_MATCH
    justification: a term of the Semantic Mapping Vocabulary, e.g. "semapv:LexicalMatching"
    confidence:    0 to 1
    matched:       the string that matched, `field` what it matched ("name", "iso2", "office", …)
    source:        data set in which it was found, `version` of that data set
    """

    item: str
    decision: Decision
    justification: str
    confidence: float
    matched: str = ""
    field: str = ""
    source: str = ""
    version: str = ""
    name: str = ""  # of the item in that data set
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One State, organisation, person or place.

    key:        unique among its kind and fit for an IRI: lower-case ASCII words joined by "-"
    label:      the usual English name; of a person the fullest form known
    alt_labels: every other form met, sorted
    state:      key of the State a place lies in or a person acts for, "" where not known;
                that State is among the entities
    links:      candidates, the accepted one first
    pages:      titles of the pages that mentions link to, sorted
    demonyms, iso2, iso3: of a State; latitude, longitude: degrees (WGS 84) of a place
    """

    kind: EntityKind
    key: str
    label: str
    alt_labels: tuple[str, ...] = ()
    state: str = ""
    links: tuple[Link, ...] = ()
    pages: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    iso2: str = ""
    iso3: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def link(self) -> Link | None:
        """The accepted link."""
        return next((link for link in self.links if link.decision is Decision.ACCEPTED), None)

    @property
    def item(self) -> str:
        """The Wikidata item of the accepted link, or ""."""
        return self.link.item if self.link else ""

    @property
    def named(self) -> Entity:
        """No more of it than what facts say of it: which it is, and what it is called."""
        return Entity(kind=self.kind, key=self.key, label=self.label)


Key = tuple[EntityKind, str]
"""The kind and key of an entity."""

ByKey = Mapping[Key, Entity]

Cast = Mapping[Mention, int]
"""Who the mentions of persons in one article are, by number: a name alone does not tell."""


@dataclass(frozen=True, slots=True)
class Entities:
    """Every entity, and which one a mention means."""

    all: tuple[Entity, ...]  # sorted by kind and key
    known: Mapping[Mention, Entity]  # States, organisations and places
    people: Mapping[int, Entity]  # by the numbers of casts

    def of(self, mention: Mention, cast: Cast) -> Entity:
        """The entity that a mention means in the article with that cast. Raises KeyError."""
        return self.people[cast[mention]] if mention.kind is EntityKind.PERSON else self.known[mention]

    def __iter__(self) -> Iterator[Entity]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)
