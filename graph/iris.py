"""Deterministic, readable IRIs: a rebuild of the same articles gives the same ones.

<base>id/visit/lithuania-palestine-vygaudas-usackas-2009-12-16      a fact, by what identifies it
<base>id/state/lithuania                                            an entity
<base>id/article/000_e33dfb81843a9d5d.txt                           an article
<base>id/passage/000_e33dfb81843a9d5d.txt/310-353/visit/lithuania-… its words on one fact
<base>graph/article/000_e33dfb81843a9d5d.txt                        what that article states
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass
from decimal import Decimal

from anyascii import anyascii

from extract.edtf import Date
from extract.facts import EntityKind, Passage
from graph.claims import Claim, Value
from ontology import BASE

__all__ = ["Iris", "fact_slug", "numbered", "slug", "unique"]

_WORDS = 8  # of a subject or resolution; the rest of it is in the graph
_LENGTH = 160  # longest slug, in characters


def slug(text: str) -> str:
    """A text as the end of an IRI: lower-case ASCII letters and digits, words joined by hyphens."""
    plain = re.sub(r"[^a-z0-9._]+", "-", anyascii(text).lower()).strip("-.")
    return plain[:_LENGTH].rstrip("-.") or "unnamed"


def unique(slug: str, taken: Container[str], counts: Counter[str]) -> str:
    """A slug with -2, -3 … behind it where it is taken; `counts` keeps how often each was."""
    found = slug
    while found in taken:
        counts[slug] += 1
        found = f"{slug}-{counts[slug] + 1}"
    return found


def numbered(slugs: Iterable[str]) -> list[str]:
    """The same slugs in their order, each unique."""
    taken: dict[str, None] = {}
    counts: Counter[str] = Counter()
    for each in slugs:
        taken[unique(each, taken, counts)] = None
    return list(taken)


def fact_slug(claim: Claim) -> str:
    """The slug of a fact, prefixed by its class; not unique where facts differ in nothing shown."""
    return f"{claim.cls.lower()}/{_readable(claim)}"


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs under one base."""

    base: str = BASE

    def entity(self, kind: EntityKind, key: str) -> str:
        return f"{self.base}id/{kind.lower()}/{key}"

    def article(self, slug: str) -> str:
        return f"{self.base}id/article/{slug}"

    def fact(self, slug: str) -> str:
        return f"{self.base}id/{slug}"

    def passage(self, article_slug: str, passage: Passage, fact_slug: str) -> str:
        """A passage belongs to one fact: its rule and confidence do."""
        return f"{self.base}id/passage/{article_slug}/{passage.start}-{passage.end}/{fact_slug}"

    def article_graph(self, slug: str) -> str:
        return f"{self.base}graph/article/{slug}"

    def graph(self, name: str) -> str:
        """One of the graphs that belong to no article: entities, links, ontology."""
        return f"{self.base}graph/{name}"


def _readable(claim: Claim) -> str:
    """The identifying values of a claim and its date, joined."""
    identity = claim.identity
    fields = identity.anchor + identity.detail
    if identity.detail and not claim.values.get(identity.detail[0]):
        fields += identity.unnamed
    parts = [_part(value) for field in fields for value in claim.values.get(field, ())]
    date = claim.date if identity.dated else None
    return slug("-".join([*parts, *([_part(date)] if date else [])]))


def _part(value: Value) -> str:
    if isinstance(value, Date):
        return value.edtf.replace("/", "--").replace("..", "open")
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, str):
        return slug(" ".join(value.split()[:_WORDS]))
    return value.key
