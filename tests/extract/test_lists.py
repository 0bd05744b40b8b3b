"""The word lists: each is read by some module, and none says the same twice."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from extract.lists import either, table

LISTS = [Path(str(file)) for file in files("extract.lists").iterdir() if file.name.endswith((".tsv", ".txt"))]
KINDS = ("accreditation", "agreement", "aid", "meeting", "membership", "trade")  # lists by kinds of words
CODE = "\n".join(path.read_text(encoding="utf-8") for path in LISTS[0].parents[1].rglob("*.py"))


def rows(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_list_is_read_explained_and_says_nothing_twice(path: Path) -> None:
    assert f'"{path.stem}"' in CODE or f"'{path.stem}'" in CODE
    assert path.read_text(encoding="utf-8").startswith("#")
    assert len(rows(path)) == len(set(rows(path))) > 0


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_word_is_asked_for(name: str) -> None:
    for what in {row[1] for row in table(f"{name}_words")}:
        assert re.search(rf"""["']{re.escape(what)}["']\)""", CODE), what


def test_every_kind_of_column_is_asked_for() -> None:
    for what in {row[1] for row in table("table_headers")}:
        assert f'either("table_headers", "{what}")' in CODE


def test_a_group_matches_the_words_of_one_kind() -> None:
    headed = re.compile(either("accreditation_words", "headed"))
    assert headed.fullmatch("headed") and not headed.fullmatch("became")


def test_a_kind_without_words_is_an_error() -> None:
    with pytest.raises(ValueError, match="no word of 'aid_words' is 'astrology'"):
        either("aid_words", "astrology")
