"""What was extracted once is not extracted again, unless something it depends on has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from extract.article import Provenance
from extract.facts import Unused
from extract.read import Page
from graph.cache import Cached
from graph.work import Here, Outcome
from tests.graph.work.engines import SlowRecipe, page

PAGES = [page(f"{number:02}.txt") for number in range(6)]


@pytest.fixture
def recipe(tmp_path: Path) -> SlowRecipe:
    return SlowRecipe(log=tmp_path / "log")


def run(recipe: SlowRecipe, folder: Path, pages: Sequence[Page], *, fresh: bool = False) -> list[Outcome]:
    with Cached(Here(recipe.load()), folder, recipe.version(), fresh=fresh) as work:
        return list(work.outcomes(pages))


def test_the_second_time_nothing_is_extracted(recipe: SlowRecipe, tmp_path: Path) -> None:
    first = run(recipe, tmp_path, PAGES)
    assert run(recipe, tmp_path, PAGES) == first
    assert len(recipe.extracted()) == len(PAGES)


def test_only_what_changed_is_extracted_and_the_order_stays(recipe: SlowRecipe, tmp_path: Path) -> None:
    run(recipe, tmp_path, PAGES)
    changed = [*PAGES[:2], page("02.txt", "They met."), *PAGES[3:], page("new.txt")]
    outcomes = run(recipe, tmp_path, changed)
    assert recipe.extracted()[len(PAGES) :] == ["02.txt", "new.txt"]
    assert outcomes == list(Here(recipe.load()).outcomes(changed))


@pytest.mark.parametrize(
    "change",
    [
        lambda page: replace(page, text=page.text + "!"),
        lambda page: replace(page, identifier="other.txt"),
        lambda page: replace(page, form="wikitext"),
        lambda page: replace(page, title="Other"),
        lambda page: replace(page, provenance=Provenance(revision="2")),
    ],
)
def test_whatever_a_page_consists_of_counts(recipe: SlowRecipe, tmp_path: Path, change: object) -> None:
    run(recipe, tmp_path, PAGES[:1])
    run(recipe, tmp_path, [change(PAGES[0])])  # type: ignore[operator]
    assert len(recipe.extracted()) == 2


def test_other_rules_and_fresh_builds_extract_anew(recipe: SlowRecipe, tmp_path: Path) -> None:
    run(recipe, tmp_path, PAGES)
    run(replace(recipe, rules="2"), tmp_path, PAGES)
    run(replace(recipe, rules="2"), tmp_path, PAGES, fresh=True)
    assert len(recipe.extracted()) == 3 * len(PAGES)


def test_work_that_broke_off_goes_on(recipe: SlowRecipe, tmp_path: Path) -> None:
    with (
        pytest.raises(KeyboardInterrupt),
        Cached(Here(recipe.load()), tmp_path, recipe.version()) as work,
    ):
        for number, _ in enumerate(work.outcomes(PAGES)):
            if number == 2:
                raise KeyboardInterrupt
    run(recipe, tmp_path, PAGES)
    assert sorted(recipe.extracted()) == [page.identifier for page in PAGES]


def test_what_is_not_built_any_more_is_forgotten(recipe: SlowRecipe, tmp_path: Path) -> None:
    run(recipe, tmp_path, PAGES)
    run(recipe, tmp_path, PAGES[:1])
    run(recipe, tmp_path, PAGES)
    assert len(recipe.extracted()) == 2 * len(PAGES) - 1


def test_pages_that_could_not_be_used_are_tried_again(recipe: SlowRecipe, tmp_path: Path) -> None:
    pages = [page("bad.txt", "They fail."), *PAGES[:1]]
    for _ in range(2):
        outcomes = run(recipe, tmp_path, pages)
        assert isinstance(outcomes[0], Unused)
    assert recipe.extracted() == ["bad.txt", "00.txt", "bad.txt"]
