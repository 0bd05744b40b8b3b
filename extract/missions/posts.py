"""The nouns for a mission in a text: of what kind, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.lists import either, table
from extract.text.sentence import Sentence

__all__ = ["Post", "posts_in", "posts_named", "verbs"]

_NOT_A_POST = re.compile(
    r"^ (?:to (?:observe|monitor|discuss)|of (?:experts|business)|headed|led|consist|visit|travel|arriv)",
    re.IGNORECASE,
)

# "the UNMIL mission to Liberia", "a military mission in Mali": no diplomatic post.
_NOT_DIPLOMATIC = re.compile(
    r"(?:(?-i:\b[A-Z]{3,}(?: [IVX]+)?)|\b(?:peace-?keeping|military|training|monitoring|rescue|police)(?: \w+)?) $",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:^|\b(?:with|of|for|and|by|through) |, )$")
_OF_AN_ORGANIZATION = re.compile(r"‹O\d+› $")
_TO_A_STATE = re.compile(r" (?:to|in) (?:the )?‹S")
# "Chile opened its office in Riga in 1992": of what rank is not said, but for trade or tourism it is none
_OFFICE = re.compile(
    r"‹S\d+› (?:\w+ )?(?:opened|established|set up|inaugurated) its (?:first |own )?(?P<noun>office) in ‹C\d+›"
    r"(?!(?: (?:in|on) ‹D\d+›)?,? (?:for|of|to|as|under|dealing|responsible)\b)"
)


@dataclass(frozen=True, slots=True)
class Post:
    """A mission's noun in the tagged text: its kind, where it stands, whether it is one of several."""

    kind: str
    start: int
    end: int
    plural: bool


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in table("missions")}


@cache
def _nouns() -> re.Pattern[str]:
    phrases = sorted(_kinds(), key=lambda phrase: (-len(phrase), phrase))
    either = "|".join(re.escape(phrase).replace(r"\ ", "[ -]") for phrase in phrases)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


def verbs(what: str) -> str:
    """The alternatives of `mission_verbs.tsv` that are "keeps", "is kept", "opens" or "closes"."""
    return either("mission_verbs", what)


def posts_in(sentence: Sentence) -> list[Post]:
    """Every noun for a mission in a sentence."""
    text = sentence.tagged.text
    posts = (post for post in _found(text) if _NOT_A_POST.match(text[post.end :]) is None)
    posts = (post for post in posts if post.kind != "other" or not _is_peacekeeping(post, text))
    offices = (Post("other", *found.span("noun"), plural=False) for found in _OFFICE.finditer(text))
    named = [post for post in posts if not _is_manner(post, text)]
    return sorted((*named, *offices), key=lambda post: post.start)


def _is_manner(post: Post, text: str) -> bool:
    """Whether "representation" says how a State is represented, and names no post."""
    return text[post.start : post.end] == "representation" and _BARE.search(text[: post.start]) is not None


def _is_peacekeeping(post: Post, text: str) -> bool:
    before, after = text[: post.start], text[post.end :]
    if _OF_AN_ORGANIZATION.search(before):
        return _TO_A_STATE.match(after) is not None
    return _NOT_DIPLOMATIC.search(before) is not None


def posts_named(text: str) -> Iterator[Post]:
    """The kinds of mission that a heading names."""
    return (post for post in _found(text) if post.kind != "other")


def _found(text: str) -> Iterator[Post]:
    for match in _nouns().finditer(text):
        phrase = match[0].lower()
        kind = _kinds().get(phrase) or _kinds().get(phrase.replace("-", " "))
        if kind:
            plural = any(word.endswith("s") for word in re.split(r"[ -]", phrase))
            yield Post(kind, match.start(), match.end(), plural)
