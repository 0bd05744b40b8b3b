"""Visits told in sentences.

Read from verbs ("visited", "travelled to", "attended … in"), from the noun ("an official visit of X to
Y", "paid a visit") and from hosts ("received X in Y").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from extract.facts import EntityKind, Mention, Visit
from extract.lists import table
from extract.registry import passage
from extract.text.actors import actors_of, role_of, state_of
from extract.text.discourse import Discourse
from extract.text.modality import is_stated
from extract.text.parse import objects, prepositional, subjects
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit, UnitKind

__all__ = ["dated", "sender_of", "visits_told"]

_NOUNS = frozenset({"visit", "visits", "trip", "trips", "tour", "participation", "stay"})
_PRIVATE = re.compile(
    r"\b(?:holiday|holidays|vacation|privately|pilgrimage|honeymoon|tourists?|on tour)\b", re.I
)
_KIND = re.compile(
    r"\b(state|official|working|private)\b(?=(?: and \w+)? (?:\w+ )?(?:visits?|trips?|tour)\b)", re.IGNORECASE
)
_MET = re.compile(
    r"\b(?:met|meets|talks|meetings?|received|welcomed|hosted|negotiations)\b(?: again)?(?: with| by)?",
    re.IGNORECASE,
)
_MET_END = re.compile(r" to \w| during | in order |;|\. |, where|, while| as well as the two ")
_PLACES = (UnitKind.STATE, UnitKind.CITY)


@cache
def _words() -> dict[str, str]:
    return {row[0]: row[1] for row in table("visit_words")}


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A word that speaks of a visit, with who goes and where."""

    token: Token
    visitors: list[Unit]
    places: list[Unit]
    rule: str


def visits_told(sentence: Sentence, discourse: Discourse) -> Iterator[Visit]:
    """The visits that a parsed sentence tells of, one for each visitor, State and date."""
    assert sentence.doc is not None
    if _PRIVATE.search(sentence.text):
        return
    anchors = [a for token in sentence.doc if (a := _anchor(token, sentence, discourse)) is not None]
    positions = [sentence.position(a.token) for a in anchors]
    for i, anchor in enumerate(anchors):
        before = positions[i - 1] if i else 0
        after = positions[i + 1] if i + 1 < len(positions) else None
        dates = dates_at(sentence, positions[i], before=before, after=after)
        if not dates and i:
            dates = dates_at(sentence, positions[i])
        visits = list(_visits(anchor, dates, sentence, discourse))
        yield from visits
        yield from _followers(visits, positions[i], sentence, discourse)


def _anchor(token: Token, sentence: Sentence, discourse: Discourse) -> _Anchor | None:
    """What `token` says of a visit; None where it says nothing, or nothing that happened."""
    if sentence.unit(token) is not None:
        return None
    if token.lower_ in _NOUNS and token.pos_ in ("NOUN", "PROPN"):
        return _noun_anchor(token, sentence, discourse)
    how = _words().get(token.lower_)
    if how not in _PLACES_OF or token.pos_ not in ("VERB", "AUX", "NOUN") or not is_stated(token):
        return None
    if how == "hosts":
        return _host_anchor(token, sentence, discourse)
    places = _places_of(token, how, sentence)
    passive = [c for c in token.children if c.dep_ == "nsubjpass"]
    if how == "visits" and passive:
        places = _places(passive, sentence)
        visitors = actors_of(prepositional(token, "by"), sentence, discourse)
    else:
        visitors = actors_of(subjects(token), sentence, discourse) or _just_before(token, sentence)
    returned = how == "returns" and any(t.lower_ in ("visit", "courtesy") for t in objects(token))
    if how not in ("visits", "goes"):  # "attended", "was in": anybody may; officials are meant
        visitors = [v for v in visitors if v.kind is UnitKind.ACTOR]
    if not visitors or not (places or returned):
        return None
    return _Anchor(token, visitors, places, f"visits.{how}")


def _just_before(verb: Token, sentence: Sentence) -> list[Unit]:
    """The actor that stands before a verb with nothing but an insertion between, where the parse has none."""
    found = _BEFORE.search(sentence.tagged.text[: sentence.position(verb)])
    unit = sentence.tagged.unit_at(found.start("actor")) if found else None
    return [unit] if unit is not None else []


