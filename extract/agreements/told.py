"""Agreements told in sentences or named as items of a list, and the ends of such agreements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from extract.agreements.concluded import ENDED, NOT_CONCLUDED, SIGNED, exists, signing
from extract.agreements.details import dates_of, level_of, place_of, plain, signatories_of, visit_date
from extract.agreements.enumerated import agreements_enumerated
from extract.agreements.instruments import Instrument, instruments_in, is_plural, named_date
from extract.agreements.listed import introduced, is_listed, is_outcome, is_stated_list
from extract.agreements.parties import each_with, parties_of
from extract.agreements.plurals import is_count, is_vague, subjects_each
from extract.agreements.subjects import subject_of
from extract.agreements.topics import agreements_on_topics
from extract.facts import Agreement
from extract.registry import passage
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit

__all__ = ["agreements_told"]

_OPENS = re.compile(r"(?:The|This|That) (?:new |said |latter )?")
# What follows a signature and is not its day.
_FOLLOWS = re.compile(r"(?:ratif|approv)|[^.;]{0,20}\b(?:force|effect)", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:the|this|that|said|its) $", re.IGNORECASE)
_COPULA = re.compile(r"\b(?:was|is|became|remains) (?:an?|the|one|‹[SJ]\d+›)(?!\w)[^,;]*$")
# "signed a treaty, the first treaty of X with Asia"
_THE_FIRST = re.compile(
    r", (?:the|its|their|‹[SJ]\d+›(?:['’]s?)?) (?:first|second|third|only|sole|last|oldest|earliest)\b[^,;]*$"
)
_KNOWN_AS = re.compile(r"\b(?:known as|called|named|titled|entitled) [^;]*$")
_ON_THE_DAY = re.compile(
    r"‹D\d+›(?: (?:that|when|on which|as))? the $"
)  # "on the same day the treaty was signed"
_OPEN_BRACKET = re.compile(r"\([^()]*$")


def agreements_told(sentence: Sentence, discourse: Discourse) -> Iterator[Agreement]:
    """The agreements that a sentence says were concluded or exist, save what the row around it has told."""
    if any(isinstance(fact, Agreement) and _holds(fact, sentence) for fact in discourse.facts):
        return
    instruments = instruments_in(sentence)
    if not instruments:
        yield from agreements_on_topics(sentence, discourse)
    yield from list(agreements_enumerated(sentence, discourse)) or _named(instruments, sentence, discourse)


def _named(instruments: list[Instrument], sentence: Sentence, discourse: Discourse) -> Iterator[Agreement]:
    """The agreements of nouns that stand for one each."""
    text = sentence.tagged.text
    lists = introduced(text)
    carried = ""
    for i, instrument in enumerate(instruments):
        if lists is not None and lists.start() <= instrument.start < lists.end():
            continue  # "several agreements, such as …": the members count, not the head
        if (i and _is_same(instrument, instruments[i - 1], sentence)) or _was_told(
            instrument, text, discourse
        ):
            continue
        if NOT_CONCLUDED.search(text[instrument.first : instrument.last]) or is_count(instrument, text):
            continue
        inherited = carried if _OPEN_BRACKET.search(text[: instrument.start]) else ""
        if _ends(instrument, instruments[i + 1 :], text):
            yield from _terminated(instrument, sentence, discourse, inherited)
            continue
        signed = signing(instrument, sentence)
        known = _spoken_of(instrument, sentence, discourse)
        if known is not None:
            yield from _told_more(known, instrument, signed, sentence)
            continue
        carried = subject_of(instrument, sentence)
        if lists is not None and instrument.start >= lists.end() and is_stated_list(lists, text):
            behind = signed if signed is not None and signed > instrument.end else None
            yield from _agreements(instrument, behind, sentence, discourse, inherited)
        elif (
            signed is not None
            or is_listed(sentence)
            or is_outcome(instrument, sentence)
            or exists(instrument, sentence)
        ):
            yield from _agreements(instrument, signed, sentence, discourse, inherited)


def _spoken_of(instrument: Instrument, sentence: Sentence, discourse: Discourse) -> Agreement | None:
    """The agreement that the sentences before told of, where "The treaty" opens this one."""
    if not _OPENS.fullmatch(sentence.tagged.text[: instrument.start]) or subject_of(instrument, sentence):
        return None
    last = next((fact for fact in reversed(discourse.facts) if isinstance(fact, Agreement)), None)
    return last if last is not None and last.evidence[0].start >= sentence.block.start else None


def _told_more(
    known: Agreement, instrument: Instrument, signed: int | None, sentence: Sentence
) -> Iterator[Agreement]:
    """The day of signature that was not told before; the day of entry into force makes no other agreement."""
    if signed is None or known.date is not None or _FOLLOWS.match(sentence.tagged.text, signed):
        return
    for date in dates_of(instrument, signed, sentence)[:1]:
        yield replace(known, date=plain(date), evidence=(passage(sentence, "agreements.signed"),))


def _was_told(instrument: Instrument, text: str, discourse: Discourse) -> bool:
    """Whether "on the same day the treaty was signed" takes up one of the kind that the section has told of."""
    told = (fact.kind for fact in discourse.facts if isinstance(fact, Agreement))
    return _ON_THE_DAY.search(text[: instrument.start]) is not None and instrument.kind in told


def _holds(fact: Agreement, sentence: Sentence) -> bool:
    """Whether the passage of a fact is the row in which a sentence stands."""
    spans = ((passage.start, passage.end) for passage in fact.evidence)
    return any(begin < sentence.start and sentence.end <= end for begin, end in spans)


def _is_same(instrument: Instrument, before: Instrument, sentence: Sentence) -> bool:
    """Whether an instrument is the one just named: "the agreement", or in brackets behind it, undated."""
    text = sentence.tagged.text
    if _OPEN_BRACKET.search(text[before.end : instrument.start]):
        return named_date(instrument, sentence) is None
    between = text[before.end : instrument.start]
    if any(pattern.search(between) for pattern in (_COPULA, _KNOWN_AS, _THE_FIRST)):
        return before.kind != "other"  # "the key document is the Agreement on …" names but this one
    bare = _AGAIN.search(text[: instrument.start]) and not is_plural(instrument)
    bare = (
        bare and "operation" not in instrument.noun and not instrument.about
    )  # "the Programme of Cooperation", "the DTAA" are others
    return (
        bool(bare) and re.match(r"(?: \([^)]*\))? (?:of|on|between|with)\b", text[instrument.end :]) is None
    )


def _ends(instrument: Instrument, others: list[Instrument], text: str) -> bool:
    """Whether the sentence says that this instrument ended: not one named between it and the verb."""
    ended = ENDED.search(text, instrument.first, instrument.last)
    if ended is None:
        return False
    nearer = [other for other in others if other.end <= ended.start() and other.first > 0]
    return not nearer


def _terminated(
    instrument: Instrument, sentence: Sentence, discourse: Discourse, carried: str
) -> Iterator[Agreement]:
    """ "On 3 May 2010 X denounced the treaty signed on 4 June 1999": signed then, terminated now.

    Where the day of signature comes only in a later sentence of the paragraph, the end waits for it.
    """
    text = sentence.tagged.text
    ended = ENDED.search(text)
    if ended is None or not is_stated_before(text[: ended.start()]):
        return
    own = _signature_dates(instrument, ended, sentence)
    after = dates_at(sentence, ended.end(), before=ended.end())
    before = dates_at(sentence, ended.start(), after=min(instrument.start, ended.start()))
    ends = [unit for unit in [*after, *before] if unit not in own]
    end = ends[0].when if ends else discourse.ended
    if not own:
        discourse.ended, discourse.ended_subject = end, subject_of(instrument, sentence)
        return
    carried = carried or discourse.ended_subject
    for agreement in _agreements(instrument, instrument.end, sentence, discourse, carried):
        yield replace(agreement, date=plain(own[0]), terminated=end)


def _signature_dates(instrument: Instrument, ended: re.Match[str], sentence: Sentence) -> list[Unit]:
    """The day of signature told beside that of the end: after "signed", or in "the 1995 treaty"."""
    named = named_date(instrument, sentence)
    signed = SIGNED.search(sentence.tagged.text, instrument.end)
    if named is not None:
        return [named]
    if signed is None:  # "signed a pact in 1974, but it was ended in 1992"
        before = SIGNED.search(sentence.tagged.text, instrument.first, instrument.start)
        own = (instrument.start, ended.start()) if before and ended.start() > instrument.end else None
        return dates_at(sentence, instrument.end, before=own[0], after=own[1])[:1] if own else []
    stop = ended.start() if ended.start() > signed.end() else None
    return dates_at(sentence, signed.end(), before=signed.end(), after=stop)[:1]


def _agreements(
    instrument: Instrument, signed: int | None, sentence: Sentence, discourse: Discourse, carried: str
) -> Iterator[Agreement]:
    """The agreement of a noun, once for each date; `carried` is the subject told before."""
    parties = parties_of(instrument, sentence, discourse)
    if len(parties) < 2:
        return
    dates = dates_of(instrument, signed, sentence)
    whole = subject_of(instrument, sentence) or carried
    if not (whole or dates) or is_vague(instrument, whole, dates, sentence.tagged.text):
        return
    rule = "agreements.signed" if signed is not None else "agreements.listed"
    pairs = each_with(instrument, parties, sentence) if is_plural(instrument) else [parties]
    for pair, subject in product(pairs, subjects_each(whole, instrument, sentence)):
        agreement = Agreement(
            party=tuple(pair),
            kind=instrument.kind,
            subject=subject,
            place=place_of(instrument, sentence),
            signatory=tuple(signatories_of(signed, sentence, discourse)),
            level=level_of(instrument, subject, sentence),
            evidence=(passage(sentence, rule),),
        )
        if dates:
            yield from (replace(agreement, date=plain(date)) for date in dates)
        else:
            yield replace(agreement, date=visit_date(sentence, discourse))
