"""What an instrument is about: the words after its noun, before it, or in the sentence around it."""

from __future__ import annotations

import re

from extract.agreements.instruments import Instrument, noun_ends
from extract.lists import either, word_set
from extract.text.numbers import SUM_WORDS
from extract.text.sentence import Sentence

__all__ = ["subject_of", "subject_span"]

_ABOUT = f"(?i:{either('instrument_prepositions')})"
_SUBJECT = re.compile(
    r"^(?: \([^)]*\))?(?:(?: (?:was|were) (?:signed|concluded|reached)(?: (?:in|on) ‹[CD]\d+›)*)?"
    r" between [^.;]{1,240}?(?: |, )"
    rf"(?:{_ABOUT}|(?<!Ministry )(?<!Ministries )for)"
    r"|(?: (?:signed|concluded) (?:with|by|between) [^.;]{1,60}?"
    r"| (?:was|were|(?:has|have|had) been) (?:also )?(?:signed|concluded)(?: (?:in|on) ‹[CD]\d+›)*)?"
    rf" (?:{_ABOUT}|for|of(?! ‹(?!N))))(?! (?:the )?(?:‹D|years\b|period\b))"
    r" (?P<subject>.+?)(?= (?:was|were|is|has|have|had|signed|concluded|entered|came|which|that|during)\b"
    r"| between (?=the|‹|their|both|two)| with (?:the )?‹| by (?:the )?‹| (?:in|on|at|since) ‹| of ‹(?!N)| to establish"
    r"|[.;:(\"”»]|, (?!(?:[\w-]+(?: [\w-]+)?, )*(?:[\w-]+(?: [\w-]+)? )?and\b)| for ‹|$)"
)
# "The border is defined by the 1995 treaty": what the treaty is about comes first.
_DEFINED = re.compile(
    r"^(?:The |the )?(?P<subject>.{3,80}?) (?:is|are|was|were) (?:defined|governed|regulated) by\b"
)
# "According to an agreement between X and Y, the islands were ceded."
_ACCORDING = re.compile(r"^(?:According to|Under) an? [^,;.]* between [^,;.]*, (?P<subject>[^,;.]{5,100})")
_PURPOSE = re.compile(
    r" to (?:establish|promote|develop|deepen|strengthen|avoid|expand|boost|set out(?: areas of)?|regulate|facilitate)"
    r" (?P<subject>[\w -]{4,60}?)(?= between| of the| in | with |[,.;]|$)"
)
# "an agreement to improve air links was signed", "a treaty was signed in Lima in 1990 to restore relations"
_INFINITIVE = re.compile(
    r"^(?: \([^)]*\))?(?: worth \S+(?: [bmtr]+illion)?)?(?: between [^.;,]{1,80}?)?"
    r"(?: (?:was|were|has been|have been) (?:signed|concluded|reached))?"
    r"(?:(?: (?:in|on|at) (?:the )?‹[CSD]\d+›,?)* to (?P<subject>(?!be\b)[a-z-]+ [^.;,(‹]{3,80}?)"
    # "an agreement strengthening military ties"
    rf"| (?P<doing>(?!{either('no_purposes')}\b)[a-z-]+ing [^.;,(‹]{{3,80}}?))"
    r"(?= between | with (?:the )?‹| (?:was|were|is|has|have|had)\b|,? (?:in|on|by) (?:the )?‹|[.,;(‹]|$)"
)
_QUOTED = re.compile(r"^,? [\"“«'‘](?:On |on )?(?:the )?(?P<subject>[^\"”»]{3,120}?)\.?[\"”»'’]")
_MODIFIERS = re.compile(r"((?:(?:[\w‑-]+,?|‹[NO]\d+›|&) ){0,8})$")
_AND = frozenset({"and", "&"})
_MOST = 4  # words before the noun, or before what "and" joins to them
_VERB = re.compile(r"[a-z]\w*ed")


def subject_span(instrument: Instrument, sentence: Sentence) -> tuple[int, int] | None:
    """The span in the article of the words after the noun that say what it is about."""
    after = sentence.tagged.text[instrument.end :]
    found = _QUOTED.match(after) or _SUBJECT.match(after)
    if found is None:
        return None
    return sentence.tagged.source(
        instrument.end + found.start("subject"), instrument.end + found.end("subject")
    )


def subject_of(instrument: Instrument, sentence: Sentence) -> str:
    """What the instrument is about: "on …" after its noun, else the words before it ("trade agreement")."""
    span = subject_span(instrument, sentence)
    if span is not None:
        return sentence.article.text[span[0] : span[1]].strip(" ,'’”")
    own = instrument.noun.partition(" of ")[2]
    return (
        instrument.about
        or _modifiers(instrument, sentence)
        or _around(instrument, sentence)
        or (own if "cooperation" in own else "")
    )


def _modifiers(instrument: Instrument, sentence: Sentence) -> str:
    """The words before the noun that say more than that there is one: "a Trade and Cooperation Agreement"."""
    before = sentence.tagged.text[: instrument.start]
    found = _MODIFIERS.search(before)
    own = found.group(1).split() if found else []
    opens = found is not None and found.start() == 0
    first = joined = len(own)
    while first and joined - first < _MOST and _modifies(own[first - 1]):
        first -= 1
        while first and (words := _joined(own, first, opens=opens and first == 2)):
            first = joined = first - words
    if first == len(own) or all(noun_ends(word) for word in own[first:]):  # "a protocol agreement"
        return ""
    start = instrument.start - len(" ".join(own[first:])) - 1
    begin, end = sentence.tagged.source(start, instrument.start - 1)
    return sentence.article.text[begin:end].strip()


def _modifies(word: str) -> bool:
    if word in _AND or _VERB.fullmatch(word):
        return False
    if word.lower() in word_set("instrument_determiners") or word.lower() in SUM_WORDS:
        return False
    return (word[0].isalpha() or word[0] == "‹") and not word.endswith(",")


def _joined(own: list[str], first: int, *, opens: bool) -> int:
    """How many words before `first` belong to the same name: "Trade and …", "Partnership, Trade and …".

    `opens` where they open the sentence, and so have a capital of their own."""
    before, beside = own[first - 1], own[first]
    if before in _AND:
        if first < 2:
            return 0
        other = own[first - 2]
        alike = opens or other[0].isupper() == beside[0].isupper()
        is_name = _modifies(other) and (other.lower() in word_set("weak_instruments") or not noun_ends(other))
        return 2 if alike and is_name else 0
    listed = before.endswith(",") and not _AND.isdisjoint(own[first:])
    return 1 if listed and before[0].isupper() and beside[0].isupper() else 0


def _around(instrument: Instrument, sentence: Sentence) -> str:
    """A subject told elsewhere in the sentence: the purpose behind it, or what the instrument defines."""
    text = sentence.text
    behind = sentence.tagged.source(instrument.end, instrument.end)[0] - sentence.start
    infinitive = _INFINITIVE.match(sentence.tagged.text[instrument.end :])
    if infinitive is not None:
        group = "subject" if infinitive["subject"] else "doing"
        first, last = (instrument.end + at for at in infinitive.span(group))
        begin, end = sentence.tagged.source(first, last)
        return sentence.article.text[begin:end].strip()
    found = _PURPOSE.search(text, behind) or _DEFINED.match(text) or _ACCORDING.match(text)
    return found["subject"] if found else ""
