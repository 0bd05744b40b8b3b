"""Organisations as a sentence enumerates them, those of the gazetteer and others by their wording.

"the intergovernmental Baltic Council of Ministers, the OSCE (1992) and its adjunct ..." yields each
with the date in its brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.edtf import Date
from extract.facts import EntityKind, Mention
from extract.lists import word_set
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["Listed", "organization_at", "organizations"]

_SEPARATOR = re.compile(
    r"\s*(?:,\s*(?:and\b|as well as\b)?|;|/|&|\band\b|\bas well as\b|\balong with\b)\s*(?:also\s+)?(?:of\s+)?"
)
_MODIFIER = re.compile(
    r"\s*(?:(?:[Tt]he|its|their|both|a|an|other|such|adjunct|sister|former|[a-z]+(?:al|ary|ern|ed|ar)|[\w-]+-led|[A-Z]\w*['’]s)\s+)*"
)
_BRACKETS = re.compile(r"\s*\(([^()]{1,60})\)")
_PREPOSITION = re.compile(r",?\s*(?:in|on|since|from)\s+(?:the\s+)?(?:early\s+|late\s+)?")
_CAPITALISED = r"[A-ZÀ-Ž][\w’'-]+(?:–[A-ZÀ-Ž][\w’'-]+)*"
_RUN = re.compile(
    rf"{_CAPITALISED}(?:\s+(?:(?:of|for|on|in|to|against|the|and|&|de|des)\s+)*(?:the\s+)?{_CAPITALISED})*"
)
_INSTRUMENT = re.compile(r"\s+(?:Agreement|Convention|Treaty|Protocol|Accord)s?\b")
_AND = re.compile(r"\s+(?:and|&)\s+")


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation in an enumeration, at its offsets in the article; `date` as its brackets say."""

    mention: Mention
    start: int
    end: int
    date: Date | None = None


def organizations(sentence: Sentence, position: int) -> list[Listed]:
    """The enumeration of organisations that begins at `position` of the article; empty where none does.

    A date behind one ("the OECD and the WTO in 1999") holds for those before it that have none.
    """
    text, listed, undated = sentence.article.text, list[Listed](), 0
    while position < sentence.end:
        begin = _skip(_MODIFIER, text, position, sentence.end)
        found, position = organization_at(sentence, begin), _skip(_RUN, text, begin, sentence.end)
        if found is None and position == begin:
            break
        position = found.end if found else position
        position, date = _bracketed(sentence, position)
        if found:  # a name that is none ("Universal Copyright Convention") does not end the enumeration
            listed.append(replace(found, date=date))
        if dated := _date_behind(sentence, position):
            listed[undated:] = [
                item if item.date else replace(item, date=dated.when) for item in listed[undated:]
            ]
            undated, position = len(listed), dated.end
        separator = _SEPARATOR.match(text, position, sentence.end)
        if separator is None:
            break
        position = separator.end()
    return listed


def _bracketed(sentence: Sentence, position: int) -> tuple[int, Date | None]:
    """The end of the brackets at `position`, and the one date in them: "(OSCE)", "(1992)"."""
    date = None
    while brackets := _BRACKETS.match(sentence.article.text, position, sentence.end):
        dates = [u.when for u in sentence.of(UnitKind.DATE) if brackets.start() < u.start < brackets.end()]
        date = dates[0] if len(dates) == 1 else date
        position = brackets.end()
    return position, date


def _date_behind(sentence: Sentence, position: int) -> Unit | None:
    text = sentence.article.text
    dates = [u for u in sentence.of(UnitKind.DATE) if u.date and u.date.dates_sentence]
    return next((u for u in dates if _PREPOSITION.fullmatch(text[position : u.start])), None)


def organization_at(sentence: Sentence, position: int) -> Listed | None:
    """The organisation whose name begins at `position`; the longer of the gazetteer's and the worded one."""
    unit = next((u for u in sentence.of(UnitKind.ORGANIZATION) if u.start == position), None)
    worded = _by_wording(sentence.article.text, position, sentence.end)
    if unit is not None and unit.mention:
        longer = worded is not None and worded.end > unit.end
        if not longer or _AND.match(sentence.article.text, unit.end):
            return Listed(unit.mention, unit.start, unit.end)
    return worded


def _by_wording(text: str, position: int, end: int) -> Listed | None:
    """A capitalised name with a word such as "Council" or "Bank" in it."""
    run = _RUN.match(text, position, end)
    if run is None:
        return None
    name = _without_strangers(run.group())
    if " " not in name or not _has_head(name) or _INSTRUMENT.match(text, position + len(name)):
        return None
    return Listed(Mention(EntityKind.ORGANIZATION, name), position, position + len(name))


def _without_strangers(run: str) -> str:
    """A run cut before a word that begins a sentence, and before "and" where another name follows."""
    for word in re.finditer(r"(?<=\w)\s(\S+)", run):
        after_name = run[: word.start()].rpartition(" ")[2][:1].isupper()
        if after_name and word[1] in word_set("starters") and not _has_head(run[word.end() :]):
            run = run[: word.start()]
            break
    for conjunction in reversed(list(_AND.finditer(run))):
        rest = run[conjunction.end() :]
        if (
            _has_head(rest)
            or rest.isupper()
            or not re.search(r"\b(?:of|for|on)\b", run[: conjunction.start()])
        ):
            run = run[: conjunction.start()]
    return re.sub(r"(?:\s+(?:of|for|on|in|to|the|and|&))+$", "", run)


def _has_head(name: str) -> bool:
    return any(word in word_set("organization_heads") for word in re.split(r"[\s-]+", name))


def _skip(pattern: re.Pattern[str], text: str, position: int, end: int) -> int:
    match = pattern.match(text, position, end)
    return match.end() if match else position
