"""What several commands share: options, kinds of paths, where messages go."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

__all__ = ["EXISTING", "FILE", "REMOTE", "REMOTE_STORE", "STORE", "console"]

STORE = click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("store"),
    envvar="LEGATION_STORE",
    show_default=True,
    show_envvar=True,
    help="The store directory.",
)
REMOTE = click.option(
    "--remote",
    default="",
    metavar="URL",
    envvar="LEGATION_REMOTE",
    help="Give the graph to the engine that answers SPARQL at this address too.",
)
REMOTE_STORE = click.option(
    "--remote-store",
    default="",
    metavar="URL",
    envvar="LEGATION_REMOTE_STORE",
    help="Where that engine speaks the Graph Store Protocol.  [default: the same address]",
)
EXISTING = click.Path(exists=True, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)


def console(*, err: bool = True) -> Console:
    """Messages go to standard error, so that results can be piped."""
    return Console(stderr=err, soft_wrap=False)
