"""The words of a sentence that speak of a visit, each with who goes and where.

Read from verbs ("visited", "travelled to", "attended … in"), from the noun ("an official visit of X to
Y", "paid a visit", "on a visit to Y, X signed") and from who receives or sends (`extract.visits.hosts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from extract.facts import Mention
from extract.lists import table
from extract.text.actors import actors_of
from extract.text.discourse import Discourse
from extract.text.masks import compile_pattern
from extract.text.modality import is_called_off, is_stated
from extract.text.parse import clause_root, objects, prepositional, subjects
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind
from extract.visits.company import is_company
from extract.visits.hosts import Journey, delegation_sent, guests_received, home_of_hosts
from extract.visits.places import PREPOSITIONS, is_understood, places_at, places_of
from extract.visits.travellers import is_private, may_travel

__all__ = ["INCLUDING", "PRIVATE", "Anchor", "anchors"]

PRIVATE = re.compile(
    r"\b(?:holidays?|vacation|privately|incognito|pilgrimage|honeymoon|tourists?|on tour|exile)\b",
    re.IGNORECASE,
)
INCLUDING = re.compile(
    r",? (?:including|included?|includes|such as|among them|namely|notably|in particular)\b(?: those (?:of|by)\b)?"
    # "Two Presidents visited Y, X (1981) and Z (1984)"
    r"|,(?= (?:the )?(?:then )?‹[AN]\d+› \((?:in |on )?‹D)"
    r"|,? the (?:last|latest|most recent|first)(?: one)?,? (?:was |being )?(?:by|that of)\b"
    r"|\bw(?:as|ere) (?:by|those of)\b|:(?= )| [-–—](?= (?:the )?‹[AN])|,? viz\b\.?"
)

_STOPS = frozenset({"stop", "stopover", "halt", "stay"})
_NOUNS = frozenset({"visit", "visits", "trip", "trips", "tour", "participation", "attendance"}) | _STOPS
_OWNERS = frozenset({"his", "her", "their"})
_ANSWERED = frozenset({"reciprocated", "returned", "repaid", "followed", "preceded"})  # by another's visit
_OCCASIONS = frozenset({"on", "during", "in"})
_BEFORE = re.compile(
    r"(?:^|[.;:,] |(?<!\bof )\b(?:the|when|and|while|as|that|which) )"
    r"(?P<actor>‹A\d+›)(?:, [^.;‹]{0,60},|,)? (?:\w+ ){0,2}$"
)
_BEHIND_AND = re.compile(
    r"\band (?:(?:in|on) ‹D\d+›,? )?(?:the )?(?P<actor>‹A\d+›)(?:,? since ‹D\d+›)?,? (?:\w+ ){0,2}$"
)
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
# "From the Chilean side, X and Y visited …": whose visitors a sentence tells of.
_FROM_SIDE = re.compile(r"(?:From|On|By) (?:the )?(?P<side>‹[SJ]\d+›)(?: side| part)?,? (?!to\b)")
_THAT_TO = re.compile(r"\band (?:that|the one) (?:of|by) [^.;,]{2,100},? to (?:the )?$")
_FAR = 120  # characters
# "The last visit from Y was that of X, in 2010", "the most recent one to Y was by X".
_THAT_OF = (
    r"\w+(?: (?:from|of|on|by|at) (?:[^.;,‹]{1,30}|(?:the )?‹[SJ]\d+›(?: side)?))*?(?: to (?:the )?@where:P)?"
    r"(?: (?:from|by|at) (?:[^.;,‹]{1,30}|(?:the )?‹[SJ]\d+›(?: side)?))?"
    r" (?:was|is|took place|occurred)(?:,? (?:in|on) (?:the )?@D,?)? (?:that of|by|that by|made by)"
    r" (?:the )?(?:then )?@who:A(?: to (?:the )?@there:P)?"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that speaks of a visit, with who goes and where.

    again: whether it takes up a visit that may have been spoken of ("during his visit")
    """

    token: Token
    visitors: list[Unit]
    places: list[Unit]
    rule: str
    again: bool = False


@cache
def _words() -> dict[str, str]:
    return {row[0]: row[1] for row in table("visit_words")}


