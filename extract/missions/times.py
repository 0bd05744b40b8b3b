"""When a mission opened and closed, by the verbs around its noun."""

from __future__ import annotations

import re
from functools import cache

from extract.edtf import Date
from extract.missions.posts import Post, verbs
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit

__all__ = ["beginning", "dates_of", "says_closed", "says_opened"]

_LASTED = re.compile(r"\b(?:function|operat|exist|maintain|kept|had\b|was open)", re.IGNORECASE)
_NEAR = 80  # characters before a noun in which its verb stands
# "…, which was established in 2021": a relative clause right behind the noun and its seat.
_WHICH = re.compile(r"(?:[^.;,‹]|‹[CS]\d+›){0,40}, which (?:\w+ ){0,3}[^.;,‹]{0,40}?(?P<date>‹D\d+›)")


# "…, and in 1995, the": the date of the post that follows.
_NEXT_OPENS = re.compile(
    r"(?:;|,? and|,? while|,) (?:in|on|since) ‹D\d+›,? (?:the |an? |‹[SJ]\d+›['’]?s? ?)?$", re.IGNORECASE
)
# "the embassy of X in Riga and that of Y in Lima were opened in 1992": of both
_SHARES_VERB = re.compile(
    r"(?:(?: of (?:the )?‹S\d+›)?(?: in (?:the )?‹[CS]\d+›)?(?:,| and| as well as)+ (?:the )?(?:‹[SJ]\d+›(?:['’]s?)? )?"
    r"(?:[a-z]+ )?(?:embassy|consulate(?: general)?|mission|high commission)){1,2}"
    r"(?: of (?:the )?‹S\d+›)?(?: in (?:the )?‹[CS]\d+›)? (?:were|have been) \w+ (?:in|on) ‹D\d+›",
    re.IGNORECASE,
)
# "an embassy in Riga since 1995 and a consulate in Ventspils": the date of the post before.
_OF_FORMER = re.compile(r"^(?:[^.;‹]|‹[CS]\d+›){1,40}‹D\d+›,? and (?:an? |the |its )?(?:[\w-]+ )?$")


# "X opened an embassy in Riga in 1961, which closed in 1989": the verb of opening stands before the noun.
_OPENED_BEFORE = re.compile(
    r"\b(?:opened|established|inaugurated|set up) (?:an? |the |its )?(?:[\w-]+ ){0,3}$", re.IGNORECASE
)
_FIRST_DATE = re.compile(r"(?:[^.;,‹]|‹[CSJ]\d+›){0,50}(?P<date>‹D\d+›)")


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"\b{verbs('opens')}", re.IGNORECASE)


@cache
def _closes() -> re.Pattern[str]:
    return re.compile(rf"\b{verbs('closes')}", re.IGNORECASE)


@cache
def _opened_on() -> re.Pattern[str]:
    return re.compile(rf"[^.;]{{0,80}}\b{verbs('opens')}[^.;,‹]{{0,30}}(?P<date>‹D\d+›)", re.IGNORECASE)


@cache
def _closed_on() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[^.;‹]|‹[ANSCJO]\d+›){{0,120}}\b{verbs('closes')}[^.;,‹]{{0,30}}(?P<date>‹D\d+›)", re.IGNORECASE
    )


# "… was closed in 1991 and reopened in 2021": it is open since
_REOPENED = re.compile(
    r"(?:[^.;‹]|‹[CSJ]\d+›){0,80}\b(?:closed|shut)\b[^.;]{0,60}"
    r"\b(?:re-?opened|resumed \w+ ?\w*|open again)\b[^.;,‹]{0,30}(?P<date>‹D\d+›)",
    re.IGNORECASE,
)


def says_closed(text: str) -> bool:
    """Whether words speak of a mission's end."""
    return _closes().search(text) is not None


def says_opened(text: str) -> bool:
    """Whether words speak of a mission's beginning."""
    return _opens().search(text) is not None


def _life(post: Post, after: int, sentence: Sentence) -> tuple[Date | None, Date | None] | None:
    """ "… opened in 2013 and closed in 2018": each verb with a date of its own."""
    text = sentence.tagged.text
    if again := _REOPENED.match(text, post.end, after):
        unit = sentence.tagged.unit_at(again.start("date"))
        return (unit.when if unit else None), None
    opens = _opened_on().match(text, post.end, after)
    if opens is None and _OPENED_BEFORE.search(text[: post.start]):
        opens = _FIRST_DATE.match(text, post.end, after)
    closes = _closed_on().match(text, opens.end(), after) if opens else None
    if opens is None or closes is None:
        return None
    units = (sentence.tagged.unit_at(found.start("date")) for found in (opens, closes))
    first, last = (unit.when if unit is not None else None for unit in units)
    return first, (
        None if first and last and last < first else last
    )  # "reopened in 2013 after being closed in 1980"


def dates_of(post: Post, before: int, after: int, sentence: Sentence) -> tuple[Date | None, Date | None]:
    """The days of opening and closing that stand between its neighbours, or for the sentence as a whole."""
    after = _own_end(post, after, sentence)
    life = _life(post, after, sentence)
    if life is not None:
        return life
    dates = _dates(post, before, after, sentence)
    if not dates or dates[0].date is None:
        return None, None
    behind = dates[0].start >= sentence.tagged.source(post.end - 1, post.end)[1]
    if not behind and _OF_FORMER.search(sentence.tagged.text[before : post.start]):
        return None, None
    around = sentence.tagged.text[max(0, post.start - _NEAR) : after]
    when = dates[0].when
    if when is not None and _is_span(when) and _LASTED.search(around):
        first, _, last = when.edtf.partition("/")
        return Date(first), Date(last)
    verb = _verb_of(dates[0], max(0, post.start - _NEAR), after, sentence)
    if verb == "closes":
        return None, when
    return (beginning(when), None) if verb == "opens" else (None, None)


def _verb_of(date: Unit, start: int, after: int, sentence: Sentence) -> str:
    """Whether a date is said of the opening or of the closing: by the last verb before it, else the first."""
    text = sentence.tagged.text
    at = next(begin for begin, _, unit in sentence.tagged.pieces if unit is date)
    verbs_near = sorted(
        (found.start(), what)
        for what, pattern in (("opens", _opens()), ("closes", _closes()))
        for found in pattern.finditer(text, start, after)
    )
    before = [what for where, what in verbs_near if where < at]
    behind = [what for where, what in verbs_near if where > at]
    return (before[-1:] or behind[:1] or [""])[0]


def _own_end(post: Post, after: int, sentence: Sentence) -> int:
    """Where the words on a post end: "… in Riga and in 1995, the" leads up to the next one."""
    following = _NEXT_OPENS.search(sentence.tagged.text, post.end, after)
    if following is None and (shared := _SHARES_VERB.match(sentence.tagged.text, post.end)):
        return shared.end()
    return following.start() if following else after


def _dates(post: Post, before: int, after: int, sentence: Sentence) -> list[Unit]:
    dates = dates_at(sentence, post.start, before=min(before, post.start), after=after)
    if not dates and (which := _WHICH.match(sentence.tagged.text, post.end, after)):
        dates = sentence.between(which.start("date"), which.end())
    return dates or dates_at(sentence, post.start)


def _is_span(when: Date) -> bool:
    return "/" in when.edtf and ".." not in when.edtf


def beginning(when: Date | None) -> Date | None:
    """The start of "since 2007": the day it opened, not the open interval."""
    if when is None or not when.edtf.endswith("/.."):
        return when
    return Date(when.edtf.removesuffix("/.."))
