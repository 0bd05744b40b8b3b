"""Visits listed under a heading or in a table.

The heading or the line above gives what the items leave out: "Visits from Iran to Tajikistan" the
direction, "Foreign ministers" the role, "2009" the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.edtf import Date
from extract.facts import EntityKind, Mention, Visit
from extract.lists import either
from extract.registry import passage
from extract.text.actors import role_as
from extract.text.annotate import annotate
from extract.text.dates import DateMention
from extract.text.discourse import Discourse
from extract.text.offices import ACCREDITED
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind
from extract.visits.above import Heading, heading_of
from extract.visits.prose import dated, sender_of
from extract.visits.wording import PRIVATE

__all__ = ["is_off", "visits_listed", "visits_of"]

# "met on the sidelines of the Assembly": in a third place, whatever list it stands in.
_ASIDE_OF = re.compile(
    r"\b(?:met|meets|meeting|talks)\b[^;]*\b(?:on|at|in) the (?:side-? ?lines|margins?)\b", re.IGNORECASE
)
_KIND = re.compile(r"\b(state|official|working)\b", re.IGNORECASE)
_NOT_CARRIED_OUT = re.compile(rf"\b{either('not_carried_out')}", re.IGNORECASE)
_TO_COME = re.compile(rf"\b{either('to_come')}\b", re.IGNORECASE)
_NEVER = re.compile(r"\b(?:not|never|could|would|cancelled|postponed)\b", re.IGNORECASE)
_YEARS_BEHIND = re.compile(
    r"‹[AN]\d+›(?:,| [-–—:])?\s+(?P<years>(?:19|20)\d\d(?:(?:, | and | & |/)(?:19|20)\d\d)*)(?=\s*(?:[;,(]|$))"
)
_MET_BEFORE = re.compile(
    r"\b(?:with|(?<!headed )(?<!led )(?<!^)by|met|for|of the|talks|hosted|received|to|and|inauguration|funeral"
    r"|coronation|invitation|counterpart)\b[^‹;]{0,30}$",
    re.IGNORECASE,
)

_RECEIVES = re.compile(r"‹[AN]\d+› (?:ha[sd] )?(?:also )?(?:received|hosted|welcomed)\b")


def visits_listed(sentence: Sentence, discourse: Discourse) -> Iterator[Visit]:
    """The visits of a list item: whoever is named in it, on the dates beside the name."""
    heading = heading_of(sentence, discourse)
    text = sentence.tagged.text
    places = [u for u in sentence.units if u.kind in (UnitKind.STATE, UnitKind.CITY)]
    if _is_to_come(sentence) or _ASIDE_OF.search(sentence.text) or _goes_on(sentence, discourse):
        return
    persons = list(_persons(sentence)) or list(_person_above(sentence, discourse))
    for actor, dates, rest in persons:
        begin = text.find(rest)
        if not (is_off(text[:begin]) or is_off(rest) or _NEVER.search(text)):
            yield from visits_of(actor, dates, places, heading, sentence, discourse, "visits.listed")


def _goes_on(sentence: Sentence, discourse: Discourse) -> bool:
    """Whether a sentence tells more of the visit that the item has told before: "The President met …"."""
    if sentence.start == sentence.block.start or sentence.doc is None:
        return False
    told = (p for fact in discourse.facts if isinstance(fact, Visit) for p in fact.evidence)
    told_here = any(p.start >= sentence.block.start and p.end <= sentence.start for p in told)
    return told_here and any(t.dep_ == "ROOT" and t.pos_ in ("VERB", "AUX") for t in sentence.doc)


def _is_to_come(sentence: Sentence) -> bool:
    """Whether the line above a list says that its visits are still to come."""
    return any(_TO_COME.search(line) for line in (sentence.block.lead, *sentence.block.section[-1:]))


def is_off(words: str) -> bool:
    """Whether words beside a name say that the visit did not come about or was a private one."""
    clause = re.split(r"[;)](?=.)", words)[-1]
    return _NOT_CARRIED_OUT.search(clause) is not None or PRIVATE.search(clause) is not None


def _persons(sentence: Sentence) -> Iterator[tuple[Unit, list[Unit], str]]:
    """Each visitor of an item with the dates beside the name and the words up to the next visitor.

    Dates stand before the names ("2006, July 25 and 2008, August 27: X") or after each ("X (March 2008)").
    Who is named after a verb or a preposition is no visitor but received or met one.
    """
    text = sentence.tagged.text
    tags = [(start, unit) for start, _, unit in sentence.tagged.pieces if unit is not None]
    heads = [(at, unit) for at, unit in tags if unit.kind in "AN" and not _is_met(text[:at])]
    heads = [(at, unit) for at, unit in heads if not _RECEIVES.match(text, at)]
    heads = [head for i, head in enumerate(heads) if i == 0 or not _is_aside(heads[0][1], text[: head[0]])]
    first = heads[0][0] if heads else 0
    leading = [_opening(unit, sentence) for at, unit in tags if unit.kind == "D" and at < first]
    for i, (at, unit) in enumerate(heads):
        stop = heads[i + 1][0] if i + 1 < len(heads) else len(text)
        own = [u for start, u in tags if u.kind == "D" and at < start < stop]
        own = [_of_person(u, unit, sentence) for u in own] or _bare_years(sentence, at, stop)
        if unit.mention is not None or i == 0:
            yield unit, own or leading, text[at:stop]


def _person_above(sentence: Sentence, discourse: Discourse) -> Iterator[tuple[Unit, list[Unit], str]]:
    """The one person that the line above an item names and nothing else, for an item that names nobody."""
    lead = sentence.block.lead
    named = [discourse.people.settle(u) for u in annotate(lead, 0, len(lead), discourse.lexicon, ())]
    persons = [unit for unit in named if unit is not None and unit.mention is not None and unit.kind in "AN"]
    dates = [u for u in sentence.of(UnitKind.DATE) if u.date is not None and u.date.dates_sentence]
    if len(persons) == 1 == len(named) and not (lead[: persons[0].start] + lead[persons[0].end :]).strip(
        " .:,"
    ):
        yield persons[0], dates, sentence.tagged.text


def _is_aside(first: Unit, before: str) -> bool:
    """Whether what follows stands in brackets behind a visitor: the occasion, or the company."""
    return first.mention is not None and before.rfind("(") > before.rfind(")")


def _of_person(date: Unit, person: Unit, sentence: Sentence) -> Unit:
    """A year right behind a person's name is no part of it: "Prime Minister X 2001"."""
    gap = sentence.article.text[person.end : date.start]
    if date.date is None or gap.strip(" ,("):
        return date
    return replace(date, date=replace(date.date, named=False))


