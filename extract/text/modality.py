"""Whether words state that something happened, or plan, deny, propose or suppose it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from extract.lists import word_set

__all__ = ["is_stated", "is_stated_before"]

_GOVERNORS = frozenset({"xcomp", "ccomp", "advcl", "acl", "pcomp", "dobj", "pobj", "prep", "conj", "attr"})
_OWN = frozenset({"aux", "auxpass", "neg", "mark", "advmod", "det"})
_CLAUSE = re.compile(r"[,;:.()]| but | and | while | although ")


@cache
def _unreal() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(word_set('unreal')))})\w*", re.IGNORECASE)


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(word_set('modals')))})\b", re.IGNORECASE)


def is_stated(anchor: Token) -> bool:
    """Whether the verb or noun `anchor` is stated as a fact, by its own auxiliaries and its governors.

    "was to visit", "did not visit", "invited him to visit", "if he visited": all no.
    """
    if any(not _plain(child) for child in anchor.children if child.dep_ in _OWN):
        return False
    if _is_future_infinitive(anchor):
        return False
    return all(
        _unreal().match(governor.text) is None
        and not any(not _plain(child) for child in governor.children if child.dep_ in _OWN)
        for governor in _governors(anchor)
    )


def _plain(word: Token) -> bool:
    return word.lower_ not in word_set("modals")


def _is_future_infinitive(verb: Token) -> bool:
    """ "is to visit", "was to be opened"."""
    has_to = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    return has_to and verb.dep_ == "xcomp" and verb.head.lower_ in ("is", "are", "was", "were", "be")


def _governors(word: Token) -> Iterator[Token]:
    """The words on which `word` hangs as a complement, up to the main verb of another clause."""
    while word.dep_ in _GOVERNORS and word.head is not word:
        if word.dep_ == "conj" and word.head.pos_ == word.pos_ == "VERB":
            return  # "met him and visited": coordinate clauses are stated each by itself
        if word.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ != "if" for c in word.children):
            return  # "after he visited": a subordinate clause is stated whatever its main clause is
        word = word.head
        yield word


def is_stated_before(text: str) -> bool:
    """The same where there is no parse, from the words that lead up to an anchor in its clause."""
    clause = _CLAUSE.split(text)[-1]
    return _unreal().search(clause) is None and _modal().search(clause) is None
