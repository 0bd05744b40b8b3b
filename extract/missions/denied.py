"""Whether the words around a mission's noun speak of a mission at all, and of the State's own."""

from __future__ import annotations

import re

from extract.missions.posts import Post
from extract.text.sentence import Sentence
from extract.text.units import Unit

__all__ = ["is_no_mission", "opened_at_last"]

_LABEL = re.compile(r"(?: (?:of|in|to|for) (?:the )?‹\w+›){0,2} ?:")
_OVERSEEN = re.compile(r"\b(?:supervision|jurisdiction|responsibility) of (?:its|their|the) $", re.IGNORECASE)
# "is represented through Switzerland in its embassy": the mission is another State's.
_THROUGH = re.compile(
    r"(?P<whose>‹S\d+›)(?:[^.;‹]|‹[PC]\d+›){0,90}\brepresented (?:\w+ |in ‹S\d+› )*(?:by|through|via) (?:the )?"
    r"(?P<keeper>‹[SJ]\d+›)[^.;]*$"
)
# "X did not open an embassy in Riga until 1992": then it did
_NOT_UNTIL = re.compile(r"\bdid not (?:re)?(?:open|establish|set up) (?:an? |its |the )?(?:[\w-]+ ){0,2}$")
_UNTIL = re.compile(r"(?:[^.;‹]|‹[CS]\d+›){0,60} until (?:\w+ )?(?P<date>‹D\d+›)")
_ABSENT = re.compile(
    r"(?:[^.;,‹]|‹[SC]\d+›){0,40}? (?:(?:does|do|did) not (?:yet )?exist|(?:has|have|was|were|is|are) not (?:yet )?"
    r"(?:been )?(?:open|establish|set up|function|operat))"
)
# "relations were raised to the level of embassies": no mission
_RANK = re.compile(
    r"\b(?:level|rank|status) of (?:an? |the )?$|\b(?:raised|upgraded|elevated) to (?:full )?$", re.IGNORECASE
)


def opened_at_last(post: Post, after: int, sentence: Sentence) -> Unit | None:
    """The date of "did not open an embassy in Riga until 1992", by which it then did."""
    text = sentence.tagged.text
    until = _UNTIL.match(text, post.end, after) if _NOT_UNTIL.search(text[: post.start]) else None
    return sentence.tagged.unit_at(until.start("date")) if until else None


def is_no_mission(post: Post, sentence: Sentence) -> bool:
    """Whether the words deny the mission, speak of another State's, or of a rank or label alone."""
    text = sentence.tagged.text
    denied = _ABSENT.match(text, post.end) or _RANK.search(text[: post.start])
    return denied is not None or _is_anothers(post, sentence) or _is_label(post, text)


def _is_label(post: Post, text: str) -> bool:
    """ "Chilean Mission: Embassy in Riga": the words that introduce a post are none themselves."""
    return post.kind in ("other", "representative office") and _LABEL.match(text, post.end) is not None


def _is_anothers(post: Post, sentence: Sentence) -> bool:
    """Whether a State is represented by the mission of another, or a post is only said to be overseen."""
    if _OVERSEEN.search(sentence.tagged.text[: post.start]):
        return True
    through = _THROUGH.search(sentence.tagged.text[: post.start])
    units = [sentence.tagged.unit_at(through.start(name)) for name in ("whose", "keeper")] if through else []
    return len({unit.mention.name for unit in units if unit and unit.mention}) == 2
