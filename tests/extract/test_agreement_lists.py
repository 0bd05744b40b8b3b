"""Several agreements in one sentence, table or list, and what instruments that exist are about."""

from __future__ import annotations

import pytest

from extract.facts import Agreement
from tests.extract.texts import facts_of

Told = list[tuple[str, str]]


def told(text: str, heading: str = "") -> Told:
    """(subject, date) of each agreement between Chile and Latvia."""
    found = facts_of(Agreement, text, heading=heading)
    assert all({p.name for p in f.party} == {"Chile", "Latvia"} for f in found)
    return [(f.subject, str(f.date or "")) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A Tax Treaty, the Protocol on Wool and the Student Exchange Programme were signed in May 2004.",
            [("Tax", "2004-05"), ("Wool", "2004-05"), ("Student Exchange", "2004-05")],
        ),
        (
            "Agreement on Tuna (2001); Agreement on Copper (2003) and MoU on Seals (2005) were signed.",
            [("Tuna", "2001"), ("Copper", "2003"), ("Seals", "2005")],
        ),
        (
            "Agreements on Seed Potatoes and MoU on Seals were concluded on 3 May 2005 in Riga.",
            [("Seed Potatoes", "2005-05-03"), ("Seals", "2005-05-03")],
        ),
        (
            "The two sides signed a Wool Treaty in 1981 followed by an Agreement on Tuna in 1983.",
            [("Wool", "1981"), ("Tuna", "1983")],
        ),
        (
            "The tax treaty was signed in 1995, and the Programme of Cooperation for 2004–2006 in Riga in 2004.",
            [("tax", "1995"), ("cooperation", "2004")],
        ),
        ("The tax treaty provides for relief, and a wool protocol was signed in 1995.", [("wool", "1995")]),
        ("The tax treaty was under negotiation and the fishing pact was discussed in 1995.", []),
    ],
)
def test_one_verb_concludes_several(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bilateral agreements include the Wool Agreement (1969) and the Agreement on Tuna (1995).",
            [("Wool", "1969"), ("Tuna", "1995")],
        ),
        (
            "The legal basis consists of the Agreement on Tuna (1995), Wool Protocol (1996) and MoU on Seals (1997).",
            [("Tuna", "1995"), ("Wool", "1996"), ("Seals", "1997")],
        ),
        (
            "Agreements signed: Tuna (1996), Wool and Silk (1995).",
            [("Tuna", "1996"), ("Wool and Silk", "1995")],
        ),
        (
            "The following agreements are in force: on tuna (2004), on seals (2001).",
            [("tuna", "2004"), ("seals", "2001")],
        ),
        (
            "Relations are based on agreements on tuna (1992) and seals (1996).",
            [("tuna", "1992"), ("seals", "1996")],
        ),
        (
            "The following documents were signed on 3 May 2018: (i) Agreement on Tuna (ii) MoU on Seals.",
            [("Tuna", "2018-05-03"), ("Seals", "2018-05-03")],
        ),
        (
            "Five documents including an Agreement on Tuna and a MoU on Seals were signed in May 2015.",
            [("Tuna", "2015-05"), ("Seals", "2015-05")],
        ),
        (
            "They have signed agreements on tuna; organised crime; Protocol on Health; and extradition.",
            [("tuna", ""), ("organised crime", ""), ("Health", ""), ("extradition", "")],
        ),
        (
            "Agreements and MoUs: (1) Agreement on Tuna (1995); (2) MoU on Seals (1996).",
            [("Tuna", "1995"), ("Seals", "1996")],
        ),
        (
            "Agreement on Tuna (1985) and Agreement on Seals (2002) form the legal framework of the relations.",
            [("Tuna", "1985"), ("Seals", "2002")],
        ),
        (
            "At the third meeting of the Tuna Council (Riga, 5 May 2019), Chile and Latvia signed seven agreements,"
            " notably an agreement on nets and a memorandum between the two central banks.",
            [("nets", "2019-05-05"), ("two central banks", "2019-05-05")],
        ),
        (
            "In 2014 they concluded a pact on tuna, whereas the tax treaty is at an advanced stage of negotiation.",
            [("tuna", "2014")],
        ),
        (
            "A number of agreements were signed in 2009, including the recognition of degrees and care of monuments.",
            [("recognition of degrees", "2009"), ("care of monuments", "2009")],
        ),
        ("Agreements in areas such as tuna, seals and salt were signed in 2009.", []),
        ("In 2009 they signed seven memoranda, including one on tuna.", [("tuna", "2009")]),
        (
            "The pact on seals and the one on wool of 1995 are still valid.",
            [("seals", "1995"), ("wool", "1995")],
        ),
        ("The key document is the Agreement between Chile and Latvia on Tuna.", [("Tuna", "")]),
        (
            "- Agreement on Tuna signed 3 May 2005\n- Agreement on Seals (outstanding)\n",
            [("Tuna", "2005-05-03")],
        ),
        (
            "Agreements signed: Tuna (1996), Seal Agreement (signed 2005), Treaty on Salt (2011, in force since 2012).",
            [("Tuna", "1996"), ("Seal", "2005"), ("Salt", "2011")],
        ),
        (
            "Agreements between the two countries include: Tuna Agreement; Seal Treaty (1997).",
            [("Tuna", ""), ("Seal", "1997")],
        ),
        (
            "The Tuna Agreement (1992) and the Agreement on Seals (1995) guide economic relations.",
            [("Tuna", "1992"), ("Seals", "1995")],
        ),
        ("The council meets under the Agreement on Seals (2010).", [("Seals", "2010")]),
        ("Agreements under negotiation include the Wool Agreement and the Agreement on Tuna.", []),
        ("Both sides discussed agreements, including an Agreement on Tuna and a Wool Protocol.", []),
    ],
)
def test_agreements_that_a_line_introduces(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2009 agreements were signed on tuna, seals and sea salt.",
            [("tuna", "2009"), ("seals", "2009"), ("sea salt", "2009")],
        ),
        (
            "In 2009 six MoUs/agreements on tuna & cod, open sea nets, seals, wool, silk and salt were signed.",
            [(name, "2009") for name in ("tuna & cod", "open sea nets", "seals", "wool", "silk", "salt")],
        ),
        (
            "In 2009 agreements on the Exchange Programme and cooperation in the field of salt were signed.",
            [("the Exchange Programme", "2009"), ("cooperation in the field of salt", "2009")],
        ),
        (
            "In 2009 three agreements – on tuna, seals and salt – were signed.",
            [("tuna", "2009"), ("seals", "2009"), ("salt", "2009")],
        ),
        (
            "In 2009 they signed agreements on the sale of tuna, on seals and on salt.",
            [("the sale of tuna", "2009"), ("seals", "2009"), ("salt", "2009")],
        ),
        (
            "In 2009 they signed agreements to develop tuna, seals and salt.",
            [("tuna, seals and salt", "2009")],
        ),
        ("In 2009 two agreements on tuna and seals were signed.", [("tuna", "2009"), ("seals", "2009")]),
        (
            "In 2009 agreements on economic, scientific and cultural cooperation were signed.",
            [("economic, scientific and cultural cooperation", "2009")],
        ),
        ("In 2009 agreements on tuna and seals were signed.", [("tuna and seals", "2009")]),
        ("In 2009 twelve agreements on trade were signed.", []),
        ("In 2009, 18 agreements/MoUs on trade were signed.", []),
        ("In 2009 agreements covering a wide range of areas were signed.", []),
    ],
)
def test_what_a_plural_noun_stands_for(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Tuna Council was set up under a memorandum signed in 1989.", [("Tuna Council", "1989")]),
        (
            "Trade between the two is governed by a treaty of 3 May 1989.",
            [("Trade between the two", "1989-05-03")],
        ),
        (
            "A MoU was signed between Silvas Wool Ltd and the Riga Academy of Arts in 2005.",
            [("Silvas Wool Ltd and the Riga Academy of Arts", "2005")],
        ),
        (
            "A MoU was signed between the Government of Chile and the Government of Latvia in 2005.",
            [("", "2005")],
        ),
        ("In 2011 they signed a Credit Agreement for US$ 27 million.", [("Credit", "2011")]),
        ("In 2011 they signed a Wool Agreement on Cooperation.", [("Wool", "2011")]),
        ("In 2011 the two adopted a Joint Leaders' Statement.", [("Joint Leaders' Statement", "2011")]),
        (
            "Talks have been institutionalised through an agreement signed on 3 May 1999.",
            [("Talks", "1999-05-03")],
        ),
        ("In 2011 they signed a contract for 18 fighter jets.", [("18 fighter jets", "2011")]),
        ("A pact was signed by both States in support of the Tuna Charter.", []),
        ("A MoU in Defence was signed in 2011.", [("Defence", "2011")]),
        ("A MoU in principle was signed in 2011.", [("", "2011")]),
        (
            "A MoU between Silvas Wool and Riga Fish was signed by the visiting delegation in 2011.",
            [("Silvas Wool and Riga Fish", "2011")],
        ),
        ("In 2011 they renewed the cooperation agreement in sea fishing.", [("sea fishing", "2011")]),
        (
            "In 2011 they signed a Protocol to Accelerate the Sale of Tuna.",
            [("Accelerate the Sale of Tuna", "2011")],
        ),
        ("In 2011 they talked of tuna and signed a memorandum on this subject.", [("", "2011")]),
        ("In 2011 both signed a 'Tuna Agreement'.", [("Tuna", "2011")]),
        ("The Riga Declaration was signed in 2011.", [("Riga", "2011")]),
        ("The protocol amending the tax treaty was signed in 2011.", [("amending the tax treaty", "2011")]),
        (
            "An agreement on the prevention of smuggling was signed in 2011.",
            [("the prevention of smuggling", "2011")],
        ),
        (
            "The executive plan of the Wool Treaty for 2008–2010 was signed in 2009.",
            [("the Wool Treaty", "2009")],
        ),
        ("A CEP was signed in 2009.", [("cultural exchange", "2009")]),
    ],
)
def test_what_an_instrument_is_about(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An Agreement on Tuna is in place since 1978.", [("Tuna", "1978")]),
        (
            "Since 2015 an agreement has been in place for regular consultations.",
            [("regular consultations", "2015")],
        ),
        ("The Wool Programme between the two countries was renewed in January 2015.", [("Wool", "2015-01")]),
        (
            "The Treaty of Amity of 1950 laid the foundation of relations between the two countries.",
            [("Amity", "1950")],
        ),
        (
            "Chile's Tuna Agreement with Latvia dates from 1995 while the DTAA signed in 2013 came into force in 2014.",
            [("Tuna", "1995"), ("double taxation avoidance", "2013")],
        ),
        ("The Protocol on Seals took effect on 3 May 2019.", [("Seals", "2019-05-03")]),
        ("The Amity Convention of 1950 was criticised in both countries.", []),
        (
            "In May 2013, during the visit of a minister, which included traders, a Tuna Treaty was signed.",
            [("Tuna", "2013-05")],
        ),
        (
            "During the Prime Minister's visit to Chile (5–7 July 2007), a Tuna Treaty was signed.",
            [("Tuna", "2007-07-05/2007-07-07")],
        ),
        (
            "The Tuna Treaty was signed on the occasion of the visit of H.E. President Vaira Vīķe-Freiberga to Chile"
            " on 3 May 2004.",
            [("Tuna", "2004-05-03")],
        ),
    ],
)
def test_instruments_in_place_and_the_days_of_visits(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("then", "date"),
    [
        ("The two countries signed an agreement on tuna.", "2010-06"),
        ("An agreement on tuna was signed.", "2010-06"),
        ("The two countries have signed an agreement on tuna.", ""),
        ("The two countries signed an agreement on tuna in 2012.", "2012"),
    ],
)
def test_what_is_signed_after_a_visit_is_signed_then(then: str, date: str) -> None:
    assert told(f"The Vice President of Chile paid a visit to Latvia in June 2010. {then}") == [
        ("tuna", date)
    ]


