"""Which States a subject means: named, "it", "both countries", "the other two Baltic countries"."""

from __future__ import annotations

import re

from extract.facts import EntityKind, Mention
from extract.lists import either, table
from extract.text.annotate import annotate
from extract.text.discourse import Discourse
from extract.text.masks import Found
from extract.text.sentence import Sentence
from extract.text.sentences import split
from extract.text.units import UnitKind

__all__ = ["SUBJECT", "states_meant"]

_AND = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|,?\s+as\s+well\s+as\s+)"
SUBJECT = (
    r"(?P<subject>(?:the\s+(?:governments?|kingdom|republic)\s+of\s+)?(?:the\s+)?@S"
    rf"(?:{_AND}(?:the\s+)?@S)*|@J(?=\s+government\b)"
    rf"|\bboth(?:\s+(?:the\s+)?(?:{either('sides')}|of\s+them)|@J\s+and\s+@J)?"
    rf"|\b(?:the|these)\s+(?:two|both)\s+{either('sides')}"
    r"|\b(?:it|they|the\s+(?:country|republic|state|kingdom|government)))"
    r"(?:\s+governments?|,?\s*(?:(?:together|along)\s+)?with\s+(?P<group>[^,]{3,60}),)?"
)
_ATTACHED = re.compile(
    r"\b(?:of|with|in|for|from|to|by|about|than|against|between|towards?|on|like|at|via|including)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_GROUPS = {name: states.split("|") for name, states in table("state_groups")}
_PAIR = re.compile(r"\b(?:both|two|they)\b")
_INTRODUCTION = re.compile(
    r"(?:(?:On|In|Since|After|During|By|From|Between|Currently|Today)\b[^.;]{0,60})?(?:[Tt]he\s+)?"
)
_PRONOUN = re.compile(r"(?:In \d{4}, )?(?:It|The country)\b")


def states_meant(
    found: Found, sentence: Sentence, discourse: Discourse, *, attached: bool = False
) -> tuple[Mention, ...]:
    """The States of the group `subject` of a match of `SUBJECT`; empty where it is not clear.

    `attached` where a preposition may stand before it ("with Latvia abstaining")."""
    begin = found.match.start("subject")
    if not attached and _ATTACHED.search(found.masked.text[:begin]):
        return ()
    named = tuple(unit.mention for unit in found.unit_list("subject") if unit.mention)
    if not named and _PAIR.search(found.words("subject")):
        pair = discourse.pair(sentence.block)
        named = pair if len(pair) == 2 else ()
    elif not named:
        spoken_of = {
            u.mention.name
            for u in sentence.units
            if u.kind in "SJ" and u.start < found.span()[0] and u.mention
        }
        state = _state_before(sentence, discourse)
        # Another State earlier in the sentence may be meant as well.
        named = (state,) if state and spoken_of <= {state.name} else ()
    return named + _grouped(found, named)


def _grouped(found: Found, named: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """ "together with the other two Baltic countries": the rest of a group that all of `named` belong to."""
    words = found.words("group")
    for unit in found.unit_list("group"):
        if unit.mention and unit.mention.kind is EntityKind.STATE:
            return (unit.mention,)
    names = next((states for group, states in _GROUPS.items() if group.lower() in words), [])
    have = {mention.name for mention in named}
    if not have <= set(names):
        return ()
    return tuple(Mention(EntityKind.STATE, name) for name in names if name not in have)


def _state_before(sentence: Sentence, discourse: Discourse) -> Mention | None:
    """The State that "it" means: the one that the sentences before in the paragraph are about."""
    if len(discourse.parties) == 1:
        return discourse.parties[0]
    text = sentence.article.text
    for start, end in reversed(split(text, sentence.block.start, sentence.start)):
        states = [u for u in annotate(text, start, end, discourse.lexicon, ()) if u.kind is UnitKind.STATE]
        lead = text[start : states[0].start] if states else ""
        if states and _INTRODUCTION.fullmatch(lead) and not _ATTACHED.search(lead):
            return states[0].mention
        if not _PRONOUN.match(text[start:end]):
            return None
    return None
