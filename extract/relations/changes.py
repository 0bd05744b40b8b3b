"""The words that say how diplomatic relations changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.lists import table
from extract.text.modality import is_stated_before
from extract.text.sentence import Sentence

__all__ = ["Change", "changes_in"]

# The groups of a match that may hold the word for the change.
_SAID_AS = ("active", "passive", "bare", "resumed", "raised", "they")
_RELATIONS = (
    r"\b(?:(?:diplomatic|formal|official|full)(?:,? (?:and )?\w+){0,2}|bilateral|inter-?state)"
    r" (?:relations?(?! to\b)|ties|links|relationship)\b"
    r"(?! (?:acts?|adviser|commission|committee|council|department|division|experts?|law|offic|team|unit)\w*)"
)
# Of relations called no more than bilateral: whether they are kept, not how good they are.
_KEPT = re.compile(
    r"(?:re-?)?establish|restor|resum|sever|broke|br?eak|cut|suspen|beg[au]n|started", re.IGNORECASE
)
_BILATERAL = re.compile(r"\b(?:bilateral|inter-?state) \w+$|^(?:bilateral|inter-?state)\b", re.IGNORECASE)
# "were upgraded to a strategic partnership": how good they are
_PARTNERSHIP = re.compile(
    r" (?:in)?to (?:(?:the|an?|level|rank|status|of|that) )*[^.;,‹]{0,40}\bpartnership", re.IGNORECASE
)
_BARE = r"(?:relations|ties)"  # without an adjective, "trade relations" being another matter
_LEVEL = r"(?:the )?(?:level of )?(?:embass(?:y|ies)|ambassador(?:s|ial)?|legations?|chargé)"
_NOMINAL = re.compile(r"(?:ment|tion|sion|ance|ing)$", re.IGNORECASE)

# "was the first to establish", "signed a protocol to establish" say that it was done, "moved to establish" not.
_INFINITIVE = re.compile(r"\bto (?:\w+ly |fully )?$", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:first|last|second|third|only|among|one of|earliest|next|\d+(?:st|nd|rd|th)"
    r"|(?:communiqu[eé]|agreement|protocol|notes?|declaration|document|instrument)s?)\b[^.;]*$",
    re.IGNORECASE,
)
_IN_PRINCIPLE = re.compile(r"\bin[ -]principle\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """A change of relations in the tagged text: what, where it is said, and whether its subject is left out.

    `date` is where the tag of its date stands, if the words of the change lead up to it; else -1. `verb`
    is where the verb stands.
    """

    change: str
    start: int
    end: int
    chained: bool = False
    date: int = -1
    verb: int = -1


@cache
def _words() -> str:
    return "|".join(row[0] for row in table("relation_changes"))


@cache
def _changes() -> re.Pattern[str]:
    # "established diplomatic relations", "diplomatic relations … were established", "severed ties",
    # "relations were resumed", "raised to the level of embassies"
    return re.compile(
        rf"\b(?P<active>{_words()})\b(?P<gap>(?:(?!{_OTHER_SUBJECT})[^.;:]){{0,60}}?){_RELATIONS}"
        rf"|{_RELATIONS}\b(?P<between>(?:(?!{_OTHER_CLAUSE})[^.;]){{0,160}}?)\b(?P<passive>{_words()})\b"
        r"(?! (?:its|their|his|her|an?) )"  # "…, on 3 May X opened its mission": not the relations
        rf"|\b(?P<bare>{_words()}) (?:all |its |their )*{_BARE}\b"
        rf"|(?:^(?:the )?|(?<=[.;:] )|(?<=and )|(?<=and the )|(?<=that )|(?<=that the )"
        rf"|(?<=, )|(?<=› )|(?<=› the )|(?<=›['’]s ))(?:normal )?{_BARE}"
        rf"(?: (?:with|between) [^.;]{{1,60}}?(?:, (?:(?!\b(?:{_words()})\b)[^.;]){{1,160}}?,)?"
        r"| at (?:the )?\w+[ -]level)?,? "
        rf"(?:(?:were|was|had been|have been) )?(?:\w+ly |first )?(?P<resumed>{_words()})\b"
        rf"|\b(?P<raised>{_words()}) (?:it |them |(?:the(?:ir|se)? )?{_BARE} )?to {_LEVEL}"
        rf"|^(?:They|These) (?:were|have been) (?:\w+ly |then |later |first )?(?P<they>{_words()})\b",
        re.IGNORECASE,
    )


# "relations with X have existed since 1992", "date from 1992", "Diplomatic relations: 5 May 1992"
_SINCE = re.compile(
    rf"{_RELATIONS}(?: (?:with|between|to|at) [^.;:]{{1,60}}?)?"
    r"(?: (?:have |has |had )?(?:exist(?:ed|s)?|been (?:maintained|in place|in existence)))?"
    r"(?:,? since|,? (?:date|dating|dated|go|goes|going)s?(?: back)? (?:from|to))(?: the)? (?P<date>‹D\d+›)"
    rf"|^{_RELATIONS}(?: (?:with|between) [^.;:]{{1,60}}?)?\s*[:–—]\s*(?P<label>‹D\d+›)",
    re.IGNORECASE,
)
# "On 5 May 1992 they exchanged notes establishing …", "signed a protocol on the establishment of …"
_BY_INSTRUMENT = re.compile(
    r"‹D\d+›[^;.]*\b(?:sign|exchang|adopt|issu|conclud)\w* [^;.]{0,60}"
    r"\b(?:notes?|letters?|communiqu[eé]s?|protocols?|agreements?|declarations?|documents?|statements?|treaty)"
    r"(?: formally| on| for| about| concerning| regarding)*(?: the)? $",
    re.IGNORECASE,
)
# "agreed on 5 May 1992 to establish …": done by the agreement; "agreed in principle" is not.
_AGREED = re.compile(
    r"\b(?:agreed(?: (?:on|in) ‹D\d+›)? to (?:\w+ly )?|announced(?: (?:on|in) ‹D\d+›)? the )$",
    re.IGNORECASE,
)
# "the consulate was raised to an embassy": a post, and not the relations.
_POST = re.compile(
    r"\b(?:consulates?|consulates?[ -]general|legations?|(?:liaison |representative )?offices?|missions?)\b"
    r"(?: (?:in|of|to) (?:the )?‹\w+›)*(?: (?:was|were|is|has been|had been))?(?: \w+ly)? $",
    re.IGNORECASE,
)
_EMBASSY = re.compile(
    r"\b(?:embass(?:y|ies)|(?:resident |diplomatic )?missions?|legations?|consulates?)\b"
    r"(?:(?!\b(?:relations|ties|representations?)\b)[^;]){0,120}, which [^.;,]{0,40}$",
    re.IGNORECASE,
)
# "after the war ended in 1975, both nations established …": another clause with a subject of its own.
_OTHER_SUBJECT = r", (?:both\b|the\b|two\b|they\b|it\b|however\b|but\b|while\b|although\b|‹[SJA])"
_OTHER_CLAUSE = r"(?:, (?:it|he|she|they|neither|nor|until)| as (?:it|they))\b"
_HEADING = re.compile(r"\bdiplomatic (?:relations|ties)\b", re.IGNORECASE)
_DAY_OF = re.compile(r"\b(?:establish|date|day|beginning|start)", re.IGNORECASE)
_ONLY_DATE = re.compile(r"(?:On |In |Since )?(?:the )?(?P<date>‹D\d+›)\.?", re.IGNORECASE)
# "were not established until 1874": then they were.
_UNTIL = re.compile(r" until (?:the )?(?P<date>‹D\d+›)", re.IGNORECASE)
# "began talks on diplomatic relations": something else began.
_OTHER_OBJECT = re.compile(
    r"\b(?:on|about|for|towards?|regarding|concerning|in order to|to (?!(?:full|formal)\b)[a-z]+)\b(?! ‹D)",
    re.IGNORECASE,
)
# "consular relations were established in 1850 and diplomatic relations in 1875": the verb is not said again.
_HAS_DATE = re.compile(r"‹D\d+›,? (?:and|but|while|with) (?:\w+ )?$")
_ELLIPSIS = re.compile(r" (?:in|on) (?:the )?(?P<date>‹D\d+›)")
_INSTRUMENT = re.compile(
    r"\b(?:notes?|letters?|communiqu[eé]s?|protocols?|agreements?|declarations?|documents?|statements?|treaty)"
    r" (?:on|for|about|concerning|regarding)(?: the)? $",
    re.IGNORECASE,
)
# "were severed until 1901": then they were restored
_BROKEN_UNTIL = re.compile(r"[^.;,‹]{0,20} until (?:the )?(?P<date>‹D\d+›)")
# "a communiqué on the establishment of relations was signed"
_SIGNED = re.compile(r"[^.;]{0,60} (?:was|were) (?:signed|issued|exchanged|concluded)\b")
_DATED_BEFORE = re.compile(r"‹D\d+›\s*[:–—-]\s*(?:the )?$", re.IGNORECASE)  # "5 May 1992: establishment of …"


@cache
def _chain() -> re.Pattern[str]:
    return re.compile(
        rf"(?:,|;| and|, and| but|, but|, were|, had been)(?: they| these)?(?: then| later| finally| were| was)* "
        rf"(?P<word>{_words()})(?: again| for good| them| by ‹\w+›| (?:under|after|following) [^.;,‹]{{1,50}})*"
        r",? (?:on|in) ‹D\d+›",
        re.IGNORECASE,
    )


@cache
def _elliptic() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[;,.] )|(?<=and ))(?P<word>{_words()}) ?:?(?: (?:on|in|since))?(?: the)? (?P<date>‹D\d+›)",
        re.IGNORECASE,
    )


def _change_of(word: str) -> str:
    forms = ((form, change) for form, change in table("relation_changes"))
    return next(change for form, change in forms if re.fullmatch(form, word, re.IGNORECASE))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of a change, none of which reaches from one dated verb to the relations of the next clause."""
    at = 0
    while match := _changes().search(text, at):
        reaches = _HAS_DATE.search(match["gap"] or "") and _ELLIPSIS.match(text, match.end()) is None
        at = match.end("active") if reaches else max(match.end(), at + 1)
        if not reaches:
            yield match


