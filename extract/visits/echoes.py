"""Visits that a sentence tells of without saying the verb again.

"Several ministers visited Y, including X (2004)", "X visited Y in May, followed by Z in October",
"X visited Y in 1981, President Z in 2004", "X's visit, which Z returned in 2004".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.facts import EntityKind, Mention, Visit
from extract.registry import passage
from extract.text.actors import role_of
from extract.text.discourse import Discourse
from extract.text.masks import Found
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind
from extract.visits.enumerated import each_dated
from extract.visits.wording import INCLUDING, Anchor

__all__ = ["anothers", "followers", "following", "included", "returned"]

_FOLLOWED = (
    r"followed (?:(?:in|on) @early:D )?by (?:(?:a visit|that) (?:of|by|from) )?"
    r"(?:the )?@who:W(?:[^.;]*?@when:D)?"
)
_FOLLOWS = (
    r"(?:^|[.;] |\b(?:and|while) )(?:the )?@who:W,?(?: also| then| soon| later)? followed(?: suit)?"
    r"(?:,? with an? (?:\w+ ){0,2}visit)?,? (?:in|on|from) @when:D"
)
_DATES = (
    r"(?P<dates>@D(?:(?: \((?:[^()‹]|‹[OSCN]\d+›)*\))?(?:, | and | & |, and |; )(?:in |on |again in )?@D)*)"
)
_LATER = _DATES.replace("<dates>", "<later>")
# "X visited Y in 1981, President Z in 2004 and 2009": the verb is not said again.
_ON = r"(?:in|on|from)?(?: early| late| mid)?[ -]?"
# the rest of a bracket: "(in 1981, for a summit)", one of its own, or a purpose: "in 1981 for a summit"
_FOR = r"(?: \((?:[^.;()‹]|‹[OSCN]\d+›){0,60}\)|(?: (?:for|to attend)(?: the)?(?: [^.;,()‹ ]+| ‹[OSCN]\d+›){1,8}?))?"
_ASIDE = rf"(?:(?:[^.;()‹]|‹[OSCN]\d+›){{0,60}}\)|{_FOR})?"
_NEXT = r"(?:,|;|,? and) (?:by )?(?:the )?(?:(?-i:[A-Z])\w+ )?(?:@L )?(?:@A )?@who:W"
_GOES_ON = r"(?= (?:and|to|for|while|whereas|when|as|during|along|accompanied)\b|[.,;:()]| \(|$)"
_GAPPED = rf"@D(?={_ASIDE}{_NEXT},? (?:\()?{_ON}{_DATES}{_GOES_ON})"
# "was received by X in May 1996 and Y in 2003": those are hosts.
_HOSTED = re.compile(
    r"\b(?:(?:received|welcomed|hosted|greeted|invited) by|met|called on|(?:talks|meetings?|discussions) with"
    r"|visits? (?:of|by))\b"
)
# a portfolio that no list knows, or what somebody came for
_OF_WHAT = (
    r"(?:(?: (?:of|for|to attend|at|during) (?:[^‹;:.()]|‹[NOSC]\d+›){2,80}?)|(?: (?-i:[A-Z])\w+){1,3})?"
)
_INCLUDED = (
    rf"(?:the )?(?:then )?@who:W{_OF_WHAT},? (?:\()?{_ON}{_DATES}"
    rf"(?:,? and (?:for|at) (?:[^‹;:.()]|‹[NOSCA]\d+›){{2,80}}? {_ON}{_LATER})?"
)
_OTHER_SIDE = re.compile(r"(?:[;.,]|\band) (?:and |while )?[Ff]rom (?:the )?‹[SJ]\d+›")
# "the visit of X to Y in 1981 and that of Z to X's country in 1983"
_THAT_OF_ANOTHER = (
    r"(?:,|,? and|as well as) (?:that|the one) (?:of|by) (?:the )?(?:then |former )?@who:W,? to (?:the )?@where:P"
    rf"(?:,? \(?{_ON}@when:D)?"
)
_SIDE = (
    r"\bvisits (?:(?:have|had|has) (?:also )?(?:taken place|been (?:made|paid|undertaken))|took place"
    r"|were (?:made|paid))? ?(?:[\w-]+ )?(?:from|by|of) (?:the )?@side:SJ"
)
_RETURNED = (
    r"\b(?:(?:reciprocated|returned|repaid)(?: (?:in|on) @early:D)? by (?:(?:a|the) visit (?:of|by) )?"
    r"|followed by an? (?:return|reciprocal) visit (?:of|by) )(?:the )?(?:then )?"
    r"@who:W(?:[^.;]*?@when:D)?"
)


def included(position: int, anchor: Anchor, sentence: Sentence) -> list[tuple[Unit, list[Unit]]]:
    """Those named with dates of their own: before the verb, or after "including" if nobody is named before it."""
    if each := each_dated(position, anchor, sentence):
        return each
    begin = INCLUDING.search(sentence.tagged.text, position)
    if begin is None:
        return []
    mark = sentence.tagged.source(begin.start(), begin.end())[0]
    if any(visitor.mention is not None and visitor.start < mark for visitor in anchor.visitors):
        return []
    sides = [found.unit("side") for found in sentence.find(_SIDE) if found.match.end() <= begin.start()]
    stated = (visitor.state for visitor in anchor.visitors)
    sender = next(filter(None, (*(side.mention for side in sides if side is not None), *stated)), None)
    office = next((visitor.role for visitor in anchor.visitors), "")
    back = _OTHER_SIDE.search(sentence.tagged.text, begin.end())
    stop = back.start() if back else len(sentence.tagged.text)
    return [
        (_in_office(who, office, sender), found.unit_list("dates") + found.unit_list("later"))
        for found in sentence.find(_INCLUDED)
        if begin.end() <= found.match.start() < stop and (who := found.unit("who")) and _is_one(who)
    ]


def _is_one(who: Unit) -> bool:
    """Whether a unit behind "including" is a visitor: a named one, or one official ("by the Minister in 2006")."""
    return _may_travel(who) or (who.kind is UnitKind.ACTOR and who.role != "" and not who.plural)


def _in_office(who: Unit, office: str, sender: Mention | None) -> Unit:
    """Who is named of several in one office, of one side: "two Chilean Presidents visited Y: A (1998), B (2003)"."""
    return replace(who, kind=UnitKind.ACTOR, role=who.role or office, state=who.state or sender)


def followers(
    visits: list[Visit], position: int, sentence: Sentence, discourse: Discourse
) -> Iterator[Visit]:
    """ "visited Y in May, followed by President Z in October": the same journey by another."""
    if not visits:
        return
    for found in sentence.find(_FOLLOWED):
        when = found.unit("early") or found.unit("when")
        for visit in _same_by(found, visits[0], position, sentence, discourse, "visits.followed"):
            yield replace(visit, date=when.when if when else None)
    for found in sentence.find(_GAPPED):
        if _HOSTED.search(sentence.tagged.text, position, found.match.start()):
            continue
        for visit in _same_by(found, visits[0], position, sentence, discourse, "visits.gapped"):
            yield from (replace(visit, date=date.when) for date in found.unit_list("dates"))


def anothers(visits: list[Visit], position: int, sentence: Sentence, discourse: Discourse) -> Iterator[Visit]:
    """ "… the visit of X to Y in 1981 and that of Z to X's country in 1983": another's, elsewhere."""
    for found in sentence.find(_THAT_OF_ANOTHER) if visits else ():
        for visit in _same_by(found, visits[0], position, sentence, discourse, "visits.followed"):
            yield from _to_another_place(visit, found)


