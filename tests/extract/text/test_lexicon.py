from __future__ import annotations

from pathlib import Path

import pytest

from extract.text.lexicon import Lexicon, build, kept, tokenize
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


def test_what_is_kept_is_not_made_again_unless_it_is_damaged(tmp_path: Path) -> None:
    made: list[Lexicon] = []

    def make() -> Lexicon:
        made.append(build(load()))
        return made[-1]

    file = tmp_path / "lexicon"
    assert kept(file, make) == kept(file, make) == made[0]
    assert len(made) == 1
    file.write_bytes(file.read_bytes()[:1000])
    assert kept(file, make) == made[0]
    assert len(made) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["lexicon"]
    assert kept(tmp_path / "no folder" / "lexicon", make) == made[0]
