"""Names of persons as they stand in a text: runs of capitalised words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from anyascii import anyascii

from extract.lists import word_set
from extract.text.lexicon import Word

__all__ = ["fold", "is_honorific", "name_at", "name_parts", "same_person", "skip_honorifics"]

_JOINTS = frozenset("-'’")
_SUFFIXES = frozenset({"s", "based", "led", "backed", "born"})
# Forms of the Arabic article that are English words as well: in a name only with their hyphen.
_HYPHENATED = frozenset({"an", "as"})


# "H.E." (His Excellency), "H.I.H." (His Imperial Highness), with or without the last stop; what is left of
# "Hon'ble" behind its first word.
_LETTERED = ("HE", "HM", "HH", "HRH", "HSH", "HIH", "HIM", "TRH", "TIH")
_STYLES = (
    *(tuple(".".join(letters)) + stop for letters in _LETTERED for stop in ((".",), ())),
    ("'", "ble"),
    ("(", "Retd", ".", ")"),
    ("(", "Retd", ")"),
    ("(", "Dr", ".", ")"),
    ("Dato", "'"),
)


def fold(name: str) -> str:
    """A name for comparison: lower case, no accents."""
    return anyascii(name).casefold()


def is_honorific(words: Sequence[Word], i: int) -> bool:
    """Whether an honorific stands at `i`; one in capitals has its full stop ("COL.")."""
    word = words[i].text
    if word.isupper() and len(word) > 1 and [w.text for w in words[i + 1 : i + 2]] == ["."]:
        return word.title() in word_set("honorifics")
    return word in word_set("honorifics")


def skip_honorifics(words: Sequence[Word], i: int) -> int:
    """Index of the first word at or after `i` that is no honorific or its full stop."""
    j = i
    while j < len(words) and (is_honorific(words, j) or (words[j].text == "." and j > i)):
        j += 1
    for style in _STYLES:
        end = j + len(style)
        if tuple(word.text for word in words[j:end]) == style:
            return skip_honorifics(words, end) if end < len(words) else i
    return j if j < len(words) else i


def name_at(words: Sequence[Word], i: int, stops: Sequence[bool]) -> int:
    """Index after the capitalised run that begins at `i`; `i` when there is none.

    `stops[k]` is true where word `k` begins something else that is known (a State, an office, a date).
    """
    end = i
    while end < len(words) and not (end > i and stops[end] and not _also_a_name(words, end)):
        step = _element(words, end, stops, inside=end > i)
        if step == end:
            break
        if end > i and not _joined(words, end):
            break
        end = step
    return end


def _also_a_name(words: Sequence[Word], i: int) -> bool:
    """A title that is also a part of names ("Mahmood Shah Qureshi", "Mackenzie King")."""
    return words[i].text in word_set("titles_in_names") and _joined(words, i)


def _element(words: Sequence[Word], i: int, stops: Sequence[bool] = (), *, inside: bool = False) -> int:
    """Index after one element: a capitalised word, an initial with its stop, particles before a name.

    `inside` a name a particle takes along what is elsewhere a city's ("Ramiro de León Carpio").
    """
    text = words[i].text
    if text[0].isupper() and text.isalpha():
        if len(text) <= 2 and i + 1 < len(words) and words[i + 1].text == "." and _touches(words, i):
            ends = inside and i + 2 >= len(words)  # "Kim Jong Un.": the sentence's own full stop
            return i + 1 if ends else i + 2
        return _joint(words, i) or i + 1
    if text in word_set("particles") and i + 1 < len(words):
        j = i + 1
        if words[j].text in _JOINTS:
            j += 1
        elif text in _HYPHENATED:
            return i
        known = bool(stops) and stops[j] if j < len(words) else True
        if j < len(words) and (inside or not known) and words[j].text[0].isupper():
            return _element(words, j)
        if j < len(words) and words[j].text in word_set("particles"):
            end = _element(words, j)  # what follows two particles is a name though a city's: "de la Madrid"
            return end if end > j else i
    return i


def _joint(words: Sequence[Word], i: int) -> int | None:
    """Index after "Jean-Claude", "O'Brien" or "Myung-bak" where a joint follows word `i`."""
    if i + 2 >= len(words) or words[i + 1].text not in _JOINTS:
        return None
    if not (_touches(words, i) and _touches(words, i + 1)):
        return None
    rest = words[i + 2].text
    if rest[0].isupper():
        return _element(words, i + 2)
    return i + 3 if words[i + 1].text == "-" and rest.isalpha() and rest not in _SUFFIXES else None


def _touches(words: Sequence[Word], i: int) -> bool:
    return words[i].end == words[i + 1].start


def _joined(words: Sequence[Word], i: int) -> bool:
    """Whether word `i` may continue a name: at most a blank lies between it and the word before."""
    return words[i].start - words[i - 1].end <= 1


def same_person(a: str, b: str) -> bool:
    """Whether two forms of a name in one article can be one person's.

    The last words agree, and the shorter form's other words stand in the longer one in their order,
    an initial for the word it begins: "L. Mateos" and "Adolfo López Mateos", but not "Jan Erik Berg"
    and "Jan Olav Berg". Where both forms have middle initials, none of them may be left out.
    """
    x, y = sorted((name_parts(a), name_parts(b)), key=len)
    if not x or x[-1] != y[-1]:
        return False
    rest = iter(y[:-1])
    strict = any(len(part) == 1 for part in x[1:-1])
    return all(_stands_in(part, rest, strict=strict) for part in x[:-1])


def _stands_in(part: str, rest: Iterator[str], *, strict: bool) -> bool:
    """Whether a word of a name, or the word it is the initial of, is still to come in `rest`."""
    for other in rest:
        if part == other or (1 in (len(part), len(other)) and part[0] == other[0]):
            return True
        if strict and len(other) == 1:
            return False
    return False


@cache
def name_parts(name: str) -> tuple[str, ...]:
    """The words and initials of a name, folded."""
    return tuple(fold(name).replace(".", " ").split())
