"""Commands that read a graph: as files, by queries, against the shapes, beside another one."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graph.commands.options import EXISTING, STORE, console

__all__ = ["diff", "dump", "query", "validate"]

_FORMATS = ("turtle", "trig", "ntriples", "nquads", "jsonld", "csv")


@click.command()
@STORE
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    help="If not given, by the end of the file's name, or turtle.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write, or folder for csv.")
@click.option(
    "--compress", type=click.Choice(["gzip", "zstd"]), help="If not given, by the end of the file's name."
)
@click.option(
    "--class", "classes", multiple=True, metavar="NAME", help="Only facts of this class; repeatable."
)
@click.option(
    "--article", "articles", multiple=True, metavar="NAME", help="Only what this article states; repeatable."
)
@click.option(
    "--confidence", type=click.FloatRange(0, 1), default=0.0, help="Only passages at least as sure."
)
@click.option("--without-quotes", is_flag=True, help="Leave out the words of the sources.")
def dump(
    store: Path,
    format_: str | None,
    output: Path | None,
    compress: str | None,
    classes: tuple[str, ...],
    articles: tuple[str, ...],
    confidence: float,
    without_quotes: bool,
) -> None:
    """Write the graph to a file, or to standard output.

    Turtle, TriG, JSON-LD and CSV are sorted: the same graph gives the same bytes. Formats without
    named graphs hold all graphs together. CSV is one table a class, in the folder given by -o.

    \b
    legation dump --format nquads | sort
    legation dump -o graph.ttl.gz --without-quotes
    legation dump --format csv --class Visit -o tables/
    """
    from decimal import Decimal

    from graph.export.command import DumpError, write
    from graph.export.select import Selection
    from graph.store import StoreError

    wanted = Selection(frozenset(classes), frozenset(articles), Decimal(str(confidence)), not without_quotes)
    try:
        write(store, format_ or "", output, compress or "", wanted)
    except BrokenPipeError:
        raise  # whoever reads has enough: no error to tell
    except (DumpError, StoreError, OSError) as error:
        raise click.ClickException(str(error)) from error


@click.command()
@click.argument("query")
@STORE
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv", "tsv", "xml"]),
    default="table",
    show_default=True,
)
def query(query: str, store: Path, format_: str) -> None:
    """Answer a SPARQL query: QUERY is its text, or a file that ends with .rq.

    The usual prefixes need not be declared; triples (CONSTRUCT, DESCRIBE) come as Turtle.

    \b
    legation query 'SELECT ?visit ?label { ?visit a dip:Visit ; rdfs:label ?label }'
    """
    from graph.answers import QueryError, answer, text_of
    from graph.store import StoreError, graph_of, latest

    try:
        answer(
            graph_of(latest(store)),
            text_of(query),
            format_,
            sys.stdout.buffer,
            console(err=False),
        )
    except (QueryError, StoreError) as error:
        raise click.ClickException(str(error)) from error


@click.command()
@STORE
@click.option("--warnings", is_flag=True, help="Also say what is merely missing.")
def validate(store: Path, warnings: bool) -> None:
    """Check the graph against the shapes of the ontology; the exit code is 1 where it breaks one."""
    from graph.check import in_memory, violations
    from graph.store import StoreError, graph_of, latest

    try:
        found = violations(in_memory(graph_of(latest(store))), warnings=warnings)
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    for each in found:
        click.echo(f"{each.severity}: {each.message}: <{each.node}>")
    broken = sum(each.severity == "Violation" for each in found)
    click.echo(f"{broken} violations, {len(found) - broken} warnings", err=True)
    raise SystemExit(1 if broken else 0)


@click.command()
@click.argument("old", type=EXISTING)
@click.argument("new", type=EXISTING)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def diff(old: Path, new: Path, as_json: bool) -> None:
    """Say which facts were added (+), removed (-) and changed (~) from OLD to NEW.

    Each is a store, one version of it (STORE/versions/…), or a dump.

    \b
    legation diff dump-2024.nq.gz store
    """
    import json

    from graph import difference
    from graph.load import LoadError, opened
    from graph.store import StoreError

    try:
        found = difference.compare(opened(old), opened(new))
    except (LoadError, StoreError) as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps(difference.as_json(found), ensure_ascii=False, indent=2))
    else:
        for line in difference.in_words(found):
            click.echo(line)
    counts = ((found.added, "added"), (found.removed, "removed"), (found.changed, "changed"))
    click.echo(", ".join(f"{len(facts):,} {what}" for facts, what in counts), err=True)
