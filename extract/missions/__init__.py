"""Missions: embassies, consulates and other posts that one State keeps with another or with an organisation.

The terms are those of the Vienna Conventions on Diplomatic Relations (1961) and on Consular
Relations (1963). A post may be seated in a third State: its receiving State is the one it is
accredited to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.article import BlockKind
from extract.facts import Fact, Mission
from extract.missions.consuls import missions_of_consuls
from extract.missions.listed import missions_in_infobox, missions_in_row, missions_listed
from extract.missions.mutual import missions_exchanged, reciprocated, that_of_the_other
from extract.missions.posts import posts_in
from extract.missions.prose import missions_told
from extract.missions.raised import is_raised, missions_raised
from extract.missions.respective import is_of_each
from extract.missions.told import further_of_it, raised_it, seat_of_it
from extract.registry import Extractor
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence

__all__ = ["EXTRACTOR"]

_TRIGGERS = re.compile(
    r"embass|consul|mission|legation|nunciature|delegation|representati|liaison|trade office|interests section"
    r"|(?:diplomatic|branch|commercial|cultural|embassy) office|its (?:first |own )?office in "
    r"|^it.{,40}(?:accredited|concurrent|cover|serve| at )",
    re.IGNORECASE,
)


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    if sentence.block.kind is BlockKind.INFOBOX_ITEM:
        yield from missions_in_infobox(sentence, discourse)
        return
    posts = posts_in(sentence)
    if of_it := list(further_of_it(sentence, discourse)):
        yield from of_it
        return
    found: list[Mission] = []
    for i, post in enumerate(posts):
        if is_raised(posts, i, sentence):
            found += missions_raised(posts, i, found, sentence, discourse)
            continue
        paired = list(missions_exchanged(post, sentence, discourse)) or list(
            raised_it(post, sentence, discourse)
        )
        if paired or not is_of_each(post, sentence):
            found += paired or missions_told(posts, i, found, sentence, discourse)
    found += that_of_the_other(found, sentence)
    found += reciprocated(found, sentence)
    found += missions_of_consuls(sentence, discourse)
    found = found or list(seat_of_it(sentence, discourse))
    yield from found or missions_listed(sentence, discourse, posts)


EXTRACTOR = Extractor(Mission, _TRIGGERS, _sentences, missions_in_row)
