"""How to cite a fact: a sentence for a footnote, an entry for BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable

from server.pages import graph
from server.pages.evidence import Passage
from server.pages.things import Thing

__all__ = ["bibtex", "text"]

_SPECIAL = str.maketrans(
    {c: f"\\{c}" for c in "&%$#_{}"} | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def text(thing: Thing, passages: Iterable[Passage]) -> str:
    """A footnote: what is stated, where it stands, which graph says so."""
    return f"“{thing.label}”. {_sources(passages)} Legation, {_version()}, {thing.iri}."


def bibtex(thing: Thing, passages: Iterable[Passage]) -> str:
    """An entry of type misc; the key is made from the fact's own IRI."""
    fields = {
        "title": "{" + _escaped(thing.label) + "}",
        "author": "{{Legation}}",
        "year": "{" + graph.release().created[:4] + "}",
        "howpublished": r"{\url{" + thing.iri + "}}",
        "note": "{" + _escaped(f"{_version()}. {_sources(passages)}".strip()) + "}",
    }
    key = re.sub(r"[^A-Za-z0-9]+", "-", thing.iri.rpartition("/id/")[2])
    return "@misc{" + key + ",\n" + "".join(f"  {name} = {value},\n" for name, value in fields.items()) + "}"


def _sources(passages: Iterable[Passage]) -> str:
    named = {f"“{each.title or each.identifier}”{_details(each)}" for each in passages}
    return f"Stated in {' and '.join(sorted(named))}." if named else ""


def _details(passage: Passage) -> str:
    said = [f"revision {passage.revision}" if passage.revision else "", passage.address]
    known = ", ".join(each for each in said if each)
    return f" ({known})" if known else ""


def _version() -> str:
    return f"graph version {graph.release().version}"


def _escaped(words: str) -> str:
    return words.replace("\\", r"\textbackslash{}").translate(_SPECIAL)
