"""Entities in the making: what the gazetteer knows of a mention, and the mentions that mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.edtf import Date
from extract.facts import EntityKind, Mention
from graph.link import Subject
from graph.link_people import by_name, by_office
from graph.names import fullness
from graph.people import Group
from graph.sightings import Sighting
from ontology.gazetteer import City, Gazetteer, Organization, State, fold

__all__ = ["Draft", "draft_of", "draft_of_person", "groups", "state_draft"]


@dataclass(slots=True)
class Draft:
    """An entity before it is linked. `identity` is unique among its kind, `state` the identity of a State."""

    kind: EntityKind
    identity: str
    label: str
    subject: Subject
    state: str = ""
    entry: State | City | Organization | None = None
    forms: set[str] = field(default_factory=set)
    mentions: set[Mention] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        """Let a mention mean this entity."""
        self.mentions.add(mention)
        self.forms.update(form for form in (mention.name, mention.form) if form)

    def matchable(self) -> Subject:
        """The subject of a link, by the names under which the articles mention it; demonyms are none."""
        if self.kind is EntityKind.PERSON or self.entry is None:
            return self.subject
        known = {fold(name) for name in self.entry.names}
        met = sorted(form for form in self.forms if fold(form) in known and form != self.label)
        names = (self.label, *met) if self.label in self.forms or not met else (*met, self.label)
        return replace(self.subject, names=names)


def state_named(gazetteer: Gazetteer, name: str, item: str = "") -> State | None:
    """The State of that item, or else the likeliest of that name."""
    found = gazetteer.states_named(name)
    return next((s for s in found if item and s.item == item), next(iter(found), None))


def state_draft(gazetteer: Gazetteer, name: str, item: str = "") -> Draft:
    """The State of a name; one that the gazetteer does not know is its name."""
    state = state_named(gazetteer, name, item)
    if state is None:
        return Draft(EntityKind.STATE, fold(name), name, Subject(EntityKind.STATE, (name,)))
    subject = Subject(EntityKind.STATE, (state.name,), item=state.item)
    return Draft(EntityKind.STATE, fold(state.name), state.name, subject, entry=state)


def draft_of(gazetteer: Gazetteer, mention: Mention) -> Draft:
    """The State, organisation or place that a mention means."""
    if mention.kind is EntityKind.STATE:
        return state_draft(gazetteer, mention.name, mention.item)
    if mention.kind is EntityKind.PLACE:
        return _place(gazetteer, mention)
    return _organization(gazetteer, mention)


def _organization(gazetteer: Gazetteer, mention: Mention) -> Draft:
    found = gazetteer.organizations_named(mention.name) if not mention.state else ()
    entry = next((o for o in found if mention.item and o.item == mention.item), next(iter(found), None))
    state = state_draft(gazetteer, mention.state).identity if mention.state else ""
    name = entry.name if entry else mention.name
    subject = Subject(EntityKind.ORGANIZATION, (name,), item=entry.item if entry else "")
    return Draft(EntityKind.ORGANIZATION, f"{fold(name)}|{state}", name, subject, state, entry)


def _place(gazetteer: Gazetteer, mention: Mention) -> Draft:
    """A place in the State that is stated, or in the one that the only likely place of that name lies in."""
    state = state_named(gazetteer, mention.state) if mention.state else None
    iso2 = state.iso2 if state else ""
    found = gazetteer.cities_named(mention.name, iso2) if iso2 or not mention.state else ()
    city = _likely(found)
    if city and not state:
        state, iso2 = gazetteer.state_of_iso2(city.iso2), city.iso2
    name = city.name if city else mention.name
    where = fold(state.name if state else mention.state)
    subject = Subject(EntityKind.PLACE, (name,), iso2=iso2, item=city.item if city else "")
    return Draft(EntityKind.PLACE, f"{fold(name)}|{where}", name, subject, where, city)


def _likely(found: Sequence[City]) -> City | None:
    """The only city of that name, or the first where no other has its rank."""
    if len(found) < 2:
        return next(iter(found), None)
    return found[0] if (found[0].source, found[0].kind) != (found[1].source, found[1].kind) else None


def groups(article: str, sightings: Iterable[Sighting], gazetteer: Gazetteer) -> list[Group]:
    """The persons of an article, before any are joined with those of others."""
    by_name: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_name[fold(sighting.mention.name)].append(sighting)
    found: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for name, same in by_name.items():
        states = _states(same, gazetteer)
        for sighting in same:
            found[name, states[sighting.mention]].append(sighting)
    return [_group(article, same, state, gazetteer) for (_, state), same in found.items()]


def _states(same: Sequence[Sighting], gazetteer: Gazetteer) -> Mapping[Mention, str]:
    """The State each mention acts for. A mention that says none shares the only one said in its article."""
    said: dict[Mention, set[str]] = defaultdict(set)
    for sighting in same:
        state = sighting.mention.state or sighting.state
        said[sighting.mention] |= {state_draft(gazetteer, state).identity} if state else set()
    known = set().union(*said.values())
    default = known.pop() if len(known) == 1 else ""
    return {mention: states.copy().pop() if len(states) == 1 else default for mention, states in said.items()}


def _group(article: str, same: Sequence[Sighting], state: str, gazetteer: Gazetteer) -> Group:
    roles = frozenset(s.role for s in same if s.role)
    names = frozenset(s.mention.name for s in same)
    dates: frozenset[tuple[str, Date | None]] = frozenset((role, s.date) for s in same for role in roles)
    among = {name for s in same for name in s.among} if not state else ()
    group = Group(names, state, roles, dates, frozenset(state_draft(gazetteer, n).identity for n in among))
    return replace(
        group,
        items=_office_holder(group, gazetteer),
        mentions=frozenset(s.mention for s in same),
        articles=frozenset([article]),
    )


def _office_holder(group: Group, gazetteer: Gazetteer) -> frozenset[str]:
    """The item of the one person whom the gazetteer knows in that office, or by that full name."""
    states, names = _state_items(group, gazetteer), sorted(group.names)
    holders = {p.item for state in states for p, _, _ in by_office(gazetteer, state, names, group.dates)}
    if not holders and states:
        holders = {person.item for person, _ in by_name(gazetteer, states, names)}
    return frozenset(holders) if len(holders) == 1 else frozenset()


def _state_items(group: Group, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The item of the State that a person acts for, or of those that it may be."""
    states = (state_named(gazetteer, name) for name in sorted({group.state} - {""} or group.among))
    return tuple(state.item for state in states if state and state.item)


def draft_of_person(gazetteer: Gazetteer, group: Group, number: int) -> Draft:
    """The entity of a group of mentions; `number` tells it from persons of the same name."""
    names = sorted(group.names, key=fullness, reverse=True)
    subject = Subject(
        EntityKind.PERSON,
        tuple(names),
        state_items=_state_items(group, gazetteer),
        offices=tuple(group.dates),
        pages=tuple(sorted({mention.page for mention in group.mentions if mention.page})),
    )
    draft = Draft(EntityKind.PERSON, str(number), names[0], subject, group.state)
    for mention in group.mentions:
        draft.add(mention)
    return draft