_BEFORE = re.compile(
    r"(?:^|[.;:,] |\b(?:the|when|and|while|as|that|which) )(?P<actor>‹A\d+›)(?:, [^.;‹]{0,60},)? (?:\w+ ){0,2}$"
)
# The prepositions after which a verb has the place.
_PLACES_OF: dict[str, tuple[str, ...]] = {
    "visits": (),
    "goes": ("to", "in", "for"),
    "stays": ("in", "at"),
    "attends": ("in", "at", "on"),
    "returns": ("to",),
    "hosts": ("in",),
}


def _places_of(verb: Token, how: str, sentence: Sentence) -> list[Unit]:
    if how == "visits":
        return _places(objects(verb), sentence)
    places = _places(prepositional(verb, *_PLACES_OF[how]), sentence)
    if how in ("attends", "stays") and not places and verb.lower_ not in ("was", "were"):
        found = re.compile(r"[^.;]{0,120}?\b(?:in|at) (?P<place>‹[SC]\d+›)").match(
            sentence.tagged.text, sentence.position(verb)
        )
        unit = sentence.tagged.unit_at(found.start("place")) if found else None
        places = [unit] if unit is not None else []
    # "was in Paris" is a stay where a city is named; "was in Lithuania" may say anything.
    return [p for p in places if p.kind is UnitKind.CITY] if how == "stays" else places


def _noun_anchor(noun: Token, sentence: Sentence, discourse: Discourse) -> _Anchor | None:
    """ "paid a visit to", "the visit of X to Y", "his visit to Y", "a visit by X"."""
    if not is_stated(noun):
        return None
    visitors = actors_of(prepositional(noun, "of", "by", "from"), sentence, discourse)
    owners = [child for child in noun.children if child.dep_ == "poss"]
    visitors = visitors or actors_of(owners, sentence, discourse)
    verb = noun.head
    while verb.dep_ in ("prep", "pobj", "dobj", "conj", "compound") and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    pays = _words().get(verb.lower_) in ("pays", "goes")
    if not visitors and pays:
        visitors = actors_of(subjects(verb), sentence, discourse)
    if noun.lower_ == "participation" and not visitors:
        return None
    places = _places(prepositional(noun, "to", "in"), sentence)
    if noun.lower_ == "participation":
        places = places or _places_of(noun, "attends", sentence)
    if not places and pays:
        places = _places(prepositional(verb, "to"), sentence)
    return _Anchor(noun, visitors, places, "visits.noun") if visitors else None


def _host_anchor(verb: Token, sentence: Sentence, discourse: Discourse) -> _Anchor | None:
    """ "Lithuania hosted President X", "the President received Foreign Minister Y in Baku"."""
    guests = [a for a in actors_of(objects(verb), sentence, discourse) if a.mention is not None]
    places = _places(prepositional(verb, "in"), sentence)
    hosts = [u for t in subjects(verb) if (u := sentence.unit(t)) is not None and u.kind is UnitKind.STATE]
    return _Anchor(verb, guests, places or hosts, "visits.host") if guests and (places or hosts) else None


def _places(tokens: list[Token], sentence: Sentence) -> list[Unit]:
    units = [sentence.unit(token) for token in tokens]
    return [unit for unit in units if unit is not None and unit.kind in _PLACES]


def _visits(anchor: _Anchor, dates: list[Unit], sentence: Sentence, discourse: Discourse) -> Iterator[Visit]:
    """One visit for each visitor, State and date; what has neither date nor visitor is none in particular."""
    for visitor in anchor.visitors:
        for state, city in _destinations(anchor, visitor, sentence, discourse):
            sender, doubt = sender_of(visitor, state, sentence, discourse)
            person = discourse.person(replace(visitor, state=sender))
            if sender is None or sender.name == state.name or (person is None and not dates):
                continue
            visit = Visit(
                sending_state=sender,
                receiving_state=state,
                visitor=person,
                role=role_of(visitor),
                place=city,
                kind=_kind(sentence, anchor),
                met_with=_met(sentence, anchor, visitor, discourse),
                evidence=(passage(sentence, anchor.rule, doubt=doubt),),
            )
            yield from (dated(visit, date) for date in dates) if dates else (visit,)


def dated(visit: Visit, date: Unit) -> Visit:
    """The visit on a date; a date that has been set right lowers the confidence."""
    evidence = visit.evidence
    if date.date is not None and date.date.doubtful:
        evidence = tuple(replace(p, confidence=round(p.confidence * 0.8, 3)) for p in evidence)
    return replace(visit, date=date.when, evidence=evidence)


