"""The further States of a mission: those that keep the like, and those that it is accredited to besides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.facts import EntityKind, Mention, Mission
from extract.missions.posts import Post
from extract.missions.sides import keeping
from extract.registry import passage
from extract.text.sentence import Sentence

__all__ = ["accredited_further", "co_receivers", "co_senders", "further_receivers"]

_STATES_BEFORE = re.compile(
    r"(?:^|[.;,] |\b(?:and|while) )(?P<list>(?:the )?‹S\d+›(?:(?:, |,? and )(?:the )?‹S\d+›)+) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_IN_STATES = re.compile(
    r" in (?:the )?‹S\d+›(?P<list>(?:(?:, |,? and )(?:in )?(?:the )?‹S\d+›(?! (?:has|had|\w+s|\w+ed)\b))+)"
)
_FURTHER = re.compile(
    r"\b(?:accredited to|concurrent(?:ly)? (?:accredited )?(?:with|before the governments? of)"
    r"|serves|(?:also )?covers|(?:has )?also (?:served|covered)|looks after relations with"
    r"|responsible for|competent for|jurisdiction over|concurrently to|accreditation (?:to|before)"
    r"|handles (?:‹J\d+› |its )?(?:relations with|affairs in)) (?:the )?"
    r"(?P<list>‹[SO]\d+›(?:(?:, |,? and |, as well as )(?:to )?(?:the )?‹[SO]\d+›)*)"
)


def co_senders(post: Post, sentence: Sentence) -> list[Mention]:
    """All States of a list right before the nearest verb of keeping: "Peru, Chile and Cuba have embassies"."""
    text = sentence.tagged.text[: post.start]
    verb = next(reversed(list(keeping().finditer(text))), None)
    found = _STATES_BEFORE.search(text[: verb.start()]) if verb else None
    units = sentence.between(found.start("list"), found.end("list")) if found else []
    return [unit.mention for unit in units if unit.mention is not None]


def co_receivers(post: Post, end: int, sentence: Sentence) -> list[Mention]:
    """The further States of "an embassy in Mali, Chad and in the Sudan"."""
    found = _IN_STATES.match(sentence.tagged.text, post.end, end)
    units = sentence.between(found.start("list"), found.end("list")) if found else []
    return [unit.mention for unit in units if unit.mention is not None]


def further_receivers(sentence: Sentence, start: int, end: int) -> list[Mention]:
    """ "… is also accredited to X, Y and Z": the other States a mission serves."""
    found = _FURTHER.search(sentence.tagged.text, start, end)
    units = sentence.between(found.start("list"), found.end("list")) if found else []
    return [unit.mention for unit in units if unit.mention is not None]


def accredited_further(mission: Mission, begin: int, end: int, sentence: Sentence) -> Iterator[Mission]:
    """`mission` where a part of the tagged text accredits it to further States, which says nothing of its opening."""
    known = {state.name for state in (mission.sending_state, mission.receiving_state) if state is not None}
    for other in further_receivers(sentence, begin, end):
        if other.name not in known:
            yield replace(
                mission,
                receiving_state=other if other.kind is EntityKind.STATE else None,
                receiving_organization=other if other.kind is EntityKind.ORGANIZATION else None,
                opened=None,
                closed=None,
                date=None,
                evidence=(passage(sentence, "missions.accredited"),),
            )
