"""Lists, tables and infoboxes of heads of mission, whose headings give direction and role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.accreditations.posts import ROLES, accreditations, spoken_of
from extract.article import BlockKind
from extract.edtf import Date
from extract.facts import Accreditation, Fact, Mention
from extract.lists import either
from extract.registry import Row, passage
from extract.text.consuls import consuls_counted
from extract.text.discourse import Discourse
from extract.text.headings import direction, headings
from extract.text.lexicon import tokenize
from extract.text.offices import office_at
from extract.text.parties import state_of_unit
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["counted", "in_infobox", "in_line", "in_row", "listed"]

_AMBASSADORS = re.compile(rf"\b{either('accreditation_words', 'heads')}\b", re.IGNORECASE)
_FOREIGN = re.compile(
    r"\bforeign (?:\w+ )?(?:missions|ambassadors|envoys|representatives)|\baccredited (?:to|in)\b",
    re.IGNORECASE,
)
_HEADS = (
    r"^(?:(?:list|names) of (?:the )?|previous |earlier |past )?@office:A ?: ",
    r"@office:A(?: (?:since|from) [^.;:‹]{0,40}(?:‹D\d+›)?)? (?:have been|were|are|(?:have )?included?)"
    r"(?: the following)?:? ",
    # "X was represented in Y by ambassadors A (1998–2001) and B (2001–2005)"
    r"@of:S (?:is|was|has been|had been)(?: \w+ly)? represented (?:in|to) (?:the )?@to:P by (?:the |its )?"
    r"(?:[a-z-]+ )?@office:A:? (?=‹[AN])",
    # "the following acted as ambassadors: A (1998–2001), B (2001–2005)"
    r"\b(?:acted|served|worked|were (?:appointed|accredited)) as (?:the )?@office:A ?: ",
)
_WITH_TERM = (
    r"@person:AN(?: ?\((?P<term>[^()]*)\)|,? (?:from |in )?(?P<years>‹D\d+›)(?= ?(?:[;,.]|$| and\b)))"
)
_HEADER_COUNTRY = re.compile(either("table_headers", "country of heads of mission"), re.IGNORECASE)
_HEADER_NAME = re.compile(either("table_headers", "head of mission"), re.IGNORECASE)
_INFOBOX = re.compile(r"^envoy(?:title)?\s*(?P<side>[12])\s*:", re.IGNORECASE)


def in_infobox(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    """ "Envoy1: Ambassador X" of an infobox: the first State's envoy to the second."""
    side = _INFOBOX.match(sentence.text)
    pair = discourse.pair(sentence.block)
    if side is None or len(pair) != 2:
        return
    sender, receiver = pair if side["side"] == "1" else pair[::-1]
    for unit in sentence.of(UnitKind.ACTOR, UnitKind.NAME):
        if unit.mention is not None:
            role = unit.role if unit.role in ROLES else "Ambassador"
            actor = replace(unit, state=sender, receiving=receiver, role=role)
            yield from accreditations(actor, sentence, discourse, 0)


def listed(sentence: Sentence, discourse: Discourse) -> Iterator[Accreditation]:
    """ "X (1992–1996)" in a list of ambassadors, whose heading gives the direction and the role."""
    if sentence.block.kind is not BlockKind.LIST_ITEM or not _is_about_heads(sentence):
        return
    persons = [u for u in sentence.of(UnitKind.ACTOR, UnitKind.NAME) if u.mention is not None]
    yield from _under_heading(persons, sentence, sentence.of(UnitKind.DATE), discourse)


def in_line(sentence: Sentence, discourse: Discourse) -> Iterator[Accreditation]:
    """ "Ambassadors of X in Y: A (1998–2001), B (2010–2017)": each with the term behind the name."""
    head = next((found for pattern in _HEADS for found in sentence.find(pattern)), None)
    office = head.unit("office") if head is not None else None
    if head is None or office is None or office.role not in ROLES or not office.plural:
        return
    of, to = head.unit("of"), head.unit("to")
    sender = office.state or (of.mention if of is not None else None)
    receiver = office.receiving or (state_of_unit(to) if to is not None else None)
    if sender is None and receiver is None:
        sender, receiver = spoken_of(sentence, discourse)
    for found in sentence.find(_WITH_TERM):
        person = found.unit("person")
        if person is not None and person.mention is not None and found.match.start() >= head.match.end():
            actor = replace(person, role=office.role, state=sender, receiving=receiver)
            stated_in = found.unit_list("term") or found.unit_list("years")
            dates = [unit for unit in stated_in if unit.kind is UnitKind.DATE]
            for stated in accreditations(actor, sentence, discourse, found.match.start("person")):
                yield replace(stated, date=_term(dates))


def counted(sentence: Sentence, discourse: Discourse) -> Iterator[Accreditation]:
    """ "X has two honorary consuls in Y: A in Riga and B in Ventspils": each with the day he took office."""
    for consul in consuls_counted(sentence, discourse):
        yield _accreditation(
            consul.person,
            "HonoraryConsul",
            consul.sending_state,
            consul.receiving_state,
            [consul.since] if consul.since is not None else [],
            sentence,
            discourse,
        )


