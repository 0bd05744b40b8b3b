"""Whose a mission is and to whom, by the words around its noun."""

from __future__ import annotations

import re
from functools import cache

from extract.facts import EntityKind, Mention
from extract.missions.posts import Post, verbs
from extract.missions.seats import is_city_state
from extract.text.discourse import Discourse
from extract.text.parties import state_of_unit
from extract.text.sentence import Sentence
from extract.text.units import UnitKind

__all__ = [
    "clause_end",
    "default_receiver",
    "keeping",
    "receiver_of",
    "sender_of",
]

# "Lithuania's new embassy", "the Lithuanian consular": no preposition or article stands between.
_OWNER = re.compile(
    r"(‹[SJ]\d+›)(?:'s?|’s?)? (?:(?!(?:through|from|via|by|with|in|to|its|an?|the|has|had|and)\b)[\w-]+ ){0,3}$"
)
# "X opened an embassy in Lima, and Y's embassy in Riga has existed since": a clause of its own
_AND = re.compile(r"(?:,|;| and| while)(?: and| while)? (?:the )?$")
_OWN_VERB = re.compile(
    r"(?: in (?:the )?‹[CS]\d+›)? (?:has|was|is|opened|became|functions|operates|started|began)\b"
)
_OF = re.compile(r" of (?:the )?(?:Republic of )?(?P<unit>‹S\d+›|‹J\d+›(?= embassy))")
_REPRESENTED = (
    r"(?:is|are|was|were) (?:also |concurrently |currently )*(?:accredited|represented)|cover(?:s|ed|ing)"
)
_NEXT_CLAUSE = re.compile(
    r"[.;]|,? (?:while|whereas)\b|, just as\b"
    r"|,? and (?:(?:in|on|since) ‹D\d+›,? )?(?=‹S\d+› (?:has|maintains|\w+ed)\b)"
)
_BESIDE = re.compile(
    r"(‹[SA]\d+›|‹J\d+› (?:side|party|government|authorities))(?: (?!(?:and|but|or|which)\b)\w+){0,2} $"
)
_PASSIVE = re.compile(r"\b(?:was|were|been)(?: \w+ly)? $")
_SIDE = re.compile(r"^(?:the )?‹J\d+› (?:side|party|government|authorities)\b", re.IGNORECASE)
_ANAPHOR = re.compile(
    r"\b(?:it|the country|the republic|the kingdom|the government) (?:\w+ )?$", re.IGNORECASE
)
_APART_FROM = re.compile(
    r"(?:Apart from|Besides|In addition to|Along with) [^,;.]*, (?:the )?(?P<owner>‹S\d+›) (?:\w+ )?"
    r"(?:has|maintains|had)\b"
)
_LABELLED = re.compile(
    r"^(?:The )?(?P<owner>‹[SJ]\d+›)(?:['’]s?)? (?:[\w-]+ ){0,3}(?:missions?|representations?|offices?) ?:",
    re.IGNORECASE,
)
_ITS = re.compile(r"(?:^|[.;,] |\b(?:and|but|while) )its (?:\w+ ){0,2}$", re.IGNORECASE)
_THE = re.compile(r"(?:^|[.;,] )(?:[Tt]he|[Oo]ur) (?:\w+ )?$")
_ONE = re.compile(r"(?:\b(?:an?|the first) (?:\w+ ){0,2}|\b(?:has|maintains|keeps) )$", re.IGNORECASE)
# The seat, straight behind the noun or its verb: "a consulate was opened in Riga".
_BEHIND = re.compile(
    r"(?: (?:(?:was|were|has been) )?(?:\w+ed|set up)(?: (?:in|on) ‹D\d+›)?)? in (?:the )?(?P<city>‹C\d+›)"
)
_SEAT = re.compile(r" (?:in|at) (?:the )?(?P<city>‹C\d+›)")
_TO_WHOM = re.compile(r"(?: of (?:the )?‹S\d+›)? (?P<how>to|for|in|with|at) (?:the )?(?P<to>‹[SO]\d+›)")
_ORGANIZATIONS = re.compile(r"‹O\d+› (?:permanent )?$", re.IGNORECASE)
_TO_ORGANIZATIONS = ("other", "permanent mission")
_ACCREDITED = re.compile(r"\b(?:is|was|are|were) accredited to (?:the )?(?P<to>‹[SO]\d+›)")
_OPENING = re.compile(r"\b(?:re)?(?:opened|opening|established|inaugurated)\b", re.IGNORECASE)
_FOR_ANOTHER = re.compile(
    r"\b(?:accredit|represent|cover|serv|responsible|jurisdiction|relations)", re.IGNORECASE
)
_REPRESENTED_IN = re.compile(
    r"\b(?:represented in (?:the )?|cover(?:s|ed|ing) (?:the )?(?=‹S\d+› (?:\w+ )?(?:from|through|via)\b))"
    r"(?P<to>‹S\d+›)"
)


