"""Memberships are read where a State is, or became, a member, and nowhere else."""

from __future__ import annotations

import pytest

from extract.facts import Membership
from tests.extract.texts import facts_of


def memberships(
    text: str, title: str = "Chile–Latvia relations", heading: str = ""
) -> set[tuple[str, str, str]]:
    """(member, organisation, date) of each membership."""
    return {
        (f.member.name, f.organization.name, str(f.date or ""))
        for f in facts_of(Membership, text, title, heading)
        if f.member and f.organization
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Latvia is a member of the European Union.", {("Latvia", "European Union", "")}),
        ("Latvia is a full member of NATO since 29 March 2004.", {("Latvia", "NATO", "2004-03-29")}),
        ("On 7 May 2010, Chile became a member of the UNESCO.", {("Chile", "UNESCO", "2010-05-07")}),
        ("Since 1945, Chile has been a member of the United Nations.", {("Chile", "United Nations", "1945")}),
        (
            "Both countries are members of the World Trade Organization and the United Nations.",
            {(s, o, "") for s in ("Chile", "Latvia") for o in ("World Trade Organization", "United Nations")},
        ),
        (
            "The two nations are full members of several international organizations, including the UNESCO.",
            {("Chile", "UNESCO", ""), ("Latvia", "UNESCO", "")},
        ),
        ("Both are members of the UNESCO.", {("Chile", "UNESCO", ""), ("Latvia", "UNESCO", "")}),
        (
            "Chile and Latvia are both members of the UNESCO.",
            {("Chile", "UNESCO", ""), ("Latvia", "UNESCO", "")},
        ),
        (
            "Latvia joined UNESCO in 2016 and NATO in 2004.",
            {("Latvia", "UNESCO", "2016"), ("Latvia", "NATO", "2004")},
        ),
        (
            "Latvia joined NATO and the EU in 2004.",
            {("Latvia", "NATO", "2004"), ("Latvia", "European Union", "2004")},
        ),
        ("In 2016, Latvia acceded to the UNESCO.", {("Latvia", "UNESCO", "2016")}),
        ("Latvia was admitted to the Council of Europe in 1995.", {("Latvia", "Council of Europe", "1995")}),
        ("Latvia gained membership in the UNESCO on 1 July 2016.", {("Latvia", "UNESCO", "2016-07-01")}),
        (
            "Latvia's accession to the European Union in 2004 opened borders.",
            {("Latvia", "European Union", "2004")},
        ),
        ("Since the accession of Latvia to NATO in 2004, ties have grown.", {("Latvia", "NATO", "2004")}),
        ("Chile trades with Mercosur, of which Brazil is a member.", {("Brazil", "Mercosur", "")}),
        (
            "Both countries are members of the Council of Europe and NATO.",
            {(s, o, "") for s in ("Chile", "Latvia") for o in ("Council of Europe", "NATO")},
        ),
        ("Latvia has been an EU member since 2004.", {("Latvia", "European Union", "2004")}),
        ("Latvia belongs to NATO.", {("Latvia", "NATO", "")}),
        (
            "Latvia joined NATO on 29 March 2004 and is a founding member of the Baltic Assembly.",
            {("Latvia", "NATO", "2004-03-29"), ("Latvia", "Baltic Assembly", "")},
        ),
        ("Both are NATO members.", {("Chile", "NATO", ""), ("Latvia", "NATO", "")}),
        ("Latvia, a member of the European Union, spoke first.", {("Latvia", "European Union", "")}),
        (
            "The members of the Baltic Assembly are Estonia, Latvia and Lithuania.",
            {(s, "Baltic Assembly", "") for s in ("Estonia", "Latvia", "Lithuania")},
        ),
        (
            "Latvia, with the other two Baltic countries, is a member of the Nordic Investment Bank.",
            {(s, "Nordic Investment Bank", "") for s in ("Estonia", "Latvia", "Lithuania")},
        ),
        (
            "Latvia is a member of the Northern Lights Cooperation Council and the Amber Road Forum (2011).",
            {("Latvia", "Northern Lights Cooperation Council", ""), ("Latvia", "Amber Road Forum", "2011")},
        ),
        (
            "Latvia is a small country. It is also a member of NATO.",
            {("Latvia", "NATO", "")},
        ),
        (
            "Since 2014, Latvia participates in the Polar Rescue Force.",
            {("Latvia", "Polar Rescue Force", "2014")},
        ),
    ],
)
def test_stated(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert memberships(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chile is an observer member of the African Union.",
        "Chile is an associate member of Mercosur.",
        "In 1992 Latvia joined the Council of Europe as an observer.",
        "Latvia was the first EU member to recognize Kosovo.",
        "No capital of an EU member lies nearer than Riga.",
        "Latvia is not a member of the African Union.",
        "Latvia was a candidate for membership of NATO.",
        "Chile supported Latvia in becoming a member of NATO.",
        "Latvia hopes to become a member of the African Union.",
        "Latvia could join the African Union.",
        "Latvia would become a member of the African Union.",
        "Latvia became the first member of NATO to recognize Kosovo.",
        "Latvia joined the NATO mission in Kosovo in 2002.",
        "Latvia joined NATO's exercise in 2011.",
        "Latvia joined the sanctions.",
        "Relations with Chile are members of a series.",
        "The observer states of the African Union are Latvia and Chile.",
        "Latvia is a member of a choir.",
        "Latvia left the African Union in 2001.",
        "Latvia and six other states were invited to negotiations over membership in NATO.",
        "The President of Latvia is a member of the International Olympic Committee.",
        "Latvia is an active player at the United Nations.",
    ],
)
def test_not_stated(text: str) -> None:
    assert memberships(text) == set()


