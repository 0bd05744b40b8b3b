"""Missions: whose, to whom, of what kind, seated where, opened and closed when."""

from __future__ import annotations

import pytest

from extract.facts import Mission
from tests.extract.texts import facts_of

Post = tuple[str, str, str, str]


def posts(text: str, title: str = "Chile–Latvia relations", heading: str = "") -> list[Post]:
    """(sending side, receiving side, kind, seat) of each mission."""
    found = facts_of(Mission, text, title, heading)
    return [
        (
            f.sending_state.name if f.sending_state else "",
            (f.receiving_state or f.receiving_organization or f.sending_state).name,  # type: ignore[union-attr]
            f.kind,
            f.place.name if f.place else "",
        )
        for f in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile has an embassy in Riga.", [("Chile", "Latvia", "embassy", "Riga")]),
        (
            "Latvia has an embassy in Santiago and a consulate-general in Valparaíso.",
            [
                ("Latvia", "Chile", "embassy", "Santiago"),
                ("Latvia", "Chile", "consulate general", "Valparaíso"),
            ],
        ),
        (
            "Chile is accredited to Latvia from its embassy in Oslo, Norway.",
            [("Chile", "Latvia", "embassy", "Oslo")],
        ),
        (
            "Latvia is represented in Chile through its embassy in Madrid.",
            [("Latvia", "Chile", "embassy", "Madrid")],
        ),
        (
            "The Embassy of Chile in Riga was opened in 1999.",
            [("Chile", "Latvia", "embassy", "Riga")],
        ),
        (
            "Chile's honorary consulate in Riga closed in 2004.",
            [("Chile", "Latvia", "honorary consulate", "Riga")],
        ),
    ],
)
def test_a_mission_is_read(text: str, expected: list[Post]) -> None:
    assert posts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chile does not have an embassy in Riga.",
        "Chile plans to open an embassy in Riga in 2030.",
        "In 1999 Latvia proposed to open an embassy in Santiago.",
        "Since 2013 the Latvian embassy has lent its rooms to a Sunday school.",
        "A delegation of Chile travelled to Riga in 2003.",
        "The mission of the company is to sell copper in Riga.",
        "They are represented in each other through the embassies in Riga.",
        "The two countries are represented in the forum through their embassies in Warsaw.",
    ],
)
def test_what_is_no_mission_is_left_out(text: str) -> None:
    assert posts(text) == []


@pytest.mark.parametrize(
    ("text", "opened", "closed"),
    [
        ("In May 1992 Chile opened an embassy in Riga.", "1992-05", ""),
        ("Latvia has had an embassy in Santiago since 3 June 1993.", "1993-06-03", ""),
        ("Chile closed its embassy in Riga in 2011.", "", "2011"),
        ("From 1992 to 1995 a representative office of Latvia functioned in Santiago.", "1992", "1995"),
    ],
)
def test_opening_and_closing(text: str, opened: str, closed: str) -> None:
    found = facts_of(Mission, text)
    assert [(str(f.opened or ""), str(f.closed or "")) for f in found] == [(opened, closed)]


@pytest.mark.parametrize(
    "capital", ["its capital, Riga", "the Latvian capital, Riga", "Latvia's capital city of Riga"]
)
def test_the_seat_is_called_the_capital(capital: str) -> None:
    assert posts(f"Chile has an embassy in {capital}.") == [("Chile", "Latvia", "embassy", "Riga")]


def test_whose_mission_it_is_ends_with_the_clause() -> None:
    text = "Chile maintains an embassy in Riga, while the Latvian embassy is located in Valparaíso."
    assert posts(text) == [
        ("Chile", "Latvia", "embassy", "Riga"),
        ("Latvia", "Chile", "embassy", "Valparaíso"),
    ]


def test_the_seat_of_another_mission_is_not_its_own() -> None:
    text = (
        "The Chilean embassy in Ogre-Town was opened in 1976 and the embassy of Latvia in Santiago in 1981."
    )
    assert posts(text) == [("Chile", "Latvia", "embassy", ""), ("Latvia", "Chile", "embassy", "Santiago")]


def test_each_clause_has_its_own_sender_and_date() -> None:
    text = "Chile opened an embassy in Riga in 1993, and in 1995 Latvia opened an embassy in Santiago."
    assert [(f.sending_state.name, str(f.opened)) for f in facts_of(Mission, text) if f.sending_state] == [
        ("Chile", "1993"),
        ("Latvia", "1995"),
    ]


def test_a_mission_may_serve_several_states() -> None:
    text = "Chile has an embassy in Stockholm, which is also accredited to Estonia and Latvia."
    assert {receiver for _, receiver, _, _ in posts(text, "Foreign relations of Chile")} == {
        "Sweden",
        "Estonia",
        "Latvia",
    }


