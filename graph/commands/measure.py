"""Commands that measure a graph by facts annotated by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.options import EXISTING, FILE

if TYPE_CHECKING:
    from graph.evaluation import Evaluation

__all__ = ["calibrate", "evaluate"]


@click.command()
@click.argument("gold", type=EXISTING)
@click.option("--store", type=EXISTING, help="The store directory, or a dump, to evaluate.")
@click.option("--articles", type=EXISTING, help="The source files.  [default: GOLD/articles]")
@click.option("--json", "figures", type=FILE, help="Write all figures here.")
@click.option("--errors", is_flag=True, help="Print every missed and every wrong fact with its passage.")
def evaluate(
    gold: Path, store: Path | None, articles: Path | None, figures: Path | None, errors: bool
) -> None:
    """Compare a graph with hand-annotated facts: GOLD is a folder of NAME.jsonl files.

    Prints precision, recall and F1 per class and per field with 95 % intervals, and the errors by kind.
    Without --store, a graph of the gold's own articles is built for the while.
    """
    from rich.console import Console

    from graph.evaluation import report

    result = _evaluation(gold, store, articles)
    console = Console()
    if errors:
        report.show_errors(result, console)
    report.show(result, console)
    if figures:
        figures.write_text(report.dumps(result), encoding="utf-8")


@click.command(hidden=True)
@click.argument("gold", type=EXISTING, nargs=-1, required=True)
@click.option("--articles", type=EXISTING, help="The source files.  [default: GOLD/articles]")
def calibrate(gold: tuple[Path, ...], articles: Path | None) -> None:
    """Measure on hand-annotated facts how sure each rule of extraction is, and write that to its table."""
    from graph import calibration

    evaluations = [_evaluation(folder, None, articles) for folder in gold]
    calibration.write(calibration.by_rule(match for each in evaluations for match in each.matches.values()))
    click.echo(f"wrote {calibration.TABLE}")


def _evaluation(gold: Path, store: Path | None, articles: Path | None) -> Evaluation:
    from extract import engine
    from extract.read import ReadError
    from graph import evaluation
    from graph.build import BuildError
    from graph.store import StoreError

    try:
        if store:
            return evaluation.evaluate(evaluation.load(store), gold, articles)
        with evaluation.built(evaluation.sources(gold, articles), engine.load()) as graph:
            return evaluation.evaluate(graph, gold, articles)
    except (evaluation.GoldError, BuildError, StoreError, ReadError) as error:
        raise click.ClickException(str(error)) from error
