"""The words of a sentence with what the lexicon knows of each: names, offices and dates by their first word."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.facts import Mention
from extract.text.dates import DateMention
from extract.text.lexicon import Entry, Lexicon, Word
from extract.text.offices import Office, office_at

__all__ = ["KnownWords"]

_LONGEST_STATE = 5  # words: "Democratic Republic of the Congo"


@dataclass(slots=True)
class KnownWords:
    """The words of one sentence.

    lower:   the words in lower case
    known:   by the index of its first word, a name of the lexicon: (index after the last word, entry)
    offices: the same for titles of office, `dated` for dates
    stops:   whether one of them begins at a word, so that no person's name goes on there
    """

    text: str
    words: list[Word]
    lexicon: Lexicon
    dates: tuple[DateMention, ...]
    lower: list[str] = field(init=False)
    known: list[tuple[int, Entry] | None] = field(init=False)
    offices: list[Office | None] = field(init=False)
    dated: dict[int, tuple[int, DateMention]] = field(init=False)
    stops: list[bool] = field(init=False)

    def __post_init__(self) -> None:
        self.lower = [word.text.lower() for word in self.words]
        count = range(len(self.words))
        self.known = [self.lexicon.at(self.words, i) for i in count]
        self.offices = [office_at(self.lower, i) for i in count]
        self.dated = self._dated()
        self.stops = [bool(self.known[i] or self.offices[i] or i in self.dated) for i in count]

    def _dated(self) -> dict[int, tuple[int, DateMention]]:
        """Dates by the index of their first word: (index after the last word, date)."""
        found = {}
        for date in self.dates:
            inside = [i for i, w in enumerate(self.words) if date.start <= w.start and w.end <= date.end]
            if inside:
                found[inside[0]] = (inside[-1] + 1, date)
        return found

    def owner_at(self, i: int) -> tuple[Mention | None, int]:
        """The State before an office ("Lithuanian", "Lithuania's") and the index after it."""
        entry = self.known[i]
        if entry is None or entry[1].kind not in ("state", "demonym") or self._is_sided_with(i):
            return None, i
        j, what = entry
        if self.lower[j : j + 2] == ["'", "s"]:
            j += 2
        elif self.lower[j : j + 1] == ["'"]:
            j += 1
        return (what.mention, j) if j < len(self.words) else (None, i)

    def led_by_at(self, i: int) -> Mention | None:
        """The State that the person named at `i` leads: "Egypt under X", "Egypt's X"."""
        if self.lower[max(i - 2, 0) : i] == ["'", "s"]:
            end = i - 2
        elif self.lower[max(i - 1, 0) : i] == ["under"]:
            end = i - 1
        else:
            return None
        entries = (self.known[k] for k in range(max(end - _LONGEST_STATE, 0), end))
        led = (entry[1] for entry in entries if entry is not None and entry[0] == end)
        return next((what.mention for what in led if what.kind == "state"), None)

    def _is_sided_with(self, i: int) -> bool:
        """ "the pro-Taiwan Prime Minister": a State taken sides on, not the office's own."""
        return i > 1 and self.lower[i - 1] == "-" and self.lower[i - 2] in ("pro", "anti")

    def between(self, i: int, end: int) -> str:
        """The text of the words from `i` up to `end`."""
        return self.text[self.words[i].start : self.words[end - 1].end] if end > i else ""
