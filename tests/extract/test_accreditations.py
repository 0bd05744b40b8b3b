"""Accreditations: who served where as what."""

from __future__ import annotations

import pytest

from extract.engine import load
from extract.facts import Accreditation, Mission
from extract.read import Page, parse
from tests.extract.texts import facts_of

Service = tuple[str, str, str, str]


def services(text: str, title: str = "Chile–Latvia relations", heading: str = "") -> list[Service]:
    """(person, role, sending State, receiving side) of each accreditation."""
    found = facts_of(Accreditation, text, title, heading)
    return [
        (
            f.person.name if f.person else "",
            f.role,
            f.sending_state.name if f.sending_state else "",
            (f.receiving_state or f.receiving_organization).name,  # type: ignore[union-attr]
        )
        for f in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Rojas is the Ambassador of Chile to Latvia.", [("Ana Rojas", "Ambassador", "Chile", "Latvia")]),
        ("Chile's ambassador to Latvia is Dr. Ana Rojas.", [("Ana Rojas", "Ambassador", "Chile", "Latvia")]),
        (
            "On 3 May 2004 Juris Ozols was appointed ambassador of Latvia to Chile.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "Ambassador of Latvia Juris Ozols presented his credentials to the President of Chile in 2005.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "In 2010 Latvia named Juris Ozols as its ambassador to Chile.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "In 2010 the Latvian government appointed Juris Ozols its first resident ambassador in Santiago.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "Ambassador Juris Ozols presented his credentials in Santiago on 3 May 2010.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile")],
        ),
        ("Latvia has accredited an ambassador to Chile.", [("", "Ambassador", "Latvia", "Chile")]),
        (
            "Juris Ozols, Ambassador of Latvia to Chile and Peru, opened the fair.",
            [
                ("Juris Ozols", "Ambassador", "Latvia", "Chile"),
                ("Juris Ozols", "Ambassador", "Latvia", "Peru"),
            ],
        ),
    ],
)
def test_an_accreditation_is_read(text: str, expected: list[Service]) -> None:
    assert services(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chile plans to appoint an ambassador to Latvia in 2030.",
        "The friendship group is headed by Juris Ozols.",
        "In 2010 Latvia planned to appoint Juris Ozols as its ambassador to Chile.",
        "In 2010 Latvia sent Juris Ozols to Chile.",
        "Juris Ozols is a goodwill singer from Latvia.",
        "The ambassadors discussed trade.",
    ],
)
def test_what_is_no_accreditation_is_left_out(text: str) -> None:
    assert services(text) == []


def test_a_list_of_ambassadors_under_a_heading() -> None:
    text = "- Juris Ozols (2001)\n- Anna Liepa (2005)\n"
    assert services(text, heading="Ambassadors of Latvia to Chile") == [
        ("Juris Ozols", "Ambassador", "Latvia", "Chile"),
        ("Anna Liepa", "Ambassador", "Latvia", "Chile"),
    ]


