"""Accreditations: who was appointed to, or served at, which post (Vienna Convention 1961, art. 4–10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.facts import Accreditation, EntityKind, Fact, Mention
from extract.registry import Extractor, passage
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit, UnitKind

__all__ = ["EXTRACTOR"]

_TRIGGERS = re.compile(
    r"ambassador|envoy|head of|chargé|charge d|high commissioner|nuncio|representative|observer|consul"
    r"|plenipotentiary|minister resident",
    re.IGNORECASE,
)
_ROLES = frozenset({"Ambassador", "HeadOfMission", "HonoraryConsul", "Envoy"})
# "X was appointed (as) ‹office›", "X is the ‹office›".
_HOLDS = (
    r"@person:AN(?:,| )[^.;‹]{0,60}?\b(?:is|was|became|has been|serve[sd]|serving|appointed|named|accredited"
    r"|nominated|presented)\b[^.;‹]{0,60}?(?:as )?"
    r"(?:the )?(?:first |current |new |resident |non-resident )*@office:A"
)
# "the ‹office› is X".
_IS_HELD = r"@office:A(?: (?:of|for) [\w ]{1,40})? (?:is|was|has been|since ‹D\d+› is) @person:AN"
_APPOINTS = (
    r"\b(?:accredited|appointed|named|sent|dispatched|received)\b[^.;‹]{0,30}?"
    r" (?:an? |its |the |his )?(?:first )?@office:A"
)


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    if not is_stated_before(sentence.tagged.text.split("‹A")[0]):
        return
    done: set[int] = set()
    for pattern in (_HOLDS, _IS_HELD):
        for found in sentence.find(pattern):
            office, person = found.unit("office"), found.unit("person")
            if office is None or person is None or office.role not in _ROLES or office.mention:
                continue
            if person.mention is None or office.start in done:
                continue
            done |= {office.start, person.start}
            merged = replace(office, mention=person.mention, state=office.state or person.state)
            yield from _accreditation(merged, sentence, discourse, found.match.start("office"))
    for unit in sentence.of(UnitKind.ACTOR):
        if unit.start not in done and unit.mention is not None and _stated_office(unit, sentence):
            yield from _accreditation(unit, sentence, discourse, _at(unit, sentence))
    yield from _unnamed(sentence, discourse, done)


def _at(unit: Unit, sentence: Sentence) -> int:
    return next(start for start, _, piece in sentence.tagged.pieces if piece is unit)


def _stated_office(unit: Unit, sentence: Sentence) -> bool:
    """Whether the words beside a name state the post, and not only the article elsewhere."""
    words = sentence.article.text[unit.start : unit.end]
    return unit.role in _ROLES and _TRIGGERS.search(words) is not None


def _unnamed(sentence: Sentence, discourse: Discourse, done: set[int]) -> Iterator[Accreditation]:
    """ "accredited an ambassador to the League": the post is filled, by whom is not said."""
    for found in sentence.find(_APPOINTS):
        office = found.unit("office")
        if office is None or office.start in done or office.role not in _ROLES or office.mention is not None:
            continue
        before = sentence.between(0, found.match.start("office"))
        senders = [u for u in before if u.kind in (UnitKind.STATE, UnitKind.DEMONYM)]
        if senders and is_stated_before(sentence.tagged.text[: found.match.start()]):
            actor = replace(office, state=office.state or senders[0].mention)
            yield from _accreditation(actor, sentence, discourse, found.match.start("office"))


def _accreditation(
    actor: Unit, sentence: Sentence, discourse: Discourse, position: int
) -> Iterator[Accreditation]:
    """The accreditation of an actor, if sending and receiving side are both known."""
    receiving = actor.receiving
    sender = actor.state or discourse.other(receiving, sentence.block)
    if receiving is not None and receiving.kind is EntityKind.PLACE:
        receiving = Mention(EntityKind.STATE, receiving.state) if receiving.state else None
    if receiving is None:
        receiving = discourse.other(sender, sentence.block)
    if sender is None or receiving is None or receiving.name == sender.name:
        return
    dates = dates_at(sentence, position)
    is_state = receiving.kind is EntityKind.STATE
    yield Accreditation(
        person=discourse.person(replace(actor, state=sender)),
        role=actor.role,
        sending_state=sender,
        receiving_state=receiving if is_state else None,
        receiving_organization=None if is_state else receiving,
        date=dates[0].when if len(dates) == 1 else None,
        evidence=(passage(sentence, "accreditations.office"),),
    )


EXTRACTOR = Extractor(Accreditation, _TRIGGERS, _sentences, parsed=False)
