from __future__ import annotations

import pytest

from extract.facts import Visit
from tests.extract.texts import facts_of
from tests.extract.visits.seen import TITLE, journeys


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # takes up the visit that the sentence before told of
        (
            "Foreign Minister Juan Valdés of Chile visited Latvia in May 1999. President Ricardo Lagos followed in"
            " July 2002.",
            "Chile → Latvia Ricardo Lagos 2002-07",
        ),
        (
            "Foreign Minister Juan Valdés of Chile visited Latvia in May 1999. The Latvian Speaker Ilga Kreituse"
            " followed suit with a visit in June 1999.",
            "Latvia → Chile Ilga Kreituse 1999-06",
        ),
        (
            "Foreign Minister Juan Valdés of Chile visited Latvia in May 1999 and Ricardo Lagos followed in July 2002.",
            "Chile → Latvia Ricardo Lagos 2002-07",
        ),
        # stands in for another
        (
            "Princess Ilga of Latvia represented the Queen at the funeral in Santiago on 3 May 1975.",
            "Latvia → Chile Ilga 1975-05-03",
        ),
        # stays, comes back on purpose, and goes where the one before went
        (
            "President Ricardo Froilán of Chile spent four days in Latvia in May 2004.",
            "Chile → Latvia Ricardo Froilán 2004-05",
        ),
        (
            "Speaker Ilga Kreituse visited Chile in 1996. Kreituse returned in May 1998 to attend a funeral.",
            "Latvia → Chile Ilga Kreituse 1998-05",
        ),
        (
            "Latvian President Guntis Ulmanis visited Chile in 1997, and Prime Minister Andris Šķēle visited in 1999.",
            "Latvia → Chile Andris Šķēle 1999",
        ),
        (
            "In May 2001, Chilean Minister Ana Soto led a business delegation to Riga.",
            "Chile → Latvia Ana Soto 2001-05",
        ),
        (
            "Latvian Prime Minister Andris Šķēle reached Santiago on 4 May 1996.",
            "Latvia → Chile Andris Šķēle 1996-05-04",
        ),
        (
            "Latvian President Guntis Ulmanis was in Santiago in 1997; his successor Vaira Freiberga came in May 2001.",
            "Latvia → Chile Vaira Freiberga 2001-05",
        ),
        (
            "Speaker Ilga Kreituse visited Santiago in 1996. Kreituse stopped there again in May 1998.",
            "Latvia → Chile Ilga Kreituse 1998-05",
        ),
        (
            "Chilean President Ricardo Froilán visited Latvia in 2001 and, to open a song festival, in August 2004.",
            "Chile → Latvia Ricardo Froilán 2004-08",
        ),
        # a town that nobody need know, of a State that is said
        (
            "On 4 May 2014, the President of Chile visited the Latvian town of Qwertene.",
            "Chile → Latvia – 2014-05-04",
        ),
        # comes again
        (
            "Latvian President Valdis Zatlers was in Santiago in October 2007 for a fair and returned for a state"
            " visit in March 2009.",
            "Latvia → Chile Valdis Zatlers 2009-03",
        ),
        # stops on the way, has been somewhere
        (
            "Chilean President Ricardo Lagos made a stopover in Riga in 2004.",
            "Chile → Latvia Ricardo Lagos 2004",
        ),
        (
            "Speaker Ilga Kreituse had been to Valparaíso in June 1996.",
            "Latvia → Chile Ilga Kreituse 1996-06",
        ),
        # a guest of honour
        (
            "In September 2010, President Valdis Zatlers was the guest of honour at Chile's Bicentenary Parade.",
            "Latvia → Chile Valdis Zatlers 2010-09",
        ),
        (
            "Latvian Prime Minister Aigars Kalvītis was a special guest at the wedding of Jan Bo in Santiago in 2005.",
            "Latvia → Chile Aigars Kalvītis 2005",
        ),
        # said to be the first or highest
        (
            "In 1997, Chilean Foreign Minister Juan Valdés became the highest-ranking politician to visit Latvia.",
            "Chile → Latvia Juan Valdés 1997",
        ),
        (
            "In 1997, Chilean Foreign Minister Juan Valdés became the first official to visit the country.",
            "Chile → Latvia Juan Valdés 1997",
        ),
        # dates with an occasion in brackets between them
        (
            "President Ricardo Lagos of Chile visited Latvia in 2001, 2002 (for the Song Festival) and again in 2004.",
            "Chile → Latvia Ricardo Lagos 2004",
        ),
    ],
)
def test_the_last_journey_of_a_text(text: str, last: str) -> None:
    assert journeys(text)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "Trade grew in 2001. Prime Minister Aigars Kalvītis followed in July 2002 with a budget.",
        "On 3 May 2009, President Ricardo Lagos returned to his office in Santiago.",
        "Speaker Ilga Kreituse has never been to Santiago.",
        "In May 2001, the director Ana Soto led a business delegation to Riga.",
        "In May 2001, Ambassador Ana Soto of Chile reached Riga.",
        "The wish of Minister Juan Valdés to visit the country came up in 1997.",
    ],
)
def test_words_that_tell_of_no_journey(text: str) -> None:
    assert journeys(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In May 1992, former President Jan Berg of Latvia visited Chile and in June 1995, former Chilean Prime Minister"
        " Ana Soto visited Latvia.",
        "Former Latvian President Jan Berg visited Chile in May 1992, and on 3 June 1995, the Chilean Premier Ana Soto"
        " visited Latvia.",
    ],
)
def test_a_date_before_the_next_visitor_is_that_visitors(text: str) -> None:
    first, second = journeys(text)
    assert first.startswith("Latvia → Chile Jan Berg 1992-05") and second.startswith(
        "Chile → Latvia Ana Soto 1995-06"
    )


