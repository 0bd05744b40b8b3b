"""Visits spoken of by a noun: "an official visit of X to Y", "paid a visit", "on a visit to Y, X signed"."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from extract.text.actors import actors_of
from extract.text.discourse import Discourse
from extract.text.masks import compile_pattern
from extract.text.modality import is_called_off, is_stated
from extract.text.parse import clause_root, prepositional, subjects
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind
from extract.visits.hosts import home_of_hosts
from extract.visits.places import places_at, places_of
from extract.visits.wording import INCLUDING, Anchor, how_of

__all__ = ["is_visit_noun", "noun_anchor"]

_STOPS = frozenset({"stop", "stopover", "halt", "stay"})
_NOUNS = frozenset({"visit", "visits", "trip", "trips", "tour", "participation", "attendance"}) | _STOPS
_OWNERS = frozenset({"his", "her", "their"})
_ANSWERED = frozenset({"reciprocated", "returned", "repaid", "followed", "preceded"})  # by another's visit
_OCCASIONS = frozenset({"on", "during", "in"})
_NOUN_WITH_VISITOR = (
    r"\w+ (?:of|by|from) (?:the |an? |any )?(?:then )?@who:A(?: and (?:the )?@A)?"
    r"(?:, [^.;‹]{0,40}|,)?,? to (?:the )?@where:P"
)
# "the visit to Y on 3 May of a delegation of the Senate headed by X"
_PLACE_FIRST = (
    r"\w+ (?:to|in) (?:the )?@where:P,? (?:(?:on|in|from) @D,? )?(?:of|by) (?:the )?"
    r"(?:(?:[^.;‹]|‹[SJLO]\d+›){0,120}?\bdelegation (?:[^.;‹]|‹[SJLO]\d+›){0,80}?(?:headed|led) by (?:the )?)?@who:A"
)
# "paid the first visit by an Indian dignitary to Y"
_TO = r"\w+ (?:of|by|from) (?:[^.;,‹]|‹J\d+›){1,40} to (?:the )?@where:P"
_THAT_TO = re.compile(r"\band (?:that|the one) (?:of|by) [^.;,]{2,100},? to (?:the )?$")
_FAR = 120  # characters
# "The last visit from Y was that of X, in 2010", "the most recent one to Y was by X".
_THAT_OF = (
    r"\w+(?: (?:from|of|on|by|at) (?:[^.;,‹]{1,30}|(?:the )?‹[SJ]\d+›(?: side)?))*?(?: to (?:the )?@where:P)?"
    r"(?: (?:from|by|at) (?:[^.;,‹]{1,30}|(?:the )?‹[SJ]\d+›(?: side)?))?"
    r" (?:was|is|took place|occurred)(?:,? (?:in|on) (?:the )?@D,?)? (?:that of|by|that by|made by)"
    r" (?:the )?(?:then )?@who:A(?: to (?:the )?@there:P)?"
)


def is_visit_noun(token: Token) -> bool:
    """Whether a token is a noun for a visit, also where it opens a line and is parsed as an imperative."""
    in_power = token.lower_ == "stay" and any(t.lower_ in ("power", "office") for t in token.subtree)
    # "Visit of X to Y": what opens a line is often parsed as an imperative
    opens = token.i == 0 and len(token.doc) > 1 and token.nbor().lower_ in ("of", "by", "from")
    return token.lower_ in _NOUNS and (opens or token.pos_ in ("NOUN", "PROPN")) and not in_power


def noun_anchor(noun: Token, sentence: Sentence, discourse: Discourse) -> Anchor | None:
    """ "paid a visit to", "the visit of X to Y", "his visit to Y", "a visit by X", "on a visit to Y"."""
    if not is_stated(noun) or (noun.dep_ == "appos" and is_visit_noun(noun.head)):
        return None  # "a visit to Y, his first": told already
    verb = _verb_above(noun)
    pays = how_of(verb) in ("pays", "goes") or _comes_for(noun, verb)
    begin = sentence.position(noun)
    if not pays and is_called_off(sentence.tagged.text, begin, begin + len(noun.text)):
        return None
    owners = [child for child in noun.children if child.dep_ == "poss"]
    visitors = _of_noun(noun, verb if pays else None, owners, sentence, discourse)
    places = places_at(prepositional(noun, "to", "in"), sentence) or _there(noun, sentence)
    if noun.lower_ in ("participation", "attendance"):
        places = places or places_of(noun, "attends", sentence, discourse.parties)
        return Anchor(noun, visitors, places, "visits.noun") if visitors and places else None
    places = [place for place in places if not _is_anothers(place, sentence)]
    told = _told_at_once(noun, sentence)
    if told is not None and not (visitors and places):
        visitors, places = visitors or told[0], places or told[1]
    if pays and not any(visitor.mention for visitor in visitors):  # "made the first visit of a President"
        side = next((visitor.state for visitor in visitors), None)
        payers = actors_of(subjects(verb), sentence, discourse)
        visitors = [replace(payer, state=payer.state or side) for payer in payers] or visitors
    if not places and pays:
        places = _paid_to(noun, verb, sentence)
    if not places and visitors and how_of(verb) == "hosts":  # "Y hosted a visit by X"
        places = home_of_hosts(subjects(verb), visitors, sentence, discourse)
    if visitors:
        return Anchor(noun, visitors, places, "visits.noun")
    if noun.lower_ == "visits" and INCLUDING.search(sentence.tagged.text, begin):
        return Anchor(noun, [], places, "visits.noun")
    visitors = _on_a_visit(noun, owners, sentence, discourse) if places else []
    return Anchor(noun, visitors, places, "visits.on", again=bool(owners)) if visitors else None


def _paid_to(noun: Token, verb: Token, sentence: Sentence) -> list[Unit]:
    """Where a visit is paid to, or a stop made at, by the words that hang on the verb or on a maker in between."""
    places = places_at(prepositional(verb, *(("in", "at") if noun.lower_ in _STOPS else ("to",))), sentence)
    ahead = compile_pattern(_TO).match(sentence.tagged.text, sentence.position(noun))
    unit = sentence.tagged.unit_at(ahead.start("where")) if ahead else None
    return places or ([unit] if unit is not None else [])


def _is_anothers(place: Unit, sentence: Sentence) -> bool:
    """Whether a place is that of another's visit: "the visit of X to Y and that of Z to X's country"."""
    before = sentence.article.text[max(sentence.start, place.start - _FAR) : place.start]
    return _THAT_TO.search(before) is not None


