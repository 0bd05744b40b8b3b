"""Agreements: written instruments concluded between parties of different States.

Terms as in the Vienna Convention on the Law of Treaties (1969), articles 2, 11 and 54. An instrument
counts when the words say that it was signed, concluded, adopted or came into force, or when it is
spoken of as one that exists ("under the 1995 treaty"); what is planned or negotiated does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.article import BlockKind
from extract.edtf import Date
from extract.facts import Agreement, Fact, Mention, Visit
from extract.lists import table, word_set
from extract.registry import Extractor, Row, passage
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.parties import both_parties, distinct, state_of_unit
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit, UnitKind

__all__ = ["EXTRACTOR"]

_TRIGGERS = re.compile(
    r"\b(?:treat|pact|agreement|accord|arrangement|convention|memorand|mou|protocol|declaration|communiqu|programme"
    r"|program|contract|document|charter|roadmap|statement|letter)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b(?:(?:co-)?sign(?:ed|ing|s)?|conclud(?:ed?|es|ing)|inks?|inked|initialled|initialed|ratified|adopted"
    r"|entered into|came into force|took effect|penned|approved)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:terminat|denounc|renounc|abrogat|withdr[ae]w|withdrawn|cancell?ed|expir|annull)\w*", re.IGNORECASE
)
_NOUN_END = r"(?: of (?:understanding|intent|cooperation|co-operation))?"
# After its parties an instrument is "on" something: the "of" there belongs to a "Ministry of Health".
_ABOUT = (
    r"on|in the (?:field|area|sphere)s? of|concerning|regarding|about|covering|relating to"
    r"|to (?:establish|promote|develop|deepen|strengthen|avoid|expand|boost|protect)"
)
_SUBJECT = re.compile(
    r"^(?: \([^)]*\))?(?: between [^.;]{1,240}?(?: |, )"
    rf"(?:{_ABOUT}|(?<!Ministry )(?<!Ministries )for)"
    r"|(?: (?:signed|concluded) (?:with|by|between) [^.;]{1,60}?)?"
    rf" (?:{_ABOUT}|for|of(?! ‹)))(?! (?:the )?‹D)"
    r" (?P<subject>.+?)(?= (?:was|were|is|has|have|had|signed|concluded|entered|came|which|that|during)\b"
    r"| between (?=the|‹|their|both|two)| with (?:the )?‹| by (?:the )?‹| (?:in|on|at|since) ‹| of ‹(?!N)| to establish"
    r"|[.;:(]|, (?!(?:[\w-]+(?: [\w-]+)?, )*(?:[\w-]+(?: [\w-]+)? )?and\b)| for ‹|$)"
)
# "The border is defined by the 1995 treaty": what the treaty is about comes first.
_DEFINED = re.compile(
    r"^(?:The |the )?(?P<subject>.{3,80}?) (?:is|are|was|were) (?:defined|governed|regulated) by\b"
)
_PURPOSE = re.compile(
    r" to (?:establish|promote|develop|deepen|strengthen|avoid|expand|boost|set out(?: areas of)?|regulate|facilitate)"
    r" (?P<subject>[\w -]{4,60}?)(?= between| of the| in | with |[,.;]|$)"
)
_DURING_VISIT = re.compile(
    r"^(?:During|On) (?:the|this|that|his|her|their) (?:\w+ )?(?:visit|trip|occasion|tour)\b"
)
_QUOTED = re.compile(r"^,? [\"“«'‘](?:On |on )?(?:the )?(?P<subject>[^\"”»]{3,120}?)\.?[\"”»'’]")
_MODIFIERS = re.compile(r"((?:(?:[\w-]+|‹[NO]\d+›) ){0,4})$")
_REPORTED = re.compile(
    r"\b(?:under|according to|within the framework of|on the basis of|based on|defined by|governed by|regulated by"
    r"|pursuant to|thanks to|provided by)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_NOT_CONCLUDED = re.compile(
    r"\b(?:draft|not (?:yet )?(?:been )?(?:signed|concluded)|never (?:been )?signed|under negotiation"
    r"|negotiations? (?:on|for|launched|began|started|are)|still to be|to be signed|initialled|proposed|planned"
    r"|awaiting|rejected|support(?:s|ed|ing)? the (?:signing|conclusion)|no trace"
    r"|asserts?|allegedly|claims?|accession treaty|pending|lapsed|shelved|declined"
    r"|ready (?:for|to)|under (?:consideration|discussion|preparation)|(?:being|be) (?:negotiated|agreed|signed)"
    r"|not (?:in force yet|agreed)|in preparation|expected)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\b(?:agreements?|treaties|conventions|accords|memoranda|documents|instruments|protocols)\b[^.;()]{0,40}"
    r"(?:,? such as|,? including|,? among (?:them|others)|,? namely|:)",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"agreements|treaties|documents|legal (?:basis|framework)|memoranda|instruments", re.IGNORECASE
)
_ONE_SIDED = re.compile(r"^(?:adopted|approved|ratified)", re.IGNORECASE)


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in table("instruments")}


@cache
def _nouns() -> re.Pattern[str]:
    words = "|".join(sorted(_kinds(), key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?P<noun>{words})\b{_NOUN_END}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Instrument:
    """An instrument's noun in the tagged text."""

    kind: str
    start: int
    end: int


