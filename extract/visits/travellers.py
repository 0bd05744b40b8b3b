"""Who may be the one that a verb of travelling speaks of, by office and by what else is said of them."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from extract.lists import word_set
from extract.text.actors import is_delegation
from extract.text.offices import ACCREDITED
from extract.text.parse import objects
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["is_private", "may_travel"]

_ARRIVES = frozenset({"arrived", "arrives", "came", "moved", "reached"})
_GOVERNING = frozenset({"HeadOfState", "HeadOfGovernment", "ForeignMinister", "Minister", "DeputyMinister"})


def may_travel(visitors: Iterable[Unit], verb: Token, how: str, *, placed: bool, sided: bool) -> list[Unit]:
    """Those who may be meant by a verb that has its place as `how` says.

    `placed` where a place is named, `sided` where the words say for which State they travel.
    """
    found = list(visitors)
    if how not in ("visits", "goes"):  # "attended", "was in": anybody may; officials are meant
        found = [v for v in found if v.kind is UnitKind.ACTOR]
    if how == "leads" and not any(map(is_delegation, objects(verb))):  # "led a business delegation"
        found = [v for v in found if v.role in _GOVERNING]
    if not placed and how in ("visits", "goes"):  # nobody unknown, nor a resident, goes one knows not where
        found = [v for v in found if (v.role or sided) and v.role not in ACCREDITED]
    if verb.lower_ in _ARRIVES:  # an ambassador who arrives takes up the post
        found = [v for v in found if v.role not in ACCREDITED]
    return found


def is_private(visitor: Unit, sentence: Sentence) -> bool:
    """Whether a name without an office is called a poet, an explorer and the like."""
    if visitor.role:
        return False
    text = sentence.article.text
    lead = text[max(sentence.start, visitor.start - 25) : visitor.start].split()[-1:]
    own = text[visitor.start : visitor.end].split()[:1]
    return any(word.lower() in word_set("private_people") for word in (*lead, *own))
