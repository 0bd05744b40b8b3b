"""The word lists of extraction: TSV and TXT files beside this module, `#` opens a comment line."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["table", "word_set", "words"]


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `name`.tsv, each a tuple of its columns."""
    return tuple(tuple(line.split("\t")) for line in _lines(f"{name}.tsv"))


@cache
def words(name: str) -> tuple[str, ...]:
    """The lines of `name`.txt."""
    return tuple(line.strip() for line in _lines(f"{name}.txt"))


@cache
def word_set(name: str) -> frozenset[str]:
    """The lines of `name`.txt, for asking whether a word is among them."""
    return frozenset(words(name))
