"""Names of persons beside what else is known: first names and surnames that are cities' as well."""

from __future__ import annotations

import re

from extract.lists import word_set
from extract.text.knownwords import KnownWords
from extract.text.names import name_at

__all__ = [
    "is_relative_of",
    "may_be_person",
    "name_that_is_a_place",
    "surname_that_is_a_place",
    "surname_that_is_a_state",
]

_WHOLE = 4  # words of a name that needs no surname more
_ROMAN = re.compile(r"[IVX]+")


def name_that_is_a_place(words: KnownWords, i: int) -> int:
    """Index after a name whose first word is also a city's ("President Santiago Peña"); `i` when there is none."""
    entry = words.known[i]
    if entry is None or entry[1].kind != "city" or entry[0] >= len(words.words):
        return i
    surname = entry[0]
    end = name_at(words.words, surname, words.stops)
    beside = words.words[surname].start - words.words[surname - 1].end == 1
    return end if end > surname and beside else i


def surname_that_is_a_place(words: KnownWords, begin: int, end: int) -> int:
    """Index after a name that ends at `end`, with a surname that is also a city's ("Kari Lund", "Md. Lund")."""
    if not 0 < end - begin < _WHOLE or end >= len(words.words):
        return end
    known, first, last = words.known[end], words.words[end - 1], words.words[end]
    is_surname = known is not None and known[1].kind == "city" and known[0] == end + 1
    beside = last.start - first.end == 1 and words.text[first.end] == " "
    if not (is_surname and beside) or first.text in word_set("starters"):
        return end
    return name_at(words.words, end, [False] * (end + 1) + words.stops[end + 1 :])


def surname_that_is_a_state(words: KnownWords, begin: int, end: int) -> int:
    """Index after a name that a State's ends, with a verb behind: "Premier Kari Lund Chad opened"; else `end`."""
    known = words.known[end] if end < len(words.words) and end > begin else None
    if known is None or known[1].kind != "state" or known[0] != end + 1 or end + 1 >= len(words.words):
        return end
    behind = words.words[end + 1].text
    single = words.words[end].start - words.words[end - 1].end == 1 and " " in words.between(begin, end)
    goes_on = behind.islower() and behind not in ("and", "or", "to", "in", "on")
    return end + 1 if single and (goes_on or behind in ("(", ",")) else end


def is_relative_of(words: KnownWords, i: int) -> bool:
    """Whether what begins at `i` is whose wife, son or the like is spoken of: "the spouse of the ambassador"."""
    j = i - 1 if words.lower[max(i - 1, 0) : i] == ["the"] else i
    return j > 1 and words.lower[j - 1] == "of" and words.lower[j - 2] in word_set("kin")


def may_be_person(name: str, *, in_office: bool = False) -> bool:
    """Whether a capitalised run can be a person's name: no institution, no abbreviation, no numbered conference.

    `in_office` where an office introduces it: "Ambassador Jo Power".
    """
    parts = name.replace("-", " ").split()
    if parts and parts[0] in word_set("family_names_first") and (in_office or "-" in name):
        parts = parts[1:]
    elif in_office and len(parts) == 2 and parts[-1] in word_set("institutions_in_names"):
        parts = parts[:1]
    if not parts or any({part, part.removesuffix("s")} & word_set("institutions") for part in parts):
        return False
    if len(parts) == 1:
        return not (name.isupper() or len(name.rstrip(".")) < 3)
    return not (_ROMAN.fullmatch(parts[-1]) and parts[0].isupper())  # "TICAD VI": a conference
