"""The command that shows how a graph is linked to Wikidata."""

from __future__ import annotations

from pathlib import Path

import click

from graph.commands.options import FILE, STORE

__all__ = ["link"]


@click.command()
@STORE
@click.option("--review", type=FILE, help="Write the work list of unlinked and doubtful entities here.")
@click.option("--sssom", "table", type=FILE, help="Write all links, rejected ones too, as SSSOM/TSV here.")
@click.option("--quickstatements", type=FILE, help="Write what Wikidata may lack here, for review.")
@click.option("--online", type=FILE, help="Ask online for candidates too, and keep the answers in this file.")
@click.option("--wiki", default="", help="The MediaWiki whose page titles are asked.  [default: Wikipedia]")
@click.option("--reconciler", default="", help="A service of the Reconciliation API to ask for names.")
@click.option("--contact", envvar="LEGATION_CONTACT", default="", help="Your e-mail or page, told to them.")
def link(
    store: Path,
    review: Path | None,
    table: Path | None,
    quickstatements: Path | None,
    online: Path | None,
    wiki: str,
    reconciler: str,
    contact: str,
) -> None:
    """Show how many entities are linked to Wikidata, and write the links out.

    Fill in the column `judgement` of the work list and build again with --judgements FILE.

    \b
    legation link --review todo.tsv
    legation link --sssom links.sssom.tsv --quickstatements new.qs
    legation link --review todo.tsv --online answers.json --contact me@example.org
    """
    from contextlib import nullcontext

    from extract.fetch import WIKIPEDIA, FetchError
    from graph import link_files
    from graph.online import finder
    from ontology.polite import NoAnswerError

    found = finder(online, wiki or WIKIPEDIA, reconciler, contact) if online else nullcontext(iter)
    try:
        with found as search:
            for line in link_files.write(
                store, review=review, table=table, quickstatements=quickstatements, search=search
            ):
                click.echo(line)
    except (link_files.StoreError, FetchError, NoAnswerError) as error:
        raise click.ClickException(str(error)) from error