def in_row(row: Row, discourse: Discourse) -> Iterator[Fact]:
    """A row in a table of heads of mission: name, term or day of credentials, or State, name and residence."""
    if not (_is_about_heads(row.sentence) or _AMBASSADORS.search(" ".join(row.headers))):
        return
    headed = list(_by_header(row, discourse))
    if headed:
        yield from headed
        return
    named = [
        cell for cell, header in zip(row.cells, row.headers, strict=False) if _HEADER_NAME.search(header)
    ]
    persons = [
        u for cell in named or row.cells for u in cell.units if u.kind in "AN" and u.mention is not None
    ]
    dates = [unit for cell in row.cells for unit in cell.of(UnitKind.DATE)]
    state = _state_of(row)
    if state is None:
        yield from _under_heading(persons[:1], row.sentence, dates, discourse)
        return
    home = discourse.parties[0] if len(discourse.parties) == 1 else None
    about = " ".join(_above(row.sentence))
    if home is not None and home.name != state.name and persons and _FOREIGN.search(about):
        roles = [role for text in (*row.headers, about) for role in _roles_in(text)]
        yield _accreditation(
            persons[0], (roles or ["HeadOfMission"])[0], state, home, dates, row.sentence, discourse
        )


def _by_header(row: Row, discourse: Discourse) -> Iterator[Accreditation]:
    """Cells below "Ambassador of Chile" and "Ambassador of Latvia", each with its own term."""
    for cell, header in zip(row.cells, row.headers, strict=False):
        sides = direction(header, discourse.lexicon) if _AMBASSADORS.search(header) else (None, None)
        if sides != (None, None):
            persons = [u for u in cell.units if u.kind in "AN" and u.mention is not None]
            yield from _under_heading(persons[:1], row.sentence, cell.of(UnitKind.DATE), discourse, header)


def _is_about_heads(sentence: Sentence) -> bool:
    """Whether the words above a list or table say that it holds heads of mission."""
    near = (sentence.block.lead, *sentence.block.section[-2:], sentence.article.title)
    return any(_AMBASSADORS.search(text) for text in near)


def _above(sentence: Sentence) -> list[str]:
    return [*headings(sentence), sentence.article.title]


def _state_of(row: Row) -> Mention | None:
    """The State in the row's column of countries."""
    for cell, header in zip(row.cells, row.headers, strict=False):
        if _HEADER_COUNTRY.search(header) and len(states := cell.of(UnitKind.STATE)) == 1:
            return states[0].mention
    return None


def _under_heading(
    persons: list[Unit], sentence: Sentence, dates: list[Unit], discourse: Discourse, header: str = ""
) -> Iterator[Accreditation]:
    """Persons of a list whose heading says to whom and for whom they are accredited.

    A heading that is the name of a State alone says for whom, where it stands in an article on two.
    """
    above = [header, *_above(sentence)] if header else _above(sentence)
    sides = [
        (alone, None) if (alone := _alone(text, sentence, discourse)) else direction(text, discourse.lexicon)
        for text in above
    ]
    sender = next((sender for sender, _ in sides if sender is not None), None)
    receiver = next((receiver for _, receiver in sides if receiver is not None), None)
    roles = [role for text in above for role in _roles_in(text)]
    if sender is None and receiver is None and not any(_FOREIGN.search(text) for text in above):
        sender = discourse.posted  # the ambassadors of an embassy's page are its own
    own = sender or discourse.other(receiver, sentence.block)
    to = receiver or discourse.other(own, sentence.block)
    if own is None or to is None or own.name == to.name or not roles:
        return
    for person in persons:
        role = person.role if person.role in ROLES else roles[0]
        yield _accreditation(person, role, own, to, dates, sentence, discourse)


def _alone(text: str, sentence: Sentence, discourse: Discourse) -> Mention | None:
    """The State of a heading that names it and nothing else."""
    return discourse.named_alone(text) if len(discourse.pair(sentence.block)) == 2 else None


def _accreditation(
    person: Unit,
    role: str,
    sender: Mention,
    receiver: Mention,
    dates: list[Unit],
    sentence: Sentence,
    discourse: Discourse,
) -> Accreditation:
    return Accreditation(
        person=discourse.person(replace(person, state=sender)),
        role=role,
        sending_state=sender,
        receiving_state=receiver,
        date=_term(dates),
        evidence=(passage(sentence, "accreditations.listed"),),
    )


def _roles_in(text: str) -> Iterator[str]:
    """The posts that a heading names."""
    lower = [word.text.lower() for word in tokenize(text)]
    found = (office_at(lower, i) for i in range(len(lower)))
    yield from (office.role for office in found if office is not None and office.role in ROLES)


def _term(dates: list[Unit]) -> Date | None:
    """A term of office: its one date, or from the first to the last of two."""
    stated = [unit.when for unit in dates if unit.when is not None]
    if len(stated) == 2 and "/" not in stated[0].edtf + stated[1].edtf and stated[0].edtf < stated[1].edtf:
        return Date(f"{stated[0].edtf}/{stated[1].edtf}")
    return stated[0] if len(stated) == 1 else None
