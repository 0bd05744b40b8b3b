"""What a sentence speaks of: actors, States, cities, organisations and dates as units.

An actor is a person, an office or both, with the State it acts for where the words say so:
"Lithuanian Foreign Minister Linas Linkevičius", "the Chairman of the Seimas", "Mr. Bildt".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from extract.edtf import Date
from extract.facts import EntityKind, Mention
from extract.lists import table, word_set
from extract.text.dates import DateMention
from extract.text.lexicon import Entry, Lexicon, Word, tokenize
from extract.text.names import name_at, skip_honorifics
from extract.text.numbers import Money
from extract.text.offices import Office, office_at

__all__ = ["Unit", "UnitKind", "annotate"]


class UnitKind(StrEnum):
    """The letter by which patterns name a kind of unit."""

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

    @property
    def when(self) -> Date | None:
        """The date of a DATE unit."""
        return self.date.date if self.date else None


_WASHINGTON = "United States"
_LEXICON_KINDS = {
    "state": UnitKind.STATE,
    "demonym": UnitKind.DEMONYM,
    "city": UnitKind.CITY,
    "organization": UnitKind.ORGANIZATION,
    "parliament": UnitKind.PARLIAMENT,
}
_PRESIDES = frozenset(word for word, what in table("office_words") if what == "presides")
_MISSION_WORDS = frozenset(tuple(w.text for w in tokenize(phrase)) for phrase, _ in table("missions"))
_ACCREDITED_ROLES = frozenset({"Ambassador", "HeadOfMission", "HonoraryConsul"})
_POSTED_ROLES = _ACCREDITED_ROLES | {"Envoy", "Official"}  # an envoy "for" a State is not sent to it


def annotate(text: str, start: int, end: int, lexicon: Lexicon, dates: Iterable[DateMention]) -> list[Unit]:
    """The units of `text[start:end]` in their order; offsets count in `text`."""
    return _Scanner(text, tokenize(text, start, end), lexicon, tuple(dates)).units()


@dataclass(slots=True)
class _Scanner:
    """Reads the words of one sentence from left to right."""

    text: str
    words: list[Word]
    lexicon: Lexicon
    dates: tuple[DateMention, ...]
    lower: list[str] = field(init=False)
    known: list[tuple[int, Entry] | None] = field(init=False)
    offices: list[Office | None] = field(init=False)
    dated: dict[int, tuple[int, DateMention]] = field(init=False)
    stops: list[bool] = field(init=False)

    def __post_init__(self) -> None:
        self.lower = [word.text.lower() for word in self.words]
        count = range(len(self.words))
        self.known = [self.lexicon.at(self.words, i) for i in count]
        self.offices = [office_at(self.lower, i) for i in count]
        self.dated = self._dated()
        self.stops = [bool(self.known[i] or self.offices[i] or i in self.dated) for i in count]

    def _dated(self) -> dict[int, tuple[int, DateMention]]:
        """Dates by the index of their first word: (index after the last word, date)."""
        found = {}
        for date in self.dates:
            inside = [i for i, w in enumerate(self.words) if date.start <= w.start and w.end <= date.end]
            if inside:
                found[inside[0]] = (inside[-1] + 1, date)
        return found

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
        if what.kind in ("state", "demonym") and (capital := self._capital_at(end, what)):
            return capital[0], self._unit(UnitKind.CITY, i, capital[0], mention=capital[1])
        mention = replace(what.mention, form=self._words(i, end))
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
        state, j = self._owner_at(i)
        office = self._office_at(j)
        if office is None:
            return None
        actor = self._unit(UnitKind.ACTOR, i, office.end, role=office.role, plural=office.plural)
        actor = replace(actor, state=office.state or state, former=office.former)
        if _is_deputy_elsewhere(self.lower[j : office.end + 1], actor.state):
            actor = replace(actor, role="DeputyMinister")
        end, actor = self._posting(office.end, actor)
        return self._second_office(end, actor) or self._named(end, actor)

    def _second_office(self, i: int, actor: Unit) -> tuple[int, Unit] | None:
        """ "former president and Member of Parliament X": one person of two offices, the later counts."""
        if not actor.former or self.lower[i : i + 1] != ["and"] or i + 1 >= len(self.words):
            return None
        found = self._actor_at(i + 1)
        if found is None or found[1].mention is None:
            return None
        end, second = found
        return end, replace(second, start=actor.start, state=second.state or actor.state)

    def _owner_at(self, i: int) -> tuple[Mention | None, int]:
        """The State before an office ("Lithuanian", "Lithuania's") and the index after it."""
        entry = self.known[i]
        if entry is None or entry[1].kind not in ("state", "demonym") or self._is_sided_with(i):
            return None, i
        j, what = entry
        if self.lower[j : j + 2] == ["'", "s"]:
            j += 2
        elif self.lower[j : j + 1] == ["'"]:
            j += 1
        return (what.mention, j) if j < len(self.words) else (None, i)

    def _is_sided_with(self, i: int) -> bool:
        """ "the pro-Taiwan Prime Minister": a State taken sides on, not the office's own."""
        return i > 1 and self.lower[i - 1] == "-" and self.lower[i - 2] in ("pro", "anti")

    def _office_at(self, i: int) -> _StatedOffice | None:
        presiding = self._presiding_at(i) or self._head_of_mission_at(i)
        if presiding is not None:
            return presiding
        office = self.offices[i]
        return _StatedOffice(office.end, office.role, office.plural, office.former) if office else None

    def _presiding_at(self, i: int) -> _StatedOffice | None:
        """ "Deputy Chairman of the Seimas": who presides over a parliament."""
        deputy = former = False
        while self.lower[i : i + 1] and (what := _MODIFIERS.get(self.lower[i])):
            deputy, former, i = deputy or what == "deputy", former or what == "former", i + 1
        if i + 2 >= len(self.words) or self.lower[i] not in _PRESIDES or self.lower[i + 1] != "of":
            return None
        j = i + 3 if self.lower[i + 2] == "the" else i + 2
        owner, j = self._owner_at(j) if j < len(self.words) else (None, j)
        house = self.known[j] if j < len(self.words) else None
        if house is None or house[1].kind != "parliament" or self._is_part_of_name(house[0]):
            return None
        name = house[1].mention.state
        state = owner or (Mention(EntityKind.STATE, name) if name else None)
        role = "DeputySpeaker" if deputy else "Speaker"
        plural = self.lower[i].endswith(("s", "men"))
        return self._of_state(_StatedOffice(house[0], role, plural, former, state))

    def _of_state(self, office: _StatedOffice) -> _StatedOffice:
        """A presiding officer with "of Lithuania" after the parliament's name, taken along."""
        j = office.end
        entry = self.known[j + 1] if self.lower[j : j + 1] == ["of"] and j + 1 < len(self.words) else None
        if entry is None or entry[1].kind != "state":
            return office
        return replace(office, end=entry[0], state=entry[1].mention)

    def _is_part_of_name(self, i: int) -> bool:
        """Whether a longer name goes on at `i` ("the Seimas Committee on Foreign Affairs")."""
        return i < len(self.words) and self.words[i].text in word_set("institutions")

    def _head_of_mission_at(self, i: int) -> _StatedOffice | None:
        """ "Head of the Lithuanian Representative Office"."""
        if self.lower[i] not in ("head", "chief", "director") or self.lower[i + 1 : i + 2] != ["of"]:
            return None
        j = i + 3 if self.lower[i + 2 : i + 3] == ["the"] else i + 2
        owner, j = self._owner_at(j) if j < len(self.words) else (None, j)
        for length in (5, 4, 3, 2, 1):
            if tuple(self.lower[j : j + length]) in _MISSION_WORDS:
                return _StatedOffice(j + length, "HeadOfMission", False, False, owner)
        return None

    def _posting(self, i: int, actor: Unit) -> tuple[int, Unit]:
        """ "of Lithuania", "to Azerbaijan", "in Helsinki" after an office."""
        while i + 1 < len(self.words):
            preposition = self.lower[i]
            j = i + 2 if self.lower[i + 1] == "the" else i + 1
            entry = self.known[j] if j < len(self.words) else None
            if entry is None or preposition not in ("of", "for", "from", "to", "in", "at"):
                break
            end, what = entry
            if preposition in ("of", "for", "from") and what.kind == "state" and actor.state is None:
                actor = replace(actor, state=replace(what.mention, form=self._words(j, end)))
            elif (
                preposition in ("to", "in", "at", "for")
                and actor.role in (_POSTED_ROLES if preposition != "for" else _ACCREDITED_ROLES)
                and actor.receiving is None
                and what.kind in ("state", "organization", "city")
            ):
                actor = replace(actor, receiving=replace(what.mention, form=self._words(j, end)))
            else:
                break
            i = end
        return i, replace(actor, end=self.words[i - 1].end)

    def _named(self, i: int, actor: Unit) -> tuple[int, Unit]:
        """A name after an office, with or without brackets, a comma or an honorific between."""
        i = self._behind_portfolio(self._behind_brackets(i))
        j = i + 1 if self.lower[i : i + 1] == [","] else i
        begin = skip_honorifics(self.words, j) if j < len(self.words) else j
        if begin >= len(self.words):
            return i, actor
        end = name_at(self.words, begin, self.stops)
        if end == begin and j == i and not actor.plural:
            end = self._name_that_is_a_place(begin)
        end = self._surname_that_is_a_place(begin, end)
        name = self._words(begin, end)
        # After a comma only a full name is the office's holder; a plural office is no one person's.
        if end == begin or actor.plural or not _may_be_person(name) or (j > i and " " not in name):
            return i, actor
        mention = Mention(EntityKind.PERSON, name)
        holder = replace(actor, mention=mention, end=self.words[end - 1].end)
        return (self._of_home(end, holder) if actor.state is None else None) or (end, holder)

    def _behind_brackets(self, i: int) -> int:
        """The index behind "(Riksdag)" where that stands between an office and its comma; else `i`."""
        closed = i + 3 if self.lower[i : i + 1] == ["("] else len(self.words)
        bracketed = self.lower[closed - 1 : closed + 1] == [")", ","]
        return closed if bracketed else i

    def _behind_portfolio(self, i: int) -> int:
        """The index of the comma behind a portfolio that no list knows: "Secretary of State for Innovation, X"."""
        if self.lower[i : i + 1] not in (["for"], ["of"]):
            return i
        end = i + 1
        while end < min(len(self.words), i + 7) and (
            self.words[end].text[0].isupper() or self.lower[end] in ("and", "of", "the")
        ):
            end += 1
        known = any(self.known[j] for j in range(i + 1, end))
        return end if end > i + 1 and not known and self.lower[end : end + 1] == [","] else i

    def _name_that_is_a_place(self, i: int) -> int:
        """A first name that is also a city's ("President Santiago Peña") still begins a name."""
        entry = self.known[i]
        if entry is None or entry[1].kind != "city" or entry[0] >= len(self.words):
            return i
        end = name_at(self.words, entry[0], self.stops)
        return end if end > entry[0] and self.words[entry[0]].start - self.words[entry[0] - 1].end == 1 else i

    def _surname_that_is_a_place(self, begin: int, end: int) -> int:
        """A single first name goes on with a surname that is also a city's ("Kari Lund", "Óscar León")."""
        if end - begin != 1 or end >= len(self.words):
            return end
        known, first, last = self.known[end], self.words[begin], self.words[end]
        is_surname = known is not None and known[1].kind == "city" and known[0] == end + 1
        beside = last.start - first.end == 1 and self.text[first.end] == " "
        return end + 1 if is_surname and beside and first.text not in word_set("starters") else end

    def _person_at(self, i: int) -> tuple[int, Unit] | None:
        """A name without an office before it; one after it ("X, Minister of Y") is taken along."""
        begin = skip_honorifics(self.words, i)
        if begin == i and i == 0 and self.words[i].text in word_set("starters"):
            return None
        end = self._surname_that_is_a_place(begin, name_at(self.words, begin, self.stops))
        name = self._words(begin, end)
        if end == begin or not _may_be_person(name):
            return (end, self._unit(UnitKind.NAME, i, end)) if end > begin + 1 else None
        unit = self._unit(UnitKind.NAME, i, end, mention=Mention(EntityKind.PERSON, name))
        return self._apposition(end, unit) or self._of_home(end, unit) or (end, unit)

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
        while j < len(self.words) and self.lower[j] in ("the", "a", "an", "then", "his", "her", "-"):
            j += 1
        found = self._actor_at(j) if j < len(self.words) else None
        if found is None or found[1].mention is not None:
            return None
        end, office = found
        return end, replace(office, start=person.start, mention=person.mention)

    def _words(self, i: int, end: int) -> str:
        return self.text[self.words[i].start : self.words[end - 1].end] if end > i else ""

    def _unit(self, kind: UnitKind, i: int, end: int, **values: object) -> Unit:
        return Unit(kind, self.words[i].start, self.words[end - 1].end, **values)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _StatedOffice:
    """An office with the State that its own words name."""

    end: int
    role: str
    plural: bool = False
    former: bool = False
    state: Mention | None = None


_MODIFIERS = {word: what for word, what in table("office_words") if what in ("former", "deputy", "modifier")}


def _is_deputy_elsewhere(office: Sequence[str], state: Mention | None) -> bool:
    """A Secretary of State is a foreign minister in Washington; elsewhere, or for a portfolio, a deputy."""
    if tuple(office[-4:-1]) != ("secretary", "of", "state"):
        return (
            tuple(office[-3:]) == ("secretary", "of", "state")
            and state is not None
            and state.name != _WASHINGTON
        )
    return office[-1] in ("for", "at", "in") or (state is not None and state.name != _WASHINGTON)


def _may_be_person(name: str) -> bool:
    parts: Sequence[str] = name.replace("-", " ").split()
    if not parts or any({part, part.removesuffix("s")} & word_set("institutions") for part in parts):
        return False
    return not (len(parts) == 1 and (name.isupper() or len(name.rstrip(".")) < 3))
