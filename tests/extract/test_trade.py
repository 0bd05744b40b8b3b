"""Figures of trade: who sells to whom, how much, when, in prose and in tables."""

from __future__ import annotations

import pytest

from extract.facts import TradeFlow
from tests.extract.texts import facts_of

Flow = tuple[str, str, str, str, str]


def flows(text: str, title: str = "Chile–Latvia relations") -> list[Flow]:
    """(measure, from or first party, to or second party, amount with currency, date) of each figure."""
    found = []
    for f in facts_of(TradeFlow, text, title):
        one, two = f.party or (f.exporter, f.importer)
        assert one and two
        found.append((f.measure, one.name, two.name, f"{f.amount} {f.currency}", str(f.date or "")))
    return found


C, L = "Chile", "Latvia"

STATED: list[tuple[str, list[Flow]]] = [
    (
        "In 2019, trade between Chile and Latvia totaled €12.5 million.",
        [("total", C, L, "12500000 EUR", "2019")],
    ),
    ("Bilateral trade amounted to US$ 40 million in 2019.", [("total", C, L, "40000000 USD", "2019")]),
    ("Total trade stood at 3 million euros in 2007.", [("total", C, L, "3000000 EUR", "2007")]),
    ("The trade turnover reached 3.2 million dollars in 2007.", [("total", C, L, "3200000 USD", "2007")]),
    ("Latvia's trade with Chile was worth €7 million in 2015.", [("total", L, C, "7000000 EUR", "2015")]),
    ("In 2011 Latvian–Chilean trade was valued at $9 million.", [("total", L, C, "9000000 USD", "2011")]),
    ("Latvia exported goods worth €2 million to Chile in 2020.", [("export", L, C, "2000000 EUR", "2020")]),
    (
        "In 2020, Chile's exports to Latvia amounted to $5.1 million.",
        [("export", C, L, "5100000 USD", "2020")],
    ),
    ("Chilean exports to Latvia were worth $5 million in 2020.", [("export", C, L, "5000000 USD", "2020")]),
    ("Exports of Chile to Latvia reached $5 million in 2020.", [("export", C, L, "5000000 USD", "2020")]),
    ("Exports from Chile to Latvia reached $5 million in 2020.", [("export", C, L, "5000000 USD", "2020")]),
    ("Exports to Latvia totalled $5 million in 2020.", [("export", C, L, "5000000 USD", "2020")]),
    ("Imports from Latvia totalled $5 million in 2020.", [("import", L, C, "5000000 USD", "2020")]),
    ("In 2020 Latvia imported goods worth $1 million from Chile.", [("import", C, L, "1000000 USD", "2020")]),
    ("Latvia's imports from Chile stood at $1 million in 2020.", [("import", C, L, "1000000 USD", "2020")]),
    (
        "In 2020 Latvia exported €4 million worth of goods to Chile.",
        [("export", L, C, "4000000 EUR", "2020")],
    ),
    (
        "In 2018, Chilean direct investment in Latvia amounted to €6 million.",
        [("investment", C, L, "6000000 EUR", "2018")],
    ),
    ("By 2018 Latvia had invested $3 million in Chile.", [("investment", L, C, "3000000 USD", "2018")]),
    ("Investments from Latvia reached $3 million in 2018.", [("investment", L, C, "3000000 USD", "2018")]),
    (
        "In 2017, turnover was $9 million. Exports to Latvia were $5 million, imports from Latvia $4 million.",
        [
            ("total", C, L, "9000000 USD", "2017"),
            ("export", C, L, "5000000 USD", "2017"),
            ("import", L, C, "4000000 USD", "2017"),
        ],
    ),
    (
        "In 2017, Latvia's exports to Chile were $5 million, while imports stood at $4 million.",
        [("export", L, C, "5000000 USD", "2017"), ("import", C, L, "4000000 USD", "2017")],
    ),
    (
        "Latvia's exports to Chile were $5 million in 2017 and $6 million in 2018.",
        [("export", L, C, "5000000 USD", "2017"), ("export", L, C, "6000000 USD", "2018")],
    ),
    (
        "In 2020 trade amounted to $7 million in exports to Latvia, mostly copper, and $2 million in imports.",
        [("export", C, L, "7000000 USD", "2020"), ("import", L, C, "2000000 USD", "2020")],
    ),
    (
        "Trade amounted to $5 million in 2010, of which Latvian exports made up $3 million and imports $2 million.",
        [
            ("total", C, L, "5000000 USD", "2010"),
            ("export", L, C, "3000000 USD", "2010"),
            ("import", C, L, "2000000 USD", "2010"),
        ],
    ),
    (
        "Trade between the two was 3 billion USD in 2019 (Chilean exports/imports: 2.1/0.6 billion USD).",
        [
            ("total", C, L, "3000000000 USD", "2019"),
            ("export", C, L, "2100000000 USD", "2019"),
            ("import", L, C, "600000000 USD", "2019"),
        ],
    ),
    (
        "In 2012, Chile was Latvia's 50th partner with a trade volume of $35 million.",
        [("total", C, L, "35000000 USD", "2012")],
    ),
    (
        "In 2017 Latvian exports to Chile were 8.6 million euros and imports 1.2 million.",
        [("export", L, C, "8600000 EUR", "2017"), ("import", C, L, "1200000 EUR", "2017")],
    ),
    (
        "Two-way merchandise trade totalled $9 million in 2019, with Latvian exports of $5 million.",
        [("total", C, L, "9000000 USD", "2019"), ("export", L, C, "5000000 USD", "2019")],
    ),
    (
        "Latvian exports to Chile in 2022: €9 million (2021: €7 million).",
        [("export", L, C, "9000000 EUR", "2022"), ("export", L, C, "7000000 EUR", "2021")],
    ),
    (
        "Trade was 11 million Swiss francs in 1983 (5 million USD), CHF 20 million in 1985.",
        [("total", C, L, "11000000 CHF", "1983"), ("total", C, L, "20000000 CHF", "1985")],
    ),
    (
        "Trade reached $8 million in 2020, up from $6 million in 2019.",
        [("total", C, L, "8000000 USD", "2020"), ("total", C, L, "6000000 USD", "2019")],
    ),
    (
        "Trade was $9 million in 2020. Chile's exports to Latvia were $5 million, a rise of 25 % "
        "compared with the exports of $4 million in 2019. Chile's imports from Latvia were $3 million.",
        [
            ("total", C, L, "9000000 USD", "2020"),
            ("export", C, L, "5000000 USD", "2020"),
            ("export", C, L, "4000000 USD", "2019"),
            ("import", L, C, "3000000 USD", "2020"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_stated(text: str, expected: list[Flow]) -> None:
    assert flows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 Chile had a trade surplus of $5 million with Latvia.",
        "Trade grew by $5 million in 2020.",
        "Both aim to raise trade to $50 million by 2030.",
        "Trade could reach $50 million.",
        "Trade is expected to reach $50 million in 2030.",
        "They signed a trade agreement worth $5 million in 2020.",
        "Latvia gave Chile a trade credit of $5 million.",
        "In 2020, Latvia exported timber worth $5 million to Chile.",
        "Wine exports to Latvia reached $5 million in 2020.",
        "Exports of copper to Latvia reached $5 million in 2020.",
        "Trade between Chile and Peru and its neighbours with Latvia is small.",
        "Latvia's exports reached $5 billion in 2020.",
        "Chile's exports to the European Union were $5 billion in 2020.",
        "Latvia's foreign trade was worth $30 billion in 2020.",
        "The ties rest on the commitment of both to increase annual bilateral trade to $15 billion by 2015.",
        "Both have set the target of raising trade to $5 million by 2020 and to $9 million by 2030.",
        "In 2020, trade between Kurzeme Province and Chile reached $5 million.",
        "In 2020, exports to Chile of refined oil totaled $5 million.",
        "In 2020, Latvia exported machines to Chile.",
        "Trade grew by 21 % in 2020.",
        "It is the 132nd largest export destination.",
        "Latvia invests mainly in tourism in Chile.",
        "Exports and imports together came to $5 million in 2020.",
        "Migrants paid up to $5 million for trade.",
    ],
)
def test_not_stated(text: str) -> None:
    assert flows(text) == []


def test_years_across_with_units_in_the_labels_and_empty_cells() -> None:
    table = (
        "| Year | 2016 | 2017 | 2018 |\n"
        "| Total trade (millions, EUR) | 0.53 | 0.82 | 1.03 |\n"
        "| Export to Chile (millions, EUR) | 0.5 | | 1.0 |\n"
        "| Import from Chile (thousands, EUR) | 0.0 | | 30 |\n"
        "| Balance (millions, EUR) | 0.5 | | 1.0 |\n"
    )
    assert flows(table) == [
        ("total", C, L, "530000 EUR", "2016"),
        ("total", C, L, "820000 EUR", "2017"),
        ("total", C, L, "1030000 EUR", "2018"),
        ("export", L, C, "500000 EUR", "2016"),
        ("export", L, C, "1000000 EUR", "2018"),
        ("import", C, L, "0 EUR", "2016"),
        ("import", C, L, "30000 EUR", "2018"),
    ]


DOWN = """\
| Year | Turnover | Export | Import | Balance |
| 2014 | 53,0 | 2,0 | 51,0 | - 49,0 |
| 2015 | 70,0 | 30,0 | | |
"""


def test_years_down_with_decimal_commas_and_a_unit_in_the_caption() -> None:
    table = f"Latvia's trade with Chile (in millions of US dollars)\n{DOWN}"
    assert flows(table) == [
        ("total", C, L, "53000000 USD", "2014"),
        ("export", L, C, "2000000 USD", "2014"),
        ("import", C, L, "51000000 USD", "2014"),
        ("total", C, L, "70000000 USD", "2015"),
        ("export", L, C, "30000000 USD", "2015"),
    ]


def test_whose_export_a_table_means_is_told_by_prose_or_not_at_all() -> None:
    caption = "Trade (in millions of US dollars)\n"
    assert [flow[0] for flow in flows(caption + DOWN)] == ["total", "total"]
    prose = "In 2014, exports to Latvia were 50 million euros, imports from Latvia 2 million euros.\n\n"
    found = flows(prose + caption + DOWN)[2:]
    assert ("export", L, C, "2000000 USD", "2014") in found
    assert ("import", C, L, "51000000 USD", "2014") in found


def test_a_table_without_a_currency_or_of_other_things_yields_nothing() -> None:
    assert flows(DOWN) == []
    assert flows("| Year | Number of migrants |\n| 2017 | 81 |\n| 2018 | 95 |\n") == []
    assert flows("| Year | Growth of trade (USD) |\n| 2017 | 72 |\n") == []
