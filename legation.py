"""The command line of Legation. Thin: every command calls one function of a room."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.evaluation import Evaluation

__all__ = ["main"]

_EXISTING = click.Path(exists=True, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="legation")
def main() -> None:
    """A knowledge graph of diplomacy: read articles into facts, store them, serve them."""


@main.command()
@click.argument("gold", type=_EXISTING)
@click.option("--store", type=_EXISTING, help="The store directory, or a dump, to evaluate.")
@click.option("--articles", type=_EXISTING, help="The source files.  [default: GOLD/articles]")
@click.option("--json", "figures", type=_FILE, help="Write all figures here.")
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


@main.command()
@click.argument("titles", nargs=-1, metavar="[TITLE]...")
@click.option("--category", "categories", multiple=True, help="Fetch every article of this category too.")
@click.option("--list", "listed", type=_EXISTING, help="Fetch the titles in this file too, one a line.")
@click.option(
    "--api", default="https://en.wikipedia.org/w/api.php", show_default=True, help="The wiki's api.php."
)
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), default=Path("pages"),
              show_default=True, help="The folder to save the pages in, one file each.")  # fmt: skip
@click.option(
    "--contact", envvar="LEGATION_CONTACT", default="", help="Your e-mail or page, told to the wiki."
)
def fetch(
    titles: tuple[str, ...],
    categories: tuple[str, ...],
    listed: Path | None,
    api: str,
    folder: Path,
    contact: str,
) -> None:
    """Fetch pages from Wikipedia or another MediaWiki, to build from.

    Pages that are there already in their newest revision stay: a fetch that broke off goes on when
    it is started again.

    \b
    legation fetch "France–Germany relations" --to pages && legation build pages
    legation fetch --category "Bilateral relations of Malta"
    """
    import httpx
    from rich.console import Console

    from extract import fetch as fetching

    wanted = [*titles, *(listed.read_text(encoding="utf-8").splitlines() if listed else ())]
    console = Console(stderr=True)
    with httpx.Client(headers={"User-Agent": fetching.user_agent(contact)}, timeout=60) as client:
        wiki = fetching.Wiki(api, client)
        try:
            found = [title for category in categories for title in wiki.members(category)]
            asked = [title.strip() for title in (*wanted, *found) if title.strip()]
            if not asked:
                raise click.UsageError("give titles, --list or --category (a category may be empty)")
            with console.status("Fetching …") as status:
                done = fetching.fetch(wiki, asked, folder, status.update)
        except fetching.FetchError as error:
            raise click.ClickException(str(error)) from error
    for title in done.missing:
        console.print(f"no such page: {title}", markup=False)
    click.echo(
        f"{folder}: {len(done.saved)} saved, {len(done.unchanged)} unchanged, {len(done.missing)} missing"
    )


@main.command(hidden=True)
@click.argument("gold", type=_EXISTING, nargs=-1, required=True)
@click.option("--articles", type=_EXISTING, help="The source files.  [default: GOLD/articles]")
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


if __name__ == "__main__":
    main()
