"""Which States a journey leads to: those named, else the counterpart of the visitor's own, or the one gone back to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.facts import EntityKind, Mention, Visit
from extract.text.discourse import Discourse
from extract.text.parse import objects
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind
from extract.visits.above import heading_of, under_visits
from extract.visits.places import RETURNED
from extract.visits.wording import Anchor

__all__ = ["destinations"]

_IN_RETURN = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|return|turn|counterpart)\b")


def destinations(
    anchor: Anchor, visitor: Unit, sentence: Sentence, discourse: Discourse, told: Sequence[Visit]
) -> list[tuple[Mention, Mention | None]]:
    """The States visited with the city where one is named; the visitor's counterpart State where none is."""
    found: dict[str, tuple[Mention, Mention | None]] = {}
    for unit in anchor.places:
        assert unit.mention is not None
        if unit.kind is UnitKind.STATE:
            found.setdefault(unit.mention.name, (unit.mention, None))
        elif unit.mention.state:
            state, city = found.get(unit.mention.state, (Mention(EntityKind.STATE, unit.mention.state), None))
            found[state.name] = (state, city or unit.mention)
    home = discourse.usual_state(visitor) or visitor.state or _travelled_for(visitor, told)
    if not found and home is not None:
        other = discourse.other(home, sentence.block)
        return [(other, None)] if other is not None else []
    if not found and _is_understood(anchor):  # "X visited Y in 2001, Z came in 2002"
        before = [*(told or _told_before(sentence, discourse))][-1:]
        hosts = [host for v in before if (host := v.receiving_state) is not None]
        return [(host, None) for host in hosts] or _headed(sentence, discourse)
    if not found and _goes_back(anchor):  # a visit returned goes where the last one came from
        visited = [fact for fact in discourse.facts if isinstance(fact, Visit)]
        host = visited[-1].sending_state if visited else None
        return [(host, None)] if host is not None else []
    return list(found.values()) or ([] if told else _headed(sentence, discourse))


def _headed(sentence: Sentence, discourse: Discourse) -> list[tuple[Mention, Mention | None]]:
    """The State to which the lines above say that visits lead: "Visits from India: The Minister visited in 2007"."""
    heading = heading_of(sentence, discourse)
    receiver = heading.receiver or discourse.other(heading.sender, sentence.block)
    return [(receiver, None)] if receiver is not None and under_visits(sentence) else []


def _is_understood(anchor: Anchor) -> bool:
    """Whether a journey leads where the one told before led: "visited in 2003", "paid a visit in 2003"."""
    paid = anchor.rule == "visits.noun" and anchor.token.dep_ == "dobj"
    return (paid or anchor.rule in ("visits.visits", "visits.goes")) and not _goes_back(anchor)


def _told_before(sentence: Sentence, discourse: Discourse) -> list[Visit]:
    """The visits that the sentences before in the same block have told of; none for who came in return.

    Where they have told of visits both ways, which way the next one went is not said.
    """
    if _IN_RETURN.search(sentence.text):
        return []
    visits = (fact for fact in discourse.facts if isinstance(fact, Visit))
    before = [v for v in visits if any(sentence.block.start <= p.start < sentence.start for p in v.evidence)]
    hosts = {v.receiving_state.name for v in before if v.receiving_state is not None}
    return before if len(hosts) == 1 else []


def _travelled_for(visitor: Unit, told: Sequence[Visit]) -> Mention | None:
    """The State for which the sentence has a person travel before: "was in Y in May and came for a visit in June"."""
    name = visitor.mention.name if visitor.mention else ""
    return next((v.sending_state for v in told if v.visitor is not None and v.visitor.name == name), None)


def _goes_back(anchor: Anchor) -> bool:
    """Whether the words say that a journey answers another: "visited in 2003" alone does not."""
    own = {child.lower_ for child in anchor.token.children}
    repaid = anchor.rule == "visits.returns" and any(o.lower_ in RETURNED for o in objects(anchor.token))
    return repaid or bool(own & {"back", "there", "return", "reciprocal"})
