"""The State whose ministry or embassy speaks: "our country", "we"."""

from __future__ import annotations

import pytest

from extract.facts import Accreditation, Mission, RelationsEvent, TradeFlow, Visit
from tests.extract.texts import facts_of

PUBLISHER = "Embassy of the Republic of Latvia to the Republic of Chile"


@pytest.mark.parametrize("publisher", [PUBLISHER, "Ministry of Foreign Affairs of Latvia"])
def test_the_publisher_completes_a_title_that_names_one_state(publisher: str) -> None:
    (visit,) = facts_of(
        Visit, "President Ricardo Lagos visited our country in May 2003.", title="Chile", publisher=publisher
    )
    assert visit.sending_state and visit.sending_state.name == "Chile"
    assert visit.receiving_state and visit.receiving_state.name == "Latvia"


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("Our President Guntis Ulmanis visited Chile in 1998.", "Latvia"),
        ("Chilean President Eduardo Frei paid a visit to our country in 1998.", "Chile"),
        ("Our Minister of Foreign Affairs, Valdis Birkavs, was in Santiago on a visit in 1998.", "Latvia"),
    ],
)
def test_our_is_the_publishers(text: str, sender: str) -> None:
    (visit,) = facts_of(Visit, text, title="Bilateral relations", publisher=PUBLISHER)
    assert visit.sending_state and visit.sending_state.name == sender


def test_our_embassy_and_our_exports() -> None:
    (mission,) = facts_of(
        Mission, "The Embassy of our country in Santiago was opened in 2003.", publisher=PUBLISHER
    )
    assert mission.sending_state and mission.sending_state.name == "Latvia"
    (flow,) = facts_of(
        TradeFlow, "In 2003 our exports to Chile amounted to 5 million euros.", publisher=PUBLISHER
    )
    assert flow.exporter and flow.exporter.name == "Latvia"


@pytest.mark.parametrize(
    "text",
    ["The leaders of our two countries paid visits.", "Our relations saw a visit of businessmen in 2003."],
)
def test_what_is_shared_is_not_the_publishers(text: str) -> None:
    assert not facts_of(Visit, text, publisher=PUBLISHER)


def test_without_a_publisher_our_country_is_nobodys() -> None:
    assert not facts_of(Visit, "The football team of our country visited many lands in 2003.", title="Sport")


@pytest.mark.parametrize(
    ("publisher", "text", "opened"),
    [
        ("Embassy of Latvia, Santiago", "The Embassy was opened on 5 May 1995.", "1995-05-05"),
        ("", "Chile and Latvia are friends. The embassy in Santiago was established in 1995.", "1995"),
        ("Embassy of Latvia", "Our embassy in Santiago was opened in 1995.", "1995"),
    ],
)
def test_whose_the_embassy_is(publisher: str, text: str, opened: str) -> None:
    title = "Chile and Latvia" if not publisher or "Santiago" not in publisher else "Relations"
    (mission,) = facts_of(Mission, text, title=title, publisher=publisher)
    assert mission.sending_state and mission.sending_state.name == "Latvia"
    assert str(mission.opened) == opened


@pytest.mark.parametrize("publisher", ["", "Ministry of Foreign Affairs of Latvia"])
def test_the_embassy_is_nobodys_where_none_publishes(publisher: str) -> None:
    assert not facts_of(Mission, "The Embassy was opened on 5 May 1995.", publisher=publisher)


def test_the_ambassadors_of_an_embassys_page_are_its_own() -> None:
    text = "- Juris Ozols (1995–1999)\n- Anna Kalns (1999–2003)"
    own = facts_of(Accreditation, text, "Relations", "List of Ambassadors", "Embassy of Latvia, Santiago")
    assert [(a.sending_state and a.sending_state.name, str(a.date)) for a in own] == [
        ("Latvia", "1995/1999"),
        ("Latvia", "1999/2003"),
    ]
    assert not facts_of(Accreditation, text, "Relations", "List of Ambassadors", "The Daily Post")


def test_a_ministrys_page_on_many_states_is_read_under_their_headings() -> None:
    text = "== PERU ==\nDiplomatic relations between the two countries began in 1957.\n"
    text += "== CHILE ==\nThe two countries established diplomatic relations in 1961.\n"
    events = facts_of(RelationsEvent, text, "The Americas", publisher="Ministry of Foreign Affairs, Latvia")
    assert [({party.name for party in event.party}, str(event.date)) for event in events] == [
        ({"Latvia", "Peru"}, "1957"),
        ({"Latvia", "Chile"}, "1961"),
    ]
