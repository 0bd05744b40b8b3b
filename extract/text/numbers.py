"""Amounts of money in prose and tables: figures, multipliers, currencies, units in headers.

Amounts are exact decimals in units of the ISO 4217 currency: "€1.99 million" is 1990000 EUR. Ranges
("$3–4,000") and currencies that a name leaves open ("francs") yield nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.lists import table

__all__ = ["SUM_WORDS", "Money", "Unit", "decimal", "decimal_mark", "money", "unit", "whole"]


@dataclass(frozen=True, slots=True)
class Money:
    """A sum as a text states it; `start` and `end` in code points, end exclusive.

    `bounded` where the sum is only a ceiling: "up to €15,000"."""

    start: int
    end: int
    amount: Decimal
    currency: str
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """What the figures of a row or column count: `factor` units of an ISO 4217 `currency`."""

    factor: Decimal
    currency: str


_CURRENCIES = {form: code for _, form, code in table("currencies")}
_FACTORS = {form: Decimal(factor) for _, form, factor in table("multipliers")}
_CARDINALS = {word: Decimal(number) for word, number in table("cardinals")} | {"half a": Decimal("0.5")}


SUM_WORDS = frozenset(
    form.lower()
    for name in ("multipliers", "currencies")
    for kind, form, _ in table(name)
    if kind != "letter"
)
"""What belongs to a sum of money behind its figure, in lower case: "million", "euros", "usd"."""


def _forms(name: str, *kinds: str) -> str:
    ordered = sorted((form for kind, form, _ in table(name) if kind in kinds), key=len, reverse=True)
    return "|".join(map(re.escape, ordered))


_FIGURE = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
_FACTOR_WORD = _forms("multipliers", "word")
_FACTOR_LETTER = _forms("multipliers", "letter")
_FACTOR = rf"(?:(?P<factor>(?i:{_FACTOR_WORD}))\b\.?|(?P<letter>{_FACTOR_LETTER})\b)"
_CURRENCY_BEFORE = rf"(?P<currency>{_forms('currencies', 'sign', 'code')})"
_CURRENCY_AFTER = (
    rf"(?P<currency>(?:{_forms('currencies', 'word')}|{_forms('currencies', 'code')})\b|[€$£¥₹₽₺₪₩₴]|US\$)"
)
_NUMBER = rf"(?P<number>(?<![\d.,])(?:{_FIGURE})(?![\d]))"
_WORDS = rf"(?P<words>\b(?i:half a|{'|'.join(_CARDINALS)}))\s+(?=(?i:{_FACTOR_WORD})\b)"

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![A-Za-z$€£]){_CURRENCY_BEFORE}\s?{_NUMBER}(?:\s?-?{_FACTOR})?",
        rf"{_NUMBER}\s?{_CURRENCY_AFTER}\s{_FACTOR}",
        rf"{_NUMBER}(?:[\s-]?{_FACTOR})?(?:\s+of)?[\s-]?{_CURRENCY_AFTER}",
        rf"{_WORDS}{_FACTOR}(?:\s+of)?[\s-]?{_CURRENCY_AFTER}",
    )
)
_CARRIED = re.compile(
    rf"{_NUMBER}\s(?P<factor>(?i:{_FACTOR_WORD}))\b(?=\s*(?:[.,;)]|$|and\s|in\s+(?:19|20)\d\d|in\s+(?:im|ex)ports))"
)
_RANGE_AFTER = re.compile(rf"\s?(?:[-–—−]|to|and)\s?(?:{_forms('currencies', 'sign', 'code')})?\s?\d")
_RANGE_BEFORE = re.compile(r"(?:\d[\d.,]*\s?[-–—−]\s?|\d\s?to\s|\bbetween\s[^.;]{1,25}\sand\s)$")
_FROM = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:up to|at most|less than|under|below|as much as|no more than|not exceeding|a maximum of)\s+$",
    re.IGNORECASE,
)
_DIGIT_OR_WORD = re.compile(rf"\d|(?i:{_FACTOR_WORD})")


def money(text: str) -> tuple[Money, ...]:
    """All sums of money in `text`, in order."""
    if not _DIGIT_OR_WORD.search(text):
        return ()
    found: list[Money] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not any(match.start() < m.end and m.start < match.end() for m in found) and not _ranged(match):
                found.extend(_read(match))
    return tuple(sorted([*found, *_without_currency(text, found)], key=lambda m: m.start))


def _without_currency(text: str, found: list[Money]) -> Iterator[Money]:
    """ "exports were 8 million euros and imports 1.2 million": the currency of the sum before."""
    for match in _CARRIED.finditer(text):
        former = [m for m in found if m.end <= match.start()]
        if (
            former
            and not any(m.start < match.end() and match.start() < m.end for m in found)
            and not _ranged(match)
        ):
            number = decimal(match["number"])
            if number is not None:
                factor = _FACTORS[match["factor"].lower()]
                last = max(former, key=lambda m: m.end)
                yield Money(*match.span(), whole(number * factor), last.currency)


def _ranged(match: re.Match[str]) -> bool:
    """Whether the sum is one end of a range."""
    text, before = match.string, match.string[: match.start()]
    after = _RANGE_AFTER.match(text, match.end())
    joined_by_and = after is not None and " and" in after[0] and not _FROM.search(before)
    return bool((after and not joined_by_and) or _RANGE_BEFORE.search(before))


def _read(match: re.Match[str]) -> Iterator[Money]:
    groups = match.groupdict()
    number = _CARDINALS[groups["words"].lower()] if groups.get("words") else decimal(groups["number"])
    word = (groups["factor"] or "").lower() or groups.get("letter")
    factor = _FACTORS[word] if word else Decimal(1)
    if number is not None:
        bounded = _BOUND.search(match.string[: match.start()]) is not None
        yield Money(*match.span(), whole(number * factor), _CURRENCIES[groups["currency"]], bounded)


def decimal(figures: str, mark: str = "") -> Decimal | None:
    """The number that figures say, None when they say none ("n/a", "1.2.3").

    `mark` is the decimal mark "." or "," where it is known (see `decimal_mark`). Otherwise a comma
    before exactly three figures groups thousands, and any other single mark is a decimal mark.
    """
    compact = re.sub(r"[\s\u00a0\u202f'’]", "", figures).replace("−", "-").replace("–", "-")
    negative = compact.startswith("-") or (compact.startswith("(") and compact.endswith(")"))
    compact = compact.strip("()").lstrip("+-")
    mark = mark or _mark_of(compact)
    whole, _, fraction = compact.partition(mark) if mark else (compact, "", "")
    if not re.fullmatch(r"\d+|\d{1,3}(?:[.,]\d{3})+", whole) or not re.fullmatch(r"\d*", fraction):
        return None
    number = Decimal(f"{re.sub(r'[.,]', '', whole)}.{fraction or 0}")
    return -number if negative else number


def _mark_of(figures: str) -> str:
    """The decimal mark of one number written in English prose; "" where it has none."""
    marks = re.findall(r"[.,]", figures)
    if not marks or (len(marks) > 1 and len(set(marks)) == 1):
        return ""
    if len(marks) == 1 and re.fullmatch(r"[1-9]\d{0,2},\d{3}", figures):
        return ""
    return str(marks[-1])


def whole(amount: Decimal) -> Decimal:
    """The same amount without a fraction of zeros: 400, not 400.0."""
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount.normalize()


def decimal_mark(cells: Iterable[str]) -> str:
    """The decimal mark that all figures of a table share: "," or "."; "" where none shows it."""
    seen = list(cells)
    if any(re.search(r"\d,\d{1,2}\s*$|^\D*0,\d+\s*$|\.\d{3},\d", cell) for cell in seen):
        return ","
    return "." if any("." in cell for cell in seen) else ""


_UNIT_CURRENCY = re.compile(
    rf"(?<![A-Za-z])(?P<currency>{_forms('currencies', 'word', 'sign', 'code')})(?![A-Za-z]{{2}})"
)
_UNIT_FACTOR = re.compile(rf"(?<![A-Za-z])(?i:(?P<factor>{_FACTOR_WORD}))(?![A-Za-z])")
_UNIT_LETTER = re.compile(rf"[\s$€£¥(](?P<letter>{_FACTOR_LETTER})(?![A-Za-z])")


def unit(header: str) -> Unit | None:
    """The unit that a header, caption or row label gives: "(in millions of US dollars)", "EUR, thousands"."""
    currency = _UNIT_CURRENCY.search(header)
    if currency is None:
        return None
    factor = Decimal(1)
    if found := _UNIT_FACTOR.search(header):
        factor = _FACTORS[found["factor"].lower()]
    elif found := _UNIT_LETTER.search(header, max(0, currency.start() - 3), currency.end() + 3):
        factor = _FACTORS[found["letter"]]
    return Unit(factor, _CURRENCIES[currency["currency"]])
