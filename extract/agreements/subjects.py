"""What an instrument is about: the words after its noun, before it, or in the sentence around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.agreements.instruments import Instrument, noun_ends, noun_spans
from extract.lists import either, table, word_set
from extract.text.numbers import SUM_WORDS
from extract.text.sentence import Sentence

__all__ = ["purpose_span", "subject_at", "subject_of", "subject_span"]

_ABOUT = f"(?i:{either('instrument_prepositions')})"
# A member of a list: "civil nuclear cooperation".
_WORDS = (
    r"(?!(?:the|he|she|they|which|where|who|during|after)\b)"
    r"(?:[\w-]+|‹[NCOJ]\d+›)(?: (?:&|[\w-]+|‹[NCOJ]\d+›)){0,3}?"
)
_SUBJECT = re.compile(
    r"^(?: \([^)]*\))?(?:(?: (?:was|were) (?:signed|concluded|reached)(?: (?:in|on) ‹[CD]\d+›)*)?"
    r" between [^.;]{1,240}?(?: |, )"
    rf"(?:{_ABOUT}|(?<!Ministry )(?<!Ministries )for)"
    r"|(?: (?:signed|concluded) (?:with|by|between) [^.;]{1,60}?"
    r"| (?:was|were|(?:has|have|had) been) (?:also )?(?:signed|concluded|in place)"
    r"(?: (?:in|on) ‹[CD]\d+›)*)?"
    rf"(?: [–—-])? (?:{_ABOUT}|for|of(?! ‹(?!N))))"
    r"(?! (?:the )?(?:(?:years|period|occasion|sidelines|margins|invitation)\b"
    r"|th(?:is|at|ese) (?:subject|effect|matter|issue|area|field|regard|purpose|end)s?\b"
    r"|‹D|(?:(?:US|USD|EUR|INR|Rs\.?) ?[$€£¥]?|[$€£¥]) ?\d))"
    r" (?P<subject>.+?)(?= (?:was|were|is|has|have|had|signed|concluded|entered|came|took|takes|which|that|during)\b"
    r"| between (?=the|‹|their|both|two)| with (?:the )?‹| by (?:the )?‹| (?:in|on|at|since) ‹"
    r"| of ‹(?:[^NS]|S\d+›(?:,| and| between))"
    r"| to establish| [-–—] "
    rf"|[.;:(\"”»]|, (?!(?:{_WORDS}, )*(?:{_WORDS},? )?(?:and|&)\b)| for ‹|$)"
)
# "The border is defined by the 1995 treaty": what the treaty is about comes first.
# So is what came into being by it: "The Council was set up under a memorandum signed in 1995".
_DEFINED = re.compile(
    r"^(?:The |the )?(?P<subject>[^,;.]{3,80}?) (?:is|are|was|were|has been|have been) (?:also |\w+ly )?"
    r"(?:(?:defined|governed|regulated|covered) by|based on"
    r"|(?:established|set up|created|formed|instituted|constituted|launched|institutionali[sz]ed|formali[sz]ed|held)"
    r"(?: between the two (?:countries|sides))?(?: (?:on|in) [^,.;]{4,20})?"
    r" (?:by|upon(?: the)? signature of|under|through|on the basis of|pursuant to|in accordance with|as per"
    r"|vide|with))\b"
)
# Those who concluded it, where they are no States: "MoU between the University of X and the Academy of Y".
_BETWEEN = re.compile(
    r"^(?: \([^)]*\))?(?: (?:was|were|has been|have been|also|signed|concluded)){0,4} between (?:the )?"
    r"(?P<subject>[^.;,(]{3,160}?)(?= (?:was|were|has|have|had|signed|concluded|during|entered|which|to)\b"
    r"|,? (?:in|on|at) ‹| (?:on|in the|for|concerning|regarding) | [a-z]+ing\b|[.;,(]|$)"
)
_NO_INSTITUTION = re.compile(
    r"‹[SJAD]\d+›|[Gg]overnments?|[Rr]epublics?|[Mm]inist(?:ry|ries|ers?)|[Ff]oreign|[Aa]ffairs|[a-z]+|[^\w‹›]+"
)
# "According to an agreement between X and Y, the islands were ceded."
_ACCORDING = re.compile(r"^(?:According to|Under) an? [^,;.]* between [^,;.]*, (?P<subject>[^,;.]{5,100})")
_PURPOSE = re.compile(
    r" to (?:(?:explore|encourage|enhance|foster|support) and )?(?:establish|promote|develop|deepen|strengthen|avoid"
    r"|expand|boost|set out(?: areas of)?|regulate|facilitate|explore|encourage|enhance|foster|support)"
    r" (?P<subject>[\w -]{4,60}?)(?= between| of the| in | with |[,.;]|$)"
)
# The words of a phrase, over the names in it, to its end: "the basis for Switzerland to offset emissions".
_PHRASE = r"(?:[^.;,(‹]|(?<!between )(?<!with )‹[^D]\d+›){3,120}?"
# "an agreement to improve air links was signed", "a treaty was signed in Lima in 1990 to restore relations"
_INFINITIVE = re.compile(
    r"^(?: \([^)]*\))?(?: worth \S+(?: [bmtr]+illion)?)?(?: between [^.;,]{1,80}?)?"
    r"(?: (?:was|were|has been|have been) (?:signed|concluded|reached))?"
    rf"(?:(?: (?:in|on|at) (?:the )?‹[CSD]\d+›,?)* to (?P<subject>(?!be\b|this\b|that\b)[A-Za-z-]+ {_PHRASE})"
    # "an agreement strengthening military ties"
    rf"| (?P<doing>(?!{either('no_purposes')}\b)[a-z-]+ing {_PHRASE}))"
    r"(?= between | with (?:the )?‹| (?:was|were|is|has|have|had|which|who)\b|,? (?:in|on|by) (?:the )?‹|[.,;(]|$)"
)
# What leads to the next instrument's noun: "and the", ", Bilateral Investment".
_OPENS_NEXT = re.compile(
    r"(?:[,;/]| and| &| as well as)(?: and| \([a-z\d]+\))?(?P<article> (?:the|an?|its|their|another))?"
    r"(?: (?!(?:and|of|on|for|in|to|with|the|as)\b)[\w&-]+){0,6}? $"
)
_QUOTED = re.compile(r"^,? [\"“«'‘](?:On |on )?(?:the )?(?P<subject>[^\"”»]{3,120}?)\.?[\"”»'’]")
_MODIFIERS = re.compile(r"((?:(?:(?<![\w›]['’])(?<!\w)[\w‑-]+,?|‹[NOC]\d+›|&) ){0,8})$")
_ANY = frozenset({"cooperation", "co-operation", "bilateral cooperation", "mutual cooperation"})
_JOINT = re.compile(r"\b(?:[Jj]oint|[Ff]inal) (?:[\w’'-]+ ){0,3}\w+$")
_IN = re.compile(
    r"^ in (?!(?:the )?(?:principle|place|force|effect|order|addition)\b)"
    r"(?!(?:the )?(?:following|various|many|different|fields?|areas?)\b)"
    r"(?:the )?(?P<subject>[^.;,(‹]{3,60}?)"
    r"(?= (?:was|were|is|has|have|signed|between|with|by|during)\b| (?:in|on|at) (?:the )?‹|[.;,(‹]|$)"
)
_AMENDING = re.compile(
    r"^ (?P<subject>(?:amending|supplementing|extending|implementing) [^.;,(‹]{3,80}?)"
    r"(?= between | (?:was|were|is|has|have|had|signed)\b|,? (?:in|on|by) (?:the )?‹|[.,;(‹]|$)"
)
_AND = frozenset({"and", "&"})
_ADJECTIVE = re.compile(r"\w+(?:al|ic)")  # "Political Declaration"
_MOST = 4  # words before the noun, or before what "and" joins to them
_VERB = re.compile(r"[a-z]\w*ed")


def subject_at(instrument: Instrument, sentence: Sentence) -> tuple[int, int] | None:
    """The span in the tagged text of the words after the noun that say what it is about."""
    after = sentence.tagged.text[instrument.end :]
    after = after[: next((start for start in _next_ones(after)), None)]
    found = _QUOTED.match(after) or _SUBJECT.match(after) or _AMENDING.match(after)
    return (instrument.end + found.start("subject"), instrument.end + found.end("subject")) if found else None


def _next_ones(text: str) -> Iterator[int]:
    """Where in the words behind a noun what is said of another instrument begins: ", a Trade Agreement"."""
    for start, _ in noun_spans(text):
        opening = _OPENS_NEXT.search(text[:start])
        if opening and (text[start].isupper() or opening["article"]):
            yield opening.start()


def subject_span(instrument: Instrument, sentence: Sentence) -> tuple[int, int] | None:
    """The same in the article."""
    span = subject_at(instrument, sentence)
    return sentence.tagged.source(*span) if span else None


def subject_of(instrument: Instrument, sentence: Sentence) -> str:
    """What the instrument is about: "on …" after its noun, else the words before it ("trade agreement")."""
    span = subject_span(instrument, sentence)
    said = sentence.article.text[span[0] : span[1]].strip(" ,'’”") if span is not None else ""
    if said and said.lower() not in _ANY:
        return said
    own = instrument.noun.partition(" of ")[2]
    modifiers = _modifiers(instrument, sentence)
    return (
        instrument.about
        or (_field(instrument, sentence) if modifiers.lower() in _ANY else "")
        or modifiers
        or _around(instrument, sentence)
        or said
        or _field(instrument, sentence)
        or (own if "cooperation" in own else "")
        or _institutions(instrument, sentence)
        or _joint(instrument, sentence)
    )


def _joint(instrument: Instrument, sentence: Sentence) -> str:
    """The name of a declaration of which nothing more is told: "Joint Leaders' Statement"."""
    text = sentence.text
    end = sentence.tagged.source(instrument.end, instrument.end)[0] - sentence.start
    found = _JOINT.search(text[:end])
    return found[0] if found is not None and instrument.kind == "declaration" else ""


def _field(instrument: Instrument, sentence: Sentence) -> str:
    """In what a "cooperation agreement" has States cooperate: "in health"."""
    found = _IN.match(sentence.tagged.text[instrument.end :])
    if found is None:
        return ""
    begin, end = sentence.tagged.source(*(instrument.end + at for at in found.span("subject")))
    return sentence.article.text[begin:end]


def _institutions(instrument: Instrument, sentence: Sentence) -> str:
    """The institutions or companies between which it is, where the sentence says no more of it."""
    found = _BETWEEN.match(sentence.tagged.text[instrument.end : instrument.last])
    if found is None:
        return ""
    bodies = {word for word, level in table("party_levels") if level in ("company", "institution")}
    if not _NO_INSTITUTION.sub("", found["subject"]) and bodies.isdisjoint(found["subject"].lower().split()):
        return ""
    first, last = (instrument.end + at for at in found.span("subject"))
    begin, end = sentence.tagged.source(first, last)
    return sentence.article.text[begin:end].strip()


def _modifiers(instrument: Instrument, sentence: Sentence) -> str:
    """The words before the noun that say more than that there is one: "a Trade and Cooperation Agreement".

    An adjective alone takes a declaration's noun along."""
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
    named = instrument.kind == "declaration" and _ADJECTIVE.fullmatch(own[-1]) is not None
    begin, end = sentence.tagged.source(start, instrument.end if named else instrument.start - 1)
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
    if purpose := purpose_span(instrument, sentence):
        return sentence.article.text[slice(*purpose)].strip()
    found = _PURPOSE.search(text, behind) or _DEFINED.match(text) or _ACCORDING.match(text)
    return found["subject"] if found else ""


def purpose_span(instrument: Instrument, sentence: Sentence) -> tuple[int, int] | None:
    """Where in the article stands what an instrument is "to" do, or what it is "governing"."""
    found = _INFINITIVE.match(sentence.tagged.text[instrument.end :])
    if found is None:
        return None
    first, last = found.span("subject" if found["subject"] else "doing")
    return sentence.tagged.source(instrument.end + first, instrument.end + last)
