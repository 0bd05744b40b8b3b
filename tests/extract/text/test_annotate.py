from __future__ import annotations

from functools import cache

import pytest

from extract.text.annotate import annotate
from extract.text.dates import find
from extract.text.lexicon import Lexicon, build
from extract.text.masks import mask_for_parser, mask_for_patterns
from extract.text.units import Unit
from ontology import gazetteer


@cache
def lexicon() -> Lexicon:
    return build(gazetteer.load())


def units(text: str) -> list[Unit]:
    return annotate(text, 0, len(text), lexicon(), find(text))


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("Norwegian Prime Minister Jens Stoltenberg visited Chile in 2008.", "‹A0› visited ‹S1› in ‹D2›."),
        ("The Prime Minister of Norway, Jens Stoltenberg, came.", "The ‹A0›, came."),
        ("Jens Stoltenberg, the Norwegian Prime Minister, came.", "‹A0›, came."),
        ("They met in the Norwegian capital.", "They met in the ‹C0›."),
        ("They met in Norway's capital city.", "They met in ‹C0›."),
        ("Norway joined NATO.", "‹S0› joined ‹O1›."),
        ("He likes turkey.", "He likes turkey."),
        ("Jens Bratlie of Norway met José Donoso of Chile.", "‹N0› met ‹N1›."),
        ("The Speaker of the Norwegian Parliament (Storting), Jo Benkow, came.", "The ‹A0›, came."),
        ("Foreign Minister Kari Lund met Óscar León.", "‹A0› met ‹N1›."),
        ("Norway's ambassador for Chile and Peru came.", "‹A0› and ‹S1› came."),
        ("The pro-Chilean Foreign Minister resigned.", "The pro-‹J0› ‹A1› resigned."),
    ],
)
def test_tags(text: str, tagged: str) -> None:
    assert mask_for_patterns(text, 0, len(text), units(text)).text == tagged


@pytest.mark.parametrize(
    ("text", "role", "state", "name"),
    [
        ("the Norwegian Foreign Minister Børge Brende", "ForeignMinister", "Norway", "Børge Brende"),
        ("Minister of Foreign Affairs of Norway Børge Brende", "ForeignMinister", "Norway", "Børge Brende"),
        ("US Secretary of State John Kerry", "ForeignMinister", "United States", "John Kerry"),
        ("Norwegian Secretary of State Jens Frølich Holte", "DeputyMinister", "Norway", "Jens Frølich Holte"),
        ("former President Michelle Bachelet of Chile", "HeadOfState", "Chile", "Michelle Bachelet"),
        ("Chile's ambassador", "Ambassador", "Chile", ""),
        ("Foreign Minister Børge Brende of Norway", "ForeignMinister", "Norway", "Børge Brende"),
        ("the Foreign Minister from Norway", "ForeignMinister", "Norway", ""),
    ],
)
def test_actors(text: str, role: str, state: str, name: str) -> None:
    unit = units(text)[0]
    assert (unit.role, unit.mention.name if unit.mention else "") == (role, name)
    assert unit.state is None or unit.state.name == state


def test_the_parser_reads_plain_words() -> None:
    text = "Norwegian Prime Minister Jens Stoltenberg visited Chile in 2008."
    assert mask_for_parser(text, 0, len(text), units(text)).text == "John visited France in 2009."


def test_a_masked_span_leads_back_to_the_text() -> None:
    text = "Norwegian Prime Minister Jens Stoltenberg visited Chile."
    masked = mask_for_patterns(text, 0, len(text), units(text))
    start, end = masked.source(masked.text.index("‹S"), len(masked.text) - 1)
    assert text[start:end] == "Chile"


@pytest.mark.parametrize(
    "name",
    [
        "Political Consultations",
        "First Latin American",
        "Korean Coast",
        "Capital Tax",
        "Friendship Treaties",
        "an Arab",
    ],
)
def test_what_is_no_person(name: str) -> None:
    text = f"They spoke of {name} again."
    assert all(unit.mention is None for unit in units(text) if unit.kind == "N")
