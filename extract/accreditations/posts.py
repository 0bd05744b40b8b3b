"""From an actor who holds a post to its accreditations: sending and receiving side, and further ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import Accreditation, EntityKind, Mention, Mission
from extract.lists import either
from extract.registry import passage
from extract.text.discourse import Discourse
from extract.text.offices import ACCREDITED
from extract.text.parties import state_of_unit
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit, UnitKind

__all__ = ["HONORIFIC", "ROLES", "accreditations", "is_post", "possessor", "spoken_of"]

HONORIFIC = r"(?:(?:Mr|Mrs|Ms|Dr)\.? )"  # where it is not read as a part of the name
ROLES = ACCREDITED | {"Envoy"}
# "… and is concurrently accredited to X and Y", "with concurrent accreditation to X".
_FURTHER = re.compile(
    rf"\b(?:concurrent(?:ly)?|also|non-resident)(?: \w+){{0,2}}? (?:{either('accreditation_words', 'further')} )?to"
    r" (?:the )?(?P<list>‹[SO]\d+›(?:(?:, |,? and )(?:to )?(?:the )?‹[SO]\d+›)*)"
)
# "Ambassador of X to Y and Z".
_AND_TO = re.compile(r"^(?P<list>(?:(?:, |,? and )(?:to )?(?:the )?‹[SO]\d+›)+)")
# "also accredited in Manila and Bangkok".
_AND_IN = re.compile(r"^(?P<list>(?:(?:, |,? and )(?:in |to )?‹C\d+›)+)")
_CONSUL = re.compile(r"\bconsuls?\b", re.IGNORECASE)
_TO_ORGANIZATIONS = re.compile(r"permanent (?:representative|observer)", re.IGNORECASE)
# Words of a post that the paragraph has told of: "He presented his credentials", "The embassy is headed by".
_POST = r"(?:embassy|mission|high commission|consulate)"
_OF_THE_POST = re.compile(
    r"\bcredentials\b|\bletters? of credence\b"
    rf"|(?:^(?:The|Its) {_POST}|\bit)(?: (?:in|of|to) [^,;.]{{1,40}}?)? (?:is|was)(?: \w+ly)? (?:headed|led|run) by\b"
    rf"|\b{either('accreditation_words', 'headed')} (?:the|this) {_POST}\b"
    r"|(?:^|\b(?:the|its) )(?:(?:current|present|new|first) )?(?:head|ambassador|high commissioner)\b"
    r"[^,;.]{0,30} (?:is|was)\b"
    r"|\bserv(?:es|ed|ing) as (?:the|its) (?:ambassador|high commissioner)\b"
    r"|\b(?:took up|took over|assumed) (?:his|her|the) (?:post|position|duties|office|functions)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(r",? where ")  # what was dated before it is the post's place, not who serves there
# Behind the tag of a person, or of the post and the person: "‹A0› was ‹N1›, who presented his credentials on ‹D2›"
_WHO = re.compile(
    r"‹[AN]\d+›(?: (?:is|was|has been) (?:\w+\.? )?‹[AN]\d+›)?,? who "
    rf"(?:{either('accreditation_words', 'presented')}|took|assumed|arrived|has (?:held|served|been|occupied))\b"
    r"(?:[^.;‹]|‹[ACSJ]\d+›){0,80}?\b(?:on|in|since|from) (?P<date>‹D\d+›)",
    re.IGNORECASE,
)
_ITS = re.compile(r"\b(?:its|their|her|his) (?:[\w-]+ ){0,2}$", re.IGNORECASE)


def is_post(unit: Unit, sentence: Sentence) -> bool:
    """Whether an office is a head of mission's or a consul's (Vienna Convention on Consular Relations, art. 9)."""
    words = sentence.article.text[unit.start : unit.end]
    return unit.role in ROLES or (unit.role == "Official" and _CONSUL.search(words) is not None)


def accreditations(
    actor: Unit, sentence: Sentence, discourse: Discourse, position: int
) -> Iterator[Accreditation]:
    """The accreditation of an actor, if sending and receiving side are both known, and further ones.

    `position` is where in the tagged text the sentence says so: dates are looked for from there.
    """
    sender, receiving = _sides(actor, sentence, discourse)
    if sender is None or receiving is None or receiving.name == sender.name:
        return
    clause = [found.end() for found in _WHERE.finditer(sentence.tagged.text, 0, position)]
    dates = _day_behind(position, sentence) or dates_at(sentence, position, before=max(clause, default=0))
    for to in [receiving, *_further(receiving, position, sentence)]:
        is_state = to.kind is EntityKind.STATE
        yield Accreditation(
            person=discourse.person(actor),
            role=actor.role,
            sending_state=sender,
            receiving_state=to if is_state else None,
            receiving_organization=None if is_state else to,
            date=dates[0].when if len(dates) == 1 else None,
            evidence=(passage(sentence, "accreditations.office"),),
        )


def _day_behind(position: int, sentence: Sentence) -> list[Unit]:
    """The day of "X, who presented his credentials on D", "X, who has held the post since D"."""
    found = _WHO.match(sentence.tagged.text, position)
    unit = sentence.tagged.unit_at(found.start("date")) if found else None
    return [unit] if unit is not None else []


def _sides(actor: Unit, sentence: Sentence, discourse: Discourse) -> tuple[Mention | None, Mention | None]:
    receiving = actor.receiving
    if receiving is not None and receiving.kind is EntityKind.PLACE:
        receiving = Mention(EntityKind.STATE, receiving.state) if receiving.state else None
    sender = actor.state or possessor(actor, sentence)
    if sender is None and receiving is not None:
        home = discourse.parties[0] if len(discourse.parties) == 1 else None
        sender = discourse.other(receiving, sentence.block) or home
    if sender is None and receiving is None and _OF_THE_POST.search(sentence.text):
        return spoken_of(sentence, discourse)
    if receiving is None and _TO_ORGANIZATIONS.search(sentence.article.text[actor.start : actor.end]):
        return sender, None
    return sender, receiving or discourse.other(sender, sentence.block)


def spoken_of(sentence: Sentence, discourse: Discourse) -> tuple[Mention | None, Mention | None]:
    """The sides of the embassy, or of the ambassador, that the paragraph has just spoken of."""
    told = (
        f for f in reversed([*discourse.facts, *discourse.here]) if isinstance(f, Mission | Accreditation)
    )
    here = [fact for fact in told if fact.evidence[0].start >= sentence.block.start]
    own = [fact for fact in here if fact.evidence[0].extractor != "missions.accredited"] or here
    last = [fact for fact in own if fact.evidence[0].start == own[0].evidence[0].start]
    if len({fact.sending_state for fact in last}) > 1:
        return None, None  # of the embassies of both
    for fact in last:
        return fact.sending_state, fact.receiving_state
    return discourse.posted, discourse.other(discourse.posted, sentence.block)


def possessor(actor: Unit, sentence: Sentence) -> Mention | None:
    """The State of "China recalled its ambassador in Vilnius, X"."""
    if not _ITS.search(sentence.article.text[sentence.start : actor.start]):
        return None
    before = [u for u in sentence.of(UnitKind.STATE) if u.end <= actor.start and u.mention is not None]
    return before[0].mention if before else None


def _coordinate(position: int, text: str) -> tuple[int, int] | None:
    """Where the list stands that goes on behind the tag at `position`."""
    tag_end = text.find("›", position) + 1
    more = _AND_IN if text.startswith("‹C", position) else _AND_TO
    found = more.match(text[tag_end:]) if tag_end else None
    return (tag_end + found.start("list"), tag_end + found.end("list")) if found else None


def _further(receiving: Mention, position: int, sentence: Sentence) -> list[Mention]:
    """The other States or organisations that the same person is accredited to."""
    text = sentence.tagged.text
    offices = (at for at, _, u in sentence.tagged.pieces if u is not None and u.receiving == receiving)
    # The list goes on behind the person's tag, or behind that of the office: "ambassador to X, Y and Z".
    lists = (_coordinate(at, text) for at in (position, *offices))
    span = next(filter(None, lists), None)
    if span is None and (found := _FURTHER.search(text, position)):
        span = found.span("list")
    units = sentence.between(*span) if span is not None else []
    sides = (u.mention if u.kind is not UnitKind.CITY else state_of_unit(u) for u in units)
    return [side for side in sides if side is not None and side.name != receiving.name]
