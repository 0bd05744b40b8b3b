"""Heads of mission whom two States exchange: one of each with the other, by name unknown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from extract.accreditations.posts import ROLES
from extract.facts import Accreditation
from extract.registry import passage
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.parties import both_parties, states_between
from extract.text.sentence import Sentence
from extract.text.timing import dates_at

__all__ = ["exchanged"]

_EXCHANGES = (
    r"\b(?:exchanged|exchanging|an? exchange of|the exchange of) (?:their |the )?(?:first |resident )?@offices:A",
    r"@offices:A (?:were|have been|had been) exchanged\b",
)


def exchanged(sentence: Sentence, discourse: Discourse) -> Iterator[Accreditation]:
    """ "X and Y exchanged ambassadors in 1994": an ambassador of X to Y, and one of Y to X."""
    for found in (match for pattern in _EXCHANGES for match in sentence.find(pattern)):
        offices, at = found.unit("offices"), found.match.start()
        text = sentence.tagged.text
        if offices is None or not offices.plural or offices.role not in ROLES or offices.mention is not None:
            continue
        dates = dates_at(sentence, at)
        if not (dates and is_stated_before(text[:at])):
            continue
        named = states_between(sentence, 0, at) or states_between(sentence, found.match.end(), len(text))
        pair = both_parties(named, sentence, discourse)
        for sender, receiver in permutations(pair, 2) if len(pair) == 2 else ():
            yield Accreditation(
                role=offices.role,
                sending_state=sender,
                receiving_state=receiver,
                date=dates[0].when,
                evidence=(passage(sentence, "accreditations.exchanged"),),
            )
