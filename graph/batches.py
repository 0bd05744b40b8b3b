"""Rows of articles in batches that stay the same where other articles come, change or go."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

__all__ = ["batches"]

T = TypeVar("T")
_ONE_IN = 4  # articles end a batch whatever its size


def batches(
    rows: Iterable[T],
    article: Callable[[T], str],
    *,
    enough: int,
    most: int,
    size: Callable[[T], int] = lambda row: 1,
) -> Iterator[list[T]]:
    """Batches which end with an article where they hold `enough`, and anywhere rather than hold more than `most`.

    The rows of one article are together. A batch ends also where the name of its last article says so: what
    is changed in one article changes few batches behind it. Without `size` the rows are counted.
    """
    batch: list[T] = []
    held = 0
    for name, group in groupby(rows, key=article):
        for row in group:
            more = size(row)
            if batch and held + more > most:
                yield batch
                batch, held = [], 0
            batch.append(row)
            held += more
        if held >= enough or zlib.crc32(name.encode("utf-8", "surrogatepass")) % _ONE_IN == 0:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