def changes_in(sentence: Sentence) -> list[Change]:
    """The changes that a sentence states as having happened, in its order."""
    text = sentence.tagged.text
    found: list[Change] = []
    for match in _matches(text):
        if (change := _change(match, text)) is not None:
            found += [change, *_mended(change, text)]
    found = found or list(_lasting(text)) or list(_under_heading(sentence))
    return sorted(found + _chained(found, text), key=lambda change: change.start)


def _change(match: re.Match[str], text: str) -> Change | None:
    """The change that a match speaks of, if the words around it say that it happened."""
    group = next(group for group in _SAID_AS if match[group])
    word, gap, before = match[group], match["gap"] or "", text[: match.start()]
    agreed = _AGREED.search(before)
    if _NOMINAL.search(word) and not _is_dated(match, text) and not (agreed and "‹D" in before):
        return None
    if (_BILATERAL.search(match.group()) and not _KEPT.match(word)) or _PARTNERSHIP.match(text, match.end()):
        return None
    behind = _ELLIPSIS.match(text, match.end()) if _HAS_DATE.search(gap) else None
    if _OTHER_OBJECT.search(gap) or (match["raised"] and _of_post(before)):
        return None
    if agreed:
        before = before[: agreed.start()]
    elif _INFINITIVE.search(before) and (not _DONE.search(before) or _IN_PRINCIPLE.search(before)):
        return None
    at_last = behind.start("date") if behind else _not_until(match, text)
    between = (match["between"] or "").removesuffix("not " if at_last >= 0 else "")
    if not (is_stated_before(before) and is_stated_before(between)):
        return None
    told = match["they"] is not None
    return Change(_change_of(word), match.start(), match.end(), told, at_last, match.start(group))


