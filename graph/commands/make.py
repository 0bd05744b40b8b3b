"""Commands that make a graph, or give it to another engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from graph.commands.options import EXISTING, REMOTE, REMOTE_STORE, STORE, console
from ontology import BASE

__all__ = ["build", "load", "publish"]


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@STORE
@click.option(
    "--title", "titles", multiple=True, help="Read a dump's pages of titles that match this pattern."
)
@click.option("--category", "categories", multiple=True, help="Read a dump's pages in this category.")
@click.option("--gazetteer", type=EXISTING, help="A folder of larger name tables.")
@click.option("--judgements", type=EXISTING, help="A table of links accepted, rejected or replaced by hand.")
@click.option("--base", default=BASE, show_default=True, help="Base of the IRIs of the data.")
@click.option("--engine", default="rules", show_default=True, help="What reads the facts.")
@click.option("--pipeline", default="", help="The spaCy pipeline; the small English one if not given.")
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes that read; as many as processors if not given."
)
@click.option("--cluster", metavar="ADDRESS", help="A Dask scheduler whose workers read, as tcp://host:8786.")
@click.option(
    "--limit", type=click.FloatRange(1), default=120.0, show_default=True, help="Seconds for a page."
)
@click.option("--fresh", is_flag=True, help="Build and read every article although nothing has changed.")
@click.option("--verbose", is_flag=True, help="List everything that could not be used.")
@REMOTE
@REMOTE_STORE
def build(
    paths: tuple[Path, ...],
    store: Path,
    titles: tuple[str, ...],
    categories: tuple[str, ...],
    gazetteer: Path | None,
    judgements: Path | None,
    base: str,
    engine: str,
    pipeline: str,
    jobs: int | None,
    cluster: str | None,
    limit: float,
    fresh: bool,
    verbose: bool,
    remote: str,
    remote_store: str,
) -> None:
    """Build the graph from articles: PATHS are files and folders.

    The graph is replaced when the new one is complete; a build that fails leaves the former one.
    Articles that are as they were at the last build are not read again, and a build that was
    stopped goes on. Where nothing has changed nothing is done.

    \b
    legation build articles/
    legation build articles/ page.html --store my-store --gazetteer tables/
    legation build dump.xml.bz2 --title ".* relations" --category "Foreign relations of Malta"
    """
    import time

    from extract.read import Choice
    from graph import build as graph_build
    from graph import judgements as judging
    from graph import summary
    from graph.cache import Cached
    from graph.work import Recipe, at

    begin, messages = time.perf_counter(), console()
    try:
        choice = Choice(titles, categories)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    with _refused():
        by_hand = judging.read(judgements) if judgements else ()
        recipe = Recipe(engine, pipeline, gazetteer, store)
        rules = recipe.version()
        kept = Cached(at(recipe, jobs, cluster, limit), store, rules, fresh=fresh)
        with summary.progress(messages) as progress, kept as work:
            report = graph_build.build(
                paths,
                store,
                work,
                base=base,
                judgements=by_hand,
                rules=rules,
                choice=choice,
                fresh=fresh,
                progress=progress,
            )
    summary.show(report, messages, time.perf_counter() - begin, everything=verbose)
    if remote:
        _publish(store, remote, remote_store)


@contextmanager
def _refused() -> Iterator[None]:
    """Say in one line why a build is refused."""
    from graph.build import BuildError
    from graph.judgements import JudgementError
    from graph.store import StoreError
    from graph.work import ClusterError
    from ontology.gazetteer import GazetteerError

    try:
        yield
    except (BuildError, StoreError, GazetteerError, JudgementError, ClusterError, LookupError) as error:
        raise click.ClickException(str(error)) from error


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@STORE
@click.option("--base", default=BASE, show_default=True, help="Base of the IRIs of the data.")
@click.option("--add", is_flag=True, help="Keep what is in the graph.")
@REMOTE
@REMOTE_STORE
def load(files: tuple[Path, ...], store: Path, base: str, add: bool, remote: str, remote_store: str) -> None:
    """Load RDF files in place of the graph, or beside it: a dump, or other people's data.

    The form is told by the file's name: .ttl .trig .nt .nq .jsonld .rdf, also with .gz or .zst.

    \b
    legation load graph.nq.gz
    legation load more.ttl --add
    """
    from graph import load as loading
    from graph.store import StoreError, manifest

    try:
        version = manifest(loading.load(files, store, base=base, add=add))
    except (loading.LoadError, StoreError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{version.triples:,} triples in {version.graphs:,} named graphs", err=True)
    if remote:
        _publish(store, remote, remote_store)


@click.command()
@click.argument("remote", metavar="URL", envvar="LEGATION_REMOTE")
@REMOTE_STORE
@STORE
def publish(remote: str, remote_store: str, store: Path) -> None:
    """Give the graph to another engine, which answers SPARQL at URL; `legation serve --remote` serves it from there.

    Only graphs that differ are sent, and one that broke off goes on when it is started again. User and
    password are taken from LEGATION_REMOTE_USER and LEGATION_REMOTE_PASSWORD, or from ~/.netrc; a token
    from LEGATION_REMOTE_TOKEN.

    \b
    legation publish http://127.0.0.1:8890/sparql --remote-store http://127.0.0.1:8890/sparql-graph-crud-auth
    """
    _publish(store, remote, remote_store)


def _publish(store: Path, remote: str, remote_store: str) -> None:
    from graph import publish as publishing
    from graph.remote import AnswerError, Remote, RemoteError
    from graph.store import StoreError
    from graph.summary import progress

    try:
        with Remote(remote, store=remote_store) as engine, progress(console()) as told:
            done = publishing.publish(store, engine, progress=told)
    except (StoreError, RemoteError, AnswerError) as error:
        raise click.ClickException(str(error)) from error
    for graph, (found, sent) in sorted(done.short.items()):
        click.echo(f"{graph}: the engine holds {found:,} of {sent:,} triples", err=True)
    counts = f"{done.sent:,} graphs sent, {done.kept:,} as they were, {done.removed:,} removed"
    click.echo(f"{remote} holds version {done.version}: {counts}", err=True)
