"""The command that fetches articles. What it needs is imported when it runs."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["fetch"]


@click.command()
@click.argument("titles", nargs=-1, metavar="[TITLE]...")
@click.option("--category", "categories", multiple=True, help="Fetch every article of this category too.")
@click.option(
    "--list",
    "listed",
    type=click.Path(exists=True, path_type=Path),
    help="Fetch the titles in this file too, one a line.",
)
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

    wanted = (*titles, *_lines(listed))
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
    counts = f"{len(done.saved)} saved, {len(done.unchanged)} unchanged, {len(done.missing)} missing"
    click.echo(f"{folder}: {counts}")


def _lines(path: Path | None) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path else []