def _opening(date: Unit, sentence: Sentence) -> Unit:
    """A year that opens an item is no part of the name behind it: "2008 Special Envoy X"."""
    if date.date is None or date.start > sentence.start:
        return date
    return replace(date, date=replace(date.date, named=False))


def _bare_years(sentence: Sentence, start: int, stop: int) -> list[Unit]:
    """The years that stand bare behind a name in a list: "Prime Minister X 2001 and 2004"."""
    found = _YEARS_BEHIND.match(sentence.tagged.text, start, stop)
    if found is None:
        return []
    units = []
    for year in re.finditer(r"\d{4}", found["years"]):
        begin, end = (
            sentence.tagged.source(found.start("years") + at, found.start("years") + at)[0]
            for at in year.span()
        )
        date = DateMention(begin, end, Date(year[0]))
        units.append(Unit(UnitKind.DATE, begin, end, date=date))
    return units


def _is_met(before: str) -> bool:
    return _MET_BEFORE.search(before) is not None


def visits_of(
    actor: Unit,
    dates: Sequence[Unit],
    places: Sequence[Unit],
    heading: Heading,
    sentence: Sentence,
    discourse: Discourse,
    rule: str,
) -> Iterator[Visit]:
    """The visits of one person of a list, direction and role completed by the heading."""
    actor = replace(actor, state=actor.state or heading.sender or discourse.usual_state(actor))
    receiver, city = _receiver(actor, places, heading, sentence, discourse)
    if receiver is None or heading.role in ACCREDITED:  # "Ambassadors of X to Y"
        return
    sender, doubt = sender_of(actor, receiver, sentence, discourse)
    person = discourse.person(replace(actor, state=sender))
    dates = _most_precise([date for date in dates if date.date is not None and date.date.dates_sentence])
    if sender is None or sender.name == receiver.name or (person is None and not dates):
        return
    kind = _KIND.search(re.sub(r"‹\w+›", " ", sentence.tagged.text))
    visit = Visit(
        sending_state=sender,
        receiving_state=receiver,
        visitor=person,
        role=role_as(actor, sender, sentence) or heading.role,
        place=city,
        kind=kind.group(1).lower() if kind else "",
        evidence=(passage(sentence, rule, doubt=doubt),),
    )
    yield from (dated(visit, date) for date in dates) if dates else (visit,)


def _most_precise(dates: Sequence[Unit]) -> list[Unit]:
    """Dates without a year that another says more of: "(Expo 2004, November 2004)"."""
    return [d for d in dates if not any(str(other.when).startswith(f"{d.when}-") for other in dates)]


def _receiver(
    actor: Unit, places: Sequence[Unit], heading: Heading, sentence: Sentence, discourse: Discourse
) -> tuple[Mention | None, Mention | None]:
    """The State visited, by a place in the item, the heading, or as the other one of the pair."""
    sender = actor.state or heading.sender
    for unit in places:
        if unit.mention is None or unit.kind is not UnitKind.CITY:
            continue
        state = Mention(EntityKind.STATE, unit.mention.state) if unit.mention.state else None
        other = heading.receiver is not None and state != replace(heading.receiver, form="", item="")
        if state is not None and (sender is None or state.name != sender.name) and not other:
            return state, unit.mention
    if heading.receiver is not None and (sender is None or heading.receiver.name != sender.name):
        return heading.receiver, None
    for unit in places:
        if (
            unit.kind is UnitKind.STATE
            and unit.mention
            and (sender is None or unit.mention.name != sender.name)
        ):
            return unit.mention, None
    return discourse.other(sender, sentence.block), None
