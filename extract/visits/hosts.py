"""Visits told from the side that stays: who receives a guest, and who sends a delegation."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from extract.facts import Mention
from extract.text.actors import actors_of
from extract.text.discourse import Discourse
from extract.text.masks import compile_pattern
from extract.text.offices import ACCREDITED
from extract.text.parse import objects, prepositional, subjects
from extract.text.parties import state_of_unit
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind
from extract.visits.places import PREPOSITIONS, place_ahead, places_at

__all__ = ["Journey", "delegation_sent", "guests_received", "home_of_hosts"]

_SENT_TO = r"[^.;]{0,160}?\bto (?:the )?@where:SCA"

Journey = tuple[list[Unit], list[Unit]]  # who travels, and to which places


def delegation_sent(verb: Token, sentence: Sentence, discourse: Discourse) -> Journey:
    """ "Brazil sent a delegation headed by X to Kyiv", "… to President Y": the delegation is who travels."""
    sent = [noun for noun in objects(verb) if noun.lower_ in ("delegation", "delegations")]
    units = [sentence.unit(token) for token in subjects(verb)]
    sender = next((state for unit in units if unit is not None and (state := state_of_unit(unit))), None)
    found = compile_pattern(_SENT_TO).match(sentence.tagged.text, sentence.position(verb))
    place = sentence.tagged.unit_at(found.start("where")) if found else None
    if place is not None and place.kind is UnitKind.ACTOR:
        host = place.state or discourse.usual_state(place)
        place = replace(place, kind=UnitKind.STATE, mention=host) if host is not None else None
    if place is None or place.mention is None:
        return [], []
    goal = place.mention.state or place.mention.name
    visitors = [
        replace(
            v,
            state=sender if v.state is None or v.state.name == goal else v.state,
            role=v.role or "Delegation",
        )
        for v in actors_of(sent, sentence, discourse)
    ]
    return visitors, [place]


def guests_received(verb: Token, sentence: Sentence, discourse: Discourse) -> Journey:
    """ "Lithuania hosted President X", "the President received Minister Y", "X was received by Y in Baku"."""
    passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
    guests = actors_of(subjects(verb) if passive else objects(verb), sentence, discourse)
    guests = [guest for guest in guests if guest.mention is not None and guest.role not in ACCREDITED]
    host_words = prepositional(verb, "by") if passive else subjects(verb)
    places = places_at(prepositional(verb, *PREPOSITIONS["hosts"]), sentence)
    places = places or home_of_hosts(host_words, guests, sentence, discourse)
    if not places and host_words:  # "received X at the palace in Y"
        pair = {state.name for state in discourse.pair(sentence.block)}
        ahead = place_ahead(sentence, sentence.position(verb))
        places = [place for place in ahead if place.mention is not None and place.mention.state in pair]
    return guests, places


def home_of_hosts(
    hosts: list[Token], guests: list[Unit], sentence: Sentence, discourse: Discourse
) -> list[Unit]:
    """The State of whoever receives the guests."""
    named = [u for t in hosts if (u := sentence.unit(t)) is not None and u.kind is UnitKind.STATE]
    return named or [
        Unit(UnitKind.STATE, host.start, host.end, mention=state)
        for host in actors_of(hosts, sentence, discourse)[:1]
        if (state := host.state or discourse.usual_state(host) or _counterpart(guests, sentence, discourse))
    ]


def _counterpart(guests: list[Unit], sentence: Sentence, discourse: Discourse) -> Mention | None:
    """The other State of the pair than that of the first guest."""
    home = guests[0].state or discourse.usual_state(guests[0]) if guests else None
    return discourse.other(home, sentence.block)
