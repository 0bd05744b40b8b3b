"""Page furniture: the menus, breadcrumbs and footers that scraped text carries along."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

__all__ = ["is_furniture", "is_sentence"]

_LONGEST = 8  # words; menus are made of short labels
_COLUMNS = re.compile(r" {2,}|\t+|\s*[|»›•·]\s*")
_CLOSING = "\"'”’»)] \t\xa0"


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, or as a lead that ends with a colon."""
    return line.rstrip(_CLOSING).endswith((".", "!", "?", ":", ";", "…"))


def is_furniture(line: str) -> bool:
    """Whether a line of text stands outside the article: a menu, a breadcrumb, a button, a footer."""
    if line.startswith("©"):
        return True
    if is_sentence(line) or len(line.split()) > _LONGEST:
        return False
    return any(_labels().fullmatch(label) for label in _COLUMNS.split(line.strip()))


@cache
def _labels() -> re.Pattern[str]:
    lines = files(__package__).joinpath("furniture.txt").read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(map(_pattern, (line for line in lines if line[:1] != "#"))), re.IGNORECASE)


def _pattern(label: str) -> str:
    return re.escape(label.removesuffix(" *")) + (r"(?!\w).*" if label.endswith(" *") else "")
