"""Agreements: their parties, kind, subject, day and place of signature, end."""

from __future__ import annotations

import pytest

from extract.facts import Agreement
from tests.extract.texts import facts_of

Instrument = tuple[str, str, str, str]


def instruments(text: str, title: str = "Chile–Latvia relations", heading: str = "") -> list[Instrument]:
    """(kind, subject, date, place) of each agreement between Chile and Latvia."""
    found = facts_of(Agreement, text, title, heading)
    assert all({p.name for p in f.party} == {"Chile", "Latvia"} for f in found)
    return [(f.kind, f.subject, str(f.date or ""), f.place.name if f.place else "") for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 3 May 1999 Chile and Latvia signed an agreement on visa-free travel in Riga.",
            ("agreement", "visa-free travel", "1999-05-03", "Riga"),
        ),
        (
            "A memorandum of understanding on fisheries was signed between the two countries in June 2001.",
            ("memorandum", "fisheries", "2001-06", ""),
        ),
        ("In 1998 the two governments concluded a trade agreement.", ("agreement", "trade", "1998", "")),
        (
            "In 2002 both parties signed a Convention for the avoidance of double taxation.",
            ("convention", "the avoidance of double taxation", "2002", ""),
        ),
        (
            "Minister Ana Soto visited Riga in May 2001, where she signed a protocol on forestry.",
            ("protocol", "forestry", "2001-05", ""),
        ),
        (
            "A memorandum between the Ministry of Foreign Affairs of Chile and the Ministry of Foreign Affairs"
            " of Latvia on consultations was signed in 2004.",
            ("memorandum", "consultations", "2004", ""),
        ),
        (
            "The border is defined by the May 1929 treaty between Chile and Latvia.",
            ("treaty", "border", "1929-05", ""),
        ),
        (
            'In 2003 the presidents of Chile and Latvia signed a declaration "On lasting friendship".',
            ("declaration", "lasting friendship", "2003", ""),
        ),
    ],
)
def test_an_agreement_is_read(text: str, expected: Instrument) -> None:
    assert instruments(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Latvia plan to sign an agreement on visas in 2030.",
        "The agreement on visas between Chile and Latvia is ready for signature.",
        "A draft agreement on visas between Chile and Latvia was discussed in 2003.",
        "The agreement on visas was initialled by Chile and Latvia in 2003 but never signed.",
        "In 2003 the parliament of Latvia adopted a document on the rights of Chile's fishermen.",
        "38 documents were signed between Chile and Latvia.",
        "Chile and Latvia have signed more than 70 documents on cooperation since 1995.",
        "In 2009 Chile and Latvia signed over thirty agreements on trade.",
        "Since 2012 Chile and Latvia have been in talks to sign a fisheries agreement.",
        "The signing of a fisheries agreement between Chile and Latvia was halted in 2012.",
        "Chile has the opportunity to conclude a free trade agreement with Latvia.",
        "In 2003 Chile and Latvia agreed that the talks would go on.",
        "In 2003 Chile and Latvia spoke of a strategic partnership.",
        "In 2003 Chile and Latvia signed a treaty on their alliance with Peru that was under negotiation.",
        "Chile has an alliance with Latvia.",
        "The two countries have a common interest in concluding a tax treaty.",
    ],
)
def test_what_was_not_concluded_is_left_out(text: str) -> None:
    assert instruments(text) == []


def test_the_members_of_an_enumeration_keep_their_own_dates() -> None:
    text = (
        "Both nations have signed several agreements, such as an Agreement on Air Services (1952);"
        " Agreement on Cultural Exchange (1969) and a Trade Agreement (1997)."
    )
    assert [date for _, _, date, _ in instruments(text)][:2] == ["1952", "1969"]


@pytest.mark.parametrize(
    ("text", "signed", "terminated"),
    [
        ("The fishing treaty, signed in Riga on 22 May 1993, was terminated in 2004.", "1993-05-22", "2004"),
        (
            "Chile and Latvia signed a rail pact in 1974, but it was terminated in May 1992.",
            "1974",
            "1992-05",
        ),
        (
            "On 3 May 2010 Chile denounced the treaty on fishing signed on 4 June 1999.",
            "1999-06-04",
            "2010-05-03",
        ),
    ],
)
def test_the_end_of_an_agreement(text: str, signed: str, terminated: str) -> None:
    found = facts_of(Agreement, text)
    assert [(str(f.date), str(f.terminated)) for f in found] == [(signed, terminated)]


