"""Who is who in one article: the fullest form of each name, the State and office it is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extract.facts import EntityKind, Mention
from extract.text.linked import is_named_by_page
from extract.text.names import fold, name_parts, same_person
from extract.text.units import Unit, UnitKind

__all__ = ["People", "Person"]


@dataclass(slots=True, eq=False)
class Person:
    """A person of an article: every form of the name, and what the article says of the office.

    `official` where an office, or a title before the name, is said of the person anywhere.
    """

    official: bool = False
    forms: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The fullest form: the most words that are no initials, then the longest."""
        return max(self.forms, key=lambda form: (_fullness(form), self.forms[form], form))

    @property
    def state(self) -> str:
        """The State the article names most often with the person; "" where it names none."""
        return max(self.states, key=lambda s: (self.states[s], s)) if self.states else ""

    @property
    def role(self) -> str:
        """The office the article gives most often."""
        return max(self.roles, key=lambda r: (self.roles[r], r)) if self.roles else ""


def _fullness(form: str) -> tuple[int, int]:
    parts = form.replace(".", ". ").split()
    return sum(not part.endswith(".") for part in parts), len(form)


@dataclass(slots=True)
class People:
    """The persons of an article by the last word of their names, every word of them, and their pages."""

    by_surname: dict[str, list[Person]] = field(default_factory=dict)
    by_word: dict[str, list[Person]] = field(default_factory=dict)
    by_page: dict[str, Person] = field(default_factory=dict)

    @classmethod
    def of(cls, units: Iterable[Unit]) -> People:
        """Everyone whom an office makes known, and by names of two words and more those who bear no such one's."""
        people = cls()
        named = [u for u in units if u.mention is not None and u.mention.kind is EntityKind.PERSON]
        # Full forms first, so that "Linkevičius" finds Linas Linkevičius wherever he is introduced.
        named.sort(key=lambda u: -len(u.mention.name.split()) if u.mention else 0)
        for unit in named:
            if unit.kind is UnitKind.ACTOR:
                people._add(unit)
        in_office = {*people.by_surname}
        for unit in named:
            assert unit.mention is not None
            full = " " in unit.mention.name or is_named_by_page(unit)
            alone = _surname(unit.mention.name) not in in_office or unit.page in people.by_page
            if unit.kind is UnitKind.NAME and full and alone:
                people._add(unit)
        return people

    def _add(self, unit: Unit) -> None:
        assert unit.mention is not None
        name = unit.mention.name
        known = self._called(name) if unit.given else self.find(name)
        person = self.by_page.get(unit.page) or known or Person()
        if unit.page:
            self.by_page[unit.page] = person
        bearers = self.by_surname.setdefault(_surname(name), [])
        if person not in bearers:
            bearers.append(person)
        person.forms[name] += 1
        person.official |= unit.kind is UnitKind.ACTOR
        # Of a name without an office only the last word is sure to be the bearer's.
        for word in name_parts(name) if unit.kind is UnitKind.ACTOR else ():
            bearers = self.by_word.setdefault(word, [])
            if person not in bearers:
                bearers.append(person)
        if unit.state is not None:
            person.states[unit.state.name] += 1
        if unit.role and unit.role != "counterpart":
            person.roles[unit.role] += 1

    def find(self, name: str) -> Person | None:
        """The one person a form of a name can mean; None where it is nobody's or several persons'.

        A single word means whoever has it as surname, else whoever has it in the name at all ("President
        Isaias").
        """
        known = self.by_surname.get(_surname(name), [])
        matching = [p for p in known if name in p.forms]
        matching = matching or [p for p in known if any(same_person(form, name) for form in p.forms)]
        if not known and len(name) > 2:
            matching = self.by_word.get(fold(name), [])
        return matching[0] if len(matching) == 1 else None

    def _called(self, name: str) -> Person | None:
        """The one person whose name begins with a given one: no other whose last word it is."""
        bearers = self.by_word.get(fold(name), [])
        called = [p for p in bearers if any(name_parts(form)[0] == fold(name) for form in p.forms)]
        return called[0] if len(called) == 1 else None

    def settle(self, unit: Unit) -> Unit | None:
        """A unit with its person's fullest name and State; None for a name that is nobody's."""
        if unit.mention is None or unit.mention.kind is not EntityKind.PERSON:
            return unit if unit.kind is not UnitKind.NAME else None
        known = self._called(unit.mention.name) if unit.given else self.find(unit.mention.name)
        person = self.by_page.get(unit.page) or known
        if person is not None and not person.official and " " in unit.mention.name:
            return unit  # another's, perhaps: "Md. Y. Bo" is not surely M. Bo
        if person is None:
            return unit if unit.kind is UnitKind.ACTOR or " " in unit.mention.name else None
        mention = replace(unit.mention, name=person.name, form=unit.mention.name)
        state = unit.state or (Mention(EntityKind.STATE, person.state) if person.state else None)
        kind = UnitKind.ACTOR if person.official else unit.kind
        return replace(unit, kind=kind, mention=mention, state=state, role=unit.role or person.role)


def _surname(name: str) -> str:
    return next(reversed(name_parts(name)), "")
