"""Offices: "Deputy Minister of Social Security and Labour", "Chairman of the Seimas".

Fixed titles come from a list; ministers by portfolio, deputies and presiding officers of
parliaments are composed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.lists import table, word_set
from extract.text.lexicon import tokenize

__all__ = ["ACCREDITED", "Office", "office_at", "portfolio_behind", "role_in"]

# The roles of those who reside at a post in the receiving State.
ACCREDITED = frozenset({"Ambassador", "HeadOfMission", "HonoraryConsul"})
_IRREGULAR = {"man": "men", "person": "persons", "woman": "women"}
# Between "minister" and the portfolio, the longest first.
_LINKS = (
    ("responsible", "for", "the"),
    ("responsible", "for"),
    ("in", "charge", "of"),
    ("of", "the"),
    ("for", "the"),
    ("of",),
    ("for",),
)
_PORTFOLIO_LINKS = frozenset({"and", "&", ",", "the", "of", "'", "s", "-"})
_FOREIGN = frozenset({"foreign affairs", "foreign relations", "external affairs", "external relations"})
_OF_STATE = frozenset({"minister of state", "state minister", "mos"})
_DEPUTY = {
    "HeadOfGovernment": "Minister",
    "ForeignMinister": "DeputyMinister",
    "DefenceMinister": "DeputyMinister",
    "Minister": "DeputyMinister",
    "Speaker": "DeputySpeaker",
}


@dataclass(frozen=True, slots=True)
class Office:
    """An office found in a list of lower-case words: the index after its last word, and its role."""

    end: int
    role: str
    plural: bool = False
    former: bool = False
    title: str = ""  # the office without modifiers, lower case


@cache
def _titles() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """Fixed titles by their first word, the longest first: (words, role, plural)."""
    titles: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for title, role in table("offices"):
        singular = tuple(word.text for word in tokenize(title))
        for key, plural in ((singular, False), *((form, True) for form in _plurals(singular))):
            titles.setdefault(key[0], []).append((key, role, plural))
    for known in titles.values():
        known.sort(key=lambda row: (-len(row[0]), row[2]))
    return titles


def _plurals(title: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Both plurals a title may take: "heads of state", "prime ministers"."""
    return {(_plural(title[0]), *title[1:]), (*title[:-1], _plural(title[-1]))}


def _plural(word: str) -> str:
    for singular, plural in _IRREGULAR.items():
        if word.endswith(singular):
            return word.removesuffix(singular) + plural
    return word.removesuffix("y") + "ies" if word.endswith("cy") else word + "s"


@cache
def _office_words() -> dict[str, str]:
    return {row[0]: row[1] for row in table("office_words")}


def office_at(lower: Sequence[str], i: int) -> Office | None:
    """The office whose words begin at `i`, modifiers ("former", "deputy") included."""
    found = _core_at(lower, i)
    former = deputy = False
    j = i
    while j < len(lower) and (what := _modifier(lower, i, j)) and not (j > i and _core_at(lower, j)):
        former, deputy, j = former or what == "former", deputy or what == "deputy", j + 1
    core = _core_at(lower, j) if i < j < len(lower) else None
    if core is None or (found is not None and found.end >= core.end):
        return found
    role = _DEPUTY.get(core.role, core.role) if deputy else core.role
    return replace(core, role=role, former=former)


def role_in(text: str) -> str:
    """The role of the first office that a heading or lead line names, "" where it names none."""
    lower = [word.text.lower() for word in tokenize(text)]
    return next((office.role for i in range(len(lower)) if (office := office_at(lower, i)) is not None), "")


def _modifier(lower: Sequence[str], begin: int, i: int) -> str:
    """What the word at `i` adds to an office that begins at `begin`; "" where it is no modifier."""
    if i > begin and (lower[i] == "-" or (lower[i] == "." and lower[i - 1] == "dy")):
        return "modifier"
    what = _office_words().get(lower[i], "")
    return what if what in ("former", "deputy", "modifier") else ""


def _core_at(lower: Sequence[str], i: int) -> Office | None:
    found = [o for o in (_fixed_at(lower, i), _minister_of(lower, i), _minister_at(lower, i)) if o]
    return max(found, key=lambda office: office.end, default=None)


def _fixed_at(lower: Sequence[str], i: int) -> Office | None:
    for key, role, plural in _titles().get(lower[i], ()):
        end = _end_of(key, lower, i)
        if end:
            title = " ".join(key)
            deputy = title in _OF_STATE or role == "DeputyMinister"
            return Office(_of_portfolio(lower, end) if deputy else end, role, plural, title=title)
    return None


def _end_of(key: Sequence[str], lower: Sequence[str], i: int) -> int:
    """Index after the words of a title that begin at `i`, hyphens between them or not ("head-of-state"); else 0."""
    for word in key:
        i += i < len(lower) and lower[i] == "-" != word
        if i >= len(lower) or lower[i] != word:
            return 0
        i += 1
    return i


def _of_portfolio(lower: Sequence[str], end: int) -> int:
    """The index behind "(MOS) for External Affairs" after "Minister of State", "(EA)" after "MoS"."""
    if len(lower) > end + 2 and lower[end] == "(" and lower[end + 2] == ")" and lower[end + 1].isalpha():
        end += 3
    return portfolio_behind(lower, end)


def portfolio_behind(lower: Sequence[str], end: int) -> int:
    """The index behind "for Foreign Affairs" or "on Foreign Affairs" at `end`; `end` where neither stands there."""
    behind = (
        _portfolio_at(lower, end + 1) if tuple(lower[end : end + 1]) in (("for",), ("of",), ("on",)) else end
    )
    return behind if behind > end + 1 else end


def _portfolio_at(lower: Sequence[str], i: int) -> int:
    """Index after the words of a portfolio that begin at `i`; `i` when there is none."""
    end = i
    while i < len(lower) and (lower[i] in word_set("portfolios") or (lower[i] in _PORTFOLIO_LINKS and i > 0)):
        i += 1
        if lower[i - 1] in word_set("portfolios"):
            end = i
    return end


def _minister_of(lower: Sequence[str], i: int) -> Office | None:
    """ "Minister of Foreign Affairs", "ministers for Europe", "Minister responsible for Defence"."""
    if lower[i] not in ("minister", "ministers"):
        return None
    link = next((words for words in _LINKS if tuple(lower[i + 1 : i + 1 + len(words)]) == words), ())
    begin = i + 1 + len(link)
    if not link or begin >= len(lower) or lower[begin] not in word_set("portfolios"):
        return None
    end = _portfolio_at(lower, begin)
    return Office(end, _portfolio_role(lower[begin:end]), lower[i] == "ministers", title="minister")


def _minister_at(lower: Sequence[str], i: int) -> Office | None:
    """ "Foreign Minister", "Economy and Trade Ministers"."""
    if lower[i] not in word_set("portfolios"):
        return None
    end = _portfolio_at(lower, i)
    if end >= len(lower) or lower[end] not in ("minister", "ministers"):
        return None
    return Office(end + 1, _portfolio_role(lower[i:end]), lower[end] == "ministers", title="minister")


def _portfolio_role(portfolio: Sequence[str]) -> str:
    pairs = {" ".join(portfolio[i : i + 2]) for i in range(len(portfolio))}
    if list(portfolio) == ["foreign"] or pairs & _FOREIGN:
        return "ForeignMinister"
    if {"defence", "defense", "war"} & set(portfolio):
        return "DefenceMinister"
    return "Minister"
