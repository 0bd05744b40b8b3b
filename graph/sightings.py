"""Every mention of an article's facts with what the facts say about it: whose, in which office, when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from extract.edtf import Date
from extract.facts import Accreditation, EntityKind, Fact, Mention, Visit

__all__ = ["Sighting", "collect", "mentions_of"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mention in one fact.

    `state` is the name of the State that the person acts for, `among` those of all States in the fact.
    """

    mention: Mention
    state: str = ""
    role: str = ""
    date: Date | None = None
    among: frozenset[str] = frozenset()


def collect(facts: Iterable[Fact]) -> Iterator[Sighting]:
    """The sightings of all facts of an article."""
    for fact in facts:
        mentions = tuple(mentions_of(fact))
        states = frozenset(each.name for each in mentions if each.kind is EntityKind.STATE)
        for mention in mentions:
            state, role = _capacity(fact, mention)
            yield Sighting(mention, state, role, fact.date, states)


def mentions_of(fact: Fact) -> Iterator[Mention]:
    """Every mention in the fields of a fact."""
    for field in fields(fact):
        value = getattr(fact, field.name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Mention):
                yield each


def _capacity(fact: Fact, mention: Mention) -> tuple[str, str]:
    """For which State, in which role. Who makes a visit or holds a post acts for the sending State."""
    principal = (isinstance(fact, Visit) and mention == fact.visitor) or (
        isinstance(fact, Accreditation) and mention == fact.person
    )
    if not principal or not isinstance(fact, Visit | Accreditation):
        return mention.state, mention.role
    sender = fact.sending_state.name if fact.sending_state else ""
    return mention.state or sender, mention.role or fact.role
