"""Whether words state that something happened, or plan, deny, propose or suppose it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from extract.lists import either, word_set

__all__ = ["is_called_off", "is_stated", "is_stated_before"]

_GOVERNORS = frozenset({"xcomp", "ccomp", "advcl", "acl", "pcomp", "dobj", "pobj", "prep", "conj", "attr"})
_OWN = frozenset({"aux", "auxpass", "neg", "mark", "advmod", "det"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COPULAS = frozenset({"is", "are", "was", "were", "be", "been"})
_CLAUSE = re.compile(r"[,;:.()]| but | and | while | although | after ")
_CLAUSE_END = re.compile(
    r"[;.]|,? (?:while|after|because|but in|and in|and on|when|since|during which|where)\b"
)


@cache
def _unreal() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(word_set('unreal')))})\w*", re.IGNORECASE)


@cache
def _modal() -> re.Pattern[str]:
    alternatives = "|".join(sorted(word_set("modals"))).replace("'", "['’]")
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


@cache
def _called_off() -> re.Pattern[str]:
    return re.compile(rf"\b{either('called_off')}\b", re.IGNORECASE)


def is_stated(anchor: Token) -> bool:
    """Whether the verb or noun `anchor` is stated as a fact, by its own auxiliaries and its governors.

    "was to visit", "did not visit", "no President has visited", "invited him to visit", "if he
    visited", "the planned visit", "the visit was discussed": all no.
    """
    if not _is_affirmed(anchor) or _is_future_infinitive(anchor):
        return False
    if anchor.pos_ in ("NOUN", "PROPN") and _is_planned(anchor):
        return False
    said = (word for word in _governors(anchor) if word.lower_ not in word_set("mentioning"))
    return all(_unreal().match(word.text) is None and _is_affirmed(word) for word in said)


def is_called_off(text: str, start: int, end: int) -> bool:
    """Whether the clause around the noun at `text[start:end]` says that it came to nothing.

    "cancelled: visit of", "a visit … fell through", "the visit … was put off".
    """
    stop = _CLAUSE_END.search(text, end)
    begin = max((match.end() for match in _CLAUSE_END.finditer(text, 0, start)), default=0)
    return _called_off().search(text, begin, stop.start() if stop else len(text)) is not None


def _is_affirmed(word: Token) -> bool:
    """Whether no auxiliary, negation or condition of the word itself stands against it, nor "no" of its subject."""
    own = [child for child in word.children if child.dep_ in _OWN]
    own += [c for s in word.children if s.dep_ in _SUBJECTS for c in (s, *s.children) if c.dep_ != "relcl"]
    return all(child.lower_ not in word_set("modals") for child in own)


def _is_future_infinitive(verb: Token) -> bool:
    """ "is to visit", "was to be opened", but not "was the first to visit"."""
    has_to = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    if not (has_to and verb.dep_ == "xcomp" and verb.head.lower_ in _COPULAS):
        return False
    return not any(child.dep_ in ("attr", "acomp") for child in verb.head.children)


def _is_planned(noun: Token) -> bool:
    """Whether a noun is called planned, or is the subject of planning, discussing or cancelling."""
    attributes = [c for c in noun.children if c.dep_ in ("amod", "compound", "acl")]
    attributes += [c for c in noun.children if c.dep_ == "relcl" and _has_passive_subject(c)]
    if any(_unreal().match(child.text) for child in attributes):
        return True
    verb = noun.head
    if noun.dep_ not in _SUBJECTS:
        return False
    said = [verb, *(c for c in verb.conjuncts if c.pos_ == "VERB")] if noun.dep_ == "nsubjpass" else []
    return any(_unreal().match(word.text) for word in said) or not _is_affirmed(verb)


def _has_passive_subject(verb: Token) -> bool:
    return any(child.dep_ == "nsubjpass" and child.tag_ in ("WDT", "WP") for child in verb.children)


def _governors(word: Token) -> Iterator[Token]:
    """The words on which `word` hangs as a complement, up to the main verb of another clause."""
    while word.dep_ in _GOVERNORS and word.head != word:
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
