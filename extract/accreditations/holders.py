"""Persons whom the words of a sentence put into a post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from extract.accreditations.posts import HONORIFIC, ROLES, accreditations, is_post
from extract.facts import Mission
from extract.lists import either
from extract.text.discourse import Discourse
from extract.text.masks import Found
from extract.text.parties import state_of_unit
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["holders"]

_words = partial(either, "accreditation_words")
_POST = _words("post")
_QUALITY = rf"(?:the |an? |its |their )?(?:{_words('quality')} )*"
# What may stand between a verb of naming and the title: neither another verb's object nor an agent.
_GAP = (
    r"(?:(?!\b(?:that|which|who|to|with|having|when|where|because|after|before|questioned|met|told)\b)[^.;‹]"
    r"|‹[DSC]\d+›)"
)
# What stands between a post and its holder: "to reside in Riga", "(residence in Riga)", "of the Republic".
_ASIDE = (
    r"(?: (?:of|for|in|to) [\w ]{1,40}| \([^()]{1,60}\)"
    r"| to (?:reside|be (?:posted|stationed|based|resident|accredited)|take up residence|serve) in (?:the )?@seat:P"
    r"|,? (?:with (?:a |the )?)?(?:resident|residing|residence|residency|based) (?:in|at) ‹[CS]\d+›,?"
    r"|, with [^,;.]{1,60},)?"
)
# "Honorary consul in Riga: X"
_LABELLED = r"^@office:A(?: \([^()]{1,40}\)| since ‹D\d+›)? ?[:–—-] ?(?:(?:Mr|Ms|Mrs|Dr|H\.E)\.? )*@person:AN"
_SPEAKS_OF_POST = re.compile(_words("speaks of a post"), re.IGNORECASE)


# Who holds which post for whom: `person` is the holder, `office` and `second` the titles, `of` the sending State,
# `to` the receiving side; what a pattern does not name is read from the person's own words.


@cache
def _appointed() -> tuple[str, ...]:
    """Who is said to have come to a post, or to hold it."""
    return (
        # "X was appointed (as) ‹office›", "X is ‹office› and non-resident ‹office›"
        rf"@person:AN(?:,| )(?:[^.;‹]|‹[DSC]\d+›){{0,60}}?\b{_words('named')}\b{_GAP}{{0,60}}?(?:by ‹[NA]\d+› )?"
        rf"(?:as )?(?<!by )(?<!by the ){_QUALITY}@office:A(?: and {_QUALITY}@second:A)?",
        # "X, director of the mills, was appointed ‹office›"
        rf"@person:AN[^.;]{{1,90}}?, (?:was |is |ha[sd] been )?{_words('named')} (?:as )?{_QUALITY}@office:A",
        # "X, as the first ‹office›, presented …", "X was sent to Y as ‹office›"
        rf"@person:AN, (?:as|in (?:his|her) capacity as) {_QUALITY}@office:A",
        r"@person:AN (?:was|had been|were) (?:sent|posted|dispatched|assigned) to (?:the )?@seat:P"
        rf"(?: (?:in|on) ‹D\d+›)? as {_QUALITY}@office:A",
        # "X serves as the first representative of Y to Z"
        rf"@person:AN (?:is|was|serve[sd] as|has served as) {_QUALITY}(?:diplomatic )?representative"
        r" of (?:the )?@of:S (?:to|in) (?:the )?@to:SO",
        # "the minister appointed the merchant X ‹office›"
        rf"\b{_words('appoints')} (?:the )?(?:(?!by\b)[a-z]+ ){{0,2}}@person:N,?(?: as)? {_QUALITY}@office:A",
        # "the appointment of X by the government as ‹office›"
        r"\b(?:appointment|nomination) of (?:(?:Mr|Mrs|Ms|Dr|H\.E)\.? )*@person:AN(?: by [^.;,]{1,40}?)? as "
        rf"{_QUALITY}(?:residential )?@office:A",
        # "Y appointed X (as) its ‹office›"
        r"@of:SJ(?: (?:government|cabinet|parliament|president|king))?(?: (?:[^.;‹]|‹[SD]\d+›){1,60}? and)?"
        r" (?:has |had )?(?:also )?"
        rf"{_words('appoints')} {HONORIFIC}?@person:N,?"
        rf" (?:as )?{_QUALITY}@office:A",
        # "the ‹office› is X, concurrently ‹office›"
        rf"@office:A{_ASIDE} (?:is|was|has been|since ‹D\d+› is|being)(?: currently| now| thus)? "
        rf"{HONORIFIC}?@person:AN"
        rf"(?:, (?:concurrently|also|who (?:was|is) also) {_QUALITY}@second:A)?",
        # "Honorary consul in Riga: X"
        _LABELLED,
        # "The embassy is headed by X"
        rf"(?:^(?:The|Its) {_POST}(?: (?:in|of|to) (?:the )?‹\w+›)*|\b(?P<titled>it|which))"
        r" (?:is|was|has been)(?: \w+ly)? (?P<heads>headed|led|run) by"
        rf" (?:the |its )?(?:{_words('quality')} )*@person:AN",
        # "X opened an embassy in Z, and the ambassador, W, presented his credentials"
        rf"@of:SJ (?:[^.;‹]|‹[DC]\d+›){{0,80}}?{_POST}(?:[^.;‹]|‹[CD]\d+›){{0,40}}?,? (?:and|where) (?:the|its)"
        r" (?:current |first |present )?@person:A",
        # "Its head is Ambassador X", "the head of the embassy is X"
        rf"(?:^|› )(?:the|its) (?P<heads>head)(?: of (?:the |this )?{_POST})? (?:is|was) {HONORIFIC}?@person:AN",
        # "Ambassador X has headed the embassy since"
        rf"@person:AN (?:has |had )?(?P<heads>{_words('headed')}) (?:the|this) {_POST}\b",
        # "X presented her credentials to the President"
        rf"@person:AN[^.;‹]{{0,40}}? {_words('presented')}"
        r" [^.;‹]{0,30}?(?:credentials|letters? of (?:credence|commission|accreditation))(?: to (?:the )?@host:A)?"
        r"(?: in @seat:C)?",
        # "the President of Y received the credentials of Ambassador X"
        r"(?:@host:A )?(?:received|accepted) (?:the )?(?:credentials|letters? of (?:credence|accreditation))"
        r" (?:of|from) (?:the )?(?:new )?(?:@office:A,? )?@person:A",
        # "X is (also) accredited to Y"
        r"@person:AN(?:,| )[^.;‹]{0,60}?\b(?:is|was|had been|has been)(?: also| concurrently)? accredited to"
        r" (?:the )?@to:SO",
    )


@cache
def _beside_missions() -> tuple[str, ...]:
    """Who is named beside the mission."""
    return (
        # "an embassy was opened in Z with X as ‹office›"
        r"(?:\bin (?:the )?@seat:P(?: (?:in|on) ‹D\d+›)?,? )?\bwith (?:(?:Mr|Mrs|Ms|Dr|H\.E)\.? )*@person:AN"
        rf" (?:as|becoming|serving as|being|appointed(?: as)?) {_QUALITY}@office:A",
        # "X is represented in Z by Ambassador Y"
        r"@of:S (?:is|was|has been)(?: also| currently| now)? represented (?:in|to) (?:the )?@seat:P"
        rf" by {_QUALITY}@person:A",
        # "X covers Y from its embassy in Z (Ambassador W)", "the X embassy in Z (Ambassador W)"
        r"@of:S (?:covers|is accredited to|is represented in|serves) (?:the )?@to:S [^.;()]{0,80}\(@person:A\)",
        rf"@of:SJ (?:\w+ )?{_POST} in (?:the )?@seat:P \(@person:A\)",
        # "X opened a consulate in Z, where W is the honorary consul"
        rf"@of:SJ (?:[^.;]|‹D\d+›){{0,60}}?{_POST} in (?:the )?@seat:P,? where {HONORIFIC}?"
        rf"@person:AN (?:is|was|serves as|has been) {_QUALITY}@office:A",
        # "the embassy of X in Z, headed by Y", "Y has headed the X embassy in Z"
        rf"(?:@of:SJ (?:\w+ ){{0,3}}{_POST}|{_POST} of (?:the )?@owner:S)(?:[^.;‹]|‹[CS]\d+›){{0,50}}?"
        r"\b(?P<heads>headed|led|run) by (?:the |its )?@person:AN",
        # "X opened a legation in Z in 1950 under Y", "with Y at its head"
        rf"(?:@of:SJ (?:\w+ ){{0,3}}{_POST}|{_POST} of (?:the )?@owner:S)(?:[^.;‹]|‹[CDS]\d+›){{0,60}}?"
        r",? (?P<titled>under (?:the )?(?:(?:leadership|direction|charge) of (?:the )?)?|with )@person:A"
        r"(?: (?:at its head|in charge|as its head))?",
        rf"@person:AN[^.;‹]{{0,30}}? (?:has )?(?P<heads>{_words('headed')}) (?:the )?@of:SJ(?:['’]s?)? (?:\w+ )?{_POST}"
        r"(?: (?:in|to|at) (?:the )?@to:SCO)?",
    )


def holders(sentence: Sentence, discourse: Discourse) -> Iterator[tuple[Unit, int]]:
    """Persons whom the words put into a post, as actors of that post, and where they say so."""
    done: set[int] = set()
    for pattern in (*_appointed(), *_beside_missions()):
        for found in sentence.find(pattern):
            person, position = found.unit("person"), found.match.start("person")
            if person is None or person.start in done:
                continue
            sender = None
            for holder in _posts_of(found, sentence):
                holder = replace(holder, state=holder.state or sender)
                if holder.state is None and holder.receiving is None:
                    holder = _of_the_mission(holder, discourse)
                stated = next(accreditations(holder, sentence, discourse, position), None)
                if stated is not None:
                    sender = stated.sending_state
                    done.add(person.start)
                    yield holder, position
    yield from ((holder, 0) for holder in _labelled(sentence, discourse))


def _of_the_mission(holder: Unit, discourse: Discourse) -> Unit:
    """A holder at the post that the sentence tells of: "X opened its embassy in Z, and Y took over as ‹office›"."""
    sides = {(m.sending_state, m.receiving_state) for m in discourse.here if isinstance(m, Mission)}
    sender, receiver = sides.pop() if len(sides) == 1 else (None, None)
    return replace(holder, state=sender, receiving=receiver)


def _labelled(sentence: Sentence, discourse: Discourse) -> Iterator[Unit]:
    """ "Ambassador: X" after the embassy that was spoken of."""
    missions = (fact for fact in reversed(discourse.facts) if isinstance(fact, Mission))
    resident = (
        m for m in missions if m.place and m.receiving_state and m.place.state == m.receiving_state.name
    )
    for found in sentence.find(_LABELLED):
        holder, mission = _holder(found, sentence, found.unit("office")), next(resident, None)
        if holder is not None and holder.state is None and holder.receiving is None and mission is not None:
            yield replace(holder, state=mission.sending_state, receiving=mission.receiving_state)


def _posts_of(found: Found, sentence: Sentence) -> Iterator[Unit]:
    """The person of a match in each post that the match names."""
    first = _holder(found, sentence, found.unit("office"))
    if first is None:
        return
    yield first
    person = found.unit("person")
    if (
        found.unit("to") is not None
        and person is not None
        and person.receiving not in (None, first.receiving)
    ):
        yield person  # "the Ambassador to Y, X, is accredited to Z"
    second = found.unit("second")
    if (
        second is not None
        and second.role in ROLES
        and second.mention is None
        and second.receiving is not None
    ):
        yield replace(first, role=second.role, receiving=second.receiving)


def _holder(found: Found, sentence: Sentence, office: Unit | None) -> Unit | None:
    """The person of a match with the post, the sending State and the receiving side that the match names."""
    person, to, host = (found.unit(name) for name in ("person", "to", "host"))
    owner = found.unit("of") or found.unit("owner")
    if person is None or person.mention is None or (office is not None and not is_post(office, sentence)):
        return None
    if found.words("titled") and not is_post(person, sentence):
        return None  # "the delegation, which was led by the Minister X", "an embassy under President X"
    titles = [u for u in sentence.of(UnitKind.ACTOR) if u.role in ROLES and u.mention is None]
    office = office or (titles[0] if titles and _SPEAKS_OF_POST.search(sentence.text) else None)
    if office is not None and office.mention is not None:
        return None
    role = office.role if office else person.role if is_post(person, sentence) else ""
    states = (office and office.state, person.state, owner and owner.mention)
    seat = found.unit("seat")
    own = (to and to.mention, office and office.receiving, person.receiving)
    receivers = (*own, host and host.state, seat and state_of_unit(seat))
    return replace(
        person,
        role=role or ("HeadOfMission" if found.words("heads") else "Ambassador"),
        state=next((state for state in states if state), None),
        receiving=next((receiver for receiver in receivers if receiver), None),
    )
