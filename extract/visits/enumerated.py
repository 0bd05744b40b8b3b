"""Visitors enumerated, each with the dates behind the name: "X in 1999 and 2001, Y (June 2003) and Z in 2008".

Such a list stands before the verb ("… visited Chile") or behind the noun ("visits were paid by …"); where else,
`extract.visits.sides` says.
"""

from __future__ import annotations

from extract.text.masks import compile_pattern
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind
from extract.visits.wording import Anchor

__all__ = ["LIST_OR_ONE", "VISITS_WERE", "each_dated", "enumerated"]

_DATES = r"@D(?:(?:, | and | & |, and )(?:in |on |from |again in )?@D)*"
_NOTE = r"(?:[^().;‹]|‹[OSCJNP]\d+›)"
_AND = r"(?:[,;]? and (?:by |of )?|, (?:by )?|; | & )(?:the )?(?:then )?"


def _each(dates: str = "") -> str:
    """One visitor, what for in a few words, and the dates in brackets or bare; in groups named `dates` if asked."""
    first, bare, later = (f"(?P<{dates}{i}>{_DATES})" if dates else _DATES for i in (1, 2, 3))
    in_brackets = rf" ?\((?:{_NOTE}|‹A\d+›){{0,60}}?{first}(?:{_NOTE}|‹A\d+›){{0,60}}\)"
    in_brackets += rf"(?:,? and (?:again )?(?:in|on) {later}(?: \({_NOTE}{{1,60}}\))?)?"
    who = rf"@{'who:' if dates else ''}W(?:,? (?:to|for|at) {_NOTE}{{1,60}}?)?"
    return rf"{who}(?:{in_brackets}|,? (?:(?:in|on|from|during) )?(?:(?:early|late|mid)[ -])?{bare})"


_ONE = rf"(?:the )?(?:then )?(?:@A(?:,| now| also)* )?(?:(?!an? )\w+\.? )?{_each()}"
# a member of a list that nothing knows, which the others do not end with: "Marshal of the Court (1996, 2003)"
_UNKNOWN = rf"(?:[^().;,‹]|‹[LOSJ]\d+›){{2,60}}? \({_DATES}\)"
_LIST = rf"(?P<list>{_ONE}(?:{_AND}(?:{_ONE}|{_UNKNOWN}))+)"
LIST_OR_ONE = rf"(?P<list>{_ONE}(?:{_AND}(?:{_ONE}|{_UNKNOWN}))*)"
_PAID = "had|have|also|all|both|paid|made|undertook|undertaken|an?|official|state|working|return"
_OTHERS = (
    r"(?:,? and (?:many |several |some )?other (?:[^.;,‹]|‹A\d+›){2,40}?(?: (?:of|from) (?:the )?@SJ)?)?"
)
_BEFORE = rf"{_LIST}{_OTHERS},? (?:(?:{_PAID}) )*$"
_ARE = r"(?:were|was|are|have been|had been|include|included)(?: also| mainly)?(?: made| paid| undertaken)?(?: those)?"
VISITS_WERE = (
    rf"\b(?:visits?|trips?|tours?)\b(?:(?:[^.;:‹]|‹[SJOCA]\d+›){{0,80}}?(?: {_ARE}(?: by| of| from)?|:| [-–—])"
    rf"|(?: (?:to|in) (?:the )?@P)? (?:of|by)) (?:the )?(?:then )?{LIST_OR_ONE}"
)


def each_dated(position: int, anchor: Anchor, sentence: Sentence) -> list[tuple[Unit, list[Unit]]]:
    """ "X in 1999 and Y in 2003 visited S", "visits were made by X (1999) and Y (2003)": visitors with their dates."""
    text = sentence.tagged.text
    listed = compile_pattern(_BEFORE).search(text[:position]) or (
        compile_pattern(VISITS_WERE).match(text, position) if anchor.rule == "visits.noun" else None
    )
    return enumerated(*listed.span("list"), sentence) if listed else []


def enumerated(begin: int, end: int, sentence: Sentence) -> list[tuple[Unit, list[Unit]]]:
    """Those named in a part of the tagged text, each with the dates behind the name."""
    found = [each for each in sentence.find(_each("dates")) if begin <= each.match.start() < end]
    groups = ("dates1", "dates2", "dates3")
    pairs = (
        (each.unit("who"), [date for group in groups for date in each.unit_list(group)]) for each in found
    )
    return [(who, dates) for who, dates in pairs if who is not None and _is_person(who) and dates]


def _is_person(who: Unit) -> bool:
    return who.mention is not None or (who.kind is UnitKind.ACTOR and not who.plural)
