"""Tables of the organisations that the State of an article is a member of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import EntityKind, Membership, Mention
from extract.lists import either
from extract.registry import Row, passage
from extract.text.discourse import Discourse
from extract.text.organizations import organizations
from extract.text.sentence import Sentence
from extract.text.units import UnitKind

__all__ = ["memberships_in_row"]

_ABOUT = re.compile(r"\bmember|organi[sz]ation", re.IGNORECASE)
_NOT_ABOUT = re.compile(rf"\b{either('membership_words', 'not yet, or no more')}", re.IGNORECASE)
_HEADER_ORGANIZATION = re.compile(either("table_headers", "organization"), re.IGNORECASE)
_HEADER_DATE = re.compile(either("table_headers", "date of accession"), re.IGNORECASE)
_HEADER_STATUS = re.compile(either("table_headers", "status of a member"), re.IGNORECASE)
# Of what a State keeps at an organisation, or whom it sends there: that it is a member is not said.
_HEADER_MISSION = re.compile(either("table_headers", "mission to an organization"), re.IGNORECASE)
_MEMBER = re.compile(r"\bmember\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")


def memberships_in_row(row: Row, discourse: Discourse) -> Iterator[Membership]:
    """The membership of a row: organisation, day of admission and status from their columns."""
    about = " ".join((row.sentence.block.lead, *row.sentence.block.section[-1:]))
    columns = list(zip(row.cells, row.headers, strict=False))
    names = [cell for cell, header in columns if _HEADER_ORGANIZATION.search(header)]
    if len(discourse.parties) != 1 or not names or not _ABOUT.search(about) or _NOT_ABOUT.search(about):
        return
    status = [cell.text for cell, header in columns if _HEADER_STATUS.search(header)]
    if not status and any(_HEADER_MISSION.search(header) for header in row.headers):
        return
    dates = [
        unit.when
        for cell, header in columns
        if _HEADER_DATE.search(header) and not _NOT_ABOUT.search(header)
        for unit in cell.of(UnitKind.DATE)
    ]
    organization = _organization(names[0])
    if organization is None or any(not _MEMBER.search(text) or _NOT_ABOUT.search(text) for text in status):
        return
    yield Membership(
        member=discourse.parties[0],
        organization=organization,
        date=dates[0] if len(dates) == 1 else None,
        evidence=(passage(row.sentence, "membership.row"),),
    )


def _organization(cell: Sentence) -> Mention | None:
    """What the cell names: the organisation known or worded as one, else the cell's own words."""
    listed = organizations(cell, cell.start)
    name = _BRACKETS.sub(" ", cell.text).strip()
    if listed and listed[0].end - listed[0].start >= len(name):
        return listed[0].mention
    return Mention(EntityKind.ORGANIZATION, name) if name[:1].isupper() and " " in name else None