def test_a_list_under_a_heading() -> None:
    text = "- France – Paris (Embassy)\n- China: Beijing (Embassy), Shanghai (Consulate-General)\n"
    assert posts(text, "Foreign relations of Chile", "Diplomatic missions of Chile") == [
        ("Chile", "France", "embassy", "Paris"),
        ("Chile", "China", "embassy", "Beijing"),
        ("Chile", "China", "consulate general", "Shanghai"),
    ]


def test_a_table_of_foreign_missions() -> None:
    rows = (
        "| State | Kind | Remarks |\n| India | Embassy | since May 1968 |\n| Malta | Honorary consulate | |\n"
    )
    assert posts(rows, "Foreign relations of Bhutan", "Foreign missions in Thimphu") == [
        ("India", "Bhutan", "embassy", "Thimphu"),
        ("Malta", "Bhutan", "honorary consulate", "Thimphu"),
    ]


def test_an_infobox_gives_the_first_states_mission_first() -> None:
    text = "Infobox\n- Mission1: Embassy, Riga\n- Mission2: Embassy, Santiago\n"
    assert posts(text) == [
        ("Chile", "Latvia", "embassy", "Riga"),
        ("Latvia", "Chile", "embassy", "Santiago"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 1978 Latvia opened an embassy in Santiago and in May 1989 Chile returned the favour "
            "by opening an embassy in Riga.",
            [("1978", ""), ("1989-05", "")],
        ),
        ("Chile had an embassy in Riga from 1993 to 1998.", [("1993", "1998")]),
        ("Chile had an embassy in Riga, which opened in 1993 and closed in 1998.", [("1993", "1998")]),
        ("Latvia's honorary consulate in Arica started work in September 1995.", [("1995-09", "")]),
    ],
)
def test_the_life_of_a_mission_is_dated(text: str, expected: list[tuple[str, str]]) -> None:
    found = facts_of(Mission, text, "Chile–Latvia relations")
    assert [(f.opened.edtf if f.opened else "", f.closed.edtf if f.closed else "") for f in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Latvia is represented by its embassy in Santiago and its consulate in the same city.",
            [("Latvia", "Chile", "embassy", "Santiago"), ("Latvia", "Chile", "consulate", "Santiago")],
        ),
        ("Latvia has its embassy in Providencia, Santiago.", [("Latvia", "Chile", "embassy", "Santiago")]),
        (
            "There are honorary consuls of Latvia in Arica and Iquique.",
            [
                ("Latvia", "Chile", "honorary consulate", "Arica"),
                ("Latvia", "Chile", "honorary consulate", "Iquique"),
            ],
        ),
        ("The Latvian side opened an embassy in Santiago.", [("Latvia", "Chile", "embassy", "Santiago")]),
        (
            "Chile is represented in Latvia through a non-resident embassy based in Santiago.",
            [("Chile", "Latvia", "embassy", "Santiago")],
        ),
        ("Chile is represented in Latvia through Spain in its embassy in Riga.", []),
        ("Chile runs a trade office in Valparaíso.", []),
    ],
)
def test_the_seat_and_the_keeper_are_told_apart(text: str, expected: list[Post]) -> None:
    assert posts(text) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "Stockholm (Sweden), also accredited to Latvia and Norway",
            [
                ("Chile", "Sweden", "embassy", "Stockholm"),
                ("Chile", "Latvia", "embassy", "Stockholm"),
                ("Chile", "Norway", "embassy", "Stockholm"),
            ],
        ),
        (
            "Brussels (Belgium), which is at the same time its mission to the European Union",
            [("Chile", "Belgium", "embassy", "Brussels")],
        ),
    ],
)
def test_what_an_item_says_aside(item: str, expected: list[Post]) -> None:
    assert posts(f"- {item}", "Foreign relations of Chile", "Embassies") == expected