def test_who_travels_with_the_host_is_alone_in_being_a_guest() -> None:
    text = (
        "In May 2017, Latvian President Valdis Zatlers paid a visit to Chile, during which he and his host Juan Soto"
        " toured Valparaíso."
    )
    assert {visit.split(" ", 3)[3] for visit in journeys(text)} == {"Valdis Zatlers 2017-05"}


def test_a_visit_set_off_as_the_longest_is_told_already() -> None:
    text = (
        "Chilean President Ricardo Lagos paid a state visit to Latvia from 4 to 9 May 2003, his longest foreign"
        " visit since assuming office in 2000."
    )
    assert set(journeys(text)) == {"Chile → Latvia Ricardo Lagos 2003-05-04/2003-05-09"}


def test_the_date_of_what_went_before_is_not_the_journeys() -> None:
    text = (
        "Chilean Minister Ana Soto visited Riga two months after President Guntis Ulmanis and Ricardo Froilán held a"
        " summit in May 1997."
    )
    assert journeys(text) == ["Chile → Latvia Ana Soto –"]


def test_a_reception_told_after_a_journey_is_on_its_date() -> None:
    text = "In May 1996, Speaker Ilga Kreituse of Latvia flew to Santiago. She was received by President Eduardo Frei."
    assert set(journeys(text)) == {"Latvia → Chile Ilga Kreituse 1996-05"}


def test_a_host_known_from_an_earlier_visit_receives_at_home() -> None:
    text = "President Eduardo Frei visited Riga in 1996. In 1998, Frei received President Guntis Ulmanis at a lake."
    assert journeys(text)[-1] == "Latvia → Chile Guntis Ulmanis 1998"


@pytest.mark.parametrize(
    ("title", "text", "role"),
    [
        (TITLE, "Foreign Secretary Ana Lund visited Riga in 2001.", "ForeignMinister"),
        ("India–Latvia relations", "Indian Foreign Secretary Ana Lund visited Riga in 2001.", "Official"),
        ("India–Latvia relations", "Foreign Secretary Ana Lund visited Riga in 2001.", "Official"),
        (
            "Latvia–United Kingdom relations",
            "Foreign Secretary Ana Lund visited Riga in 2001.",
            "ForeignMinister",
        ),
    ],
)
def test_a_foreign_secretary_is_a_minister_or_a_civil_servant(title: str, text: str, role: str) -> None:
    assert [visit.role for visit in facts_of(Visit, text, title)] == [role]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Latvian President was the first head of state to visit Chile, in 1994.",
            ["Latvia → Chile – 1994"],
        ),
        (
            "In 1994, the President of Latvia became the first foreign leader to visit Chile.",
            ["Latvia → Chile – 1994"],
        ),
    ],
)
def test_two_offices_without_a_name(text: str, expected: list[str]) -> None:
    assert journeys(text) == expected
