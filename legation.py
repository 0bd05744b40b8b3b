"""The command line of Legation. Thin: every command calls one function of a room."""

from __future__ import annotations

import click

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="legation")
def main() -> None:
    """A knowledge graph of diplomacy: read articles into facts, store them, serve them."""


if __name__ == "__main__":
    main()
