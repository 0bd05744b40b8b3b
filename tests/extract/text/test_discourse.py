from __future__ import annotations

from dataclasses import replace

import pytest

from extract.article import Article, Block, BlockKind
from extract.facts import EntityKind, Mention
from extract.text.aboutness import parties_of, states_in
from extract.text.discourse import Discourse
from extract.text.people import People
from tests.extract.texts import lexicon, units_of


def article(title: str, text: str = "") -> Article:
    return Article("a", title, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))


def discourse(title: str, text: str = "") -> Discourse:
    source = article(title, text)
    return Discourse(source, lexicon(), People(), parties_of(source, lexicon(), units_of(text)))


def names(states: tuple[Mention, ...]) -> list[str]:
    return [state.name for state in states]


@pytest.mark.parametrize(
    ("title", "text", "parties"),
    [
        ("Chile–Norway relations", "", ["Chile", "Norway"]),
        ("Foreign relations of Chile", "Norway and Norway and Norway", ["Chile"]),
        (
            "An embassy's page",
            "Chile, Chile and Chile; Norway, Norway and Norway; Peru.",
            ["Chile", "Norway"],
        ),
        ("A page", "Chile, Norway and Peru.", []),
    ],
)
def test_the_states_an_article_is_about(title: str, text: str, parties: list[str]) -> None:
    assert names(discourse(title, text).parties) == parties


@pytest.mark.parametrize(
    ("text", "section", "subject", "pair"),
    [
        ("They met.", ("Americas", "Peru"), "", ["Chile", "Peru"]),
        ("They met.", (), "Peru", ["Chile", "Peru"]),
        ("Peru: They met.", (), "", ["Chile", "Peru"]),
        ("Peru – they met.", (), "", ["Chile", "Peru"]),
        ("Peru and Norway: they met.", (), "", ["Chile"]),
        ("In 1990: Peru met.", (), "", ["Chile"]),
    ],
)
def test_the_pair_a_block_is_about(
    text: str, section: tuple[str, ...], subject: str, pair: list[str]
) -> None:
    block = Block(BlockKind.LIST_ITEM, 0, len(text), section, subject=subject)
    assert names(discourse("Foreign relations of Chile", text).pair(block)) == pair


@pytest.mark.parametrize(
    ("address", "parties"),
    [
        ("relations-between-chile-and-norway.en.html", ["Chile", "Norway"]),
        ("CHILE_NORWAY.htm", ["Chile", "Norway"]),
        ("page.html", []),
    ],
)
def test_the_address_names_the_states_where_the_title_does_not(address: str, parties: list[str]) -> None:
    source = replace(article("Bilateral relations"), identifier=address)
    assert names(parties_of(source, lexicon(), ())) == parties
    titled = replace(source, title="Fiji–Peru relations")
    assert names(parties_of(titled, lexicon(), ())) == ["Fiji", "Peru"]


@pytest.mark.parametrize(
    ("heading", "pair"),
    [
        ("2. PERU", ["Chile", "Peru"]),
        ("Bilateral relations with Peru", ["Chile", "Peru"]),
        ("Peru and Fiji", ["Chile", "Norway"]),
        ("Chile/Peru", ["Chile", "Peru"]),
        ("Norway", ["Chile", "Norway"]),
    ],
)
def test_a_heading_turns_to_a_third_state(heading: str, pair: list[str]) -> None:
    source = replace(article("Relations"), publisher="Embassy of Chile to Norway")
    read = Discourse(source, lexicon(), People(), parties_of(source, lexicon(), ()))
    assert names(read.pair(Block(BlockKind.PARAGRAPH, 0, 0, (heading, "Visits")))) == pair


def test_the_other_of_two() -> None:
    about, block = discourse("Chile–Norway relations"), Block(BlockKind.PARAGRAPH, 0, 0)
    other = about.other(Mention(EntityKind.STATE, "Norway"), block)
    assert other is not None and other.name == "Chile"
    assert about.other(Mention(EntityKind.STATE, "Peru"), block) is None
    assert about.other(None, block) is None


def test_states_in_a_heading() -> None:
    assert names(tuple(states_in("Norwegian visits to Chile", lexicon()))) == ["Norway", "Chile"]
