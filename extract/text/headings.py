"""What headings and lead lines say of all that stands below them: direction, and the State they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import EntityKind, Mention
from extract.text.aboutness import in_usual_case
from extract.text.lexicon import Lexicon, tokenize
from extract.text.sentence import Sentence

__all__ = ["direction", "headings", "speaks_of"]

_TO = re.compile(
    r"\b(?:to|in|visit(?:ed|ing)|received by|hosted by|accredited to)\s+(?:the\s+)?$", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:from|by|of)\s+(?:the\s+)?$", re.IGNORECASE)


def headings(sentence: Sentence) -> Iterator[str]:
    """The lead line and the headings above a block, the nearest first; empty ones left out."""
    yield from (text for text in (sentence.block.lead, *reversed(sentence.block.above)) if text)


def speaks_of(sentence: Sentence, pattern: re.Pattern[str]) -> bool:
    """Whether the lead line or the nearest heading of a block matches."""
    near = [sentence.block.lead, *sentence.block.above[-1:]]
    return any(pattern.search(text) for text in near)


def direction(text: str, lexicon: Lexicon) -> tuple[Mention | None, Mention | None]:
    """Sending and receiving State of "Visits from X to Y", "Croatian ambassadors to Qatar", "Embassies in Y"."""
    text = in_usual_case(text)
    words = tokenize(text)
    sender = receiver = None
    i = 0
    while i < len(words):
        entry = lexicon.at(words, i)
        if entry is None or entry[1].kind not in ("state", "demonym", "city"):
            i += 1
            continue
        before, what = text[: words[i].start], entry[1]
        if what.kind == "city":  # "Foreign missions in Thimphu"
            if _TO.search(before) and what.mention.state:
                receiver = receiver or Mention(EntityKind.STATE, what.mention.state)
        elif what.kind == "state" and _TO.search(before):
            receiver = receiver or what.mention
        elif (
            what.kind == "demonym"
            or _FROM.search(before)
            or text[words[entry[0] - 1].end :][:2] in ("'s", "’s")
        ):
            sender = sender or what.mention
        i = entry[0]
    return sender, receiver
