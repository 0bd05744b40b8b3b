"""Posts, their holders and relations as embassies and ministries tell of them."""

from __future__ import annotations

import pytest

from extract.facts import Accreditation, Mission, RelationsEvent
from tests.extract.texts import facts_of

Told = list[tuple[str, str]]


def holders(text: str, title: str = "Chile–Latvia relations", publisher: str = "", heading: str = "") -> Told:
    """(person, direction) of each accreditation."""
    found = facts_of(Accreditation, text, title, heading, publisher)
    return [
        (
            f.person.name if f.person else "",
            f"{f.sending_state and f.sending_state.name}>{f.receiving_state and f.receiving_state.name}",
        )
        for f in found
    ]


def missions(text: str, title: str = "Chile–Latvia relations", publisher: str = "") -> list[str]:
    """ "Chile>Latvia embassy Riga 1992–1999" for each mission."""
    return [
        f"{f.sending_state and f.sending_state.name}>{f.receiving_state and f.receiving_state.name} {f.kind}"
        f" {f.place.name if f.place else ''} {f.opened or ''}–{f.closed or ''}"
        for f in facts_of(Mission, text, title, "", publisher)
    ]


OPENED = "Chile opened its embassy in Riga in 1992."


@pytest.mark.parametrize(
    "text",
    [
        "Ambassador Ana Rojas has headed the Embassy since September 2018.",
        "Since 2019 it is headed by Ambassador Ana Rojas.",
        "Ambassador Ana Rojas took up her post in 2017.",
        "The Head of Mission is H.E. Ms Ana Rojas.",
        "Current ambassador is Ana Rojas.",
        "Ana Rojas serves as the Ambassador since September 2020.",
        "Its head is Ambassador Ana Rojas.",
        "The head of the embassy is Ms Ana Rojas.",
        "It is accredited to Peru as well. The current Ambassador is Ana Rojas.",
    ],
)
def test_who_is_at_the_mission_told_of_before(text: str) -> None:
    assert holders(f"{OPENED} {text}") == [("Ana Rojas", "Chile>Latvia")]


@pytest.mark.parametrize(
    "text",
    [
        "Chilean Embassy in Riga and Embassy of Latvia in Santiago opened in 1992. Its head is Ambassador Ana Rojas.",
        "Its head is Ambassador Ana Rojas.",
        f"{OPENED} The head of the festival is Ms Ana Rojas.",
    ],
)
def test_whose_embassy_it_is_must_be_clear(text: str) -> None:
    assert holders(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It is also accredited to Estonia and Finland.",
        "The Embassy is concurrent with Estonia and Finland.",
        "It's side accredited to Estonia and Finland.",
        "The Embassy also covers Estonia and Finland.",
        "The embassy has jurisdiction over Estonia and Finland.",
        "The Mission is concurrently accredited to Estonia and Finland.",
        "It has concurrent accreditation before Estonia and Finland.",
    ],
)
def test_the_mission_told_of_before_serves_others_too(text: str) -> None:
    assert missions(f"{OPENED} {text}") == [
        "Chile>Latvia embassy Riga 1992–",
        "Chile>Estonia embassy Riga –",
        "Chile>Finland embassy Riga –",
    ]


@pytest.mark.parametrize("text", ["It is open to Estonia and Finland.", "It covers 300 square metres."])
def test_what_else_is_said_of_it(text: str) -> None:
    assert missions(f"{OPENED} {text}") == ["Chile>Latvia embassy Riga 1992–"]


