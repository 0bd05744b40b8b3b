"""What an instrument is about: the words after its noun, before it, or in the sentence around it."""

from __future__ import annotations

import re

from extract.agreements.instruments import Instrument
from extract.lists import word_set, words
from extract.text.sentence import Sentence

__all__ = ["subject_of", "subject_span"]

_ABOUT = "|".join(words("instrument_prepositions"))
_SUBJECT = re.compile(
    r"^(?: \([^)]*\))?(?: between [^.;]{1,240}?(?: |, )"
    rf"(?:{_ABOUT}|(?<!Ministry )(?<!Ministries )for)"
    r"|(?: (?:signed|concluded) (?:with|by|between) [^.;]{1,60}?)?"
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
_QUOTED = re.compile(r"^,? [\"“«'‘](?:On |on )?(?:the )?(?P<subject>[^\"”»]{3,120}?)\.?[\"”»'’]")
_MODIFIERS = re.compile(r"((?:(?:[\w-]+|‹[NO]\d+›) ){0,4})$")


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
        return sentence.article.text[span[0] : span[1]].strip(" ,")
    own = instrument.noun.partition(" of ")[2]
    return _modifiers(instrument, sentence) or _around(sentence) or (own if "cooperation" in own else "")


def _modifiers(instrument: Instrument, sentence: Sentence) -> str:
    """The words before the noun that say more than that there is one."""
    before = sentence.tagged.text[: instrument.start]
    modifiers = _MODIFIERS.search(before)
    start = instrument.start
    for word in reversed(modifiers.group(1).split() if modifiers else []):
        if word.lower() in word_set("instrument_determiners") or not (word[0].isalpha() or word[0] == "‹"):
            break
        start = before.rindex(word, 0, start)
    if start == instrument.start:
        return ""
    first, last = sentence.tagged.source(start, instrument.start - 1)
    return sentence.article.text[first:last].strip()


def _around(sentence: Sentence) -> str:
    """A subject told elsewhere in the sentence: the purpose, or what the instrument defines."""
    text = sentence.text
    found = _PURPOSE.search(text) or _DEFINED.match(text) or _ACCORDING.match(text)
    return found["subject"] if found else ""
