from __future__ import annotations

import pytest
from spacy.tokens import Token

from extract.text.modality import is_called_off, is_stated, is_stated_before
from extract.text.parse import parse_all


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("John visited France in 2009.", "visited"),
        ("John paid a visit to France.", "visit"),
        ("John was the first minister to visit France.", "visit"),
        ("After he visited France, John resigned.", "visited"),
        ("The visit of John to France took place in 2009.", "visit"),
        ("John met Mary and visited France.", "visited"),
    ],
)
def test_stated(text: str, word: str) -> None:
    assert is_stated(_token(text, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("John did not visit France.", "visit"),
        ("John was to visit France.", "visit"),
        ("John was invited to visit France.", "visit"),
        ("John would have visited France.", "visited"),
        ("No minister has visited France.", "visited"),
        ("If John visits France, Mary will resign.", "visits"),
        ("The planned visit of John to France caused protests.", "visit"),
        ("A visit to France was proposed by John.", "visit"),
        ("The visit of John to France did not take place.", "visit"),
        ("John postponed his visit to France.", "visit"),
    ],
)
def test_not_stated(text: str, word: str) -> None:
    assert not is_stated(_token(text, word))


def _token(text: str, word: str) -> Token:
    (doc,) = parse_all([text])
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("Cancelled: visit of the minister", True),
        ("the visit to Rome fell through", True),
        ("the visit to Rome, set for May, never happened", True),
        ("the visit to Rome took place after the summit was cancelled", False),
        ("the visit to Rome lasted two days", False),
    ],
)
def test_called_off(text: str, off: bool) -> None:
    start = text.index("visit")
    assert is_called_off(text, start, start + len("visit")) is off


@pytest.mark.parametrize(
    ("lead", "stated"),
    [
        ("In 2009 France ", True),
        ("Although it was proposed earlier, France ", True),
        ("France did not ", False),
        ("France plans to ", False),
        ("If France ", False),
    ],
)
def test_stated_by_the_words_before(lead: str, stated: bool) -> None:
    assert is_stated_before(lead) is stated
