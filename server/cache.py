"""A bounded cache of whole answers: the graph does not change between builds."""

from __future__ import annotations

from collections import OrderedDict

from .frames import Head, Job

__all__ = ["Cache", "Key"]

Key = tuple[str, Job]  # of graph version and everything else that decides the answer


class Cache:
    """Answers by key; the one not asked for longest goes first. Sizes in bytes."""

    def __init__(self, limit: int) -> None:
        self.largest = limit // 16  # of one entry: a large result must not empty the cache
        self.size = 0
        self._limit = limit
        self._entries: OrderedDict[Key, Head] = OrderedDict()

    def get(self, key: Key) -> Head | None:
        """The answer kept under a key."""
        found = self._entries.get(key)
        if found is not None:
            self._entries.move_to_end(key)
        return found

    def put(self, key: Key, answer: Head) -> None:
        """Keep an answer, unless it is too large."""
        if _length(answer) > self.largest or key in self._entries:
            return
        self._entries[key] = answer
        self.size += _size(key, answer)
        while self.size > self._limit:
            self.size -= _size(*self._entries.popitem(last=False))

    def clear(self) -> None:
        """Forget everything: the graph has changed."""
        self._entries.clear()
        self.size = 0

    def __len__(self) -> int:
        return len(self._entries)


def _size(key: Key, answer: Head) -> int:
    return _length(answer) + len(key[1].query) + 500


def _length(answer: Head) -> int:
    return len(answer.body or b"")
