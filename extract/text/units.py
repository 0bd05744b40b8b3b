"""A unit: one thing that a sentence speaks of, be it an actor, State, city, organisation, date or sum."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extract.edtf import Date
from extract.facts import Mention
from extract.text.dates import DateMention
from extract.text.numbers import Money

__all__ = ["Unit", "UnitKind"]


class UnitKind(StrEnum):
    """The letter by which patterns name a kind of unit.

    An actor is a person, an office or both, with the State it acts for where the words say so.
    """

    ACTOR = "A"
    NAME = "N"  # a capitalised run that may be a person
    STATE = "S"
    DEMONYM = "J"
    CITY = "C"
    ORGANIZATION = "O"
    PARLIAMENT = "L"
    DATE = "D"
    MONEY = "M"  # put beside the others by `extract.text.sums` where an extractor needs it


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing a sentence speaks of, at its offsets in the article.

    mention:   the State, city, organisation or named person; None for an office without a name
    state:     the State that an actor acts for, where stated
    receiving: the State, organisation or city an ambassador is posted to, where stated
    role:      an actor's role, a concept of the ontology; "counterpart" where it is to be resolved
    date:      the date of a DATE unit
    money:     the sum of a MONEY unit
    page:      the page title that a person's name links to
    given:     whether a person's single name is a given one ("King Salman")
    """

    kind: UnitKind
    start: int
    end: int
    mention: Mention | None = None
    state: Mention | None = None
    receiving: Mention | None = None
    role: str = ""
    plural: bool = False
    former: bool = False
    date: DateMention | None = None
    money: Money | None = None
    page: str = ""
    given: bool = False

    @property
    def when(self) -> Date | None:
        """The date of a DATE unit."""
        return self.date.date if self.date else None
