"""Agreements enumerated behind one plural noun: "agreements on trade (1992) and culture (1995)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.agreements.concluded import exists, signing
from extract.agreements.details import dates_of, plain
from extract.agreements.instruments import (
    Instrument,
    instruments_in,
    is_plural,
    noun_pattern,
    noun_spans,
)
from extract.agreements.listed import introduced, is_listed, is_stated_list
from extract.agreements.parties import parties_of
from extract.agreements.plurals import are_apart, members_of
from extract.edtf import Date
from extract.facts import Agreement
from extract.registry import passage
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence

__all__ = ["agreements_enumerated"]

_ABOUT = r"(?:on|for|about|concerning|regarding|in the (?:fields?|areas?|spheres?) of)"
_AND = r"(?:[,;:]| –)?(?:(?: and| as well as)(?: also)?)?"
_PATTERNS = (
    # "agreements: in 1991 on trade, in July 2008 on taxes and in 2010 on patents"
    rf"{_AND} (?:in|on) (?P<date>‹D\d+›),? {_ABOUT} (?P<subject>[^:;.()]+?)"
    rf"(?=[,;]?(?: and| as well as)? (?:in|on) ‹D\d+›,? {_ABOUT} |[.;]|$)",
    # "agreements on trade (1991), on taxes (2008) and patents (2010)"
    rf"{_AND} (?:{_ABOUT} )?(?:the )?(?P<subject>[^:;.()]{{3,120}}?) \((?:signed )?(?:in |on )?"
    r"(?P<date>‹D\d+›(?:(?:, |,? and )‹D\d+›)*)(?:[,;] (?:in force|effective|ratified)[^()]*)?\)",
)

_BETWEEN = re.compile(rf" between [^.;()]{{1,80}}?(?= {_ABOUT} )")
_SEMICOLONS = re.compile(rf" {_ABOUT}:? (?P<list>[^.:;]+(?:; [^.:;]+){{2,}})")
# "Protocol on …" in such a list, of which the name alone is the subject.
_NOUN = re.compile(rf"^(?:the |an? )?{noun_pattern()}(?i:(?: of understanding)? {_ABOUT}) ")
_LAST_NOUN = re.compile(rf" {noun_pattern()}$")  # "Readmission Agreement"
_INCLUDED = re.compile(rf"(?: {_ABOUT})? (?:the )?(?P<list>[^.;:()]{{4,300}})(?=[.;]|$)")
_FIELDS = re.compile(
    r"\b(?:fields|areas|sectors|spheres)\b", re.IGNORECASE
)  # of which there may be any number
_INTRODUCED = re.compile(r"[^.;()]{0,80}:")
_EXISTING = re.compile(
    r"\b(?:there (?:are|were)|ha(?:ve|s|d)|are bound by|based on|(?:governed|regulated) by)(?: \w+){0,2} $",
    re.IGNORECASE,
)


def agreements_enumerated(sentence: Sentence, discourse: Discourse) -> Iterator[Agreement]:
    """Each of the agreements that a plural noun counts up, between the parties of all of them."""
    for instrument in filter(is_plural, instruments_in(sentence)):
        if not _is_stated(instrument, sentence):
            continue
        parties = tuple(parties_of(instrument, sentence, discourse))
        for subject, date in _members_of(instrument, sentence) if len(parties) == 2 else []:
            yield Agreement(
                party=parties,
                kind=instrument.kind,
                subject=_LAST_NOUN.sub("", _NOUN.sub("", subject)),
                date=date,
                evidence=(passage(sentence, "agreements.enumerated"),),
            )


def _is_stated(instrument: Instrument, sentence: Sentence) -> bool:
    """Whether those that are counted up were concluded, or are there."""
    text = sentence.tagged.text
    lists = introduced(text)
    return (
        signing(instrument, sentence) is not None
        or is_listed(sentence)
        or exists(instrument, sentence)
        or _EXISTING.search(text[: instrument.start]) is not None
        or (lists is not None and is_stated_list(lists, text))
    )


def _members_of(instrument: Instrument, sentence: Sentence) -> Sequence[tuple[str, Date | None]]:
    """Subject and date of each; empty where the noun does not count any up."""
    found = (list(_members(re.compile(pattern), instrument, sentence)) for pattern in _PATTERNS)
    return (
        next((members for members in found if len(members) > 1 and not all(map(_named, members))), [])
        or _undated(instrument, sentence)
        or _included(instrument, sentence)
    )


def _undated(instrument: Instrument, sentence: Sentence) -> list[tuple[str, None]]:
    """ "agreements on tourism; double taxation; Protocol on Health; extradition": the subject of each."""
    found = _SEMICOLONS.match(sentence.tagged.text[instrument.end :])
    if found is None or "‹D" in sentence.tagged.text:
        return []
    begin, end = sentence.tagged.source(*(instrument.end + at for at in found.span("list")))
    members = re.split(r"; (?:and )?", sentence.article.text[begin:end])
    return [(member.strip(), None) for member in members]


def _included(instrument: Instrument, sentence: Sentence) -> list[tuple[str, Date | None]]:
    """ "agreements were signed in 2009, including the recognition of degrees and cooperation in health"."""
    text = sentence.tagged.text
    lists = introduced(text)
    if lists is None or not lists.start() <= instrument.start < lists.end() or _FIELDS.search(lists[0]):
        return []
    found = _INCLUDED.match(text, lists.end())
    if found is None or noun_spans(found["list"]):
        return []
    begin, end = sentence.tagged.source(*found.span("list"))
    members = members_of(sentence.article.text[begin:end])
    dates = dates_of(instrument, signing(instrument, sentence), sentence)
    date = plain(dates[0]) if dates else None
    return [(member, date) for member in members] if len(members) > 1 and are_apart(members) else []


def _members(
    pattern: re.Pattern[str], instrument: Instrument, sentence: Sentence
) -> Iterator[tuple[str, Date]]:
    text, at = sentence.tagged.text, instrument.end
    at = between.end() if (between := _BETWEEN.match(text, at) or _INTRODUCED.match(text, at)) else at
    while match := pattern.match(text, at):
        first, last = sentence.tagged.source(match.start("subject"), match.end("subject"))
        for unit in sentence.between(match.start("date"), match.end("date")):
            if unit.when is not None:
                yield sentence.article.text[first:last].strip(" ,"), unit.when
        at = match.end()


def _named(member: tuple[str, Date]) -> bool:
    """Whether a member has a noun of its own, as in "agreements, such as a treaty on trade (1991)"."""
    return any(not member[0][start:end].isupper() for start, end in noun_spans(member[0]))
