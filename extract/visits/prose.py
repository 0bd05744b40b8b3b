"""Visits told in sentences: one for each visitor, State and date of an anchor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from extract.edtf import Date
from extract.facts import Fact, Mention, Visit
from extract.lists import table
from extract.registry import passage
from extract.text.actors import role_as, state_of
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit, UnitKind
from extract.visits.anchors import anchors
from extract.visits.company import principals
from extract.visits.destinations import destinations
from extract.visits.echoes import anothers, followers, following, included, returned
from extract.visits.wording import PRIVATE, Anchor

__all__ = ["dated", "sender_of", "visits_told"]

_KIND = re.compile(
    r"\b(state|official|working|private)\b(?=(?: and \w+)? (?:(?!to\b)\w+ )?(?:visits?|trips?|tour|journey)\b)",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b(?:met|meets|meeting|talks|meetings?|received|welcomed|hosted|negotiations)\b(?: again)?(?: with| by)?",
    re.IGNORECASE,
)
# "visited Y to attend a summit, which was held in C on 3 May 2010": the date of what is attended.
_ATTENDED = re.compile(
    r"[^.;]{0,60}\b(?:attend|participat|tak(?:e|ing) part)\w*\b[^.;]{0,160}?,?"
    r" (?:which|that) (?:took place|was held|were held)(?:[^.;‹]|‹[CS]\d+›){0,60}(?P<date>‹D\d+›)"
)
# "visited Y and called on the Speaker on 3 May 2010": what was done there has the date.
_CALLED_ON = re.compile(
    r"\w+ (?:[^.;‹]|‹[SC]\d+›){1,40}? and (?:also )?(?:called on|met|held (?:talks|discussions|meetings))"
    r"(?:[^.;‹]|‹[ASJO]\d+›){1,100}? on (?P<date>‹D\d+›)"
)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
# "since 1959", "since taking office in 1959"
_SINCE = re.compile(r"\b(?:since|as of) (?:\w+ing (?:\w+ ){0,3}in )?(?:the )?$", re.IGNORECASE)
_OWN_DATE = re.compile(r"(?P<date>‹D\d+›) (?:(?!and\b)\w+ ){0,2}$")  # "the October 1992 state visit"
# "visited Y several times", "visits Y twice a month": no journey in particular.
_REPEATED = re.compile(
    r"\b(?:\w+ times|twice|thrice|repeatedly|frequently|regularly|annually|often)\b", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\b(?:several|many|numerous|various|frequent|regular|multiple|(?:more than|over|about|some) \w+"
    r"|a (?:number|series) of) (?:[\w-]+ ){0,3}(?:visits|trips|tours|journeys)\b",
    re.IGNORECASE,
)
_ECHOED = frozenset({"visits.gapped", "visits.followed"})
_YEARS = re.compile(r"\d{4}/\d{4}")
_MET_END = re.compile(r" to \w| during | in order |;|\. |, where|, while| as well as the two ")


def visits_told(sentence: Sentence, discourse: Discourse) -> Iterator[Visit]:
    """The visits that a parsed sentence tells of, one for each visitor, State and date."""
    if PRIVATE.search(sentence.text):
        return
    found = list(anchors(sentence, discourse))
    positions = [sentence.position(anchor.token) for anchor in found]
    told: list[Visit] = []
    for i, anchor in enumerate(found):
        after = positions[i + 1] if i + 1 < len(positions) else None
        named = included(positions[i], anchor, sentence)
        if named:
            visits = [
                v for who, dates in named for v in _visits(_by(who, anchor), dates, sentence, discourse, told)
            ]
        else:
            dates = _dates(anchor, sentence, positions[i - 1] if i else 0, after)
            visits = list(_visits(anchor, dates, sentence, discourse, told))
            again = anchor.again or anchor.rule == "visits.host"
            visits = [_taken_up(v, (*discourse.facts, *told)) if again else v for v in visits]
        told += [*visits, *anothers(visits, positions[i], sentence, discourse)]
        if not named:  # those "including X (2004) and Y (2005)" are told
            told += followers(visits, positions[i], sentence, discourse)
    told += [*returned(told, sentence, discourse), *(following(sentence, discourse, told) if told else ())]
    yield from (visit for visit in told if not _is_told_better(visit, told))


def _is_vague(sentence: Sentence, position: int) -> bool:
    """Whether a journey without a date was made several times, or on a day of a year that is not told."""
    text = sentence.tagged.text
    if _REPEATED.search(text, position) or _COUNTED.search(text):
        return True
    return _day_of_a_year().search(text) is not None


def _are_days(dates: Sequence[Unit]) -> bool:
    """Whether there are dates, and not one span of years in which a journey was made several times."""
    return any(not _YEARS.fullmatch(date.when.edtf) for date in dates if date.when is not None)


@cache
def _day_of_a_year() -> re.Pattern[str]:
    months = "|".join(row[0] for row in table("months"))
    return re.compile(rf"\b(?:[Oo]n|[Ii]n) (?:\d{{1,2}} (?:{months})|(?:{months})\b)")


def _is_told_better(visit: Visit, others: Sequence[Visit]) -> bool:
    """Whether the sentence tells a visit with the date that it lacks, or with the visitor, by the same role.

    What is understood from the verb before gives way to what has a verb of its own.
    """
    if visit.evidence[0].extractor in _ECHOED and any(_is_own(visit, other) for other in others):
        return True
    if visit.date is None and any(o.date and _who_and_where(o) == _who_and_where(visit) for o in others):
        return True
    same = (o for o in others if o.visitor and o.role in ("", visit.role) and _journey(o) == _journey(visit))
    return visit.visitor is None and any(same)


def _is_own(echoed: Visit, other: Visit) -> bool:
    own = other.evidence[0].extractor not in _ECHOED
    return own and echoed.date == other.date and _who_and_where(echoed)[0] == _who_and_where(other)[0]


def _journey(visit: Visit) -> tuple[str, str, Date | None]:
    """A visit without its visitor."""
    names = [mention.name if mention else "" for mention in (visit.sending_state, visit.receiving_state)]
    return names[0], names[1], visit.date


def _by(visitor: Unit, anchor: Anchor) -> Anchor:
    return replace(anchor, visitors=[visitor])


def _dates(anchor: Anchor, sentence: Sentence, before: int, after: int | None) -> list[Unit]:
    """The dates of a visit; "since 1959" is none. Who attends a dated meeting travels on its date."""
    position, text = sentence.position(anchor.token), sentence.tagged.text
    own = _OWN_DATE.search(text[:position]) if anchor.token.pos_ in ("NOUN", "PROPN") else None
    if own is not None and (unit := sentence.tagged.unit_at(own.start("date"))) is not None:
        return [unit]
    since = [at for at, _, unit in sentence.tagged.pieces if unit is not None and _SINCE.search(text[:at])]
    after = min([at for at in since if at > position] + ([] if after is None else [after]), default=None)
    dates = dates_at(sentence, position, before=before, after=after, doubtful=True)
    if not dates and before:
        dates = dates_at(sentence, position)
    if not dates and anchor.rule == "visits.attends":
        ahead = sentence.between(position, len(text) if after is None else after)
        dates = [unit for unit in ahead if unit.kind is UnitKind.DATE][:1]
    event = _ATTENDED.match(text, position) or _CALLED_ON.match(text, position)
    if not dates and event is not None and event.end() <= (after or len(text)):
        dates = sentence.between(event.start("date"), event.end())
    return [unit for unit in dates if not _SINCE.search(sentence.article.text, sentence.start, unit.start)]


def _taken_up(visit: Visit, earlier: Sequence[Fact]) -> Visit:
    """A visit spoken of again without a date ("during his visit he met Y") is the one told before."""
    for fact in reversed(earlier):
        if visit.date is None and isinstance(fact, Visit) and _who_and_where(fact) == _who_and_where(visit):
            return replace(visit, date=fact.date, kind=visit.kind or fact.kind)
    return visit


def _who_and_where(visit: Visit) -> tuple[str, str]:
    names = [mention.name if mention else "" for mention in (visit.visitor, visit.receiving_state)]
    return names[0], names[1]


def _visits(
    anchor: Anchor, dates: Iterable[Unit], sentence: Sentence, discourse: Discourse, told: Sequence[Visit]
) -> Iterator[Visit]:
    """One visit for each visitor, State and date; what has neither date nor visitor is none in particular.

    `told` are the visits that the sentence has told of before.
    """
    dates = list(dates)
    named = [visitor for visitor in anchor.visitors if visitor.mention is not None]
    if len(dates) > len(named) and _RESPECTIVELY.search(sentence.text):
        before = sentence.between(0, sentence.position(anchor.token))
        named = [unit for unit in before if unit.kind is UnitKind.ACTOR and unit.mention is not None]
    respectively = len(dates) == len(named) > 1 and _RESPECTIVELY.search(sentence.text) is not None
    for visitor in named if respectively else principals(anchor.visitors, sentence):
        own = [dates[named.index(visitor)]] if respectively else dates
        for state, city in destinations(anchor, visitor, sentence, discourse, told):
            sender, doubt = sender_of(visitor, state, sentence, discourse)
            person = discourse.person(replace(visitor, state=sender))
            if sender is None or sender.name == state.name or (person is None and not dates):
                continue
            if not _are_days(dates) and _is_vague(sentence, sentence.position(anchor.token)):
                continue
            kind = _kind(sentence, anchor)
            if kind == "private" and (visitor.former or not visitor.role):
                continue
            visit = Visit(
                sending_state=sender,
                receiving_state=state,
                visitor=person,
                role=role_as(visitor, sender, sentence),
                place=city,
                kind=kind,
                met_with=_met(sentence, anchor, visitor, discourse),
                evidence=(passage(sentence, anchor.rule, doubt=doubt),),
            )
            yield from (dated(visit, date) for date in own) if own else (visit,)


def dated(visit: Visit, date: Unit) -> Visit:
    """The visit on a date; a date that has been set right lowers the confidence."""
    evidence = visit.evidence
    if date.date is not None and date.date.doubtful:
        evidence = tuple(replace(p, confidence=round(p.confidence * 0.8, 3)) for p in evidence)
    return replace(visit, date=date.when, evidence=evidence)


def sender_of(
    visitor: Unit, receiver: Mention, sentence: Sentence, discourse: Discourse
) -> tuple[Mention | None, float]:
    """The State a visitor acts for, and how far to trust it.

    A source may slip ("the President of Azerbaijan V. Adamkus"): where the rest of the article gives the
    person another State, or the person would visit the own State, that other State is taken with doubt.
    """
    stated = state_of(visitor, discourse, sentence, receiver)
    usual = discourse.usual_state(visitor)
    if stated is not None and stated.name != receiver.name and (usual is None or usual.name == stated.name):
        return stated, 1.0
    if usual is not None and usual.name != receiver.name:
        return usual, 0.8
    if usual is not None and stated is not None and stated.name == usual.name == receiver.name:
        return None, 0.0
    return stated, 0.8


def _kind(sentence: Sentence, anchor: Anchor) -> str:
    """The kind of visit that stands before the anchor's noun."""
    end = sentence.position(anchor.token) + len(anchor.token.text)
    found = list(_KIND.finditer(sentence.tagged.text, max(end - 60, 0), end + 40))
    return found[0].group(1).lower() if found else ""


def _met(sentence: Sentence, anchor: Anchor, visitor: Unit, discourse: Discourse) -> tuple[Mention, ...]:
    """The persons met, named after "met with", "received by" and the like in the same sentence."""
    text = sentence.tagged.text
    begin = sentence.position(anchor.token)
    found: dict[str, Mention] = {}
    for match in _MET.finditer(text, begin):
        stop = _MET_END.search(text, match.end())
        for unit in sentence.between(match.end(), stop.start() if stop else len(text)):
            person = discourse.person(unit)
            if person is not None and (visitor.mention is None or person.name != visitor.mention.name):
                found.setdefault(person.name, person)
    return tuple(found.values())
