"""The gold is well formed: its quotes stand in the articles, its dates parse, its names are known."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract.edtf import Date
from extract.facts import FACT_CLASSES
from extract.read import read
from ontology import gazetteer, vocabulary

HERE = Path(__file__).parent
PARTS = ("development", "heldout")
CONCEPTS = {"role": "role", "type": "kind", "kind": "kind", "change": "change", "ballot": "ballot",
            "level": "level", "measure": "measure"}  # fmt: skip
DATES = ("date", "opened", "closed", "terminated")
MENTIONED = ("visitor", "person", "met", "participants", "signatories", "place", "city")

STATES = (
    "sender",
    "receiver",
    "recognizer",
    "recognized",
    "exporter",
    "importer",
    "member",
    "voter",
    "parties",
)


def files() -> list[Path]:
    return sorted(path for part in PARTS for path in (HERE / part).glob("*.jsonl"))


def lines() -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in files():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path, json.loads(line)


@cache
def article(path: Path) -> str:
    """The text as read, in which passages are quoted."""
    (source,) = (path.parent / "articles").glob(f"{path.stem}.*")
    return "\n".join(article.text for article in read(source))


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_quote_is_verbatim(path: Path) -> None:
    text = article(path)
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        for quote in [gold["quote"], *gold.get("also", [])]:
            assert quote.strip() and quote in text


def test_every_date_is_one_of_the_calendar() -> None:
    for path, gold in lines():
        for name in DATES:
            wanted = gold.get(name) or ""
            for date in [wanted, *gold.get("aka", {}).get(wanted, [])]:
                assert not date or Date(date), (path.stem, gold)


def test_roles_and_kinds_are_concepts_of_the_ontology() -> None:
    for _, gold in lines():
        for name, property_name in CONCEPTS.items():
            if value := gold.get(name):
                assert vocabulary.concept(property_name, gold["class"], value)


def test_persons_and_places_are_named_in_the_article() -> None:
    for path, gold in lines():
        text = article(path)
        for name in MENTIONED:
            values = gold.get(name) or []
            for value in [values] if isinstance(values, str) else values:
                forms = [value, *gold.get("aka", {}).get(value, [])]
                assert any(form in text for form in forms), (path.stem, value)


def test_states_are_named_as_in_the_gazetteer() -> None:
    known = gazetteer.load()
    for path, gold in lines():
        for name in STATES:
            values = gold.get(name) or []
            for value in [values] if isinstance(values, str) else values:
                assert known.states_named(value) or known.organizations_named(value), (path.stem, value)


def test_every_alternative_belongs_to_a_value_of_its_line() -> None:
    for path, gold in lines():
        values = {str(v) for value in gold.values() for v in (value if isinstance(value, list) else [value])}
        assert set(gold.get("aka", {})) <= values, (path.stem, gold)


def test_every_class_is_shown_in_both_parts() -> None:
    for part in PARTS:
        counts = Counter(gold["class"] for path, gold in lines() if path.parent.name == part)
        assert set(counts) == {cls.__name__ for cls in FACT_CLASSES}, (part, counts)