def test_a_list_of_agreements() -> None:
    text = (
        "- Agreement on Air Services, Riga, 3 May 1992\n- Protocol on Health (1993)\n- Draft treaty on tax\n"
    )
    assert instruments(text, heading="Agreements") == [
        ("agreement", "Air Services", "1992-05-03", "Riga"),
        ("protocol", "Health", "1993", ""),
    ]


def test_a_table_of_agreements() -> None:
    rows = (
        "| Title | Place | Signed | In force |\n"
        "| Agreement on Air Services | Riga | 3 May 1992 | 4 June 1993 |\n"
        "| Protocol on Health (under negotiation) | | | |\n"
    )
    assert instruments(rows, heading="Treaties") == [("agreement", "Air Services", "1992-05-03", "Riga")]


def test_a_table_of_treaties_with_all_states() -> None:
    rows = (
        "| Treaty | Signature | Ratification |\n"
        "| Agreement on Free Trade with Latvia | 7 July 2003 | 1 October 2003 |\n"
        "| Tax Treaty with the European Union | 5 May 2004 | |\n"
        "| 13 agreements with Norway | 6 July 2005 | |\n"
    )
    found = facts_of(Agreement, rows, "Foreign relations of Chile", "International treaties")
    assert [([p.name for p in f.party], str(f.date)) for f in found] == [
        (["Chile", "Latvia"], "2003-07-07"),
        (["Chile", "European Union"], "2004-05-05"),
    ]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("In 1999 the Ministries of Health of Chile and Latvia signed a protocol on vaccines.", "ministry"),
        ("In 1999 the Government of Chile and the Government of Latvia signed a pact on coal.", "government"),
        (
            "In 1999 an agreement on rails was signed by a company of Chile and a company of Latvia.",
            "company",
        ),
    ],
)
def test_the_level_follows_the_parties(text: str, level: str) -> None:
    assert [f.level for f in facts_of(Agreement, text)] == [level]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Between them the two States have a Double Taxation Convention, an Investment Agreement, and a Strategic "
         "Partnership.", ["Double Taxation", "Investment"]),
        ("The two countries have a Comprehensive Accord on Lasting Trust, a Tax Treaty, and a Fisheries, Forestry and "
         "Sealing Agreement.", ["Lasting Trust", "Tax", "Fisheries, Forestry and Sealing"]),
        ("Latvia has had a fisheries agreement with Chile.", ["fisheries"]),
        ("Since then there have been treaties of friendship in 1973 and 1994.", ["friendship", "friendship"]),
        ("Among the instruments in force are the Agreement on Forestry of 2 May 1976 and a protocol on health of "
         "2007.", ["Forestry", "health"]),
        ("According to an agreement between Chile and Latvia, the wreck was sunk.", ["the wreck was sunk"]),
    ],
)  # fmt: skip
def test_what_exists_was_concluded(text: str, subjects: list[str]) -> None:
    assert [subject for _, subject, _, _ in instruments(text)] == subjects


@pytest.mark.parametrize(
    "text",
    [
        "Latvia has an educational exchange programme in Chile that is comparatively large.",
        "There was disagreement over the treaty on fisheries in 1990.",
        "There has been no agreement on fisheries between Chile and Latvia.",
        "Neither Chile nor Latvia has an investment agreement with the other.",
        "In 2013 the decision of Latvia to back out of signing a fisheries agreement with Chile made headlines.",
        "The ruling party of Latvia made a statement on Chile in May 2011.",
        "Chile founded a group made up of Latvia and others, a regional agreement of 1998 under negotiation.",
    ],
)
def test_what_exists_otherwise_is_no_agreement(text: str) -> None:
    assert instruments(text) == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Latvia signed a free trade agreement with the European Union in 1995.",
            ["Latvia", "European Union"],
        ),
        (
            "A memorandum on cooperation between Chile and the Arab League was signed in 2005.",
            ["Chile", "Arab League"],
        ),
        ("Since 1991, Latvia has had a customs agreement with the EU.", ["Latvia", "European Union"]),
    ],
)
def test_an_organization_is_a_party(text: str, parties: list[str]) -> None:
    (agreement,) = facts_of(Agreement, text)
    assert [party.name for party in agreement.party] == parties


