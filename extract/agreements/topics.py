"""Lists of what agreements are about: "In 2013 both countries signed agreements on:" and an item for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.agreements.concluded import NOT_CONCLUDED, SIGNED
from extract.agreements.instruments import kind_of, noun_pattern
from extract.article import BlockKind
from extract.edtf import Date
from extract.facts import Agreement
from extract.registry import passage
from extract.text.aboutness import states_in
from extract.text.dates import DateMention, find
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.sentence import Sentence

__all__ = ["agreements_on_topics"]

_ON = (
    r"(?: (?:were|was) (?:signed|concluded))?(?: (?:on|in|concerning|regarding|about|covering|for|relating to))+"
    r"(?: the)?(?: following)?(?: (?:areas|fields|subjects|matters|topics|issues|sectors|spheres))?(?: of)?\s*:$"
)
_DATED = re.compile(r"[\s,]*\([^()]*\)\s*$|[\s.;,]+$")  # "Double taxation (2013);"
_LONG = 160  # characters; a longer item tells a story


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"\b{noun_pattern()}(?i:(?: of understanding)?{_ON})")


def agreements_on_topics(sentence: Sentence, discourse: Discourse) -> Iterator[Agreement]:
    """The agreement of an item that says no more than its subject; kind and date come from the line above."""
    lead = sentence.block.lead
    found = _lead().search(lead) if sentence.block.kind is BlockKind.LIST_ITEM else None
    pair = discourse.pair(sentence.block)
    others = {state.name for state in states_in(lead, discourse.lexicon)} - {state.name for state in pair}
    if found is None or len(pair) != 2 or others or sentence.start != sentence.block.start:
        return
    signed = SIGNED.search(lead)
    if signed is None or NOT_CONCLUDED.search(lead) or not is_stated_before(lead[: signed.start()]):
        return
    subject = _DATED.sub("", _DATED.sub("", sentence.text))
    if 2 < len(subject) <= _LONG:
        yield Agreement(
            party=pair,
            kind=kind_of(found["noun"]),
            subject=subject,
            date=_date(find(sentence.text)) or _date(find(lead)),
            evidence=(passage(sentence, "agreements.topic"),),
        )


def _date(mentions: tuple[DateMention, ...]) -> Date | None:
    dated = [mention.date for mention in mentions if mention.dates_sentence]
    return dated[0] if dated else None
