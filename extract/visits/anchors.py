"""The words of a sentence that speak of a visit, each with who goes and where.

Read from verbs ("visited", "travelled to", "attended … in"), from nouns (`extract.visits.nouns`) and from
who receives or sends (`extract.visits.hosts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extract.facts import Mention
from extract.text.actors import actors_of
from extract.text.discourse import Discourse
from extract.text.modality import is_stated
from extract.text.parse import objects, prepositional, subjects
from extract.text.sentence import Sentence
from extract.text.units import Unit
from extract.visits.company import is_company
from extract.visits.hosts import Journey, delegation_sent, guests_received
from extract.visits.nouns import is_visit_noun, noun_anchor
from extract.visits.places import PREPOSITIONS, is_understood, places_at, places_of
from extract.visits.travellers import is_private, may_travel
from extract.visits.wording import Anchor, how_of

__all__ = ["anchors"]

_BEFORE = re.compile(
    r"(?:^|[.;:,] |(?<!\bof )\b(?:the|when|and|while|as|that|which) )"
    r"(?P<actor>‹A\d+›)(?:, [^.;‹]{0,60},|,)? (?:\w+ ){0,2}$"
)
_BEHIND_AND = re.compile(
    r"\band (?:(?:in|on) ‹D\d+›,? )?(?:the )?(?P<actor>‹A\d+›)(?:,? since ‹D\d+›)?,? (?:\w+ ){0,2}$"
)
# "From the Chilean side, X and Y visited …": whose visitors a sentence tells of.
_FROM_SIDE = re.compile(r"(?:From|On|By) (?:the )?(?P<side>‹[SJ]\d+›)(?: side| part)?,? (?!to\b)")


def anchors(sentence: Sentence, discourse: Discourse) -> Iterator[Anchor]:
    """The anchors of a parsed sentence, in order."""
    assert sentence.doc is not None
    for token in sentence.doc:
        if sentence.unit(token) is not None:
            continue
        anchor = noun_anchor(token, sentence, discourse) if is_visit_noun(token) else None
        anchor = anchor or _verb_anchor(token, sentence, discourse)
        if anchor is not None and not any(is_private(v, sentence) for v in anchor.visitors):
            side = _side_of(sentence)
            yield replace(anchor, visitors=[replace(v, state=v.state or side) for v in anchor.visitors])


def _side_of(sentence: Sentence) -> Mention | None:
    """The State from whose side the visitors of a sentence come, by the words that open it."""
    opening = _FROM_SIDE.match(sentence.tagged.text)
    side = sentence.tagged.unit_at(opening.start("side")) if opening else None
    return side.mention if side else None


def _verb_anchor(token: Token, sentence: Sentence, discourse: Discourse) -> Anchor | None:
    """What a verb says of a visit; None where it says nothing, or nothing that happened."""
    how = how_of(token)
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
