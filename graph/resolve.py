"""Which State, organisation, person or place each mention means, over all articles.

States, organisations and places are what the gazetteer knows under their name, or else the name itself.
Persons are joined by `graph.people`. Every entity is then linked (`graph.link`), judged (`graph.judgements`)
and given a key. Nothing depends on the order of the articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extract.edtf import Date
from extract.facts import EntityKind, Mention
from graph.drafts import Draft, draft_of, draft_of_person, state_draft
from graph.entities import Cast, Decision, Entities, Entity, Link
from graph.judgements import Judgement, apply, of_overrides
from graph.link import link
from graph.names import parse
from graph.people import Group, join
from graph.seen import Seen
from ontology.gazetteer import City, Gazetteer, State, fold

__all__ = ["Census"]


class Census:
    """Who and what the articles speak of, gathered article by article.

    What it holds grows with the things that are spoken of and the names they are given, not with the
    number of articles; of an article it keeps the identifier with the persons named there.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._first: dict[Mention, tuple[str, int]] = {}  # where a mention that is no person stands first
        self._people: dict[object, _Person] = {}

    def add(self, seen: Seen) -> Cast:
        """Take in an article; who its persons are is known by these numbers."""
        for number, mention in enumerate(seen.mentions):
            if mention.kind is not EntityKind.PERSON:
                here = (seen.article, number)
                self._first[mention] = min(self._first.get(mention, here), here)
        numbered = [(group, self._number(group)) for group in seen.persons]
        return {mention: number for group, number in numbered for mention in group.mentions}

    def entities(self, judgements: Sequence[Judgement] = ()) -> Entities:
        """The entities of all articles, linked; `judgements` are applied after the gazetteer's overrides."""
        gazetteer = self._gazetteer
        known, people = self._known(), self._joined()
        drafts = [*{id(d): d for d in (*known.values(), *(draft for _, draft in people))}.values()]
        drafts += _their_states(drafts, gazetteer)
        by_hand = (*of_overrides(gazetteer.overrides), *judgements)
        linked = {id(draft): _linked(draft, gazetteer, by_hand) for draft in drafts}
        for draft in drafts:
            _name_in_full(draft, linked[id(draft)])
        keys = _keys(drafts)
        state_keys = {d.identity: keys[id(d)] for d in drafts if d.kind is EntityKind.STATE}
        found = {
            id(draft): _entity(draft, keys[id(draft)], state_keys.get(draft.state, ""), linked[id(draft)])
            for draft in drafts
        }
        return Entities(
            all=tuple(sorted(found.values(), key=lambda entity: (entity.kind, entity.key))),
            known={mention: found[id(draft)] for mention, draft in known.items()},
            people={number: found[id(draft)] for group, draft in people for number in group.numbers},
        )

    def _number(self, group: Group) -> int:
        """The number of a person of an article; one called by full name and State is one in all of them."""
        told = group.state and len(group.full) == len(group.names)
        key = (group.names, group.state, group.items) if told else len(self._people)
        person = self._people.get(key)
        if person is None:
            person = self._people[key] = _Person(len(self._people), group.names, group.state, group.items)
        person.add(group)
        return person.number

    def _known(self) -> Mapping[Mention, Draft]:
        """States, organisations and places, called as the first article calls them."""
        found: dict[tuple[EntityKind, str], Draft] = {}
        by_mention: dict[Mention, Draft] = {}
        for mention in sorted(self._first, key=self._first.__getitem__):
            draft = draft_of(self._gazetteer, mention)
            by_mention[mention] = found.setdefault((draft.kind, draft.identity), draft)
            by_mention[mention].add(mention)
        return by_mention

    def _joined(self) -> list[tuple[Group, Draft]]:
        joined = join(person.group() for person in self._people.values())
        return [(group, draft_of_person(self._gazetteer, group, n)) for n, group in enumerate(joined)]


@dataclass(slots=True)
class _Person:
    """A group of mentions that grows article by article."""

    number: int
    names: frozenset[str]
    state: str
    items: frozenset[str]
    roles: set[str] = field(default_factory=set)
    dates: set[tuple[str, Date | None]] = field(default_factory=set)
    among: set[str] = field(default_factory=set)
    mentions: set[Mention] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)

    def add(self, group: Group) -> None:
        for name in _GROWING:
            getattr(self, name).update(getattr(group, name))

    def group(self) -> Group:
        grown = {name: frozenset(getattr(self, name)) for name in _GROWING}
        return Group(self.names, self.state, items=self.items, numbers=frozenset([self.number]), **grown)


_GROWING = ("roles", "dates", "among", "mentions", "articles")


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


def _order(draft: Draft) -> tuple[str, str, list[str], int, str]:
    """The identity of a person is its number in the fixed order of `graph.people.join`."""
    number = int(draft.identity) if draft.kind is EntityKind.PERSON else 0
    return _slug(draft.label), draft.state, sorted(draft.forms), number, draft.identity


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
        pages=tuple(sorted({mention.page for mention in draft.mentions if mention.page})),
        demonyms=demonyms,
        iso2=entry.iso2 if isinstance(entry, State) else "",
        iso3=entry.iso3 if isinstance(entry, State) else "",
        latitude=entry.lat if isinstance(entry, City) else None,
        longitude=entry.lon if isinstance(entry, City) else None,
    )


def _distinct(names: Iterable[str]) -> Iterable[str]:
    """Names of which no two differ in spelling only."""
    return {fold(name): name for name in reversed(list(names))}.values()
