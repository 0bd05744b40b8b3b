"""Who met whom: "X met (with) Y", "the foreign ministers X and Y conferred in Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import EntityKind, Meeting, Mention, Visit
from extract.lists import either
from extract.meetings.make import meetings_on
from extract.meetings.occasions import occasions
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.parties import both_parties, distinct, state_of_unit
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["persons_met"]

_TALKS = either("meeting_words", "talks")
_MET = re.compile(
    r"\b(?:(?:(?<!was )(?<!were )met|meets)(?: again)?"
    r"(?! with (?:an? )?(?:approval|criticism|difficult|opposition|resistance|success))"
    r"|(?:came|got) together|gathered(?= (?:in|on|at|with|for)\b)"
    r"|conferred(?= (?:with|in|on ‹D|at)\b|[,.])|spoke(?= (?:with|by|on the|over the|in ‹C|to ‹A)|[,.])|co-chaired"
    rf"|(?:held|had|holds|conducted) (?:[\w-]+ ){{0,4}}{_TALKS}"
    r"|had (?:[\w-]+ ){0,4}(?:call|t[êe]te-[àa]-t[êe]te \w+))\b(?: again)?",
    re.IGNORECASE,
)
# Where what is said of a meeting ends: its purpose, its occasion, another clause.
_STOP = re.compile(
    r" to discuss\b| during\b| in order\b|;|\. |, where\b| on the (?:sidelines|side-lines|margins)\b| at the \b"
)
# Where another clause begins before the verb, with a subject of its own.
_CLAUSE = re.compile(r";|\. |\b(?:where|while|when|after|because|although|that)\b")
_PAIR = 2  # persons
_STATES_BEFORE = re.compile(r"(?:‹[SJ]\d+›(?: ?[-–—/,] ?| and |, and ))+$")
_STATES_BEHIND = re.compile(r"(?:(?:,|,? and|,? &) (?:the |of (?:the )?)?‹S\d+›)+")
_PRONOUN = re.compile(r"\b(?:he|she)\b[^,;]*$", re.IGNORECASE)
_PAIRED = re.compile(
    r"\b(?:they|both|the two)(?: (?:‹A\d+›|men|had|have|also|then|later|again))*\s*$", re.IGNORECASE
)


def persons_met(
    sentence: Sentence, discourse: Discourse, bounds: tuple[int, int] | None = None
) -> Iterator[Meeting]:
    """A meeting for each verb of meeting with its persons before and after it; `bounds` keep to one clause."""
    text = sentence.tagged.text
    begin, end = bounds or (0, len(text))
    matches = [m for m in _MET.finditer(text, begin, end) if is_stated_before(text[: m.start()])]
    for i, match in enumerate(matches):
        limit = matches[i + 1].start() if i + 1 < len(matches) else end
        stop = _STOP.search(text, match.end(), limit)
        before = _subjects(matches[i - 1].end() if i else begin, match.start(), sentence, discourse)
        after = [u for u in sentence.between(match.end(), stop.start() if stop else limit) if u.kind in "AN"]
        actors = [*before, *after]
        parties = _parties(actors, sentence, discourse)
        if len(parties) >= 2 and before:
            until = stop.start() if stop else limit
            for position, within in _occasions(match.start(), until, bounds, sentence):
                yield from meetings_on("meetings.met", position, parties, actors, sentence, discourse, within)


def _occasions(
    start: int, end: int, bounds: tuple[int, int] | None, sentence: Sentence
) -> Iterator[tuple[int, tuple[int, int] | None]]:
    """Where each of several meetings of the same is told of, with its bounds; one within `bounds` else."""
    several = occasions(sentence.tagged.text, start, end)
    yield from ((span[0], span) for span in several)
    if not several:
        yield start, bounds


def _subjects(begin: int, end: int, sentence: Sentence, discourse: Discourse) -> list[Unit]:
    """Those who act in the clause that ends at the verb; "he", and "they" who met before."""
    text = sentence.tagged.text
    clauses = [m.end() for m in _CLAUSE.finditer(text, begin, end)]
    inner = [u for u in sentence.between(clauses[-1] if clauses else begin, end) if u.kind in "AN"]
    of_two = len(inner) == 1 and inner[0].plural and inner[0].mention is None
    if (of_two or not inner) and _PAIRED.search(text[begin:end]):
        return _the_two(inner, sentence, discourse) or inner
    if not inner and _PRONOUN.search(text[begin:end]):
        named = [u for u in sentence.between(0, begin or end) if u.kind == "A" and u.mention is not None]
        return named[:1] or ([discourse.topic] if discourse.topic is not None else [])
    return inner


def _the_two(inner: list[Unit], sentence: Sentence, discourse: Discourse) -> list[Unit]:
    """ "The two (ministers) met again": the last two of the paragraph who met, visited or were visited."""
    persons: dict[str, Mention] = {}
    for fact in reversed(discourse.facts):
        near = any(passage.start >= sentence.block.start for passage in fact.evidence)
        if near and isinstance(fact, Meeting | Visit) and len(persons) < _PAIR:
            named = fact.participant if isinstance(fact, Meeting) else (fact.visitor, *fact.met_with)
            persons |= {person.name: person for person in named if person is not None}
    said = {unit.role for unit in inner} - {"", "Official"}
    if len(persons) != _PAIR or any(said and {person.role} - said - {""} for person in persons.values()):
        return []
    return [_unit_of(person) for person in persons.values()]


def _unit_of(person: Mention) -> Unit:
    state = Mention(EntityKind.STATE, person.state) if person.state else None
    return Unit(UnitKind.ACTOR, 0, 0, mention=person, state=state, role=person.role)


def _shared_with(actor: Unit, sentence: Sentence) -> list[Mention | None]:
    """The other States of an office in the plural: "the Presidents of X, Y and Z", "X–Y–Z foreign ministers"."""
    if not actor.plural or actor.mention is not None:
        return []
    text = sentence.tagged.text
    begin = next((at for at, _, unit in sentence.tagged.pieces if unit and unit.start == actor.start), 0)
    before = _STATES_BEFORE.search(text, 0, begin)
    behind = _STATES_BEHIND.match(text, text.find("›", begin) + 1)
    spans = [found.span() for found in (before, behind) if found is not None]
    return [state_of_unit(unit) for span in spans for unit in sentence.between(*span)]


def _parties(actors: list[Unit], sentence: Sentence, discourse: Discourse) -> list[Mention]:
    """The States of those who meet; who has none stated acts for the other State of the pair."""
    stated = distinct(s for actor in actors for s in (*_shared_with(actor, sentence), state_of_unit(actor)))
    if len(stated) >= 2:
        # A third by name alone may act for a State that nobody says.
        unknown = [a for a in actors if a.kind == "N" and a.mention is not None and a.state is None]
        return stated if len(actors) < 3 or not unknown else []
    named = [actor for actor in actors if actor.mention is not None]
    plural = any(actor.plural for actor in actors)
    if len(named) >= 2 or plural or (len(stated) == 1 and len(actors) >= 2):
        return both_parties(stated, sentence, discourse)
    return []
