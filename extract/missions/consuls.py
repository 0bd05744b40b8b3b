"""Honorary consuls who are named by their seats alone: each is a post."""

from __future__ import annotations

from collections.abc import Iterator

from extract.facts import EntityKind, Mention, Mission
from extract.missions.sides import default_receiver
from extract.registry import passage
from extract.text.consuls import consuls_counted
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["missions_of_consuls"]

_CONSULS = (
    r"(?:(?:@owner:S|(?P<it>\bit)) (?:(?:also )?(?:has|have|maintains|keeps)"
    r"|(?:is|was) represented (?:in (?:the )?@S )?(?:only )?by)"
    r"|\bthere (?:are|is)) (?:\w+ ){0,2}?@consuls:A"
    r"(?P<seats>(?: (?:based|resident))?(?:(?: in |, |,? and (?:in )?)@C)*)"
)


# "The honorary consul of Chile based in Ventspils looks after …"
_CONSUL = r"@consul:A,? (?:is )?(?:based|resident|residing|seated|located|stationed) in @city:C"


def missions_of_consuls(sentence: Sentence, discourse: Discourse) -> Iterator[Mission]:
    """ "Chile has honorary consuls in Riga and Ventspils", "there are honorary consuls of Chile in Riga"."""
    for counted in consuls_counted(sentence, discourse):
        if counted.city is not None:
            yield from _missions(counted.sending_state, [counted.city], sentence, discourse)
    for found in sentence.find(_CONSULS):
        consuls, owner = found.unit("consuls"), found.unit("owner")
        if consuls is None or not _is_honorary(consuls) or not is_stated_before(found.masked.text):
            continue
        topic = discourse.state_topic if found.words("it") else None
        sender = consuls.state or (owner.mention if owner else topic)
        seats = [consuls.receiving, *(unit.mention for unit in found.unit_list("seats"))]
        cities = [seat for seat in seats if seat is not None and seat.kind is EntityKind.PLACE]
        yield from _missions(sender, cities, sentence, discourse)
    for found in sentence.find(_CONSUL):
        consul, city = found.unit("consul"), found.unit("city")
        if consul is not None and city is not None and city.mention and consul.role == "HonoraryConsul":
            yield from _missions(consul.state, [city.mention], sentence, discourse)


def _is_honorary(unit: Unit) -> bool:
    return unit.kind is UnitKind.ACTOR and unit.role == "HonoraryConsul" and unit.mention is None


def _missions(
    sender: Mention | None, cities: list[Mention], sentence: Sentence, discourse: Discourse
) -> Iterator[Mission]:
    receiver = default_receiver(sender, cities, sentence, discourse) if sender else None
    if sender is None or receiver is None:
        return
    for city in cities:
        if city.state != sender.name:
            yield Mission(
                sending_state=sender,
                receiving_state=receiver,
                kind="honorary consulate",
                place=city,
                evidence=(passage(sentence, "missions.consuls"),),
            )
