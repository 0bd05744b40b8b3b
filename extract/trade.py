"""Figures of trade and investment, in prose and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import Mention, TradeFlow
from extract.lists import either
from extract.registry import Extractor, passage
from extract.text.aboutness import states_in
from extract.text.discourse import Discourse
from extract.text.flows import Direction, direction, measure_in
from extract.text.modality import is_stated_before
from extract.text.numbers import money
from extract.text.parties import both_parties, state_of_unit
from extract.text.sentence import Sentence
from extract.text.sums import Clause, Summed, summed
from extract.text.units import UnitKind
from extract.tradetables import rows

__all__ = ["EXTRACTOR"]

_WORDS = either("trade_words", "told by")
_TRIGGERS = re.compile(rf"\d.*{_WORDS}|{_WORDS}.*\d", re.IGNORECASE | re.DOTALL)
_CLAUSE_END = re.compile(
    r"[.;]|\s\(|,\s+with\b|,?\s+(?:while|whereas|but)\b|,\s+(?:which|making|ranking|registering|representing|up|down)\b"
)
_BEHIND = re.compile(r"\s+(?:worth\s+)?(?:of|in)\s+(?:\w+\s+)?(?:export|import|trade|investment)\w*")
# A sum without a word of its own goes on about what the sum before it was.
_GOES_ON = re.compile(
    r"^(?:[^.;‹]|‹D\d+›){0,40}(?:\b(?:compared|up|down|against|from|to|and|or|in)\b|,\s*$|\(‹D\d+›:\s*$)(?:[^.;‹]|‹D\d+›){0,40}$"
)
_AIM = re.compile(rf"\b{either('trade_words', 'aim')}\b", re.IGNORECASE)
_SLASHED = re.compile(
    r"(?P<home>[A-Z][\w’']+(?:\s[A-Z][\w’']+)?)\s+exports?\s*/\s*imports?\s*[:=]?\s*"
    r"(?P<out>\d[\d.,]*)\s*/\s*(?P<back>\d[\d.,]*)\s*(?P<unit>[\w$€£.]+(?:\s[\w$€£.]+)?)"
)
_BOTH_WAYS = re.compile(
    r"\bexports?\s+(?:and|plus)\s+imports?\b|\bimports?\s+(?:and|plus)\s+exports?\b", re.IGNORECASE
)


def _spoken(clause: Clause) -> tuple[str, re.Match[str] | None]:
    """The words that speak of a sum, and the measure in them: right behind the sum, else the last before it."""
    behind = _BEHIND.match(clause.tail)
    begin = behind.end() if behind else 0
    ends = [
        m.start() for m in (_CLAUSE_END.search(clause.tail), measure_in(clause.tail[begin:], last=False)) if m
    ]
    tail = clause.tail[: begin + min(ends)] if ends else clause.tail
    if behind is None:
        return f"{clause.head}‹M0›{tail}", measure_in(clause.head)
    # "... in exports to Peru and 5 million in imports": the words before are another sum's.
    head = "" if measure_in(clause.head) else clause.head
    return f"{head}‹M0›{tail}", measure_in(f"{head}‹M0›{behind.group()}")


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[TradeFlow]:
    yield from _figures(sentence, discourse)
    yield from _slashed(sentence, discourse)


def _figures(sentence: Sentence, discourse: Discourse) -> Iterator[TradeFlow]:
    tagged = summed(sentence)
    clauses = tagged.clauses()
    if not clauses or _BOTH_WAYS.search(clauses[0].head):
        return
    former = _former(sentence, discourse)
    flow = Direction(former.measure, former.exporter, former.importer, former.party) if former else None
    date = former.date if former else None
    goes_on, stated = False, True
    for clause, when in zip(clauses, tagged.dates(clauses), strict=True):
        found = _flow(clause, tagged, sentence, discourse, flow, goes_on=goes_on)
        # What goes on from a target is a target too.
        stated = is_stated_before(clause.head) and not _AIM.search(clause.head) and (stated or not goes_on)
        flow, date, goes_on = found or flow, when or date, found is not None
        if found and stated and clause.unit.money:
            yield TradeFlow(
                measure=found.measure,
                exporter=found.exporter,
                importer=found.importer,
                party=found.party,
                amount=clause.unit.money.amount,
                currency=clause.unit.money.currency,
                date=date,
                evidence=(passage(sentence, "trade.sentence"),),
            )


def _slashed(sentence: Sentence, discourse: Discourse) -> Iterator[TradeFlow]:
    """ "(Peru's exports/imports: 2.1/0.6 million USD)": two figures in one, dated by the total before them."""
    for match in _SLASHED.finditer(sentence.text):
        home = next(iter(states_in(match["home"], discourse.lexicon)), None)
        both = both_parties([home] if home else [], sentence, discourse)
        partner = next((s for s in both if home and s.name != home.name), None)
        former = _former(sentence, discourse)
        dates = [u.when for u in sentence.of(UnitKind.DATE)]
        for measure, figure in (("export", match["out"]), ("import", match["back"])):
            sums = money(f"{figure} {match['unit']}")
            if home and partner and len(sums) == 1:
                ends = (home, partner) if measure == "export" else (partner, home)
                yield TradeFlow(
                    measure=measure,
                    exporter=ends[0],
                    importer=ends[1],
                    amount=sums[0].amount,
                    currency=sums[0].currency,
                    date=dates[0] if len(dates) == 1 else former.date if former else None,
                    evidence=(passage(sentence, "trade.slashed"),),
                )


def _flow(
    clause: Clause,
    tagged: Summed,
    sentence: Sentence,
    discourse: Discourse,
    former: Direction | None,
    *,
    goes_on: bool,
) -> Direction | None:
    """The flow of one sum: by its own words, or going on from the sum before."""

    def state(tag: str) -> Mention | None:
        return state_of_unit(tagged.unit(tag))

    def other(one: Mention) -> Mention | None:
        both = both_parties([one], sentence, discourse)
        return next((s for s in both if s.name != one.name), None)

    words, keyword = _spoken(clause)
    if keyword is None:
        return former if goes_on and _GOES_ON.match(clause.head) else None
    pair = tuple(both_parties([], sentence, discourse))
    # After a figure of the pair, "Chilean exports" are those to the other.
    found = direction(words, keyword, state, other, pair, bilateral=former is not None)
    named = "‹S" in words or "‹J" in words
    if found or former is None or named or not {keyword.lastgroup, former.measure} <= {"export", "import"}:
        return found
    # "..., imports to 3 million": the other way round than the exports just stated.
    return former if keyword.lastgroup == former.measure else former.reversed(keyword.lastgroup or "")


def _former(sentence: Sentence, discourse: Discourse) -> TradeFlow | None:
    """The figure that the sentence before in this paragraph is about: its first."""
    flows = [fact for fact in discourse.facts if isinstance(fact, TradeFlow)]
    begin = flows[-1].evidence[0].start if flows else -1
    return next((f for f in flows if f.evidence[0].start == begin >= sentence.block.start), None)


EXTRACTOR = Extractor(TradeFlow, _TRIGGERS, _sentences, rows)