def sender_of(
    visitor: Unit, receiver: Mention, sentence: Sentence, discourse: Discourse
) -> tuple[Mention | None, float]:
    """The State a visitor acts for, and how far to trust it.

    A source may slip ("the President of Azerbaijan V. Adamkus"): where the rest of the article gives the
    person another State, or the person would visit the own State, that other State is taken with doubt.
    """
    stated = state_of(visitor, discourse, sentence, receiver)
    usual = discourse.usual_state(visitor)
    if stated is not None and stated.name != receiver.name and (usual is None or usual.name == stated.name):
        return stated, 1.0
    if usual is not None and usual.name != receiver.name:
        return usual, 0.8
    if usual is not None and stated is not None and stated.name == usual.name == receiver.name:
        return None, 0.0
    return stated, 0.8


def _destinations(
    anchor: _Anchor, visitor: Unit, sentence: Sentence, discourse: Discourse
) -> list[tuple[Mention, Mention | None]]:
    """The States visited with the city where one is named; the visitor's counterpart State where none is."""
    found: dict[str, tuple[Mention, Mention | None]] = {}
    for unit in anchor.places:
        assert unit.mention is not None
        if unit.kind is UnitKind.STATE:
            found.setdefault(unit.mention.name, (unit.mention, None))
        elif unit.mention.state:
            found[unit.mention.state] = (Mention(EntityKind.STATE, unit.mention.state), unit.mention)
    if not found and visitor.state is not None:
        other = discourse.other(visitor.state, sentence.block)
        return [(other, None)] if other is not None else []
    if not found:  # a visit returned goes where the last one came from
        visited = [fact for fact in discourse.facts if isinstance(fact, Visit)]
        host = visited[-1].sending_state if visited else None
        return [(host, None)] if host is not None else []
    return list(found.values())


def _kind(sentence: Sentence, anchor: _Anchor) -> str:
    """The kind of visit that stands before the anchor's noun."""
    end = sentence.position(anchor.token) + len(anchor.token.text)
    found = list(_KIND.finditer(sentence.tagged.text, max(end - 60, 0), end + 40))
    return found[0].group(1).lower() if found else ""


def _met(sentence: Sentence, anchor: _Anchor, visitor: Unit, discourse: Discourse) -> tuple[Mention, ...]:
    """The persons met, named after "met with", "received by" and the like in the same sentence."""
    text = sentence.tagged.text
    begin = sentence.position(anchor.token)
    found: dict[str, Mention] = {}
    for match in _MET.finditer(text, begin):
        stop = _MET_END.search(text, match.end())
        for unit in sentence.between(match.end(), stop.start() if stop else len(text)):
            person = discourse.person(unit)
            if person is not None and (visitor.mention is None or person.name != visitor.mention.name):
                found.setdefault(person.name, person)
    return tuple(found.values())


_FOLLOWED = r"followed by (?:a visit (?:of|by|from) )?(?:the )?@who:W(?:[^.;]*?@when:D)?"
_DATES = r"(?P<dates>@D(?:(?:, | and |, and |; )(?:in |on |again in )?@D)*)"
# "X visited Y in 1981, President Z in 2004 and 2009": the verb is not said again.
_GAPPED = rf"@D(?:,|;|,? and) (?:the )?@who:A (?:in|on|from)? ?{_DATES}"


def _followers(
    visits: list[Visit], position: int, sentence: Sentence, discourse: Discourse
) -> Iterator[Visit]:
    """ "visited Y in May, followed by President Z in October": the same journey by another."""
    if not visits:
        return
    for found in sentence.find(_FOLLOWED):
        who, when = found.unit("who"), found.unit("when")
        if found.match.start() > position and who is not None:
            sender = who.state or visits[0].sending_state
            person = discourse.person(replace(who, state=sender))
            yield replace(
                visits[0],
                visitor=person,
                sending_state=sender,
                role=role_of(who),
                date=when.when if when else None,
                met_with=(),
                evidence=(passage(sentence, "visits.followed"),),
            )
    for found in sentence.find(_GAPPED):
        who = found.unit("who")
        if found.match.start() > position and who is not None:
            person = discourse.person(replace(who, state=who.state or visits[0].sending_state))
            again = replace(
                visits[0],
                visitor=person,
                sending_state=who.state or visits[0].sending_state,
                role=role_of(who),
                met_with=(),
                evidence=(passage(sentence, "visits.gapped"),),
            )
            yield from (dated(again, date) for date in found.unit_list("dates"))
