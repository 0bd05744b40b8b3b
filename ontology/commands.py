"""The commands for the name tables. What they need is imported when they run."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["gazetteer"]


@click.group()
def gazetteer() -> None:
    """The names of States, places, organisations and office-holders."""


@gazetteer.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--endpoint", default="", help="The SPARQL endpoint to ask.  [default: Wikidata's]")
@click.option(
    "--contact", envvar="LEGATION_CONTACT", default="", help="Your e-mail or page, told to the endpoint."
)
@click.option("--pause", default=1.0, show_default=True, help="Seconds between two queries.")
def update(folder: Path, endpoint: str, contact: str, pause: float) -> None:
    """Make or renew a gazetteer pack in FOLDER from Wikidata.

    A run that broke off goes on when it is started again.

    \b
    legation gazetteer update wikidata/ --contact me@example.org
    legation build articles/ --gazetteer wikidata/
    """
    import httpx
    from rich.console import Console

    from ontology import polite, snapshot, wikidata

    with (
        httpx.Client(headers={"User-Agent": polite.user_agent(contact)}, timeout=90) as client,
        Console(stderr=True).status("Asking …") as status,
    ):
        try:
            found = snapshot.update(
                folder,
                wikidata.Endpoint(endpoint or wikidata.ENDPOINT, client, pause=pause),
                progress=lambda table, done, total: status.update(f"{table}: {done} of {total}"),
            )
        except (polite.NoAnswerError, OSError) as error:
            raise click.ClickException(str(error)) from error
    for name, rows in found.rows.items():
        click.echo(f"{folder / name}: {rows} rows of {found.date}")