def _instruments(sentence: Sentence) -> list[_Instrument]:
    """The nouns of a sentence that name an instrument; of several in one name the one that heads it."""
    text = sentence.tagged.text
    found: list[_Instrument] = []
    for match in _nouns().finditer(text):
        kind = _kinds()[match["noun"].lower()]
        gap = text[found[-1].end : match.start()] if found else ""
        if found and (gap == " " or re.fullmatch(r" (?:of|on)(?: [\w-]+){1,2} ", gap)):
            # "Seasonal Worker Programme Memorandum": the last noun heads the name;
            # "Protocol of Agreement", "Agreement on the Programme of …": the first one does.
            if gap == " ":
                found[-1] = _Instrument(kind, match.start(), match.end())
            continue
        found.append(_Instrument(kind, match.start(), match.end()))
    return found


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    text = sentence.tagged.text
    lists = _LISTS.search(text)
    for instrument in _instruments(sentence):
        start, end = _segment(instrument, sentence)
        if lists is not None and lists.start() <= instrument.start < lists.end():
            continue  # "several agreements, such as …": the members count, not the head
        if _NOT_CONCLUDED.search(text[start:end]):
            continue
        if _ENDED.search(text[start:end]):
            yield from _terminated(instrument, sentence, discourse)
            continue
        signed = _signing(instrument, sentence)
        if lists is not None and instrument.start >= lists.end() and _SIGNED.search(text[: lists.end()]):
            yield from _agreements(instrument, None, sentence, discourse)
        elif signed is not None or is_listed(sentence) or _spoken_of(instrument, sentence):
            yield from _agreements(instrument, signed, sentence, discourse)


def _segment(instrument: _Instrument, sentence: Sentence) -> tuple[int, int]:
    """The part of a sentence that speaks of one instrument: a member of a list keeps its own words."""
    text = sentence.tagged.text
    starts = [m.end() for m in re.finditer(r"; ", text[: instrument.start])]
    stop = re.compile(r"; ").search(text, instrument.end)
    return starts[-1] if starts else 0, stop.start() if stop else len(text)


def _spoken_of(instrument: _Instrument, sentence: Sentence) -> bool:
    """ "under the 1995 treaty", "on the basis of a programme between …": one that exists."""
    text = sentence.tagged.text
    before = text[: instrument.start]
    named = _named_date(instrument, sentence) is not None
    return _REPORTED.search(before) is not None and (
        named or re.search(r"^[^.;,]{0,80}\bbetween\b", text[instrument.end :]) is not None
    )


def _noun_of(instrument: _Instrument, sentence: Sentence) -> str:
    """The instrument's noun, lower case."""
    return sentence.tagged.text[instrument.start : instrument.end].lower()


def _named_date(instrument: _Instrument, sentence: Sentence) -> Unit | None:
    """The date in "the February 1995 treaty"."""
    found = re.search(r"‹D\d+› (?P<words>(?:[\w-]+ ){0,3})$", sentence.tagged.text[: instrument.start])
    if found is None or "meeting" in found["words"]:  # "a meeting protocol": minutes
        return None
    unit = sentence.tagged.unit_at(found.start())
    return unit if unit is not None and unit.date is not None and unit.date.named else None


