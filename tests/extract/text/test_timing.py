from __future__ import annotations

import pytest

from extract.article import Article, Block, BlockKind
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from tests.extract.texts import units_of


def sentence(text: str) -> Sentence:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return Sentence(Article("a", "a", text, (block,)), block, 0, len(text), tuple(units_of(text)))


def dates(text: str, anchor: str, **bounds: int) -> list[str]:
    told = sentence(text)
    return [u.when.edtf for u in dates_at(told, told.tagged.text.index(anchor), **bounds) if u.when]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in 2002, 2009 and 2011.", ["2002", "2009", "2011"]),
        ("They met in June 2013, in early 2014 and on 25 February 2015.", ["2013-06", "2014", "2015-02-25"]),
        ("They met in 1999 and, at the invitation of the mayor, in 2015.", ["1999", "2015"]),
        ("In May 2001 they met again.", ["2001-05"]),
        ("In 1999 and in June 2001, they met again.", ["1999", "2001-06"]),
        ("They met in 1999 and in 2001, when he was a guest of the fair.", ["1999", "2001"]),
        ("In 1990 they spoke, and in 1995 they met in 1996.", ["1996"]),
        ("They met in 1990 and in 1995 took up the matter.", ["1990"]),
        ("They met in 1990 and in May 1995 formally severed all ties.", ["1990"]),
        ("They met in 1990 and in 1995 broke with each other.", ["1990"]),
        ("They met in 1990 and in 1995 on a red island.", ["1990", "1995"]),
        ("They met in 1990 and in 1995 for a summit.", ["1990", "1995"]),
    ],
)
def test_the_dates_of_a_clause(text: str, expected: list[str]) -> None:
    assert dates(text, "met") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in 1992 in a house which burnt in 1999.", ["1992"]),
        ("In 1992 they met in a house which burnt in 1999.", ["1992"]),
        ("In 1992 they met, as they had promised in 1985.", ["1992"]),
        ("They met; in 1985 they parted.", []),
        ("They met in 1992 and in 1995 it left the union.", ["1992"]),
        ("They met on 4 March 1992 and on 5 May 1995, he resigned.", ["1992-03-04"]),
        ("They met in 1992 and in 1995 trade talks were held.", ["1992"]),
        ("It was told on 3 May 1992 that the two had recently met.", []),
        ("They met.", []),
    ],
)
def test_the_dates_of_another_clause(text: str, expected: list[str]) -> None:
    assert dates(text, "met") == expected


def test_neighbours_keep_their_own_dates() -> None:
    text = "They met in 1992 and met in 1995"
    assert dates(text, "met", after=text.index("and")) == ["1992"]
