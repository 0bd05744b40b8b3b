"""Which statements become one fact, and which disagree."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.edtf import Date
from extract.facts import (
    Accreditation,
    Agreement,
    Meeting,
    Mission,
    Recognition,
    RelationsEvent,
    TradeFlow,
    Visit,
)
from graph.claims import Claim
from graph.conflicts import conflicts
from tests.graph.facts import AZERBAIJAN, CHILE, NORWAY, claimed, merged, person, place

TO_NORWAY = {"sending_state": CHILE, "receiving_state": NORWAY}
BOTH = {"party": (CHILE, NORWAY)}


def visit(start: int, date: str = "", article: str = "a.txt", **more: object) -> Claim:
    return claimed(Visit, start, article, date, **{**TO_NORWAY, **more})


def test_the_same_fact_in_two_articles_has_two_passages() -> None:
    (found,) = merged([[visit(10, "2010-05-03")], [visit(20, "2010-05-03", "b.txt")]])
    assert found.articles == ("a.txt", "b.txt")


def test_other_dates_states_or_visitors_are_other_facts() -> None:
    claims = [
        visit(0, "2010-05-03", visitor=person("Ana Soto")),
        visit(1, "2011-05-03", visitor=person("Ana Soto")),
        visit(2, "2010-05-03", visitor=person("Berta Lillo")),
        visit(3, "2010-05-03", visitor=person("Ana Soto"), receiving_state=AZERBAIJAN),
    ]
    assert len(merged([claims])) == 4


def test_parties_have_no_order() -> None:
    one = claimed(RelationsEvent, 0, date="1919", party=(CHILE, NORWAY), change="established")
    other = claimed(RelationsEvent, 9, date="1919", party=(NORWAY, CHILE), change="established")
    assert len(merged([[one, other]])) == 1


def test_an_undated_mention_of_an_agreement_is_merged_into_the_one_it_can_mean() -> None:
    dated = claimed(Agreement, 0, date="1995-02-06", subject="cooperation in tourism", kind="treaty", **BOTH)
    vague = claimed(Agreement, 50, subject="tourism", kind="agreement", **BOTH)
    (found,) = merged([[vague, dated]])
    assert found.date == Date("1995-02-06")
    assert found.values["kind"] == ("treaty",)
    assert [p.start for p in found.evidence] == [0, 50]


def test_what_could_mean_several_is_merged_into_none() -> None:
    claims = [
        visit(0, "2009-03-01", visitor=person("Ana Soto"), role="ForeignMinister"),
        visit(1, "2009-09-01", visitor=person("Ana Soto"), role="ForeignMinister"),
        visit(2, "2009", role="ForeignMinister"),
    ]
    assert len(merged([claims])) == 3


def test_a_vaguer_date_is_merged_within_an_article_but_not_across() -> None:
    precise, vague = visit(0, "2009-03-01", visitor=person("Ana Soto")), visit(5, "2009")
    assert len(merged([[precise, vague]])) == 1
    elsewhere = visit(5, "2009", "b.txt")
    assert len(merged([[precise], [elsewhere]])) == 2


def test_one_mission_in_prose_and_in_a_list_is_one() -> None:
    prose = claimed(Mission, 0, date="1993", kind="embassy", opened=Date("1993"), **TO_NORWAY)
    listed = claimed(Mission, 90, kind="embassy", place=place("Oslo"), **TO_NORWAY)
    (found,) = merged([[prose, listed]])
    assert found.values["opened"] == (Date("1993"),)
    assert [p.label for p in found.values["place"]] == ["Oslo"]  # type: ignore[union-attr]


def test_two_consulates_stay_two() -> None:
    posts = [
        claimed(Mission, n, kind="honorary consulate", place=place(city), **TO_NORWAY)
        for n, city in enumerate(("Bergen", "Tromsø"))
    ]
    assert len(merged([posts])) == 2


def test_meetings_in_the_same_year_with_other_people_are_two() -> None:
    one = claimed(Meeting, 0, date="2010", participant=(person("Ana Soto"),), **BOTH)
    other = claimed(Meeting, 9, date="2010", participant=(person("Berta Lillo"),), **BOTH)
    assert len(merged([[one, other]])) == 2


def test_an_office_dated_twice_keeps_the_earlier_date() -> None:
    held = [
        claimed(Accreditation, n, date=date, person=person("Ana Soto"), role="Ambassador", **TO_NORWAY)
        for n, date in enumerate(("2010-03-30", "2008"))
    ]
    (found,) = merged([held])
    assert found.date == Date("2008")


def test_what_was_met_is_united() -> None:
    one = visit(0, "2010-05-03", visitor=person("Ana Soto"), met_with=(person("Ole Berg"),))
    other = visit(9, "2010-05-03", visitor=person("Ana Soto"), met_with=(person("Kari Dahl"),))
    (found,) = merged([[one, other]])
    assert [p.label for p in found.values["met_with"]] == ["Kari Dahl", "Ole Berg"]  # type: ignore[union-attr]


def test_the_order_of_the_articles_does_not_matter() -> None:
    first = [visit(0, "2010-05-03"), claimed(Recognition, 5, recognizer=CHILE, recognized=NORWAY)]
    second = [visit(3, "2010-05-03", "b.txt"), visit(9, "2012", "b.txt")]
    assert merged([first, second]) == merged([second, first])


def test_amounts_written_otherwise_are_the_same() -> None:
    flows = [
        claimed(TradeFlow, n, date="2014", measure="total", amount=Decimal(a), currency="USD", **BOTH)
        for n, a in enumerate(("43000000", "4.30E+7"))
    ]
    assert len(merged([flows])) == 1


def established(date: str, article: str) -> Claim:
    return claimed(RelationsEvent, 0, article, date, change="established", **BOTH)


@pytest.mark.parametrize(
    ("dates", "contradict"),
    [
        (("1991-12-20", "1991-12-27"), True),
        (("1991", "1992-03-01"), True),
        (("1991-12", "1991-12-20"), False),  # only less precise
        (("1919", "1991"), False),  # two events
    ],
)
def test_articles_that_date_the_relations_otherwise_conflict(
    dates: tuple[str, str], contradict: bool
) -> None:
    claims = merged([[established(dates[0], "a.txt")], [established(dates[1], "b.txt")]])
    assert len(claims) == 2
    assert list(conflicts(claims)) == ([(0, 1)] if contradict else [])


def test_visits_of_one_person_days_apart_conflict_across_articles_only() -> None:
    here = visit(0, "2010-05-03", visitor=person("Ana Soto"))
    there = visit(0, "2010-05-04", "b.txt", visitor=person("Ana Soto"))
    again = visit(9, "2010-05-04", visitor=person("Ana Soto"))
    assert list(conflicts(merged([[here], [there]]))) == [(0, 1)]
    assert list(conflicts(merged([[here, again]]))) == []


def test_one_article_disagrees_with_itself_in_two_passages_not_in_one() -> None:
    def signed(start: int, date: str) -> Claim:
        return claimed(Agreement, start, date=date, subject="trade", **BOTH)

    apart = merged([[signed(0, "1993-05-01"), signed(50, "1993-05-02")]])
    assert list(conflicts(apart)) == [(0, 1)]
    together = merged([[signed(0, "1993"), signed(0, "1994")]])
    assert len(together) == 2
    assert list(conflicts(together)) == []


def test_a_restoration_can_happen_twice() -> None:
    claims = [claimed(RelationsEvent, 0, f"{d}.txt", d, change="restored", **BOTH) for d in ("1991", "1992")]
    assert list(conflicts(merged([[each] for each in claims]))) == []


def test_an_agreement_made_during_a_visit_is_of_its_day() -> None:
    made = {"kind": "agreement", "subject": "fisheries", **BOTH}
    day = claimed(Agreement, 0, "a.txt", "2007-04-03", **made)
    during = claimed(Agreement, 9, "a.txt", "2007-04-02/2007-04-04", **made)
    (found,) = merged([[day, during]])
    assert str(found.date) == "2007-04-03"


def test_one_day_of_a_journey_does_not_shorten_it() -> None:
    whole = visit(0, "2006-06-08/2006-06-09", visitor=person("Ana Soto"))
    day = visit(9, "2006-06-08", visitor=person("Ana Soto"))
    (found,) = merged([[day, whole]])
    assert found.date == Date("2006-06-08/2006-06-09")