def _terminated(instrument: _Instrument, sentence: Sentence, discourse: Discourse) -> Iterator[Agreement]:
    """ "On 3 May 2010 X denounced the treaty signed on 4 June 1999": signed then, terminated now.

    Where the day of signature comes only in a later sentence of the paragraph, the end waits for it.
    """
    text = sentence.tagged.text
    ended = _ENDED.search(text)
    if ended is None or not is_stated_before(text[: ended.start()]):
        return
    own = _signature_dates(instrument, ended, sentence)
    after = dates_at(sentence, ended.end(), before=ended.end())
    before = dates_at(sentence, ended.start(), after=min(instrument.start, ended.start()))
    ends = [unit for unit in [*after, *before] if unit not in own]
    end = ends[0].when if ends else discourse.ended
    if not own:
        discourse.ended, discourse.ended_subject = end, _subject(instrument, sentence)
        return
    for agreement in _agreements(instrument, instrument.end, sentence, discourse, discourse.ended_subject):
        yield replace(agreement, date=_plain(own[0]), terminated=end)


def _signing(instrument: _Instrument, sentence: Sentence) -> int | None:
    """Where the verb stands that says the instrument was concluded; None where none does."""
    text = sentence.tagged.text
    for match in _SIGNED.finditer(text):
        before, after = match.end() <= instrument.start, match.start() >= instrument.end
        gap = text[match.end() : instrument.start] if before else text[instrument.end : match.start()]
        if (before or after) and len(gap) < 200 and not _parts(gap):
            if _ONE_SIDED.match(match.group()) and _acts_alone(text[: match.start()], sentence):
                continue  # a parliament adopts, a government approves: no instrument between States
            clause = text[: match.start()] if before else text[: instrument.start] + gap
            if is_stated_before(clause) and is_stated_before(text[: match.start()]):
                return match.start()
    return None


def _parts(gap: str) -> bool:
    """Whether the words between a verb and an instrument keep them apart: a clause's end, another instrument.

    In "signed a treaty and a protocol" both are signed; in "signed a treaty to implement the convention" one is.
    """
    if re.search(r"[.;](?!\d)", gap):
        return True
    other = list(_nouns().finditer(gap))
    return (
        bool(other) and re.search(r"(?:,|\band|as well as)(?: [\w-]+){0,4} $", gap[other[-1].end() :]) is None
    )


def _acts_alone(before: str, sentence: Sentence) -> bool:
    """Whether only one State is named before a verb, and no word says that the other joins in."""
    named = distinct(state_of_unit(unit) for unit in sentence.between(0, len(before)) if unit.kind in "SJA")
    return (
        len(named) < 2 and re.search(r"\b(?:both|two|between|sides|parties)\b", sentence.tagged.text) is None
    )


def is_listed(sentence: Sentence) -> bool:
    """Whether an item, or a line without a verb, stands in a list of agreements: each is concluded."""
    headings = (sentence.block.section[-1] if sentence.block.section else "", sentence.block.lead)
    if not any(_HEADED.search(heading) for heading in headings):
        return False
    return sentence.block.kind is BlockKind.LIST_ITEM or not re.search(
        r"\.$|\b(?:is|are|was|were|has|have)\b", sentence.text
    )


def _dates(instrument: _Instrument, signed: int | None, sentence: Sentence) -> list[Unit]:
    """The day of signature: in "the May 1995 treaty", beside the verb, else in the instrument's own words."""
    named = _named_date(instrument, sentence)
    if named is not None:
        return [named]
    start, end = _segment(instrument, sentence)
    if start > 0 or end < len(sentence.tagged.text) or _LISTS.search(sentence.tagged.text):
        return dates_at(sentence, instrument.end, before=max(start, instrument.start), after=end)[:1]
    if signed is not None and signed > instrument.end:
        after = dates_at(sentence, signed, before=signed)
        if after and after[0].start > sentence.tagged.source(signed, signed)[0]:
            return after
    return (
        dates_at(sentence, instrument.start)
        or _first_date(sentence)
        or _date_told_before(instrument, sentence)
    )


def _first_date(sentence: Sentence) -> list[Unit]:
    dates = [u for u in sentence.of(UnitKind.DATE) if u.date is not None and u.date.dates_sentence]
    return dates[:1] if is_listed(sentence) else []


