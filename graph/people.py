"""Which mentions of persons mean the same person.

Mentions that one article gives one name and State are one group from the start. Groups are then joined
by rules from the surest to the weakest. Each rule proposes joins over all groups at once and no join
depends on the order of articles; whatever would bring two names together that exclude each other, or two
States, is not joined at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from extract.edtf import Date
from extract.facts import Mention
from graph.names import Likeness, PersonName, given_likeness, parse, surname_likeness

__all__ = ["Group", "join"]

# Offices of which a State has one at a time.
SINGULAR = frozenset({"HeadOfState", "HeadOfGovernment", "ForeignMinister", "DefenceMinister", "Speaker"})
_NEAR = 2  # years between two dates of one term of office


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one person.

    `state` identifies the State acted for, "" where not stated: then it is `among` the States of the facts.
    """

    names: frozenset[str]
    state: str
    roles: frozenset[str] = frozenset()
    dates: frozenset[tuple[str, Date | None]] = frozenset()  # (role, date)
    among: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()  # Wikidata items that the office and date already decide
    mentions: frozenset[Mention] = frozenset()
    articles: frozenset[str] = frozenset()
    numbers: frozenset[int] = frozenset()  # by which its articles know it (graph.resolve)

    @property
    def parsed(self) -> tuple[PersonName, ...]:
        """The names, parsed, in a fixed order."""
        return tuple(parse(name) for name in sorted(self.names))

    @property
    def full(self) -> tuple[PersonName, ...]:
        """Those names that write out a given name."""
        return tuple(name for name in self.parsed if name.is_full)


Rule = Callable[[Sequence[Group]], Iterator[tuple[Group, Group]]]


def join(groups: Iterable[Group]) -> list[Group]:
    """One group a person, sorted."""
    found = sorted(groups, key=_order)
    for rule in _RULES:
        found = _merged(found, rule)
    return found


def _order(group: Group) -> tuple[list[str], str, list[str]]:
    return sorted(group.names), group.state, sorted(group.articles)


def _merged(groups: Sequence[Group], rule: Rule) -> list[Group]:
    """The groups after one rule: connected ones become one unless some of them exclude each other."""
    parent = {id(group): id(group) for group in groups}

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]  # halves the path, so that long chains stay short
        return node

    for a, b in rule(groups):
        parent[root(id(a))] = root(id(b))
    parts: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        parts[root(id(group))].append(group)
    merged = (part if _conflict(part) else [_union(part)] for part in parts.values())
    return sorted((group for part in merged for group in part), key=_order)


def _conflict(part: Sequence[Group]) -> bool:
    if (
        len({group.state for group in part} - {""}) > 1
        or len(frozenset().union(*(g.items for g in part))) > 1
    ):
        return True
    names = sorted({name for group in part for name in group.parsed}, key=lambda n: (n.given, n.surname))
    return any(
        surname_likeness(a, b) is Likeness.DIFFERENT or given_likeness(a, b) is Likeness.DIFFERENT
        for a, b in combinations(names, 2)
    )


def _union(part: Sequence[Group]) -> Group:
    if len(part) == 1:
        return part[0]
    return Group(
        names=frozenset().union(*(group.names for group in part)),
        state=max(group.state for group in part),
        roles=frozenset().union(*(group.roles for group in part)),
        dates=frozenset().union(*(group.dates for group in part)),
        among=frozenset().union(*(group.among for group in part)),
        items=frozenset().union(*(group.items for group in part)),
        mentions=frozenset().union(*(group.mentions for group in part)),
        articles=frozenset().union(*(group.articles for group in part)),
        numbers=frozenset().union(*(group.numbers for group in part)),
    )


def _sharing(groups: Iterable[Group], keys: Callable[[Group], Iterable[Hashable]]) -> Iterator[list[Group]]:
    """The groups that share a key, key by key."""
    blocks: dict[Hashable, list[Group]] = defaultdict(list)
    for group in groups:
        for key in set(keys(group)):
            blocks[key].append(group)
    yield from (block for block in blocks.values() if len(block) > 1)


def _chained(
    groups: Iterable[Group], keys: Callable[[Group], Iterable[Hashable]]
) -> Iterator[tuple[Group, Group]]:
    """Just enough pairs to join all groups that share a key."""
    for block in _sharing(groups, keys):
        yield from pairwise(block)


