"""Recognitions that a sentence implies: "X recognised the new republic", "X's recognition of Y", "Z did so in 2008"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.facts import Mention, Recognition
from extract.recognitions.told import ACTIVE, HOW, VERB
from extract.registry import passage
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.parties import state_of_unit
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit

__all__ = ["recognitions_implied"]

# "Cuba recognised the new republic": the other State of the pair. "Peru did so in 2008": the same State again.
_NEW_STATE = (
    rf"@subject:S(?P<gap>(?: \w+){{0,3}}?) {VERB}{HOW}"
    r" (?:the (?:new|young) (?:republic|state|country|nation)|its independence|the independence of the country"
    r"|it(?= (?:on|in) ‹D))\b"
)
# "Chad declared independence in 1960 and Peru recognised it": "it" is the State that had become independent.
_INDEPENDENT = (
    r"@object:S (?:had )?(?:(?:unilaterally |formally |officially )?(?:declared|proclaimed)|(?:re)?gained|restored"
    r"|achieved|won|obtained|attained) (?:its |full |the )*(?:independence|sovereignty)\b[^;]{0,80}?"
    r"(?P<clause>[,;]| and| but| while| whereas)(?: and| but)?(?: (?:in|on) @D,?)? @subject:SA"
    rf"(?P<gap>(?: \w+){{0,4}}?) {VERB}{HOW} (?:it|its independence|(?:the|this) new (?:republic|state|country))\b"
)
# "Peru's recognition of Chad in 1960", "after its recognition of Chad in 1960, Peru …"
_NOUN = (
    r"(?:@subject:S(?:'s|’s)(?: \w+)?|\bits(?: \w+)?) recognition of"
    r" (?:the )?(?:State of |Republic of |independence of )?(?:the )?@object:S(?:['’]s independence)?"
    r" (?:in|on) @when:D(?:,? (?:the )?@later:SA)?"
)
# "X did not recognise Y until 1973": then it did
_NOT_UNTIL = (
    r"@subject:S (?:did not|didn't|had not|would not) (?:\w+ly )?recogni[sz]ed?"
    r" (?:the )?(?:independence of |State of |Republic of )?(?:the )?@object:S(?:['’]s independence)?"
    r" until (?:the )?@when:D"
)
_TAKEN_BACK = re.compile(
    r"\b(?:withdr[ae]w|revok|rescind|annul|delay|suspend|fro?ze|freez)\w*[^,;]*$", re.IGNORECASE
)
_LIKEWISE = (
    r"@subject:S (?:did so|did the same|followed(?: suit)?|(?:had )?(?:taken|took) the same step)\b"
    r"(?: only| already| too)?(?: (?:in|on) @when:D)?"
)


def recognitions_implied(sentence: Sentence, discourse: Discourse) -> Iterator[Recognition]:
    """The recognitions of which the sentence leaves a State, or the act, to be understood."""
    independent = list(_of_the_independent(sentence))
    yield from independent or _of_the_new_state(sentence, discourse)
    yield from _nominal(sentence, discourse)
    yield from _at_last(sentence)
    yield from _likewise(sentence)


def _of_the_new_state(sentence: Sentence, discourse: Discourse) -> Iterator[Recognition]:
    for found in sentence.find(_NEW_STATE):
        subject = found.unit("subject")
        other = discourse.other(subject.mention, sentence.block) if subject is not None else None
        if other is not None and is_stated_before(
            sentence.tagged.text[: found.match.start()] + found.words("gap")
        ):
            yield from _dated(subject, other, found.match.end(), sentence)


def _at_last(sentence: Sentence) -> Iterator[Recognition]:
    for found in sentence.find(_NOT_UNTIL):
        subject, target, when = (found.unit(name) for name in ("subject", "object", "when"))
        if (
            subject is not None
            and target is not None
            and when is not None
            and subject.mention != target.mention
        ):
            yield Recognition(
                recognizer=subject.mention,
                recognized=target.mention,
                date=when.when,
                evidence=(passage(sentence, "recognitions.at_last"),),
            )


def _of_the_independent(sentence: Sentence) -> Iterator[Recognition]:
    for found in sentence.find(_INDEPENDENT):
        subject, target = found.unit("subject"), found.unit("object")
        state = state_of_unit(target) if target is not None else None
        if state is not None and is_stated_before(found.words("gap")):
            yield from _dated(subject, state, found.match.end(), sentence, found.match.start("clause"))


def _nominal(sentence: Sentence, discourse: Discourse) -> Iterator[Recognition]:
    for found in sentence.find(_NOUN):
        subject, target = found.unit("subject") or found.unit("later"), found.unit("object")
        recognizer = state_of_unit(subject) if subject is not None else discourse.state_topic
        state = state_of_unit(target) if target is not None else None
        when = found.unit("when")
        if recognizer is None or state is None or when is None or recognizer.name == state.name:
            continue
        before = sentence.tagged.text[: found.match.start()]
        if is_stated_before(before) and not _TAKEN_BACK.search(before):
            yield Recognition(
                recognizer=recognizer,
                recognized=state,
                date=when.when,
                evidence=(passage(sentence, "recognitions.noun"),),
            )


def _likewise(sentence: Sentence) -> Iterator[Recognition]:
    """ "X never recognised Kosovo; Y did so on 22 February 2008"."""
    targets = [t for found in sentence.find(ACTIVE) if (t := found.unit("object")) is not None]
    for found in sentence.find(_LIKEWISE):
        target = state_of_unit(targets[0]) if targets else None
        if target is not None and found.unit("when") is not None:
            yield from _dated(found.unit("subject"), target, found.match.start(), sentence)


def _dated(
    subject: Unit | None, target: Mention, position: int, sentence: Sentence, before: int | None = None
) -> Iterator[Recognition]:
    """The recognition at `position`, on the dates of its clause, which begins at `before`."""
    recognizer = state_of_unit(subject) if subject is not None else None
    if recognizer is None or recognizer.name == target.name:
        return
    fact = Recognition(
        recognizer=recognizer, recognized=target, evidence=(passage(sentence, "recognitions.implied"),)
    )
    dates = dates_at(sentence, position, before=position if before is None else before)
    yield from (replace(fact, date=date.when) for date in dates) if dates else (fact,)
