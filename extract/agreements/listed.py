"""Lists of agreements: under a heading, behind a line that introduces them, or counted up in a sentence."""

from __future__ import annotations

import re

from extract.agreements.concluded import NOT_CONCLUDED, SIGNED
from extract.agreements.instruments import Instrument
from extract.article import BlockKind
from extract.lists import word_set
from extract.text.modality import is_stated_before
from extract.text.sentence import Sentence

__all__ = ["HEADED", "introduced", "is_listed", "is_outcome", "is_stated_list"]

_BASIS = r"(?:legal|treaty|contractual|treaty-legal|contractual-legal) (?:basis|base|framework)"
_SUCH_AS = (
    r"(?:,? such as|,? including|,? among (?:them|others)\b:?|,? namely|,? notably|,? inter alia|,? e\.g\."
    r"|,? (?:especially|in particular|particularly)|:"
    r"| (?:include[sd]?|comprises?|consists? of)\b(?! in\b)| are(?= (?:the|an?|[A-Z])\b(?! (?:in force|signed))))"
)
_LISTS = re.compile(
    r"\b(?:(?:agreements|treaties|conventions|accords|memoranda|mous|documents|instruments|protocols"
    rf"|{_BASIS})\b[^.;()]{{0,60}}?{_SUCH_AS}|(?:signed|concluded)[^.;()]{{0,60}}:)",
    re.IGNORECASE,
)
_HAS_VERB = re.compile(r"\b(?:is|are|was|were|has|have)\b")
HEADED = re.compile(
    rf"agreements|treaties|documents|{_BASIS}|memoranda|instruments|\bmous\b|protocols", re.IGNORECASE
)
# What tells of a list that its members are there, where no verb says that they were signed.
_EXISTENT = re.compile(
    r"\b(?:in (?:force|place|effect)|bilateral|between|existing|current|important|main|key|ha(?:s|ve)"
    rf"|there (?:are|is)|{_BASIS})\b",
    re.IGNORECASE,
)
_TITLE = 4  # words of "Agreements and MoUs:"
_ENTRY = re.compile(r"(?:[Oo]n |[Ii]n )?‹D\d+›\s*[,:–—-]\s*(?:the |an? )?")  # "On 3 May 2011, agreement on …"


# "These include X, Y and Z.": of the agreements that the sentence before says were signed.
_THESE = re.compile(
    r"(?:These|They|Those|Such|Among (?:them|these|those))\b[^.;:‹]{0,20}?\b(?:include[sd]?|are|were)\b"
)
_MANY = re.compile(
    r"\b(?:agreements|treaties|conventions|accords|memoranda|mous|documents|instruments)\b", re.IGNORECASE
)
_ON_A_DATE = re.compile(r"(?<!since )(?<!since the )\b(?:1[89]|20)\d\d\b", re.IGNORECASE)
_COUNTED = re.compile(r"\(‹D\d+›\)[,;] .*\(‹D\d+›\)")


def introduced(text: str) -> re.Match[str] | None:
    """The words that introduce agreements: "several agreements, such as", "The legal basis includes"."""
    return _LISTS.search(text)


def is_stated_list(lists: re.Match[str], text: str) -> bool:
    """Whether the agreements that a sentence introduces so were concluded, or are there."""
    head = text[: lists.end()]
    if NOT_CONCLUDED.search(head) or not is_stated_before(head):
        return False
    title = lists.end() < len(text) and head.endswith(":") and len(head.split()) <= _TITLE
    return title or any(found is not None for found in (SIGNED.search(text), _EXISTENT.search(head)))


def is_listed(sentence: Sentence) -> bool:
    """Whether an item, or a line without a verb, stands in a list of agreements: each is concluded."""
    if _THESE.match(sentence.text):
        return _is_of_those_before(sentence)
    block = sentence.block
    headings = (block.lead, *block.above[-1:])
    if not any(HEADED.search(words) and not NOT_CONCLUDED.search(words) for words in headings):
        return False
    if block.kind is BlockKind.LIST_ITEM or _HAS_VERB.search(sentence.text):
        return block.kind is BlockKind.LIST_ITEM
    # Behind a label ("Agreements: ...") the stop ends the list, as it does behind what is counted up with dates.
    counted = HEADED.search(block.lead) or _COUNTED.search(sentence.tagged.text)
    return not sentence.text.endswith(".") or counted is not None


def _is_of_those_before(sentence: Sentence) -> bool:
    """Whether the sentence before says of several agreements that they were signed, on no one date, or are there."""
    text = sentence.article.text[sentence.block.start : sentence.start].rstrip().rstrip(".")
    before = text.rpartition(". ")[2]
    head = _MANY.search(before)
    if (
        head is None
        or NOT_CONCLUDED.search(before)
        or not is_stated_before(before)
        or _ON_A_DATE.search(before)
    ):
        return False
    return SIGNED.search(before) is not None or _EXISTENT.search(before) is not None


def is_outcome(instrument: Instrument, sentence: Sentence) -> bool:
    """Whether an item names an instrument and says no more: "3 May 2011: X to Oslo; joint declaration on …"."""
    if sentence.block.kind is not BlockKind.LIST_ITEM or instrument.noun in word_set("weak_instruments"):
        return False
    if _ENTRY.fullmatch(sentence.tagged.text[: instrument.start]):
        return True
    own = sentence.tagged.text[instrument.first : instrument.start]
    return instrument.first > 0 and re.fullmatch(r"(?:[\w-]+ ){0,4}", own) is not None
