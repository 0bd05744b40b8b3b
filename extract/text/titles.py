"""Offices as a sentence states them: with the parliament, mission or State that their own words name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.facts import EntityKind, Mention
from extract.lists import table, word_set
from extract.text.knownwords import KnownWords
from extract.text.lexicon import tokenize
from extract.text.offices import portfolio_behind

__all__ = ["StatedOffice", "is_civil_servant", "is_deputy_elsewhere", "stated_office_at"]

_WASHINGTON = "United States"
_PRESIDES = frozenset(word for word, what in table("office_words") if what == "presides")
_MODIFIERS = {word: what for word, what in table("office_words") if what in ("former", "deputy", "modifier")}
_MISSION_WORDS = frozenset(tuple(w.text for w in tokenize(phrase)) for phrase, _ in table("missions"))
_COMMITTEES = frozenset({"committee", "commission", "group"})
_PARLIAMENTARY = re.compile(
    r"\b(?:parliamentary|friendship group|foreign (?:affairs|relations) committee"
    r"|committee (?:on|for) foreign (?:affairs|relations))\b"
)
_IN_NAMES = _COMMITTEES | {"the", "of", "and", "&", "on", "for", "'", "s", "-", "–"}
_KINDS_OF_GROUP = frozenset({"friendship", "parliamentary", "inter", "interparliamentary", "standing"})
_LONGEST_NAME = 14  # words


@dataclass(frozen=True, slots=True)
class StatedOffice:
    """An office with the State that its own words name."""

    end: int
    role: str
    plural: bool = False
    former: bool = False
    state: Mention | None = None


def stated_office_at(words: KnownWords, i: int) -> StatedOffice | None:
    """The office whose words begin at `i`."""
    kinds = (_presiding_at, _house_first_at, _committee_at, _head_of_mission_at)
    presiding = next((found for kind in kinds if (found := kind(words, i)) is not None), None)
    if presiding is not None:
        return presiding
    office = words.offices[i]
    return StatedOffice(office.end, office.role, office.plural, office.former) if office else None


def _presiding_at(words: KnownWords, i: int) -> StatedOffice | None:
    """ "Deputy Chairman of the Seimas": who presides over a parliament."""
    deputy = former = False
    while words.lower[i : i + 1] and (what := _MODIFIERS.get(words.lower[i])):
        deputy, former, i = deputy or what == "deputy", former or what == "former", i + 1
        i += deputy and words.lower[i : i + 1] == ["-"]  # "Vice-Speaker"
    if i + 2 >= len(words.words) or words.lower[i] not in _PRESIDES:
        return None
    j = _behind_of(words, i + 1)
    owner, j = words.owner_at(j) if j < len(words.words) else (None, j)
    house = words.known[j] if j < len(words.words) else None
    if house is None or house[1].kind != "parliament" or _is_part_of_name(words, house[0]):
        return None
    name = house[1].mention.state
    state = owner or (Mention(EntityKind.STATE, name) if name else None)
    role = "DeputySpeaker" if deputy else "Speaker"
    plural = words.lower[i].endswith(("s", "men"))
    return _of_state(words, StatedOffice(house[0], role, plural, former, state))


def _behind_of(words: KnownWords, i: int) -> int:
    """The index of what follows "of (the)", a comma, or nothing at all: "Speaker Lok Sabha"."""
    if words.lower[i] == "of":
        return i + 2 if words.lower[i + 1] == "the" else i + 1
    return i + 1 if words.lower[i] == "," else i


def _house_first_at(words: KnownWords, i: int) -> StatedOffice | None:
    """ "National Assembly Chairman", "Senate Vice-President": the parliament before who presides over it."""
    house = words.known[i]
    if house is None or house[1].kind != "parliament" or house[0] >= len(words.words):
        return None
    j, name = house[0], house[1].mention.state
    deputy = _MODIFIERS.get(words.lower[j]) == "deputy"
    j += deputy
    j += deputy and words.lower[j : j + 1] == ["-"]
    if words.lower[j : j + 1] == [] or words.lower[j] not in _PRESIDES - {"head", "heads", "marshal"}:
        return None
    state = Mention(EntityKind.STATE, name) if name else None
    plural = words.lower[j].endswith(("s", "men"))
    return StatedOffice(j + 1, "DeputySpeaker" if deputy else "Speaker", plural, state=state)


def _committee_at(words: KnownWords, i: int) -> StatedOffice | None:
    """ "Chairman of the Seimas Committee on Foreign Affairs", "head of the parliamentary friendship group"."""
    former = False
    while words.lower[i : i + 1] and (what := _MODIFIERS.get(words.lower[i])):
        former, i = former or what == "former", i + 1 + (words.lower[i + 1 : i + 2] == ["-"])
    if (
        words.lower[i : i + 1] == []
        or words.lower[i] not in _PRESIDES
        or words.lower[i + 1 : i + 2] != ["of"]
    ):
        return None
    begin = i + 2
    end = next(
        (j for j in range(begin, len(words.words)) if not _in_committee_name(words, j)), len(words.words)
    )
    heads = [j for j in range(begin, min(end, begin + _LONGEST_NAME)) if words.lower[j] in _COMMITTEES]
    if not heads:
        return None
    end = portfolio_behind(words.lower, heads[0] + 1)
    houses = [
        entry[1] for j in range(begin, end) if (entry := words.known[j]) and entry[1].kind == "parliament"
    ]
    j = end + 2 if words.lower[end : end + 2] == ["of", "the"] else end + 1
    behind = words.known[j] if words.lower[end : end + 1] == ["of"] and j < len(words.words) else None
    if behind is not None and behind[1].kind == "parliament":
        end, houses = behind[0], [behind[1]]
    if not houses and not _PARLIAMENTARY.search(" ".join(words.lower[begin:end])):
        return None
    state = next((Mention(EntityKind.STATE, h.mention.state) for h in houses if h.mention.state), None)
    return StatedOffice(end, "Parliamentarian", former=former, state=state)


def _in_committee_name(words: KnownWords, i: int) -> bool:
    lower = words.lower[i]
    named = lower in _IN_NAMES or lower in _KINDS_OF_GROUP or lower in word_set("portfolios")
    return named or words.words[i].text[0].isupper()


def _of_state(words: KnownWords, office: StatedOffice) -> StatedOffice:
    """A presiding officer with "of Lithuania" after the parliament's name, taken along.

    A house may be one of a parliament: "the Senate of the Federal Parliament".
    """
    j = office.end
    if words.lower[j : j + 2] == ["of", "the"] and (end := _whole_parliament(words, j + 2)):
        j, office = end, replace(office, end=end)
    entry = words.known[j + 1] if words.lower[j : j + 1] == ["of"] and j + 1 < len(words.words) else None
    if entry is None or entry[1].kind != "state":
        return office
    return replace(office, end=entry[0], state=entry[1].mention)


def _whole_parliament(words: KnownWords, i: int) -> int:
    """Index after "(Federal) Parliament" at `i`; 0 where there is none."""
    for j in (i, i + 1):
        house = words.known[j] if j < len(words.words) else None
        if house is not None and house[1].kind == "parliament":
            return house[0]
    return 0


def _is_part_of_name(words: KnownWords, i: int) -> bool:
    """Whether a longer name goes on at `i` ("the Seimas Committee on Foreign Affairs")."""
    return i < len(words.words) and words.words[i].text in word_set("institutions")


def _head_of_mission_at(words: KnownWords, i: int) -> StatedOffice | None:
    """ "Head of the Lithuanian Representative Office"."""
    if words.lower[i] not in ("head", "chief", "director") or words.lower[i + 1 : i + 2] != ["of"]:
        return None
    j = i + 3 if words.lower[i + 2 : i + 3] == ["the"] else i + 2
    owner, j = words.owner_at(j) if j < len(words.words) else (None, j)
    for length in (5, 4, 3, 2, 1):
        if tuple(words.lower[j : j + length]) in _MISSION_WORDS:
            return StatedOffice(j + length, "HeadOfMission", False, False, owner)
    return None


def is_civil_servant(title: str, state: Mention | None) -> bool:
    """Whether a title in lower case is no minister's in a State: the foreign secretaries of South Asia."""
    own = (states for office, states in table("civil_offices") if title.endswith(office))
    return state is not None and any(state.name in states.split("|") for states in own)


def is_deputy_elsewhere(office: Sequence[str], state: Mention | None) -> bool:
    """A Secretary of State is a foreign minister in Washington; elsewhere, or for a portfolio, a deputy."""
    if tuple(office[-4:-1]) != ("secretary", "of", "state"):
        return (
            tuple(office[-3:]) == ("secretary", "of", "state")
            and state is not None
            and state.name != _WASHINGTON
        )
    return office[-1] in ("for", "at", "in") or (state is not None and state.name != _WASHINGTON)
