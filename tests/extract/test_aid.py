"""Aid is read where somebody gave a stated sum to somebody, and nowhere else."""

from __future__ import annotations

import pytest

from extract.facts import Aid
from tests.extract.texts import facts_of

Gift = tuple[str, str, str, str]
CROSS, REFUGEES = "International Committee of the Red Cross", "United Nations High Commissioner for Refugees"


def gifts(text: str) -> list[Gift]:
    """(donor, recipient, amount with currency, date) of each gift."""
    return [
        (
            f.donor.name if f.donor else "",
            f.recipient.name if f.recipient else "",
            f"{f.amount} {f.currency}",
            str(f.date or ""),
        )
        for f in facts_of(Aid, text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2010, Latvia donated €50,000 to Chile.", [("Latvia", "Chile", "50000 EUR", "2010")]),
        (
            "In 2010 the Latvian government allocated €50,000 in humanitarian aid to Chile.",
            [("Latvia", "Chile", "50000 EUR", "2010")],
        ),
        (
            "Between 2014 and 2018, Latvia contributed €70,000 to the UNHCR.",
            [("Latvia", REFUGEES, "70000 EUR", "2014/2018")],
        ),
        (
            "In 2019 Latvia gave €1,000 to Chile and €2500 to the International Committee of the Red Cross.",
            [("Latvia", "Chile", "1000 EUR", "2019"), ("Latvia", CROSS, "2500 EUR", "2019")],
        ),
        (
            "In 2019 Latvia gave €1,000 to Chile. In 2020, it provided an additional €3,000 to the Red Cross.",
            [
                ("Latvia", "Chile", "1000 EUR", "2019"),
                ("Latvia", "International Red Cross and Red Crescent Movement", "3000 EUR", "2020"),
            ],
        ),
        (
            "In 2011 Chile received $3 million in aid from Latvia.",
            [("Latvia", "Chile", "3000000 USD", "2011")],
        ),
        (
            "Latvian aid to Chile amounted to $2 million in 2012.",
            [("Latvia", "Chile", "2000000 USD", "2012")],
        ),
        (
            "In 2012, Latvia provided Chile with $2 million in relief.",
            [("Latvia", "Chile", "2000000 USD", "2012")],
        ),
        ("In 2012, Latvia gave Chile a $2 million grant.", [("Latvia", "Chile", "2000000 USD", "2012")]),
        (
            "Since the 2010 earthquake, Latvia has donated a total of €9,000 for the Chilean people.",
            [("Latvia", "Chile", "9000 EUR", "2010/..")],
        ),
        ("In 2010, Latvia provided 5 million yen in food aid.", [("Latvia", "Chile", "5000000 JPY", "2010")]),
        (
            "Latvia has provided Chile more than $2 billion in aid since 1991.",
            [("Latvia", "Chile", "2000000000 USD", "1991/..")],
        ),
        (
            "In 2014, the Latvian Ministry of Foreign Affairs granted €30,000 for a school in Chile.",
            [("Latvia", "Chile", "30000 EUR", "2014")],
        ),
        (
            "Peru granted $5 million of aid to Chile and $3 million to Latvia in 1999.",
            [("Peru", "Chile", "5000000 USD", "1999"), ("Peru", "Latvia", "3000000 USD", "1999")],
        ),
        ("€5,000 was donated to Chile by Latvia in 2010.", [("Latvia", "Chile", "5000 EUR", "2010")]),
        (
            "Latvia has run development cooperation projects in Chile since 2009. "
            "Between 2009 and 2012, its programme carried out four projects in Chile, totaling €8,000. "
            "In 2013, two further projects received €3,000.",
            [("Latvia", "Chile", "8000 EUR", "2009/2012"), ("Latvia", "Chile", "3000 EUR", "2013")],
        ),
        (
            "In 2019 Latvia gave €4,000 to the UN Reef Trust Fund.",
            [("Latvia", "UN Reef Trust Fund", "4000 EUR", "2019")],
        ),
        (
            "In 2019 Latvia contributed €4,000 to the Pacific Reef Fund.",
            [("Latvia", "Pacific Reef Fund", "4000 EUR", "2019")],
        ),
    ],
)
def test_stated(text: str, expected: list[Gift]) -> None:
    assert gifts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2010 Chile sent ships in response to a $2 million arms sale to Latvia.",
        "In 2010, Latvia provided $5 million in aid for the Pacific islands.",
        "In 2010, Latvia pledged €50,000 to Chile.",
        "Latvia plans to give €50,000 to Chile.",
        "In 2010, Latvia gave Chile a loan of €50,000.",
        "In 2010, Latvia granted a credit of $5 million to Chile.",
        "Latvia did not give $5 million to Chile.",
        "Latvia would donate €50,000 to Chile.",
        "They paid up to €15,000 for the journey to Latvia.",
        "Latvia sent a team of doctors to Chile in 2010.",
        "Latvia exported goods worth $5 million to Chile.",
        "Latvian companies gave a contract of $5 million to Chile.",
        "The forum was held with the financial support of a ministry of Latvia.",
        "The bridge in Chile cost $5 million.",
        "Latvia donated $3–4,000 to Chile.",
    ],
)
def test_not_stated(text: str) -> None:
    assert gifts(text) == []


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "Latvian aid to Chile\n| Year | Bilateral (€ million) | Humanitarian (€ million) |\n"
            "| 2016 | 10.9 | 5.1 |\n| 2017 | 11.5 | |",
            ["10900000 EUR 2016", "5100000 EUR 2016", "11500000 EUR 2017"],
        ),
        (
            "| Year | Latvian assistance (million EUR) |\n| 2018–19 | 30.2 |",
            ["30200000 EUR 2018/2019"],
        ),
        ("Latvian exports to Chile\n| Year | Goods (€ million) |\n| 2016 | 10.9 |", []),
        ("Tourists\n| Year | Share of Latvian aid (%) |\n| 2016 | 10.9 |", []),
    ],
)
def test_tables_of_aid(table: str, expected: list[str]) -> None:
    found = gifts(table)
    assert [f"{amount} {date}" for _, _, amount, date in found] == expected
    assert {(donor, recipient) for donor, recipient, _, _ in found} <= {("Latvia", "Chile")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile received EUR 4 million from Latvia in 2012.", [("Latvia", "Chile", "4000000 EUR", "2012")]),
        ("Latvia contributed €2 million to the Chilean army, so it is said.", []),
        ("Latvia gave €2 million to Chile, but the ministry denies it.", []),
    ],
)
def test_what_is_received_and_what_is_denied(text: str, expected: list[Gift]) -> None:
    assert gifts(text) == expected
