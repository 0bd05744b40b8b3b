"""Honorary consuls who are counted up by name, each with his seat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.facts import EntityKind, Mention
from extract.text.discourse import Discourse
from extract.text.masks import Found
from extract.text.modality import is_stated_before
from extract.text.parties import state_of_unit
from extract.text.sentence import Sentence
from extract.text.units import Unit

__all__ = ["Consul", "consuls_counted"]

_ROLE = "HonoraryConsul"
_HEADS = (
    r"@of:S (?:is|was|has been)(?: \w+)? represented (?:in|to) (?:the )?@to:S by (?:the |its )?(?:\w+ )?@office:A",
    r"@of:S (?:also |currently |now )?(?:has|had|maintains|keeps|appointed|has appointed) (?:\w+ ){0,2}@office:A"
    r"(?: in (?:the )?@to:S)?",
    r"\bthere are (?:\w+ )?@office:A",
)
_COLON = r"(?: ?:| [-–—]|, namely|,)"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr)\.? )*"
_AND = r"(?:; and|, and|,|;| and| as well as)"
_SINCE = r"(?:as of|since|from|in)"
_CITY = r"(?:@city:C|(?-i:[A-Z])[\w-]+)"  # a town that the gazetteer does not know stands as it is
_SECOND = rf"(?: and {_TITLE}@second:AN)?"
# "A and B in Riga, C in Ventspils (since 2014)", "A (Riga)" and "in Riga (A) and as of 2014, in Ventspils (B)"
_ITEMS = (
    rf"(?: {_TITLE}@person:AN{_SECOND},? (?:in|for|at|based in) {_CITY}(?:,? \(?{_SINCE} @date:D\)?)?)",
    rf"(?: {_TITLE}@person:AN{_SECOND}(?: (?:in|for) the \w+ of [^(),;‹]{{2,40}})? \({_CITY}[^()‹]{{0,40}}\))",
    rf"(?: (?:{_SINCE} @date:D,? )?in {_CITY}(?: {_SINCE} @since:D)? \({_TITLE}@person:AN\))",
)


@dataclass(frozen=True, slots=True)
class Consul:
    """An honorary consul of one State in another; `city` is where he resides, `since` when he took office."""

    person: Unit
    sending_state: Mention
    receiving_state: Mention
    city: Mention | None
    since: Unit | None


def consuls_counted(sentence: Sentence, discourse: Discourse) -> Iterator[Consul]:
    """ "X has two honorary consuls in Y: A in Riga and B in Ventspils": each of them."""
    for head in (found for pattern in _HEADS for found in sentence.find(pattern)):
        sides = _sides(head, discourse, sentence)
        if sides is None or not is_stated_before(sentence.tagged.text[: head.match.start("office")]):
            continue
        for pattern in _ITEMS:
            for item in _chained(head, pattern, sentence):
                city, since = item.unit("city"), item.unit("date") or item.unit("since")
                seat = city.mention if city is not None else None
                if seat is None or seat.state in ("", sides[1].name):
                    yield from (Consul(person, *sides, seat, since) for person in _persons(item))


def _persons(item: Found) -> Iterator[Unit]:
    """The consuls of one seat: "A", "A and B"."""
    for person in (item.unit("person"), item.unit("second")):
        if person is not None and person.mention is not None and person.role in ("", _ROLE):
            yield person


def _chained(head: Found, pattern: str, sentence: Sentence) -> Iterator[Found]:
    """What follows a head item by item, with nothing else between."""
    at = head.match.end()
    for item in sentence.find(rf"(?:{_COLON}|{_AND}){pattern}"):
        if item.match.start() == at:
            at = item.match.end()
            yield item


def _sides(head: Found, discourse: Discourse, sentence: Sentence) -> tuple[Mention, Mention] | None:
    """The sending and the receiving State of the consuls, if both are told of."""
    office, of, to = head.unit("office"), head.unit("of"), head.unit("to")
    if office is None or office.role != _ROLE or office.mention is not None:
        return None
    sender = (of.mention if of is not None else None) or office.state
    told = state_of_unit(to) if to is not None else office.receiving
    if told is not None and told.kind is EntityKind.PLACE:
        told = Mention(EntityKind.STATE, told.state) if told.state else None
    receiver = told or (discourse.other(sender, sentence.block) if sender is not None else None)
    return (sender, receiver) if sender and receiver and sender.name != receiver.name else None
