"""What a sentence speaks of, as units: actors, States, cities, organisations and dates.

"Lithuanian Foreign Minister Linas Linkevičius", "the Chairman of the Seimas", "Mr. Bildt" are actors.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from extract.facts import EntityKind, Mention
from extract.lists import word_set
from extract.text.asides import (
    behind_alias,
    behind_brackets,
    behind_degrees,
    behind_interim,
    behind_portfolio,
    behind_residence,
    is_honorific,
)
from extract.text.dates import DateMention
from extract.text.knownwords import KnownWords
from extract.text.lexicon import Entry, Lexicon, tokenize
from extract.text.names import name_at, skip_honorifics
from extract.text.offices import ACCREDITED
from extract.text.personnames import (
    is_relative_of,
    may_be_person,
    name_that_is_a_place,
    surname_that_is_a_place,
    surname_that_is_a_state,
)
from extract.text.titles import is_civil_servant, is_deputy_elsewhere, stated_office_at
from extract.text.units import Unit, UnitKind

__all__ = ["annotate"]

_LEXICON_KINDS = {
    "state": UnitKind.STATE,
    "demonym": UnitKind.DEMONYM,
    "city": UnitKind.CITY,
    "organization": UnitKind.ORGANIZATION,
    "parliament": UnitKind.PARLIAMENT,
}
_HIGHEST = frozenset({"HeadOfState", "HeadOfGovernment"})
_WEAK_ROLES = frozenset({"Official", "Other"})
_BEFORE_OFFICE = frozenset({"the", "a", "an", "then", "his", "her", "-", "first", "new", "current"})
_POSTED_ROLES = ACCREDITED | {"Envoy", "Official"}  # an envoy "for" a State is not sent to it


def annotate(text: str, start: int, end: int, lexicon: Lexicon, dates: Iterable[DateMention]) -> list[Unit]:
    """The units of `text[start:end]` in their order; offsets count in `text`."""
    return _Scanner(text, tokenize(text, start, end), lexicon, tuple(dates)).units()


@dataclass(slots=True)
class _Scanner(KnownWords):
    """Reads the words of one sentence from left to right."""

    def units(self) -> list[Unit]:
        """All units, none overlapping another."""
        units, i = [], 0
        while i < len(self.words):
            found = self._unit_at(i)
            if found is None:
                i += 1
            else:
                end, unit = found
                units.append(unit)
                i = end
        return units

    def _unit_at(self, i: int) -> tuple[int, Unit] | None:
        if i in self.dated:
            end, date = self.dated[i]
            return end, Unit(UnitKind.DATE, date.start, date.end, date=date)
        return self._actor_at(i) or self._known_at(i) or self._person_at(i)

    def _known_at(self, i: int) -> tuple[int, Unit] | None:
        entry = self.known[i]
        if entry is None:
            return None
        end, what = entry
        if self.text.startswith("$", self.words[end - 1].end):  # "US$ 5 million"
            return None
        if what.kind in ("state", "demonym") and (capital := self._capital_at(end, what)):
            return capital[0], self._unit(UnitKind.CITY, i, capital[0], mention=capital[1])
        mention = replace(what.mention, form=self.between(i, end))
        return end, self._unit(_LEXICON_KINDS[what.kind], i, end, mention=mention)

    def _capital_at(self, i: int, state: Entry) -> tuple[int, Mention] | None:
        """ "the Ethiopian capital", "Ethiopia's capital city", where its name does not follow anyway."""
        j = i + 2 if self.lower[i : i + 2] == ["'", "s"] else i
        if self.lower[j : j + 1] != ["capital"]:
            return None
        end = j + 2 if self.lower[j + 1 : j + 2] == ["city"] else j + 1
        following = end + 1 if self.lower[end : end + 1] in ([","], ["of"]) else end
        if following < len(self.words) and (known := self.known[following]) and known[1].kind == "city":
            return None
        capital = self.lexicon.capitals.get(state.mention.name)
        return (end, capital) if capital is not None else None

    def _actor_at(self, i: int) -> tuple[int, Unit] | None:
        """An office with what surrounds it: whose it is before it, of or to whom, a name after it."""
        state, j = self.owner_at(i)
        office = stated_office_at(self, j)
        if office is None:
            return None
        actor = self._unit(UnitKind.ACTOR, i, office.end, role=office.role, plural=office.plural)
        actor = replace(actor, state=office.state or state, former=office.former)
        if is_deputy_elsewhere(self.lower[j : office.end + 1], actor.state):
            actor = replace(actor, role="DeputyMinister")
        end = office.end
        if self.lower[end : end + 2] == ["-", "elect"]:
            end, actor = end + 2, replace(actor, role="Other")
        end, actor = self._posting(end, actor)
        if is_civil_servant(" ".join(self.lower[j : office.end]), actor.state):
            actor = replace(actor, role="Official")
        if self.lower[end : end + 1] == [","] and is_relative_of(self, i):
            return end, actor  # "the wife of the ambassador, X"
        return self._second_office(end, actor) or self._named(end, actor)

    def _second_office(self, i: int, actor: Unit) -> tuple[int, Unit] | None:
        """ "former president and Member of Parliament X": one person of two offices, the later counts.

        So too "the Vice President and Foreign Minister of Chile, X", where a comma sets the name off from both.
        """
        if self.lower[i : i + 1] != ["and"] or i + 1 >= len(self.words) or actor.plural:
            return None
        found = self._actor_at(i + 1)
        if found is None or found[1].mention is None:
            return None
        set_off = "," in self.text[self.words[i].end : found[1].end] and actor.role not in _HIGHEST
        if not (actor.former or set_off):
            return None
        end, second = found
        return end, replace(second, start=actor.start, state=second.state or actor.state)

    def _posting(self, i: int, actor: Unit) -> tuple[int, Unit]:
        """ "of Lithuania", "to Azerbaijan", "in Helsinki" after an office."""
        if self.lower[i : i + 3] == ["of", "the", "republic"] and self.lower[i + 3 : i + 4] != ["of"]:
            i += 3
        while i + 1 < len(self.words):
            preposition = self.lower[i]
            j = i + 2 if self.lower[i + 1] == "the" else i + 1
            entry = self.known[j] if j < len(self.words) else None
            if entry is None or preposition not in ("of", "for", "from", "to", "in", "at"):
                break
            end, what = entry
            if preposition in ("of", "for", "from") and what.kind == "state" and actor.state is None:
                actor = replace(actor, state=replace(what.mention, form=self.between(j, end)))
            elif (
                preposition == "of"
                and what.kind == "city"
                and what.mention.state
                and actor.role == "Official"
            ):
                actor = replace(actor, state=actor.state or Mention(EntityKind.STATE, what.mention.state))
            elif (
                preposition in ("to", "in", "at", "for")
                and actor.role in (_POSTED_ROLES if preposition != "for" else ACCREDITED)
                and actor.receiving is None
                and what.kind in ("state", "organization", "city")
            ):
                actor = replace(actor, receiving=replace(what.mention, form=self.between(j, end)))
            else:
                break
            i = end
        return i, replace(actor, end=self.words[i - 1].end)

    def _named(self, i: int, actor: Unit) -> tuple[int, Unit]:
        """A name after an office, with or without brackets, a comma or an honorific between."""
        i = behind_interim(self, i) if actor.role == "HeadOfMission" else i
        residence = behind_residence(self, i) if actor.role in _POSTED_ROLES else i
        if residence > i and (resident := self._named(residence, actor))[1].mention is not None:
            return resident
        i = behind_portfolio(self, behind_brackets(self, i))
        j = i + 1 if self.lower[i : i + 1] == [","] else i
        begin = skip_honorifics(self.words, j) if j < len(self.words) else j
        if begin >= len(self.words):
            return i, actor
        if j > i and actor.role in _WEAK_ROLES and (found := self._higher_office(begin, actor)):
            return found
        if j > i and self.offices[begin] and self.words[begin].text.isupper():
            return i, actor  # "at the invitation of the President, PM X": another's office
        end = name_at(self.words, begin, self.stops)
        if end == begin and j == i and not actor.plural:
            end = name_that_is_a_place(self, begin)
        end = surname_that_is_a_state(self, begin, surname_that_is_a_place(self, begin, end))
        name = self.between(begin, end)
        # After a comma only a full name is the office's holder; a plural office is no one person's.
        in_office = j == i
        if (
            end == begin
            or actor.plural
            or not may_be_person(name, in_office=in_office)
            or (j > i and " " not in name)
        ):
            return i, actor
        mention = Mention(EntityKind.PERSON, name)
        given = " " not in name and self.lower[begin - 1] in word_set("royal_titles")
        end = behind_alias(self, behind_degrees(self, end))
        holder = replace(actor, mention=mention, given=given, end=self.words[end - 1].end)
        return (self._of_home(end, holder) if actor.state is None else None) or (end, holder)

    def _higher_office(self, i: int, actor: Unit) -> tuple[int, Unit] | None:
        """ "the leader of Botswana, President X": the office that stands with the name counts."""
        found = self._actor_at(i) if self.offices[i] else None
        if found is None or found[1].mention is None:
            return None
        end, holder = found
        return end, replace(holder, start=actor.start, state=holder.state or actor.state)

    def _person_at(self, i: int) -> tuple[int, Unit] | None:
        """A name without an office before it; one after it ("X, Minister of Y") is taken along."""
        begin = i + 2 if self._is_short_style(i) else skip_honorifics(self.words, i)
        if begin == i and i == 0 and self.words[i].text in word_set("starters"):
            return None
        if begin > i and self.offices[begin] and (found := self._actor_at(begin)):
            end, holder = found  # "Hon'ble Speaker X", "H.M. King X", "Hon'ble Minister of Trade"
            return end, replace(holder, start=self.words[i].start)
        end = surname_that_is_a_place(self, begin, name_at(self.words, begin, self.stops))
        end = surname_that_is_a_state(self, begin, end) if begin > i else end
        name = self.between(begin, end)
        if end > begin and self.words[end - 1].text in word_set("journey_nouns"):
            return None
        if end == begin or not may_be_person(name):
            known = self.known[begin]
            if known is not None and known[1].kind == "demonym":
                return None  # "the Royal Thai Embassy"
            return (end, self._unit(UnitKind.NAME, i, end)) if end > begin + 1 else None
        end = behind_alias(self, behind_degrees(self, end))
        led = self.led_by_at(i) if " " in name else None
        kind = UnitKind.ACTOR if led is not None and self.lower[i - 1] == "under" else UnitKind.NAME
        unit = self._unit(kind, i, end, mention=Mention(EntityKind.PERSON, name), state=led)
        return self._apposition(end, unit) or self._of_home(end, unit) or (end, unit)

    def _is_short_style(self, i: int) -> bool:
        """ "E.Minister X": what some ministries leave of "H.E." before an office."""
        return (
            self.lower[i : i + 2] == ["e", "."]
            and i + 2 < len(self.words)
            and self.offices[i + 2] is not None
        )

    def _of_home(self, i: int, person: Unit) -> tuple[int, Unit] | None:
        """ "Boris Yeltsin of Russia", "President Lagos of Chile": a person with the State that he or she is of."""
        known = bool(person.role) or (person.mention is not None and " " in person.mention.name)
        if not known or self.lower[i : i + 1] != ["of"] or i + 1 >= len(self.words):
            return None
        entry = self.known[i + 1]
        if entry is None or entry[1].kind != "state":
            return None
        end, what = entry
        return end, replace(person, state=what.mention, end=self.words[end - 1].end)

    def _apposition(self, i: int, person: Unit) -> tuple[int, Unit] | None:
        """ ", then Foreign Minister of Lithuania" after a name."""
        if self.lower[i : i + 1] not in ([","], ["("]):
            return None
        j = i + 1
        while j < len(self.words) and self.lower[j] in _BEFORE_OFFICE:
            j += 1
        j = skip_honorifics(self.words, j) if j < len(self.words) else j
        found = self._actor_at(j) if j < len(self.words) else None
        if found is None or (found[1].mention is not None and not self._ends_portfolio(j, *found)):
            return None
        end, office = self._envoy(*found)
        return end, replace(office, start=person.start, mention=person.mention)

    def _ends_portfolio(self, i: int, end: int, office: Unit) -> bool:
        """Whether what stands for a name is the rest of a portfolio: "X, Minister of Trade and Rope Making visited"."""
        if office.mention is None or end >= len(self.words) or not self.lower[end].isalpha():
            return False
        first = end - len(tokenize(office.mention.name))
        words = self.lower[i:first]
        joined = "and" in words and {"of", "for"} & set(words[: words.index("and")])
        named = any(is_honorific(self, j) for j in range(i, end))
        return bool(joined) and "minister" in words and self.words[end].text.islower() and not named

    def _envoy(self, i: int, office: Unit) -> tuple[int, Unit]:
        """ "X, the first Iraqi Minister to Transjordan": a Minister sent to a State is an envoy."""
        j = i + 2 if self.lower[i + 1 : i + 2] == ["the"] else i + 1
        known = self.known[j] if self.lower[i : i + 1] == ["to"] and j < len(self.words) else None
        if office.role != "Minister" or office.state is None or known is None or known[1].kind != "state":
            return i, office
        end, what = known
        return end, replace(office, role="Envoy", receiving=what.mention, end=self.words[end - 1].end)

    def _unit(self, kind: UnitKind, i: int, end: int, **values: object) -> Unit:
        return Unit(kind, self.words[i].start, self.words[end - 1].end, **values)  # type: ignore[arg-type]