def anchors(sentence: Sentence, discourse: Discourse) -> Iterator[Anchor]:
    """The anchors of a parsed sentence, in order."""
    assert sentence.doc is not None
    for token in sentence.doc:
        if sentence.unit(token) is not None:
            continue
        anchor = _noun_anchor(token, sentence, discourse) if _is_noun(token) else None
        anchor = anchor or _verb_anchor(token, sentence, discourse)
        if anchor is not None and not any(is_private(v, sentence) for v in anchor.visitors):
            side = _side_of(sentence)
            yield replace(anchor, visitors=[replace(v, state=v.state or side) for v in anchor.visitors])


def _side_of(sentence: Sentence) -> Mention | None:
    """The State from whose side the visitors of a sentence come, by the words that open it."""
    opening = _FROM_SIDE.match(sentence.tagged.text)
    side = sentence.tagged.unit_at(opening.start("side")) if opening else None
    return side.mention if side else None


def _is_noun(token: Token) -> bool:
    in_power = token.lower_ == "stay" and any(t.lower_ in ("power", "office") for t in token.subtree)
    # "Visit of X to Y": what opens a line is often parsed as an imperative
    opens = token.i == 0 and len(token.doc) > 1 and token.nbor().lower_ in ("of", "by", "from")
    return token.lower_ in _NOUNS and (opens or token.pos_ in ("NOUN", "PROPN")) and not in_power


def _verb_anchor(token: Token, sentence: Sentence, discourse: Discourse) -> Anchor | None:
    """What a verb says of a visit; None where it says nothing, or nothing that happened."""
    how = _words().get(token.lower_)
    if how not in PREPOSITIONS or token.pos_ not in ("VERB", "AUX", "NOUN") or not is_stated(token):
        return None
    if token.lower_ == "took" and not any(noun.lower_ == "part" for noun in objects(token)):
        return None
    if how == "hosts":
        return _anchor_of(token, guests_received(token, sentence, discourse), "visits.host")
    if how == "sends":
        return _anchor_of(token, delegation_sent(token, sentence, discourse), "visits.sends")
    places = places_of(token, how, sentence, discourse.parties)
    passive = [c for c in token.children if c.dep_ == "nsubjpass"]
    if how == "visits" and passive:
        places = places_at(passive, sentence)
        visitors = actors_of(prepositional(token, "by"), sentence, discourse)
    else:
        visitors = _subjects_of(token, sentence, discourse)
    visitors = may_travel(visitors, token, how, placed=bool(places), sided=_side_of(sentence) is not None)
    if not visitors or not (places or is_understood(token, how, sentence)):
        return None
    return Anchor(token, visitors, places, f"visits.{how}")


def _anchor_of(verb: Token, journey: Journey, rule: str) -> Anchor | None:
    visitors, places = journey
    return Anchor(verb, visitors, places, rule) if visitors and places else None


def _subjects_of(verb: Token, sentence: Sentence, discourse: Discourse) -> list[Unit]:
    """Who acts; a verb behind "and" has whoever stands right before it, not who acted before."""
    if verb.dep_ == "conj" and (beside := _just_before(verb, sentence, _BEHIND_AND)) and beside[0].mention:
        return beside
    acting = actors_of(subjects(verb), sentence, discourse)
    return [actor for actor in acting if not is_company(actor, sentence)] or _just_before(verb, sentence)


def _just_before(verb: Token, sentence: Sentence, pattern: re.Pattern[str] = _BEFORE) -> list[Unit]:
    """The actor that stands before a verb with nothing but an insertion between, where the parse has none."""
    found = pattern.search(sentence.tagged.text[: sentence.position(verb)])
    unit = sentence.tagged.unit_at(found.start("actor")) if found else None
    apposed = (
        found is not None and found.string[found.end("actor")] == ","
    )  # "X, then Prime Minister, attended"
    return [unit] if unit is not None and (unit.mention or not apposed) else []


def _noun_anchor(noun: Token, sentence: Sentence, discourse: Discourse) -> Anchor | None:
    """ "paid a visit to", "the visit of X to Y", "his visit to Y", "a visit by X", "on a visit to Y"."""
    if not is_stated(noun) or (noun.dep_ == "appos" and _is_noun(noun.head)):
        return None  # "a visit to Y, his first": told already
    verb = _verb_above(noun)
    pays = _words().get(verb.lower_) in ("pays", "goes") or _comes_for(noun, verb)
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
    if not places and visitors and _words().get(verb.lower_) == "hosts":  # "Y hosted a visit by X"
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
    return (
        _words().get(verb.lower_) == "returns"
        and noun.head.lower_ in ("for", "on", "with")
        and noun.dep_ == "pobj"
    )


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
