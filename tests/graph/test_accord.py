"""Of how many pairs several articles date the relations, and how often they agree."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from extract.facts import Fact, RelationsEvent
from graph import summary
from graph.accord import Accord, Side
from graph.build import Report
from tests.graph.facts import CHILE, NORWAY, stated
from tests.graph.test_build import built

BOTH = {"party": (CHILE, NORWAY), "change": "established"}


def report_of(folder: Path, *dates: str, change: str = "established") -> Report:
    """A build of one article a date."""
    given: dict[str, list[Fact]] = {
        f"{n}.txt": [stated(RelationsEvent, 0, f"{n}.txt", date, party=(CHILE, NORWAY), change=change)]
        for n, date in enumerate(dates)
    }
    return built(folder, given)


@pytest.mark.parametrize(
    ("dates", "pairs", "agree", "disagree"),
    [
        (["1919-05-01", "1919-05-01"], 1, 1, 0),
        (["1919-05-01", "1919"], 1, 1, 0),  # only less precise
        (["1919-05-01", "1919-05-02"], 1, 0, 1),
        (["1919-05-01", "1919-05-01", "1919-05-02"], 1, 0, 1),
        (["1919", "1991"], 1, 0, 0),  # two events
        (["1919-05-01"], 0, 0, 0),
    ],
)
def test_what_articles_say_of_one_pair(
    tmp_path: Path, dates: list[str], pairs: int, agree: int, disagree: int
) -> None:
    accord = report_of(tmp_path, *dates).accord
    assert (accord.pairs, accord.agree, accord.disagree) == (pairs, agree, disagree)


def test_a_disagreement_names_both_articles_with_their_words(tmp_path: Path) -> None:
    accord = report_of(tmp_path, "1919-05-01", "1919-05-02").accord
    (found,) = accord.disagreements
    assert found.states == "Chile and Norway"
    assert found.one == Side("1919-05-01", "0.txt", "Words.")
    assert found.other == Side("1919-05-02", "1.txt", "Words.")


def test_one_article_alone_and_other_changes_are_not_counted(tmp_path: Path) -> None:
    alone = [stated(RelationsEvent, n, date=date, **BOTH) for n, date in enumerate(["1919-05-01", "1950"])]
    assert built(tmp_path, {"a.txt": alone}).accord == Accord()
    (tmp_path / "more").mkdir()
    assert report_of(tmp_path / "more", "1919-05-01", "1919-05-02", change="severed").accord == Accord()


def test_the_summary_says_so(tmp_path: Path) -> None:
    console = Console(record=True, width=120, file=io.StringIO())
    summary.show(report_of(tmp_path, "1919-05-01", "1919-05-02"), console, 1.0)
    said = console.export_text()
    assert "date the relations of 1 pair of States: they agree in 0, disagree in 1" in said.replace("\n", "")
    assert said.count("Words.") == 2 and "1919-05-02" in said