def test_an_infobox_names_the_first_states_envoy_first() -> None:
    text = "Infobox\n- Envoy1: Ambassador Ana Rojas\n- Envoy2: Ambassador Juris Ozols\n"
    assert services(text) == [
        ("Ana Rojas", "Ambassador", "Chile", "Latvia"),
        ("Juris Ozols", "Ambassador", "Latvia", "Chile"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Rojas is the Ambassador of Chile to Latvia. She succeeded Pedro Vidal.",
            [
                ("Ana Rojas", "Ambassador", "Chile", "Latvia"),
                ("Pedro Vidal", "Ambassador", "Chile", "Latvia"),
            ],
        ),
        (
            "Juris Ozols has served as ambassador in Santiago since 2019; his predecessor, Ilze Kalns, retired.",
            [
                ("Juris Ozols", "Ambassador", "Latvia", "Chile"),
                ("Ilze Kalns", "Ambassador", "Latvia", "Chile"),
            ],
        ),
        (
            "Ana Rojas was ambassador of Chile to Latvia until 2015, followed by Pedro Vidal.",
            [
                ("Ana Rojas", "Ambassador", "Chile", "Latvia"),
                ("Pedro Vidal", "Ambassador", "Chile", "Latvia"),
            ],
        ),
        (
            "Since 2018 Juris Ozols has headed the Latvian embassy in Chile.",
            [("Juris Ozols", "HeadOfMission", "Latvia", "Chile")],
        ),
        (
            "Latvia is represented in Santiago by Ambassador Juris Ozols, who is also accredited to Peru.",
            [
                ("Juris Ozols", "Ambassador", "Latvia", "Chile"),
                ("Juris Ozols", "Ambassador", "Latvia", "Peru"),
            ],
        ),
        (
            "Juris Ozols is Ambassador of Latvia to Chile and non-resident envoy to Peru.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile"), ("Juris Ozols", "Envoy", "Latvia", "Peru")],
        ),
        (
            "The Embassy of Latvia in Santiago was opened in 1999. Ambassador: Juris Ozols.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "Chile recalled its ambassador in Riga, Ana Rojas.",
            [("Ana Rojas", "Ambassador", "Chile", "Latvia")],
        ),
    ],
)
def test_the_post_is_read_from_the_words_around_a_name(text: str, expected: list[Service]) -> None:
    assert services(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Senator Ana Rojas was heard as having doubted the need for a Special Envoy for Latvia.",
        "Chile dispatched an envoy to take part in the festivities.",
        "The permanent representative of Chile, Ana Rojas, spoke for Latvia.",
        "The government of Karl Ulmanis fell in 1934 and he was replaced by Juris Ozols.",
        "Among them was ambassador Ana Rojas.",
    ],
)
def test_no_accreditation_where_a_side_is_not_said(text: str) -> None:
    assert services(text, "Foreign relations of Chile", "Latvia") == []


def test_a_table_of_foreign_heads_of_mission_names_who_sent_them() -> None:
    table = "| Country | Ambassador | Residence |\n| Latvia | Juris Ozols | Santiago |\n| Mali | Awa Keita | Lima |"
    assert services(table, "Foreign relations of Chile", "Heads of foreign missions") == [
        ("Juris Ozols", "Ambassador", "Latvia", "Chile"),
        ("Awa Keita", "Ambassador", "Mali", "Chile"),
    ]


def test_a_list_of_ambassadors_takes_its_sides_from_the_title() -> None:
    table = "| Name | From | To |\n| Ana Rojas | 1998 | 2002 |\n| Pedro Vidal | 2002 | |"
    title = "List of ambassadors of Chile to Latvia"
    assert services(table, title) == [
        ("Ana Rojas", "Ambassador", "Chile", "Latvia"),
        ("Pedro Vidal", "Ambassador", "Chile", "Latvia"),
    ]
    assert [str(f.date) for f in facts_of(Accreditation, table, title)] == ["1998/2002", "2002"]


