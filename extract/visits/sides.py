"""Visits of those whom a list names behind the side they came from, or behind "those who visited"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.facts import Visit
from extract.lists import either
from extract.text.discourse import Discourse
from extract.text.headings import direction
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind
from extract.visits.above import SPEAKS_OF_VISITS, Heading, heading_of, in_or_out, under_visits
from extract.visits.enumerated import LIST_OR_ONE, VISITS_WERE, enumerated
from extract.visits.listed import visits_of

__all__ = ["visits_enumerated"]

_WORDS = 40  # characters: "Incoming visits", "three Chilean prime ministerial visits"
_APART = 2  # characters between two sentences
_NEAR = 200  # characters before a sentence that say what it counts up
_VISITORS = (
    rf"(?:@office:A|\b{either('visiting_persons')}\b)(?:[^.;:‹]|‹[SJ]\d+›){{0,50}}?"
    r" (?:visited|visiting|visit|came to|travelled to) (?:the )?@where:SC(?:[^.;:‹]|‹D\d+›){0,60}?"
    rf"(?: (?:were|was|are|include|included)\b:?|,? including|:| [-–—]) (?:the )?(?:then )?{LIST_OR_ONE}"
)
# "Notable among them were that of X in 1981 and Y in 1984": of the visits just spoken of.
_AMONG_THEM = (
    r"^(?:[\w-]+(?: ones| visits)?,? )?(?:among|of) (?:them|these|those|which)(?: visits)?,?"
    rf" (?:were|was|are|is) (?:that|those|(?:the )?visits?)? ?(?:of|by) (?:the )?(?:then )?{LIST_OR_ONE}"
)
_CLAUSE = re.compile(r"[.,:;]|\b(?:and|while|whereas)\b")
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_FROM_SIDE = (
    r"(?:^|; |\. |, |: |\b(?:and|while|whereas) )(?:from|on|by) (?:the )?(?P<side>‹[SJ]\d+›)(?:['’]s?)?(?: side| part)?"
    rf"(?:,| ?[:–—-]| it was| there were)* (?:the )?(?:then )?{LIST_OR_ONE}"
    r"(?=[.;]|$|\s*(?:,? (?:and|while|whereas|have|had|also|all|visited|paid|made|undertook|came)\b))"
)


def visits_enumerated(
    sentence: Sentence, discourse: Discourse, told: Sequence[Visit] = ()
) -> Iterator[Visit]:
    """The visits of those "who visited S", or came "from S", beside those that the sentence has `told`."""
    heading = heading_of(sentence, discourse)
    yield from _of_visitors(sentence, discourse, heading)
    yield from _of_the_visits(sentence, discourse, heading)
    if _speaks_of_visits(sentence, discourse, told):
        yield from _among_them(sentence, discourse, heading)
        yield from _from_sides(sentence, discourse, heading)
    if not told:
        yield from _going_on(sentence, discourse)


def _of_visitors(sentence: Sentence, discourse: Discourse, heading: Heading) -> Iterator[Visit]:
    """ "Presidents who visited S were X (1981) and Y (1984)"."""
    for found in sentence.find(_VISITORS):
        place, office = found.unit("where"), found.unit("office")
        for who, dates in enumerated(*found.match.span("list"), sentence):
            places = [place] if place is not None else []
            who = replace(who, role=who.role or office.role) if office is not None else who
            yield from visits_of(who, dates, places, heading, sentence, discourse, "visits.enumerated")


def _of_the_visits(sentence: Sentence, discourse: Discourse, heading: Heading) -> Iterator[Visit]:
    """ "Visits from S were made by X (1981) and Y (1984)", "incoming visits: …"."""
    for found in sentence.find(VISITS_WERE):
        begin, end = found.span()[0], found.span("list")[0]
        before = _CLAUSE.split(sentence.article.text[max(begin - _WORDS, sentence.start) : begin])[-1]
        words = before + sentence.article.text[begin:end]
        way = _way(words, sentence, discourse, heading)
        for who, dates in enumerated(*found.match.span("list"), sentence):
            if way.sender or way.receiver:
                yield from visits_of(who, dates, [], way, sentence, discourse, "visits.enumerated")


def _way(words: str, sentence: Sentence, discourse: Discourse, heading: Heading) -> Heading:
    """From where to where words say that visits go, completed by the heading."""
    sender, receiver = in_or_out(words, sentence, discourse) or direction(words, discourse.lexicon)
    return Heading(sender or heading.sender, receiver or heading.receiver, heading.role)


def _among_them(sentence: Sentence, discourse: Discourse, heading: Heading) -> Iterator[Visit]:
    """ "Notable among them were that of X in 1981 and Y in 1984": of the visits just spoken of."""
    before = sentence.article.text[max(sentence.start - _NEAR, sentence.block.start) : sentence.start]
    for found in sentence.find(_AMONG_THEM):
        way = _way(before, sentence, discourse, heading)
        for who, dates in enumerated(*found.match.span("list"), sentence):
            yield from visits_of(who, dates, [], way, sentence, discourse, "visits.enumerated")


def _from_sides(sentence: Sentence, discourse: Discourse, heading: Heading) -> Iterator[Visit]:
    """ "From S: X (1981), Y (1984); from T: Z in 1986"."""
    for found in sentence.find(_FROM_SIDE):
        side = found.unit("side")
        for who, dates in enumerated(*found.match.span("list"), sentence):
            sent = replace(who, state=who.state or (side.mention if side else None))
            receiver = discourse.other(sent.state, sentence.block)
            towards = replace(heading, sender=sent.state, receiver=receiver)
            yield from visits_of(sent, dates, [], towards, sentence, discourse, "visits.enumerated")


def _going_on(sentence: Sentence, discourse: Discourse) -> Iterator[Visit]:
    """ "Minister X of Forests in June 2010; Dr. Y, Minister for Roads, in May 2011.": the list of the sentence before.

    Each part has a visitor and a date, none a verb.
    """
    before = next((f for f in reversed(discourse.facts) if isinstance(f, Visit)), None)
    if (
        before is None
        or ";" not in sentence.tagged.text
        or any(t.tag_ in _FINITE for t in sentence.doc or ())
    ):
        return
    if not any(
        0 <= sentence.start - p.end <= _APART and p.start >= sentence.block.start for p in before.evidence
    ):
        return
    way = Heading(before.sending_state, before.receiving_state)
    parts = [(_visitor_of(part), _of_kind(part, UnitKind.DATE)) for part in _parts(sentence)]
    complete = all(who is not None and dates for who, dates in parts)
    for who, dates in parts if complete else []:
        if who is not None:
            yield from visits_of(who, dates, [], way, sentence, discourse, "visits.enumerated")


def _visitor_of(units: Sequence[Unit]) -> Unit | None:
    """The official named in a part of a list, or the name behind an office of which the portfolio is not known."""
    actors, names = _of_kind(units, UnitKind.ACTOR), _of_kind(units, UnitKind.NAME)
    named = [actor for actor in actors if actor.mention is not None]
    if not named and actors and names:
        return replace(names[0], kind=UnitKind.ACTOR, role=actors[0].role, state=actors[0].state)
    return next(iter(named or actors), None)


def _parts(sentence: Sentence) -> Iterator[list[Unit]]:
    """The units between the semicolons of a sentence."""
    begin = 0
    for part in sentence.tagged.text.split(";"):
        yield sentence.between(begin, begin + len(part))
        begin += len(part) + 1


def _of_kind(units: Sequence[Unit], kind: UnitKind) -> list[Unit]:
    return [unit for unit in units if unit.kind is kind]


def _speaks_of_visits(sentence: Sentence, discourse: Discourse, told: Sequence[Visit]) -> bool:
    """Whether a sentence stands among visits: it speaks of them, or what stands above or right before does."""
    before = discourse.facts[-1:]
    around = sentence.article.text[max(sentence.start - _NEAR, 0) : sentence.end]
    return (
        bool(told)
        or under_visits(sentence)
        or SPEAKS_OF_VISITS.search(around) is not None
        or any(isinstance(fact, Visit) for fact in before)
    )
