"""Sums of money are exact, in units of their currency, and only where the text decides them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.text.numbers import Money, Unit, decimal, decimal_mark, money, unit


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("worth €1.99 million in all", 1_990_000, "EUR"),
        ("just €0.4 thousand", 400, "EUR"),
        ("a grant of €467,000 for schools", 467_000, "EUR"),
        ("amounted to 34.8 million euros", 34_800_000, "EUR"),
        ("stood at US$ 332.471 Million", 332_471_000, "USD"),
        ("US$161 million", 161_000_000, "USD"),
        ("USD 12.5 million", 12_500_000, "USD"),
        ("12.5 million USD", 12_500_000, "USD"),
        ("12 million U.S. dollars", 12_000_000, "USD"),
        ("a $3.2bn deal", 3_200_000_000, "USD"),
        ("a £5m credit", 5_000_000, "GBP"),
        ("a $50-million loan", 50_000_000, "USD"),
        ("1,2 bn EUR", 1_200_000_000, "EUR"),
        ("1 250 000 EUR", 1_250_000, "EUR"),
        ("1.250.000 euros", 1_250_000, "EUR"),
        ("1,250,000.50 euros", Decimal("1250000.50"), "EUR"),
        ("three million dollars", 3_000_000, "USD"),
        ("half a million euros", 500_000, "EUR"),
        ("SEK 40 million", 40_000_000, "SEK"),
        ("40 million Swedish kronor", 40_000_000, "SEK"),
        ("4.75 US$ billion", 4_750_000_000, "USD"),
        ("2 billion yen", 2_000_000_000, "JPY"),
        ("C$7 million", 7_000_000, "CAD"),
        ("5 million Swiss francs", 5_000_000, "CHF"),
        ("INR 20 crore", 200_000_000, "INR"),
    ],
)
def test_sums(text: str, amount: int | Decimal, currency: str) -> None:
    (found,) = money(text)
    assert (found.amount, found.currency, found.bounded) == (amount, currency, False)


@pytest.mark.parametrize(
    "text",
    [
        "a deposit of $3–4,000",
        "US$3,000–4,000",
        "between $3 and $4 million",
        "from 2 to 3 million euros",
        "3-4 million euros",
        "5 million people",
        "20 million francs",
        "in 2009 EU members met",
        "a growth of 21 % or 5 points",
        "132nd largest",
        "he won 5 million votes",
        "the euro area",
        "millions of dollars",
    ],
)
def test_what_is_no_definite_sum(text: str) -> None:
    assert money(text) == ()


def test_several_sums_and_their_spans() -> None:
    text = "It gave €130,000 to one and €150,000 to the other."
    assert [text[m.start : m.end] for m in money(text)] == ["€130,000", "€150,000"]
    assert str(money("€0.40 thousand")[0].amount) == "400"
    assert [m.amount for m in money("$3 million and $4 million")] == [3_000_000, 4_000_000]


def test_ceilings_are_marked() -> None:
    assert money("paid up to €15,000")[0].bounded
    assert not money("more than $2 million")[0].bounded
    assert money("about $2 million") == (Money(6, 16, Decimal(2_000_000), "USD"),)


@pytest.mark.parametrize(
    ("figures", "mark", "number"),
    [
        ("43,0", "", "43"),
        ("43,0", ",", "43"),
        ("1.234", ",", "1234"),
        ("1.234", "", "1.234"),
        ("1,234", "", "1234"),
        ("1,234", ",", "1.234"),
        ("1,234", ".", "1234"),
        ("- 41,0", "", "-41"),
        ("−21.6", "", "-21.6"),
        ("(5.9)", "", "-5.9"),
        ("1 234,5", "", "1234.5"),
        ("0.0", "", "0"),
        ("7", ",", "7"),
    ],
)
def test_figures(figures: str, mark: str, number: str) -> None:
    assert decimal(figures, mark) == Decimal(number)


@pytest.mark.parametrize("figures", ["", "-", "n/a", "1.2.3", "12,34,5", "1.5 est"])
def test_what_is_no_figure(figures: str) -> None:
    assert decimal(figures) is None


def test_a_table_shares_one_decimal_mark() -> None:
    assert decimal_mark(["43,0", "1.234", ""]) == ","
    assert decimal_mark(["1,234", "5.5"]) == "."
    assert decimal_mark(["1,234", "12"]) == ""


@pytest.mark.parametrize(
    ("header", "factor", "currency"),
    [
        ("Total (millions, EUR)", 10**6, "EUR"),
        ("Trade turnover (in millions of US dollars)", 10**6, "USD"),
        ("Import from Peru (thousands, EUR)", 10**3, "EUR"),
        ("Exports, mln. USD", 10**6, "USD"),
        ("Exports (€ million)", 10**6, "EUR"),
        ("Exports (€m)", 10**6, "EUR"),
        ("Exports (US$ bn)", 10**9, "USD"),
        ("Value (USD)", 1, "USD"),
        ("Trade in million euros", 10**6, "EUR"),
    ],
)
def test_units_of_headers(header: str, factor: int, currency: str) -> None:
    assert unit(header) == Unit(Decimal(factor), currency)


@pytest.mark.parametrize("header", ["Export", "Year", "Number of migrants", "Tourists (thousands)", "Europe"])
def test_headers_without_a_currency(header: str) -> None:
    assert unit(header) is None
