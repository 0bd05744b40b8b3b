from __future__ import annotations

import pytest

from extract.engine import load
from extract.facts import Visit
from extract.read import wikitext
from extract.read.source import Page

TITLE = "Chile–Latvia relations"


def visitors(source: str) -> list[str]:
    article = wikitext.read(Page("page.wikitext", "wikitext", source, TITLE))
    facts = load().extract(article).facts
    return [fact.visitor.name for fact in facts if isinstance(fact, Visit) and fact.visitor is not None]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("[[Juris Ozols|Ozols]] visited Chile in May 2001.", ["Ozols"]),
        ("[[Juris Ozols (politician)|Ozols]] visited Chile in May 2001.", ["Ozols"]),
        (
            "President [[Juris Ozols|Jurgis]] visited Chile in 2001. [[Juris Ozols]] returned to Chile in May 2003.",
            ["Juris Ozols", "Juris Ozols"],
        ),
        ("[[Juris Ozols de la Vega|Ozols]] visited Chile in May 2001.", ["Ozols"]),
        ("[[Suez Crisis|Suez]] visited Chile in May 2001.", []),
        ("[[Ozols]] visited Chile in May 2001.", []),
        ("Ozols visited Chile in May 2001.", []),
    ],
)
def test_a_link_says_who_a_name_means(source: str, names: list[str]) -> None:
    assert visitors(source) == names


def test_of_two_of_one_surname_the_link_says_which() -> None:
    source = "They were [[Jan Berg]] and [[Olav Berg]]. President [[Olav Berg|Berg]] of Latvia visited Chile in 2003."
    assert visitors(source) == ["Olav Berg"]
