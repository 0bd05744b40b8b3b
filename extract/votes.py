"""Ballots of States on resolutions of international bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import Mention, Vote
from extract.registry import Extractor, passage
from extract.text.discourse import Discourse
from extract.text.masks import Found, compile_pattern
from extract.text.modality import is_stated_before
from extract.text.referents import SUBJECT, states_meant
from extract.text.sentence import Sentence
from extract.text.timing import dates_at

__all__ = ["EXTRACTOR"]

_TRIGGERS = re.compile(
    r"\bvot(?:e|ed|ing)\b|\bballot|\babstain|\bveto(?:ed|ing)\b"
    r"|\b(?:same|identical|similar|this) (?:position|stance|line)\b|\bdid (?:the same|so again)\b",
    re.IGNORECASE,
)
_VOTE_CAST = r"(?:vot(?:ed|ing|e)|cast\s+(?:an?|its|their)\s+(?:vote|ballot)s?)(?:\s+(?:on|in)\s+‹D\d+›)?"
_BALLOTS = {
    "abstention": r"abstain(?:ed|ing)|(?:chose|elected|opted)\s+to\s+abstain",
    "for": rf"{_VOTE_CAST}\s+(?:in\s+fav(?:ou|o)r|for|yes)",
    "against": rf"{_VOTE_CAST}\s+(?:against|no)|veto(?:ed|ing)",
}
_ADVERBS = r"(?:(?:also|again|both|each|later|then|consistently|ultimately)\s+)*"
_AMONG = r"(?:(?:was|were)\s+(?:one\s+of|among)\b[^.;‹]{0,60}?\b(?:that|to|which|who)\s+)?"
_VOTER = rf"{SUBJECT},?\s+(?:ha(?:s|ve|d)\s+)?{_ADVERBS}{_AMONG}"
_VOTED = tuple((ballot, rf"{_VOTER}(?P<ballot>{words})\b") for ballot, words in _BALLOTS.items())
_SAME = (
    rf"{SUBJECT}\s+{_ADVERBS}(?P<ballot>(?:maintained|took|held|repeated|kept|adopted)\s+"
    r"(?:the\s+same|an?\s+identical|a\s+similar|this)\s+(?:position|stance|vote|line)|voted\s+the\s+same\s+way"
    r"|did\s+(?:the\s+same|so\s+again)|voted\s+likewise)\b[^.;]*?\b(?:resolution|vote|text)\b"
)
_BODY = (
    r"@body:O(?:['’]s?)?\s+(?:\w+\s+){0,3}?(?:resolution|vote|motion)",
    r"\b(?:resolution|vote|motion)s?\b[^.;]{0,40}?\b(?:of|by|in|at)\s+(?:the\s+)?@body:O",
    r"^(?:In|At|Before|During)\b[^.;‹]{0,40}@body:O",
    r"\b(?:in|at)\s+the\s+@body:O(?=\s*(?:on\s+‹D\d+›|in\s+‹D\d+›)?\s*\.?$)",
)
# "resolution in 2013" has no number: letters of one are capitals.
_NUMBERED = re.compile(
    r"\b(?i:resolutions?)\s+(?:(?i:no)\.?\s*)?(?P<number>(?:[A-Z]{1,4}[-/ ])?[A-Z]?\d[\w()]*(?:[/.-]\w+)*)"
)
_END = r"(?=\s*(?:[.;]|$|,\s+(?:which|with|while|but|and)\b|\s(?:in|on)\s+‹D\d+›|,?\s+adopted\b|\s+at\s+the\s+‹O))"
_DESCRIBED = compile_pattern(
    r"\b(?:resolution|motion|text|vote)s?\s+(?:adopted\s+(?:in|on|by)\s+\S+\s+)?(?:on\s+(?!‹D)|that\s+|which\s+|to\s+)?"
    rf"(?P<what>(?!‹D|adopted)\S.*?){_END}"
)
_MATTER = compile_pattern(rf"^\s+(?:of\s+)?(?:the\s+|a\s+)?(?P<what>(?!‹D)\S.*?){_END}")


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Vote]:
    found_any = False
    for ballot, pattern in _VOTED:
        for found in sentence.find(pattern):
            for vote in _votes(found, ballot, sentence, discourse):
                found_any = True
                yield vote
    if not found_any:
        yield from _same(sentence, discourse)


def _votes(found: Found, ballot: str, sentence: Sentence, discourse: Discourse) -> Iterator[Vote]:
    body = _body(sentence)
    resolution = _resolution(found, sentence, has_body=body is not None)
    if not resolution or not is_stated_before(found.masked.text[: found.match.start("ballot")]):
        return
    dates = dates_at(sentence, found.match.end("ballot"))
    for voter in states_meant(found, sentence, discourse, attached="ing" in found.words("ballot")):
        yield Vote(
            voter=voter,
            body=body,
            resolution=resolution,
            ballot=ballot,
            date=dates[0].when if dates else None,
            evidence=(passage(sentence, "votes.sentence"),),
        )


def _same(sentence: Sentence, discourse: Discourse) -> Iterator[Vote]:
    """ "It took the same stand on another resolution": as the vote before."""
    former = next((f for f in reversed(discourse.facts) if isinstance(f, Vote)), None)
    for found in sentence.find(_SAME):
        dates = dates_at(sentence, found.match.end("ballot"))
        if former is None or not dates or former.evidence[0].start < sentence.block.start:
            continue
        named = [unit.mention for unit in found.unit_list("subject")]
        for voter in named or [former.voter]:
            yield Vote(
                voter=voter,
                body=_body(sentence) or former.body,
                resolution=_numbered(sentence.text) or f"{former.resolution} (similar resolution)",
                ballot=former.ballot,
                date=dates[0].when,
                evidence=(passage(sentence, "votes.same"),),
            )


def _body(sentence: Sentence) -> Mention | None:
    for pattern in _BODY:
        for found in sentence.find(pattern):
            unit = found.unit("body")
            return unit.mention if unit else None
    return None


def _resolution(found: Found, sentence: Sentence, *, has_body: bool) -> str:
    """Its number, else what it is about; "" where the vote is on no resolution of an international body."""
    begin = found.match.end("ballot")
    text = sentence.tagged.text
    behind = sentence.article.text[found.span("ballot")[1] : sentence.end]
    if number := _numbered(behind) or _numbered(sentence.text):
        return number
    described = _DESCRIBED.search(text, begin) or _DESCRIBED.search(text)
    if described is None and has_body:
        described = _MATTER.match(text[begin:])
        offset = begin
    else:
        offset = 0
    if described is None:
        return ""
    start, end = sentence.tagged.source(offset + described.start("what"), offset + described.end("what"))
    return sentence.article.text[start:end].strip(" ,\"'“”")


def _numbered(words: str) -> str:
    match = _NUMBERED.search(words)
    return f"Resolution {match['number']}" if match else ""


EXTRACTOR = Extractor(Vote, _TRIGGERS, _sentences)
