"""The command line of Legation. Thin: every command calls one function of a room."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["main"]

_EXISTING = click.Path(exists=True, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="legation")
def main() -> None:
    """A knowledge graph of diplomacy: read articles into facts, store them, serve them."""


@main.command()
@click.argument("gold", type=_EXISTING)
@click.option("--store", type=_EXISTING, required=True, help="The store directory, or a dump, to evaluate.")
@click.option("--articles", type=_EXISTING, help="Check the passages in these source files.")
@click.option("--json", "figures", type=_FILE, help="Write all figures here.")
@click.option("--errors", is_flag=True, help="Print every missed and every wrong fact with its passage.")
def evaluate(gold: Path, store: Path, articles: Path | None, figures: Path | None, errors: bool) -> None:
    """Compare the graph with hand-annotated facts: GOLD is a folder of NAME.jsonl files.

    Prints precision, recall and F1 per class and per field with 95 % intervals, and the errors by kind.
    """
    from rich.console import Console

    from extract.read import ReadError
    from graph import evaluation
    from graph.evaluation import report
    from graph.store import StoreError

    try:
        result = evaluation.evaluate(evaluation.load(store), gold, articles)
    except (evaluation.GoldError, StoreError, ReadError) as error:
        raise click.ClickException(str(error)) from error
    console = Console()
    if errors:
        report.show_errors(result, console)
    report.show(result, console)
    if figures:
        figures.write_text(report.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()
