"""Rows of articles in batches that stay the same where other articles come, change or go."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

__all__ = ["batches"]

T = TypeVar("T")
_ONE_IN = 4  # articles end a batch whatever its size


def batches(rows: Iterable[T], article: Callable[[T], str], *, enough: int, most: int) -> Iterator[list[T]]:
    """Batches of at most so many rows, which end with an article where they hold `enough`.

    The rows of one article are together. A batch ends also where the name of its last article says so: what
    is changed in one article changes few batches behind it.
    """
    batch: list[T] = []
    for name, group in groupby(rows, key=article):
        for row in group:
            if len(batch) == most:
                yield batch
                batch = []
            batch.append(row)
        if len(batch) >= enough or zlib.crc32(name.encode("utf-8", "surrogatepass")) % _ONE_IN == 0:
            yield batch
            batch = []
    if batch:
        yield batch
