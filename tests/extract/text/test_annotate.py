from __future__ import annotations

import pytest

from extract.text.masks import mask_for_patterns
from tests.extract.texts import units_of


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
    assert mask_for_patterns(text, 0, len(text), units_of(text)).text == tagged


@pytest.mark.parametrize(
    ("text", "role", "state", "name"),
    [
        ("the Norwegian Foreign Minister Børge Brende", "ForeignMinister", "Norway", "Børge Brende"),
        ("Foreign Minister (FM) Mr. Børge Brende", "ForeignMinister", "", "Børge Brende"),
        ("Secretary (East) Mr. Børge Brende", "Official", "", "Børge Brende"),
        ("Special Envoy of the President, Mr. Børge Brende", "Envoy", "", "Børge Brende"),
        ("the Crown Prince of Oslo, HH Børge Brende", "Official", "Norway", "Børge Brende"),
        ("Defence Minister, Gen. (Retd.) Børge Brende", "DefenceMinister", "", "Børge Brende"),
        ("Prime Minister Kari Lund Nepal (2009)", "HeadOfGovernment", "", "Kari Lund Nepal"),
        ("Foreign Minister Børge Brende, PC, MP", "ForeignMinister", "", "Børge Brende"),
        ("Børge Brende, M.P., Foreign Minister of Norway", "ForeignMinister", "Norway", "Børge Brende"),
        ("Speaker Storting Børge Brende", "Speaker", "Norway", "Børge Brende"),
        (
            "Vice President and Foreign Minister of Norway, Børge Brende",
            "ForeignMinister",
            "Norway",
            "Børge Brende",
        ),
        ("State Minister of Foreign Affairs of Sri Lanka", "DeputyMinister", "Sri Lanka", ""),
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
    unit = units_of(text)[0]
    assert (unit.role, unit.mention.name if unit.mention else "") == (role, name)
    assert unit.state is None or unit.state.name == state
