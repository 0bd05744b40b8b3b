"""What the headings, the lead and the title above a list or table of missions say of each of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.facts import EntityKind, Mention
from extract.missions.posts import Post, posts_named
from extract.missions.prose import RESIDENT
from extract.text.discourse import Discourse
from extract.text.headings import direction, headings
from extract.text.lexicon import tokenize
from extract.text.sentence import Sentence

__all__ = ["Sides", "is_list", "kinds_above", "seat_above", "sides_of"]

_NONE = re.compile(
    r"\b(?:no|without|lack|planned|future|proposed|potential)\b|\bto (?:be )?(?:re)?open(?:ed)?\b",
    re.IGNORECASE,
)
_LIST = re.compile(r"^list of (?:diplomatic|consular) missions", re.IGNORECASE)
_SEAT = re.compile(r"\bresident (?:in|at)\b|^in\b", re.IGNORECASE)  # says where, not to whom


@dataclass(frozen=True, slots=True)
class Sides:
    """Whose missions a line holds, and to which State or organisation."""

    sender: Mention | None
    receiver: Mention | None
    organization: Mention | None = None

    @property
    def names(self) -> set[str]:
        """The names of those that are known."""
        return {side.name for side in (self.sender, self.receiver, self.organization) if side is not None}

    @property
    def are_two(self) -> bool:
        """Whether both sides are known, and not the same."""
        to = self.organization or self.receiver
        return self.sender is not None and to is not None and self.sender.name != to.name


def _above(sentence: Sentence) -> Iterator[str]:
    """The lead, the headings and the title, the nearest first."""
    yield from headings(sentence)
    yield sentence.article.title


def is_list(sentence: Sentence) -> bool:
    """Whether the words above a list say that it holds missions, and not that there are none."""
    lead = "" if sentence.block.lead.endswith(".") else sentence.block.lead  # prose introduces no list
    near = (lead, *sentence.block.section)
    if any(_NONE.search(text) for text in near):
        return False
    return (
        any(map(RESIDENT.search, (near[0], *near[1:][-1:])))
        or _LIST.match(sentence.article.title) is not None
    )


def kinds_above(sentence: Sentence) -> list[Post]:
    """The kind of mission that the nearest heading with one names."""
    return [post for heading in headings(sentence) for post in posts_named(heading)][:1]


def sides_of(sentence: Sentence, discourse: Discourse, states: list[Mention]) -> Sides:
    """Whose missions a list holds, and to whom: by the words above it, the line's State being the other side."""
    organization = _subject_organization(sentence, discourse)
    for text in _above(sentence):
        if _SEAT.search(text):
            continue
        sender, receiver = direction(text, discourse.lexicon)
        if receiver is not None and sender is None:  # "Embassies in Y"
            others = [state for state in states if state.name != receiver.name]
            return Sides(others[0] if others else discourse.other(receiver, sentence.block), receiver)
        if sender is not None:
            others = [state for state in states if state.name != sender.name]
            to = receiver or _of_block(sender, sentence, discourse) or (others[0] if others else None)
            return Sides(sender, to, organization)
    home = discourse.parties[0] if len(discourse.parties) == 1 else None
    others = [state for state in states if home is not None and state.name != home.name]
    return Sides(home, others[0] if others else None, organization)


def _of_block(sender: Mention, sentence: Sentence, discourse: Discourse) -> Mention | None:
    """The State that a nested item stands below: "Washington (Embassy)" below "United States"."""
    return discourse.other(sender, sentence.block) if sentence.block.subject else None


def _subject_organization(sentence: Sentence, discourse: Discourse) -> Mention | None:
    """The organisation that an item or row stands below."""
    words = tokenize(sentence.block.subject)
    entry = discourse.lexicon.at(words, 0) if words else None
    is_one = entry is not None and entry[0] == len(words) and entry[1].kind == "organization"
    return entry[1].mention if entry is not None and is_one else None


def seat_above(sentence: Sentence, discourse: Discourse) -> Mention | None:
    """The city of "Foreign missions in Thimphu" or "Resident in Rome, Italy"."""
    for text in headings(sentence):
        words = tokenize(text)
        found = [entry[1] for i in range(len(words)) if (entry := discourse.lexicon.at(words, i))]
        cities = [what.mention for what in found if what.kind == "city"]
        if len(cities) == 1 and cities[0].kind is EntityKind.PLACE:
            return cities[0]
    return None