def test_an_envoy_of_an_infobox_needs_no_title() -> None:
    infobox = "{{Infobox bilateral relations|envoy1=Ana Rojas|envoy2=Juris Ozols}}"
    page = Page("p", "wikitext", infobox, "Chile–Latvia relations")
    facts = [fact for fact in load().extract(parse(page)).facts if isinstance(fact, Accreditation)]
    assert [(f.person.name, f.sending_state.name) for f in facts if f.person and f.sending_state] == [
        ("Ana Rojas", "Chile"),
        ("Juris Ozols", "Latvia"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "== Heads of mission ==\n=== Chile ===\n- Ana Rojas, 1992–1996\n=== Latvia ===\n- Juris Ozols (1994–1998)\n",
        "== Ambassadors ==\nOf Chile in Riga:\n- Ana Rojas, 1992–1996\n"
        "Of Latvia in Santiago:\n- Juris Ozols (1994–1998)",
        "== Ambassadors ==\n| Ambassador of Chile | Ambassador of Latvia |\n"
        "| Ana Rojas (1992–1996) | Juris Ozols (1994–1998) |\n",
    ],
)
def test_lists_of_both_sides_keep_them_apart(text: str) -> None:
    found = facts_of(Accreditation, text)
    assert [
        (f.person.name, f.sending_state.name, str(f.date)) for f in found if f.person and f.sending_state
    ] == [
        ("Ana Rojas", "Chile", "1992/1996"),
        ("Juris Ozols", "Latvia", "1994/1998"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Honorary consul in Riga: Karlis Berzins.",
            [("Karlis Berzins", "HonoraryConsul", "Chile", "Latvia")],
        ),
        (
            "The first Latvian ambassador in Santiago, Juris Ozols, took office in 1994; Ilze Kalns followed in 1998.",
            [
                ("Juris Ozols", "Ambassador", "Latvia", "Chile"),
                ("Ilze Kalns", "Ambassador", "Latvia", "Chile"),
            ],
        ),
    ],
)
def test_labels_and_followers(text: str, expected: list[Service]) -> None:
    assert services(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chile covers Latvia from the Chilean Embassy in Stockholm (Ambassador Ana Rojas).",
            ("Ana Rojas", "Ambassador", "Chile", "Latvia"),
        ),
        (
            "As of 2006, Latvia is also represented in Chile by Honorary Consul Juris Ozols.",
            ("Juris Ozols", "HonoraryConsul", "Latvia", "Chile"),
        ),
        (
            "In 2012 Chile opened an honorary consulate in Ventspils, where Mr. Juris Ozols is the honorary consul.",
            ("Juris Ozols", "HonoraryConsul", "Chile", "Latvia"),
        ),
        (
            "The Chilean Embassy in Riga (Ambassador Ana Rojas) also deals with visas.",
            ("Ana Rojas", "Ambassador", "Chile", "Latvia"),
        ),
    ],
)
def test_who_serves_at_a_post_that_a_ministry_describes(text: str, expected: Service) -> None:
    assert services(text) == [expected]


def test_a_consul_has_not_the_day_of_the_consulate() -> None:
    (consul,) = facts_of(
        Accreditation, "In 2012 Chile opened a consulate in Riga, where Juris Ozols is the honorary consul."
    )
    assert consul.date is None


