"""Whose journeys an article lists: "List of international presidential trips made by X" names X once, in its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from extract.article import Article, Block, BlockKind
from extract.facts import EntityKind, Mention
from extract.lists import table
from extract.text.annotate import annotate
from extract.text.lexicon import Lexicon
from extract.text.names import same_person
from extract.text.sentences import split
from extract.text.units import Unit, UnitKind

__all__ = ["traveller_of"]

_TITLE = re.compile(
    r"\b(?:visits|trips|travels|journeys|tours)(?: (?:abroad|overseas))?(?: (?:made|undertaken|paid|taken))?"
    r" (?:by|of) (?P<who>[^()]+?)(?: \([^()]*\))?$",
    re.IGNORECASE,
)
# What leads from a person to the office: "X, the 20th president of Y", "X has made ten trips as president of Y".
_HOLDS = re.compile(
    r"(?:,|\b(?:as|is|was|been|became|being))\s+(?:the\s+)?"
    r"(?:(?:\d+(?:st|nd|rd|th)|first|second|third|current|incumbent|then|former)\s+(?:and\s+)?){0,3}$"
)
_HELD = re.compile(r"\b(?:tenure|term|time|years)(?: in office)? as (?:the )?$")
_ASIDE = re.compile(r"\s*\([^()]*\)")  # "X (born 1960), the president of Y"
_OFFICES = {row[0]: row[1] for row in table("trip_offices")}


def traveller_of(article: Article, lexicon: Lexicon) -> Mention | None:
    """The person whose journeys an article lists by its title; None where the title names nobody.

    The State, and the role where the title's words do not give it, come from the office that title or
    lead give the person; the State is "" where they give none, or several.
    """
    found = _TITLE.search(article.title)
    who = _person(article.title, found.start("who"), lexicon) if found else None
    if found is None or who is None or who.mention is None or who.end < found.end("who"):
        return None
    name = who.mention.name
    offices = [office for office in (who, *_offices(article, name, lexicon)) if office.state is not None]
    states = {office.state.name for office in offices if office.state is not None}
    roles = {office.role for office in offices if office.role}
    titled = [role for word, role in _OFFICES.items() if re.search(rf"\b{word}\b", article.title.lower())]
    role = titled[0] if titled else roles.pop() if len(roles) == 1 else ""
    return Mention(EntityKind.PERSON, name, state=states.pop() if len(states) == 1 else "", role=role)


def _person(text: str, start: int, lexicon: Lexicon) -> Unit | None:
    """The one person that the words from `start` on name."""
    units = [u for u in annotate(text, start, len(text), lexicon, ()) if _is_named(u)]
    return units[0] if len(units) == 1 else None


def _is_named(unit: Unit) -> bool:
    kinds = (UnitKind.ACTOR, UnitKind.NAME)
    return unit.kind in kinds and unit.mention is not None and unit.mention.kind is EntityKind.PERSON


def _offices(article: Article, name: str, lexicon: Lexicon) -> Iterator[Unit]:
    """What the lead calls the person of a name."""
    text = article.text
    for block in takewhile(_is_lead, article.blocks):
        for start, end in split(text, block.start, block.end):
            units = annotate(text, start, end, lexicon, ())
            yield from _held([u for u in units if not _is_aside(text[start : u.start])], name, text)


def _held(units: Iterable[Unit], name: str, text: str) -> Iterator[Unit]:
    """The offices of one sentence that stand beside a name, or lead back to it as the last one named."""
    last: Unit | None = None
    for unit in units:
        if _is_named(unit):
            last = unit if unit.mention and same_person(unit.mention.name, name) else None
            if last is not None and unit.kind is UnitKind.ACTOR:
                yield unit
        elif unit.kind is UnitKind.ACTOR and last is not None:
            gap = _ASIDE.sub("", text[last.end : unit.start])
            if _HOLDS.search(gap) or _HELD.search(gap):
                yield unit


def _is_aside(before: str) -> bool:
    """Whether what follows these words stands in brackets."""
    return before.count("(") > before.count(")")


def _is_lead(block: Block) -> bool:
    return not block.section and block.kind in (BlockKind.PARAGRAPH, BlockKind.INFOBOX_ITEM)
