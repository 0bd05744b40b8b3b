"""Who sells to whom, invests where, or trades with whom, as the words around a sum say.

Input: the tagged words of one clause (see `extract.text.sums`). Output: a `Direction`, None where the
words leave it open. Used for sentences and for the labels of tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from extract.facts import Mention
from extract.lists import either
from extract.text.masks import compile_pattern

__all__ = ["Direction", "Other", "direction", "measure_in"]

# The other State of the pair that the article is about; None where there is none.
Other = Callable[[Mention], Mention | None]
# The State of a tag such as "‹S2›".
State = Callable[[str], Mention | None]


@dataclass(frozen=True, slots=True)
class Direction:
    """A measure with its States: exporter and importer, or the two parties of a total."""

    measure: str
    exporter: Mention | None = None
    importer: Mention | None = None
    party: tuple[Mention, ...] = ()

    def reversed(self, measure: str) -> Direction:
        """The flow the other way."""
        return Direction(measure, self.importer, self.exporter)


_words = partial(either, "trade_words")
_NO_TRADE = (
    r"(?:trade\s+|current\s+account\s+)?(?:surplus|deficit|balance)"
    rf"|(?:trade|investment|commercial|economic|export|import)\s+{_words('beside trade')}\w*"
    rf"|\b{_words('no trade')}\w*|\b{_words('moved')}\s+(?:of|by)\b"
    r"|\b(?:project|forecast|estimat)\w*\s+to\b|\bof\s+which\b"
)
_MEASURES = re.compile(
    rf"(?P<none>{_NO_TRADE})"
    r"|(?P<export>\b(?:re-?)?export(?:s|ed|ing)?\b|\bsold\b|\bsales\s+to\b)"
    r"|(?P<import>\bimport(?:s|ed|ing)?\b|\bbought\b|\bpurchas(?:es|ed)\b)"
    r"|(?P<investment>\binvestments?\b|\binvest(?:s|ed)\b|\bFDI\b)"
    r"|(?P<total>\btrad(?:e|ing)\b|\bcommerce\b|\bcommercial\s+exchanges?\b|\bturnover\b|\btrade\s+volumes?\b)",
    re.IGNORECASE,
)
# What may stand before "exports" without making them the exports of one kind of goods.
_PLAIN_BEFORE = re.compile(rf"(?:^|[›.,;:(–—-]|['’]s?|\b{_words('plain')})\s*$", re.IGNORECASE)
_GOODS = rf"{_words('goods')}\b"
_ONE_KIND = re.compile(
    rf"^\s*(?:of\s+(?!the\s|‹|{_GOODS})(?:[a-z]+)|(?!{_GOODS})[a-z]+(?:\s+(?:and\s+)?[a-z]+){{0,3}}\s+worth\b)"
)
_OF_A_KIND = re.compile(
    rf"\bof\s+(?!{_GOODS}|nearly|almost|approximately|some|roughly|just|only|at|the|which|‹)[a-z]+",
    re.IGNORECASE,
)
_KIND_BEHIND = re.compile(rf"‹M\d+›\s+(?:worth\s+)?of\s+(?!{_GOODS}|exports|imports|trade|‹)[a-z]+")
_ELSEWHERE = compile_pattern(
    r"\b(?:exports?|imports?|trade|investments?)\b[^.;‹]*\b(?:to|from|with|in)\s+(?:the\s+)?(?:@O|world|rest)"
    r"|\bforeign\s+trade\b|\bworld\s+trade\b"
)
_MUTUAL = re.compile(r"\b(?:two-way|bilateral|mutual|between\s+(?:the\s+)?two|both)\b", re.IGNORECASE)
_STATE_TAG = re.compile(r"‹[SJ]\d+›")
_THE = r"\s+(?:the\s+)?"
_OWNED = (
    r"(?P<owner>@[SJ])(?:['’]s?)?\s+"
    rf"(?:{_words('whose')}\s+)*"
)
_VERB = r"(?P<owner>@S)(?:\s+\w+){0,3}?\s+"


def _patterns(*forms: str) -> tuple[re.Pattern[str], ...]:
    return tuple(compile_pattern(form.replace("@[SJ]", "@SJ")) for form in forms)


_BY = r"(?:of|by)" + _THE + r"(?P<owner>@S)"
_OWNER = {
    "export": _patterns(_OWNED + r"exports?\b", r"\bexports?\s+" + _BY, _VERB + r"(?:exported|sold)\b"),
    "import": _patterns(
        _OWNED + r"imports?\b", r"\bimports?\s+" + _BY, _VERB + r"(?:imported|bought|purchased)\b"
    ),
    "investment": _patterns(
        _OWNED + r"(?:investments?|FDI|invest(?:s|ed))\b",
        r"\b(?:investments?|FDI)\b[^.;‹]*\b" + _BY,
        _VERB + r"invest(?:s|ed)\b",
    ),
}
_TO = _patterns(
    r"\b(?:export\w*|sold|sales|shipments|import\w*|‹M\d+›)\b[^.;]*?\b(?:in)?to" + _THE + r"(?P<to>@[SJ])"
)
_FROM = _patterns(
    r"\b(?:import\w*|bought|purchase\w*|export\w*|invest\w*|FDI|‹M\d+›)\b[^.;]*?\bfrom"
    + _THE
    + r"(?P<from>@[SJ])"
)
_INTO = _patterns(r"\b(?:invest\w*|FDI|‹M\d+›)\b[^.;]*?\b(?:in|into)" + _THE + r"(?P<to>@[SJ])")
_BETWEEN = _patterns(
    r"\bbetween" + _THE + r"(?P<one>@S)\s+and" + _THE + r"(?P<two>@S)",
    r"(?P<one>@[SJ])\s*[-–—/]\s*(?P<two>@[SJ])",
    r"(?P<one>@[SJ])(?:['’]s?)?[^.;‹]*\btrade(?:\s+\w+)?\s+with" + _THE + r"(?P<two>@S)",
)
# Trade between provinces, companies, ports: not the States'.
_BETWEEN_OTHERS = re.compile(
    r"\bbetween\s+(?!(?:the\s+)?(?:‹|two\b|both\b|them\b|these\b|countries|states|nations|sides|parties|\d{4}))",
    re.IGNORECASE,
)
_WITH = _patterns(r"\b(?:trade|turnover|commerce)(?:\s+\w+){0,2}\s+with" + _THE + r"(?P<one>@S)")


def measure_in(words: str, *, last: bool = True) -> re.Match[str] | None:
    """The last (or first) word of a measure; its group tells which, "none" what is no trade figure."""
    matches = list(_MEASURES.finditer(words))
    return matches[-1 if last else 0] if matches else None


def direction(
    clause: str,
    keyword: re.Match[str],
    state: State,
    other: Other,
    pair: tuple[Mention, ...],
    *,
    bilateral: bool = False,
) -> Direction | None:
    """The flow that `clause` speaks of by its `keyword` (a match of `measure_in` in `clause`).

    `state` gives the State of a tag, `other` the counterpart of a State, `pair` the article's two;
    `bilateral` where a State's exports without a destination are those to its counterpart."""
    measure = keyword.lastgroup or ""
    if measure in ("", "none") or _of_one_kind(clause, keyword) or _ELSEWHERE.search(clause):
        return None
    if measure == "total":
        return _total(clause, state, other, pair)
    owner = _state(_OWNER[measure], clause, state)
    to = _state(_INTO if measure == "investment" else _TO, clause, state)
    source = _state(_FROM, clause, state)
    exporter, importer = (owner or source, to) if measure != "import" else (source, owner or to)
    exporter = exporter or (other(importer) if importer else None)
    importer = importer or (
        other(exporter) if exporter and (bilateral or _bilateral(clause, owner)) else None
    )
    if exporter is None or importer is None or exporter.name == importer.name:
        return None
    return Direction(measure, exporter, importer)


