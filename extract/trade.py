"""Figures of trade and investment, in prose and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.edtf import Date
from extract.facts import Mention, TradeFlow
from extract.registry import Extractor, passage
from extract.text.discourse import Discourse
from extract.text.flows import Direction, direction, measure_in
from extract.text.modality import is_stated_before
from extract.text.parties import both_parties, state_of_unit
from extract.text.sentence import Sentence
from extract.text.sums import Summed, summed
from extract.text.units import Unit
from extract.tradetables import rows

__all__ = ["EXTRACTOR"]

_WORDS = r"(?:trad|turnover|export|import|invest|FDI|commerc|purchas|compared|sold)"
_TRIGGERS = re.compile(rf"\d.*{_WORDS}|{_WORDS}.*\d", re.IGNORECASE | re.DOTALL)
_SUM = re.compile(r"‹M\d+›")
_DATE = re.compile(r"‹D\d+›")
_CLAUSE_END = re.compile(
    r"[.;]|,?\s+(?:while|whereas|but)\b|,\s+(?:which|making|ranking|registering|representing|up|down)\b"
)
_BEHIND = re.compile(r"\s+(?:worth\s+)?(?:of|in)\s+(?:\w+\s+)?(?:export|import|trade|investment)\w*")
# A sum without a word of its own goes on about what the sum before it was.
_GOES_ON = re.compile(
    r"^(?:[^.;‹]|‹D\d+›){0,40}\b(?:compared|up|down|against|from|to|and|or|in)\b(?:[^.;‹]|‹D\d+›){0,40}$"
)
_BOTH_WAYS = re.compile(
    r"\bexports?\s+(?:and|plus)\s+imports?\b|\bimports?\s+(?:and|plus)\s+exports?\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sum with the words before it, back to the sum before, and behind it, up to the next."""

    unit: Unit
    head: str
    tail: str

    @property
    def words(self) -> str:
        """The words that speak of this sum; they begin with `head`."""
        behind = _BEHIND.match(self.tail)
        begin = behind.end() if behind else 0
        ends = [
            m.start() for m in (_CLAUSE_END.search(self.tail), measure_in(self.tail[begin:], last=False)) if m
        ]
        return f"{self.head}‹M0›{self.tail[: begin + min(ends)] if ends else self.tail}"

    @property
    def keyword(self) -> re.Match[str] | None:
        """The measure, as a match in `words`: the last before the sum, else the one right behind it."""
        if before := measure_in(self.head):
            return before
        behind = _BEHIND.match(self.tail)
        return measure_in(self.words[: len(self.head) + len("‹M0›") + behind.end()]) if behind else None


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[TradeFlow]:
    tagged = summed(sentence)
    clauses = list(_clauses(tagged))
    if not clauses or _BOTH_WAYS.search(clauses[0].head):
        return
    former = _former(sentence, discourse)
    flow = Direction(former.measure, former.exporter, former.importer, former.party) if former else None
    date = former.date if former else None
    goes_on = False
    for clause, stated in zip(clauses, _dates(tagged, clauses), strict=True):
        found = _flow(clause, tagged, sentence, discourse, flow, goes_on=goes_on)
        flow, date, goes_on = found or flow, stated or date, found is not None
        if found and is_stated_before(clause.head) and clause.unit.money:
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


def _clauses(tagged: Summed) -> Iterator[_Clause]:
    spans = [match.span() for match in _SUM.finditer(tagged.text)]
    edges = [(0, 0), *spans, (len(tagged.text), len(tagged.text))]
    for (_, before), (start, end), (after, _) in zip(edges, edges[1:], edges[2:], strict=False):
        yield _Clause(tagged.unit(tagged.text[start:end]), tagged.text[before:start], tagged.text[end:after])


def _flow(
    clause: _Clause,
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

    keyword = clause.keyword
    if keyword is None:
        return former if goes_on and _GOES_ON.match(clause.head) else None
    found = direction(clause.words, keyword, state, other, tuple(both_parties([], sentence, discourse)))
    named = "‹S" in clause.words or "‹J" in clause.words
    if found or former is None or named or not {keyword.lastgroup, former.measure} <= {"export", "import"}:
        return found
    # "..., imports to 3 million": the other way round than the exports just stated.
    return former if keyword.lastgroup == former.measure else former.reversed(keyword.lastgroup or "")


def _former(sentence: Sentence, discourse: Discourse) -> TradeFlow | None:
    """The figure that the sentence before in this paragraph is about: its first."""
    flows = [fact for fact in discourse.facts if isinstance(fact, TradeFlow)]
    begin = flows[-1].evidence[0].start if flows else -1
    return next((f for f in flows if f.evidence[0].start == begin >= sentence.block.start), None)


def _dates(tagged: Summed, clauses: list[_Clause]) -> Iterator[Date | None]:
    """The date of each sum: behind it, else before it in its clause, else the one that opens the sentence."""
    opening = _last(tagged, clauses[0].head)
    previous = 0
    for number, clause in enumerate(clauses):
        behind = _DATE.search(clause.tail)
        # Between two sums a date belongs to the first, unless a comma parts them.
        own = behind if behind and not re.search(r"[,;]", clause.tail[: behind.start()]) else None
        before = _last(tagged, clause.head[previous:]) if number else opening
        previous = own.end() if own else 0
        yield (_when(tagged, own.group()) if own else None) or before or opening


def _last(tagged: Summed, words: str) -> Date | None:
    tags = _DATE.findall(words)
    return _when(tagged, tags[-1]) if tags else None


def _when(tagged: Summed, tag: str) -> Date | None:
    date = tagged.unit(tag).date
    return date.date if date and not date.named and not date.doubtful else None


EXTRACTOR = Extractor(TradeFlow, _TRIGGERS, _sentences, rows, parsed=False)
