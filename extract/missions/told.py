"""What a sentence says of the mission that the one before told of: "It is also accredited to Y", "it was raised"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.facts import Mission
from extract.lists import either
from extract.missions.further import accredited_further
from extract.missions.posts import Post, verbs
from extract.missions.seats import seat_at
from extract.missions.times import beginning
from extract.registry import passage
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence
from extract.text.timing import dates_at

__all__ = ["further_of_it", "raised_it", "seat_of_it"]

_IT = re.compile(
    r"(?:It|(?:The|This) (?:embassy|high commission|mission|consulate general))"
    r"(?:['’]s| is| was| has|(?= covers| serves| also| looks| handles))\b",
    re.IGNORECASE,
)
# "In 1952 it was raised to the rank of", "Its status was upgraded to that of"
_RAISED = re.compile(
    r"(?:^|[;,] |\band )(?:(?:in|on) (?:the )?‹D\d+›,? )?(?:it|its status|the (?:mission|legation|office|consulate))?"
    rf" ?(?:was|had been) (?:\w+ly |later |then )?{either('mission_verbs', 'raises')}(?: (?:in|on) ‹D\d+›)?"
    r" (?:in)?to (?:the )?(?:(?:level|rank|status) of )?(?:an? |the |that of |full |fully?[ -]fledged |resident )*$",
    re.IGNORECASE,
)
# "It has been operating since 2000 at 21 Main St.", "The embassy is located in Riga"
_AT = re.compile(
    rf"(?:It|(?:The|This) (?:embassy|high commission|mission|consulate general))(?:['’]s)?"
    rf"(?: (?:is|was|has been))?(?: \w+ly| now| still)?"
    rf" (?:{verbs('is kept')}|operates|functions|works|working)(?: since ‹D\d+›)?(?= (?:in|at) )",
    re.IGNORECASE,
)
_IN = re.compile(r" in (?P<city>‹C\d+›)(?!,? ‹C| and\b)")


def seat_of_it(sentence: Sentence, discourse: Discourse) -> Iterator[Mission]:
    """ "It has been operating at 21 Main St., Riga": where the mission told of before is seated."""
    found = _AT.match(sentence.tagged.text)
    mission = _last(sentence, discourse) if found is not None else None
    if found is None or mission is None or mission.place is not None or mission.receiving_state is None:
        return
    named = _IN.match(sentence.tagged.text, found.end())
    unit = sentence.tagged.unit_at(named.start("city")) if named else None
    seat = unit.mention if unit is not None else seat_at(found.end(), sentence)
    if seat is not None and seat.state == mission.receiving_state.name:
        evidence = (passage(sentence, "missions.address"),)
        yield replace(mission, place=seat, opened=None, closed=None, date=None, evidence=evidence)


def further_of_it(sentence: Sentence, discourse: Discourse) -> Iterator[Mission]:
    """ "It is also accredited to X and Y": the mission told of before, to each of these States."""
    text = sentence.tagged.text
    opening = _IT.match(text)
    mission = _last(sentence, discourse) if opening else None
    if opening is None or mission is None:
        return
    yield from accredited_further(mission, opening.start(), len(text), sentence)


def raised_it(post: Post, sentence: Sentence, discourse: Discourse) -> Iterator[Mission]:
    """ "In 1952 it was raised to an embassy": the mission told of before, of the new rank."""
    raised = _RAISED.search(sentence.tagged.text[: post.start])
    mission = _last(sentence, discourse) if raised is not None and not post.plural else None
    if mission is None or mission.kind == post.kind:
        return
    dates = dates_at(sentence, post.start)
    opened = beginning(dates[0].when) if len(dates) == 1 else None
    evidence = (passage(sentence, "missions.raised"),)
    yield replace(mission, kind=post.kind, opened=opened, closed=None, date=opened, evidence=evidence)


def _last(sentence: Sentence, discourse: Discourse) -> Mission | None:
    """The one mission that the last words of the paragraph to speak of missions told of."""
    told = [
        fact
        for fact in discourse.facts
        if isinstance(fact, Mission) and fact.evidence[0].start >= sentence.block.start
    ]
    latest = [fact for fact in told if fact.evidence[0].start == told[-1].evidence[0].start]
    main = [fact for fact in latest if fact.evidence[0].extractor != "missions.accredited"] or latest
    return main[0] if len({(fact.sending_state, fact.kind) for fact in main}) == 1 else None
