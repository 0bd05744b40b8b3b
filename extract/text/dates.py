"""Dates in running English text, exactly as precise as the words.

`find` reads the dates of one sentence, list item or table cell. What earlier text has stated (the
year that "On 18 March" lacks, the day that "two days later" counts from) comes in a `DateContext`;
what this text states goes on with `DateContext.advance`. What is not clear yields nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extract.edtf import Date
from extract.text.datechains import Chain, chains
from extract.text.daterelations import Relation, parts, relations, shift
from extract.text.dateroles import Surroundings, surroundings

__all__ = ["DateContext", "DateMention", "find"]

_OF_YEAR = re.compile(r"\s*,?\s*(?:(?:of|in|during)\s+)?")
# "… after the end of the war in 1920": unless the date opens a clause of its own (", and in 1921 …").
_PRECEDING = re.compile(r"\b(?:after|following|since|because|whose|(?:who|which|that) had|founder of)\b")
_OPENS_CLAUSE = re.compile(
    r"(?:[,;.]|\b(?:and|but|while))\s+(?:then\s+|later\s+|again\s+)?(?:in|on|by)?\s*(?:the\s+)?$"
)
_STEP = re.compile(r"\s*,?\s*(?:(?:in|on)\s+)?")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as a text states it; `start` and `end` in code points of that text, end exclusive.

    relative: part of the date comes from earlier text
    since:    the date is a beginning ("since 2014", "from May 2009 onwards")
    until:    the date is an end or a bound from above ("until 1995", "by August 2022")
    named:    the date belongs to the noun beside it, not to the sentence ("the 2014 war", "the
              February 1995 treaty", "the Constitution of 3 May 1791")
    term:     the span that something is made for ("for 1993")
    doubtful: the source has a slip here that has been set right ("0214" in a list of years)
    aside:    the date is of what went before the event that the text has dated ("established in 1928, after
              the end of the war in 1920"): what follows does not count from it
    """

    start: int
    end: int
    date: Date
    relative: bool = False
    since: bool = False
    until: bool = False
    named: bool = False
    term: bool = False
    doubtful: bool = False
    aside: bool = False

    @property
    def dates_sentence(self) -> bool:
        """Whether the mention can date what its sentence says."""
        return not (self.named or self.term or self.until or self.doubtful)


@dataclass(frozen=True, slots=True)
class DateContext:
    """What earlier text states of the date: one value for each sentence, never changed.

    anchor:       the date stated last in this section, for "the same year" and "two days later"
    year:         the year stated last in this paragraph, for "On 18 March"
    heading_year: the year that a heading or lead line gives to all below it
    near:         whether `anchor` stands in this paragraph: "two days later" counts from no farther one
    """

    anchor: Date | None = None
    year: int | None = None
    heading_year: int | None = None
    near: bool = False

    @classmethod
    def under(cls, *headings: str) -> DateContext:
        """The context at the head of a section: the last of `headings` that names a year gives it."""
        for heading in reversed(headings):
            found = [m for m in find(heading, cls()) if m.dates_sentence and not m.since]
            years = {_year_of(mention.date) for mention in found}
            if len(years) == 1 and (year := years.pop()):
                return cls(Date(f"{year:04}"), heading_year=year)
        return cls()

    def led_by(self, lead: DateContext) -> DateContext:
        """The context of a list in the section, with the year that the line above it gives."""
        return replace(self, anchor=lead.anchor or self.anchor, heading_year=lead.heading_year)

    def paragraph(self) -> DateContext:
        """The context of the next paragraph, list item or row of the same section."""
        return replace(self, year=None, near=False)

    def advance(self, mentions: Iterable[DateMention]) -> DateContext:
        """The context after a text with these mentions."""
        context = self
        for mention in mentions:
            if mention.dates_sentence and not mention.aside:
                year = context.year if mention.since else _year_of(mention.date)
                context = replace(context, anchor=mention.date, year=year, near=True)
        return context

    def related(self, relation: Relation) -> Date | None:
        """The date that stands in `relation` to the date stated last."""
        if self.anchor is None or (relation.amount and not self.near):
            return None
        return shift(self.anchor, relation)

    def year_for(self, month: int, day: int | None) -> int | None:
        """The year of a month or day that is stated without one; None where the sequence leaves it open."""
        if self.year is None:
            return self.heading_year
        end = parts(self.anchor.edtf.rpartition("/")[2]) if self.anchor else None
        if end is None or end[0] != self.year or end[1] is None:
            return self.year
        earlier = (month, day or 31) < (end[1], end[2] or 0)
        return None if earlier else self.year