def test_a_list_of_states_without_a_mission_holds_none() -> None:
    assert posts("- Bolivia", "Foreign relations of Chile", "No diplomatic representation") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru, Mali and Cuba maintain resident embassies in Santiago.",
            [(sender, "Chile", "embassy", "Santiago") for sender in ("Peru", "Mali", "Cuba")],
        ),
        (
            "Chile has an embassy in Mali and in the United Kingdom.",
            [("Chile", "Mali", "embassy", ""), ("Chile", "United Kingdom", "embassy", "")],
        ),
        (
            "Chile has a UN Mission in New York.",
            [("Chile", "United Nations", "permanent mission", "New York City")],
        ),
        ("Peru has a consulate in Arica under the supervision of its embassy in Lima.", 1),
    ],
)
def test_several_keepers_and_hosts(text: str, expected: list[Post] | int) -> None:
    found = posts(text, "Foreign relations of Chile")
    if isinstance(expected, int):
        assert len(found) == expected
    else:
        assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a State that is a city at once is a seat
        (
            "Chile maintains its embassy in Beijing and two consulates-general in Hong Kong and Shanghai.",
            [("Beijing", "China"), ("Hong Kong", "China"), ("Shanghai", "China")],
        ),
        ("Chile has an embassy in Singapore.", [("Singapore", "Singapore")]),
        ("Chile is accredited to Laos from its embassy in Singapore.", [("Singapore", "Laos")]),
        # the preposition has dropped out
        ("Chile has an embassy Riga.", [("Riga", "Latvia")]),
        ("Chile has an embassy in Dar-es-Salaam.", [("Dar es Salaam", "Tanzania")]),
        ("Chile has a consulate in Constanţa.", [("Constanța", "Romania")]),
        (
            "Chile has two honorary consulates Kraków, and Gdańsk.",
            [("Kraków", "Poland"), ("Gdańsk", "Poland")],
        ),
        # the country behind the city tells which city is meant
        (
            "Chile's embassy in Ottawa, Ontario, Canada looks after relations with Jamaica.",
            [("Ottawa", "Jamaica")],
        ),
    ],
)
def test_the_seat_of_a_mission(text: str, expected: list[tuple[str, str]]) -> None:
    about = "China" if "Beijing" in text else "Jamaica" if "Jamaica" in text else ""
    found = posts(text, "Foreign relations of Chile", about)
    assert [(seat, receiver) for _, receiver, _, seat in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chile and Latvia have a joint embassy in Canberra.",
            [("Chile", "Australia", "embassy", "Canberra"), ("Latvia", "Australia", "embassy", "Canberra")],
        ),
        (
            "The two States are accredited to each other from their embassies in Warsaw (Poland).",
            [("Chile", "Latvia", "embassy", "Warsaw"), ("Latvia", "Chile", "embassy", "Warsaw")],
        ),
        (
            "Today they are represented in one another via embassies in Warsaw.",
            [("Chile", "Latvia", "embassy", "Warsaw"), ("Latvia", "Chile", "embassy", "Warsaw")],
        ),
        (
            "Both nations are accredited in each other from the respective embassies in Warsaw.",
            [("Chile", "Latvia", "embassy", "Warsaw"), ("Latvia", "Chile", "embassy", "Warsaw")],
        ),
        (
            "There is a Latvian embassy in Santiago and a Chilean embassy in Riga.",
            [("Latvia", "Chile", "embassy", "Santiago"), ("Chile", "Latvia", "embassy", "Riga")],
        ),
        ("Chile counts with a consulate in Riga.", [("Chile", "Latvia", "consulate", "Riga")]),
        ("Under the treaty Chile was to establish a consulate in Liepāja.", []),
        ("Chile doesn’t have any embassy in Latvia.", []),
        (
            "Latvia has a consulate in Valparaíso and is represented by the German embassy in Santiago.",
            [("Latvia", "Chile", "consulate", "Valparaíso")],
        ),
        ("Chile did open a liaison office in Riga.", [("Chile", "Latvia", "liaison office", "Riga")]),
        ("Chile kept a military mission in Latvia until 1931.", []),
        ("Chile sent soldiers to the LATFOR mission in Latvia.", []),
    ],
)
def test_missions_shared_and_missions_of_soldiers(text: str, expected: list[Post]) -> None:
    assert posts(text) == expected


def test_the_day_of_the_next_mission_is_not_the_first_ones() -> None:
    text = (
        "In 1992, the embassy of Latvia was established in Santiago and in 1995, the embassy of Chile was "
        "established in Riga."
    )
    found = facts_of(Mission, text)
    assert [str(mission.opened) for mission in found] == ["1992", "1995"]


