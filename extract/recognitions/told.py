"""Recognitions told with both States: "X recognised Y in 1991", "Y was recognised by X", "it recognised Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.facts import Fact, Mention, Recognition
from extract.registry import passage
from extract.text.discourse import Discourse
from extract.text.masks import Found
from extract.text.modality import is_stated_before
from extract.text.parties import distinct, state_of_unit
from extract.text.sentence import Sentence
from extract.text.timing import dates_at, is_as_of
from extract.text.units import Unit

__all__ = ["ACTIVE", "HOW", "VERB", "recognitions_told"]

# "recognised", "accorded its recognition to"
VERB = (
    r"(?:recogni[sz](?:ed|es|e|ing)"
    r"|(?:accord|extend|grant|giv|gave|announc|declar)\w*(?: the| its)?"
    r"(?: (?:formal|official|full|diplomatic|de jure|de facto))? recognition (?:to|of))"
)
# What is recognised must be the State itself, its independence or its government.
_OBJECT = (
    r"(?:and (?:\w+ )?(?:establish|maintain|enter into|have)(?:ed)? (?:\w+ ){0,2}(?:relations|ties) with )?"
    r"(?:the |an? )?(?:newly |de jure |de facto |the |restored |re-?established |(?:re)?unified |new |young )*"
    r"(?:(?:restoration|re-?establishment|renewal) of (?:the )?(?=‹|\w+ of (?:the )?‹))?"
    r"(?:(?:disputed |breakaway |separatist |self-proclaimed )*"
    r"(?:(?:re-|state |national |political )?independen\w+|existence"
    r"|sovereignty|statehood|republics?|states?|territor(?:y|ies)|regions?|government)"
    r"(?: and (?:independence|sovereignty))? of (?:the )?)?"
    r"(?:independent |newly independent |Republic of |State of )*"
    r"@object:SJ(?P<list>(?:(?:, |,? and )@S)*)"
)
_MORE = r"(?P<more>(?:(?:, |,? and )@S)*)"
_MORE_BY = r"(?P<more>(?:(?: \(@S\))?(?:, |,? and )(?:the )?@S)*)"
# "by 109 member states, X and Y": how many have done so, before those that are named.
_MANY = (
    r"(?:(?:over |about |more than )?[\w‹›]+ (?:of the )?(?:@O )?(?:\w+ )?(?:states|countries|nations)\b"
    r",? (?:including |among them |as well as |and )?)?"
)
HOW = r"(?: (?:de jure|de facto|diplomatically|officially|formally))?"
# A State that something else was done by is not the one that recognises.
ACTIVE = (
    rf"(?<!\bby )(?<!\bby the )(?<!country after )(?<!state after )@subject:SJAC{_MORE}"
    r"(?P<gap>(?:[^.;‹]|‹[DO]\d+›|(?<=country after )‹S\d+›|(?<=state after )‹S\d+›){0,110}?)"
    rf"\b{VERB}{HOW} {_OBJECT}"
)
_PASSIVE = (
    r"@object:SJ(?P<list>)(?:'s)?(?: independence| statehood)?(?P<gap>[^.;]{0,60}?)"
    rf"(?:,?:| (?:was|were|has been|had been|is))(?: \w+ly| first| also)* {VERB}"
    rf"[^.;]{{0,40}}? by {_MANY}(?:the )?(?:government of )?@subject:SJA{_MORE_BY}"
)
_OTHER_MATTER = re.compile(
    r"^(?:'s? (?!independence|statehood|sovereignty)|-"
    r"| as (?!(?:an? |the )?[\"“‘'«]?(?:\w+ ){0,2}"
    r"(?:sovereign|independent|free|state|country|nation|republic|successor)\b))",
    re.IGNORECASE,
)
_RETURNED = re.compile(r"\bvice versa\b|\breciprocat|\bdid the same\b|\bin return\b", re.IGNORECASE)
# A State that something is done with, or another word stands for, does not act: "broke with X and recognised Y".
_GOVERNED = re.compile(
    r"\b(?:with|against|from|towards?|over|to|in|by|under|between|like)(?: the)? $", re.IGNORECASE
)
_ANOTHER_ACTS = re.compile(r"\b(?:it|they|he|she)\b")
_LEFT = re.compile(r"\b(?:making|leaving|leaves|left) (?:only )?$", re.IGNORECASE)
_WHILE = re.compile(
    r"\b(?:after|following|upon|since|before|during|despite|with|amid)\b(?:[^.;,‹]|‹[DO]\d+›)*$",
    re.IGNORECASE,
)
# "de facto on 3 May 1919, and de jure on 4 June 1921"
_ALSO_ON = re.compile(
    r"(?:['’]s \w+)? de facto (?:in|on) ‹D\d+›,? and(?: then)? de jure (?:in|on) ‹D\d+›", re.IGNORECASE
)
# "… and re-recognised it in 1991"
_AGAIN = re.compile(
    rf"(?: (?:in|on) ‹D\d+›)?,? and (?:\w+ly |then |later |again )*(?:re-?)?{VERB}{HOW} "
    r"(?:it\b|(?:the )?(?:(?:restored|independence of|Republic of|the) )*(?P<state>‹S\d+›))",
    re.IGNORECASE,
)
# "It recognised X", "the government recognised X": the State spoken of before, or the article's own.
_ANAPHORIC = (
    r"\b(?:it|the government|the country|the republic|the kingdom)\b"
    rf"(?P<gap> (?:\w+ ){{0,2}}?)\b{VERB}{HOW} {_OBJECT}"
)


def recognitions_told(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    """The recognitions that a sentence states, one for each pair and date."""
    for found in sentence.find(_ANAPHORIC):
        yield from _recognitions(found, sentence, _it(found, sentence, discourse))
    for pattern in (ACTIVE, _PASSIVE):
        for found in sentence.find(pattern):
            facts = list(_recognitions(found, sentence))
            yield from facts
            if facts and pattern is ACTIVE:
                yield from _returned(facts[0], found, sentence)
                yield from _repeated(facts[0], found, sentence)


def _it(found: Found, sentence: Sentence, discourse: Discourse) -> Mention | None:
    """The State that "it" means: the one that acts earlier in the sentence, else the one spoken of before."""
    text = sentence.tagged.text[: found.match.start()]
    acting = [tag for tag in re.finditer(r"‹S\d+›", text) if not _GOVERNED.search(text[: tag.start()])]
    units = [sentence.tagged.unit_at(tag.start()) for tag in acting]
    named = distinct(unit.mention for unit in units if unit is not None)
    if named:
        return named[0] if len(named) == 1 else None
    home = discourse.parties[0] if len(discourse.parties) == 1 else None
    return discourse.state_topic or home


def _recognitions(found: Found, sentence: Sentence, implied: Mention | None = None) -> Iterator[Recognition]:
    passive = found.match.start("subject") > found.match.start("object") if found.unit("subject") else False
    text = sentence.tagged.text
    subject, target = found.unit("subject"), found.unit("object")
    gap = found.words("gap")
    if (
        (subject is None and implied is None)
        or target is None
        or not is_stated_before(text[: found.match.start()] + gap)
    ):
        return
    if _is_other_matter(found, target, text) or (subject is not None and _ANOTHER_ACTS.search(gap)):
        return
    if subject is not None and _GOVERNED.search(text[: found.match.start("subject")]) and not passive:
        subject = _acting(text[: found.match.start("subject")], sentence)
        if subject is None:
            return
    verb = found.match.end("object")
    both = _ALSO_ON.match(text, verb)
    stated = sentence.between(both.start(), both.end()) if both else dates_at(sentence, verb)
    dates = [date for date in stated if date.date is not None and not is_as_of(sentence, date)]
    if _LEFT.search(text[: found.match.start()]):
        return  # "switched, making X the last to recognise Y": no act of X
    recognized = distinct(map(state_of_unit, [target, *found.unit_list("list")]))
    for recognizer in _recognizers(found, subject, implied):
        for state in recognized:
            if state.name != recognizer.name:
                fact = Recognition(
                    recognizer=recognizer,
                    recognized=state,
                    evidence=(passage(sentence, "recognitions.sentence"),),
                )
                yield from (replace(fact, date=date.when) for date in dates) if dates else (fact,)


def _acting(before: str, sentence: Sentence) -> Unit | None:
    """The State or actor that acts nearest before the words."""
    for tag in reversed(list(re.finditer(r"‹[SA]\d+›", before))):
        if not _GOVERNED.search(before[: tag.start()]):
            return sentence.tagged.unit_at(tag.start())
    return None


def _recognizers(found: Found, subject: Unit | None, implied: Mention | None) -> list[Mention]:
    if subject is None:
        return [implied] if implied is not None else []
    more = found.unit_list("more")
    # "After the fall of X, Y recognised": what stands before the comma does not recognise.
    aside = (
        more
        and found.words("more").startswith(",")
        and _WHILE.search(found.masked.text[: found.match.start()])
    )
    return distinct(map(state_of_unit, more if aside else [subject, *more]))


def _is_other_matter(found: Found, target: Unit, text: str) -> bool:
    """ "recognised Latvia's borders", "recognised the Armenian genocide": not the State is recognised."""
    after = text[found.match.end("object") :]
    if target.kind == "J":
        return re.match(r" (?:independence|statehood|state|sovereignty|government)\b", after) is None
    return _OTHER_MATTER.match(after) is not None


def _repeated(fact: Recognition, found: Found, sentence: Sentence) -> Iterator[Recognition]:
    """ "X first recognised Y in 1921 and re-recognised it in 1991": once more, on the later date."""
    again = _AGAIN.match(sentence.tagged.text, found.match.end())
    unit = sentence.tagged.unit_at(again.start("state")) if again and again["state"] else None
    if again is None or fact.recognized is None:
        return
    if unit is None or (unit.mention is not None and unit.mention.name == fact.recognized.name):
        dates = dates_at(sentence, again.end(), before=again.end())
        yield from (replace(fact, date=date.when) for date in dates)


def _returned(fact: Recognition, found: Found, sentence: Sentence) -> Iterator[Recognition]:
    """ "…, and vice versa a week later": the other State recognises in its turn."""
    match = _RETURNED.search(sentence.tagged.text, found.match.end("object"))
    if match is None:
        return
    later = [u for u in sentence.between(match.start(), len(sentence.tagged.text)) if u.date]
    if len(later) == 1:
        yield replace(
            fact,
            recognizer=fact.recognized,
            recognized=fact.recognizer,
            date=later[0].when,
            evidence=(passage(sentence, "recognitions.returned"),),
        )
