"""Worker processes: in order, under a deadline, and none of them takes the others with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.facts import Unused
from extract.read import Page
from graph.processes import Processes
from graph.work import Done, Here, Outcome, Recipe, at
from tests.graph.work.engines import SlowRecipe, page

PAGES = [page(f"{number:02}.txt") for number in range(20)]


def run(recipe: Recipe, pages: list[Page], jobs: int = 2, deadline: float = 30) -> list[Outcome]:
    with Processes(recipe, jobs, deadline) as work:
        return list(work.outcomes(pages))


def test_processes_give_what_this_process_gives_in_order(tmp_path: Path) -> None:
    recipe = SlowRecipe(log=tmp_path / "log")
    here = list(Here(recipe.load()).outcomes(PAGES))
    assert [outcome.identifier for outcome in here if isinstance(outcome, Done)] == [
        page.identifier for page in PAGES
    ]
    assert run(recipe, PAGES) == here


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("They stall.", "not read within 1 seconds"),
        ("They die.", "the process that read it died"),
        ("They fail.", "extraction failed: ValueError"),
        ("", "no paragraph"),
    ],
)
def test_a_page_that_stalls_or_breaks_its_reader_costs_itself_only(
    tmp_path: Path, words: str, why: str
) -> None:
    pages = [*PAGES[:5], page("bad.txt", words), *PAGES[5:10]]
    outcomes = run(SlowRecipe(log=tmp_path / "log"), pages, deadline=1)
    (unused,) = [outcome for outcome in outcomes if isinstance(outcome, Unused)]
    assert outcomes.index(unused) == 5
    assert unused.article == "bad.txt"
    assert why in unused.why
    assert "\n" not in unused.why


def test_a_page_that_takes_too_much_memory_costs_itself_only(tmp_path: Path) -> None:
    pages = [page("large.txt", "They swallow."), page("small.txt")]
    with Processes(SlowRecipe(log=tmp_path / "log"), 1, 60, memory=1 << 30) as work:
        large, small = work.outcomes(pages)
    assert isinstance(large, Unused)
    assert "MemoryError" in large.why
    assert isinstance(small, Done)


def test_pages_are_taken_only_as_they_are_worked_on(tmp_path: Path) -> None:
    taken = []

    def pages() -> object:
        for each in PAGES * 10:
            taken.append(each)
            yield each

    with Processes(SlowRecipe(log=tmp_path / "log"), 2) as work:
        outcomes = work.outcomes(pages())  # type: ignore[arg-type]
        next(outcomes)
        assert len(taken) <= 8


def test_without_a_number_there_is_one_process_a_processor() -> None:
    work = at(Recipe())
    assert isinstance(work, Processes)
    assert work.jobs >= 1


def test_an_engine_keeps_its_lexicon_in_its_folder_and_no_other_versions(tmp_path: Path) -> None:
    (tmp_path / "lexicon-old.pickle").write_bytes(b"")
    recipe = Recipe(folder=tmp_path)
    recipe.load()
    assert [path.name for path in tmp_path.iterdir()] == [f"lexicon-{recipe.version()}.pickle"]
