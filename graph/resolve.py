"""Which State, organisation, person or place each mention means, over all articles.

States, organisations and places are what the gazetteer knows under their name, or else the name itself.
Persons are joined by `graph.people`. Every entity is then linked (`graph.link`), judged (`graph.judgements`)
and given a key. Nothing depends on the order of the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.article import Article
from extract.facts import EntityKind, Extraction, Mention
from graph.entities import Entities, Entity
from graph.judgements import Judgement, apply, of_overrides
from graph.keys import assign
from graph.link import Subject, link
from graph.names import fullness, parse
from graph.people import Group, join
from graph.sightings import Sighting, collect
from graph.things import Thing, Things
from ontology.gazetteer import Gazetteer, fold

__all__ = ["resolve"]


def resolve(
    extractions: Iterable[tuple[Article, Extraction]],
    gazetteer: Gazetteer,
    judgements: Sequence[Judgement] = (),
) -> Entities:
    """The entities of all articles, linked, and which of them each mention means."""
