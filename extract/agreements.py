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
from extract.facts import Agreement, Fact, Mention
from extract.lists import table
from extract.registry import Extractor, passage
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
    r"\b(?:(?:co-)?sign(?:ed|ing|s)|conclud(?:ed|es|ing)|inked|initialled|initialed|ratified|adopted|entered into"
    r"|came into force|took effect|exchanged|reached|penned|approved)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:terminat|denounc|renounc|abrogat|withdr[ae]w|withdrawn|cancell?ed|expir|annull)\w*", re.IGNORECASE
)
_NOUN_END = r"(?: of (?:understanding|intent|cooperation|co-operation))?"
_SUBJECT = re.compile(
    r"^(?: \([^)]*\))? (?:on|for|in the (?:field|area|sphere)s? of|concerning|regarding|about|covering|relating to|of)"
    r" (?P<subject>.+?)(?= (?:was|were|is|has|have|had|signed|concluded|entered|came|which|that|to establish|during)\b"
    r"| between (?=the|‹|their|both|two)| with (?:the )?‹| by (?:the )?‹| (?:in|on|at|of|since) ‹|[.;:(]|, (?!and\b)| for ‹|$)"
)
_MODIFIERS = re.compile(r"((?:[\w-]+ ){0,4})$")
_NO_MODIFIERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "its",
        "their",
        "first",
        "new",
        "several",
        "number",
        "of",
        "two",
        "three",
        "various",
        "other",
        "joint",
        "bilateral",
        "signed",
        "intergovernmental",
        "inter-governmental",
        "and",
        "also",
        "same",
        "following",
        "such",
        "mutual",
        "formal",
        "concluded",
        "existing",
        "special",
        "relevant",
        "important",
        "separate",
        "another",
        "an",
    ]
)
_REPORTED = re.compile(
    r"\b(?:under|according to|within the framework of|on the basis of|based on)\b[^.;]*$", re.I
)


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
    """The nouns of a sentence that name an instrument; of several in one phrase the first."""
    found: list[_Instrument] = []
    for match in _nouns().finditer(sentence.tagged.text):
        gap = sentence.tagged.text[found[-1].end : match.start()] if found else ""
        if found and re.fullmatch(r" (?:on|for|of)(?: \w+){0,8} ", gap):
            continue  # "an agreement on the programme of …": the second noun is the first one's subject
        found.append(_Instrument(_kinds()[match["noun"].lower()], match.start(), match.end()))
    return found


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    for instrument in _instruments(sentence):
        signed = _signing(instrument, sentence)
        if signed is not None or _listed(sentence):
            yield from _agreements(instrument, signed, sentence, discourse)


def _signing(instrument: _Instrument, sentence: Sentence) -> int | None:
    """Where the verb stands that says the instrument was concluded; None where none does."""
    text = sentence.tagged.text
    for match in _SIGNED.finditer(text):
        before, after = match.end() <= instrument.start, match.start() >= instrument.end
        gap = text[match.end() : instrument.start] if before else text[instrument.end : match.start()]
        if (before or after) and len(gap) < 200 and not re.search(r"[.;](?!\d)", gap):
            clause = text[: match.start()] if before else text[: instrument.start] + gap
            if is_stated_before(clause) and is_stated_before(text[: match.start()]):
                return match.start()
    return None


def _listed(sentence: Sentence) -> bool:
    """An item of a list of agreements states each by its name and date."""
    headings = " ".join((sentence.block.section[-1] if sentence.block.section else "", sentence.block.lead))
    return (
        sentence.block.kind is BlockKind.LIST_ITEM
        and re.search(r"agreements|treaties|documents|legal (?:basis|framework)|memoranda", headings, re.I)
        is not None
    )


def _agreements(
    instrument: _Instrument, signed: int | None, sentence: Sentence, discourse: Discourse
) -> Iterator[Agreement]:
    parties = _parties(instrument, sentence, discourse)
    if len(parties) < 2:
        return
    dates = dates_at(sentence, instrument.start)
    agreement = Agreement(
        party=tuple(parties),
        kind=instrument.kind,
        subject=_subject(instrument, sentence),
        place=_place(instrument, signed, sentence),
        signatory=tuple(_signatories(signed, sentence, discourse)),
        level=_level(sentence, instrument),
        evidence=(passage(sentence, "agreements.signed" if signed is not None else "agreements.listed"),),
    )
    yield from (replace(agreement, date=_plain(date)) for date in dates) if dates else (agreement,)


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
    found = _SUBJECT.match(sentence.tagged.text[instrument.end :])
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
    before = _MODIFIERS.search(sentence.tagged.text[: instrument.start])
    words = before.group(1).split() if before else []
    kept: list[str] = []
    for word in reversed(words):
        if word.lower() in _NO_MODIFIERS or not word[0].isalpha():
            break
        kept.insert(0, word)
    return " ".join(kept)


def _place(instrument: _Instrument, signed: int | None, sentence: Sentence) -> Mention | None:
    """The city "in" which it was signed."""
    text = sentence.tagged.text
    for found in re.finditer(r"\b(?:in|at) (?P<city>‹C\d+›)", text):
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
    persons = [discourse.person(unit) for unit in units if unit.kind in (UnitKind.ACTOR, UnitKind.NAME)]
    return list({p.name: p for p in persons if p is not None}.values())


def _level(sentence: Sentence, instrument: _Instrument) -> str:
    """The level of the parties by the words for them: companies before institutions before ministries."""
    text = re.sub(r"\bduring [^,]*,", "", sentence.text)
    words = set(re.findall(r"[\w-]+", text.lower()))
    found = {level for word, level in table("party_levels") if word in words}
    return next((x for x in ("company", "institution", "ministry", "government", "state") if x in found), "")


EXTRACTOR = Extractor(Agreement, _TRIGGERS, _sentences, parsed=False)
