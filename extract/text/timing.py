"""Which dates of a sentence date an anchor in it."""

from __future__ import annotations

import re

from extract.lists import words
from extract.text.sentence import Sentence
from extract.text.units import Unit

__all__ = ["dates_at", "dates_report", "is_as_of"]

_WHO = r"(?:(?:the|then|former|ex-|late) ?)*"
_CONJUNCTION = "and|which|who|that|when|where|while|after|before|as|but"
_PURPOSE = (
    r"(?:(?: to| for| as| at| on)(?: (?:[^,;.‹]|‹[OSCJNA]\d+›){1,100}?)?)?"  # "… for a forum and again …"
)
_LIST = re.compile(
    r"‹D\d+›(?:(?: \((?:[^()‹]|‹[OSCAN]\d+›)*\))?"  # "in 1983 (for the summit) and 1995"
    rf"\s*(?:{_PURPOSE} and (?:then |once )?again|,|;|/|and|&|or|as well as)"
    r"(?:, (?:at|upon|to|for) (?:[^,;.‹]|‹[OSCJNA]\d+›){1,80},)?"
    r"\s*(?:(?:and|once|again|then|in|on|from|the|early|late|mid"
    r"|(?:with|on|for) (?:an? )?(?:(?:official|working|state|return|second) )+visits?)[ -]+)*‹D\d+›"
    # "…, and in 1973 China opened", "and on 3 May diplomatic ties were cut": that date opens the next clause
    rf"(?! {_WHO}(?:‹[SANJL]\d+›|(?:two|both|he|she|it|they)\b"
    # "in 1964 and in 1965 established relations": nor the second date of what stands before
    rf"|(?:\w+ly )?(?:[a-z]+ed|{'|'.join(words('irregular_pasts'))})\b"
    rf"|(?!\w+ly |(?:{_CONJUNCTION}) )(?:[a-z]\w* ){{1,3}}(?:was|were|had|has|have)\b)))*"
)
# The same with a comma, behind an anchor that has a date of its own: "left in 1990 and in 1995, it …".
_OPENS_NEXT = re.compile(
    rf",? and,? (?:in|on) (?:\w+ )?‹D\d+›(?=, (?:{_WHO}‹[SANJ]\d+›|(?:he|she|it|they)\b))"
)
# Where another clause begins, with dates of its own.
_BREAK = re.compile(
    r";|\. (?!‹[AN])| which\b|, as\b(?! well)"
    r"|, (?:where|while|who|whereas|followed|after which|just as|with the|with a|and|but)\b"
    r"|\b(?:after|before|because|although) (?:(?:the|his|her|then|former) )*(?:‹[AN]\d+›|he\b|she\b|they\b)"
    r"|\bfollowed by\b| and (?:then |later )?\w+ed\b"
    rf"|,? and (?:\w+ )?(?:in|on) (?=‹D\d+›,? {_WHO}‹[SANJL]\d+›)"
)
# "Since the opening of an embassy in 1992, they have …": that date is of the opening alone.
_SINCE = re.compile(r"^(?:Ever since|Since) (?!(?:the )?‹D)[^,;]*,")
# "It was reported on 3 May that they had recently signed …": the day of the report, and of nothing else.
_BEFORE_THE_REPORT = re.compile(r"\bthat\b[^.;]*\b(?:ha[sd]|have) (?:recently|already|earlier|previously)\b")
# "in 1993 and 2001, on which occasion they signed …": on the last of them.
_LAST_OF_THEM = re.compile(r",? (?:on which occasion|during which|when|where)\b")
# A parenthesis with a verb of its own tells of something else.
_ASIDE = re.compile(r"\([^()]*\b(?:was|were|is|are|had|has|have|did|does)\b[^()]*\)")


def dates_at(
    sentence: Sentence, position: int, *, before: int = 0, after: int | None = None, doubtful: bool = False
) -> list[Unit]:
    """The dates of what stands at `position` of the tagged text.

    A list of dates ("in 2002, 2009 and 2011") that follows in the same clause wins; else the one that
    stands last before it. A parenthesis with a verb keeps its dates. `before` and `after` bound the
    search, so that a neighbour keeps its own. With `doubtful`, slips of the source that have been set
    right count too ("2004, 0214 and 2015").
    """
    text = sentence.tagged.text
    end = len(text) if after is None else after
    brk = _BREAK.search(text, position, end)
    clause_end = brk.start() if brk else end
    asides = [m.span() for m in _ASIDE.finditer(text) if not m.start() < position < m.end()]
    groups = [
        (m.start(), m.end())
        for m in _LIST.finditer(text, before, end)
        if not any(start < m.start() < stop for start, stop in asides) and not _is_term(sentence, *m.span())
    ]
    following = [
        (begin, opened.start() if (opened := _OPENS_NEXT.search(text, begin)) else stop)
        for begin, stop in groups
        if position <= begin < clause_end
    ]
    since = _SINCE.match(text)
    own = since.end() if since is not None and since.end() <= position else 0
    preceding = [
        (opened.start() if (opened := _opener(text, begin, position)) else begin, stop)
        for begin, stop in groups
        if own <= stop <= position and not dates_report(text, stop, position)
    ]
    for begin, stop in [*following[:1], *preceding[-1:]]:
        found = [u for u in _units(sentence, begin, stop) if _counts(u, doubtful=doubtful)]
        if found:
            return found[-1:] if _LAST_OF_THEM.match(text, stop) and stop <= position else found
    return []


def _is_term(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether dates are but the span that something is made for: "the programme for 2010–2012 was signed in …"."""
    return all(unit.date is not None and unit.date.term for unit in _units(sentence, begin, end))


def _opener(text: str, begin: int, position: int) -> re.Match[str] | None:
    """What opens the clause of `position` behind the dates of the one before, which has words of its own."""
    return _OPENS_NEXT.search(text, begin, position) if " " in text[:begin].strip() else None


def is_as_of(sentence: Sentence, date: Unit) -> bool:
    """ "As of 2009, X has signed …": the date of the statement, not of what is stated."""
    return sentence.article.text[sentence.start : date.start].lower().endswith("as of ")


def dates_report(text: str, date_end: int, position: int) -> bool:
    """Whether a date before `position` of the tagged text dates a report of what had been done before."""
    return _BEFORE_THE_REPORT.search(text, date_end, position) is not None


def _counts(unit: Unit, *, doubtful: bool) -> bool:
    date = unit.date
    return date is not None and (date.dates_sentence or (doubtful and date.doubtful))


def _units(sentence: Sentence, begin: int, end: int) -> list[Unit]:
    numbers = re.findall(r"‹D(\d+)›", sentence.tagged.text[begin:end])
    return [sentence.units[int(number)] for number in numbers]
