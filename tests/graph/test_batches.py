"""What is changed in one article changes few batches."""

from __future__ import annotations

from itertools import chain
from operator import itemgetter

from graph.batches import batches

Row = tuple[str, int]


def rows(articles: range, of_each: int = 7) -> list[Row]:
    return [(f"{article:03}.txt", number) for article in articles for number in range(of_each)]


def of(given: list[Row], enough: int = 20, most: int = 50) -> list[list[Row]]:
    return list(batches(given, itemgetter(0), enough=enough, most=most))


def test_every_row_is_in_one_batch_and_in_order() -> None:
    given = rows(range(100))
    found = of(given)
    assert list(chain(*found)) == given
    assert all(0 < len(batch) <= 50 for batch in found)
    assert len(found) > 10


def test_a_batch_ends_with_an_article_unless_that_has_too_many_rows() -> None:
    assert all(batch[-1][1] == 6 for batch in of(rows(range(100))))
    assert [len(batch) for batch in of(rows(range(1), 120))] == [50, 50, 20]


def test_rows_count_as_much_as_they_hold() -> None:
    given = rows(range(6), of_each=1)
    sized = batches(
        given, itemgetter(0), enough=20, most=30, size=lambda row: 40 if row[0] == "003.txt" else 10
    )
    assert all(len(batch) == 1 for batch in sized if ("003.txt", 0) in batch)
    assert max(map(len, of(given))) > 2


def test_one_article_more_changes_few_batches() -> None:
    before = of(rows(range(100)))
    after = of([*rows(range(50)), ("049b.txt", 0), *rows(range(50, 100))])
    assert sum(batch not in before for batch in after) <= 3
