"""Accreditations: who was appointed to, or served at, which post (Vienna Convention 1961, art. 4–10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.accreditations.exchanged import exchanged
from extract.accreditations.holders import holders
from extract.accreditations.listed import counted, in_infobox, in_line, in_row, listed
from extract.accreditations.posts import accreditations, is_post
from extract.accreditations.successors import succeeded
from extract.accreditations.unnamed import unnamed
from extract.article import BlockKind
from extract.facts import Accreditation, Fact
from extract.lists import words
from extract.registry import Extractor
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["EXTRACTOR"]

_TITLES = "|".join(words("head_of_mission_titles"))
_TRIGGERS = re.compile(
    rf"{_TITLES}|credentials|letters? of credence|accredited|succeeded|replaced|predecessor|successor"
    r"|\b(?:headed|heads|led|leads|runs)\b.*(?:embassy|consulate|mission|office)"
    r"|(?:embassy|consulate|mission|office)\b.*\b(?:headed|led|run) by\b",
    re.IGNORECASE,
)
# "Ambassador X was to present her credentials": not done yet
_TO_COME = re.compile(
    r"‹A\d+› (?:(?:was|is|were|are) (?:due |expected |scheduled |set |about )?to (?=hand|present|submit)"
    r"|will\b|would\b)"
)
_TITLED = re.compile(_TITLES, re.IGNORECASE)


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    if sentence.block.kind is BlockKind.INFOBOX_ITEM:
        yield from in_infobox(sentence, discourse)
        return
    if not is_stated_before(sentence.tagged.text.split("‹A")[0]):
        return
    told = list(counted(sentence, discourse))
    done = {consul.person for consul in told}
    others = list(in_line(sentence, discourse)) or list(_told(sentence, discourse))
    told += [other for other in others if not done or (other.person and other.person not in done)]
    yield from told
    yield from succeeded(sentence, discourse, told)
    if not told:
        yield from listed(sentence, discourse)


def _told(sentence: Sentence, discourse: Discourse) -> Iterator[Accreditation]:
    done: set[int] = set()
    for actor, position in holders(sentence, discourse):
        done |= {actor.start, actor.end}
        yield from accreditations(actor, sentence, discourse, position)
    for unit in sentence.of(UnitKind.ACTOR):
        if not done & {unit.start, unit.end} and unit.mention is not None and _is_titled(unit, sentence):
            position = next(start for start, _, piece in sentence.tagged.pieces if piece is unit)
            if not _TO_COME.match(sentence.tagged.text, position):
                yield from accreditations(unit, sentence, discourse, position)
    yield from unnamed(sentence, discourse, done)
    yield from exchanged(sentence, discourse)


def _is_titled(unit: Unit, sentence: Sentence) -> bool:
    """Whether the words beside a name state the post, and not only the article elsewhere."""
    words = sentence.article.text[unit.start : unit.end]
    return is_post(unit, sentence) and _TITLED.search(words) is not None


EXTRACTOR = Extractor(Accreditation, _TRIGGERS, _sentences, in_row)
