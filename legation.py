"""The command line of Legation: the commands of its rooms, and `demo`, which runs two of them."""

from __future__ import annotations

from pathlib import Path

import click

from extract.commands import fetch
from graph.commands import COMMANDS, build
from ontology.commands import gazetteer
from server.commands import serve

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="legation")
def main() -> None:
    """A knowledge graph of diplomacy: read articles into facts, store them, serve them."""


for command in (*COMMANDS, fetch, gazetteer, serve):
    main.add_command(command)


@main.command()
@click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo-store"),
    show_default=True,
    help="Where the graph is built.",
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
