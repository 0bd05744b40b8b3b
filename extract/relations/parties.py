"""Between which States relations changed: subject and object of the change, or the pair the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import Mention, Recognition, RelationsEvent
from extract.relations.changes import Change
from extract.text.discourse import Discourse
from extract.text.parties import both_parties, distinct, state_of_unit
from extract.text.sentence import Sentence

__all__ = ["Pair", "pair_told_of", "parties_of"]

_ONE = r"(?:the )?‹[SA]\d+›"
_ASIDE = re.compile(r"\([^()]*\)")
# The States that act: a list of them, or "the Peruvian government".
_ACTING = re.compile(
    rf"(?P<list>{_ONE}(?:(?:, |,? and |,? as well as ){_ONE})*)(?!'s|’s|')"
    r"|(?P<side>‹J\d+›) (?:government|side|authorities|parliament|cabinet|regime|king|republic)\b",
    re.IGNORECASE,
)
_GOVERNED = re.compile(
    r"\b(?:of|from|in|over|by|to|at|against|with|for|between|than|under|into|on|towards?|\w+ed)"
    r" (?:the )?(?:\w+ and )?$|‹C\d+›, $",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:both|the two|they|(?:their|the|these) (?:two )?(?:countries|states|nations|sides))\b",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?:[^‹;.,]|‹D\d+›){0,40}?\b(?P<how>with|between) (?:the )?"
    r"(?:(?:new |then )?(?:government|authorities|republic|state|kingdom) of (?:the )?)?"
    r"(?P<list>‹[SCO]\d+›(?:(?:, |,? and (?:with )?)(?:the )?‹[SC]\d+›(?! (?:\w+ed|has|had|broke|cut)\b))*)",
    re.IGNORECASE,
)
_SOMEBODYS = re.compile(
    r"\b(?:government|regime|administration|cabinet)(?: of (?:\w+ )?‹[AN]\d+›|[^.;‹]{0,20}\bof [A-Z]\w+) (?:\w+ )?$"
)
_WITH_IT = re.compile(r" with (?:it|them|that country|the latter)\b", re.IGNORECASE)
_BY = re.compile(rf"[^;.]{{0,60}}?\b(?:by|between) (?P<list>{_ONE} and {_ONE})", re.IGNORECASE)

Pair = tuple[Mention, Mention]


def parties_of(change: Change, sentence: Sentence, discourse: Discourse) -> list[Pair]:
    """The pairs of States of a change; several where one State does it with many, none where it is not clear."""
    text = _ASIDE.sub(lambda aside: " " * len(aside[0]), sentence.tagged.text)
    inside = _states(text, change.start, change.end, sentence)
    if len(inside) >= 2:
        return _named(inside, sentence, discourse)
    after = _WITH.match(text, change.end)
    if after is not None and "‹O" in after["list"]:
        return []
    objects = inside or (_states(text, after.start("list"), after.end("list"), sentence) if after else [])
    if after is not None and after["how"].lower() == "between" and len(objects) >= 2:
        return _named(objects, sentence, discourse)
    subjects = _subjects(text, change, sentence, discourse)
    if len(subjects) == 1 and _WITH_IT.match(text, change.end):  # whom the words before have named
        named = _states(text, 0, change.start, sentence, "S")
        objects = [state for state in named if state.name != subjects[0].name][-1:]
    if subjects and objects:
        return [(one, other) for one in subjects for other in objects if one.name != other.name]
    if not subjects and _SOMEBODYS.search(text[: change.start]):
        return []  # "the government of X established": of which State is not said
    by = _BY.match(text, change.end)
    if not subjects and not objects and by is not None:
        subjects = _states(text, by.start("list"), by.end("list"), sentence)
    if not subjects and not objects and len(discourse.pair(sentence.block)) != 2:
        return pair_told_of(sentence, discourse)
    return _named(subjects or objects, sentence, discourse)


def _states(text: str, start: int, end: int, sentence: Sentence, kinds: str = "SCA") -> list[Mention]:
    """The States that stand in a stretch of the text, cities standing for theirs."""
    units = (sentence.tagged.unit_at(at) for at in _tags(text, start, end))
    return distinct(state_of_unit(unit) for unit in units if unit is not None and unit.kind in kinds)


def _subjects(text: str, change: Change, sentence: Sentence, discourse: Discourse) -> list[Mention]:
    """The States that act: those named nearest before the change and not after a preposition."""
    for found in reversed(list(_ACTING.finditer(text, 0, change.start))):
        if _GOVERNED.search(text[: found.start()]):
            continue
        units = (sentence.tagged.unit_at(at) for at in _tags(text, found.start(), found.end()))
        states = distinct(state_of_unit(unit) for unit in units if unit is not None)
        if states and _BOTH.search(text[found.end() : change.start]):
            named = _states(text, 0, change.start, sentence, "SA")
            return both_parties(named, sentence, discourse)[:2]
        if states:
            return states
    return []


def pair_told_of(sentence: Sentence, discourse: Discourse) -> list[Pair]:
    """The pair of the change, or of the recognition, that the sentences before told of: "Relations were resumed"."""
    kinds = RelationsEvent | Recognition
    told = next((fact for fact in reversed(discourse.facts) if isinstance(fact, kinds)), None)
    if told is None or told.evidence[0].start < sentence.block.start or _states(*_whole(sentence), sentence):
        return []
    if isinstance(told, RelationsEvent):
        return [(told.party[0], told.party[1])]
    return [(told.recognizer, told.recognized)] if told.recognizer and told.recognized else []


def _whole(sentence: Sentence) -> tuple[str, int, int]:
    return sentence.tagged.text, 0, len(sentence.tagged.text)


def _tags(text: str, start: int, end: int) -> Iterator[int]:
    return (start + tag.start() for tag in re.finditer(r"‹\w\d+›", text[start:end]))


def _named(named: list[Mention], sentence: Sentence, discourse: Discourse) -> list[Pair]:
    """The pair that is named, completed by the one the article is about; of more, that pair alone."""
    named = both_parties(named, sentence, discourse)
    if len(named) > 2:
        about = {state.name for state in discourse.pair(sentence.block)}
        named = [state for state in named if state.name in about]
    return [(named[0], named[1])] if len(named) == 2 else []
