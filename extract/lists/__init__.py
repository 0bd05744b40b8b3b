"""The word lists of extraction: TSV and TXT files beside this module, `#` opens a comment line.

What may grow with the next article is a list: nouns, verbs, names, what a table's header says. The closed
words of grammar (prepositions, auxiliaries, pronouns) stand in the patterns themselves.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["either", "table", "word_set", "words"]


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


@cache
def either(name: str, what: str = "") -> str:
    """A group of a pattern that matches any word of a list, those first that stand first.

    Of `name`.tsv it takes the words whose second column is `what`; without `what`, the lines of `name`.txt.
    Raises ValueError where there are none, for an empty group would match anywhere.
    """
    found = [row[0] for row in table(name) if row[1] == what] if what else words(name)
    if not found:
        raise ValueError(f"no word of {name!r} is {what!r}")
    return f"(?:{'|'.join(found)})"