@cache
def keeping() -> re.Pattern[str]:
    """The verbs by which a State has a mission, or is represented by one."""
    return re.compile(rf"\b(?:{verbs('keeps')}|{_REPRESENTED})\b", re.IGNORECASE)


@cache
def _object_ofkeeping() -> re.Pattern[str]:
    return re.compile(rf"\b{verbs('keeps')}\b(?:(?!,? (?:while|whereas)\b)[^.;])*$", re.IGNORECASE)


def clause_end(sentence: Sentence, start: int, end: int) -> int:
    """Where the clause of what stands at `start` ends, at most `end`."""
    following = _NEXT_CLAUSE.search(sentence.tagged.text, start, end)
    return following.start() if following else end


def sender_of(post: Post, sentence: Sentence, discourse: Discourse) -> Mention | None:
    """Whose mission it is: "the embassy of X", "X's embassy", "the X embassy", else the sentence's subject."""
    text = sentence.tagged.text
    of = _OF.match(text, post.end)
    if of is not None:
        unit = sentence.tagged.unit_at(of.start("unit"))
        return unit.mention if unit else None
    owner = _OWNER.search(text[: post.start])
    subject = _subject(post, sentence, discourse)
    own_clause = owner is not None and _AND.search(text[: owner.start()]) and _OWN_VERB.match(text, post.end)
    kept = owner is not None and _object_ofkeeping().search(text[: owner.start()]) is not None
    if owner is not None and (subject is None or own_clause or not kept):
        unit = sentence.tagged.unit_at(owner.start(1))
        return unit.mention if unit else None
    if subject is None and _ITS.search(text[: post.start]):
        return _spoken_of(discourse)
    found = subject or _labelled(post, sentence) or _named_behind(post, sentence)
    return found or _understood(post, sentence, discourse)


def _named_behind(post: Post, sentence: Sentence) -> Mention | None:
    """ "Apart from the embassy in Riga, Chile has a consulate": whose it is follows."""
    found = _APART_FROM.match(sentence.tagged.text)
    unit = sentence.tagged.unit_at(found.start("owner")) if found and post.end < found.end() else None
    return unit.mention if unit else None


def _labelled(post: Post, sentence: Sentence) -> Mention | None:
    """ "Chilean Missions: Embassy in Riga": whose they are stands before the colon."""
    label = _LABELLED.match(sentence.tagged.text)
    if label is None or post.start < label.end():
        return None
    unit = sentence.tagged.unit_at(label.start("owner"))
    return unit.mention if unit else None


def _understood(post: Post, sentence: Sentence, discourse: Discourse) -> Mention | None:
    """ "The embassy in Riga was opened": of the State that is not Latvia, or whose embassy says so of itself.

    So is "a trade office in Riga", where no State, nor anyone who acts for one, is named before it.
    """
    text = sentence.tagged.text
    if not _THE.search(text[: post.start]):
        return _by_seat(post, sentence, discourse)
    seat = _SEAT.match(text, post.end)
    unit = sentence.tagged.unit_at(seat.start("city")) if seat else None
    if unit is not None and unit.mention is not None and unit.mention.state:
        return discourse.other(Mention(EntityKind.STATE, unit.mention.state), sentence.block)
    return discourse.posted if seat is None and not post.plural else None


