"""A bounded cache of whole answers: the graph does not change between builds."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from .frames import Head, Job

__all__ = ["Cache", "Entry", "Key"]

Key = tuple[str, Job]  # of graph version and everything else that decides the answer


@dataclass(frozen=True, slots=True)
class Entry:
    """A whole answer."""

    head: Head
    body: bytes
    rows: int | None


class Cache:
    """Answers by key; the one not asked for longest goes first. Sizes in bytes."""

    def __init__(self, limit: int) -> None:
        self.largest = limit // 16  # of one entry: a large result must not empty the cache
        self.size = 0
        self._limit = limit
        self._entries: OrderedDict[Key, Entry] = OrderedDict()

    def get(self, key: Key) -> Entry | None:
        """The answer kept under a key."""
        found = self._entries.get(key)
        if found is not None:
            self._entries.move_to_end(key)
        return found

    def put(self, key: Key, entry: Entry) -> None:
        """Keep an answer, unless it is too large."""
        if len(entry.body) > self.largest or key in self._entries:
            return
        self._entries[key] = entry
        self.size += _size(key, entry)
        while self.size > self._limit:
            self.size -= _size(*self._entries.popitem(last=False))

    def clear(self) -> None:
        """Forget everything: the graph has changed."""
        self._entries.clear()
        self.size = 0

    def __len__(self) -> int:
        return len(self._entries)


def _size(key: Key, entry: Entry) -> int:
    return len(entry.body) + len(key[1].query) + 500
