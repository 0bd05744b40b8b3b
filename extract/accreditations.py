"""Accreditations: who was appointed to, or served at, which post (Vienna Convention 1961, art. 4–10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.article import BlockKind
from extract.edtf import Date
from extract.facts import Accreditation, EntityKind, Fact, Mention
from extract.registry import Extractor, Row, passage
from extract.text.discourse import Discourse
from extract.text.headings import direction, headings, speaks_of
from extract.text.lexicon import tokenize
from extract.text.masks import Found
from extract.text.modality import is_stated_before
from extract.text.offices import office_at
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit, UnitKind

__all__ = ["EXTRACTOR"]

_TRIGGERS = re.compile(
    r"ambassador|envoy|head of|chargé|charge d|high commissioner|nuncio|representative|observer|consul"
    r"|plenipotentiary|minister resident|credentials|letters? of credence|accredited",
    re.IGNORECASE,
)
_ROLES = frozenset({"Ambassador", "HeadOfMission", "HonoraryConsul", "Envoy"})
_BE_NAMED = (
    r"\b(?:is|was|became|has been|had been|serve[sd]|serving|appointed|named|accredited|nominated|represented"
    r"|headed|has headed|posted)\b"
)
_POST = r"(?:embassy|consulate(?:[- ]general)?|high commission|mission|representation|office|delegation)"
# Who holds which post for whom: `person` is the holder, `office` the title, `of` the sending State,
# `to` the receiving side; what a pattern does not name is read from the person's own words.
_HOLDERS = (
    # "X was appointed (as) ‹office›", "X is the ‹office›"
    rf"@person:AN(?:,| )(?:[^.;‹]|‹[DS]\d+›){{0,60}}?{_BE_NAMED}(?:[^.;‹]|‹S\d+›){{0,60}}?(?:as )?"
    r"(?:the )?(?:first |current |new |resident |non-resident )*@office:A",
    # "the ‹office› is X"
    r"@office:A(?: (?:of|for) [\w ]{1,40})? (?:is|was|has been|since ‹D\d+› is) (?:Mr\.? |Ms\.? )?@person:AN",
    # "X presented her credentials to the President"
    r"@person:AN[^.;‹]{0,40}? (?:presented|submitted|handed(?: over)?|delivered)"
    r" [^.;‹]{0,30}?(?:credentials|letters? of (?:credence|commission|accreditation))(?: to (?:the )?@host:A)?",
    # "X is (also) accredited to Y"
    r"@person:AN(?:,| )[^.;‹]{0,60}?\b(?:is|was|had been|has been)(?: also| concurrently)? accredited to"
    r" (?:the )?@to:SO",
    # "X is represented in Z by Ambassador Y"
    r"@of:S (?:is|was|has been) represented in @P by @person:A",
    # "the embassy of X in Z, headed by Y"
    rf"(?:@of:SJ (?:\w+ ){{0,3}}{_POST}|{_POST} of (?:the )?@owner:S)(?:[^.;‹]|‹[CS]\d+›){{0,50}}?"
    r"\b(?:headed|led|run) by (?:the |its )?@person:AN",
)
_SPEAKS_OF_POST = re.compile(
    r"credentials|letters? of|accredited|headed by|led by|run by|represented", re.IGNORECASE
)
_APPOINTS = (
    r"\b(?:accredited|appointed|named|sent|dispatched|received)\b[^.;‹]{0,30}?"
    r" (?:an? |its |the |his )?(?:first )?@office:A"
)
# "… and is concurrently accredited to X and Y", "with concurrent accreditation to X".
_FURTHER = re.compile(
    r"\b(?:concurrent(?:ly)?|also|non-resident)(?: \w+){0,2}? (?:accreditation |accredited |envoy |ambassador )?to"
    r" (?:the )?(?P<list>‹[SO]\d+›(?:(?:, |,? and )(?:to )?(?:the )?‹[SO]\d+›)*)"
)
# "Ambassador of X to Y and Z".
_AND_TO = re.compile(r"^(?P<list>(?:(?:, |,? and )(?:to )?(?:the )?‹[SO]\d+›)+)")
_INFOBOX = re.compile(r"^envoy(?:title)?\s*(?P<side>[12])\s*:", re.IGNORECASE)


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    if sentence.block.kind is BlockKind.INFOBOX_ITEM:
        yield from _infobox(sentence, discourse)
        return
    if not is_stated_before(sentence.tagged.text.split("‹A")[0]):
        return
    done: set[int] = set()
    for actor, position in _holders(sentence):
        if not done & {actor.start, actor.end}:
            done |= {actor.start, actor.end}
            yield from _accreditation(actor, sentence, discourse, position)
    for unit in sentence.of(UnitKind.ACTOR):
        if not done & {unit.start, unit.end} and unit.mention is not None and _stated_office(unit, sentence):
            yield from _accreditation(unit, sentence, discourse, _at(unit, sentence))
    unnamed = list(_unnamed(sentence, discourse, done))
    yield from unnamed
    if not done and not unnamed:
        yield from _listed(sentence, discourse)


_AMBASSADORS = re.compile(
    r"\b(?:ambassadors?|heads? of mission|high commissioners|envoys|ministers? plenipotentiary|honorary consuls?"
    r"|permanent representatives)\b",
    re.IGNORECASE,
)


def _listed(sentence: Sentence, discourse: Discourse) -> Iterator[Accreditation]:
    """ "X (1992–1996)" in a list of ambassadors, whose heading gives the direction and the role."""
    if sentence.block.kind is not BlockKind.LIST_ITEM or not speaks_of(sentence, _AMBASSADORS):
        return
    persons = [u for u in sentence.of(UnitKind.ACTOR, UnitKind.NAME) if u.mention is not None]
    yield from _under_heading(persons, sentence, sentence, discourse)


def _rows(row: Row, discourse: Discourse) -> Iterator[Fact]:
    """A row in a table of ambassadors: a name in one cell, the term or the day of credentials in another."""
    near = " ".join(row.headers)
    if not (speaks_of(row.sentence, _AMBASSADORS) or _AMBASSADORS.search(near)):
        return
    named = [u for cell in row.cells for u in cell.units if u.kind in "AN" and u.mention is not None]
    dated = next((cell for cell in row.cells if cell.of(UnitKind.DATE)), row.sentence)
    yield from _under_heading(named[:1], row.sentence, dated, discourse)


def _under_heading(
    persons: list[Unit], sentence: Sentence, dated: Sentence, discourse: Discourse
) -> Iterator[Accreditation]:
    """Persons of a list whose heading says to whom and for whom they are accredited."""
    texts = [*headings(sentence)]
    sides = [direction(text, discourse.lexicon) for text in texts]
    sender = next((sender for sender, _ in sides if sender is not None), None)
    receiver = next((receiver for _, receiver in sides if receiver is not None), None)
    roles = [role for text in texts for role in _roles_in(text)]
    dates = dated.of(UnitKind.DATE)
    for person in persons:
        own = sender or discourse.other(receiver, sentence.block)
        to = receiver or discourse.other(own, sentence.block)
        if own is None or to is None or own.name == to.name or not roles:
            continue
        yield Accreditation(
            person=discourse.person(replace(person, state=own)),
            role=person.role if person.role in _ROLES else roles[0],
            sending_state=own,
            receiving_state=to,
            date=_term(dates),
            evidence=(passage(sentence, "accreditations.listed"),),
        )


def _roles_in(text: str) -> Iterator[str]:
    """The posts that a heading names."""
    lower = [word.text.lower() for word in tokenize(text)]
    found = (office_at(lower, i) for i in range(len(lower)))
    yield from (office.role for office in found if office is not None and office.role in _ROLES)


def _term(dates: list[Unit]) -> Date | None:
    """A term of office: its one date, or from the first to the last of two."""
    stated = [unit.when for unit in dates if unit.when is not None]
    return stated[0] if len(stated) == 1 else None


def _holders(sentence: Sentence) -> Iterator[tuple[Unit, int]]:
    """Persons whom the words put into a post, as actors of that post, and where they say so."""
    for pattern in _HOLDERS:
        for found in sentence.find(pattern):
            holder = _holder(found, sentence)
            if holder is not None:
                yield holder, found.match.start("person")


def _holder(found: Found, sentence: Sentence) -> Unit | None:
    """The person of a match with the post, the sending State and the receiving side that the match names."""
    person, office, to, host = (found.unit(name) for name in ("person", "office", "to", "host"))
    owner = found.unit("of") or found.unit("owner")
    if person is None or person.mention is None or (office is not None and office.role not in _ROLES):
        return None
    titles = [u for u in sentence.of(UnitKind.ACTOR) if u.role in _ROLES and u.mention is None]
    office = office or (titles[0] if titles and _SPEAKS_OF_POST.search(sentence.text) else None)
    if office is not None and office.mention is not None:
        return None
    role = office.role if office else person.role
    states = (owner and owner.mention, office and office.state, person.state)
    receivers = (to and to.mention, office and office.receiving, person.receiving, host and host.state)
    return replace(
        person,
        role=role if role in _ROLES else "Ambassador",
        state=next((state for state in states if state), None),
        receiving=next((receiver for receiver in receivers if receiver), None),
    )


def _infobox(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    """ "Envoy1: Ambassador X" of an infobox: the first State's envoy to the second."""
    side = _INFOBOX.match(sentence.text)
    pair = discourse.pair(sentence.block)
    if side is None or len(pair) != 2:
        return
    sender, receiver = pair if side["side"] == "1" else pair[::-1]
    for unit in sentence.of(UnitKind.ACTOR):
        if unit.mention is not None:
            role = unit.role if unit.role in _ROLES else "Ambassador"
            actor = replace(unit, state=sender, receiving=receiver, role=role)
            yield from _accreditation(actor, sentence, discourse, 0)


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
    """The accreditation of an actor, if sending and receiving side are both known, and further ones."""
    receiving = actor.receiving
    home = discourse.parties[0] if len(discourse.parties) == 1 else None
    sender = actor.state or discourse.other(receiving, sentence.block) or home
    if receiving is not None and receiving.kind is EntityKind.PLACE:
        receiving = Mention(EntityKind.STATE, receiving.state) if receiving.state else None
    if receiving is None:
        receiving = discourse.other(sender, sentence.block)
    if sender is None or receiving is None or receiving.name == sender.name:
        return
    dates = dates_at(sentence, position)
    for to in [receiving, *_further(receiving, position, sentence)]:
        is_state = to.kind is EntityKind.STATE
        yield Accreditation(
            person=discourse.person(replace(actor, state=sender)),
            role=actor.role,
            sending_state=sender,
            receiving_state=to if is_state else None,
            receiving_organization=None if is_state else to,
            date=dates[0].when if len(dates) == 1 else None,
            evidence=(passage(sentence, "accreditations.office"),),
        )


def _further(receiving: Mention, position: int, sentence: Sentence) -> list[Mention]:
    """The other States or organisations that the same person is accredited to."""
    text = sentence.tagged.text
    tag_end = text.find("›", position) + 1
    coordinate = _AND_TO.match(text[tag_end:]) if tag_end else None
    begin = tag_end if coordinate else 0
    found = coordinate or _FURTHER.search(text, position)
    if found is None:
        return []
    units = sentence.between(begin + found.start("list"), begin + found.end("list"))
    return [u.mention for u in units if u.mention is not None and u.mention.name != receiving.name]


EXTRACTOR = Extractor(Accreditation, _TRIGGERS, _sentences, _rows)
