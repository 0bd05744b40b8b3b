from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.text.asides import behind_brackets, behind_portfolio, behind_residence
from extract.text.knownwords import KnownWords
from tests.extract.texts import known_words


@pytest.mark.parametrize(
    ("behind", "text", "rest"),
    [
        (behind_brackets, "(Storting), Jo Benkow", ", Jo Benkow"),
        (behind_brackets, "(Storting) Jo Benkow", "(Storting) Jo Benkow"),
        (behind_residence, "(resident in Oslo) Jo Benkow", "Jo Benkow"),
        (behind_residence, "with residence in Oslo, Jo Benkow", ", Jo Benkow"),
        (behind_residence, "residing in splendour, Jo Benkow", "residing in splendour, Jo Benkow"),
        (behind_portfolio, "for Small Ventures and Crafts, Jo Benkow", ", Jo Benkow"),
        (behind_portfolio, "for Small Ventures Mr Jo Benkow", "Mr Jo Benkow"),
        (behind_portfolio, "for Small Ventures came", "for Small Ventures came"),
        (behind_portfolio, "of Norway, Jo Benkow", "of Norway, Jo Benkow"),
    ],
)
def test_what_stands_between_office_and_name(
    behind: Callable[[KnownWords, int], int], text: str, rest: str
) -> None:
    words = known_words(text)
    assert text[words.words[behind(words, 0)].start :] == rest
