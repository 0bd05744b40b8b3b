"""What is put away comes back as it was, in order, and joined as the claims of one key are."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter
from pathlib import Path

import pytest

from extract.edtf import Date
from extract.facts import Agreement, Mission, RelationsEvent, TradeFlow, Visit
from graph.claims import Claim
from graph.entities import ByKey
from graph.merge import across
from graph.staging import Staging, claim_row, entry
from graph.staging import stated as read
from tests.graph.facts import CHILE, NORWAY, article, claimed, merged, person, place, stated

BOTH = {"party": (CHILE, NORWAY)}
TO_NORWAY = {"sending_state": CHILE, "receiving_state": NORWAY}
CLAIMS = [
    claimed(Visit, 0, "a.txt", "2010-05-03", visitor=person("Ana Soto"), **TO_NORWAY),
    claimed(Visit, 0, "b.txt", "2010-05-03", visitor=person("Ana Soto"), **TO_NORWAY),
    claimed(Visit, 0, "b.txt", "2010-05-04", visitor=person("Ana Soto"), **TO_NORWAY),
    claimed(RelationsEvent, 300, "a.txt", "1919", change="established", **BOTH),
    claimed(RelationsEvent, 5, "a.txt", "1919-05", change="established", **BOTH),
    claimed(TradeFlow, 9, "c.txt", "2014", measure="total", amount=Decimal("4.3E7"), **BOTH),
    claimed(TradeFlow, 9, "c.txt", "2014", measure="total", amount=Decimal("43000000"), **BOTH),
    claimed(Mission, 7, "a", kind="embassy", place=place("Oslo"), opened=Date("199X"), **TO_NORWAY),
    claimed(Agreement, 7, "a.txt", subject="Fish of the sea", kind="treaty", **BOTH),
    claimed(Agreement, 7, "b.txt", subject="The sea and its fish", **BOTH),
]


@pytest.fixture
def staging(tmp_path: Path) -> Iterator[Staging]:
    with Staging(tmp_path / "staging.sqlite") as staging:
        yield staging


def entities(claims: list[Claim]) -> ByKey:
    return {(each.kind, each.key): each for claim in claims for each in claim.entities}


@pytest.mark.parametrize("claims", [CLAIMS, CLAIMS[::-1]])
def test_facts_are_what_merging_in_memory_gives(staging: Staging, claims: list[Claim]) -> None:
    for each in claims:
        staging.add_claims([claim_row(each)])
    staging.join(across, entities(claims))
    rows = [row for batch in staging.facts(3) for row in batch]
    found = sorted((entry(row, entities(claims)) for row in rows), key=attrgetter("number"))
    assert [entry.claim for entry in found] == merged([each] for each in claims)
    assert len({entry.slug for entry in found}) == len(found) == 8


def test_the_place_of_a_claim_orders_as_what_it_says_would() -> None:
    def place_of(claim: Claim) -> tuple[object, ...]:
        first = claim.evidence[0]
        said = [
            (field, [getattr(value, "key", str(value)) for value in claim.values[field]])
            for field in sorted(claim.values)
        ]
        return claim.cls, (first.article, first.start, first.end), str(claim.date or ""), said

    for one, other in itertools.combinations(CLAIMS, 2):
        assert (one.order < other.order) is (place_of(one) < place_of(other))


def test_articles_come_by_name_with_their_facts_and_persons(staging: Staging) -> None:
    soto = person("Ana Soto")
    for name in ("b.txt", "a.txt"):
        facts = [stated(Visit, 0, name, visitor=soto, **TO_NORWAY)]
        staging.add_article(article(name, "Words."), facts, {soto: 3})
    assert staging.identifiers() == ["a.txt", "b.txt"]
    assert list(staging.articles()) == [article(name, "Words.") for name in ("a.txt", "b.txt")]
    for name, facts, cast in map(read, *staging.stated(9)):
        assert (facts[0].evidence[0].article, cast) == (name, {soto: 3})


def test_only_facts_that_are_left_share_an_occasion(staging: Staging) -> None:
    dates = ("1919-05-01", "1919-05-02", "1919-05-03")
    claims = [claimed(RelationsEvent, 0, f"{d}.txt", d, change="established", **BOTH) for d in dates]
    staging.add_claims(map(claim_row, claims))
    staging.join(across, entities(claims))
    (all_three,) = staging.occasions(entities(claims))
    assert [str(entry.claim.date) for entry in all_three] == list(dates)
    staging.remove([all_three[0].number])
    (two,) = staging.occasions(entities(claims))
    assert two == all_three[1:]


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    with Staging(tmp_path / "staging.sqlite"):
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())
