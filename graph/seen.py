"""Of what one article speaks: what telling entities apart over all articles needs of it, without its facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.facts import EntityKind, Fact, Mention
from graph.drafts import groups
from graph.people import Group
from graph.sightings import collect
from ontology.gazetteer import Gazetteer

__all__ = ["Seen", "seen"]


@dataclass(frozen=True, slots=True)
class Seen:
    """Every mention of an article's facts, in their order, and which of them mean the same persons."""

    article: str
    mentions: tuple[Mention, ...]
    persons: tuple[Group, ...]


def seen(article: str, facts: Iterable[Fact], gazetteer: Gazetteer) -> Seen:
    """What the facts of an article speak of; the gazetteer tells who held an office."""
    sightings = list(collect(facts))
    of_persons = (each for each in sightings if each.mention.kind is EntityKind.PERSON)
    mentions = tuple(dict.fromkeys(each.mention for each in sightings))
    return Seen(article, mentions, tuple(groups(article, of_persons, gazetteer)))
