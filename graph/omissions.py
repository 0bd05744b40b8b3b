"""What a build could not use, with the reasons: counted, and the first of it kept to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from extract.facts import Unused

__all__ = ["Omissions"]

_KEPT = 10_000  # so that memory does not grow with the number of articles


class Omissions:
    """Everything that was not used: `reasons` counts all of it, iteration gives the first 10,000.

    Equal where both are.
    """

    def __init__(self, unused: Iterable[Unused] = ()) -> None:
        self.reasons: Counter[str] = Counter()
        self._first: list[Unused] = []
        self.add(unused)

    def add(self, unused: Iterable[Unused]) -> None:
        for each in unused:
            self.reasons[each.why] += 1
            if len(self._first) < _KEPT:
                self._first.append(each)

    def __len__(self) -> int:
        return self.reasons.total()

    def __iter__(self) -> Iterator[Unused]:
        return iter(self._first)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Omissions) and (self.reasons, self._first) == (other.reasons, other._first)

    __hash__ = None  # type: ignore[assignment]