def _of_one_kind(clause: str, keyword: re.Match[str]) -> bool:
    """ "wheat exports", "exports of wine", "exported arms worth": a figure of one kind of goods."""
    if keyword.lastgroup not in ("export", "import"):
        return False
    if not _PLAIN_BEFORE.search(clause[: keyword.start()]):
        return True
    between = clause[keyword.end() :].split("‹M")[0]
    return bool(_ONE_KIND.match(between) or _OF_A_KIND.search(between) or _KIND_BEHIND.search(clause))


def _bilateral(clause: str, owner: Mention | None) -> bool:
    """Whether a flow of `owner` without a stated counterpart is one of the pair, not to all the world."""
    return (
        owner is None
        or re.search(r"\b(?:bilateral|mutual|to the country|to it|between)\b", clause) is not None
    )


def _total(clause: str, state: State, other: Other, pair: tuple[Mention, ...]) -> Direction | None:
    if _BETWEEN_OTHERS.search(clause):
        return None
    for pattern in _BETWEEN:
        if match := pattern.search(clause):
            return _of_two(state(match["one"]), state(match["two"]))
    if (partner := _state(_WITH, clause, state)) is not None:
        return _of_two(other(partner), partner)
    if len(pair) == 2 and _MUTUAL.search(clause):
        return _of_two(*pair)
    named = {mention.name for tag in _STATE_TAG.findall(clause) if (mention := state(tag))}
    return _of_two(*pair) if len(pair) == 2 and (not named or named == {s.name for s in pair}) else None


def _of_two(one: Mention | None, two: Mention | None) -> Direction | None:
    if one is None or two is None or one.name == two.name:
        return None
    return Direction("total", party=(one, two))


def _state(patterns: tuple[re.Pattern[str], ...], clause: str, state: State) -> Mention | None:
    """The State in the one group of the first pattern that matches."""
    for pattern in patterns:
        if match := pattern.search(clause):
            return state(next(tag for tag in match.groupdict().values() if tag))
    return None
