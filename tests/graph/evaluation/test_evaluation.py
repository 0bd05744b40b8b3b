"""Evaluation tells what is right, what is wrong, and how."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from rich.console import Console

from graph.evaluation import GoldError, evaluate, report, scores
from graph.evaluation.gold import Line, read
from graph.evaluation.matching import ErrorKind
from graph.evaluation.scores import Score, wilson
from legation import main
from tests.graph.evaluation.graphs import change, store

GOLD = Path(__file__).parents[2] / "gold" / "development"
STEM = "002-georgia-japan"


@pytest.fixture(scope="module")
def lines() -> tuple[Line, ...]:
    return read(GOLD)[STEM]


def kinds(graph: ox.Store) -> list[ErrorKind]:
    return [error.kind for error in evaluate(graph, GOLD).matches[STEM].errors]


def test_the_gold_itself_is_all_right(lines: tuple[Line, ...]) -> None:
    graph = store((STEM + ".txt", line) for line in lines)
    evaluation = evaluate(graph, GOLD)
    required = [line for line in lines if not line.neutral]
    assert scores.by_class([evaluation.matches[STEM]])["all"] == Score(*[len(required)] * 3)
    assert evaluation.matches[STEM].errors == ()
    assert evaluation.unfounded == 0


def test_an_empty_graph_misses_everything_required(lines: tuple[Line, ...]) -> None:
    assert kinds(ox.Store()) == [ErrorKind.MISSED] * sum(not line.neutral for line in lines)


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"sender": "Japan", "receiver": "Georgia"}, ErrorKind.DIRECTION),
        ({"date": "1998"}, ErrorKind.DATE),
        ({"date": ""}, ErrorKind.DATE),
        ({"visitor": "Taro Kono"}, ErrorKind.PERSON),
        ({"visitor": ""}, ErrorKind.PERSON),
    ],
)
def test_a_wrong_fact_is_put_beside_the_one_it_means(
    lines: tuple[Line, ...], fields: dict[str, str], kind: ErrorKind
) -> None:
    visit = next(line for line in lines if line.cls == "Visit")
    spoilt = [change(line, **fields) if line is visit else line for line in lines]
    assert kinds(store((STEM + ".txt", line) for line in spoilt)) == [kind]


def test_a_wrong_party_is_not_a_wrong_direction(lines: tuple[Line, ...]) -> None:
    event = next(line for line in lines if line.cls == "RelationsEvent")
    others = replace(event, values={**event.values, "parties": ("Georgia", "Peru")})
    spoilt = [others if line is event else line for line in lines]
    assert kinds(store((STEM, line) for line in spoilt)) == [ErrorKind.PARTY]


def test_a_fact_stated_again_is_a_duplicate_and_one_never_stated_spurious(lines: tuple[Line, ...]) -> None:
    visit = next(line for line in lines if line.cls == "Visit")
    invented = change(visit, date="1850", sender="Peru", receiver="Fiji", visitor="Nobody")
    assert kinds(store((STEM, line) for line in [*lines, visit])) == [ErrorKind.DUPLICATE]
    assert kinds(store((STEM, line) for line in [*lines, invented])) == [ErrorKind.SPURIOUS]


def test_fields_are_counted_on_their_own(lines: tuple[Line, ...]) -> None:
    visits = [line for line in lines if line.cls == "Visit"]
    spoilt = [change(line, date="1998") if line is visits[0] else line for line in visits]
    found = scores.by_field([evaluate(store((STEM, line) for line in spoilt), GOLD).matches[STEM]])
    assert found["direction"].precision == 1
    assert found["date"].found - found["date"].right == 1
    assert found["person"].precision == 1


def test_wilson_interval() -> None:
    low, high = wilson(8, 10)  # Newcombe (1998): 0.4901 to 0.9433
    assert (low, high) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(5, 5)[1] == pytest.approx(1.0)


def test_gold_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold"):
        read(tmp_path)
    (tmp_path / "a.jsonl").write_text(
        '{"class": "Visit", "quote": "x"}\n{"class": "Feast"}\n', encoding="utf-8"
    )
    with pytest.raises(GoldError, match=r"a\.jsonl, line 2"):
        read(tmp_path)


def test_the_report_names_every_error(lines: tuple[Line, ...]) -> None:
    evaluation = evaluate(store((STEM, line) for line in lines[:-1]), GOLD)
    console = Console(file=io.StringIO(), record=True, width=300)
    report.show(evaluation, console)
    report.show_errors(evaluation, console)
    text = console.export_text()
    assert lines[-1].quotes[0] in text
    assert len(text.splitlines()) > report.as_json(evaluation)["errors"]["missed"]


@pytest.mark.parametrize("folder", ["gold", "development", "heldout"])
def test_the_totals_are_those_of_the_program_that_judges(shared: Path, tmp_path: Path, folder: str) -> None:
    gold = shared / "gold" if folder == "gold" else GOLD.parent / folder
    graph = store(
        (stem, spoil(line, number))
        for stem, lines in read(gold).items()
        for number, line in enumerate(lines)
        if number % 5
    )
    dump, figures = tmp_path / "dump.nq", tmp_path / "figures.json"
    graph.dump(str(dump), format=ox.RdfFormat.N_QUADS)
    command = [
        sys.executable,
        str(shared / "evaluate.py"),
        str(dump),
        "--gold",
        str(gold),
        "--json",
        str(figures),
    ]
    subprocess.run(command, check=True, capture_output=True)
    judged = json.loads(figures.read_text())
    evaluation = evaluate(graph, gold)
    for name, score in scores.by_class(evaluation.matches.values()).items():
        ours = {"gold": score.gold, "found": score.found, "right": score.right, "f1": round(score.f1, 4)}
        assert judged[name] == ours
    assert judged["core mean over articles"]["f1"] == round(report.mean_f1(evaluation), 4)


def spoil(line: Line, number: int) -> Line:
    """Some lines get something wrong."""
    if number % 3 == 0:
        return change(line, date="1999-03")
    if number % 7 == 0:
        return change(line, sender="Peru", change="severed", member="Peru", kind="")
    return change(line, place="Lima", visitor="") if number % 4 == 0 else line


def test_the_command_prints_tables_and_writes_json(lines: tuple[Line, ...], tmp_path: Path) -> None:
    dump, figures = tmp_path / "dump.nq", tmp_path / "figures.json"
    store((STEM + ".txt", line) for line in lines[1:]).dump(str(dump), format=ox.RdfFormat.N_QUADS)
    result = CliRunner().invoke(
        main, ["evaluate", str(GOLD), "--store", str(dump), "--json", str(figures), "--errors"]
    )
    assert result.exit_code == 0, result.output
    assert lines[0].quotes[0][:40] in result.output
    assert "direction" in result.output
    assert json.loads(figures.read_text())["classes"]["core"]["precision"] == 1


def test_the_command_says_in_one_line_what_it_cannot_read(tmp_path: Path) -> None:
    broken = tmp_path / "broken.nq"
    broken.write_text("<urn:a> .", encoding="utf-8")
    for store_path, gold in ((broken, GOLD), (tmp_path, GOLD), (broken, tmp_path)):
        result = CliRunner().invoke(main, ["evaluate", str(gold), "--store", str(store_path)])
        assert result.exit_code == 1
        assert result.output.startswith("Error: ")
        assert len(result.output.splitlines()) == 1
