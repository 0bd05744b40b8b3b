"""Missions that became missions of another rank: "the consulate general was upgraded to an embassy in 1969"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.facts import Mission
from extract.lists import either
from extract.missions.posts import Post
from extract.missions.sides import default_receiver, sender_of
from extract.missions.times import beginning
from extract.registry import passage
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.parties import state_of_unit
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import UnitKind

__all__ = ["is_raised", "missions_raised"]

# Between the former post and the new one: "in Lima was upgraded in 1969 to the rank of an".
_WHERE = r"(?: of (?:the )?‹S\d+›)?(?: (?:in|to) (?:the )?‹[SC]\d+›)*"
_BECAME = r"(?:,? (?:which )?(?:was|were|had been|has been))?(?: \w+ly)?(?: \w+ed)?(?: (?:in|on) ‹D\d+›)?"
_OF_RANK = r"(?:an? |the |that of |full |full(?:y)?[ -]fledged |resident )*"
_RAISED = re.compile(
    rf"{_WHERE}{_BECAME}(?:,|,? and|,? later)?(?: then| later)? (?:in)?to (?:the )?(?:(?:level|rank|status) of )?"
    rf"{_OF_RANK}$",
    re.IGNORECASE,
)
_RANKS = either("mission_verbs", "raises")
# "a legation was opened in Riga, which was raised to an embassy"
_RAISED_LATER = re.compile(
    rf"(?:which|and|later|but|[,;]) (?:it )?(?:was |were )?(?:later |then |in ‹D\d+› )?"
    rf"(?:{_RANKS}(?: (?:in|on) ‹D\d+›)? (?:in)?to (?:the )?(?:(?:level|rank|status) of )?|became ){_OF_RANK}$",
    re.IGNORECASE,
)
# "The legation in Riga became an embassy in 1957"
_BECOMES = re.compile(
    rf"{_WHERE}(?:[^.;‹]|‹[CD]\d+›){{0,60}}? became (?:an? |the )?(?:full |fully?[ -]fledged )?$",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\b(?:moved|transferred|relocated|shifted) to\b", re.IGNORECASE)
_VERB = re.compile(rf"\b{_RANKS}\b", re.IGNORECASE)
# "Poland upgraded its consulate"
_WHO = re.compile(
    rf"(?P<who>‹[SA]\d+›)(?: \w+){{0,3}} {_RANKS} (?:its|the|their) (?:\w+ ){{0,2}}$", re.IGNORECASE
)
_BOTH = re.compile(
    r"(?:^|[.;,] |\band |\bwhile )(?:(?:in|on) ‹D\d+›,? )?(?:the|both|these|the two) $", re.IGNORECASE
)


def is_raised(posts: list[Post], i: int, sentence: Sentence) -> bool:
    """Whether the i-th noun of a sentence names what the mission named before it became."""
    if not i:
        return False
    text = sentence.tagged.text
    between = text[posts[i - 1].end : posts[i].start]
    if _BECOMES.fullmatch(between) or _RAISED_LATER.search(between):
        return True
    return _RAISED.match(between) is not None and _VERB.search(text[: posts[i].start]) is not None


def missions_raised(
    posts: list[Post], i: int, earlier: list[Mission], sentence: Sentence, discourse: Discourse
) -> Iterator[Mission]:
    """The mission of the new rank, with the sides and seat of the former one.

    `earlier` are the missions of the same sentence.
    """
    former, post = posts[i - 1], posts[i]
    dates = dates_at(sentence, post.start)
    if not is_stated_before(sentence.tagged.text[: post.start]):
        return
    opened = beginning(dates[0].when) if dates else None
    of_both = _both(former, earlier, sentence, discourse) if post.plural else None
    for mission in _former(former, post, earlier, sentence, discourse) if of_both is None else of_both:
        yield replace(
            mission,
            kind=post.kind,
            opened=opened,
            closed=None,
            date=opened,
            evidence=(passage(sentence, "missions.raised"),),
        )


def _both(former: Post, earlier: list[Mission], sentence: Sentence, discourse: Discourse) -> list[Mission]:
    """The two missions, each to the other's State, that the paragraph told of last: "both consulates were raised"."""
    if not former.plural or _BOTH.search(sentence.tagged.text[: former.start]) is None:
        return []
    here = [m for m in discourse.facts if m.evidence and m.evidence[0].start >= sentence.block.start]
    told = [m for m in (*here, *earlier) if isinstance(m, Mission) and m.kind == former.kind][-2:]
    sides = [[state.name for state in (m.sending_state, m.receiving_state) if state] for m in told]
    return told if len(told) == 2 and sides[0] == sides[1][::-1] else []


def _former(
    former: Post, post: Post, earlier: list[Mission], sentence: Sentence, discourse: Discourse
) -> Iterator[Mission]:
    """The mission that was raised: named with its owner and seat, else the last one told of that kind."""
    units = sentence.between(former.end, post.start)
    seats = [unit.mention for unit in units if unit.kind is UnitKind.CITY and unit.mention is not None]
    seats = seats[-1:] if _MOVED.search(sentence.tagged.text, former.end, post.start) else seats
    told = [f for f in (*discourse.earlier, *discourse.facts, *earlier) if isinstance(f, Mission)]
    told = [m for m in told if m.kind == former.kind and (not seats or _seat(m) == seats[0].name)]
    who = _WHO.search(sentence.tagged.text[: former.start])
    acting = sentence.tagged.unit_at(who.start("who")) if who else None
    sender = state_of_unit(acting) if acting is not None else sender_of(former, sentence, discourse)
    told = [m for m in told if sender is None or (m.sending_state and m.sending_state.name == sender.name)]
    if told:
        yield told[-1]
    elif sender is not None and seats:
        receiver = default_receiver(sender, seats, sentence, discourse)
        if receiver is not None and receiver.name != sender.name:
            yield Mission(sending_state=sender, receiving_state=receiver, place=seats[0])


def _seat(mission: Mission) -> str:
    return mission.place.name if mission.place is not None else ""