@pytest.mark.parametrize(
    "text",
    [
        "Chile covers its deficit from a fund in Stockholm (Minister Ana Rojas).",
        "Latvia is represented in the contest by singer Juris Ozols.",
    ],
)
def test_who_is_named_in_brackets_or_represents_otherwise_holds_no_post(text: str) -> None:
    assert services(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whoever fills the post is not named
        (
            "Latvia is represented in Chile through a non-resident ambassador based in Riga.",
            [("", "Ambassador", "Latvia", "Chile")],
        ),
        ("Latvia has a non-resident ambassador in Lima.", [("", "Ambassador", "Latvia", "Chile")]),
        (
            "Latvia has a roving ambassador based in Riga accredited to Peru.",
            [("", "Ambassador", "Latvia", "Peru")],
        ),
        (
            "The Latvian ambassador in Lima is also accredited to Chile.",
            [("", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "In 1972 Latvia assigned its first resident ambassador to Chile.",
            [("", "Ambassador", "Latvia", "Chile")],
        ),
        ("Latvia has no non-resident ambassador for Chile.", []),
        # what stands between title and name
        (
            "Relations began on 3 May 1958 when was accredited the first Ambassador of Latvia to Chile "
            "(resident in Lima) Mr. Juris Ozols.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "In 1958 arrived the ambassador of Latvia to Chile with residence in Lima Mr. Juris Ozols.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "In 1947 Juris Ozols, the first Latvian Minister to Chile, presented his credentials.",
            [("Juris Ozols", "Envoy", "Latvia", "Chile")],
        ),
        ("In 1947 Juris Ozols, the Latvian Minister of Trade, flew to Chile.", []),
    ],
)
def test_posts_that_the_words_tell_in_passing(text: str, expected: list[Service]) -> None:
    assert services(text) == expected


def test_a_list_in_one_line() -> None:
    text = "- Ambassadors of Latvia in Chile: Juris Ozols (1998-2001), Anna Liepa (2010–2017), Ivo Kalns (2017–Present)"
    found = facts_of(Accreditation, text)
    assert [(f.person.name, str(f.date)) for f in found if f.person] == [
        ("Juris Ozols", "1998/2001"),
        ("Anna Liepa", "2010/2017"),
        ("Ivo Kalns", "2017"),
    ]
    assert {(f.sending_state.name, f.receiving_state.name) for f in found} == {("Latvia", "Chile")}  # type: ignore[union-attr]


def test_one_ambassador_after_another() -> None:
    text = (
        "An embassy was opened in Riga in 1966 with Mr. Juan Soto as Chile's first Ambassador to Latvia.\n\n"
    )
    text += "He was followed by Ambassadors A. B. Rojas, Ana Lund, Dr. Eva Paz and currently Mr. Pedro Mora."
    found = facts_of(Accreditation, text)
    assert [(f.person and f.person.name, str(f.date or "")) for f in found] == [
        ("Juan Soto", "1966"),
        ("A. B. Rojas", ""),
        ("Ana Lund", ""),
        ("Eva Paz", ""),
        ("Pedro Mora", ""),
    ]


def test_a_list_of_others_is_no_list_of_successors() -> None:
    text = "Juan Soto was appointed Ambassador of Chile to Latvia in 1966.\n\n"
    assert (
        len(
            facts_of(
                Accreditation, text + "The speech was followed by Ministers Ana Lund, Eva Paz and Pedro Mora."
            )
        )
        == 1
    )


BOTH = [("", "Ambassador", "Chile", "Latvia"), ("", "Ambassador", "Latvia", "Chile")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two countries exchanged ambassadors in 1994.", BOTH),
        ("Resident ambassadors were exchanged on 3 May 1994.", BOTH),
        ("They agreed in 1993 to exchange ambassadors.", []),
        ("In 1993 the two ambassadors exchanged gifts.", []),
    ],
)
def test_exchanged_heads_of_mission(text: str, expected: list[Service]) -> None:
    assert services(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In March 2011 Ana Rojas took over as Chilean ambassador in Riga from Luis Vera.",
            [("Ana Rojas", "Ambassador", "Chile", "Latvia"), ("Luis Vera", "Ambassador", "Chile", "Latvia")],
        ),
        (
            "Juris Ozols arrived in Santiago in 1965 as the first Latvian ambassador.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "The first Ambassador from Chile in this country was Mr. Luis Vera.",
            [("Luis Vera", "Ambassador", "Chile", "Latvia")],
        ),
        (
            "Since then, ambassadors to Latvia have been Mr. Luis Vera G. (1994–1997) and Ana Rojas (1997–2000).",
            [
                ("Luis Vera G.", "Ambassador", "Chile", "Latvia"),
                ("Ana Rojas", "Ambassador", "Chile", "Latvia"),
            ],
        ),
        (
            "In 1965 Chile's ambassador in Cairo, Egypt was accredited to Latvia.",
            [("", "Ambassador", "Chile", "Latvia")],
        ),
        (
            "In May 1966 Chile's government accredited its ambassador in Sweden, Luis Vera, as representative "
            "to Latvia.",
            [("Luis Vera", "Ambassador", "Chile", "Sweden"), ("Luis Vera", "Ambassador", "Chile", "Latvia")],
        ),
        (
            "In 1907 a consulate opened in Riga with Luis Vera as the first Chilean consul.",
            [("Luis Vera", "Official", "Chile", "Latvia")],
        ),
        ("Juris Ozols arrived in Santiago to meet the ambassador.", []),
        (
            "In 1980 a Latvian embassy opened in Santiago with Juris Ozols becoming the ambassador.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "A legation was set up in Riga in 1931 with Mr Luis Vera as Envoy Extraordinary.",
            [("Luis Vera", "Envoy", "Chile", "Latvia")],
        ),
        (
            "Latvia opened an embassy in 2005 in Santiago and the current ambassador, Juris Ozols, presented his "
            "credentials in 2009.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "Mr. Luis Vera, director of the flour mills, was appointed as the honorary consul in Latvia.",
            [("Luis Vera", "HonoraryConsul", "Chile", "Latvia")],
        ),
        (
            "In 1925 Juris Ozols, as the first Envoy of Latvia to Chile, handed over his letters.",
            [("Juris Ozols", "Envoy", "Latvia", "Chile")],
        ),
        (
            "It was only in 2005 that Ana Rojas was sent to Riga as ambassador.",
            [("Ana Rojas", "Ambassador", "Chile", "Latvia")],
        ),
        (
            "Juris Ozols serves as the first representative of Latvia to Chile.",
            [("Juris Ozols", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "In 2025 the minister appointed the merchant Luis Vera honorary consul of Latvia in Chile.",
            [("Luis Vera", "HonoraryConsul", "Latvia", "Chile")],
        ),
        (
            "Luis Vera was appointed by Rosa Soto as the first Chilean envoy to Latvia.",
            [("Luis Vera", "Envoy", "Chile", "Latvia")],
        ),
        (
            "The first Latvian envoy presented his credentials to the president in 1928.",
            [("", "Envoy", "Latvia", "Chile")],
        ),
        (
            "The Latvian ambassador to Peru was initially accredited to Chile.",
            [("", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "Since 2023 the Latvian ambassador in Brasília, Brazil has a dual accreditation to Santiago.",
            [("", "Ambassador", "Latvia", "Chile")],
        ),
        (
            "Chile has an embassy in Riga, the ambassador being concurrent to Estonia and Finland.",
            [("", "Ambassador", "Chile", "Estonia"), ("", "Ambassador", "Chile", "Finland")],
        ),
        (
            "Relations with Latvia date from 1899, when Chile accredited its ambassador in Oslo to Latvia.",
            [("", "Ambassador", "Chile", "Latvia")],
        ),
        (
            "The first Latvian envoy to Chile was Juris Ozols, who was also envoy to Peru.",
            [("Juris Ozols", "Envoy", "Latvia", "Chile"), ("Juris Ozols", "Envoy", "Latvia", "Peru")],
        ),
    ],
)
def test_who_took_up_a_post(text: str, expected: list[Service]) -> None:
    assert services(text) == expected


def test_the_post_that_was_told_of() -> None:
    text = (
        "From 2009 to 2015 the ambassador of Chile to Latvia was Ana Rojas. Since May 2015 the ambassador has been "
        "Luis Vera. In 2019 he was succeeded by Rosa Soto."
    )
    found = facts_of(Accreditation, text)
    assert [(f.person and f.person.name, str(f.date)) for f in found] == [
        ("Ana Rojas", "2009/2015"),
        ("Luis Vera", "2015-05"),
        ("Rosa Soto", "2019"),
    ]
    assert services("Since May 2015 the ambassador has been Luis Vera.") == []


def test_a_surname_with_mr_means_who_was_named_in_full() -> None:
    text = "Luis Vera led the legation. In 1956 Mr Vera became the first Chilean ambassador to Latvia."
    assert ("Luis Vera", "Ambassador", "Chile", "Latvia") in services(text)


@pytest.mark.parametrize("kin", ["wife", "spouse", "son"])
def test_the_kin_of_an_ambassador_is_no_ambassador(kin: str) -> None:
    text = f"In 2015 the {kin} of the Chilean ambassador to Latvia, Jo Lund, opened a school."
    assert facts_of(Accreditation, text, "Chile–Latvia relations") == []


def test_the_ambassador_of_the_embassy_told_of_is_accredited_elsewhere() -> None:
    text = "Chile has an embassy in Riga. The ambassador has a dual accreditation to Tallinn."
    assert services(text) == [("", "Ambassador", "Chile", "Estonia")]
    assert services("The ambassador has a dual accreditation to Tallinn.") == []


def test_cities_stand_for_their_states() -> None:
    text = "In 1947 the Chilean ambassador was also accredited in Tallinn and Helsinki."
    assert services(text) == [("", "Ambassador", "Chile", "Estonia"), ("", "Ambassador", "Chile", "Finland")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Chilean embassy in Riga is led by Ana Rojas.",
            [("Ana Rojas", "HeadOfMission", "Chile", "Latvia")],
        ),
        (
            "Chile has an embassy in Riga. The embassy is headed by Ambassador Ana Rojas.",
            [("Ana Rojas", "Ambassador", "Chile", "Latvia")],
        ),
        (
            "Chile's first ambassador resident in Riga was Ana Rojas.",
            [("Ana Rojas", "Ambassador", "Chile", "Latvia")],
        ),
        (
            "Ana Rojas served as Chile's ambassador to Latvia, Estonia and Finland from 1999 to 2003.",
            [
                ("Ana Rojas", "Ambassador", "Chile", "Latvia"),
                ("Ana Rojas", "Ambassador", "Chile", "Estonia"),
                ("Ana Rojas", "Ambassador", "Chile", "Finland"),
            ],
        ),
        ("The embassy is headed by Ana Rojas.", []),
        ("Chile has an embassy in Riga. The fair is led by Ana Rojas.", []),
    ],
)
def test_who_leads_the_mission(text: str, expected: list[Service]) -> None:
    assert services(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Latvia is also represented in Chile by two honorary consuls - Ana Rojas in Arica and Luis Vera in Temuco.",
        "Latvia has two honorary consuls in Chile: in Arica (Mrs. Ana Rojas) and as of 2014, in Temuco (Luis Vera).",
        "There are two honorary consuls of Latvia in Chile: Ana Rojas in Arica and Luis Vera in Temuco (since 2014).",
        "Latvia has two honorary consuls in Chile: Ana Rojas (Arica), Luis Vera in the region of Araucania (Temuco).",
    ],
)
def test_honorary_consuls_are_counted_up_with_their_seats(text: str) -> None:
    assert sorted(services(text)) == [
        ("Ana Rojas", "HonoraryConsul", "Latvia", "Chile"),
        ("Luis Vera", "HonoraryConsul", "Latvia", "Chile"),
    ]
    dates = [str(fact.date or "") for fact in facts_of(Accreditation, text)]
    assert dates == ["", "2014" if "2014" in text else ""]
    assert {mission.place.name for mission in facts_of(Mission, text) if mission.place} == {"Arica", "Temuco"}


