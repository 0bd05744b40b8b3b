"""What is put away comes back as it was, in order, and joined as the claims of one key are."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal
from operator import itemgetter
from pathlib import Path

import pytest

from extract.edtf import Date
from extract.facts import Agreement, Mission, RelationsEvent, TradeFlow, Visit
from graph.claims import Claim
from graph.entities import ByKey
from graph.merge import across
from graph.staging import Staging, Statements, claim_row, named, unpacked
from tests.graph.facts import CHILE, NORWAY, claimed, merged, person, place

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
    rows = sorted(staging.facts(), key=itemgetter(1))
    assert [unpacked(said, entities(claims)) for *_, said in rows] == merged([each] for each in claims)
    assert len({slug for _, _, slug, _ in rows}) == len(rows) == 8


@pytest.mark.parametrize("claim", CLAIMS)
def test_what_a_claim_speaks_of_is_known_without_its_entities(claim: Claim) -> None:
    of = {(entity.kind, entity.key) for entity in claim.entities}
    assert named(claim_row(claim)[-1]) == (of, set(claim.articles))


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
    said = [Statements(name, b"facts", (CHILE, soto), {soto: 3}) for name in ("b.txt", "a.txt")]
    for each in said:
        staging.add_article(each, each.article.encode())
    assert staging.identifiers() == ["a.txt", "b.txt"]
    assert list(staging.articles()) == [("a.txt", b"a.txt"), ("b.txt", b"b.txt")]
    assert list(staging.said()) == said[::-1]


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
