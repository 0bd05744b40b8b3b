from __future__ import annotations

import pytest

from extract.text.lexicon import build, tokenize
from ontology.gazetteer import load


def found(text: str) -> tuple[str, str, str] | None:
    """Kind, name and State of what the first words of a text stand for."""
    match = build(load()).at(tokenize(text), 0)
    return (match[1].kind, match[1].mention.name, match[1].mention.state) if match else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Democratic Republic of the Congo", ("state", "Democratic Republic of the Congo", "")),
        ("Nigerien officials", ("demonym", "Niger", "")),
        ("Klaipeda hosts", ("city", "Klaipėda", "Lithuania")),
        (
            "Organisation for Security and Cooperation in Europe",
            ("organization", "Organization for Security and Co-operation in Europe", ""),
        ),
        ("turkey", None),
        ("Dominican ministers", None),  # of Dominica or the Dominican Republic
        ("Congolese ministers", None),
    ],
)
def test_the_longest_name_that_means_one_thing(text: str, expected: tuple[str, str, str] | None) -> None:
    assert found(text) == expected