@pytest.mark.parametrize(
    "text",
    ["In 1952 it was raised to full embassy.", "Its status was upgraded to that of Embassy in 1952."],
)
def test_it_was_raised(text: str) -> None:
    assert missions(f"Chile opened a legation in Riga in 1932. {text}") == [
        "Chile>Latvia other Riga 1932–",
        "Chile>Latvia embassy Riga 1952–",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Chile was represented in Latvia by ambassadors Ana Rojas (1998-2001) and Luis Vera (2001-2005).",
        "The following acted as Chilean Ambassadors in Riga: Ana Rojas (1998-2001); Luis Vera (2001-2005).",
        "Previous ambassadors of Chile to Latvia: Ana Rojas (1998-2001), Luis Vera (2001-2005).",
        "Chile's ambassadors to Latvia have been Ana Rojas, 1998–2001, and Luis Vera, 2001–2005.",
    ],
)
def test_ambassadors_one_after_another_each_with_a_term(text: str) -> None:
    found = facts_of(Accreditation, text)
    assert [(f.person and f.person.name, str(f.date)) for f in found] == [
        ("Ana Rojas", "1998/2001"),
        ("Luis Vera", "2001/2005"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The first Chilean ambassador to reside in Riga was Ana Rojas.",
        "Since 2019 the Ambassador of Chile to Latvia (residence in Stockholm) is Ana Rojas.",
        "Chile opened its Embassy in Riga on 5 May 1992. It was led by Ambassador Ana Rojas until 1996.",
        "Relations with Latvia began in 1992, with Ambassador Ana Rojas handing over her credentials in Riga.",
        "Chile opened a legation in Riga in 1932 under Chargé d'affaires a.i. Ana Rojas.",
        "Chile opened an embassy in Riga in 1992 with CDA, a.i., Ana Rojas at its head.",
        "Chile opened its Embassy in Riga in 1992 and Ms. Ana Rojas took over as the first resident Ambassador.",
        "The Chilean Embassy in Riga was set up in 1994, with Ms. Ana Rojas as the first resident Ambassador.",
        "Chile is represented in Latvia by non-resident Ambassador Ana Rojas.",
        "The President of Latvia received the credentials of Ambassador Ana Rojas of Chile on 5 May 1992.",
        "The Embassy of Chile in Riga is headed by Ambassador Ana Rojas.",
        "Chilean Ambassador in Riga since October 2019: Ana Rojas.",
        "Ambassador Extraordinary and Plenipotentiary of Chile to Latvia – Ms. Ana Rojas (since 2019).",
    ],
)
def test_who_came_to_the_post(text: str) -> None:
    assert holders(text) == [("Ana Rojas", "Chile>Latvia")]


@pytest.mark.parametrize(
    "text",
    [
        "Chile is represented in Latvia by a resident Ambassador since 1992.",
        "The first Ambassador of Chile to Latvia (with residence in Oslo) was accredited in 1992.",
        "Chile's first Ambassador to Latvia residing in Oslo presented credentials in Riga in 1992.",
        "Chile keeps no embassy in Riga; its Ambassador in Oslo is accredited to Latvia.",
        "Chile opened a consulate. Until then its Ambassador in Oslo was concurrently accredited to Latvia.",
        "Chile's first resident Ambassador to Latvia presented his credentials in 1992.",
    ],
)
def test_a_head_of_mission_without_a_name(text: str) -> None:
    assert holders(text) == [("", "Chile>Latvia")]


@pytest.mark.parametrize(
    "text",
    [
        "Chile opened an embassy in Riga in 1992 under President Ana Rojas.",
        "The delegation, which was led by Minister Ana Rojas, saw the embassy of Chile in Riga.",
        "Ambassador of Chile Ana Rojas was to present her credentials in Riga in 1992.",
    ],
)
def test_who_holds_no_post(text: str) -> None:
    assert holders(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The first Chilean ambassador to Latvia was Ana Rojas, who presented her credentials on 5 May 1992.",
         "1992-05-05"),
        ("Ana Rojas was appointed ambassador of Chile to Latvia on 5 May 1992.", "1992-05-05"),
        ("The Chilean ambassador to Latvia is Ana Rojas, who has held the post since 2018.", "2018"),
    ],
)  # fmt: skip
def test_since_when_the_post_is_held(text: str, day: str) -> None:
    assert [str(f.date) for f in facts_of(Accreditation, text)] == [day]