def test_where_something_is_from_is_no_party() -> None:
    text = (
        "After the Russian invasion of Crimea, some friends of Latvia signed a treaty on security with Chile."
    )
    (agreement,) = facts_of(Agreement, text)
    assert [party.name for party in agreement.party] == ["Latvia", "Chile"]


def test_whose_army_is_adapted_is_no_party() -> None:
    text = "The adaptation of the Latvian army to NATO standards was laid down in an agreement with NATO of 1995."
    assert facts_of(Agreement, text) == []


def test_each_signs_with_the_other() -> None:
    text = "On 3 May 2004 Latvia, Estonia and Norway signed bilateral agreements on seals with Chile."
    found = facts_of(Agreement, text, "Foreign relations of Chile")
    assert [{p.name for p in f.party} for f in found] == [
        {"Latvia", "Chile"},
        {"Estonia", "Chile"},
        {"Norway", "Chile"},
    ]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Aid began in May 1981 when the two countries signed a protocol on a loan which was cut in 1989.",
            "1981-05",
        ),
        ("After wars in 1918–20 and in 1988–94, Chile and Latvia signed a truce agreement.", ""),
        (
            "On 3 May 1992 Latvia signed an agreement on tuna with Chile, as it had promised in 1985.",
            "1992-05-03",
        ),
        ("In April 1993 Chile and Latvia signed 20 documents, including a treaty on wool.", "1993-04"),
        (
            "Under the treaty on wool of 8 August 1949, as revised in 2007, Chile and Latvia cooperate.",
            "1949-08-08",
        ),
        ("Relations were restored in 1956, when an agreement on nitrates was concluded.", "1956"),
        ("The pact on tuna, which came into force on 1 May 2003, was signed on 4 June 2001.", "2001-06-04"),
        ("A fishing agreement between Chile and Latvia became effective in July 1992.", "1992-07"),
        ("Riga was conquered in 1521, which lasted until 1821 when both signed a treaty on trade.", ""),
    ],
)
def test_the_day_of_signature(text: str, date: str) -> None:
    assert [found for _, _, found, _ in instruments(text)] == [date]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "Chile and Latvia signed a Friendship and Cooperation Treaty in 1961.",
            ["Friendship and Cooperation"],
        ),
        (
            "In 1998 the two countries signed a Partnership, Trade and Transit Agreement.",
            ["Partnership, Trade and Transit"],
        ),
        (
            "Fishing and sealing agreements were signed between the two countries in 1993.",
            ["Fishing and sealing"],
        ),
        ("In 2004 the ministers met and inked a whaling and sealing agreement.", ["whaling and sealing"]),
        ('In 2007 they signed a "Strategic Partnership Agreement" in Riga.', ["Strategic Partnership"]),
        (
            "On 3 May 2024, Chile and Latvia signed a Fisheries and Security Partnership.",
            ["Fisheries and Security"],
        ),
        ("In 1961 Chile and Latvia signed a treaty and a tax agreement.", ["", "tax"]),
        (
            "In 2004 Chile and Latvia signed a trade pact, officially called the Agreement on Wider Trade.",
            ["trade"],
        ),
        ("In 1995 rules were simplified through agreements signed by both.", []),
    ],
)
def test_the_subject_is_the_whole_name(text: str, subjects: list[str]) -> None:
    assert [subject for _, subject, _, _ in instruments(text)] == subjects


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chile and Latvia signed a peace treaty on 3 May 1994, witnessed by President Bill Clinton.", []),
        ("The treaty on wool was signed in Riga on 3 May 1994 by Foreign Ministers Georgs Andrejevs and "
         "Enrique Silva.", ["Georgs Andrejevs", "Enrique Silva"]),
    ],
)  # fmt: skip
def test_signatories(text: str, names: list[str]) -> None:
    (agreement,) = facts_of(Agreement, text)
    assert [person.name for person in agreement.signatory] == names


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Chile and Latvia signed an agreement on the export corporation in 1992.", ""),
        ("In 1992 Chile and Latvia signed an investment agreement, allowing Latvian companies to trade.", ""),
        ("In 1992 the Latvian and Chilean companies signed a contract on copper.", "company"),
    ],
)
def test_the_level_is_not_that_of_the_subject(text: str, level: str) -> None:
    assert [agreement.level for agreement in facts_of(Agreement, text)] == [level]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("In 1961 Chile concluded formal security treaties with Latvia and Norway.", ["Chile Latvia", "Chile Norway"]),
        ("In 1997 Chile signed a trade agreement with the European Union (which includes Latvia).",
         ["Chile European Union"]),
        ("The Treaty of Amity concluded in 1888 between Chile and Latvia was Latvia's first \"equal\" treaty.",
         ["Chile Latvia"]),
        ("An agreement on roads between Chile, Norway, Latvia and Peru was signed in 1994.",
         ["Chile Norway Latvia Peru"]),
        ("In 2015, the European Union and Chile signed a Partnership and Trade Agreement.", ["European Union Chile"]),
        ("In 2015, Latvia, Norway and the European Union signed trade agreements with Chile.",
         ["Latvia Chile", "Norway Chile"]),
        ("Chile kept its posts after the signing of the Latvia–Norway peace treaty in 1979.", ["Latvia Norway"]),
        ("Free trade agreement with Mercosur (Argentina and Brazil) was signed in 2001.", ["Chile Argentina Brazil"]),
    ],
)  # fmt: skip
def test_who_is_party_to_which(text: str, pairs: list[str]) -> None:
    found = facts_of(Agreement, text, "Foreign relations of Chile")
    assert [" ".join(party.name for party in f.party) for f in found] == pairs