def _date_told_before(instrument: _Instrument, sentence: Sentence) -> list[Unit]:
    """The one date of the sentence, told in a clause before: "visited Riga in May 2001, where he signed …"."""
    dates = [u for u in sentence.of(UnitKind.DATE) if u.date is not None and u.date.dates_sentence]
    first = sentence.tagged.source(instrument.start, instrument.start)[0]
    return dates if len(dates) == 1 and dates[0].end <= first else []


def _signature_dates(instrument: _Instrument, ended: re.Match[str], sentence: Sentence) -> list[Unit]:
    """The day of signature told beside that of the end: after "signed", or in "the 1995 treaty"."""
    named = _named_date(instrument, sentence)
    signed = _SIGNED.search(sentence.tagged.text, instrument.end)
    if named is not None or signed is None:
        return [named] if named is not None else []
    stop = ended.start() if ended.start() > signed.end() else None
    return dates_at(sentence, signed.end(), before=signed.end(), after=stop)[:1]


def _agreements(
    instrument: _Instrument, signed: int | None, sentence: Sentence, discourse: Discourse, carried: str = ""
) -> Iterator[Agreement]:
    """The agreement of a noun, once for each date; `carried` is the subject told in an earlier sentence."""
    parties = _parties(instrument, sentence, discourse)
    if len(parties) < 2:
        return
    dates = _dates(instrument, signed, sentence)
    subject = _subject(instrument, sentence) or carried
    plural = re.search(r"(?:[^s]s|memoranda)\b", _noun_of(instrument, sentence).split(" of ")[0]) is not None
    if not subject and (plural or not dates):
        return
    agreement = Agreement(
        party=tuple(parties),
        kind=instrument.kind,
        subject=subject,
        place=_place(instrument, signed, sentence),
        signatory=tuple(_signatories(signed, sentence, discourse)),
        level=_level(sentence, instrument),
        evidence=(passage(sentence, "agreements.signed" if signed is not None else "agreements.listed"),),
    )
    if dates:
        yield from (replace(agreement, date=_plain(date)) for date in dates)
    else:
        during = _DURING_VISIT.match(sentence.text)
        yield replace(agreement, date=_visit_date(discourse)) if during else agreement


def _visit_date(discourse: Discourse) -> Date | None:
    """The date of the visit just told of, for what happened "during the visit"."""
    visits = [fact for fact in discourse.facts if isinstance(fact, Visit)]
    return visits[-1].date if visits else None


def _plain(date: Unit) -> Date | None:
    """The day of signature: an agreement "in force since 1995" is of 1995."""
    when = date.when
    return Date(when.edtf.removesuffix("/..")) if when and when.edtf.endswith("/..") else when


def _parties(instrument: _Instrument, sentence: Sentence, discourse: Discourse) -> list[Mention]:
    """The States of the parties: those "between" which it is, else all that act, else the article's pair."""
    text = sentence.tagged.text
    between = re.compile(r"\bbetween\b").search(text, instrument.start) or re.search(r"\bbetween\b", text)
    if between is not None:
        stop = re.compile(r"[.;]| (?:on|in) ‹D| to (?=\w)").search(text, between.end())
        units = sentence.between(between.end(), stop.start() if stop else len(text))
        named = distinct(state_of_unit(unit) for unit in units)
    else:
        skip = _subject_span(instrument, sentence)
        units = [u for u in sentence.units if u.kind in "SJA"]
        named = distinct(state_of_unit(u) for u in units if not _inside(u, skip))
    pair = {state.name for state in discourse.pair(sentence.block)}
    if len(named) > 2 and len(pair) == 2:
        named = [state for state in named if state.name in pair]
    return both_parties(named, sentence, discourse)[:2] if len(named) < 2 else named


