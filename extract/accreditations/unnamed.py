"""Heads of mission who are not named: "Y accredited an ambassador to Z", "X's is also accredited to Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from extract.accreditations.posts import ROLES, accreditations, possessor, spoken_of
from extract.facts import Accreditation, Mention
from extract.lists import either
from extract.text.discourse import Discourse
from extract.text.masks import Found
from extract.text.modality import is_stated_before
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["unnamed"]

_words = partial(either, "accreditation_words")
_APPOINTS = (
    r"(?<!\bwas )(?<!\bbeen )(?<!\bwere )"
    r"\b(?:(?P<named>accredited|appointed|assigned|named)|sent|dispatched|received)\b[^.;‹]{0,30}?"
    r" (?:an? |its |the |his )?(?:first )?@office:A"
)
_GOVERNED = re.compile(r"\b(?:in|with|to|at|from|for|between|of|by|on) (?:the )?$", re.IGNORECASE)
# "accredited its ambassador in Z to Y": the post in Z was there before
_ACCREDITED_ON = re.compile(r"(?:, ‹S\d+›)?,? to (?:the )?‹[SO]")
# "the first Swiss envoy presented his credentials"
_PRESENTS = (
    r"(?:@of:SJ(?:['’]s?)? (?:[\w-]+ ){1,3})?"
    rf"@office:A(?: (?:[^.;‹]|‹[CS]\d+›){{1,80}})? {_words('presented')}"
    r" [^.;‹]{0,30}?(?:credentials|letters? of (?:credence|accreditation))"
)
# "X is represented in Y through a non-resident ambassador", "X has a non-resident ambassador (for Y)"
_RESIDING = r",? (?:with )?(?:resident|residing|residence|based) (?:in|at) ‹[CS]\d+›,?"
_ITS = re.compile(r"\bits (?:[\w-]+ )?$", re.IGNORECASE)
_NON_RESIDENT = (
    r"@of:S (?:is|was|has been) (?:represented|accredited) (?:in|to) (?:the )?@to:S (?:through|by|via) (?:an?|its|the) "
    r"(?:[a-z-]+ )?@office:A",
    r"@of:S (?:has|had|maintains) (?:an? )?(?:non-?resident|roving) @office:A"
    r"(?: (?:resident|based|residing) in @C)?(?: accredited)?(?: (?:to|for) (?:the )?@to:S)?",
)
# "the first ambassador of X to Y (with residence in Z) was accredited in 1959"
_ACCREDITED = (
    rf"@office:A(?: \([^()]{{1,60}}\)|{_RESIDING})?"
    r" (?:was|were|has been|had been) (?:\w+ly |first )?(?:accredited|appointed|named|sent|posted) (?:in|on) @D"
)
_THE = re.compile(r"(?:The|Its|This) ")
_CONCURRENT = (
    r"(?:(?:is|was)(?: also| concurrently| additionally| initially| first| later)* (?:accredited|concurrent)"
    r"|ha[sd] (?:an? )?(?:\w+ )?accreditation)"
)
# "The ambassador of X in Z is also accredited to Y", "X accredited its ambassador in Z to Y"
_ALSO_ACCREDITED = (
    rf"@office:A(?: to (?:the )?@first:S)?(?:, @S,?|{_RESIDING})? {_CONCURRENT} (?:to|in|for) (?:the )?@to:SCO",
    # "X has an embassy in Z, the ambassador being concurrent to Y"
    rf"@of:SJ [^.;‹]{{1,40}}?{_words('post')}(?:[^.;‹]|‹[CD]\d+›){{0,40}}?,? (?:and |with )?(?:the|its) @office:A"
    rf" (?:being )?(?:also )?(?:accredited|concurrent(?:ly accredited)?) (?:to|in) (?:the )?@to:SCO",
    r"@of:SJ(?:['’]s)?(?: (?:government|cabinet))? (?:has |had )?(?:also )?accredited"
    r" (?:its |the |their )@office:A(?:, @S)?,? (?:as (?:an? |its )?[\w ]{0,30}?)?(?:to|in|for) (?:the )?@to:SCO",
)


def unnamed(sentence: Sentence, discourse: Discourse, done: set[int]) -> Iterator[Accreditation]:
    """ "accredited an ambassador to the League": the post is filled, by whom is not said."""
    for found in sentence.find(_APPOINTS):
        office = found.unit("office")
        if office is None or office.start in done or office.role not in ROLES or office.mention is not None:
            continue
        if not found.words("named") and office.receiving is None:  # "sent an envoy to the talks"
            continue
        if _ACCREDITED_ON.match(sentence.tagged.text, found.match.end()):
            continue
        senders = _acting_before(found.match.start("office"), sentence)
        if senders and is_stated_before(sentence.tagged.text[: found.match.start()]):
            actor = replace(office, state=office.state or senders[-1].mention)
            yield from accreditations(actor, sentence, discourse, found.match.start("office"))
    yield from _presenting(sentence, discourse, done)
    yield from _non_resident(sentence, discourse)
    yield from _also_accredited(sentence, discourse, done)


def _acting_before(position: int, sentence: Sentence) -> list[Unit]:
    """The States named before `position`, those behind a preposition left out where others are named."""
    text = sentence.tagged.text
    pieces = [(at, u) for at, _, u in sentence.tagged.pieces if u is not None and at < position]
    named = [(at, u) for at, u in pieces if u.kind in (UnitKind.STATE, UnitKind.DEMONYM)]
    free = [u for at, u in named if not _GOVERNED.search(text[:at])]
    return free or [u for _, u in named[:1]]


def _presenting(sentence: Sentence, discourse: Discourse, done: set[int]) -> Iterator[Accreditation]:
    for found in (match for pattern in (_PRESENTS, _ACCREDITED) for match in sentence.find(pattern)):
        office, of = found.unit("office"), found.unit("of")
        if office is None or office.start in done or office.mention is not None:
            continue
        office = replace(office, state=office.state or (of.mention if of is not None else None))
        if office.state is None:
            continue
        if office.role in ROLES and is_stated_before(sentence.tagged.text[: found.match.start()]):
            yield from accreditations(office, sentence, discourse, found.match.start("office"))


def _non_resident(sentence: Sentence, discourse: Discourse) -> Iterator[Accreditation]:
    for pattern in _NON_RESIDENT:
        for found in sentence.find(pattern):
            office, of, to = (found.unit(name) for name in ("office", "of", "to"))
            if office is None or of is None or office.mention is not None or office.role not in ROLES:
                continue
            receiver = to.mention if to is not None else discourse.other(of.mention, sentence.block)
            if receiver is not None and is_stated_before(sentence.tagged.text[: found.match.start()]):
                actor = replace(office, state=of.mention, receiving=receiver)
                yield from accreditations(actor, sentence, discourse, found.match.start("office"))


def _told_of(found: Found, sentence: Sentence, discourse: Discourse) -> Mention | None:
    """Whose "The ambassador" is that opens a sentence: of the post that the paragraph has told of."""
    opens = _THE.fullmatch(sentence.tagged.text[: found.match.start()]) is not None
    return spoken_of(sentence, discourse)[0] if opens else None


def _its(office: Unit, to: Unit, sentence: Sentence, discourse: Discourse) -> Mention | None:
    """Whose "its ambassador" is, of the State spoken of before."""
    words = sentence.article.text[sentence.start : office.start]
    topic = discourse.state_topic if _ITS.search(words) else None
    return topic if topic is not None and to.mention is not None and topic.name != to.mention.name else None


def _also_accredited(sentence: Sentence, discourse: Discourse, done: set[int]) -> Iterator[Accreditation]:
    matches = (found for pattern in _ALSO_ACCREDITED for found in sentence.find(pattern))
    for found in matches:
        office, to, of = (found.unit(name) for name in ("office", "to", "of"))
        if (
            office is None
            or to is None
            or office.start in done
            or (of is None and office.mention is not None)
        ):
            continue
        own = office.state or possessor(office, sentence) or _its(office, to, sentence, discourse)
        sender = of.mention if of is not None else own or _told_of(found, sentence, discourse)
        if office.role in ROLES and sender is not None:
            actor = replace(office, state=sender, receiving=to.mention)
            yield from accreditations(actor, sentence, discourse, found.match.start("to"))