def _to_another_place(visit: Visit, found: Found) -> Iterator[Visit]:
    """`visit` as it led to the place and was on the date of a match; nothing where that is the visitor's own State."""
    where, when = found.unit("where"), found.unit("when")
    mention = where.mention if where is not None else None
    city = mention if where is not None and where.kind is UnitKind.CITY else None
    state = Mention(EntityKind.STATE, city.state) if city is not None else mention
    pair = (visit.sending_state, visit.receiving_state)
    sender = next((party for party in pair if party and state and party.name != state.name), None)
    if state is not None and state.name and sender is not None:
        who = replace(visit.visitor, state=sender.name) if visit.visitor is not None else None
        date = when.when if when is not None else None
        yield replace(visit, visitor=who, sending_state=sender, receiving_state=state, place=city, date=date)


def following(sentence: Sentence, discourse: Discourse, told: Sequence[Visit] = ()) -> Iterator[Visit]:
    """ "… Prime Minister X followed in April 2003": the journey just `told`, or of the sentence before, by another."""
    just_told = (fact for fact in reversed(discourse.facts) if isinstance(fact, Visit))
    before = next((v for v in just_told if sentence.start - v.evidence[0].end in range(3)), None)
    before = told[-1] if told else before
    for found in sentence.find(_FOLLOWS):
        who = found.unit("who")
        if before is None or who is None or who.mention is None:
            continue
        sender = who.state or discourse.usual_state(who) or before.sending_state
        back = (
            sender is not None
            and before.receiving_state is not None
            and sender.name == before.receiving_state.name
        )
        yield Visit(
            sending_state=sender,
            receiving_state=before.sending_state if back else before.receiving_state,
            visitor=discourse.person(replace(who, state=sender)),
            role=role_of(who),
            date=found.unit_list("when")[0].when,
            evidence=(passage(sentence, "visits.following"),),
        )


def returned(told: Sequence[Visit], sentence: Sentence, discourse: Discourse) -> Iterator[Visit]:
    """ "… to Y in May, which was reciprocated by President Z in June": the journey back."""
    earlier = [*(fact for fact in discourse.facts if isinstance(fact, Visit)), *told]
    named = {visit.visitor.name for visit in told if visit.visitor is not None}
    for found in sentence.find(_RETURNED):
        who, when = found.unit("who"), found.unit("early") or found.unit("when")
        before = earlier[-1] if earlier else Visit()
        if who is None or before.sending_state is None or before.receiving_state is None:
            continue
        if who.mention is not None and who.mention.name in named:
            continue  # "… by President Z, who travelled to X in June"
        sender = who.state or before.receiving_state
        if sender.name == before.receiving_state.name:
            yield Visit(
                sending_state=sender,
                receiving_state=before.sending_state,
                visitor=discourse.person(replace(who, state=sender)),
                role=role_of(who),
                date=when.when if when else None,
                evidence=(passage(sentence, "visits.returned"),),
            )


def _may_travel(who: Unit) -> bool:
    """Whether a unit is a named official, or a person by full name: "X visited Y in 1993, Ana Soto in 2002"."""
    if who.kind is UnitKind.ACTOR:
        return who.mention is not None
    return who.mention is not None and who.mention.kind is EntityKind.PERSON and " " in who.mention.name


def _same_by(
    found: Found, visit: Visit, position: int, sentence: Sentence, discourse: Discourse, rule: str
) -> Iterator[Visit]:
    """`visit` made by the person `who` of a match, if it stands after `position`."""
    who = found.unit("who")
    if who is None or found.match.start() <= position or not _may_travel(who):
        return
    sender = who.state or visit.sending_state
    yield replace(
        visit,
        visitor=discourse.person(replace(who, state=sender)),
        sending_state=sender,
        role=role_of(who),
        met_with=(),
        evidence=(passage(sentence, rule),),
    )