def test_two_honorary_consuls_may_share_a_seat() -> None:
    text = (
        "Latvia has three honorary consuls in Chile: Ana Rojas and Juan Soto in Arica, Luis Vera in Temuco."
    )
    assert [person for person, *_ in services(text)] == ["Ana Rojas", "Juan Soto", "Luis Vera"]


@pytest.mark.parametrize(
    "text",
    [
        "Latvia will be represented in Chile by two honorary consuls: Ana Rojas in Arica and Luis Vera in Temuco.",
        "Latvia has two honorary consuls in Chile, and Ana Rojas of Arica met Luis Vera in Temuco.",
    ],
)
def test_who_is_no_honorary_consul_yet_is_not_counted(text: str) -> None:
    assert services(text) == []


def test_another_states_consul_beside_those_who_are_counted_up() -> None:
    text = "Latvia has two honorary consuls in Chile: Ana Rojas in Arica and Luis Vera in Temuco, while Juris Ozols "
    assert services(f"{text}is the honorary consul of Chile in Latvia.") == [
        ("Ana Rojas", "HonoraryConsul", "Latvia", "Chile"),
        ("Luis Vera", "HonoraryConsul", "Latvia", "Chile"),
        ("Juris Ozols", "HonoraryConsul", "Chile", "Latvia"),
    ]
