"""What may stand between an office and the name of its holder: brackets, a residence, a portfolio."""

from __future__ import annotations

from extract.lists import word_set
from extract.text.knownwords import KnownWords

__all__ = ["behind_brackets", "behind_portfolio", "behind_residence"]

_RESIDING = (["resident"], ["residing"], ["residence"], ["based"])
_LONGEST_PORTFOLIO = 8  # words


def behind_brackets(words: KnownWords, i: int) -> int:
    """The index behind "(Riksdag)" where that stands between an office and its comma; else `i`."""
    closed = i + 3 if words.lower[i : i + 1] == ["("] else len(words.words)
    bracketed = words.lower[closed - 1 : closed + 1] == [")", ","]
    return closed if bracketed else i


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
    ended = words.lower[end : end + 1] == [","] or _is_honorific(words, end)
    return end if end > i + 1 and not known and ended else i


def _may_be_portfolio(words: KnownWords, i: int) -> bool:
    capital = words.words[i].text[0].isupper() and not _is_honorific(words, i)
    return capital or words.lower[i] in ("and", "&", "of", "the")


def _is_honorific(words: KnownWords, i: int) -> bool:
    return i < len(words.words) and words.words[i].text in word_set("honorifics")