def _by_seat(post: Post, sentence: Sentence, discourse: Discourse) -> Mention | None:
    text = sentence.tagged.text
    acting = any(unit.kind in "SJANOL" for unit in sentence.between(0, post.start))
    if acting or not _ONE.search(text[: post.start]):
        return None
    seat = _BEHIND.match(text, post.end)
    unit = sentence.tagged.unit_at(seat.start("city")) if seat else None
    host = unit.mention.state if unit is not None and unit.mention is not None else ""
    return discourse.other(Mention(EntityKind.STATE, host), sentence.block) if host else None


def _spoken_of(discourse: Discourse) -> Mention | None:
    return discourse.state_topic or (discourse.parties[0] if len(discourse.parties) == 1 else None)


def _subject(post: Post, sentence: Sentence, discourse: Discourse) -> Mention | None:
    """The State before the nearest verb of keeping a mission; "it" is the State spoken of before."""
    text = sentence.tagged.text[: post.start]
    for verb in reversed(list(keeping().finditer(text))):
        if _PASSIVE.search(text[: verb.start()]):
            continue  # "relations between X and Y were established and a legation"
        beside = _BESIDE.search(text[: verb.start()])
        if beside is not None and (unit := sentence.tagged.unit_at(beside.start())) is not None:
            return state_of_unit(unit)
        clause = _NEXT_CLAUSE.split(text[: verb.start()])[-1]
        if _ANAPHOR.search(clause):
            return _spoken_of(discourse)
        units = sentence.between(verb.start() - len(clause), verb.start())
        acting = [u for u in units if u.kind in "SA"] + (units[:1] if _SIDE.search(clause) else [])
        states = [state for unit in acting if (state := state_of_unit(unit)) is not None]
        if states:
            return states[0]
    return None


def receiver_of(
    post: Post, sentence: Sentence, sender: Mention | None
) -> tuple[Mention | None, Mention | None]:
    """The State or organisation a mission is accredited to, where the words say so."""
    text = sentence.tagged.text
    before = _ORGANIZATIONS.search(text[: post.start]) if post.kind in _TO_ORGANIZATIONS else None
    if before is not None and (named := sentence.tagged.unit_at(before.start())) is not None:
        return None, named.mention
    found = (
        _ACCREDITED.search(text, 0, post.start)
        or _REPRESENTED_IN.search(text)
        or _TO_WHOM.match(text, post.end)
    )
    unit = sentence.tagged.unit_at(found.start("to")) if found else None
    if found is not None and found.re is _TO_WHOM and found["how"] in ("in", "at") and is_city_state(unit):
        return None, None  # "in Singapore": where it is seated
    if unit is None or unit.mention is None or (sender is not None and unit.mention.name == sender.name):
        return None, None
    if unit.kind is UnitKind.ORGANIZATION:
        return None, unit.mention
    return unit.mention, None


def _opens(sentence: Sentence) -> bool:
    """Whether a sentence tells of an opening, and names no other purpose of what was opened."""
    text = sentence.tagged.text
    return _OPENING.search(text) is not None and _FOR_ANOTHER.search(text) is None


def default_receiver(
    sender: Mention, cities: list[Mention], sentence: Sentence, discourse: Discourse
) -> Mention | None:
    """The other State of the article; where there is none, the State in which the seat lies.

    What a State opens in a third one is a mission to that one, unless it is said to be accredited elsewhere.
    """
    other = discourse.other(sender, sentence.block)
    states = {city.state for city in cities if city.state}
    if other is not None and not (
        states and not states & {other.name, sender.name} and len(discourse.parties) == 2 and _opens(sentence)
    ):
        return other
    return Mention(EntityKind.STATE, states.pop()) if len(states) == 1 else None