def test_a_post_has_not_the_date_of_the_one_before() -> None:
    embassy, consulate = facts_of(
        Mission, "Chile has an embassy in Riga since 1976, and a consulate in Ventspils.", heading="Posts"
    )
    assert (str(embassy.opened), consulate.opened) == ("1976", None)
    both = facts_of(Mission, "In 1995 Chile opened an embassy in Riga and in 1997 a consulate in Ventspils.")
    assert [str(mission.opened) for mission in both] == ["1995", "1997"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 1990 a trade office was opened in Riga.", [("Chile", "Latvia", "trade office", "Riga")]),
        (
            "In 1956 the first Chilean envoy arrived, opening a legation in Riga.",
            [("Chile", "Latvia", "other", "Riga")],
        ),
        (
            "The Chilean government recalled its ambassador and opened an embassy in Oslo.",
            [("Chile", "Norway", "embassy", "Oslo")],
        ),
        (
            "Chile has two honorary consular officers in Latvia based in Riga and Ventspils.",
            [
                ("Chile", "Latvia", "honorary consulate", "Riga"),
                ("Chile", "Latvia", "honorary consulate", "Ventspils"),
            ],
        ),
        (
            "Chile is represented in Latvia by an honorary consul in Riga.",
            [("Chile", "Latvia", "honorary consulate", "Riga")],
        ),
        (
            "The Chilean embassy in Riga also handles relations with Estonia.",
            [("Chile", "Latvia", "embassy", "Riga"), ("Chile", "Estonia", "embassy", "Riga")],
        ),
        ("A museum was opened in Riga beside a former embassy.", []),
        (
            "Embassies in Riga and Santiago were opened in 1992.",
            [("Chile", "Latvia", "embassy", "Riga"), ("Latvia", "Chile", "embassy", "Santiago")],
        ),
        (
            "The Embassy of Chile in Riga is also accredited to Estonia and the European Union.",
            [
                ("Chile", "Latvia", "embassy", "Riga"),
                ("Chile", "Estonia", "embassy", "Riga"),
                ("Chile", "European Union", "embassy", "Riga"),
            ],
        ),
        (
            "In 1957 the rank of the Chilean legation in Riga was raised to that of an embassy.",
            [("Chile", "Latvia", "embassy", "Riga")],
        ),
        (
            "The Chilean mission in Ventspils was moved to Riga in 1934 and became an embassy in 1957.",
            [("Chile", "Latvia", "embassy", "Riga")],
        ),
        (
            "Chile opened a consulate in the western Latvian port city of Ventspils.",
            [("Chile", "Latvia", "consulate", "Ventspils")],
        ),
        ("The embassy became a museum.", []),
        (
            "In 1946 a Chilean legation was opened in Riga, which was raised to an embassy in 1956.",
            [("Chile", "Latvia", "other", "Riga"), ("Chile", "Latvia", "embassy", "Riga")],
        ),
        (
            "Chile was represented only by an honorary consul in Ventspils.",
            [("Chile", "Latvia", "honorary consulate", "Ventspils")],
        ),
        ("In 1925 Chile accredited its first legation to Latvia.", [("Chile", "Latvia", "other", "")]),
        ("Chile left, with representation handled by Swedish diplomats.", []),
    ],
)
def test_openings_without_an_owner_and_in_third_states(text: str, expected: list[Post]) -> None:
    assert posts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chile opened an embassy in Riga in 1961, which closed in 1989.",
        "Chile opened an embassy in Riga in 1961, but closed it in 1989.",
    ],
)
def test_each_verb_has_its_own_date(text: str) -> None:
    (mission,) = facts_of(Mission, text)
    assert (str(mission.opened), str(mission.closed)) == ("1961", "1989")


def test_each_clause_has_its_own_date() -> None:
    text = "In 1978 a Chilean embassy was established in Riga while in 1980 a Latvian embassy opened in Santiago."
    assert [str(f.opened) for f in facts_of(Mission, text)] == ["1978", "1980"]


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Latvia in Chile is located at 21 Alameda Street, Brooklyn, Santiago, Chile.",
        "The Embassy of Latvia was opened in 2001 at 7 London Road, Santiago.",
        "The Embassy of Latvia was opened in Chile in 2001. It has been operating at 7 London Road, Santiago.",
        "Latvia opened an embassy in Chile in 2001. It is located at 7 Alameda Street, Brooklyn, Santiago, Chile.",
        "Latvia opened an embassy in Chile in 2001. The embassy is located in Santiago.",
    ],
)
def test_the_seat_is_the_last_city_of_an_address(text: str) -> None:
    further = f"{text} The embassy also covers Peru."
    assert {mission.place.name for mission in facts_of(Mission, text) if mission.place} == {"Santiago"}
    assert [
        (mission.place.name if mission.place else "", mission.opened)
        for mission in facts_of(Mission, further)
        if mission.receiving_state and mission.receiving_state.name == "Peru"
    ] == [("Santiago", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Latvia in Chile is located at 21 Alameda Street, Brooklyn.",
        "Latvia opened an embassy in Chile in 2001. It is located at 21 Alameda Street, Brooklyn.",
        "Latvia opened an embassy in Chile in 2001. It was praised at a fair, Santiago newspapers wrote.",
    ],
)
def test_no_city_of_another_state_is_the_seat(text: str) -> None:
    assert [mission.place for mission in facts_of(Mission, text)] == [None]