def find(text: str, context: DateContext | None = None) -> tuple[DateMention, ...]:
    """All dates that `text` states, in order. A day without a year needs a `context` that gives one."""
    context = context or DateContext()
    related = {relation.start: relation for relation in relations(text)}
    stated = {chain.start: chain for chain in chains(text)}
    found: list[DateMention] = []
    for start in sorted({*related, *stated}):
        if start in stated:
            mentions = _of_chain(text, stated[start], related, context)
        else:
            mentions = _of_relation(text, related[start], context) if start in related else []
        if found and mentions and mentions[0].relative and _one_phrase(text, found[-1], mentions[0]):
            mentions[0] = replace(mentions[0], start=found.pop().start)
        mentions = [replace(m, aside=_is_aside(text, m, found)) for m in mentions]
        found += mentions
        context = context.advance(mentions)
    return tuple(found)


def _is_aside(text: str, mention: DateMention, before: Iterable[DateMention]) -> bool:
    """Whether the words that lead from the event dated before to a mention tell of what preceded that event."""
    told = [m for m in before if m.dates_sentence and not m.aside]
    gap = text[told[-1].end : mention.start] if told else ""
    return _PRECEDING.search(gap) is not None and _OPENS_CLAUSE.search(gap) is None


def _of_relation(text: str, relation: Relation, context: DateContext) -> list[DateMention]:
    date = context.related(relation)
    around = surroundings(text, relation.start, relation.end, bare=False, plain=False)
    return [_mention(relation.start, relation.end, date, around, relative=True)] if date else []


def _of_chain(
    text: str, chain: Chain, related: dict[int, Relation], context: DateContext
) -> list[DateMention]:
    """The mentions of one chain. Takes out of `related` the words that complete it ("that year")."""
    single = len(chain.items) == 1 and not chain.items[0].last_year
    around = surroundings(text, chain.start, chain.end, bare=single and _bare(chain), plain=_plain(chain))
    if not _dates_anything(chain, around):
        return []
    relative = chain.open is not None
    if chain.open and (year := _year_behind(text, chain, related, context)):
        chain = chain.with_year(year)
    about = "about" in around.roles or text[chain.end : chain.end + 1] == "~"
    ranged = "range" in chain.links
    return [
        _mention(
            stated.start,
            stated.end,
            Date(f"{stated.date}~") if about and "/" not in stated.date.edtf else stated.date,
            replace(around, roles=around.roles - {"since", "until"}) if ranged else around,
            relative=relative,
            doubtful=stated.doubtful,
        )
        for stated in chain.dates()
    ]


def _year_behind(text: str, chain: Chain, related: dict[int, Relation], context: DateContext) -> int | None:
    """The year of a chain that lacks it: from "that year" behind it, else from the context."""
    gap = _OF_YEAR.match(text, chain.end)
    relation = related.get(gap.end()) if gap else None
    if relation and relation.unit == "year":
        del related[relation.start]
        date = context.related(relation)
        return _year_of(date) if date else None
    lacking = chain.items[0]
    return context.year_for(lacking.month, lacking.day) if lacking.month else None


def _dates_anything(chain: Chain, around: Surroundings) -> bool:
    """Whether a chain is a date at all: a year or month alone needs words or marks that say so."""
    if not _bare(chain):
        return True
    if around.counted or chain.items[0].slip:
        return False
    if chain.open:
        return bool(around.roles & {"at", "since", "until", "part"})
    return around.introduced or around.named or around.set_off or "range" in chain.links


def _bare(chain: Chain) -> bool:
    """Whether years or months alone stand in `chain`."""
    return not any(i.day or i.decade or i.last_year or (i.year and i.month) for i in chain.items)


def _plain(chain: Chain) -> bool:
    return not any(i.decade or (i.month or 0) > 12 for i in chain.items)


def _year_of(date: Date) -> int | None:
    """The one year that a date lies in."""
    years = {side and side[0] for side in map(parts, date.edtf.split("/"))}
    return years.pop() if len(years) == 1 else None


def _one_phrase(text: str, former: DateMention, latter: DateMention) -> bool:
    """Whether two mentions are one date said in two steps: "the following year, on 5 May"."""
    if not _STEP.fullmatch(text[former.end : latter.start]):
        return False
    return former.date.edtf.rstrip("~") == latter.date.edtf or former.date.edtf == str(_year_of(latter.date))


def _mention(
    start: int, end: int, date: Date, around: Surroundings, *, relative: bool, doubtful: bool = False
) -> DateMention:
    return DateMention(
        start,
        end,
        date,
        relative=relative,
        since="since" in around.roles,
        until="until" in around.roles,
        named=around.named,
        term="term" in around.roles,
        doubtful=doubtful,
    )