def _inside(unit: Unit, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= unit.start < span[1]


def _subject_span(instrument: _Instrument, sentence: Sentence) -> tuple[int, int] | None:
    after = sentence.tagged.text[instrument.end :]
    found = _QUOTED.match(after) or _SUBJECT.match(after)
    if found is None:
        return None
    return sentence.tagged.source(
        instrument.end + found.start("subject"), instrument.end + found.end("subject")
    )


def _subject(instrument: _Instrument, sentence: Sentence) -> str:
    """What the instrument is about: "on …" after its noun, else the words before it ("trade agreement")."""
    span = _subject_span(instrument, sentence)
    if span is not None:
        return sentence.article.text[span[0] : span[1]].strip(" ,")
    before = sentence.tagged.text[: instrument.start]
    modifiers = _MODIFIERS.search(before)
    start = instrument.start
    for word in reversed(modifiers.group(1).split() if modifiers else []):
        if word.lower() in word_set("instrument_determiners") or not (word[0].isalpha() or word[0] == "‹"):
            break
        start = before.rindex(word, 0, start)
    if start < instrument.start:
        first, last = sentence.tagged.source(start, instrument.start - 1)
        return sentence.article.text[first:last].strip()
    purpose = _PURPOSE.search(sentence.text)
    if purpose:
        return purpose["subject"]
    defined = _DEFINED.match(sentence.text)
    return defined["subject"] if defined else ""


def _place(instrument: _Instrument, signed: int | None, sentence: Sentence) -> Mention | None:
    """The city "in" which it was signed."""
    start, end = _segment(instrument, sentence)
    text = sentence.tagged.text[:end]
    opening = r"\b(?:in|at) |[,(] ?" if is_listed(sentence) else r"\b(?:in|at) "
    for found in re.compile(rf"(?:{opening})(?P<city>‹C\d+›)").finditer(text, start):
        unit = sentence.tagged.unit_at(found.start("city"))
        near = re.search(
            r"\b(?:held|takes? place|took place|organi[sz]ed|visited)\b[^,;]*$", text[: found.start()]
        )
        if unit is not None and near is None:
            return unit.mention
    return None


def _signatories(signed: int | None, sentence: Sentence, discourse: Discourse) -> list[Mention]:
    """The persons who are said to have signed: subjects of the verb, or after "by" or "between"."""
    if signed is None:
        return []
    text = sentence.tagged.text
    by = re.compile(r"\b(?:signed|concluded|initialled)[^.;]{0,60}? (?:by|between)\b").search(text, signed)
    verb = text[signed:].startswith(("signed", "co-signed", "inked", "concluded"))
    units = sentence.between(by.end(), len(text)) if by else sentence.between(0, signed) if verb else []
    if not by and re.search(r"\b(?:was|were|been|be)\b[^.;]{0,20}$", text[:signed]):
        return []
    if not by and re.search(r"\b(?:during|visit)\b", text[:signed], re.IGNORECASE):
        return []
    persons = [discourse.person(unit) for unit in units if unit.kind is UnitKind.ACTOR]
    return list({p.name: p for p in persons if p is not None}.values())


def _level(sentence: Sentence, instrument: _Instrument) -> str:
    """The level of the parties by the words for them: companies before institutions before ministries."""
    text = re.sub(r"\bduring [^,]*,", "", sentence.text)
    words = set(re.findall(r"[\w-]+", text.lower()))
    found = {level for word, level in table("party_levels") if word in words}
    return next((x for x in ("company", "institution", "ministry", "government", "state") if x in found), "")


_HEADER_SIGNED = re.compile(r"sign|date|year|conclu", re.IGNORECASE)


def _rows(row: Row, discourse: Discourse) -> Iterator[Fact]:
    """A row of a table of agreements: its name in one cell, the day of signature in another."""
    about = " ".join((row.sentence.block.lead, *row.sentence.block.section[-1:], *row.headers))
    pair = discourse.pair(row.sentence.block)
    if not _HEADED.search(about) or len(pair) != 2 or _NOT_CONCLUDED.search(row.sentence.text):
        return
    names = [cell for cell in row.cells if _instruments(cell)]
    signed = [i for i, header in enumerate(row.headers) if _HEADER_SIGNED.search(header)]
    dates = [u for i in signed for u in row.cells[i].of(UnitKind.DATE)]
    dates = dates or [u for cell in row.cells for u in cell.of(UnitKind.DATE)]
    cities = [u.mention for cell in row.cells for u in cell.of(UnitKind.CITY) if cell not in names]
    persons = [discourse.person(u) for cell in row.cells for u in cell.units if u.kind in "AN"]
    for cell in names[:1]:
        instrument = _instruments(cell)[0]
        yield Agreement(
            party=pair,
            kind=instrument.kind,
            subject=_subject(instrument, cell),
            date=_plain(dates[0]) if dates else None,
            place=cities[0] if cities else None,
            signatory=tuple(person for person in persons if person is not None),
            level=_level(cell, instrument),
            evidence=(passage(row.sentence, "agreements.row"),),
        )


EXTRACTOR = Extractor(Agreement, _TRIGGERS, _sentences, _rows)