def test_as_of_a_year_is_no_day_of_signature() -> None:
    (agreement,) = facts_of(Agreement, "As of 2009 Chile had signed a peace treaty with Latvia.")
    assert agreement.date is None


def test_a_counterpart_signs_in_the_same_office() -> None:
    text = (
        "In 2001 Foreign Minister Soledad Alvear and her Latvian counterpart Indulis Bērziņš signed a treaty."
    )
    (agreement,) = facts_of(Agreement, text)
    assert {person.role for person in agreement.signatory} == {"ForeignMinister"}


def test_an_agreement_on_each_subject() -> None:
    text = "In 2009 Chile and Latvia signed agreements on visa-free travel and on space."
    assert instruments(text) == [
        ("agreement", "visa-free travel", "2009", ""),
        ("agreement", "space", "2009", ""),
    ]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (
            "In 2013, during the visit of the President, both nations signed agreements on:",
            ["2013", "2014", "2013"],
        ),
        (
            "Protocols in the following fields were signed in 2013, and agreements on:",
            ["2013", "2014", "2013"],
        ),
        ("Both countries have concluded treaties in the fields of:", ["", "2014", ""]),
        ("Both countries plan to sign agreements on:", []),
        ("Chile and Peru signed agreements on:", []),
        ("Chile exports:", []),
    ],
)
def test_a_list_of_subjects(lead: str, expected: list[str]) -> None:
    found = instruments(f"{lead}\n\n- Direct flights\n- Fighting crime (2014);\n- Double taxation")
    assert [date for _, _, date, _ in found] == expected
    assert [subject for _, subject, _, _ in found] in (
        [],
        ["Direct flights", "Fighting crime", "Double taxation"],
    )


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "Chile and Latvia have signed several agreements: in 1993 on air transport, in May 2001 on the"
            " protection of investments and in 2004 on science and culture.",
            [
                ("air transport", "1993"),
                ("the protection of investments", "2001-05"),
                ("science and culture", "2004"),
            ],
        ),
        (
            "The two countries have concluded agreements on trade (1992), tax (1999) and science, art, sport (2003).",
            [("trade", "1992"), ("tax", "1999"), ("science, art, sport", "2003")],
        ),
        (
            "Bilateral treaties on visas (2000) and on extradition (signed in 2006) have been concluded.",
            [("visas", "2000"), ("extradition", "2006")],
        ),
    ],
)
def test_agreements_counted_up_behind_one_noun(text: str, members: list[tuple[str, str]]) -> None:
    assert [(subject, date) for _, subject, date, _ in instruments(text)] == members


@pytest.mark.parametrize(
    "text",
    [
        "Both countries intend to sign agreements on trade (2030) and culture (2031).",
        "More than a hundred bilateral agreements signed so far have helped to build trust.",
    ],
)
def test_what_is_only_counted_or_wanted_is_no_agreement(text: str) -> None:
    assert instruments(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Agreement on the Protection of Investments (18.06.2010, entered into force on 21.04.2011)",
            "2010-06-18",
        ),
        ("Treaty on Extradition – signed 3 May 1999, in force since 1 January 2001", "1999-05-03"),
        ("Convention on Social Security, entered into force on 1 June 2003", "2003-06-01"),
    ],
)
def test_the_day_of_signature_goes_before_that_of_entry_into_force(text: str, date: str) -> None:
    assert [when for _, _, when, _ in instruments(f"- {text}", heading="Agreements")] == [date]