def _mended(change: Change, text: str) -> Iterator[Change]:
    """The end of relations "severed until 1974": then they were restored."""
    broken = change.change in ("severed", "suspended")
    if broken and (ended := _BROKEN_UNTIL.match(text, change.end)):
        yield replace(change, change="restored", date=ended.start("date"))


def _is_dated(match: re.Match[str], text: str) -> bool:
    """Whether a date or a signed instrument beside a noun makes an event of it, as none does in "for the
    restoration of relations"."""
    before = text[: match.start()]
    if (
        "‹D" in text[match.end() : match.end() + 60]
        or _DATED_BEFORE.search(before)
        or _BY_INSTRUMENT.search(before)
    ):
        return True
    return _INSTRUMENT.search(before) is not None and _SIGNED.match(text, match.end()) is not None


def _of_post(before: str) -> bool:
    """Whether a post is what is raised, spoken of right before or in a main clause: "its embassy, which was …"."""
    return _POST.search(before) is not None or _EMBASSY.search(before) is not None


def _not_until(match: re.Match[str], text: str) -> int:
    """Where the date of "were not established until 1874" stands; -1 where nothing of the kind is said."""
    until = _UNTIL.match(text, match.end())
    return until.start("date") if until and (match["between"] or "").endswith("not ") else -1


def _lasting(text: str) -> Iterator[Change]:
    """ "… have had diplomatic relations since 1992": what lasts since a day was established on it."""
    for match in _SINCE.finditer(text):
        if is_stated_before(text[: match.start()]):
            at = match.start("date") if match["date"] else match.start("label")
            yield Change("established", match.start(), match.end(), date=at)


def _under_heading(sentence: Sentence) -> Iterator[Change]:
    """ "Established on 3 May 1992", or the day alone, under a heading that speaks of diplomatic relations."""
    heading = sentence.block.lead or next(reversed(sentence.block.section), "")
    if _HEADING.search(heading) is None:
        return
    text = sentence.tagged.text
    told = list(_elliptic().finditer(text)) if _elliptic().match(text) else []
    for found in told:
        change = _change_of(found["word"])
        yield Change(change, found.start(), found.end("word"), date=found.start("date"))
    if not told and _DAY_OF.search(heading) and (day := _ONLY_DATE.fullmatch(text)):
        yield Change("established", day.start("date"), day.end("date"), date=day.start("date"))


def _chained(found: list[Change], text: str) -> list[Change]:
    """ "… severed in 1964, re-established on D and broken off again in 2002": the subject is not said again."""
    known = {change.end for change in found}
    return [
        Change(_change_of(match["word"]), match.start("word"), match.end(), chained=True)
        for match in (_chain().finditer(text, found[0].end) if found else ())
        if match.end("word") not in known
    ]
