"""Who held a post before or after the one just named: "he succeeded X", "followed by Y", "her predecessor, Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.accreditations.posts import HONORIFIC
from extract.edtf import Date
from extract.facts import Accreditation, Fact, Mention, Mission
from extract.registry import passage
from extract.text.discourse import Discourse
from extract.text.masks import Found
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit

__all__ = ["succeeded"]

_OTHERS = (
    rf"\b(?:he|she|who|(?P<holder>@AN)) (?:had |has )?(?:replaced|succeeded) {HONORIFIC}?@other:AN",
    rf"\b(?:his|her) (?:predecessor|successor)(?:,| was| is)? {HONORIFIC}?@other:AN",
)
_FOLLOWED = (
    rf"\b(?:followed|replaced|succeeded) (?:(?:in|on) @when:D )?by {HONORIFIC}?@other:AN",
    rf"\btook over as ‹A\d+›[^.;‹]{{0,20}} from {HONORIFIC}?@other:AN",
    rf"[;,] (?:and )?{HONORIFIC}?@other:AN (?:followed|succeeded (?:him|her)|took over)\b",
)
# "In 1970 she was succeeded by Y": of whom the sentence before has told
_BY_PRONOUN = (
    rf"^(?:(?:In|On) ‹D\d+›,? )?(?:He|She|\w+ly he|\w+ly she) (?:was|had been) (?:\w+ly )?"
    rf"(?:followed|replaced|succeeded) (?:(?:in|on) ‹D\d+› )?by {HONORIFIC}?@other:AN"
)
# "Since 2015 the ambassador has been Y"
_THE_POST = (
    r"\b(?:the|its) (?:(?:current|present|new|incumbent|next) )?@post:A (?:is|has been|was)(?: currently| now)?"
    rf" {HONORIFIC}?@other:AN"
)
# "He was followed by Ambassadors X, Y and currently Z": names one after another.
_ALL = re.compile(
    r"\b(?:followed|succeeded) by (?:the )?(?P<office>‹A\d+›) (?P<list>‹[AN]\d+›(?:(?:,|,? and|,? and currently)"
    rf"(?: \[\w+\.?\],?)? {HONORIFIC}*‹[AN]\d+›| \[\w+\.?\](?=,| and)){{2,}})"
)
# What follows a name that is not read to its end, or says that another office is meant.
_ELSEWHERE = re.compile(r" (?:‹[CS]\d+›|(?:as|in the office|in office|at the)\b)", re.IGNORECASE)


def succeeded(
    sentence: Sentence, discourse: Discourse, told: Sequence[Accreditation]
) -> Iterator[Accreditation]:
    """The same post for another person, if the words before have named its holder.

    `told` are the accreditations of the sentence itself.
    """
    last = _of_one_person(told) or _of_one_person(discourse.facts)
    if last is None:
        return
    yield from _all_after(sentence, discourse, last)
    for pattern in (*_OTHERS, *(_FOLLOWED if told else (_BY_PRONOUN, _THE_POST))):
        for found in sentence.find(pattern):
            other, holder = found.unit("other"), found.words("holder")
            if (
                other is None
                or other.mention is None
                or _ELSEWHERE.match(found.masked.text, found.match.end())
                or not _is_same_post(found.unit("post"), last, sentence)
            ):
                continue
            if holder and not _is(found.masked.unit_at(found.match.start("holder")), last.person):
                continue
            person = discourse.person(replace(other, state=last.sending_state, role=last.role))
            if person is not None and not _is(other, last.person):
                date = _date(found, pattern, sentence)
                evidence = (passage(sentence, "accreditations.successor"),)
                yield replace(last, person=person, date=date, evidence=evidence)


def _is_same_post(post: Unit | None, last: Accreditation, sentence: Sentence) -> bool:
    """Whether "the ambassador" is of the post that the paragraph has told of."""
    if post is None:
        return True
    of_none = post.state is None and post.receiving is None and post.mention is None
    return of_none and post.role == last.role and last.evidence[0].start >= sentence.block.start


def _date(found: Found, pattern: str, sentence: Sentence) -> Date | None:
    """The day on which the successor came, where the words of the succession say it."""
    when = found.unit("when")
    if when is None and pattern in (_BY_PRONOUN, _THE_POST):
        dates = dates_at(sentence, found.match.start("other"))
        when = dates[0] if len(dates) == 1 else None
    return when.when if when is not None else None


def _all_after(sentence: Sentence, discourse: Discourse, last: Accreditation) -> Iterator[Accreditation]:
    """The same post for each of a list of successors, undated."""
    found = _ALL.search(sentence.tagged.text)
    office = sentence.tagged.unit_at(found.start("office")) if found else None
    if found is None or office is None or not office.plural or office.role != last.role:
        return
    for unit in sentence.between(found.start("list"), found.end("list")):
        if person := discourse.person(replace(unit, state=last.sending_state, role=last.role)):
            evidence = (passage(sentence, "accreditations.successor"),)
            yield replace(last, person=person, date=None, evidence=evidence)


def _of_one_person(facts: Sequence[Fact]) -> Accreditation | None:
    """The accreditation that the last words were about: the first of those that end the list with one person."""
    found: Accreditation | None = None
    for fact in reversed(facts):
        if isinstance(fact, Mission):
            continue  # of the post, and of nobody else
        if not isinstance(fact, Accreditation) or (found is not None and fact.person != found.person):
            break
        found = fact
    return found


def _is(unit: object, person: Mention | None) -> bool:
    mention = getattr(unit, "mention", None)
    return mention is not None and person is not None and mention.name == person.name
