"""What a graph is made from, as one word: a build from the same gives the same graph."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import graph
import ontology
from extract.version import contents, requirements
from graph.judgements import Judgement

__all__ = ["code", "digest"]

_CODE = frozenset({".py", ".txt", ".tsv", ".ttl"})


def digest(files: Iterable[Path], rules: str, base: str, judgements: Sequence[Judgement]) -> str:
    """A digest of the files in their order and of all else that the graph made from them depends on.

    rules: what the facts of a page depend on besides the page (`graph.work.Recipe.version`)
    """
    found = hashlib.sha256()
    for part in (rules, requirements(), code().hex(), base, repr(tuple(judgements)), *_digests(files)):
        found.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return found.hexdigest()


def code() -> bytes:
    """A digest of the program and the ontology by which facts become a graph."""
    return contents(map(Path, (*graph.__path__, *ontology.__path__)), _CODE)


def _digests(files: Iterable[Path]) -> Iterator[str]:
    for path in files:
        yield path.name
        try:
            with path.open("rb") as file:
                yield hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:  # reported when it is read; it may be readable next time
            yield str(error)
