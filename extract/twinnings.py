"""Twin towns and sister cities, in prose, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.article import BlockKind
from extract.edtf import Date
from extract.facts import EntityKind, Mention, Twinning
from extract.lists import word_set
from extract.registry import Extractor, Row, passage
from extract.text.discourse import Discourse
from extract.text.masks import Found
from extract.text.modality import is_stated_before
from extract.text.sentence import Sentence
from extract.text.units import UnitKind

__all__ = ["EXTRACTOR"]

_TWIN = (
    r"(?:twin(?:ned)?|sister|partner|friendship)[\s-]+(?:towns?|cit(?:y|ies)|municipalit(?:y|ies)|communities"
    r"|provinces?|regions?|districts?|counties)"
)
_TRIGGERS = re.compile(rf"\btwinned\b|\btwinning\b|\b{_TWIN}|^[^.]{{3,120}}$", re.IGNORECASE)
_HEADING = re.compile(rf"\btwin(?:ned|ning|nings)?\b|\b{_TWIN}", re.IGNORECASE)
_BE = r"(?:is|are|was|were|became|become|ha(?:s|ve)\s+been|ha(?:s|ve)\s+become)"
# A and B stand before the words, C and D (if any) behind them.
_WITH = (
    rf"\s(?P<verb>{_BE}\s+(?:also\s+|officially\s+)?twinned\s+(?:with|to)|twinned\s+with"
    rf"|{_BE}\s+(?:also\s+)?(?:an?\s+|the\s+)?{_TWIN}\s+(?:of|with|to)"
    rf"|(?:has|have|had|signed|concluded|established)\b[^.;‹]{{0,40}}\b(?:twinning|{_TWIN})\b[^.;‹]{{0,40}}?\bwith)\s"
)
_TOGETHER = (
    rf"\s(?P<verb>{_BE}\s+(?:also\s+|officially\s+)?(?:twinned\b(?!\s+(?:with|to)\b)|{_TWIN}(?!\s+(?:of|with|to)\b))"
    rf"|(?:have|has|had|share)\b[^.;‹]{{0,40}}\b(?:twinning|{_TWIN})\b(?![^.;]*\bwith\b))"
)
_BETWEEN = (
    rf"\b(?:twinning|twinnings|twinned|{_TWIN})\b[^.;‹]{{0,60}}?\bbetween\s+(?P<places>[^.;]+)"
    r"|\b(?P<linked>twinning\s+of\s+[^.;]+)"
)
_STILL_TO_BE = re.compile(r"\bto\s+(?:be\s+)?\w?$")
_CLAUSE_START = re.compile(r"[.;:]\s|,?\s(?:while|whereas|and\s+(?:that|also))\s")
_CLAUSE_STOP = re.compile(r"[.;]|,?\s(?:while|whereas|but|which|who)\b|,?\s(?:since|in|from)\s+‹D\d+›")
_PARTING = re.compile(r"\s*[–—:↔]\s*|\s+-\s+|\s+(?:and|with|&)\s+")
_CAPITALISED = re.compile(
    r"[A-ZÀ-Ž][\w’'-]+(?:[ \u00a0-](?:de|del|la|am|an|on|upon|sur)?[ -]?[A-ZÀ-Ž][\w’'-]+)*"
)
_NO_PLACES = frozenset(
    {UnitKind.STATE, UnitKind.DEMONYM, UnitKind.ORGANIZATION, UnitKind.DATE, UnitKind.PARLIAMENT}
)


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Twinning]:
    seen: set[frozenset[str]] = set()
    for fact in _all(sentence):
        key = frozenset(place.name for place in fact.place)
        if len(key) == 2 and key not in seen:
            seen.add(key)
            yield fact


def _all(sentence: Sentence) -> Iterator[Twinning]:
    text = sentence.tagged.text
    for pattern in (_WITH, _TOGETHER):
        matches = list(sentence.find(pattern))
        # "A is twinned with B and C with D": between two verbs the last "and" parts the clauses.
        edges = [text.rfind(" and ", a.match.end(), b.match.start("verb")) for a, b in pairwise(matches)]
        limits = [edge if edge > 0 else len(text) for edge in edges]
        for found, begin, limit in zip(matches, [0, *limits], [*limits, len(text)], strict=False):
            before = text[: found.match.start("verb") + 1]
            if is_stated_before(before) and not _STILL_TO_BE.search(before):
                together = pattern is _TOGETHER
                yield from _around(sentence, found, together=together, begin=begin, limit=limit)
    for found in sentence.find(_BETWEEN):
        if is_stated_before(text[: found.match.start()]):
            places = _places(sentence, *found.span("places" if found.match["places"] else "linked"))
            yield from _pairs(sentence, places[:1], places[1:]) if len(places) == 2 else ()
    if sentence.block.kind is BlockKind.LIST_ITEM and _under_heading(sentence):
        yield from _listed(sentence)


def _around(
    sentence: Sentence, found: Found, *, together: bool, begin: int, limit: int
) -> Iterator[Twinning]:
    """The places before and behind the verb, in the clause between `begin` and `limit` of the tagged text."""
    text = sentence.tagged.text
    starts = [m.end() for m in _CLAUSE_START.finditer(text, begin, found.match.start("verb"))]
    stop = _CLAUSE_STOP.search(text, found.match.end(), limit)
    left = _places(sentence, *sentence.tagged.source(max([begin, *starts]), found.match.start("verb")))
    if together:
        yield from _pairs(sentence, left[:1], left[1:]) if len(left) == 2 else ()
        return
    end = stop.start() if stop else limit
    right = _places(sentence, *sentence.tagged.source(found.match.end(), end))
    yield from _pairs(sentence, left, right)


def _pairs(sentence: Sentence, left: Sequence[Mention], right: Sequence[Mention]) -> Iterator[Twinning]:
    """One with each of several; as many with as many: respectively."""
    if 1 in (len(left), len(right)):
        pairs = [(a, b) for a in left for b in right]
    else:
        pairs = list(zip(left, right, strict=True)) if len(left) == len(right) else []
    for one, other in pairs:
        yield _fact(sentence, one, other, _date(sentence), "twinnings.sentence")


def _listed(sentence: Sentence) -> Iterator[Twinning]:
    """A list item under a heading such as "Twin towns": "A – B", "A: B, C", or B below "A is twinned with:"."""
    text = sentence.article.text
    if not is_stated_before(sentence.text) or " to be " in sentence.text:
        return
    for parting in _PARTING.finditer(text, sentence.start, sentence.end):
        left = _places(sentence, sentence.start, parting.start())
        right = _places(sentence, parting.end(), sentence.end)
        if len(left) == 1 and right:
            for other in right:
                yield _fact(sentence, left[0], other, _date(sentence), "twinnings.listed")
            return


def _under_heading(sentence: Sentence) -> bool:
    block = sentence.block
    return any(_HEADING.search(words) for words in (*block.section[-1:], block.lead))


def _rows(row: Row, discourse: Discourse) -> Iterator[Twinning]:
    """A row of a table of twin towns: the two places in it."""
    if not _under_heading(row.sentence):
        return
    places = [unit.mention for cell in row.cells for unit in cell.of(UnitKind.CITY) if unit.mention]
    dates = [unit.when for cell in row.cells for unit in cell.of(UnitKind.DATE)]
    if len(places) == 2 and places[0].name != places[1].name:
        yield _fact(
            row.sentence, places[0], places[1], dates[0] if len(dates) == 1 else None, "twinnings.table"
        )


def _places(sentence: Sentence, start: int, end: int) -> list[Mention]:
    """The cities of a stretch of the article, and capitalised names that are nothing else."""
    cities = {u.start: u for u in sentence.of(UnitKind.CITY) if start <= u.start < end and u.mention}
    taken = [(u.start, u.end) for u in sentence.units if u.kind in _NO_PLACES or u.start in cities]
    found: list[tuple[int, Mention]] = [(u.start, u.mention) for u in cities.values() if u.mention]
    for match in _CAPITALISED.finditer(sentence.article.text, start, end):
        overlaps = any(match.start() < stop and begin < match.end() for begin, stop in taken)
        if not overlaps and _may_be_place(match.group()):
            found.append((match.start(), Mention(EntityKind.PLACE, match.group())))
    return [mention for _, mention in sorted(found, key=lambda pair: pair[0])]


def _may_be_place(name: str) -> bool:
    words = name.split()
    institutions = word_set("institutions") - word_set("lands")
    return words[0] not in word_set("starters") and not institutions & set(words)


def _date(sentence: Sentence) -> Date | None:
    dates = [u.when for u in sentence.of(UnitKind.DATE) if u.date and u.date.dates_sentence]
    return dates[0] if len(dates) == 1 else None


def _fact(sentence: Sentence, one: Mention, other: Mention, date: Date | None, rule: str) -> Twinning:
    return Twinning(place=(one, other), date=date, evidence=(passage(sentence, rule),))


EXTRACTOR = Extractor(Twinning, _TRIGGERS, _sentences, _rows)
