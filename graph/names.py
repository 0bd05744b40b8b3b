"""Names of persons: how two of them compare, however they are spelt or shortened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from ontology.gazetteer import fold

__all__ = ["Likeness", "PersonName", "fullness", "given_likeness", "parse", "surname_likeness"]

# Below, two romanisations of one name are rarer than two different names.
_SAME_SURNAME = 85.0
_SAME_GIVEN = 80.0

# Spellings of one sound in romanised names, longest first.
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("dzh", "j"), ("sh", "s"), ("sz", "s"), ("ch", "c"),
    ("cz", "c"), ("ts", "c"), ("tz", "c"), ("zh", "z"), ("kh", "h"), ("gh", "g"), ("ph", "f"),
    ("iy", "i"), ("ij", "i"), ("yi", "i"), ("ou", "u"), ("x", "ks"), ("w", "v"), ("y", "i"), ("q", "k"),
)  # fmt: skip
_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|at|an|ar)-(?=\w)", re.IGNORECASE)
_GENERATION = frozenset({"jr", "sr"})


class Likeness(IntEnum):
    """How alike two names are, from not at all to equal."""

    DIFFERENT = 0
    MISSING = 1  # one side has none
    INITIAL = 2  # one side is an initial of the other
    VARIANT = 3  # another romanisation or a slip
    SAME = 4


@dataclass(frozen=True, slots=True)
class PersonName:
    """Given names and surname in plain lower-case letters; an initial is one letter."""

    given: tuple[str, ...]
    surname: str

    @property
    def is_full(self) -> bool:
        """Whether a given name is written out."""
        return any(len(word) > 2 for word in self.given)


@cache
def parse(name: str) -> PersonName:
    """A name: "A.Lukashenko", "Riyad al-Maliki", "Kęstutis VAŠKELEVIČIUS", "Adamkus", "Abdullah II of Jordan".

    Titles before it and what comes after a comma or "of" do not count; hyphens part words.
    """
    core = re.split(r",| of ", name, maxsplit=1)[0]
    words = [_ARTICLE.sub("", word) for word in core.replace(".", ". ").split()]
    plain = [part for word in words for part in fold(word.replace("-", " ").replace("'", "")).split()]
    while len(plain) > 1 and plain[0] in _honorifics():
        del plain[0]
    kept = [word for word in plain if word not in _GENERATION]
    return PersonName(tuple(kept[:-1]), kept[-1] if kept else "")


@cache
def _honorifics() -> frozenset[str]:
    path = Path(__file__).parent / "honorifics.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


@cache
def _skeleton(word: str) -> str:
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def surname_likeness(a: PersonName, b: PersonName) -> Likeness:
    """SAME, VARIANT, or DIFFERENT. A second surname on one side ("Vicente Fox Quesada") does not count."""
    if a.surname == b.surname or _begins(a, b) or _begins(b, a):
        return Likeness.SAME if a.surname and b.surname else Likeness.DIFFERENT
    alike = fuzz.ratio(_skeleton(a.surname), _skeleton(b.surname)) >= _SAME_SURNAME
    return Likeness.VARIANT if alike else Likeness.DIFFERENT


def _begins(short: PersonName, long: PersonName) -> bool:
    """Whether the longer name begins with all of the shorter, given name and surname written out."""
    words = (*short.given, short.surname)
    return short.is_full and len(short.surname) > 2 and long.given[: len(words)] == words


def given_likeness(a: PersonName, b: PersonName) -> Likeness:
    """How the given names compare, word by word; further given names on one side do not count."""
    if not a.given or not b.given:
        return Likeness.MISSING
    if a.given == b.given:
        return Likeness.SAME if a.is_full else Likeness.INITIAL
    return min(_word_likeness(x, y) for x, y in zip(a.given, b.given, strict=False))


def _word_likeness(x: str, y: str) -> Likeness:
    if x == y and len(x) > 2:
        return Likeness.SAME
    if min(len(x), len(y)) <= 2:
        return Likeness.INITIAL if x.startswith(y) or y.startswith(x) else Likeness.DIFFERENT
    alike = fuzz.ratio(_skeleton(x), _skeleton(y)) >= _SAME_GIVEN
    return Likeness.VARIANT if alike else Likeness.DIFFERENT


def fullness(name: str) -> tuple[int, int, bool, bool, int, str]:
    """A sort key: the fuller a name is written, the greater; of two equal, the one with its accents."""
    parsed = parse(name)
    written_out = sum(len(word) > 2 for word in parsed.given)
    return written_out, len(parsed.given), not name.isupper(), not name.isascii(), len(name), name
