"""Search over names: a page, and suggestions while one types."""

from __future__ import annotations

from flask import jsonify, render_template, request
from werkzeug.wrappers import Response

from server import urls
from server.pages import blueprint, graph

__all__ = ["search", "suggest"]

_PAGE = 50
_SUGGESTIONS = 8


@blueprint.get("/search")
def search() -> str:
    """The things whose names match `?q=`, best first."""
    text = request.args.get("q", "").strip()
    return render_template("search.html", text=text, hits=graph.find(text, _PAGE) if text else [])


@blueprint.get("/search/suggest")
def suggest() -> Response:
    """The same for a text that is still being typed, as JSON."""
    hits = graph.find(request.args.get("q", "").strip(), _SUGGESTIONS)
    return jsonify([{"label": hit.label, "class": hit.cls, "url": urls.local(hit.iri)} for hit in hits])
