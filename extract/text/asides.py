"""What may stand between an office and the name of its holder: brackets, "a.i.", a residence, a portfolio."""

from __future__ import annotations

from extract.lists import word_set
from extract.text.knownwords import KnownWords
from extract.text.names import is_honorific as honorific_at
from extract.text.names import name_at

__all__ = [
    "behind_alias",
    "behind_brackets",
    "behind_degrees",
    "behind_interim",
    "behind_portfolio",
    "behind_residence",
    "is_honorific",
]

_RESIDING = (["resident"], ["residing"], ["residence"], ["based"])
_INTERIM = (("a", ".", "i", "."), ("a", ".", "i"), ("ad", "interim"))
_LONGEST_PORTFOLIO, _LONGEST_BRACKET = 8, 4  # words
_LONGEST_DEGREE = 4  # letters
_QUOTES = frozenset("\"“”'‘’«»")


def behind_brackets(words: KnownWords, i: int) -> int:
    """The index behind "(Riksdag)", "(West)" between an office and its comma, or its holder's honorific; else `i`."""
    if words.lower[i : i + 1] != ["("] or ")" not in words.lower[i + 2 : i + 2 + _LONGEST_BRACKET]:
        return i
    closed = words.lower.index(")", i + 2) + 1
    dated = any(j in words.dated for j in range(i, closed))
    ended = words.lower[closed : closed + 1] == [","] or is_honorific(words, closed)
    return closed if ended and not dated else i


def behind_alias(words: KnownWords, i: int) -> int:
    """The index behind ", commonly known as the Red Count", "(known as Pepe)" after a name; else `i`."""
    j = i + (words.lower[i : i + 1] in ([","], ["("]))
    j += words.lower[j : j + 1] != [] and words.lower[j] in word_set("alias_adverbs")
    if words.lower[j : j + 2] != ["known", "as"]:
        return i
    j += 2
    while j < len(words.words) and (words.lower[j] in ("the", "just", "simply") or words.lower[j] in _QUOTES):
        j += 1
    end = name_at(words.words, j, [False] * len(words.words)) if j < len(words.words) else j
    if end == j:
        return i
    while words.lower[end : end + 1] and words.lower[end] in (
        _QUOTES if words.lower[i] != "(" else {*_QUOTES, ")"}
    ):
        end += 1
    return end


def behind_interim(words: KnownWords, i: int) -> int:
    """The index behind "a.i." or ", ad interim," after an office; else `i`."""
    j = i + 1 if words.lower[i : i + 1] == [","] else i
    end = next((j + len(form) for form in _INTERIM if tuple(words.lower[j : j + len(form)]) == form), j)
    if end == j:
        return i
    return end + 1 if words.lower[end : end + 1] == [","] else end


def behind_residence(words: KnownWords, i: int) -> int:
    """The index behind "(resident in Kampala)", "with residence in Nairobi" after a office; else `i`."""
    j = i + 1 if words.lower[i : i + 1] == ["("] else i
    j = j + 1 if words.lower[j : j + 1] in (["with"], ["currently"]) else j
    if words.lower[j : j + 1] not in _RESIDING:
        return i
    inside = words.lower[j + 1 : j + 2] in (["in"], ["at"]) and j + 2 < len(words.words)
    known = words.known[j + 2] if inside else None
    if known is None or known[1].kind not in ("city", "state"):
        return i
    end = known[0]
    return end + 1 if words.lower[end : end + 1] == [")"] else end


def behind_portfolio(words: KnownWords, i: int) -> int:
    """The index behind a portfolio that no list knows: "Secretary of State for Innovation, X"; else `i`.

    A comma ends it, or an honorific: "Minister for Small Ventures Mr X".
    """
    if words.lower[i : i + 1] not in (["for"], ["of"]):
        return i
    end = i + 1
    while end < min(len(words.words), i + 1 + _LONGEST_PORTFOLIO) and _may_be_portfolio(words, end):
        end += 1
    known = any(words.known[j] for j in range(i + 1, end))
    ended = words.lower[end : end + 1] == [","] or is_honorific(words, end)
    return end if end > i + 1 and not known and ended else i


def _may_be_portfolio(words: KnownWords, i: int) -> bool:
    capital = words.words[i].text[0].isupper() and not is_honorific(words, i)
    return capital or words.lower[i] in ("and", "&", "of", "the")


def is_honorific(words: KnownWords, i: int) -> bool:
    """Whether an honorific stands at `i`."""
    return i < len(words.words) and honorific_at(words.words, i)


def behind_degrees(words: KnownWords, i: int) -> int:
    """The index behind ", MP", ", PC, MP" after a name; else `i`."""
    while words.lower[i : i + 1] == [","] and words.words[i + 1 : i + 2] and (end := _degree(words, i + 1)):
        i = end
    return i


def _degree(words: KnownWords, i: int) -> int:
    """The index behind "MP" or "M.P." at `i`; 0 where what stands there goes on as something else."""
    end = i
    letters = ""
    while end < len(words.words) and (words.lower[end] == "." or len(words.lower[end]) <= _LONGEST_DEGREE):
        if words.lower[end] != "." and letters and words.lower[end - 1] != ".":
            break
        letters += words.words[end].text.replace(".", "")
        end += 1
        if letters in word_set("degrees"):
            end += words.lower[end : end + 1] == ["."] and words.lower[end - 2 : end - 1] == ["."]
            return end
    return 0
