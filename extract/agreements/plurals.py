"""What a plural noun stands for: each of the agreements it names, or a number that nobody can tell apart."""

from __future__ import annotations

import re

from extract.agreements.instruments import Instrument, is_plural
from extract.lists import either, table
from extract.text.sentence import Sentence
from extract.text.units import Unit

__all__ = ["are_apart", "is_count", "is_vague", "members_of", "subjects_each"]

_NUMBERS = {word: int(number) for word, number in table("cardinals")}
# "more than 70 documents", "38 agreements": a bare count of what nobody can tell apart.
_COUNT = re.compile(
    rf"(?:\b{either('agreement_words', 'roughly')}(?: [\w-]+){{1,4}}|(?<![\d.,])\d{{2,3}}(?: [\w-]+){{0,3}}) $",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"\b(?P<number>\d|{'|'.join(_NUMBERS)})(?: [\w-]+){{0,3}} $", re.IGNORECASE)
_SEVERAL = re.compile(rf"\b{either('agreement_words', 'several')}(?: [\w,-]+){{0,3}} $", re.IGNORECASE)
_ANYTHING = re.compile(rf"(?:the )?{either('agreement_words', 'anything')}\b", re.IGNORECASE)
_AND_ANOTHER = re.compile(r",? and another (?:one )?(?:on|concerning|regarding) ", re.IGNORECASE)
_ON = r"(?:on|concerning|regarding)"
_AND_ON = re.compile(
    rf"(?:,? and|,(?= {_ON} [^,]+,? and {_ON}\b)) (?:{_ON} (?:the )?|(?=co-?operation (?:in|on)\b))",
    re.IGNORECASE,
)
_COMMA = re.compile(r", (?:and )?")
# "economic, scientific and cultural cooperation" is one subject.
_ADJECTIVE = re.compile(r"\b\w+(?:ic|al|ary|ive|tural)$", re.IGNORECASE)
_ABOUT = r"\b(?:on|for|of|in|about|concerning|regarding|covering)"
_FEW = 3  # agreements whose number may be told without telling what each is about


def is_count(instrument: Instrument, text: str) -> bool:
    """Whether a plural noun is but counted: "38 agreements"."""
    return is_plural(instrument) and _COUNT.search(text[: instrument.start]) is not None


def is_vague(instrument: Instrument, subject: str, dates: list[Unit], text: str) -> bool:
    """Whether a plural noun leaves open which they are: "several agreements in many fields", "twelve on trade"."""
    if not is_plural(instrument):
        return False
    before = text[: instrument.start]
    number = _number(before)
    return (
        not subject
        or _ANYTHING.match(subject) is not None
        or (not dates and _SEVERAL.search(before) is not None)
        or (number > _FEW and len(members_of(subject)) != number)
    )


def subjects_each(subject: str, instrument: Instrument, sentence: Sentence) -> list[str]:
    """ "agreements on trade and on tourism", "MoUs on oil, cyber security and health": one on each."""
    if not is_plural(instrument):
        return _AND_ANOTHER.split(subject)
    found = _AND_ON.split(subject)
    members = members_of(subject) if len(found) == 1 else []
    told = len(members) == _number(sentence.tagged.text[: instrument.start])
    # "agreements to develop trade, transit and tourism" may each be on all of them.
    named = re.search(rf"{_ABOUT} (?:the )?{re.escape(subject)}", sentence.text) is not None
    return members if told or (named and len(members) >= _FEW and are_apart(members)) else found


def _number(before: str) -> int:
    """The number that stands before a noun; 1 where there is none."""
    found = _NUMBERED.search(before)
    if found is None:
        return 1
    word = found["number"].lower()
    return int(word) if word.isdigit() else _NUMBERS[word]


def are_apart(members: list[str]) -> bool:
    """Whether each member is a subject by itself: not "economic", "scientific" and "cultural cooperation"."""
    return not any(_ADJECTIVE.search(member) for member in members[:-1])


def members_of(subject: str) -> list[str]:
    """What commas and the last "and" keep apart."""
    *parts, last = _COMMA.split(subject)
    return (
        [*parts, *last.rsplit(" and ", 1)]
        if " and " in last and not subject.endswith(f", and {last}")
        else [*parts, last]
    )