def _there(noun: Token, sentence: Sentence) -> list[Unit]:
    """ "met Y in Z during his visit there": the city named last."""
    if not any(child.lower_ == "there" for child in noun.children):
        return []
    return [u for u in sentence.between(0, sentence.position(noun)) if u.kind is UnitKind.CITY][-1:]


def _comes_for(noun: Token, verb: Token) -> bool:
    """ "X was in Y in 2015 and returned for a state visit in 2016", "Z reciprocated with a visit to Y"."""
    return how_of(verb) == "returns" and noun.head.lower_ in ("for", "on", "with") and noun.dep_ == "pobj"


def _of_noun(
    noun: Token, verb: Token | None, owners: list[Token], sentence: Sentence, discourse: Discourse
) -> list[Unit]:
    """Whose a visit is: "of X", "by X", "X's", or behind the verb: "the last visit was made by X"."""
    made = verb is not None and noun.dep_ == "nsubjpass" and verb.lower_ not in _ANSWERED
    agents = prepositional(verb, "by") if verb is not None and made else []
    named_owners = [owner for owner in owners if owner.lower_ not in _OWNERS]
    words = (prepositional(noun, "of", "by", "from"), agents, named_owners)
    return next((found for tokens in words if (found := actors_of(tokens, sentence, discourse))), [])


def _verb_above(noun: Token) -> Token:
    """The verb that a noun hangs on."""
    verb = noun.head
    while verb.dep_ in ("prep", "pobj", "dobj", "conj", "compound") and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    return verb


def _told_at_once(noun: Token, sentence: Sentence) -> tuple[list[Unit], list[Unit]] | None:
    """Visitor and place from the words "visit of X to Y" alone, where the parse tears them apart."""
    position, text = sentence.position(noun), sentence.tagged.text
    found = compile_pattern(_NOUN_WITH_VISITOR).match(text, position)
    found = found or compile_pattern(_PLACE_FIRST).match(text, position)
    found = found or compile_pattern(_THAT_OF).match(text, position)
    if found is None:
        return None
    where = found["where"] or found.groupdict().get("there")
    if where is None:
        return None
    units = (sentence.tagged.unit_at(text.index(tag, position)) for tag in (found["who"], where))
    who, place = units
    return ([who], [place]) if who is not None and place is not None else None


def _on_a_visit(noun: Token, owners: list[Token], sentence: Sentence, discourse: Discourse) -> list[Unit]:
    """Whoever acts while "on a visit to Y" or "during his visit to Y"."""
    if owners and owners[0].lower_ not in _OWNERS:
        return []
    if noun.dep_ != "pobj" or noun.head.lower_ not in _OCCASIONS:
        return []
    acting = actors_of(subjects(clause_root(noun)), sentence, discourse)
    if not acting and owners and discourse.topic is not None:
        acting = [discourse.topic]
    return [actor for actor in acting if actor.mention is not None and actor.kind is UnitKind.ACTOR]
