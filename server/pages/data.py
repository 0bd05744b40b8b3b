"""The data page: dumps with sizes and checksums, licence, version, and the code to load them."""

from __future__ import annotations

from flask import render_template

from server import downloads
from server.pages import blueprint, graph

__all__ = ["data"]


@blueprint.get("/data")
def data() -> str:
    """Where to take the whole graph from."""
    return render_template(
        "data.html", release=graph.release(), dumps=downloads.dumps(), sources=graph.select("sources")
    )
