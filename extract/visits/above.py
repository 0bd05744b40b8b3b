"""What stands above a list or table of visits: whether it lists visits, from where to where, and of whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.article import BlockKind
from extract.edtf import Date
from extract.facts import Mention
from extract.text.aboutness import states_in
from extract.text.dates import find
from extract.text.discourse import Discourse
from extract.text.headings import direction
from extract.text.offices import role_in
from extract.text.sentence import Sentence

__all__ = [
    "SPEAKS_OF_VISITS",
    "Heading",
    "date_above",
    "heading_of",
    "in_or_out",
    "is_listing",
    "under_visits",
]

SPEAKS_OF_VISITS = re.compile(
    r"\b(?:visit(?:s|ed)?|trips?|tours?|travels?|journeys?|exchanges? of (?:\w+ )?delegations?)\b",
    re.IGNORECASE,
)
# "Visits to Chile: X (2001), Y (2004)": a sentence that brings its own heading.
_VISITS = r"(?:visits|trips|tours|(?:high[- ]level|mutual|delegation) exchanges)"
_PREFIX = re.compile(
    rf"^(?:[\w-]+ ){{0,3}}{_VISITS}\b[^:.;\d]{{0,60}}:(?: [^:.;\d]{{0,40}} side:)?"
    r"|^[^:.;\d]{0,50}\b(?:side|leaders|delegations|dignitaries|officials)\b[^:.;\d]{0,20} visited [^:.;\d]{2,40}:",
    re.IGNORECASE,
)
# "High-level visits: on the Greek side: X (2001). On the Omani side: Y (2004)."
_SIDE = re.compile(r"^(?:On|From) (?:the )?[^:.;\d]{2,40} side:", re.IGNORECASE)
_WAY = re.compile(
    r"From (?:the )?[^\W\d][\w' -]{2,40} to (?:the )?[^\W\d][\w' -]{2,40}\s*[:–-]?\s*", re.IGNORECASE
)
_YEAR = re.compile(r"(?:in |year )?(?P<year>(?:19|20)\d\d)\s*:?", re.IGNORECASE)
_VISIT_FIRST = re.compile(r"(?:(?:state|official|working|private) )?visit to ", re.IGNORECASE)
_TOWARDS = re.compile(r"[Tt]o (?:the )?[^\W\d][\w' -]{2,40}:?")
_TWO = re.compile(r"[^\W\d][\w' .-]{2,40}? ?(?:[–—→-]|to) ?[^\W\d][\w' .-]{2,40}:?")
_IN_OR_OUT = re.compile(r"\b(?:(?P<in>in(?:coming|ward|bound))|out(?:going|ward|bound))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the headings and the lead line above an item say of all items."""

    sender: Mention | None = None
    receiver: Mention | None = None
    role: str = ""


def is_listing(sentence: Sentence, discourse: Discourse) -> bool:
    """Whether an item, or a line without a verb, stands where headings or lead line speak of visits."""
    if _prefix(sentence):
        return True
    is_item = sentence.block.kind is BlockKind.LIST_ITEM
    if not (
        under_visits(sentence)
        or _under_a_way(sentence, discourse)
        or (is_item and _VISIT_FIRST.match(sentence.text))
    ):
        return False
    if is_item or sentence.doc is None:
        return is_item
    return not any(token.dep_ == "ROOT" and token.pos_ in ("VERB", "AUX") for token in sentence.doc)


def _prefix(sentence: Sentence) -> str:
    """The words by which a sentence brings its own heading, or a side of the heading before it; "" without."""
    before = sentence.article.text[sentence.block.start : sentence.start]
    found = _PREFIX.match(sentence.text) or (_PREFIX.match(before) and _SIDE.match(sentence.text))
    return found[0] if found else ""


def under_visits(sentence: Sentence) -> bool:
    """Whether headings or lead line above a sentence speak of visits, or name but a way: "From X to Y", "To Y"."""
    block = sentence.block
    near = (block.lead, *block.above[-1:])
    return any(SPEAKS_OF_VISITS.search(line) for line in (*block.above, block.lead)) or any(
        _WAY.fullmatch(heading) or _TOWARDS.fullmatch(heading) for heading in near
    )


def _under_a_way(sentence: Sentence, discourse: Discourse) -> bool:
    """Whether the nearest line above is but a way between two States: "Peru to Chile"."""
    near = next(filter(None, (sentence.block.lead, *sentence.block.above[-1:])), "")
    start, to, end = near.removeprefix("From ").partition(" to ")
    return bool(to) and discourse.named_alone(start) is not None and discourse.named_alone(end) is not None


def heading_of(sentence: Sentence, discourse: Discourse) -> Heading:
    """Direction and role from the lead line and the headings, the nearest first."""
    heading = Heading()
    for text in (_prefix(sentence), sentence.block.lead, *reversed(sentence.block.above)):
        sender, receiver = (
            _there_and_back(text, sentence, discourse)
            or in_or_out(text, sentence, discourse)
            or direction(text, discourse.lexicon)
        )
        heading = Heading(
            heading.sender or sender, heading.receiver or receiver, heading.role or role_in(text)
        )
    return heading


def date_above(sentence: Sentence, receiver: Mention, discourse: Discourse) -> Date | None:
    """The date that the lines above give to a visit told without one: a year, or a visit on a day."""
    block = sentence.block
    for line in (block.lead, *reversed(block.above[-2:])):
        if year := _YEAR.fullmatch(line):
            return Date(year["year"])
        dates = [d for d in find(line) if d.dates_sentence]
        alone = len(dates) == 1 and not (line[: dates[0].start] + line[dates[0].end :]).strip(" .:")
        speaks = SPEAKS_OF_VISITS.search(line) and _may_lead_to(line, receiver, discourse)
        if len(dates) == 1 and "-" in dates[0].date.edtf and (alone or speaks):
            return dates[0].date
    return None


def _may_lead_to(line: str, receiver: Mention, discourse: Discourse) -> bool:
    """Whether a line names a State among others, or none."""
    named = [state.name for state in states_in(line, discourse.lexicon)]
    return not named or receiver.name in named


def in_or_out(text: str, sentence: Sentence, discourse: Discourse) -> tuple[Mention, Mention] | None:
    """ "Incoming visits": from the other State to the one that publishes the page."""
    way, home = _IN_OR_OUT.search(text), discourse.home
    other = discourse.other(home, sentence.block)
    if way is None or home is None or other is None:
        return None
    return (other, home) if way["in"] else (home, other)


def _there_and_back(text: str, sentence: Sentence, discourse: Discourse) -> tuple[Mention, Mention] | None:
    """ "Peru – Chile" and "Chile – Peru" in one article: from the first to the second."""
    if not _TWO.fullmatch(text):
        return None
    states = states_in(text, discourse.lexicon)
    names = [state.name for state in states]
    others = {
        h for block in sentence.article.blocks for h in block.section if _TWO.fullmatch(h) and h != text
    }
    back = any([s.name for s in states_in(h, discourse.lexicon)] == names[::-1] for h in others)
    return (states[0], states[1]) if back and len(states) == 2 else None
