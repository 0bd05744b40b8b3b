"""The data page: dumps with sizes and checksums, licence, version, and the code to load them."""

from __future__ import annotations

from flask import render_template

from server import downloads
from server.pages import blueprint, facts, graph

__all__ = ["data"]

_LISTED = 200  # articles named on the page


@blueprint.get("/data")
def data() -> str:
    """Where to take the whole graph from."""
    articles = graph.foremost("Article", _LISTED)
    return render_template(
        "data.html",
        release=graph.release(),
        dumps=downloads.dumps(),
        sources=graph.select("sources", articles=[article.iri for article in articles]),
        all_sources=graph.counts().get("Article", 0),
        all_query=facts.query_of("Article", []),
    )