def _roles_agree(a: Group, b: Group) -> bool:
    return bool(a.roles & b.roles) or not a.roles or not b.roles


def _same_item(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """Office, State and date name the same office-holder of the gazetteer."""
    yield from _chained(groups, lambda group: group.items)


def _same_full_name(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """The same full name for the same State."""
    with_state = [group for group in groups if group.state]
    yield from _chained(with_state, lambda group: ((group.state, name) for name in group.full))


def _same_name_without_state(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """The same full name where some name no State and the others the same: in one article or office."""
    for block in _sharing(groups, lambda group: group.full):
        if len({group.state for group in block} - {""}) <= 1:
            any_office = [group for group in block if not group.roles]
            yield from ((any_office[0], group) for group in block if any_office)
            yield from _chained(block, lambda group: group.roles | group.articles)


def _variant(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """Another romanisation of a full name, for the same State, in the same office or article."""

    def keys(group: Group) -> Iterator[Hashable]:
        for name in group.full:
            yield from ((group.state, name.given[0][0], each) for each in group.roles | group.articles)

    with_state = [group for group in groups if group.state]
    for block in _sharing(with_state, keys):
        for a, b in combinations(block, 2):
            if any(
                surname_likeness(x, y) >= Likeness.VARIANT and given_likeness(x, y) >= Likeness.VARIANT
                for x in a.full
                for y in b.full
            ):
                yield a, b


def _abbreviated(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """An initial, or in the same article no given name, with the same surname as one full name only."""
    full: dict[Hashable, list[Group]] = defaultdict(list)
    for group in groups:
        for name in set(group.full):
            full[name.surname].append(group)
    for short in groups:
        if not short.full:
            for surname in {name.surname for name in short.parsed}:
                yield from _only(short, [long for long in full[surname] if _shortens(short, long)])


def _shortens(short: Group, long: Group) -> bool:
    together = bool(short.articles & long.articles)
    if short.state != long.state and ((short.state and long.state) or not together):
        return False
    if not short.state and not together:
        return False
    alike = min(given_likeness(a, b) for a in short.parsed for b in long.full)
    if alike is Likeness.MISSING:
        return together
    return alike >= Likeness.INITIAL and (together or _roles_agree(short, long))


def _only(short: Group, candidates: list[Group]) -> Iterator[tuple[Group, Group]]:
    """The one candidate there is, or the one that shares article or else office; none where in doubt."""
    for narrowed in (
        candidates,
        [long for long in candidates if short.articles & long.articles and short.roles & long.roles],
        [long for long in candidates if short.articles & long.articles],
    ):
        if len(narrowed) == 1:
            yield short, narrowed[0]
            return


def _same_abbreviation(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """The same initials and surname, for the same State and in the same office."""

    def keys(group: Group) -> Iterator[Hashable]:
        return ((group.state, name, role) for name in group.parsed if name.given for role in group.roles)

    yield from _chained((group for group in groups if group.state and not group.full), keys)


def _abbreviated_variant(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """Initial and similar surname: only in the same office of which a State has one, about the same time."""

    def keys(group: Group) -> Iterator[Hashable]:
        offices = group.roles & SINGULAR
        return ((group.state, name.given[0][0], o) for name in group.parsed if name.given for o in offices)

    for block in _sharing((group for group in groups if group.state), keys):
        for a, b in combinations(block, 2):
            if bool(a.full) != bool(b.full) and _same_term(a, b):
                surnames = {surname_likeness(x, y) for x in a.parsed for y in b.parsed}
                given = {given_likeness(x, y) for x in a.parsed for y in b.parsed}
                if Likeness.DIFFERENT not in surnames and min(given) >= Likeness.INITIAL:
                    yield a, b


def _same_term(a: Group, b: Group) -> bool:
    return any(
        role == other and role in SINGULAR and date and since and _near(date, since)
        for role, date in a.dates
        for other, since in b.dates
    )


def _near(a: Date, b: Date) -> bool:
    days = (a.not_before, b.not_before)
    return days[0] is not None and days[1] is not None and abs(days[0].year - days[1].year) <= _NEAR


_RULES: tuple[Rule, ...] = (
    _same_item,
    _same_full_name,
    _same_name_without_state,
    _variant,
    _abbreviated,
    _same_abbreviation,
    _abbreviated_variant,
)
