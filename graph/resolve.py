"""Which State, organisation, person or place each mention means, over all articles.

States, organisations and places are what the gazetteer knows under their name, or else the name itself.
Persons are joined by `graph.people`. Every entity is then linked (`graph.link`), judged (`graph.judgements`)
and given a key. Nothing depends on the order of the articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extract.article import Article
from extract.facts import EntityKind, Extraction, Mention
from graph.drafts import Draft, draft_of, draft_of_person, groups, state_draft
from graph.entities import Decision, Entities, Entity, Link
from graph.judgements import Judgement, apply, of_overrides
from graph.link import link
from graph.names import parse
from graph.people import join
from graph.sightings import Sighting, collect
from ontology.gazetteer import City, Gazetteer, State, fold

__all__ = ["resolve"]


def resolve(
    extractions: Iterable[tuple[Article, Extraction]],
    gazetteer: Gazetteer,
    judgements: Sequence[Judgement] = (),
) -> Entities:
    """The entities of all articles, linked, and which of them each mention means.

    `judgements` are the user's own, applied after those of the gazetteer's overrides.
    """
    sightings = list(collect(extractions))
    drafts = [*_known(sightings, gazetteer), *_people(sightings, gazetteer)]
    drafts += _their_states(drafts, gazetteer)
    by_hand = (*of_overrides(gazetteer.overrides), *judgements)
    linked = {id(draft): _linked(draft, gazetteer, by_hand) for draft in drafts}
    for draft in drafts:
        _name_in_full(draft, linked[id(draft)])
    keys = _keys(drafts)
    state_keys = {d.identity: keys[id(d)] for d in drafts if d.kind is EntityKind.STATE}
    entities: dict[tuple[str, Mention], Entity] = {}
    found = []
    for draft in drafts:
        entity = _entity(draft, keys[id(draft)], state_keys.get(draft.state, ""), linked[id(draft)])
        found.append(entity)
        entities.update(dict.fromkeys(draft.mentions, entity))
    return Entities(tuple(sorted(found, key=lambda entity: (entity.kind, entity.key))), entities)


def _known(sightings: Iterable[Sighting], gazetteer: Gazetteer) -> Iterable[Draft]:
    """States, organisations and places."""
    found: dict[tuple[EntityKind, str], Draft] = {}
    by_mention: dict[Mention, Draft] = {}
    for sighting in sightings:
        mention = sighting.mention
        if mention.kind is not EntityKind.PERSON:
            if mention not in by_mention:
                draft = draft_of(gazetteer, mention)
                by_mention[mention] = found.setdefault((draft.kind, draft.identity), draft)
            by_mention[mention].add(sighting.article, mention)
    return found.values()


def _people(sightings: Iterable[Sighting], gazetteer: Gazetteer) -> Iterator[Draft]:
    of_persons = (sighting for sighting in sightings if sighting.mention.kind is EntityKind.PERSON)
    for number, group in enumerate(join(groups(of_persons, gazetteer))):
        yield draft_of_person(gazetteer, group, number)


def _their_states(drafts: Iterable[Draft], gazetteer: Gazetteer) -> list[Draft]:
    """The States in which places lie and for which persons act, where no fact names them."""
    present = {draft.identity for draft in drafts if draft.kind is EntityKind.STATE}
    missing = {draft.state for draft in drafts} - present - {""}
    return [state_draft(gazetteer, state) for state in sorted(missing)]


def _linked(draft: Draft, gazetteer: Gazetteer, by_hand: Sequence[Judgement]) -> tuple[Link, ...]:
    links = link(draft.matchable(), gazetteer)
    return apply(draft.kind, {*draft.forms, draft.label}, links, by_hand)


def _name_in_full(draft: Draft, links: Iterable[Link]) -> None:
    """A person of whom only initials are met is called by the name of the item, once linked."""
    names = [each.name for each in links if each.decision is Decision.ACCEPTED and each.name]
    if draft.kind is EntityKind.PERSON and names:
        draft.forms |= {draft.label, names[0]}
        draft.label = draft.label if parse(draft.label).is_full else names[0]


def _keys(drafts: Sequence[Draft]) -> Mapping[int, str]:
    """A key each: the name, with the State and at last a number where several have the same name."""
    kinds = {draft.kind for draft in drafts}
    keys: dict[int, str] = {}
    for kind in kinds:
        same_kind = sorted((d for d in drafts if d.kind is kind), key=_order)
        shared = Counter(_slug(draft.label) for draft in same_kind)
        used: Counter[str] = Counter()
        for draft in same_kind:
            key = _slug(draft.label)
            if shared[key] > 1 and draft.state:
                key = f"{key}-{_slug(draft.state)}"
            used[key] += 1
            keys[id(draft)] = key if used[key] == 1 else f"{key}-{used[key]}"
    return keys


def _order(draft: Draft) -> tuple[str, str, list[str], list[str]]:
    articles = sorted({article for article, _ in draft.mentions})
    return _slug(draft.label), draft.state, sorted(draft.forms), articles


def _slug(name: str) -> str:
    return fold(name).replace(" ", "-") or "unnamed"


def _entity(draft: Draft, key: str, state: str, links: tuple[Link, ...]) -> Entity:
    entry = draft.entry
    demonyms = entry.demonyms if isinstance(entry, State) else ()
    names = draft.forms - set(demonyms) | set(_distinct(entry.names if entry else ()))
    return Entity(
        kind=draft.kind,
        key=key,
        label=draft.label,
        alt_labels=tuple(sorted(names - {draft.label})),
        state=state,
        links=links,
        pages=tuple(sorted({mention.page for _, mention in draft.mentions if mention.page})),
        demonyms=demonyms,
        iso2=entry.iso2 if isinstance(entry, State) else "",
        iso3=entry.iso3 if isinstance(entry, State) else "",
        latitude=entry.lat if isinstance(entry, City) else None,
        longitude=entry.lon if isinstance(entry, City) else None,
    )


def _distinct(names: Iterable[str]) -> Iterable[str]:
    """Names of which no two differ in spelling only."""
    return {fold(name): name for name in reversed(list(names))}.values()
