"""Whether the words say that an instrument was concluded, exists, ended, or only that it is wanted.

Terms as in the Vienna Convention on the Law of Treaties (1969), articles 2, 11 and 54.
"""

from __future__ import annotations

import re

from extract.agreements.instruments import Instrument, named_date, noun_ends
from extract.agreements.subjects import subject_at
from extract.lists import either, word_set
from extract.text.modality import is_stated_before
from extract.text.parties import distinct, state_of_unit
from extract.text.sentence import Sentence

__all__ = [
    "ENDED",
    "NOT_CONCLUDED",
    "SIGNED",
    "exists",
    "signing",
]

SIGNED = re.compile(rf"\b{either('signing')}\b", re.IGNORECASE)
ENDED = re.compile(rf"\b{either('ended')}\w*", re.IGNORECASE)
NOT_CONCLUDED = re.compile(rf"\b{either('not_concluded')}\b", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:under|according to|within the framework of|on the basis of|based on|defined by|governed by|regulated by"
    r"|pursuant to|thanks to|provided by)\b(?:(?! and )[^.;]){0,60}$",
    re.IGNORECASE,
)
# "the two countries have a treaty on X, a tax convention and a Trade and Investment Agreement".
_HAS = re.compile(
    r"\b(?:has|have)(?: had| also| both)* an? "
    r"(?:[^.;]*?\b(?:agreement|accord|convention|treaty|pact|memorandum|partnership|framework)\b[^.;]*?"
    r"(?:,|,? and) an? )?"
    r"(?:(?!(?:in|to|for|with|on|of|about|by)\b)[\w&,-]+ ){0,8}$",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\bthere (?:is|are|was|were|has been|have been|exists?)(?: (?!(?:on|over|about|of|for|to)\b)[\w-]+){0,6} $",
    re.IGNORECASE,
)
# "The 1978 Treaty of Friendship constitutes the basis of relations."
_UNDERLIES = re.compile(
    r"\b(?:la(?:id|ys)|constitut|forms?\b|formed|serv|provid|govern|regulat|remain|underpin|guid)\w*\b[^.;]{0,60}"
    r"\b(?:basis|foundations?|framework|cornerstone|bedrock|relations|ties|cooperation)\b",
)
_DATED = re.compile(r"[^.;()]{0,100}\((?:signed )?(?:in |on |of )?‹D\d+›")  # "the treaty on trade (1992)"
_LEGAL_BASIS = re.compile(
    r"\b(?:legal|treaty|contractual|institutional) (?:basis|base|framework|foundations?)\b"
)
_IS = re.compile(
    r"\b(?:documents?|instruments?|agreements?|treaty|basis|framework|foundation)\b[^.;,]{0,60}"
    r" (?:is|was|remains) (?:an?|the) (?:(?!(?:in|to|for|with|on|of|about|by)\b)[\w&,-]+ ){0,8}$"
)
_IN_FORCE = re.compile(r"\b(?:in force|valid) (?:are|is|include)\b", re.IGNORECASE)
# What follows a signature, and dates an instrument only where the signature is not told.
_EFFECT = re.compile(r"force|effect", re.IGNORECASE)
_ONE_SIDED = re.compile(r"^(?:adopted|approved|ratified)", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:both|two|between|sides|parties)\b")
# What a State declares alone, or a body of many adopts.
_UNILATERAL = re.compile(
    r"\bby\b|declaration|independence|sovereignty|resolution|constitution", re.IGNORECASE
)
# "made" and "reached" conclude an agreement only where they stand beside it, and no statement or programme.
_WEAK = re.compile(r"^(?:made|reach)", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?: (?!(?:after|before|when|because|on|about|over|in|to)\b)[\w-]+){0,5} |[^.;]{0,120} (?:was|were) "
)
_OBJECT = re.compile(r" an? (?:[\w‑-]+ ){0,6}")  # "signed a Defence Partnership"
_BRACKETED = re.compile(r"\([^()]*\)")
_PASSIVE = re.compile(r"\b(?:was|were|been) (?:\w+ly |also )?$")
_FAR, _FARTHEST = 200, 500  # characters between a verb and its instrument, or the last of several
_OTHER_CLAUSE = re.compile(r"\b(?:whereas|while|although|though|but|where)\b")
# A verb of its own in the words between an instrument and the verb that concludes it with others.
_CLAUSE = re.compile(
    r"\.(?!\d| ‹[AN])|\b(?:was|were|is|are|has|have|had|which|who)\b"
    r"(?! (?:also |both |still |\w+ly |been )*$)"
)
# What leads from one instrument to the next: "(2013), the Educational …", " between X and Y; a Trade …".
_JOINED = re.compile(
    r"(?: (?:between|with|for|of) [^.;:]{1,160}?)?(?:[\s,]|(?:in |on )?‹D\d+›)*"
    r"(?:[,;/&]|\band\b|\bas well as\b)(?: ?(?:[\w&/-]+|‹[A-Z]\d+›|[,\"“”]))*$"
)
_IS_SIGNED = re.compile(r" (?:was|were|has been|have been) (?:\w+ly )?")
_SUBJECT = re.compile(r" (?:of|on|for|concerning|regarding)(?: (?!and\b|or\b)[\w-]+){1,6}")
_BETWEEN_TWO = re.compile(r"‹[SJ]\d+›[-–—]‹[SJ]\d+›|\bbetween (?:the )?‹[SO]")
_BINDING = frozenset({"agreement", "convention", "memorandum", "protocol", "treaty"})