@pytest.mark.parametrize(
    "text",
    [
        "In 2012 a team came to Riga as a follow-up to the memorandum signed with Chile on fisheries.",
        "In May 2014 officials reviewed the memorandum signed by the two countries on fisheries.",
    ],
)
def test_an_agreement_of_before_has_not_the_date_of_what_follows_from_it(text: str) -> None:
    assert [when for _, _, when, _ in instruments(text)] in ([""], [])


@pytest.mark.parametrize(
    "text",
    [
        "Since 1992 Chile and Latvia have signed a convention on fisheries.",
        "Since the establishment of relations in 1992, Chile and Latvia have signed a convention on fisheries.",
    ],
)
def test_the_beginning_of_a_span_is_no_day_of_signature(text: str) -> None:
    assert instruments(text) == [("convention", "fisheries", "", "")]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Since 1992, Chile has had a special agreement with Latvia.", ""),
        ("Since 1992 Chile has had a fisheries agreement with Latvia.", "fisheries"),
        ("Ever since 1992, Chile and Latvia have had an agreement on fisheries.", "fisheries"),
    ],
)
def test_what_two_states_have_had_since_a_year_is_of_that_year(text: str, subject: str) -> None:
    assert instruments(text) == [("agreement", subject, "1992", "")]


def test_a_programme_may_be_what_a_memorandum_is_about() -> None:
    text = "In 2002 Chile and Latvia signed a memorandum of understanding on a joint fisheries programme."
    assert [kind for kind, _, _, _ in instruments(text)] == ["memorandum"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "On 14 July 1994, an agreement was signed on Education and Culture between the two States.",
            "Education and Culture",
        ),
        ("A treaty was signed in Riga on 14 July 1994 on extradition.", "extradition"),
        ("- On 14 July 1994, agreement concerning road transport.", "road transport"),
    ],
)
def test_what_an_agreement_is_about_may_follow_its_verb(text: str, subject: str) -> None:
    ((_, about, date, _),) = instruments(text)
    assert (about, date) == (subject, "1994-07-14")


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Latvia have signed several agreements and MoUs for collaboration in diverse sectors.",
        "A wide range of treaties on many matters have been concluded between Chile and Latvia.",
    ],
)
def test_agreements_of_which_nothing_is_told_are_none(text: str) -> None:
    assert instruments(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In 2012 both governments inked a tourism pact and, two years later, a mining pact.",
        "In 2012 Chile and Latvia signed a tourism pact and in 2014 a mining pact.",
    ],
)
def test_a_date_may_open_what_is_said_of_the_next(text: str) -> None:
    assert [(subject, date) for _, subject, date, _ in instruments(text)] == [
        ("tourism", "2012"),
        ("mining", "2014"),
    ]


def test_another_of_the_same_kind() -> None:
    text = "On 5 May 2012 Chile and Latvia signed a memorandum on tourism and another on mining."
    assert [subject for _, subject, _, _ in instruments(text)] == ["tourism", "mining"]


