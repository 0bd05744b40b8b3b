"""What the words around a date say of it: whether it dates the sentence, and how."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.lists import table, words

__all__ = ["Surroundings", "surroundings"]

_ROLES: dict[str, str] = {row[0]: row[1] for row in table("date_introducers")}
_PHRASES = "|".join(sorted(map(re.escape, _ROLES), key=len, reverse=True))
_INTRODUCER = re.compile(
    rf"(?:^|(?<=[\s(\[—–,;:.“\"-]))(?<![A-Z]\.)(?P<phrase>{_PHRASES})\s*$", re.IGNORECASE
)
_LOOKBACK = 60
_OPEN_END = re.compile(
    r"\s*(?:onwards?\b|(?:[-–—]|to)\s*(?:the\s+)?(?:present|today|date|now|this day)\b)", re.IGNORECASE
)
_NEXT_WORD = re.compile(r"[ \u00a0]+(?P<word>[A-Za-zÀ-ž][\w’'-]*)")
_PLURAL = re.compile(r"[A-Za-z]+s$")
_CLOSED = re.compile(r"\s*(?:[,.;:()\]–—|-]|$)")
_SET_OFF = re.compile(r"(?:[,;(\[–—|:]|\s-(?=\s)|\([^()]{1,40})\s*$")
# "2011 (Riga), 2014 (Oslo) and 2017 (Bern)"
_BEFORE_BRACKET = re.compile(r"(?::|\band)\s*$")
_BRACKET = re.compile(r"\s*\((?=[^\W\d])")
_DETERMINED = re.compile(
    r"\b(?:the|a|an|its|their|his|her|this|that|both|first|\w+['’]s|\w+s['’])\s+(?P<between>(?:[\w-]+\s+){0,2})$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?<!\()(?<![.!?]\s)\b[A-ZÀ-Ž][\w’'-]+\s$")
_COUNTED = frozenset(words("counted_nouns"))
_AFTER_DATE = frozenset(words("dating_verbs"))
_ATTRIBUTIVE = frozenset(words("attributive_nouns"))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a date: `roles` of the words before it (see `date_introducers.tsv`)."""

    roles: frozenset[str]
    named: bool
    counted: bool
    set_off: bool  # by punctuation or the edge of the text on both sides

    @property
    def introduced(self) -> bool:
        """Whether a word before it tells that a date follows."""
        return bool(self.roles - {"fill"})


def surroundings(text: str, start: int, end: int, *, bare: bool, plain: bool) -> Surroundings:
    """Read the words around `text[start:end]`.

    `bare` for a year alone, which may be a count or part of a name; `plain` for a date in figures and
    months, which the nouns after it may claim ("the 2014 war"); seasons and decades are not plain.
    """
    before, after = text[max(0, start - _LOOKBACK) : start], text[end:]
    phrases, head = _introducers(before)
    next_word = match["word"] if (match := _NEXT_WORD.match(after)) else ""
    roles = {_ROLES[phrase] for phrase in phrases}
    if _OPEN_END.match(after):
        roles = (roles - {"until"}) | {"since"}
    return Surroundings(
        frozenset(roles),
        named=_belongs_to_noun_before(phrases, head)
        or (plain and _belongs_to_noun_after(phrases, before, head, next_word))
        or (bare and not roles - {"fill"} and _part_of_name(before, next_word, start)),
        counted=_is_counted(text[start:end], next_word, roles),
        set_off=bool(
            ((not before.strip() or _SET_OFF.search(before)) and _CLOSED.match(after))
            or (_BEFORE_BRACKET.search(before) and _BRACKET.match(after))
        ),
    )


def _introducers(before: str) -> tuple[list[str], str]:
    """The introducing phrases that end `before`, innermost first, and what stands before them."""
    phrases: list[str] = []
    while match := _INTRODUCER.search(before):
        phrases.append(match["phrase"].lower() if match["phrase"].lower() in _ROLES else match["phrase"])
        before = before[: match.start()]
    return phrases, before


def _is_counted(number: str, next_word: str, roles: set[str]) -> bool:
    if next_word in _COUNTED:
        return True
    plural = bool(_PLURAL.match(next_word)) and next_word not in _AFTER_DATE
    return plural and ("about" in roles or (number.endswith("00") and next_word[:1].isupper()))


def _belongs_to_noun_before(phrases: list[str], head: str) -> bool:
    """ "the Constitution of 3 May 1791": the outermost introducer is "of" after a noun."""
    of_date = phrases[-1:] == ["of"] and all(_ROLES[phrase] in ("fill", "part") for phrase in phrases[:-1])
    return of_date and bool(re.search(r"[^\W\d]\s+$", head))


def _belongs_to_noun_after(phrases: list[str], before: str, head: str, next_word: str) -> bool:
    """ "the 2014 Gaza war", "a February 1995 treaty", "within 1967 borders"."""
    if not next_word or next_word.lower() in _AFTER_DATE:
        return False
    if next_word in _ATTRIBUTIVE:
        return True
    if phrases:
        return phrases[0] == "the" and phrases[1:2] != ["on"]
    match = _DETERMINED.search(before)
    return match is not None and not any(word in _ROLES for word in match["between"].lower().split())


def _part_of_name(before: str, next_word: str, start: int) -> bool:
    """ "Expo 2015"; "2021 migrant crisis" where the text begins with the year."""
    if start == 0 or not before.strip():
        return bool(next_word) and next_word.lower() not in _AFTER_DATE
    return bool(_NAME_BEFORE.search(before))