def signing(instrument: Instrument, sentence: Sentence) -> int | None:
    """Where the verb stands that says the instrument was concluded; None where none does."""
    text = _without_subject(instrument, sentence)
    for match in sorted(SIGNED.finditer(text), key=lambda match: _rank(match, instrument)):
        before, after = match.end() <= instrument.start, match.start() >= instrument.end
        gap = text[match.end() : instrument.start] if before else text[instrument.end : match.start()]
        if not (before or after) or (_parts(gap) if before else _leaves(gap)):
            continue
        if after and text.startswith(" of ", match.end()):  # "the signing of" what is named behind it
            continue
        if instrument.noun in word_set("weak_instruments") and not _is_object(text, gap, before=before):
            continue
        if _WEAK.match(match.group()) and not (instrument.kind in _BINDING and _BESIDE.fullmatch(gap)):
            continue
        if _ONE_SIDED.match(match.group()) and _acts_alone(text, match.start(), sentence):
            continue  # a parliament adopts, a government approves: no instrument between States
        clause = text[: match.start()] if before else text[: instrument.start] + gap
        if is_stated_before(clause) and is_stated_before(text[: match.start()]):
            return match.start()
    return None


def _without_subject(instrument: Instrument, sentence: Sentence) -> str:
    """The tagged words, noun and subject blanked: what it is and is about says nothing of its fate."""
    text, span = sentence.tagged.text, subject_at(instrument, sentence)
    first, last = span or (instrument.end, instrument.end)
    whole = [] if SIGNED.search(text, instrument.end, first) else [(instrument.end, first)]
    noun = [] if text.startswith(" to ", instrument.end) else [(instrument.start, instrument.end)]
    for begin, end in (*noun, *whole, (first, last)):  # "they plan to" is a verb
        text = text[:begin] + " " * (end - begin) + text[end:]
    return text


def _rank(verb: re.Match[str], instrument: Instrument) -> tuple[bool, bool]:
    """Signature before entry into force; a passive verb that stands before may belong to another instrument."""
    passive = verb.end() <= instrument.start and _PASSIVE.search(verb.string[: verb.start()]) is not None
    return _EFFECT.search(verb.group()) is not None, passive


def _leaves(gap: str) -> bool:
    """Whether the words between an instrument and a verb behind it are more than further instruments.

    "A treaty, a protocol and a memorandum on health were signed": all three are."""
    gap = _BRACKETED.sub(lambda aside: " " * len(aside[0]), gap)
    others = noun_ends(gap)
    if not others:
        return len(gap) >= _FAR or re.search(r"[.;](?!\d| ‹[AN])", gap) is not None
    return len(gap) >= _FARTHEST or _CLAUSE.search(gap) is not None or _JOINED.match(gap[: others[0]]) is None


def _is_object(text: str, gap: str, *, before: bool) -> bool:
    """Whether just what stands beside the verb is signed: "signed a charter", "the X–Y charter was signed"."""
    if before:
        return _OBJECT.fullmatch(gap) is not None
    return _IS_SIGNED.fullmatch(gap) is not None and _BETWEEN_TWO.search(text) is not None


def _parts(gap: str) -> bool:
    """Whether the words between a verb and an instrument keep them apart: a clause's end, another instrument.

    In "signed a treaty and a protocol" both are signed; in "signed a treaty to implement the convention" one is.
    """
    if len(gap) >= _FAR or re.search(r"[.;](?!\d| ‹[AN])", gap):
        return True
    if _OTHER_CLAUSE.search(gap):
        return True
    gap = _BRACKETED.sub(lambda aside: " " * len(aside[0]), gap)  # "a memorandum of understanding (MoU)"
    ends = (end for end in noun_ends(gap) if gap[end:] != " ")  # a "Partnership Agreement" is one
    others = [end for end in ends if _SUBJECT.fullmatch(gap[:end]) is None]
    return (
        bool(others)
        and re.search(
            r"(?:,|\band|as well as|followed by)(?: [\"“«]?(?:[\w&-]+|‹[A-Z]\d+›),?){0,6} [\"“«]?$",
            gap[others[-1] :],
        )
        is None
    )


def _acts_alone(text: str, verb: int, sentence: Sentence) -> bool:
    """Whether only one State is named before a verb, and no word says that the other joins in."""
    named = distinct(state_of_unit(unit) for unit in sentence.between(0, verb) if unit.kind in "SJA")
    if len(named) >= 2 or _TOGETHER.search(text):
        return False
    passive = re.search(r"\bwas (?:\w+ly )?$", text[:verb]) is not None
    return bool(named) or not passive or _UNILATERAL.search(text) is not None


def exists(instrument: Instrument, sentence: Sentence) -> bool:
    """ "under the 1995 treaty", "the two countries have a tax treaty", "in force are …": one that is there."""
    text = sentence.tagged.text
    before, after = text[: instrument.start], text[instrument.end :]
    if not is_stated_before(before):
        return False
    if instrument.kind in _BINDING and any(p.search(before) for p in (_IN_FORCE, _HAS, _THERE, _IS)):
        return True
    dated = named_date(instrument, sentence) is not None or _DATED.match(after) is not None
    if _UNDERLIES.search(after) and (dated or _LEGAL_BASIS.search(after)):
        return True
    if _REPORTED.search(before) is None:
        return False
    return dated or re.search(r"^[^.;,]{0,80}\bbetween\b", after) is not None