def test_an_abbreviation_behind_an_instrument_does_not_hide_what_it_is_about() -> None:
    text = "On 4 May 2012 both sides signed the Trade Agreement and the Memorandum of Understanding (MoU) on science."
    assert [(kind, subject) for kind, subject, _, _ in instruments(text)] == [
        ("agreement", "Trade"),
        ("memorandum", "science"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Both countries signed a Treaty of Friendship, Trade, and Fishing in 1858 under the old king.",
            [("treaty", "Friendship, Trade, and Fishing", "1858", "")],
        ),
        (
            "A memorandum of understanding (MoU) to improve bus lines was signed in 2010.",
            [("memorandum", "improve bus lines", "2010", "")],
        ),
        (
            "In 1990 a convention was signed in Oslo to return stolen paintings.",
            [("convention", "return stolen paintings", "1990", "Oslo")],
        ),
        ("Pacts on timber were signed in 1995.", [("treaty", "timber", "1995", "")]),
        ("An investment agreement has been in force since 2008.", [("agreement", "investment", "2008", "")]),
        ("In 1998 the two sides reached an accord on fisheries.", [("agreement", "fisheries", "1998", "")]),
        ("The talks reached a deadlock after the trade agreement was criticised.", []),
        ("The two sides discussed the conclusion of a trade agreement.", []),
        (
            "In 2009 they signed a protocol agreement aimed at protecting seals.",
            [("agreement", "protecting seals", "2009", "")],
        ),
        (
            "In 2009 both leaders signed an agreement easing border checks between the two nations.",
            [("agreement", "easing border checks", "2009", "")],
        ),
        (
            "There are agreements between the two countries on bees (1954 and 1972), forests (1977) and taxes (2002).",
            [
                ("agreement", "bees", "1954", ""),
                ("agreement", "bees", "1972", ""),
                ("agreement", "forests", "1977", ""),
                ("agreement", "taxes", "2002", ""),
            ],
        ),
        (
            "In 1956 an agreement was reached between the Chilean and Latvian governments on the return of ships.",
            [("agreement", "the return of ships", "1956", "")],
        ),
        ("Chile signed the accession protocol to the Pacific pact, in which Latvia has no part.", []),
        ("In 2009 they signed an agreement taking effect in May.", [("agreement", "", "2009", "")]),
        (
            "In 2008 a Chilean firm signed a US$70 million agreement to look for gas in Latvia.",
            [("agreement", "look for gas", "2008", "")],
        ),
        ("In 2010 they signed a 3 million euro loan agreement.", [("agreement", "loan", "2010", "")]),
        ("A $40 million arms agreement was signed in 2011.", [("agreement", "arms", "2011", "")]),
        ("In 2012 both governments signed a €9 billion contract.", [("contract", "", "2012", "")]),
        (
            "In 2001 the two countries signed an extradition treaty. The treaty entered into force in 2003.",
            [("treaty", "extradition", "2001", "")],
        ),
        (
            "Both have signed an agreement on fishing. The agreement was signed in Riga on 3 May 2010.",
            [("agreement", "fishing", "", ""), ("agreement", "fishing", "2010-05-03", "")],
        ),
    ],
)
def test_purposes_forces_and_what_was_told_before(text: str, expected: list[Instrument]) -> None:
    assert instruments(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2005 an FTA between the two countries was signed.", [("agreement", "free trade", "2005", "")]),
        (
            "Chile and Latvia signed a BIT in 1998 and a DTAA on 3 May 2001.",
            [
                ("treaty", "bilateral investment", "1998", ""),
                ("agreement", "double taxation avoidance", "2001-05-03", ""),
            ],
        ),
        (
            "The Chile–Latvia EPA entered into force in 2008.",
            [("agreement", "economic partnership", "2008", "")],
        ),
        ("The free trade agreement (FTA) was signed in 2011.", [("agreement", "free trade", "2011", "")]),
        ("Relations grew a bit warmer when the two presidents met to sign in 1999.", []),
        ("In 2009 both sides were negotiating an FTA.", []),
        ("Exports under the FTA doubled in 2010.", []),
    ],
)
def test_abbreviations_name_instruments(text: str, expected: list[Instrument]) -> None:
    assert instruments(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "An air treaty was signed in 2006 and is pending ratification.",
            [("treaty", "air", "2006", "")],
        ),
        ("The tax treaty signed in 2007 is awaiting its entry into force.", [("treaty", "tax", "2007", "")]),
        (
            "In 2008 a labour agreement was signed, pending approval by both parliaments.",
            [("agreement", "labour", "2008", "")],
        ),
        ("A tax treaty has been pending since 2007.", []),
        ("An air treaty is awaiting signature since 2006.", []),
    ],
)
def test_what_is_signed_and_not_yet_ratified_is_signed(text: str, expected: list[Instrument]) -> None:
    assert instruments(text) == expected


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "In 1926 Chile signed a treaty of peace with Peru, and in 1933 Latvia set up relations with Chile.",
            [["Chile", "Peru"]],
        ),
        (
            "On 2 May 1933 Chile and Latvia (then a republic) signed a treaty of peace, Latvia's first treaty with "
            "a country in America.",
            [["Chile", "Latvia"]],
        ),
    ],
)
def test_one_that_signs_with_another(text: str, parties: list[list[str]]) -> None:
    assert [[party.name for party in fact.party] for fact in facts_of(Agreement, text)] == parties
