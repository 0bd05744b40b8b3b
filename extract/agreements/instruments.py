"""The nouns of a sentence that name an instrument, and the words that belong to each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.lists import table
from extract.text.sentence import Sentence
from extract.text.units import Unit

__all__ = [
    "Instrument",
    "abbreviations",
    "instruments_in",
    "is_plural",
    "kind_of",
    "named_date",
    "noun_ends",
    "noun_pattern",
    "noun_spans",
]

_NOUN_END = (
    r"(?: (?:of|on|for) understanding"
    r"| of (?:intent|action|(?:cooperation|co-operation)(?!,? (?:and|in|on)\b)))?"
)
# What stands for an instrument's noun once it is told: "several, including one on trade".
_ONE = (
    r"(?<=\bincluding )one(?= (?:on|concerning|regarding) )|(?<=\bthe )one(?= (?:on|concerning|regarding) )"
)
_PLURAL = re.compile(r"(?:[^s]s|memoranda)\b")
_DATED_BEFORE = re.compile(r"‹D\d+› (?P<words>(?:(?!and\b)[\w-]+ ){0,3})$")
_DATED_AFTER = re.compile(
    r"^(?:[^.;,()‹]|‹[NSJ]\d+›){0,140}? (?:of|dated|from) (?P<date>‹D\d+›)(?! (?:on|to|until)\b)"
)
_ENUMERATED = re.compile(r"(?:, [A-Z]\w+)* and (?:[A-Z]\w+ )+")
# Where in an enumeration of instruments the next one begins: ", and a protocol …".
_NEXT = re.compile(r"(?:,? and|,|;)(?= (?:an?|the|another|its|their)?\b[^,;]*$)")


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument's noun in the tagged text; `first` to `last` is the part that speaks of it alone.

    about: what the noun itself says of its subject: "FTA"
    """

    kind: str
    noun: str
    start: int
    end: int
    first: int = 0
    last: int = 0
    about: str = ""


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in table("instruments")}


@cache
def _subjects() -> dict[str, str]:
    return {row[0]: row[2] for row in table("instruments") if len(row) > 2}


def abbreviations() -> list[str]:
    """The nouns that count in capitals only: "a bit" is no BIT."""
    return [word for word in _kinds() if not word.islower()]


def kind_of(noun: str) -> str:
    """The kind of instrument for which a noun stands, as `noun_pattern` finds it."""
    return _kinds().get(noun) or _kinds()[noun.lower()]


@cache
def noun_pattern() -> str:
    """A regular expression for the nouns, in the group `noun`."""
    plain = "|".join(sorted(filter(str.islower, _kinds()), key=lambda w: (-len(w), w)))
    return rf"(?P<noun>(?i:{plain})|{'|'.join(abbreviations())})"


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"\b{noun_pattern()}\b(?i:{_NOUN_END})|{_ONE}")


def noun_spans(text: str) -> list[tuple[int, int]]:
    """Where in tagged words the nouns for instruments stand."""
    return [match.span() for match in _nouns().finditer(text)]


def noun_ends(text: str) -> list[int]:
    """Where in tagged words the nouns for instruments end."""
    return [end for _, end in noun_spans(text)]


def instruments_in(sentence: Sentence) -> list[Instrument]:
    """The instruments that a sentence names, in order."""
    text = sentence.tagged.text
    found = _heads(text)
    return [
        Instrument(
            kind,
            text[start:end].lower(),
            start,
            end,
            *_part(i, found, text),
            _subjects().get(text[start:end], ""),
        )
        for i, (kind, start, end) in enumerate(found)
    ]


def _heads(text: str) -> list[tuple[str, int, int]]:
    """Kind, start and end of each noun; of several in one name the one that heads it."""
    found: list[tuple[str, int, int]] = []
    for match in _nouns().finditer(text):
        if match["noun"] is None and not found:
            continue
        kind = kind_of(match["noun"]) if match["noun"] else found[-1][0]
        gap = text[found[-1][2] : match.start()] if found else ""
        if found and (
            gap == " "
            or re.fullmatch(
                r" (?:of|on|for|amending|supplementing|extending|implementing)(?: (?!and\b|or\b)[\w-]+){1,4} ",
                gap,
            )
        ):
            # "Seasonal Worker Programme Memorandum": the last noun heads the name;
            # "Protocol of Agreement", "Agreement on the Programme of …": the first one does.
            if gap == " ":
                found[-1] = (kind, match.start(), match.end())
            continue
        if found and gap in ("/", " / "):  # "Agreements/MoUs"
            found[-1] = (*found[-1][:2], match.end())
            continue
        if found and text[found[-1][1] : found[-1][2]] == "Partnership" and _ENUMERATED.fullmatch(gap):
            found.pop()  # "Partnership, Trade and Cooperation Agreement"
        found.append((kind, match.start(), match.end()))
    return found


def _part(i: int, found: list[tuple[str, int, int]], text: str) -> tuple[int, int]:
    """The part of a sentence that speaks of one instrument: a member of a list keeps its own words."""
    begin = _cut(found[i - 1][2], found[i][1], text) if i else None
    stop = _cut(found[i][2], found[i + 1][1], text) if i + 1 < len(found) else None
    starts = [m.end() for m in re.finditer(r"; ", text[: found[i][1]])]
    end = text.find("; ", found[i][2])
    first = max([0, *starts[-1:], *([begin] if begin else [])])
    return first, min(stop or len(text), end if end >= 0 else len(text))


_OTHER_CLAUSE = re.compile(r",? (?:whereas|while) ")
# "a tourism pact and, in 2014, a mining pact": the date opens what is said of the next one.
_DATED_NEXT = re.compile(r",? and,? (?:(?:in|on) )?‹D\d+›,? (?=an?\b|another\b|the\b)")


def _cut(end: int, start: int, text: str) -> int | None:
    """Where one instrument's words end and the next one's begin: at a date of its own, or another clause."""
    if other := _OTHER_CLAUSE.search(text, end, start):
        return other.start()
    if "‹D" not in text[end:start]:
        return None
    if opened := _DATED_NEXT.search(text, end, start):
        return opened.start()
    after_date = text.rindex("‹D", end, start)
    found = _NEXT.search(text, after_date, start)
    return found.start() if found else None


def is_plural(instrument: Instrument) -> bool:
    """Whether the noun speaks of several instruments."""
    return _PLURAL.search(instrument.noun.split(" of ")[0]) is not None


def named_date(instrument: Instrument, sentence: Sentence) -> Unit | None:
    """The date in the instrument's name: "the February 1995 treaty", "the protocol on health of 2007"."""
    text = sentence.tagged.text
    before = _DATED_BEFORE.search(text[: instrument.start])
    if before is not None and "meeting" not in before["words"]:  # "a meeting protocol": minutes
        unit = sentence.tagged.unit_at(before.start())
        if unit is not None and unit.date is not None and unit.date.named:
            return unit
    after = _DATED_AFTER.match(text[instrument.end : instrument.last])
    return sentence.tagged.unit_at(instrument.end + after.start("date")) if after else None