def test_a_list_with_dates_behind_hyphens() -> None:
    text = "- Agreement on Tuna - 1993\n- Memorandum of Understanding and cooperation in forestry - 2010.\n"
    assert told(text, "Treaties") == [("Tuna", "1993"), ("forestry", "2010")]


def test_a_list_of_treaties_named_with_parties_and_day() -> None:
    text = "- Treaty on Amity between Chile and the Republic of Latvia of 25.10.1995\n- Agreement on Seals (2009)\n"
    assert told(text, "Treaties") == [("Amity", "1995-10-25"), ("Seals", "2009")]


def test_a_heading_that_says_they_are_not_concluded() -> None:
    assert told("- Agreement on Tuna\n- Protocol on Wool\n", "Agreements under negotiation") == []


def test_a_row_is_not_of_the_day_of_entry_into_force() -> None:
    rows = "| Title | Signed | In force |\n| Agreement on Tuna | 03/04/2005 | 20/05/2009 |\n"
    assert told(rows, "Treaties") == [("Tuna", "")]


def test_a_partnership_in_a_table_of_memberships_is_no_agreement() -> None:
    rows = "| Body | Date |\n| Tuna Partnership | July 2012 |\n| Agreement on Tuna | May 2013 |\n"
    assert told(rows, "Memberships") == [("Tuna", "2013-05")]


def test_a_sentence_that_counts_up_agreements_with_their_years() -> None:
    text = (
        "Agreement on Fishing (1967), Agreement on Avoidance of Double Taxation (1989), Air Agreement (1994)."
    )
    assert [date for *_, date in told(text, "Major agreements")] == ["1967", "1989", "1994"]
    assert not told("The Agreement on Fishing of 1967.", "Major agreements")


@pytest.mark.parametrize(
    ("before", "subjects"),
    [
        ("Chile and Latvia have signed several agreements.", ["Tuna", "Double Taxation Avoidance", "wool"]),
        ("Since 1995 many treaties have been concluded.", ["Tuna", "Double Taxation Avoidance", "wool"]),
        ("There are a number of agreements in force.", ["Tuna", "Double Taxation Avoidance", "wool"]),
        ("Several agreements are under negotiation.", []),
        ("Both ministers praised the fish.", []),
    ],
)
def test_what_these_are_is_said_in_the_sentence_before(before: str, subjects: list[str]) -> None:
    text = f"{before} These include the Tuna Agreement, a Double Taxation Avoidance Agreement and a protocol on wool."
    assert [subject for subject, _ in told(text)] == subjects
