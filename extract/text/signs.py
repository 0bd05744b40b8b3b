"""Signs that writers choose freely, each as the plainest of its kind: dashes, quotation marks, blanks.

Every sign stands for one, so that offsets count in both texts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from extract.article import Article
from extract.facts import Fact

__all__ = ["in_plain_signs", "verbatim"]

_KINDS = {
    " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000",
    "-": "\u2010\u2011",
    "–": "\u2012\u2015\u2212",
    "’": "\u00b4`\u02bc\u2032\u201b",
}
_PLAIN = str.maketrans({sign: plain for plain, signs in _KINDS.items() for sign in signs})

F = TypeVar("F", bound=Fact)


def in_plain_signs(article: Article) -> Article:
    """The article with plain signs in the place of their like."""
    return replace(article, text=article.text.translate(_PLAIN))


def verbatim(fact: F, article: Article) -> F:
    """A fact read in plain signs, with its passages as the article has them."""
    evidence = tuple(replace(p, quote=article.text[p.start : p.end]) for p in fact.evidence)
    return replace(fact, evidence=evidence)
