"""Who travels for a State, and who but in that person's company: "King X and Queen Y", "X and his wife, Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.lists import words
from extract.text.sentence import Sentence
from extract.text.units import Unit

__all__ = ["is_company", "principals"]

_ACCOMPANIED = re.compile(
    r", (?:who was )?accompanied by (?:(?!\b(?:visit|paid|travel|arriv|attend))[^.;])*$"
)
_TITLED = re.compile(rf"\b(?:{'|'.join(words('consorts'))})\b", re.IGNORECASE)
_WITH = re.compile(r"(?:,\s*|\s)(?:and|with|together with|accompanied by)\s+(?P<who>[^.;,]{0,40}?,?\s*)$")
_KIN = re.compile(
    rf"\b(?:his|her|their) (?:\w+ )?(?:{'|'.join((*words('kin'), 'host', 'guest'))})\b", re.IGNORECASE
)
_BOTH = re.compile(r" and (?:[^\W\d_a-z][\w'’-]+ ?)+")  # a second name behind the first
_ROLES = frozenset({"HeadOfState", "HeadOfGovernment", "Official"})


def principals(visitors: Sequence[Unit], sentence: Sentence) -> list[Unit]:
    """The visitors without those who stand beside the one before as wife, daughter or member of the house.

    What the words give both once is the first one's: "the King and Queen of Y", "… of Y, A and B".
    """
    text = sentence.article.text
    found: list[Unit] = []
    named = 0  # where the names of both end
    for visitor in visitors:
        if visitor.end <= named:
            continue
        if found and _accompanies(visitor, found[-1], text):
            both = _BOTH.match(text, visitor.end)
            named = both.end() if both else named
            mention = found[-1].mention or (visitor.mention if both else None)
            found[-1] = replace(found[-1], state=found[-1].state or visitor.state, mention=mention)
        else:
            found.append(visitor)
    return found


def _accompanies(visitor: Unit, before: Unit, text: str) -> bool:
    beside = _WITH.search(text[before.end : visitor.start]) if before.end <= visitor.start else None
    if beside is None or before.role not in _ROLES:
        return False
    named = visitor.mention.name if visitor.mention else ""
    title = text[visitor.start : visitor.end].removesuffix(named)
    return _KIN.search(beside["who"]) is not None or _TITLED.search(title) is not None


def is_company(actor: Unit, sentence: Sentence) -> bool:
    """Whether an actor is only said to go along: "X, accompanied by Y and Z, represented …"."""
    begin = next((at for at, _, unit in sentence.tagged.pieces if unit is actor), 0)
    return _ACCOMPANIED.search(sentence.tagged.text[:begin]) is not None