def test_an_agreement_is_no_organization() -> None:
    text = "Latvia shares common membership of NATO, as well as the Baltic Regional Partnership Agreement."
    assert memberships(text) == {("Latvia", "NATO", "")}


def test_list_under_a_heading() -> None:
    text = (
        "- United Nations (1991)\n- NATO, since 29 March 2004\n- African Union (observer)\n"
        "- Many others\n- UNESCO and the World Bank"
    )
    expected = {("Latvia", "United Nations", "1991"), ("Latvia", "NATO", "2004-03-29")}
    expected |= {("Latvia", "UNESCO", ""), ("Latvia", "World Bank", "")}
    title, heading = "Foreign relations of Latvia", "Membership of international organizations"
    assert memberships(text, title, heading) == expected
    assert memberships(text, title, "See also") == set()


def test_one_party_is_meant_by_it_and_by_a_bare_accession() -> None:
    title = "Foreign relations of Latvia"
    assert memberships("It is a member of NATO.", title) == {("Latvia", "NATO", "")}
    text = "The accession to the Schengen Area in 2007 opened the borders."
    assert memberships(text, title) == {("Latvia", "Schengen Area", "2007")}
    assert memberships(text) == set()


def test_a_table_of_organizations_with_day_and_status() -> None:
    rows = (
        "== Membership in international organisations ==\n\n"
        "| International organisation | Application date | Admission date | Status |\n"
        "| World Bank (WB) | 10 July 2008 | 29 June 2009 | Member |\n"
        "| Energy Community | | 1 July 2006 | Full member |\n"
        "| Arab League | 2003 | | Observer |\n"
    )
    found = facts_of(Membership, rows, "Foreign relations of Chile")
    assert [(f.organization.name, str(f.date)) for f in found if f.organization] == [
        ("World Bank", "2009-06-29"),
        ("Energy Community", "2006-07-01"),
    ]
    applied = rows.replace(
        "Membership in international organisations", "Applications to international organisations"
    )
    assert facts_of(Membership, applied, "Foreign relations of Chile") == []


@pytest.mark.parametrize(
    "header",
    [
        "| Organization | Host city | Mission |",
        "| Organisation | Seat | Permanent representative |",
        "| International organization | Place | Head of delegation |",
    ],
)
def test_who_keeps_a_mission_at_an_organization_is_not_said_to_be_a_member(header: str) -> None:
    rows = f"== Multilateral organizations ==\n\n{header}\n| United Nations | Geneva | Someone |\n"
    assert facts_of(Membership, rows, "List of diplomatic missions of Chile") == []
    members = rows.replace(header, "| Organization | Seat | Since |").replace("Someone", "1945")
    assert len(facts_of(Membership, members, "Foreign relations of Chile")) == 1
    with_status = header.rstrip("|") + "| Status |"
    both = rows.replace(header, with_status).replace("Someone |", "Someone | Member |")
    assert len(facts_of(Membership, both, "Foreign relations of Chile")) == 1
