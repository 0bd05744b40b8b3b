"""The command line of Legation. Thin: every command calls one function of a room."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from ontology import BASE

if TYPE_CHECKING:
    from graph.evaluation import Evaluation

__all__ = ["main"]

_FORMATS = ("turtle", "trig", "ntriples", "nquads", "jsonld", "csv")
_STORE = click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("store"),
    envvar="LEGATION_STORE",
    show_default=True,
    show_envvar=True,
    help="The store directory.",
)
_REMOTE = click.option(
    "--remote",
    default="",
    metavar="URL",
    envvar="LEGATION_REMOTE",
    help="Give the graph to the engine that answers SPARQL at this address too.",
)
_REMOTE_STORE = click.option(
    "--remote-store",
    default="",
    metavar="URL",
    envvar="LEGATION_REMOTE_STORE",
    help="Where that engine speaks the Graph Store Protocol.  [default: the same address]",
)
_EXISTING = click.Path(exists=True, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="legation")
def main() -> None:
    """A knowledge graph of diplomacy: read articles into facts, store them, serve them."""


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@_STORE
@click.option(
    "--title", "titles", multiple=True, help="Read a dump's pages of titles that match this pattern."
)
@click.option("--category", "categories", multiple=True, help="Read a dump's pages in this category.")
@click.option("--gazetteer", type=_EXISTING, help="A folder of larger name tables.")
@click.option("--judgements", type=_EXISTING, help="A table of links accepted, rejected or replaced by hand.")
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
@_REMOTE
@_REMOTE_STORE
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
    from graph.store import StoreError
    from graph.work import ClusterError, Recipe, at
    from ontology import gazetteer as tables

    begin, console = time.perf_counter(), _console()
    try:
        choice = Choice(titles, categories)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    try:
        names, by_hand = tables.load(gazetteer), judging.read(judgements) if judgements else ()
        recipe = Recipe(engine, pipeline, gazetteer)
        rules = recipe.version()
        kept = Cached(at(recipe, jobs, cluster, limit), store, rules, fresh=fresh)
        with summary.progress(console) as progress, kept as work:
            report = graph_build.build(
                paths,
                store,
                work,
                base=base,
                gazetteer=names,
                judgements=by_hand,
                rules=rules,
                choice=choice,
                fresh=fresh,
                progress=progress,
            )
    except (
        graph_build.BuildError,
        StoreError,
        tables.GazetteerError,
        judging.JudgementError,
        ClusterError,
        LookupError,
    ) as error:
        raise click.ClickException(str(error)) from error
    summary.show(report, console, time.perf_counter() - begin, everything=verbose)
    if remote:
        _publish(store, remote, remote_store)


@main.command()
@_STORE
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


@main.command()
@click.argument("query")
@_STORE
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
            _console(err=False),
        )
    except (QueryError, StoreError) as error:
        raise click.ClickException(str(error)) from error


@main.command()
@_STORE
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


@main.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@_STORE
@click.option("--base", default=BASE, show_default=True, help="Base of the IRIs of the data.")
@click.option("--add", is_flag=True, help="Keep what is in the graph.")
@_REMOTE
@_REMOTE_STORE
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


@main.command()
@click.argument("remote", metavar="URL", envvar="LEGATION_REMOTE")
@_REMOTE_STORE
@_STORE
def publish(remote: str, remote_store: str, store: Path) -> None:
    """Give the graph to another engine, which answers SPARQL at URL; `legation serve --remote` serves it from there.

    Only graphs that differ are sent, and one that broke off goes on when it is started again. User and
    password are taken from LEGATION_REMOTE_USER and LEGATION_REMOTE_PASSWORD, or from ~/.netrc.

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
        with Remote(remote, store=remote_store) as engine, progress(_console()) as told:
            done = publishing.publish(store, engine, progress=told)
    except (StoreError, RemoteError, AnswerError) as error:
        raise click.ClickException(str(error)) from error
    for graph, (found, sent) in sorted(done.short.items()):
        click.echo(f"{graph}: the engine holds {found:,} of {sent:,} triples", err=True)
    counts = f"{done.sent:,} graphs sent, {done.kept:,} as they were, {done.removed:,} removed"
    click.echo(f"{remote} holds version {done.version}: {counts}", err=True)


@main.command()
@click.argument("old", type=_EXISTING)
@click.argument("new", type=_EXISTING)
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


def _console(*, err: bool = True) -> Console:
    """Messages go to standard error, so that results can be piped."""
    return Console(stderr=err, soft_wrap=False)


@main.command()
@_STORE
@click.option("--review", type=_FILE, help="Write the work list of unlinked and doubtful entities here.")
@click.option("--sssom", "table", type=_FILE, help="Write all links, rejected ones too, as SSSOM/TSV here.")
@click.option("--quickstatements", type=_FILE, help="Write what Wikidata may lack here, for review.")
@click.option(
    "--online", type=_FILE, help="Ask online for candidates too, and keep the answers in this file."
)
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


@main.group()
def gazetteer() -> None:
    """The names of States, places, organisations and office-holders."""


@gazetteer.command()
@click.argument("folder", type=_FOLDER)
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

    from ontology import polite, snapshot, wikidata

    with (
        httpx.Client(headers={"User-Agent": polite.user_agent(contact)}, timeout=90) as client,
        _console().status("Asking …") as status,
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


def _serve_options(command: Callable[..., None]) -> Callable[..., None]:
    """An option for each setting of the server; what is not given may come from environment or file."""
    from server.settings import Settings, help_of

    for field in reversed(dataclasses.fields(Settings)):
        flag = f"--{field.name.replace('_', '-')}"
        if isinstance(field.default, bool):
            command = click.option(
                f"{flag}/--no-{flag[2:]}", field.name, default=None, help=help_of(field.name)
            )(command)
        else:
            many = isinstance(field.default, tuple)
            command = click.option(
                flag, field.name, multiple=many, metavar="VALUE", help=help_of(field.name)
            )(command)
    return command


@main.command()
@click.option("--config", type=_FILE, help="A file of settings, in TOML.")
@_serve_options
def serve(config: Path | None, **options: Any) -> None:
    """Serve the graph by SPARQL, at http://127.0.0.1:7878/ unless told otherwise.

    Each setting may also come from the environment (LEGATION_PORT=8000) or from a file (port = 8000).

    \b
    legation serve
    legation serve --store my-store --port 8000 --timeout 10
    """
    from server.serve import serve as run
    from server.settings import SettingsError, load

    given = {name: value for name, value in options.items() if value not in (None, ())}
    try:
        run(load(given, config=config))
    except SettingsError as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.option(
    "--store", type=_FOLDER, default=Path("demo-store"), show_default=True, help="Where the graph is built."
)
@click.option("--port", default=7878, show_default=True, help="Port to serve at.")
@click.pass_context
def demo(context: click.Context, store: Path, port: int) -> None:
    """Build the graph of the sample articles and serve it at http://127.0.0.1:7878/."""
    import extract

    samples = Path(extract.__file__).parent / "samples"
    context.invoke(build, paths=(samples,), store=store)
    click.echo(f"\nOpen http://127.0.0.1:{port}/ in a browser; Ctrl+C ends the server.")
    context.invoke(serve, store=store, port=port, log=False)


if __name__ == "__main__":
    main()
