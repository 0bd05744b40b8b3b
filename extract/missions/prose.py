"""Missions told in sentences: "Chile has an embassy in Riga", "the Embassy of Chile was opened in 1999"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extract.article import BlockKind
from extract.facts import EntityKind, Mention, Mission
from extract.missions.denied import is_no_mission, opened_at_last
from extract.missions.further import accredited_further, co_receivers, co_senders
from extract.missions.posts import Post, verbs
from extract.missions.seats import seats_of
from extract.missions.sides import (
    clause_end,
    default_receiver,
    receiver_of,
    sender_of,
)
from extract.missions.times import dates_of
from extract.registry import passage
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.sentence import Sentence

__all__ = ["RESIDENT", "missions_told"]

RESIDENT = re.compile(r"missions?\b|embass|represent", re.IGNORECASE)  # headings of lists of missions

_GAP = (
    r"(?:(?!\b(?:been|held|(?<!followed )by|for|that|which|where|who|from|during|because)\b)"
    r"(?:[^.;(]|\([^()]*\))){0,110}$"
)
# "a decree on the establishment of an embassy" does not establish it yet.
_NOT_DECREED = "".join(
    rf"(?<!\b{act}{link} )"
    for act in ("decree", "decision", "law", "order", "agreement", "resolution", "protocol", "plans", "talks")
    for link in (" on", " for", " on the", " for the")
)
_BE = r"(?:was|were|has been|have been|is|are) (?:\w+ly |also |still |now )*"
_NAMED_BEFORE = re.compile(r"(?:^|[;,:] |\band )(?:[Tt]he )?(?:‹[SJ]\d+›(?:'s|’s)? )?$")
# "… was opened on ‹D2› and the Chilean Embassy in Riga on ‹D5›": the verb is not said again
_ALSO_DATED = re.compile(
    r"\bopened (?:in|on) ‹D\d+›(?:,|;| and| while)+ (?:the )?(?:‹[SJ]\d+›(?:['’]s?)? )?$"
)
_DATED = re.compile(r"(?: of (?:the )?‹S\d+›)? in ‹C\d+› (?:in|on) ‹D\d+›")
_SEATED = re.compile(r"(?: of (?:the )?‹S\d+›)?(?:,? which)?(?: is| stands[^.;]{0,30}?)? (?:in|at) ")
_ACTING = ("embassy", "consulate general", "high commission")
# "X and Y have a joint embassy in Beijing": not one to the other
_JOINT = re.compile(r"\b(?:joint|shared|common) (?:\w+ )?$", re.IGNORECASE)
_NON_RESIDENT = re.compile(r"\bnon-?resident \w*\s?$", re.IGNORECASE)


@cache
def _stated_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b{verbs('keeps')}\b{_GAP}"
        r"|\bthere(?:['’]s| is| are| was| were) (?:also )?(?:an?|the|two|three)\b[^.;]{0,80}$"
        r"|\b(?:accredited|represented|carried out|performed|handled|cover(?:s|ed|ing))\b[^.;]*"
        r"\b(?:from|through|by|via)\b[^.;]*$"
        r"|\brepresented at the (?:‹[SJ]\d+› )?$"
        r"|^(?:apart from|besides|in addition to|along with) (?:the|its|an) $"
        rf"|{_NOT_DECREED}\b(?:opening|establishment|establishing|closure|closing)"
        r" (?:of )?(?:an?|the|its)?[^.;]{0,60}$",
        re.IGNORECASE,
    )


@cache
def _stated_after() -> re.Pattern[str]:
    return re.compile(
        rf"[^.;]{{0,90}}?\b{_BE}(?:re)?{verbs('is kept')}\b"
        r"|(?: of (?:the )?‹S\d+›)? is in ‹C\d+›"
        r"|[^.;]{0,60}?\b(?<!to be )(?:functioned|operated|opened|closed|opens|closes|functions?|operates?"
        r"|has (?:functioned|operated)|has been (?:open|working|functioning|operating|active|functional)"
        r"|(?:has )?existed|exists"
        r"|(?:also )?(?:covers|serves)"
        r"|(?:started|began|begun|commenced|resumed) (?:to |its |their )?(?:\w+ )?(?:work|operat|function|activit)\w*"
        r"|became (?:fully )?(?:operational|functional))\b",
        re.IGNORECASE,
    )


def missions_told(
    posts: list[Post], i: int, earlier: list[Mission], sentence: Sentence, discourse: Discourse
) -> Iterator[Mission]:
    """The missions of the i-th noun: one for each seat or receiving State named with it.

    `earlier` are those of the nouns before it in the same sentence.
    """
    post, text = posts[i], sentence.tagged.text
    before, after = _clause(posts, i, sentence)
    at_last = opened_at_last(post, after, sentence)
    if not (at_last or is_stated_before(text[: post.start])) or is_no_mission(post, sentence):
        return
    sender = sender_of(post, sentence, discourse)
    receiver, organization = receiver_of(post, sentence, sender)
    cities = seats_of(post, after, earlier, sentence)
    asserted = at_last is not None or _is_asserted(post, sentence)
    if sender is None or not (asserted or _is_named(post, cities, sender, sentence)):
        return
    joint = _JOINT.search(text[: post.start]) is not None
    if receiver is None and organization is None and not joint:
        receiver = default_receiver(sender, cities, sentence, discourse)
    if joint or (receiver is None and organization is None):
        for one in (co_senders(post, sentence) if joint else ()) or [sender]:
            yield from _by_seat(post, one, cities, sentence)
        return
    nameless = post.kind == "other" and post.plural and not (cities or organization)
    if nameless or (receiver is not None and receiver.name == sender.name):
        return  # "its diplomatic missions in Peru": which they are is not said
    mission = _mission(post, sender, receiver or organization, (before, after), sentence)
    mission = replace(mission, opened=at_last.when, date=at_last.when) if at_last else mission
    if seated := _seated(mission, cities, text[: post.start]):
        yield from seated
        yield from _shared(seated, post, after, sentence)
        yield from accredited_further(_placed(seated[0], discourse), post.end, after, sentence)


def _clause(posts: list[Post], i: int, sentence: Sentence) -> tuple[int, int]:
    """Where what is said of the i-th noun begins and ends."""
    post, length = posts[i], len(sentence.tagged.text)
    before = posts[i - 1].end if i else 0
    after = posts[i + 1].start if i + 1 < len(posts) else length
    return before, clause_end(sentence, post.end, after)


def _mission(
    post: Post, sender: Mention, receiver: Mention | None, clause: tuple[int, int], sentence: Sentence
) -> Mission:
    """The mission of a noun, without its seat, on the dates of its clause."""
    opened, closed = dates_of(post, *clause, sentence)
    to_organization = receiver is not None and receiver.kind is EntityKind.ORGANIZATION
    return Mission(
        sending_state=sender,
        receiving_state=None if to_organization else receiver,
        receiving_organization=receiver if to_organization else None,
        kind="permanent mission" if to_organization and post.kind == "other" else post.kind,
        opened=opened,
        closed=closed,
        date=opened,
        evidence=(passage(sentence, "missions.sentence"),),
    )


def _seated(mission: Mission, cities: list[Mention], before: str) -> list[Mission]:
    """The mission at each of its seats; none where every seat was misread.

    A State keeps a mission on its own soil only where the words `before` call it non-resident.
    """
    at_home = mission.receiving_organization is not None or _NON_RESIDENT.search(before) is not None
    sender = mission.sending_state
    abroad = [city for city in cities if at_home or sender is None or city.state != sender.name]
    return [replace(mission, place=city) for city in abroad] or ([] if cities else [mission])


def _placed(mission: Mission, discourse: Discourse) -> Mission:
    """A mission with the seat that was told of before, where its own words name none."""
    if mission.place is not None:
        return mission
    told = (fact for fact in (*discourse.facts[::-1], *discourse.earlier[::-1]) if isinstance(fact, Mission))
    seats = [fact.place for fact in told if _is_same(fact, mission) and fact.place is not None]
    return replace(mission, place=seats[0]) if seats else mission


def _is_same(one: Mission, other: Mission) -> bool:
    sides = ((m.sending_state, m.receiving_state, m.receiving_organization) for m in (one, other))
    names = [tuple(side.name if side else "" for side in sides_of_one) for sides_of_one in sides]
    return names[0] == names[1] and one.kind == other.kind


def _shared(stated: list[Mission], post: Post, after: int, sentence: Sentence) -> Iterator[Mission]:
    """The same for the other States of "Peru, Chile and Cuba have embassies", "an embassy in Mali and in Chad"."""
    names = {stated[0].sending_state, stated[0].receiving_state}
    known = {state.name for state in names if state is not None}
    for sender in co_senders(post, sentence):
        if sender.name not in known:
            yield from (replace(mission, sending_state=sender) for mission in stated)
    for receiver in co_receivers(post, after, sentence) if stated[0].place is None else ():
        if receiver.name not in known:
            yield replace(stated[0], receiving_state=receiver)


def _by_seat(post: Post, sender: Mention, cities: list[Mention], sentence: Sentence) -> Iterator[Mission]:
    """ "The country has embassies in Luanda, Lisbon and Malabo": each to the State in which it is seated."""
    for city in cities:
        if city.state and city.state != sender.name:
            yield Mission(
                sending_state=sender,
                receiving_state=Mention(EntityKind.STATE, city.state),
                kind=post.kind,
                place=city,
                evidence=(passage(sentence, "missions.seats"),),
            )


def _is_asserted(post: Post, sentence: Sentence) -> bool:
    """Whether the words say that the mission is there, and do not only speak of it in passing."""
    text = sentence.tagged.text
    if _stated_before().search(text[: post.start]) or _stated_after().match(text[post.end :]):
        return True
    if _ALSO_DATED.search(text[: post.start]) and _DATED.match(text, post.end):
        return True
    return sentence.block.kind is BlockKind.LIST_ITEM and bool(
        sentence.block.section and RESIDENT.search(sentence.block.section[-1])
    )


def _is_named(post: Post, cities: list[Mention], sender: Mention, sentence: Sentence) -> bool:
    """ "The Cuban Embassy in Luanda also looks after …": a mission that acts is there, if its seat is named."""
    if post.kind not in _ACTING or len(cities) != 1:
        return False
    before, after = sentence.tagged.text[: post.start], sentence.tagged.text[post.end :]
    seated = _SEATED.match(after)
    return seated is not None and _NAMED_BEFORE.search(before) is not None and cities[0].state != sender.name
