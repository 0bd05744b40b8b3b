"""The command that serves a graph, with an option for each setting."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from server.settings import Settings, SettingsError, help_of, load

__all__ = ["serve"]


def _options(command: Callable[..., None]) -> Callable[..., None]:
    """An option for each setting of the server; what is not given may come from environment or file."""
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


@click.command()
@click.option(
    "--config", type=click.Path(dir_okay=False, path_type=Path), help="A file of settings, in TOML."
)
@_options
def serve(config: Path | None, **options: Any) -> None:
    """Serve the graph by SPARQL, at http://127.0.0.1:7878/ unless told otherwise.

    Each setting may also come from the environment (LEGATION_PORT=8000) or from a file (port = 8000).

    \b
    legation serve
    legation serve --store my-store --port 8000 --timeout 10
    """
    from server.serve import serve as run  # brings the HTTP server

    given = {name: value for name, value in options.items() if value not in (None, ())}
    try:
        run(load(given, config=config))
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