def test_an_ambassador_to_one_state_is_accredited_to_another_as_well() -> None:
    text = "Chile's Ambassador to Sweden, Ms Ana Rojas, is accredited to Latvia on a non-resident basis."
    assert sorted(holders(text)) == [("Ana Rojas", "Chile>Latvia"), ("Ana Rojas", "Chile>Sweden")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Embassy of Chile in Riga was opened on 5 May 1992 during the visit of President Ana Rojas and "
            "closed on 6 June 1999.",
            ["Chile>Latvia embassy Riga 1992-05-05–1999-06-06"],
        ),
        (
            "The Embassy of Chile in Riga was opened on 5 May 1992 in a house closed for years.",
            ["Chile>Latvia embassy Riga 1992-05-05–"],
        ),
        (
            "The Embassy of Chile in Riga was closed in 1999 and reopened in 2011.",
            ["Chile>Latvia embassy Riga 2011–"],
        ),
        (
            "The Embassy of Chile in Riga was reopened in 2011 after being closed in 1999.",
            ["Chile>Latvia embassy Riga 2011–"],
        ),
        ("Since 1996 the Embassy of Chile has been working in Riga.", ["Chile>Latvia embassy Riga 1996–"]),
        ("The honorary consulate of Chile is in Riga.", ["Chile>Latvia honorary consulate Riga –"]),
        ("Chile has been present in Latvia with an embassy since 1996.", ["Chile>Latvia embassy  1996–"]),
        ("Embassy of Chile in Riga: reopened 2011.", ["Chile>Latvia embassy Riga 2011–"]),
        (
            "The Chilean Embassy in Riga started its activities on 5 May 1992.",
            ["Chile>Latvia embassy Riga 1992-05-05–"],
        ),
        ("The Royal Danish Embassy in Riga opened in 1991.", ["Denmark>Latvia embassy Riga 1991–"]),
        ("Chile has Commercial Offices in Riga and Liepāja.", [
            "Chile>Latvia trade office Riga –", "Chile>Latvia trade office Liepāja –"]),
        ("Chile did not open an embassy in Riga until May 2006.", ["Chile>Latvia embassy Riga 2006-05–"]),
        ("Chile did not open an embassy in Riga.", []),
        ("The Embassy of Chile in Riga does not exist any longer.", []),
        ("Relations at the level of legations were raised to embassies in 1963.", []),
        (
            "The Chilean Embassy Office in Riga was upgraded to a full-fledged embassy in 2011.",
            ["Chile>Latvia embassy Riga 2011–"],
        ),
    ],
)  # fmt: skip
def test_the_life_of_a_mission(text: str, expected: list[str]) -> None:
    title = "Denmark–Latvia relations" if "Danish" in text else "Chile–Latvia relations"
    assert missions(text, title) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chile opened its embassy in Riga in 1992, and Latvia in Santiago in 1994.",
        "Chile opened its embassy in Riga in 1992, while Latvia opened hers in Santiago in 1994.",
        "Relations gained by the opening of resident embassies (in Riga in 1992 and in Santiago in 1994).",
        "The Embassy of Chile in Riga was opened in 1992 and the Latvian Embassy in Santiago in 1994.",
        "Chile opened its embassy in Riga in 1992 and Latvia's embassy in Santiago has existed since 1994.",
        "Both countries opened embassies, in Riga in 1992 and in Santiago in 1994.",
    ],
)
def test_the_mission_of_each_with_the_other(text: str) -> None:
    assert missions(text) == ["Chile>Latvia embassy Riga 1992–", "Latvia>Chile embassy Santiago 1994–"]


def test_two_missions_share_the_verb() -> None:
    text = "Chilean Embassy in Riga and Embassy of Latvia in Santiago were opened in 1992."
    assert missions(text) == ["Chile>Latvia embassy Riga 1992–", "Latvia>Chile embassy Santiago 1992–"]


def test_names_below_a_heading_on_ambassadors_are_no_missions() -> None:
    text = "Ambassadors of Chile to Latvia since the opening of the Embassy:\n- Ana Rojas 1998–2001"
    assert missions(text) == []


def test_the_embassy_of_the_title() -> None:
    text = "The Embassy is concurrently accredited to Estonia with residence in Riga."
    title = "Embassy of Chile in Riga"
    assert "Chile>Estonia embassy Riga –" in missions(text, title)
    assert holders("- 1992 – 1996 Ana Rojas", title, heading="Heads of mission") == [
        ("Ana Rojas", "Chile>Latvia")
    ]


def test_headings_that_are_states_take_turns() -> None:
    text = (
        "== Republic of Chad ==\nEstablishment of diplomatic relations: 3 May 1993.\n\n"
        "Chad, Chad and Chad.\n\n"
        "== Peru ==\nEstablishment of diplomatic relations: 5 June 1994.\n"
    )
    found = facts_of(RelationsEvent, text, "Countries", "", "Ministry of Foreign Affairs of Latvia")
    assert [(tuple(p.name for p in f.party), str(f.date)) for f in found] == [
        (("Latvia", "Chad"), "1993-05-03"),
        (("Latvia", "Peru"), "1994-06-05"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Chile opened a consulate in Riga in 1932, upgraded to an embassy in 1957.",
        "Chile opened a consulate in Riga in 1932; it became an embassy in 1957.",
        "In 1932 Chile opened a consulate in Riga, elevated to the rank of Embassy in 1957.",
    ],
)
def test_a_post_and_what_became_of_it(text: str) -> None:
    assert missions(text) == ["Chile>Latvia consulate Riga 1932–", "Chile>Latvia embassy Riga 1957–"]


def test_a_post_of_many_ranks() -> None:
    text = (
        "Chile opened a consulate in Riga in 1932, converted to a legation in 1945 and to an embassy in 1957."
    )
    assert missions(text) == [
        "Chile>Latvia consulate Riga 1932–",
        "Chile>Latvia other Riga 1945–",
        "Chile>Latvia embassy Riga 1957–",
    ]
