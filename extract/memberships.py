"""Memberships: a State is, or became, a member of an organisation.

Read from sentences ("both countries are members of the OSCE and NATO", "joined the WTO on 31 May 2001",
"the members of CBSS are ...") and from lists under a heading "Memberships".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from extract.article import BlockKind
from extract.edtf import Date
from extract.facts import EntityKind, Membership, Mention
from extract.lists import either
from extract.membershiptables import memberships_in_row
from extract.registry import Extractor, passage
from extract.text.discourse import Discourse
from extract.text.masks import Found
from extract.text.modality import is_stated_before
from extract.text.organizations import organizations
from extract.text.referents import SUBJECT, states_meant
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["EXTRACTOR"]

_words = partial(either, "membership_words")
_TRIGGERS = re.compile(rf"{_words('told by')}|^[^.]{{3,80}}$", re.IGNORECASE)  # or a short item of a list
_ADVERBS = rf"(?:{_words('adverb')}\s+)*"
_SUCH_AS = (
    rf"{_words('several')}\s+(?:[\w-]+\s+){{0,3}}?{_words('bodies')}"
    r",?\s*(?:such\s+as|including|like|namely|:|e\.g\.,?)\s*"
)
_BE = _words("is")
_IS_MEMBER = (
    rf"{SUBJECT},?\s+{_BE}\s+{_ADVERBS}(?:an?\s+|the\s+|one\s+of\s+the\s+|among\s+the\s+)?"
    rf"(?P<quality>(?:[\w-]+,?\s+){{0,4}}?)members?(?:[\s-](?:states?|countries|country|nations?))?"
    rf"\s+(?:of|in|to)\s+(?:both\s+)?(?:{_SUCH_AS})?(?P<orgs>)"
)
_FOUNDED = rf"{SUBJECT}\s+{_BE}\s+{_ADVERBS}(?:among|one\s+of)\s+the\s+(?:co-)?founders\s+of\s+(?P<orgs>)"
# "It joined the UN in 1976 and is a member of ...": the same State goes on.
_AND_MEMBER = (
    rf"{SUBJECT}\s(?:[^.;‹]|‹[DOLCN]\d+›)*?(?:\band|,)\s+{_ADVERBS}(?:{_BE}\s+{_ADVERBS}(?:an?\s+|the\s+|one\s+of\s+the\s+)?"
    r"(?P<quality>(?:[\w-]+\s+){0,3}?)(?:members?\s+of|founders\s+of)|belongs?\s+to|joined|acceded\s+to)\s+(?P<orgs>)"
)
_IS_ORG_MEMBER = (
    rf"{SUBJECT},?\s+{_BE}\s+{_ADVERBS}(?:an?\s+|both\s+|fellow\s+)*(?P<quality>(?:full\s+|founding\s+|active\s+)?)"
    r"(?P<orgs>)@O\s+members?(?:[\s-](?:states?|countries|country))?\b"
)
_JOINED = (
    rf"{SUBJECT}\s+(?:ha(?:s|ve)\s+)?{_ADVERBS}"
    rf"(?:{_words('joined')}|{_words('gained')}\s+(?:full\s+)?{_words('membership')}\s+(?:in|of|to|into)"
    r"|(?:holds?|shares?|ha(?:s|ve))\s+(?:common\s+|joint\s+|full\s+)?memberships?\s+(?:in|of))\s+(?P<orgs>)"
)
_TAKES_PART = rf"{SUBJECT}\s+{_ADVERBS}(?:participates?|takes?\s+part)\s+in\s+(?P<orgs>)"
_ACCESSION = (
    r"(?:(?P<owner>@S)['’]s?\s+|\b(?P<its>its|their)\s+)?(?:accession|admission|entry)"
    r"(?:\s+of\s+(?:the\s+)?(?P<member>@S))?\s+(?:in)?to\s+(?P<orgs>)"
)
_WHOSE = (
    rf"(?:@first:O\s+and\s+(?:the\s+)?)?@org:OA,?\s+of\s+which\s+{SUBJECT}\s+{_BE}\s+{_ADVERBS}(?:an?\s+)?"
    r"(?P<quality>(?:[\w-]+\s+){0,2}?)members?\b"
)
_APPOSED = (
    r"(?P<subject>@S),\s+(?:also\s+|itself\s+)?an?\s+(?P<quality>(?:[\w-]+\s+){0,2}?)member(?:\s+state)?"
    r"\s+of\s+(?P<orgs>)"
)
_STATES = r"(?P<states>(?:the\s+)?@S(?:\s*(?:,\s*(?:and\s+)?|\s+and\s+)(?:the\s+)?@S)*)"
_MEMBERS_ARE = (
    rf"\bmembers?(?:\s+(?:states|countries))?\s+of\s+(?:the\s+)?@org:O\s+(?:are|include)\s+{_STATES}",
    rf"@org:O\s+(?:members?(?:\s+(?:states|countries))?\s+(?:are|include)|{_words('comprises')})"
    rf"\s+{_STATES}",
)

_NO_MEMBER = re.compile(rf"\b{_words('no member')}\b")
_MORE_TO_COME = re.compile(r"\s+to\s+[a-z]+\b")  # "became the first member of NATO to recognise ..."
_PART_OF_IT = re.compile(rf"['’]s?\b|-(?:led|backed|sponsored)|\s+{_words('part of it')}", re.IGNORECASE)
_NOT_AS_MEMBER = re.compile(
    rf"\s+(?:\([^)]*\)\s+)?as\s+(?:an?\s+)?{_words('not as a member')}", re.IGNORECASE
)
_OPERATION = re.compile(rf"\b{_words('operation')}\b")
_JOINABLE = re.compile(rf"\b{_words('joinable')}\b")
_HEADING = re.compile(
    r"\bmembership|\binternational organi[sz]ations?\b|\borgani[sz]ation participation\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[;.]|,\s+(?:and|but|while|which|who)\b|\s+(?:and|but)\s+(?!‹)")


def _read(sentence: Sentence, discourse: Discourse) -> Iterator[Membership]:
    seen: set[tuple[str, str]] = set()
    for fact in _all(sentence, discourse):
        if fact.member and fact.organization:
            key = (fact.member.name, fact.organization.name)
            if key not in seen:
                seen.add(key)
                yield fact


def _all(sentence: Sentence, discourse: Discourse) -> Iterator[Membership]:
    for pattern, rule in (
        (_IS_MEMBER, "membership.is"),
        (_IS_ORG_MEMBER, "membership.is"),
        (_FOUNDED, "membership.is"),
        (_AND_MEMBER, "membership.and"),
        (_APPOSED, "membership.is"),
        (_JOINED, "membership.joined"),
    ):
        for found in sentence.find(pattern):
            if not _NO_MEMBER.search(found.words("quality") if "quality" in pattern else ""):
                yield from _stated(sentence, discourse, found, rule)
    for found in sentence.find(_TAKES_PART):
        yield from _stated(sentence, discourse, found, "membership.takes part", _JOINABLE)
    yield from _accessions(sentence, discourse)
    yield from _inverted(sentence, discourse)
    yield from _listed(sentence, discourse)


def _stated(
    sentence: Sentence, discourse: Discourse, found: Found, rule: str, kind: re.Pattern[str] | None = None
) -> Iterator[Membership]:
    """A subject, a verb, an enumeration of organisations."""
    if not is_stated_before(found.masked.text[: found.match.start("orgs")]):
        return
    listed = [
        item
        for item in organizations(sentence, found.span("orgs")[0])
        if not _OPERATION.search(item.mention.name) and (not kind or kind.search(item.mention.name))
    ]
    if not listed or _MORE_TO_COME.match(found.masked.text, found.match.end()):
        return
    if any(p.match(sentence.article.text, listed[-1].end) for p in (_MORE_TO_COME, _NOT_AS_MEMBER)):
        return
    if rule != "membership.is" and _PART_OF_IT.match(sentence.article.text, listed[-1].end):
        return
    each = any(item.date for item in listed)
    # Dates before "and is a member" are those of what was said before it.
    clause = found.span("orgs") if rule == "membership.and" else found.span()
    common = None if each else _date(sentence, clause, listed[-1].end)
    for member in states_meant(found, sentence, discourse):
        for item in listed:
            yield _fact(sentence, member, item.mention, item.date or common, rule)


def _accessions(sentence: Sentence, discourse: Discourse) -> Iterator[Membership]:
    """ "the accession of Latvia to the WTO in 1999": a dated noun."""
    for found in sentence.find(_ACCESSION):
        listed = organizations(sentence, found.span("orgs")[0])
        named = found.unit("owner") or found.unit("member")
        member = named.mention if named else None
        if member is None and len(discourse.parties) == 1:
            member = discourse.parties[0]
        if not listed or not member or not is_stated_before(found.masked.text[: found.match.start()]):
            continue
        dates = [u for u in sentence.of(UnitKind.DATE) if 0 <= u.start - listed[-1].end <= 12]
        if dates and _dates(dates[0]):
            yield _fact(sentence, member, listed[0].mention, dates[0].when, "membership.accession")


def _inverted(sentence: Sentence, discourse: Discourse) -> Iterator[Membership]:
    """ "the members of O are A and B", "O, of which A is a member"."""
    for found in chain.from_iterable(map(sentence.find, _MEMBERS_ARE)):
        for unit in found.unit_list("states"):
            yield from _of_unit(sentence, unit.mention, found.unit("org"))
    for found in sentence.find(_WHOSE):
        if not _NO_MEMBER.search(found.words("quality")):
            for member in states_meant(found, sentence, discourse):
                yield from _of_unit(sentence, member, found.unit("first"))
                yield from _of_unit(sentence, member, found.unit("org"))


def _of_unit(sentence: Sentence, member: Mention | None, unit: Unit | None) -> Iterator[Membership]:
    # "an ambassador to the Arab League, of which ...": the organisation stands in the actor's posting.
    organization = unit and (unit.receiving if unit.kind is UnitKind.ACTOR else unit.mention)
    if member and organization and organization.kind is EntityKind.ORGANIZATION:
        yield _fact(sentence, member, organization, None, "membership.inverted")


def _listed(sentence: Sentence, discourse: Discourse) -> Iterator[Membership]:
    """A list item that is an organisation, under a heading that says memberships."""
    block = sentence.block
    under = (*block.section[-1:], block.lead)
    if (
        block.kind is not BlockKind.LIST_ITEM
        or len(discourse.parties) != 1
        or not any(map(_HEADING.search, under))
    ):
        return
    items = organizations(sentence, sentence.start)
    rest = sentence.article.text[items[-1].end : sentence.end] if items else ""
    if _NO_MEMBER.search(rest.lower()):
        return
    for item in items if not rest.strip(" .") else items[:1]:
        if not _OPERATION.search(item.mention.name):
            date = item.date or _date(sentence, (sentence.start, item.start), item.end)
            yield _fact(sentence, discourse.parties[0], item.mention, date, "membership.listed")


def _date(sentence: Sentence, stated: tuple[int, int], end: int) -> Date | None:
    """When it began: a date in `stated`, behind the organisations in its clause, or leading the sentence."""
    text, (begin, orgs) = sentence.article.text, stated
    for unit in sentence.of(UnitKind.DATE):
        behind = unit.start >= end and not _CLAUSE_END.search(text[end : unit.start])
        leading = unit.end <= begin and re.fullmatch(r",?\s*(?:the\s+)?", text[unit.end : begin])
        if (behind or leading or begin <= unit.start < orgs) and _dates(unit):
            return unit.when
    return None


def _dates(unit: Unit) -> bool:
    return unit.date is not None and unit.date.dates_sentence


def _fact(
    sentence: Sentence, member: Mention, organization: Mention, date: Date | None, rule: str
) -> Membership:
    if organization.kind is not EntityKind.ORGANIZATION:
        organization = Mention(EntityKind.ORGANIZATION, organization.name)
    return Membership(
        member=member, organization=organization, date=date, evidence=(passage(sentence, rule),)
    )


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterable[Membership]:
    return _read(sentence, discourse)


EXTRACTOR = Extractor(yields=Membership, triggers=_TRIGGERS, sentences=_sentences, rows=memberships_in_row)
